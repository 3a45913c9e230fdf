"""What is never fetched, or never read to its end: private addresses, and too much of anything."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from analysis.errors import InputError
from analysis.ingest import WebSettings
from tests.ingest.material import TITLES
from tests.ingest.webpages import page
from tests.ingest.webserver import FAST, Site, certificate, get, only, serving


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("ledger", "fetch_not_an_address"),
        ("http://", "fetch_not_an_address"),
        ("http://ledger.example:99999/", "fetch_not_an_address"),
        ("ftp://ledger.example/1", "fetch_scheme"),
        ("file:///etc/hosts", "fetch_scheme"),
        ("http://me:secret@ledger.example/", "fetch_credentials"),
    ],
)
def test_what_is_no_address_to_fetch_is_told(address: str, code: str) -> None:
    only(get(address), code)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "10.1.2.3", "172.16.0.1",
        "192.168.0.1", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "fe80::1",
        "fd00:ec2::254", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "168.63.129.16",
        "not an ip",
    ],
)  # fmt: skip
def test_a_public_looking_name_that_leads_to_a_private_address_is_refused(
    site: Site, ip: str
) -> None:
    address = site.give("/1", page("en"))
    settings = replace(FAST, allow_private=False)
    row = only(get(address, settings=settings, resolve=lambda *_: [ip]), "fetch_private")
    assert ip in row["detail"]
    assert site.asked == []


def test_a_private_address_among_public_ones_is_refused(site: Site) -> None:
    settings = replace(FAST, allow_private=False)
    answer = get(site.url("/1"), settings=settings, resolve=lambda *_: ["93.184.216.34", "::1"])
    only(answer, "fetch_private")


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "0x7f.1", "2130706433", "localhost"])
def test_loopback_is_refused_however_it_is_written(site: Site, host: str) -> None:
    settings = replace(FAST, allow_private=False)
    only(get(site.url("/1", host=host), settings=settings, resolve=None), "fetch_private")
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The server stands on loopback, so the first name alone is taken for public here.
    monkeypatch.setattr("analysis.ingest.web.request.is_public", lambda ip: ip == "127.0.0.1")
    monkeypatch.setattr("analysis.ingest.web.request.PORTS", {80, site.port})
    site.give("/1", "", status=302, Location="http://inside.example/secret")
    ips = {"ledger.example": ["127.0.0.1"], "inside.example": ["10.0.0.7"]}
    settings = replace(FAST, allow_private=False)
    row = only(
        get(site.url("/1"), settings=settings, resolve=lambda host, _: ips[host]),
        "fetch_private_redirect",
    )
    assert "10.0.0.7" in row["detail"]


def test_a_name_is_looked_up_once_for_each_request_and_never_again(site: Site) -> None:
    # A second look-up could give another IP than the one that was checked.
    looked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        looked.append(host)
        return ["127.0.0.1"]

    get(site.give("/1", page("en")), resolve=resolve)
    assert len(looked) == len(site.asked) == 2  # robots.txt and the page


def test_a_circle_of_redirects_ends(site: Site) -> None:
    only(get(site.give("/1", "", status=302, Location="/1")), "fetch_redirects")


def test_a_redirect_to_a_file_of_the_machine_is_not_followed(site: Site) -> None:
    only(get(site.give("/1", "", status=302, Location="file:///etc/hosts")), "fetch_scheme")


def test_a_name_that_is_not_known_is_told(site: Site) -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise OSError("no such name")

    only(get("http://nowhere.example/1", resolve=resolve), "fetch_no_name")


def test_an_endless_body_is_cut_off(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"<p>more</p>" * 1_000)

    site.answers["/1"] = endless
    only(get(site.url("/1"), settings=replace(FAST, max_bytes=200_000)), "fetch_too_large")


def test_a_body_that_says_it_is_too_large_is_not_read(site: Site) -> None:
    address = site.give("/1", b"x" * 2_000)
    only(get(address, settings=replace(FAST, max_bytes=1_000)), "fetch_too_large")


def test_a_page_that_unpacks_to_too_much_is_cut_off(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    address = site.give("/1", bomb, Content_Encoding="gzip")
    assert len(bomb) < FAST.max_bytes
    only(get(address), "fetch_too_large")


def test_a_packed_page_is_unpacked(site: Site) -> None:
    address = site.give("/1", gzip.compress(page("ar").encode()), Content_Encoding="gzip")
    assert get(address).articles.frame.loc[0, "title"] == TITLES["ar"]


@pytest.mark.parametrize("packing", ["", "gzip"])
def test_a_page_that_breaks_off_is_not_taken_for_a_whole_one(site: Site, packing: str) -> None:
    def broken(handler: BaseHTTPRequestHandler) -> None:
        data = page("en").encode()
        data = gzip.compress(data) if packing else data
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        if packing:
            handler.send_header("Content-Encoding", packing)
        else:
            handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data[: len(data) - 20])

    site.answers["/1"] = broken
    only(get(site.url("/1")), "fetch_broken")


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/json"])
def test_what_is_no_page_is_told_with_its_type(site: Site, kind: str) -> None:
    row = only(get(site.give("/1", b"\x89 something", kind)), "fetch_not_a_page")
    assert kind in row["detail"]


def test_a_page_without_a_type_is_known_by_its_first_bytes(site: Site) -> None:
    assert len(get(site.give("/1", page("en"), "text/plain")).articles) == 1


def test_an_answer_that_is_no_http_is_told(site: Site) -> None:
    site.answers["/1"] = lambda handler: handler.wfile.write(b"SSH-2.0-x\r\n") and None
    only(get(site.url("/1")), "fetch_broken")


def test_a_site_that_speaks_no_tls_is_told(site: Site) -> None:
    only(get(site.url("/1").replace("http:", "https:")), "fetch_broken")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with serving(certificate(tmp_path, "ledger.example")) as site:
        site.give("/1", page("en"))
        row = only(get(site.url("/1").replace("http:", "https:")), "fetch_certificate")
        assert "ledger.example" in row["detail"]
        assert site.asked == []


@pytest.mark.parametrize(
    ("named", "code"), [("ledger.example", ""), ("other.example", "fetch_certificate")]
)
def test_a_certificate_must_be_of_the_very_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, code: str
) -> None:
    file = certificate(tmp_path, named)
    monkeypatch.setattr("certifi.where", lambda: str(file))
    with serving(file) as site:
        site.give("/1", page("ar"))
        result = get(site.url("/1").replace("http:", "https:"))
        if code:
            only(result, code)
        else:
            assert result.articles.frame.loc[0, "title"] == TITLES["ar"]


def test_the_environment_switches_fetching_off_and_private_addresses_on() -> None:
    assert WebSettings.from_environment({}) == WebSettings()
    off = WebSettings.from_environment({"PARALLAX_FETCH": "off", "PARALLAX_FETCH_PRIVATE": "1"})
    assert (off.enabled, off.allow_private) == (False, True)
    with pytest.raises(InputError, match="PARALLAX_FETCH"):
        WebSettings.from_environment({"PARALLAX_FETCH": "perhaps"})
