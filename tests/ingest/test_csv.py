"""CSV as it comes: encodings, separators, broken rows."""

from __future__ import annotations

import pytest

from analysis import read_articles
from tests.ingest.material import ARABIC, ENGLISH, adds_up, codes, table

WORDS = "word " * 25


def _csv(language: str, separator: str = ",") -> str:
    return table(language).to_csv(index=False, sep=separator)


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_is_guessed_is_told(encoding: str) -> None:
    text = _csv("ar").replace("«", '""').replace("»", '""')
    result = read_articles(("a.csv", text.encode(encoding)))
    assert result.articles.frame["outlet"].tolist() == table("ar")["outlet"].tolist()
    assert codes(result) == ["encoding_guessed"]
    assert encoding in result.problems["detail"][0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_unicode_with_or_without_a_mark_is_taken_as_it_stands(encoding: str, language: str) -> None:
    result = read_articles(("a.csv", _csv(language).encode(encoding)))
    assert result.articles.frame["text"].tolist() == table(language)["text"].tolist()
    assert codes(result) == []


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1252", "Le ministre français est arrivé à Port-Osté pour deux journées d’été."),
        ("windows-1251", "Министр иностранных дел прибыл в столицу для переговоров о торговле."),
    ],
)
def test_other_alphabets_are_not_taken_for_arabic(encoding: str, text: str) -> None:
    result = read_articles(("a.txt", text.encode(encoding)))
    assert result.articles.frame["text"][0] == text
    assert "encoding_guessed" in codes(result)


def test_a_few_bad_bytes_are_replaced_and_told() -> None:
    data = ARABIC[:20].encode() + b"\xff" + ARABIC[20:].encode()
    result = read_articles(("a.txt", data))
    assert result.articles.frame["text"][0].count("\ufffd") == 1
    assert "bad_bytes" in codes(result)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_separator_is_found(separator: str, language: str) -> None:
    frame = read_articles(("a.csv", _csv(language, separator).encode())).articles.frame
    assert frame["text"].tolist() == table(language)["text"].tolist()


def test_a_row_with_too_many_fields_is_dropped_with_its_line() -> None:
    text = f'outlet,text\nA,"{WORDS}\nmore"\nB,{WORDS},one,two\nC,{WORDS}3\n'
    result = read_articles(("a.csv", text.encode()))
    row = result.problems.query("problem == 'too_many_fields'").iloc[0]
    assert (row["row"], row["action"]) == (4, "dropped")
    assert row["detail"].startswith("Line 4 has 4 fields where the header has 2.")
    assert result.articles.frame["outlet"].tolist() == ["A", "C"]
    assert adds_up(result)


def test_a_row_with_too_few_fields_is_filled_and_told() -> None:
    result = read_articles(("a.csv", f"text,outlet,section\n{WORDS},A\n".encode()))
    assert result.articles.frame["section"].tolist() == [""]
    assert result.problems["action"].tolist() == ["repaired"]


def test_a_separator_at_the_end_of_rows_is_no_problem() -> None:
    result = read_articles(("a.csv", f"outlet,text\nA,{WORDS},\nB,{WORDS}2,\n".encode()))
    assert codes(result) == []


def test_a_quotation_mark_never_closed_costs_one_row_only() -> None:
    text = f'outlet,title,text\nA,x,{WORDS}\nB,"open,{WORDS}\nC,y,{WORDS}\nD,z,{WORDS}4\n'
    result = read_articles(("a.csv", text.encode()))
    assert result.articles.frame["outlet"].tolist() == ["A", "C", "D"]
    row = result.problems.query("problem == 'unclosed_quote'").iloc[0]
    assert (row["row"], row["action"]) == (3, "dropped")
    assert adds_up(result)


def test_quotation_marks_inside_a_field_change_no_other_row() -> None:
    text = f'outlet,title,text\nA,He "left" it,{WORDS}\nB,"said ""no""","{WORDS}\nsecond"\n'
    frame = read_articles(("a.csv", text.encode())).articles.frame
    assert frame["title"].tolist() == ['He "left" it', 'said "no"']
    assert frame["text"].tolist() == [WORDS, f"{WORDS}\nsecond"]


def test_line_ends_and_spaces_in_a_text_are_kept() -> None:
    body = f"  {ENGLISH}\r\n\r\nlast \t"
    result = read_articles(("a.csv", f'outlet,text\r\nA,"{body}"\r\n'.encode()))
    assert result.articles.frame["text"].tolist() == [body]


def test_a_very_long_field_is_read() -> None:
    body = "word " * 60_000
    result = read_articles(("a.csv", f"outlet,text\nA,{body}\n".encode()))
    assert result.articles.frame["text"][0] == body


def test_a_nul_is_replaced_and_told() -> None:
    result = read_articles(("a.csv", f"outlet,text\nA,{WORDS}\0end\n".encode()))
    assert result.articles.frame["text"][0] == f"{WORDS}\ufffdend"
    assert result.problems[["problem", "field", "action"]].to_numpy().tolist() == [
        ["bad_characters", "text", "repaired"]
    ]


def test_values_such_as_na_and_null_stay_text() -> None:
    result = read_articles(("a.csv", f"outlet,title,text\nNA,null,{WORDS}\n".encode()))
    assert result.articles.frame.loc[0, ["outlet", "title"]].tolist() == ["NA", "null"]
