"""Readers of tables: CSV, TSV, JSON, JSONL, XLSX, Parquet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from analysis.ingest.columns import guess_columns
from analysis.ingest.encoding import text_of
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable
from analysis.text.characters import without_unsafe

_DELIMITERS = ",;\t|"
_REOPENED = 100  # times that reading goes on below a quotation mark never closed
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
CELL_LIMIT = 32_767  # characters that a cell of Excel holds
csv.field_size_limit(2**31 - 1)


def read_csv(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """A table with a header line. The separator is the one that divides the header best.

    A row with too many fields, and one whose quotation mark is never closed, is left out and
    told with its line; one with too few is filled with empty fields and told. Rows are numbered
    by the line where they begin; the header is line 1.
    """
    text = text_of(source, data, problems, options)
    delimiter = _delimiter(text)
    records = list(_records(text, delimiter, source, problems))
    if not records:
        raise Unreadable("empty_file")
    (_, header), body = records[0], records[1:]
    header = column_names(header)
    rows, numbers = [], []
    for line, fields in body:
        if len(fields) > len(header) and any(fields[len(header) :]):
            problems.add(
                "dropped", "too_many_fields", source, line, line=line, found=len(fields),
                expected=len(header), delimiter="tab" if delimiter == "\t" else delimiter,
            )  # fmt: skip
            continue
        if len(fields) < len(header):
            problems.add(
                "repaired", "too_few_fields", source, line, line=line, found=len(fields),
                expected=len(header),
            )  # fmt: skip
        filled = (fields + [""] * len(header))[: len(header)]
        rows.append(filled)
        numbers.append(line)
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
    """(line, fields) of the rows that are not empty.

    Quotation marks inside a field are taken as they stand. One that is never closed would
    swallow the rest of the file: its line is left out and told, and reading goes on below it.
    """
    lines = split_lines(text)
    at, kept = 0, []
    for _ in range(_REOPENED):
        reader = csv.reader(lines[at:], delimiter=delimiter)
        start, first = at, at
        for fields in reader:
            kept.append((first + 1, fields))
            start, first = first, at + reader.line_num
        if first == at or not _left_open(lines[start:first], delimiter):
            break
        line, _ = kept.pop()
        problems.add("dropped", "unclosed_quote", source, line, line=line)
        at = line
    for line, fields in kept:
        if any(field.strip() for field in fields):
            yield line, fields


def split_lines(text: str) -> list[str]:
    """Lines with their ends. Only line feeds and carriage returns end one: str.splitlines also
    breaks at U+2028 and others, which stand inside the texts of web pages."""
    return _LINE.findall(text)


def _left_open(lines: list[str], delimiter: str) -> bool:
    """Whether a record ends inside quotation marks."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def column_names(names: Iterable[object]) -> list[str]:
    """Names as text that can be stored; empty ones become “column 1”, repeats get a number."""
    result: list[str] = []
    for place, name in enumerate(names, 1):
        plain = without_unsafe(str(name))[0].strip() or f"column {place}"
        unique, count = plain, 1
        while unique in result:
            count += 1
            unique = f"{plain} {count}"
        result.append(unique)
    return result


def read_json(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """A list of records, {"articles": [records]} (any key with a list of records), or columns."""
    text = text_of(source, data, problems, options)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and error.lineno > 1:  # JSONL under the name of JSON
            return [_from_lines(source, text, problems)]
        raise Unreadable("broken_file", format="JSON", reason=str(error)) from error
    except RecursionError as error:
        raise Unreadable("broken_file", format="JSON", reason="nested too deeply") from error
    return [_from_records(source, list(enumerate(_found_records(content), 1)), problems)]


def _found_records(content: Any) -> list[Any]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict):
        text = guess_columns(list(content)).get("text")
        if text and isinstance(content[text], str):
            return [content]  # one article, whatever lists it holds
        nested = [v for v in content.values() if isinstance(v, list | dict)]
        if text and len(nested) == len(content):
            return _from_columns(content)
        for value in nested:
            if isinstance(value, list) and any(isinstance(each, dict) for each in value):
                return value
        for value in nested:
            if isinstance(value, dict) and any(isinstance(v, list | dict) for v in value.values()):
                return _found_records(value)
        return [content]
    raise Unreadable("broken_file", format="JSON", reason="it holds no records")


def _from_columns(content: dict[str, Any]) -> list[Any]:
    """{"title": [values], …} or, as pandas writes it, {"title": {"0": value}, …}."""
    columns = {k: list(v.values()) if isinstance(v, dict) else v for k, v in content.items()}
    length = max(map(len, columns.values()))
    return [{k: v[n] for k, v in columns.items() if n < len(v)} for n in range(length)]


def read_jsonl(
    source: str, data: bytes, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """A record a line; a broken line is left out and told with its number."""
    return [_from_lines(source, text_of(source, data, problems, options), problems)]


def _from_lines(source: str, text: str, problems: Problems) -> RawTable:
    records = []
    for number, line in enumerate(split_lines(text), 1):
        if not line.strip():
            continue
        try:
            records.append((number, json.loads(line)))
        except json.JSONDecodeError as error:
            problems.add("dropped", "broken_line", source, number, line=number, reason=error.msg)
        except RecursionError:
            problems.add(
                "dropped", "broken_line", source, number, line=number, reason="nested too deeply"
            )
    return _from_records(source, records, problems)


def _from_records(source: str, records: list[tuple[int, Any]], problems: Problems) -> RawTable:
    rows, numbers = [], []
    for number, record in records:
        if not isinstance(record, dict):
            kind = type(record).__name__
            problems.add("dropped", "not_a_record", source, number, found=kind)
            continue
        names = column_names(record)
        rows.append(dict(zip(names, map(_flat, record.values()), strict=True)))
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


def read_xlsx(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """Every sheet; its first row that is not empty is the header. Rows are numbered as in it."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in book.sheet_names
        ]
    except (CalamineError, OSError, ValueError) as error:
        code = "password" if "password" in str(error).lower() else "broken_file"
        raise Unreadable(code, format="XLSX", reason=str(error)) from error
    tables = []
    for name, rows in sheets:
        filled = [(n, row) for n, row in enumerate(rows, 1) if any(str(v).strip() for v in row)]
        if not filled:
            continue
        header = column_names(filled[0][1])
        label = source if len(sheets) == 1 else f"{source} · {name}"
        body = filled[1:]
        frame = pd.DataFrame([row for _, row in body], columns=header, dtype=object)
        frame = frame[
            [  # columns without a name or a cell are the sheet's margin
                name
                for name, given in zip(header, filled[0][1], strict=True)
                if str(given).strip() or any(str(v).strip() for v in frame[name])
            ]
        ]
        tables.append(RawTable(label, frame, [n for n, _ in body]))
    if not tables:
        raise Unreadable("empty_file")
    return tables


def read_parquet(
    source: str, data: bytes, problems: Problems, options: ReadOptions
) -> list[RawTable]:
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
    plain.columns = column_names(plain.columns)
    return RawTable(source, plain.astype(object), range(1, len(plain) + 1))
