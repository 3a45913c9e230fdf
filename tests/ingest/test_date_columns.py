"""What a whole column of dates shows: the order of day and month, and whether it holds days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from analysis.ingest.dates import (
    Order,
    column_order,
    parse_date,
    parse_dates,
    parse_zone,
    read_column,
)

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def days(*texts: str) -> list[datetime]:
    return [datetime.fromisoformat(text).replace(tzinfo=UTC) for text in texts]


def written(moments: list[datetime], form: str) -> list[str]:
    return [moment.strftime(form) for moment in moments]


def test_a_number_above_twelve_shows_the_order_of_the_column() -> None:
    assert column_order(["08/06/2031", "13/06/2031"]) == "dmy"
    assert column_order(["06/08/2031", "06/13/2031"]) == "mdy"
    assert column_order(["06/08/2031", "2031-06-13"]) == ""
    assert column_order(["06/13/2031", "13/06/2031"]) == ""


def test_a_weekday_beside_a_date_shows_the_order_of_the_column() -> None:
    found = read_column(["Sunday 06/08/2031", "06/09/2031", "06/10/2031"])
    assert (found.order, found.by) == ("mdy", "shown")
    assert [one.time for one in found.dates] == days("2031-06-08", "2031-06-09", "2031-06-10")


def test_the_order_that_the_user_chose_settles_it() -> None:
    chosen: list[tuple[Order, str]] = [("dmy", "2031-06-08"), ("mdy", "2031-08-06")]
    for order, day in chosen:
        found = read_column(["08/06/2031"] * 3, order=order)
        assert (found.by, {one.trouble for one in found.dates}) == ("chosen", {""})
        assert [one.time for one in found.dates] == days(day) * 3


def test_no_date_is_later_than_its_day_of_collection() -> None:
    collected = [parse_date("2031-06-20")] * 3
    found = read_column(["06/08/2031", "06/09/2031", "06/10/2031"], collected=collected)
    assert (found.order, found.by) == ("mdy", "collection")
    assert [one.time for one in found.dates] == days("2031-06-08", "2031-06-09", "2031-06-10")


@pytest.mark.parametrize(("form", "order"), [("%d/%m/%Y", "dmy"), ("%m/%d/%Y", "mdy")])
@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("eastern", [False, True])
def test_rows_that_follow_each_other_in_time_show_the_order(
    form: str, order: str, backwards: bool, eastern: bool
) -> None:
    moments = days(
        "2030-11-03", "2030-11-05", "2030-12-02", "2030-12-09", "2031-01-02", "2031-01-11"
    )[:: -1 if backwards else 1]
    texts = [t.translate(EASTERN) if eastern else t for t in written(moments, form)]
    found = read_column(texts)
    assert (found.order, found.by) == (order, "sequence")
    assert [one.time for one in found.dates] == moments


def test_a_file_sorted_by_its_cells_as_text_shows_nothing() -> None:
    moments = days("2031-02-01", "2031-07-01", "2031-02-03", "2031-07-03", "2031-04-05",
                   "2031-06-05", "2031-07-07")  # fmt: skip
    texts = written(moments, "%d/%m/%Y")
    assert texts == sorted(texts)
    assert read_column(texts).by == ""


@pytest.mark.parametrize(("form", "order"), [("%d/%m/%Y", "dmy"), ("%m/%d/%Y", "mdy")])
def test_a_span_of_a_few_days_goes_before_one_of_many_months(form: str, order: str) -> None:
    moments = days("2031-06-11", "2031-06-03", "2031-06-09", "2031-06-01", "2031-06-12",
                   "2031-06-05")  # fmt: skip
    found = read_column(written(moments, form))
    assert (found.order, found.by) == (order, "span")
    assert [one.time for one in found.dates] == moments


def test_a_few_dates_show_nothing_and_the_day_is_read_first() -> None:
    found = read_column(["08/06/2031", "09/06/2031", "10/06/2031"])
    assert (found.order, found.by) == ("", "")
    assert [one.trouble for one in found.dates] == ["ambiguous"] * 3
    assert [one.time for one in found.dates] == days("2031-06-08", "2031-06-09", "2031-06-10")


def test_a_column_that_shows_both_orders_is_not_guessed_at() -> None:
    found = read_column(["13/06/2031", "06/13/2031", "08/06/2031", "06/06/2031"])
    assert (found.order, found.by) == ("", "mixed")
    assert [one.trouble for one in found.dates] == ["", "", "ambiguous", ""]


def test_midnight_is_a_time_where_other_rows_have_one_and_a_day_where_none_has() -> None:
    alone = parse_dates(["2031-06-08 00:00", "8 يونيو 2031 00:00", "2031-06-08T00:00:00+03:00"])
    beside = parse_dates(["2031-06-08 00:00", "8 يونيو 2031 15:43"])
    assert {(one.time, one.precision) for one in alone} == {(days("2031-06-08")[0], "day")}
    assert [one.precision for one in beside] == ["minute", "minute"]


def test_seconds_since_1970_that_are_all_midnight_are_days() -> None:
    noon = days("2031-06-08", "2031-06-09")
    stamps = [int(day.timestamp()) * 1000 for day in noon]
    assert [(one.time, one.precision) for one in parse_dates(stamps)] == [
        (day, "day") for day in noon
    ]


def test_each_row_may_have_its_own_zone() -> None:
    found = read_column(
        ["2031-06-08 15:43"] * 3, zone=parse_zone("UTC"), zones=[parse_zone("+03:00"), None, None]
    )
    assert [one.time and one.time.hour for one in found.dates] == [12, 15, 15]


def test_a_value_has_the_date_that_it_has_alone_however_often_it_stands() -> None:
    start = datetime(2031, 1, 13, 7, 5)
    texts = [(start + timedelta(hours=7 * n)).isoformat() for n in range(50)] * 3
    assert parse_dates(texts) == [parse_date(text) for text in texts]
