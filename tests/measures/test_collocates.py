"""Collocates: against values computed by hand, laws, and what is asked for; English and Arabic."""

from __future__ import annotations

from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.collocates import collocates, log_dice
from analysis.measures.concordance import concordance
from analysis.measures.terms import term_differences
from analysis.tables import COLLOCATES, rows_of
from tests.helpers import corpus_of
from tests.measures.test_collocates_loop import corpora, g2

ROWS = [
    ("A", "The harbour is closed. Rebels closed the harbour. The rebels left."),
    ("A", "A closed harbour helps nobody."),
    ("B", "The harbour stayed open. Rebels left, rebels came."),
]


def of(table: pd.DataFrame, group: str, term: str) -> pd.Series:
    (row,) = (row for _, row in table[table["group"] == group].iterrows() if row["term"] == term)
    return row


# --- by hand -------------------------------------------------------------------------------


def test_log_dice_has_the_properties_of_its_paper() -> None:
    """Rychlý 2008, RASLAN, section 3: 14 where all of both stand together; 0 where one of 16,384
    does; one point more is twice as often."""
    assert log_dice(7, 7, 7) == 14
    assert log_dice(1, 2**14, 2**14) == 0
    assert log_dice(20, 500, 700) - log_dice(10, 500, 700) == pytest.approx(1)


def test_numbers_of_a_small_corpus_are_those_computed_by_hand() -> None:
    table = collocates(corpus_of(ROWS), "harbour")
    close = of(table, "A", "close")
    assert (close["n"], close["n_query"], close["n_term"]) == (3, 3, 3)
    assert (close["articles"], close["of_articles"]) == (2, 2)
    assert close["log_dice"] == 14
    # A has 16 words: 3 hits, 10 near them, 3 elsewhere (“The rebels left”)
    assert close["g2"] == pytest.approx(g2([[3, 0], [7, 3]]))
    assert (close["n_rest"], close["n_query_rest"]) == (0, 1)
    assert close["log_dice_rest"] == pytest.approx(14 + np.log2(2 * 0.5 / 1))
    assert close["difference"] == 0  # one hit elsewhere cannot tell
    rebel = of(table, "A", "rebel")
    assert (rebel["n"], rebel["n_term"], rebel["n_rest"]) == (1, 2, 0)
    assert rebel["log_dice"] == pytest.approx(14 + np.log2(2 / 5))
    assert rebel["log_dice_rest"] == pytest.approx(14 + np.log2(1 / 3))
    assert rebel["g2"] == pytest.approx(g2([[1, 1], [9, 2]]))
    assert rebel["g2"] < 0


def test_the_window_ends_with_the_sentence_and_after_so_many_words() -> None:
    text = "Ferry one. Gulls tides harbour the of sailors. Ferry two."
    near = collocates(corpus_of([("A", text)]), "harbour", window=2)
    assert sorted(near["term"]) == ["gull", "tide"]
    wider = collocates(corpus_of([("A", text)]), "harbour", window=3)
    assert sorted(wider["term"]) == ["gull", "sailor", "tide"]


def test_words_out_of_scope_are_steps_but_no_collocates() -> None:
    text = "Harbour officials said “ferries will sail again tomorrow” yesterday."
    corpus = corpus_of([("A", text)])
    reporter = Scope(voice="reporter")
    assert "yesterday" not in set(collocates(corpus, "harbour", scope=reporter)["term"])
    wide = set(collocates(corpus, "harbour", scope=reporter, window=8)["term"])
    assert "yesterday" in wide
    assert "ferry" not in wide


def test_a_word_between_two_hits_counts_once_and_hits_are_not_near_each_other() -> None:
    table = collocates(corpus_of([("A", "Harbour ferry harbour. Harbour gulls.")]), "harbour")
    assert table.set_index("term")["n"].to_dict() == {"ferry": 1, "gull": 1}
    assert table["n_query"].eq(3).all()


def test_a_phrase_and_a_star_have_their_own_words_left_out() -> None:
    rows = [("A", "The foreign minister met another minister. Foreign ministries met.")]
    corpus = corpus_of(rows)
    phrase = collocates(corpus, "foreign minister")
    row = of(phrase, "A", "minister")
    assert (row["n"], row["n_query"], row["n_term"]) == (1, 1, 2)
    assert "foreign" not in set(phrase["term"])
    star = set(collocates(corpus, "minist*")["term"])
    assert {"foreign", "meet"} <= star
    assert not {"minister", "ministry"} & star


def test_arabic_is_looked_up_without_clitics_and_vowels() -> None:
    rows = [
        ("أ", "وقال الوزيرُ إن الميناء مغلق. والوزير أغلق الميناء."),
        ("ب", "الوزير فتح الميناء، ثم غادر الوزير."),
    ]
    table = collocates(corpus_of(rows, "ar"), "وزير")
    port = of(table, "أ", "ميناء")
    assert (port["n"], port["n_query"], port["n_term"]) == (2, 2, 2)
    assert port["display"] == "الميناء"
    assert port["log_dice"] == 14
    other = of(table, "ب", "ميناء")
    assert other["log_dice"] == pytest.approx(14 + np.log2(2 / 3))
    assert port["difference"] == pytest.approx(14 - other["log_dice"])


# --- laws ----------------------------------------------------------------------------------


def test_two_words_are_as_close_whichever_is_asked_for() -> None:
    rows = [("A", "The ferry left the harbour. The harbour slept. A ferry sank."),
            ("B", "The harbour and the ferry. Ferry tickets at the harbour.")]  # fmt: skip
    corpus = corpus_of(rows)
    one, other = collocates(corpus, "harbour"), collocates(corpus, "ferry")
    for group in "AB":
        here, there = of(one, group, "ferry"), of(other, group, "harbour")
        for name in ("n", "articles", "log_dice", "log_dice_rest", "difference"):
            assert here[name] == there[name], name
        assert (here["n_query"], here["n_term"]) == (there["n_term"], there["n_query"])


def test_between_two_outlets_the_difference_has_one_size_and_two_signs() -> None:
    rows = [("A", "Ferry at the harbour. The harbour."), ("B", "Ferry harbour. The ferry harbour.")]
    table = collocates(corpus_of(rows), "harbour")
    a, b = of(table, "A", "ferry"), of(table, "B", "ferry")
    assert a["difference"] == -b["difference"] < 0
    assert (a["log_dice"], a["log_dice_rest"]) == (b["log_dice_rest"], b["log_dice"])


@settings(max_examples=8, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_articles_is_irrelevant_and_a_copy_of_all_changes_no_log_dice(
    made: tuple[Corpus, str], random: Random
) -> None:
    corpus, query = made
    frame = corpus.articles.frame
    language = frame["language"].iloc[0]
    rows = list(zip(frame["outlet"], frame["text"], frame["title"], strict=True))

    def again(some: list[tuple[str, str, str]]) -> pd.DataFrame:
        own = corpus_of([row[:2] for row in some], language, title=[row[2] for row in some])
        # copies would be told as shared and repeated text; neither is left out here
        return collocates(own, query, scope=Scope(boilerplate="keep")).drop(columns="display")

    first = again(rows)
    pd.testing.assert_frame_equal(first, again(random.sample(rows, len(rows))))
    keys = ["group", "term"]
    twice = again(rows * 2).sort_values(keys, ignore_index=True)
    first = first.sort_values(keys, ignore_index=True)
    assert twice["n"].tolist() == (2 * first["n"]).tolist()
    assert twice["log_dice"].tolist() == pytest.approx(first["log_dice"].tolist())
    assert twice["g2"].tolist() == pytest.approx((2 * first["g2"]).tolist(), abs=1e-9)


def test_counts_are_those_of_the_term_table_and_hits_those_of_the_concordance() -> None:
    corpus = corpus_of(ROWS)
    table = collocates(corpus, "harbour", window=20)
    terms = term_differences(corpus, within=None).set_index(["group", "term"])
    for row in rows_of(table):
        assert row.n_term == terms.loc[(row.group, row.term), "n_target"]
    hits = concordance(corpus, "harbour")["outlet"].value_counts()
    assert table.groupby("group")["n_query"].first().to_dict() == hits.to_dict()


# --- what is asked for ---------------------------------------------------------------------


def test_groups_scope_unit_and_word_lists_are_followed() -> None:
    corpus = corpus_of(ROWS, owner=["x", "y", "x"])
    assert set(collocates(corpus, "harbour", by="owner")["group"]) == {"x", "y"}
    only = collocates(corpus, "harbour", scope=Scope(where=(("outlet", ("B",)),)))
    assert set(only["group"]) == {"B"}
    assert only["log_dice_rest"].isna().all()
    assert only["difference"].isna().all()
    forms = set(collocates(corpus, "harbour", unit="form")["term"])
    assert {"closed", "rebels"} <= forms
    own = collocates(corpus, "harbour", stopwords={"en": ["closed"]})
    assert "close" not in set(own["term"])
    assert "the" in set(own["term"])


def test_numbers_and_single_letters_are_left_out_by_choice() -> None:
    corpus = corpus_of([("A", "Pier 12 x harbour.")])
    assert set(collocates(corpus, "harbour")["term"]) == {"pier"}
    assert set(collocates(corpus, "harbour", leave_out=("one_letter",))["term"]) == {"pier", "12"}
    assert set(collocates(corpus, "harbour", leave_out=())["term"]) == {"pier", "12", "x"}


def test_languages_stay_apart() -> None:
    rows = [("A", "Vega opened the harbour."), ("B", "Vega harbour."), ("A", "Vega فتحت الميناء")]
    frame = corpus_of(rows).articles.frame.assign(language=["en", "en", "ar"])
    corpus = corpus_of(rows, language=frame["language"].tolist())  # pyright: ignore[reportArgumentType]
    table = collocates(corpus, "vega")
    assert set(zip(table["group"], table["language"], strict=True)) == {
        ("A", "en"), ("B", "en"), ("A", "ar")
    }  # fmt: skip
    arabic = table[table["language"] == "ar"]
    assert arabic["n_query"].eq(1).all()
    assert arabic["n_query_rest"].eq(0).all()


@pytest.mark.parametrize("rows", [[], [("A", "Nothing here.")], [("A", "…")], [("", "Ferry.")]])
def test_without_a_hit_or_a_word_near_it_the_table_is_empty_and_typed(
    rows: list[tuple[str, str]],
) -> None:
    for query in ("harbour", "ferry"):
        table = collocates(corpus_of(rows), query)
        pd.testing.assert_frame_equal(table, COLLOCATES.frame())


def test_one_article_without_an_outlet_still_has_its_collocates() -> None:
    table = collocates(corpus_of([("", "The ferry left the harbour.")]), "harbour")
    assert table["term"].tolist() == ["ferry", "left"]


@pytest.mark.parametrize("query", ["", "  ", "*", "…"])
def test_an_empty_query_is_told_in_one_line(query: str) -> None:
    with pytest.raises(InputError, match="Type a word or a phrase"):
        collocates(corpus_of(ROWS), query)


@pytest.mark.parametrize("window", [0, -1, 21, 2.5, 5.0, True, "5", None])
def test_a_window_that_is_none_is_named(window: object) -> None:
    with pytest.raises(
        InputError, match=f"“{window}” is not a value of window. Values are: 1 … 20"
    ):
        collocates(corpus_of(ROWS), "harbour", window=window)  # pyright: ignore[reportArgumentType]


def test_other_wrong_options_are_named() -> None:
    corpus = corpus_of(ROWS)
    with pytest.raises(InputError, match="“word” is not a value of unit"):
        collocates(corpus, "harbour", unit="word")
    with pytest.raises(InputError, match="“word” is not a value of unit"):
        concordance(corpus, "harbour", unit="word")
    with pytest.raises(InputError, match="no column “owner”"):
        collocates(corpus, "harbour", by="owner")
    with pytest.raises(InputError, match="“verbs” is not a value of leave_out"):
        collocates(corpus, "harbour", leave_out=("verbs",))
