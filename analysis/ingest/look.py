"""What stands in a source before it becomes articles: for mapping columns by hand.

`look` reads sources as `read_articles` would and stops at the rows as they stand; `effect` says
what taking a column for a field would give, so that a choice can be judged before it is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import pandas as pd

from analysis.ingest.columns import header_key, resolve_columns
from analysis.ingest.dates import Order, parse_dates, parse_zone
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable
from analysis.ingest.read import Source, tables_of
from analysis.text.detect import primary_code

ROWS_SHOWN = 5
ROWS_TRIED = 2_000  # rows that dates and text lengths are tried on: enough to judge a column by
_CELL = 300  # characters of a cell that are shown
_CATEGORIES = ("outlet", "author", "language", "story", "complete", "translated")


@dataclass(frozen=True, eq=False)
class Look:
    """One table, or one text, of a source.

    source: its name as in problems. rows: how many. names: its columns. first: the first rows,
    cells as text and cut to 300 characters. mapping: {ours: theirs} as it would be used. saved:
    a mapping for this header was kept. whole: one text without columns of its own. given: what
    stands for every row (a folder's name). values: every column, as it stands.
    """

    source: str
    rows: int
    names: tuple[str, ...]
    first: pd.DataFrame
    mapping: Mapping[str, str]
    saved: bool
    whole: bool
    given: Mapping[str, str]
    values: pd.DataFrame = field(repr=False)

    @property
    def header(self) -> str:
        """What the header is known by (`header_key`)."""
        return header_key(self.names)


@dataclass(frozen=True)
class Effect:
    """What a column would give for a field: rows with a value, of how many; the most frequent
    values with their counts (outlet, author, language …); median words (text); first and last
    time, how many values are ambiguous or without a zone, and some that cannot be read (dates)."""

    filled: int
    rows: int
    values: tuple[tuple[str, int], ...] = ()
    distinct: int = 0
    words: int = 0
    first: pd.Timestamp | None = None
    last: pd.Timestamp | None = None
    precision: str = ""
    ambiguous: int = 0
    without_zone: int = 0
    unreadable: tuple[str, ...] = ()


def look(sources: Sequence[Source], options: ReadOptions = ReadOptions()) -> tuple[Look, ...]:
    """Every table of the sources, in order; what cannot be read is passed over (reading tells
    it). Never raises for bad bytes."""
    problems = Problems()
    return tuple(
        _look(table, options) for one in sources for table in tables_of(one, problems, options)
    )


def _look(table: RawTable, options: ReadOptions) -> Look:
    names = tuple(str(name) for name in table.frame.columns)
    saved = options.mappings.get(header_key(names))
    mapping, _ = resolve_columns(names, {**(saved or {}), **options.of(table.source).columns})
    first = table.frame.head(ROWS_SHOWN).map(_shown)
    first.columns = list(names)
    return Look(
        source=table.source,
        rows=len(table.frame),
        names=names,
        first=first,
        mapping=mapping,
        saved=saved is not None,
        whole=table.whole,
        given=table.given,
        values=table.frame,
    )


def effect(one: Look, field: str, column: str, *, zone: str = "", dates: Order = "") -> Effect:
    """What taking `column` for `field` would give. zone: of times that have none. dates: how
    numeric ones stand. KeyError where there is no such column. Dates and text lengths are tried on
    the first 2,000 rows."""
    values = one.values[column]
    texts = [_plain(value) for value in values]
    kept = [text for text in texts if text]
    filled = len(kept)
    if field == "published":
        return _dates(values.head(ROWS_TRIED).tolist(), filled, one.rows, zone, dates)
    if field == "text":
        words = [len(text.split()) for text in kept[:ROWS_TRIED]]
        return Effect(filled, one.rows, words=int(median(words)) if words else 0)
    if field not in _CATEGORIES:
        return Effect(filled, one.rows, distinct=len(set(kept)))
    if field == "language":
        kept = [primary_code(text) or text for text in kept]
    ordered = sorted(Counter(kept).items(), key=lambda pair: (-pair[1], pair[0]))
    return Effect(filled, one.rows, values=tuple(ordered), distinct=len(ordered))


def _dates(values: list[Any], filled: int, rows: int, zone: str, order: Order) -> Effect:
    parsed = parse_dates(values, zone=parse_zone(zone) if zone else None, order=order)
    times = [one.time for one in parsed if one.time is not None]
    kinds = pd.Series([one.precision for one in parsed if one.time is not None], dtype="str")
    bad = [
        _shown(value)
        for value, one in zip(values, parsed, strict=True)
        if one.trouble and one.time is None
    ]
    return Effect(
        filled=filled,
        rows=rows,
        first=pd.Timestamp(min(times)) if times else None,
        last=pd.Timestamp(max(times)) if times else None,
        precision=str(kinds.mode().iloc[0]) if len(kinds) else "",
        ambiguous=sum(one.trouble == "ambiguous" for one in parsed),
        without_zone=sum(one.precision == "minute" and one.zone == "unknown" for one in parsed),
        unreadable=tuple(dict.fromkeys(bad)),
    )


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    return "" if pd.api.types.is_scalar(value) and pd.isna(value) else str(value).strip()


def _shown(value: Any) -> str:
    text = _plain(value)
    return text if len(text) <= _CELL else f"{text[:_CELL]}…"
