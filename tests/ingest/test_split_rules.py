"""What stands behind the splitter: numbers, lines, laws of what is cut, and no slow line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest.documents.text_blocks import markdown_document, text_document
from analysis.ingest.options import FileChoice, ReadOptions
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.pieces.heads import piece_of
from analysis.ingest.pieces.line_kinds import line_of
from analysis.ingest.pieces.numbering import marker
from tests.ingest.cuts import TITLES, body, cut


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("Article 12", 12, ""), ("Article No. 3: A title", 3, "A title"), ("المقال رقم ٤", 4, ""),
        ("المقالة الثانية عشرة", 12, ""), ("الخبر الحادي والعشرون", 21, ""), ("Story two", 2, ""),
        ("3 of 20", 3, ""), ("Document 3 of 20", 3, ""), ("٣ من ٢٠", 3, ""),
    ],
)  # fmt: skip
def test_a_number_is_read_in_words_and_digits(text: str, number: int, title: str) -> None:
    mark = marker(text)
    assert mark is not None
    assert (mark.number, mark.title) == (number, title)


@pytest.mark.parametrize("text", ["Article about a vote", "20 of 3", "خبر عاجل: وصل", "1. x", ""])
def test_a_line_without_a_number_of_its_own_is_no_marker(text: str) -> None:
    assert marker(text) is None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=" ab\n\r\f#*-=_.:،١2هم", max_size=300))
def test_the_lines_of_a_text_joined_are_the_text(text: str) -> None:
    assert text_document(text).text == text
    assert markdown_document(text).text == text


_lines = st.sampled_from(
    ["", " ", "---", "***", "A title", "A title.", "8 June 2031", "By Lena Ostrow",
     "Outlet: Ledger",
     "Title: One", "Article 1", "1 of 2", "1. One", "End of Document", "https://oster.example/a/1",
     "المقال الأول", "انتهى", "word " * 30, "كلمة " * 40, "# A", "\fPage"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_lines, max_size=40), st.lists(st.integers(0, 45), max_size=5))
def test_no_word_is_lost_between_the_articles_what_was_left_out_and_the_fields(
    lines: list[str], starts: list[int]
) -> None:
    document = Document([Block(line) for line in lines])
    options = ReadOptions(files={"a": FileChoice(starts=tuple(starts))})
    frame, told = cut(document, options)
    read = " ".join(frame["text"]).split()
    for column in frame.columns.drop("text"):
        read += " ".join(frame[column]).split()
    front = int(str(told.get("front_matter", {}).get("words", 0)))
    words = document.text.split()
    signs = {"---", "***", "End", "of", "Document", "انتهى", "#"}
    markers = {"Article", "المقال", "الأول", "1", "1.", "2", "By", "Outlet:", "Title:"}
    lost = sorted(set(words) - set(read) - signs - markers)
    assert front or not lost
    assert len(frame) >= 1


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(_lines, st.integers(0, 3), st.booleans(), st.booleans()), max_size=60))
def test_any_document_gives_rows_with_a_text_column(
    lines: list[tuple[str, int, bool, bool]],
) -> None:
    document = Document([Block(text, level, bold, breaks) for text, level, bold, breaks in lines])
    frame, _ = cut(document)
    assert "text" in frame.columns
    assert len(frame) >= 1


@pytest.mark.parametrize(
    "line",
    [" " * 200_000, "-" * 200_000, "- " * 100_000, "1" * 200_000, "1 " * 100_000, "a: " * 60_000,
     "By " + "A " * 100_000, "# " + " " * 100_000 + "x", "*" * 99_999 + "x", "1." * 90_000,
     "http://" + "a" * 200_000, "(" * 150_000, ", 2031" * 40_000, "x" + " " * 200_000 + ":"],
)  # fmt: skip
def test_a_long_line_of_signs_takes_no_time(line: str) -> None:
    text = f"{line}\n\nTitle\n8 June 2031\n{line}\n" * 2
    start = time.perf_counter()
    cut(text)
    cut(markdown_document(text))
    assert time.perf_counter() - start < 2


def test_many_short_odd_lines_take_no_time() -> None:
    text = "\n".join(
        ["1 - 1 - 2031, 2, 3, 4, 5, 6 | June | x (y) ( : :", "- - - - x", "By A b C"] * 9_000
    )
    start = time.perf_counter()
    cut(text)
    assert time.perf_counter() - start < 5


def test_a_piece_of_lines_of_one_width_takes_no_line_of_its_text_for_a_title() -> None:
    lines = [
        "The ministers of Velmara met in Port Oster",
        "on Tuesday and spoke about water and",
        "roads.",
    ]
    blocks = [Block(line) for line in lines]
    piece = piece_of(blocks, [line_of(block) for block in blocks])
    assert piece.fields == {}
    assert piece.text == "\n".join(lines)


def test_a_large_text_is_cut_in_little_time() -> None:
    text = body("en", 0, 9)
    text = "".join(
        f"Title number {n} of a day\nThe Oster Ledger, {n % 28 + 1} June 2031\n\n{text}\n\n"
        for n in range(500)
    )
    start = time.perf_counter()
    frame, _ = cut(text)
    assert time.perf_counter() - start < 3
    assert len(frame) == 500


def test_code_in_markdown_has_no_headings() -> None:
    document = markdown_document("# One\n```\n# no\n```\n**Bold** and not\n**all bold**")
    assert [block.level for block in document.blocks] == [1, 0, 0, 0, 0, 0]
    assert [block.bold for block in document.blocks] == [False] * 5 + [True]


def test_a_list_of_five_things_stays_one() -> None:
    text = "Five things\n\n" + "\n\n".join(
        f"{n}. {TITLES['en'][n % 4]}\n\n{body('en', n, 2)}" for n in range(1, 6)
    )
    frame, _ = cut(text)
    assert frame["text"].tolist() == [text]
