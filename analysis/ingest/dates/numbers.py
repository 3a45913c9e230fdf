"""Dates in digits: ISO forms, timestamps, seconds since 1970, day numbers of a spreadsheet."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

from analysis.ingest.dates.calendars import HIJRI_NOW, SOLAR_NOW, from_hijri, from_solar
from analysis.ingest.dates.values import (
    COARSE,
    IMPOSSIBLE,
    UNREADABLE,
    YEARS,
    Order,
    ParsedDate,
    dated,
    of_day,
    timed,
)

_EXCEL_DAYS = (20_000, 80_000)  # 1954 to 2119, as days since 30 December 1899
_EPOCH_SECONDS = (100_000_000, 4_200_000_000)  # 1973 to 2103
_LARGEST = 10**20
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[Tt ](\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?) ?([Zz]|[+-]\d\d(?::?\d\d)?| ?(?:UTC|GMT))?)?"
)
_COMPACT = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)(?:[t _-]?(\d\d)(\d\d)(\d\d)?)?(z)?")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})")
_WEEK = re.compile(r"(\d{4})-?w(\d{2})(?:-?(\d))?")
_ORDINAL = re.compile(r"(\d{4})-(\d{3})")
_NUMBER = re.compile(r"\d{9,19}(?:\.\d+)?|\d{5}(?:\.\d+)?")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(\d{1,4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,4})(?![\d/.-]*\d)"
)
#: Years of two digits from here on are of the 20th century.
PIVOT = 70


def iso(text: str, zone: tzinfo | None) -> ParsedDate | None:
    """ISO 8601, the form of nearly all tables, quickly; None for every other form."""
    match = _ISO.fullmatch(text)
    if match is None or match[1] < "1600":
        return None
    clock, offset = match[4], match[5]
    if clock is None:
        return dated(int(match[1]), int(match[2]), int(match[3]))
    if ":" in clock:
        text = f"{match[1]}-{match[2]}-{match[3]}T{clock}"
    elif len(clock) < 4 and "-" in text[4:8]:
        text = f"{match[1]}-{match[2]}-{match[3]}T{clock}:00"
    else:
        text = f"{match[1]}{match[2]}{match[3]}T{clock}"
    try:
        moment = datetime.fromisoformat(text)
        if offset is not None:
            shift = offset.strip()
            plain = shift[0] not in "+-"
            moment = moment.replace(tzinfo=UTC if plain else _shift(shift))
    except ValueError:
        return IMPOSSIBLE
    return timed(moment, zone)


def _shift(offset: str) -> tzinfo | None:
    return datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo


def digits(text: str, zone: tzinfo | None) -> ParsedDate | None:
    """Other forms of digits only, from folded text (`clean`); None for every other form."""
    if not text[:1].isdecimal():
        return None
    match = _COMPACT.fullmatch(text)
    if match and not (len(text) == 12 and not _is_compact(match)):
        return _compact(match, zone)
    if _NUMBER.fullmatch(text):
        return number(float(text), zone)
    match = _MONTH.fullmatch(text)
    if match:
        year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        return dated(int(year), int(month), None)
    match = _WEEK.fullmatch(text)
    if match:
        return _week(int(match[1]), int(match[2]), match[3])
    match = _ORDINAL.fullmatch(text)
    if match:
        return _ordinal(int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{4}", text):
        return COARSE if int(text) in YEARS else UNREADABLE
    return None


def _is_compact(match: re.Match[str]) -> bool:
    """Twelve digits are a time where they can be one: milliseconds of before 2001 are rare."""
    day = dated(int(match[1]), int(match[2]), int(match[3]))
    return day.time is not None and int(match[4] or 0) < 24 and int(match[5] or 0) < 60


def _compact(match: re.Match[str], zone: tzinfo | None) -> ParsedDate:
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    if match[4] is None:
        return dated(year, month, day)
    try:
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return IMPOSSIBLE
    return timed(moment.replace(tzinfo=UTC) if match[7] else moment, zone)


def _week(year: int, week: int, day: str | None) -> ParsedDate:
    """A day of a week; a week alone is the month that it is counted to, as to a year: that of
    its Thursday."""
    try:
        found = date.fromisocalendar(year, week, int(day or 4))
    except ValueError:
        return IMPOSSIBLE
    return of_day(found) if day else dated(found.year, found.month, None)


def _ordinal(year: int, number: int) -> ParsedDate:
    try:
        return of_day(datetime.strptime(f"{year:04}-{number:03}", "%Y-%j").date())
    except ValueError:
        return IMPOSSIBLE


def number(value: float, zone: tzinfo | None) -> ParsedDate:
    """Seconds (or thousandths, millionths, billionths) since 1970, which are UTC; a spreadsheet's
    day number; or the digits of a day or time."""
    if not abs(value) < _LARGEST:
        return UNREADABLE  # also infinity
    whole = int(value) if value == int(value) else 0
    if len(str(whole)) in (8, 12, 14):
        match = _COMPACT.fullmatch(str(whole))
        if match and _is_compact(match):
            return _compact(match, zone)
    seconds = value
    while seconds >= 1000 * _EPOCH_SECONDS[0]:
        seconds /= 1000
    if _EPOCH_SECONDS[0] <= seconds < _EPOCH_SECONDS[1]:
        return timed(datetime.fromtimestamp(round(seconds, 6), UTC), None)
    if _EXCEL_DAYS[0] <= value < _EXCEL_DAYS[1]:
        moment = datetime(1899, 12, 30) + timedelta(seconds=round(value * 86_400))
        return of_day(moment.date()) if whole else timed(moment, zone)
    if whole in YEARS:
        return COARSE
    return UNREADABLE


class Numeric(NamedTuple):
    """A numeric date in a text: its reading with the day first (or as it shows), and with the
    month first where that gives a day too; the text without it."""

    first: ParsedDate
    swapped: ParsedDate | None
    rest: str


@lru_cache(maxsize=4096)
def take_numeric(text: str, *, persian: bool = False) -> Numeric | None:
    """The first date such as 08/06/2018 in a folded text. `persian`: its digits were Persian."""
    match = _NUMERIC.search(text)
    if match is None:
        return None
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    lengths = [len(part) for part in match.groups()]
    first, second, third = (int(part) for part in match.groups())
    if lengths[0] == 4:
        return Numeric(_in_calendar(first, second, third, persian), None, rest)
    if lengths[0] == 3 or lengths[2] not in (2, 4):
        return Numeric(UNREADABLE, None, rest)
    year = third
    if lengths[2] == 2:
        year += 2000 if third < PIVOT else 1900
    if year in HIJRI_NOW or year in SOLAR_NOW:
        return Numeric(_in_calendar(year, second, first, persian), None, rest)
    if second > 12:
        return Numeric(_shows(dated(year, first, second), "mdy"), None, rest)
    if first > 12:
        return Numeric(_shows(dated(year, second, first), "dmy"), None, rest)
    read = dated(year, second, first)
    return Numeric(read, dated(year, first, second) if first != second else None, rest)


def _shows(one: ParsedDate, order: Order) -> ParsedDate:
    if one.time is None:
        return one
    return ParsedDate(one.time, one.precision, one.zone, one.trouble, one.local, order)


def _in_calendar(year: int, month: int, day: int, persian: bool) -> ParsedDate:
    """A numeric date by its year: 1439 is of the Hijri calendar. 1397 would be 1977 there, and is
    2018 in the Persian one: it is read where it is written in Persian digits."""
    if year in SOLAR_NOW and persian:
        return from_solar(year, month, day)
    if year in HIJRI_NOW:
        return from_hijri(year, month, day)
    return dated(year, month, day)
