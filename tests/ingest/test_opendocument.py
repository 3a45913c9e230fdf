"""ODT: what LibreOffice and others write, in English and Arabic, and what must stay out."""

from __future__ import annotations

import io
import random

import odfdo
import pytest

from analysis import read_articles
from analysis.errors import InputError
from analysis.ingest.documents.opendocument import document_of
from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.blocks import Document
from analysis.ingest.problems import Problems
from tests.ingest.documents import opendocument, opendocument_xml, read_or_reason, shape, told
from tests.ingest.material import ARABIC, ENGLISH, TEXTS, TITLES, adds_up, codes, zipped

STYLES = """
<style:style style:name="B" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="A" style:family="text">
<style:text-properties style:font-weight-complex="bold"/></style:style>
<style:style style:name="V" style:family="text">
<style:text-properties text:display="none"/></style:style>
<style:style style:name="P" style:family="paragraph">
<style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="E" style:family="paragraph">
<style:paragraph-properties fo:break-after="page"/></style:style>
<style:style style:name="M" style:family="paragraph" style:master-page-name="Next"/>
<style:style style:name="N" style:family="paragraph" style:master-page-name=""/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<style:style style:name="L" style:family="paragraph" style:parent-style-name="L"/>
"""


def read(data: bytes) -> tuple[Document, dict[str, str]]:
    problems = Problems()
    return document_of("a.odt", data, problems, ReadOptions()), told(problems)


def blocks(body: str) -> Document:
    return read(opendocument(body, STYLES))[0]


def styled(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_odfdo_writes_comes_back(language: str) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, TITLES[language]))
    for part in TEXTS[language].split("\n\n"):
        document.body.append(odfdo.Paragraph(part))
    buffer = io.BytesIO()
    document.save(buffer)
    result = read_articles(("a.odt", buffer.getvalue()))
    row = result.articles.frame.iloc[0]
    assert row["text"] == "\n".join([TITLES[language], *TEXTS[language].split("\n\n")])
    assert (row["title"], row["language"]) == (TITLES[language], language)
    assert "title_from_line" in codes(result)


def test_headings_bold_and_page_breaks() -> None:
    body = (
        '<text:h text:outline-level="1">First</text:h>'
        + styled("P2", "Second")
        + styled("L", '<text:span text:style-name="B">All <text:span>of it</text:span></text:span>')
        + styled("", '<text:span text:style-name="B">Part</text:span> of it')
        + styled("P", "New page")
        + styled("M", "Another")
        + styled("N", "<text:soft-page-break/>Same")
        + styled("E", "Ends it")
        + styled("", f'<text:span text:style-name="A">{ARABIC[:20]}</text:span>')
        + styled("", '<text:span text:style-name="A">Latin</text:span>')
    )
    assert shape(blocks(body).blocks) == [
        ("First", 1, False, False), ("Second", 2, False, False), ("All of it", 0, True, False),
        ("Part of it", 0, False, False), ("New page", 0, False, True),
        ("Another", 0, False, True), ("Same", 0, False, False), ("Ends it", 0, False, False),
        (ARABIC[:20], 0, True, True), ("Latin", 0, False, False),
    ]  # fmt: skip


def test_links_and_their_places() -> None:
    body = (
        '<text:p><text:a xlink:href="https://a.example/x">out</text:a></text:p>'
        '<text:p><text:a xlink:href="#story2">in</text:a></text:p>'
        '<text:p/><text:p><text:bookmark-start text:name="story2"/>here</text:p>'
    )
    found = blocks(body).blocks
    assert [one.links for one in found] == [("https://a.example/x",), ("#story2",), ()]
    assert found[2].anchors == ("story2",)


def test_rows_of_tables_lists_and_text_boxes() -> None:
    inner = (
        "<table:table><table:table-row><table:table-cell><text:p>in 1</text:p></table:table-cell>"
        "<table:table-cell><text:p>in 2</text:p></table:table-cell></table:table-row></table:table>"
    )
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>Outlet</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"/>'
        "<table:table-cell><text:p>المرفأ</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
        f"<text:p>outer</text:p>{inner}</table:table-cell></table:table-row></table:table>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<text:p>Around<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box>"
        "<svg:desc>of a picture</svg:desc></draw:frame> it</text:p>"
    )
    assert [(one.text, one.kind) for one in blocks(body).blocks] == [
        ("Outlet\t\tالمرفأ", "table"), ("outer", "table"), ("in 1\tin 2", "table"),
        ("item", "paragraph"), ("Around it", "paragraph"), ("In the box", "box"),
    ]  # fmt: skip


def test_deletions_hidden_text_and_notes_are_left_out_and_told() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>seen<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>comment</text:p></office:annotation>"
        '<text:span text:style-name="V"> unseen</text:span> here</text:p>'
    )
    document, problems = read(opendocument(body, STYLES))
    assert document.text == "seen here"
    assert {"changes_left_out", "notes_left_out", "hidden_left_out"} == set(problems)


def test_white_space_is_as_the_format_says() -> None:
    body = '<text:p>a \n  b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e</text:p>'
    assert blocks(body).text == "a b   c\td\ne"


@pytest.mark.parametrize("name", ["talks", "talks.odt", "talks.zip", "talks.docx"])
def test_an_odt_is_read_as_one_under_any_name(name: str) -> None:
    result = read_articles((name, opendocument(f"<text:p>{ARABIC}</text:p>")))
    assert " ".join(result.articles.frame["text"][0].split()) == " ".join(ARABIC.split())
    assert adds_up(result)


def test_a_flat_file_and_its_metadata_are_read() -> None:
    page = opendocument_xml(f"<text:p>{ENGLISH}</text:p>", "", "Talks open", "Mira Tolland")
    row = read_articles(("a.fodt", page.encode())).articles.frame.iloc[0]
    assert (row["title"], row["author"]) == ("Talks open", "Mira Tolland")


def test_entities_never_expand() -> None:
    page = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    page += opendocument_xml("<text:p>seen &a;&b;</text:p>")
    assert read(page.encode())[0].text.strip() == "seen"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"nothing", "cannot be read as ODT"),
        (zipped({"x.xml": "<x/>"}), "it has no text part"),
        (zipped({"content.xml": "<office:document"}), "cannot be read as ODT"),
        (zipped({"content.xml": "<x>" + " " * 5_000_000 + "</x>"}), "more than 200 times"),
        (opendocument("", manifest="<encryption-data/>"), "protected by a password"),
        (opendocument("<text:p> </text:p>"), "The file is empty"),
    ],
)
def test_a_damaged_or_empty_file_is_one_clear_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_articles(("a.odt", data))
    assert "\n" not in str(caught.value)


def test_broken_xml_gives_one_line_or_a_text() -> None:
    rng = random.Random(9)
    body = f'<text:h text:outline-level="1">x</text:h><text:p text:style-name="P">{ARABIC}</text:p>'
    xml = opendocument_xml(body, STYLES).encode()
    for _ in range(200):
        broken = bytearray(xml)
        start = rng.randrange(len(broken))
        broken[start : start + rng.randint(1, 40)] = xml[(at := rng.randrange(len(xml))) : at + 20]
        assert read_or_reason(read, bytes(broken))
