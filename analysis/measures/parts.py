"""The stored counts of each group beside each other, so that a group is read without the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from analysis.measures.blocks import beginnings, write_at, write_where
from analysis.measures.threads import two_at_a_time


@dataclass(frozen=True)
class Change:
    """Other numbers for some stored counts, those of an article always together.

    kind: of the numbers; write: from (number, term, article, where to write the others).
    """

    kind: np.dtype
    write: Callable[[np.ndarray, np.ndarray, np.ndarray, np.ndarray], object]


@dataclass(frozen=True, eq=False)
class GroupCounts:
    """The stored numbers of one group, sorted by term and article.

    term, article: int32, of each number; value: the numbers; first: where each term that the group
    has begins; width: terms there are.
    """

    term: np.ndarray
    article: np.ndarray
    value: np.ndarray
    first: np.ndarray
    width: int

    def sums(self) -> np.ndarray:
        """The sum of the numbers of each term (float64), added in order of article."""
        if self.value.dtype.kind == "f":
            return np.bincount(self.term, self.value, minlength=self.width)
        return self._spread(np.add.reduceat(self.value, self.first, dtype=np.int64), float)

    def with_term(self) -> np.ndarray:
        """Articles with each term (int64)."""
        return self._spread(np.diff(self.first, append=len(self.term)), np.int64)

    def _spread(self, values: np.ndarray, kind: type) -> np.ndarray:
        found = np.zeros(self.width, dtype=kind)
        found[self.term.take(self.first)] = values
        return found


# What is kept is allocated by the one who asks, not by the threads that fill it: what lies in the
# memory of a thread keeps that from being used again.


def parts_of(matrix: sparse.csc_matrix, group: np.ndarray, groups: int) -> list[GroupCounts]:
    """One a group of the stored numbers of a matrix, articles × terms; group: int, one an
    article."""
    width = matrix.shape[1]
    term = np.repeat(np.arange(width, dtype=np.int32), np.diff(matrix.indptr))
    code = group.astype(np.min_scalar_type(groups))
    of = np.empty(len(term), dtype=code.dtype)
    halves = (slice(0, len(of) // 2), slice(len(of) // 2, len(of)))
    two_at_a_time(lambda half: write_at(code, matrix.indices[half], of[half]), halves)
    pieces = [(number, half) for number in range(groups) for half in halves]
    ends = np.cumsum([np.count_nonzero(of[half] == number) for number, half in pieces])
    columns = (term, matrix.indices, matrix.data)
    found = [np.empty_like(column) for column in columns]

    def fill(piece: tuple[int, slice], begin: int, end: int) -> None:
        number, half = piece
        given = [column[half] for column in columns]
        write_where(of[half], number, given, [column[begin:end] for column in found])

    two_at_a_time(fill, pieces, [0, *ends], ends)

    def part(term: np.ndarray, article: np.ndarray, value: np.ndarray) -> GroupCounts:
        return GroupCounts(term, article, value, beginnings(term), width)

    return two_at_a_time(part, *(np.split(column, ends[1:-1:2]) for column in found))


def matrix_of(parts: Sequence[GroupCounts], articles: int) -> sparse.csc_matrix:
    """The numbers of all groups, articles × terms, sorted by term and article."""
    width = parts[0].width if parts else 0
    term, article, value = (
        np.concatenate(each) if len(parts) > 1 else each[0]
        for each in zip(*((part.term, part.article, part.value) for part in parts), strict=True)
    )
    shape = (articles, width)
    if len(parts) > 1:
        return sparse.coo_matrix((value, (article, term)), shape).tocsc()
    begins = np.searchsorted(term, np.arange(width + 1, dtype=term.dtype)).astype(np.int32)
    return sparse.csc_matrix((value, article, begins), shape)


def changed(parts: list[GroupCounts], change: Change) -> list[GroupCounts]:
    """The parts with other numbers."""
    ends = np.cumsum([len(part.term) for part in parts])
    values = np.split(np.empty(ends[-1], dtype=change.kind), ends[:-1])

    def fill(part: GroupCounts, value: np.ndarray) -> GroupCounts:
        change.write(part.value, part.term, part.article, value)
        return replace(part, value=value)

    return two_at_a_time(fill, parts, values)
