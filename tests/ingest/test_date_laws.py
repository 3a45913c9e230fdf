"""Laws of reading dates: what was written comes back, nothing raises, nothing takes long."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.dates import parse_date, parse_dates, parse_zone

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_EGYPT = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
EGYPT = _EGYPT.split()
LEVANT = [
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
    "تشرين الأول", "تشرين الثاني", "كانون الأول",
]  # fmt: skip
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
FRENCH = _FRENCH.split()
_WEEKDAYS = "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
WEEKDAYS = _WEEKDAYS.split()
MINUTES = st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2069, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def half(m: datetime, names: tuple[str, str]) -> str:
    return f"{(m.hour - 1) % 12 + 1}:{m.minute:02} {names[m.hour >= 12]}"


STYLES: dict[str, Callable[[datetime], str]] = {
    "iso": lambda m: m.isoformat(),
    "compact": lambda m: m.strftime("%Y%m%dT%H%M%S"),
    "slashes": lambda m: m.strftime("%Y/%m/%d %H:%M"),
    "american": lambda m: m.strftime("%B %d, %Y at %I:%M %p"),
    "british": lambda m: m.strftime("%A %d %B %Y, %H:%M"),
    "short": lambda m: m.strftime("%d-%b-%y %H:%M"),
    "time first": lambda m: m.strftime("%H:%M, %a %d %b %Y"),
    "egypt": lambda m: f"{m.day} {EGYPT[m.month - 1]} {m.year} - {m:%H:%M}",
    "egypt, halves": lambda m: f"{m.day} {EGYPT[m.month - 1]} {m.year}، {half(m, ('ص', 'م'))}",
    "levant": lambda m: (
        f"{WEEKDAYS[m.weekday()]} {m.day} {LEVANT[m.month - 1]} {m.year} الساعة {m:%H:%M}"
    ).translate(EASTERN),
    "both": lambda m: f"{m.day} {LEVANT[m.month - 1]}/{EGYPT[m.month - 1]} {m.year} {m:%H:%M}",
    "eastern": lambda m: f"{m:%Y/%m/%d} {half(m, ('صباحا', 'مساء'))}".translate(EASTERN),
    "persian digits": lambda m: f"{m:%Y-%m-%d %H:%M}".translate(PERSIAN),
    "french": lambda m: f"{m.day} {FRENCH[m.month - 1]} {m.year} à {m.hour}h{m.minute:02}",
}


@given(st.sampled_from(sorted(STYLES)), MINUTES)
def test_a_time_comes_back_from_every_style(style: str, moment: datetime) -> None:
    found = parse_date(STYLES[style](moment))
    assert (found.time, found.precision, found.zone) == (
        moment.replace(tzinfo=UTC), "minute", "unknown",
    )  # fmt: skip


@given(st.sampled_from(sorted(STYLES)), MINUTES)
def test_a_day_comes_back_from_every_style_without_its_time(style: str, moment: datetime) -> None:
    midnight = moment.replace(hour=0, minute=0)
    found = parse_dates([STYLES[style](midnight)])[0]
    assert (found.time, found.precision, found.zone) == (
        midnight.replace(tzinfo=UTC), "day", "unknown",
    )  # fmt: skip


@given(MINUTES, st.integers(-14 * 4, 14 * 4), st.sampled_from(["{} {}", "{}{}", "{} GMT{}"]))
def test_an_offset_behind_a_time_is_its_zone(moment: datetime, quarters: int, form: str) -> None:
    sign, minutes = "-" if quarters < 0 else "+", abs(quarters) * 15
    offset = f"{sign}{minutes // 60:02}:{minutes % 60:02}"
    found = parse_date(form.format(f"{moment.day} {EGYPT[moment.month - 1]} {moment:%Y %H:%M}",
                                   offset))  # fmt: skip
    assert found.zone == "given"
    assert found.time == moment.replace(tzinfo=UTC) - timedelta(minutes=15 * quarters)


_PIECES = (
    "8 June يونيو حزيران 2018 15:43 م GMT +03:00 T - / . 08 رمضان 1439 هـ خرداد 1397 yesterday منذ "
    "ساعتين ago il_y_a 2018-06-08 20180608 2018-W23 الجمعة Updated edition to الى [Asia/Riyadh] 年 "
    "июня mar may ² ½ ८ ۸ İ 99 0 999999999999999999999 24:00 Summer EST 1528472580"
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(_PIECES.split()), max_size=9).map(" ".join)
)


@given(TEXTS, st.booleans(), st.booleans())
def test_no_text_makes_reading_fail_and_it_says_the_same_twice(
    text: str, zoned: bool, counted: bool
) -> None:
    zone = parse_zone("Europe/Berlin") if zoned else None
    collected = parse_date("2018-06-10T15:00Z") if counted else None
    found = parse_date(text, zone=zone, collected=collected)
    assert found == parse_date(text, zone=zone, collected=collected)
    assert (found.time is None) == (found.precision == "none")
    assert found.precision == "minute" or found.zone == "unknown"


def test_odd_texts_take_no_time() -> None:
    chance = random.Random(3)
    pieces = _PIECES.split()
    texts = [" ".join(chance.choices(pieces, k=chance.randint(1, 9))) for _ in range(2_000)]
    started = time.process_time()
    found = [parse_date(text) for text in texts]
    took = time.process_time() - started
    assert {one.time is None for one in found} == {True, False}
    assert took / len(texts) < 0.005


@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S+03:00"])
def test_thirty_thousand_times_are_read_in_a_moment(form: str) -> None:
    start = datetime(2018, 1, 1)
    texts = [(start + timedelta(seconds=977 * n)).strftime(form) for n in range(30_000)]
    started = time.process_time()
    found = parse_dates(texts)
    took = time.process_time() - started
    assert all(one.precision == "minute" for one in found)
    assert took < 0.6
