"""The time of day in a text, with what says the half of the day and the zone right behind it."""

from __future__ import annotations

import re
from datetime import time, tzinfo
from typing import NamedTuple

from analysis.ingest.dates.zones import named_zone, zone_behind

_EARLY = ("a", "صباحا", "فجرا", "ص", "قبل الظهر")
_LATE = ("p", "م", "مساء", "عصرا", "بعد الظهر")
_WORDS = r"a\.?\s?m\b\.?|p\.?\s?m\b\.?|بعد الظهر|قبل الظهر|صباحا|مساء|ظهرا|عصرا|فجرا|ليلا"
_TIME = re.compile(
    r"(?<!\d)(?<!\d[.,])(\d{1,2})(?:[:.٫]|\s?h\s?)(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?"
    rf"(?!\d)(?!\.\d)(?:\s*({_WORDS}|ص|م)(?!\w))?"
)
_HOUR = re.compile(rf"(?<!\d)(?<!\d[.,:])(\d{{1,2}})\s*(?:({_WORDS})(?!\w)|h(?:eures?)?(?!\w))")
NIGHT = range(6, 12)  # hours called ليلا that are before midnight


class Clock(NamedTuple):
    """at: the time of day; None where there is none or no such. rest: the text without it."""

    at: time | None
    zone: tzinfo | None
    rest: str
    impossible: bool = False


def take_clock(text: str) -> Clock:
    """The time of day in a folded text (`clean`), its zone, and what else the text holds."""
    match = _TIME.search(text)
    if match:
        hour, minute, second, half = match[1], match[2], match[3] or 0, match[4]
    else:
        match = _HOUR.search(text)
        if match is None:
            return Clock(None, None, text)
        hour, minute, second, half = match[1], 0, 0, match[2]
    # Behind 3:43 pm, too; but the offset of a zone is never right behind the letters.
    zone, end = zone_behind(text, match.end())
    rest = f"{text[: match.start()]} {text[end:]}"
    if zone is None:
        zone, rest = named_zone(rest)
    try:
        return Clock(time(_hour(int(hour), half), int(minute), int(second)), zone, rest)
    except ValueError:
        return Clock(None, None, rest, impossible=True)


def _hour(hour: int, half: str | None) -> int:
    if not half or hour > 12:
        return hour
    if half.startswith(_EARLY):
        return hour % 12
    if half.startswith(_LATE):
        return hour % 12 + 12
    if half == "ظهرا":
        return hour if hour >= 10 else hour + 12
    return hour % 12 + (12 if hour in NIGHT else 0)  # ليلا
