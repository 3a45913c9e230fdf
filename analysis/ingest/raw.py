"""What a reader of a format hands on: rows as they stand, with the place they came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems


@dataclass(frozen=True)
class RawTable:
    """Rows of one source. frame: values as read; rows: their numbers in the source, from 1.

    given: declared column → value for all rows, from outside the rows (a folder's name).
    whole: the source is one text, without columns of its own. sources: the source of each row,
    where several sources were joined.
    """

    source: str
    frame: pd.DataFrame
    rows: Sequence[int]
    given: Mapping[str, Any] = field(default_factory=dict)
    whole: bool = False
    sources: Sequence[str] = ()

    @property
    def places(self) -> list[tuple[str, int]]:
        """(source, row) of each row."""
        names = self.sources or [self.source] * len(self.rows)
        return list(zip(names, self.rows, strict=True))


Read = Callable[[str, bytes, Problems, ReadOptions], list[RawTable]]


@dataclass(frozen=True)
class Reader:
    """One format: its name, the endings it goes by, its function, what it cannot do."""

    name: str
    extensions: tuple[str, ...]
    read: Read
    limits: str


class Unreadable(Exception):
    """A source that cannot be read at all: code and values of the problem. Never leaves ingest."""

    def __init__(self, code: str, **values: Any) -> None:
        self.code = code
        self.values: dict[str, Any] = values
        super().__init__(code)


def one_text(source: str, **values: object) -> RawTable:
    """A source that is one article."""
    return RawTable(source, pd.DataFrame([values], dtype=object), [1], whole=True)
