"""`read_articles`: files, bytes and tables in, an ArticleSet and its problems out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.articles import ArticleSet
from analysis.errors import InputError
from analysis.ingest.build import build
from analysis.ingest.columns import guess_columns
from analysis.ingest.documents.texts import pasted
from analysis.ingest.limiting import within_rows
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.progress import Progress, Tell
from analysis.ingest.raw import RawTable
from analysis.ingest.sources import Source, is_pair, size_of, tables_of


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
    sources: Source | Iterable[Source],
    *,
    columns: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
    options: ReadOptions = ReadOptions(),
    progress: Tell | None = None,
) -> ReadResult:
    """Read articles from paths (of folders too), open files, (name, bytes) pairs, DataFrames, or
    several of these.

    columns: {ours: theirs}, before what is recognised. defaults: {ours: value} where a row has
    none. Only unreadable rows and rows without a letter of text are dropped; all else is kept,
    and what was not taken as it stood is in `problems`. InputError only if nothing could be read.
    progress: called with the share that is done and the step (reading, mapping, languages,
    checking).
    """
    problems = Problems()
    tables: list[RawTable] = []
    listed = _listed(sources)
    told = Progress(progress, sum(map(size_of, listed)) if isinstance(listed, list) else 0)
    none = True
    for source in listed:
        none = False
        tables.extend(tables_of(source, problems, options, told))
    if none:
        raise InputError("no_sources")
    return _result(tables, problems, columns, defaults, options, told)


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
    tables = tables_of(source, Problems(), ReadOptions())
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
    progress: Progress | None = None,
) -> ReadResult:
    tables = within_rows(tables, problems, options.limits)
    before = problems.dropped
    rows = sum(len(table.frame) for table in tables)
    articles = build(tables, problems, columns or {}, defaults or {}, options, progress)
    result = ReadResult(articles, problems.frame(), rows + before)
    return result if tables else result.with_articles()


def _listed(sources: Any) -> list[Any] | Iterator[Any]:
    """One source or several; a list of records is one table. What is made one by one (a
    generator) is read one by one: the file that it gave may be closed when it gives the next."""
    if isinstance(sources, Mapping):
        if sources and all(isinstance(v, bytes | bytearray) for v in sources.values()):
            return list(sources.items())
        sources = [sources]
    if isinstance(sources, Iterator) and not hasattr(sources, "read"):
        return _records_joined(sources)
    one = (str, bytes, bytearray, os.PathLike, pd.DataFrame)
    is_one = isinstance(sources, one) or is_pair(sources) or hasattr(sources, "read")
    if isinstance(sources, Iterable) and not is_one:
        return list(_records_joined(iter(sources)))
    return [sources]


def _records_joined(sources: Iterator[Any]) -> Iterator[Any]:
    """The sources; records that follow each other are one table."""
    records: list[Mapping[str, Any]] = []
    for source in sources:
        if isinstance(source, Mapping):
            records.append(source)
            continue
        if records:
            yield pd.DataFrame(records, dtype=object)
            records = []
        yield source
    if records:
        yield pd.DataFrame(records, dtype=object)
