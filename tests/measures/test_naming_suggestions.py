"""Words beside a name: which belong to its phrase, and how groups are compared."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.measures import naming_suggestions
from analysis.measures.association import log_likelihood, log_ratio
from analysis.tables import NAMING_SUGGESTIONS
from tests.helpers import corpus_of


def beside(text: str, actor: str, language: str = "en") -> list[tuple[str, str]]:
    """(side, words) of every suggestion in one text."""
    frame = naming_suggestions(corpus_of([("a", text)], language), [actor])
    return sorted(zip(frame["side"], frame["words"], strict=True))


def test_titles_and_modifiers_before_a_name() -> None:
    found = beside("The ousted president Orval slept.", "Orval")
    assert found == [("before", "ousted president")]  # its words never stand without each other


def test_a_run_and_its_part_both_stand_where_the_part_stands_alone() -> None:
    text = "The ousted president Orval slept. The president Orval spoke."
    assert beside(text, "Orval") == [("before", "ousted president"), ("before", "president")]


@pytest.mark.parametrize(
    "text",
    [
        "They met with Orval.",
        "Voters ousted Orval.",
        "A president, Orval slept.",
        "“President” Orval slept.",
        "Orval said so.",
        "Orval denied it.",
        "Orval took it.",
    ],
)
def test_marks_function_words_and_verbs_end_the_phrase(text: str) -> None:
    assert beside(text, "Orval") == []


def test_what_follows_a_name_in_its_phrase() -> None:
    assert beside("The Orval regime fell.", "Orval") == [("after", "regime")]


def test_arabic_titles_stand_before_and_adjectives_after() -> None:
    assert beside("قال الرئيس السابق نادر سليم إن.", "نادر سليم", "ar") == [
        ("before", "الرئيس السابق")
    ]
    assert beside("عاد نادر سليم المخلوع أمس.", "نادر سليم", "ar") == [("after", "المخلوع")]
    assert beside("عاد نادر سليم بيته أمس.", "نادر سليم", "ar") == []


def test_a_bare_arabic_word_counts_as_a_noun_where_the_corpus_has_it_with_the_article() -> None:
    text = "زعيم سليم هنا."
    assert beside(text, "سليم", "ar") == []
    assert beside(text + " وصل الزعيم.", "سليم", "ar") == [("before", "زعيم")]


def test_groups_are_compared_by_their_mentions() -> None:
    rows = [
        ("Harbour Post", "President Orval slept. President Orval spoke. Orval sat."),
        ("Marlow Times", "Strongman Orval slept. Orval spoke. President Orval sat. Orval spoke."),
    ]
    frame = naming_suggestions(corpus_of(rows), {"O": ["Orval"]})
    row = frame[(frame["group"] == "Harbour Post") & (frame["words"] == "President")].iloc[0]
    assert row[["n", "of_mentions", "articles"]].tolist() == [2, 3, 1]
    assert [row["rate"], row["rate_rest"]] == pytest.approx([2 / 3, 1 / 4])
    assert row["score"] == pytest.approx(float(log_likelihood(2.0, 1.0, 3, 4)))
    assert row["log_ratio"] == pytest.approx(float(log_ratio(2.0, 1.0, 3, 4)))
    assert set(frame["actor"]) == {"O"}


def test_without_another_group_there_is_no_score() -> None:
    frame = naming_suggestions(corpus_of([("a", "President Orval slept.")]), "Orval")
    assert frame["n"].tolist() == [1]
    assert np.isnan(frame[["rate_rest", "log_ratio", "score"]].to_numpy()).all()


def test_a_word_counts_once_a_mention_and_side() -> None:
    frame = naming_suggestions(corpus_of([("a", "Great great Orval slept. Great Orval.")]), "Orval")
    assert dict(zip(frame["words"].str.lower(), frame["n"], strict=True)) == {
        "great": 2, "great great": 1
    }  # fmt: skip


def test_the_frame_is_typed_when_empty_and_nothing_to_look_for_is_an_error() -> None:
    corpus = corpus_of([("a", "President Orval slept.")])
    empty = naming_suggestions(corpus, "Brill")
    assert list(empty.columns) == NAMING_SUGGESTIONS.names
    pd.testing.assert_series_equal(empty.dtypes, naming_suggestions(corpus, "Orval").dtypes)
    with pytest.raises(InputError, match="Type a word"):
        naming_suggestions(corpus, [])
