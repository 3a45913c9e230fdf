"""VADER's rules for English on the token table, for all sentences at once.

Hutto & Gilbert 2014 as vaderSentiment 3.3.2 does it, oddities included (they are marked below),
so that its published validity holds for these numbers. Only emoji are not turned into words.
"""

from __future__ import annotations

import numpy as np
from vaderSentiment.vaderSentiment import C_INCR

from analysis.measures.lexicon import SMALL_WORDS, EnglishLexicon
from analysis.measures.tone_engine import (
    CONTRAST_AFTER,
    CONTRAST_BEFORE,
    DECAY,
    LEAD,
    NEGATED,
    Hits,
    Layout,
    acted_in,
)
from analysis.measures.tone_vader_words import Types, Words, find_words

_NO, _OR, _NOR, _NEVER, _SO, _THIS, _WITHOUT, _DOUBT, _LEAST, _AT, _VERY, _KIND, _OF, _ = range(
    1, len(SMALL_WORDS) + 1
)


def vader_hits(layout: Layout, term: np.ndarray, lexicon: EnglishLexicon, types: Types) -> Hits:
    """The words of a layout that the lexicon knows, with VADER's value for each.

    term: the type of each token, a row of `types`.
    """
    words = find_words(layout, term, lexicon, types)
    small = lexicon.small
    at = np.flatnonzero((lexicon.known & (lexicon.booster == 0)).take(words.entry))
    following = words.entry[np.minimum(at + 1, len(words.entry) - 1)]
    at = at[~((small[words.entry[at]] == _KIND) & (small[following] == _OF))]
    first, last = words.tokens(at)
    sentence = layout.sentence[first]
    value, moved = lexicon.valence[words.entry[at]], _moved(words, lexicon, at)
    value[moved], acted = _values(words, lexicon, at[moved], sentence[moved])
    value, contrast = _contrast(words, lexicon, at, sentence, value)
    acted.append((contrast, "contrast"))
    place, token, start, end = layout.places(first, last)
    return Hits(
        sentence=place,
        token=token,
        width=np.ones(len(at), dtype=np.int64),
        start=start,
        end=end,
        valence=lexicon.valence[words.entry[at]],
        value=value,
        acted=acted_in(layout, [(*words.tokens(which), role) for which, role in acted]),
        marks=_marks(layout),
    )


def _moved(words: Words, lexicon: EnglishLexicon, at: np.ndarray) -> np.ndarray:
    """The hits that a rule may change, as numbers; the others have the value of the lexicon."""
    acts = (lexicon.booster != 0) | lexicon.negates | (lexicon.small > 0) | (lexicon.idiom_word > 0)
    here = acts.take(words.entry)
    near = here[at] | _in_capitals(words, at)
    for d in (1, 2, 3):
        near |= here[np.maximum(at - d, 0)]
    return np.flatnonzero(near)


def _values(
    words: Words, lexicon: EnglishLexicon, at: np.ndarray, sentence: np.ndarray
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
    shouted = _shouted(words, at, sentence, boosted)
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
    words: Words, at: np.ndarray, sentence: np.ndarray, boosted: dict[int, np.ndarray]
) -> dict[int, np.ndarray]:
    """Hits (0) and intensifiers before them (1, 2, 3) in capitals where not all words are."""
    asked = {0: at, **{d: at[mask] - d for d, mask in boosted.items()}}
    capital = {d: _in_capitals(words, some) for d, some in asked.items()}
    result = {d: np.zeros(len(at), dtype=bool) for d in asked}
    result[0] = capital[0]
    for d, mask in boosted.items():
        result[d][mask] = capital[d]
    some = np.any(list(result.values()), axis=0)
    if not some.any():
        return result
    mixed = np.zeros(len(words.size), dtype=bool)
    candidates = np.unique(sentence[some])
    size = words.size[candidates]
    inside = np.repeat(words.first[candidates] - (np.cumsum(size) - size), size)
    upper = _in_capitals(words, inside + np.arange(size.sum()))
    loud = np.add.reduceat(upper.astype(np.int64), np.cumsum(size) - size)
    mixed[candidates] = (loud > 0) & (loud < size)
    return {d: mask & mixed[sentence] for d, mask in result.items()}


def _in_capitals(words: Words, at: np.ndarray) -> np.ndarray:
    """str.isupper of some words; a word that ends in a small letter needs no look."""
    first, last = words.tokens(at)
    ends = words.layout.points[words.layout.end[last] - 1]
    maybe = np.flatnonzero(((ends < ord("a")) | (ends > ord("z"))) & ~words.signs[at])
    result = np.zeros(len(at), dtype=bool)
    result[maybe] = list(map(str.isupper, words.texts(first[maybe], last[maybe])))
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
    buts = np.flatnonzero(words.entry == lexicon.rows["but"])
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


def _marks(layout: Layout) -> np.ndarray:
    """Runs of exclamation and question marks with the token before them (`Hits.marks`)."""
    counts = np.array([(text.count("!"), text.count("?")) for text, _ in layout.kinds])
    odd = np.flatnonzero(counts.sum(axis=1)[layout.odd_kind])
    kind = layout.odd_kind[odd]
    leads = np.array([side == LEAD for _, side in layout.kinds])[kind]
    return np.stack((layout.token[layout.odd_after[odd] - ~leads], *counts[kind].T))
