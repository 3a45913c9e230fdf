"""VADER's rules for English on the token table, for all sentences at once.

Hutto & Gilbert 2014 as vaderSentiment 3.3.2 does it, oddities included (they are marked below),
so that its published validity holds for these numbers. Only emoji are not turned into words.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from vaderSentiment.vaderSentiment import C_INCR

from analysis.corpus import Corpus
from analysis.measures.lexicon import SMALL_WORDS, EnglishLexicon, EnglishTypes
from analysis.measures.tone_engine import (
    CONTRAST_AFTER,
    CONTRAST_BEFORE,
    DECAY,
    NEGATED,
    Hits,
    Layout,
)
from analysis.measures.tone_vader_words import Words, find_words

_NO, _OR, _NOR, _NEVER, _SO, _THIS, _WITHOUT, _DOUBT, _LEAST, _AT, _VERY, _KIND, _OF, _BUT = range(
    1, len(SMALL_WORDS) + 1
)


def vader_hits(
    corpus: Corpus, layout: Layout, lexicon: EnglishLexicon, types: EnglishTypes
) -> Hits:
    """The words of a layout that the lexicon knows, with VADER's value for each."""
    words = find_words(corpus, layout, lexicon, types)
    entry = words.entry
    following = np.append(entry[1:], 0)
    small = lexicon.small
    hit = lexicon.known[entry] & (lexicon.booster[entry] == 0)
    hit &= ~((small[entry] == _KIND) & (small[following] == _OF))
    at = np.flatnonzero(hit)
    sentence = layout.sentence[words.token[at]]
    value, acted = _values(layout, words, lexicon, at, sentence)
    value, contrast = _contrast(words, lexicon, at, sentence, value)
    first, last = words.token[at], words.token[at] + np.maximum(words.count[at], 1) - 1
    shifters = _shifters(layout, words, [*acted, (contrast, "contrast")])
    return Hits(
        sentence=layout.rows[sentence],
        token=layout.token[first],
        width=np.ones(len(at), dtype=np.int64),
        start=layout.start[first] - layout.base[first],
        end=layout.end[last] - layout.base[last],
        valence=lexicon.valence[entry[at]],
        value=value,
        shifters=shifters,
        marks=_marks(layout),
    )


def _values(
    layout: Layout, words: Words, lexicon: EnglishLexicon, at: np.ndarray, sentence: np.ndarray
) -> tuple[np.ndarray, list[tuple[np.ndarray, str]]]:
    """VADER's value of each hit before “but”, and the words (with role) that changed it."""
    place = at - words.first[sentence]
    rest = words.size[sentence] - 1 - place
    entry = {0: words.entry[at]}
    for d in (1, 2, 3):
        entry[d] = np.where(place >= d, words.entry[np.maximum(at - d, 0)], 0)
        entry[-d] = np.where(rest >= d, words.entry[np.minimum(at + d, len(words.entry) - 1)], 0)
    small = {d: lexicon.small[row] for d, row in entry.items()}
    known = lexicon.known
    value = lexicon.valence[entry[0]].copy()
    acted: list[tuple[np.ndarray, str]] = []

    value[(small[0] == _NO) & known[entry[-1]]] = 0.0
    denied = [small[1] == _NO, small[2] == _NO]
    denied.append((small[3] == _NO) & ((small[1] == _OR) | (small[1] == _NOR)))
    value = np.where(np.any(denied, axis=0), lexicon.valence[entry[0]] * NEGATED, value)
    acted += [(at[mask] - d, "negation") for d, mask in enumerate(denied, 1)]

    boosted = {
        d: (place >= d) & ~known[entry[d]] & (lexicon.booster[entry[d]] != 0) for d in (1, 2, 3)
    }
    shouted = _shouted(layout, words, at, boosted)
    value = np.where(shouted[0], value + np.where(value > 0, C_INCR, -C_INCR), value)
    for d in (1, 2, 3):
        applies = (place >= d) & ~known[entry[d]]
        boost = lexicon.booster[entry[d]]
        boost = np.where(value < 0, -boost, boost)
        boost = boost + np.where(shouted[d], np.where(value > 0, C_INCR, -C_INCR), 0.0)
        value = np.where(applies, value + boost * DECAY[d - 1], value)
        factor = np.where(applies, _negation(d, small, lexicon.negates[entry[d]]), 1.0)
        value = value * factor
        acted.append((at[boosted[d]] - d, "intensifier"))
        acted.append((at[factor == NEGATED] - d, "negation"))
        if d == 3:
            value = np.where(applies, _idioms(value, entry, lexicon), value)
    alone = (small[1] == _LEAST) & ~((place > 1) & ((small[2] == _AT) | (small[2] == _VERY)))
    acted.append((at[alone] - 1, "negation"))
    return np.where(alone, value * NEGATED, value), acted


def _negation(d: int, small: dict[int, np.ndarray], negates: np.ndarray) -> np.ndarray:
    """The factor that the word `d` places before a hit puts on it."""
    near_doubt = [small[step] == _DOUBT for step in range(1, d)]
    doubt = np.any(near_doubt, axis=0) if near_doubt else np.zeros(len(negates), dtype=bool)
    factor = np.where(negates & ~((small[d] == _WITHOUT) & doubt), NEGATED, 1.0)
    if d == 1:
        return factor
    so = {step: (small[step] == _SO) | (small[step] == _THIS) for step in (1, 2)}
    never = small[d] == _NEVER
    # vaderSentiment 3.3.2 binds “so” right before the word without “never” when three words stand
    # before it: kept
    strengthens = never & so[1] if d == 2 else (never & so[2]) | so[1]
    return np.where(strengthens, 1.25, factor)


def _idioms(value: np.ndarray, entry: dict[int, np.ndarray], lexicon: EnglishLexicon) -> np.ndarray:
    """Special phrases (“the bomb”) and two-word dampeners (“sort of”) around a hit."""
    word = {d: lexicon.idiom_word[row] for d, row in entry.items()}
    pairs, triples = lexicon.idioms2, lexicon.idioms3
    found = pairs[word[1], word[0]]
    for candidate in (
        triples[word[2], word[1], word[0]],
        pairs[word[2], word[1]],
        triples[word[3], word[2], word[1]],
        pairs[word[3], word[2]],
    ):
        found = np.where(np.isnan(found), candidate, found)
    for candidate in (pairs[word[0], word[-1]], triples[word[0], word[-1], word[-2]]):
        found = np.where(np.isnan(candidate), found, candidate)
    value = np.where(np.isnan(found), value, found)
    dampers = lexicon.dampers2
    return value + dampers[word[3], word[2]] + dampers[word[2], word[1]]


def _shouted(
    layout: Layout, words: Words, at: np.ndarray, boosted: dict[int, np.ndarray]
) -> dict[int, np.ndarray]:
    """Hits (0) and intensifiers before them (1, 2, 3) in capitals where not all words are."""
    asked = {0: at, **{d: at[mask] - d for d, mask in boosted.items()}}
    capital = {d: _in_capitals(layout, words, some) for d, some in asked.items()}
    result = {d: np.zeros(len(at), dtype=bool) for d in asked}
    result[0] = capital[0]
    for d, mask in boosted.items():
        result[d][mask] = capital[d]
    some = np.any(list(result.values()), axis=0)
    if not some.any():
        return result
    sentence = layout.sentence[words.token[at]]
    mixed = np.zeros(len(layout.rows), dtype=bool)
    candidates = np.unique(sentence[some])
    size = words.size[candidates]
    inside = np.repeat(words.first[candidates] - (np.cumsum(size) - size), size)
    upper = _in_capitals(layout, words, inside + np.arange(size.sum()))
    loud = np.add.reduceat(upper.astype(np.int64), np.cumsum(size) - size)
    mixed[candidates] = (loud > 0) & (loud < size)
    return {d: mask & mixed[sentence] for d, mask in result.items()}


def _in_capitals(layout: Layout, words: Words, at: np.ndarray) -> np.ndarray:
    """str.isupper of some words; a word that ends in a small letter needs no look."""
    last = words.token[at] + np.maximum(words.count[at], 1) - 1
    ends = layout.points[layout.end[last] - 1]
    maybe = np.flatnonzero(((ends < ord("a")) | (ends > ord("z"))) & (words.count[at] > 0))
    result = np.zeros(len(at), dtype=bool)
    starts, ends = layout.start[words.token[at[maybe]]], layout.end[last[maybe]]
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    result[maybe] = [layout.joined[a:b].isupper() for a, b in spans]
    place = np.searchsorted(words.odd, at[maybe])
    odd = np.flatnonzero(np.append(words.odd, -1)[place] == at[maybe])
    result[maybe[odd]] = [words.odd_text[row].isupper() for row in place[odd].tolist()]
    return result


def _contrast(
    words: Words,
    lexicon: EnglishLexicon,
    at: np.ndarray,
    sentence: np.ndarray,
    value: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Values weighed by the first “but” of their sentence; the words “but” that did so.

    vaderSentiment looks a value up by equality while it changes the list: an equal value earlier
    in the sentence is changed in its place. Kept, so one column of a sentence × hit table a step.
    """
    buts = np.flatnonzero(lexicon.small[words.entry] == _BUT)
    where = np.full(len(words.size), -1, dtype=np.int64)
    home = np.searchsorted(words.first, buts, side="right") - 1
    where[home[::-1]] = buts[::-1]
    touched = np.flatnonzero(where[sentence] >= 0)
    if not len(touched):
        return value, touched
    _, row = np.unique(sentence[touched], return_inverse=True)
    column = np.arange(len(touched)) - np.searchsorted(row, row)
    table = np.full((row[-1] + 1, column.max() + 1), np.nan)
    table[row, column] = value[touched]
    weight = np.zeros_like(table)
    later = at[touched] > where[sentence[touched]]
    weight[row, column] = np.where(later, CONTRAST_AFTER, CONTRAST_BEFORE)
    for step in range(table.shape[1]):
        rows = np.flatnonzero(~np.isnan(table[:, step]))
        same = np.argmax(table[rows] == table[rows, step][:, None], axis=1)
        table[rows, same] *= weight[rows, same]
    value = value.copy()
    value[touched] = table[row, column]
    return value, where[np.unique(sentence[touched])]


def _shifters(layout: Layout, words: Words, acted: list[tuple[np.ndarray, str]]) -> pd.DataFrame:
    """The words that changed a hit, each once with its role."""
    frames = []
    for at, role in acted:
        first = words.token[at]
        last = first + np.maximum(words.count[at], 1) - 1
        columns = {
            "sentence": layout.rows[layout.sentence[first]],
            "token": layout.token[first],
            "start": layout.start[first] - layout.base[first],
            "end": layout.end[last] - layout.base[last],
        }
        frames.append(pd.DataFrame(columns).assign(role=role))
    return pd.concat(frames, ignore_index=True).drop_duplicates(ignore_index=True)


def _marks(layout: Layout) -> pd.DataFrame:
    """Runs of exclamation and question marks with the token before them."""
    exclaim = layout.per_gap([text.count("!") for text, _ in layout.kinds], "int64")
    question = layout.per_gap([text.count("?") for text, _ in layout.kinds], "int64")
    gaps = np.flatnonzero(exclaim + question)
    place = np.searchsorted(layout.before, gaps)
    tail_or_inner = ~np.isin(gaps, layout.before[layout.first])
    token = layout.token[np.maximum(place - tail_or_inner, 0)]
    return pd.DataFrame({"token": token, "exclaim": exclaim[gaps], "question": question[gaps]})
