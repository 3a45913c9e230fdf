"""Reader of CSV and TSV: a table with a header line, or without one."""

from __future__ import annotations

from statistics import median

import pandas as pd

from analysis.articles import COLUMNS
from analysis.ingest.letters.encoding import plain_utf8, text_of
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable
from analysis.ingest.tables.csv_records import Records, careful_records, fast_columns
from analysis.ingest.tables.csv_shape import HEAD, Shape, shape_of
from analysis.ingest.tables.frames import check_width, column_names, tell_repeated
from analysis.ingest.tables.neutral import as_it_was

_LARGE = 300_000  # bytes from which reading at once is worth its start
_TEXT_WORDS = 20  # a column of as many words a row, the only one, is the text
_ESCAPED = '\\"'


def read_csv(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """A table with a header line; what parts and quotes its fields is found (`shape_of`).

    A row with too many fields, and one whose quotation mark is never closed, is left out and
    told with its line; one with too few is filled with empty fields and told. Rows are numbered
    by the line where they begin. What our own export put before cells that would run as formulas
    is taken away again.
    """
    plain, text = plain_utf8(data, options.of(source).encoding), ""
    if plain is None:
        text = text_of(source, data, problems, options)
        plain = text.encode("utf-8", "replace") if len(data) > _LARGE else None
    if plain is not None and len(plain) > _LARGE:
        table = _at_once(source, plain, problems)
        if table is not None:
            return [table]
    return [_from_text(source, text or text_of(source, data, problems, options), problems)]


def _at_once(source: str, data: bytes, problems: Problems) -> RawTable | None:
    """A large table in UTF-8; None where only care gives the same."""
    if b"\\" in data and _ESCAPED.encode() in data:  # a single byte is found much faster
        return None
    shape = shape_of(data[: 4 * HEAD].decode("utf-8", "ignore"))
    found = fast_columns(data, shape)
    if found is None:
        return None
    header, columns, lines = found
    return _table(source, header, columns, lines, shape, problems)


def _from_text(source: str, text: str, problems: Problems) -> RawTable:
    shape = shape_of(text)
    records = careful_records(text, shape)
    if _ESCAPED in text and (records.ragged or records.open):
        # MySQL and others write \" for a quotation mark inside a field, where CSV doubles it.
        other = careful_records(text.replace(_ESCAPED, '""'), shape)
        if other.ragged + len(other.open) < records.ragged + len(records.open):
            records = other
    if not records.header and not records.rows:
        raise Unreadable("empty_file")
    for line in records.open:
        problems.add("dropped", "unclosed_quote", source, line, line=line)
    header = records.header if shape.named else _no_header(source, records, problems)
    rows, lines = _even(source, header, records, shape, problems)
    columns = list(map(list, zip(*rows, strict=True))) if rows else [[] for _ in header]
    return _table(source, header, columns, lines, shape, problems)


def _even(
    source: str, header: list[str], records: Records, shape: Shape, problems: Problems
) -> tuple[list[list[str]], list[int]]:
    """Rows as wide as the header, and their lines."""
    width = len(header)
    mark = "tab" if shape.delimiter == "\t" else shape.delimiter
    rows, lines = [], []
    for line, fields in zip(records.lines, records.rows, strict=True):
        found = len(fields)
        if found > width and any(fields[width:]):
            problems.add(
                "dropped", "too_many_fields", source, line, line=line, found=found,
                expected=width, delimiter=mark,
            )  # fmt: skip
            continue
        if found < width:
            problems.add(
                "repaired", "too_few_fields", source, line, line=line, found=found, expected=width
            )  # fmt: skip
            fields = fields + [""] * (width - found)
        rows.append(fields[:width])
        lines.append(line)
    return rows, lines


def _no_header(source: str, records: Records, problems: Problems) -> list[str]:
    """Names where the first line is a row: “column 1” …, and `text` for the one long column."""
    width = max((len(fields) for fields in records.rows), default=0)
    names = [f"column {place}" for place in range(1, width + 1)]
    long = [
        place
        for place in range(width)
        if median(len(r[place].split()) if place < len(r) else 0 for r in records.rows)
        >= _TEXT_WORDS
    ]
    if len(long) == 1:
        names[long[0]] = "text"
    problems.add("kept", "no_header", source, columns=", ".join(names[:20]))
    return names


def _table(
    source: str,
    header: list[str],
    columns: list[list[str]],
    lines: list[int],
    shape: Shape,
    problems: Problems,
) -> RawTable:
    if shape.passed:
        problems.add(
            "kept", "header_below", source, line=shape.header, count=shape.passed
        )  # fmt: skip
    check_width(len(header))
    if [name.strip() for name in header[: len(COLUMNS)]] == list(COLUMNS):  # our own export
        header = list(map(as_it_was, header))
        columns = [list(map(as_it_was, column)) for column in columns]
    names = column_names(header)
    tell_repeated(source, header, names, problems)
    frame = pd.DataFrame(dict(zip(names, columns, strict=True)), dtype=object)
    return RawTable(source, frame, lines)
