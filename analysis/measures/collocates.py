"""Collocates: which words stand near a word or phrase, and in which group more than elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.association import HALF, log_likelihood
from analysis.measures.cells import term_ids
from analysis.measures.counts import LEAVE_OUT, Counts, StopWords, content_terms, term_counts
from analysis.measures.hits import Hits, hits_of, in_scope
from analysis.tables import COLLOCATES

#: The widest window, in words to each side.
WIDEST = 20
#: So often a term stands near the query before it ranks with the others.
OFTEN = 2


def collocates(
    corpus: Corpus,
    query: str,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    unit: str = "lemma",
    window: int = 5,
    stopwords: StopWords | None = None,
    leave_out: Collection[str] = LEAVE_OUT,
) -> pd.DataFrame:
    """The terms that stand near `query`, a row a group and term (columns: COLLOCATES).

    The hits are those of `concordance`. Near is what stands at most `window` words (1 to 20) before
    or after a hit in the same sentence, stop-words and words out of scope counted as steps; of
    those, words in scope that belong to no hit themselves. A place that is near two hits counts
    once: a word that people read once is one piece of evidence, and `n` can never exceed `n_term`.

    `log_dice` (Rychlý 2008, Recent Advances in Slavonic Natural Language Processing) does not
    grow with the size of the group, so groups can be compared; 14 where query and term stand only
    together, a little above only where hits have the term on both sides. `g2` (Dunning 1993, four
    cells) compares the words near the query with all other words of the group, hits apart. The
    rest is all other groups of the language together; a term that never stands near the query there
    has 0.5 times there, but no `log_dice_rest` above its `log_dice`: a rest with few hits tells
    nothing, so `difference` is 0. Sorted by group, language, rank: by
    log_dice, terms near the query once come last. Stop-words and what `leave_out` names are no
    terms. InputError: nothing to look for, an unknown option.
    """
    if isinstance(window, (bool, float)) or window not in range(1, WIDEST + 1):
        raise InputError("bad_option", value=window, option="window", values=f"1 … {WIDEST}")
    hits = hits_of(corpus, query, by=by, scope=scope, unit=unit)
    near = _near(corpus, hits, scope, window)
    frames = [
        _frame(
            _Place.of(corpus, counts, hits, near),
            content_terms(corpus, counts, stopwords, leave_out),
        )
        for counts in (term_counts(corpus, by=by, scope=scope, unit=unit) if len(near) else ())
    ]
    frames = [frame for frame in frames if len(frame)]
    if not frames:
        return COLLOCATES.frame()
    frame = pd.concat(frames, ignore_index=True)
    frame["late"] = frame["n"] < OFTEN
    frame = frame.sort_values(
        ["group", "language", "late", "log_dice", "term"],
        ascending=[True, True, True, False, True],
    ).drop(columns="late")
    frame["rank"] = frame.groupby(["group", "language"], sort=False).cumcount() + 1
    return COLLOCATES.frame(frame)


def log_dice(
    together: np.ndarray | float, one: np.ndarray | float, other: np.ndarray | float
) -> np.ndarray:
    """14 + log2 of the Dice coefficient, from how often two things stand together and each stands
    at all; NaN where there is none of the first."""
    total = np.where(np.asarray(one) > 0, np.asarray(one) + np.asarray(other, dtype=float), np.nan)
    return 14 + np.log2(2 * np.asarray(together, dtype=float) / total)


def _near(corpus: Corpus, hits: Hits, scope: Scope, window: int) -> np.ndarray:
    """The token rows near a hit, in scope and in no hit, each once and in order."""
    tokens = corpus.tokens
    found = [np.zeros(0, dtype=np.int64)]
    for step in range(1, window + 1):
        for edge, rows in ((hits.first, hits.first - step), (hits.last, hits.last + step)):
            inside = (rows >= 0) & (rows < len(tokens))
            edge, rows = edge[inside], rows[inside]
            found.append(rows[tokens.sentence[rows] == tokens.sentence[edge]])
    rows = np.setdiff1d(np.concatenate(found), hits.rows)
    return rows[in_scope(corpus, rows, scope, hits.group)]


@dataclass(frozen=True, eq=False)
class _Place:
    """What one language has of hits and of words near them.

    group: group number of each article of `counts`, names: of the groups. hits, node, near: the
    article (of `counts`) of each hit, of each token in hits, of each token near them. node_term,
    near_term: their columns of `counts`.
    """

    counts: Counts
    names: np.ndarray
    group: np.ndarray
    hits: np.ndarray
    node: np.ndarray
    near: np.ndarray
    node_term: np.ndarray
    near_term: np.ndarray

    @classmethod
    def of(cls, corpus: Corpus, counts: Counts, hits: Hits, near: np.ndarray) -> _Place:
        place = np.full(len(corpus.articles.frame), -1)
        place[counts.rows] = np.arange(len(counts.rows))

        def here(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            article = place[corpus.tokens.article[rows]]
            return rows[article >= 0], article[article >= 0]

        group, names = pd.factorize(counts.group)
        (node, node_article), (near, near_article) = here(hits.rows), here(near)
        return cls(
            counts, names, group, here(hits.first)[1], node_article, near_article,
            _columns(corpus, counts, node), _columns(corpus, counts, near),
        )  # fmt: skip

    def size(self, article: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
        """How many of them each group has."""
        return np.bincount(self.group[article], weights, minlength=len(self.names))


def _columns(corpus: Corpus, counts: Counts, rows: np.ndarray) -> np.ndarray:
    """The column of `counts` of each token."""
    ids, back = np.unique(term_ids(corpus.tokens.take(rows), counts.unit), return_inverse=True)
    forms = corpus.tokens.vocabulary["form"].iloc[ids].to_numpy(dtype=object)
    return np.searchsorted(counts.column, np.searchsorted(counts.cells.terms, forms))[back]


def _frame(place: _Place, content: np.ndarray) -> pd.DataFrame:
    """The rows of one language, in no order yet."""
    counts, groups = place.counts, len(place.names)
    wanted = content[place.near_term]
    article, term = place.near[wanted], place.near_term[wanted]
    if not len(term):
        return COLLOCATES.frame()
    pairs, n = np.unique(term * groups + place.group[article], return_counts=True)
    column, group = pairs // groups, pairs % groups
    terms, back = np.unique(column, return_inverse=True)

    def of_pairs(term: np.ndarray, article: np.ndarray) -> np.ndarray:
        """How many of them each pair of term and group has."""
        where = (term, place.group[article])
        shape = (len(counts.column), groups)
        table = sparse.csr_matrix((np.ones(len(term), dtype=np.int64), where), shape)
        return np.asarray(table[column, group]).ravel()

    member = (
        np.ones(len(place.group), dtype=np.int64),
        place.group,
        np.arange(len(place.group) + 1),
    )
    all_uses = counts.matrix[:, terms].T @ sparse.csr_matrix(member, (len(place.group), groups))
    n_term = np.asarray(all_uses[back, group]).ravel()
    total = np.asarray(all_uses.sum(axis=1)).ravel()[back]
    each = np.unique(article * len(counts.column) + term)
    articles = of_pairs(each % len(counts.column), each // len(counts.column))
    in_hits = of_pairs(place.node_term, place.node)

    hits, near, node = (place.size(one) for one in (place.hits, place.near, place.node))
    words = place.size(np.arange(len(place.group)), counts.totals)
    with_hit = place.size(np.unique(place.hits))
    together = np.bincount(back, n, minlength=len(terms))[back].astype(np.int64)
    n_query, n_rest, query_rest = hits[group], together - n, (hits.sum() - hits)[group]
    own = log_dice(n, n_query, n_term)
    rest = log_dice(np.where(n_rest > 0, n_rest, HALF), query_rest, total - n_term)
    rest = np.where((n_rest == 0) & (rest > own), own, rest)  # too few hits there to tell
    g2 = log_likelihood(n, n_term - n - in_hits, near[group], (words - near - node)[group])
    return pd.DataFrame(
        {
            "group": place.names[group], "language": counts.language,
            "term": counts.cells.terms[counts.column[column]],
            "display": counts.cells.display[counts.column[column]],
            "n": n, "n_query": n_query, "n_term": n_term, "log_dice": own, "g2": g2,
            "articles": articles, "of_articles": with_hit[group], "n_rest": n_rest,
            "n_query_rest": query_rest, "log_dice_rest": rest, "difference": own - rest,
        }
    )  # fmt: skip
