"""How many terms stand out for a group, whichever articles are its own: many relabellings at once.

The same z, gate and left-out articles and stories as in the term tables (`scoring`,
`leaving_out`), with the relabellings as one more axis of the arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.measures.association import Expected, informative_prior, log_odds
from analysis.measures.grouped import Grouped, Sides
from analysis.measures.scoring import CAP, needed_articles

#: z from which on a term stands out (one-sided 5 % of a normal distribution).
STANDS_OUT = 1.64
_LOOKS = 16
#: Articles that are enough whatever the group's size, as long as a tenth of it is no more.
_ENOUGH = 10


def articles_to_stand_out(articles: int) -> int:
    """In how many of its articles a group must have a term for it to stand out.

    As for the TF-IDF difference, two or half of them, up to `_ENOUGH`; from there a tenth. Asking
    for fewer lets chance through until a real difference drowns in it (planted words, 15 against
    30 articles, a tenth: 33 % of sets told apart instead of 99 %); asking for half of a hundred
    articles on a hundred matters finds nothing but formulas.
    """
    return max(min(needed_articles(articles, "tfidf"), _ENOUGH), -(-articles // 10))


def counters_of(grouped: Grouped) -> list[Counter]:
    """One a group that has more than one article beside others in shared stories."""
    found = []
    for name in grouped.names:
        sides = grouped.side_by_side(name, [one for one in grouped.names if one != name])
        if sides is not None and sides.articles[0] > 1:
            found.append(Counter(sides))
    return found


class Counter:
    """Counts how many terms stand out for one group, whichever articles it has.

    How many articles the group has in each story is the same in every relabelling; so are the
    shared stories, the counts of both sides together, the prior and the gate.
    """

    def __init__(self, sides: Sides) -> None:
        own = sides.grouped
        here = np.flatnonzero(sides.target | sides.rest)
        self.rows = here[np.lexsort((own.totals[here], own.story[here]))]
        story, self.story = np.unique(own.story[self.rows], return_inverse=True)
        self.several = np.bincount(
            np.searchsorted(story, own.story[sides.target]), minlength=len(story)
        ) > 1  # fmt: skip
        self.group = own.names.index(sides.name)
        self.needed = articles_to_stand_out(sides.articles[0])
        self.size = own.totals[self.rows]
        matrix = own.matrix[self.rows]
        occurs = np.diff(sparse.csc_matrix(matrix).indptr)
        times = np.asarray(matrix.sum(axis=0)).ravel()
        raw = sparse.csc_matrix(matrix[:, (occurs >= self.needed) & (times >= 3)])
        raw.sort_indices()
        self.raw = raw.T.astype(np.float32)
        self.ones = self.raw.copy()
        self.ones.data = np.ones_like(self.ones.data)
        self.capped = self.raw.copy()
        self.capped.data = np.minimum(self.capped.data, CAP)
        self.often = [self._with_count(count) for count in range(1, CAP + 1)]
        self._expectations(len(story))

    def _with_count(self, count: int) -> sparse.csr_matrix:
        """The stored counts that are `count` when capped; articles a term, the shortest first."""
        found = self.capped.copy()
        found.data = (found.data == count).astype(np.float32)
        found.eliminate_zeros()
        return found

    def _expectations(self, stories: int) -> None:
        """Rates a term and story, prior, and sums of both sides."""
        member = sparse.csr_matrix(
            (np.ones(len(self.rows)), (np.arange(len(self.rows)), self.story)),
            shape=(len(self.rows), stories),
        )
        self.story_size = np.asarray(member.T @ self.size).ravel()
        self.story_count = np.asarray((self.capped.astype(float) @ member).todense())
        self.rate = self.story_count / np.maximum(self.story_size, 1)
        self.both = self.story_count.sum(axis=1)
        self.tokens = float(self.size.sum())
        self.prior = informative_prior(self.both, np.zeros_like(self.both), self.tokens, 0.0)
        self.member = member

    def standing_out(self, labels: np.ndarray) -> np.ndarray:
        """How many terms stand out in each relabelling (int, one a row of `labels`)."""
        target = (labels[:, self.rows] == self.group).T.astype(np.float32)
        passes = (self.ones @ target) >= self.needed
        if self.needed < 3:
            passes &= (self.raw @ target) >= 3
        term, draw = np.nonzero(passes)
        story_size = np.asarray(self.member.T @ (self.size[:, None] * target))  # stories × draws
        a = (self.capped @ target)[term, draw].astype(float)
        one = _Pairs(self, target, story_size, term, draw, a)
        one = one.only(one.z() > STANDS_OUT)
        lowest = one.lowest()
        return np.bincount(one.draw[lowest > STANDS_OUT], minlength=labels.shape[0])


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Pairs of a term and a relabelling in which the group uses it `a` times."""

    of: Counter
    target: np.ndarray  # articles × relabellings
    story_size: np.ndarray  # tokens of the target, stories × relabellings
    term: np.ndarray
    draw: np.ndarray
    a: np.ndarray

    def only(self, keep: np.ndarray) -> _Pairs:
        return _Pairs(
            self.of, self.target, self.story_size, self.term[keep], self.draw[keep], self.a[keep]
        )

    def _sizes(self) -> tuple[np.ndarray, np.ndarray]:
        """Tokens of target and reference in the relabelling of each pair."""
        n_a = self.story_size.sum(axis=0)[self.draw]
        return n_a, self.of.tokens - n_a

    def _under(self) -> Expected | None:
        if self.story_size.shape[0] == 1:
            return None
        rates = self.of.rate[self.term]
        a = np.einsum("ps,sp->p", rates, self.story_size[:, self.draw])
        return Expected(a, self.of.both[self.term] - a)

    def z(self) -> np.ndarray:
        """z of each pair with nothing left out."""
        return self._z(self.a, self.of.both[self.term] - self.a, *self._sizes(), self._under())

    def _z(
        self, a: np.ndarray, b: np.ndarray, n_a: np.ndarray, n_b: np.ndarray,
        under: Expected | None, at: np.ndarray | slice = slice(None),
    ) -> np.ndarray:  # fmt: skip
        n_a, n_b = np.maximum(n_a, 1), np.maximum(n_b, 1)
        return log_odds(a, b, n_a, n_b, self.of.prior[self.term[at]], under=under)

    def lowest(self) -> np.ndarray:
        """The lowest z of each pair when any one article or any one story is left out."""
        of, low = self.of, self.z()
        if len(of.several) == 1:
            for count, places in enumerate(of.often, start=1):
                pair, article = self._shortest(places)
                self._leave_articles(low, pair, article, np.full(len(pair), float(count)))
            return low
        pair, cell = self._cells(of.capped, np.arange(len(self.term)))
        article, count = of.capped.indices[cell], of.capped.data[cell].astype(float)
        mine = self.target[article, self.draw[pair]] > 0
        self._leave_articles(low, pair[mine], article[mine], count[mine])
        self._leave_stories(low, pair, of.story[article], np.where(mine, count, 0.0))
        return low

    def _cells(self, places: sparse.csr_matrix, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(pair, place in `places`) of all that is stored for the terms of some pairs."""
        begins, length = places.indptr[self.term[pairs]], np.diff(places.indptr)[self.term[pairs]]
        which = np.repeat(np.arange(len(pairs)), length)
        offset = np.arange(len(which)) - (np.cumsum(length) - length)[which]
        return pairs[which], begins[which] + offset

    def _shortest(self, places: sparse.csr_matrix) -> tuple[np.ndarray, np.ndarray]:
        """(pair, article): the target's shortest article among `places`, where it has one.

        Of articles with the same count it is the shortest whose absence makes z lowest. A few
        looks at the shortest of all find it for nearly every pair; the rest is gone through.
        """
        at, end = places.indptr[self.term].copy(), places.indptr[self.term + 1]
        found = np.full(len(self.term), -1)
        left = np.flatnonzero(at < end)
        for _ in range(_LOOKS):
            article = places.indices[at[left]]
            hit = self.target[article, self.draw[left]] > 0
            found[left[hit]] = article[hit]
            at[left] += 1
            left = left[~hit]
            left = left[at[left] < end[left]]
        pair, cell = self._cells(places, left)
        article = places.indices[cell]
        mine = self.target[article, self.draw[pair]] > 0
        pair, article = pair[mine], article[mine]
        first = np.flatnonzero(np.diff(pair, prepend=-1))
        found[pair[first]] = article[first]
        pair = np.flatnonzero(found >= 0)
        return pair, found[pair]

    def _leave_articles(
        self, low: np.ndarray, pair: np.ndarray, article: np.ndarray, count: np.ndarray
    ) -> None:
        of = self.of
        story = of.story[article]
        keep = of.several[story]
        pair, article, count, story = pair[keep], article[keep], count[keep], story[keep]
        n_a, n_b = (size[pair] for size in self._sizes())
        a, term, size = self.a[pair], self.term[pair], of.size[article]
        b = of.both[term] - a
        under = self._under()
        if under is not None:
            left = self.story_size[story, self.draw[pair]]
            right = of.story_size[story] - left
            rate = of.rate[term, story]
            new = (of.story_count[term, story] - count) / np.maximum(
                of.story_size[story] - size, 1
            )  # fmt: skip
            under = Expected(
                under.a[pair] - left * rate + (left - size) * new,
                under.b[pair] + right * (new - rate),
            )
        np.fmin.at(low, pair, self._z(a - count, b, n_a - size, n_b, under, pair))

    def _leave_stories(
        self, low: np.ndarray, pair: np.ndarray, story: np.ndarray, mine: np.ndarray
    ) -> None:
        """The counts of a pair stand in order of story, as its articles do."""
        of, under = self.of, self._under()
        stories = len(of.several)
        first = np.flatnonzero(np.diff(pair * stories + story, prepend=-1))
        if under is None or not len(first):
            return
        p, s = pair[first], story[first]
        a_s = np.add.reduceat(mine, first)
        b_s = of.story_count[self.term[p], s] - a_s
        left = self.story_size[s, self.draw[p]]
        right = of.story_size[s] - left
        rate = of.rate[self.term[p], s]
        n_a, n_b = (size[p] for size in self._sizes())
        a = self.a[p]
        b = of.both[self.term[p]] - a
        under = Expected(under.a[p] - left * rate, under.b[p] - right * rate)
        np.fmin.at(low, p, self._z(a - a_s, b - b_s, n_a - left, n_b - right, under, p))
