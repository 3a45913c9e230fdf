"""Servers that answer wrongly, and hosts that do not answer."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from tests.ingest.material import codes
from tests.ingest.webpages import page
from tests.ingest.webserver import FAST, Site, get, only, send


@pytest.mark.parametrize("target", ["http://[", "//", "http://ledger.example:99999/", "/\u0633"])
def test_a_robots_file_that_sends_on_to_nowhere_is_told_or_counts_as_none(
    site: Site, target: str
) -> None:
    coded = target.encode().decode("latin-1")
    site.answers["/robots.txt"] = lambda one: send(one, 302, {"Location": coded}, b"")
    result = get(site.give("/1", page("en")))
    assert len(result.articles) == 1 or codes(result) == ["fetch_not_an_address"]


@pytest.mark.parametrize(
    "wait", ["Mon, 99999999999 Jan 2031 00:00:00 GMT", "soon", "-1", "9" * 400, "\u00b2"]
)
def test_a_busy_site_that_asks_for_a_wait_that_is_none_is_told(site: Site, wait: str) -> None:
    address = site.give("/1", "", status=503, Retry_After=wait)
    only(get(address, settings=replace(FAST, retries=1, longest_delay=0.05)), "fetch_server")


@pytest.mark.parametrize(
    ("group", "is_taken"), [("Parallax", False), ("parallax", False), ("fetch", True), ("*", False)]
)
def test_only_the_tools_own_name_is_looked_for_in_a_robots_file(
    site: Site, group: str, is_taken: bool
) -> None:
    # The user agent says “fetches on request”: a group for a program called “fetch” is not ours.
    site.give("/robots.txt", f"User-agent: {group}\nDisallow: /\n", "text/plain")
    assert (len(get(site.give("/1", page("en"))).articles) == 1) == is_taken


def test_a_host_that_does_not_answer_is_not_waited_for_at_each_address(site: Site) -> None:
    site.answers["/robots.txt"] = lambda handler: time.sleep(1)
    addresses = [site.give(f"/{n}", page("en")) for n in range(8)]
    start = time.monotonic()
    result = get(*addresses, settings=replace(FAST, timeout=0.2))
    assert time.monotonic() - start < 1.2
    assert codes(result) == ["fetch_timeout"] * 8


@pytest.mark.parametrize("port", [22, 25, 6379, 11211])
def test_ports_of_other_services_are_refused(site: Site, port: int) -> None:
    settings = replace(FAST, allow_private=False)
    answer = get(
        f"http://ledger.example:{port}/", settings=settings, resolve=lambda *_: ["93.184.216.34"]
    )
    assert str(port) in only(answer, "fetch_port")["detail"]


_PIECES = (
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\n", b"HTTP/1.0 429 X\r\n",
    b"HTTP/1.1 100 \r\n\r\n",
    b"Location: http://[\r\n", b"Location: //\r\n", b"Location: \xff\xfe\r\n", b"Location: ?\r\n",
    b"Location: http://xn--zz--.example/\r\n", b"Content-Type: text/html; charset=base64\r\n",
    b"Content-Type: text/html; charset=\0utf\r\n", b"Content-Type: application/rss+xml\r\n",
    b"Content-Length: -1\r\n", b"Content-Length: 99\r\n", b"Content-Length: \xb2\r\n",
    b"Content-Length: " + b"9" * 5_000 + b"\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n", b"Content-Encoding: deflate\r\n", b"Content-Encoding: \xff\r\n",
    b"Retry-After: \xb2\r\n", b"X: " + b"a" * 70_000 + b"\r\n", b": \r\n", b"\0", b"\r\n",
    b"\r\n\r\n",
    b"5\r\nhello\r\n", b"ffffffffffffffff\r\n", b"-5\r\n", b"0\r\n\r\n", b"\x1f\x8b\x08\0",
    b"\x78\x9c",
    b"<html><body><p>The minister arrived.</p></body></html>", b"<rss version='2.0'><channel>",
    b"User-agent: *\nDisallow: http://[\n",
)  # fmt: skip


def test_no_answer_at_all_breaks_the_fetching(site: Site) -> None:
    dice = random.Random(1)

    def noise(handler: BaseHTTPRequestHandler) -> None:
        head = dice.choice(_PIECES[:4]) if dice.random() < 0.7 else b""
        handler.wfile.write(head + b"".join(dice.choices(_PIECES, k=dice.randint(0, 8))))

    site.answers["/1"] = site.answers["/robots.txt"] = noise
    settings = replace(FAST, timeout=1.0, redirects=2)
    for _ in range(15):  # `get` holds that rows read = accepted + dropped
        result = get(*[site.url("/1", f"h{n}.example") for n in range(8)], settings=settings)
        assert result.rows_read == 8


def test_every_ip_of_a_name_is_tried(site: Site) -> None:
    def two(host: str, port: int) -> Sequence[str]:
        return ["::1", "127.0.0.1"]  # the server listens at the second only

    assert len(get(site.give("/1", page("en")), resolve=two).articles) == 1
