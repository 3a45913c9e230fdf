"""`read_articles`: files, bytes and tables in, an ArticleSet and its problems out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pandas as pd

from analysis.articles import ArticleSet
from analysis.errors import InputError
from analysis.ingest.archives import members
from analysis.ingest.build import build
from analysis.ingest.columns import guess_columns
from analysis.ingest.documents import pasted
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable
from analysis.ingest.readers import ARCHIVES, FORMATS, reader_of
from analysis.ingest.tables import from_frame

Source = str | os.PathLike[str] | IO[bytes] | IO[str] | tuple[str, bytes] | pd.DataFrame


@dataclass(frozen=True, eq=False)
class ReadResult:
    """articles; problems: a row for all that was not taken as it stood (table `problems`);
    rows_read = rows accepted + rows dropped (a source that cannot be read counts as one row)."""

    articles: ArticleSet
    problems: pd.DataFrame
    rows_read: int


def read_articles(
    sources: Source | Sequence[Source],
    *,
    columns: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
) -> ReadResult:
    """Read articles from paths, open files, (name, bytes) pairs, DataFrames, or a list of these.

    columns: {ours: theirs}, before what is recognised. defaults: {ours: value} where a row has
    none. Only unreadable rows and rows without a letter of text are dropped; all else is kept,
    and what was not taken as it stood is in `problems`. InputError only if nothing could be read.
    """
    problems = Problems()
    tables: list[RawTable] = []
    listed: list[Any] = list(sources) if isinstance(sources, list) else [sources]
    if not listed:
        raise InputError("no_sources")
    for source in listed:
        tables.extend(_tables(source, problems))
    return _result(tables, problems, columns, defaults)


def read_pasted(text: str, *, defaults: Mapping[str, str] | None = None) -> ReadResult:
    """Read pasted text: articles parted by a line of --- or ===, or rows from a spreadsheet."""
    problems = Problems()
    if not text.strip():
        raise InputError("no_sources")
    return _result(pasted(text, problems), problems, None, defaults)


def preview(source: Source, rows: int = 5) -> tuple[pd.DataFrame, dict[str, str]]:
    """(first rows as they stand, {ours: theirs} as recognised) of a table, for mapping by hand."""
    tables = _tables(source, Problems())
    if not tables:
        return pd.DataFrame(), {}
    frame = tables[0].frame
    return frame.head(rows), guess_columns(list(frame.columns))


def _result(
    tables: Sequence[RawTable],
    problems: Problems,
    columns: Mapping[str, str] | None,
    defaults: Mapping[str, str] | None,
) -> ReadResult:
    before = problems.dropped
    rows = sum(len(table.frame) for table in tables)
    articles = build(tables, problems, columns or {}, defaults or {})
    if not len(articles):
        found = problems.sorted()
        names = ", ".join(dict.fromkeys(p.source for p in found)) or "the sources"
        reason = next((p.detail for p in found if p.action == "dropped"), "there is no row in it.")
        raise InputError("nothing_readable", sources=names, reason=reason)
    return ReadResult(articles, problems.frame(), rows + before)


def _tables(source: Source, problems: Problems) -> list[RawTable]:
    """The tables of one source; what cannot be read becomes a problem."""
    if isinstance(source, pd.DataFrame):
        problems.source("table")
        return [from_frame("table", source)]
    tables: list[RawTable] = []
    for name, data in _files(source, problems):
        problems.source(name)
        try:
            tables.extend(_file(name, data, problems))
        except Unreadable as trouble:
            problems.add("dropped", trouble.code, name, **trouble.values)
    return tables


def _file(name: str, data: bytes, problems: Problems) -> Iterator[RawTable]:
    if not data:
        raise Unreadable("empty_file")
    ending = Path(name).suffix.lower().lstrip(".")
    if ending in ARCHIVES or (not reader_of(name) and data[:4] == b"PK\x03\x04"):
        yield from _archive(name, data, problems)
        return
    reader = reader_of(name)
    if reader is None:
        shown = f".{ending}" if ending else f"“{name}”"
        raise Unreadable("format_not_read", extension=shown, formats=FORMATS)
    yield from reader.read(name, data, problems)


def _archive(name: str, data: bytes, problems: Problems) -> Iterator[RawTable]:
    folders: dict[str, int] = {}
    for path, folder, content in members(name, data, problems):
        inner = f"{name} › {path}"
        problems.source(inner)
        try:
            if Path(path).suffix.lower().lstrip(".") in ARCHIVES:
                raise Unreadable("nested_archive")
            for table in _file_of_archive(path, inner, content, problems):
                given = {"outlet": folder} if folder else {}
                uses = folder and not _has_outlet(table)
                folders[folder] = folders.get(folder, 0) + bool(uses)
                yield RawTable(table.source, table.frame, table.rows, given, table.whole)
        except Unreadable as trouble:
            problems.add("dropped", trouble.code, inner, **trouble.values)
    for folder, count in folders.items():
        if folder and count:
            problems.add("kept", "outlet_from_folder", name, outlet=folder, count=count)


def _file_of_archive(
    path: str, inner: str, content: bytes, problems: Problems
) -> Iterator[RawTable]:
    if not content:
        raise Unreadable("empty_file")
    reader = reader_of(path)
    if reader is None:
        ending = Path(path).suffix or f"“{path}”"
        raise Unreadable("format_not_read", extension=ending, formats=FORMATS)
    yield from reader.read(inner, content, problems)


def _has_outlet(table: RawTable) -> bool:
    return "outlet" in guess_columns(list(table.frame.columns))


def _files(source: Any, problems: Problems) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of a path, a folder's files, an open file or a pair."""
    if isinstance(source, tuple) and len(source) == 2:
        name, data = source
        yield str(name), data.encode() if isinstance(data, str) else bytes(data)
    elif isinstance(source, str | os.PathLike):
        yield from _paths(Path(source), problems)
    elif hasattr(source, "read") and not isinstance(source, tuple):
        data = source.read()
        name = Path(str(getattr(source, "name", "file"))).name
        yield name, data.encode("utf-8") if isinstance(data, str) else data
    else:
        problems.source("source")
        problems.add("dropped", "source_not_read", "source", type=type(source).__name__)


def _paths(path: Path, problems: Problems) -> Iterator[tuple[str, bytes]]:
    problems.source(path.name or str(path))
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        if not inside:
            problems.add("dropped", "empty_folder", path.name, path=str(path))
        for each in inside:
            yield str(each.relative_to(path.parent)), each.read_bytes()
    elif path.is_file():
        yield path.name, path.read_bytes()
    else:
        code = "address_not_read" if "://" in str(path) or ":/" in str(path) else "file_not_found"
        problems.add("dropped", code, path.name or str(path), path=str(path))
