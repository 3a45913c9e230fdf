"""What was read of a date: the moment, how finely it is known, and what is to be told of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Literal

Order = Literal["dmy", "mdy", ""]
YEARS = range(1800, 2101)


@dataclass(frozen=True)
class ParsedDate:
    """time: UTC or None; precision: minute, day, month, none; zone: given, set, unknown.

    A time without a zone stands as if it were UTC. trouble, where there is a time: ambiguous (day
    and month could be swapped), hijri (converted, may be off by a day), differs (a Hijri day
    beside it is another), range (the first of several days), reckoned (from the day of
    collection), clock change (in the hour that clocks are changed); where there is none:
    unreadable, impossible (no such day or time), out of range (year), coarse (no month), no year,
    relative (needs the day of collection). local: day and time as they were written; shows: the
    order of day and month that a numeric date lets see.
    """

    time: datetime | None = None
    precision: str = "none"
    zone: str = "unknown"
    trouble: str = ""
    local: datetime | None = field(default=None, compare=False, repr=False)
    shows: Order = field(default="", compare=False, repr=False)

    def but(self, trouble: str) -> ParsedDate:
        """The same, with something to tell; as it is where there is no time."""
        return replace(self, trouble=trouble) if self.time is not None else self


EMPTY = ParsedDate()
UNREADABLE = ParsedDate(trouble="unreadable")
IMPOSSIBLE = ParsedDate(trouble="impossible")
OUT_OF_RANGE = ParsedDate(trouble="out of range")
COARSE = ParsedDate(trouble="coarse")
NO_YEAR = ParsedDate(trouble="no year")
RELATIVE = ParsedDate(trouble="relative")


def timed(moment: datetime, zone: tzinfo | None) -> ParsedDate:
    """A day with a time of day. `zone` holds where the moment has none itself.

    A time in the hour that clocks skip or go through twice is read with the clock as it was
    before, and has no zone: it is known to the hour only, and never makes a first.
    """
    if moment.year not in YEARS:
        return OUT_OF_RANGE
    local = moment.replace(tzinfo=None)
    if moment.tzinfo is not None and moment.utcoffset() is not None:
        return ParsedDate(moment.astimezone(UTC), "minute", "given", local=local)
    if zone is None:
        return ParsedDate(moment.replace(tzinfo=UTC), "minute", "unknown", local=local)
    there = moment.replace(tzinfo=zone, fold=0)
    if there.utcoffset() != there.replace(fold=1).utcoffset():
        return ParsedDate(there.astimezone(UTC), "minute", "unknown", "clock change", local)
    return ParsedDate(there.astimezone(UTC), "minute", "set", local=local)


def dated(year: int, month: int, day: int | None) -> ParsedDate:
    """A day, or a month where `day` is None."""
    if day is not None and not 1 <= day <= 31:
        return IMPOSSIBLE
    try:
        moment = datetime(year, month, day or 1)
    except ValueError:
        return IMPOSSIBLE  # there is no such day
    if year not in YEARS:
        return OUT_OF_RANGE
    precision = "month" if day is None else "day"
    return ParsedDate(moment.replace(tzinfo=UTC), precision, "unknown", local=moment)


def of_day(day: date) -> ParsedDate:
    """A day that is known to exist."""
    return dated(day.year, day.month, day.day)


def as_day(one: ParsedDate) -> ParsedDate:
    """The day of a time as it was written: with a zone, its UTC time may fall on another."""
    if one.local is None:
        return one
    return replace(of_day(one.local.date()), trouble=one.trouble, shows=one.shows)
