"""The range of a count statistic: what a plain loop finds that leaves out articles and stories.

An article that lacks a term makes the target shorter and no more; that is not part of the range
(`leaving_out.difference`), so the loop leaves out the articles that have the term.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import association, blocks
from analysis.measures.association import Expected
from analysis.measures.grouped import Grouped
from analysis.measures.leaving_out import Difference
from analysis.measures.scoring import CAP, SCORES, Terms

GROUPS = np.array(["a", "a", "a", "b", "b", "c", "c", "a", "c"], dtype=object)
STORIES = np.array(["s", "s", "t", "s", "t", "s", "u", "u", "t"], dtype=object)
TERMS = 5
MATRICES = st.lists(
    st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 3, 7]), min_size=TERMS, max_size=TERMS),
    min_size=len(GROUPS),
    max_size=len(GROUPS),
).map(np.array)
#: Stop-words: they make the articles longer and are no terms.
OTHERS = st.lists(st.integers(1, 9), min_size=len(GROUPS), max_size=len(GROUPS)).map(np.array)
RANGED = ["log_odds", "log_likelihood", "chi_squared", "log_ratio"]
MEASURE = pytest.mark.parametrize("measure", RANGED)
REFERENCES = pytest.mark.parametrize("others", [["b"], ["b", "c"]])
Value = Callable[[np.ndarray], float]


def found(
    measure: str, rows: np.ndarray, size: np.ndarray, others: list[str], stories: np.ndarray | None
) -> Difference:
    grouped = Grouped.of(rows, GROUPS, totals=size, stories=stories)
    sides = grouped.side_by_side("a", others)
    assert sides is not None
    return SCORES[measure](Terms(grouped), sides)


def statistic(
    measure: str, rows: np.ndarray, size: np.ndarray, others: list[str], stories: np.ndarray | None
) -> Callable[[int], Value]:
    """term → its value from the articles that stay, counted anew each time."""
    counts = np.minimum(rows, CAP) if measure == "log_odds" else rows
    mine, theirs = GROUPS == "a", np.isin(GROUPS, others)
    everything = np.ones(len(GROUPS), dtype=bool)
    if stories is not None:
        everything = np.isin(stories, shared(others, stories))
    both = everything & (mine | theirs)

    def of_term(term: int) -> Value:
        prior = association.PRIOR * counts[both, term].sum() / size[both].sum()

        def value(stay: np.ndarray) -> float:
            here, there = both & stay & mine, both & stay & theirs
            a, b = counts[here, term].sum(), counts[there, term].sum()
            numbers = (
                np.array([a]),
                np.array([b]),
                float(size[here].sum()),
                float(size[there].sum()),
            )
            under = None
            if stories is not None:
                wanted = np.zeros(2)
                for story in np.unique(stories[both & stay]):
                    left, right = here & (stories == story), there & (stories == story)
                    rate = counts[left | right, term].sum() / size[left | right].sum()
                    wanted += rate * np.array([size[left].sum(), size[right].sum()])
                under = Expected(wanted[:1], wanted[1:])
            if measure == "log_odds":
                return float(association.log_odds(*numbers, prior, under=under)[0])
            return float(getattr(association, measure)(*numbers, under=under)[0])

        return value

    return of_term


def shared(others: list[str], stories: np.ndarray) -> list[str]:
    mine, theirs = set(stories[GROUPS == "a"]), set(stories[np.isin(GROUPS, others)])
    return sorted(mine & theirs)


def left_out(
    rows: np.ndarray, term: int, others: list[str], stories: np.ndarray | None
) -> Iterator[np.ndarray]:
    """What stays: without each article of the target that has the term, as long as its story has
    another one; without each story that has the term, as long as there is another one."""
    common = [] if stories is None else shared(others, stories)
    everything = np.ones(len(GROUPS), dtype=bool)
    yield everything
    for article in np.flatnonzero((GROUPS == "a") & (rows[:, term] > 0)):
        if stories is not None:
            alone = ((GROUPS == "a") & (stories == stories[article])).sum() == 1
            if stories[article] not in common or alone:
                continue
        stay = everything.copy()
        stay[article] = False
        yield stay
    both = (GROUPS == "a") | np.isin(GROUPS, others)
    for story in common if len(common) > 1 else []:
        if rows[both & (stories == story), term].any():
            yield stories != story  # pyright: ignore[reportReturnType]


@MEASURE
@REFERENCES
@pytest.mark.parametrize("stories", [None, STORIES], ids=["all", "stories"])
@settings(max_examples=25, deadline=None)
@given(rows=MATRICES, more=OTHERS)
def test_low_and_high_are_those_of_a_loop_that_leaves_out_and_counts_anew(
    measure: str,
    others: list[str],
    stories: np.ndarray | None,
    rows: np.ndarray,
    more: np.ndarray,
) -> None:
    size = rows.sum(axis=1) + more
    made = found(measure, rows, size, others, stories)
    value_of = statistic(measure, rows, size, others, stories)
    for term in np.flatnonzero(rows[(GROUPS == "a") | np.isin(GROUPS, others)].any(axis=0)):
        value = value_of(int(term))
        values = [value(stay) for stay in left_out(rows, int(term), others, stories)]
        if np.isnan(values[0]):
            continue  # only in stories that the two do not share
        assert made.difference[term] == pytest.approx(values[0], abs=1e-9)
        assert made.low[term] == pytest.approx(np.nanmin(values), abs=1e-9)
        assert made.high[term] == pytest.approx(np.nanmax(values), abs=1e-9)


@MEASURE
@settings(max_examples=40, deadline=None)
@given(rows=MATRICES, more=OTHERS)
def test_leaving_out_an_article_without_the_term_never_goes_below_the_range(
    measure: str, rows: np.ndarray, more: np.ndarray
) -> None:
    """Which is why a score, the low end, need not look at those articles."""
    size = rows.sum(axis=1) + more
    made = found(measure, rows, size, ["b"], None)
    value_of = statistic(measure, rows, size, ["b"], None)
    for term in np.flatnonzero(rows[GROUPS == "a"].any(axis=0)):
        value = value_of(int(term))
        for article in np.flatnonzero((GROUPS == "a") & (rows[:, term] == 0)):
            assert value(np.arange(len(GROUPS)) != article) >= made.low[term] - 1e-9


@MEASURE
@settings(max_examples=20, deadline=None)
@given(rows=MATRICES)
def test_the_difference_lies_in_its_range(measure: str, rows: np.ndarray) -> None:
    made = found(measure, rows, rows.sum(axis=1) + 1, ["b", "c"], STORIES)
    known = ~np.isnan(made.difference)
    assert (made.low[known] <= made.difference[known] + 1e-12).all()
    assert (made.difference[known] <= made.high[known] + 1e-12).all()


@pytest.mark.parametrize("measure", [*RANGED, "tfidf"])
def test_a_single_article_has_no_range(measure: str) -> None:
    rows = np.array([[3, 1], [0, 2], [1, 1]])
    grouped = Grouped.of(rows, ["a", "b", "b"])
    sides = grouped.side_by_side("a", ["b"])
    assert sides is not None
    made = SCORES[measure](Terms(grouped), sides)
    assert np.isnan(made.low).all()
    assert np.isnan(made.high).all()
    assert not np.isnan(made.difference).any()


@pytest.mark.parametrize("measure", ["tfidf", *RANGED])
@given(rows=MATRICES, others=OTHERS, block=st.integers(1, 6))
@settings(max_examples=25)
def test_no_size_of_a_block_changes_a_range_within_stories(measure, rows, others, block):
    size = rows.sum(axis=1) + others
    at_once = found(measure, rows, size, ["b", "c"], STORIES)
    before, blocks._BLOCK = blocks._BLOCK, block
    try:
        in_blocks = found(measure, rows, size, ["b", "c"], STORIES)
    finally:
        blocks._BLOCK = before
    for name in ("difference", "low", "high"):
        np.testing.assert_array_equal(getattr(at_once, name), getattr(in_blocks, name))
