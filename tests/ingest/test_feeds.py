"""Feeds as files: RSS, Atom, RDF, what is refused, what is told."""

from __future__ import annotations

import io
from typing import Any

import feedparser
import pytest

from analysis.ingest import addresses_without_text, read_articles
from tests.ingest.breaking import broken, only_unreadable
from tests.ingest.material import ARABIC, ENGLISH, OUTLETS, TITLES, adds_up, codes
from tests.ingest.webpages import feed

LONG = f"<p>{'</p><p>'.join(ENGLISH.split(chr(10) * 2) * 5)}</p>"
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
<title>{OUTLETS["ar"]}</title><entry><title type="html">{TITLES["ar"]} &amp;amp; غيرها</title>
<link href="https://harbour.example/1"/><author><name>ليلى الناصر</name></author>
<published>2031-06-08T15:43:00+03:00</published><category term="سياسة"/><category term="فلمارا"/>
<content type="html">
&lt;p&gt;{ARABIC.replace(chr(10) * 2, "&lt;/p&gt;&lt;p&gt;")}&lt;/p&gt;</content>
</entry></feed>"""
RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://ledger.example/"><title>The Oster Ledger</title></channel>
<item rdf:about="https://ledger.example/1"><title>One</title><link>https://ledger.example/1</link>
<description>Short.</description><content:encoded><![CDATA[{LONG}]]></content:encoded>
<dc:creator>A. Writer</dc:creator><dc:date>2031-06-08T15:43:00+03:00</dc:date></item></rdf:RDF>"""


def test_an_arabic_atom_feed_is_read_with_its_tags() -> None:
    result = read_articles(("feed.atom", ATOM.encode()))
    row = result.articles.frame.iloc[0]
    assert (row["title"], row["outlet"]) == (f"{TITLES['ar']} & غيرها", OUTLETS["ar"])
    assert (row["author"], row["language"], row["tags"]) == ("ليلى الناصر", "ar", "سياسة; فلمارا")
    assert row["text"] == ARABIC.replace("\n\n", "\n")
    assert str(row["published"]) == "2031-06-08 12:43:00+00:00"
    assert row["complete"] != "summary"


@pytest.mark.parametrize("name", ["feed.rdf", "feed.xml", "feed"])
def test_a_feed_is_known_under_any_name(name: str) -> None:
    row = read_articles((name, RDF.encode())).articles.frame.iloc[0]
    assert (row["title"], row["author"], row["outlet"]) == ("One", "A. Writer", "The Oster Ledger")
    assert "\n" in row["text"]
    assert str(row["published"]) == "2031-06-08 12:43:00+00:00"


def test_a_feed_of_summaries_says_so() -> None:
    text = feed(
        [("T", "https://ledger.example/1", ENGLISH), ("U", "https://ledger.example/2", LONG)]
    )
    frame = read_articles(("feed.rss", text.encode())).articles.frame
    assert frame["complete"].tolist()[0] == "summary"
    assert frame["complete"].tolist()[1] != "summary"


def test_the_source_that_an_entry_names_is_its_outlet() -> None:
    text = feed([("T", "https://ledger.example/1", ENGLISH)], outlet="All news").replace(
        "</item>", '<source url="https://harbour.example">صحيفة المرفأ</source></item>'
    )
    assert read_articles(("a.rss", text.encode())).articles.frame.loc[0, "outlet"] == OUTLETS["ar"]


def test_an_entry_without_text_is_told_and_can_be_fetched() -> None:
    text = feed([("T", "https://ledger.example/1", ""), ("U", "https://ledger.example/2", ENGLISH)])
    result = read_articles(("feed.rss", text.encode()))
    assert "addresses_without_text" in codes(result)
    assert adds_up(result)
    assert addresses_without_text([("feed.rss", text.encode())]) == [
        {"url": "https://ledger.example/1", "outlet": "The Oster Ledger", "title": "T",
         "published": "Sun, 08 Jun 2031 15:43:00 +0300"}
    ]  # fmt: skip


@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1"])
def test_a_feed_is_read_right_whatever_encoding_it_declares(declared: str) -> None:
    text = feed([(TITLES["ar"], "https://harbour.example/1", ARABIC)], outlet=OUTLETS["ar"])
    data = text.replace('"utf-8"', f'"{declared}"', 1).encode("windows-1256")
    frame = read_articles(("feed.rss", data)).articles.frame
    assert frame.iloc[0][["title", "outlet"]].tolist() == [TITLES["ar"], OUTLETS["ar"]]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hosts">]>',
        '<!DOCTYPE rss [ <!ENTITY % p SYSTEM "http://inside.example/"> %p; ]>',
    ],
)
@pytest.mark.parametrize("name", ["feed.rss", "feed.xml"])
def test_a_feed_that_declares_entities_is_refused(name: str, declaration: str) -> None:
    text = feed([("&b;", "https://ledger.example/1", LONG)]).replace(
        "<rss", f"{declaration}<rss", 1
    )
    result = read_articles([(name, text.encode()), ("a.txt", ENGLISH.encode())])
    assert "xml_entities" in codes(result)
    assert len(result.articles) == 1


def test_a_plain_doctype_of_old_feeds_is_no_trouble() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    text = feed([("T", "https://ledger.example/1", LONG)]).replace("<rss", f"{doctype}<rss", 1)
    assert len(read_articles(("feed.rss", text.encode())).articles) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (feed([]).encode(), "feed_empty"),
        (b"\x00\x01\x02 no feed", "broken_file"),
        (b" \n", "empty_file"),
        (b"https://ledger.example/feed", "broken_file"),
    ],
)
def test_a_feed_that_gives_nothing_says_why(data: bytes, code: str) -> None:
    result = read_articles([("feed.rss", data), ("a.txt", ENGLISH.encode())])
    assert code in codes(result)
    assert adds_up(result)


def test_feedparser_is_given_bytes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    # A text would be taken for an address or a path, and opened.
    given: list[Any] = []
    parse = feedparser.parse

    def watched(one: Any, **more: Any) -> Any:
        given.append(one)
        return parse(one, **more)

    monkeypatch.setattr(feedparser, "parse", watched)
    sources = [ATOM.encode(), RDF.encode(), b"https://ledger.example/feed", b"/etc/hosts"]
    read_articles(
        [*((f"{n}.rss", data) for n, data in enumerate(sources)), ("a.txt", b"Some text")]
    )
    assert len(given) == len(sources)
    assert all(isinstance(one, io.BytesIO) for one in given)


def test_no_broken_feed_raises_or_hangs() -> None:
    for data in broken([ATOM.encode(), RDF.encode(), feed([("T", "u", LONG)]).encode()], 150):
        only_unreadable("feed.rss", data)
