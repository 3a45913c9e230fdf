"""Readers of tables: CSV and TSV, JSON, JSONL, spreadsheets, Parquet, DataFrames.

Each takes bytes and gives `RawTable`s. A file that is broken as a whole raises `Unreadable`; a
row that is broken is told and dropped.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import python_calamine

from analysis.ingest.columns import field_of, guess_columns
from analysis.ingest.problems import Problems
from analysis.ingest.rawtable import RawTable, decode_told, unique_names

csv.field_size_limit(2**31 - 1)
DELIMITERS = (",", ";", "\t", "|")
_MAX_RECOVERIES = 100
CELL_LIMIT = 32_767  # characters that a spreadsheet's cell can hold


class Unreadable(Exception):
    """The source as a whole cannot be read; carries a problem's code and values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def read_csv(data: bytes, source: str, problems: Problems) -> list[RawTable]:
    return [parse_csv(decode_told(data, source, problems), source, problems)]


def parse_csv(text: str, source: str, problems: Problems, delimiter: str = "") -> RawTable:
    """Delimited text with a header line. Fields are kept to the character.

    Blank lines are passed over. Row numbers are the lines where records begin, the header is
    line 1. Rows with too many fields are dropped and told, with too few they are filled and told.
    """
    declared = re.match(r"sep=(.)\r?\n", text)  # a line that Excel writes and obeys
    offset = 1 if declared else 0
    if declared:
        delimiter, text = declared[1], text[declared.end() :]
    delimiter = delimiter or sniff_delimiter(text)
    records = [(number + offset, cells) for number, cells in
               _records(text, delimiter, source, problems) if cells]
    if not records:
        raise Unreadable("empty_file")
    header = records[0][1]
    while len(header) > 1 and not header[-1].strip():
        header = header[:-1]  # a separator at the line's end
    width = len(header)
    rows, numbers = [], []
    for number, cells in records[1:]:
        found = len(cells)
        if found > width and any(cell.strip() for cell in cells[width:]):
            problems.add("dropped", "too_many_fields", source, number, line=number, found=found,
                         expected=width, delimiter="tab" if delimiter == "\t" else delimiter)
            continue
        if found < width:
            problems.add("repaired", "too_few_fields", source, number, line=number, found=found,
                         expected=width)
        rows.append((cells + [""] * width)[:width])
        numbers.append(number)
    return RawTable.from_rows(source, header, rows, numbers)


def sniff_delimiter(text: str) -> str:
    """The separator that makes most known column names of the header line, then most fields."""
    lines = (line for line in io.StringIO(text[:20_000], newline=None) if line.strip())
    header = next(lines, "")

    def worth(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return len(guess_columns(cells)), len(cells)

    return max(DELIMITERS, key=worth)


def _records(
    text: str, delimiter: str, source: str, problems: Problems
) -> list[tuple[int, list[str]]]:
    """(line where it begins, fields) of every record; goes on below a quote never closed."""
    lines = _split_lines(text)
    records: list[tuple[int, list[str]]] = []
    start = 0
    for attempt in range(_MAX_RECOVERIES):
        reader = csv.reader(lines[start:], delimiter=delimiter, skipinitialspace=False)
        begin = start
        for cells in reader:
            records.append((begin + 1, cells))
            begin, last = start + reader.line_num, begin
        if not records or begin == start or not _is_open(lines[last:begin], delimiter):
            break
        line, _ = records.pop()
        problems.add("dropped", "unclosed_quote", source, line, line=line)
        start = line
        if attempt == _MAX_RECOVERIES - 1:
            raise Unreadable("broken_file", format="CSV", reason="too many open quotation marks")
    return records


def _split_lines(text: str) -> list[str]:
    """Lines with their ends, broken at \\n, \\r\\n and \\r only (not at U+2028 or form feeds)."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", text)


def _is_open(lines: Sequence[str], delimiter: str) -> bool:
    """Whether the record ends inside quotation marks."""
    if len(lines) < 1 or '"' not in "".join(lines):
        return False
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def read_json(data: bytes, source: str, problems: Problems) -> list[RawTable]:
    """A list of records, {"articles": [records]}, {"title": [values], …}, or one record."""
    text = decode_told(data, source, problems)
    try:
        content = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        lines = text.strip().splitlines()
        if len(lines) > 1 and _is_record(lines[0]) and _is_record(lines[1]):
            return [parse_jsonl(text, source, problems)]  # JSONL under the name of JSON
        reason = (f"line {error.lineno}, column {error.colno}: {error.msg}"
                  if isinstance(error, json.JSONDecodeError) else "nested too deeply")
        raise Unreadable("broken_file", format="JSON", reason=reason) from error
    records = _records_of(content)
    if not records and not isinstance(content, list | dict):
        raise Unreadable("broken_file", format="JSON", reason="no list of records in it")
    return [from_records(records, list(range(1, len(records) + 1)), source, problems)]


def _is_record(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (json.JSONDecodeError, RecursionError):
        return False


def _records_of(content: object) -> list[object]:
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        return []
    if any(field_of(name) == "text" and isinstance(value, str) for name, value in content.items()):
        return [content]
    values = list(content.values())
    known = guess_columns(list(content))
    if known.get("text") and all(isinstance(v, list | dict) for v in values):
        # a dict of columns; pandas writes each as {row: value}
        columns = {k: list(v.values()) if isinstance(v, dict) else v for k, v in content.items()}
        length = max(map(len, columns.values()), default=0)
        return [{k: v[i] for k, v in columns.items() if i < len(v)} for i in range(length)]
    for value in values:
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            return list(value)
    for value in values:
        if isinstance(value, dict):
            inner = _records_of(value)
            if inner:
                return inner
    return []


def from_records(
    records: Sequence[object], numbers: Sequence[int], source: str, problems: Problems
) -> RawTable:
    """Records with fields as a table; what is not a record is dropped and told."""
    names: dict[object, None] = {}
    kept: list[tuple[int, Mapping[object, object]]] = []
    for number, record in zip(numbers, records, strict=True):
        if isinstance(record, Mapping):
            kept.append((number, record))
            names.update(dict.fromkeys(record))
        else:
            problems.add("dropped", "not_a_record", source, number, found=type(record).__name__)
    rows = [[record.get(name) for name in names] for _, record in kept]
    return RawTable.from_rows(source, list(names), rows, [number for number, _ in kept])


def read_jsonl(data: bytes, source: str, problems: Problems) -> list[RawTable]:
    return [parse_jsonl(decode_told(data, source, problems), source, problems)]


def parse_jsonl(text: str, source: str, problems: Problems) -> RawTable:
    """One JSON record a line; a broken line is dropped and told with its number."""
    records, numbers = [], []
    for number, line in enumerate(_split_lines(text), start=1):
        if not line.strip():
            continue
        try:
            records.append(json.loads(line))
            numbers.append(number)
        except json.JSONDecodeError as error:
            problems.add("dropped", "broken_line", source, number, line=number, reason=error.msg)
        except RecursionError:
            problems.add("dropped", "broken_line", source, number, line=number,
                         reason="nested too deeply")
    return from_records(records, numbers, source, problems)


def read_spreadsheet(data: bytes, source: str, problems: Problems) -> list[RawTable]:
    """Every sheet with cells in it; the first row that is not empty is its header."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                  for name in book.sheet_names]
    except python_calamine.PasswordError as error:
        raise Unreadable("password") from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Unreadable("broken_file", format="a spreadsheet", reason=str(error)) from error
    tables = []
    for name, cells in sheets:
        filled = [(n, row) for n, row in enumerate(cells, start=1)
                  if any(cell not in ("", None) for cell in row)]
        if not filled:
            continue
        used = max(place for _, row in filled for place, cell in enumerate(row, start=1)
                   if cell not in ("", None))
        rows = [list(row[:used]) for _, row in filled]
        numbers = [n for n, _ in filled]
        tables.append(RawTable.from_rows(source, rows[0], rows[1:], numbers[1:], part=name))
    if not tables:
        raise Unreadable("empty_file")
    return tables


def read_parquet(data: bytes, source: str, problems: Problems) -> list[RawTable]:
    try:
        frame = pyarrow.parquet.read_table(io.BytesIO(data)).to_pandas()
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise Unreadable("broken_file", format="Parquet", reason=reason) from error
    return [from_frame(frame, source)]


def from_frame(frame: pd.DataFrame, source: str) -> RawTable:
    """A DataFrame as it is; a named index becomes a column. Rows are counted from 1."""
    if any(name is not None for name in frame.index.names):
        clash = set(frame.index.names) & set(frame.columns)
        frame = frame.reset_index(drop=bool(clash))
    result = frame.reset_index(drop=True).copy()
    names = [" ".join(map(str, name)) if isinstance(name, tuple) else name
             for name in result.columns]
    result.columns = pd.Index(unique_names(names), dtype="object")
    return RawTable(source, result, list(range(1, len(result) + 1)))
