"""What a scope picks of the cells: counts of terms in articles, with no token read again."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from analysis.corpus import Scope
from analysis.measures.blocks import at_places, write_where
from analysis.measures.cells import (
    ALL_QUOTED,
    BODY,
    BOILERPLATE,
    KINDS,
    SHARED,
    SOME_QUOTED,
    Cells,
)
from analysis.measures.threads import two_at_a_time


def kinds_in(scope: Scope) -> np.ndarray:
    """True for the kinds of cells that a scope lets in (bool, 32)."""
    kind = np.arange(KINDS)
    keep = np.ones(KINDS, dtype=bool)
    if scope.part != "all":
        keep &= ((kind & BODY) != 0) == (scope.part == "body")
    if scope.voice == "quoted":
        keep &= (kind & ALL_QUOTED) != 0
    elif scope.voice == "reporter":
        keep &= (kind & SOME_QUOTED) == 0
    if scope.shared == "drop":
        keep &= (kind & SHARED) == 0
    if scope.boilerplate == "drop":
        keep &= (kind & BOILERPLATE) == 0
    return keep


def picked(
    cells: Cells, here: np.ndarray, kinds: np.ndarray, terms: np.ndarray | None = None
) -> tuple[np.ndarray, sparse.csc_matrix, np.ndarray, np.ndarray]:
    """What a scope lets in: (rows, matrix, totals, column).

    here: bool, one an article of the cells; kinds: `kinds_in`; terms: bool, those that are wanted
    (None: all). rows: corpus rows of the articles; matrix: those articles × wanted terms that
    occur in them (int32); totals: single words an article, wanted or not; column: the term of
    each column.
    """
    whole = cells.whole
    count, totals = _counted_in(cells, kinds)
    wanted = count > 0
    if not here.all():
        wanted &= at_places(here, whole.article)
    if terms is not None:
        wanted &= np.repeat(terms, np.diff(whole.begins))
    article, data = _where(wanted, whole.article, count)
    if not here.all():
        article = at_places(np.cumsum(here, dtype=np.int32) - np.int32(1), article)
    often = np.add.reduceat(wanted, whole.begins[:-1], dtype=np.int32) if len(wanted) else wanted
    rows, column = cells.rows[here], np.flatnonzero(often)
    begins = np.zeros(len(column) + 1, dtype=np.int32)
    np.cumsum(often[column], out=begins[1:])
    matrix = sparse.csc_matrix((data, article, begins), shape=(len(rows), len(column)))
    return rows, matrix, totals[here], column


def _where(wanted: np.ndarray, *columns: np.ndarray) -> list[np.ndarray]:
    """Each column where wanted."""
    middle = len(wanted) // 2
    before = np.count_nonzero(wanted[:middle])
    size = before + np.count_nonzero(wanted[middle:])
    found = [np.empty(size, dtype=column.dtype) for column in columns]

    def fill(half: slice, target: slice) -> None:
        given = [column[half] for column in columns]
        write_where(wanted[half], True, given, [column[target] for column in found])

    two_at_a_time(fill, (slice(middle), slice(middle, None)), (slice(before), slice(before, None)))
    return found


def _counted_in(cells: Cells, kinds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(count of each entry of `whole`, single words an article) of the kinds that are let in:
    everything less what is not, or nothing and what is, by which of them is less."""
    whole = cells.whole
    kept = sum(len(rows) for rows, keep in zip(cells.of_kind, kinds, strict=True) if keep)
    if kept == len(cells.kind):
        return whole.count, whole.totals
    most = 2 * kept > len(cells.kind)
    count = whole.count.copy() if most else np.zeros_like(whole.count)
    totals = whole.totals.copy() if most else np.zeros_like(whole.totals)
    for rows, keep in zip(cells.of_kind, kinds, strict=True):
        if keep == most or not len(rows):
            continue
        change = cells.count.take(rows) * np.int32(-1 if most else 1)
        count[cells.cell.take(rows)] += change  # no cell has two rows of one kind
        if len(cells.inside):
            single = cells.size.take(cells.term.take(rows)) == 1
            rows, change = rows[single], change[single]
        of_article = np.bincount(cells.article.take(rows), change, minlength=len(totals))
        totals += of_article.astype(np.int64)
    return count, totals
