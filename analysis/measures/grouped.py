"""Target and reference: which articles stand on each side, within which stories, and their counts.

Where articles belong to several stories a target is compared with its reference only within the
stories that both have; a count is then held against the sum of what each story leads to expect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.association import Expected
from analysis.measures.blocks import beginnings
from analysis.measures.by_story import ByStory, StoryRows, in_stories
from analysis.measures.parts import Change, GroupCounts, changed, matrix_of, parts_of
from analysis.measures.threads import once, two_at_a_time


@dataclass(frozen=True, eq=False)
class Grouped:
    """A count matrix with what its articles belong to.

    source: the counts, CSC, articles × terms, or those of each group in order of `names`; totals:
    tokens an article; group: int, index into `names`; story: int, 0 … stories − 1 (all 0 where
    stories do not count); change: what makes other numbers of those given.
    """

    source: sparse.csc_matrix | list[GroupCounts]
    totals: np.ndarray
    group: np.ndarray
    names: list[str]
    story: np.ndarray
    stories: int
    change: Change | None = None

    @classmethod
    def of(
        cls,
        counts: sparse.spmatrix | np.ndarray,
        groups: Sequence[str] | np.ndarray,
        *,
        totals: np.ndarray | None = None,
        stories: Sequence[str] | np.ndarray | None = None,
    ) -> Grouped:
        """From counts (articles × terms) and one value of group and story an article.

        totals: tokens an article (default: the sum of its counts).
        """
        matrix = sparse.csc_matrix(counts)
        names, group = _coded(groups)
        if stories is None:
            labels, story = [""], np.zeros(matrix.shape[0], dtype=np.int64)
        else:
            labels, story = _coded(stories)
        size = np.asarray(matrix.sum(axis=1)).ravel() if totals is None else np.asarray(totals)
        return cls(matrix, size.astype(float), group, names, story, len(labels))

    @classmethod
    def of_parts(
        cls,
        parts: Mapping[str, GroupCounts],
        groups: Sequence[str] | np.ndarray,
        totals: np.ndarray,
    ) -> Grouped:
        """From the counts of each group, with one value of group and the tokens an article."""
        names, group = _coded(groups)
        stories = np.zeros(len(group), dtype=np.int64)
        return cls([parts[name] for name in names], totals.astype(float), group, names, stories, 1)

    def changed(self, change: Change) -> Grouped:
        """The same articles and terms with other numbers in the same places; the totals stay.

        What is made of the numbers given (`parts`, with two threads) is made with it.
        """
        other = replace(self, change=change)
        if self.stories == 1:
            other.__dict__["parts"] = changed(self.parts, change)
        else:  # what depends on places alone
            other.__dict__["in_stories"], other.__dict__["term"] = self.in_stories, self.term
        return other

    def capped(self, cap: int) -> Grouped:
        """Counts of at most `cap` a term and article: an article that repeats a word says it no
        more than `cap` times."""

        def write(count: np.ndarray, _: np.ndarray, __: np.ndarray, found: np.ndarray) -> None:
            np.minimum(count, cap, out=found)

        kind = self.source[0].value if isinstance(self.source, list) else self.source
        return self.changed(Change(kind.dtype, write))

    @once
    def given(self) -> sparse.csc_matrix:
        """The numbers given, articles × terms."""
        if isinstance(self.source, list):
            return matrix_of(self.source, len(self.group))
        return self.source

    @once
    def matrix(self) -> sparse.csc_matrix:
        """The numbers, articles × terms (float64)."""
        given = self.given
        data = self.numbers.astype(float)
        return sparse.csc_matrix((data, given.indices, given.indptr), given.shape)

    @once
    def numbers(self) -> np.ndarray:
        """The stored numbers."""
        given = self.given
        if self.change is None:
            return given.data
        found = np.empty(len(given.data), dtype=self.change.kind)
        self.change.write(given.data, self.term, given.indices, found)
        return found

    @once
    def term(self) -> np.ndarray:
        """The term of each stored number of the matrix (int32)."""
        terms = np.arange(self.given.shape[1], dtype=np.int32)
        return np.repeat(terms, np.diff(self.given.indptr))

    @once
    def in_stories(self) -> np.ndarray | None:
        """The stored numbers in order of term and story; None where they are."""
        return in_stories(self.given, self.story)

    @cached_property
    def _story_rows(self) -> dict[bytes, StoryRows]:
        return {}

    def story_rows(self, here: np.ndarray) -> StoryRows:
        """Where the terms of some articles stand, by story; what was asked last is kept."""
        key = here.tobytes()
        found = self._story_rows.get(key)
        if found is None:
            found = StoryRows.of(self.given, self.term, self.in_stories, self.story, here)
            self._story_rows.clear()
            self._story_rows[key] = found
        return found

    @once
    def parts(self) -> list[GroupCounts]:
        """The numbers of each group, where stories do not count."""
        if isinstance(self.source, list):
            return self.source
        return parts_of(self.source, self.group, len(self.names))

    def part(self, name: str) -> GroupCounts:
        return self.parts[self.names.index(name)]

    @cached_property
    def _extremes(self) -> dict[str, Extremes]:
        return {}

    def extremes(self, name: str) -> Extremes:
        """What `leaving_out` needs of a group where stories do not count; made once."""
        if name not in self._extremes:
            part = self.part(name)
            self._extremes[name] = extremes_of(part, self.totals.take(part.article))
        return self._extremes[name]

    @once
    def sums(self) -> np.ndarray:
        """The sum of the numbers over each group: groups × terms."""
        return np.array(two_at_a_time(GroupCounts.sums, self.parts))

    @once
    def means(self) -> np.ndarray:
        """The mean over each group's articles: groups × terms."""
        sizes = np.bincount(self.group, minlength=len(self.names))
        return self.sums / np.maximum(sizes, 1)[:, None]

    @once
    def with_term(self) -> np.ndarray:
        """Articles with the term: groups × terms."""
        return np.array(two_at_a_time(GroupCounts.with_term, self.parts))

    @once
    def articles_with(self) -> np.ndarray:
        """Articles with the term in all groups together, one a term."""
        if self.stories == 1:
            return self.with_term.sum(axis=0)
        return np.diff(self.given.indptr)

    def side_by_side(self, target: str, others: Sequence[str]) -> Sides | None:
        """The comparison of a group with others; None without articles or a shared story."""
        is_target = self.group == self.names.index(target)
        is_rest = np.isin(self.group, [self.names.index(name) for name in others])
        theirs = np.zeros((2, self.stories), dtype=bool)
        theirs[0, self.story[is_target]] = True
        theirs[1, self.story[is_rest]] = True
        shared = np.flatnonzero(theirs.all(axis=0))
        if not len(shared):
            return None
        here = np.isin(self.story, shared)
        return Sides(self, target, list(others), is_target & here, is_rest & here, shared)


@dataclass(frozen=True, eq=False)
class Sides:
    """One comparison. target, rest: bool, one an article, in the shared stories alone."""

    grouped: Grouped
    name: str
    others: list[str]
    target: np.ndarray
    rest: np.ndarray
    shared: np.ndarray

    @cached_property
    def tokens(self) -> tuple[float, float]:
        """Tokens of target and reference, at least 1 each."""
        totals = self.grouped.totals
        return (max(totals[self.target].sum(), 1.0), max(totals[self.rest].sum(), 1.0))

    @cached_property
    def articles(self) -> tuple[int, int]:
        return int(self.target.sum()), int(self.rest.sum())

    @cached_property
    def counts(self) -> tuple[np.ndarray, np.ndarray]:
        """Counts of each term in target and reference."""
        return self._sums(0)

    @cached_property
    def with_term(self) -> tuple[np.ndarray, np.ndarray]:
        """Articles with each term in target and reference."""
        return self._sums(1)

    def _sums(self, which: int) -> tuple[np.ndarray, np.ndarray]:
        own, names = self.grouped, self.grouped.names
        if own.stories == 1:
            sums = own.sums if which == 0 else own.with_term
            first, *others = (names.index(name) for name in self.others)
            rest = sums[first].copy()
            for row in others:
                rest += sums[row]
            return sums[names.index(self.name)], rest
        return self.by_story.counts(own.numbers) if which == 0 else self.by_story.with_term

    @cached_property
    def by_story(self) -> ByStory:
        """Both sides by story, stories numbered as in the group."""
        own = self.grouped
        rows = own.story_rows(self.target | self.rest)
        return ByStory.of(rows, own.story, own.totals, self.target, self.rest)

    @cached_property
    def under(self) -> Expected | None:
        """What the shared stories lead to expect, None for one story: the plain expectation."""
        if self.grouped.stories == 1:
            return None
        return self.by_story.expected(self.grouped.numbers)

    def with_numbers(self, grouped: Grouped) -> Sides:
        """The same comparison of other numbers in the same places."""
        other = replace(self, grouped=grouped)
        if self.grouped.stories > 1:
            other.__dict__["by_story"] = self.by_story
        return other


#: (term, count, tokens of the article) of articles of one group.
Extremes = list[tuple[np.ndarray, np.ndarray, np.ndarray]]


def extremes_of(part: GroupCounts, size: np.ndarray) -> Extremes:
    """The articles of a group that can give the range when one is left out, in lists without a
    term twice but for the last.

    Of the articles that have a term equally often, the shortest and the longest, for the counts
    that nearly all have; a statistic falls as the rest gets longer.
    """
    found: Extremes = []
    for often in (1, 2):
        term, shortest, longest = _bounds(part, size, part.value == often)
        several = np.flatnonzero(shortest < longest)
        found.append((term, np.full(len(term), float(often)), shortest))
        found.append(
            (term.take(several), np.full(len(several), float(often)), longest.take(several))
        )
    rare = np.flatnonzero(part.value > 2)
    found.append((part.term.take(rare), part.value.take(rare).astype(float), size.take(rare)))
    return found


def _bounds(
    part: GroupCounts, size: np.ndarray, which: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(terms, the least size of each, the largest) of those numbers of a group."""
    if 2 * np.count_nonzero(which) < len(which):
        at = np.flatnonzero(which)
        term, size = part.term.take(at), size.take(at)
        first = beginnings(term)
        bounds = (np.minimum.reduceat(size, first), np.maximum.reduceat(size, first))
        return term.take(first), *bounds
    # most are asked for: what is left out is no bound, which is quicker than picking
    shortest = np.minimum.reduceat(np.where(which, size, np.inf), part.first)
    longest = np.maximum.reduceat(np.where(which, size, -np.inf), part.first)
    some = np.flatnonzero(shortest < np.inf)
    return part.term.take(part.first.take(some)), shortest.take(some), longest.take(some)


def _coded(values: Sequence[object] | np.ndarray) -> tuple[list[str], np.ndarray]:
    """(distinct values as text, in order; which of them each is)."""
    codes, names = pd.factorize(np.asarray(values, dtype=object))
    texts = [str(name) for name in names]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    place = np.empty(len(texts), dtype=np.int64)
    place[order] = np.arange(len(texts))
    return [texts[at] for at in order], place[codes]
