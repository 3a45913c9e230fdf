"""How far the cells of a workbook reach, seen before its reader makes room for all of them.

The reader of workbooks holds a sheet as a full rectangle. One cell at the far corner would need
more memory than there is, and end the process.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from analysis.ingest.options import Limits
from analysis.ingest.packed.unpacking import BROKEN, check_sizes
from analysis.ingest.raw import Unreadable
from analysis.ingest.tables.old_files import COMPOUND, old_reach

MOST_CELLS = 30_000_000  # of one sheet, empty ones included
_CELL = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{1,3})(\d{1,7})\s*[\"']")
_REPEATED = re.compile(
    rb"<table:table-(row|cell)\b[^>]*?number-(?:rows|columns)-repeated\s*=\s*[\"'](\d+)[\"'][^>]*>"
    rb"(?=(.{0,400}))",
    re.DOTALL,
)
_PARTS = re.compile(r"^/?xl/(?!media/).+\.(?:xml|bin)$|^content\.xml$", re.IGNORECASE)
_ROW, _CELLS = 0, range(1, 12)  # record types of XLSB


def check_sheets(data: bytes, limits: Limits) -> None:
    """Unreadable where a sheet reaches further than can be held, or unpacks to too much."""
    try:
        if data.startswith(COMPOUND):
            return _check(*old_reach(data))
        package = zipfile.ZipFile(io.BytesIO(data))
        check_sizes([entry.file_size for entry in package.infolist()], len(data), limits)
        for name in package.namelist():
            if not _PARTS.search(name):
                continue
            part = package.read(name)  # never more than the size it declares
            if name == "content.xml":
                _check(*_repeated_reach(part))
            elif "sheets/" in name:
                _check(*(_binary_reach if name.endswith(".bin") else _xml_reach)(part))
    except BROKEN as error:
        reason = str(error) or "it is cut short"
        raise Unreadable("broken_file", format="XLSX", reason=reason) from error


def _check(rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        raise Unreadable("far_cell", rows=rows, columns=columns)


def _xml_reach(sheet: bytes) -> tuple[int, int]:
    rows = columns = 0
    letters: set[bytes] = set()
    for column, row in _CELL.findall(sheet):
        letters.add(column)
        rows = max(rows, int(row))
    for column in letters:
        number = 0
        for letter in column.upper():
            number = number * 26 + letter - 64
        columns = max(columns, number)
    return rows, columns


def _binary_reach(sheet: bytes) -> tuple[int, int]:
    rows = columns = 0
    for kind, start, size in _records(sheet):
        if size < 4:
            continue
        number = int.from_bytes(sheet[start : start + 4], "little") + 1
        if kind == _ROW:
            rows = max(rows, number)
        elif kind in _CELLS:
            columns = max(columns, number)
    return rows, columns


def _records(sheet: bytes) -> Iterator[tuple[int, int, int]]:
    """(type, start, size) of the records of an XLSB sheet; both numbers are 7 bits a byte."""
    at = 0
    while at < len(sheet):
        numbers = []
        for longest in (2, 4):
            number = shift = 0
            for _ in range(longest):
                byte = sheet[at] if at < len(sheet) else 0
                at += 1
                number |= (byte & 0x7F) << shift
                shift += 7
                if byte < 0x80:
                    break
            numbers.append(number)
        yield numbers[0], at, numbers[1]
        at += numbers[1]


def _repeated_reach(content: bytes) -> tuple[int, int]:
    """The rows and columns that repeated cells with a value make."""
    rows = columns = 1
    for kind, count, after in _REPEATED.findall(content):
        if b"<text:" in after.partition(b"</table:table-" + kind)[0]:
            if kind == b"row":
                rows += int(count)
            else:
                columns += int(count)
    return rows, columns
