"""Addresses: what is one, what wraps one, and tables and chats that hold nothing but them."""

from __future__ import annotations

import base64
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import (
    addresses_of,
    addresses_without_text,
    host_outlet,
    read_articles,
    unwrap,
)
from analysis.ingest.pages.addresses import host_of, is_address, is_public, request_parts
from analysis.ingest.pages.links import to_fetch
from tests.ingest.material import ARABIC, ENGLISH, adds_up, codes

GOAL = "https://ledger.example/news/1"
CODED = "https%3A%2F%2Fledger.example%2Fnews%2F1"
NEWS = base64.urlsafe_b64encode(b"\x08\x13\x22\x1d" + GOAL.encode() + b"\xd2\x01\x00").decode()


@pytest.mark.parametrize(
    "given",
    [
        GOAL,
        f"https://www.google.com/url?sa=t&q={CODED}&usg=abc",
        f"https://www.google.com.sa/url?url={CODED}",
        f"https://l.facebook.com/l.php?u={CODED}%3Ffbclid%3Dx&h=y",
        f"https://eur01.safelinks.protection.outlook.com/?url={CODED}&data=05",
        f"https://news.google.com/rss/articles/{NEWS.rstrip('=')}?oc=5",
        "https://web.archive.org/web/20310608154300/https://ledger.example/news/1",
        "https://web.archive.org/web/20310608154300if_/https://ledger.example/news/1",
        "https://www.google.com/amp/s/amp.ledger.example/news/1",
        "https://ledger-example.cdn.ampproject.org/c/s/ledger.example/news/1/amp",
        "https://ledger.example/news/1/amp/",
        "https://ledger.example/amp/news/1",
        "https://ledger.example/news/1?amp=1",
        "https://ledger.example/news/1?outputType=amp&utm_source=x",
        "https://amp.ledger.example/news/1",
        "https://m.ledger.example/news/1",
        "https://mobile.ledger.example/news/1",
        "https://ledger.example/news/1?utm_source=a&utm_medium=b&fbclid=c&gclid=d",
        "https://ledger.example/news/1#:~:text=minister",
    ],
)
def test_a_wrapped_address_is_unwrapped(given: str) -> None:
    assert unwrap(given) == GOAL


@pytest.mark.parametrize(
    "given",
    [
        "https://ledger.example/news?id=7&page=2", "https://t.co/AbC123", "https://m.me/ledger",
        "https://m.co.uk/1", "https://ledger.example/amp", "https://www.google.com/search?q=a",
        "https://www.google.com/url?q=javascript:alert(1)", "https://ledger.example/stamp/1",
        "https://ledger.example/أخبار/1?عدد=2#نص", "not an address", "",
        "https://news.google.com/articles/CBMiAU_yqL",
    ],
)  # fmt: skip
def test_an_address_that_nothing_wraps_stays_letter_by_letter(given: str) -> None:
    assert unwrap(given) == given


_PIECES = [
    "m.", "amp.", "ledger.example", "/amp", "/news", "?amp=1", "?utm_x=1", "&id=2", "#top",
    "https://", "https://www.google.com/url?q=", "https://web.archive.org/web/2/", CODED,
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=6))
def test_unwrapping_twice_changes_nothing_more(pieces: list[str]) -> None:
    url = "https://" + "".join(pieces)
    assert unwrap(unwrap(url)) == unwrap(url)
    assert to_fetch(to_fetch(url)) == to_fetch(url)


@given(st.text())
def test_no_text_at_all_breaks_the_unwrapping(text: str) -> None:
    assert isinstance(unwrap(f"https://{text}"), str)
    assert is_address(text) or unwrap(text) == text


def test_a_page_in_an_archive_is_fetched_there() -> None:
    archived = "https://web.archive.org/web/20310608154300/https://ledger.example/news/1"
    assert to_fetch(archived) == archived


def test_a_paste_of_addresses_only_is_told_from_a_text() -> None:
    paste = "1. https://a.example/x, https://b.example/y\n• https://a.example/أخبار\n\n"
    assert addresses_of(paste) == [
        "https://a.example/x", "https://b.example/y", "https://a.example/أخبار",
    ]  # fmt: skip
    assert addresses_of(f"{GOAL}\n{GOAL}") == [GOAL]
    assert addresses_of(f"See {GOAL}") == []
    assert addresses_of(ARABIC) == addresses_of("") == []


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("http://a.example", ("http", "a.example", 80, "/")),
        ("https://A.example:8443/x y?q=é", ("https", "a.example", 8443, "/x%20y?q=%C3%A9")),
        ("https://a.example/%D8%A3#part", ("https", "a.example", 443, "/%D8%A3")),
        ("http://مرفأ.example/أ", ("http", "xn--igb1ayco.example", 80, "/%D8%A3")),
    ],
)
def test_an_address_is_asked_for_in_ascii(url: str, parts: tuple[str, str, int, str]) -> None:
    asked = request_parts(url)
    assert (asked[0], asked[2], asked[3]) == (parts[0], parts[2], parts[3])
    assert host_of(f"http://{asked[1]}") == host_of(url)


def test_only_addresses_of_the_open_internet_are_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")
    assert is_public("64:ff9b::5db8:d822")  # NAT64 of a public one
    assert not is_public("64:ff9b::a00:1")


def test_the_addresses_of_a_table_are_unwrapped_and_what_was_given_is_kept() -> None:
    frame = pd.DataFrame({
        "outlet": ["The Oster Ledger", "صحيفة المرفأ"], "text": [ENGLISH, ARABIC],
        "url": ["https://m.ledger.example/1?utm_source=x", "https://harbour.example/1"],
    })  # fmt: skip
    result = read_articles(frame)
    assert result.articles.frame["url"].tolist() == [
        "https://ledger.example/1", "https://harbour.example/1",
    ]  # fmt: skip
    assert result.articles.frame["url_given"].tolist() == frame["url"].tolist()
    told = result.problems[result.problems["problem"] == "links_unwrapped"]
    assert json.loads(told["values"].iloc[0])["count"] == 1


def test_an_address_that_was_given_before_is_kept_through_another_reading() -> None:
    given = ["https://t.co/AbC123", ""]
    urls = ["https://ledger.example/1", "https://m.harbour.example/2"]
    frame = pd.DataFrame({"text": [ENGLISH, ARABIC], "url": urls, "url_given": given})
    read = read_articles(frame).articles.frame
    assert read["url"].tolist() == ["https://ledger.example/1", "https://harbour.example/2"]
    assert read["url_given"].tolist() == [given[0], urls[1]]


def test_the_host_of_an_article_can_stand_for_its_outlet() -> None:
    assert (
        host_outlet("https://www.google.com/url?q=https://m.ledger.example/1") == "ledger.example"
    )
    assert host_outlet("https://xn--igb1ayco.example/1") == host_outlet("https://مرفأ.example/أ")
    assert host_outlet("no address") == host_outlet("") == ""


def test_a_table_of_plain_addresses_gets_no_column_more() -> None:
    frame = pd.DataFrame({"text": [ENGLISH], "url": [GOAL]})
    assert "url_given" not in read_articles(frame).articles.frame.columns


MEDIA_CLOUD = (
    "id,publish_date,title,url,language,media_name,media_url,indexed_date\n"
    "a1,2031-06-08,Minister opens talks,https://ledger.example/1,en,The Oster Ledger,"
    "ledger.example,2031-06-09\n"
    "a2,2031-06-08,الوزير يفتتح المحادثات,https://harbour.example/2,ar,صحيفة المرفأ,"
    "harbour.example,2031-06-09\n"
    "a3,2031-06-08,No address,,en,The Oster Ledger,ledger.example,2031-06-09\n"
)
GDELT = json.dumps({"articles": [{
    "url": "https://ledger.example/1", "url_mobile": "", "title": "Minister opens talks",
    "seendate": "20310608T154500Z", "socialimage": "", "domain": "ledger.example",
    "language": "English", "sourcecountry": "Velmara",
}]})  # fmt: skip


def test_each_row_with_an_address_but_no_text_is_told_how_to_get_it() -> None:
    result = read_articles([("cloud.csv", MEDIA_CLOUD.encode()), ("a.txt", ENGLISH.encode())])
    assert codes(result).count("addresses_without_text") == 2
    assert codes(result).count("no_text_column") == 1
    assert adds_up(result)


def test_the_addresses_of_media_cloud_and_gdelt_are_ready_to_be_fetched() -> None:
    sources = [("cloud.csv", MEDIA_CLOUD.encode()), ("gdelt.json", GDELT.encode())]
    found = addresses_without_text(sources)
    assert found[1] == {
        "url": "https://harbour.example/2", "outlet": "صحيفة المرفأ",
        "title": "الوزير يفتتح المحادثات", "published": "2031-06-08", "language": "ar",
    }  # fmt: skip
    assert [one["url"] for one in found] == [
        "https://ledger.example/1", "https://harbour.example/2",
    ]  # fmt: skip
    alone = addresses_without_text(sources[1:])
    assert alone[0]["outlet"] == "ledger.example"


def test_the_links_of_a_chat_are_ready_to_be_fetched() -> None:
    chat = (
        "08/06/2031, 15:43 - Nadia: look https://ledger.example/1\n"
        "08/06/2031, 15:44 - Sami: and https://harbour.example/2\n"
    )
    found = addresses_without_text([("chat.txt", chat.encode())])
    assert found == [{"url": "https://ledger.example/1"}, {"url": "https://harbour.example/2"}]


def test_a_table_with_texts_has_nothing_to_fetch() -> None:
    frame = pd.DataFrame({"text": [ENGLISH], "url": [GOAL]})
    assert addresses_without_text([frame]) == []
