"""MHTML: a web page as browsers save it in one file (.mht, .mhtml)."""

from __future__ import annotations

import email
import email.header
import email.policy
import re
from email.message import Message
from typing import Any

from analysis.ingest.documents.texts import from_name
from analysis.ingest.options import ReadOptions
from analysis.ingest.pages.addresses import is_address
from analysis.ingest.pages.links import host_outlet
from analysis.ingest.pages.page import page_text, page_values
from analysis.ingest.press import read_press_page
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable, one_text

_HEADERS = re.compile(rb"(?:[A-Za-z][\w-]{0,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,30}")
_RELATED = re.compile(
    rb"^content-type:\s*multipart/(?:related|mixed)", re.IGNORECASE | re.MULTILINE
)
_SAVED = re.compile(
    rb"^(?:snapshot-content-location:|from:\s*[\"<]?saved (?:by|from)|x-maf|"
    rb"content-type:[^\r\n]*\r?\n?[^\r\n]*type=\"?text/html)",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = re.compile(rb"^(?:received|return-path|delivered-to|to):", re.IGNORECASE | re.MULTILINE)
#: What the parser of mail raises at broken headers and codings.
_BROKEN = (ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError, RecursionError)


def is_mhtml(data: bytes) -> bool:
    """Whether bytes begin as a saved page does: headers of a message that nobody was sent."""
    start = _HEADERS.match(data[:8_192].lstrip(b"\xef\xbb\xbf\r\n"))
    if start is None:
        return False
    headers = start.group()
    return bool(_RELATED.search(headers) and _SAVED.search(headers)) and not _SENT.search(headers)


def read_mhtml(
    source: str, data: bytes, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """The article of a saved page, as `read_html` reads it; the address is that of the page.

    Unreadable: `broken_file` where it holds no page, `no_article_in_page`.
    """
    try:
        message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
        part = _page(message)
        found = None if part is None else _content(part)
        address, subject = _address(message, part), _subject(message)
    except _BROKEN as error:
        reason = str(error).partition("\n")[0][:120] or "it is damaged"
        raise Unreadable("broken_file", format="MHTML", reason=reason) from error
    if not found or not found[0].strip():
        raise Unreadable("broken_file", format="MHTML", reason="there is no page in it")
    page = page_text(source, found[0], problems, options, found[1])
    export = read_press_page(source, page, problems)
    if export is not None:
        return [export]
    values = page_values(page, address)
    if "title" not in values and subject:
        values["title"] = subject
    hints = {} if "outlet" in values else from_name(source, problems)
    if "outlet" not in values and host_outlet(address):
        values["outlet"] = host_outlet(address)
    return [one_text(source, **{**hints, **values})]


def _page(message: Message) -> Message | None:
    """The part that is the page: the one named as the root or saved under the page's address,
    else the first of HTML (others are frames)."""
    pages = [part for part in message.walk() if _kind(part) in _PAGES]
    root = str(message.get_param("start") or "").strip("<> ")
    address = str(message.get("Snapshot-Content-Location") or "").strip()
    for part in pages:
        named = str(part.get("Content-ID") or "").strip("<> ")
        if (root and named == root) or (address and part.get("Content-Location") == address):
            return part
    return pages[0] if pages else None


_PAGES = ("text/html", "application/xhtml+xml")


def _kind(part: Message) -> str:
    return "" if part.is_multipart() else part.get_content_type()


def _content(part: Message) -> tuple[bytes, str]:
    """(bytes of a part, the charset its header declares)."""
    content: Any = part.get_payload(decode=True)
    return (content if isinstance(content, bytes) else b""), str(part.get_content_charset() or "")


def _address(message: Message, part: Message | None) -> str:
    """Where the page was saved from, or ""."""
    for holder, name in (
        (message, "Snapshot-Content-Location"), (part, "Content-Location"),
        (message, "Content-Location"),
    ):  # fmt: skip
        given = re.sub(r"\s", "", str((holder.get(name) if holder is not None else "") or ""))
        if is_address(given):
            return given
    return ""


def _subject(message: Message) -> str:
    """The title that the browser wrote into the file."""
    given = message.get("Subject")
    if given is None:
        return ""
    parts = email.header.decode_header(str(given))
    shown = str(email.header.make_header(parts))
    return " ".join(shown.split())
