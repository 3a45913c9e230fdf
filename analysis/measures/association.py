"""Keyness statistics of one term or many: from counts in a target and in a reference.

Every function works on arrays of equal length: a, b are the counts of the terms in target and
reference, n_a, n_b the tokens there (numbers or arrays). A statistic with a direction is negative
where the target uses the term less. Nothing here knows of articles: tokens are not independent,
so no p-value is made from these (Lijffijt et al. 2016, Digital Scholarship in the Humanities 31).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import betaincinv, ndtr

Numbers = np.ndarray | float
#: Prior of the log-odds: tokens that all terms' shares in both sides are spread over.
PRIOR = 500.0
#: Stands for a count of 0 in ratios (Hardie 2014).
HALF = 0.5


@dataclass(frozen=True)
class Expected:
    """What a and b would be if target and reference used each term alike."""

    a: np.ndarray
    b: np.ndarray


def expected(a: Numbers, b: Numbers, n_a: Numbers, n_b: Numbers) -> Expected:
    """Both counts shared out by size. Over several stories: the sum of what each of them gives."""
    both, size = np.asarray(a) + b, np.asarray(n_a) + n_b
    share = np.divide(both, size, out=np.zeros_like(both, dtype=float), where=size > 0)
    return Expected(np.asarray(n_a * share), np.asarray(n_b * share))


def log_likelihood(
    a: Numbers,
    b: Numbers,
    n_a: Numbers,
    n_b: Numbers,
    *,
    cells: Literal[2, 4] = 4,
    under: Expected | None = None,
) -> np.ndarray:
    """Log-likelihood ratio G², with the sign of the difference.

    4 cells: with the other tokens of both sides (Dunning 1993, Computational Linguistics 19).
    2 cells: the counts alone (Rayson & Garside 2000).
    """
    under = under or expected(a, b, n_a, n_b)
    total = _part(a, under.a) + _part(b, under.b)
    if cells == 4:
        total = total + _part(n_a - np.asarray(a), n_a - under.a)
        total = total + _part(n_b - np.asarray(b), n_b - under.b)
    return np.sign(a - under.a) * np.maximum(2 * total, 0.0)


def _part(observed: Numbers, wanted: Numbers) -> np.ndarray:
    """observed · ln(observed / wanted), 0 where nothing was observed."""
    observed, wanted = np.asarray(observed, dtype=float), np.asarray(wanted, dtype=float)
    some = (observed > 0) & (wanted > 0)
    ratio = np.divide(observed, wanted, out=np.ones(np.broadcast(observed, wanted).shape),
                      where=some)  # fmt: skip
    return observed * np.log(ratio)


def chi_squared(
    a: Numbers,
    b: Numbers,
    n_a: Numbers,
    n_b: Numbers,
    *,
    yates: bool = False,
    under: Expected | None = None,
) -> np.ndarray:
    """Pearson's χ² of the table of two sides, with the sign of the difference.

    yates: with the correction for continuity. Not to be relied on where fewer than five are
    expected.
    """
    under = under or expected(a, b, n_a, n_b)
    gap = np.asarray(a) - under.a
    off = np.abs(gap)
    if yates:
        off = np.maximum(off - np.minimum(0.5, off), 0.0)
    total = 0.0
    for wanted in (under.a, under.b, n_a - under.a, n_b - under.b):
        shape = np.broadcast(off, wanted).shape
        total = total + np.divide(off**2, wanted, out=np.zeros(shape), where=wanted > 0)
    return np.sign(gap) * total


def log_ratio(
    a: Numbers, b: Numbers, n_a: Numbers, n_b: Numbers, *, under: Expected | None = None
) -> np.ndarray:
    """Binary logarithm of the ratio of the two rates, a count of 0 taken as 0.5 (Hardie 2014).

    With `under` the rates are in proportion to what was expected. NaN where neither uses it.
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    base_a, base_b = (n_a, n_b) if under is None else (under.a, under.b)
    none = (a == 0) & (b == 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = (np.where(a > 0, a, HALF) / base_a) / (np.where(b > 0, b, HALF) / base_b)
        return np.where(none, np.nan, np.log2(rates))


def log_ratio_bound(
    a: np.ndarray,
    b: np.ndarray,
    n_a: Numbers,
    n_b: Numbers,
    *,
    tests: int | None = None,
    level: float = 0.95,
    under: Expected | None = None,
) -> np.ndarray:
    """Conservative log ratio (LRC): the bound of its confidence interval that is nearer to 0.

    Clopper-Pearson interval of a / (a + b), Bonferroni-corrected for `tests` (default: the number
    of terms); 0 where the interval holds 0 (Evert 2022, corpora::keyness).
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    tail = (1 - level) / 2 / max(tests if tests is not None else len(a), 1)
    base_a, base_b = (n_a, n_b) if under is None else (under.a, under.b)
    with np.errstate(divide="ignore", invalid="ignore"):
        offset = np.log2(np.asarray(base_b, dtype=float) / base_a)
        low = np.where(a > 0, betaincinv(np.maximum(a, 1e-9), b + 1, tail), 0.0)
        high = np.where(b > 0, betaincinv(a + 1, np.maximum(b, 1e-9), 1 - tail), 1.0)
        low, high = (np.log2(share / (1 - share)) + offset for share in (low, high))
    return np.where(low > 0, low, np.where(high < 0, high, 0.0))


def percent_difference(a: Numbers, b: Numbers, n_a: Numbers, n_b: Numbers) -> np.ndarray:
    """%DIFF: by how many per cent the target's rate is above the reference's, 0 of the reference
    taken as 0.5 (Gabrielatos & Marchi 2011)."""
    rest = np.where(np.asarray(b) > 0, b, HALF) / n_b
    return (np.asarray(a) / n_a - rest) * 100 / rest


def odds_ratio(a: Numbers, b: Numbers, n_a: Numbers, n_b: Numbers) -> np.ndarray:
    """Odds of the term in the target over its odds in the reference; inf or NaN with zeros."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (a / (n_a - a)) / (b / (n_b - b))


def bic(g2: Numbers, n: Numbers) -> np.ndarray:
    """Bayes factor approximated by G² (of two cells) − ln N (Wilson 2013)."""
    return np.abs(g2) - np.log(n)


def ell(g2: Numbers, n: Numbers, least_expected: Numbers) -> np.ndarray:
    """Effect size for G² (of two cells): G² / (N · ln of the smallest expected count) (Johnston et
    al. 2006)."""
    least = np.asarray(least_expected, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.abs(g2) / (n * np.log(least))


def scaled_f(a: np.ndarray, b: np.ndarray, *, beta: float = 1.0) -> np.ndarray:
    """Scaled F-score in 0…1 (Kessler 2017, Scattertext), ½ where a term tells nothing.

    The harmonic mean of how precise and how frequent a term is for a side, both on the scale of a
    normal distribution; each side's scores are then spread over its half. For display: it depends
    on which other terms are there.
    """
    target, rest = _scaled_f(a, b, beta), _scaled_f(b, a, beta)
    score = np.full(len(target), 0.5)
    for side, other, sign in ((target, rest, 0.5), (rest, target, -0.5)):
        ahead = side > other
        if ahead.any():
            score[ahead] += sign * _spread(side[ahead])
    return score


def _spread(values: np.ndarray) -> np.ndarray:
    width = np.ptp(values)
    return (values - values.min()) / width if width else np.zeros(len(values))


def _scaled_f(a: np.ndarray, b: np.ndarray, beta: float) -> np.ndarray:
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if not len(a) or not a.sum():
        return np.zeros(len(a))
    precision = np.divide(a, a + b, out=np.zeros(len(a)), where=a + b > 0)
    scaled = [_normal_scale(each) for each in (precision, a / a.sum())]
    weight = beta * beta
    low = weight * scaled[0] + scaled[1]
    product = (1 + weight) * scaled[0] * scaled[1]
    return np.divide(product, low, out=np.zeros(len(a)), where=low > 0)


def _normal_scale(values: np.ndarray) -> np.ndarray:
    spread = values.std()
    if not spread:
        return np.full(len(values), 0.5)
    return ndtr((values - values.mean()) / spread)


def log_odds(
    a: Numbers,
    b: Numbers,
    n_a: Numbers,
    n_b: Numbers,
    prior: Numbers,
    *,
    under: Expected | None = None,
    variance: Literal[2, 4] = 2,
) -> np.ndarray:
    """z of the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008).

    prior: pseudo-counts a term, such as `PRIOR` × its share of all tokens. variance: the paper's
    approximation of two terms, or all four. With `under` (several stories) the difference that
    their mix alone would make is taken off. NaN where count and prior are 0.
    """
    total = PRIOR

    def logit(count: Numbers, size: Numbers) -> np.ndarray:
        count = np.asarray(count, dtype=float) + prior
        return np.log(count / (size + total - count))

    with np.errstate(divide="ignore", invalid="ignore"):
        gap = logit(a, n_a) - logit(b, n_b)
        if under is not None:
            gap = gap - (logit(under.a, n_a) - logit(under.b, n_b))
        spread = 1 / (np.asarray(a) + prior) + 1 / (np.asarray(b) + prior)
        if variance == 4:
            spread = spread + 1 / (n_a + total - np.asarray(a) - prior)
            spread = spread + 1 / (n_b + total - np.asarray(b) - prior)
        z = np.asarray(gap / np.sqrt(spread))
    alone = (np.asarray(prior) > 0) & np.isnan(z)  # it is all there is, on both sides alike
    return np.where(alone, 0.0, z)


def informative_prior(a: np.ndarray, b: np.ndarray, n_a: Numbers, n_b: Numbers) -> np.ndarray:
    """`PRIOR` tokens spread by each term's share of all tokens of both sides."""
    return PRIOR * (np.asarray(a, dtype=float) + b) / (np.asarray(n_a, dtype=float) + n_b)
