"""The same article twice: which texts are versions of each other, and in which order."""

from __future__ import annotations

import random
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.articles import ArticleSet
from analysis.ingest.quality.versions import versions
from analysis.tables import VERSIONS

WORDS = {
    "en": "harbour quay council ferry trader engineer winter spring vote clerk boat gate tide "
    "north talks bread square bridge toll minister captain signal market rope anchor lamp",
    "ar": "ميناء رصيف مجلس عبارة تاجر مهندس شتاء ربيع تصويت كاتب قارب بوابة مد شمال محادثات خبز "
    "ساحة جسر رسوم وزير قبطان إشارة سوق حبل مرساة مصباح",
}
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])


def words(seed: int, count: int = 120, language: str = "en") -> list[str]:
    return random.Random(seed).choices(WORDS[language].split(), k=count)


def text(seed: int, count: int = 120, language: str = "en") -> str:
    return " ".join(words(seed, count, language)) + "."


def articles(texts: list[str], **columns: object) -> ArticleSet:
    given = {"outlet": "Ledger", "language": "en", "article_id": list("abcdefgh")[: len(texts)]}
    return ArticleSet.from_frame(pd.DataFrame({"text": texts}).assign(**{**given, **columns}))


def ids(found: pd.DataFrame) -> list[str]:
    return found["article_id"].tolist()


@LANGUAGES
def test_a_text_with_other_marks_and_spaces_is_identical(language: str) -> None:
    one = text(1, language=language)
    other = one.replace(" ", "\n", 3).replace(".", " !")
    found = versions(articles([one, text(2, language=language), other]))
    assert ids(found) == ["a", "c"]
    assert found["kind"].tolist() == ["identical", "identical"]
    assert found["similarity"].tolist() == [1.0, 1.0]
    assert found["first"].tolist() == [True, False]
    assert found["newest"].tolist() == [False, True]


def test_vowel_signs_and_tatweel_make_no_other_text() -> None:
    one = text(1, language="ar")
    assert versions(articles([one, one.replace("مجلس", "مَجْلِـس")]))["kind"][1] == "identical"


@LANGUAGES
@pytest.mark.parametrize("count", [50, 120, 400])
def test_a_text_with_a_paragraph_more_or_a_word_changed_is_near(count: int, language: str) -> None:
    one = words(1, count, language)
    longer = [*one, *words(2, count // 2, language)]
    changed = [*one[:20], "Velmara", *one[21:]]
    found = versions(articles([" ".join(each) for each in (one, longer, changed)]))
    assert ids(found) == ["a", "b", "c"]
    assert found["family"].nunique() == 1
    assert found["kind"].tolist() == ["identical", "near", "near"]
    assert (found["similarity"] > 0.8).all()


@LANGUAGES
def test_texts_that_share_a_paragraph_or_a_collection_are_not_versions(language: str) -> None:
    shared = words(9, 50, language)
    one, other = [*shared, *words(1, 100, language)], [*shared, *words(2, 100, language)]
    collection = [*words(1, 100, language), *words(2, 100, language), *words(3, 100, language)]
    texts = [" ".join(each) for each in (one, other, collection)]
    assert len(versions(articles(texts))) == 0


@LANGUAGES
def test_a_later_report_that_carries_the_earlier_as_background_is_another_article(
    language: str,
) -> None:
    earlier = words(1, 200, language)
    news = [*words(2, 60, language), *earlier]
    texts = [" ".join(earlier), " ".join(news)]
    assert len(versions(articles(texts, title=["Quay opens at last", "Bread riots spread"]))) == 0
    assert len(versions(articles(texts, title=["Quay opens at last", "Quay opens at night"]))) == 2
    assert len(versions(articles([texts[0], " ".join([*earlier, *news[:60]])]))) == 2


def test_another_outlet_or_language_is_no_version() -> None:
    one = text(1)
    assert len(versions(articles([one, one], outlet=["Ledger", "Herald"]))) == 0
    assert len(versions(articles([one, one], language=["en", "ar"]))) == 0


def test_without_an_outlet_only_the_same_headline_and_text_are_the_same() -> None:
    one, near = text(1), text(1) + " " + text(2, 10)
    titles = ["Quay", "Quay", "Boats", "Quay"]
    found = versions(articles([one, one, one, near], outlet="", title=titles))
    assert ids(found) == ["a", "b"]


def test_short_texts_are_versions_only_where_they_are_identical() -> None:
    result = "Oster 2, Talmar 1, after a long match in the rain on Sunday."
    assert len(versions(articles([result, result.replace("2", "3")]))) == 0
    assert len(versions(articles([result, result]))) == 2


TEXTS = [text(1), text(1) + " " + text(2, 20), text(1) + " " + text(3, 30)]


@pytest.mark.parametrize(
    ("columns", "order"),
    [
        ({}, "abc"),
        ({"published": ["2031-06-03", "2031-06-01", "2031-06-02"]}, "bca"),
        ({"published": ["2031-06-03", None, "2031-06-02"]}, "abc"),
        ({"updated": ["2031-06-03 10:00", "2031-06-01 09:00", "2031-06-02 09:00"]}, "bca"),
        ({"published": ["2031-06-01"] * 3, "updated": ["2031-06-05", "2031-06-04", ""]}, "cba"),
        ({"published": ["2031-06-03", None, "2031-06-02"], "updated": ["", "2031-06-01", ""]},
         "bca"),
        ({"published": ["2031-06-03", "2031-06-03", "2031-06-01"], "updated": ["soon", "x", None]},
         "cab"),
        # one is known to the day only: the order decides within the day
        ({"published": ["2031-06-01 12:00", "2031-06-01 00:00", "2031-06-01 09:00"],
          "published_precision": ["minute", "day", "minute"]}, "abc"),
        ({"published": ["2031-06-20", "2031-06-01", "2031-05-30"],
          "published_precision": ["day", "month", "day"]}, "cab"),
    ],
)  # fmt: skip
def test_versions_stand_by_date_then_by_update_then_by_order(
    columns: dict[str, list[str]], order: str
) -> None:
    found = versions(articles(TEXTS, **columns))
    assert ids(found) == list(order)
    assert found["first"].tolist() == [True, False, False]
    assert found["newest"].tolist() == [False, False, True]


def test_an_empty_set_and_one_without_versions_give_a_typed_table() -> None:
    for texts in ([], [text(1)], [text(1), text(2)], ["", ""]):
        found = versions(articles(texts))
        assert found.dtypes.equals(VERSIONS.frame().dtypes)
    assert len(versions(articles([text(1), text(2)]))) == 0


def test_many_versions_of_one_article_are_one_family() -> None:
    base = words(1, 300)
    texts = [" ".join([*base, "update", str(n)]) for n in range(60)]
    frame = pd.DataFrame({"text": texts, "outlet": "L", "language": "en"})
    found = versions(ArticleSet.from_frame(frame))
    assert found["family"].nunique() == 1
    assert len(found) == 60


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_the_articles_changes_no_family(seeds: list[int], draw: random.Random) -> None:
    texts = [text(seed, 80) for seed in seeds]
    places = list(range(len(texts)))
    draw.shuffle(places)

    def families(order: list[int]) -> set[frozenset[str]]:
        given = articles([texts[place] for place in order],
                         article_id=[f"n{place}" for place in order])  # fmt: skip
        found = versions(given)
        return {frozenset(g["article_id"]) for _, g in found.groupby("family")}

    assert families(places) == families(sorted(places))


def test_the_work_grows_with_the_articles_not_with_their_pairs() -> None:
    def seconds(count: int) -> float:
        draw = np.random.default_rng(count)
        known = np.array([f"{a}{b}" for a in WORDS["en"].split() for b in range(80)])
        texts = [" ".join(row) for row in draw.choice(known, (count, 150))]
        given = ArticleSet.from_frame(pd.DataFrame({"text": texts, "outlet": "L"}))
        start = time.process_time()
        versions(given)
        return time.process_time() - start

    seconds(200)  # what is imported and cached once
    assert seconds(4000) < 12 * max(seconds(1000), 0.05)
