"""The tone of each article: the dots behind a group's mean."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.counts import article_mask, group_names
from analysis.measures.tone import tone_sentences
from analysis.tables import TONE_ARTICLES


def tone_articles(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
) -> pd.DataFrame:
    """Mean body and headline tone, a row an article in a language with a lexicon.

    Columns: TONE_ARTICLES; sorted by group, then in the order of the articles. The mean of an
    article's body sentences is what `tone` averages over a group. Articles outside grouped
    results and those without a sentence in scope are left out; NaN where only the other part is
    in scope. Options as in `tone_sentences`.
    """
    mask = article_mask(corpus, scope)
    names = group_names(corpus, by, mask)
    sentences = tone_sentences(corpus, scope=scope, lexicon=lexicon, events=events)
    body = sentences[sentences["part"] == "body"].groupby("article_id")
    title = sentences[sentences["part"] == "title"].groupby("article_id")
    articles = corpus.articles.frame
    frame = articles[["article_id", "outlet", "language", "title"]].assign(group=names)
    ids = frame["article_id"]
    frame = frame.assign(
        tone=ids.map(body["tone"].mean()).astype("float64"),
        tone_title=ids.map(title["tone"].mean()).astype("float64"),
        sentences=ids.map(body.size()).fillna(0),
        hits=ids.map(body["hits"].sum()).fillna(0),
    )
    known = np.isin(ids, sentences["article_id"].unique()) & (names != "")
    return TONE_ARTICLES.frame(frame[known].sort_values("group", kind="stable"))
