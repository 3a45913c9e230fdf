"""The planted-signal evaluation itself: what is planted is there and only there; floors sink."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from tests.eval.planted import (
    BURST,
    BURSTS,
    DEFAULT,
    DESIGNS,
    PLAIN,
    SIGNALS,
    TARGET,
    TOO_EASY,
    Articles,
    Design,
    Ranking,
    in_top,
    null_counts,
    planted_counts,
    rankings,
    separation_scores,
)

SEED = 7


def _added(design: Design) -> tuple[Articles, np.ndarray]:
    """A planted set and what was added to the articles of the null set of the same seed."""
    planted = planted_counts(SEED, design)
    return planted, (planted.counts - null_counts(SEED, design).counts).toarray()


@pytest.mark.parametrize("design", DESIGNS, ids=str)
def test_the_same_seed_gives_the_same_articles_and_another_seed_others(design: Design) -> None:
    one, again, other = (planted_counts(seed, design) for seed in (SEED, SEED, SEED + 1))
    assert (one.counts.toarray() == again.counts.toarray()).all()
    assert (one.signals == again.signals).all()
    assert (one.totals == again.totals).all()
    assert (one.counts.toarray() != other.counts.toarray()).any()


@pytest.mark.parametrize("design", DESIGNS, ids=str)
def test_signal_words_are_added_in_all_articles_of_the_target_and_nowhere_else(
    design: Design,
) -> None:
    planted, added = _added(design)
    own = planted.groups == TARGET
    assert own.sum() == design.target
    assert (~own).sum() == 2 * design.other
    assert len(set(planted.signals)) == SIGNALS
    assert (added[own][:, planted.signals] >= 1).all()
    assert (added[~own] == 0).all()


@pytest.mark.parametrize("design", DESIGNS, ids=str)
def test_each_burst_is_added_in_one_article_of_the_target_and_nothing_else_is(
    design: Design,
) -> None:
    planted, added = _added(design)
    assert len(set(planted.bursts) - set(planted.signals)) == BURSTS
    for word, article in zip(planted.bursts, planted.burst_article, strict=True):
        assert planted.groups[article] == TARGET
        assert BURST[0] <= added[article, word] <= BURST[1]
        assert np.count_nonzero(added[:, word]) == 1
    assert set(np.flatnonzero(added.any(axis=0))) == {*planted.signals, *planted.bursts}


def test_signal_words_are_added_at_the_rate_that_is_promised() -> None:
    rates = []
    for seed in range(20):
        planted = planted_counts(seed, DESIGNS[1])
        added = (planted.counts - null_counts(seed, DESIGNS[1]).counts).toarray()
        rates.append(added[planted.groups == TARGET][:, planted.signals].mean())
    at_least_one = 1.5 + np.exp(-1.5)  # mean of Poisson 1.5 with 0 made 1
    assert np.mean(rates) == pytest.approx(at_least_one, abs=0.06)


def test_articles_are_as_long_as_news_and_their_tokens_hold_all_counts() -> None:
    null = null_counts(SEED, DESIGNS[1])
    assert null.totals.min() >= 250
    assert null.totals.max() <= 700
    planted, added = _added(DESIGNS[1])
    assert (planted.totals - null.totals == added.sum(axis=1)).all()
    assert (planted.totals >= planted.counts.toarray().sum(axis=1)).all()


def test_null_sets_deal_the_groups_at_random_and_plant_nothing() -> None:
    dealt = {tuple(null_counts(seed, DESIGNS[0]).groups) for seed in range(10)}
    assert len(dealt) > 1
    assert {tuple(sorted(groups)) for groups in dealt} == {tuple("AAABBBCCC")}
    assert not len(null_counts(SEED, DESIGNS[0]).signals)


def test_a_perfect_score_gets_one_and_its_inverse_none() -> None:
    truth = {seed: planted_counts(seed, DESIGNS[0]) for seed in range(2)}

    def perfect(
        counts: sparse.csr_matrix, groups: np.ndarray, target: str, totals: np.ndarray
    ) -> np.ndarray:
        one = next(one for one in truth.values() if (one.totals == totals).all())
        return np.isin(np.arange(counts.shape[1]), one.signals).astype(float)

    scorers = {"perfect": perfect, "inverse": lambda *given: -perfect(*given)}
    assert [line.value for line in rankings(DESIGNS[0], scorers, seeds=2)] == [1.0, 0.0]


def test_bursts_in_the_top_ten_are_counted() -> None:
    articles = planted_counts(SEED, DESIGNS[0])
    score = np.isin(np.arange(articles.counts.shape[1]), articles.bursts) * 2.0
    score[articles.signals[:5]] = 1.0
    assert in_top(score, articles) == (0.5, BURSTS)


def test_a_default_under_its_floor_and_sets_that_are_too_easy_do_not_hold() -> None:
    assert not Ranking("default", 0.69, 0.70).holds
    assert "SUNK" in str(Ranking("default", 0.69, 0.70))
    easy = Ranking("plain", TOO_EASY, below=TOO_EASY)
    assert not easy.holds
    assert "TOO EASY" in str(easy)
    assert Ranking("plain", 0.44, below=TOO_EASY).holds


def test_the_default_has_a_floor_and_the_plain_difference_a_ceiling_in_every_design() -> None:
    for design in DESIGNS:
        lines = {line.name.split(", ")[2]: line for line in rankings(design, seeds=2)}
        assert lines[DEFAULT].floor == design.floor
        assert lines[PLAIN].below == TOO_EASY
        assert lines[DEFAULT].value > lines[PLAIN].value


def test_a_separation_test_that_rejects_everything_or_nothing_shows() -> None:
    always = separation_scores(lambda *_: 0.0, seeds=2)
    never = separation_scores(lambda *_: 1.0, seeds=2)
    assert [line.value for line in always] == [0.0, 1.0] * len(DESIGNS)
    assert [line.value for line in never] == [1.0, 0.0] * len(DESIGNS)
    assert [line.holds for line in always[::2]] == [False] * len(DESIGNS)
