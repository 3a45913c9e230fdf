"""Readers of documents, a file an article: plain text, Markdown with front matter, HTML."""

from __future__ import annotations

import json
import re

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from analysis.ingest.columns import field_of
from analysis.ingest.headers import split_header
from analysis.ingest.problems import Problems
from analysis.ingest.rawtable import RawTable, decode_told
from analysis.ingest.tables import Unreadable

_TIME_META = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or "
    "@name='datePublished' or @name='article:published_time' or @name='pubdate' or "
    "@name='parsely-pub-date' or @name='date' or @name='DC.date.issued']/@content"
)


def read_text(data: bytes, source: str, problems: Problems) -> list[RawTable]:
    """The whole text, to the character. Two or more lines such as `Title: …` above it are read."""
    text = decode_told(data, source, problems)
    fields, body = split_header(text, at_least=2)
    if fields:
        problems.add("repaired", "header_read", source, fields=", ".join(fields))
    return [RawTable.from_document(source, {**fields, "text": body})]


def read_markdown(data: bytes, source: str, problems: Problems) -> list[RawTable]:
    """Front matter (`key: value` between lines of ---) gives the fields, the rest is the text."""
    text = decode_told(data, source, problems)
    match = re.match(r"---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", text, re.DOTALL)
    if not match:
        return [RawTable.from_document(source, {"text": text})]
    fields = {}
    for line in match[1].splitlines():
        key, colon, value = line.partition(":")
        if colon and key == key.lstrip() and value.strip():
            fields[field_of(key) or key.strip()] = _unquoted(value.strip())
    body = re.sub(r"\A(?:[ \t]*\r?\n)+", "", text[match.end() :])
    return [RawTable.from_document(source, {**fields, "text": body})]


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(item.strip()) for item in value[1:-1].split(","))
    return value


def read_html(data: bytes, source: str, problems: Problems) -> list[RawTable]:
    """The article of a page, by trafilatura: title, author, date, site's name (else its host)."""
    declared = re.search(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", data[:4096], re.I)
    page = decode_told(data, source, problems, declared[1].decode("ascii") if declared else "")
    try:
        # bytes: lxml refuses text that declares an encoding
        tree = lxml_html.document_fromstring(
            page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.LxmlError, ValueError) as error:
        raise Unreadable("no_article_in_page") from error
    moment = _published(tree)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=False,
        include_images=False,
    )
    if found is None or isinstance(found, dict) or not found.text:
        raise Unreadable("no_article_in_page")
    host = (found.hostname or "").removeprefix("www.")
    return [
        RawTable.from_document(
            source,
            {
                "title": found.title or "",
                "outlet": found.sitename or host,
                "author": found.author or "",
                "published": moment or found.date or "",
                "url": found.url or "",
                "language": language,
                "text": found.text,
            },
        )
    ]


def _published(tree: etree._Element) -> str:
    """The time as the page's metadata has it, since the extractor gives only the day."""
    for value in tree.xpath(_TIME_META):
        if re.search(r"\d{4}.*\d:\d\d", value):
            return str(value)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            content = json.loads(script)
        except (json.JSONDecodeError, RecursionError):
            continue  # a page's own fault: the day from the extractor serves
        value = _find(content, "datePublished")
        if value:
            return value
    return ""


def _find(content: object, key: str, depth: int = 0) -> str:
    if depth > 6:
        return ""
    if isinstance(content, dict):
        if isinstance(content.get(key), str):
            return content[key]
        content = list(content.values())
    if isinstance(content, list):
        return next((v for item in content if (v := _find(item, key, depth + 1))), "")
    return ""
