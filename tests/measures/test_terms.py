from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.articles import ArticleSet
from analysis.corpus import Scope
from analysis.errors import InputError
from analysis.measures.concordance import concordance
from analysis.measures.terms import term_differences
from analysis.measures.tfidf import tfidf_difference
from analysis.prepare import prepare
from analysis.tables import TERM_DIFFERENCES
from tests.helpers import corpus_of

GROUPS = ["a", "a", "a", "b", "b", "c", "c", "c", "c"]
MATRICES = st.lists(
    st.lists(st.integers(0, 5), min_size=6, max_size=6), min_size=len(GROUPS), max_size=len(GROUPS)
)


@given(MATRICES)
def test_the_difference_is_the_macro_mean_of_scikit_learns_vectors(rows):
    counts = sparse.csr_matrix(np.array(rows))
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(counts.astype(float)).toarray()
    means = {g: weights[[name == g for name in GROUPS]].mean(axis=0) for g in "abc"}
    expected = means["a"] - (means["b"] + means["c"]) / 2
    assert tfidf_difference(counts, GROUPS, "a").difference == pytest.approx(expected, abs=1e-12)


@given(MATRICES)
def test_the_range_holds_every_difference_with_one_article_left_out(rows):
    counts = sparse.csr_matrix(np.array(rows))
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(counts.astype(float)).toarray()
    rest = (weights[3:5].mean(axis=0) + weights[5:].mean(axis=0)) / 2
    left_out = [np.delete(weights[:3], row, axis=0).mean(axis=0) - rest for row in range(3)]
    found = tfidf_difference(counts, GROUPS, "a")
    assert found.low == pytest.approx(np.min(left_out, axis=0), abs=1e-12)
    assert found.high == pytest.approx(np.max(left_out, axis=0), abs=1e-12)


@given(MATRICES)
def test_swapping_target_and_reference_flips_the_sign(rows):
    counts = sparse.csr_matrix(np.array(rows))
    one = tfidf_difference(counts, GROUPS, "a", references=["b"]).difference
    other = tfidf_difference(counts, GROUPS, "b", references=["a"]).difference
    assert one == pytest.approx(-other, abs=1e-12)


@given(MATRICES)
def test_within_stories_the_range_is_that_of_leaving_out_each_article_and_each_story(rows):
    counts = sparse.csr_matrix(np.array(rows))
    stories = np.array(["s", "s", "t", "s", "t", "s", "t", "t", "u"], dtype=object)
    groups = np.array(GROUPS, dtype=object)
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(counts.astype(float)).toarray()

    def difference(keep: np.ndarray) -> np.ndarray:
        parts = []
        for story in ("s", "t"):
            inside = keep & (stories == story)
            if not (inside & (groups == "a")).any():
                continue
            means = [weights[inside & (groups == g)].mean(axis=0) for g in ("b", "c")]
            parts.append(weights[inside & (groups == "a")].mean(axis=0) - np.mean(means, axis=0))
        return np.mean(parts, axis=0)

    everything = np.ones(len(groups), dtype=bool)
    left_out = []
    for row in range(3):
        keep = everything.copy()
        keep[row] = False
        left_out.append(difference(keep))
    left_out.extend(difference(stories != story) for story in ("s", "t"))
    found = tfidf_difference(counts, GROUPS, "a", stories=stories)
    assert found.difference == pytest.approx(difference(everything), abs=1e-12)
    assert found.low == pytest.approx(np.min(left_out, axis=0), abs=1e-12)
    assert found.high == pytest.approx(np.max(left_out, axis=0), abs=1e-12)


NORTH = "The rebels took the harbour. The rebels held talks about the harbour."
SOUTH = "The army said the harbour was calm. The army held talks."
ROWS = [("North", NORTH), ("North", NORTH + " Rebels again."), ("South", SOUTH), ("South", SOUTH)]


def test_a_term_carries_its_counts_rates_and_articles():
    table = term_differences(corpus_of(ROWS))
    row = table[(table["group"] == "North") & (table["term"] == "rebel")].iloc[0]
    assert (row["n_target"], row["n_rest"]) == (5, 0)
    assert (row["articles_target"], row["of_target"]) == (2, 2)
    assert (row["articles_rest"], row["of_rest"]) == (0, 2)
    assert row["rate_target"] == pytest.approx(5 * 1000 / 26)
    assert row["log_ratio"] == pytest.approx(np.log2((5 / 26) / (0.5 / 22)))
    assert row["shown"]
    assert row["display"] == "rebels"
    assert row["low"] == row["score"] <= row["difference"] <= row["high"]


def test_stop_words_are_in_the_denominator_but_not_among_the_terms():
    table = term_differences(corpus_of(ROWS))
    assert "the" not in set(table["term"])
    assert table.loc[table["group"] == "South", "of_target"].eq(2).all()


def test_a_burst_in_one_article_is_not_shown():
    rows = [
        ("A", "harbour " + "volcano " * 12),
        ("A", "harbour news"),
        ("B", "news"),
        ("B", "news"),
    ]
    table = term_differences(corpus_of(rows)).set_index(["group", "term"])
    assert not table.loc[("A", "volcano"), "shown"]
    assert table.loc[("A", "volcano"), "difference"] > 0 >= table.loc[("A", "volcano"), "score"]


def test_the_order_of_articles_is_irrelevant():
    forward = term_differences(corpus_of(ROWS))
    backward = term_differences(corpus_of(ROWS[::-1]))
    keys = ["group", "term"]
    pd.testing.assert_frame_equal(
        forward.sort_values(keys, ignore_index=True),
        backward.sort_values(keys, ignore_index=True),
    )


def test_hits_of_the_concordance_are_the_counts_of_the_table():
    corpus = corpus_of(ROWS)
    for row in term_differences(corpus).itertuples():
        assert len(concordance(corpus, row.term)) == row.n_target + row.n_rest


def test_two_languages_are_never_compared():
    frame = pd.DataFrame(
        {
            "outlet": ["A", "B", "C", "D"],
            "text": [NORTH, SOUTH, "قال الوزير إن الميناء هادئ", "قال الجيش إن الميناء آمن"],
            "language": ["en", "en", "ar", "ar"],
        }
    )
    table = term_differences(prepare(ArticleSet.from_frame(frame)))
    assert set(zip(table["group"], table["language"], strict=True)) == {
        ("A", "en"),
        ("B", "en"),
        ("C", "ar"),
        ("D", "ar"),
    }
    assert table["of_rest"].eq(1).all()


def test_french_words_count_and_show_without_what_is_elided_before_them():
    rows = [("A", "L’accord tient, dit l’accord de paix."), ("B", "Un accord de paix. D’accord ?")]
    corpus = corpus_of(rows, language="fr")
    table = term_differences(corpus).set_index(["group", "term"])
    counts = table.loc[("A", "accord"), ["n_target", "n_rest", "display"]]
    assert counts.tolist() == [2, 1, "accord"]
    assert ("A", "d'accord") in table.index
    assert not {"l", "de", "un"} & set(table.index.get_level_values("term"))
    forms = term_differences(corpus, unit="form").set_index(["group", "term"])
    assert forms.loc[("A", "l'accord"), "display"] in ("l’accord", "L’accord")


def test_stories_are_compared_like_with_like():
    rows = [
        ("A", "water law vote"),
        ("B", "water law vote"),
        ("A", "cup final goal goal"),
        ("B", "tax"),
    ]
    stories = ["water", "water", "cup", "tax"]
    table = term_differences(corpus_of(rows, story=stories))
    assert set(table["within"]) == {"story"}
    assert table["difference"].abs().max() == 0  # the cup is not in any shared story
    topics = term_differences(corpus_of(rows, story=stories), within=None)
    assert set(topics["within"]) == {"all"}
    assert topics["difference"].abs().max() > 0


@pytest.mark.parametrize(
    "rows", [[], [("A", "one article")], [("A", "the and"), ("B", "of the")], [("", "no outlet")]]
)
def test_too_little_gives_a_typed_table_and_no_error(rows):
    table = term_differences(corpus_of(rows))
    expected = TERM_DIFFERENCES.frame()
    assert list(table.columns) == list(expected.columns)
    assert table.dtypes.equals(expected.dtypes)
    assert len(table) == 0


def test_single_articles_are_ranked_by_the_plain_difference_and_have_no_range():
    table = term_differences(corpus_of([("A", NORTH), ("B", SOUTH)]))
    assert table["low"].isna().all()
    assert table["high"].isna().all()
    assert (table["score"] == table["difference"]).all()
    assert table.loc[table["shown"], "n_target"].ge(2).all()


def test_wrong_options_are_named_with_what_is_allowed():
    corpus = corpus_of(ROWS)
    with pytest.raises(InputError, match="“East” among the articles"):
        term_differences(corpus, against="East")
    with pytest.raises(InputError, match="no column “owner”"):
        term_differences(corpus, by="owner")
    with pytest.raises(InputError, match="“loud” is not a value of voice"):
        term_differences(corpus, scope=Scope(voice="loud"))
    with pytest.raises(InputError, match="“magic” is not a value of measure"):
        term_differences(corpus, measure="magic")


def test_pairs_and_a_named_reference_agree():
    rows = [*ROWS, ("East", NORTH), ("East", SOUTH)]
    corpus = corpus_of(rows)
    pairs = term_differences(corpus, against="pairs")
    named = term_differences(corpus, against="South")
    of_pairs = pairs[pairs["reference"] == "South"].reset_index(drop=True)
    pd.testing.assert_frame_equal(of_pairs, named)
    assert set(pairs["group"]) == {"North", "South", "East"}


def test_bigrams_do_not_cross_sentences():
    corpus = corpus_of([("A", "Grey harbour. Wall street fell."), ("B", "Grey harbour fell.")])
    terms = set(term_differences(corpus, ngrams=2)["term"])
    assert "grey harbour" in terms
    assert "harbour wall" not in terms
    assert "harbour fall" in terms


def test_own_stop_words_take_the_place_of_the_languages_list():
    corpus = corpus_of(ROWS)
    terms = set(term_differences(corpus, stopwords={"en": ["harbour"]})["term"])
    assert "harbour" not in terms
    assert "the" in terms
    assert "harbour" in set(term_differences(corpus, stopwords={"ar": ["harbour"]})["term"])
