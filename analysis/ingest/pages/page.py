"""Web pages: from HTML to the article in it, with what the page says of itself (trafilatura)."""

from __future__ import annotations

import json
import logging
import re
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from analysis.ingest.documents.texts import from_name
from analysis.ingest.letters.encoding import codecs_name, text_of
from analysis.ingest.options import ReadOptions
from analysis.ingest.pages.addresses import host_of, is_address
from analysis.ingest.pages.links import host_outlet
from analysis.ingest.press import read_press_page
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable, one_text

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^<>]{0,2000}?\blang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_CANONICAL = re.compile(r"\brel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_TARGET = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
#: Browsers write the address of a page they save into it.
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S{1,2000}?)\s*-->", re.IGNORECASE)
_TIME_NAME = re.compile(
    r"=\s*[\"']?(?:article:published_time|og:published_time|datePublished|pubdate|"
    r"parsely-pub-date|sailthru\.date|dc\.date\.issued|dcterms\.created|date)(?:[\"'\s/>])",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?Z|[+-]\d{2}:?\d{2})?"
)
_STATED = re.compile(rf'"datePublished"\s*:\s*"({_MOMENT.pattern})"')
_DATA = re.compile(r"<script\b[^<>]{0,500}application/ld\+json[^<>]{0,500}>", re.IGNORECASE)
_DATA_END = re.compile(r"</script", re.IGNORECASE)
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})\b[^<>]{4000,}>")
_ATTRIBUTES = 1_000  # words or “=” in one tag
_ARTICLE_KINDS = ("Article", "BlogPosting", "Report", "LiveBlogPosting")
_ELEMENTS = re.compile(r"<[a-zA-Z!/]")
#: What the extractor and the parser under it raise at broken pages.
_BROKEN = (
    ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError, AssertionError,
    RecursionError, OverflowError, SyntaxError,
)  # fmt: skip


def read_html(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """The articles of a press archive's export, else the article of a saved page with title,
    author, date, site name or host (trafilatura).

    Unreadable: `no_article_in_page`.
    """
    page = page_text(source, data, problems, options)
    export = read_press_page(source, page, problems)
    if export is not None:
        return [export]
    values = page_values(page)
    hints = {} if "outlet" in values else from_name(source, problems)
    return [one_text(source, **{**hints, **values})]


def page_text(
    source: str, data: bytes, problems: Problems, options: ReadOptions, declared: str = ""
) -> str:
    """The bytes of a page as text. declared: the charset of an HTTP or mail header; one that the
    page itself names is used where there is none. Both are only believed where they fit."""
    inside = _CHARSET.search(data[:4096])
    named = inside.group(1).decode("ascii", "replace") if inside else ""
    fits = [name for name in (declared, named) if name and _fits(name, data)]
    return text_of(source, data, problems, options, fits[0] if fits else declared or named)


def _fits(name: str, data: bytes) -> bool:
    """Whether all of the bytes can be of an encoding; of latin-1 anything can, which says
    nothing."""
    if codecs_name(name) in ("", "iso8859-1", "ascii"):
        return False
    try:
        data.decode(name)
    except (UnicodeError, ValueError):
        return False
    return True


def page_values(page: str, address: str = "") -> dict[str, str]:
    """Declared column → value of the article in a page; empty ones are left out, so that a folder
    or a table can fill them.

    address: where the page was found. Columns: title, text, outlet (site name, else host),
    author, published (as it stands), url (canonical, else address), language. Unreadable:
    `no_article_in_page`.
    """
    found = _extracted(page, address)
    if found is None or not (found.text or "").strip():
        raise Unreadable("no_article_in_page")
    language = _LANGUAGE.search(page)
    url = canonical(page, address) or _stated_url(found.url) or address or saved_from(page)
    values = {
        "title": found.title or "",
        "text": found.text,
        "outlet": _site(found.sitename, url) or host_outlet(url),
        "author": found.author or "",
        "published": page_time(page) or found.date or "",
        "url": url,
        "language": language.group(1) if language else "",
    }
    return {name: str(value) for name, value in values.items() if value}


def _extracted(page: str, address: str) -> Any:
    """What trafilatura finds; None where it finds nothing, or the page is too broken for it."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan"):
        log = logging.getLogger(name)
        if not log.handlers:
            log.addHandler(logging.NullHandler())  # what fails is told by the caller
    try:
        return trafilatura.bare_extraction(
            _plain_tags(page), url=address or None, with_metadata=True, include_comments=False
        )
    except _BROKEN:
        return None  # told by the caller as a page without an article


def _site(name: str | None, url: str) -> str:
    """The name of a site, without the sign of an account (“@ledger”); "" where it is only the
    host that the extractor took for want of a name."""
    plain = (name or "").strip().lstrip("@").strip()
    host = host_of(url)
    return "" if host and host_of(f"http://{plain}") == host else plain


def _stated_url(url: str | None) -> str:
    return url if url and is_address(url) else ""


def canonical(page: str, address: str = "") -> str:
    """The address that a page calls its own, made whole; "" where it names none, or only the
    front page of its site."""
    for tag in _LINK.findall(page):
        if not _CANONICAL.search(tag) or not (target := _TARGET.search(tag)):
            continue
        given = next(filter(None, target.groups()), "").strip().replace("&amp;", "&")
        try:
            whole = urljoin(address, given)
            front = urlsplit(whole).path in ("", "/") and not urlsplit(whole).query
        except ValueError:
            return ""  # no address: the page is taken to name none
        return whole if is_address(whole) and not (front and address) else ""
    return ""


def saved_from(page: str) -> str:
    """The address that a browser wrote into a page when it saved it, or ""."""
    found = _SAVED.search(page[:5_000])
    return found.group(1) if found else ""


def page_time(page: str) -> str:
    """The time of publication in the page's metadata; the extractor gives the day only."""
    for tag in _META.findall(page):
        if _TIME_NAME.search(tag) and (moment := _MOMENT.search(tag)):
            return moment.group()
    if "datePublished" not in page:
        return ""
    for record in _records(page):
        if stated := _article_time(record):
            return stated
    found = _STATED.search(page)
    return found.group(1) if found else ""


def _article_time(record: dict[str, Any]) -> str:
    kinds = record.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    stated = record.get("datePublished")
    if not isinstance(stated, str) or not any(str(n).endswith(_ARTICLE_KINDS) for n in names):
        return ""
    moment = _MOMENT.search(stated)
    if moment:
        return moment.group()
    try:
        datetime.fromisoformat(stated.strip())
    except ValueError:
        return ""  # some other way of writing a date: the extractor's is taken
    return stated.strip()


def _records(page: str) -> Iterator[dict[str, Any]]:
    """The records of a page's JSON-LD, outer ones first."""
    for text in _data(page):
        try:
            waiting = deque([json.loads(text)])
        except (ValueError, RecursionError):
            continue  # broken data: the search for the bare name still finds the time
        while waiting:
            one = waiting.popleft()
            if isinstance(one, list):
                waiting.extendleft(reversed(one))
            elif isinstance(one, dict):
                yield one
                waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]


def _data(page: str) -> Iterator[str]:
    """The JSON-LD of a page, piece by piece."""
    at = 0
    while (opened := _DATA.search(page, at)) and (closed := _DATA_END.search(page, opened.end())):
        yield page[opened.end() : closed.start()]
        at = closed.end()


def _plain_tags(page: str) -> str:
    """The page, its elements with more attributes than any page has without them: the parser
    would compare each with all others, for minutes."""
    return _LONG_TAG.sub(
        lambda found: f"<{found.group(1)}>" if found.group().count("=") > _ATTRIBUTES
        or len(found.group().split()) > _ATTRIBUTES else found.group(),
        page,
    )  # fmt: skip


def text_of_html(fragment: str) -> str:
    """A piece of HTML as text, a paragraph a line; a text without elements as it stands."""
    from analysis.ingest.press.markup import page_of, text_in

    if not _ELEMENTS.search(fragment) and "&" not in fragment:
        return fragment.strip()
    try:
        root = page_of(f"<div>{_plain_tags(fragment)}</div>")
        return "" if root is None else text_in(root).strip()
    except _BROKEN:
        return ""
