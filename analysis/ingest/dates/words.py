"""Days with the name of a month: which words of a text are month, day and year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.ingest.dates.month_names import MONTHS, WEEKDAYS, clean
from analysis.ingest.dates.numbers import PIVOT
from analysis.ingest.dates.values import (
    COARSE,
    NO_YEAR,
    UNREADABLE,
    ParsedDate,
    dated,
)

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_FILLERS = (
    "at on the of in published posted publication updated update last modified edited created "
    "released issued first date time dated day st nd rd th o clock hrs "
    "le la du de des a au en publie publiee mis jour mise modifie date er l d "
    "el del los las publicado publicada actualizado fecha hora h "
    "am um den der dem vom uhr veroffentlicht aktualisiert stand datum "
    "il alle ore as do da pubblicato aggiornato tarihinde tarihi saat guncelleme yayinlanma gunu "
    "يوم اليوم في تاريخ نشر نشرت نشره الساعه ساعه بتاريخ الموافق بتوقيت توقيت بالتوقيت تم النشر م "
    "ميلادي ميلاديه اخر تحديث التحديث وقت منشور منذ كتب حرر اضيف صدر عند لعام عام سنه شهر من "
    "ه هجري هجريه المحلي على علي "
    "روز ساعت ماه سال انتشار بروزرساني تاريخ شماسي بتاريخ بجي "
    "יום ב ה בשעה פורסם עודכן בתאריך"
)
_FILLER = frozenset(clean(word) for word in _FILLERS.split())
_HALVES = frozenset(("صباحا", "مساء", "ظهرا", "ليلا", "فجرا", "عصرا"))
_PERIOD_WORDS = (
    "spring summer autumn fall winter quarter q printemps ete automne hiver primavera verano "
    "otono invierno fruhling sommer herbst ilkbahar yaz sonbahar kis الربيع الصيف الخريف الشتاء "
    "ربيع صيف خريف شتاء الربع الاول الثاني الثالث الرابع early late mid end beginning year"
)
_PERIODS = frozenset(clean(word) for word in _PERIOD_WORDS.split())


class Named(NamedTuple):
    """A day by its words. unknown: words that say nothing here; weekday: 1 is Monday, 0 none."""

    day: ParsedDate
    unknown: tuple[str, ...] = ()
    weekday: int = 0


@lru_cache(maxsize=4096)
def weekday_of(text: str) -> tuple[int, tuple[str, ...]]:
    """(the weekday that a folded text names, words that are neither one nor a filler)."""
    names = [token for token in _TOKEN.findall(text) if token not in _FILLER]
    days = {WEEKDAYS[name] for name in names if name in WEEKDAYS}
    unknown = tuple(n for n in names if n not in WEEKDAYS)
    return (days.pop() if len(days) == 1 else 0), unknown


@lru_cache(maxsize=4096)  # the same days stand beside other times of day
def named_day(text: str, timed: bool) -> Named:
    """The day in a folded text without its time of day. `timed`: it had one."""
    tokens = _TOKEN.findall(text)
    months: list[str] = []
    numbers: list[tuple[str, bool]] = []  # with whether a month stands before
    unknown: list[str] = []
    period = False
    skip = False
    for token, following in zip(tokens, [*tokens[1:], ""], strict=False):
        if skip:
            skip = False
        elif token[0].isdecimal():
            numbers.append((token, bool(months)))
        elif f"{token} {following}" in MONTHS:
            months.append(f"{token} {following}")
            skip = True
        elif token in MONTHS:
            months.append(token)
        elif token in _PERIODS:
            period = True
        elif token not in _FILLER and token not in WEEKDAYS and (timed or token not in _HALVES):
            unknown.append(token)
    if unknown:
        return Named(UNREADABLE, tuple(unknown))
    month = _month(months)
    if month is None:
        year_only = [len(number) for number, _ in numbers].count(4) == 1
        coarse = not months and year_only and (period or len(numbers) == 1) and not timed
        return Named(COARSE if coarse else UNREADABLE)
    if period:
        return Named(UNREADABLE, ("?",))
    return Named(_placed(month, numbers, timed))


def _month(names: Sequence[str]) -> int | None:
    """The month that all names mean; “mar. 8 juin”: what is also a weekday gives way."""
    meant = {MONTHS[name] for name in names}
    if len(meant) > 1:
        meant = {MONTHS[name] for name in names if name not in WEEKDAYS}
    return meant.pop() if len(meant) == 1 else None


def _placed(month: int, numbers: Sequence[tuple[str, bool]], timed: bool) -> ParsedDate:
    years = [number for number, _ in numbers if len(number) == 4]
    short = [(number, behind) for number, behind in numbers if len(number) <= 2]
    if len(years) + len(short) != len(numbers) or len(numbers) > 2 or len(years) > 1:
        return UNREADABLE
    if years and short:
        return dated(int(years[0]), month, int(short[0][0]))
    if years:
        return UNREADABLE if timed else dated(int(years[0]), month, None)
    if len(short) == 2 and len(short[1][0]) == 2 and short[1][1]:
        year = int(short[1][0])  # 8 June 18, June 8 18
        return dated(year + (2000 if year < PIVOT else 1900), month, int(short[0][0]))
    return NO_YEAR if len(short) == 1 and 1 <= int(short[0][0]) <= 31 else UNREADABLE
