"""RawTable: what a reader hands on, before columns are recognised. Shared by all readers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import pandas as pd

from analysis.ingest.encoding import decode, without_unsafe
from analysis.ingest.problems import Problems


@dataclass(frozen=True, eq=False)
class RawTable:
    """Rows of one source under the source's own column names.

    frame: cells as read (object columns, or typed ones from a DataFrame or Parquet). numbers: the
    row or line of each, from 1. hints: values for declared columns from the names of the file
    and its folder, used where the rows give none. part: the sheet's name, where there are several.
    """

    source: str
    frame: pd.DataFrame
    numbers: list[int]
    hints: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    document: bool = False  # one text with metadata, not a table of a user's design

    @classmethod
    def from_rows(
        cls, source: str, names: Sequence[object], rows: Sequence[Sequence[object]],
        numbers: list[int], part: str = "",
    ) -> RawTable:
        """Rows of cells; each row is as long as `names`."""
        columns = unique_names(names)
        data = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
        frame = pd.DataFrame(
            {name: pd.Series(cells, dtype="object") for name, cells in
             zip(columns, data, strict=True)},
            columns=pd.Index(columns, dtype="object"),
        )
        return cls(source, frame, numbers, part=part)

    @classmethod
    def from_document(cls, source: str, fields: Mapping[str, str]) -> RawTable:
        """One article under declared names; empty fields are left out."""
        given = {name: value for name, value in fields.items() if value or name == "text"}
        table = cls.from_rows(source, list(given), [list(given.values())], [1])
        return cls(source, table.frame, [1], document=True)


def unique_names(names: Sequence[object]) -> list[str]:
    """Column names as safe text: empty ones become column_1, repeats get _2, _3."""
    result: list[str] = []
    taken: set[str] = set()
    for place, name in enumerate(names, start=1):
        text = without_unsafe(cell_text(name))[0].strip() or f"column_{place}"
        unique, count = text, 1
        while unique in taken:
            count += 1
            unique = f"{text}_{count}"
        taken.add(unique)
        result.append(unique)
    return result


def cell_text(value: object) -> str:
    """A cell as text: "" for nothing, 3 for 3.0, the name of a nested source, a list with commas."""
    if isinstance(value, str):
        return value
    if value is None or value is pd.NaT or value is pd.NA:
        return ""
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        name = next((value[key] for key in ("name", "title", "value", "id") if value.get(key)), "")
        return cell_text(name) if name else json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bytes):
        return decode(value).text
    if isinstance(value, Sequence):
        return ", ".join(text for text in map(cell_text, value) if text)
    return str(value)


def decode_told(data: bytes, source: str, problems: Problems, declared: str = "") -> str:
    """The file's text; a guessed encoding and replaced bytes are told."""
    decoded = decode(data, declared)
    if decoded.guessed:
        problems.add("repaired", "encoding_guessed", source, encoding=decoded.encoding)
    if decoded.replaced:
        problems.add("repaired", "bad_bytes", source, count=decoded.replaced)
    return decoded.text
