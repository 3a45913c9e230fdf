"""Readers of single texts: TXT, Markdown; and of pasted text with several articles."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import pandas as pd

from analysis.ingest.columns import field_of
from analysis.ingest.documents.text_blocks import markdown_document, text_document
from analysis.ingest.letters.encoding import text_of
from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.blocks import Document
from analysis.ingest.pieces.chats import chat_tables, is_chat
from analysis.ingest.pieces.cutting import several_of
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable, one_text
from analysis.ingest.tables.csv_tables import read_csv

_FIELD_LINE = re.compile(r"^\s*([^\W\d_][\w ]{1,24}?)\s*[:：]\s*(\S.*)$")
_RULE = re.compile(r"^\s*(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$")
_FENCE = re.compile(r"^---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
#: `Outlet - Title.txt`, `Outlet_2024-05-01_x.txt`: what stands before the first sign.
_NAMED = re.compile(r"^(?P<outlet>[^\W\d_][^_]{1,40}?)(?: - |_(?=\d{4}-\d{2}-\d{2}))(?P<rest>.+)$")
_TITLE_WORDS = 25  # a first line with more is the lead, not a title
_TEXT_WORDS = 20
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def read_text(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """The articles of a press archive or of a file with several, a chat's long messages; else
    one article: the whole text, no title unless lines above the text name one.

    Two or more lines such as “Outlet: …”, “Title: …”, “التاريخ: …” at the top become fields; one
    alone may be the headline.
    """
    text = text_of(source, data, problems, options)
    if not text.strip():
        raise Unreadable("empty_file")
    if is_chat(text):
        return chat_tables(source, text, problems)
    tables = _several(source, text_document(text), problems, options)
    if tables:
        return tables
    fields, body = header_fields(text, at_least=2)
    if fields:
        problems.add("kept", "header_read", source, 1, fields=", ".join(sorted(fields)))
    return [one_text(source, **{**from_name(source, problems), **fields, "text": body})]


def read_markdown(
    source: str, data: bytes, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """Several articles, a chat's long messages, or one article; front matter (title, outlet,
    date …) becomes fields, of one article a first heading the title."""
    text = text_of(source, data, problems, options)
    if not text.strip():
        raise Unreadable("empty_file")
    if is_chat(text):
        return chat_tables(source, text, problems)
    fields: dict[str, str] = {}
    front = _FENCE.match(text)
    if front:
        fields = _fields(front.group(1).splitlines())
        text = text[front.end() :]
        if fields:
            problems.add("kept", "header_read", source, 1, fields=", ".join(sorted(fields)))
    document = replace(markdown_document(text), metadata=fields)
    tables = _several(source, document, problems, options)
    if tables:
        return tables
    heading = re.match(r"\s*# +", text)
    if heading and "title" not in fields:
        line, _, rest = text[heading.end() :].partition("\n")
        title = line.strip().rstrip("#").rstrip()
        if title:
            fields["title"], text = title, rest
            problems.add("kept", "header_read", source, 1, fields="title")
    return [one_text(source, **{**from_name(source, problems), **fields, "text": text})]


def _several(
    source: str, document: Document, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """The articles of a document in which several are; [] where it is one article."""
    tables = several_of(source, document, problems, options)
    if len(tables) == 1 and tables[0].frame["text"].tolist() == [document.text]:
        return []
    return tables


def header_fields(text: str, at_least: int = 1) -> tuple[dict[str, str], str]:
    """(declared column → value of the lines above the text, the text below them).

    Only lines at the very top that all name a known field count, and one of them must be an
    outlet, title or date; with fewer than `at_least` different fields the text stays whole.
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
    if not {"outlet", "title", "published"} & set(fields) or len(fields) < at_least:
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
    """Outlet, and title or day, that a file's name gives (see `_NAMED`)."""
    stem = PurePosixPath(source.replace("\\", "/").replace(" › ", "/")).stem
    match = _NAMED.match(stem)
    if not match:
        return {}
    outlet = match.group("outlet").strip()
    problems.add("kept", "outlet_from_name", source, 1, "outlet", outlet=outlet)
    rest = match.group("rest")
    day = _DAY.search(rest)
    if day:
        return {"outlet": outlet, "published": day.group()}
    return {"outlet": outlet, "title": rest.strip()}


def pasted(
    text: str, problems: Problems, options: ReadOptions, source: str = "paste"
) -> list[RawTable]:
    """Pasted text: a table from a spreadsheet, a chat, or articles parted by a line of --- or ===,
    or in one of the ways that `split` knows.

    Each article may begin with lines such as “Outlet: …”, “Title: …”, “التاريخ: …”; two of them
    after an empty line begin a new article. Without a title a short first line without a full
    stop, above at least 20 words, is taken as one: told, and it stays in the text.
    """
    if _is_table(text):
        return read_csv(source, text.encode("utf-8", "surrogatepass"), problems, options)
    text = text.replace("\r\n", "\n")
    if is_chat(text):
        return chat_tables(source, text, problems)
    chosen = options.of(source)
    pieces = list(_pieces(text.split("\n")))
    if len(pieces) == 1 or chosen.starts is not None or chosen.layout is not None:
        tables = _several(source, text_document(text), problems, options)
        if tables:
            return tables
    rows: list[dict[str, str]] = []
    for piece in pieces:
        fields, body = header_fields("\n".join(piece))
        body = body.strip("\n")
        if not fields and not body.strip():
            continue
        title = "" if "title" in fields else _first_line_title(body)
        if title:
            fields["title"] = title
            problems.add("kept", "title_from_line", source, len(rows) + 1, "title", title=title)
        rows.append({**fields, "text": body})
    frame = pd.DataFrame(rows, dtype=object)
    return [RawTable(source, frame, range(1, len(rows) + 1), whole=True)]


def _pieces(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each article: parted by a rule, or by a header block after an empty line."""
    piece: list[str] = []
    for number, line in enumerate(lines):
        is_rule = _RULE.match(line) is not None
        if is_rule or (_opens_header(lines, number) and not _only_header(piece)):
            yield piece
            piece = []
        if not is_rule:
            piece.append(line)
    yield piece


def _opens_header(lines: list[str], number: int) -> bool:
    """Whether two header lines of different fields stand here below an empty line."""
    if number == 0 or lines[number - 1].strip():
        return False
    names = [_FIELD_LINE.match(line) for line in lines[number : number + 2]]
    fields = {field_of(name.group(1)) for name in names if name} - {""}
    return len(fields) == 2 and not fields.isdisjoint({"outlet", "title", "published"})


def _only_header(piece: list[str]) -> bool:
    """Whether nothing but empty and header lines stands in the piece so far."""
    return all(not line.strip() or _FIELD_LINE.match(line) for line in piece)


def _first_line_title(body: str) -> str:
    first, _, rest = body.partition("\n")
    title = first.strip()
    is_short = 0 < len(title.split()) <= _TITLE_WORDS
    if is_short and title[-1] not in ".,;:،؛…" and len(rest.split()) >= _TEXT_WORDS:
        return title
    return ""


def _is_table(text: str) -> bool:
    """Lines of tab-separated fields under a header that names a text column."""
    first = next((line for line in io.StringIO(text) if line.strip()), "")
    names = [name.strip() for name in first.split("\t")]
    return len(names) > 1 and any(field_of(name) == "text" for name in names)
