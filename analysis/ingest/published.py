"""Column `published` of the rows: every date read, what is ambiguous or unreadable told."""

from __future__ import annotations

from datetime import tzinfo

import pandas as pd

from analysis.ingest.dates import ParsedDate, parse_dates
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems


def read_dates(
    frame: pd.DataFrame, zone: tzinfo | None, problems: Problems, options: ReadOptions
) -> None:
    """Fill `published`, its precision and zone in place; `frame` has `_source` and `_row`."""
    values = list(frame["published"]) if "published" in frame.columns else [None] * len(frame)
    parsed = parse_dates(values, zone=zone)
    for value, one, source, row in zip(
        values, parsed, frame["_source"], frame["_row"], strict=True
    ):
        if one.trouble == "unreadable":
            problems.add("kept", "date_unreadable", source, int(row), "published", value=value)
        elif one.trouble == "ambiguous":
            problems.add(
                "kept", "date_ambiguous", source, int(row), "published", value=value,
                read=_day(one),
            )  # fmt: skip
    frame["published"] = pd.to_datetime(
        pd.Series([one.time for one in parsed], dtype=object), utc=True
    )
    for name in ("precision", "zone"):
        column = f"published_{name}"
        if column not in frame.columns:
            frame[column] = [getattr(one, name) for one in parsed]


def _day(one: ParsedDate) -> str:
    return one.time.date().isoformat() if one.time else "–"
