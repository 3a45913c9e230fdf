"""Column `published` of what was read, and what is told of dates."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis.ingest import ReadResult, read_articles
from analysis.ingest.options import FileChoice, ReadOptions
from tests.ingest.material import table

DMY = [f"{day:02}/02/2031" for day in (3, 5, 4, 6)]


def read(
    dates: list[Any],
    language: str = "en",
    options: ReadOptions = ReadOptions(),
    defaults: dict[str, str] | None = None,
    columns: dict[str, list[str]] | None = None,
    **more: list[str],
) -> ReadResult:
    frame = table(language, len(dates)).assign(date=dates, **(columns or {}), **more)
    return read_articles(frame, defaults=defaults or {}, options=options)


def told(result: ReadResult) -> list[tuple[int, str]]:
    """(row, code) of what was told of dates and zones."""
    found = result.problems
    own = found["problem"].str.startswith(("date", "zone")) | (found["problem"] == "unknown_value")
    return list(found.loc[own, ["row", "problem"]].itertuples(index=False, name=None))


def known(result: ReadResult) -> list[tuple[str, str, str]]:
    """(time, precision, zone) of the articles."""
    frame = result.articles.frame
    return [
        ("" if pd.isna(time) else f"{time:%Y-%m-%d %H:%M}", precision, zone)
        for time, precision, zone in zip(
            frame["published"], frame["published_precision"], frame["published_zone"], strict=True
        )
    ]


def test_single_ambiguous_dates_are_told_by_row_and_a_column_of_them_once() -> None:
    assert told(read(["03/02/2031", "2031-02-04"])) == [(1, "date_ambiguous")]
    result = read(DMY)
    assert told(result) == [(-1, "dates_ambiguous")]
    line = result.problems.query("problem == 'dates_ambiguous'").iloc[0]
    assert line["field"] == "published"
    assert all(part in line["detail"] for part in ("4 dates", "03/02/2031", "2031-02-03"))
    assert {zone for _, zone, _ in known(result)} == {"day"}


def test_a_chosen_order_is_told_nothing_of() -> None:
    whole = read(DMY, options=ReadOptions(dates="mdy"))
    assert (told(whole), known(whole)[0]) == ([], ("2031-03-02 00:00", "day", "unknown"))
    source = read(DMY).problems["source"].iloc[0]
    one = read(DMY, options=ReadOptions(files={source: FileChoice(dates="mdy")}))
    assert (told(one), known(one)) == ([], known(whole))


@pytest.mark.parametrize(
    ("dates", "columns", "code"),
    [
        (["11/06/2031", "03/06/2031", "09/06/2031", "01/06/2031", "12/06/2031"], {},
         "dates_by_span"),
        (["03/11/2030", "05/11/2030", "02/12/2030", "09/12/2030", "02/01/2031"], {},
         "dates_by_sequence"),
        (["06/08/2031", "06/09/2031"], {"crawled_at": ["2031-06-20"] * 2}, "dates_by_collection"),
    ],
)  # fmt: skip
def test_an_order_that_was_guessed_is_told_once(
    dates: list[str], columns: dict[str, list[str]], code: str
) -> None:
    assert told(read(dates, columns=columns)) == [(-1, code)]


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("31/02/2031", "date_impossible"), ("8 June 1731", "date_out_of_range"),
        ("صيف 2031", "date_too_coarse"), ("8 يونيو", "date_no_year"), ("أمس", "date_relative"),
        ("17 صفر 1453", "date_hijri"), ("8-9 June 2031", "date_range"),
        ("1 صفر 1453 هـ - 8 يونيو 2031 م", "date_calendars_differ"), ("soon", "date_unreadable"),
    ],
)  # fmt: skip
def test_what_is_the_matter_with_a_date_is_told_in_its_row(date: str, code: str) -> None:
    result = read(["2031-06-08", date], "ar")
    assert told(result) == [(2, code)]
    assert date in result.problems.query("problem == @code")["detail"].iloc[0]
    assert len(result.articles) == 2


def test_a_long_value_is_quoted_in_part() -> None:
    result = read(["word " * 500])
    assert len(result.problems.query("problem == 'date_unreadable'")["detail"].iloc[0]) < 300


@pytest.mark.parametrize("name", ["collected", "scraped_at", "seendate", "تاريخ الجمع"])
def test_relative_dates_count_from_a_column_of_collection(name: str) -> None:
    result = read(["2 hours ago", "أمس"], "ar", columns={name: ["2031-06-10 15:00Z"] * 2})
    assert [time for time, _, _ in known(result)] == ["2031-06-10 00:00", "2031-06-09 00:00"]
    assert told(result) == [(1, "date_reckoned"), (2, "date_reckoned")]
    assert result.articles.frame[name].tolist() == ["2031-06-10 15:00Z"] * 2


def test_relative_dates_count_from_a_day_given_for_the_whole_file() -> None:
    result = read(["yesterday"] * 5, defaults={"collected": "2031-06-10"})
    assert set(known(result)) == {("2031-06-09 00:00", "day", "unknown")}
    assert told(result) == [(-1, "dates_reckoned")]


def test_relative_dates_without_a_day_of_collection_stay_empty_and_say_what_to_do() -> None:
    result = read(["منذ ساعتين"] * 5, "ar")
    assert set(known(result)) == {("", "none", "unknown")}
    assert told(result) == [(-1, "dates_relative")]
    assert "collected" in result.problems["detail"].iloc[0]


def test_a_date_after_the_day_of_collection_is_told() -> None:
    result = read(["2031-06-15", "2031-06-10", "2031-06-11"], retrieved=["2031-06-10"] * 3)
    assert told(result) == [(1, "date_future")]


def test_dates_of_collection_are_no_dates_of_publication() -> None:
    options = ReadOptions(date_meaning="collection")
    result = read(["2031-06-08 15:43+03:00", "9 يونيو 2031"], "ar", options)
    assert known(result) == [("", "none", "unknown")] * 2
    assert told(result) == [(-1, "dates_of_collection")]
    assert result.articles.frame["collected"].tolist() == [
        pd.Timestamp("2031-06-08 12:43", tz="UTC"), pd.Timestamp("2031-06-09", tz="UTC"),
    ]  # fmt: skip


def test_a_column_of_collection_alone_is_taken_for_no_publication() -> None:
    frame = table("en").drop(columns="date").assign(seendate=["20310608T154300Z"] * 2)
    result = read_articles(frame)
    assert known(result) == [("", "none", "unknown")] * 2
    assert set(result.articles.frame["collected"]) == {pd.Timestamp("2031-06-08 15:43", tz="UTC")}
    assert told(result) == [(-1, "dates_of_collection")]


@pytest.mark.parametrize("name", ["updated_at", "dateModified", "آخر تحديث", "updated"])
def test_when_a_row_was_changed_is_kept_in_iso_form(name: str) -> None:
    changed = ["9 June 2031 15:43 GMT+3", "٩ حزيران ٢٠٣١"]
    frame = read(["2031-06-08", "2031-06-08"], "ar", columns={name: changed}).articles.frame
    assert frame["updated"].tolist() == ["2031-06-09T12:43:00+00:00", "2031-06-09"]
    assert set(frame["published"]) == {pd.Timestamp("2031-06-08", tz="UTC")}
    assert name == "updated" or frame[name].tolist() == changed


def test_what_is_no_date_in_a_column_of_changes_stays_and_is_told() -> None:
    result = read(["2031-06-08"] * 2, updated=["2031-06-09", "soon"])
    assert result.articles.frame["updated"].tolist() == ["2031-06-09", "soon"]
    assert told(result) == [(2, "date_unreadable")]
    other = read(["2031-06-08"] * 2, updated=["yes", "no"])
    assert (other.articles.frame["updated"].tolist(), told(other)) == (["yes", "no"], [])


def test_a_precision_that_the_user_gives_makes_a_date_coarser() -> None:
    result = read(["2031-06-08 23:43+03:00"] * 4, published_precision=["day", "month", "none", ""])
    assert known(result) == [
        ("2031-06-08 00:00", "day", "unknown"), ("2031-06-01 00:00", "month", "unknown"),
        ("", "none", "unknown"), ("2031-06-08 20:43", "minute", "given"),
    ]  # fmt: skip


def test_a_precision_that_the_user_gives_makes_no_date_finer() -> None:
    result = read(["2031-06-08", "2031-06"], published_precision=["minute", "day"])
    assert [precision for _, precision, _ in known(result)] == ["day", "month"]
    assert told(result) == [(-1, "dates_not_so_fine")]


def test_a_precision_that_is_none_is_told_and_the_value_says_it() -> None:
    result = read(["2031-06-08", "2031-06-08 15:43"], published_precision=["second", "دقيقة"])
    assert [precision for _, precision, _ in known(result)] == ["day", "minute"]
    assert told(result) == [(1, "unknown_value"), (2, "unknown_value")]


def test_our_own_table_comes_back_as_it_was() -> None:
    first = read(["2031-06-08 15:43+03:00", "2031-06-08 15:43", "2031-06-08", "2031-06"])
    frame = first.articles.frame
    for again in (frame, frame.assign(published=frame["published"].dt.tz_localize(None))):
        assert known(read_articles(again)) == known(first)


def test_a_column_may_name_the_zone_of_each_row() -> None:
    result = read(["2031-06-08 15:43"] * 2, published_zone=["Asia/Riyadh", "توقيت غرينتش"])
    assert known(result) == [
        ("2031-06-08 12:43", "minute", "set"), ("2031-06-08 15:43", "minute", "set"),
    ]  # fmt: skip


def test_a_zone_that_is_none_is_told_once_and_times_stay_without() -> None:
    result = read(["2031-06-08 15:43"] * 2, defaults={"published_zone": "Velmara Time"})
    assert set(known(result)) == {("2031-06-08 15:43", "minute", "unknown")}
    assert told(result) == [(-1, "zone_not_understood")]


def test_an_hour_in_which_clocks_change_is_told() -> None:
    result = read(["2018-03-25 02:30"], defaults={"published_zone": "Europe/Berlin"})
    assert known(result) == [("2018-03-25 01:30", "minute", "unknown")]
    assert told(result) == [(1, "date_clock_change")]
