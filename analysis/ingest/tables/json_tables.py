"""Readers of JSON and JSON lines."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.ingest.letters.encoding import text_of
from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.chats import tables_of_messages, telegram_messages
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable
from analysis.ingest.tables.csv_shape import split_lines
from analysis.ingest.tables.frames import WIDEST, check_width, column_names
from analysis.ingest.tables.json_fields import flat, plain_names
from analysis.ingest.tables.json_records import found_records

_EXACT = 15  # digits of a whole number that every program keeps exactly
_MARKS = "\ufeff\x1e \t\r\n"  # between values; \x1e stands in “JSON text sequences”
_BETWEEN = re.compile(f"[{_MARKS}]*")
_COMMENT = re.compile(r"\s*(?://|/\*|#|<!--)")
_KINDS = {str: "string", int: "number", float: "number", bool: "true/false", list: "array",
          type(None): "null"}  # fmt: skip
_DEEP = "nested too deeply"


def read_json(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """Records, wherever they stand: in a list, under a key, several levels down, keyed by name.

    Nested fields become columns with dotted names (`source.id`), with plain ones where it is
    plain what they hold. Several values one after the other are read like one list; what follows
    them and is no JSON is told. A name that stands twice in an object keeps both values.
    """
    text = text_of(source, data, problems, options).strip(_MARKS)
    if not text:
        raise Unreadable("empty_file")
    try:
        value = _DECODER.decode(text)
        if (sent := telegram_messages(value)) is not None:
            return tables_of_messages(source, sent, problems)
        return _tables(source, [(0, value)], problems)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return _several(source, text, problems)
        raise Unreadable("broken_json", **_place(text, error)) from error
    except RecursionError as error:
        raise Unreadable("broken_file", format="JSON", reason=_DEEP) from error


def read_jsonl(
    source: str, data: bytes, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """A record a line; a broken line is left out and told with its number."""
    return _from_lines(source, text_of(source, data, problems, options), problems)


def _several(source: str, text: str, problems: Problems) -> list[RawTable]:
    """More follows the first value: JSON lines, values in a row, or a remainder that is none."""
    if "\n" in text and _is_json(text.partition("\n")[0].strip(_MARKS)):
        return _from_lines(source, text, problems)
    values: list[tuple[int, Any]] = []
    at = 0
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            line, rest = text.count("\n", 0, at) + 1, text[at : at + 60].strip()
            problems.add("repaired", "json_remainder", source, line=line, rest=rest)
            break
        values.append((0, value))
        blank = _BETWEEN.match(text, at)
        at = blank.end() if blank else at
    return _tables(source, values, problems)


def _is_json(text: str) -> bool:
    try:
        _DECODER.decode(text)
    except (json.JSONDecodeError, RecursionError):
        return False
    return True


def _place(text: str, error: json.JSONDecodeError) -> dict[str, Any]:
    """Where and what is wrong, in plain words."""
    before, at = text[: error.pos].rstrip(), error.pos
    reason = error.msg[:1].lower() + error.msg[1:]
    if _COMMENT.match(text, at):
        reason = "a comment stands here"
    elif at >= len(text) or error.msg.startswith("Unterminated"):
        reason = "it breaks off"
    elif text[at] in "}]" and before.endswith(","):
        reason = "a comma too many stands here"
    return {"line": error.lineno, "column": error.colno, "reason": reason}


def _from_lines(source: str, text: str, problems: Problems) -> list[RawTable]:
    values: list[tuple[int, Any]] = []
    for number, line in enumerate(split_lines(text), 1):
        bare = line.strip(_MARKS)
        if bare in ("", "[", "]"):  # the last two: of a list written with a record a line
            continue
        try:
            values.append((number, _DECODER.decode(bare.removesuffix(","))))
        except json.JSONDecodeError as error:
            problems.add("dropped", "broken_line", source, number, line=number, reason=error.msg)
        except RecursionError:
            problems.add("dropped", "broken_line", source, number, line=number, reason=_DEEP)
    return _tables(source, values, problems)


def _tables(source: str, values: Sequence[tuple[int, Any]], problems: Problems) -> list[RawTable]:
    """The rows of the records in (line, value) pairs; rows are counted where there is no line."""
    records: list[dict[str, Any]] = []
    numbers: list[int] = []
    passed: Counter[str] = Counter()
    count = 0
    for line, value in values:
        if not isinstance(value, list | dict) and not line:
            raise Unreadable("broken_file", format="JSON", reason="it holds no records")
        found = found_records(value)
        passed += found.passed
        for record in found.records:
            count += 1
            if isinstance(record, dict):
                records.append(record)
                numbers.append(line or count)
            else:
                kind = _KINDS.get(type(record), type(record).__name__)
                problems.add("dropped", "not_a_record", source, line or count, found=kind)
    if passed:
        problems.add(
            "kept", "other_nodes", source, count=passed.total(), types=", ".join(sorted(passed))
        )  # fmt: skip
    return [RawTable(source, _frame(records), numbers)] if records or not count else []


def _frame(records: Sequence[dict[str, Any]]) -> pd.DataFrame:
    rows = [flat(record) for record in records]
    keys = {key: None for row in rows for key in row}
    if len(keys) > WIDEST:  # objects whose keys are values
        rows = [flat(record, levels=1) for record in records]
        keys = {key: None for row in rows for key in row}
        check_width(len(keys))
    plain = plain_names(list(keys))
    bare = {key: key.lstrip("_") for key in keys if key.startswith("_")}
    names = column_names(
        plain.get(key) or (bare[key] if bare.get(key) not in (None, "", *keys) else key)
        for key in keys
    )
    columns = {
        name: pd.Series([row.get(key) for row in rows], dtype=object)
        for name, key in zip(names, keys, strict=True)
    }
    return pd.DataFrame(columns, index=range(len(rows)), dtype=object)


def _whole_number(digits: str) -> int | str:
    """A whole number; one with more digits than every program keeps stays text."""
    return int(digits) if len(digits) <= _EXACT else digits


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a name that stands twice gets a number, so that neither value is lost."""
    result = dict(pairs)
    if len(result) == len(pairs):
        return result
    return dict(zip(column_names(name for name, _ in pairs), (v for _, v in pairs), strict=True))


_DECODER = json.JSONDecoder(parse_int=_whole_number, object_pairs_hook=_pairs)
