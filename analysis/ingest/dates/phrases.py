"""Dates in running words: `8 June 2018, 15:43 GMT`, `8 حزيران/يونيو 2018`, `08/06/2018 3:43 pm`,
and what may stand around them: words of an edition, an update, a second day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import tzinfo

from analysis.ingest.dates.calendars import APART, OTHER_YEAR, Taken, take_hijri, take_solar
from analysis.ingest.dates.clock import Clock, take_clock
from analysis.ingest.dates.month_names import MONTHS
from analysis.ingest.dates.numbers import Numeric, take_numeric
from analysis.ingest.dates.values import (
    IMPOSSIBLE,
    UNREADABLE,
    Order,
    ParsedDate,
    timed,
)
from analysis.ingest.dates.words import named_day, weekday_of

# What press archives write behind a date; only with one of these words at the end.
_EDITION = re.compile(
    r"[ ,;|-]+(?:(?:final|late|early|first|second|third|1st|2nd|3rd|4th|5th|national|city|main|"
    r"regional|morning|evening|sunday|saturday|weekend|metro|metropolitan|home|international|"
    r"world|european|europe|asia|us|u\.s\.|uk|london|scotland|ireland|northern|southern|state|"
    r"suburban|chaser|replate|bulldog|all|online|web|print|daily|special)[ ,;-]+)*"
    r"(?:editions?|correction appended|الطبعه(?: ال\w+)?)(?:[ ,;-]+final)?$"
)
# What spreadsheets write: the form with most distinct values, read without looking further.
_PLAIN = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}),? (\d{1,2}:\d\d(?::\d\d)?(?: [ap]m)?)")
_EDITION_WORD = re.compile("edition|appended|الطبعه")
_UPDATED = re.compile(
    r"(?<!\w)(?:last |تم )?(?:updated|modified|edited|اخر تحديث|التحديث|تحديث|mis a jour|modifie|"
    r"actualizado|aktualisiert|aggiornato|guncelleme|עודכן)(?!\w)"
)
_CJK = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_ISO_MARK = re.compile(r"(?<=\d)t(?=\d)")
_SPANS = re.compile(r"\s+(?:-|to|till|until|through|الي|حتي|au|bis|al|hasta)\s+|\s?/\s?|-")
_DAYS_BEFORE = re.compile(r"(?<!\d)(\d{1,2})\s?(?:-|/|to|الي|au|bis|al|و|and|et|und|y)\s?(\d{1,2})")
_LED = re.compile(r"^(?:from|between|من|du|vom|del|dal) ")


def phrase(text: str, order: Order, zone: tzinfo | None, *, persian: bool = False) -> ParsedDate:
    """A folded text (`clean`) that is a date, with its time of day or without."""
    plain = _PLAIN.fullmatch(text)
    numeric = take_numeric(plain[1]) if plain else None
    if plain and numeric:
        clock = take_clock(plain[2])
        day = IMPOSSIBLE if clock.impossible else _of_numeric(numeric, "", order)
        return _finished(day, None, clock, zone)
    if "年" in text:
        text = _CJK.sub(r"\1-\2-\3 ", text)
    text = _ISO_MARK.sub(" ", text)
    hijri = solar = None
    if OTHER_YEAR.search(text):
        hijri = take_hijri(text)
        solar = None if hijri else take_solar(text)
    rest = hijri.rest if hijri else solar.rest if solar else text
    numeric = None if solar else take_numeric(rest, persian=persian)
    clock = take_clock(numeric.rest if numeric else rest)
    if clock.impossible:
        return IMPOSSIBLE
    if numeric:
        return _finished(_of_numeric(numeric, clock.rest, order), hijri, clock, zone)
    if solar or (hijri and not _holds_date(clock.rest)):
        other = solar or hijri
        assert other is not None
        _, unknown = weekday_of(clock.rest)
        if unknown:
            return UNREADABLE
        return _finished(other.day, None, clock, zone)
    named = named_day(clock.rest, clock.at is not None)
    return _finished(named.day, hijri, clock, zone)


def _holds_date(text: str) -> bool:
    """Whether a year or a month is left once the Hijri day is taken out."""
    words = re.findall(r"[^\W\d_]+|\d{4}", text)
    return any(word.isdecimal() or word in MONTHS for word in words)


def _of_numeric(numeric: Numeric, rest: str, order: Order) -> ParsedDate:
    """The reading of a numeric date that the weekday beside it, or the column, says."""
    weekday, unknown = weekday_of(rest)
    if unknown:
        return UNREADABLE
    first, swapped = numeric.first, numeric.swapped
    if swapped is None or first.local is None or swapped.local is None:
        return first
    if weekday:
        fits = (first.local.isoweekday() == weekday, swapped.local.isoweekday() == weekday)
        if fits == (True, False):
            return replace(first, shows="dmy")
        if fits == (False, True):
            return replace(swapped, shows="mdy")
    if order == "mdy":
        return swapped
    return first if order == "dmy" else first.but("ambiguous")


def _finished(
    day: ParsedDate, hijri: Taken | None, clock: Clock, zone: tzinfo | None
) -> ParsedDate:
    """A day with its time of day; a Hijri date beside it is only compared."""
    local = day.local
    if day.time is None or local is None:
        return day
    if hijri and hijri.day.local and abs((hijri.day.local - local).days) > APART:
        day = day.but("differs")
    # A day that may be another has no time of day.
    if clock.at is None or day.precision != "day" or day.trouble == "hijri":
        return day
    moment = local.replace(hour=clock.at.hour, minute=clock.at.minute, second=clock.at.second)
    found = timed(moment.replace(tzinfo=clock.zone), zone)
    if not (day.trouble or day.shows):
        return found
    return replace(found, trouble=day.trouble or found.trouble, shows=day.shows)


def surrounded(
    text: str, order: Order, zone: tzinfo | None, *, persian: bool = False
) -> ParsedDate:
    """A date with an edition behind it, an update behind it, or another day behind it."""
    match = _EDITION.search(text) if _EDITION_WORD.search(text) else None
    if match:
        return phrase(text[: match.start()], order, zone, persian=persian)
    match = _UPDATED.search(text)
    if match and match.start() > 5:
        return phrase(text[: match.start()], order, zone, persian=persian)
    return _span(text, order, zone)


def _span(text: str, order: Order, zone: tzinfo | None) -> ParsedDate:
    """The first of two days: `8–9 June 2018`, `June 8-9, 2018`, `8 June - 2 July 2018`."""
    text = _LED.sub("", text)
    match = _DAYS_BEFORE.search(text)
    if match and 1 <= int(match[1]) < int(match[2]) <= 31:
        both = [
            phrase(f"{text[: match.start()]}{day}{text[match.end() :]}", order, zone)
            for day in match.groups()
        ]
        if all(one.precision == "day" and not one.trouble for one in both):
            return both[0].but("range")
    for match in list(_SPANS.finditer(text))[:6]:
        first, last = text[: match.start()], text[match.end() :]
        end = phrase(last, order, zone)
        if end.precision not in ("day", "month", "minute") or end.trouble:
            continue
        assert end.local is not None
        for start in (first, f"{first} {end.local.year}"):
            begin = phrase(start, order, zone)
            if begin.precision == end.precision and not begin.trouble and begin.local:
                return begin.but("range") if begin.local < end.local else UNREADABLE
    return UNREADABLE
