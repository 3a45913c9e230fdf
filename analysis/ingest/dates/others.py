"""Dates in languages whose months are not among ours, read by dateparser: the last resort.

dateparser is asked only where a text holds a day, a year, and the name of a month in one of
`LANGUAGES`, and what it says is taken only where it stands in the text: it would fill in the rest
from today.
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import Any

from analysis.ingest.dates.clock import take_clock
from analysis.ingest.dates.month_names import clean
from analysis.ingest.dates.values import UNREADABLE, ParsedDate, dated, timed
from analysis.ingest.dates.words import named_day

LANGUAGES = (
    "pt", "ru", "uk", "be", "bg", "sr", "mk", "nl", "pl", "cs", "sk", "sl", "hr", "bs", "sv", "da",
    "nb", "fi", "et", "lv", "lt", "el", "ro", "hu", "ca", "gl", "eu", "id", "ms", "sw", "so", "am",
    "az", "uz", "kk", "hy", "ka", "ps", "hi", "bn", "ta", "te", "th", "vi", "ko", "ja", "zh",
    "es", "de", "it", "tr", "fr", "fa", "ur", "he",
)  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WORD = re.compile(r"[^\s\d.,:;/()|\-]+")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_LONGEST = 60
_UNKNOWN = 3  # words that are not ours: a weekday, a month, “klo”
_SETTINGS: dict[str, Any] = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "RELATIVE_BASE": datetime(2000, 1, 1),  # nothing may come from the clock
    "DATE_ORDER": "DMY",
}
# What dateparser and what it stands on raise on odd texts.
_BROKEN = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError,
    re.error,
)  # fmt: skip


def other_language(text: str, raw: str, zone: tzinfo | None) -> ParsedDate:
    """A text (folded by `clean`, and as it was) in another language that is surely a date."""
    years, days = set(_YEAR.findall(text)), set(_DAY.findall(text))
    if len(text) > _LONGEST or len(years) != 1 or not days:
        return UNREADABLE
    if len(named_day(text, True).unknown) > _UNKNOWN:
        return UNREADABLE  # a sentence
    meant = _meant(text)
    months = {month for _, month in meant}
    if len(months) != 1:
        return UNREADABLE  # no name of a month, or one that means several (listopad)
    found = _asked(raw, tuple(dict.fromkeys(language for language, _ in meant)))
    if found is None or found.month not in months or str(found.year) not in years:
        return UNREADABLE
    clock = take_clock(text)
    if str(found.day) not in {day.lstrip("0") for day in _DAY.findall(clock.rest)}:
        return UNREADABLE
    if clock.at is None:
        plain = (found.hour, found.minute) == (0, 0)
        return dated(found.year, found.month, found.day) if plain else UNREADABLE
    if (found.hour, found.minute) != (clock.at.hour, clock.at.minute):
        return UNREADABLE
    return timed(found if found.tzinfo else found.replace(tzinfo=clock.zone), zone)


def _meant(text: str) -> list[tuple[str, int]]:
    """(language, month) of every name of a month in a text."""
    names = month_names()
    words = _WORD.findall(text)
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    return [meaning for word in [*words, *pairs] for meaning in names.get(word, ())]


@lru_cache(maxsize=1)
def month_names() -> dict[str, list[tuple[str, int]]]:
    """Folded name → (language, month), from what dateparser knows."""
    from dateparser.languages.loader import LocaleDataLoader

    names: dict[str, list[tuple[str, int]]] = {}
    for locale in LocaleDataLoader().get_locales(languages=list(LANGUAGES)):
        for number, month in enumerate(_MONTHS, start=1):
            for name in {clean(each) for each in locale.info.get(month, ())}:
                if len(name) > 2 and not name.isdecimal():
                    names.setdefault(name, []).append((locale.shortname, number))
    return names


@lru_cache(maxsize=4096)
def _asked(text: str, languages: tuple[str, ...]) -> datetime | None:
    import dateparser

    for language in languages:
        try:
            found = dateparser.parse(text, languages=[language], settings=_SETTINGS)
        except _BROKEN:
            continue  # not in this language
        if found is not None:
            return found
    return None
