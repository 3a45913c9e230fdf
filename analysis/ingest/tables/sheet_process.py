"""Workbooks, read in a process of their own.

Their reader (python-calamine) takes lengths and places in a file at their word: a damaged one can
make it ask for more memory than there is, which ends its process, or turn in circles, which
nothing in that process can end. So that this is never the process that serves people, workbooks
are read apart, with a limit on time and memory, and what was read comes back as JSON.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from typing import Any

from analysis.ingest.raw import Unreadable

_MEMORY = 1_500_000_000  # bytes of address space; where the system knows no such limit, none
_SECONDS, _SECONDS_A_MB = 3.0, 2.5
_KINDS: dict[str, Any] = {
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "timedelta": str,
}
_CODE = """
import io, json, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, OSError, ValueError):
    pass
from python_calamine import CalamineWorkbook

def plain(value):
    shown = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return {type(value).__name__: shown}

try:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    sheets = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        sheets.append((name, rows, list(sheet.merged_cell_ranges or [])))
    result = {"sheets": sheets}
except Exception as error:
    result = {"error": str(error)}
sys.stdout.buffer.write(json.dumps(result, default=plain).encode())
""".replace("MEMORY", str(_MEMORY))


def sheets_apart(data: bytes) -> list[tuple[str, list[list[Any]], list[Any]]]:
    """(name, rows of cells, merged ranges) of every sheet. ValueError with the reader's reason;
    Unreadable where it did not come to an end."""
    most = _SECONDS + _SECONDS_A_MB * len(data) / 1_000_000
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CODE],
            input=data, capture_output=True, timeout=most, check=True,
        )  # fmt: skip
        found = json.loads(done.stdout, object_hook=_value)
    except (subprocess.SubprocessError, OSError, json.JSONDecodeError) as error:
        raise Unreadable("broken_file", format="XLSX", reason="it is damaged") from error
    if "error" in found:
        raise ValueError(found["error"])
    return found["sheets"]


def _value(pair: dict[str, Any]) -> Any:
    """A time as it was, from {kind: text}; any other object as it is."""
    for kind, made in _KINDS.items():
        if kind in pair:
            return made(pair[kind])
    return pair
