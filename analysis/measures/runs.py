"""Terms of one length in running text: where each stands, its words and its names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.corpus import TokenTable

_MIX = np.uint64(0x9E3779B97F4A7C15)
_BUCKETS = 24  # bits: of pairs that stand once, most are alone in one of so many buckets


@dataclass(frozen=True, eq=False)
class Runs:
    """start: token rows where occurrences begin, in order; which: the term of each (both int32).

    terms, display: object, one a term; words: terms × length, the single words of each, as
    numbers among the single words.
    """

    start: np.ndarray
    which: np.ndarray
    terms: np.ndarray
    display: np.ndarray
    words: np.ndarray


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
    names = vocabulary["form"].to_numpy(dtype=object)[occurs]
    surfaces = vocabulary["display"].to_numpy(dtype=object)
    best = form[_most_frequent(number[row[form]], times[form], lambda at: surfaces[form[at]])]
    display = np.array(list(map(_without_joined, surfaces[best], names)), dtype=object)
    which = number[row][term]
    return Runs(position, which, names, display, np.arange(len(names))[:, None])


def longer_runs(tokens: TokenTable, single: Runs, shorter: Runs, least: int) -> Runs:
    """Terms with one word more than `shorter`, of words beside each other in one sentence.

    least: how often a term must stand.
    """
    size = shorter.words.shape[1] + 1
    start, key = _followed(tokens, single, shorter)
    if least > 1:
        bucket = (key.astype(np.uint64) * _MIX >> np.uint64(64 - _BUCKETS)).astype(np.int32)
        again = (np.bincount(bucket, minlength=1 << _BUCKETS) > 1)[bucket]
        start, key = start[again], key[again]
    pattern, example = _patterns(tokens, start, size)
    times = np.bincount(pattern, minlength=len(example))
    group, found = _factorized(key[example])
    often = np.bincount(group, times, minlength=len(found)) >= least
    order = np.flatnonzero(often)[np.argsort(found[often])]
    renumbered = np.full(len(found), -1, dtype=np.int32)
    renumbered[order] = np.arange(len(order))
    group, found = renumbered[group], found[order]
    kept = np.flatnonzero(group >= 0)
    surfaces = tokens.vocabulary["display"].to_numpy(dtype=object)

    def written(begins: np.ndarray) -> list[np.ndarray]:
        return [surfaces[tokens.term[begins + offset]] for offset in range(size)]

    example = start[example[kept]]
    best = _most_frequent(group[kept], times[kept], lambda at: _beside(written(example[at])))
    which = group[pattern]
    there = which >= 0
    words = np.column_stack(
        (shorter.words[found // len(single.terms)], found % max(len(single.terms), 1))
    )
    names = _beside([single.terms[words[:, place]] for place in range(size)])
    columns = written(example[best])
    columns[0] = np.array(
        list(map(_without_joined, columns[0], single.terms[words[:, 0]])), dtype=object
    )
    return Runs(start[there], which[there], names, _beside(columns), words)


def _followed(tokens: TokenTable, single: Runs, shorter: Runs) -> tuple[np.ndarray, np.ndarray]:
    """Where a shorter term is followed by a word of its sentence, and both in one number."""
    size = shorter.words.shape[1] + 1
    word = np.full(len(tokens) + size, -1, dtype=np.int32)
    word[single.start] = single.which
    start = shorter.start[: np.searchsorted(shorter.start, len(tokens) - size, side="right")]
    end = start + (size - 1)
    following = word[end]
    kept = (following >= 0) & (tokens.sentence[end] == tokens.sentence[start])
    key = np.multiply(shorter.which[: len(kept)][kept], len(single.terms), dtype=np.int64)
    key += following[kept]
    return start[kept], key


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
    group: np.ndarray, times: np.ndarray, names: Callable[[np.ndarray], np.ndarray]
) -> np.ndarray:
    """The index of the most frequent member of each group 0, 1, … in turn.

    Of equals it is the shortest, then the one that sorts last (small letters after capitals): no
    order of articles decides.
    """
    order = np.lexsort((-times, group))
    best = order[np.flatnonzero(np.diff(group[order], prepend=-1))]
    equal = np.flatnonzero(times == times[best][group])
    equal = equal[(np.bincount(group[equal], minlength=len(best)) > 1)[group[equal]]]
    if len(equal):
        name = names(equal)
        rank, _ = pd.factorize(name, sort=True)
        long = np.fromiter(map(len, name), dtype=np.int64, count=len(name))
        equal = equal[np.lexsort((rank, -long, group[equal]))]
        last = np.flatnonzero(np.diff(group[equal], append=-1))
        best[group[equal[last]]] = equal[last]
    return best


def _beside(columns: list[np.ndarray]) -> np.ndarray:
    return np.array(list(map(" ".join, zip(*columns, strict=True))), dtype=object)


def _without_joined(surface: str, term: str) -> str:
    """A surface without what is written onto it and is no part of the term.

    That is an Arabic “and”/“so” (والاستقرار) and what is elided before a vowel (l'accord).
    """
    if surface[:1] in ("و", "ف") and len(surface) > 3 and not term.startswith(surface[0]):
        return surface[1:]
    rest = surface.replace("’", "'").partition("'")[2]
    return rest if len(rest) > 1 and "'" not in term else surface  # one letter: an English ’s
