"""DOCX: what Word and others write, in English and Arabic, and what must not get in or out."""

from __future__ import annotations

import io
import random

import docx
import pytest

from analysis import read_articles
from analysis.errors import InputError
from analysis.ingest.documents.word import document_of, link_of_field
from analysis.ingest.options import Limits, ReadOptions
from analysis.ingest.pieces.blocks import Document
from analysis.ingest.problems import Problems
from analysis.ingest.raw import Unreadable
from tests.ingest.documents import paragraph, read_or_reason, run, shape, told, word
from tests.ingest.material import ARABIC, ENGLISH, TEXTS, TITLES, adds_up, codes, zipped

PAGE = '<w:r><w:br w:type="page"/></w:r>'


def read(data: bytes, options: ReadOptions = ReadOptions()) -> tuple[Document, dict[str, str]]:
    problems = Problems()
    return document_of("a.docx", data, problems, options), told(problems)


def blocks(body: str, **values: dict[str, str]) -> Document:
    return read(word(body, **values))[0]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_python_docx_writes_comes_back(language: str) -> None:
    document = docx.Document()
    document.add_heading(TITLES[language], 1)
    for part in TEXTS[language].split("\n\n"):
        document.add_paragraph(part)
    buffer = io.BytesIO()
    document.save(buffer)
    result = read_articles(("a.docx", buffer.getvalue()))
    row = result.articles.frame.iloc[0]
    assert row["text"] == "\n".join([TITLES[language], *TEXTS[language].split("\n\n")])
    assert (row["title"], row["language"]) == (TITLES[language], language)
    assert "title_from_line" in codes(result)


def test_headings_are_known_by_level_and_by_names_of_styles() -> None:
    styles = ("1", "Titre2", "T", "O", "L", "a")
    body = "".join(paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in styles)
    body += paragraph("outline", '<w:outlineLvl w:val="2"/>')
    body += paragraph("text", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    assert [block.level for block in blocks(body).blocks] == [1, 2, 1, 1, 0, 0, 3, 0]


def test_a_paragraph_is_bold_where_all_of_its_letters_are() -> None:
    body = (
        paragraph(run("All", "<w:b/>") + run(" – ") + run("of it", '<w:rStyle w:val="S"/>'))
        + paragraph(run("Part", "<w:b/>") + run(" of it"))
        + paragraph(run("كلها", "<w:bCs/>"))
        + paragraph(run("Latin letters", "<w:bCs/>"))
        + paragraph(run("off", '<w:b w:val="0"/>'), '<w:pStyle w:val="1"/>')
    )
    assert [block.bold for block in blocks(body).blocks] == [True, False, True, False, False]


def test_page_breaks_of_every_kind_begin_a_page_and_rendered_ones_do_not() -> None:
    body = (
        paragraph(run("one") + PAGE)
        + paragraph("two")
        + paragraph(run("three") + PAGE + run("four"))
        + paragraph("five", "<w:pageBreakBefore/>")
        + paragraph("six", "<w:sectPr/>")
        + paragraph("<w:r><w:lastRenderedPageBreak/></w:r>" + run("seven"), "<w:sectPr/>")
        + paragraph("eight")
        + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    )
    found = [(text, breaks) for text, _, _, breaks in shape(blocks(body).blocks)]
    assert found == [
        ("one", False), ("two", True), ("three", False), ("four", True), ("five", True),
        ("six", False), ("seven", True), ("eight", False),
    ]  # fmt: skip


def test_links_of_every_kind_and_their_places() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"https://c.example/x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        "</w:r>" + run("field") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        paragraph(f'<w:hyperlink r:id="r7">{run("outside")}</w:hyperlink>')
        + paragraph(f'<w:hyperlink w:anchor="story2">{run("inside")}</w:hyperlink>')
        + paragraph(field)
        + paragraph(f"<w:fldSimple w:instr='HYPERLINK \\l \"story2\"'>{run('x')}</w:fldSimple>")
        + '<w:bookmarkStart w:id="1" w:name="story2"/>'
        + paragraph('<w:bookmarkStart w:id="2" w:name="_GoBack"/>' + run("here"))
    )
    document = blocks(body, links={"r7": "https://b.example/y"})
    assert [block.links for block in document.blocks] == [
        ("https://b.example/y",), ("#story2",), ("https://c.example/x",), ("#story2",), (),
    ]  # fmt: skip
    assert document.blocks[-1].anchors == ("story2",)
    assert document.text == "outside\ninside\nfield\nx\nhere"
    assert link_of_field(' HYPERLINK "https://d.example" \\l "top" ') == "https://d.example#top"


def _table(*rows: list[str]) -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_rows_of_tables_are_blocks_nested_ones_too_and_layout_cells_are_paragraphs() -> None:
    inner = _table([paragraph("in 1"), paragraph("in 2")])
    body = _table(
        [paragraph("Outlet"), paragraph(""), paragraph("المرفأ")],
        [paragraph("outer") + inner],
        [paragraph("Head", '<w:pStyle w:val="1"/>') + paragraph("Text of it.")],
    ) + paragraph("after")
    found = [(one.text, one.kind, one.level) for one in blocks(body).blocks]
    assert found == [
        ("Outlet\t\tالمرفأ", "table", 0), ("outer", "table", 0), ("in 1\tin 2", "table", 0),
        ("Head", "table", 1), ("Text of it.", "table", 0), ("after", "paragraph", 0),
    ]  # fmt: skip


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    body = paragraph(
        run("Around")
        + f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + run(" it")
    )
    assert [(one.text, one.kind) for one in blocks(body).blocks] == [
        ("Around it", "paragraph"), ("In the box", "box"),
    ]  # fmt: skip


def test_deletions_hidden_text_and_notes_are_left_out_and_told() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>old </w:delText></w:r></w:del>'
    body = (
        paragraph(run("The ") + deleted + f"<w:ins>{run('new ')}</w:ins>" + run("text"))
        + paragraph(run("seen") + run(" unseen", "<w:vanish/>"))
        + paragraph(run("noted") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + paragraph("first half, ", "<w:rPr><w:del/></w:rPr>")
        + paragraph("second half")
        + f'<w:moveFrom w:id="3">{paragraph("moved")}</w:moveFrom>'
    )
    document, problems = read(word(body))
    assert document.text == "The new text\nseen\nnoted\nfirst half, second half"
    assert "2 deletions were left out" in problems["changes_left_out"]
    assert problems["hidden_left_out"].startswith("1 passages")
    assert problems["notes_left_out"].startswith("1 footnotes")


def test_tabs_line_breaks_and_hyphens_stand_in_the_text() -> None:
    inside = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"
    assert blocks(paragraph(inside, "<w:tabs><w:tab/></w:tabs>")).text == "a\tb\nc-"


@pytest.mark.parametrize(
    ("title", "author", "metadata"),
    [
        ("Talks open in Port Oster", "Mira Tolland",
         {"title": "Talks open in Port Oster", "author": "Mira Tolland"}),
        ("الوزير يفتتح المحادثات", "ليلى المرفأ",
         {"title": "الوزير يفتتح المحادثات", "author": "ليلى المرفأ"}),
        ("Microsoft Word - talks.doc", "Windows User", {}),
        ("Document1", "python-docx", {}),
        ("مستند 1", "مستخدم", {}),
        ("untitled", "hp", {}),
        ("", "Microsoft Office User", {}),
    ],
)  # fmt: skip
def test_metadata_is_taken_where_it_can_be_believed(
    title: str, author: str, metadata: dict[str, str]
) -> None:
    assert read(word(paragraph(ENGLISH), title=title, author=author))[0].metadata == metadata


def test_lines_above_the_text_become_fields_and_a_heading_alone_is_no_title() -> None:
    body = paragraph("Outlet: The Oster Ledger") + paragraph("Date: 2031-06-08")
    row = read_articles(("a.docx", word(body + paragraph(ENGLISH)))).articles.frame.iloc[0]
    assert (row["outlet"], row["text"]) == ("The Oster Ledger", ENGLISH)
    alone = word(paragraph("Head", '<w:pStyle w:val="1"/>') + paragraph("Short."))
    assert read_articles(("a.docx", alone)).articles.frame["title"][0] == ""


@pytest.mark.parametrize("name", ["talks", "talks.docx", "talks.doc", "talks.zip", "talks.txt"])
def test_a_docx_is_read_as_one_under_any_name(name: str) -> None:
    result = read_articles((name, word(paragraph(ARABIC))))
    assert result.articles.frame["text"][0] == ARABIC
    assert adds_up(result)


@pytest.mark.parametrize("name", ["talks", "talks.doc", "talks.docx"])
def test_a_word_file_of_the_old_kind_says_what_to_do(name: str) -> None:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    with pytest.raises(InputError, match=r"save it as \.docx"):
        read_articles((name, start + "WordDocument".encode("utf-16-le")))
    with pytest.raises(InputError, match="protected by a password"):
        read_articles((name, start + "EncryptedPackage".encode("utf-16-le")))


def test_entities_never_expand_and_a_bomb_is_not_unpacked() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    parts = {"word/document.xml": bomb + '<w:document xmlns:w="w"><w:body><w:p><w:r>'
             "<w:t>seen</w:t><w:t>&a;&b;</w:t></w:r></w:p></w:body></w:document>"}  # fmt: skip
    assert read(zipped(parts))[0].text == "seen"
    with pytest.raises(Unreadable) as caught:
        read(zipped({"word/document.xml": "<w>" + " " * 5_000_000 + "</w>"}))
    assert caught.value.code == "packed_too_tightly"
    with pytest.raises(Unreadable) as caught:
        read(word(paragraph("x" * 1_100_000)), ReadOptions(limits=Limits(unpacked_mb=1)))
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"nothing", "cannot be read as DOCX"),
        (zipped({"x.xml": "<x/>"}), "it has no text part"),
        (zipped({"word/document.xml": "<w:document"}), "cannot be read as DOCX"),
        (zipped({"word/document.xml": "<d><body>" + "<p>" * 5_000}), "cannot be read as DOCX"),
        (word(""), "The file is empty"),
        (word(paragraph("  ")), "The file is empty"),
    ],
)
def test_a_damaged_or_empty_file_is_one_clear_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_articles(("a.docx", data))
    assert "\n" not in str(caught.value)


def test_broken_xml_gives_one_line_or_a_text() -> None:
    rng = random.Random(5)
    body = paragraph(PAGE + run(ENGLISH, "<w:b/>")) + _table([paragraph(ARABIC), paragraph("x")])
    xml = f'<w:document xmlns:w="w" xmlns:r="r"><w:body>{body}</w:body></w:document>'.encode()
    for _ in range(200):
        broken = bytearray(xml)
        start = rng.randrange(len(broken))
        broken[start : start + rng.randint(1, 40)] = xml[(at := rng.randrange(len(xml))) : at + 20]
        assert read_or_reason(read, zipped({"word/document.xml": bytes(broken)}))
