"""Exports of Nexis Uni and of LexisNexis before it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.ingest.pieces.blocks import Block
from tests.ingest.material import adds_up, codes
from tests.ingest.press.reading import docx_of, pdf_of, read_blocks, read_file, rtf_of
from tests.ingest.press.writing import (
    ARABIC,
    ENGLISH,
    nexis_blocks,
    old_blocks,
)

BOTH = [ENGLISH, ARABIC]


def test_every_article_of_an_export_is_a_row_with_its_fields():
    told = read_blocks(nexis_blocks(BOTH))
    english, arabic = told.rows
    assert english["title"] == ENGLISH.title
    assert english["outlet"] == "The Oster Ledger"
    assert english["author"] == "Lena Ostrow"
    assert english["language"] == "ENGLISH"
    assert english["section"] == "NEWS; Pg. 7A"
    assert english["rights"] == ENGLISH.rights
    assert arabic["title"] == ARABIC.title
    assert arabic["outlet"] == ARABIC.outlet
    assert arabic["author"] == "سامي المرفئي"
    assert arabic["language"] == "ARABIC"
    assert told.codes == ["press_read"]


@pytest.mark.parametrize("article", BOTH)
def test_the_text_is_the_body_to_the_character(article):
    assert read_blocks(nexis_blocks([article])).rows[0]["text"] == article.text


def test_the_date_is_the_date_line_and_no_other_date():
    # There are dates in the title, the text, on the cover and in the load date.
    assert [row["published"] for row in read_blocks(nexis_blocks(BOTH)).rows] == [
        "June 8, 2031 Friday",
        "June 9, 2031 Saturday",
    ]


def test_without_a_date_line_there_is_no_date():
    blocks = [block for block in nexis_blocks([ENGLISH]) if block.text != ENGLISH.date]
    (row,) = read_blocks(blocks).rows
    assert row["published"] == ""
    assert row["title"] == ENGLISH.title
    assert row["outlet"] == "The Oster Ledger"
    assert row["text"] == ENGLISH.text


@pytest.mark.parametrize(
    ("line", "published", "edition"),
    [
        ("June 8, 2031 Friday 3:43 PM GMT", "June 8, 2031 Friday 3:43 PM GMT", ""),
        ("June 8, 2031 Friday, First Edition", "June 8, 2031 Friday", "First Edition"),
        ("Friday 8 June 2031", "Friday 8 June 2031", ""),
        ("8 juin 2031 vendredi", "8 juin 2031 vendredi", ""),
        ("June 2031", "June 2031", ""),
        ("8. Juni 2031 Freitag", "8. Juni 2031 Freitag", ""),
        ("8 حزيران/يونيو 2031", "8 حزيران/يونيو 2031", ""),
    ],
)
def test_date_lines_are_read_with_their_time_and_without_the_edition(line, published, edition):
    article = replace(ENGLISH, date=line, edition="", outlet="The Oster Ledger")
    (row,) = read_blocks(nexis_blocks([article])).rows
    assert (row["published"], row.get("edition", "")) == (published, edition)


def test_a_time_on_its_own_line_belongs_to_the_date():
    (row,) = read_blocks(nexis_blocks([replace(ENGLISH, edition="3:43 PM GMT")])).rows
    assert row["published"] == "June 8, 2031 Friday 3:43 PM GMT"
    assert row["edition"] == "Velmara"


def test_what_is_no_text_becomes_columns():
    (row,) = read_blocks(nexis_blocks([ENGLISH])).rows
    assert row["load_date"] == "July 1, 2031"
    assert row["stated_words"] == ENGLISH.length
    assert row["highlight"] == ENGLISH.highlight
    assert "Photo" in row["graphic"]
    assert row["edition"] == "Late Edition - Final; Velmara"
    assert row["classification"].split(" | ")[1] == "Publication-Type: Newspaper"
    for word in ("Load-Date", "Classification", "Graphic", "Copyright", "HARBOURS", "Length"):
        assert word not in row["text"]


def test_an_address_below_the_text_is_a_column():
    (row,) = read_blocks(nexis_blocks([ENGLISH])).rows
    assert row["notes"] == "http://www.oster-ledger.example"
    full = replace(ENGLISH, paragraphs=(*ENGLISH.paragraphs, "https://oster-ledger.example/a/1"))
    blocks = [block for block in nexis_blocks([full]) if not block.text.startswith("http:")]
    (row,) = read_blocks(blocks).rows
    assert row["url"] == "https://oster-ledger.example/a/1"
    assert row["text"] == ENGLISH.text


def test_a_line_of_the_text_that_looks_like_a_label_stays_in_it():
    assert "Subject: what the letter said" in read_blocks(nexis_blocks([ENGLISH])).rows[0]["text"]


def test_a_count_on_the_cover_that_differs_is_told():
    told = read_blocks(nexis_blocks(BOTH, stated=3))
    assert told.codes == ["press_count", "press_read"]
    assert len(told.rows) == 2
    assert "says it holds 3 articles; 2 were found" in told.details("press_count")[0]


@pytest.mark.parametrize(
    ("words", "told"), [(62, False), (90, False), (40, False), (93, True), (2000, True), (30, True)]
)
def test_a_stated_length_is_told_when_far_from_the_words_read(words, told):
    # 62 words were read: more than 30 and more than a fifth of the longer must be apart.
    article = replace(ENGLISH, words=words)
    result = read_blocks(nexis_blocks([article]))
    assert ("press_length" in result.codes) == told
    assert result.rows[0]["text"] == article.text


def test_long_texts_may_differ_by_a_fifth():
    long = replace(ARABIC, paragraphs=("كلمة " * 1000,), words=1190)
    assert "press_length" not in read_blocks(nexis_blocks([long])).codes
    assert "press_length" in read_blocks(nexis_blocks([replace(long, words=1300)])).codes


def test_an_article_without_a_body_is_dropped_as_empty():
    blocks = nexis_blocks([ENGLISH, replace(ARABIC, paragraphs=())])
    result = read_file("export.docx", docx_of(blocks))
    assert len(result.articles) == 1
    assert adds_up(result)
    assert "empty_text" in codes(result)


def test_an_export_of_one_article_has_no_cover():
    (row,) = read_blocks(nexis_blocks([ARABIC], cover=False)).rows
    assert (row["title"], row["outlet"], row["text"]) == (
        ARABIC.title,
        ARABIC.outlet,
        ARABIC.text,
    )


def test_where_nothing_shows_pages_or_headings_the_list_on_the_cover_does():
    flat = [Block(block.text) for block in nexis_blocks(BOTH)]
    assert [row["title"] for row in read_blocks(flat).rows] == [ENGLISH.title, ARABIC.title]
    unlisted = [block for block in flat if block.text[:2] not in ("1.", "2.")]
    assert [row["title"] for row in read_blocks(unlisted).rows] == [ENGLISH.title, ARABIC.title]


def test_running_titles_of_a_pdf_are_not_text():
    # As a PDF is read: a block a line, a page number and the title on top of every page.
    blocks: list[Block] = []
    for block in nexis_blocks(BOTH):
        title = next((one.title for one in BOTH if one.paragraphs[1] == block.text), "")
        if title:
            blocks += [Block("Page 2 of 2", breaks=True), Block(title)]
        blocks.append(replace(block, level=0, bold=False, anchors=()))
    assert [row["text"] for row in read_blocks(blocks).rows] == [ENGLISH.text, ARABIC.text]


def test_a_sentence_goes_on_over_the_turn_of_a_page():
    blocks: list[Block] = []
    for block in nexis_blocks([ARABIC]):
        if block.text == ARABIC.paragraphs[0]:
            first, _, rest = block.text.rpartition(" مجلس ")
            top = (Block("Page 2 of 2", breaks=True), Block(ARABIC.title))
            blocks += [Block(f"{first} مجلس"), *top, Block(rest)]
        else:
            blocks.append(block)
    assert read_blocks(blocks).rows[0]["text"] == ARABIC.text


def test_lines_of_a_pdf_are_told_apart_before_they_are_joined():
    whole = nexis_blocks([ARABIC], cover=False)
    lines: list[Block] = []
    for block in whole:
        words = block.text.split(" ")
        if block.text in ARABIC.paragraphs:
            lines += [
                Block(" ".join(words[:6])),
                Block(" ".join(words[6:9]) + words[9][:2], kind="line"),
                Block(" ".join([words[9][2:], *words[10:]]), kind="part"),
            ]
        else:
            # Whatever the reader of lines thinks goes on.
            lines.append(replace(block, kind="line", level=0, anchors=()))
    joined = [Block(" ".join(block.text for block in whole))]
    (row,) = read_blocks(joined, lines=lines).rows
    first, second = (paragraph.split(" ") for paragraph in ARABIC.paragraphs)
    parted = [" ".join([*one[:8], one[8] + one[9], *one[10:]]) for one in (first, second)]
    assert row["text"] == "\n".join(parted)
    assert row["title"] == ARABIC.title
    assert row["load_date"] == "July 1, 2031"


@pytest.mark.parametrize("gap", [8, 0])
@pytest.mark.parametrize("write", [nexis_blocks, old_blocks])
def test_a_pdf_goes_through_read_articles(write, gap):
    second = replace(ENGLISH, title="A second headline", date="June 9, 2031 Saturday")
    result = read_file("nexis.pdf", pdf_of(write([ENGLISH, second]), gap=gap))
    frame = result.articles.frame
    assert frame["title"].tolist() == [ENGLISH.title, second.title]
    assert frame["outlet"].tolist() == ["The Oster Ledger"] * 2
    assert [" ".join(text.split()) for text in frame["text"]] == [
        " ".join(ENGLISH.text.split())
    ] * 2
    assert frame["published"].dt.day.tolist() == [8, 9]
    assert adds_up(result)


def test_a_headline_over_two_lines_is_one():
    blocks = nexis_blocks([ENGLISH, ARABIC])
    at = next(n for n, block in enumerate(blocks) if block.text == ARABIC.title and block.level)
    first, _, second = ARABIC.title.rpartition(" ")
    blocks[at : at + 1] = [replace(blocks[at], text=first), Block(second, bold=True)]
    assert read_blocks(blocks).rows[1]["title"] == ARABIC.title


def test_a_correction_and_an_abstract_are_columns():
    blocks = nexis_blocks([ENGLISH])
    date = next(n for n, block in enumerate(blocks) if block.text == ENGLISH.date)
    blocks.insert(date, Block("Correction Appended"))
    body = next(n for n, block in enumerate(blocks) if block.text == "Body")
    blocks[body + 1 : body + 1] = [Block("ABSTRACT"), Block("In short."), Block("FULL TEXT")]
    graphic = next(n for n, block in enumerate(blocks) if block.text == "Graphic")
    blocks[graphic:graphic] = [Block("Correction"), Block("The pier is the old one.")]
    (row,) = read_blocks(blocks).rows
    assert row["published"] == "June 8, 2031 Friday"
    assert row["outlet"] == "The Oster Ledger"
    assert row["text"] == ENGLISH.text
    assert row["highlight"].endswith("\nIn short.")
    assert "The pier is the old one." in row["correction"]


def test_labels_in_french_and_german_are_known():
    words = {
        "Section:": "Rubrik:", "Length:": "Länge:", "Byline:": "Autor:", "Body": "Haupttext",
        "Load-Date:": "Ladedatum:", "End of Document": "Ende des Dokuments",
        "Language:": "Sprache:", "Classification": "Klassifizierung",
    }  # fmt: skip
    blocks = nexis_blocks([ENGLISH], cover=False)
    for english, german in words.items():
        blocks = [
            replace(block, text=block.text.replace(english, german, 1))
            if block.text.startswith(english) and block.text not in ENGLISH.paragraphs
            else block
            for block in blocks
        ]
    (row,) = read_blocks(blocks).rows
    assert row["text"] == ENGLISH.text
    assert row["author"] == "Lena Ostrow"
    assert row["load_date"] == "July 1, 2031"
    assert row["section"] == ENGLISH.section


def test_signs_of_direction_before_labels_do_no_harm():
    marked = [replace(block, text=f"\u200f{block.text}") for block in nexis_blocks([ARABIC])]
    (row,) = read_blocks(marked).rows
    assert row["title"] == ARABIC.title
    assert row["load_date"] == "July 1, 2031"
    assert row["published"] == ARABIC.date


def test_a_file_cut_off_gives_what_is_there_and_tells_the_count():
    blocks = nexis_blocks([ENGLISH, ARABIC, ENGLISH])
    ends = [n for n, block in enumerate(blocks) if block.text == "End of Document"]
    told = read_blocks(blocks[: ends[1] - 3])
    assert [row["title"] for row in told.rows] == [ENGLISH.title, ARABIC.title]
    assert "press_count" in told.codes


def test_the_old_layout_is_read():
    told = read_blocks(old_blocks(BOTH))
    english, arabic = told.rows
    assert english["title"] == ENGLISH.title
    assert english["published"] == ENGLISH.date
    assert english["edition"] == "Late Edition - Final; Velmara"
    assert english["section"] == ENGLISH.section
    assert english["author"] == "Lena Ostrow"
    assert english["text"] == "\n\n".join(ENGLISH.paragraphs)
    assert arabic["text"] == "\n\n".join(ARABIC.paragraphs)
    assert arabic["rights"] == ARABIC.rights
    assert arabic["load_date"] == "July 1, 2031"
    assert told.codes == ["press_read"]


def test_the_old_layout_without_empty_lines_is_read():
    blocks = [block for block in old_blocks(BOTH) if block.text]
    told = read_blocks(blocks)
    assert [row["text"] for row in told.rows] == [ENGLISH.text, ARABIC.text]
    assert [row["title"] for row in told.rows] == [ENGLISH.title, ARABIC.title]


def test_the_old_layout_states_how_many_there_should_be():
    assert "press_count" in read_blocks(old_blocks(BOTH, of=50)).codes
    asked = [Block("Download Request: Select Items: 1-2"), *old_blocks(BOTH, of=50)]
    assert "press_count" not in read_blocks(asked).codes


def test_a_docx_goes_through_read_articles():
    result = read_file("nexis.docx", docx_of(nexis_blocks(BOTH)))
    frame = result.articles.frame
    assert frame["text"].tolist() == [ENGLISH.text, ARABIC.text]
    assert adds_up(result)
    assert frame["title"].tolist() == [ENGLISH.title, ARABIC.title]
    assert frame["language"].tolist() == ["en", "ar"]
    assert frame["published"].tolist() == [
        pd.Timestamp("2031-06-08", tz="UTC"),
        pd.Timestamp("2031-06-09", tz="UTC"),
    ]
    assert frame["published_precision"].tolist() == ["day", "day"]
    assert frame["stated_words"].tolist() == [ENGLISH.length, ARABIC.length]


def test_an_rtf_goes_through_read_articles():
    result = read_file("nexis.rtf", rtf_of(nexis_blocks(BOTH)))
    assert result.articles.frame["title"].tolist() == [ENGLISH.title, ARABIC.title]
    assert result.articles.frame["text"].tolist() == [ENGLISH.text, ARABIC.text]
