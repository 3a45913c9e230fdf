"""What a declared table is, and the columns that several tables share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

Kind = Literal["text", "int", "float", "bool", "time"]

_DTYPES: dict[Kind, Any] = {
    "text": "str",
    "int": "int64",
    "float": "float64",
    "bool": "bool",
    "time": "datetime64[us, UTC]",
}


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, what it means (a phrase) and its unit ("" if none)."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """A declared table: its name, what one row is, its columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def frame(self, data: Mapping[str, object] | pd.DataFrame | None = None) -> pd.DataFrame:
        """`data` as a frame with exactly the declared columns, order and types.

        Without data: no rows, typed. A missing or an undeclared column raises KeyError: that is
        a fault of the code, not of the input.
        """
        given = pd.DataFrame({name: [] for name in self.names} if data is None else data)
        unknown = set(given.columns) - set(self.names)
        if unknown:
            raise KeyError(f"{self.name}: undeclared columns {sorted(unknown)}")
        typed = {c.name: _as(given[c.name], _DTYPES[c.kind]) for c in self.columns}
        frame = pd.DataFrame(typed, columns=self.names, copy=False)
        index = frame.index
        if isinstance(index, pd.RangeIndex) and (index.start, index.step) == (0, 1):
            return frame
        return frame.reset_index(drop=True)


def _as(column: pd.Series, kind: Any) -> pd.Series:
    """The column as a type; as it is where it has it."""
    return column if column.dtype == kind else column.astype(kind)


TABLES: dict[str, Table] = {}


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a declared table as named tuples (`row.term`, `row.Index`)."""
    return iter(frame.itertuples())


def declare(name: str, row: str, *columns: Column) -> Table:
    """Make a table known under `name` and return it."""
    if name in TABLES:
        raise ValueError(f"table {name} is declared twice")
    table = Table(name, row, columns)
    TABLES[name] = table
    return table


# Columns that several tables share, so that one idea has one wording.
ARTICLE_ID = Column("article_id", "text", "the article")
OUTLET = Column("outlet", "text", "the outlet as the user names it")
LANGUAGE = Column("language", "text", "language code; numbers of two languages never compare")
GROUP = Column("group", "text", "the outlet, or the value of the column grouped by")
PART = Column("part", "text", "where it stands: title or body")
START = Column("start", "int", "first character in that part of the article", "characters")
END = Column("end", "int", "the character after the last one", "characters")
SENTENCE = Column("sentence", "int", "row of the sentence in the corpus")
FORM = Column("form", "text", "the word or phrase as it stands")
VOICE = Column("voice", "text", "reporter or quoted")
EACH_VOICE = Column("voice", "text", "all, reporter or quoted")
QUOTED_AS = Column(
    "type", "text", "direct (in quotation marks), indirect, or mixed (partly in marks)"
)
CUE = Column("cue", "text", "the word or words that introduce it; empty: not found")
GRADE = Column("grade", "text", "what the cue says of the words besides that they were said")
