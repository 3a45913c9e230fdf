"""Column `published` of the rows: every date read, what is ambiguous or unreadable told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

import pandas as pd

from analysis.ingest.dates import DateColumn, ParsedDate, is_after, parse_zone, read_column
from analysis.ingest.dates.other_columns import (
    COLLECTED,
    column_of,
    fill_collected,
    fill_updated,
    read_collected,
)
from analysis.ingest.dates.telling import Telling, quoted, tell_guess
from analysis.ingest.dates.values import as_day, dated
from analysis.ingest.dates.zones import Zone
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems

_PRECISIONS = ("none", "month", "day", "minute")  # from coarse to fine
_ZONES = ("given", "set", "unknown")


def read_dates(frame: pd.DataFrame, zone: Zone, problems: Problems, options: ReadOptions) -> None:
    """Fill `published`, its precision and zone in place; `frame` has `_source` and `_row`.

    `zone` is that of times without one; a column `published_zone` may name the zone of each row.
    Where dates are of collection, or a column of collection is the only one, `published` stays
    empty and they stand in `collected`. A column of changes is read into `updated`.
    """
    telling = Telling(problems)
    collected = read_collected(frame, zone, options.dates)
    if options.date_meaning == "collection" or "published" not in frame.columns:
        _collection(frame, zone, problems, options, telling)
        order = options.dates
    else:
        order = _publication(frame, zone, problems, options, collected, telling).order
    fill_updated(frame, zone, order, collected, telling)
    telling.tell()


def _publication(
    frame: pd.DataFrame,
    zone: Zone,
    problems: Problems,
    options: ReadOptions,
    collected: Sequence[ParsedDate] | None,
    telling: Telling,
) -> DateColumn:
    values = frame["published"].tolist()
    zones = _zones(frame, problems)
    found = read_column(values, zone=zone, zones=zones, order=options.dates, collected=collected)
    sources, rows = frame["_source"].tolist(), frame["_row"].tolist()
    tell_guess(values, found, sources, "published", problems)
    for at, (value, one) in enumerate(zip(values, found.dates, strict=True)):
        trouble = one.trouble
        if not trouble and collected and is_after(one, collected[at]):
            trouble = "future"
        if trouble:
            telling.met(trouble, sources[at], int(rows[at]), value, one, "published")
    _put(frame, _as_chosen(frame, found.dates, problems))
    return found


def _collection(
    frame: pd.DataFrame, zone: Zone, problems: Problems, options: ReadOptions, telling: Telling
) -> None:
    """Dates that say when articles were collected, not when they were published."""
    name = "published" if "published" in frame.columns else column_of(frame, COLLECTED)
    if name is not None:
        values, sources = frame[name].tolist(), frame["_source"].tolist()
        found = read_column(values, zone=zone, order=options.dates)
        tell_guess(values, found, sources, name, problems)
        for value, one, source, row in zip(
            values, found.dates, sources, frame["_row"], strict=True
        ):
            if one.trouble:
                telling.met(one.trouble, source, int(row), value, one, name)
        fill_collected(frame, found)
        # Who called it “collected” knows.
        counts = Counter(s for s, one in zip(sources, found.dates, strict=True) if one.time)
        for source, count in counts.items() if name != "collected" else ():
            problems.add("kept", "dates_of_collection", source, field=name, count=count)
    _put(frame, [ParsedDate()] * len(frame))


def _put(frame: pd.DataFrame, dates: Sequence[ParsedDate]) -> None:
    times = pd.Series([one.time for one in dates], dtype=object, index=frame.index)
    frame["published"] = pd.to_datetime(times, utc=True)
    frame["published_precision"] = [one.precision for one in dates]
    frame["published_zone"] = [one.zone for one in dates]


def _zones(frame: pd.DataFrame, problems: Problems) -> list[Zone] | None:
    """The zone that a column `published_zone` names for each row; what is none is told."""
    if "published_zone" not in frame.columns:
        return None
    names = [_text(value) for value in frame["published_zone"].tolist()]
    known = {name: parse_zone(name) for name in set(names) if name and name not in _ZONES}
    unknown = Counter(
        (source, name)
        for source, name in zip(frame["_source"], names, strict=True)
        if name in known and known[name] is None
    )
    for (source, name), count in unknown.items():
        problems.add(
            "kept", "zone_not_understood", source, field="published_zone", value=quoted(name),
            count=count,
        )  # fmt: skip
    return [known.get(name) for name in names]


def _as_chosen(
    frame: pd.DataFrame, dates: list[ParsedDate], problems: Problems
) -> list[ParsedDate]:
    """The dates as coarse, and with the zone, that columns of the user's say.

    What makes a date coarser holds; nothing makes it finer than it stands. “given” and “set”
    beside a time say that it is UTC, as in our own exports.
    """
    precisions = _choices(frame, "published_precision", _PRECISIONS, problems)
    zones = _choices(frame, "published_zone", _ZONES, None)
    too_fine: Counter[str] = Counter()
    result = []
    for one, precision, zone, source in zip(
        dates, precisions, zones, frame["_source"], strict=True
    ):
        if one.time is not None and precision:
            known = _PRECISIONS.index(one.precision)
            too_fine[source] += _PRECISIONS.index(precision) > known
            one = _coarser(one, precision) if _PRECISIONS.index(precision) < known else one
        if one.precision == "minute" and zone and zone != one.zone:
            utc = one.local.replace(tzinfo=UTC) if one.zone == "unknown" and one.local else one.time
            one = replace(one, time=utc, zone=zone)
        result.append(one)
    for source, count in too_fine.items():
        if count:
            problems.add(
                "repaired", "dates_not_so_fine", source, field="published_precision", count=count
            )
    return result


def _coarser(one: ParsedDate, precision: str) -> ParsedDate:
    if precision == "none":
        return ParsedDate()
    day = as_day(one)
    if precision == "day" or day.local is None:
        return day
    return dated(day.local.year, day.local.month, None)


def _choices(
    frame: pd.DataFrame, name: str, allowed: Sequence[str], problems: Problems | None
) -> list[str]:
    """The values of a column, but for those that are none of it, which are told."""
    if name not in frame.columns:
        return [""] * len(frame)
    texts = [_text(value) for value in frame[name].tolist()]
    for text, source, row in zip(texts, frame["_source"], frame["_row"], strict=True):
        if problems and text and text not in allowed:
            problems.add(
                "repaired", "unknown_value", source, int(row), name, value=text,
                values=", ".join(allowed),
            )  # fmt: skip
    return [text if text in allowed else "" for text in texts]


def _text(value: object) -> str:
    missing = value is None or value is pd.NA or value is pd.NaT or str(value) == "nan"
    return "" if missing else str(value).strip()
