"""Laws of the term tables: swapping sides, order of articles, copies, sets with next to nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import Scope
from analysis.errors import InputError
from analysis.measures.grouped import Grouped
from analysis.measures.keyness import keyness
from analysis.measures.scoring import SCORES, Terms
from analysis.measures.separation import separation_test
from analysis.measures.similarity import similarity
from analysis.measures.terms import term_differences
from analysis.tables import KEYNESS, SEPARATION_TEST, TERM_DIFFERENCES, Table
from tests.helpers import corpus_of

MEASURE = pytest.mark.parametrize("measure", sorted(SCORES))
TABLES = pytest.mark.parametrize(
    ("table", "declared"), [(term_differences, TERM_DIFFERENCES), (keyness, KEYNESS)]
)
Rows = list[tuple[str, str]]
Measure = Callable[..., pd.DataFrame]
WORDS = {
    "en": ["harbour", "harbours", "rebels", "ferry", "ferries", "the", "gulls", "12", "tax"],
    "ar": ["الميناء", "والميناء", "المتمردون", "سفينة", "السفن", "في", "نورس", "12", "ضريبة"],
}


def texts(language: str) -> st.SearchStrategy[str]:
    sentence = st.lists(st.sampled_from(WORDS[language]), min_size=2, max_size=8).map(" ".join)
    return st.lists(sentence, min_size=1, max_size=3).map(". ".join)


@st.composite
def sets(draw: st.DrawFn, outlets: str = "ABC") -> tuple[Rows, str, list[str]]:
    """Rows, language and a story each; every outlet has at least one article."""
    language = draw(st.sampled_from(["en", "ar"]))
    more = draw(st.lists(st.sampled_from(outlets), max_size=4))
    rows = [(outlet, draw(texts(language))) for outlet in [*outlets, *more]]
    stories = draw(st.sampled_from([["s"], ["s", "t"], ["s", "t", ""]]))
    return rows, language, [draw(st.sampled_from(stories)) for _ in rows]


# --- swapping ------------------------------------------------------------------------------


@settings(max_examples=15, deadline=None)
@given(made=sets("AB"))
def test_swapping_target_and_reference_flips_the_sign_of_every_measure(
    made: tuple[Rows, str, list[str]],
) -> None:
    rows, language, stories = made
    corpus = corpus_of(rows, language, story=stories)
    for measure in SCORES:
        one, other = _two_sides(term_differences(corpus, measure=measure, ngrams=2))
        np.testing.assert_allclose(one["difference"], -other["difference"], atol=1e-9)
        np.testing.assert_allclose(one["log_ratio"], -other["log_ratio"], atol=1e-9)
        for name in ("n", "rate", "articles", "of"):
            assert one[f"{name}_target"].tolist() == other[f"{name}_rest"].tolist()


@settings(max_examples=12, deadline=None)
@given(made=sets("AB"))
def test_swapping_target_and_reference_flips_the_sign_of_every_statistic(
    made: tuple[Rows, str, list[str]],
) -> None:
    rows, language, stories = made
    one, other = _two_sides(keyness(corpus_of(rows, language, story=stories)))
    for name in ("score", "g2", "g2_two_cells", "chi_squared", "log_odds_z", "lrc"):
        np.testing.assert_allclose(one[name], -other[name], atol=1e-9, err_msg=name)
    for name in ("bic", "ell", "p"):  # of the size alone
        np.testing.assert_allclose(one[name], other[name], atol=1e-9, err_msg=name)
    some = np.isfinite(one["odds_ratio"]) & (one["odds_ratio"] > 0)
    np.testing.assert_allclose(one["odds_ratio"][some], 1 / other["odds_ratio"][some])


def _two_sides(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of either outlet, the same terms in the same order."""
    one, other = (
        table[table["group"] == name].sort_values("term", ignore_index=True) for name in "AB"
    )
    assert one["term"].tolist() == other["term"].tolist()
    return one, other


@settings(max_examples=10, deadline=None)
@given(made=sets())
def test_every_pair_has_its_mirror_and_a_named_reference_is_one_of_the_pairs(
    made: tuple[Rows, str, list[str]],
) -> None:
    rows, language, stories = made
    corpus = corpus_of(rows, language, story=stories)
    for measure in SCORES:
        pairs = term_differences(corpus, against="pairs", measure=measure)
        mirror = pairs.rename(columns={"group": "reference", "reference": "group"})
        both = pairs.merge(mirror, on=["group", "reference", "term"], suffixes=("", "_mirror"))
        assert len(both) == len(pairs)
        np.testing.assert_allclose(both["difference"], -both["difference_mirror"], atol=1e-9)
        named = term_differences(corpus, against="B", measure=measure)
        own = pairs[pairs["reference"] == "B"].reset_index(drop=True)
        pd.testing.assert_frame_equal(own, named)


# --- what does not matter ------------------------------------------------------------------


@TABLES
@settings(max_examples=12, deadline=None)
@given(made=sets(), random=st.randoms(use_true_random=False))
def test_the_order_of_articles_is_irrelevant(
    table: Measure, declared: Table, made: tuple[Rows, str, list[str]], random: Random
) -> None:
    rows, language, stories = made
    order = random.sample(range(len(rows)), len(rows))
    straight = corpus_of(rows, language, story=stories)
    mixed = corpus_of([rows[i] for i in order], language, story=[stories[i] for i in order])
    for measure in SCORES:
        first, second = (table(each, measure=measure, ngrams=2) for each in (straight, mixed))
        # which of two equally frequent spellings is shown is a matter of order
        pd.testing.assert_frame_equal(first, second)


@pytest.mark.parametrize("seed", range(10))
def test_equal_scores_stand_in_order_of_name_whatever_the_order_of_articles(seed: int) -> None:
    """Both words have the same weights in the set as a whole; rounding noise must not part them."""
    texts = [" ".join(Random(i).choices(["harbour", "ferry"], k=5 + i % 3)) for i in range(5)]
    swap = {"harbour": "ferry", "ferry": "harbour"}
    rows = [("A", text) for text in texts]
    rows += [("A", " ".join(swap[word] for word in text.split())) for text in texts]
    rows += [("B", "cup goal"), ("B", "cup vote ship")]
    mixed = Random(seed).sample(rows, len(rows))
    first, second = (term_differences(corpus_of(each)) for each in (rows, mixed))
    pd.testing.assert_frame_equal(first, second)


def test_drawn_relabellings_do_not_depend_on_the_order_of_articles() -> None:
    words = [*WORDS["en"][2:], "port", "vote", "cup", "goal", "ship", "storm", "mayor", "court"]
    random = Random(0)
    rows = [(name, " ".join(random.sample(words, 5))) for name in "AB" for _ in range(12)]
    mixed = random.sample(rows, len(rows))
    one, other = corpus_of(rows), corpus_of(mixed)
    pd.testing.assert_frame_equal(keyness(one, details=False), keyness(other, details=False))
    assert keyness(one, details=False)["p"].notna().any(), "p are from random draws here"
    pd.testing.assert_frame_equal(separation_test(one), separation_test(other))
    assert not separation_test(one)["exact"].any()
    pd.testing.assert_frame_equal(similarity(one), similarity(other))


def test_a_term_that_is_all_there_is_differs_by_nothing() -> None:
    corpus = corpus_of([("A", "harbour harbour"), ("B", "harbour")])
    found = term_differences(corpus, measure="log_odds")
    assert found["difference"].tolist() == [0, 0]
    assert keyness(corpus)["log_odds_z"].tolist() == [0, 0]


def test_terms_in_stories_that_are_not_shared_are_left_out_without_a_murmur() -> None:
    rows = [("A", "harbour harbour"), ("B", "harbour harbour"), ("A", "harbour rebels")]
    assert set(keyness(corpus_of(rows, story=["s", "s", "t"]))["term"]) == {"harbour"}


@MEASURE
@given(counts=st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=4, max_size=4))
def test_terms_that_nobody_uses_change_nothing(measure: str, counts: list[list[int]]) -> None:
    rows = np.array(counts)
    padded = np.concatenate([rows, np.zeros((4, 3), dtype=int)], axis=1)
    made = []
    for each in (rows, padded):
        grouped = Grouped.of(each, ["a", "a", "b", "b"], totals=rows.sum(axis=1) + 5)
        sides = grouped.side_by_side("a", ["b"])
        assert sides is not None
        made.append(SCORES[measure](Terms(grouped), sides))
    for name in ("difference", "low", "high"):
        short, long = (getattr(each, name) for each in made)
        np.testing.assert_allclose(short, long[:4], atol=1e-12)


@TABLES
@settings(max_examples=8, deadline=None)
@given(made=sets("AB"))
def test_articles_out_of_scope_or_of_another_language_change_nothing(
    table: Measure, declared: Table, made: tuple[Rows, str, list[str]]
) -> None:
    rows, language, _ = made
    other = "ar" if language == "en" else "en"
    alone = table(corpus_of(rows, language, section=["x"] * len(rows)))
    more = [("A", " ".join(WORDS[language])), ("B", " ".join(WORDS[other]))]
    languages = [language] * len(rows) + [language, other]
    sections = ["x"] * len(rows) + ["y", "x"]
    corpus = corpus_of([*rows, *more], language=languages, section=sections)
    scope = Scope(where=(("section", ("x",)),))
    both = table(corpus, scope=scope)
    # the most frequent spelling of a word is one of the whole set
    own = both[both["language"] == language].reset_index(drop=True).drop(columns="display")
    pd.testing.assert_frame_equal(own, alone.drop(columns="display"))


# --- copies --------------------------------------------------------------------------------


def _frequencies(rows: Rows, language: str) -> pd.DataFrame:
    table = term_differences(corpus_of(rows, language), within=None, ngrams=2)
    own = table[table["group"] == "A"].set_index("term")
    return own[["articles_target", "of_target", "articles_rest", "of_rest"]].sort_index()


@settings(max_examples=15, deadline=None)
@given(made=sets("AB"), place=st.integers(0, 5))
def test_an_article_doubled_changes_no_document_frequency_of_other_terms(
    made: tuple[Rows, str, list[str]], place: int
) -> None:
    rows, language, _ = made
    doubled = rows[place % len(rows)]
    before, after = _frequencies(rows, language), _frequencies([*rows, doubled], language)
    assert before.index.tolist() == after.index.tolist()
    side = "target" if doubled[0] == "A" else "rest"
    in_it = set(
        term_differences(corpus_of([doubled, ("C", doubled[1])], language), ngrams=2)["term"]
    )
    others = ~before.index.isin(list(in_it))
    pd.testing.assert_series_equal(
        before.loc[others, f"articles_{side}"], after.loc[others, f"articles_{side}"]
    )
    assert (
        after.loc[~others, f"articles_{side}"] - before.loc[~others, f"articles_{side}"] == 1
    ).all()
    assert (after[f"of_{side}"] == before[f"of_{side}"] + 1).all()
    other_side = "rest" if side == "target" else "target"
    for name in (f"articles_{other_side}", f"of_{other_side}"):
        pd.testing.assert_series_equal(before[name], after[name])
    one, other = (each.loc[others, f"articles_{side}"].rank() for each in (before, after))
    pd.testing.assert_series_equal(one, other)


@settings(max_examples=15, deadline=None)
@given(made=sets("AB"), place=st.integers(0, 5))
def test_an_article_that_says_all_twice_changes_no_document_frequency(
    made: tuple[Rows, str, list[str]], place: int
) -> None:
    rows, language, _ = made
    outlet, text = rows[place % len(rows)]
    longer = list(rows)
    longer[place % len(rows)] = (outlet, f"{text}.\n\n{text}.")
    pd.testing.assert_frame_equal(_frequencies(rows, language), _frequencies(longer, language))


@settings(max_examples=8, deadline=None)
@given(made=sets("AB"))
def test_a_copy_of_the_whole_set_changes_no_rate_and_no_share_of_articles(
    made: tuple[Rows, str, list[str]],
) -> None:
    rows, language, _ = made
    scope = Scope(boilerplate="keep")
    once = term_differences(corpus_of(rows, language), scope=scope, within=None)
    twice = term_differences(corpus_of(rows * 2, language), scope=scope, within=None)
    keys = ["group", "term"]
    once, twice = (each.sort_values(keys, ignore_index=True) for each in (once, twice))
    assert once[keys].equals(twice[keys])
    for side in ("target", "rest"):
        np.testing.assert_allclose(once[f"rate_{side}"], twice[f"rate_{side}"])
        assert (2 * once[f"articles_{side}"]).tolist() == twice[f"articles_{side}"].tolist()


# --- next to nothing -----------------------------------------------------------------------

LITTLE: dict[str, Rows] = {
    "nothing": [],
    "one article": [("A", "The harbour is closed.")],
    "one outlet": [("A", "The harbour is closed."), ("A", "Rebels left the harbour.")],
    "only stop-words": [("A", "the and of"), ("A", "the of"), ("B", "of the")],
    "only Arabic stop-words": [("A", "في على من"), ("B", "من في")],
    "no words": [("A", "…"), ("B", "12 13")],
    "no outlets": [("", "harbour"), ("", "ferry")],
}


LITTLE_ROWS = pytest.mark.parametrize("rows", LITTLE.values(), ids=LITTLE.keys())
EVERY_WAY = list(product(sorted(SCORES), (1, 2, 3), ("rest", "pairs", "A")))


@TABLES
@LITTLE_ROWS
def test_too_little_gives_a_typed_table_without_rows_or_a_clear_line(
    table: Measure, declared: Table, rows: Rows
) -> None:
    corpus = corpus_of(rows, "ar" if rows and "في" in rows[0][1] else "en")
    for measure, ngrams, against in EVERY_WAY:
        options = {"measure": measure, "ngrams": ngrams, "against": against}
        if against == "A" and rows and rows[0][0] == "":
            with pytest.raises(InputError, match="There is no outlet “A” among the articles"):
                table(corpus, **options)
            continue
        pd.testing.assert_frame_equal(table(corpus, **options), declared.frame())


@TABLES
@pytest.mark.parametrize(
    "rows",
    [
        [("A", "the harbour harbour"), ("B", "a harbour")],
        [("A", "the harbour"), ("B", "the and of")],
        [("A", "harbour of"), ("A", "harbour and"), ("B", "the harbour"), ("C", "the the")],
    ],
)
def test_one_term_gives_rows_with_numbers_and_no_error(
    table: Measure, declared: Table, rows: Rows
) -> None:
    corpus = corpus_of(rows)
    for measure, ngrams, against in EVERY_WAY:
        found = table(corpus, measure=measure, ngrams=ngrams, against=against)
        assert found.dtypes.equals(declared.frame().dtypes)
        assert set(found["term"]) <= {"harbour", "harbour harbour"}
        assert len(found) > 0
        assert np.isfinite(found["difference"]).all()


@pytest.mark.parametrize("ngrams", [1, 2, 3])
@LITTLE_ROWS
def test_nothing_is_told_apart_where_there_is_too_little(ngrams: int, rows: Rows) -> None:
    found = separation_test(corpus_of(rows), ngrams=ngrams)
    assert found.dtypes.equals(SEPARATION_TEST.frame().dtypes)
    assert (found["observed"] == 0).all()
    assert not (found["p"] < 1).any()


@TABLES
def test_own_stop_words_that_leave_nothing_give_no_rows(table: Measure, declared: Table) -> None:
    corpus = corpus_of([("A", "harbour ferry"), ("B", "harbour")])
    found = table(corpus, stopwords={"en": ["harbour", "ferry"]})
    pd.testing.assert_frame_equal(found, declared.frame())
