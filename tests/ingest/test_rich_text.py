"""RTF: Arabic in every way it is written, bold, breaks, links, tables, and what is no text."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import read_articles
from analysis.errors import InputError
from analysis.ingest.documents.rich_text import document_of
from analysis.ingest.options import FileChoice, ReadOptions
from analysis.ingest.pieces.blocks import Document
from analysis.ingest.problems import Problems
from tests.ingest.documents import escaped, read_or_reason, rich, shape, told
from tests.ingest.material import ARABIC, ENGLISH, codes

LINES = ARABIC.split("\n\n")


def read(data: bytes, options: ReadOptions = ReadOptions()) -> tuple[Document, dict[str, str]]:
    problems = Problems()
    return document_of("a.rtf", data, problems, options), told(problems)


def text(body: str, **values: str) -> str:
    return read(rich(body, **values))[0].text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (r"\ansi\ansicpg1252\uc1", ""),
        (r"\ansi\ansicpg1256", "cp1256"),
        (r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset178 Arial;}}\f0", "cp1256"),
        (r"\ansi\ansicpg1256{\fonttbl{\f0\fnil\fcharset0 Arial;}}\f0", "cp1256"),
        (r"\ansi\ansicpg65001", "utf-8"),
        (r"\mac\ansicpg10004", "mac_arabic"),
    ],
)
def test_arabic_is_right_however_it_is_written(head: str, encoding: str) -> None:
    paragraphs = [line.replace("«", "").replace("»", "") for line in LINES]
    body = "".join(rf"\pard\rtlpar {escaped(line, encoding)}\par " for line in paragraphs)
    assert text(body, head=head) == "\n".join(paragraphs)


@pytest.mark.parametrize("encoding", ["cp1256", "utf-8"])
def test_arabic_under_a_wrong_or_no_declaration_is_guessed_and_told(encoding: str) -> None:
    for head in (r"\ansi\ansicpg1252", r"\ansi"):
        document, problems = read(rich(escaped(ARABIC, encoding), head=head))
        assert document.text == ARABIC.replace("\n", "")
        assert "encoding_guessed" in problems


def test_bytes_that_stand_there_unescaped_are_read() -> None:
    for encoding in ("cp1256", "utf-8"):
        data = rich("BODY", head=r"\ansi\ansicpg1256").replace(b"BODY", LINES[0].encode(encoding))
        assert read(data)[0].text == LINES[0]


def test_an_encoding_that_was_chosen_goes_before_the_declared_one() -> None:
    chosen = ReadOptions(files={"a.rtf": FileChoice(encoding="windows-1256")})
    data = rich(escaped("مصر", "cp1256"), head=r"\ansi\ansicpg1251")
    assert read(data, chosen)[0].text == "مصر"


def test_what_stands_for_a_character_in_old_programs_is_skipped() -> None:
    assert text(r"\uc1\u1605\'e3\u1606?\uc2\u1575\'c7\'c7\uc0\u1576  x") == "مناب x"
    assert text(r"{\uc2\u1605??}\u1606?!") == "من!"
    assert text(r"\u-10179?\u-8704? \u8220\ldblquote x") == "😀 “x"
    assert text(r"\u55357? alone \u1605") == " alone م"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_text_comes_back(given_text: str) -> None:
    body = escaped(given_text.replace("\\", "").replace("{", "").replace("}", "") + "x")
    assert text(body) == given_text.replace("\\", "").replace("{", "").replace("}", "") + "x"


def test_signs_and_spaces_are_what_they_stand_for() -> None:
    assert text(r"a\tab b\line c\~d\_e\-f\emdash\{\}\\ \lquote x\rquote") == (
        "a\tb\nc\u00a0d-ef—{}\\ ‘x’"
    )


def test_headings_bold_and_page_breaks() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\outlinelevel1 Own;}}"
    body = (
        styles + r"\pard\s1 First\par\pard\s2 Second\par\pard\outlinelevel2 Third\par"
        r"\pard\plain {\b All \plain\b of it}\par {\b Part} of it\par\page "
        r"New page\par\pard\pagebb Another\par\pard Same\sect\sectd\sbknone On\par"
        r"\sect\sectd Last\par {\rtlch\ab " + escaped("كلها") + r"}\par"
    )
    assert shape(read(rich(body))[0].blocks) == [
        ("First", 1, False, False), ("Second", 2, False, False), ("Third", 3, False, False),
        ("All of it", 0, True, False), ("Part of it", 0, False, False),
        ("New page", 0, False, True), ("Another", 0, False, True), ("Same", 0, False, False),
        ("On", 0, False, False), ("Last", 0, False, True), ("كلها", 0, True, False),
    ]  # fmt: skip


def test_links_and_their_places() -> None:
    body = (
        r'{\field{\*\fldinst{HYPERLINK "https://a.example/x?a=1"}}{\fldrslt{\ul out}}}\par '
        r'{\field{\*\fldinst HYPERLINK \\l "story2"}{\fldrslt in}}\par '
        r"{\*\bkmkstart story2}{\*\bkmkend story2}here\par"
    )
    document, _ = read(rich(body))
    assert document.text == "out\nin\nhere"
    assert [one.links for one in document.blocks] == [
        ("https://a.example/x?a=1",), ("#story2",), (),
    ]  # fmt: skip
    assert document.blocks[2].anchors == ("story2",)


def test_rows_of_tables_and_text_boxes() -> None:
    body = (
        r"\trowd\cellx100\cellx200\pard\intbl Outlet\cell The Ledger\cell\row "
        r"\trowd\pard\intbl\itap2 in 1\nestcell in 2\nestcell{\*\nesttableprops\nestrow}"
        r"\pard\intbl\itap1 outer\cell\row\pard After"
        r"{\shp{\*\shpinst{\sp{\sn n}{\sv 1}}{\shptxt In the box\par}}{\shprslt In the box}} it\par"
    )
    found = [(one.text, one.kind) for one in read(rich(body))[0].blocks]
    assert found == [
        ("Outlet\tThe Ledger", "table"), ("in 1\tin 2", "table"), ("outer", "table"),
        ("After it", "paragraph"), ("In the box", "box"),
    ]  # fmt: skip


def test_what_is_no_text_stays_out() -> None:
    body = (
        r"{\header Head}{\footer Foot}{\*\generator Some;}{\pict\pngblip\bin6 }{\b\x}seen"
        r"{\footnote note}{\v hidden}{\deleted gone}{\*\unknown x{y}}{\listtext 1.\tab}\par"
    )
    document, problems = read(rich(body))
    assert document.text == "seen"
    assert {"notes_left_out", "hidden_left_out", "changes_left_out"} == set(problems)


def test_title_and_author_of_the_metadata() -> None:
    info = r"{\info{\title " + escaped("الوزير يفتتح المحادثات") + r"}{\author Mira Tolland}}"
    assert read(rich("Text", info=info))[0].metadata == {
        "title": "الوزير يفتتح المحادثات", "author": "Mira Tolland",
    }  # fmt: skip
    info = r"{\info{\upr{\title ??}{\*\ud{\title " + escaped("لقاء الوزير") + r"}}}}"
    assert read(rich("Text", info=info))[0].metadata == {"title": "لقاء الوزير"}


@pytest.mark.parametrize("name", ["talks", "talks.rtf", "talks.doc", "talks.txt"])
def test_an_rtf_is_read_as_one_under_any_name(name: str) -> None:
    result = read_articles((name, rich(escaped(ENGLISH.replace("\n\n", " ")))))
    assert result.articles.frame["text"][0] == ENGLISH.replace("\n\n", " ")
    assert ("other_format" in codes(result)) == (name in ("talks.doc", "talks.txt"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"no rtf", "does not begin as one"),
        (b"{\\rtf1}", "The file is empty"),
        (b"{\\rtf1 " + b"{" * 5_000, "nested too deeply"),
    ],
)
def test_a_damaged_or_empty_file_is_one_clear_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_articles(("a.rtf", data))


def test_broken_bytes_give_one_line_or_a_text() -> None:
    rng = random.Random(7)
    whole = rich(r"\pard\s1 Head\par\trowd\intbl a\cell\row{\shp{\*\shpinst{\shptxt b}}}\page "
                 + escaped(ARABIC) + r"{\field{\*\fldinst{HYPERLINK x}}{\fldrslt y}}")  # fmt: skip
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 8)):
            data[rng.randrange(len(data))] = rng.choice(b"{}\\'u0129*\n\xff")
        cut = bytes(data[: rng.choice([len(data), rng.randrange(1, len(data))])])
        assert read_or_reason(read, cut)


def test_a_large_file_takes_no_more_than_a_few_seconds() -> None:
    data = rich((escaped(ARABIC) + r"\par ") * 1_000)
    began = time.perf_counter()
    assert len(read(data)[0].blocks) == 1_000
    assert time.perf_counter() - began < 5
