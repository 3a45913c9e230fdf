"""What is told of dates: a line for each row, or one line where a whole column is concerned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.ingest.dates import DateColumn, ParsedDate
from analysis.ingest.problems import Problems

FEW = 3  # rows of a source that get a line each; more get one line for all of them
_LONGEST = 100  # characters of a value that are quoted
#: What is the matter with a date: its code for a row, and for many where there is one.
_CODES = {
    "unreadable": ("date_unreadable", ""),
    "impossible": ("date_impossible", ""),
    "out of range": ("date_out_of_range", ""),
    "coarse": ("date_too_coarse", "dates_too_coarse"),
    "no year": ("date_no_year", "dates_no_year"),
    "relative": ("date_relative", "dates_relative"),
    "ambiguous": ("date_ambiguous", "dates_ambiguous"),
    "hijri": ("date_hijri", "dates_hijri"),
    "differs": ("date_calendars_differ", "dates_calendars_differ"),
    "range": ("date_range", "dates_range"),
    "reckoned": ("date_reckoned", "dates_reckoned"),
    "clock change": ("date_clock_change", ""),
    "future": ("date_future", "dates_future"),
}
#: Why day and month were taken in an order that no date shows by itself.
_GUESSES = {
    "collection": "dates_by_collection", "sequence": "dates_by_sequence", "span": "dates_by_span",
}  # fmt: skip


@dataclass
class Telling:
    """Collects what is the matter with dates, then tells it (`tell`)."""

    problems: Problems
    _met: dict[tuple[str, str, str], list[tuple[int, dict[str, Any]]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def met(
        self, trouble: str, source: str, row: int, value: object, read: ParsedDate, name: str
    ) -> None:
        """One date of column `name`."""
        values = {"value": quoted(value), "read": said(read)}
        self._met[trouble, source, name].append((row, values))

    def tell(self) -> None:
        """Tell all, the first value of a column standing for the others."""
        for (trouble, source, name), found in self._met.items():
            one, many = _CODES[trouble]
            if many and len(found) > FEW:
                self.problems.add("kept", many, source, field=name, count=len(found), **found[0][1])
                continue
            for row, values in found:
                self.problems.add("kept", one, source, row, name, **values)


def tell_guess(
    values: Sequence[object],
    found: DateColumn,
    sources: Sequence[str],
    name: str,
    problems: Problems,
) -> None:
    """Tell an order of day and month that no date shows by itself, once for each source."""
    code = _GUESSES.get(found.by)
    unsure = [row for row, each in enumerate(found.unsure) if each] if code else []
    counts = Counter(sources[row] for row in unsure)
    for row in unsure:
        count = counts.pop(sources[row], 0)
        if count and code:
            problems.add(
                "kept", code, sources[row], field=name, count=count, value=quoted(values[row]),
                read=said(found.dates[row]),
            )  # fmt: skip


def quoted(value: object) -> str:
    """A value as it is quoted: one line, not long."""
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def said(one: ParsedDate) -> str:
    """A date as it was read, as finely as it is known: 2018-06-08 15:43, 2018-06."""
    if one.time is None:
        return "–"
    if one.precision == "minute":
        return f"{one.time:%Y-%m-%d %H:%M}" + ("" if one.zone == "unknown" else " UTC")
    return one.time.date().isoformat() if one.precision == "day" else f"{one.time:%Y-%m}"
