"""Families of near-duplicates: articles that are largely the same text.

Copies of one text are no independent evidence, so relabelling moves them together.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from analysis.corpus import Corpus, Flag, Part
from analysis.text.shingles import SHINGLE, shingle_hashes

#: Share of the shorter text's shingles that stand in the other from which on both are one family.
NEAR = 0.8
#: A shingle in more articles than this is a formula of the trade; comparing all of them with each
#: other would cost more than it tells.
_MOST = 50

_made: WeakKeyDictionary[Corpus, np.ndarray] = WeakKeyDictionary()


def families(corpus: Corpus) -> np.ndarray:
    """The number of the family of each article (int), made once a corpus.

    Near-duplicates: `NEAR` of the body shingles (boilerplate aside) of the shorter stand in the
    other; articles too short for a shingle when their words are the same. Families are the
    connected articles, so a text that grew in steps is one.
    """
    if corpus not in _made:
        _made[corpus] = _families(corpus)
    return _made[corpus]


def _families(corpus: Corpus) -> np.ndarray:
    tokens, articles = corpus.tokens, len(corpus.articles)
    usable = (tokens.part == Part.BODY) & ((tokens.flags & np.uint8(Flag.BOILERPLATE)) == 0)
    rows = np.flatnonzero(usable)
    article = tokens.article[rows]
    hashes = shingle_hashes(tokens.term[rows])
    of = article[: len(hashes)]
    inside = of == article[SHINGLE - 1 :] if len(hashes) else np.zeros(0, dtype=bool)
    size = np.bincount(of[inside], minlength=articles)
    again = np.flatnonzero(inside)
    again = again[_met_again(hashes[again])]
    found = pd.DataFrame({"article": of[again], "shingle": hashes[again]})
    pairs = found.drop_duplicates()
    size -= np.bincount(found["article"], minlength=articles)  # each shingle counts once
    size += np.bincount(pairs["article"], minlength=articles)
    shingle, _ = pd.factorize(pairs["shingle"])
    often = np.bincount(shingle)[shingle] if len(shingle) else shingle
    kept = (often > 1) & (often <= _MOST)
    links = sparse.coo_matrix((articles, articles))
    if kept.any():
        number, _ = pd.factorize(shingle[kept])
        stands = sparse.csr_matrix(
            (np.ones(kept.sum()), (pairs["article"].to_numpy()[kept], number))
            , shape=(articles, int(number.max()) + 1),
        )  # fmt: skip
        common = sparse.coo_matrix(sparse.triu(stands @ stands.T, k=1))
        shorter = np.minimum(size[common.row], size[common.col])
        near = common.data >= NEAR * shorter
        links = sparse.coo_matrix(
            (np.ones(near.sum()), (common.row[near], common.col[near])), (articles, articles)
        )
    _, family = connected_components(links, directed=False)
    return _with_short(family, np.flatnonzero(size == 0), article, tokens.term[rows])


def _met_again(hashes: np.ndarray) -> np.ndarray:
    """Rows of all hashes that stand more than once, and of few others.

    Two rounds of buckets leave nearly all hashes that stand alone behind, at a fraction of what
    looking each of them up costs.
    """
    rows = np.arange(len(hashes), dtype=np.int32)
    bits = int(np.clip(np.ceil(np.log2(len(hashes) + 1)) + 1, 8, 24))
    for shift in (64 - bits, 64 - 2 * bits):
        bucket = (hashes[rows] >> np.uint64(shift)) & np.uint64((1 << bits) - 1)
        bucket = bucket.astype(np.int32)
        rows = rows[np.bincount(bucket, minlength=1 << bits).take(bucket) > 1]
    return rows


def _with_short(
    family: np.ndarray, short: np.ndarray, article: np.ndarray, term: np.ndarray
) -> np.ndarray:
    """Families in which articles without a shingle join those with the same words."""
    seen: dict[bytes, int] = {}
    bounds = np.searchsorted(article, np.column_stack((short, short + 1)))
    for row, (first, last) in zip(short.tolist(), bounds.tolist(), strict=True):
        if last > first:
            family[row] = family[seen.setdefault(term[first:last].tobytes(), row)]
    return family
