"""Dates that count from the day a page was collected: “2 hours ago”, «منذ ساعتين», “hier”.

What is known is as fine as the unit: minutes and seconds give a minute, hours and days a day
(pages round both down), weeks and months a month, years nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from analysis.ingest.dates.clock import take_clock
from analysis.ingest.dates.month_names import clean
from analysis.ingest.dates.values import COARSE, RELATIVE, ParsedDate, dated, of_day, timed

_UNITS = {
    "second": "second seconds sec secs s ثانيه ثواني ثوان seconde secondes segundo segundos "
    "sekunde sekunden saniye ثانيه سيكنڈ שניה שניות",
    "minute": "minute minutes min mins m mn دقيقه دقائق دقايق minuto minutos minuti minuten dakika "
    "dk دقيقه منٹ דקה דקות",
    "hour": "hour hours hr hrs h ساعه ساعات heure heures hora horas stunde stunden std saat ora "
    "ore ساعت گھنٹہ گھنٹے שעה שעות",
    "day": "day days d يوم ايام يوما jour jours j dia dias tag tage tagen gun gün giorno giorni "
    "روز دن יום ימים",
    "week": "week weeks wk wks w اسبوع اسابيع اسبوعا semaine semaines semana semanas woche wochen "
    "hafta settimana settimane هفته ہفتہ ہفتے שבוע שבועות",
    "month": "month months mo mos شهر اشهر شهور شهرا mois mes meses monat monate monaten ay mese "
    "mesi ماه مہینہ مہینے חודש חודשים",
    "year": "year years yr yrs y سنه سنوات عام اعوام ans annee annees ano anos jahr jahre "
    "jahren yil anno anni سال שנה שנים",
}
_DUALS = {
    "second": "ثانيتين ثانيتان", "minute": "دقيقتين دقيقتان", "hour": "ساعتين ساعتان שעתיים",
    "day": "يومين يومان יומיים", "week": "اسبوعين اسبوعان שבועיים",
    "month": "شهرين شهران חודשיים", "year": "سنتين سنتان عامين عامان שנתיים",
}  # fmt: skip
_COUNTS = (
    "a an one une un una ein eine einer einem bir واحد واحده احد احدي احدى אחת",
    "two deux dos zwei iki اثنين اثنان اثنتين due",
    "three trois tres drei uc ثلاث ثلاثه tre", "four quatre cuatro vier dort اربع اربعه quattro",
    "five cinq cinco funf bes خمس خمسه cinque", "six seis sechs alti ست سته sei",
    "seven sept siete sieben yedi سبع سبعه sette", "eight huit ocho acht sekiz ثماني ثمانيه ثمان "
    "otto", "nine neuf nueve neun dokuz تسع تسعه nove", "ten dix diez zehn on عشر عشره dieci",
)  # fmt: skip
_DAYS = {
    0: "today اليوم aujourd'hui hoy heute bugun oggi امروز آج היום",
    1: "yesterday امس البارحه hier ayer gestern dun ieri ديروز אתמול",
    2: "اول_امس قبل_امس avant-hier anteayer vorgestern",
}
_NOW = (
    "now just_now right_now الان للتو منذ_لحظات قبل_لحظات منذ_ثوان moments_ago a_moment_ago "
    "a_l'instant maintenant ahora jetzt gerade_eben az_once simdi همين_الان"
)
_FILLERS = (
    "published posted updated about over around almost nearly more than less at on in the some "
    "نشر نشرت قبل منذ من حوالي نحو اكثر اقل تم النشر اخر تحديث مضت مضي تقريبا الساعه يوم في "
    "publie mis jour il y a environ hace vor circa etwa plus de d' le la um uhr onces once fa "
    "ago ago. back earlier پيش قبل پہلے לפני onceki half"
)
_SAYS_SO = re.compile(
    r"(?<!\w)(?:ago|earlier|back|منذ|قبل|مضت|مضي|il y a|hace|vor|once|fa|پيش|پهلي|לפני)(?!\w)"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+")


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {clean(word): key for key, words in table.items() for word in words.split()}


_UNIT, _DUAL = _by_word(_UNITS), _by_word(_DUALS)
_COUNT = {clean(w): n for n, words in enumerate(_COUNTS, start=1) for w in words.split()}
_DAY = {clean(w.replace("_", " ")): n for n, words in _DAYS.items() for w in words.split()}
_MOMENT = frozenset(clean(w.replace("_", " ")) for w in _NOW.split())
_FILLER = frozenset(clean(word) for word in _FILLERS.split())
_MOST = {"second": 10_000, "minute": 10_000, "hour": 1_000, "day": 1_000, "week": 200}


@dataclass(frozen=True)
class Ago:
    """So many units ago; of a day, with a time of day where the text has one."""

    unit: str
    count: int
    at: datetime | None = None  # on an arbitrary day, with the zone that was given


def ago(text: str) -> Ago | None:
    """What a folded text (`clean`) counts back; None where it is no such text."""
    if len(text) > 80:
        return None
    bare = text.strip(" .,!:;-|")
    if bare in _MOMENT:
        return Ago("minute", 0)
    # Its y is no year, its a no “one”.
    bare = re.sub(r"(?<!\w)il y a(?!\w)", "vor", bare)
    words = _TOKEN.findall(bare)
    named = _named_day(bare, words)
    if named is not None:
        return named
    counts: list[int] = []
    units: list[str] = []
    for word in words:
        if word[0].isdecimal():
            if len(word) > 4:
                return None
            counts.append(int(word))
        elif word in _DUAL:
            units.append(_DUAL[word])
            counts.append(2)
        elif word in _UNIT and not (word == "يوم" and len(words) > 3):
            units.append(_UNIT[word])
        elif word in _COUNT:
            counts.append(_COUNT[word])
        elif word not in _FILLER:
            return None
    if len(units) != 1 or not (counts or _SAYS_SO.search(bare)):
        return None
    count = counts[-1] if counts else 1
    if len(counts) > 1:
        return None
    return Ago(units[0], count) if count <= _MOST.get(units[0], 100) else None


def _named_day(text: str, words: list[str]) -> Ago | None:
    """“yesterday”, “today at 15:43”, «أمس الساعة 3:43 مساء»."""
    days: list[int] = []
    rest: list[str] = []
    pairs = [f"{one} {other}" for one, other in zip(words, [*words[1:], ""], strict=False)]
    taken = False
    for word, pair in zip(words, pairs, strict=True):
        if taken:
            taken = False
        elif pair in _DAY or word in _DAY:
            taken = pair in _DAY
            days.append(_DAY[pair] if taken else _DAY[word])
        else:
            rest.append(word)
    if len(days) != 1:
        return None
    clock = take_clock(text)
    if clock.impossible:
        return None
    left = rest if clock.at is None else [w for w in _TOKEN.findall(clock.rest) if w not in _DAY]
    left = [w for w in left if w not in _FILLER and f"اول {w}" not in _DAY and w != "اول"]
    if left:
        return None
    at = None
    if clock.at is not None:
        at = datetime.combine(date(2000, 1, 1), clock.at, clock.zone)
    return Ago("day", days[0], at)


def reckoned(text: str, collected: ParsedDate | None, zone: tzinfo | None) -> ParsedDate | None:
    """The date that a folded text counts back from `collected`; None where it counts nothing.

    `zone`: where the days of the page are counted, for times without one.
    """
    found = ago(text)
    if found is None:
        return None
    if found.unit == "year" and found.count:
        return COARSE
    if collected is None or collected.time is None or collected.precision not in ("minute", "day"):
        return RELATIVE
    return _back(found, collected, zone).but("reckoned")


def _back(found: Ago, collected: ParsedDate, zone: tzinfo | None) -> ParsedDate:
    moment = collected.time
    assert moment is not None
    exact = collected.precision == "minute"
    here = moment.astimezone(zone) if exact and zone and collected.zone != "unknown" else moment
    if found.unit in ("second", "minute", "hour"):
        back = timedelta(**{f"{found.unit}s": found.count})
        if not exact:
            return of_day(here.date() - timedelta(days=back.days))
        if found.unit == "hour":
            return of_day((here - back).date())
        return replace(
            timed((moment - back).replace(second=0, microsecond=0), None), zone=collected.zone
        )
    if found.unit in ("day", "week"):
        day = here.date() - timedelta(days=found.count * (7 if found.unit == "week" else 1))
        if found.unit == "week":
            return dated(day.year, day.month, None)
        if found.at is not None:
            clock = found.at.timetz()
            return timed(datetime.combine(day, clock), zone)
        return of_day(day)
    months = here.year * 12 + here.month - 1 - found.count
    return dated(months // 12, months % 12 + 1, None)
