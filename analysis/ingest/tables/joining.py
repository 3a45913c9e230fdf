"""Many files of one text each as one table: mapping ten thousand tables of a row takes a minute."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pandas as pd

from analysis.ingest.columns import header_key
from analysis.ingest.options import ReadOptions
from analysis.ingest.raw import RawTable

#: An empty value of these is not the same as none.
_TELLING = frozenset(("text", "published_precision", "published_zone", "complete", "translated"))


def joined(tables: Sequence[RawTable], options: ReadOptions) -> list[RawTable]:
    """The tables in order; single texts that follow each other, for which the same was chosen and
    the same is given, are one table that knows the source of each row."""
    result: list[RawTable] = []
    group: list[RawTable] = []
    last: Hashable = None
    for table in tables:
        key = _key(table, options)
        if group and (key is None or key != last):
            result.append(_one(group))
            group = []
        if key is None:
            result.append(table)
        else:
            group.append(table)
        last = key
    return [*result, _one(group)] if group else result


def _key(table: RawTable, options: ReadOptions) -> Hashable:
    """What single texts must have in common to be joined; None for any other table."""
    names = [str(name) for name in table.frame.columns]
    if not table.whole or not len(table.frame) or table.sources:
        return None
    if options.mappings and header_key(names) in options.mappings:
        return None
    chosen = id(options.of(table.source))
    return chosen, _TELLING.intersection(names), frozenset(table.given)


def _one(group: Sequence[RawTable]) -> RawTable:
    if len(group) == 1:
        return group[0]
    names = {name: None for table in group for name in table.frame.columns}
    sizes = [len(table.frame) for table in group]
    columns: dict[str, list[object]] = {name: [] for name in names}
    given: dict[str, list[str]] = {name: [] for name in group[0].given}
    for table, size in zip(group, sizes, strict=True):
        held = set(table.frame.columns)
        for name, values in columns.items():
            values += table.frame[name].tolist() if name in held else [None] * size
        for name, values in given.items():
            values += [table.given[name]] * size
    return RawTable(
        source=group[0].source,
        frame=pd.DataFrame(columns, dtype=object),
        rows=[row for table in group for row in table.rows],
        given={name: pd.Series(values, dtype=object) for name, values in given.items()},
        whole=True,
        sources=[t.source for t, size in zip(group, sizes, strict=True) for _ in range(size)],
    )
