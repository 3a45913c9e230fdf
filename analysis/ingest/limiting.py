"""Limits that hold over all sources: how many rows, and how long an article may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.ingest.options import Limits
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable


def within_rows(tables: Sequence[RawTable], problems: Problems, limits: Limits) -> list[RawTable]:
    """The tables up to the row where the limit is reached; each row beyond is told."""
    kept, left = [], limits.rows
    for table in tables:
        if len(table.frame) > left:
            for row in table.rows[left:]:
                problems.add("dropped", "too_many_rows", table.source, row, limit=limits.rows)
            if not left:
                continue
            table = replace(table, frame=table.frame.iloc[:left], rows=table.rows[:left])
        kept.append(table)
        left -= len(table.frame)
    return kept


def short_enough(frame: pd.DataFrame, problems: Problems, limits: Limits) -> pd.DataFrame:
    """The rows whose text is within the limit; each other is dropped and told. `frame` has
    `text`, `_source` and `_row`."""
    long = [len(text) > limits.characters for text in frame["text"]]
    if not any(long):
        return frame
    for length, source, row in zip(
        frame.loc[long, "text"].str.len(), frame.loc[long, "_source"], frame.loc[long, "_row"],
        strict=True,
    ):  # fmt: skip
        problems.add(
            "dropped", "too_long", source, int(row), "text", count=int(length),
            limit=limits.characters,
        )  # fmt: skip
    return frame[[not each for each in long]].reset_index(drop=True)
