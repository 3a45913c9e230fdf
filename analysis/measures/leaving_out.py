"""The range of a score when any one article of the target, or any one shared story, is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from analysis.measures.association import Expected
from analysis.measures.by_story import Block
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


def _left_out(sides: Sides, statistic: Statistic) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(terms, values): one value for each article and each story that can be left out."""
    own, (a, b), (n_a, n_b) = sides.grouped, sides.counts, sides.tokens
    if own.stories > 1:
        for block in sides.by_story.blocks(own.numbers):
            yield _articles(sides, block, statistic)
            if len(sides.shared) > 1:
                yield _stories(sides, block, statistic)
        return
    for t, count, size in own.extremes(sides.name):
        yield t, statistic(a[t] - count, b[t], np.maximum(n_a - size, 1), n_b, None, t)


def _articles(sides: Sides, block: Block, statistic: Statistic) -> tuple[np.ndarray, np.ndarray]:
    """(terms, values) without each article of the target that is not alone in its story."""
    own, (a, b), (n_a, n_b) = sides.grouped, sides.counts, sides.tokens
    total = _expected(sides)
    alone = block.by_story.articles_a.take(block.story) < 2
    cells = np.flatnonzero(block.mine & ~alone.take(block.row))
    row, count = block.row.take(cells), block.values.take(cells)
    t, size = block.term.take(row), own.totals.take(block.article.take(cells))
    both = np.add(*block.counts).take(row)
    tokens_a, tokens_b = (side.take(row) for side in block.tokens)
    left = tokens_a - size
    rate = (both - count) / np.maximum(left + tokens_b, 1)
    wants = block.expected
    under = Expected(
        total.a.take(t) - wants.a.take(row) + left * rate,
        total.b.take(t) - wants.b.take(row) + tokens_b * rate,
    )
    return t, statistic(
        a.take(t) - count, b.take(t), np.maximum(n_a - size, 1), n_b, under, t
    )  # fmt: skip


def _stories(sides: Sides, block: Block, statistic: Statistic) -> tuple[np.ndarray, np.ndarray]:
    """(terms, values) without each story."""
    (a, b), (n_a, n_b), t, total = sides.counts, sides.tokens, block.term, _expected(sides)
    (out_a, out_b), (tokens_a, tokens_b), wants = block.counts, block.tokens, block.expected
    return t, statistic(
        a.take(t) - out_a, b.take(t) - out_b,
        np.maximum(n_a - tokens_a, 1), np.maximum(n_b - tokens_b, 1),
        Expected(total.a.take(t) - wants.a, total.b.take(t) - wants.b), t,
    )  # fmt: skip


def _expected(sides: Sides) -> Expected:
    assert sides.under is not None  # there are stories
    return sides.under
