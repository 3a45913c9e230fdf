"""Dates in the forms that archives, feeds, spreadsheets and pages write them in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from analysis.ingest.dates import parse_date, parse_zone

JUNE_8 = datetime(2018, 6, 8, tzinfo=UTC)
AT_12_43 = JUNE_8.replace(hour=12, minute=43)
AT_15_43 = JUNE_8.replace(hour=15, minute=43)


@pytest.mark.parametrize(
    "value",
    [
        "1er août 2018", "1 de agosto de 2018", "1. August 2018", "1 Ağustos 2018 Çarşamba",
        "1 AĞUSTOS 2018", "1 agosto 2018", "mer. 1 août 2018",
        "1 اگست 2018", "1 באוגוסט 2018", "۱ اوت ۲۰۱۸", "1 августа 2018 г.", "1. elokuuta 2018",
        "1 sierpnia 2018", "2018年8月1日", "1 Αυγούστου 2018", "1 अगस्त 2018", "1 august 2018",
        "1 غشت 2018", "١ آب/أغسطس ٢٠١٨", "1-أوت-2018",
    ],
)  # fmt: skip
def test_months_of_other_languages_are_read_and_no_part_is_made_up(value: str) -> None:
    found = parse_date(value)
    assert (found.time, found.precision, found.trouble) == (
        datetime(2018, 8, 1, tzinfo=UTC), "day", "",
    )  # fmt: skip


@pytest.mark.parametrize("value", ["июня 2018", "8 июня", "лето 2018", "8 июня 2018 ничего"])
def test_a_part_that_is_not_written_is_not_filled_in(value: str) -> None:
    assert parse_date(value).time is None


@pytest.mark.parametrize(
    "value",
    [
        "8-Jun-18", "08JUN2018", "Jun 8 18", "8th of June, 2018", "20180608", 20180608, 43259,
        "43259", "43259.0", "2018-W23-5", "2018-159", "2018. 6. 8.", date(2018, 6, 8),
        "Friday, June 8, 2018 Friday FINAL EDITION", "June 8, 2018 Friday, Late Edition - Final",
        "Fri 08/06/2018", "06/08/2018 Friday", "الجمعة 06/08/2018", "mar. 8 juin 2018",
        "vendredi 8 juin 2018 (Mis à jour le 9 juin 2018)", "8 حزيران 2018",
        "8 يونيو 2018، الطبعة الأولى", "8 يونيو 2018 (آخر تحديث 9 يونيو 2018)",
    ],
)  # fmt: skip
def test_forms_of_a_day(value: object) -> None:
    found = parse_date(value)
    assert (found.time, found.precision, found.zone, found.trouble) == (
        JUNE_8, "day", "unknown", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        "8 June 2018 at 15:43", "الجمعة 8 يونيو 2018 - 15:43", "15:43 2018/06/08",
        "آخر تحديث: الجمعة ٨ يونيو ٢٠١٨، الساعة ٣:٤٣ م", "2018-06-08T15:43", "201806081543",
        "20180608154300", 20180608154300, "vendredi 8 juin 2018 à 15h43",
        "8. Juni 2018, 15:43 Uhr", "8 de junio de 2018 a las 15:43", "8 июня 2018 г., 15:43",
        "2018年6月8日 15:43", "8 حزيران/يونيو 2018، 3:43 مساءً", "8 يونيو 2018 3:43 عصرا",
        "8 de junho de 2018 às 15h43", "8. kesäkuuta 2018 klo 15.43", "3:43 p. m. 8 June 2018",
        "8 June 2018 15:43 IST", "8 June 2018 15:43 local time",
        "8 يونيو 2018 15:43 بالتوقيت المحلي",
    ],
)  # fmt: skip
def test_forms_of_a_time_without_a_zone(value: object) -> None:
    found = parse_date(value)
    assert (found.time, found.precision, found.zone) == (AT_15_43, "minute", "unknown")


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2018-06-08T15:43:00+03:00[Asia/Riyadh]", AT_12_43),
        ("2018-06-08T15:43:00[Asia/Riyadh]", AT_12_43),
        ("20180608T154300Z", AT_15_43),
        ("2018-06-08T15:43:00.000000000Z", AT_15_43),
        ("2018-06-08 15:43:00 UTC", AT_15_43),
        ("2018-06-08T15:43:00,000+03", AT_12_43),
        ("Updated 3:43 PM GMT, Fri June 8, 2018", AT_15_43),
        ("Fri, 08 Jun 2018 15:43:00 +0300", AT_12_43),
        ("Fri, 8 Jun 2018 08:43 PDT", AT_15_43),
        ("Fri Jun  8 15:43:00 +0000 2018", AT_15_43),
        ("Fri Jun 08 2018 15:43:00 GMT+0300 (Arabian Standard Time)", AT_12_43),
        ("8 June 2018, 11:43am ET", AT_15_43),
        ("8 يونيو 2018 15:43 بتوقيت القاهرة", AT_15_43.replace(hour=13)),
        ("8 يونيو 2018 الساعة 15:43 بتوقيت مكة المكرمة", AT_12_43),
        ("8 يونيو 2018 15:43 غرينتش", AT_15_43),
        (1528472580, AT_15_43),
        (1528472580000, AT_15_43),
        (1528472580000000, AT_15_43),
        ("1528472580.0", AT_15_43),
        (pd.Timestamp("2018-06-08T15:43:00.000000001Z"), AT_15_43),
    ],
)
def test_forms_of_a_time_with_a_zone(value: object, time: datetime) -> None:
    found = parse_date(value)
    assert (found.time, found.precision, found.zone) == (time, "minute", "given")


@pytest.mark.parametrize(
    ("half", "hour"),
    [
        ("3:43 صباحا", 3), ("12:43 صباحا", 0), ("12:43 ظهرا", 12), ("1:43 ظهرا", 13),
        ("11:43 ظهرا", 11), ("11:43 ليلا", 23), ("12:43 ليلا", 0), ("2:43 ليلا", 2),
        ("5:43 فجرا", 5), ("3:43 ص", 3), ("3:43 بعد الظهر", 15), ("12:43 am", 0), ("12:43 pm", 12),
    ],
)  # fmt: skip
def test_the_half_of_the_day_in_english_and_arabic(half: str, hour: int) -> None:
    assert parse_date(f"8 يونيو 2018 {half}").time == JUNE_8.replace(hour=hour, minute=43)


def test_a_day_number_with_decimals_is_a_time_also_as_text() -> None:
    assert parse_date("43259.655").time == datetime(2018, 6, 8, 15, 43, 12, tzinfo=UTC)


def test_a_week_is_the_month_that_it_is_counted_to() -> None:
    found = parse_date("2018-W22")  # Monday 28 May to Sunday 3 June
    assert (found.time, found.precision) == (datetime(2018, 5, 1, tzinfo=UTC), "month")


@pytest.mark.parametrize(
    "value",
    ["8–9 June 2018", "June 8-9, 2018", "8 June - 2 July 2018", "من 8 إلى 9 يونيو 2018",
     "2018-06-08/2018-06-10", "8 et 9 juin 2018", "8 June 2018 to 10 June 2018"],
)  # fmt: skip
def test_of_several_days_the_first_is_taken_and_told(value: str) -> None:
    found = parse_date(value)
    assert (found.time, found.precision, found.trouble) == (JUNE_8, "day", "range")


@pytest.mark.parametrize(
    "value",
    ["24 رمضان 1439", "٢٤ رمضان ١٤٣٩ هـ", "1439/09/24 هـ", "24/09/1439", "1439-09-24",
     "الجمعة 24 رمضان 1439هـ", "Ramadan 24, 1439 AH", "24 Ramadan 1439", "24 رمضان 1439 15:43"],
)  # fmt: skip
def test_a_hijri_date_alone_is_converted_to_a_day_and_told(value: str) -> None:
    # By Umm al-Qura Ramadan 1439 began on 16 May 2018; the moon was seen a day later.
    found = parse_date(value)
    assert (found.time, found.precision, found.trouble) == (JUNE_8, "day", "hijri")


def test_a_hijri_date_beside_a_gregorian_one_is_compared_with_it() -> None:
    same = parse_date("24 رمضان 1439هـ الموافق 8 يونيو 2018م")
    near = parse_date("26 رمضان 1439هـ - 8 يونيو 2018م")
    far = parse_date("24/9/1439هـ - 18/6/2018م")
    assert [one.trouble for one in (same, near, far)] == ["", "", "differs"]
    assert (same.time, near.time, far.time) == (JUNE_8, JUNE_8, JUNE_8.replace(day=18))


@pytest.mark.parametrize("value", ["۱۸ خرداد ۱۳۹۷", "18 خرداد 1397", "جمعه ۱۳۹۷/۰۳/۱۸"])
def test_a_date_of_the_persian_solar_calendar_is_converted(value: str) -> None:
    # 1397 began on 21 March 2018; two months of 31 days, and 17 days more.
    found = parse_date(value)
    assert (found.time, found.precision, found.trouble) == (JUNE_8, "day", "")


def test_an_hour_that_clocks_skip_or_repeat_has_no_zone_and_is_told() -> None:
    berlin = parse_zone("Europe/Berlin")
    skipped = parse_date("2018-03-25 02:30", zone=berlin)
    twice = parse_date("2018-10-28 02:30", zone=berlin)
    after = parse_date("2018-10-28 03:30", zone=berlin)
    assert skipped.time == datetime(2018, 3, 25, 1, 30, tzinfo=UTC)
    assert twice.time == datetime(2018, 10, 28, 0, 30, tzinfo=UTC)
    assert {(one.zone, one.trouble) for one in (skipped, twice)} == {("unknown", "clock change")}
    assert (after.time, after.zone) == (datetime(2018, 10, 28, 2, 30, tzinfo=UTC), "set")


@pytest.mark.parametrize(
    ("name", "hours"),
    [("Asia/Riyadh", 3), ("asia/riyadh", 3), ("+03:00", 3), ("UTC+3", 3), ("-0330", -3.5),
     ("GMT", 0), ("توقيت مكة", 3), ("بتوقيت غرينتش", 0), ("EST", -5)],
)  # fmt: skip
def test_a_zone_is_known_by_its_name_or_offset(name: str, hours: float) -> None:
    zone = parse_zone(name)
    offset = datetime(2018, 1, 8, tzinfo=zone).utcoffset() if zone else None
    assert offset is not None
    assert offset.total_seconds() == hours * 3600


@pytest.mark.parametrize(
    "name", ["", "nowhere", "Asia/Velmara", "../../etc/passwd", "+25:00", "IST"]
)
def test_what_is_no_zone_or_several_is_none(name: str) -> None:
    assert parse_zone(name) is None
