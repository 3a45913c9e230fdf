"""Shares of a total over articles, with their intervals: what is drawn is the article."""

from __future__ import annotations

import numpy as np
from scipy import stats

ENOUGH = 3  # articles from which on a share has an interval
CONFIDENCE = 0.95


def share_interval(part: np.ndarray, whole: np.ndarray) -> tuple[float, float]:
    """The 95 % interval of Σ part / Σ whole, an entry an article; NaN under three articles.

    The ratio estimator of cluster sampling, linearised (Cochran 1977, 6.4 and 9A.3), with
    Student's t over articles; kept within 0…1. An article without any of the whole does not count.
    """
    share, error, articles = ratio(part, whole)
    if articles < ENOUGH:
        return np.nan, np.nan
    reach = stats.t.ppf((1 + CONFIDENCE) / 2, articles - 1) * error
    return max(0.0, share - reach), min(1.0, share + reach)


def ratio(part: np.ndarray, whole: np.ndarray) -> tuple[float, float, int]:
    """(Σ part / Σ whole, its standard error over articles, articles); NaN where there is none."""
    counted = whole > 0
    part, whole = part[counted].astype(float), whole[counted].astype(float)
    articles, total = len(whole), whole.sum()
    if not total:
        return np.nan, np.nan, 0
    share = part.sum() / total
    if articles < 2:
        return float(share), np.nan, articles
    rest = part - share * whole
    error = np.sqrt(articles / (articles - 1) * (rest @ rest)) / total
    return float(share), float(error), articles


def difference_interval(
    part: np.ndarray, whole: np.ndarray, others: list[tuple[np.ndarray, np.ndarray]]
) -> tuple[float, float, float]:
    """(share of the others, low, high of own share − theirs); the others count alike.

    others: part and whole of each other group. The interval is Welch's (1947) over the errors of
    all shares; NaN where a group has fewer than three articles.
    """
    own, error, articles = ratio(part, whole)
    rest = [each for each in (ratio(*pair) for pair in others) if each[2]]
    if not rest:
        return np.nan, np.nan, np.nan
    mean = float(np.mean([share for share, _, _ in rest]))
    if articles < ENOUGH or any(count < ENOUGH for _, _, count in rest):
        return mean, np.nan, np.nan
    variances = [error**2, *((e / len(rest)) ** 2 for _, e, _ in rest)]
    counts = [articles, *(count for _, _, count in rest)]
    total = sum(variances)
    if not total:
        return mean, own - mean, own - mean
    freedom = total**2 / sum(v**2 / (n - 1) for v, n in zip(variances, counts, strict=True))
    reach = stats.t.ppf((1 + CONFIDENCE) / 2, freedom) * np.sqrt(total)
    return mean, own - mean - reach, own - mean + reach
