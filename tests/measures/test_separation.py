"""The separation test: its statistic is that of the term tables, and chance gets its share."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from analysis.articles import ArticleSet
from analysis.corpus import Corpus
from analysis.errors import InputError
from analysis.measures.grouped import Grouped
from analysis.measures.scoring import SCORES, Terms, gate
from analysis.measures.separation import separation_of_counts, separation_test
from analysis.measures.standing_out import STANDS_OUT, articles_to_stand_out
from analysis.prepare import prepare
from analysis.tables import SEPARATION_TEST
from tests.helpers import corpus_of

GROUPS = np.array(["a", "a", "a", "b", "b", "b", "c", "c", "c", "c"], dtype=object)
STORIES = np.array(["s", "s", "t", "s", "t", "t", "s", "s", "t", "u"], dtype=object)
COUNTS = st.lists(
    st.lists(st.sampled_from([0, 0, 1, 2, 5, 9]), min_size=8, max_size=8),
    min_size=len(GROUPS),
    max_size=len(GROUPS),
)


def _standing(counts: np.ndarray, stories: np.ndarray | None) -> int:
    """Terms that stand out, from the scores that `term_differences` shows."""
    totals = counts.sum(axis=1) + 40
    grouped = Grouped.of(counts, GROUPS, totals=totals, stories=stories)
    found = 0
    for name in grouped.names:
        sides = grouped.side_by_side(name, [one for one in grouped.names if one != name])
        if sides is None or sides.articles[0] < 2:
            continue
        low = SCORES["log_odds"](Terms(grouped), sides).low
        passes = gate(sides.with_term[0], sides.counts[0], sides.articles[0], "tfidf")
        found += int((passes & (low > STANDS_OUT)).sum())
    return found


@given(COUNTS, st.booleans())
@settings(deadline=None)
def test_what_is_observed_is_what_the_term_tables_show(rows, in_stories):
    counts = np.array(rows)
    stories = STORIES if in_stories else None
    found = separation_of_counts(
        sparse.csr_matrix(counts), GROUPS, totals=counts.sum(axis=1) + 40, stories=stories, draws=50
    )
    assert found.observed == _standing(counts, stories)


@given(COUNTS)
@settings(deadline=None, max_examples=20)
def test_every_relabelling_is_counted_as_if_it_were_the_data(rows):
    """Four articles a and b: the mean over all relabellings, each computed by itself."""
    counts = np.array(rows)[:6]
    groups = np.array(list("aaabbb"), dtype=object)
    found = separation_of_counts(counts, groups)
    alone = []
    for labels in {tuple(np.random.default_rng(n).permutation(groups)) for n in range(400)}:
        alone.append(separation_of_counts(counts, np.array(labels, dtype=object)).observed)
    assert len(alone) == found.relabellings == 20
    assert found.exact
    assert found.expected == pytest.approx(np.mean(alone))
    assert found.p == pytest.approx(np.mean(np.array(alone) >= found.observed))


def test_the_articles_that_a_term_needs_grow_with_the_group():
    needed = [articles_to_stand_out(size) for size in (2, 4, 5, 9, 15, 20, 60, 100, 230)]
    assert needed == [2, 2, 3, 5, 8, 10, 10, 10, 23]


def _planted(strength: int) -> np.ndarray:
    rng = np.random.default_rng(5)
    counts = rng.poisson(0.4, (24, 300))
    counts[:12, :20] += rng.poisson(strength, (12, 20))
    return counts


def test_groups_that_differ_are_told_apart_and_draws_are_repeatable():
    groups = np.repeat(np.array(["a", "b"], dtype=object), 12)
    first = separation_of_counts(_planted(2), groups, seed=1)
    again = separation_of_counts(_planted(2), groups, seed=1)
    assert first == again
    assert (first.exact, first.relabellings) == (False, 2000)
    assert first.p == pytest.approx(1 / 2001)
    assert first.observed > first.percentile_95


def test_groups_that_do_not_differ_are_left_together():
    groups = np.repeat(np.array(["a", "b"], dtype=object), 12)
    assert separation_of_counts(_planted(0), groups, seed=1).p > 0.05


def _three_stories(*, own_words: bool) -> Corpus:
    """Three stories, each with its own words, of which North carries one more often and South
    another; with `own_words` each outlet also has words of its own in every article."""
    rng = np.random.default_rng(11)
    words = [[f"word{story}x{n}" for n in range(40)] for story in range(3)]
    common = [f"common{n}" for n in range(80)]
    rows = []
    for outlet, shares in (("North", (9, 3, 3)), ("South", (3, 3, 9))):
        own = [f"{outlet}{n}".lower() for n in range(8)] if own_words else []
        for story, often in enumerate(shares):
            for _ in range(often):
                drawn = [*rng.choice(words[story], 60), *rng.choice(common, 40), *own]
                text = " ".join(rng.permutation(drawn)) + "."
                rows.append({"outlet": outlet, "text": text, "story": f"story {story}"})
    return prepare(ArticleSet.from_frame(pd.DataFrame(rows).assign(language="en")))


def test_outlets_that_differ_only_in_their_mix_of_stories_pass_no_more_terms_than_chance():
    corpus = _three_stories(own_words=False)
    inside = separation_test(corpus).iloc[0]
    pooled = separation_test(corpus, within=None).iloc[0]
    assert inside["within"] == "story"
    assert inside["observed"] <= inside["percentile_95"]
    assert inside["p"] > 0.05
    assert pooled["within"] == "all"
    assert pooled["observed"] > 10, "the mix of stories alone would set them apart"
    assert pooled["p"] < 0.05


def test_outlets_with_words_of_their_own_in_every_story_are_told_apart_inside_stories():
    found = separation_test(_three_stories(own_words=True)).iloc[0]
    assert found["observed"] == 16
    assert found["p"] < 0.01


def test_a_language_is_a_row_and_one_group_is_none():
    rows = [("North", "Rain fell on the harbour."), ("South", "Snow fell on the harbour.")]
    arabic = [
        ("الميناء", "هطل المطر على المرفأ أمس وتوقفت حركة السفن في الميناء حتى المساء."),
        ("الساحل", "تساقط الثلج على المرفأ أمس وقالت البلدية إن الطرق ما زالت مغلقة."),
    ]
    found = separation_test(corpus_of([*rows, *arabic], language=["en", "en", "ar", "ar"]))
    assert found["language"].tolist() == ["ar", "en"]
    assert found["p"].isna().all(), "no group has two articles"
    assert separation_test(corpus_of(rows[:1])).equals(SEPARATION_TEST.frame())


def test_an_unknown_option_is_named():
    with pytest.raises(InputError, match="within"):
        separation_test(corpus_of([("A", "Rain."), ("B", "Snow.")]), within="day")
