"""The tone of each article: the dots behind a group's mean."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.counts import article_mask, group_names
from analysis.measures.lexicon import Lexicons
from analysis.measures.tone import tone_sentences
from analysis.tables import TONE_ARTICLES

#: Body sentences from which on drawing them anew tells something about an article (methods 2).
BOOTSTRAP_FROM = 15
_DRAWS, _RANGE, _AT_A_TIME = 1000, (2.5, 97.5), 2000


def tone_articles(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
) -> pd.DataFrame:
    """Mean body and headline tone, a row an article in a language with a lexicon.

    Columns: TONE_ARTICLES; sorted by group, then in the order of the articles. The mean of an
    article's body sentences is what `tone` averages over a group. Articles outside grouped
    results and those without a sentence in scope are left out; NaN where only the other part is
    in scope. Options as in `tone_sentences`.
    """
    sentences = tone_sentences(
        corpus, scope=scope, lexicon=lexicon, events=events, lexicons=lexicons
    )
    return article_frame(corpus, sentences, by, scope)


def article_frame(corpus: Corpus, sentences: pd.DataFrame, by: str, scope: Scope) -> pd.DataFrame:
    """The rows of `tone_sentences` as the table `tone_articles`."""
    names = group_names(corpus, by, article_mask(corpus, scope))
    body = sentences[sentences["part"] == "body"].groupby("article_id")
    title = sentences[sentences["part"] == "title"].groupby("article_id")
    articles = corpus.articles.frame
    frame = articles[["article_id", "outlet", "language", "title"]].assign(group=names)
    ids = frame["article_id"]
    bodies = sentences[sentences["part"] == "body"]
    ranges = _ranges(bodies["tone"], bodies["article_id"])
    frame = frame.assign(
        tone=ids.map(body["tone"].mean()).astype("float64"),
        tone_title=ids.map(title["tone"].mean()).astype("float64"),
        low=ids.map({one: each[0] for one, each in ranges.items()}).astype("float64"),
        high=ids.map({one: each[1] for one, each in ranges.items()}).astype("float64"),
        sentences=ids.map(body.size()).fillna(0),
        hits=ids.map(body["hits"].sum()).fillna(0),
    )
    known = np.isin(ids, sentences["article_id"].unique()) & (names != "")
    return TONE_ARTICLES.frame(frame[known].sort_values("group", kind="stable"))


def _ranges(tones: pd.Series, article: pd.Series) -> dict[str, tuple[float, float]]:
    """Where the mean of an article's sentences falls in 95 % of draws of as many, with return.

    Articles with as many sentences share their draws, so that all are done in a few products.
    """
    own = {one: np.sort(values.to_numpy()) for one, values in tones.groupby(article)}
    by_size: dict[int, list[str]] = {}
    for one, values in own.items():
        if len(values) >= BOOTSTRAP_FROM:
            by_size.setdefault(len(values), []).append(one)
    found: dict[str, tuple[float, float]] = {}
    for size, ids in by_size.items():
        rng = np.random.default_rng(size)
        shares = rng.multinomial(size, np.full(size, 1 / size), _DRAWS) / size  # draws × sentences
        for first in range(0, len(ids), _AT_A_TIME):
            some = ids[first : first + _AT_A_TIME]
            means = shares @ np.column_stack([own[one] for one in some])
            bounds = np.percentile(means, _RANGE, axis=0)
            found |= {
                one: (float(low), float(high))
                for one, (low, high) in zip(some, bounds.T, strict=True)
            }
    return found
