"""Exports of Factiva: with field codes and without, as documents, pages and XML."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.ingest.options import ReadOptions
from analysis.ingest.pages.xml_files import read_xml
from analysis.ingest.pieces.blocks import Block
from analysis.ingest.problems import Problems
from analysis.ingest.raw import Unreadable
from tests.ingest.material import adds_up, codes
from tests.ingest.press.pages import factiva_articles_xml, factiva_distdoc_xml, factiva_html
from tests.ingest.press.reading import docx_of, pdf_of, read_blocks, read_file, read_page, rtf_of
from tests.ingest.press.writing import FACTIVA_ARABIC, FACTIVA_ENGLISH, factiva_coded, factiva_plain

BOTH = [FACTIVA_ENGLISH, FACTIVA_ARABIC]
LAYOUTS = {
    "coded": lambda articles, **more: read_blocks(factiva_coded(articles, **more)),
    "plain": lambda articles, **more: read_blocks(factiva_plain(articles, **more)),
    "coded page": lambda articles, **more: read_page(factiva_html(articles, codes=True, **more)),
    "plain page": lambda articles, **more: read_page(factiva_html(articles, codes=False, **more)),
}


@pytest.fixture(params=LAYOUTS)
def read(request):
    return LAYOUTS[request.param]


def test_every_article_is_a_row_with_its_fields(read):
    told = read(BOTH)
    english, arabic = told.rows
    for row, article in ((english, FACTIVA_ENGLISH), (arabic, FACTIVA_ARABIC)):
        assert row["title"] == article.title
        assert row["outlet"] == article.outlet
        assert row["language"] == article.language
        assert row["rights"] == article.rights
        assert row["accession"] == article.accession
        assert row["page"] == "7"
        assert row["source_code"] == article.accession[:6]
        assert row["stated_words"] == article.length
    assert (english["author"], arabic["author"]) == ("Lena Ostrow", "سامي المرفئي")
    assert told.codes == ["press_read"]


def test_the_text_is_lead_and_tail_to_the_character(read):
    assert [row["text"] for row in read(BOTH).rows] == [
        FACTIVA_ENGLISH.text,
        FACTIVA_ARABIC.text,
    ]


def test_the_date_is_the_publication_date_with_its_time(read):
    rows = read([*BOTH, replace(FACTIVA_ARABIC, time="")]).rows
    assert [row["published"] for row in rows] == [
        "8 June 2031 15:43",
        "9 June 2031 08:05",
        "9 June 2031",
    ]


def test_what_the_search_found_is_compared_with_what_is_there(read):
    told = read(BOTH, found=3)
    assert "press_count" in told.codes
    assert len(told.rows) == 2
    assert "says it holds 3 articles; 2 were found" in told.details("press_count")[0]


def test_a_stated_length_may_count_the_headline(read):
    words = len(FACTIVA_ENGLISH.text.split())
    headed = replace(FACTIVA_ENGLISH, title="word " * 45 + "end", words=words + 46)
    assert "press_length" not in read([headed]).codes
    assert "press_length" in read([replace(FACTIVA_ENGLISH, words=words + 46)]).codes


def test_an_article_without_text_has_an_empty_one():
    blocks = factiva_plain([replace(FACTIVA_ARABIC, paragraphs=())])
    blocks = [block for block in blocks if block.text != "Oster Press Ltd"]
    assert [row["text"] for row in read_blocks(blocks).rows] == [""]


def test_an_edition_in_brackets_is_not_of_the_outlet(read):
    (row,) = read([replace(FACTIVA_ENGLISH, outlet="The Oster Ledger (Online)")]).rows
    assert (row["outlet"], row["edition"]) == ("The Oster Ledger", "Online")


def test_subjects_are_a_column_and_never_text():
    (row,) = read_blocks(factiva_coded([FACTIVA_ENGLISH])).rows
    assert "gdip : International Relations" in row["classification"]
    assert "gdip" not in row["text"]
    assert "Oster Press" not in row["text"]


def test_the_publisher_below_the_text_is_a_column():
    for told in (
        read_blocks(factiva_plain(BOTH)),
        read_page(factiva_html(BOTH, codes=False)),
    ):
        assert [row["classification"] for row in told.rows] == ["PUB: Oster Press Ltd"] * 2


def test_a_last_line_that_may_be_text_stays_in_it():
    unfinished = replace(FACTIVA_ARABIC, paragraphs=("انتهى اللقاء", "ولم يصدر بيان"))
    blocks = [block for block in factiva_plain([unfinished]) if block.text != "Oster Press Ltd"]
    assert read_blocks(blocks).rows[0]["text"] == unfinished.text


def test_other_ways_in_which_codes_stand_are_read():
    rows = factiva_coded(BOTH)
    for between in ("|", "   ", " "):
        blocks = [
            Block(block.text.replace("\t", between, 1)) if block.kind == "table" else block
            for block in rows
        ]
        told = read_blocks(blocks)
        assert [row["text"] for row in told.rows] == [one.text for one in BOTH], between
        assert [row["title"] for row in told.rows] == [one.title for one in BOTH]


def test_codes_alone_on_their_lines_are_read():
    blocks = [Block(part) for block in factiva_coded(BOTH) for part in block.text.split("\t", 1)]
    assert [row["text"] for row in read_blocks(blocks).rows] == [one.text for one in BOTH]


def test_words_in_capitals_that_are_codes_stay_in_the_text():
    tail = ("IN Port Oster they wait.", "AN hour passed.", "RE talks: none.", "CO in the air.")
    article = replace(FACTIVA_ENGLISH, paragraphs=("PD is a party.", *tail))
    assert read_blocks(factiva_coded([article])).rows[0]["text"] == article.text
    blocks = [Block(block.text.replace("\t", " ", 1)) for block in factiva_coded([article])]
    assert read_blocks(blocks).rows[0]["text"] == article.text


@pytest.mark.parametrize(
    ("above", "section", "author"),
    [
        (("Minister opens talks",), "", ""),
        (("Minister opens talks", "By Lena Ostrow and Jon Vask"), "", "Lena Ostrow and Jon Vask"),
        (("World", "Minister opens talks", "Lena Ostrow"), "World", "Lena Ostrow"),
    ],
)
def test_headlines_that_are_not_bold_are_found_by_their_place(above, section, author):
    blocks = [Block(block.text) for block in factiva_plain([FACTIVA_ENGLISH])]
    (row,) = read_blocks([*map(Block, above), *blocks[2:]]).rows
    assert row["title"] == "Minister opens talks"
    assert row["author"] == author
    assert row.get("section", "") == section


@pytest.mark.parametrize("length", ["62 mots", "62 Wörter", "62 palabras", "62 كلمة", "62 слов"])
def test_an_interface_in_another_language_is_read(length):
    blocks = [
        replace(block, text=length) if block.text == "62 words" else block
        for block in factiva_plain([replace(FACTIVA_ENGLISH, language="Englisch")])
    ]
    (row,) = read_blocks(blocks).rows
    assert row["stated_words"] == 62
    assert row["text"] == FACTIVA_ENGLISH.text
    assert row["language"] == "en"


def test_a_table_of_contents_above_the_first_article_is_passed_over():
    contents = [Block("Table of contents"), Block("Minister opens talks, 8 June 2031, 62 words")]
    told = read_blocks([*contents, *factiva_plain(BOTH)])
    assert [row["title"] for row in told.rows] == [one.title for one in BOTH]


def test_the_language_of_a_page_without_one_is_that_of_its_class():
    page = factiva_html([replace(FACTIVA_ARABIC, language="")], codes=True, language="ar")
    assert read_page(page).rows[0]["language"] == "ar"


def test_an_ordinary_page_is_left_alone():
    page = "<html><body><div class='article news'><p>HD</p><p>Document it.</p></div></body></html>"
    assert read_page(page).rows == []


@pytest.mark.parametrize("kind", ["articles", "distdoc"])
def test_xml_goes_through_read_articles(kind):
    if kind == "articles":
        written = [replace(FACTIVA_ENGLISH, date="2031-06-08"), FACTIVA_ARABIC]
        xml = factiva_articles_xml(written)
    else:
        written = [replace(one, date="20310608", time="154300", language=code)
                   for one, code in zip(BOTH, ("en", "ar"), strict=True)]  # fmt: skip
        xml = factiva_distdoc_xml(written)
    result = read_file("factiva.xml", xml)
    frame = result.articles.frame
    assert frame["text"].tolist() == [one.text for one in written]
    assert adds_up(result)
    assert frame["title"].tolist() == [one.title for one in written]
    assert frame["author"].tolist() == ["Lena Ostrow", "سامي المرفئي"]
    assert frame["language"].tolist() == ["en", "ar"]
    assert frame["published"][0] == pd.Timestamp("2031-06-08 15:43", tz="UTC")
    assert frame["accession"].tolist() == [one.accession for one in written]
    assert "International Relations" in frame["classification"][0]


def test_xml_tells_a_count_that_differs():
    assert "press_count" in codes(read_file("f.xml", factiva_articles_xml(BOTH, count=9)))


def test_xml_in_utf_16_or_windows_1256_is_read_as_it_declares():
    xml = factiva_articles_xml([FACTIVA_ARABIC])
    for encoding in ("utf-16", "windows-1256"):
        data = xml.replace("UTF-8", encoding).encode(encoding)
        assert read_file("f.xml", data).articles.frame["text"][0] == FACTIVA_ARABIC.text


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ('<!DOCTYPE a [<!ENTITY x "lol">]><a>&x;</a>', "xml_entities"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', "xml_entities"),
        ("<a><b></a>", "broken_file"),
        ("<a>&unknown;</a>", "broken_file"),
        ("no markup", "broken_file"),
        ("<catalogue><item/></catalogue>", "xml_unknown"),
        ("   ", "empty_file"),
    ],
)
def test_other_xml_is_told(xml, code):
    assert _trouble(xml) == code


def _trouble(xml: str) -> str:
    try:
        read_xml("x.xml", xml.encode(), Problems(), ReadOptions())
    except Unreadable as trouble:
        return trouble.code
    return ""


def test_entities_are_refused_with_a_line_and_no_traceback():
    with pytest.raises(InputError, match="declares entities"):
        read_file("x.xml", '<!DOCTYPE a [<!ENTITY x "lol">]><a>&x;</a>').with_articles()


def test_a_page_goes_through_read_articles():
    for with_codes in (True, False):
        result = read_file("factiva.html", factiva_html(BOTH, codes=with_codes))
        frame = result.articles.frame
        assert frame["text"].tolist() == [one.text for one in BOTH]
        assert adds_up(result)
        assert frame["outlet"].tolist() == [one.outlet for one in BOTH]
        assert frame["published"][0] == pd.Timestamp("2031-06-08 15:43", tz="UTC")
        assert frame["published_precision"].tolist() == ["minute", "minute"]


@pytest.mark.parametrize("write", [factiva_coded, factiva_plain])
def test_documents_go_through_read_articles(write):
    for name, data in (("f.rtf", rtf_of(write(BOTH))), ("f.docx", docx_of(write(BOTH)))):
        frame = read_file(name, data).articles.frame
        assert frame["text"].tolist() == [one.text for one in BOTH], name
        assert frame["title"].tolist() == [one.title for one in BOTH]


@pytest.mark.parametrize("write", [factiva_coded, factiva_plain])
def test_a_pdf_goes_through_read_articles(write):
    accession = "OSTLED0020310609ee690000y"
    second = replace(FACTIVA_ENGLISH, title="A second headline", accession=accession)
    frame = read_file("f.pdf", pdf_of(write([FACTIVA_ENGLISH, second]))).articles.frame
    assert frame["title"].tolist() == [FACTIVA_ENGLISH.title, second.title]
    texts = [" ".join(text.split()) for text in frame["text"]]
    assert texts == [" ".join(FACTIVA_ENGLISH.text.split())] * 2
    assert frame["accession"].tolist() == [FACTIVA_ENGLISH.accession, second.accession]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_damaged_pages_and_xml_never_raise(seed):
    chance = random.Random(seed)
    page = factiva_html(BOTH, codes=chance.random() < 0.5)
    xml = chance.choice((factiva_articles_xml, factiva_distdoc_xml))(BOTH)
    began = time.perf_counter()
    for text in (page, xml):
        at, to = chance.randrange(len(text)), chance.randrange(len(text))
        broken = chance.choice((text[:at], text[at:], text[:at] + text[to:], text + text[at:]))
        read_page(broken)
        assert _trouble(broken) in ("", "broken_file", "xml_unknown", "empty_file")
    assert time.perf_counter() - began < 5
