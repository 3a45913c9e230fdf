"""`read_articles`: files, bytes and tables in, an ArticleSet and its problems out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import pandas as pd

from analysis.articles import ArticleSet
from analysis.errors import InputError
from analysis.ingest.archives import folder_files, members
from analysis.ingest.build import build
from analysis.ingest.columns import guess_columns
from analysis.ingest.documents import pasted
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable
from analysis.ingest.readers import (
    ARCHIVES,
    FORMATS,
    contained_format,
    reader_named,
    reader_of,
)
from analysis.ingest.tables import from_frame

Source = str | os.PathLike[str] | IO[bytes] | IO[str] | tuple[str, bytes] | pd.DataFrame


@dataclass(frozen=True, eq=False)
class ReadResult:
    """articles; problems: a row for all that was not taken as it stood (table `problems`);
    rows_read = rows accepted + rows dropped (a source that cannot be read counts as one row)."""

    articles: ArticleSet
    problems: pd.DataFrame
    rows_read: int

    def with_articles(self) -> ReadResult:
        """This result; InputError, with the reason, where not one article was accepted."""
        if len(self.articles):
            return self
        names = ", ".join(dict.fromkeys(self.problems["source"])) or "the sources"
        dropped = self.problems.loc[self.problems["action"] == "dropped", "detail"].tolist()
        reason = dropped[0] if dropped else "there is no row in it."
        raise InputError("nothing_readable", sources=names, reason=reason)


def read_articles(
    sources: Source | Sequence[Source],
    *,
    columns: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
    options: ReadOptions = ReadOptions(),
) -> ReadResult:
    """Read articles from paths, open files, (name, bytes) pairs, DataFrames, or a list of these.

    columns: {ours: theirs}, before what is recognised. defaults: {ours: value} where a row has
    none. Only unreadable rows and rows without a letter of text are dropped; all else is kept,
    and what was not taken as it stood is in `problems`. InputError only if nothing could be read.
    """
    problems = Problems()
    tables: list[RawTable] = []
    listed = _listed(sources)
    if not listed:
        raise InputError("no_sources")
    for source in listed:
        tables.extend(_tables(source, problems, options))
    return _result(tables, problems, columns, defaults, options)


def read_pasted(
    text: str,
    *,
    defaults: Mapping[str, str] | None = None,
    options: ReadOptions = ReadOptions(),
) -> ReadResult:
    """Read pasted text: articles parted by a line of --- or ===, or rows from a spreadsheet."""
    problems = Problems()
    if not text.strip():
        raise InputError("no_sources")
    return _result(
        pasted(text, problems, options), problems, None, defaults, options
    ).with_articles()


def preview(source: Source, rows: int = 5) -> tuple[pd.DataFrame, dict[str, str]]:
    """(first rows as they stand, {ours: theirs} as recognised) of a table, for mapping by hand."""
    tables = _tables(source, Problems(), ReadOptions())
    if not tables:
        return pd.DataFrame(), {}
    frame = tables[0].frame
    return frame.head(rows), guess_columns(list(frame.columns))


def _result(
    tables: Sequence[RawTable],
    problems: Problems,
    columns: Mapping[str, str] | None,
    defaults: Mapping[str, str] | None,
    options: ReadOptions,
) -> ReadResult:
    before = problems.dropped
    rows = sum(len(table.frame) for table in tables)
    articles = build(tables, problems, columns or {}, defaults or {}, options)
    result = ReadResult(articles, problems.frame(), rows + before)
    return result if tables else result.with_articles()


def _tables(source: Source, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """The tables of one source; what cannot be read becomes a problem."""
    if isinstance(source, pd.DataFrame):
        problems.source("table")
        return [from_frame("table", source)]
    if isinstance(source, str | os.PathLike) and _is_folder(source):
        folder = Path(source).resolve()
        problems.source(folder.name)
        try:
            return _inside(folder.name, folder_files(folder, problems), problems, options)
        except Unreadable as trouble:
            problems.add("dropped", trouble.code, folder.name, **trouble.values)
            return []
    file = _opened(source, problems)
    if file is None:
        return []
    name, data = file
    problems.source(name)
    try:
        return _file(name, data, problems, options)
    except Unreadable as trouble:
        problems.add("dropped", trouble.code, name, **trouble.values)
        return []


def _listed(sources: Any) -> list[Any]:
    """One source or several; a list of records is one table."""
    if isinstance(sources, Mapping):
        sources = [sources]
    if isinstance(sources, list | tuple) and not _is_pair(sources):
        records = [each for each in sources if isinstance(each, Mapping)]
        if records and len(records) == len(sources):
            return [pd.DataFrame(records, dtype=object)]
        return list(sources)
    return [sources]


def _is_pair(source: Any) -> bool:
    """(name, bytes). Of two texts the second is content only if it has several lines."""
    if not isinstance(source, tuple) or len(source) != 2 or not isinstance(source[0], str):
        return False
    return isinstance(source[1], bytes | bytearray | memoryview) or (
        isinstance(source[1], str) and "\n" in source[1]
    )


def _file(name: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """The tables of one file, a ZIP's files included."""
    if not data:
        raise Unreadable("empty_file")
    if _is_archive(name, data):
        return _inside(name, members(name, data, problems), problems, options)
    return _plain_file(name, data, problems, options)


def _is_archive(name: str, data: bytes) -> bool:
    """By the ending; without a known one by the first bytes (.docx, a ZIP too, is no archive)."""
    ending = Path(name).suffix.lower().lstrip(".")
    return ending in ARCHIVES or (not ending and contained_format(data) == "ZIP")


def _plain_file(name: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """A file that is no archive, read by its ending, or by its first bytes where they say more."""
    if not data:
        raise Unreadable("empty_file")
    reader = reader_of(name)
    inside = contained_format(data)
    ending = Path(name.rpartition(" › ")[2]).suffix
    if reader is None and not ending:
        reader = reader_named(inside or "TXT")
    if reader is None:
        raise Unreadable("format_not_read", extension=ending, formats=FORMATS)
    if inside and inside not in (reader.name, "ZIP") and reader.name != "XLSX":
        problems.add("kept", "other_format", name, extension=ending, format=inside)
        reader = reader_named(inside)
    return reader.read(name, data, problems, options)


def _inside(
    name: str, files: Iterable[tuple[str, str, bytes]], problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """The tables of the files of an archive or folder; their folder is the outlet without one."""
    tables: list[RawTable] = []
    uses: Counter[str] = Counter()
    for path, folder, content in files:
        inner = f"{name} › {path}"
        problems.source(inner)
        try:
            if Path(path).suffix.lower().lstrip(".") in ARCHIVES:
                raise Unreadable("nested_archive")
            for table in _plain_file(inner, content, problems, options):
                if folder and not _has_outlet(table):
                    uses[folder] += 1
                    table = replace(table, given={"outlet": folder})
                tables.append(table)
        except Unreadable as trouble:
            problems.add("dropped", trouble.code, inner, **trouble.values)
    for folder, count in sorted(uses.items()):
        problems.add("kept", "outlet_from_folder", name, field="outlet", outlet=folder, count=count)
    return tables


def _has_outlet(table: RawTable) -> bool:
    return "outlet" in guess_columns(list(table.frame.columns))


def _opened(source: Any, problems: Problems) -> tuple[str, bytes] | None:
    """(name, bytes) of a path, an open file or a pair; None after telling what is wrong."""
    if _is_pair(source):
        name, data = source
        return name, data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data)
    if isinstance(source, str | os.PathLike):
        return _of_path(os.fspath(source), problems)
    if hasattr(source, "read"):
        data = source.read()
        name = Path(str(getattr(source, "name", "file"))).name
        return name, data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    problems.source("source")
    problems.add("dropped", "source_not_read", "source", type=type(source).__name__)
    return None


def _is_folder(path: str | os.PathLike[str]) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False  # no path at all: `_of_path` tells it


def _of_path(given: str, problems: Problems) -> tuple[str, bytes] | None:
    path = Path(given)
    shown = given if len(given) <= 200 else f"{given[:200]}…"
    shown = shown.replace("\0", "�")
    name = (path.name or given)[-200:].replace("\0", "�")
    problems.source(name)
    try:
        return path.name, path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        code = "address_not_read" if "://" in given else "file_not_found"
        problems.add("dropped", code, name, path=shown)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        problems.add("dropped", "broken_file", name, format="a file", reason=reason)
    return None
