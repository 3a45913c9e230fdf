"""One utterance in several outlets. People, places and outlets are invented."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import ArticleSet, Corpus, prepare, quotation_versions
from analysis.measures.speech.versions import word_differences

FULL = (
    "“The harbour wall will be rebuilt before winter, and every family that lost a boat "
    "will be paid by the council,” said mayor Lena Orval."
)
CUT = "Lena Orval said: “The harbour wall will be rebuilt before winter.”"
ALTERED = (
    "“The harbour wall is being rebuilt before winter, and families that lost a boat "
    "will be paid by the council,” Orval said."
)
INDIRECT = (
    "Mayor Lena Orval said that the harbour wall will be rebuilt before winter and that families "
    "will be paid by the council."
)
OTHER = "“Nobody asked the fishermen of Calder what they want,” said Tomas Reyl."


def corpus(*articles: tuple[str, str], language: str = "en", story: str = "") -> Corpus:
    frame = pd.DataFrame(articles, columns=["outlet", "text"])
    return prepare(ArticleSet.from_frame(frame.assign(language=language, story=story)))


def versions(*articles: tuple[str, str], language: str = "en") -> dict[str, str]:
    found = quotation_versions(corpus(*articles, language=language))
    return dict(zip(found["outlet"], found["version"], strict=True))


def test_whole_cut_altered_and_indirect_versions_are_told_apart() -> None:
    found = versions(("A", FULL), ("B", FULL), ("C", CUT), ("D", ALTERED), ("E", INDIRECT))
    assert found == {"A": "fullest", "B": "whole", "C": "cut", "D": "altered", "E": "indirect"}


def test_arabic_versions_are_found_whatever_the_spelling() -> None:
    full = "قال رئيس البلدية سالم الراوي: «سيعاد بناء جدار الميناء قبل الشتاء وستعوض الأسر كلها»."
    cut = "وأكد الراوي أن «جدار الميناء سيعاد بناؤه»."
    same = "قال سالم الراوي: “سيُعاد بناء جدار الميناء قبل الشتاء وستعوّض الأسر كلها”."
    found = versions(("أ", full), ("ب", same), ("ج", cut), language="ar")
    assert (found["أ"], found["ب"]) == ("fullest", "whole")


def test_what_one_outlet_alone_quotes_is_not_listed() -> None:
    assert quotation_versions(corpus(("A", FULL), ("A", FULL), ("B", OTHER))).empty


def test_the_same_words_of_another_speaker_need_nearly_all_words() -> None:
    other = ALTERED.replace("Orval said", "Tomas Reyl said")
    assert versions(("A", FULL), ("B", other)) == {}
    found = versions(("A", FULL), ("B", FULL.replace("Lena Orval", "Tomas Reyl")))
    assert sorted(found.values()) == ["fullest", "whole"]


def test_other_stories_and_languages_are_never_one_utterance() -> None:
    frame = pd.DataFrame({"outlet": ["A", "B"], "text": [FULL, FULL], "language": "en"})
    apart = ArticleSet.from_frame(frame.assign(story=["wall", "boats"]))
    assert quotation_versions(prepare(apart)).empty
    assert quotation_versions(
        prepare(ArticleSet.from_frame(frame.assign(language=["en", "fr"])))
    ).empty


def test_the_fullest_comes_first_and_what_stands_before_is_shown() -> None:
    found = quotation_versions(corpus(("C", CUT), ("A", FULL)))
    assert found["version"].tolist() == ["fullest", "cut"]
    assert found["before"].tolist() == ["", "Lena Orval said:"]
    assert found["utterance"].tolist() == [0, 0]


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [("A", FULL), ("B", CUT), ("C", ALTERED), ("D", INDIRECT), ("E", OTHER)]
    one = quotation_versions(corpus(*articles)).drop(columns="article_id")
    other = quotation_versions(corpus(*articles[::-1])).drop(columns="article_id")
    pd.testing.assert_frame_equal(one, other)


def test_no_article_gives_an_empty_typed_frame() -> None:
    found = quotation_versions(corpus(("A", "Nothing was said.")))
    assert found.empty
    assert found["similarity"].dtype == "float64"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("one two three", "one two three", []),
        ("one two three", "one three", [("cut", "two", "")]),
        ("one three", "One, two three", [("added", "", "two")]),
        ("one two three", "one four three", [("replaced", "two", "four")]),
        ("", "one", [("added", "", "one")]),
    ],
)
def test_words_that_differ_are_told_as_spans(a, b, expected) -> None:
    found = [(kind, a[i:j], b[k:m]) for kind, (i, j), (k, m) in word_differences(a, b)]
    assert found == expected
