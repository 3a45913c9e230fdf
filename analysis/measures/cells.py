"""Cells: how often each term stands in each article, split by what a scope can ask for.

The token table is counted once a corpus, language, unit and length of terms; a scope then picks
cells, so that no change of scope, group or measure reads the tokens again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Flag, Part, Scope, TokenTable

#: Bits of `Cells.kind`. A term of several words is quoted in part or throughout.
_BODY, _SOME_QUOTED, _ALL_QUOTED, _SHARED, _BOILERPLATE = 1, 2, 4, 8, 16
_KINDS = 32
#: In more text than this (tokens of a language) terms of several words that occur once are no
#: terms: nearly all would be such, and none of them could ever pass a gate.
_ONCE_COUNTS_UP_TO = 1_000_000


@dataclass(frozen=True, eq=False)
class Cells:
    """The counts of one language, one row a (term, article, kind), sorted by them.

    rows: corpus row of each article. term: int32 index into `terms`; article: int32 index into
    `rows`; kind: uint8; count: int32; cell: int32, the same number for the same term and article.
    terms, display: object, terms in order of name. size: words in the term. first, last: index of
    its first and last word as a term. inside: for terms of several words, (term, part) pairs: the
    shorter terms in it.
    """

    language: str
    rows: np.ndarray
    term: np.ndarray
    article: np.ndarray
    kind: np.ndarray
    count: np.ndarray
    cell: np.ndarray
    terms: np.ndarray
    display: np.ndarray
    size: np.ndarray
    first: np.ndarray
    last: np.ndarray
    inside: np.ndarray


_made: WeakKeyDictionary[Corpus, dict[tuple[str, str, int], Cells]] = WeakKeyDictionary()
_lock = Lock()


def cells_of(corpus: Corpus, language: str, unit: str, ngrams: int) -> Cells:
    """The cells of a language, made once: unit lemma or form, terms of up to `ngrams` words."""
    with _lock:
        made = _made.setdefault(corpus, {})
        key = (language, unit, ngrams)
        if key not in made:
            made[key] = _make(corpus, language, unit, ngrams)
        return made[key]


def kinds_in(scope: Scope) -> np.ndarray:
    """True for the kinds of cells that a scope lets in (bool, 32)."""
    kind = np.arange(_KINDS)
    keep = np.ones(_KINDS, dtype=bool)
    if scope.part != "all":
        keep &= ((kind & _BODY) != 0) == (scope.part == "body")
    if scope.voice == "quoted":
        keep &= (kind & _ALL_QUOTED) != 0
    elif scope.voice == "reporter":
        keep &= (kind & _SOME_QUOTED) == 0
    if scope.shared == "drop":
        keep &= (kind & _SHARED) == 0
    if scope.boilerplate == "drop":
        keep &= (kind & _BOILERPLATE) == 0
    return keep


def term_ids(tokens: TokenTable, unit: str) -> np.ndarray:
    """The vocabulary row that stands for each token: of its lemma or of its form."""
    if unit == "form":
        return tokens.term
    return tokens.vocabulary["lemma"].to_numpy()[tokens.term]


@dataclass(frozen=True)
class _Runs:
    """Terms of one length: token rows where each occurrence starts, its term, and names."""

    start: np.ndarray
    which: np.ndarray
    terms: np.ndarray
    display: np.ndarray
    words: np.ndarray  # terms × length: the single words, as numbers among the single words


def _make(corpus: Corpus, language: str, unit: str, ngrams: int) -> Cells:
    tokens = corpus.tokens
    codes = corpus.articles.frame["language"].to_numpy(dtype=object)
    rows = np.flatnonzero(codes == language)
    local = np.full(len(codes), -1, dtype=np.int64)
    local[rows] = np.arange(len(rows))
    single = _words(tokens, np.flatnonzero(local[tokens.article] >= 0), unit)
    lengths = [single]
    for _ in range(2, ngrams + 1):
        lengths.append(_longer(tokens, single, lengths[-1]))
    terms = np.concatenate([each.terms for each in lengths])
    order = np.argsort(terms, kind="stable")
    number = np.empty(len(terms), dtype=np.int64)
    number[order] = np.arange(len(terms))
    keys, counts, base = [], [], 0
    articles = max(len(rows), 1)
    for size, each in enumerate(lengths, start=1):
        term = number[base + each.which]
        key = (term * articles + local[tokens.article[each.start]]) * _KINDS
        key += _kind(tokens, each.start, size)
        found, count = np.unique(key, return_counts=True)
        keys.append(found)
        counts.append(count)
        base += len(each.terms)
    key, count = np.concatenate(keys), np.concatenate(counts)
    if ngrams > 1:
        sort = np.argsort(key, kind="stable")
        key, count = key[sort], count[sort]
    cell = key // _KINDS
    new = np.concatenate(([0], np.cumsum(cell[1:] != cell[:-1]))) if len(cell) else cell
    size = np.concatenate([np.full(len(each.terms), n) for n, each in enumerate(lengths, 1)])
    single_number = number[: len(single.terms)]
    first = np.concatenate([single_number[each.words[:, 0]] for each in lengths])
    last = np.concatenate([single_number[each.words[:, -1]] for each in lengths])
    return Cells(
        language=language,
        rows=rows,
        term=(cell // articles).astype(np.int32),
        article=(cell % articles).astype(np.int32),
        kind=(key % _KINDS).astype(np.uint8),
        count=count.astype(np.int32),
        cell=new.astype(np.int32),
        terms=terms[order],
        display=np.concatenate([each.display for each in lengths])[order],
        size=size[order].astype(np.int8),
        first=first[order].astype(np.int32),
        last=last[order].astype(np.int32),
        inside=_inside(lengths, number),
    )


def _kind(tokens: TokenTable, start: np.ndarray, size: int) -> np.ndarray:
    flags = tokens.flags[start]
    some, every = flags, flags
    for offset in range(1, size):
        following = tokens.flags[start + offset]
        some, every = some | following, every & following
    kind = (tokens.part[start] == Part.BODY).astype(np.int64) * _BODY
    for flag, bit, of in (
        (Flag.QUOTED, _SOME_QUOTED, some),
        (Flag.QUOTED, _ALL_QUOTED, every),
        (Flag.SHARED, _SHARED, some),
        (Flag.BOILERPLATE, _BOILERPLATE, some),
    ):
        kind |= np.where((of & np.uint8(flag)) != 0, bit, 0)
    return kind


def _words(tokens: TokenTable, position: np.ndarray, unit: str) -> _Runs:
    vocabulary = tokens.vocabulary
    ids = term_ids(tokens, unit)[position]
    occurs = np.zeros(len(vocabulary), dtype=bool)
    occurs[ids] = True
    used = np.flatnonzero(occurs)
    number = np.cumsum(occurs) - 1
    forms = vocabulary["form"].to_numpy(dtype=object)[used]
    which = number[ids]
    surfaces = vocabulary["display"].to_numpy(dtype=object)
    best = _most_frequent(which, tokens.term[position].astype(np.int64), len(used))
    display = np.array(list(map(_without_conjunction, surfaces[best], forms)), dtype=object)
    return _Runs(position, which, forms, display, np.arange(len(used))[:, None])


def _longer(tokens: TokenTable, single: _Runs, shorter: _Runs) -> _Runs:
    """Terms with one word more than `shorter`, of words beside each other in one sentence."""
    size = shorter.words.shape[1] + 1
    word = np.full(len(tokens) + size, -1, dtype=np.int64)
    word[single.start] = single.which
    start = shorter.start
    start = start[start + size <= len(tokens)]
    end = start + size - 1
    keep = (word[end] >= 0) & (tokens.sentence[end] == tokens.sentence[start])
    before = shorter.which[: len(keep)][keep]
    start, end = start[keep], end[keep]
    following = len(single.terms)
    key = before * following + word[end]
    found, which, count = np.unique(key, return_inverse=True, return_counts=True)
    often = count >= (1 if len(single.start) <= _ONCE_COUNTS_UP_TO else 2)
    renumbered = np.cumsum(often) - 1
    keep = often[which]
    start, which, found = start[keep], renumbered[which[keep]], found[often]
    words = np.column_stack((shorter.words[found // following], found % following))
    return _Runs(
        start, which, _joined(single.terms, words), _surfaces(tokens, single, start, which, words),
        words,
    )  # fmt: skip


def _surfaces(
    tokens: TokenTable, single: _Runs, start: np.ndarray, which: np.ndarray, words: np.ndarray
) -> np.ndarray:
    """The words as most occurrences of each term have them, beside each other."""
    if not len(start):
        return np.zeros(0, dtype=object)
    size = words.shape[1]
    key = np.zeros(len(start), dtype=np.uint64)
    for offset in range(size):
        key = key * np.uint64(0x9E3779B97F4A7C15) + tokens.term[start + offset].astype(np.uint64)
    pattern, kinds = _factorized(key)
    example = np.zeros(len(kinds), dtype=np.int64)
    example[pattern[::-1]] = start[::-1]
    best = example[_most_frequent(which, pattern, len(words))]
    surfaces = tokens.vocabulary["display"].to_numpy(dtype=object)
    columns = [surfaces[tokens.term[best + offset]] for offset in range(size)]
    columns[0] = list(map(_without_conjunction, columns[0], single.terms[words[:, 0]]))
    return np.array([" ".join(parts) for parts in zip(*columns, strict=True)], dtype=object)


def _factorized(key: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    codes, kinds = pd.factorize(key)
    return codes.astype(np.int64), np.asarray(kinds)


def _most_frequent(group: np.ndarray, value: np.ndarray, groups: int) -> np.ndarray:
    """The most frequent value of each group 0 … groups − 1, the smallest among equals."""
    if not groups:
        return np.zeros(0, dtype=np.int64)
    values = int(value.max()) + 1
    pair, count = np.unique(group * values + value, return_counts=True)
    of, which = pair // values, pair % values
    order = np.lexsort((which, -count, of))
    _, first = np.unique(of[order], return_index=True)
    return which[order][first]


def _joined(words: np.ndarray, rows: np.ndarray) -> np.ndarray:
    columns = [words[rows[:, place]] for place in range(rows.shape[1])]
    return np.array([" ".join(parts) for parts in zip(*columns, strict=True)], dtype=object)


def _without_conjunction(surface: str, term: str) -> str:
    """An Arabic surface without a joined “and”/“so” that is no part of the term (والاستقرار)."""
    first = surface[:1]
    joined = first in ("و", "ف") and len(surface) > 3 and not term.startswith(first)
    return surface[1:] if joined else surface


def _inside(lengths: list[_Runs], number: np.ndarray) -> np.ndarray:
    """(term, shorter term in it) for every term of several words, as numbers of terms (n × 2)."""
    pairs: list[np.ndarray] = []
    base = np.cumsum([0] + [len(each.terms) for each in lengths])
    known: list[Callable[[np.ndarray], np.ndarray]] = []
    for size, each in enumerate(lengths, start=1):
        known.append(_finder(each.words))
        for shorter in range(1, size):
            for place in range(size - shorter + 1):
                part = known[shorter - 1](each.words[:, place : place + shorter])
                pairs.append(
                    np.column_stack(
                        (
                            number[base[size - 1] : base[size]],
                            number[base[shorter - 1] + part],
                        )
                    )
                )
    return np.concatenate(pairs).astype(np.int32) if pairs else np.zeros((0, 2), dtype=np.int32)


def _finder(words: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """Where a row of words stands in `words`; every row asked for does."""
    if words.shape[1] == 1:
        return lambda rows: rows[:, 0]
    factor = int(words.max()) + 1 if len(words) else 1

    def key(rows: np.ndarray) -> np.ndarray:
        total = np.zeros(len(rows), dtype=np.int64)
        for place in range(rows.shape[1]):
            total = total * factor + rows[:, place]
        return total

    order = np.argsort(key(words), kind="stable")
    ordered = key(words)[order]
    return lambda rows: order[np.searchsorted(ordered, key(rows))]
