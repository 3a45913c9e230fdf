"""Feeds (RSS, Atom, RDF) as a file: the entries with what the feed holds of their texts.

feedparser would fetch what it is given as text; it is only ever given bytes here. Files that
declare entities are refused before they are parsed.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pandas as pd

from analysis.ingest.letters.encoding import text_of
from analysis.ingest.options import ReadOptions
from analysis.ingest.pages.addresses import is_address, see_addresses
from analysis.ingest.pages.page import text_of_html
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable

_ROOT = re.compile(r"<(?:[\w.-]{1,20}:)?(rss|feed|rdf)\b[^<>]{0,4000}>", re.IGNORECASE)
_FEED_OF = re.compile(r"xmlns(?::\w+)?\s*=\s*[\"'][^\"']*(?:Atom|atom|rss|RSS|syndication)|version")
_ENCODING = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]{0,1000}>", re.IGNORECASE)
_ANY_DOCTYPE = re.compile(
    r"^<!DOCTYPE\b[^<>\[]{0,1000}(?:\[.{0,4000}?\]\s*)?>", re.IGNORECASE | re.DOTALL
)
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE\b[^<>]{0,2000}\[", re.IGNORECASE)
#: Ends of what is only the beginning of an article, as feeds write them.
_TEASER = re.compile(
    r"(?:\[\s*(?:…|\.{3}|&hellip;)\s*\]|…|\.{3}|continue reading\W*|read more\W*|اقر[أا] المزيد\W*"
    r"|the post .{1,300} (?:appeared first on|first appeared on) .{1,200})\s*$",
    re.IGNORECASE,
)
_WHOLE = 150  # words from which a description is taken to be the article; a teaser has 20 to 60
_TAGS = 20
#: What feedparser and the parsers under it raise at broken feeds.
_BROKEN = (
    ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError, AssertionError,
    RecursionError, OverflowError, SyntaxError,
)  # fmt: skip


def is_feed(text: str) -> bool:
    """Whether a text begins as a feed does."""
    start = re.sub(r"^(?:\s|\ufeff|<\?[^>]{0,500}\?>|<!--.{0,2000}?-->)+", "", text[:8_000])
    start = _ANY_DOCTYPE.sub("", start, count=1).lstrip()
    found = _ROOT.match(start)
    return found is not None and bool(_FEED_OF.search(found.group()))


def read_feed(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """The entries of a feed: columns as in `feed_entries`. An entry without text is dropped and
    told, with the advice to fetch it.

    Unreadable: `empty_file`, `xml_entities`, `broken_file`, `feed_empty`.
    """
    entries = feed_entries(source, data, problems, options)
    without = [number for number, entry in enumerate(entries) if not entry["text"]]
    for number in without:
        code = "addresses_without_text" if entries[number]["url"] else "empty_text"
        problems.add("dropped", code, source, number + 1, "text", address=entries[number]["url"])
    see_addresses([entries[number] for number in without if entries[number]["url"]])
    rows = [number for number, entry in enumerate(entries) if entry["text"]]
    frame = pd.DataFrame([entries[number] for number in rows], dtype=object)
    return [RawTable(source, frame, [number + 1 for number in rows])] if rows else []


def feed_entries(
    source: str, data: bytes, problems: Problems, options: ReadOptions, declared: str = ""
) -> list[dict[str, str]]:
    """The entries of a feed, in its order.

    Keys: title, text, outlet (the entry's source, else the feed's title), author, published (as
    it stands), url, language, tags (parted by “; ”), complete (“summary” where the text is a
    teaser). declared: the charset of an HTTP header. Unreadable as in `read_feed`.
    """
    inside = _ENCODING.match(data[:400].lstrip(b"\xef\xbb\xbf \t\r\n"))
    name = declared or (inside.group(1).decode("ascii", "replace") if inside else "")
    text = text_of(source, data, problems, options, name)
    if not text.strip():
        raise Unreadable("empty_file")
    if _ENTITIES.search(text):
        raise Unreadable("xml_entities")
    feed = _parsed(text)
    entries = [_entry(entry, feed.feed) for entry in feed.entries]
    entries = [entry for entry in entries if entry["title"] or entry["text"] or entry["url"]]
    if not entries:
        if feed.bozo and not feed.version:
            reason = str(feed.get("bozo_exception") or "it is damaged").partition("\n")[0][:120]
            raise Unreadable("broken_file", format="a feed", reason=reason)
        raise Unreadable("feed_empty")
    if feed.bozo:
        problems.add("kept", "feed_damaged", source, count=len(entries))
    return entries


def _parsed(text: str) -> Any:
    """The feed, parsed from bytes: a text could be an address, which feedparser would fetch."""
    import feedparser

    plain = _DOCTYPE.sub("", _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1), count=1)
    data = b'<?xml version="1.0" encoding="utf-8"?>' + plain.encode("utf-8", "replace")
    try:
        return feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _BROKEN as error:
        reason = str(error).partition("\n")[0][:120] or "it is damaged"
        raise Unreadable("broken_file", format="a feed", reason=reason) from error


def _entry(entry: Any, feed: Any) -> dict[str, str]:
    body = max((text_of_html(_of(one, "value")) for one in _list(entry, "content")), key=len,
               default="")  # fmt: skip
    summary = text_of_html(_of(entry, "summary"))
    text = body if len(body) >= len(summary) else summary
    teaser = bool(text) and (
        bool(_TEASER.search(text[-600:])) or (not body and len(text.split()) < _WHOLE)
    )
    source = entry.get("source")
    tags = [_of(tag, "term").strip() for tag in _list(entry, "tags")]
    url = _of(entry, "feedburner_origlink") or _of(entry, "link") or _of(entry, "id")
    values = {
        "title": " ".join(text_of_html(_of(entry, "title")).split()),
        "text": text,
        "outlet": _of(source, "title") or _of(feed, "title"),
        "author": _of(entry, "author"),
        "published": _of(entry, "published") or _of(entry, "updated"),
        "url": url if is_address(url) else "",
        "language": _language(entry) or _of(feed, "language"),
        "tags": "; ".join(dict.fromkeys(filter(None, tags[:_TAGS]))),
        "complete": "summary" if teaser else "",
    }
    return {name: value.strip() for name, value in values.items()}


def _language(entry: Any) -> str:
    details = [*_list(entry, "content"), entry.get("summary_detail") or {}]
    return next(filter(None, (_of(one, "language") for one in details)), "")


def _of(record: Any, key: str) -> str:
    """A value of a record as text; "" where there is none."""
    value = record.get(key) if isinstance(record, dict) else None
    return value if isinstance(value, str) else ""


def _list(record: Any, key: str) -> list[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else []
