"""Dispersion: how evenly a term is spread over the articles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse


@dataclass(frozen=True)
class Dispersion:
    """One value a term (float arrays); NaN where it does not occur.

    dp: 0 as even as the articles' lengths, towards 1 all in one small article. dp_norm: the same
    over its largest value for these articles. juilland_d: 1 even, 0 all in one article.
    """

    dp: np.ndarray
    dp_norm: np.ndarray
    juilland_d: np.ndarray


def dispersion(counts: sparse.spmatrix | np.ndarray, totals: np.ndarray) -> Dispersion:
    """Dispersion of each term over articles, from counts (articles × terms) and article lengths.

    DP is half the sum of |share of the term − share of the tokens| over articles (Gries 2008,
    International Journal of Corpus Linguistics 13), normalised by 1 − the smallest share
    (Lijffijt & Gries 2012); Juilland's D is 1 − the coefficient of variation of the term's rates
    (population) over √(articles − 1).
    """
    matrix = sparse.csc_matrix(counts, dtype=float)
    articles, terms = matrix.shape
    size = np.asarray(totals, dtype=float)
    share = size / size.sum() if size.sum() else np.zeros(articles)
    of = np.repeat(np.arange(terms), np.diff(matrix.indptr))
    total = np.bincount(of, matrix.data, minlength=terms)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = matrix.data / total[of]
        here = share[matrix.indices]
        off = np.bincount(of, np.abs(part - here), minlength=terms)
        absent = 1 - np.bincount(of, here, minlength=terms)  # shares of articles without it
        dp = np.where(total > 0, (off + absent) / 2, np.nan)
        norm = 1 - share.min() if articles else 1.0
        rate = matrix.data / size[matrix.indices]
        mean = np.bincount(of, rate, minlength=terms) / articles
        square = np.bincount(of, rate * rate, minlength=terms) / articles
        spread = np.sqrt(np.maximum(square - mean * mean, 0.0))
        d = 1 - spread / mean / np.sqrt(articles - 1) if articles > 1 else np.full(terms, np.nan)
        return Dispersion(dp, dp / norm if norm else np.full(terms, np.nan), d)
