"""Exports of Europresse as HTML."""

from __future__ import annotations

import random
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.material import adds_up, codes
from tests.ingest.press.pages import europresse_html
from tests.ingest.press.reading import read_file, read_page
from tests.ingest.press.writing import ARABIC, ENGLISH, FRENCH, Written

ENGLISH_ONE = replace(
    ENGLISH, date="Friday, June 8, 2031", byline="Lena Ostrow", section="World, Harbours",
    outlet="The Oster Ledger (web site)", highlight="",
)  # fmt: skip
ARABIC_ONE = replace(ARABIC, date="samedi 9 juin 2031", time="15:43 UTC +02:00", section="")
ALL = [FRENCH, ENGLISH_ONE, ARABIC_ONE]


def test_every_article_is_a_row_with_its_fields():
    told = read_page(europresse_html(ALL))
    french, english, arabic = told.rows
    assert french["title"] == FRENCH.title
    assert french["outlet"] == "Le Courrier d’Oster"
    assert french["author"] == "Léna Ostrow"
    assert french["section"] == "International"
    assert french["rights"] == FRENCH.rights
    assert french["accession"] == FRENCH.accession
    assert french["page"] == "4"
    assert french["stated_words"] == FRENCH.length
    assert (english["outlet"], english["edition"]) == ("The Oster Ledger", "web site")
    assert english["section"] == "World, Harbours"
    assert arabic["title"] == ARABIC.title
    assert arabic["author"] == "سامي المرفئي"
    assert told.codes == ["press_read"]


def test_the_text_is_the_body_with_the_marks_of_the_search_taken_off():
    rows = read_page(europresse_html(ALL)).rows
    assert [row["text"] for row in rows] == [FRENCH.text, ENGLISH.text, ARABIC.text]


def test_the_date_is_that_of_the_header_line():
    assert [row["published"] for row in read_page(europresse_html(ALL)).rows] == [
        "vendredi 8 juin 2031",
        "Friday, June 8, 2031",
        "samedi 9 juin 2031 15:43 UTC +02:00",
    ]


def test_without_a_date_in_the_header_line_there_is_none():
    (row,) = read_page(europresse_html([replace(FRENCH, date="sans date")])).rows
    assert row["published"] == ""
    assert row["text"] == FRENCH.text


def test_a_subtitle_is_a_column():
    told = read_page(europresse_html([replace(FRENCH, highlight="Onze ans d’attente")]))
    assert told.rows[0]["highlight"] == "Onze ans d’attente"
    assert told.rows[0]["title"] == FRENCH.title
    assert "attente" not in told.rows[0]["text"]


def test_a_count_on_the_cover_that_differs_is_told():
    told = read_page(europresse_html(ALL, stated=5))
    assert "press_count" in told.codes
    assert len(told.rows) == 3


def test_a_stated_length_that_differs_is_told():
    assert "press_length" in read_page(europresse_html([replace(FRENCH, words=400)])).codes


def test_an_article_without_text_is_dropped_as_empty():
    result = read_file("e.html", europresse_html([FRENCH, replace(FRENCH, paragraphs=())]))
    assert len(result.articles) == 1
    assert adds_up(result)
    assert "empty_text" in codes(result)


def test_an_article_saved_from_the_reading_view_is_read():
    page = europresse_html([FRENCH]).replace("<article>", "<div>").replace("</article>", "</div>")
    (row,) = read_page(page).rows
    assert row["title"] == FRENCH.title
    assert row["text"] == FRENCH.text


def test_the_address_of_an_article_on_the_web_is_its_url():
    link = "<p><a href='https://courrier.example/a'>Cet article est paru dans Le Courrier</a></p>"
    page = europresse_html([FRENCH]).replace("</p>\n</div>", f"</p>{link}</div>")
    assert read_page(page).rows[0]["url"] == "https://courrier.example/a"


@pytest.mark.parametrize("page", ["", "<html></html>", "<article><p>DocHeader</p></article>"])
def test_an_ordinary_page_is_left_alone(page):
    assert read_page(page).rows == []


def test_a_page_goes_through_read_articles():
    result = read_file("europresse.html", europresse_html(ALL))
    frame = result.articles.frame
    assert frame["text"].tolist() == [FRENCH.text, ENGLISH.text, ARABIC.text]
    assert adds_up(result)
    assert frame["language"].tolist() == ["fr", "en", "ar"]
    assert frame["published"][1] == pd.Timestamp("2031-06-08", tz="UTC")


def test_french_dates_of_a_page_are_understood():
    frame = read_file("europresse.html", europresse_html([FRENCH, ARABIC_ONE])).articles.frame
    assert frame["published"][0] == pd.Timestamp("2031-06-08", tz="UTC")
    assert frame["published"][1] == pd.Timestamp("2031-06-09 13:43", tz="UTC")
    assert frame["published_zone"].tolist() == ["unknown", "given"]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), title=st.text(max_size=30), text=st.text(max_size=80))
def test_damaged_pages_never_raise(seed, title, text):
    chance = random.Random(seed)
    odd = Written(title, title, text[:20], (text, text), "fr")
    page = europresse_html([FRENCH, odd, ARABIC_ONE])
    at, to = chance.randrange(len(page)), chance.randrange(len(page))
    for broken in (page, page[:at], page[at:], page[:at] + page[to:]):
        assert all(isinstance(row["text"], str) for row in read_page(broken).rows)
