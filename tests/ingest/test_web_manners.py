"""Fetching with manners: robots.txt, one request of a host at a time, pauses, time and retries."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from tests.ingest.material import codes
from tests.ingest.webpages import page
from tests.ingest.webserver import FAST, Site, get, only, send


def test_sites_are_told_the_tools_name(site: Site) -> None:
    get(site.give("/1", page("en")))
    assert all(agent.startswith("Parallax/") for _, _, _, agent in site.asked)


def test_a_server_that_is_slow_times_out(site: Site) -> None:
    site.answers["/1"] = lambda handler: time.sleep(2)
    start = time.monotonic()
    only(get(site.url("/1"), settings=replace(FAST, timeout=0.4)), "fetch_timeout")
    assert time.monotonic() - start < 1.8


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_sends_a_byte_now_and_then_times_out(site: Site, part: str) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
        handler.wfile.write(b"X-Long: " if part == "head" else b"\r\n")
        for _ in range(30):
            handler.wfile.write(b"a")
            time.sleep(0.1)

    site.answers["/1"] = drip
    start = time.monotonic()
    only(get(site.url("/1"), settings=replace(FAST, timeout=0.5)), "fetch_timeout")
    assert time.monotonic() - start < 2


def test_a_page_that_robots_may_not_fetch_is_left_alone(site: Site) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /private\n", "text/plain")
    refused, allowed = site.give("/private/1", page("en")), site.give("/1", page("ar"))
    result = get(refused, allowed)
    assert result.articles.frame["url"].tolist() == [allowed]
    assert codes(result) == ["fetch_robots"]
    assert "/private/1" not in site.paths()


def test_the_robots_file_of_the_host_that_a_page_moved_to_counts_too(site: Site) -> None:
    def rules(handler: BaseHTTPRequestHandler) -> None:
        is_other = "other" in handler.headers.get("Host", "")
        text = b"User-agent: *\nDisallow: /" if is_other else b""
        send(handler, 200, {"Content-Type": "text/plain"}, text)

    site.answers["/robots.txt"] = rules
    site.give("/2", page("en"))
    address = site.give("/1", "", status=302, Location=site.url("/2", "other.example"))
    only(get(address), "fetch_robots")


def test_robots_can_be_turned_off(site: Site) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain")
    result = get(site.give("/1", page("en")), settings=replace(FAST, robots=False))
    assert len(result.articles) == 1


def test_nothing_is_fetched_where_the_robots_file_is_in_trouble(site: Site) -> None:
    site.give("/robots.txt", "", status=500)
    row = only(get(site.give("/1", page("en"))), "fetch_robots_broken")
    assert "500" in row["detail"]


def test_the_pause_that_a_site_asks_for_is_kept_up_to_a_cap(site: Site) -> None:
    site.give("/robots.txt", "User-agent: *\nCrawl-delay: 60\n", "text/plain")
    addresses = [site.give(f"/{n}", page("en")) for n in range(2)]
    get(*addresses, settings=replace(FAST, longest_delay=0.3))
    times = [moment for moment, _, path, _ in site.asked if path != "/robots.txt"]
    assert 0.28 <= times[1] - times[0] < 2


def test_a_host_is_asked_one_thing_at_a_time_and_hosts_side_by_side(site: Site) -> None:
    now: dict[str, int] = {}
    most: dict[str, int] = {}
    together: list[int] = []
    guard = threading.Lock()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers.get("Host", "")
        with guard:
            now[host] = now.get(host, 0) + 1
            most[host] = max(most.get(host, 0), now[host])
            together.append(sum(now.values()))
        time.sleep(0.15)
        with guard:
            now[host] -= 1
        send(handler, 200, {"Content-Type": "text/html"}, page("en").encode())

    for n in range(3):
        site.answers[f"/{n}"] = slow
    hosts = ["a.example", "b.example", "c.example"]
    result = get(*[site.url(f"/{n}", host) for host in hosts for n in range(3)])
    assert len(result.articles) == 9
    assert set(most.values()) == {1}
    assert max(together) > 1


def test_a_busy_site_is_asked_again_when_it_says(site: Site) -> None:
    tries: list[float] = []

    def busy(handler: BaseHTTPRequestHandler) -> None:
        tries.append(time.monotonic())
        if len(tries) == 1:
            send(handler, 429, {"Retry-After": "1"}, b"")
        else:
            send(handler, 200, {"Content-Type": "text/html"}, page("en").encode())

    site.answers["/1"] = busy
    assert len(get(site.url("/1"), settings=replace(FAST, retries=1)).articles) == 1
    assert tries[1] - tries[0] >= 0.95


def test_a_site_that_asks_to_wait_too_long_is_not_waited_for(site: Site) -> None:
    address = site.give("/1", "", status=429, Retry_After="3600")
    start = time.monotonic()
    only(get(address, settings=replace(FAST, retries=2)), "fetch_busy")
    assert time.monotonic() - start < 1


def test_the_whole_call_ends_in_time(site: Site) -> None:
    site.answers["/1"] = lambda handler: time.sleep(0.4)
    site.answers["/2"] = site.answers["/1"]
    settings = replace(FAST, total=0.5, timeout=0.4)
    start = time.monotonic()
    result = get(site.url("/1"), site.url("/2"), site.url("/3"), settings=settings)
    assert time.monotonic() - start < 2
    assert set(codes(result)) <= {"fetch_timeout", "fetch_no_time"}
    assert "fetch_no_time" in codes(result)
    assert result.rows_read == 3


def test_progress_is_told_in_the_thread_that_asked(site: Site) -> None:
    told: list[tuple[int, int, str, int]] = []
    addresses = [site.give("/1", page("en")), site.url("/2")]
    get(*addresses, progress=lambda *one: told.append((*one, threading.get_ident())))
    assert [one[:2] for one in told] == [(1, 2), (2, 2)]
    assert {one[3] for one in told} == {threading.get_ident()}


def test_an_interruption_from_the_progress_ends_the_fetching(site: Site) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    addresses = [site.give(f"/{n}", page("en")) for n in range(4)]
    with pytest.raises(KeyboardInterrupt):
        get(*addresses, settings=replace(FAST, delay=0.2), progress=stop)
    time.sleep(0.5)
    assert len(site.paths()) <= 3
