"""Target and reference: which articles stand on each side, within which stories, and their counts.

Where articles belong to several stories a target is compared with its reference only within the
stories that both have; a count is then held against the sum of what each story leads to expect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.association import Expected


@dataclass(frozen=True, eq=False)
class Grouped:
    """A count matrix with what its articles belong to.

    matrix: CSC, articles × terms (float64); totals: tokens an article; group: int, index into
    `names`; story: int, 0 … stories − 1 (all 0 where stories do not count).
    """

    matrix: sparse.csc_matrix
    totals: np.ndarray
    group: np.ndarray
    names: list[str]
    story: np.ndarray
    stories: int

    @classmethod
    def of(
        cls,
        counts: sparse.spmatrix | np.ndarray,
        groups: Sequence[str] | np.ndarray,
        *,
        totals: np.ndarray | None = None,
        stories: Sequence[str] | np.ndarray | None = None,
    ) -> Grouped:
        """From counts (articles × terms) and one value of group and story an article.

        totals: tokens an article (default: the sum of its counts).
        """
        matrix = sparse.csc_matrix(counts, dtype=float)
        names, group = _coded(groups)
        if stories is None:
            labels, story = [""], np.zeros(matrix.shape[0], dtype=np.int64)
        else:
            labels, story = _coded(stories)
        size = np.asarray(matrix.sum(axis=1)).ravel() if totals is None else np.asarray(totals)
        return cls(matrix, size.astype(float), group, names, story, len(labels))

    def with_matrix(self, matrix: sparse.csc_matrix, totals: np.ndarray | None = None) -> Grouped:
        """The same articles and terms with other numbers in the same places."""
        size = self.totals if totals is None else np.asarray(totals, dtype=float)
        other = Grouped(matrix, size, self.group, self.names, self.story, self.stories)
        for name in ("group_of", "place", "term", "with_term"):  # what depends on the places alone
            other.__dict__[name] = getattr(self, name)
        return other

    def capped(self, cap: int) -> Grouped:
        """Counts of at most `cap` a term and article: an article that repeats a word says it no
        more than `cap` times. The totals stay."""
        given = self.matrix
        data = np.minimum(given.data, cap)
        other = self.with_matrix(
            sparse.csc_matrix((data, given.indices, given.indptr), given.shape)
        )
        above = np.flatnonzero(given.data > cap)
        over = self._by_group(self.place.take(above), given.data.take(above) - cap)
        other.__dict__["sums"] = self.sums - over
        return other

    @cached_property
    def term(self) -> np.ndarray:
        """The term of each stored count (int32)."""
        terms = np.arange(self.matrix.shape[1], dtype=np.int32)
        return np.repeat(terms, np.diff(self.matrix.indptr))

    @cached_property
    def place(self) -> np.ndarray:
        """Term and group of each stored count in one number: term · groups + group."""
        return self.term * np.int64(len(self.names)) + self.group_of

    @cached_property
    def group_of(self) -> np.ndarray:
        """The group of each stored count, in the smallest type that holds it."""
        return self.group.astype(np.min_scalar_type(len(self.names))).take(self.matrix.indices)

    def cells(self, group: int) -> np.ndarray:
        """The places of a group's stored counts in the matrix, in order."""
        return np.flatnonzero(self.group_of == group)

    @cached_property
    def _extremes(self) -> dict[int, Extremes]:
        return {}

    def extremes(self, group: int) -> Extremes:
        """What `leaving_out` needs of a group where stories do not count; made once."""
        if group not in self._extremes:
            cells = self.cells(group)
            size = self.totals.take(self.matrix.indices.take(cells))
            self._extremes[group] = extremes_of(
                self.term.take(cells), self.matrix.data.take(cells), size
            )
        return self._extremes[group]

    @cached_property
    def sums(self) -> np.ndarray:
        """The sum of the matrix over each group: groups × terms."""
        return self._by_group(self.place, self.matrix.data)

    @cached_property
    def with_term(self) -> np.ndarray:
        """Articles with the term: groups × terms."""
        return self._by_group(self.place, None)

    def _by_group(self, place: np.ndarray, data: np.ndarray | None) -> np.ndarray:
        groups, terms = len(self.names), self.matrix.shape[1]
        found = np.bincount(place, data, minlength=groups * terms).reshape(terms, groups)
        return np.ascontiguousarray(found.T)

    def side_by_side(self, target: str, others: Sequence[str]) -> Sides | None:
        """The comparison of a group with others; None without articles or a shared story."""
        is_target = self.group == self.names.index(target)
        is_rest = np.isin(self.group, [self.names.index(name) for name in others])
        theirs = np.zeros((2, self.stories), dtype=bool)
        theirs[0, self.story[is_target]] = True
        theirs[1, self.story[is_rest]] = True
        shared = np.flatnonzero(theirs.all(axis=0))
        if not len(shared):
            return None
        here = np.isin(self.story, shared)
        return Sides(self, target, list(others), is_target & here, is_rest & here, shared)


@dataclass(frozen=True, eq=False)
class Sides:
    """One comparison. target, rest: bool, one an article, in the shared stories alone."""

    grouped: Grouped
    name: str
    others: list[str]
    target: np.ndarray
    rest: np.ndarray
    shared: np.ndarray

    @cached_property
    def tokens(self) -> tuple[float, float]:
        """Tokens of target and reference, at least 1 each."""
        totals = self.grouped.totals
        return (max(totals[self.target].sum(), 1.0), max(totals[self.rest].sum(), 1.0))

    @cached_property
    def articles(self) -> tuple[int, int]:
        return int(self.target.sum()), int(self.rest.sum())

    @cached_property
    def counts(self) -> tuple[np.ndarray, np.ndarray]:
        """Counts of each term in target and reference."""
        return self._sums(0)

    @cached_property
    def with_term(self) -> tuple[np.ndarray, np.ndarray]:
        """Articles with each term in target and reference."""
        return self._sums(1)

    def _sums(self, which: int) -> tuple[np.ndarray, np.ndarray]:
        own, names = self.grouped, self.grouped.names
        if own.stories == 1:
            sums = own.sums if which == 0 else own.with_term
            rows = [names.index(name) for name in self.others]
            return sums[names.index(self.name)], sums[rows].sum(axis=0)
        matrix = own.matrix
        data = matrix.data if which == 0 else np.ones(matrix.nnz, dtype=np.int64)
        width = matrix.shape[1]
        return tuple(
            np.bincount(own.term[at], data[at], minlength=width).astype(data.dtype)
            for at in (np.flatnonzero(side[matrix.indices]) for side in (self.target, self.rest))
        )  # pyright: ignore[reportReturnType]

    @cached_property
    def by_story(self) -> ByStory | None:
        """Counts a term and story; None where there is only one story."""
        return ByStory.of(self) if self.grouped.stories > 1 else None

    @property
    def under(self) -> Expected | None:
        """What the shared stories lead to expect, None for one story: the plain expectation."""
        return None if self.by_story is None else self.by_story.expected


@dataclass(frozen=True, eq=False)
class ByStory:
    """Counts one row a (term, story) that occurs, sorted by them; and where each cell belongs.

    term, story: int (story: place in `Sides.shared`); a, b: counts; expected_a, expected_b;
    tokens_a, tokens_b, articles_a: one a story; cells: stored counts of either side, row: the row
    of each; expected: the sum over stories a term.
    """

    term: np.ndarray
    story: np.ndarray
    a: np.ndarray
    b: np.ndarray
    expected_a: np.ndarray
    expected_b: np.ndarray
    tokens_a: np.ndarray
    tokens_b: np.ndarray
    articles_a: np.ndarray
    cells: np.ndarray
    row: np.ndarray
    expected: Expected

    @classmethod
    def of(cls, sides: Sides) -> ByStory:
        own, count = sides.grouped, len(sides.shared)
        place = np.full(own.stories, -1)
        place[sides.shared] = np.arange(count)
        story_of = place[own.story]
        both = sides.target | sides.rest
        matrix = own.matrix
        cells = np.flatnonzero(both[matrix.indices])
        article = matrix.indices[cells]
        key = own.term[cells] * np.int64(count) + story_of[article]
        found, row = np.unique(key, return_inverse=True)
        is_target = sides.target[article]
        data = matrix.data[cells]
        a = np.bincount(row[is_target], data[is_target], minlength=len(found))
        b = np.bincount(row[~is_target], data[~is_target], minlength=len(found))
        term, story = found // count, found % count

        def of_stories(side: np.ndarray, weights: np.ndarray | None) -> np.ndarray:
            weight = None if weights is None else weights[side]
            return np.bincount(story_of[side], weight, minlength=count)

        tokens_a = of_stories(sides.target, own.totals)
        tokens_b = of_stories(sides.rest, own.totals)
        rate = (a + b) / np.maximum(tokens_a + tokens_b, 1)[story]
        expected_a, expected_b = tokens_a[story] * rate, tokens_b[story] * rate
        width = matrix.shape[1]
        total = Expected(
            np.bincount(term, expected_a, minlength=width),
            np.bincount(term, expected_b, minlength=width),
        )
        return cls(
            term, story, a, b, expected_a, expected_b, tokens_a, tokens_b,
            of_stories(sides.target, None), cells, row, total,
        )  # fmt: skip


#: (term, count, tokens of the article) of articles of one group.
Extremes = list[tuple[np.ndarray, np.ndarray, np.ndarray]]


def extremes_of(term: np.ndarray, count: np.ndarray, size: np.ndarray) -> Extremes:
    """The articles that can give the range when one is left out, in lists without a term twice
    but for the last.

    Of the articles that have a term equally often, the shortest and the longest, for the counts
    that nearly all have; a statistic falls as the rest gets longer.
    """
    found: Extremes = []
    rare = np.ones(len(term), dtype=bool)
    for often in (1, 2):
        here = np.flatnonzero(count == often)
        rare[here] = False
        t, s = term.take(here), size.take(here)
        first = np.flatnonzero(np.diff(t, prepend=-1))
        if not len(first):
            continue
        shortest, longest = np.minimum.reduceat(s, first), np.maximum.reduceat(s, first)
        several = shortest < longest
        t = t[first]
        found.append((t, np.full(len(t), float(often)), shortest))
        found.append((t[several], np.full(several.sum(), float(often)), longest[several]))
    found.append((term[rare], count[rare], size[rare]))
    return found


def _coded(values: Sequence[object] | np.ndarray) -> tuple[list[str], np.ndarray]:
    """(distinct values as text, in order; which of them each is)."""
    codes, names = pd.factorize(np.asarray(values, dtype=object))
    texts = [str(name) for name in names]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    place = np.empty(len(texts), dtype=np.int64)
    place[order] = np.arange(len(texts))
    return [texts[at] for at in order], place[codes]
