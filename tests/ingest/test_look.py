"""What stands in a source before it is read, and what each choice of a column would give."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest import read_articles
from analysis.ingest.columns import header_key
from analysis.ingest.look import effect, look
from analysis.ingest.options import FileChoice, ReadOptions
from tests.ingest.material import ARABIC, ENGLISH, codes, zipped

TABLE = pd.DataFrame(
    {
        "الوسيلة": ["المرفأ", "المرفأ", "الشاطئ", ""],
        "الكلام": [ARABIC, ARABIC + " 2", ARABIC + " 3", ""],
        "متى": ["03/04/2031", "05/06/2031 14:00", "قريبا", ""],
        "lang": ["Arabic", "ara", "العربية", ""],
        "section": ["سياسة"] * 4,
    }
)


def csv(frame: pd.DataFrame = TABLE, **settings: str) -> bytes:
    return frame.to_csv(index=False, **settings).encode()


def test_a_table_shows_its_first_rows_its_columns_and_the_guess() -> None:
    (one,) = look([("set.csv", csv())])
    assert one.source == "set.csv"
    assert one.rows == 4
    assert one.names == ("الوسيلة", "الكلام", "متى", "lang", "section")
    assert one.mapping == {"outlet": "الوسيلة", "language": "lang"}
    assert one.first["الوسيلة"].tolist() == ["المرفأ", "المرفأ", "الشاطئ", ""]
    assert not one.whole
    assert not one.saved


def test_every_file_of_an_archive_is_looked_at_with_what_its_folder_gives() -> None:
    found = look([("set.zip", zipped({"المرفأ/a.txt": ARABIC, "Ledger/b.csv": csv()}))])
    assert [one.source for one in found] == ["set.zip › Ledger/b.csv", "set.zip › المرفأ/a.txt"]
    assert found[1].whole
    assert found[1].given == {"outlet": "المرفأ"}


def test_what_cannot_be_read_is_passed_over() -> None:
    assert look([("broken.xlsx", b"PK\x03\x04 nothing"), ("empty.csv", b"")]) == ()


def test_the_effect_of_an_outlet_column_is_its_values_with_their_counts() -> None:
    (one,) = look([("set.csv", csv())])
    found = effect(one, "outlet", "الوسيلة")
    assert found.values == (("المرفأ", 2), ("الشاطئ", 1))
    assert (found.filled, found.rows) == (3, 4)


def test_the_effect_of_a_language_column_is_in_codes() -> None:
    (one,) = look([("set.csv", csv())])
    assert effect(one, "language", "lang").values == (("ar", 3),)


def test_the_effect_of_a_text_column_is_its_length_and_how_many_rows_have_one() -> None:
    (one,) = look([("set.csv", csv())])
    found = effect(one, "text", "الكلام")
    assert found.filled == 3
    assert found.words == len((ARABIC + " 2").split())


def test_the_effect_of_a_date_column_follows_the_order_that_is_chosen() -> None:
    (one,) = look([("set.csv", csv())])
    day_first = effect(one, "published", "متى", dates="dmy")
    month_first = effect(one, "published", "متى", dates="mdy")
    assert (day_first.first, day_first.unreadable) == (
        pd.Timestamp("2031-04-03", tz="UTC"), ("قريبا",)
    )  # fmt: skip
    assert month_first.first == pd.Timestamp("2031-03-04", tz="UTC")
    assert day_first.without_zone == 1
    assert effect(one, "published", "متى", zone="Asia/Riyadh").without_zone == 0
    assert effect(one, "published", "متى").ambiguous == 2


def test_a_column_that_is_not_there_has_no_effect() -> None:
    (one,) = look([("set.csv", csv())])
    with pytest.raises(KeyError):
        effect(one, "outlet", "x")


def test_a_mapping_that_was_kept_is_used_for_every_table_with_the_same_header() -> None:
    options = ReadOptions().with_mapping(
        header_key(TABLE.columns), {"text": "الكلام", "outlet": "الوسيلة", "published": "متى"}
    )
    (one,) = look([("next week.csv", csv(TABLE[list(TABLE.columns[::-1])]))], options)
    assert one.saved
    assert one.mapping["text"] == "الكلام"
    result = read_articles(("next week.csv", csv()), options=options)
    assert len(result.articles) == 3
    assert set(result.articles.frame["outlet"]) == {"المرفأ", "الشاطئ"}


def test_a_field_can_be_taken_from_no_column_though_one_is_recognised() -> None:
    chosen = FileChoice(columns={"text": "body", "outlet": ""})
    frame = pd.DataFrame({"outlet": ["wrong"], "body": [ENGLISH]})
    options = ReadOptions(files={"a.csv": chosen})
    result = read_articles(("a.csv", csv(frame)), options=options)
    assert result.articles.frame["outlet"].tolist() == [""]
    assert result.articles.frame["outlet (given)"].tolist() == ["wrong"]


def test_what_is_set_for_a_whole_file_fills_its_rows_and_goes_before_the_folder() -> None:
    files = zipped({"folder/a.txt": ENGLISH, "folder/b.txt": ENGLISH + " Again."})
    chosen = FileChoice(defaults={"outlet": "Oster Ledger", "published": "2031-06-08"})
    options = ReadOptions(files={"set.zip › folder/a.txt": chosen})
    frame = read_articles(("set.zip", files), options=options).articles.frame
    assert frame["outlet"].tolist() == ["Oster Ledger", "folder"]
    assert frame["published_precision"].tolist() == ["day", "none"]


def test_a_choice_for_an_archive_holds_for_what_is_in_it() -> None:
    options = ReadOptions(files={"set.zip": FileChoice(defaults={"language": "en"})})
    assert options.of("set.zip › inner.zip › a.txt").defaults == {"language": "en"}
    assert options.of("other.zip › a.txt").defaults == {}


def test_a_column_chosen_for_one_file_that_it_lacks_is_told() -> None:
    options = ReadOptions(files={"a.csv": FileChoice(columns={"outlet": "paper"})})
    frame = pd.DataFrame({"text": [ENGLISH]})
    result = read_articles(("a.csv", csv(frame)), options=options)
    assert "column_not_found" in codes(result)


def test_a_file_that_is_left_out_by_choice_is_told_and_counted() -> None:
    options = ReadOptions(files={"b.txt": FileChoice(skip=True)})
    sources = [("a.txt", ENGLISH.encode()), ("b.txt", ENGLISH.encode())]
    result = read_articles(sources, options=options)
    assert len(result.articles) == 1
    assert result.rows_read == 2
    assert codes(result).count("left_out") == 1


def test_options_come_back_from_what_they_are_kept_as() -> None:
    options = ReadOptions(
        files={"a.csv": FileChoice("windows-1256", {"text": "x"}, {"outlet": "y"}, starts=(0, 4))},
        mappings={"a|b": {"text": "a"}},
        dates="mdy",
        date_meaning="collection",
    )
    assert ReadOptions.from_dict(options.to_dict()) == options
