"""How alike groups word their articles, against what relabelling the same articles gives.

Mean cosine of sublinear TF-IDF vectors over all pairs of articles of two groups. With few articles
a plain similarity mostly reflects which stories and days they cover, so it stands beside the mean
and band that come out when articles are dealt to the groups at random, inside each story.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.counts import Counts, content_terms, term_counts
from analysis.measures.relabelling import turns
from analysis.measures.tfidf import tfidf_weights
from analysis.tables import SIMILARITY

_GRAM_LIMIT = 2000  # articles; above it group sums are made anew from the sparse vectors


def similarity(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    relabellings: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Similarity of each pair of groups of one language (columns: SIMILARITY), by a and b.

    expected, low, high: mean and 2.5th and 97.5th percentile over `relabellings` seeded draws in
    which group sizes within each story stay. Groups of two languages make no pair.
    """
    frames = [
        _language(corpus, counts, by, relabellings, np.random.default_rng(seed))
        for counts in term_counts(corpus, by=by, scope=scope)
        if len(set(counts.group)) > 1
    ]
    return SIMILARITY.frame(pd.concat(frames, ignore_index=True) if frames else None)


def _language(
    corpus: Corpus, counts: Counts, by: str, relabellings: int, rng: np.random.Generator
) -> pd.DataFrame:
    names = sorted(set(counts.group))
    label = np.searchsorted(names, counts.group.astype(str))
    weights = tfidf_weights(counts.matrix[:, content_terms(corpus, counts)])
    gram = (weights @ weights.T).toarray() if weights.shape[0] <= _GRAM_LIMIT else None
    stories = np.full(len(label), "") if by == "story" else counts.story
    strata = np.unique(stories.astype(str), return_inverse=True)[1].ravel()
    turn = turns(corpus, counts.rows)  # draws do not depend on the order of the articles
    first, second = np.array(list(combinations(range(len(names)), 2))).T

    def pairs(labels: np.ndarray) -> np.ndarray:
        members = np.zeros((len(names), len(labels)))
        members[labels, np.arange(len(labels))] = 1
        members /= members.sum(axis=1, keepdims=True)
        if gram is not None:
            block = members @ gram @ members.T
        else:
            means = members @ weights
            block = means @ means.T
        return block[first, second]

    observed = pairs(label)
    drawn = np.array([pairs(_shuffled(label, strata, turn, rng)) for _ in range(relabellings)])
    drawn = drawn if len(drawn) else np.full((1, len(observed)), np.nan)
    low, high = np.percentile(drawn, [2.5, 97.5], axis=0)
    return pd.DataFrame(
        {
            "language": counts.language,
            "a": [names[place] for place in first],
            "b": [names[place] for place in second],
            "similarity": observed,
            "expected": drawn.mean(axis=0),
            "low": low,
            "high": high,
        }
    )


def _shuffled(
    label: np.ndarray, strata: np.ndarray, turn: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """The labels dealt anew inside each stratum."""
    order = np.lexsort((rng.random(len(label))[turn], strata))
    place = np.lexsort((turn, strata))
    result = np.empty_like(label)
    result[place] = label[order]
    return result
