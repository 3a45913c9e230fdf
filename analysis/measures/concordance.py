"""Concordance (key word in context): every hit of a word or phrase with its sentence."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import PART_NAMES, Corpus, Flag, Scope
from analysis.measures.hits import hits_of
from analysis.tables import CONCORDANCE


def concordance(
    corpus: Corpus,
    query: str,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    unit: str = "lemma",
) -> pd.DataFrame:
    """The hits of `query`, a row a hit (columns: CONCORDANCE), in the order of the articles.

    query: a term of a term table, or a word or phrase as people type it; * stands for any ending.
    With unit lemma a word that is a lemma of the corpus finds all its forms, another word only
    itself; so the hits of a term are its n_target + n_rest over all languages. Articles that
    stand outside grouped results (`by`) are left out here too. InputError: nothing to look for, an
    unknown option.
    """
    hits = hits_of(corpus, query, by=by, scope=scope, unit=unit)
    return _frame(corpus, hits.first, hits.last)


def _frame(corpus: Corpus, first: np.ndarray, last: np.ndarray) -> pd.DataFrame:
    tokens, articles = corpus.tokens, corpus.articles.frame
    titles, texts = articles["title"].tolist(), articles["text"].tolist()
    article, sentence = tokens.article[first], tokens.sentence[first]
    spans = corpus.sentences.iloc[sentence]
    rows = zip(
        article.tolist(),
        tokens.part[first].tolist(),
        spans["start"].tolist(),
        spans["end"].tolist(),
        tokens.start[first].tolist(),
        tokens.end[last].tolist(),
        strict=True,
    )
    contexts = []
    for row, part, begin, finish, start, end in rows:
        text = texts[row] if part else titles[row]
        contexts.append((text[begin:start], text[start:end], text[end:finish]))
    left, node, right = zip(*contexts, strict=True) if contexts else ((), (), ())
    quoted = (tokens.flags[first] & np.uint8(Flag.QUOTED)) != 0
    return CONCORDANCE.frame(
        {
            "article_id": articles["article_id"].to_numpy(dtype=object)[article],
            "outlet": articles["outlet"].to_numpy(dtype=object)[article],
            "part": PART_NAMES[tokens.part[first]],
            "sentence": sentence,
            "left": list(left),
            "node": list(node),
            "right": list(right),
            "start": tokens.start[first],
            "end": tokens.end[last],
            "voice": np.where(quoted, "quoted", "reporter").astype(object),
        }
    )
