"""CSV as it comes: encodings, separators, broken rows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import read_articles
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.tables.csv_records import careful_records, fast_columns
from analysis.ingest.tables.csv_shape import shape_of
from analysis.ingest.tables.csv_tables import read_csv
from tests.ingest.material import ARABIC, ENGLISH, TEXTS, adds_up, codes, table

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
    row = result.articles.frame.iloc[0]
    assert [row["outlet"], row["title"]] == ["NA", "null"]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("stated", ["sep=;", '"sep=;"'])
def test_a_separator_that_excel_states_in_the_first_line_is_believed(
    language: str, stated: str
) -> None:
    text = f"{stated}\r\n{_csv(language, ';')}"
    result = read_articles(("a.csv", text.encode("utf-8-sig")))
    assert result.articles.frame["text"].tolist() == table(language)["text"].tolist()
    assert "header_below" not in codes(result)


@pytest.mark.parametrize(
    ("above", "header", "count"),
    [
        ("Export of 8 June 2031; all outlets\n\n", "outlet;title;text", 1),
        ("# made by a script\n# second line, with a comma\n", "outlet;title;text", 2),
        ("تقرير الصحف، يونيو\nعدد المقالات: 2\n", "الصحيفة;العنوان;النص", 2),
    ],
)
def test_titles_and_comments_above_the_header_are_passed_over_and_told(
    above: str, header: str, count: int
) -> None:
    rows = f"المرفأ;a;{WORDS}\nLedger;b;{ARABIC.split(chr(10))[0]}\n"
    result = read_articles(("a.csv", f"{above}{header}\n{rows}".encode()))
    assert result.articles.frame["outlet"].tolist() == ["المرفأ", "Ledger"]
    told = result.problems.query("problem == 'header_below'").iloc[0]
    assert told["action"] == "kept"
    assert f"{count} lines above" in told["detail"]
    assert adds_up(result)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_without_a_header_every_row_is_kept_and_what_to_do_is_told(language: str) -> None:
    frame = table(language)
    data = frame.to_csv(index=False, header=False).encode()
    result = read_articles(("a.csv", data))
    assert result.articles.frame["text"].tolist() == frame["text"].tolist()
    assert result.articles.frame["column 5"].tolist() == ["Velmara", "Velmara"]
    detail = result.problems.query("problem == 'no_header'")["detail"].iloc[0]
    assert "column 1, column 2, text, column 4, column 5" in detail
    again = read_articles(("a.csv", data), columns={"outlet": "column 1", "date": "column 4"})
    assert again.articles.frame["outlet"].tolist() == frame["outlet"].tolist()
    assert again.articles.frame["published"].notna().all()


def test_a_header_that_is_not_known_is_still_a_header() -> None:
    result = read_articles(("a.csv", f"Who,What it says\nA,{WORDS}\n".encode()))
    assert "no_header" not in codes(result)
    assert codes(result) == ["no_text_column"]
    assert adds_up(result)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_fields_in_apostrophes_are_read(language: str) -> None:
    text = table(language, 2).to_csv(index=False, quotechar="'", quoting=1)
    frame = read_articles(("a.csv", text.encode())).articles.frame
    assert frame["text"].tolist() == table(language)["text"].tolist()


def test_apostrophes_around_the_texts_alone_are_found_too() -> None:
    text = f"outlet,text\nA,'{WORDS}, and more'\nB,'one, {WORDS}, two'\n"
    frame = read_articles(("a.csv", text.encode())).articles.frame
    assert frame["text"].tolist() == [f"{WORDS}, and more", f"one, {WORDS}, two"]


def test_apostrophes_in_words_are_no_quotation_marks() -> None:
    text = f"outlet,title,text\nA,'Tis the season,{WORDS} it's\nB,'twas,'{WORDS}\n"
    frame = read_articles(("a.csv", text.encode())).articles.frame
    assert frame["title"].tolist() == ["'Tis the season", "'twas"]
    assert frame["text"].tolist() == [f"{WORDS} it's", f"'{WORDS}"]


@pytest.mark.parametrize("quote", ["We came to listen", "جئنا لنستمع"])
def test_quotation_marks_after_a_backslash_are_part_of_the_text(quote: str) -> None:
    text = f'outlet,text\n"A","He said: \\"{quote}, all\\" {WORDS}"\n"B","{WORDS}"\n'
    result = read_articles(("a.csv", text.encode()))
    assert result.articles.frame["text"].tolist() == [f'He said: "{quote}, all" {WORDS}', WORDS]
    assert adds_up(result)


def test_a_backslash_that_escapes_nothing_stays() -> None:
    text = f'outlet,text\nA,"C:\\news\\"\nB,"x ""y"" {WORDS}"\n'
    frame = read_articles(("a.csv", text.encode())).articles.frame
    assert frame["text"].tolist() == ["C:\\news\\", f'x "y" {WORDS}']


def test_names_that_repeat_keep_both_columns_and_are_told() -> None:
    result = read_articles(("a.csv", f"text,tag,tag,\n{WORDS},x,y,z\n".encode()))
    row = result.articles.frame.iloc[0]
    assert (row["tag"], row["tag 2"], row["column 4"]) == ("x", "y", "z")
    assert "name_repeated" in codes(result)


def test_line_ends_of_old_macs_part_rows() -> None:
    text = f"outlet,text\rA,{WORDS}\rB,{WORDS}2\r"
    result = read_articles(("a.csv", text.encode()))
    assert result.articles.frame["outlet"].tolist() == ["A", "B"]


def test_a_quotation_mark_that_meets_a_later_one_costs_its_own_line_only() -> None:
    lines = ["outlet,title,text", f'A,"open,{WORDS}', f'B,"said, so","{WORDS}b"', f"C,z,{WORDS}c"]
    result = read_articles(("a.csv", "\n".join(lines).encode()))
    assert result.articles.frame["outlet"].tolist() == ["B", "C"]
    row = result.problems.query("problem == 'unclosed_quote'").iloc[0]
    assert (row["row"], row["action"]) == (2, "dropped")
    assert adds_up(result)


def test_a_table_of_very_many_columns_is_refused_in_one_line() -> None:
    result = read_articles([("a.csv", b"a," * 200_000), ("b.txt", ENGLISH.encode())])
    assert "200001 columns" in result.problems.query("problem == 'too_wide'")["detail"].iloc[0]
    assert adds_up(result)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_large_table_is_read_at_once_with_the_lines_of_its_rows(language: str) -> None:
    body = TEXTS[language] * 4
    rows = [f'A{n},"{body}",{n}' for n in range(900)]
    rows[700] = f"broken,{WORDS},one,two"
    for end in ("\n", "\r\n"):
        whole = end.join(["outlet,text,n", *rows[:700]])
        fast = read_csv("a.csv", whole.encode(), Problems(), ReadOptions())[0]
        assert len(fast.frame) == 700
        problems = Problems()
        text = end.join(["outlet,text,n", *rows])
        careful = read_csv("a.csv", text.encode(), problems, ReadOptions())[0]
        assert list(careful.rows[:700]) == list(fast.rows)
        assert [(p.code, p.row) for p in problems.sorted()] == [
            ("too_many_fields", 2 + 700 * (1 + body.count("\n")))
        ]
        wide = read_csv("a.csv", whole.encode("utf-16"), Problems(), ReadOptions())[0]
        assert wide.frame.equals(fast.frame)


_CELLS = st.sampled_from(
    ["a", "ب", '"', '""', '"x"', '"x\ny"', '"x\r\ny"', 'x"y', "", " ", "\r", '"a""b"', '"q;r"',
     '"z"w', "\u2028", "x y", "\0", "'", '"\n"']
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    mark=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    rows=st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=1, max_size=6),
    last=st.sampled_from(["", "\n", "\r\n", "\n\n"]),
)
def test_reading_at_once_gives_what_reading_with_care_gives(
    mark: str, end: str, rows: list[list[str]], last: str
) -> None:
    text = end.join([mark.join(["a", "text", "b"]), *(mark.join(row) for row in rows)]) + last
    shape = shape_of(text)
    fast = fast_columns(text.encode(), shape)
    if fast is not None:
        careful = careful_records(text, shape)
        header, columns, lines = fast
        assert careful.header == header
        assert careful.rows == [list(row) for row in zip(*columns, strict=True)]
        assert careful.lines == lines
        assert careful.open == []


def test_reading_at_once_is_left_where_it_would_hide_something() -> None:
    head = "a,text\n"
    shape = shape_of(head)
    for body in ('x,"open\ny,z\n', "x\n", "x,y,z\n", "x,y\n\nz,w\n", "x,\udcff\n"):
        data = (head + body).encode("utf-8", "surrogateescape")
        assert fast_columns(data, shape) is None, body
    assert fast_columns((head + "x,y\n").encode(), shape) == (["a", "text"], [["x"], ["y"]], [2])
