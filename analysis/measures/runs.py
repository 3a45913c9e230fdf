"""Terms of one length in running text: where each stands, its words and its names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.corpus import TokenTable
from analysis.measures.threads import once
from analysis.text.columns import (
    Texts,
    beside,
    equal,
    first_letters,
    lengths,
    matching,
    ranks,
    replaced,
    taken,
    texts_of,
    without_first_letters,
)

_MIX = np.uint64(0x9E3779B97F4A7C15)
_MOST_BUCKETS = 24  # bits: of pairs that stand once, most are alone in one of so many buckets


@dataclass(frozen=True, eq=False)
class Runs:
    """start: token rows where occurrences begin, in order; which: the term of each (both int32).

    words: terms × length, the single words of each, as numbers among the single words; terms,
    display: text, one a term, made when they are asked for.
    """

    start: np.ndarray
    which: np.ndarray
    words: np.ndarray
    names: Callable[[], Texts]
    surfaces: Callable[[], Texts]

    @once
    def terms(self) -> Texts:
        return self.names()

    @once
    def display(self) -> Texts:
        return self.surfaces()


def at_rows(column: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The column at rising rows: as it is where these are all."""
    return column if len(rows) == len(column) else column[rows]


def word_runs(tokens: TokenTable, position: np.ndarray, unit: str) -> Runs:
    """Single words: lemmas or forms of the tokens at `position`."""
    vocabulary = tokens.vocabulary
    row = np.arange(len(vocabulary))
    if unit != "form":
        row = vocabulary["lemma"].to_numpy()
    term = at_rows(tokens.term, position)
    times = np.bincount(term, minlength=len(vocabulary))
    form = np.flatnonzero(times)
    occurs = np.zeros(len(vocabulary), dtype=bool)
    occurs[row[form]] = True
    number = (np.cumsum(occurs) - 1).astype(np.int32)
    names = taken(texts_of(vocabulary["form"]), np.flatnonzero(occurs))
    which = number[row].take(term)

    def display() -> Texts:
        surfaces = texts_of(vocabulary["display"])
        best = _most_frequent(number[row[form]], times[form], lambda at: taken(surfaces, form[at]))
        return _without_joined(taken(surfaces, form[best]), names)

    return Runs(position, which, np.arange(len(names))[:, None], lambda: names, display)


def longer_runs(tokens: TokenTable, single: Runs, shorter: Runs, least: int) -> Runs:
    """Terms with one word more than `shorter`, of words beside each other in one sentence.

    least: how often a term must stand.
    """
    size = shorter.words.shape[1] + 1
    start, key = _followed(tokens, single, shorter)
    if least > 1:
        again = _perhaps_again(key)
        start, key = start[again], key[again]
    pattern, example = _patterns(tokens, start, size)
    times = np.bincount(pattern, minlength=len(example))
    group, found = _factorized(key[example])
    often = np.bincount(group, times, minlength=len(found)) >= least
    order = np.flatnonzero(often)[np.argsort(found[often])]
    renumbered = np.full(len(found), -1, dtype=np.int32)
    renumbered[order] = np.arange(len(order))
    group, found = renumbered[group], found[order]
    which = group[pattern]
    there = which >= 0
    words = np.column_stack(
        (shorter.words[found // len(single.terms)], found % max(len(single.terms), 1))
    )

    def display() -> Texts:
        kept = np.flatnonzero(group >= 0)
        begins = start[example[kept]]
        surfaces = texts_of(tokens.vocabulary["display"])

        def written(at: np.ndarray) -> list[Texts]:
            return [taken(surfaces, tokens.term[begins[at] + place]) for place in range(size)]

        best = _most_frequent(group[kept], times[kept], lambda at: beside(written(at)))
        columns = written(best)
        columns[0] = _without_joined(columns[0], taken(single.terms, words[:, 0]))
        return beside(columns)

    return Runs(
        start[there], which[there], words,
        lambda: beside([taken(single.terms, words[:, place]) for place in range(size)]), display,
    )  # fmt: skip


def _followed(tokens: TokenTable, single: Runs, shorter: Runs) -> tuple[np.ndarray, np.ndarray]:
    """Where a shorter term is followed by a word of its sentence, and both in one number."""
    size = shorter.words.shape[1] + 1
    if len(shorter.start) == len(tokens):  # every token begins one
        start = shorter.start[: len(tokens) - size + 1]
        following = single.which[size - 1 :]
        kept = tokens.sentence[size - 1 :] == tokens.sentence[: len(start)]
    else:
        word = np.full(len(tokens) + size, -1, dtype=np.int32)
        word[single.start] = single.which
        start = shorter.start[: np.searchsorted(shorter.start, len(tokens) - size, side="right")]
        end = start + (size - 1)
        following = word[end]
        kept = (following >= 0) & (tokens.sentence[end] == tokens.sentence[start])
    at = np.flatnonzero(kept)
    key = np.multiply(shorter.which.take(at), len(single.terms), dtype=np.int64)
    key += following.take(at)
    return start.take(at), key


def _perhaps_again(key: np.ndarray) -> np.ndarray:
    """True for numbers that may stand more than once; all that do, and few that do not."""
    bits = min(_MOST_BUCKETS, max(len(key), 1).bit_length() + 2)
    bucket = key.view(np.uint64) * _MIX
    bucket >>= np.uint64(64 - bits)
    bucket = bucket.view(np.int64)
    return (np.bincount(bucket, minlength=1 << bits) > 1).take(bucket)


def _patterns(tokens: TokenTable, start: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """(number of the forms beside each other at each start, an index into start for each)."""
    key = tokens.term[start].astype(np.uint64)
    for offset in range(1, size):
        key *= _MIX
        key += tokens.term[start + offset].astype(np.uint64)
    pattern, kinds = _factorized(key)
    example = np.zeros(len(kinds), dtype=np.int64)
    example[pattern] = np.arange(len(pattern))
    return pattern, example


def _factorized(key: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    codes, kinds = pd.factorize(key)
    return codes, np.asarray(kinds)


def _most_frequent(
    group: np.ndarray, times: np.ndarray, names: Callable[[np.ndarray], Texts]
) -> np.ndarray:
    """The index of the most frequent member of each group 0, 1, … in turn.

    Of equals it is the shortest, then the one that sorts last (small letters after capitals): no
    order of articles decides.
    """
    order = np.lexsort((-times, group))
    best = order[np.flatnonzero(np.diff(group[order], prepend=-1))]
    even = np.flatnonzero(times == times[best][group])
    even = even[(np.bincount(group[even], minlength=len(best)) > 1)[group[even]]]
    if len(even):
        name = names(even)
        even = even[np.lexsort((ranks(name), -lengths(name), group[even]))]
        last = np.flatnonzero(np.diff(group[even], append=-1))
        best[group[even[last]]] = even[last]
    return best


def _without_joined(surfaces: Texts, terms: Texts) -> Texts:
    """Surfaces without what is written onto them and is no part of the term.

    That is an Arabic “and”/“so” (والاستقرار) and what is elided before a vowel (l'accord).
    """
    joined = np.flatnonzero(matching(surfaces, "^[وف]..."))
    some, of = taken(surfaces, joined), taken(terms, joined)
    joined = joined[~equal(first_letters(some), first_letters(of))]
    found = replaced(surfaces, joined, without_first_letters(taken(surfaces, joined)))
    elided = np.flatnonzero(matching(found, "['’]"))
    pairs = zip(taken(found, elided).to_pylist(), taken(terms, elided).to_pylist(), strict=True)
    return replaced(found, elided, texts_of([_alone(*pair) for pair in pairs]))


def _alone(surface: str, term: str) -> str:
    """A surface without what is elided before it (one letter: an English ’s)."""
    rest = surface.replace("’", "'").partition("'")[2]
    return rest if len(rest) > 1 and "'" not in term else surface
