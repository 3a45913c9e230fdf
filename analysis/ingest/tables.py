"""Readers of tables: CSV, TSV, JSON, JSONL, XLSX, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.ingest.encoding import decode
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable

_DELIMITERS = ",;\t|"
CELL_LIMIT = 32_767  # characters that a cell of Excel holds
csv.field_size_limit(2**31 - 1)


def text_of(source: str, data: bytes, problems: Problems, declared: str = "") -> str:
    """The bytes as text; what was guessed or replaced is told."""
    found = decode(data, declared)
    if found.guessed:
        problems.add("repaired", "encoding_guessed", source, encoding=found.encoding)
    if found.replaced:
        problems.add("repaired", "bad_bytes", source, count=found.replaced)
    return found.text


def read_csv(source: str, data: bytes, problems: Problems) -> list[RawTable]:
    """A table with a header line. The separator is the one that divides the header best.

    A row with too many fields, and one whose quotation mark is never closed, is left out and
    told with its line; one with too few is filled with empty fields and told.
    """
    text = text_of(source, data, problems)
    delimiter = _delimiter(text)
    records = list(_records(text, delimiter, source, problems))
    if not records:
        raise Unreadable("empty_file")
    (_, header), body = records[0], records[1:]
    header = _unique([name.strip() or f"column {n}" for n, name in enumerate(header, 1)])
    rows, numbers = [], []
    for number, (line, fields) in enumerate(body, 1):
        if len(fields) > len(header) and any(fields[len(header) :]):
            problems.add(
                "dropped", "too_many_fields", source, number, line=line, found=len(fields),
                expected=len(header), delimiter=delimiter,
            )  # fmt: skip
            continue
        if len(fields) < len(header):
            problems.add(
                "kept", "too_few_fields", source, number, line=line, found=len(fields),
                expected=len(header),
            )  # fmt: skip
        filled = (fields + [""] * len(header))[: len(header)]
        rows.append(filled)
        numbers.append(number)
    frame = pd.DataFrame(rows, columns=header, dtype=object)
    return [RawTable(source, frame, numbers)]


def _delimiter(text: str) -> str:
    """The separator that stands most often outside quotation marks in the header line."""
    header, quoted = [], False
    for character in text:
        if character == '"':
            quoted = not quoted
        elif character in "\r\n" and not quoted and any(not c.isspace() for c in header):
            break
        elif not quoted:
            header.append(character)
    counts = {mark: header.count(mark) for mark in _DELIMITERS}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def _records(
    text: str, delimiter: str, source: str, problems: Problems
) -> Iterator[tuple[int, list[str]]]:
    """(line, fields) of the rows that are not empty; a quotation mark left open is told."""
    lines = text.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        reader = csv.reader(iter(lines[at:]), delimiter=delimiter, strict=True)
        reopened = False
        last = at
        while True:
            try:
                fields = next(reader)
            except StopIteration:
                break
            except csv.Error:
                problems.add("kept", "unclosed_quote", source, line=last + 1)
                broken = lines[last].rstrip("\r\n").replace('"', "")
                yield last + 1, next(csv.reader([broken], delimiter=delimiter), [])
                at, reopened = last + 1, True
                break
            line, last = last + 1, at + reader.line_num
            if any(field.strip() for field in fields):
                yield line, fields
        if not reopened:
            return


def _unique(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return result


def read_json(source: str, data: bytes, problems: Problems) -> list[RawTable]:
    """A list of records, {"articles": [records]} (any key with a list of records), or columns."""
    try:
        content = json.loads(text_of(source, data, problems))
    except json.JSONDecodeError as error:
        if len(data.splitlines()) > 1 and error.msg == "Extra data":
            return read_jsonl(source, data, Problems())
        raise Unreadable("broken_file", format="JSON", reason=str(error)) from error
    return [_from_records(source, list(enumerate(_found_records(content), 1)), problems)]


def _found_records(content: Any) -> list[Any]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict):
        lists = [v for v in content.values() if isinstance(v, list) and v]
        records = next((v for v in lists if any(isinstance(each, dict) for each in v)), None)
        if records is not None:
            return records
        if lists and len({len(v) for v in lists}) == 1 and len(lists) == len(content):
            return pd.DataFrame(content).to_dict("records")
        return [content]
    raise Unreadable("broken_file", format="JSON", reason="it holds no records")


def read_jsonl(source: str, data: bytes, problems: Problems) -> list[RawTable]:
    """A record a line."""
    records = []
    for number, line in enumerate(text_of(source, data, problems).splitlines(), 1):
        if not line.strip():
            continue
        try:
            records.append((number, json.loads(line)))
        except json.JSONDecodeError as error:
            problems.add("dropped", "broken_line", source, number, line=number, reason=error.msg)
    if not records and not problems.dropped:
        raise Unreadable("empty_file")
    return [_from_records(source, records, problems)]


def _from_records(source: str, records: list[tuple[int, Any]], problems: Problems) -> RawTable:
    rows, numbers = [], []
    for number, record in records:
        if not isinstance(record, dict):
            kind = type(record).__name__
            problems.add("dropped", "not_a_record", source, number, found=kind)
            continue
        rows.append({str(key): _flat(value) for key, value in record.items()})
        numbers.append(number)
    return RawTable(source, pd.DataFrame(rows, dtype=object), numbers)


def _flat(value: Any) -> Any:
    """A nested value as one: the name in {"id": …, "name": …}, a list joined, else its JSON."""
    if isinstance(value, dict):
        for key in ("name", "title", "value"):
            if isinstance(value.get(key), str):
                return value[key]
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return ", ".join(str(_flat(each)) for each in value)
    return value


def read_xlsx(source: str, data: bytes, problems: Problems) -> list[RawTable]:
    """Every sheet with a header row; sheets without a recognised text column are told."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        code = "password" if "password" in str(error).lower() else "broken_file"
        raise Unreadable(code, format="XLSX", reason=str(error)) from error
    tables = []
    for name, rows in sheets:
        filled = [(n, row) for n, row in enumerate(rows) if any(str(v).strip() for v in row)]
        if not filled:
            continue
        header = _unique([str(v).strip() or f"column {n}" for n, v in enumerate(filled[0][1], 1)])
        label = source if len(sheets) == 1 else f"{source} · {name}"
        body = filled[1:]
        frame = pd.DataFrame([row for _, row in body], columns=header, dtype=object)
        tables.append(RawTable(label, frame, [n for n, _ in body]))
    if not tables:
        raise Unreadable("empty_file")
    return tables


def read_parquet(source: str, data: bytes, problems: Problems) -> list[RawTable]:
    """A Parquet file with the columns as they are."""
    try:
        frame = pd.read_parquet(io.BytesIO(data))
    except (OSError, ValueError) as error:
        raise Unreadable("broken_file", format="Parquet", reason=str(error)) from error
    return [from_frame(source, frame)]


def from_frame(source: str, frame: pd.DataFrame) -> RawTable:
    """A DataFrame as it is; an index with a name becomes a column."""
    named = any(name is not None for name in frame.index.names)
    plain = frame.reset_index(drop=not named)
    plain.columns = _unique([str(name) for name in plain.columns])
    return RawTable(source, plain.astype(object), range(1, len(plain) + 1))
