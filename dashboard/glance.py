"""Outlets at a glance: what the measures say about each group, joined into one row a group."""

from __future__ import annotations

import pandas as pd

from analysis.errors import NotEnoughData
from dashboard.context import Context

TERMS = 3  # words shown a group


def glance(context: Context) -> pd.DataFrame:
    """One row a group and language: group, language, articles, words, quoted, shared (shares of
    its words, 0…1), first, last (UTC, NaT without dates), terms (tuple of displayed terms that
    pass the gate), tone, low, high, enough (of the reporter's own words in bodies; NaN if none).
    """
    frame = _sizes(context)
    frame["terms"] = _terms(context, frame)
    tone = _tone(context)
    return frame.merge(tone, on=["group", "language"], how="left").assign(
        enough=lambda merged: merged["enough"].eq(True)
    )


def _sizes(context: Context) -> pd.DataFrame:
    counts = context.frame("article_counts")
    articles = context.articles
    about = pd.DataFrame(
        {
            "article_id": articles.frame["article_id"],
            "group": articles.groups(context.by),
            "published": articles.frame["published"],
        }
    )
    joined = counts.merge(about, on="article_id")
    grouped = joined[joined["group"] != ""].groupby(["language", "group"], as_index=False)
    sums = grouped.agg(
        articles=("article_id", "size"),
        words=("words", "sum"),
        quoted=("quoted_words", "sum"),
        shared=("shared_words", "sum"),
        first=("published", "min"),
        last=("published", "max"),
    )
    words = sums["words"].where(sums["words"] > 0)
    return sums.assign(quoted=sums["quoted"] / words, shared=sums["shared"] / words)


def _terms(context: Context, sizes: pd.DataFrame) -> list[tuple[str, ...]]:
    """The first shown terms of each group, in the order of `sizes`."""
    try:
        differences = context.frame("term_differences")
    except NotEnoughData:
        return [()] * len(sizes)
    top = differences[differences["shown"] & (differences["score"] > 0)]
    top = top.sort_values("rank").groupby(["group", "language"])["display"]
    found = {key: tuple(values.head(TERMS)) for key, values in top}
    keys = zip(sizes["group"], sizes["language"], strict=True)
    return [found.get(key, ()) for key in keys]


def _tone(context: Context) -> pd.DataFrame:
    try:
        tone = context.frame("tone")
    except NotEnoughData:
        tone = pd.DataFrame(columns=["group", "language", "part", "voice", "tone", "low", "high",
                                     "enough"])  # fmt: skip
    own = tone[(tone["part"] == "body") & (tone["voice"] == "reporter")]
    return own[["group", "language", "tone", "low", "high", "enough"]]


def clearest_term(context: Context, language: str) -> pd.Series | None:
    """The term with the highest score of a language that passes the gate; None if there is none."""
    try:
        differences = context.frame("term_differences")
    except NotEnoughData:
        return None
    here = differences[(differences["language"] == language) & differences["shown"]]
    here = here[here["score"] > 0].sort_values(["score", "term"], ascending=[False, True])
    return None if here.empty else here.iloc[0]


def tone_ends(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series, str] | None:
    """(most negative, most positive, how their intervals stand) among groups with enough known
    words; None with fewer than two. `rows`: `glance` of one language. Intervals are apart, meet,
    or none: under three articles there is no interval to speak of."""
    known = rows[rows["enough"] & rows["tone"].notna()].sort_values(["tone", "group"])
    if len(known) < 2:
        return None
    low, high = known.iloc[0], known.iloc[-1]
    if pd.isna(low["high"]) or pd.isna(high["low"]):
        return low, high, "none"
    return low, high, "apart" if low["high"] < high["low"] else "meet"
