"""Every format, written here and read back, in English and Arabic."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import read_articles
from analysis.errors import InputError
from analysis.ingest import FORMATS, READERS
from tests.ingest.material import (
    ARABIC,
    ENGLISH,
    OUTLETS,
    TEXTS,
    TITLES,
    adds_up,
    codes,
    table,
)

LANGUAGES = ["en", "ar"]
RECORDS = [{"title": "a", "text": ENGLISH}, {"title": "b", "text": ARABIC}]


def _written(frame: pd.DataFrame, ending: str) -> bytes:
    buffer = io.BytesIO()
    records = frame.to_dict("records")
    if ending in ("csv", "tsv"):
        frame.to_csv(buffer, index=False, sep="\t" if ending == "tsv" else ",")
    elif ending == "json":
        buffer.write(json.dumps({"articles": records}, ensure_ascii=False).encode())
    elif ending == "jsonl":
        buffer.write("\n".join(json.dumps(r, ensure_ascii=False) for r in records).encode())
    elif ending == "xlsx":
        frame.to_excel(buffer, index=False, engine="xlsxwriter")
    else:
        frame.to_parquet(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl", "xlsx", "parquet"])
def test_a_table_comes_back_as_it_was_written(ending: str, language: str, tmp_path: Path) -> None:
    given = table(language)
    path = tmp_path / f"set.{ending}"
    path.write_bytes(_written(given, ending))
    result = read_articles(path)
    frame = result.articles.frame
    for column in ("outlet", "title", "text", "country"):
        assert frame[column].tolist() == given[column].tolist()
    assert frame["language"].tolist() == [language] * 2
    assert frame["published"].tolist() == [pd.Timestamp("2031-06-08 12:43", tz="UTC")] * 2
    assert set(frame["published_zone"]) == {"given"}
    assert len(result.problems) == 0
    assert result.rows_read == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_data_frame_is_read_like_a_file(language: str) -> None:
    given = table(language).assign(words=[1, 2], seen=pd.to_datetime(["2031-01-01", "2031-01-02"]))
    frame = read_articles(given).articles.frame
    assert frame["text"].tolist() == given["text"].tolist()
    assert frame["words"].tolist() == [1, 2]
    assert frame["words"].dtype.kind == "i"
    assert frame["seen"].dtype.kind == "M"
    assert "words" not in table(language).columns  # what was passed in is not changed
    assert list(given.columns)[-2:] == ["words", "seen"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_file_is_one_article_to_the_character(language: str, tmp_path: Path) -> None:
    text = f"  {TEXTS[language]}\r\n\u00a0 end \n"
    (tmp_path / "note.txt").write_bytes(text.encode())
    frame = read_articles(tmp_path / "note.txt").articles.frame
    assert frame["text"].tolist() == [text]
    assert frame["title"].tolist() == [""]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "front",
    [
        f"title: {TITLES['en']}\noutlet: “Ledger”\ndate: 2031-06-08",
        f"العنوان: {TITLES['ar']}\nالصحيفة: المرفأ\nالتاريخ: ٨ يونيو ٢٠٣١",
    ],
)
def test_markdown_front_matter_becomes_fields(front: str, newline: str) -> None:
    page = f"---\n{front}\n---\n{ENGLISH}".replace("\n", newline)
    frame = read_articles(("a.md", page.encode())).articles.frame
    assert frame["title"][0] in TITLES.values()
    assert frame["outlet"][0] in ("“Ledger”", "المرفأ")
    assert frame["published"][0] == pd.Timestamp("2031-06-08", tz="UTC")
    assert frame["published_precision"][0] == "day"
    assert frame["text"][0] == ENGLISH.replace("\n", newline)


def _page(language: str, charset: str, site: str = "") -> bytes:
    paragraphs = "".join(f"<p>{TEXTS[language]} {TEXTS[language]}</p>" for _ in range(3))
    name = f'<meta property="og:site_name" content="{site}">' if site else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="{charset}">'
        f"<title>{TITLES[language]}</title>{name}"
        '<meta property="article:published_time" content="2031-06-08T15:43:00+03:00">'
        f"</head><body><article><h1>{TITLES[language]}</h1>{paragraphs}</article></body></html>"
    ).encode(charset, "xmlcharrefreplace")


@pytest.mark.parametrize(
    ("language", "charset"), [("en", "utf-8"), ("ar", "utf-8"), ("ar", "windows-1256")]
)
def test_a_web_page_gives_article_title_site_and_time(language: str, charset: str) -> None:
    result = read_articles(("page.html", _page(language, charset, OUTLETS[language])))
    row = result.articles.frame.iloc[0]
    assert row["title"] == TITLES[language]
    assert row["outlet"] == OUTLETS[language]
    assert row["language"] == language
    assert row["published"] == pd.Timestamp("2031-06-08 12:43", tz="UTC")
    assert TEXTS[language].split("\n")[0] in row["text"]


def test_a_page_without_an_article_is_told_and_not_fatal() -> None:
    result = read_articles([("empty.html", b"<html><body></body></html>"), ("a.txt", b"Some text")])
    assert "no_article_in_page" in codes(result)
    assert adds_up(result)


@pytest.mark.parametrize(
    "content",
    [
        {"title": ["a", "b"], "text": [ENGLISH, ARABIC]},
        {"title": {"0": "a", "1": "b"}, "text": {"0": ENGLISH, "1": ARABIC}},
        RECORDS,
        {"status": "ok", "items": RECORDS},
        {"data": {"rows": RECORDS}},
    ],
)
def test_json_is_read_in_the_shapes_that_people_have(content: object) -> None:
    frame = read_articles(("a.json", json.dumps(content).encode())).articles.frame
    assert frame["title"].tolist() == ["a", "b"]
    assert frame["text"].tolist() == [ENGLISH, ARABIC]


def test_a_single_json_article_with_lists_in_it_stays_one_article() -> None:
    content = {"text": ENGLISH, "images": [{"src": "x"}], "source": {"id": None, "name": "Ledger"}}
    frame = read_articles(("a.json", json.dumps(content).encode())).articles.frame
    assert len(frame) == 1
    assert frame["outlet"].tolist() == ["Ledger"]


def test_a_broken_line_of_jsonl_is_dropped_with_its_number_under_either_name() -> None:
    lines = "\n".join([json.dumps({"text": ENGLISH}), "{oh", json.dumps({"text": ARABIC})]).encode()
    for name in ("a.jsonl", "a.json"):
        result = read_articles((name, lines))
        assert result.problems.query("problem == 'broken_line'")["row"].tolist() == [2]
        assert result.articles.frame["text"].tolist() == [ENGLISH, ARABIC]
        assert adds_up(result)


def test_a_line_separator_inside_a_text_does_not_break_a_row() -> None:
    text = ENGLISH.replace("\n\n", " ") + "\u2028\x0c\x85 and on"
    record = json.dumps({"outlet": "A", "text": text}, ensure_ascii=False).encode()
    csv_file = f"outlet,text\nA,{text.replace(',', '')}\n".encode()
    for source in (("a.jsonl", record), ("a.csv", csv_file)):
        result = read_articles(source)
        assert len(result.articles) == 1
        assert "\u2028\x0c\x85 and on" in result.articles.frame["text"][0]


def test_every_sheet_with_a_text_column_is_read() -> None:
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="xlsxwriter") as book:
        table("en").to_excel(book, sheet_name="Ledger", index=False, startrow=2, startcol=1)
        table("ar").to_excel(book, sheet_name="المرفأ", index=False)
    result = read_articles(("a.xlsx", buffer.getvalue()))
    assert result.articles.frame["language"].tolist() == ["en", "en", "ar", "ar"]
    assert result.articles.own_columns == ["country"]


def test_a_spreadsheet_under_the_name_of_a_csv_is_read_and_told() -> None:
    result = read_articles(("a.csv", _written(table("ar"), "xlsx")))
    assert len(result.articles) == 2
    assert "other_format" in codes(result)


def test_a_parquet_file_whose_text_was_damaged_is_one_clear_line() -> None:
    buffer = io.BytesIO()
    pd.DataFrame({"text": [ARABIC]}).to_parquet(buffer, compression=None)
    data = buffer.getvalue().replace("فلمارا".encode(), b"\xff" * 12)
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        read_articles(("a.parquet", data))


def test_several_sources_are_read_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(_written(table("en", 1), "csv"))
    with (tmp_path / "a.csv").open("rb") as opened:
        sources = [("b.json", _written(table("ar", 1), "json")), opened, table("en", 2)]
        frame = read_articles(sources).articles.frame
    assert frame["language"].tolist() == ["ar", "en", "en", "en"]


def test_two_paths_in_a_tuple_are_two_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{ENGLISH} {name}", encoding="utf-8")
    paths = (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert len(read_articles(paths).articles) == 2  # type: ignore[arg-type]


def test_a_format_that_is_not_read_is_told_with_those_that_are() -> None:
    result = read_articles([("a.xyz", b"something"), ("a.txt", ENGLISH.encode())])
    row = result.problems.query("problem == 'format_not_read'").iloc[0]
    assert (row["source"], row["row"], row["action"]) == ("a.xyz", -1, "dropped")
    assert ".xyz" in row["detail"]
    assert FORMATS in row["detail"]
    assert adds_up(result)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.xlsx", b"PK nothing", "XLSX"),
        ("a.parquet", b"PAR1 nothing", "Parquet"),
        ("a.json", b"{", "JSON"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.json", b"3", "no records"),
        ("a.csv", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.zip", b"PK\x03\x04 cut", "damaged"),
        ("a.pdf", b"%PDF", ".pdf"),
        ("a.csv", b"x,y\n1,2\n", "x, y"),
    ],
)
def test_an_unusable_file_is_one_clear_line(name: str, data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_articles((name, data)).with_articles()
    assert says in str(caught.value)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_table_whose_rows_are_all_dropped_is_read_and_has_no_article() -> None:
    result = read_articles(("a.csv", b"outlet,text\nLedger,\nHerald,12 34\n"))
    assert len(result.articles) == 0
    assert result.rows_read == 2
    assert result.problems["action"].tolist() == ["dropped", "dropped"]
    with pytest.raises(InputError, match=r"no letter in the text"):
        result.with_articles()


@pytest.mark.parametrize("path", ["nowhere.csv", "x" * 5000, "a\0b", "https://ledger.example/a"])
def test_a_path_that_leads_nowhere_is_an_input_error(path: str) -> None:
    with pytest.raises(InputError, match="No article could be read"):
        read_articles(path)


def test_no_source_at_all_says_so() -> None:
    with pytest.raises(InputError, match="No source was given"):
        read_articles([])


def test_every_reader_has_a_name_endings_and_limits() -> None:
    endings = [ending for reader in READERS for ending in reader.extensions]
    assert len(endings) == len(set(endings))
    for reader in READERS:
        assert reader.name in FORMATS
        assert reader.limits
        assert all(ending == ending.lower().lstrip(".") for ending in reader.extensions)
