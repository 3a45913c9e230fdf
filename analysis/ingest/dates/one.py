"""One date, from whatever stands in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, tzinfo
from email.utils import parsedate_to_datetime

import pandas as pd

from analysis.ingest.dates.month_names import clean
from analysis.ingest.dates.numbers import digits, iso, number
from analysis.ingest.dates.others import other_language
from analysis.ingest.dates.phrases import phrase, surrounded
from analysis.ingest.dates.relative import reckoned
from analysis.ingest.dates.values import (
    EMPTY,
    UNREADABLE,
    Order,
    ParsedDate,
    of_day,
    timed,
)
from analysis.ingest.dates.zones import bracketed_zone

_NOTHING = frozenset(
    clean(word)
    for word in ("nan", "nat", "none", "null", "-", "--", "<na>", "n/a", "na", "n.d.", "nil",
                 "unknown", "undated", "no date", "غير معروف", "بدون تاريخ", "لا يوجد", "غير محدد")
)  # fmt: skip
_LONGEST = 200  # characters of a cell that can be a date
_RFC = re.compile(
    r"(?:[A-Za-z]{3,9}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UTC|UT|[+-]\d{4})"
)
_PERSIAN_DIGIT = re.compile("[\u06f0-\u06f9]")


def parse_date(
    value: object,
    *,
    order: Order = "",
    zone: tzinfo | None = None,
    collected: ParsedDate | None = None,
) -> ParsedDate:
    """Read one date. `order` says how numeric dates stand; "" means day first, and told.

    `zone` is that of times without one; `collected` when the page was collected, which “2 hours
    ago” counts from. Never raises.
    """
    if isinstance(value, str):
        return _text(value, order, zone, collected)
    if value is None or value is pd.NaT or value is pd.NA:
        return EMPTY
    if isinstance(value, datetime):
        # Nanoseconds are finer than anything is compared by.
        plain = value.to_pydatetime(warn=False) if isinstance(value, pd.Timestamp) else value
        return timed(plain, zone)
    if isinstance(value, date):
        return of_day(value)
    if isinstance(value, float) and value != value:
        return EMPTY
    if isinstance(value, int | float) and not isinstance(value, bool):
        # Integers can be too large for a float.
        return number(float(value), zone) if abs(value) < 10**20 else UNREADABLE
    return _text(str(value), order, zone, collected)


def _text(
    value: str, order: Order, zone: tzinfo | None, collected: ParsedDate | None
) -> ParsedDate:
    raw = value.strip()
    if raw.isascii():
        quick = iso(raw, zone)
        if quick is not None:
            return quick
        if _RFC.fullmatch(raw):
            moment = _rfc(raw)
            if moment is not None:
                return timed(moment, zone)
    if len(raw) > _LONGEST:
        return UNREADABLE
    if raw.endswith("]"):
        given, rest = bracketed_zone(raw)
        if rest != raw:
            found = _text(rest, order, given or zone, collected)
            return replace(found, zone="given") if given and found.zone == "set" else found
    text = clean(raw)
    if not text or text in _NOTHING:
        return EMPTY
    return _folded(text, raw, order, zone, collected)


def _folded(
    text: str, raw: str, order: Order, zone: tzinfo | None, collected: ParsedDate | None
) -> ParsedDate:
    """The readings in order of how much each asks of a text; the first that finds a date wins,
    else what the first that understood more than nothing says."""
    quick = iso(text.upper(), zone) if text.isascii() and not raw.isascii() else None
    if quick is None:
        quick = digits(text, zone)
    if quick is not None:
        return quick
    persian = _PERSIAN_DIGIT.search(raw) is not None
    found = phrase(text, order, zone, persian=persian)
    if found.time is not None or found.trouble in ("impossible", "out of range"):
        return found
    further: tuple[Callable[[], ParsedDate | None], ...] = (
        lambda: reckoned(text, collected, zone),
        lambda: surrounded(text, order, zone, persian=persian),
        lambda: other_language(text, raw, zone),
    )
    for reading in further:
        other = reading()
        if other is not None and other != UNREADABLE:
            return other
    return found


def _rfc(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None  # another form
