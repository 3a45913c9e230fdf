"""Web pages as files: the article in them, its time, its address."""

from __future__ import annotations

import json

import pytest

from analysis.ingest import read_articles
from analysis.ingest.pages.page import canonical, page_time, text_of_html
from tests.ingest.breaking import broken, only_unreadable
from tests.ingest.material import ARABIC, OUTLETS, TITLES, codes
from tests.ingest.webpages import page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_saved_page_is_read_with_what_it_says_of_itself(language: str) -> None:
    head = '<link rel="canonical" href="https://ledger.example/news/1">'
    frame = read_articles(("page.html", page(language, head=head).encode())).articles.frame
    assert frame.iloc[0][["title", "outlet", "language", "url"]].tolist() == [
        TITLES[language], OUTLETS[language], language, "https://ledger.example/news/1",
    ]  # fmt: skip
    assert "Home" not in str(frame.loc[0, "text"])


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1256", "nonsense"])
def test_an_arabic_page_in_windows_1256_is_read_right_whatever_it_declares(declared: str) -> None:
    data = page("ar", declared).encode("windows-1256")
    frame = read_articles(("page.html", data)).articles.frame
    assert ARABIC.partition("\n")[0] in str(frame.loc[0, "text"])


def test_a_page_in_utf_8_is_read_right_whatever_it_declares() -> None:
    frame = read_articles(("page.html", page("ar", "windows-1256").encode())).articles.frame
    assert frame.loc[0, "title"] == TITLES["ar"]


def _data(record: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(record)}</script>'


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ('<meta name="date" content="2031-06-08T15:43Z">', "2031-06-08T15:43Z"),
        (_data({"@type": "NewsArticle", "datePublished": "2031-06-08T15:43:00+03:00"}),
         "2031-06-08T15:43:00+03:00"),
        (_data({"@graph": [{"@type": "WebPage", "datePublished": "2030-01-01T00:00Z"},
                           {"@type": ["NewsArticle"], "datePublished": "2031-06-08"}]}),
         "2031-06-08"),
        (_data({"@type": "NewsArticle", "datePublished": 7}), ""),
        ('<script type="application/ld+json">{"datePublished": "2031-06-08T15:43Z",}</script>',
         "2031-06-08T15:43Z"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_time_of_publication_is_taken_from_the_metadata(head: str, time: str) -> None:
    assert page_time(f"<html><head>{head}</head></html>") == time


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="/news/1">', "https://ledger.example/news/1"),
        ("<link href='https://b.example/1?a=1&amp;b=2' rel='canonical'>",
         "https://b.example/1?a=1&b=2"),
        ('<link rel="canonical" href="https://ledger.example/">', ""),
        ('<link rel="canonical" href="javascript:void(0)">', ""),
        ('<link rel="canonical" href="http://[broken">', ""),
    ],
)  # fmt: skip
def test_the_address_that_a_page_calls_its_own_is_taken(head: str, url: str) -> None:
    assert canonical(head, "https://ledger.example/a?b") == url


def test_the_address_that_a_browser_wrote_into_the_page_is_taken() -> None:
    saved = page("en", outlet="").replace(
        "<html", "<!-- saved from url=(0029)https://www.ledger.example/a/1 --><html", 1
    )
    frame = read_articles(("page.html", saved.encode())).articles.frame
    assert frame.iloc[0][["outlet", "url"]].tolist() == [
        "ledger.example", "https://www.ledger.example/a/1",
    ]  # fmt: skip


def test_a_page_without_an_article_is_told() -> None:
    result = read_articles([("a.html", b"<html><body></body></html>"), ("b.txt", b"Some text.")])
    assert "no_article_in_page" in codes(result)


def test_a_piece_of_html_becomes_paragraphs() -> None:
    assert text_of_html("<p>One &amp; two</p><p>ثلاثة<br>أربعة</p>") == "One & two\nثلاثة\nأربعة"
    assert text_of_html("a < b") == "a < b"


def test_no_broken_page_raises_or_hangs() -> None:
    for data in broken([page("en").encode(), page("ar").encode("windows-1256")], 60):
        only_unreadable("page.html", data)


@pytest.mark.parametrize(
    ("name", "noise"),
    [
        ("elements left open", "<html " * 50_000),
        ("data left open", 'datePublished <script type="application/ld+json">' * 20_000),
        ("attributes", f"<p {' '.join(f'a{n}=x' for n in range(40_000))}>"),
        ("records", _data([[{"@graph": [{}]}]] * 60_000) + '"datePublished"'),
    ],
)
def test_a_page_made_to_take_long_does_not(name: str, noise: str) -> None:
    only_unreadable("page.html", f"{page('en')}{noise}".encode())
    only_unreadable("page.html", f"{noise}{page('ar')}".encode())


def test_an_element_with_too_many_attributes_keeps_its_text() -> None:
    many = " ".join(f"a{n}=x" for n in range(5_000))
    assert text_of_html(f"<p {many}>خبر</p><p>news</p>") == "خبر\nnews"
    long = f'<a href="https://ledger.example/{"x" * 6_000}">link</a>'
    assert text_of_html(long) == "link"
