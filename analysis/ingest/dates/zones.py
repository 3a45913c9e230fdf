"""Zones: their names and offsets, alone and behind a time of day."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from analysis.ingest.dates.month_names import clean

# Name → hours from UTC, or a place whose clock it is. "" says that the name has several meanings
# (IST: India, Israel, Ireland), or none that is known: the time is then one without a zone.
_NAMES: dict[str, float | str] = {
    "utc": 0, "gmt": 0, "ut": 0, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7,
    "pdt": -7, "pst": -8, "et": "America/New_York", "ct": "America/Chicago",
    "mt": "America/Denver", "pt": "America/Los_Angeles", "cest": 2, "cet": 1, "mesz": 2, "mez": 1,
    "eest": 3, "eet": 2, "west": 1, "wet": 0, "bst": 1, "msk": 3, "trt": 3, "pkt": 5, "jst": 9,
    "kst": 9, "hkt": 8, "sgt": 8, "aest": 10, "aedt": 11, "eat": 3, "cat": 2, "sast": 2,
    "ksa": 3, "ist": "", "ast": "", "gst": "", "local time": "", "local": "",
    "غرينتش": 0, "جرينتش": 0, "غرينيتش": 0, "جرينيتش": 0, "غرينتس": 0, "العالمي": 0,
    "مكه المكرمه": 3, "مكه": 3, "السعوديه": 3, "الرياض": 3, "الدوحه": 3, "بغداد": 3,
    "الكويت": 3, "قطر": 3, "البحرين": 3, "صنعاء": 3, "اليمن": 3, "العراق": 3, "موسكو": 3,
    "اسطنبول": 3, "تركيا": 3, "الامارات": 4, "دبي": 4, "ابوظبي": 4, "ابو ظبي": 4, "مسقط": 4,
    "طهران": "Asia/Tehran", "القاهره": "Africa/Cairo", "مصر": "Africa/Cairo",
    "بيروت": "Asia/Beirut", "لبنان": "Asia/Beirut", "دمشق": "Asia/Damascus",
    "سوريا": "Asia/Damascus", "القدس": "Asia/Jerusalem", "فلسطين": "Asia/Gaza",
    "غزه": "Asia/Gaza", "الاردن": "Asia/Amman", "تونس": 1, "الجزائر": 1,
    "المغرب": "Africa/Casablanca", "ليبيا": 2, "طرابلس": "", "السودان": "Africa/Khartoum",
    "الخرطوم": "Africa/Khartoum", "لندن": "Europe/London", "باريس": "Europe/Paris",
    "واشنطن": "America/New_York", "نيويورك": "America/New_York", "المحلي": "", "عمان": "",
}  # fmt: skip
_GREENWICH = {"غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "غرينتس"}
# Names of places are zones only behind the word for a clock's time.
_LATIN = "|".join(sorted((n for n in _NAMES if n.isascii()), key=len, reverse=True))
_ARABIC = "|".join(sorted((n for n in _NAMES if not n.isascii()), key=len, reverse=True))
_OFFSET = r"([+\-])(\d{1,2}):?(\d{2})?(?![\d:])"
_BEHIND = re.compile(rf"\s*\(?(?:(z)(?!\w)|(?:(?:gmt|utc)\s*)?{_OFFSET}(?:\s?\([a-z ]*\))?)")
_SHIFTED = re.compile(rf"(?<!\w)\(?(?:gmt|utc)\s*{_OFFSET}\)?")
_NAMED = re.compile(
    rf"(?<!\w)\(?(?:({_LATIN})|(?:ب(?:ال)?)?توقيت (?:مدينه )?({_ARABIC}|gmt|utc)"
    rf"|({'|'.join(_GREENWICH)}))\)?(?!\w)(?!\s*[+\-]\d)"
)
_BRACKETS = re.compile(r"\[([A-Za-z_]+(?:/[A-Za-z_+\-0-9]+)*)\]$")
Zone = tzinfo | None
Found = tuple[Zone, str]


@lru_cache(maxsize=1024)
def parse_zone(value: str) -> tzinfo | None:
    """A zone from a name (`Asia/Riyadh`, UTC, «توقيت القاهرة») or an offset (`+03:00`); None if
    it is neither."""
    text = value.strip()
    offset = re.fullmatch(r"(?:utc|gmt)?\s*([+\-])(\d{1,2}):?(\d{2})?", clean(text))
    if offset:
        return shifted(offset[1], offset[2], offset[3])
    named = clean(text)
    for word in ("بالتوقيت ", "بتوقيت ", "توقيت "):
        named = named.removeprefix(word)
    known = _of_name(named) if named in _NAMES else None
    return known or _of_place(text)


def _of_place(name: str) -> tzinfo | None:
    exact = _places().get(name.lower().replace(" ", "_"))
    if exact is None:
        return None
    try:
        return ZoneInfo(exact)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None  # not a zone: the caller says so


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


def _of_name(name: str) -> tzinfo | None:
    meaning = _NAMES[name]
    if isinstance(meaning, str):
        return _of_place(meaning) if meaning else None
    return timezone(timedelta(hours=meaning)) if meaning else UTC


def shifted(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    """A zone from an offset; None beyond 14 hours."""
    shift = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if shift > timedelta(hours=14) or int(minutes or 0) > 59:
        return None
    return timezone(shift if sign == "+" else -shift)


def zone_behind(text: str, at: int) -> tuple[tzinfo | None, int]:
    """A `Z` or an offset right behind a time of day that ends at `at`, and where it ends."""
    match = _BEHIND.match(text, at)
    if match is None:
        return None, at
    if match[1]:
        return UTC, match.end()
    # “15:43 -8 June” is no offset: one that is only an hour stands right behind the time.
    if match[4] is None and match.start(2) > at and "t" not in match[0]:
        return None, at
    zone = shifted(match[2], match[3], match[4])
    return zone, match.end() if zone else at


@lru_cache(maxsize=4096)
def named_zone(text: str) -> Found:
    """The zone that a text names (GMT, GMT+3, «بتوقيت غرينتش»), and the text without it."""
    match = _SHIFTED.search(text)
    if match:
        zone = shifted(match[1], match[2], match[3])
        return (zone, _without(text, match)) if zone else (None, text)
    match = _NAMED.search(text)
    if match is None:
        return None, text
    return _of_name(match[1] or match[2] or match[3]), _without(text, match)


def bracketed_zone(text: str) -> Found:
    """The zone in `…+03:00[Asia/Riyadh]`, and the text without it."""
    match = _BRACKETS.search(text)
    if match is None:
        return None, text
    return _of_place(match[1]), text[: match.start()].rstrip()


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
