"""The frames that the sections of a report share, each computed once."""

from __future__ import annotations

import pandas as pd

import analysis
from analysis.errors import AnalysisError
from dashboard.report_parts import MOST_GROUPS, Report, measured


class Frames:
    """The measures' frames, each computed once; a measure that refuses gives its line instead."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._made: dict[str, pd.DataFrame] = {}
        self.refused: dict[str, str] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._made:
            try:
                self._made[name] = measured(
                    getattr(analysis, name), self.report.corpus, **self.report.options
                )
            except AnalysisError as error:
                self.refused[name] = self.report.say(f"error.{error.code}", **error.values)
                self._made[name] = analysis.TABLES[name].frame()
        return self._made[name]


def grouped_counts(report: Report, frames: Frames) -> pd.DataFrame:
    """group, language, articles, words, quoted (share), first, last: what the glance shows."""
    articles = report.corpus.articles
    known = articles.frame[["article_id", "published"]].assign(group=articles.groups(report.by))
    counts = frames["article_counts"].merge(known, on="article_id", how="left")
    counts = counts[counts["group"] != ""]
    grouped = counts.groupby(["group", "language"], as_index=False).agg(
        articles=("article_id", "size"),
        words=("words", "sum"),
        quoted_words=("quoted_words", "sum"),
        first=("published", "min"),
        last=("published", "max"),
    )
    share = grouped["quoted_words"] / grouped["words"].where(grouped["words"] > 0)
    return grouped.assign(quoted=share).drop(columns="quoted_words")


def most_articles(report: Report, frame: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """The rows of the groups with the most articles, where there are too many to draw."""
    totals = counts.groupby("group")["articles"].sum()
    if len(totals) <= MOST_GROUPS:
        return frame
    ordered = sorted(totals.index, key=lambda name: (-totals[name], name))
    return frame[frame["group"].isin(ordered[:MOST_GROUPS])]
