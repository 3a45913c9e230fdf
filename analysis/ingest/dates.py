"""Dates as news writes them, in English and Arabic, to UTC with precision and zone.

A date that is only a day never gets a zone: whoever has it cannot say who was first. Numeric
dates (03/04/2018) are read with the day first unless the column itself shows otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

from analysis.ingest.month_names import (
    FOLDED_LETTERS,
    HIJRI_DATE,
    MONTHS,
    NOISE,
    ZONE_OFFSETS,
)

Order = Literal["dmy", "mdy", ""]
_YEARS = range(1800, 2101)
_EXCEL_DAYS = (20_000, 80_000)  # 1954 to 2119, as days since 30 December 1899
_EPOCH_SECONDS = (100_000_000, 4_200_000_000)  # 1973 to 2103
_NO_MOMENT = 10**14
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0610-\u061a\u064b-\u065f]")
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})[:.٫](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?!\d)(?!\.\d)"
    r"\s*(a\.?m\.?|p\.?m\.?|صباحا|مساء|ظهرا|ص|م)?(?!\w)",
)
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s*(a\.?m\.?|p\.?m\.?|صباحا|مساء|ظهرا)(?!\w)")
_OFFSET = re.compile(r"(?:\b(?:gmt|utc)\s*)?([+\-−])(\d{1,2}):?(\d{2})?\b|\b(z)\b")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(\d{1,4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,4})(?![\d/.-]*\d)"
)
_ISO_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4})")


@dataclass(frozen=True)
class ParsedDate:
    """time: UTC or None; precision: minute, day, month, none; zone: given, set, unknown.

    trouble: "" | unreadable | ambiguous. A time without a zone stands as if it were UTC.
    """

    time: datetime | None = None
    precision: str = "none"
    zone: str = "unknown"
    trouble: str = ""


EMPTY = ParsedDate()
UNREADABLE = ParsedDate(trouble="unreadable")


def parse_zone(value: str) -> tzinfo | None:
    """A zone from a name (`Asia/Riyadh`, UTC) or an offset (`+03:00`); None if it is neither."""
    offset = re.fullmatch(r"(?:UTC|GMT)?([+\-−])(\d{1,2}):?(\d{2})?", value.strip(), re.IGNORECASE)
    if offset:
        return _offset(offset[1], offset[2], offset[3])
    try:
        return ZoneInfo(value.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None  # not a zone: the caller says so


def parse_dates(values: Sequence[object], *, zone: tzinfo | None = None) -> list[ParsedDate]:
    """Read a column of dates; numeric ones in the order that the whole column allows.

    `zone` is what the user set for times without a zone. Where every time in the column is
    midnight the column holds days.
    """
    order = column_order(values)
    known: dict[object, ParsedDate] = {}
    result = []
    for value in values:
        key = (type(value), value) if isinstance(value, str | int | float | datetime) else None
        if key is None or key not in known:
            parsed = parse_date(value, order=order, zone=zone)
            if key is None:
                result.append(parsed)
                continue
            known[key] = parsed
        result.append(known[key])
    timed = [p for p in result if p.precision == "minute"]
    if timed and all(
        _is_midnight(v) for v, p in zip(values, result, strict=True) if p.precision == "minute"
    ):
        return [
            _day(value, p) if p.precision == "minute" else p
            for value, p in zip(values, result, strict=True)
        ]
    return result


def parse_date(value: object, *, order: Order = "", zone: tzinfo | None = None) -> ParsedDate:
    """Read one date. `order` says how numeric dates stand; "" means day first, and told."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return EMPTY
    if isinstance(value, datetime):
        plain = value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
        return _timed(plain, zone)
    if isinstance(value, date):
        return _dated(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        # Beyond any day or second: also infinity, and integers too large for a float.
        return _number(float(value), zone) if abs(value) < _NO_MOMENT else UNREADABLE
    text = clean(str(value))
    if not text or text in ("nan", "nat", "none", "null", "-"):
        return EMPTY
    return _text(text, str(value).strip(), order, zone)


def clean(text: str) -> str:
    """Folded for reading: western digits, no vowel marks or hidden signs, single spaces."""
    text = _HIDDEN.sub("", text.translate(FOLDED_LETTERS)).lower()
    return re.sub(r"\s+", " ", text).strip()


def column_order(values: Sequence[object]) -> Order:
    """What a column's numeric dates show: dmy, mdy, or "" where nothing or both is shown."""
    shown = set()
    for value in values:
        match = _NUMERIC.search(clean(value)) if isinstance(value, str) else None
        if match and len(match[1]) <= 2:
            if int(match[1]) > 12:
                shown.add("dmy")
            elif int(match[2]) > 12:
                shown.add("mdy")
    if len(shown) != 1:
        return ""
    return "dmy" if "dmy" in shown else "mdy"


def _text(text: str, raw: str, order: Order, zone: tzinfo | None) -> ParsedDate:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{8}", text):
        digits = text.replace("-", "")
        return _dated(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    month = _ISO_MONTH.fullmatch(text)
    if month:
        year, number = (month[1], month[2]) if month[1] else (month[4], month[3])
        return _dated(int(year), int(number), None)
    if re.fullmatch(r"\d{9,13}(\.\d+)?|\d{5}(\.\d+)?", text):
        return _number(float(text), zone)
    for reading in (_iso, _rfc):
        moment = reading(raw if raw.isascii() else text)
        if moment is not None:
            return _timed(moment, zone)
    return _phrase(text, order, zone)


def _iso(text: str) -> datetime | None:
    # fromisoformat also takes week dates and bare years with a month, which the forms above hold.
    if not re.match(r"\d{4}-?\d{2}-?\d{2}[T ]?\d", text, re.IGNORECASE):
        return None
    try:
        return datetime.fromisoformat(re.sub(r" (?=[+\-]\d|z$)", "", text, flags=re.IGNORECASE))
    except ValueError:
        return None  # another form


def _rfc(text: str) -> datetime | None:
    if not re.match(r"(\w{3,9},? )?\d{1,2} \w{3} \d{4} \d", text, re.IGNORECASE):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None  # another form


def _phrase(text: str, order: Order, zone: tzinfo | None) -> ParsedDate:
    """`8 June 2018, 15:43 GMT`, `June 8, 2018`, `8 حزيران/يونيو 2018`, `08/06/2018 3:43 pm`."""
    rest = HIJRI_DATE.sub(" ", text)
    numeric = _NUMERIC.search(rest)
    if numeric:
        rest = _without(rest, numeric)
    clock, rest = _clock(rest)
    given, rest = _zone(rest, clock is not None)
    if numeric:
        day, ambiguous = _numeric_day(numeric, order)
        word = ""
    else:
        day, rest, word = _named_day(rest)
        ambiguous = False
    leftover = NOISE.sub(" ", rest)
    if day is None or re.search(r"\w", leftover):
        return UNREADABLE
    if day[2] is None:
        return _dated(day[0], day[1], None) if word and clock is None else UNREADABLE
    parsed = _dated(*day)
    if clock is not None and parsed.time is not None:
        parsed = _timed(
            parsed.time.replace(tzinfo=given, hour=clock[0], minute=clock[1], second=clock[2]), zone
        )
    if ambiguous and parsed.time is not None:
        return ParsedDate(parsed.time, parsed.precision, parsed.zone, "ambiguous")
    return parsed


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _clock(text: str) -> tuple[tuple[int, int, int] | None, str]:
    match = _TIME.search(text)
    half = match[4] if match else None
    if match:
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    else:
        match = _HOUR.search(text)
        if not match:
            return None, text
        hour, minute, second, half = int(match[1]), 0, 0, match[2]
    if half and hour <= 12:
        late = half[0] in "pم" or half.startswith("ظهر")
        hour = hour % 12 + (12 if late else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None, text
    return (hour, minute, second), _without(text, match)


def _zone(text: str, timed: bool) -> tuple[tzinfo | None, str]:
    if not timed:
        return None, text
    for name, hours in ZONE_OFFSETS:
        match = re.search(rf"(?<!\w)\(?{name}\)?(?!\w)(?!\s*[+\-−]\d)", text)
        if match:
            return timezone(timedelta(hours=hours)), _without(text, match)
    match = _OFFSET.search(text)
    if not match:
        return None, text
    found = UTC if match[4] else _offset(match[1], match[2], match[3])
    return found, _without(text, match) if found else text


def _offset(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    shift = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if shift > timedelta(hours=14):
        return None
    return timezone(shift if sign == "+" else -shift)


def _numeric_day(match: re.Match[str], order: Order) -> tuple[tuple[int, int, int] | None, bool]:
    first, second, third = (int(part) for part in match.groups())
    if len(match[1]) == 4:
        return (first, second, third), False
    if len(match[1]) == 3 or len(match[3]) not in (2, 4):
        return None, False
    year = third if len(match[3]) == 4 else third + (2000 if third < 70 else 1900)
    if second > 12:
        return (year, first, second), False
    if first > 12:
        return (year, second, first), False
    if order == "mdy":
        return (year, first, second), False
    return (year, second, first), order == "" and first != second


def _named_day(text: str) -> tuple[tuple[int, int, int | None] | None, str, str]:
    """Year, month and day (None if absent) around a month's name; what is left; the name."""
    numbers: set[int] = set()
    word = ""
    rest = text
    for match in re.finditer(r"[^\W\d_]+(?: (?:ال\w+|اول|ثاني))?", text):
        for name in (match[0], match[0].split(" ")[0]):
            if name in MONTHS:
                numbers.add(MONTHS[name])
                word = name
                rest = re.sub(rf"(?<!\w){name}(?!\w)\.?", " ", rest, count=1)
                break
    if len(numbers) != 1:
        return None, text, ""  # none, or two names that disagree
    digits = re.findall(r"(?<!\w)(\d{1,4})(?:st|nd|rd|th)?(?!\w)", rest)
    years = [int(d) for d in digits if len(d) == 4]
    days = [int(d) for d in digits if len(d) <= 2]
    if len(years) != 1 or len(days) > 1 or len(digits) != len(years) + len(days):
        return None, text, ""
    rest = re.sub(r"(?<!\w)\d{1,4}(?:st|nd|rd|th)?(?!\w)", " ", rest)
    return (years[0], numbers.pop(), days[0] if days else None), rest, word


def _number(value: float, zone: tzinfo | None) -> ParsedDate:
    """Seconds or milliseconds since 1970 (which are UTC), or a spreadsheet's day number."""
    if 1000 * _EPOCH_SECONDS[0] <= value < 1000 * _EPOCH_SECONDS[1]:
        value /= 1000
    if _EPOCH_SECONDS[0] <= value < _EPOCH_SECONDS[1]:
        return _timed(datetime.fromtimestamp(value, UTC), None)
    if value == int(value) and re.fullmatch(r"(19|20)\d{6}", str(int(value))):
        digits = str(int(value))
        return _dated(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if _EXCEL_DAYS[0] <= value < _EXCEL_DAYS[1]:
        moment = datetime(1899, 12, 30) + timedelta(seconds=round(value * 86_400))
        if value == int(value):
            return _dated(moment.year, moment.month, moment.day)
        return _timed(moment, zone)
    return UNREADABLE


def _timed(moment: datetime, zone: tzinfo | None) -> ParsedDate:
    if moment.year not in _YEARS:
        return UNREADABLE
    if moment.tzinfo is not None and moment.utcoffset() is not None:
        return ParsedDate(moment.astimezone(UTC), "minute", "given")
    if zone is not None:
        return ParsedDate(moment.replace(tzinfo=zone).astimezone(UTC), "minute", "set")
    return ParsedDate(moment.replace(tzinfo=UTC), "minute", "unknown")


def _dated(year: int, month: int, day: int | None) -> ParsedDate:
    try:
        moment = datetime(year, month, day or 1, tzinfo=UTC)
    except ValueError:
        return UNREADABLE  # there is no such day
    if year not in _YEARS:
        return UNREADABLE
    return ParsedDate(moment, "day" if day else "month", "unknown")


def _is_midnight(value: object) -> bool:
    """Whether the clock, as it was written, stands at 00:00:00."""
    if isinstance(value, datetime):
        return (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
    if isinstance(value, str):
        clock, _ = _clock(re.sub(r"(?<=\d)t(?=\d)", " ", clean(value)))
        return clock == (0, 0, 0)
    return False


def _day(value: object, parsed: ParsedDate) -> ParsedDate:
    """The day as it was written: with a zone, the UTC time may fall on the day before."""
    local = parsed.time
    if isinstance(value, datetime):
        local = value
    elif parsed.zone != "unknown" and isinstance(value, str):
        match = _NUMERIC.search(re.sub(r"(?<=\d)t(?=\d)", " ", clean(value)))
        if match and len(match[1]) == 4:
            return _dated(int(match[1]), int(match[2]), int(match[3]))
    assert local is not None
    return ParsedDate(
        datetime(local.year, local.month, local.day, tzinfo=UTC), "day", "unknown", parsed.trouble
    )
