"""What a scope picks of the cells: counts of terms in articles, with no token read again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from analysis.corpus import Scope
from analysis.measures.blocks import at_places, write_at, write_where
from analysis.measures.cells import (
    ALL_QUOTED,
    BODY,
    BOILERPLATE,
    KINDS,
    SHARED,
    SOME_QUOTED,
    Cells,
)
from analysis.measures.parts import GroupCounts
from analysis.measures.threads import two_at_a_time

#: Layouts that are kept with the cells they are made of.
_KEPT = 4


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


@dataclass(frozen=True, eq=False)
class Layout:
    """The counts of some terms, each group of articles apart: an entry a term and article, sorted
    by group, term and article; a run is the entries of a group and term.

    terms: those counted, numbers of the cells; group: int, of each article; article, count: int32,
    an entry; first, term: int32, where each run begins, and its term as a place in `terms`; runs,
    entries: where those of each group begin, and the end; place: int32, the entry of each cell, −1
    where its term is left out.
    """

    terms: np.ndarray
    group: np.ndarray
    article: np.ndarray
    count: np.ndarray
    first: np.ndarray
    term: np.ndarray
    runs: np.ndarray
    entries: np.ndarray
    place: np.ndarray

    @classmethod
    def of(cls, cells: Cells, group: np.ndarray, wanted: np.ndarray) -> Layout:
        """group: int from 0 on, one an article of the cells; wanted: bool, one a term."""
        whole, groups = cells.whole, int(group.max(initial=-1)) + 1
        often = np.diff(whole.begins)
        at = np.flatnonzero(np.repeat(wanted, often))
        of = group.astype(np.min_scalar_type(groups)).take(whole.article.take(at))
        order = at.take(np.argsort(of, kind="stable"))
        entries = np.append(0, np.cumsum(np.bincount(of, minlength=groups)))
        place = np.full(len(whole.count), -1, dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        number = np.cumsum(wanted, dtype=np.int32) - np.int32(1)
        term = np.repeat(number, often).take(order)
        new = np.ones(len(term) + 1, dtype=bool)
        np.not_equal(term[1:], term[:-1], out=new[1:-1])
        new[entries] = True  # two groups may end and begin with the same term
        first = np.flatnonzero(new[:-1]).astype(np.int32)
        return cls(
            np.flatnonzero(wanted), group, whole.article.take(order), whole.count.take(order),
            first, term.take(first), np.searchsorted(first, entries), entries, place,
        )  # fmt: skip


_laid: WeakKeyDictionary[Cells, dict[Hashable, Layout]] = WeakKeyDictionary()


def layout_of(cells: Cells, key: Hashable, make: Callable[[], Layout]) -> Layout:
    """The layout known by a key, made where it is not kept; of many the last are kept."""
    kept = _laid.setdefault(cells, {})
    found = kept.pop(key, None) or make()
    kept[key] = found
    while len(kept) > _KEPT:
        kept.pop(next(iter(kept)), None)
    return found


@dataclass(frozen=True, eq=False)
class _Wanted:
    """What is let in of one group. which: bool, an entry (None: all); term, many: of each run with
    some, its term as a place in the layout and how many."""

    entries: slice
    which: np.ndarray | None
    term: np.ndarray
    many: np.ndarray


def picked(
    cells: Cells, layout: Layout, here: np.ndarray, kinds: np.ndarray
) -> tuple[np.ndarray, np.ndarray, dict[int, GroupCounts]]:
    """What a scope lets in: (totals, column, parts).

    here: bool, one an article of the cells; kinds: `kinds_in`. totals: single words an article
    that is here, counted or not; column: the terms that occur, numbers of the cells; parts: the
    counts of each group with articles here, those and the terms numbered as in totals and column.
    """
    count, totals = _counted_in(cells, layout, kinds)
    groups = np.flatnonzero(np.bincount(layout.group[here])).tolist()
    wanted = two_at_a_time(lambda group: _wanted(layout, group, here, count), groups)
    occurs = np.zeros(len(layout.terms), dtype=bool)
    for each in wanted:
        occurs[each.term] = True
    number = np.cumsum(occurs, dtype=np.int32) - np.int32(1)
    article = None if here.all() else np.cumsum(here, dtype=np.int32) - np.int32(1)
    # allocated here and not by the threads that fill it: see `parts`
    room = [np.empty((3, int(each.many.sum())), dtype=np.int32) for each in wanted]

    def part(each: _Wanted, room: np.ndarray) -> GroupCounts:
        given = (layout.article[each.entries], count[each.entries])
        if each.which is not None:
            write_where(each.which, True, given, list(room[1:]))
            given = (room[1], room[2])
        if article is not None:
            write_at(article, given[0], room[1])
            given = (room[1], given[1])
        room[0] = np.repeat(number.take(each.term), each.many)
        return GroupCounts(room[0], *given, np.cumsum(each.many) - each.many, int(occurs.sum()))

    parts = two_at_a_time(part, wanted, room)
    return totals[here], layout.terms[occurs], dict(zip(groups, parts, strict=True))


def _wanted(layout: Layout, group: int, here: np.ndarray, count: np.ndarray) -> _Wanted:
    entries, runs = (slice(*ends[group : group + 2]) for ends in (layout.entries, layout.runs))
    first = layout.first[runs] - np.int32(entries.start)
    which = None if count is layout.count else count[entries] > 0
    if not here[layout.group == group].all():
        among = at_places(here, layout.article[entries])
        which = among if which is None else which & among
    if which is None or not len(first):
        many = np.diff(first, append=entries.stop - entries.start)
    else:
        many = np.add.reduceat(which, first, dtype=np.int32)
    some = np.flatnonzero(many)
    return _Wanted(entries, which, layout.term[runs].take(some), many.take(some))


def _counted_in(cells: Cells, layout: Layout, kinds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(count of each entry, single words an article) of the kinds that are let in: everything less
    what is not, or nothing and what is, by which of them is less."""
    count, totals = layout.count, cells.whole.totals
    kept = sum(len(rows) for rows, keep in zip(cells.of_kind, kinds, strict=True) if keep)
    if kept == len(cells.kind):
        return count, totals
    most = 2 * kept > len(cells.kind)
    count, totals = (each.copy() if most else np.zeros_like(each) for each in (count, totals))
    for rows, keep in zip(cells.of_kind, kinds, strict=True):
        if keep == most or not len(rows):
            continue
        change = cells.count.take(rows) * np.int32(-1 if most else 1)
        entry = layout.place.take(cells.cell.take(rows))
        counted = entry >= 0
        count[entry[counted]] += change[counted]  # no cell has two rows of one kind
        if len(cells.inside):
            single = cells.size.take(cells.term.take(rows)) == 1
            rows, change = rows[single], change[single]
        of_article = np.bincount(cells.article.take(rows), change, minlength=len(totals))
        totals += of_article.astype(np.int64)
    return count, totals
