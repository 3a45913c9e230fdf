"""The records of a CSV: with care line by line, or at once where that surely gives the same."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from analysis.ingest.tables.csv_shape import HEAD, Shape, split_lines

_REOPENED = 100  # times that reading goes on below a quotation mark never closed
_BLOCK = 1 << 24  # bytes read at once; a row must fit


@dataclass
class Records:
    """header: names as they stand (empty where there is none). rows: as they stand, those without
    anything left out; lines: where each begins, from 1. open: lines with a quotation mark that is
    never closed; each was left out."""

    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    @property
    def ragged(self) -> int:
        """How many rows have more or fewer fields than the header has."""
        width = len(self.header)
        return sum(len(r) < width or any(r[width:]) for r in self.rows)


def careful_records(text: str, shape: Shape) -> Records:
    """The records of a text. Quotation marks inside a field are taken as they stand.

    One that is never closed would swallow the rows below it: its line is left out, and reading
    goes on with the next one.
    """
    lines, found = split_lines(text), Records()
    at, reopened = min(shape.header - 1, len(lines)), 0
    width = 0 if shape.named else -1  # of the header, once it is read
    while at < len(lines):
        reader = shape.rows(islice(lines, at, None))
        start = at
        for fields in reader:
            begins, start = start, at + reader.line_num
            if (
                (start - begins > 1 or start == len(lines))
                and reopened < _REOPENED
                and _swallows(lines[begins:start], fields, width, shape, start == len(lines))
            ):
                found.open.append(begins + 1)
                start, reopened = begins + 1, reopened + 1
                break
            if not any(map(str.strip, fields)):
                continue
            if width == 0:
                found.header, width = fields, len(fields)
                continue
            if width < 0:
                width = len(fields)
            found.rows.append(fields)
            found.lines.append(begins + 1)
        at = start if start > at else len(lines)
    return found


def _swallows(span: list[str], fields: list[str], width: int, shape: Shape, last: bool) -> bool:
    """Whether a record holds lines of others: it ends inside quotation marks, or has the wrong
    number of fields, several lines and quotation marks that do not stand around fields."""
    if last and len(list(shape.rows([*span[:-1], _ended(span[-1]), "x"]))) == 1:
        return True
    if len(span) == 1 or width < 1 or len(fields) == width:
        return False
    try:
        list(shape.rows(span, strict=True))
    except csv.Error:
        return True
    return False


def _ended(line: str) -> str:
    return line if line.endswith(("\n", "\r")) else f"{line}\n"


def fast_columns(data: bytes, shape: Shape) -> tuple[list[str], list[list[str]], list[int]] | None:
    """(header, columns, lines) of a table in UTF-8; None where only care gives the same.

    Arrow reads the rows below the header. It refuses rows of another width and bytes that are
    not UTF-8; the number of lines shows rows that it passed over, and a last field that ends with
    the file a quotation mark that was never closed.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow

    header, offset = _header(data, shape)
    if not header or offset >= len(data):
        return None
    body = pa.py_buffer(data).slice(offset)
    if data[-1] not in b"\r\n":
        body = pa.py_buffer(data[offset:] + b"\n")
    names = [str(number) for number in range(len(header))]
    try:
        table = arrow.read_csv(
            pa.BufferReader(body),
            read_options=arrow.ReadOptions(column_names=names, block_size=_BLOCK),
            parse_options=arrow.ParseOptions(
                delimiter=shape.delimiter, quote_char=shape.quote, newlines_in_values=True
            ),
            convert_options=arrow.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
        columns = [column.to_pylist() for column in table.columns]
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return None
    if not columns[0] or columns[-1][-1].endswith(("\n", "\r")):
        return None
    above = _breaks(data[:offset])
    returns = b"\r" in data
    taken = np.ones(len(columns[0]), dtype=np.int64)
    for column in columns:
        counts = map(_text_breaks, column) if returns else (value.count("\n") for value in column)
        taken += np.fromiter(counts, np.int64, len(column))
    below = _breaks(data) - above + (data[-1] not in b"\r\n")
    if int(taken.sum()) != below:  # empty lines between the rows
        return None
    lines = (above + 1 + np.cumsum(taken) - taken).tolist()
    blank = [n for n, value in enumerate(columns[0]) if not value.strip()]
    empty = {n for n in blank if not any(column[n].strip() for column in columns)}
    if empty:
        kept = [n for n in range(len(lines)) if n not in empty]
        columns = [[column[n] for n in kept] for column in columns]
        lines = [lines[n] for n in kept]
    return header, columns, lines


def _header(data: bytes, shape: Shape) -> tuple[list[str], int]:
    """(names, bytes up to the end of the header); no names where the start does not hold it."""
    if not shape.named:
        return [], 0
    lines = split_lines(data[: 4 * HEAD].decode("utf-8", "ignore")[:HEAD])
    reader = shape.rows(islice(lines, shape.header - 1, None))
    for fields in reader:
        end = shape.header - 1 + reader.line_num
        if any(map(str.strip, fields)):
            return (fields, len("".join(lines[:end]).encode())) if end < len(lines) else ([], 0)
    return [], 0


def _breaks(data: bytes) -> int:
    found = data.count(b"\n")
    return found + data.count(b"\r") - data.count(b"\r\n") if b"\r" in data else found


def _text_breaks(text: str) -> int:
    found = text.count("\n")
    return found + text.count("\r") - text.count("\r\n") if "\r" in text else found
