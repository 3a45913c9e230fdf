"""Dates of the Hijri and the Persian solar calendar, converted by hijridate and jdatetime.

Months of the Hijri calendar begin with a new moon that is seen, so that a calculated day
(Umm al-Qura, 1343 to 1500) may be off by one; the Persian solar year has no such doubt.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.ingest.dates.month_names import HIJRI_MONTHS, SOLAR_MONTHS
from analysis.ingest.dates.values import IMPOSSIBLE, OUT_OF_RANGE, ParsedDate, of_day

HIJRI_YEARS = range(1343, 1501)
#: Years of a numeric date that can be no others: 1990 to 2048, and 1990 to 2032.
HIJRI_NOW, SOLAR_NOW = range(1411, 1471), range(1369, 1411)
_SOLAR_YEARS = range(1200, 1480)
APART = 2  # days that a Hijri and a Gregorian date of one day may be apart

#: A year of another calendar.
OTHER_YEAR = re.compile(r"(?<!\d)1[2345]\d\d(?!\d)")
_ERA = r"(?:\s?(?:هجري[اه]?|ه|a\.?h\.?)(?!\w))"


def _names(table: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, table), key=len, reverse=True))


_BETWEEN = r"(?:[ ,/.-]+(?:من |شهر |في |عام |سنه |لعام )*|\s*)"
_NAMED = re.compile(
    rf"(?<!\d)(?:(\d{{1,2}}){_BETWEEN}({_names(HIJRI_MONTHS)}){_BETWEEN}"
    rf"|(?<!\w)({_names(HIJRI_MONTHS)}) (\d{{1,2}}),? ?)(1[345]\d\d)(?!\d){_ERA}?"
)
_NUMERIC = re.compile(
    rf"(?<![\d/.-])(?:(1[345]\d\d)\s?[/.-]\s?(\d{{1,2}})\s?[/.-]\s?(\d{{1,2}})"
    rf"|(\d{{1,2}})\s?[/.-]\s?(\d{{1,2}})\s?[/.-]\s?(1[345]\d\d))(?![\d/.-]*\d)({_ERA})?"
)
_SOLAR = re.compile(
    rf"(?<!\d)(\d{{1,2}})[ ,/-]*(?<!\w)({_names(SOLAR_MONTHS)})(?!\w)[ ,/-]*"
    r"(?:ماه |سال )*(1[234]\d\d)(?!\d)"
)


class Taken(NamedTuple):
    """A day of another calendar in a text (converted), and the text without it."""

    day: ParsedDate
    rest: str


def from_hijri(year: int, month: int, day: int) -> ParsedDate:
    """A day of the Hijri calendar, always to be told."""
    from hijridate import Hijri

    if year not in HIJRI_YEARS:
        return OUT_OF_RANGE
    try:
        return of_day(Hijri(year, month, day).to_gregorian()).but("hijri")
    except (ValueError, OverflowError):
        return IMPOSSIBLE


def from_solar(year: int, month: int, day: int) -> ParsedDate:
    """A day of the Persian solar calendar."""
    from jdatetime import date

    if year not in _SOLAR_YEARS:
        return OUT_OF_RANGE
    try:
        return of_day(date(year, month, day).togregorian())
    except (ValueError, OverflowError):
        return IMPOSSIBLE


def take_hijri(text: str) -> Taken | None:
    """A Hijri day in a folded text: named, or numeric and marked as such (هـ, AH) or beside
    another date."""
    match = _NAMED.search(text)
    if match:
        name = match[2] or match[3]
        day = from_hijri(int(match[5]), HIJRI_MONTHS[name], int(match[1] or match[4]))
        return Taken(day, _without(text, match))
    match = _NUMERIC.search(text)
    if match and (match[7] or (_other_year(text))):
        year, month, day = (match[1], match[2], match[3]) if match[1] else match.group(6, 5, 4)
        return Taken(from_hijri(int(year), int(month), int(day)), _without(text, match))
    return None


def _other_year(text: str) -> bool:
    return re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text) is not None


def take_solar(text: str) -> Taken | None:
    """A day with the name of a month of the Persian solar year in a folded text."""
    match = _SOLAR.search(text)
    if match is None:
        return None
    day = from_solar(int(match[3]), SOLAR_MONTHS[match[2]], int(match[1]))
    return Taken(day, _without(text, match))


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
