"""Readers of single texts: TXT, Markdown, HTML; and of pasted text with several articles."""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from analysis.ingest.columns import field_of
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable, one_text
from analysis.ingest.tables import read_csv, text_of

_FIELD_LINE = re.compile(r"^\s*([^\W\d_][\w ]{1,24}?)\s*[:：]\s*(\S.*)$")
_RULE = re.compile(r"^\s*(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$")
_FENCE = re.compile(r"^---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
#: `Outlet - Title.txt`, `Outlet_2024-05-01_x.txt`: what stands before the first sign.
_NAMED = re.compile(r"^(?P<outlet>[^\W\d_][^_]{1,40}?)(?: - |_(?=\d{4}-\d{2}-\d{2}))(?P<rest>.+)$")
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def read_text(source: str, data: bytes, problems: Problems) -> list[RawTable]:
    """One article: the whole text, no title unless lines above the text name one.

    Lines such as “Outlet: …”, “Title: …”, “التاريخ: …” at the top, followed by an empty line,
    become fields.
    """
    text = text_of(source, data, problems)
    if not text.strip():
        raise Unreadable("empty_file")
    fields, body = header_fields(text)
    if fields:
        problems.add("kept", "header_read", source, 1, fields=", ".join(sorted(fields)))
    return [one_text(source, **{**from_name(source, problems), **fields, "text": body})]


def read_markdown(source: str, data: bytes, problems: Problems) -> list[RawTable]:
    """One article; front matter (title, outlet, date …) becomes fields, a first heading a title."""
    text = text_of(source, data, problems)
    if not text.strip():
        raise Unreadable("empty_file")
    fields: dict[str, str] = {}
    front = _FENCE.match(text)
    if front:
        fields = _fields(front.group(1).splitlines())
        text = text[front.end() :]
        if fields:
            problems.add("kept", "header_read", source, 1, fields=", ".join(sorted(fields)))
    heading = re.match(r"\s*# +(.+?)\s*#*\s*(?:\n|$)", text)
    if heading and "title" not in fields:
        fields["title"] = heading.group(1)
        text = text[heading.end() :]
        problems.add("kept", "header_read", source, 1, fields="title")
    return [one_text(source, **{**from_name(source, problems), **fields, "text": text})]


def read_html(source: str, data: bytes, problems: Problems) -> list[RawTable]:
    """The article of a saved page with title, author, date, site name or host (trafilatura)."""
    import trafilatura

    declared = _CHARSET.search(data[:4096])
    page = text_of(source, data, problems, declared.group(1).decode() if declared else "")
    found: Any = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None or not (found.text or "").strip():
        raise Unreadable("no_article_in_page")
    host = (urlsplit(found.url or "").hostname or "").removeprefix("www.")
    values = {
        "title": found.title or "",
        "text": found.text,
        "outlet": found.sitename or host,
        "author": found.author or "",
        "published": found.date or "",
        "url": found.url or "",
    }
    return [one_text(source, **values)]


def header_fields(text: str) -> tuple[dict[str, str], str]:
    """(declared column → value of the lines above the text, the text below them).

    Only lines at the very top that all name a known field count, and one of them must be an
    outlet, title or date; otherwise the text stays whole.
    """
    lines = text.split("\n")
    top = 0
    while top < len(lines) and not lines[top].strip():
        top += 1
    end = top
    while end < len(lines) and (match := _FIELD_LINE.match(lines[end])):
        if not field_of(match.group(1)):
            break
        end += 1
    fields = _fields(lines[top:end])
    if not {"outlet", "title", "published"} & set(fields):
        return {}, text
    inline = fields.pop("text", "")
    return fields, "\n".join([inline, *lines[end:]] if inline else lines[end:]).lstrip("\n")


def _fields(lines: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in lines:
        match = _FIELD_LINE.match(line)
        field = field_of(match.group(1)) if match else ""
        if match and field:
            fields.setdefault(field, match.group(2).strip().strip("\"'"))
    return fields


def from_name(source: str, problems: Problems) -> dict[str, str]:
    """Outlet and day from a file's name (`Outlet - Title.txt`, `Outlet_2024-05-01_x.txt`)."""
    stem = PurePosixPath(source.replace("\\", "/").replace(" › ", "/")).stem
    match = _NAMED.match(stem)
    if not match:
        return {}
    outlet = match.group("outlet").strip()
    problems.add("kept", "outlet_from_name", source, 1, "outlet", outlet=outlet)
    day = _DAY.search(match.group("rest"))
    return {"outlet": outlet, **({"published": day.group()} if day else {})}


def pasted(text: str, problems: Problems, source: str = "paste") -> list[RawTable]:
    """Pasted text: a table from a spreadsheet, or articles parted by a line of --- or ===.

    Each article may begin with lines such as “Outlet: …”, “Title: …”, “التاريخ: …”.
    """
    if _is_table(text):
        return read_csv(source, text.encode("utf-8", "surrogatepass"), problems)
    pieces: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _RULE.match(line):
            pieces.append([])
        else:
            pieces[-1].append(line)
    rows = []
    for piece in pieces:
        fields, body = header_fields("\n".join(piece))
        if body.strip() or fields:
            rows.append({**fields, "text": body.strip("\n")})
    frame = pd.DataFrame(rows, dtype=object)
    return [RawTable(source, frame, range(1, len(rows) + 1), whole=True)]


def _is_table(text: str) -> bool:
    """Lines of tab-separated fields under a header that names a text column."""
    first = next((line for line in io.StringIO(text) if line.strip()), "")
    names = [name.strip() for name in first.split("\t")]
    return len(names) > 1 and any(field_of(name) == "text" for name in names)
