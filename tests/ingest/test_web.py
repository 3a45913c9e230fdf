"""Addresses fetched: what becomes an article, and what every other address is told as."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.errors import InputError
from analysis.ingest import fetch_articles
from tests.ingest.material import ARABIC, ENGLISH, OUTLETS, TITLES, codes
from tests.ingest.webpages import feed, page
from tests.ingest.webserver import FAST, Site, get, only


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_becomes_an_article_with_what_it_says_of_itself(site: Site, language: str) -> None:
    address = site.give("/news/1", page(language))
    frame = get(address).articles.frame
    assert frame.iloc[0][["title", "outlet", "language", "url"]].tolist() == [
        TITLES[language], OUTLETS[language], language, address,
    ]  # fmt: skip
    assert (ARABIC if language == "ar" else ENGLISH).partition("\n")[0] in str(frame.loc[0, "text"])
    assert str(frame.loc[0, "published"]) == "2031-06-08 12:43:00+00:00"


@pytest.mark.parametrize(
    ("written", "header", "meta"),
    [
        ("windows-1256", "utf-8", "utf-8"),
        ("windows-1256", "iso-8859-1", "iso-8859-1"),
        ("windows-1256", "", "windows-1256"),
        ("utf-8", "windows-1256", "windows-1256"),
        ("iso-8859-6", "utf-8", "iso-8859-6"),
    ],
)
def test_an_arabic_page_is_read_right_whatever_encoding_it_declares(
    site: Site, written: str, header: str, meta: str
) -> None:
    plain = page("ar", meta).replace("«", '"').replace("»", '"').replace("©", "")
    kind = f"text/html; charset={header}" if header else "text/html"
    address = site.give("/1", plain.encode(written), kind)
    frame = get(address).articles.frame
    assert frame.loc[0, "title"] == TITLES["ar"]
    assert ARABIC.partition("\n")[0] in str(frame.loc[0, "text"])


def test_arabic_paths_and_arabic_domain_names_are_asked_for_encoded(site: Site) -> None:
    site.give("/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1?q=%D8%A3", page("ar", outlet=""))
    result = get(site.url("/أخبار/1?q=أ", host="مرفأ.example"))
    assert result.articles.frame.loc[0, "outlet"] == "مرفأ.example"
    assert site.asked[-1][1].startswith("xn--")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "fetch_not_found"), (410, "fetch_not_found"), (401, "fetch_login"),
        (402, "fetch_login"), (403, "fetch_login"), (429, "fetch_busy"), (503, "fetch_server"),
        (418, "fetch_status"),
    ],
)  # fmt: skip
def test_an_answer_that_is_no_page_is_told(site: Site, status: int, code: str) -> None:
    address = site.give("/1", "no", status=status)
    row = only(get(address), code)
    assert row["source"] == address
    assert str(status) in row["detail"]


def test_redirects_are_followed_to_the_article(site: Site) -> None:
    site.give("/old", "", status=301, Location="/newer")
    site.give("/newer", "", status=308, Location=site.url("/new", "other.example"))
    site.give("/new", page("en"))
    frame = get(site.url("/old")).articles.frame
    assert frame.loc[0, "url"] == site.url("/new", "other.example")
    assert frame.loc[0, "url_given"] == site.url("/old")


def test_a_feed_gives_its_entries_and_the_articles_of_its_teasers(site: Site) -> None:
    whole = f"<p>{'</p><p>'.join(ENGLISH.split(chr(10)) * 8)}</p>"
    site.give("/1", page("ar", outlet="Somewhere else"))
    address = site.give("/feed", feed([
        ("Whole", site.url("/0"), whole), ("Teaser", site.url("/1"), "A first line …"),
        ("Gone", site.url("/2"), "Another first line …"), ("Bare and gone", site.url("/3"), ""),
    ]), "application/rss+xml")  # fmt: skip
    result = get(address)
    frame = result.articles.frame
    assert frame["title"].tolist() == ["Whole", TITLES["ar"], "Gone"]
    assert frame["outlet"].tolist() == ["The Oster Ledger"] * 3
    assert frame["complete"].tolist()[2] == "summary"
    assert ARABIC.partition("\n")[0] in str(frame.loc[1, "text"])
    assert str(frame.loc[1, "published"]) == "2031-06-08 12:43:00+00:00"
    assert {"feed_fetched", "feed_teaser_kept"} <= set(codes(result))
    dropped = result.problems[result.problems["action"] == "dropped"]
    assert dropped["source"].tolist() == [site.url("/3")]
    assert "/0" not in site.paths()


def test_of_a_long_feed_only_so_many_entries_are_taken(site: Site) -> None:
    entries = [(f"T{n}", site.url(f"/{n}"), ENGLISH * 8 + str(n)) for n in range(5)]
    address = site.give("/feed", feed(entries), "text/xml")
    result = get(address, settings=replace(FAST, entries=2))
    assert len(result.articles) == 2
    assert "feed_limit" in codes(result)


def test_a_feed_with_entities_is_refused(site: Site) -> None:
    text = feed([("T", site.url("/1"), ENGLISH)]).replace(
        "<rss", '<!DOCTYPE rss [<!ENTITY a "b">]><rss', 1
    )
    only(get(site.give("/feed", text, "application/xml")), "xml_entities")


def test_what_a_table_knew_fills_what_the_page_does_not_say(site: Site) -> None:
    address = site.give("/1", page("en", outlet="A guess"))
    known = {address: {
        "outlet": "The Oster Ledger", "title": "Another title", "published": "2031-06-07",
        "author": "A. Writer", "media_id": "7",
    }}  # fmt: skip
    frame = get(address, known=known).articles.frame
    assert frame.iloc[0][["outlet", "title", "author", "media_id"]].tolist() == [
        "The Oster Ledger", TITLES["en"], "A. Writer", "7",
    ]  # fmt: skip
    assert str(frame.loc[0, "published"]).startswith("2031-06-07")


def test_an_address_given_twice_is_fetched_once(site: Site) -> None:
    address = site.give("/1", page("en"))
    result = get(address, f"{address}?utm_source=x")
    assert codes(result).count("fetch_twice") == 1
    assert site.paths().count("/1") == 1


def test_no_more_addresses_are_fetched_than_the_setting_says(site: Site) -> None:
    addresses = [site.give(f"/{n}", page("en")) for n in range(3)]
    result = get(*addresses, settings=replace(FAST, addresses=2))
    assert codes(result).count("fetch_too_many") == 1
    assert len(site.paths()) == 3  # robots.txt and two pages


def test_nothing_is_fetched_when_it_is_switched_off(site: Site) -> None:
    settings = replace(FAST, enabled=False)
    result = get(site.url("/1"), site.url("/2"), settings=settings)
    assert codes(result) == ["fetch_off", "fetch_off"]
    assert site.asked == []


def test_without_an_address_there_is_nothing_to_fetch() -> None:
    with pytest.raises(InputError):
        fetch_articles([])
