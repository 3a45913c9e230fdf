"""Dates as news writes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.dates import parse_date, parse_dates, parse_zone

JUNE_8 = datetime(2031, 6, 8, tzinfo=UTC)
AT_12_43 = JUNE_8.replace(hour=12, minute=43)
AT_15_43 = JUNE_8.replace(hour=15, minute=43)


@pytest.mark.parametrize(
    "text",
    [
        "2031-06-08", "20310608", "8 June 2031", "June 8, 2031", "Jun 8th, 2031", "08-Jun-2031",
        "Sunday, 8 June 2031", "8 يونيو 2031", "٨ يونيو ٢٠٣١", "8 حزيران 2031", "8 جوان 2031",
        "الأحد 8 حزيران/يونيو 2031", "8 يونيه 2031 م", "17 صفر 1453 هـ - 8 يونيو 2031 م",
        "2031/06/08", "۸ يونيو ۲۰۳۱", "8 juin 2031",
    ],
)  # fmt: skip
def test_a_day_is_read_and_has_no_zone(text: str) -> None:
    found = parse_date(text)
    assert (found.time, found.precision, found.zone, found.trouble) == (
        JUNE_8, "day", "unknown", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "time", "zone"),
    [
        ("2031-06-08T15:43:00Z", AT_15_43, "given"),
        ("2031-06-08 15:43:00+03:00", AT_12_43, "given"),
        ("2031-06-08 15:43 +0300", AT_12_43, "given"),
        ("2031-06-08 15:43", AT_15_43, "unknown"),
        ("Sun, 08 Jun 2031 15:43:00 GMT", AT_15_43, "given"),
        ("Sun, 08 Jun 2031 15:43:00 +0300", AT_12_43, "given"),
        ("June 8, 2031 at 3:43 p.m.", AT_15_43, "unknown"),
        ("8 June 2031 15:43 UTC", AT_15_43, "given"),
        ("15:43, 8 June 2031 GMT+3", AT_12_43, "given"),
        ("8 يونيو 2031، 3:43 مساءً", AT_15_43, "unknown"),
        ("٨ حزيران/يونيو ٢٠٣١ - ١٥:٤٣ بتوقيت مكة المكرمة", AT_12_43, "given"),
        ("8 يونيو 2031 15:43 بتوقيت غرينتش", AT_15_43, "given"),
        ("1938699780", AT_15_43, "given"),
        (1938699780000, AT_15_43, "given"),
        (datetime(2031, 6, 8, 15, 43), AT_15_43, "unknown"),
    ],
)
def test_a_time_is_read_to_the_minute_with_the_zone_it_has(
    text: object, time: datetime, zone: str
) -> None:
    found = parse_date(text)
    assert (found.time, found.precision, found.zone) == (time, "minute", zone)


MONTHS = [
    "يناير كانون_الثاني جانفي", "فبراير شباط فيفري", "مارس آذار", "أبريل نيسان أفريل",
    "مايو أيار ماي", "يونيو حزيران جوان", "يوليو تموز جويلية يوليوز", "أغسطس آب أوت غشت",
    "سبتمبر أيلول شتنبر", "أكتوبر تشرين_الأول", "نوفمبر تشرين_الثاني نونبر",
    "ديسمبر كانون_الأول دجنبر",
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number"),
    [(name.replace("_", " "), n) for n, names in enumerate(MONTHS, 1) for name in names.split()],
)
def test_arabic_months_of_every_region_are_known(name: str, number: int) -> None:
    assert parse_date(f"15 {name} 2031").time == datetime(2031, number, 15, tzinfo=UTC)


@pytest.mark.parametrize("text", ["June 2031", "2031-06", "06/2031", "يونيو 2031", "حزيران ٢٠٣١"])
def test_a_month_has_the_precision_of_a_month(text: str) -> None:
    found = parse_date(text)
    assert (found.time, found.precision, found.zone) == (
        datetime(2031, 6, 1, tzinfo=UTC), "month", "unknown",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["May 4 and June 5, 2031", "see page 8 of June 2031 report", "nothing", "لا أدري",
     "8 and 9", "8 listopad 2031", "12345678", "15:43", "x" * 1000, "8² يونيو"],
)  # fmt: skip
def test_what_is_no_date_is_unreadable_not_guessed(text: str) -> None:
    found = parse_date(text)
    assert (found.time, found.precision, found.trouble) == (None, "none", "unreadable")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("31/02/2031", "impossible"), ("2031-13-40", "impossible"), ("30 شباط 2031", "impossible"),
        ("8 June 2031 25:99", "impossible"), ("31 رمضان 1453", "impossible"),
        ("2031-06-08T25:00:00Z", "impossible"), ("2031-W54-1", "impossible"),
        ("0031-06-08", "out of range"), ("8 June 1731", "out of range"),
        ("2531-06-08", "out of range"), ("1397/03/18", "out of range"),
        ("2031", "coarse"), (2031, "coarse"), ("٢٠٣١", "coarse"), ("Summer 2031", "coarse"),
        ("صيف 2031", "coarse"), ("Q2 2031", "coarse"), ("3 years ago", "coarse"),
        ("8 June", "no year"), ("8 يونيو", "no year"), ("Jun-31", "no year"),
        ("yesterday", "relative"), ("قبل ساعتين", "relative"),
    ],
)  # fmt: skip
def test_a_date_that_is_none_says_what_is_the_matter(text: object, trouble: str) -> None:
    found = parse_date(text)
    assert (found.time, found.precision, found.trouble) == (None, "none", trouble)


@pytest.mark.parametrize(
    "value", [None, "", "  ", "-", float("nan"), "NaT", pd.NaT, pd.NA, "n/a", "غير معروف"]
)
def test_no_date_is_no_trouble(value: object) -> None:
    found = parse_date(value)
    assert (found.time, found.trouble) == (None, "")


def test_a_numeric_date_that_can_be_read_in_two_ways_is_told() -> None:
    found = parse_date("08/06/2031")
    assert (found.time, found.trouble) == (JUNE_8, "ambiguous")
    assert parse_date("٠٨/٠٦/٢٠٣١").trouble == "ambiguous"
    assert parse_date("06/06/2031").trouble == ""


def test_a_column_shows_the_order_of_its_numeric_dates() -> None:
    days_first = parse_dates(["08/06/2031", "13/06/2031"])
    months_first = parse_dates(["06/08/2031", "06/13/2031"])
    assert days_first[0].time == months_first[0].time == JUNE_8
    assert {one.trouble for one in days_first + months_first} == {""}


def test_a_column_that_shows_both_orders_keeps_its_doubt() -> None:
    found = parse_dates(["08/06/2031", "13/06/2031", "06/13/2031"])
    assert [one.trouble for one in found] == ["ambiguous", "", ""]


def test_times_that_are_all_midnight_are_days_without_a_zone() -> None:
    found = parse_dates(["2031-06-08 00:00:00", "2031-06-08T00:00:00+03:00"])
    assert {(one.time, one.precision, one.zone) for one in found} == {(JUNE_8, "day", "unknown")}
    mixed = parse_dates(["2031-06-08 00:00:00", "2031-06-08 15:43:00"])
    assert {one.precision for one in mixed} == {"minute"}


def test_a_zone_set_by_hand_counts_only_where_none_is_given() -> None:
    zone = parse_zone("+03:00")
    found = parse_dates(["2031-06-08 15:43", "2031-06-08 15:43Z", "2031-06-08"], zone=zone)
    assert [one.time for one in found] == [AT_12_43, AT_15_43, JUNE_8]
    assert [one.zone for one in found] == ["set", "given", "unknown"]
    assert parse_zone("nowhere") is None


def test_a_day_number_of_a_spreadsheet_is_a_day() -> None:
    assert parse_date(48007.0).time == JUNE_8
    assert parse_date(48007.5).precision == "minute"


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 12, 31)))
def test_iso_times_come_back_to_the_microsecond(moment: datetime) -> None:
    given_zone = moment.replace(tzinfo=UTC)
    assert parse_date(given_zone.isoformat()).time == given_zone


@given(st.one_of(st.text(), st.integers(), st.floats(), st.datetimes()))
def test_no_value_makes_reading_fail(value: object) -> None:
    found = parse_date(value)
    assert (found.time is None) == (found.precision == "none")
    assert found.precision == "minute" or found.zone == "unknown"
