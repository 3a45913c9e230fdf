"""What readers of tables share, DataFrames as tables, and the reader of Parquet."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable
from analysis.text.characters import without_unsafe

CELL_LIMIT = 32_767  # characters that a cell of Excel holds
WIDEST = 1_000  # columns; a file with more holds no articles, or is broken


def column_names(names: Iterable[object]) -> list[str]:
    """Names as text that can be stored; empty ones become “column 1”, repeats get a number."""
    result: list[str] = []
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    for place, name in enumerate(names, 1):
        plain = without_unsafe(str(name))[0].strip() or f"column {place}"
        unique = plain
        counts[plain] += 1
        while unique in taken:
            unique = f"{plain} {counts[plain]}"
            counts[plain] += unique in taken
        taken.add(unique)
        result.append(unique)
    return result


def check_width(columns: int) -> None:
    """Unreadable `too_wide` where a table has more columns than are read."""
    if columns > WIDEST:
        raise Unreadable("too_wide", count=columns, limit=WIDEST)


def tell_repeated(
    source: str, given: Sequence[object], names: Sequence[str], problems: Problems
) -> None:
    """Tell the names that stand more than once, and what the later ones became."""
    for name, used in zip(given, names, strict=True):
        plain = str(name).strip()
        if plain and used != without_unsafe(plain)[0]:
            problems.add(
                "kept", "name_repeated", source, field=used, column=plain[:100], renamed=used[:110]
            )


def read_parquet(
    source: str, data: bytes, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """A Parquet file with the columns as they are."""
    import pyarrow as pa

    try:
        frame = pd.read_parquet(io.BytesIO(data))
        check_width(len(frame.columns))
        return [from_frame(source, frame)]  # only here are the texts seen to be valid
    except (pa.ArrowException, OSError, ValueError, TypeError, KeyError, MemoryError) as error:
        reason = str(error).partition("\n")[0]
        raise Unreadable("broken_file", format="Parquet", reason=reason[:200]) from error


def from_frame(source: str, frame: pd.DataFrame) -> RawTable:
    """A DataFrame as it is; an index with a name becomes a column."""
    named = any(name is not None for name in frame.index.names)
    plain = frame.reset_index(drop=not named)
    plain.columns = column_names(plain.columns)
    return RawTable(source, plain.astype(object), range(1, len(plain) + 1))
