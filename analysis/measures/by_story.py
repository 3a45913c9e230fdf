"""Counts by story: what the stories lead to expect of a term, and what one of them adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from analysis.measures.association import Expected
from analysis.measures.blocks import at_places, beginnings, blocks


def in_stories(matrix: sparse.csc_matrix, story: np.ndarray) -> np.ndarray | None:
    """The stored numbers of a matrix (articles × terms) in order of term and story; None where
    they are. story: int, one an article."""
    order = np.argsort(story, kind="stable")
    if (order == np.arange(len(order))).all():
        return None
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    numbers = np.arange(matrix.nnz, dtype=np.int32)
    moved = sparse.csc_matrix(
        (numbers, at_places(place, matrix.indices), matrix.indptr), matrix.shape
    )
    return moved.tocsr().tocsc().data  # to rows and back sorts by term and article


@dataclass(frozen=True, eq=False)
class StoryRows:
    """Where the terms of some articles stand: a row a (term, story) with it, sorted by them.

    cells: the stored numbers, those of a row beside each other; article: int32, of each; first:
    where each row begins in them; term, story: int32, one a row; terms: where each term that occurs
    begins among the rows; width: terms there are.
    """

    cells: np.ndarray
    article: np.ndarray
    first: np.ndarray
    term: np.ndarray
    story: np.ndarray
    terms: np.ndarray
    width: int

    @classmethod
    def of(
        cls, matrix: sparse.csc_matrix, term: np.ndarray, order: np.ndarray | None,
        story: np.ndarray, here: np.ndarray,
    ) -> StoryRows:  # fmt: skip
        """term: of each stored number; order: `in_stories`; story: one an article; here: bool."""
        article = matrix.indices if order is None else at_places(matrix.indices, order)
        cells = np.flatnonzero(at_places(here, article)).astype(np.int32)
        article = at_places(article, cells)
        cells = cells if order is None else at_places(order, cells)
        term, story = at_places(term, cells), at_places(story.astype(np.int32), article)
        first = beginnings(term, story).astype(np.int32)
        term, story = at_places(term, first), at_places(story, first)
        return cls(cells, article, first, term, story, beginnings(term), matrix.shape[1])


@dataclass(frozen=True, eq=False)
class ByStory:
    """The rows of two sides. mine: bool, one a cell, of the target; tokens_a, tokens_b, articles_a:
    one a story."""

    rows: StoryRows
    mine: np.ndarray
    tokens_a: np.ndarray
    tokens_b: np.ndarray
    articles_a: np.ndarray

    @classmethod
    def of(
        cls, rows: StoryRows, story: np.ndarray, totals: np.ndarray,
        target: np.ndarray, rest: np.ndarray,
    ) -> ByStory:  # fmt: skip
        """story, totals (tokens), target, rest (bool): one an article."""
        size = int(story.max()) + 1

        def of_stories(side: np.ndarray, weight: np.ndarray | None = None) -> np.ndarray:
            return np.bincount(story[side], weight, minlength=size)

        return cls(
            rows, at_places(target, rows.article), of_stories(target, totals[target]),
            of_stories(rest, totals[rest]), of_stories(target),
        )  # fmt: skip

    @cached_property
    def with_term(self) -> tuple[np.ndarray, np.ndarray]:
        """Articles with each term in target and reference."""
        return self._of_sides(np.ones(len(self.mine), dtype=np.int32), np.dtype(np.int64))

    def counts(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Counts of each term in target and reference; numbers: all that are stored."""
        return self._of_sides(at_places(numbers, self.rows.cells), np.dtype(float))

    def _of_sides(self, values: np.ndarray, kind: np.dtype) -> tuple[np.ndarray, np.ndarray]:
        rows = self.rows
        begins, occurs = rows.first.take(rows.terms), rows.term.take(rows.terms)
        both, a = np.zeros(rows.width, dtype=kind), np.zeros(rows.width, dtype=kind)
        both[occurs] = np.add.reduceat(values, begins)
        a[occurs] = np.add.reduceat(values * self.mine, begins)
        return a, both - a

    def blocks(self, numbers: np.ndarray) -> Iterator[Block]:
        """The rows of some terms at a time, so that what is made of them stays in the cache."""
        rows = self.rows
        ends = np.append(rows.first.take(rows.terms), len(rows.cells))
        of_terms = np.append(rows.terms, len(rows.term))
        bounds = np.searchsorted(ends, [block.stop for block in blocks(len(rows.cells))])
        begin = 0
        for end in np.unique(bounds).tolist():
            cells = slice(ends[begin], ends[end])
            place = slice(of_terms[begin], of_terms[end])
            yield Block(
                self, rows.term[place], rows.story[place], rows.first[place] - ends[begin],
                rows.article[cells], self.mine[cells],
                numbers.take(rows.cells[cells]).astype(float),
            )  # fmt: skip
            begin = end

    def expected(self, numbers: np.ndarray) -> Expected:
        """The sum of what each story leads to expect, one a term."""
        a, b = np.zeros(self.rows.width), np.zeros(self.rows.width)
        for block in self.blocks(numbers):
            sums = block.of_terms(block.expected.a), block.of_terms(block.expected.b)
            a[block.terms], b[block.terms] = sums
        return Expected(a, b)


@dataclass(frozen=True, eq=False)
class Block:
    """All rows of some terms (see `StoryRows`): term, story, first: one a row; article, mine,
    values: one a cell, values the numbers there."""

    by_story: ByStory
    term: np.ndarray
    story: np.ndarray
    first: np.ndarray
    article: np.ndarray
    mine: np.ndarray
    values: np.ndarray

    @property
    def terms(self) -> slice:
        """The terms from the first to the last."""
        return slice(self.term[0], self.term[-1] + 1)

    def of_terms(self, values: np.ndarray) -> np.ndarray:
        """The sum of values, one a row, over each of `terms`."""
        return np.bincount(self.term - self.term[0], values)

    @cached_property
    def row(self) -> np.ndarray:
        """The row of each cell."""
        return np.repeat(np.arange(len(self.first)), np.diff(self.first, append=len(self.values)))

    @cached_property
    def counts(self) -> tuple[np.ndarray, np.ndarray]:
        """Counts in target and reference, one a row."""
        both = np.add.reduceat(self.values, self.first)
        a = np.add.reduceat(self.values * self.mine, self.first)
        return a, both - a

    @cached_property
    def tokens(self) -> tuple[np.ndarray, np.ndarray]:
        """Tokens of target and reference in the story of each row."""
        return self.by_story.tokens_a.take(self.story), self.by_story.tokens_b.take(self.story)

    @cached_property
    def expected(self) -> Expected:
        """What the counts would be if both sides used the term alike in that story."""
        (a, b), (tokens_a, tokens_b) = self.counts, self.tokens
        rate = (a + b) / np.maximum(tokens_a + tokens_b, 1)
        return Expected(tokens_a * rate, tokens_b * rate)
