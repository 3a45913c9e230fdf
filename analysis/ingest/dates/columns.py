"""A column of dates: each value read once, numeric ones in the order that the column shows.

The evidence for that order, the surest first: what the user chose; a number above 12, or a
weekday beside a date, where all that show an order show the same; the day of collection, which
no date may follow; the order of the rows, where it is that of time in one reading only; the span,
where it is a month in one reading and seasons in the other. Language says nothing: English is
written in both orders. Where nothing decides the day is read first, and told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import pairwise
from typing import Literal

from analysis.ingest.dates.one import parse_date
from analysis.ingest.dates.values import Order, ParsedDate, as_day

Evidence = Literal["", "chosen", "shown", "mixed", "collection", "sequence", "span"]
ENOUGH = 5  # different dates that a guess from sequence or span needs
NARROW, WIDE = 31, 120  # days of a span


@dataclass(frozen=True)
class DateColumn:
    """dates: of each value; order: how numeric ones were read; by: what says so; unsure: whether
    each could be read in the other order too, but for that."""

    dates: list[ParsedDate]
    order: Order
    by: Evidence
    unsure: list[bool]


def parse_dates(
    values: Sequence[object],
    *,
    zone: tzinfo | None = None,
    order: Order = "",
    collected: Sequence[ParsedDate] | None = None,
) -> list[ParsedDate]:
    """Read a column of dates; numeric ones in the order that the whole column allows.

    `zone` is what the user set for times without a zone, `order` for numeric dates; `collected`
    when each row was collected. Where every time in the column is midnight it holds days.
    """
    return read_column(values, zone=zone, order=order, collected=collected).dates


def read_column(
    values: Sequence[object],
    *,
    zone: tzinfo | None = None,
    zones: Sequence[tzinfo | None] | None = None,
    order: Order = "",
    collected: Sequence[ParsedDate] | None = None,
) -> DateColumn:
    """As `parse_dates`, with how and why. `zones`: of each row, before `zone`."""
    reader = _Reader(values, zone, zones, collected)
    dates = reader.all(order)
    unsure = [one.trouble == "ambiguous" for one in dates]
    by: Evidence = "chosen" if order else ""
    if not order and any(unsure):
        order, by = _shown(dates), "shown"
        swapped: dict[int, ParsedDate] = {}
        if order != "dmy":
            swapped = {row: reader.one(row, "mdy") for row, each in enumerate(unsure) if each}
        if not order:
            order, by = _guessed(dates, swapped, collected, values)
        dates = [_settled(one, swapped.get(row), order) for row, one in enumerate(dates)]
    return DateColumn(_days(dates), order, by, unsure)


def _settled(one: ParsedDate, swapped: ParsedDate | None, order: Order) -> ParsedDate:
    """A date in the order that was found, if one was."""
    if one.trouble != "ambiguous" or not order:
        return one
    return swapped if order == "mdy" and swapped else one.but("")


def column_order(values: Sequence[object]) -> Order:
    """What a column's numeric dates show: dmy, mdy, or "" where nothing or both is shown."""
    return _shown([parse_date(value) for value in values if isinstance(value, str)])


def _shown(dates: Sequence[ParsedDate]) -> Order:
    day_first = any(one.shows == "dmy" for one in dates)
    month_first = any(one.shows == "mdy" for one in dates)
    if day_first == month_first:
        return ""
    return "dmy" if day_first else "mdy"


class _Reader:
    """Reads each different value once."""

    def __init__(
        self,
        values: Sequence[object],
        zone: tzinfo | None,
        zones: Sequence[tzinfo | None] | None,
        collected: Sequence[ParsedDate] | None,
    ) -> None:
        self._values, self._zone, self._zones = values, zone, zones
        self._collected = collected
        self._known: dict[object, ParsedDate] = {}

    def all(self, order: Order) -> list[ParsedDate]:
        return [self.one(row, order) for row in range(len(self._values))]

    def one(self, row: int, order: Order) -> ParsedDate:
        value = self._values[row]
        zone = (self._zones[row] if self._zones else None) or self._zone
        found = self._read(value, order, zone)
        if found.trouble == "relative" and self._collected:
            return parse_date(value, order=order, zone=zone, collected=self._collected[row])
        return found

    def _read(self, value: object, order: Order, zone: tzinfo | None) -> ParsedDate:
        if not isinstance(value, str | int | float | datetime):
            return parse_date(value, order=order, zone=zone)
        # Two zones with one clock are one; 1 and True and 1.0 are not one value.
        key = (type(value), value, order, zone)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = parse_date(value, order=order, zone=zone)
        return found


def _days(dates: list[ParsedDate]) -> list[ParsedDate]:
    """The dates as they are, or as days where every time of day is midnight."""
    times = [one for one in dates if one.precision == "minute"]
    if not times or any(one.local is None or one.local.time() != _MIDNIGHT for one in times):
        return dates
    if any(one.trouble == "reckoned" for one in times):
        return dates
    return [as_day(one) if one.precision == "minute" else one for one in dates]


_MIDNIGHT = datetime(2000, 1, 1).time()


def _guessed(
    dates: list[ParsedDate],
    swapped: dict[int, ParsedDate],
    collected: Sequence[ParsedDate] | None,
    values: Sequence[object],
) -> tuple[Order, Evidence]:
    """An order that no date shows by itself, and what says so."""
    if any(one.shows for one in dates):
        return "", "mixed"
    other = [swapped.get(row, one) for row, one in enumerate(dates)]
    if collected:
        after = (_after(dates, collected), _after(other, collected))
        if after[0] != after[1]:
            return ("mdy" if after[0] else "dmy"), "collection"
    days = [[one.local for one in reading if one.local] for reading in (dates, other)]
    if len({dates[row].local for row in swapped}) < ENOUGH:
        return "", ""
    runs = (_runs(days[0]), _runs(days[1]))
    texts = [str(values[row]) for row in swapped]
    # A file sorted by its cells as text looks as if months stood first.
    if runs[0] != runs[1] and (runs[0] or texts not in (sorted(texts), sorted(texts)[::-1])):
        return ("dmy" if runs[0] else "mdy"), "sequence"
    spans = [(max(each) - min(each)).days for each in days]
    if min(spans) <= NARROW and max(spans) >= WIDE:
        return ("dmy" if spans[0] < spans[1] else "mdy"), "span"
    return "", ""


def _after(dates: Sequence[ParsedDate], collected: Sequence[ParsedDate]) -> bool:
    """Whether a date is more than a day later than its collection."""
    return any(is_after(one, when) for one, when in zip(dates, collected, strict=True))


def is_after(one: ParsedDate, collected: ParsedDate) -> bool:
    """Whether a date is later than its day of collection, in every zone."""
    if one.time is None or collected.time is None or one.precision not in ("minute", "day"):
        return False
    return (one.time.date() - collected.time.date()).days > (
        31 if collected.precision == "month" else 1
    )


def _runs(days: Sequence[datetime]) -> bool:
    """Whether days go only forward or only back."""
    pairs = list(pairwise(days))
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)
