"""Keyness statistics and dispersion against printed values, each with its source."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures import association
from analysis.measures.dispersion import dispersion

COUNTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=12)
SIZES = (3_000.0, 5_000.0)


@pytest.mark.parametrize(
    ("a", "b", "printed"),
    [(540, 7525, 534.64), (227, 3635, 183.53), (29, 504, 20.50), (431, 5892, 437.88),
     (16, 650, 0.32)],
)  # fmt: skip
def test_two_cells_give_what_the_log_likelihood_wizard_prints(a, b, printed):
    """Rayson, log-likelihood wizard (ucrel.lancs.ac.uk/llwizard.html)."""
    found = association.log_likelihood(a, b, 116_000, 5_451_382, cells=2)
    assert abs(found) == pytest.approx(printed, abs=0.005)


@pytest.mark.parametrize(
    ("k11", "k12", "k21", "k22", "printed"),
    [(110, 2442, 111, 29114, 270.72), (29, 13, 123, 31612, 263.90),
     (31, 23, 139, 31584, 256.84), (10, 0, 3, 31764, 167.23)],
)  # fmt: skip
def test_four_cells_give_what_dunning_prints(k11, k12, k21, k22, printed):
    """Dunning 1993, Computational Linguistics 19, table 1."""
    found = association.log_likelihood(k11, k21, k11 + k12, k21 + k22)
    assert found == pytest.approx(printed, abs=0.005)


def test_chi_squared_and_yates_are_those_of_quantedas_own_test():
    """quanteda.textstats, test of textstat_keyness: b in “b×7 a×3” against “a×7 b×2”."""
    assert association.chi_squared(7, 2, 10, 9) == pytest.approx(4.33716, abs=1e-5)
    assert association.chi_squared(7, 2, 10, 9, yates=True) == pytest.approx(2.63244, abs=1e-5)
    assert association.log_likelihood(7, 2, 10, 9) == pytest.approx(4.53494, abs=1e-5)


def test_dispersion_of_a_is_that_of_griess_example():
    """Gries 2008, International Journal of Corpus Linguistics 13: the word a in five parts."""
    counts = np.array([[1], [2], [3], [4], [5]])
    found = dispersion(counts, np.array([9, 10, 10, 10, 11]))
    assert found.dp[0] == pytest.approx(0.18, abs=0.005)
    assert found.juilland_d[0] == pytest.approx(0.785, abs=0.0005)


@given(COUNTS)
def test_swapping_target_and_reference_flips_the_sign_of_every_statistic(pairs):
    a, b = (np.array(side, dtype=float) for side in zip(*pairs, strict=True))
    prior = association.informative_prior(a, b, *SIZES)
    there = a + b > 0
    for forward, backward in (
        (association.log_likelihood(a, b, *SIZES), association.log_likelihood(b, a, *SIZES[::-1])),
        (association.chi_squared(a, b, *SIZES), association.chi_squared(b, a, *SIZES[::-1])),
        (association.log_ratio(a, b, *SIZES), association.log_ratio(b, a, *SIZES[::-1])),
        (association.log_ratio_bound(a, b, *SIZES),
         association.log_ratio_bound(b, a, *SIZES[::-1])),
        (association.log_odds(a, b, *SIZES, prior),
         association.log_odds(b, a, *SIZES[::-1], prior)),
        (association.scaled_f(a, b) - 0.5, association.scaled_f(b, a) - 0.5),
    ):  # fmt: skip
        assert forward[there] == pytest.approx(-backward[there], abs=1e-9)


@given(COUNTS)
def test_the_conservative_log_ratio_lies_between_0_and_the_log_ratio(pairs):
    a, b = (np.array(side, dtype=float) for side in zip(*pairs, strict=True))
    bound = association.log_ratio_bound(a, b, *SIZES)
    plain = association.log_ratio(a, b, *SIZES)
    there = (a > 0) & (b > 0)
    assert (np.abs(bound[there]) <= np.abs(plain[there]) + 1e-9).all()
    assert (bound[there] * plain[there] >= 0).all()


def test_four_variances_and_two_differ_little_and_a_term_of_neither_side_is_absent():
    a, b = np.array([12.0, 0.0]), np.array([3.0, 0.0])
    prior = association.informative_prior(a, b, *SIZES)
    two = association.log_odds(a, b, *SIZES, prior)
    four = association.log_odds(a, b, *SIZES, prior, variance=4)
    assert two[0] == pytest.approx(four[0], abs=0.11)
    assert two[0] > four[0] > 0
    assert np.isnan(two[1])
