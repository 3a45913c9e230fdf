"""From an address to its page: robots, redirects one by one, retries, and what is no page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from analysis.ingest.pages.addresses import request_parts
from analysis.ingest.raw import Unreadable
from analysis.ingest.web.hosts import REDIRECTS, Hosts
from analysis.ingest.web.request import Answer

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_FEEDS = ("xml", "rss", "atom", "rdf")
#: Types under which anything is sent: the first bytes say what it is.
_VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream", "text/xhtml")
_MARKUP = re.compile(
    rb"[\xef\xbb\xbf\s]*<(?:!doctype html|html|head|body|!--|\?xml)", re.IGNORECASE
)
_AGAIN = (429, 500, 502, 503, 504)
_WAITS = (1.0, 3.0, 9.0)  # seconds before each retry, where no Retry-After says it


@dataclass(frozen=True)
class Page:
    """url: where it was found in the end. charset: of the HTTP header. is_feed: it may be one."""

    url: str
    body: bytes = field(repr=False)
    charset: str
    is_feed: bool


def fetch(url: str, hosts: Hosts) -> Page:
    """The page of an address. Unreadable: a code of `web_messages`, “fetch_…”."""
    first = url
    for _ in range(hosts.settings.redirects + 1):
        answer = _asked(url, hosts, moved=url != first)
        target = answer.headers.get("location", "").strip()
        if answer.status in REDIRECTS and target:
            try:
                url = urljoin(url, target)
            except ValueError as error:
                raise Unreadable("fetch_not_an_address", address=target[:200]) from error
            continue
        return _page(answer)
    raise Unreadable("fetch_redirects", limit=hosts.settings.redirects)


def _asked(url: str, hosts: Hosts, *, moved: bool) -> Answer:
    """The answer of one address, after retries."""
    try:
        request_parts(url)
        if not hosts.allowed(url):
            raise Unreadable("fetch_robots")
        return _tried(url, hosts)
    except Unreadable as trouble:
        if moved and trouble.code == "fetch_private":
            raise Unreadable("fetch_private_redirect", **trouble.values) from trouble
        raise


def _tried(url: str, hosts: Hosts) -> Answer:
    settings = hosts.settings
    for attempt in range(settings.retries + 1):
        is_last = attempt == settings.retries
        wait = min(_WAITS[min(attempt, len(_WAITS) - 1)], settings.longest_delay)
        try:
            answer = hosts.get(url)
        except Unreadable as trouble:
            if is_last or trouble.code not in ("fetch_timeout", "fetch_broken"):
                raise
        else:
            asked = _retry_after(answer)
            if answer.status not in _AGAIN or is_last or asked > settings.longest_delay:
                return answer
            wait = asked if asked >= 0 else wait
        hosts.wait(wait)
    raise AssertionError("the last attempt returns or raises")


def _retry_after(answer: Answer) -> float:
    """Seconds that the host asks to wait; −1 where it does not say."""
    given = answer.headers.get("retry-after", "").strip()
    if given.isdecimal():
        return float(given[:9])
    try:
        moment = parsedate_to_datetime(given)
    except (ValueError, TypeError, IndexError, OverflowError):
        return -1.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _page(answer: Answer) -> Page:
    status, host = answer.status, urlsplit(answer.url).hostname or ""
    if status in (404, 410):
        raise Unreadable("fetch_not_found", status=status)
    if status in (401, 402, 403, 407, 451):
        raise Unreadable("fetch_login", status=status)
    if status == 429:
        raise Unreadable("fetch_busy", host=host)
    if status >= 500:
        raise Unreadable("fetch_server", host=host, status=status)
    if status != 200:
        raise Unreadable("fetch_status", host=host, status=status)
    given = answer.headers.get("content-type", "")
    kind = given.partition(";")[0].strip().lower()
    is_feed = any(word in kind for word in _FEEDS) and kind not in _PAGES
    sniffed = kind in _VAGUE and _MARKUP.match(answer.body[:2_000])
    if not answer.body.strip():
        raise Unreadable("fetch_empty")
    if not (kind in _PAGES or sniffed or (is_feed and b"<" in answer.body[:500])):
        raise Unreadable("fetch_not_a_page", type=kind[:80] or "?")
    charset = _CHARSET.search(given)
    return Page(answer.url, answer.body, charset.group(1) if charset else "", is_feed)
