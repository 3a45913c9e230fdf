from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.shares import difference_interval, ratio, share_interval


def test_the_interval_of_a_share_is_that_of_cochran_by_hand() -> None:
    part, whole = np.array([1, 2, 0, 3]), np.array([2, 4, 3, 3])
    share, error, articles = ratio(part, whole)
    # R = 6/12; residuals 0, 0, −1.5, 1.5; s² = Σe²/(n−1) = 1.5; error = √(n·1.5)/12
    assert (share, articles) == (0.5, 4)
    assert error == pytest.approx(np.sqrt(4 * 1.5) / 12)
    low, high = share_interval(part, whole)
    assert (low, high) == pytest.approx((0.0, 1.0))  # t(3) · .204 = .650: cut at the ends


def test_two_articles_have_no_interval_and_none_has_no_share() -> None:
    assert np.isnan(share_interval(np.array([1, 1]), np.array([2, 2]))).all()
    assert np.isnan(ratio(np.array([0]), np.array([0]))[0])


def test_an_article_without_any_of_the_whole_changes_nothing() -> None:
    part, whole = np.array([1, 2, 4]), np.array([5, 5, 6])
    assert share_interval(part, whole) == share_interval(np.append(part, 0), np.append(whole, 0))


def test_the_difference_with_one_other_group_is_welchs() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.integers(0, 5, 12), rng.integers(0, 5, 9)
    whole_a, whole_b = np.full(12, 5), np.full(9, 5)
    mean, low, high = difference_interval(a, whole_a, [(b, whole_b)])
    # with equal totals the ratio is a mean of shares: scipy's Welch interval
    from scipy.stats import ttest_ind

    expected = ttest_ind(a / 5, b / 5, equal_var=False).confidence_interval()
    assert mean == pytest.approx(b.sum() / 45)
    assert (low, high) == pytest.approx((expected.low, expected.high))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=3, max_size=20))
def test_the_interval_holds_the_share(pairs: list[tuple[int, int]]) -> None:
    part, whole = np.array([min(p, w) for p, w in pairs]), np.array([w for _, w in pairs])
    low, high = share_interval(part, whole)
    assert 0 <= low <= part.sum() / whole.sum() + 1e-12
    assert part.sum() / whole.sum() - 1e-12 <= high <= 1
