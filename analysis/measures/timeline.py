"""Who published how much, and in which tone, period by period."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.articles import article_counts
from analysis.measures.counts import article_mask, group_names
from analysis.measures.lexicon import Lexicons
from analysis.measures.tone_articles import tone_articles
from analysis.tables import TIMELINE

PERIODS = {"hour": "h", "day": "D", "week": "W-MON", "month": "MS"}


def timeline(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    period: str | None = None,
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
) -> pd.DataFrame:
    """Articles, words and tone a group and period (columns: TIMELINE), by period and group.

    period: hour, day, week (from Monday) or month, in UTC; by default the one that gives a dozen
    or so columns. Articles without a date are left out, and so are those whose date is coarser
    than the period. lexicon, events, lexicons: as in `tone_sentences`. InputError: an unknown
    period or option.
    """
    if period is not None and period not in PERIODS:
        raise InputError("bad_option", value=period, option="period", values=", ".join(PERIODS))
    mask = article_mask(corpus, scope)
    rows = np.flatnonzero(mask)
    articles = corpus.articles.frame.iloc[rows]
    frame = article_counts(corpus, scope=scope)[["article_id", "language", "words"]].assign(
        group=group_names(corpus, by, mask)[rows],
        published=articles["published"].to_numpy(),
        precision=articles["published_precision"].to_numpy(dtype=object),
    )
    frame["published"] = pd.to_datetime(frame["published"], utc=True)
    frame = frame[frame["published"].notna() & (frame["group"] != "")]
    chosen = period or _fitting(frame)
    coarse = {"hour": ("day", "month"), "day": ("month",), "week": ("month",), "month": ()}[chosen]
    frame = frame[~frame["precision"].isin(coarse)]
    if not len(frame):
        return TIMELINE.frame()
    frame["period"] = _floor(frame["published"], chosen)
    tones = tone_articles(
        corpus, by=by, scope=scope, lexicon=lexicon, events=events, lexicons=lexicons
    ).set_index("article_id")["tone"]
    frame["tone"] = frame["article_id"].map(tones).astype("float64")
    grouped = frame.groupby(["period", "group", "language"], as_index=False).agg(
        articles=("article_id", "size"), words=("words", "sum"), tone=("tone", "mean")
    )
    return TIMELINE.frame(grouped)


def _fitting(frame: pd.DataFrame) -> str:
    """The period that divides the time covered into about a dozen columns."""
    if not len(frame):
        return "day"
    span = frame["published"].max() - frame["published"].min()
    if span <= pd.Timedelta(days=1.5) and (frame["precision"] == "minute").all():
        return "hour"
    if span <= pd.Timedelta(days=45):
        return "day"
    return "week" if span <= pd.Timedelta(days=400) else "month"


def _floor(times: pd.Series, period: str) -> pd.Series:
    if period in ("hour", "day"):
        return times.dt.floor(PERIODS[period])
    days = times.dt.floor("D")
    if period == "week":
        return days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    return days - pd.to_timedelta(days.dt.day - 1, unit="D")
