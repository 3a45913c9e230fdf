"""Relabelling: dealing the articles to their groups anew, as a comparison with chance.

Who wrote an article is exchangeable only with what could as well have been: labels move inside a
story, and the articles of a family of near-duplicates keep together, so a family changes places
only with families of its size. (Methods: Good 2005, Permutation, Parametric and Bootstrap Tests.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import factorial, prod

import numpy as np

from analysis.corpus import Corpus

#: Up to so many relabellings all of them are tried, else so many at random.
RELABELLINGS = 2000
_AT_A_TIME = 4_000_000  # terms × relabellings


@dataclass(frozen=True, eq=False)
class _Class:
    """Units that can change places. members: units × articles of a unit (row numbers); labels:
    the label of each of them."""

    members: np.ndarray
    labels: np.ndarray

    @cached_property
    def kinds(self) -> tuple[np.ndarray, np.ndarray]:
        """(distinct label rows, which of them each unit has)."""
        rows, which = np.unique(self.labels, axis=0, return_inverse=True)
        return rows, which.ravel()

    @property
    def count(self) -> int:
        """In how many different ways the labels can be dealt to the units."""
        sizes = Counter(self.kinds[1].tolist()).values()
        return factorial(len(self.labels)) // prod(factorial(size) for size in sizes)


@dataclass(frozen=True, eq=False)
class Relabelling:
    """What labels the articles could have. labels: int, those they have."""

    labels: np.ndarray
    classes: list[_Class]

    @classmethod
    def of(
        cls,
        labels: np.ndarray,
        story: np.ndarray,
        family: np.ndarray,
        order: np.ndarray | None = None,
    ) -> Relabelling:
        """From one label (int), story and family (any values) an article.

        Articles of one family in two stories are a family in each. order: a number an article,
        by which the articles are gone through (default: as they stand), so that the same seed
        deals the same whatever the order they came in.
        """
        turn = np.arange(len(labels)) if order is None else order
        _, unit = np.unique(
            np.column_stack([np.unique(each, return_inverse=True)[1].ravel() for each in
                             (story, family)]), axis=0, return_inverse=True,
        )  # fmt: skip
        unit = unit.ravel()
        place = np.lexsort((turn, labels, unit))
        starts = np.flatnonzero(np.diff(unit[place], prepend=-1))
        size = np.diff(np.append(starts, len(place)))
        first = np.minimum.reduceat(turn[place], starts) if len(starts) else starts
        _, story_of = np.unique(np.asarray(story).astype(str), return_inverse=True)
        story_of = story_of.ravel()[place[starts]]
        classes = []
        for which in np.unique(np.column_stack((story_of, size)), axis=0):
            here = np.flatnonzero((story_of == which[0]) & (size == which[1]))
            here = here[np.argsort(first[here], kind="stable")]
            members = place[starts[here][:, None] + np.arange(which[1])]
            classes.append(_Class(members, labels[members]))
        return cls(labels, classes)

    @cached_property
    def count(self) -> int:
        """How many different relabellings there are, the labels as they are among them."""
        return prod(each.count for each in self.classes)

    @cached_property
    def _small(self) -> np.ndarray:
        """The labels in as few bytes as hold them: there are many copies of them."""
        return self.labels.astype(np.min_scalar_type(int(self.labels.max(initial=0))))

    def all(self) -> np.ndarray:
        """Every relabelling once (int, relabellings × articles), the labels as they are first."""
        choices = [list(_arrangements(each.kinds[1])) for each in self.classes]
        result = np.tile(self._small, (self.count, 1))
        for row, chosen in enumerate(product(*choices)):
            for each, arrangement in zip(self.classes, chosen, strict=True):
                result[row, each.members] = each.kinds[0][list(arrangement)]
        return result

    def draw(self, number: int, rng: np.random.Generator) -> np.ndarray:
        """`number` relabellings at random (int, number × articles)."""
        result = np.tile(self._small, (number, 1))
        for each in self.classes:
            units = len(each.members)
            if units > 1:
                order = np.argsort(rng.random((number, units), dtype=np.float32), axis=1)
                result[:, each.members] = self._small[each.members][order]
        return result

    def drawn(self, number: int, terms: int, seed: int) -> Iterator[np.ndarray]:
        """`number` seeded relabellings in parts, as many at a time as so many terms allow."""
        rng = np.random.default_rng(seed)
        size = max(1, _AT_A_TIME // max(terms, 1))
        for first in range(0, number, size):
            yield self.draw(min(size, number - first), rng)


def turns(corpus: Corpus, rows: np.ndarray) -> np.ndarray:
    """The place of each of some articles (row numbers) when they are sorted by their id (int)."""
    ids = corpus.articles.frame["article_id"].to_numpy(dtype=object)[rows]
    place = np.empty(len(ids), dtype=np.int64)
    place[np.argsort(ids.astype(str), kind="stable")] = np.arange(len(ids))
    return place


def _arrangements(values: np.ndarray) -> Iterator[tuple[int, ...]]:
    """Every different order of `values` once, the order they have first."""
    first = tuple(values.tolist())
    yield first
    left = Counter(first)
    for each in _sorted_arrangements(left, len(first)):
        if each != first:
            yield each


def _sorted_arrangements(left: Counter[int], length: int) -> Iterator[tuple[int, ...]]:
    if not length:
        yield ()
        return
    for value in sorted(left):
        if left[value]:
            left[value] -= 1
            for rest in _sorted_arrangements(left, length - 1):
                yield (value, *rest)
            left[value] += 1
