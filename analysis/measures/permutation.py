"""p of each term by relabelling the articles: how often chance parts the two rates as far.

The statistic is the target's count less what the shared stories lead to expect, which is 0 on
average; articles, not tokens, are what is dealt anew, so a word that one article repeats is not
taken for many witnesses (Lijffijt et al. 2016, Digital Scholarship in the Humanities 31).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.stats import gamma, norm

from analysis.measures.grouped import Sides
from analysis.measures.relabelling import RELABELLINGS, Relabelling

#: Share of false discoveries that a table is read with.
FALSE_DISCOVERIES = 0.10
#: Articles that each side needs.
ENOUGH = 6
#: Stored counts × relabellings that are worth the wait; beyond it p comes from the moments.
_BUDGET = 400_000_000
_ALIKE = 1e-9
_EVEN = 1e-3  # skewness below which a distribution is taken for normal


@dataclass(frozen=True)
class Permuted:
    """p a term (NaN where not tested), why absent ("" where not), and from how many
    relabellings (0: from their moments)."""

    p: np.ndarray
    absent: str
    relabellings: int


def permutation_p(
    sides: Sides,
    family: np.ndarray,
    tested: np.ndarray,
    seed: int,
    order: np.ndarray | None = None,
) -> Permuted:
    """Two-sided p of the terms `tested` (bool) of one comparison.

    family, order: one value an article of `sides.grouped`, as in `Relabelling.of`. absent:
    few_articles where a side has fewer than `ENOUGH`; few_relabellings where even the smallest p
    there can be, with so many terms tested, could not be among `FALSE_DISCOVERIES`.
    """
    nothing = np.full(len(tested), np.nan)
    if min(sides.articles) < ENOUGH:
        return Permuted(nothing, "few_articles", 0)
    here = np.flatnonzero(sides.target | sides.rest)
    story = sides.grouped.story[here]
    relabelling = Relabelling.of(
        sides.target[here].astype(np.int64), story, family[here],
        None if order is None else order[here],
    )  # fmt: skip
    wanted = int(np.ceil(tested.sum() / FALSE_DISCOVERIES))
    if relabelling.count < wanted:
        return Permuted(nothing, "few_relabellings", 0)
    terms = np.flatnonzero(tested)
    shares = _Residuals.of(sides, here, terms)
    observed = shares.statistic(relabelling.labels[:, None].astype(float))[:, 0]
    if relabelling.count <= RELABELLINGS:
        number = relabelling.count
        p = shares.as_far(relabelling.all(), observed) / number
    elif max(shares.counts.nnz, 1) * max(RELABELLINGS, wanted) <= _BUDGET:
        number = max(RELABELLINGS, wanted)
        parts = relabelling.drawn(number, len(terms), seed)
        p = (1 + sum(shares.as_far(each, observed) for each in parts)) / (1 + number)
    else:
        number, p = 0, _from_moments(shares, relabelling, observed)
    nothing[terms] = p
    return Permuted(nothing, "", number)


@dataclass(frozen=True, eq=False)
class _Residuals:
    """counts: CSR, terms × articles; size: tokens an article; story: int; rate: terms × stories."""

    counts: sparse.csr_matrix
    size: np.ndarray
    story: np.ndarray
    rate: np.ndarray

    @classmethod
    def of(cls, sides: Sides, here: np.ndarray, terms: np.ndarray) -> _Residuals:
        own = sides.grouped
        counts = sparse.csr_matrix(sparse.csc_matrix(own.matrix[:, terms])[here].T)
        size = own.totals[here]
        labels, story = np.unique(own.story[here], return_inverse=True)
        member = sparse.csr_matrix(
            (np.ones(len(here)), (np.arange(len(here)), story)), (len(here), len(labels))
        )
        total = np.asarray((counts @ member).todense())
        return cls(counts, size, story, total / np.maximum(member.T @ size, 1))

    def statistic(self, target: np.ndarray) -> np.ndarray:
        """Count less expectation, terms × relabellings; target: articles × relabellings."""
        sizes = np.zeros((self.rate.shape[1], target.shape[1]))
        np.add.at(sizes, self.story, self.size[:, None] * target)
        return np.asarray(self.counts @ target) - self.rate @ sizes

    def as_far(self, labels: np.ndarray, observed: np.ndarray) -> np.ndarray:
        """In how many relabellings each term is at least as far from expectation as observed."""
        least = np.abs(observed) * (1 - _ALIKE) - _ALIKE
        return (np.abs(self.statistic(labels.T.astype(float))) >= least[:, None]).sum(axis=1)


def _from_moments(shares: _Residuals, relabelling: Relabelling, observed: np.ndarray) -> np.ndarray:
    """Both tails of a gamma distribution (Pearson's type III) with the exact mean, variance and
    skewness over all relabellings (Mielke & Berry 2007, Permutation Methods).

    Near for terms in many articles; for terms in few, p in the middle of the range is rough.
    """
    terms = len(observed)
    mean, variance, third = np.zeros(terms), np.zeros(terms), np.zeros(terms)
    for each in relabelling.classes:
        units, size = each.members.shape
        labels = each.labels.sum(axis=1).astype(float)
        off = labels - labels.mean()
        sums = _power_sums(shares, each.members)
        centre = sums[0] / units
        mean += labels.sum() * centre / size
        if units < 2 or not off.any():
            continue
        square = sums[1] - units * centre**2
        variance += (off**2).sum() * square / (units - 1) / size**2
        if units > 2:
            cube = sums[2] - 3 * centre * sums[1] + 2 * units * centre**3
            third += (off**3).sum() * cube * units / ((units - 1) * (units - 2)) / size**3
    p = np.ones(terms)
    moves = variance > _ALIKE  # in as many articles on both sides whatever the labels: p is 1
    spread = np.sqrt(variance[moves])
    p[moves] = _two_tails((observed - mean)[moves] / spread, third[moves] / spread**3)
    return p


def _power_sums(shares: _Residuals, members: np.ndarray) -> list[np.ndarray]:
    """Sums over units of the first three powers of their residual (count − rate × tokens)."""
    units, size = members.shape
    story = shares.story[members[0, 0]]
    rate = shares.rate[:, story]
    member = sparse.csr_matrix(
        (np.ones(units * size), (members.ravel(), np.repeat(np.arange(units), size))),
        (len(shares.size), units),
    )
    counts = sparse.csr_matrix(shares.counts @ member)
    tokens = np.asarray(member.T @ shares.size).ravel()
    of = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))

    def summed(power: int, weight: int) -> np.ndarray:
        values = counts.data**power * tokens[counts.indices] ** weight
        return np.bincount(of, values, minlength=counts.shape[0])

    return [
        summed(1, 0) - rate * tokens.sum(),
        summed(2, 0) - 2 * rate * summed(1, 1) + rate**2 * (tokens**2).sum(),
        summed(3, 0) - 3 * rate * summed(2, 1) + 3 * rate**2 * summed(1, 2)
        - rate**3 * (tokens**3).sum(),
    ]  # fmt: skip


def _two_tails(z: np.ndarray, skew: np.ndarray) -> np.ndarray:
    """P(|Z| ≥ |z|) of a standardised gamma distribution with this skewness."""
    far, skew = np.abs(z), np.abs(skew)
    shape = 4 / np.maximum(skew, _EVEN) ** 2
    heavy = gamma.sf((1 + far * skew / 2) * shape, shape)
    light = gamma.cdf(np.maximum(1 - far * skew / 2, 0.0) * shape, shape)
    return np.where(skew < _EVEN, 2 * norm.sf(far), np.minimum(heavy + light, 1.0))
