"""Cells: how often each term stands in each article, split by what a scope can ask for.

The token table is counted once a corpus, language, unit and length of terms; a scope then picks
cells (`picking`), so that no change of scope, group or measure reads the tokens again.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
from scipy import sparse

from analysis.corpus import Corpus, Flag, Part, TokenTable
from analysis.measures.blocks import beginnings, begins
from analysis.measures.runs import Runs, at_rows, longer_runs, word_runs
from analysis.text.columns import Texts, in_order, matching, objects_of, one_after_another, taken

#: Bits of `Cells.kind`. A term of several words is quoted in part or throughout.
BODY, SOME_QUOTED, ALL_QUOTED, SHARED, BOILERPLATE = 1, 2, 4, 8, 16
KINDS = 32
#: In more text than this (tokens of a language) terms of several words that occur once are no
#: terms: nearly all would be such, and none of them could ever pass a gate.
_ONCE_COUNTS_UP_TO = 100_000
#: In more text than this words that occur once are not compared either: half of all, and no gate
#: lets them through.
_ONCE_COMPARED_UP_TO = 1_000_000


@dataclass(frozen=True, eq=False)
class Cells:
    """The counts of one language, one row a (term, article, kind), sorted by them.

    rows: corpus row of each article. term: int32 index into `terms`; article: int32 index into
    `rows`; kind: uint8; count: int32; cell: int32, the same number for the same term and article.
    texts: the terms in order of name, and as they are displayed; terms, display: the same as
    objects. size: words in the term. first, last: index of its first and last word as a term.
    inside: for terms of several words, (term, part) pairs: the shorter terms in it. head, tail: a
    term without its last and without its first word (−1 for single words).
    """

    language: str
    rows: np.ndarray
    term: np.ndarray
    article: np.ndarray
    kind: np.ndarray
    count: np.ndarray
    cell: np.ndarray
    texts: tuple[Texts, Texts]
    size: np.ndarray
    first: np.ndarray
    last: np.ndarray
    inside: np.ndarray
    head: np.ndarray
    tail: np.ndarray

    @cached_property
    def terms(self) -> np.ndarray:
        return objects_of(self.texts[0])

    @cached_property
    def display(self) -> np.ndarray:
        return objects_of(self.texts[1])

    @cached_property
    def whole(self) -> Whole:
        """Everything that is counted, whatever its kind."""
        begins = np.flatnonzero(np.diff(self.cell, prepend=-1))
        article = self.article[begins]
        count = self.count
        if len(begins):
            count = np.add.reduceat(count, begins, dtype=count.dtype)
        term = self.term[begins]
        single = self.size.take(term) == 1
        return Whole(
            article,
            count,
            np.searchsorted(term, np.arange(len(self.size) + 1)).astype(np.int32),
            np.bincount(article[single], count[single], minlength=len(self.rows)).astype(np.int64),
        )

    @cached_property
    def of_kind(self) -> list[np.ndarray]:
        """The rows of each kind (int32), in order."""
        order = np.argsort(self.kind, kind="stable").astype(np.int32)
        return np.split(order, np.cumsum(np.bincount(self.kind, minlength=KINDS))[:-1])

    @cached_property
    def compared(self) -> np.ndarray:
        """True for the terms that occur often enough to be compared at all (bool, one a term)."""
        whole = self.whole
        if whole.totals.sum() <= _ONCE_COMPARED_UP_TO:
            return np.ones(len(self.size), dtype=bool)
        return np.add.reduceat(whole.count, whole.begins[:-1]) > 1


@dataclass(frozen=True, eq=False)
class Whole:
    """Counts of terms in articles, one entry a term and article, sorted by them.

    article, count: int32; begins: where each term begins, and the end; totals: single words an
    article.
    """

    article: np.ndarray
    count: np.ndarray
    begins: np.ndarray
    totals: np.ndarray


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


def term_ids(tokens: TokenTable, unit: str) -> np.ndarray:
    """The vocabulary row that stands for each token: of its lemma or of its form."""
    if unit == "form":
        return tokens.term
    return tokens.vocabulary["lemma"].to_numpy()[tokens.term]


def _make(corpus: Corpus, language: str, unit: str, ngrams: int) -> Cells:
    tokens = corpus.tokens
    codes = corpus.articles.frame["language"].to_numpy(dtype=object)
    rows = np.flatnonzero(codes == language)
    local = np.full(len(codes), -1, dtype=np.int32)
    local[rows] = np.arange(len(rows))
    article = local[tokens.article]
    position = np.flatnonzero(article >= 0).astype(np.int32)
    with ThreadPoolExecutor(max_workers=1) as aside:  # texts are made while numbers are counted
        lengths = [word_runs(tokens, position, unit)]
        texts = [aside.submit(_texts, lengths[0])]
        least = 1 if len(position) <= _ONCE_COUNTS_UP_TO else 2
        for _ in range(2, ngrams + 1):
            lengths.append(longer_runs(tokens, lengths[0], lengths[-1], least))
            texts.append(aside.submit(_texts, lengths[-1]))
        order = _by_name(lengths)
        number = np.empty(len(order), dtype=np.int32)
        number[order] = np.arange(len(order))
        bases = np.cumsum([0] + [len(each.words) for each in lengths])
        term, article, kind, count = _counted(
            [number[base:][each.which] for each, base in zip(lengths, bases, strict=False)],
            [at_rows(article, each.start) for each in lengths],
            [_kinds(tokens, each.start, size) for size, each in enumerate(lengths, start=1)],
            (len(rows), len(order)),
        )
        size = np.concatenate([np.full(len(each.words), n) for n, each in enumerate(lengths, 1)])
        terms, display = zip(*(each.result() for each in texts), strict=True)
    return Cells(
        language=language,
        rows=rows,
        term=term,
        article=article,
        kind=kind,
        count=count,
        cell=np.cumsum(begins(term, article), dtype=np.int32) - np.int32(1),
        texts=(taken(one_after_another(terms), order), taken(one_after_another(display), order)),
        size=size[order].astype(np.int8),
        first=np.concatenate([number[each.words[:, 0]] for each in lengths])[order],
        last=np.concatenate([number[each.words[:, -1]] for each in lengths])[order],
        **_inside(lengths, number.astype(np.int64)),
    )


def _texts(runs: Runs) -> tuple[Texts, Texts]:
    return runs.terms, runs.display


def _by_name(lengths: list[Runs]) -> np.ndarray:
    """All terms in order of name, those of several words by the ranks of their words.

    A space sorts before all that a word is made of, so that is the order of the names themselves;
    where it does not (ligatures that stand for several words), the names are compared.
    """
    words = lengths[0].terms
    if matching(words, r"[\x00-\x20]").any() or (len(words) + 1) ** len(lengths) >= 2**63:
        return in_order(one_after_another([each.terms for each in lengths]))
    rank = np.empty(len(words), dtype=np.int64)
    rank[in_order(words)] = np.arange(1, len(words) + 1)
    keys = []
    for each in lengths:
        key = np.zeros(len(each.words), dtype=np.int64)
        for place in range(len(lengths)):
            key *= len(words) + 1
            key += rank[each.words[:, place]] if place < each.words.shape[1] else 0
        keys.append(key)
    return np.argsort(np.concatenate(keys), kind="stable")


def _kinds(tokens: TokenTable, start: np.ndarray, size: int) -> np.ndarray:
    """The kind of each occurrence (uint8), by the flags of its words and its part."""
    flags = at_rows(tokens.flags, start)
    some, every = flags, flags
    for offset in range(1, size):
        following = tokens.flags[start + offset]
        some, every = some | following, every & following
    kind = (at_rows(tokens.part, start) == Part.BODY).astype(np.uint8) * np.uint8(BODY)
    for flag, bit, of in (
        (Flag.QUOTED, SOME_QUOTED, some),
        (Flag.QUOTED, ALL_QUOTED, every),
        (Flag.SHARED, SHARED, some),
        (Flag.BOILERPLATE, BOILERPLATE, some),
    ):
        kind |= ((of & np.uint8(flag)) != 0).astype(np.uint8) * np.uint8(bit)
    return kind


def _counted(
    terms: list[np.ndarray], articles: list[np.ndarray], kinds: list[np.ndarray],
    shape: tuple[int, int],
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:  # fmt: skip
    """(term, article, kind, count) of occurrences, sorted; given are those of each length of terms,
    in order of article.

    From rows to columns and the kinds of a cell beside each other: that sorts by term and article
    in one pass, without comparing. The articles of each length are rows below those of the last;
    a term has one length, so its articles stay in order.
    """
    many = np.concatenate([np.bincount(article, minlength=shape[0]) for article in articles])
    ends = np.append(0, np.cumsum(many)).astype(np.int32)
    rows = sparse.csr_matrix(
        (np.concatenate(kinds), np.concatenate(terms), ends),
        shape=(shape[0] * len(terms), shape[1]),
    ).tocsc()
    article, kind = rows.indices % np.int32(max(shape[0], 1)), rows.data
    term = np.repeat(np.arange(shape[1], dtype=np.int32), np.diff(rows.indptr))
    _sort_within(begins(term, article), kind)
    first = beginnings(term, article, kind)
    count = np.diff(first, append=len(term)).astype(np.int32)
    return term[first], article[first], kind[first], count


def _sort_within(new: np.ndarray, kind: np.ndarray) -> None:
    """Sort the kinds of each cell, in place; nearly all are sorted. new: where a cell begins."""
    falls = np.flatnonzero((kind[1:] < kind[:-1]) & ~new[1:])
    starts = np.flatnonzero(new)
    cell = np.unique(np.searchsorted(starts, falls, side="right") - 1)
    begin = starts[cell]
    many = np.append(starts, len(kind))[cell + 1] - begin
    rows = np.repeat(begin - (np.cumsum(many) - many), many) + np.arange(int(many.sum()))
    key = np.repeat(np.arange(len(cell)) * KINDS, many) + kind[rows]
    kind[rows] = (np.sort(key) % KINDS).astype(np.uint8)


def _inside(lengths: list[Runs], number: np.ndarray) -> dict[str, np.ndarray]:
    """`Cells.inside`, `head` and `tail`, as numbers of terms."""
    pairs: list[np.ndarray] = [np.zeros((0, 2), dtype=np.int32)]
    head, tail = (np.full(len(number), -1, dtype=np.int32) for _ in "ht")
    base = np.cumsum([0] + [len(each.words) for each in lengths])
    known: list[Callable[[np.ndarray], np.ndarray]] = []
    for size, each in enumerate(lengths, start=1):
        known.append(_finder(each.words))
        terms = number[base[size - 1] : base[size]]
        for shorter in range(1, size):
            for place in range(size - shorter + 1):
                part = known[shorter - 1](each.words[:, place : place + shorter])
                parts = number[base[shorter - 1] + part]
                pairs.append(np.column_stack((terms, parts)))
                if shorter == size - 1:
                    (head, tail)[place][terms] = parts
    return {"inside": np.concatenate(pairs).astype(np.int32), "head": head, "tail": tail}


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
