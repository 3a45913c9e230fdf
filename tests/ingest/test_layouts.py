"""Layouts learnt by example, starts set by hand, and the preview of how a file would be cut."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest import read_articles, read_pasted
from analysis.ingest.documents.text_blocks import text_document
from analysis.ingest.options import FileChoice, ReadOptions
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.pieces.layouts import (
    Layout,
    learn_layout,
    starts_of,
    with_start,
    without_start,
)
from analysis.ingest.pieces.split_preview import SplitPreview, preview_split
from tests.ingest.cuts import DATES, OUTLETS, TITLES, body, cut, paragraphs, word
from tests.ingest.material import codes, zipped

both = pytest.mark.parametrize("language", ["en", "ar"])

#: Openings that no rule knows: how the first line of the n-th article looks.
OPENINGS = {
    "en": ["Clipping {n}/A", "Nr {n} >> {title}", "REF: {n}77 / {title}", "Source text {n}"],
    "ar": ["قصاصة {n}/أ", "رقم {n} >> {title}", "مرجع: {n}77 / {title}", "النص المصدر {n}"],
}


def marked(opening: str, language: str, closing: str = "") -> str:
    parts = []
    for n in range(4):
        first = opening.format(n=n + 1, title=TITLES[language][n])
        parts.append(f"{first}\n{body(language, n, 3)}\n{closing}\n")
    return "\n".join(parts)


def article_at(text: str, number: int, opening: str, language: str) -> tuple[int, int]:
    """The blocks of the first and last line of an article."""
    lines = text.split("\n")
    begins = [lines.index(opening.format(n=n + 1, title=TITLES[language][n])) for n in range(4)]
    ends = [*(n - 1 for n in begins[1:]), len(lines) - 1]
    return begins[number], ends[number]


@both
@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("example", [0, 2])
def test_one_marked_article_is_enough_to_find_the_others(
    language: str, which: int, example: int
) -> None:
    opening = OPENINGS[language][which]
    text = marked(opening, language)
    document = text_document(text)
    first, last = article_at(text, example, opening, language)
    layout = learn_layout("ours", document, first, last)
    begins = [article_at(text, n, opening, language)[0] for n in range(4)]
    assert starts_of(document.blocks, layout) == begins
    frame, told = cut(document, ReadOptions(files={"a": FileChoice(layout=layout)}))
    assert len(frame) == 4
    assert told["layout_used"] == {"layout": "ours", "count": 4}


@both
def test_a_fixed_closing_line_is_enough_where_openings_look_like_any_line(language: str) -> None:
    text = "".join(f"{body(language, n, 3)}\n~ ledger desk ~\n" for n in range(4))
    document = text_document(text)
    lines = text.split("\n")
    layout = learn_layout("desk", document, 0, lines.index("~ ledger desk ~"))
    starts = starts_of(document.blocks, layout)
    assert [lines[n] for n in starts] == [paragraphs(language, n, 1)[0] for n in range(4)]


@both
@pytest.mark.parametrize("mark", [{"level": 3}, {"bold": True}, {"breaks": True}])
def test_the_look_of_a_word_document_is_learnt(language: str, mark: dict[str, int]) -> None:
    pieces = [
        [Block(f"{TITLES[language][n]}.", **mark), *map(Block, paragraphs(language, n, 2))]  # type: ignore[arg-type]
        for n in range(4)
    ]
    document = word([Block("A cover")], *pieces)
    layout = learn_layout("word", document, 1, 3)
    assert starts_of(document.blocks, layout) == [1, 4, 7, 10]


def test_a_date_below_the_title_is_learnt() -> None:
    pieces = [
        [Block(TITLES["en"][n]), Block(DATES["en"][n]), *map(Block, paragraphs("en", n, 2))]
        for n in range(4)
    ]
    layout = learn_layout("dated", word(*pieces), 0, 3)
    assert layout.after == "{date}"
    assert starts_of(word(*pieces).blocks, layout) == [0, 4, 8, 12]


def test_titles_in_capitals_are_learnt() -> None:
    pieces = [
        [Block(TITLES["en"][n].upper()), *map(Block, paragraphs("en", n, 2))] for n in range(4)
    ]
    layout = learn_layout("capitals", word(*pieces), 3, 5)
    assert starts_of(word(*pieces).blocks, layout) == [0, 3, 6, 9]


@both
def test_a_saved_layout_is_tried_where_no_rule_fits(language: str) -> None:
    opening = OPENINGS[language][1]
    text = marked(opening, language)
    first, last = article_at(text, 0, opening, language)
    saved = learn_layout("saved one", text_document(text), first, last)
    result = read_articles(("b.txt", text.encode()), options=ReadOptions(layouts=(saved,)))
    assert len(result.articles) == 4
    assert "layout_used" in codes(result)
    other = Layout("other", opening="Elsewhere {number}")
    frame, told = cut(body(language, 0), ReadOptions(layouts=(other, saved)))
    assert len(frame) == 1
    assert "layout_used" not in told


def test_a_chosen_layout_that_fits_nothing_is_told() -> None:
    layout = Layout("elsewhere", opening="Nowhere {number}")
    frame, told = cut(body("en", 0), ReadOptions(files={"a": FileChoice(layout=layout)}))
    assert len(frame) == 1
    assert told["layout_unfit"] == {"layout": "elsewhere"}


def test_a_layout_comes_back_from_json_as_it_was() -> None:
    document = text_document(marked(OPENINGS["ar"][0], "ar"))
    layout = learn_layout("ours", document, 0, 5)
    assert Layout.from_dict(json.loads(json.dumps(layout.to_dict()))) == layout
    options = ReadOptions(files={"a": FileChoice(layout=layout)}, layouts=(layout,))
    assert ReadOptions.from_dict(json.loads(json.dumps(options.to_dict()))) == options


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"name": 3, "opening": None, "level": "x", "bold": "yes"},
        {"opening": ["a"], "words": -3},
    ],
)
def test_a_layout_of_another_form_has_its_defaults(content: dict[str, object]) -> None:
    layout = Layout.from_dict(content)
    assert (layout.name, layout.opening, layout.level, layout.bold, layout.words) == (
        "", "", 0, False, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    "opening", ["(a+)+$", "{text}{text}{text}{text}", "{text} {text} {text}x", "[", "{number}" * 90]
)
def test_no_opening_brought_from_elsewhere_takes_long(opening: str) -> None:
    layout = Layout.from_dict({"name": "x", "opening": opening, "after": "{date}"})
    blocks = [Block("a" * 40 + "!"), Block("a " * 140), Block("1" * 290)] * 200
    start = time.perf_counter()
    assert starts_of(blocks, layout) == []
    assert time.perf_counter() - start < 5


def test_blocks_that_are_not_there_cannot_be_learnt_from() -> None:
    with pytest.raises(IndexError, match="of 2"):
        learn_layout("x", [Block("a"), Block("b")], 1, 2)


_texts = st.sampled_from(
    ["A title", "Title: one", "8 June 2031", "{number} {text}", "Nr 4 of 5 (a) 6/7/8", "ABC DEF",
     "https://oster.example/a", "انتهى", "المقال الأول", "word " * 80, "12", "--", "a: 3: b", ""]
)  # fmt: skip
_blocks = st.lists(
    st.builds(Block, _texts, st.integers(0, 2), st.booleans(), st.booleans()),
    min_size=1, max_size=20,
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(_blocks, st.data())
def test_the_marked_article_is_always_among_those_found(
    blocks: list[Block], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(blocks) - 1))
    last = data.draw(st.integers(first, len(blocks) - 1))
    short = [n for n in range(first, last + 1) if blocks[n].text.strip()]
    layout = learn_layout("x", blocks, first, last)
    starts = starts_of(blocks, layout)
    if short and len(blocks[short[0]].text) < 300 and layout.marks_openings:
        assert short[0] in starts
    assert starts == sorted(set(starts))


@given(st.lists(st.integers(0, 50)), st.integers(0, 50))
def test_a_start_that_is_set_and_taken_away_leaves_the_others(
    starts: list[int], number: int
) -> None:
    others = tuple(sorted({*starts} - {number}))
    assert number in with_start(starts, number)
    assert without_start(with_start(starts, number), number) == others


@both
def test_a_preview_shows_blocks_starts_and_the_rows_to_come(language: str) -> None:
    text = "".join(
        f"{TITLES[language][n]}\n{OUTLETS[language][n]}, {DATES[language][n]}\n\n"
        f"{body(language, n)}\n\n"
        for n in range(3)
    )
    shown = preview_split("a.txt", text.encode())
    assert shown.found_by == "dated"
    assert [shown.blocks["text"][n] for n in shown.starts] == TITLES[language][:3]
    assert shown.rows["title"].tolist() == TITLES[language][:3]
    assert shown.rows["outlet"].tolist() == OUTLETS[language][:3]
    assert shown.rows["published"].tolist() == DATES[language][:3]
    assert shown.rows["start"].tolist() == list(shown.starts)
    assert (shown.rows["words"] > 50).all()


def test_starts_merged_and_cut_in_the_preview_are_what_is_read() -> None:
    text = "\n\n".join(f"{TITLES['en'][n]}\n\n{body('en', n)}" for n in range(4))
    shown = preview_split("a.txt", text.encode())
    assert (shown.found_by, shown.starts, len(shown.rows)) == ("", (), 1)
    lines = shown.blocks["text"].tolist()
    starts: tuple[int, ...] = ()
    for title in TITLES["en"]:
        starts = with_start(starts, lines.index(title))
    starts = without_start(starts, lines.index(TITLES["en"][2]))
    options = ReadOptions(files={"a.txt": FileChoice(starts=starts)})
    assert preview_split("a.txt", text.encode(), options).found_by == "chosen"
    frame = read_articles(("a.txt", text.encode()), options=options).articles.frame
    assert frame["title"].tolist() == [TITLES["en"][n] for n in (0, 1, 3)]


def test_a_file_in_an_archive_is_previewed_under_its_name() -> None:
    text = "".join(f"{TITLES['ar'][n]}\n{DATES['ar'][n]}\n\n{body('ar', n)}\n\n" for n in range(3))
    data = zipped({"a.txt": body("en", 0), "b.txt": text})
    shown = preview_split("set.zip › b.txt", data)
    assert shown.source == "set.zip › b.txt"
    assert len(shown.rows) == 3


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b"title,text\na,b\n"), ("a.txt", b""), ("a.docx", b"PK\x03\x04 cut"), ("a.x", b"a")],
)
def test_a_file_that_is_no_text_has_no_blocks_to_show(name: str, data: bytes) -> None:
    shown = preview_split(name, data)
    assert isinstance(shown, SplitPreview)
    assert len(shown.blocks) == 0
    assert shown.starts == ()


def test_starts_chosen_for_a_paste_are_used() -> None:
    text = "\n\n".join(f"{TITLES['en'][n]}\n\n{body('en', n)}" for n in range(3))
    lines = text.split("\n")
    choice = FileChoice(starts=tuple(lines.index(title) for title in TITLES["en"][:3]))
    result = read_pasted(text, options=ReadOptions(files={"paste": choice}))
    assert result.articles.frame["title"].tolist() == TITLES["en"][:3]


def test_documents_are_only_collected_while_a_preview_looks() -> None:
    layout = learn_layout("x", Document([Block("A 1"), Block("b")]), 0, 1)
    assert replace(layout, name="y").name == "y"
    preview_split("a.txt", body("en", 0).encode())
    shown = preview_split("b.txt", body("ar", 0).encode())
    assert shown.source == "b.txt"
