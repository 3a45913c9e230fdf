"""Counts an article: how long, how much quoted, how much shared; a term's rate; two compared."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Flag, Part, Scope
from analysis.errors import InputError
from analysis.measures.concordance import concordance
from analysis.measures.counts import (
    article_mask,
    content_terms,
    group_names,
    term_counts,
    token_mask,
)
from analysis.tables import ARTICLE_COUNTS, TERM_RATES, WORDS_APART

PER = 1000.0


def article_counts(corpus: Corpus, *, scope: Scope = Scope()) -> pd.DataFrame:
    """Lengths and shares, a row an article in scope (columns: ARTICLE_COUNTS), in their order."""
    articles, tokens = corpus.articles.frame, corpus.tokens
    rows = np.flatnonzero(article_mask(corpus, scope))
    mask = token_mask(corpus, scope)
    size = len(articles)

    def count(selected: np.ndarray) -> np.ndarray:
        return np.bincount(tokens.article[selected], minlength=size)[rows]

    quoted = (tokens.flags & np.uint8(Flag.QUOTED)) != 0
    shared = (tokens.flags & np.uint8(Flag.SHARED)) != 0
    heard = np.unique(tokens.sentence[mask])
    sentence_article = corpus.sentences["article"].to_numpy()[heard]
    quotations = corpus.quotations[corpus.quotations["type"] != "indirect"]
    if scope.part != "all":
        wanted = Part.TITLE if scope.part == "title" else Part.BODY
        quotations = quotations[quotations["part"] == int(wanted)]
    return ARTICLE_COUNTS.frame(
        {
            "article_id": articles["article_id"].to_numpy(dtype=object)[rows],
            "outlet": articles["outlet"].to_numpy(dtype=object)[rows],
            "language": articles["language"].to_numpy(dtype=object)[rows],
            "words": count(mask),
            "sentences": np.bincount(sentence_article, minlength=size)[rows],
            "quotations": np.bincount(quotations["article"].to_numpy(), minlength=size)[rows],
            "quoted_words": count(mask & quoted),
            "shared_words": count(mask & shared),
            "boilerplate": np.bincount(corpus.boilerplate["article"].to_numpy(), minlength=size)[
                rows
            ],
        }
    )


def term_rates(
    corpus: Corpus, query: str, *, by: str = "outlet", scope: Scope = Scope(), unit: str = "lemma"
) -> pd.DataFrame:
    """How often a term stands in each article (columns: TERM_RATES), by group, then in order.

    The hits are those of `concordance`; rates are per 1,000 word tokens in scope. InputError:
    nothing to look for.
    """
    hits = concordance(corpus, query, by=by, scope=scope, unit=unit)["article_id"].value_counts()
    counts = article_counts(corpus, scope=scope)
    mask = article_mask(corpus, scope)
    rows = np.flatnonzero(mask)
    frame = counts[["article_id", "outlet", "language", "words"]].assign(
        group=group_names(corpus, by, mask)[rows],
        title=corpus.articles.frame["title"].to_numpy(dtype=object)[rows],
        n=counts["article_id"].map(hits).fillna(0).astype("int64"),
    )
    frame["rate"] = frame["n"] * PER / frame["words"].where(frame["words"] > 0)
    frame = frame[frame["group"] != ""].sort_values(["group"], kind="stable")
    return TERM_RATES.frame(frame)


def words_apart(corpus: Corpus, a: str, b: str, *, scope: Scope = Scope()) -> pd.DataFrame:
    """The content words of two articles with their counts (columns: WORDS_APART).

    a, b: article ids. Counts, no statistics: two articles say nothing about their outlets. Words
    of only one article come first by count. Articles of two languages give no rows. InputError:
    an id that is not there.
    """
    ids = corpus.articles.frame["article_id"].to_numpy(dtype=object)
    for name in (a, b):
        if name not in ids:
            raise InputError("unknown_group", by="article_id", group=name, groups=len(ids))
    pair = corpus.select(np.isin(ids, [a, b]))
    languages = pair.articles.frame["language"]
    if a == b or languages.nunique() > 1 or not article_mask(pair, scope).all():
        return WORDS_APART.frame()
    counts = next(term_counts(pair, by="article_id", scope=scope))
    content = content_terms(pair, counts)
    matrix = counts.matrix[:, content].toarray()
    row = {name: place for place, name in enumerate(counts.group)}
    frame = pd.DataFrame(
        {
            "language": counts.language,
            "term": counts.terms[content],
            "display": counts.display[content],
            "n_a": matrix[row[a]],
            "n_b": matrix[row[b]],
        }
    )
    frame["side"] = np.where(frame["n_b"] == 0, "a", np.where(frame["n_a"] == 0, "b", "both"))
    frame["most"] = frame[["n_a", "n_b"]].max(axis=1)
    order = frame["side"].map({"a": 0, "b": 1, "both": 2})
    frame = frame.assign(order=order).sort_values(
        ["order", "most", "term"], ascending=[True, False, True], kind="stable"
    )
    return WORDS_APART.frame(frame.drop(columns=["order", "most"]))
