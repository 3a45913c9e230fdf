"""Dates that count from when a page was collected, in English, Arabic and other languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from analysis.ingest.dates import parse_date, parse_dates, parse_zone

COLLECTED = parse_date("2018-06-10T15:00:30Z")


def found(text: str) -> tuple[str, str, str]:
    """(time, precision, trouble) of a text collected on 10 June 2018, 15:00 UTC."""
    one = parse_date(text, collected=COLLECTED)
    return (f"{one.time:%Y-%m-%d %H:%M}" if one.time else "", one.precision, one.trouble)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 hours ago", "10"), ("20 hours ago", "09"), ("an hour ago", "10"), ("2h", "10"),
        ("yesterday", "09"), ("Today", "10"), ("3 days ago", "07"), ("Published 3 days ago", "07"),
        ("منذ ساعتين", "10"), ("منذ 20 ساعة", "09"), ("قبل ٣ أيام", "07"), ("أمس", "09"),
        ("قبل ثلاثة أيام", "07"), ("منذ يومين", "08"), ("منذ يوم واحد", "09"), ("اليوم", "10"),
        ("أول أمس", "08"), ("نُشر قبل 3 أيام", "07"), ("مضت 3 أيام", "07"), ("البارحة", "09"),
        ("il y a 2 heures", "10"), ("il y a un jour", "09"), ("hier", "09"), ("aujourd'hui", "10"),
        ("avant-hier", "08"), ("hace 2 días", "08"), ("ayer", "09"), ("vor 2 Tagen", "08"),
        ("gestern", "09"), ("2 gün önce", "08"), ("dün", "09"), ("۲ روز پیش", "08"),
        ("2 گھنٹے پہلے", "10"), ("לפני יומיים", "08"), ("אתמול", "09"),
    ],
)  # fmt: skip
def test_hours_and_days_ago_give_a_day(text: str, day: str) -> None:
    assert found(text) == (f"2018-06-{day} 00:00", "day", "reckoned")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("5 minutes ago", "14:55"), ("منذ 5 دقائق", "14:55"), ("قبل دقيقتين", "14:58"),
        ("5m ago", "14:55"), ("just now", "15:00"), ("الآن", "15:00"), ("منذ لحظات", "15:00"),
        ("il y a 5 minutes", "14:55"), ("40 seconds ago", "14:59"),
    ],
)  # fmt: skip
def test_minutes_ago_give_a_minute_with_the_zone_of_the_collection(text: str, time: str) -> None:
    assert found(text) == (f"2018-06-10 {time}", "minute", "reckoned")
    assert parse_date(text, collected=COLLECTED).zone == "given"


@pytest.mark.parametrize(
    ("text", "month"),
    [("2 weeks ago", "05"), ("منذ أسبوعين", "05"), ("a month ago", "05"), ("قبل شهرين", "04"),
     ("il y a 3 mois", "03")],
)  # fmt: skip
def test_weeks_and_months_ago_give_a_month(text: str, month: str) -> None:
    assert found(text) == (f"2018-{month}-01 00:00", "month", "reckoned")


def test_years_ago_give_nothing() -> None:
    assert found("2 years ago") == found("منذ سنتين") == ("", "none", "coarse")


def test_a_time_of_day_stays_with_the_day_that_is_counted() -> None:
    for text in ("Yesterday at 3:43 pm", "أمس الساعة 3:43 مساء", "hier à 15h43"):
        assert found(text) == ("2018-06-09 15:43", "minute", "reckoned")
    given = parse_date("yesterday, 15:43 GMT+3", collected=COLLECTED)
    assert (given.time, given.zone) == (datetime(2018, 6, 9, 12, 43, tzinfo=UTC), "given")


def test_days_are_counted_where_the_page_is() -> None:
    late = parse_date("2018-06-10T22:30:00Z")  # half past one on the 11th in Riyadh
    riyadh = parse_zone("Asia/Riyadh")
    assert parse_date("today", collected=late, zone=riyadh).time == datetime(
        2018, 6, 11, tzinfo=UTC
    )


@pytest.mark.parametrize("text", ["2 hours ago", "أمس", "منذ 5 دقائق", "2 weeks ago"])
def test_without_a_day_of_collection_nothing_is_made_up(text: str) -> None:
    for collected in (None, parse_date(""), parse_date("June 2018")):
        one = parse_date(text, collected=collected)
        assert (one.time, one.precision, one.trouble) == (None, "none", "relative")


def test_a_day_of_collection_gives_no_more_than_a_day() -> None:
    one = parse_date("5 minutes ago", collected=parse_date("2018-06-10"))
    assert (one.time, one.precision) == (datetime(2018, 6, 10, tzinfo=UTC), "day")


def test_each_row_counts_from_its_own_day_of_collection() -> None:
    collected = [parse_date("2018-06-10"), parse_date("2018-06-12"), parse_date("")]
    dates = parse_dates(["yesterday"] * 3, collected=collected)
    assert [one.time and one.time.day for one in dates] == [9, 11, None]


@pytest.mark.parametrize(
    "text",
    [
        "May 2018",
        "8 march",
        "day one of two",
        "2 hours and 3 days of talks",
        "ساعة الحسم",
        "3 رجال",
    ],
)
def test_other_texts_count_nothing(text: str) -> None:
    assert parse_date(text, collected=COLLECTED).trouble not in ("reckoned", "relative")
