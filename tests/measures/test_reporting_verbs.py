"""Verb choice. People and outlets are invented."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import ArticleSet, Corpus, Scope, prepare, reporting_verbs
from analysis.measures.speech.verbs import GRADES
from analysis.text.languages import get_language, known_languages

PLAIN = "The mayor said that the wall will be rebuilt. Lena Orval said the boats are safe."
CLAIM = "The mayor claimed that the wall will be rebuilt. Lena Orval said the boats are safe."
EN = [("A", PLAIN)] * 4 + [("B", CLAIM)] * 4
AR = [
    ("أ", "قال الوزير إن الجسر سيفتح غدا. وقالت البلدية إن الطريق آمن."),
    ("ب", "زعم الوزير أن الجسر سيفتح غدا. وأكدت البلدية أن الطريق آمن."),
]


def corpus(rows: list[tuple[str, str]], language: str) -> Corpus:
    frame = pd.DataFrame(rows, columns=["outlet", "text"]).assign(language=language)
    return prepare(ArticleSet.from_frame(frame))


def shares(rows: list[tuple[str, str]], language: str) -> dict[tuple[str, str], float]:
    found = reporting_verbs(corpus(rows, language))
    keys = zip(found["group"], found["grade"], strict=True)
    return {key: share for key, share in zip(keys, found["share"], strict=True) if share}


def test_shares_are_of_the_graded_cues_of_the_outlet() -> None:
    assert shares(EN, "en") == {
        ("A", "neutral"): 1.0, ("B", "neutral"): 0.5, ("B", "distancing"): 0.5,
    }  # fmt: skip
    assert shares(AR, "ar") == {
        ("أ", "neutral"): 1.0, ("ب", "assertive"): 0.5, ("ب", "distancing"): 0.5,
    }  # fmt: skip


def test_the_difference_is_against_the_other_outlets_mean() -> None:
    found = reporting_verbs(corpus([*EN, ("C", CLAIM)], "en")).set_index(["group", "grade"])
    row = found.loc[("A", "distancing")]
    assert (row["share"], row["share_rest"], row["difference"]) == (0, 0.5, -0.5)
    assert np.isnan(row["low"])  # none of its cues: no interval can be drawn
    assert found.loc[("B", "distancing"), "verbs"] == "claim 4"


def test_every_grade_of_every_list_is_known_and_groups_have_all_of_them() -> None:
    for code in known_languages():
        assert set(get_language(code).reporting["grade"]) <= set(GRADES)
    found = reporting_verbs(corpus(EN, "en"))
    assert found["grade"].tolist() == list(GRADES) * 2
    assert found.groupby("group")["share"].sum().tolist() == [1.0, 1.0]


def test_a_scope_narrows_what_is_counted_and_nothing_gives_a_typed_frame() -> None:
    assert reporting_verbs(corpus(EN, "en"), scope=Scope(part="title")).empty
    assert reporting_verbs(corpus([("A", "Rain fell.")], "en"))["share"].dtype == "float64"


def test_a_doubled_set_changes_no_share() -> None:
    one, two = (reporting_verbs(corpus(rows, "en")) for rows in (EN, EN * 2))
    pd.testing.assert_series_equal(one["share"], two["share"])
    assert (two["n"] == 2 * one["n"]).all()
