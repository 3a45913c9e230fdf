"""Reader of workbooks: XLSX, XLSM, XLSB, XLS, ODS (python-calamine)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.ingest.columns import guess_columns
from analysis.ingest.options import SHEET, ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable
from analysis.ingest.tables.frames import check_width, column_names, tell_repeated
from analysis.ingest.tables.old_files import COMPOUND
from analysis.ingest.tables.sheet_process import sheets_apart
from analysis.ingest.tables.sheet_sizes import check_sheets

_WITHIN = 10  # rows among which the header is looked for
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_sheets(
    source: str, data: bytes, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """Every sheet that has a row: a table each, `book.xlsx · Sheet`. Rows are numbered as in it.

    The header is the first row that is not empty or, where that names no text, one of the ten
    after it that does. Cells merged over several rows give their value to each. Formulas give
    the value that was saved, dates are dates.
    """
    if data.startswith(COMPOUND) and _ENCRYPTED in data:
        raise Unreadable("password")
    check_sheets(data, options.limits)
    sheets = _sheets(data)
    tables = []
    for name, rows, merged in sheets:
        label = source if len(sheets) == 1 else f"{source}{SHEET}{name}"
        problems.source(label)
        _fill_merged(label, rows, merged, problems)
        table = _table(label, rows, problems)
        if table is not None:
            tables.append(table)
        elif len(sheets) > 1:
            problems.add("kept", "empty_sheet", label, sheet=name)
    if not tables:
        raise Unreadable("empty_file")
    return tables


Sheet = tuple[str, list[list[Any]], list[Any]]


def _sheets(data: bytes) -> list[Sheet]:
    """(name, rows of cells, merged ranges) of every sheet."""
    try:
        return sheets_apart(data)
    except (ValueError, OverflowError) as error:
        code = "password" if "password" in str(error).lower() else "broken_file"
        raise Unreadable(code, format="XLSX", reason=str(error).partition("\n")[0]) from error


def _fill_merged(
    label: str,
    rows: list[list[Any]],
    merged: Sequence[Any],
    problems: Problems,
) -> None:
    """Cells merged over several rows of one column: each row gets the value of the first."""
    filled = 0
    for (top, left), (bottom, right) in merged:
        if bottom <= top or left != right or top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row) and row[left] == "" and any(cell != "" for cell in row):
                row[left] = value
                filled += value != ""
    if filled:
        problems.add("repaired", "merged_cells", label, count=filled)


def _table(label: str, rows: Sequence[Sequence[Any]], problems: Problems) -> RawTable | None:
    filled = [(n, row) for n, row in enumerate(rows, 1) if any(str(v).strip() for v in row)]
    if not filled:
        return None
    place = _header(filled)
    line, given = filled[place]
    if place:
        problems.add("kept", "header_below", label, line=line, count=place)
    body = filled[place + 1 :]
    wide = range(len(given))
    used = [  # columns without a name or a cell are the sheet's margin
        n for n in wide if str(given[n]).strip() or any(str(row[n]).strip() for _, row in body)
    ]
    check_width(len(used))
    names = column_names(given)
    tell_repeated(label, [given[n] for n in used], [names[n] for n in used], problems)
    columns = {names[n]: pd.Series([row[n] for _, row in body], dtype=object) for n in used}
    return RawTable(label, pd.DataFrame(columns, dtype=object), [n for n, _ in body])


def _header(filled: Sequence[tuple[int, Sequence[Any]]]) -> int:
    """The place of the header among the rows that are not empty."""
    for place, (_, row) in enumerate(filled[:_WITHIN]):
        known = guess_columns([value for value in row if isinstance(value, str)])
        if "text" in known and (place == 0 or len(known) > 1):
            return place
    return 0
