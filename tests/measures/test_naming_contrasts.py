"""Naming contrasts: which concept leads, which two groups are named, what relabelling gives."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.corpus import Corpus, Scope
from analysis.measures import naming, naming_contrasts
from analysis.measures.naming_contrasts import ENOUGH, RELABELLINGS
from analysis.tables import NAMING_CONTRASTS
from tests.helpers import corpus_of

LABELS = {
    "armed": {"militants": ["militants"], "rebels": ["rebels"]},
    "power": {"government": ["government"], "regime": ["regime"]},
    "deal": {"deal": ["deal"], "accord": ["accord"]},
}


def apart(articles: int = 4) -> Corpus:
    """Two outlets: “militants” against “rebels” throughout; of power they speak alike."""
    rows = []
    for _ in range(articles):
        rows.append(("Harbour Post", "The militants met the government. The militants left."))
        rows.append(("Marlow Times", "The rebels met the government. The rebels left."))
    return corpus_of(rows)


def test_the_concept_named_most_differently_leads_and_both_names_are_counted() -> None:
    frame = naming_contrasts(apart(), LABELS)
    assert frame["concept"].tolist() == ["armed", "power"]
    first = frame.iloc[0]
    assert first[["group_a", "label_a", "n_a", "of_a"]].tolist() == [
        "Harbour Post", "militants", 8, 8,
    ]  # fmt: skip
    assert first[["group_b", "label_b", "n_b", "of_b"]].tolist() == [
        "Marlow Times", "rebels", 8, 8,
    ]  # fmt: skip
    assert first[["labels", "groups", "n"]].tolist() == [2, 2, 16]
    # 2 Σ O ln(O/E) with 8 in two cells where 4 are expected
    assert first["difference"] == pytest.approx(2 * 2 * 8 * np.log(2))
    assert first["p"] < 0.1
    assert first["score"] > 2


def test_where_groups_choose_alike_no_pair_is_named_and_chance_gives_as_much() -> None:
    row = naming_contrasts(apart(), LABELS).iloc[1]
    assert row[["group_a", "group_b", "label_a"]].tolist() == ["", "", ""]
    assert row[["n_a", "of_b"]].tolist() == [-1, -1]
    assert row[["difference", "score", "p"]].tolist() == [0, 0, 1]


def test_with_one_article_each_dealing_out_anew_changes_nothing() -> None:
    row = naming_contrasts(apart(1), LABELS).iloc[0]
    assert row["group_a"] == "Harbour Post"
    assert row[["score", "p"]].tolist() == [0, 1]


def test_articles_are_dealt_out_within_their_stories_only() -> None:
    rows = [("Harbour Post", "The militants left. " * 3), ("Marlow Times", "The rebels left. " * 3)]
    stories = ["one", "one", "two", "two"]
    free = naming_contrasts(corpus_of(rows * 2), LABELS).iloc[0]
    held = naming_contrasts(corpus_of(rows * 2, story=stories), LABELS).iloc[0]
    assert free["difference"] == held["difference"]
    assert free["p"] != held["p"]
    alone = naming_contrasts(corpus_of(rows * 2, story=["a", "b", "c", "d"]), LABELS).iloc[0]
    assert alone["p"] == 1


def test_a_concept_of_few_uses_stands_after_those_of_more() -> None:
    rows = [("Harbour Post", "A deal."), ("Marlow Times", "An accord.")]
    more = [("Harbour Post", "The regime. " * ENOUGH), ("Harbour Post", "The regime."),
            ("Marlow Times", "The regime, the government. " * ENOUGH)]  # fmt: skip
    frame = naming_contrasts(corpus_of([*rows, *more]), LABELS)
    assert frame["concept"].tolist() == ["power", "deal"]


def test_the_pair_is_one_of_groups_that_name_it_often_enough() -> None:
    rows = [("Harbour Post", "Militants, militants, rebels."), ("Marlow Times", "Rebels. " * 4),
            ("North Ledger", "Militants.")]  # fmt: skip
    row = naming_contrasts(corpus_of(rows), LABELS).iloc[0]
    assert row[["group_a", "group_b"]].tolist() == ["Harbour Post", "Marlow Times"]


def test_one_group_alone_has_no_difference() -> None:
    row = naming_contrasts(corpus_of([("Harbour Post", "Rebels and militants.")]), LABELS).iloc[0]
    assert pd.isna(row["difference"])
    assert pd.isna(row["score"])
    assert row["groups"] == 1


def test_the_same_corpus_gives_the_same_numbers_and_the_counts_are_those_of_naming() -> None:
    frame, again = (naming_contrasts(apart(), LABELS) for _ in range(2))
    pd.testing.assert_frame_equal(frame, again)
    counted = naming(apart(), LABELS)
    counted = counted[counted["voice"] == "all"].groupby("concept")["n"].sum()
    assert frame.set_index("concept")["n"].to_dict() == counted[counted > 0].to_dict()
    steps = frame["p"] * (1 + RELABELLINGS)
    assert steps.round(6).tolist() == steps.round().tolist()


def test_languages_are_apart_and_a_scope_counts() -> None:
    rows = [("Harbour Post", "Rebels. Rebels."), ("Marlow Times", "Militants said “rebels”."),
            ("صحيفة المرفأ", "rebels")]  # fmt: skip
    corpus = corpus_of(rows, ["en", "en", "ar"])
    frame = naming_contrasts(corpus, LABELS)
    assert frame["language"].tolist() == ["ar", "en"]
    assert frame["n"].tolist() == [1, 4]
    quoted = naming_contrasts(corpus, LABELS, scope=Scope(voice="quoted", language="en"))
    assert quoted["n"].sum() <= 1


def test_without_a_use_the_frame_is_typed() -> None:
    empty = naming_contrasts(apart(), {"x": {"y": ["zebra"]}})
    assert list(empty.columns) == NAMING_CONTRASTS.names
    assert empty.dtypes.equals(naming_contrasts(apart(), LABELS).dtypes)
