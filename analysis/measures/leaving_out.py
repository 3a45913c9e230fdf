"""The range of a score when any one article of the target, or any one shared story, is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from analysis.measures.association import Expected
from analysis.measures.grouped import Sides


@dataclass(frozen=True)
class Difference:
    """One value a term: plain difference, and its range when one article is left out."""

    difference: np.ndarray
    low: np.ndarray
    high: np.ndarray


class Statistic(Protocol):
    """A keyness statistic of the terms numbered `terms`, from counts in target and reference.

    The longer a target with the same counts, the lower it is.
    """

    def __call__(
        self,
        a: np.ndarray,
        b: np.ndarray,
        n_a: np.ndarray | float,
        n_b: np.ndarray | float,
        under: Expected | None,
        terms: np.ndarray,
    ) -> np.ndarray: ...


def difference(sides: Sides, statistic: Statistic) -> Difference:
    """A count statistic of every term with its range.

    An article without the term only makes the target shorter; what that moves is not looked at.
    NaN for low and high where nothing can be left out: one article in one story.
    """
    (a, b), (n_a, n_b) = sides.counts, sides.tokens
    everything = np.arange(len(a))
    plain = statistic(a, b, n_a, n_b, sides.under, everything)
    if sides.articles[0] == 1:
        nothing = np.full(len(plain), np.nan)
        return Difference(plain, nothing, nothing)
    low, high = plain.copy(), plain.copy()
    for terms, values in _left_out(sides, statistic):
        np.fmin.at(low, terms, values)
        np.fmax.at(high, terms, values)
    return Difference(plain, low, high)


def _left_out(sides: Sides, statistic: Statistic) -> list[tuple[np.ndarray, np.ndarray]]:
    """(terms, values): one value for each article and each story that can be left out."""
    own, (a, b), (n_a, n_b) = sides.grouped, sides.counts, sides.tokens
    by_story = sides.by_story
    if by_story is None:
        return [
            (t, statistic(a[t] - count, b[t], np.maximum(n_a - size, 1), n_b, None, t))
            for t, count, size in own.extremes(sides.name)
        ]
    matrix, found, total = own.matrix, by_story, by_story.expected
    is_target = sides.target[matrix.indices[found.cells]]
    cells, row = found.cells[is_target], found.row[is_target]
    several = found.articles_a[found.story[row]] > 1
    cells, row = cells[several], row[several]
    t, count, size = own.term[cells], matrix.data[cells], own.totals[matrix.indices[cells]]
    story = found.story[row]
    left, right = found.tokens_a[story] - size, found.tokens_b[story]
    rate = (found.a[row] - count + found.b[row]) / np.maximum(left + right, 1)
    under = Expected(
        total.a[t] - found.expected_a[row] + left * rate,
        total.b[t] - found.expected_b[row] + right * rate,
    )
    ranges = [(t, statistic(a[t] - count, b[t], np.maximum(n_a - size, 1), n_b, under, t))]
    if len(sides.shared) > 1:
        t, story = found.term, found.story
        under = Expected(total.a[t] - found.expected_a, total.b[t] - found.expected_b)
        sizes = (n_a - found.tokens_a[story], n_b - found.tokens_b[story])
        n_left, n_right = (np.maximum(size, 1) for size in sizes)
        values = statistic(a[t] - found.a, b[t] - found.b, n_left, n_right, under, t)
        ranges.append((t, values))
    return ranges
