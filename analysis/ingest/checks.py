"""What is told of articles that are kept: short, repeated, cut."""

from __future__ import annotations

import pandas as pd

from analysis.ingest.problems import Problems
from analysis.ingest.tables import CELL_LIMIT
from analysis.tables import rows_of

SHORT = 20  # words under which an article is told as short


def tell_articles(frame: pd.DataFrame, problems: Problems) -> None:
    """Short and repeated articles, and cells at the limit: kept, and told."""
    seen: dict[tuple[str, str, str], str] = {}
    cut: list[int] = []
    sources, numbers = frame["_source"].tolist(), frame["_row"].tolist()
    for row in rows_of(frame):
        place = (sources[row.Index], numbers[row.Index])
        words = len(row.text.split())
        if words < SHORT:
            problems.add("kept", "short", *place, "text", words=words)
        if CELL_LIMIT <= len(row.text) <= CELL_LIMIT + 1:
            problems.add("kept", "cell_limit", *place, "text")
            cut.append(row.Index)
        key = (row.outlet, row.title, row.text)
        if key in seen:
            problems.add("kept", "duplicate", *place, first=seen[key])
        else:
            seen[key] = row.article_id
    if cut:
        given = frame["complete"] if "complete" in frame.columns else pd.Series("", frame.index)
        is_cut = frame.index.isin(cut) & given.fillna("").isin(["", "yes"])
        frame["complete"] = given.fillna("").mask(is_cut, "looks cut")
