"""What becomes of rows and fields: columns, defaults, what is told, what is dropped."""

from __future__ import annotations

import io
import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import read_articles
from analysis.articles import COLUMNS
from analysis.errors import InputError
from analysis.ingest import PROBLEM_MESSAGES, guess_columns, preview
from analysis.tables import PROBLEMS
from tests.ingest.material import ARABIC, ENGLISH, adds_up, codes, table


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        ("Outlet,Headline,Body,Pub_Date,Link,By-line", "outlet,title,text,published,url,author"),
        ("PUBLISHER,title,Full Text,publishedAt,URL,Author",
         "outlet,title,text,published,url,author"),
        ("media,headline,content,Date,link,byline", "outlet,title,text,published,url,author"),
        ("الصحيفة,العنوان,النص,التاريخ,الرابط,الكاتب", "outlet,title,text,published,url,author"),
        ("صحيفه,عنوان,نصّ,تاريخ النشر,رابط,كاتب", "outlet,title,text,published,url,author"),
        ("المصدر,عنوان الخبر,المحتوى,تاريخ,رابط,المؤلف", "outlet,title,text,published,url,author"),
        ("الوسيلة,اللغة,القصة,المقال", "outlet,language,story,text"),
        ("id,lang,topic,article", "article_id,language,story,text"),
    ],
)  # fmt: skip
def test_column_names_are_recognised_in_english_and_arabic(names: str, fields: str) -> None:
    theirs = names.split(",")
    assert guess_columns(theirs) == dict(
        sorted(zip(fields.split(","), theirs, strict=True), key=lambda p: list(COLUMNS).index(p[0]))
    )


def test_of_two_columns_for_one_field_the_plainer_name_wins() -> None:
    assert guess_columns(["source", "summary", "outlet", "text"]) == {
        "outlet": "outlet", "text": "text",
    }  # fmt: skip


def test_columns_set_by_hand_go_before_those_recognised() -> None:
    frame = pd.DataFrame(
        {"text": ["teaser"], "corpo": [ENGLISH], "kiosk": ["Ledger"], "when": ["2031-06-08"]}
    )
    mapping = {"text": "corpo", "outlet": "kiosk", "date": "when"}
    result = read_articles(frame, columns=mapping)
    row = result.articles.frame.iloc[0]
    assert (row["text"], row["outlet"]) == (ENGLISH, "Ledger")
    assert row["published"] == pd.Timestamp("2031-06-08", tz="UTC")
    assert row["text (given)"] == "teaser"
    assert codes(result) == ["column_renamed"]


def test_one_column_can_serve_two_fields() -> None:
    frame = pd.DataFrame({"site": ["Ledger"], "text": [ENGLISH]})
    row = read_articles(frame, columns={"outlet": "site", "author": "site"}).articles.frame.iloc[0]
    assert (row["outlet"], row["author"]) == ("Ledger", "Ledger")


def test_a_column_set_by_hand_that_is_not_there_is_told() -> None:
    result = read_articles(table("en"), columns={"outlet": "kiosk"})
    assert "column_not_found" in codes(result)
    assert result.articles.frame["outlet"].tolist() == table("en")["outlet"].tolist()
    line = result.problems.query("problem == 'column_not_found'")["detail"].iloc[0]
    assert line == (
        "There is no column “kiosk” to take outlet from. Columns are: outlet, title, text, date, "
        "country."
    )


def test_defaults_fill_what_is_absent_and_nothing_else() -> None:
    frame = pd.DataFrame({"text": [ENGLISH, ARABIC], "outlet": ["Ledger", ""]})
    result = read_articles(frame, defaults={"outlet": "unnamed", "country": "Velmara"})
    assert result.articles.frame["outlet"].tolist() == ["Ledger", "unnamed"]
    assert result.articles.frame["country"].tolist() == ["Velmara"] * 2


def test_a_zone_given_as_default_is_used_for_times_without_one() -> None:
    frame = pd.DataFrame({"text": [ENGLISH], "date": ["2031-06-08 15:43"]})
    row = read_articles(frame, defaults={"published_zone": "+03:00"}).articles.frame.iloc[0]
    assert row["published"] == pd.Timestamp("2031-06-08 12:43", tz="UTC")
    assert row["published_zone"] == "set"


def test_rows_without_a_letter_are_dropped_and_told() -> None:
    frame = pd.DataFrame({"text": [ENGLISH, "", "12 – 34", None, ARABIC]})
    result = read_articles(frame)
    dropped = result.problems.query("problem == 'empty_text'")
    assert dropped["row"].tolist() == [2, 3, 4]
    assert set(dropped["action"]) == {"dropped"}
    assert result.articles.frame["text"].tolist() == [ENGLISH, ARABIC]
    assert result.rows_read == 5


def test_short_and_repeated_articles_are_kept_and_told() -> None:
    texts = [ENGLISH, ENGLISH, "Only four words here"]
    frame = pd.DataFrame({"outlet": ["A", "A", "B"], "text": texts})
    result = read_articles(frame)
    assert len(result.articles) == 3
    told = result.problems[["row", "problem", "action"]].to_numpy().tolist()
    assert told == [[2, "duplicate", "kept"], [3, "short", "kept"]]
    first = result.articles.frame["article_id"][0]
    assert first in result.problems["detail"][0]
    assert result.problems["detail"][1] == "The text has only 4 words. A teaser, or cut?"


def test_repeated_ids_are_numbered_and_told() -> None:
    frame = pd.DataFrame({"id": ["7", "7"], "text": [ENGLISH, ARABIC]})
    result = read_articles(frame)
    assert result.articles.frame["article_id"].tolist() == ["7", "7-2"]
    row = result.problems.query("problem == 'duplicate_id'").iloc[0]
    assert (row["row"], row["action"]) == (2, "repaired")


def test_given_languages_become_codes_and_others_are_identified() -> None:
    given_values = ["ar-SA", "العربية", "English", "Klingonese", "", ""]
    texts = [ARABIC, ARABIC, ENGLISH, ENGLISH, ARABIC, "Zq xv 5"]
    frame = pd.DataFrame({"language": given_values, "text": texts})
    result = read_articles(frame, defaults={"outlet": "A"})
    assert result.articles.frame["language"].tolist() == ["ar", "ar", "en", "en", "ar", "und"]
    about = result.problems.query("field == 'language'")
    assert about[["row", "problem"]].to_numpy().tolist() == [
        [4, "language_not_understood"], [6, "language_unsure"],
    ]  # fmt: skip


def test_an_unreadable_date_keeps_its_row_and_is_told() -> None:
    result = read_articles(pd.DataFrame({"text": [ENGLISH], "date": ["last week"]}))
    assert result.articles.frame["published"].isna().all()
    row = result.problems.query("problem == 'date_unreadable'").iloc[0]
    assert (row["field"], row["action"]) == ("published", "kept")
    assert row["detail"].startswith("“last week” was not understood as a date.")


def test_half_characters_are_replaced_and_told_in_every_field() -> None:
    text = "word " * 25
    record = {"text": f"{text}\ud83d", "title": "x\udc00", "own\ud800": "y\udfff"}
    result = read_articles(("a.json", json.dumps([record]).encode()))
    assert result.articles.frame["title"].tolist() == ["x\ufffd"]
    assert result.articles.own_columns == ["own\ufffd"]
    assert sorted(result.problems.query("problem == 'bad_characters'")["field"]) == [
        "own\ufffd", "text", "title",
    ]  # fmt: skip
    result.articles.frame.to_parquet(io.BytesIO())


def test_own_columns_of_several_kinds_can_still_be_stored() -> None:
    frames = [
        pd.DataFrame({"text": [ENGLISH], "page": [3]}),
        pd.DataFrame({"text": [ARABIC], "page": ["A4"]}),
        pd.DataFrame({"text": [f"{ENGLISH} again"]}),
    ]
    articles = read_articles(frames).articles
    assert articles.frame["page"].tolist() == ["3", "A4", ""]
    articles.frame.to_parquet(io.BytesIO())


def test_a_text_that_comes_from_a_summary_is_marked_as_such() -> None:
    frame = pd.DataFrame({"outlet": ["A"], "summary": [ENGLISH]})
    assert read_articles(frame).articles.frame["complete"].tolist() == ["summary"]


def test_a_cell_filled_to_the_limit_of_a_spreadsheet_looks_cut() -> None:
    frame = pd.DataFrame({"text": ["word " * 6553 + "ab", ENGLISH]})
    result = read_articles(frame)
    assert len(frame["text"][0]) == 32_767
    assert result.articles.frame["complete"].tolist() == ["looks cut", "yes"]
    assert "cell_limit" in codes(result)


def test_a_table_without_a_text_column_is_told_and_the_others_are_read() -> None:
    result = read_articles([("a.csv", b"x,y\n1,2\n"), table("ar")])
    row = result.problems.query("problem == 'no_text_column'").iloc[0]
    assert row["detail"] == (
        "No column was recognised as the text. Columns are: x, y. Say which one holds it."
    )
    assert adds_up(result)


def test_what_was_exported_reads_back_the_same() -> None:
    first = read_articles([table("en"), table("ar")]).articles
    buffer = io.BytesIO()
    first.frame.to_csv(buffer, index=False)
    again = read_articles(("articles.csv", buffer.getvalue())).articles
    pd.testing.assert_frame_equal(again.frame, first.frame)
    assert again.fingerprint == first.fingerprint


def test_preview_shows_rows_as_they_stand_and_what_was_recognised() -> None:
    data = "kiosk,العنوان,x\nA,b,c\nD,e,f\n".encode()
    frame, mapping = preview(("a.csv", data))
    assert frame.to_numpy().tolist() == [["A", "b", "c"], ["D", "e", "f"]]
    assert mapping == {"title": "العنوان"}
    assert preview(("a.pdf", b"%PDF"))[1] == {}


def test_every_problem_has_a_line_without_a_break() -> None:
    for code, line in PROBLEM_MESSAGES.items():
        assert line.endswith((".", "?")), code
        assert "\n" not in line, code


CELLS = st.one_of(
    st.none(), st.text(max_size=30), st.sampled_from([ENGLISH, ARABIC, "12", "\ud800", "a\0b"]),
    st.integers(-5, 5), st.floats(), st.booleans(), st.datetimes(),
    st.lists(st.integers(), max_size=2),
)  # fmt: skip
NAMES = st.sampled_from(
    ["text", "body", "النص", "outlet", "source", "الصحيفة", "title", "date", "language", "id", "x",
     "text (given)", "_row", "complete", "published_zone", ""]
)  # fmt: skip


@given(st.lists(st.dictionaries(NAMES, CELLS, max_size=6), max_size=6), st.booleans())
@settings(max_examples=150)
def test_rows_read_are_rows_accepted_and_rows_dropped(
    records: list[dict[str, object]], as_json: bool
) -> None:
    source = (
        ("a.json", json.dumps(records, default=str).encode()) if as_json
        else pd.DataFrame(records, dtype=object)
    )  # fmt: skip
    try:
        result = read_articles([source, ("sound.txt", ENGLISH.encode())])
    except InputError as error:  # pragma: no cover - the sound file is always read
        pytest.fail(str(error))
    assert adds_up(result)
    assert result.rows_read == len(records) + 1
    assert result.articles.frame["article_id"].is_unique
    assert list(result.articles.frame.columns[: len(COLUMNS)]) == list(COLUMNS)
    assert result.problems.dtypes.equals(PROBLEMS.frame().dtypes)
    assert result.articles.frame["text"].map(lambda text: any(map(str.isalpha, text))).all()


@given(
    st.binary(max_size=400),
    st.sampled_from(["csv", "json", "jsonl", "xlsx", "parquet", "txt", "md", "zip"]),
)
@settings(max_examples=150)
def test_no_bytes_under_any_name_make_reading_fail(data: bytes, ending: str) -> None:
    result = read_articles([(f"a.{ending}", data), ("sound.txt", ENGLISH.encode())])
    assert adds_up(result)
