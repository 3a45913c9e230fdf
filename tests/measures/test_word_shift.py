"""The word shift of tone: equal to shifterator's, and what it is made of."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.counts import token_mask
from analysis.measures.tone import tone_words
from analysis.measures.word_shift import weighted_shift, word_shift
from analysis.tables import WORD_SHIFT
from tests.helpers import corpus_of

A, B = "Harbour Post", "North Ledger"

# Invented counts and scores of good, bad, war, peace, town. Expected: shifterator 0.3.0,
# WeightedAvgShift(b, a, scores_b, scores_a, reference_value=…, normalization=None).
COUNTS_A, COUNTS_B = [6, 2, 0, 3, 20], [4, 7, 5, 0, 15]
SCORES_A = [1.9, -2.5, -2.9, 2.5, 0.0]
SCORES_B = [1.9, -1.85, -2.9, 2.5, 0.0]
SHIFTERATOR = [
    (None, None, [0.122580645161, 0.403225806452, 0.467741935484, 0.241935483871, 0.0]),
    (SCORES_B, None, [0.122580645161, 0.256451612903, 0.467741935484, 0.241935483871, 0.0]),
    (
        SCORES_B,
        0.3,
        [0.103225806452, 0.304838709677, 0.516129032258, 0.212903225806, -0.048387096774],
    ),
]


@pytest.mark.parametrize(("scores_b", "reference", "expected"), SHIFTERATOR)
def test_the_weighted_shift_equals_shifterators(
    scores_b: list[float] | None, reference: float | None, expected: list[float]
) -> None:
    found = weighted_shift(COUNTS_A, COUNTS_B, SCORES_A, scores_b, reference)
    assert_allclose(found, expected, atol=1e-9)


numbers = st.floats(-4, 4)
words = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 500), numbers, numbers), min_size=1, max_size=30
).filter(lambda rows: all(sum(column) > 0 for column in list(zip(*rows, strict=True))[:2]))


@given(words, numbers)
def test_the_shift_sums_to_the_difference_of_the_means_whatever_the_reference(
    rows: list[tuple[int, int, float, float]], reference: float
) -> None:
    a, b, score_a, score_b = (np.array(column) for column in zip(*rows, strict=True))
    found = weighted_shift(a, b, score_a, score_b, reference)
    difference = np.average(score_a, weights=a) - np.average(score_b, weights=b)
    assert found.sum() == pytest.approx(difference, abs=1e-9)


@given(words, numbers)
def test_swapping_the_sides_of_a_shift_flips_its_signs(
    rows: list[tuple[int, int, float, float]], reference: float
) -> None:
    a, b, score_a, score_b = (np.array(column) for column in zip(*rows, strict=True))
    found = weighted_shift(a, b, score_a, score_b, reference)
    swapped = weighted_shift(b, a, score_b, score_a, reference)
    assert_allclose(found, -swapped, atol=1e-12)


def test_a_side_without_words_has_no_mean() -> None:
    with pytest.raises(ValueError, match="both sides"):
        weighted_shift([1, 2], [0, 0], [1.0, 2.0])


# --- over a corpus -------------------------------------------------------------------------

TEXTS = [
    (A, "A good result for the town. The council was not happy on Monday."),
    (A, "The hall was terrible. It was a very good day, but the road was awful."),
    (B, "The result was good. The hall was terrible and the plan is terrible."),
]


def small(**columns: list[str]) -> Corpus:
    return corpus_of(TEXTS, **columns)


def by_term(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index("term")


def means(corpus: Corpus, scope: Scope) -> pd.Series:
    """The mean over articles of the mean value of their words, by outlet, per 1,000 words."""
    added = tone_words(corpus, scope=scope).groupby("article_id")["value"].sum()
    articles = corpus.articles.frame
    size = np.bincount(corpus.tokens.article[token_mask(corpus, scope)], minlength=len(articles))
    value = articles["article_id"].map(added).fillna(0) / size * 1000
    return value.groupby(articles["outlet"]).mean()


@pytest.mark.parametrize("lexicon", ["news", "vader"])
def test_contributions_sum_to_the_difference_of_the_mean_values(lexicon: str) -> None:
    corpus = small()
    frame = word_shift(corpus, A, B, lexicon=lexicon)
    total = (frame["rate_a"] * frame["value_a"].fillna(0)).sum()
    total -= (frame["rate_b"] * frame["value_b"].fillna(0)).sum()
    assert frame["contribution"].sum() == pytest.approx(total, abs=1e-9)
    if lexicon == "news":
        mean = means(corpus, Scope(part="body"))
        assert total == pytest.approx(mean[A] - mean[B], abs=1e-9)


def test_every_article_counts_alike_however_long() -> None:
    long = "The council met on Monday. " * 20
    corpus = corpus_of([(A, "A terrible day."), (A, f"{long}A terrible day."), (B, long)])
    size = np.bincount(corpus.tokens.article)
    row = by_term(word_shift(corpus, A, B)).loc["terrible"]
    assert row["rate_a"] == pytest.approx(1000 * (1 / size[0] + 1 / size[1]) / 2)
    assert row["contribution"] == pytest.approx(row["rate_a"] * row["value_a"])
    assert (row["count_a"], row["articles_a"], row["of_a"]) == (2, 2, 2)
    assert (row["count_b"], row["articles_b"], row["of_b"], row["rate_b"]) == (0, 0, 1, 0)
    assert np.isnan(row["value_b"])


def test_swapping_a_and_b_flips_signs_and_kinds() -> None:
    there, back = (by_term(word_shift(small(), *pair)) for pair in ((A, B), (B, A)))
    assert set(there.index) == set(back.index)
    back = back.loc[there.index]
    assert_allclose(there["contribution"], -back["contribution"], atol=1e-12)
    assert there["rate_a"].tolist() == back["rate_b"].tolist()
    opposite = {
        "more positive": "less positive", "less positive": "more positive",
        "more negative": "less negative", "less negative": "more negative", "": "",
    }  # fmt: skip
    assert there["kind"].map(opposite).tolist() == back["kind"].tolist()


@pytest.mark.parametrize(
    ("a", "b", "term", "kind", "sign"),
    [
        ("A good day.", "A long day.", "good", "more positive", 1),
        ("A long day.", "A good day.", "good", "less positive", -1),
        ("A terrible day.", "A long day.", "terrible", "more negative", -1),
        ("A long day.", "A terrible day.", "terrible", "less negative", 1),
        ("A good day.", "A good day.", "good", "", 0),
    ],
)
def test_a_word_is_of_the_kind_that_it_makes_a(
    a: str, b: str, term: str, kind: str, sign: int
) -> None:
    row = by_term(word_shift(corpus_of([(A, a), (B, b)]), A, B)).loc[term]
    assert (row["kind"], np.sign(row["contribution"])) == (kind, sign)


def test_a_negated_word_counts_as_it_does_in_the_tone() -> None:
    corpus = corpus_of([(A, "It was not good."), (B, "It was so very good.")])
    row = by_term(word_shift(corpus, A, B)).loc["good"]
    assert row["value_a"] < 0 < row["valence"] < row["value_b"]
    assert (row["kind"], row["count_a"], row["count_b"]) == ("less positive", 1, 1)


def test_the_largest_contributions_go_first_in_each_language() -> None:
    rows = [*TEXTS, (A, "كان اللقاء ناجحا ولم يكن الوضع كارثة."), (B, "كان اللقاء كارثة.")]
    corpus = corpus_of(rows, language=["en"] * 3 + ["ar"] * 2)
    frame = word_shift(corpus, A, B)
    assert frame["language"].unique().tolist() == ["ar", "en"]
    for _, own in frame.groupby("language"):
        assert own["contribution"].abs().round(9).is_monotonic_decreasing
    english = word_shift(small(), A, B)
    pd.testing.assert_frame_equal(frame[frame["language"] == "en"].reset_index(drop=True), english)


def test_arabic_forms_count_with_their_entry() -> None:
    corpus = corpus_of([(A, "كان النجاح كبيرا، والنجاح قريب."), (B, "وصل الوفد أمس.")], "ar")
    row = by_term(word_shift(corpus, A, B)).loc["نجاح"]
    assert (row["count_a"], row["display"], row["kind"]) == (2, "نجاح", "more positive")


def test_an_arabic_phrase_is_one_word_with_or_without_a_conjunction() -> None:
    corpus = corpus_of([(A, "لقي مصرعه أمس. ولقي “مصرعه” آخر."), (B, "وصل الوفد أمس.")], "ar")
    row = by_term(word_shift(corpus, A, B)).iloc[0]
    assert (row["display"], row["count_a"], row["kind"]) == ("لقي مصرعه", 2, "more negative")


def test_words_for_events_can_be_dropped() -> None:
    corpus = corpus_of([(A, "The war was terrible."), (B, "A good day.")])
    assert {"war", "terrible", "good"} <= set(word_shift(corpus, A, B)["term"])
    dropped = set(word_shift(corpus, A, B, events="drop")["term"])
    assert "war" not in dropped
    assert {"terrible", "good"} <= dropped


def test_the_scope_and_the_part_say_which_words_count() -> None:
    rows = [(A, "“It was awful,” she said. A good day."), (B, "A good day.")]
    corpus = corpus_of(rows, title=["A terrible hall", "A happy town"])
    terms = {
        name: set(word_shift(corpus, A, B, scope=scope, part=part)["term"])
        for name, scope, part in (
            ("body", Scope(), "body"),
            ("title", Scope(), "title"),
            ("all", Scope(), "all"),
            ("scoped", Scope(part="title"), "all"),
            ("reporter", Scope(voice="reporter"), "body"),
        )
    }
    assert terms["body"] == {"awful", "good"}
    assert terms["title"] == terms["scoped"] == {"terrible", "happy"}
    assert terms["all"] == terms["body"] | terms["title"]
    assert terms["reporter"] == {"good"}
    assert len(word_shift(corpus, A, B, scope=Scope(part="title"))) == 0


def test_articles_can_be_grouped_by_a_column_of_ones_own() -> None:
    corpus = small(country=["Arvelia", "Arvelia", "Belmark"])
    frame = word_shift(corpus, "Arvelia", "Belmark", by="country")
    assert set(frame["a"]) == {"Arvelia"}
    assert frame["contribution"].tolist() == word_shift(corpus, A, B)["contribution"].tolist()


@pytest.mark.parametrize("rows", [[], [(A, "The council met."), (B, "The mayor spoke.")]])
def test_nothing_to_compare_gives_an_empty_typed_table(rows: list[tuple[str, str]]) -> None:
    frame = word_shift(corpus_of(rows), A, B)
    assert len(frame) == 0
    assert frame.dtypes.equals(WORD_SHIFT.frame().dtypes)


def test_groups_without_a_common_language_of_tone_are_told() -> None:
    rows = [(A, "A good day."), (B, "كان اللقاء ناجحا.")]
    with pytest.raises(InputError, match="no language with a tone lexicon in common"):
        word_shift(corpus_of(rows, language=["en", "ar"]), A, B)
    french = corpus_of([(A, "Une belle journée."), (B, "Le maire parle.")], language="fr")
    with pytest.raises(InputError, match="no language with a tone lexicon in common"):
        word_shift(french, A, B)


def test_unknown_groups_and_options_are_told() -> None:
    with pytest.raises(InputError, match="There is no outlet “Levant Echo”"):
        word_shift(small(), A, "Levant Echo")
    with pytest.raises(InputError, match="is not a value of b"):
        word_shift(small(), A, A)
    for option in ("lexicon", "events", "part"):
        with pytest.raises(InputError, match=option):
            word_shift(small(), A, B, **{option: "none"})
