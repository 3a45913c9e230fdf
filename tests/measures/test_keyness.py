"""Keyness: plain statistics with their range, and p only where it can mean something."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.articles import ArticleSet
from analysis.errors import InputError
from analysis.measures import permutation
from analysis.measures.association import informative_prior, log_likelihood, log_odds
from analysis.measures.grouped import Grouped, Sides
from analysis.measures.keyness import keyness
from analysis.measures.permutation import permutation_p
from analysis.measures.terms import term_differences
from analysis.prepare import prepare
from analysis.tables import KEYNESS
from tests.helpers import corpus_of

NORTH = "The rebels took the harbour. The rebels held talks about the harbour."
SOUTH = "The army said the harbour was calm. The army held talks."
ROWS = [("North", NORTH), ("North", NORTH + " Rebels again."), ("South", SOUTH), ("South", SOUTH)]


def _sides(
    counts: np.ndarray, target: int, totals: np.ndarray | None = None, stories=None
) -> Sides:
    groups = np.array(["a"] * target + ["b"] * (len(counts) - target), dtype=object)
    sides = Grouped.of(counts, groups, totals=totals, stories=stories).side_by_side("a", ["b"])
    assert sides is not None
    return sides


def _row(frame: pd.DataFrame, group: str, term: str) -> pd.Series:
    return frame[(frame["group"] == group) & (frame["term"] == term)].iloc[0]


def test_the_score_is_the_plain_statistic_and_the_range_stands_beside_it():
    found = _row(keyness(corpus_of(ROWS)), "North", "rebel")
    assert found["measure"] == "log_likelihood"
    assert found["score"] == found["difference"] == found["g2"]
    assert found["score"] == pytest.approx(float(log_likelihood(5, 0, 26, 22)))
    assert found["low"] == pytest.approx(float(log_likelihood(2, 0, 12, 22)))
    two = _row(keyness(corpus_of(ROWS), cells=2), "North", "rebel")
    assert two["score"] == pytest.approx(float(log_likelihood(5, 0, 26, 22, cells=2)))
    assert two["score"] == two["g2_two_cells"] < two["g2"]


def test_the_two_measures_of_a_term_share_counts_and_rates():
    corpus = corpus_of(ROWS)
    shared = ["group", "term", "n_target", "n_rest", "rate_target", "articles_target", "log_ratio"]
    plain = keyness(corpus)[shared].sort_values(["group", "term"], ignore_index=True)
    ranked = term_differences(corpus)[shared].sort_values(["group", "term"], ignore_index=True)
    pd.testing.assert_frame_equal(plain, ranked)


def test_a_cap_counts_a_term_so_often_an_article_and_leaves_the_rates():
    rows = [
        ("A", "storm " * 9 + "news"),
        ("A", "storm news"),
        ("B", "news calm"),
        ("B", "news calm"),
    ]
    plain, capped = (_row(keyness(corpus_of(rows), cap=cap), "A", "storm") for cap in (None, 2))
    assert capped["score"] < plain["score"]
    assert (capped["n_target"], capped["rate_target"]) == (plain["n_target"], plain["rate_target"])
    assert capped["score"] == pytest.approx(float(log_likelihood(3, 0, 12, 4)))


def test_log_odds_are_of_counts_as_they_are_unless_capped():
    rows = [
        ("A", "storm " * 9 + "news"),
        ("A", "storm news"),
        ("B", "news calm"),
        ("B", "news calm"),
    ]
    found = _row(keyness(corpus_of(rows), measure="log_odds"), "A", "storm")
    prior = informative_prior(np.array([10.0]), np.array([0.0]), 12, 4)
    assert found["score"] == pytest.approx(float(log_odds(10, 0, 12, 4, prior)[0]))
    assert found["score"] == found["log_odds_z"]


def test_details_are_left_out_on_request_and_nothing_else_changes():
    corpus = corpus_of(ROWS)
    full, short = keyness(corpus), keyness(corpus, details=False)
    first = KEYNESS.names.index("g2")
    pd.testing.assert_frame_equal(full[KEYNESS.names[:first]], short[KEYNESS.names[:first]])
    assert short[KEYNESS.names[first:]].isna().all(axis=None)
    assert full[["g2", "chi_squared", "dp"]].notna().any(axis=None)


def test_with_few_articles_there_is_no_p_and_the_reason_is_told():
    found = keyness(corpus_of(ROWS))
    assert found["p"].isna().all()
    assert found["q"].isna().all()
    assert set(found["p_absent"]) == {"few_articles"}


def test_six_against_six_have_too_few_relabellings_for_many_terms():
    sides = _sides(np.ones((12, 200)), 6)
    found = permutation_p(sides, np.arange(12), np.ones(200, dtype=bool), 0)
    assert found.absent == "few_relabellings"
    assert np.isnan(found.p).all()
    few = permutation_p(sides, np.arange(12), np.arange(200) < 90, 0)
    assert (few.absent, few.relabellings) == ("", 924)


COUNTS = st.lists(
    st.lists(st.sampled_from([0, 0, 1, 2, 7]), min_size=3, max_size=3), min_size=12, max_size=12
)


@given(COUNTS, st.integers(0, 5))
@settings(deadline=None, max_examples=25)
def test_p_is_the_share_of_all_relabellings_that_part_the_rates_as_far(rows, seed):
    counts = np.array(rows)
    totals = np.random.default_rng(seed).integers(30, 90, 12)
    found = permutation_p(_sides(counts, 6, totals), np.arange(12), np.ones(3, dtype=bool), 0)
    rate = counts.sum(axis=0) / totals.sum()
    apart = []
    for chosen in combinations(range(12), 6):
        here = list(chosen)
        apart.append(np.abs(counts[here].sum(axis=0) - rate * totals[here].sum()))
    expected = (np.array(apart) >= apart[0] - 1e-9).mean(axis=0)
    assert found.p == pytest.approx(expected)


def _news(seed: int, effect: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    often = rng.gamma(0.5, 1.0, 60)
    counts = rng.poisson(often * rng.gamma(2.0, 0.5, (160, 60)))
    counts[:40, :effect] += rng.poisson(1.0, (40, effect))
    return counts, rng.integers(200, 600, 160)


def _hold(moments: np.ndarray, drawn: np.ndarray, counts: np.ndarray) -> None:
    """Near where a term is in many articles; where it is in few, the small p are near."""
    common = (counts > 0).sum(axis=0) >= 40
    assert common.sum() > 20
    assert moments[common] == pytest.approx(drawn[common], rel=0.1, abs=0.02)
    small = (drawn > 1e-3) & (drawn < 0.2)
    assert moments[small] == pytest.approx(drawn[small], rel=0.5, abs=0.01)


def test_the_moments_give_what_many_relabellings_give(monkeypatch):
    counts, totals = _news(3, effect=10)
    sides, tested = _sides(counts, 40, totals), np.ones(60, dtype=bool)
    monkeypatch.setattr(permutation, "RELABELLINGS", 100_000)
    drawn = permutation_p(sides, np.arange(160), tested, 0)
    monkeypatch.setattr(permutation, "_BUDGET", 0)
    moments = permutation_p(sides, np.arange(160), tested, 0)
    assert (drawn.relabellings, moments.relabellings) == (100_000, 0)
    _hold(moments.p, drawn.p, counts)
    rare = drawn.p < 1e-3
    assert rare.sum() > 5
    assert (moments.p[rare] < 5e-3).all()


def test_the_moments_hold_inside_stories_and_with_families(monkeypatch):
    counts, totals = _news(4, effect=10)
    stories = np.where(np.arange(160) % 3 == 0, "s", "t").astype(object)
    family = np.arange(160) // 2 * 2  # pairs, some over both sides and both stories
    sides, tested = _sides(counts, 41, totals, stories), np.ones(60, dtype=bool)
    monkeypatch.setattr(permutation, "RELABELLINGS", 50_000)
    drawn = permutation_p(sides, family, tested, 0)
    monkeypatch.setattr(permutation, "_BUDGET", 0)
    moments = permutation_p(sides, family, tested, 0)
    _hold(moments.p, drawn.p, counts)


def test_chance_gives_small_p_as_seldom_as_they_say():
    found = []
    for seed in range(30):
        counts, totals = _news(seed)
        order = np.random.default_rng(seed).permutation(160)
        sides = _sides(counts[order], 40, totals[order])
        found.append(permutation_p(sides, np.arange(160), np.ones(60, dtype=bool), seed).p)
    assert np.mean(np.concatenate(found) <= 0.05) == pytest.approx(0.05, abs=0.012)


def _many() -> pd.DataFrame:
    rng = np.random.default_rng(8)
    rows = []
    for outlet in ("North", "South"):
        for _ in range(14):
            words = [*rng.choice([f"plain{n}" for n in range(30)], 60)]
            words += ["rebels" if outlet == "North" else "fighters"] * 2
            rows.append({"outlet": outlet, "text": " ".join(rng.permutation(words)) + "."})
    return pd.DataFrame(rows).assign(language="en")


def test_with_enough_articles_real_differences_have_a_small_q_and_others_do_not():
    found = keyness(prepare(ArticleSet.from_frame(_many())))
    assert set(found["p_absent"]) <= {"", "rare"}
    small = found[found["q"] <= 0.1]
    assert {"rebel", "fighter"} <= set(small["term"])
    assert len(set(small["term"])) <= 4
    assert (found["q"] >= found["p"]).all()


def test_empty_sets_give_a_typed_empty_table():
    assert keyness(corpus_of([("A", "Rain.")])).equals(KEYNESS.frame())


@pytest.mark.parametrize(
    ("options", "named"),
    [({"cells": 3}, "cells"), ({"cap": 0}, "cap"), ({"measure": "magic"}, "measure"),
     ({"measure": ""}, "measure"), ({"within": "day"}, "within")],
)  # fmt: skip
def test_an_unknown_option_is_named(options, named):
    with pytest.raises(InputError, match=named):
        keyness(corpus_of(ROWS), **options)
