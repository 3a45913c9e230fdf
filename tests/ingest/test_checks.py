"""What stands out in articles: one table for the problems of a reading and for the page."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.articles import ArticleSet
from analysis.errors import InputError
from analysis.ingest import read_articles
from analysis.ingest.quality.checks import CHECKS, article_checks, chosen, leave_out, tell_left_out
from analysis.tables import ARTICLE_CHECKS, PROBLEMS
from tests.ingest.material import OUTLETS, TEXTS, codes

LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])
PHRASES = {
    "en": ["the harbour opened", "a ferry came late", "traders met the clerk", "rain fell on",
           "the old bridge", "two captains spoke", "bread was sold", "a bell rang"],
    "ar": ["افتتح الميناء", "تأخرت العبارة", "التقى التجار بالكاتب", "هطل المطر على",
           "الجسر القديم", "تحدث قبطانان", "بيع الخبز", "دق الجرس"],
}  # fmt: skip


def body(number: int, language: str = "en", sentences: int = 9) -> str:
    """A whole text of its own; no two numbers share a run of words."""
    parts = PHRASES[language]
    lines = [
        f"{parts[(number + n) % 8]} {number}{n} {parts[(number * 3 + n * 5) % 8]} {number}x{n}."
        for n in range(sentences)
    ]
    return " ".join(lines)


def read(texts: list[str], **columns: object) -> ArticleSet:
    frame = pd.DataFrame({"text": texts}).assign(**{"outlet": "Ledger", **columns})
    return read_articles(frame).articles


def checks_of(articles: ArticleSet) -> list[tuple[int, str, str]]:
    row = {name: place for place, name in enumerate(articles.frame["article_id"])}
    found = article_checks(articles)
    return [
        (row[a], b, c)
        for a, b, c in zip(found["article_id"], found["check"], found["detail"], strict=True)
    ]


@LANGUAGES
def test_whole_and_different_articles_have_nothing_that_stands_out(language: str) -> None:
    articles = read([body(n, language) for n in range(5)], language=language)
    assert checks_of(articles) == []


@LANGUAGES
def test_each_check_finds_its_article(language: str) -> None:
    whole = [body(n, language) for n in range(3)]
    texts = [
        *whole, f"{body(7, language)}\nRead more", "404 Page not found", whole[0],
        f"{whole[1]} {body(8, language, 2)}", f"{body(9, language)}\nترجمة آلية",
    ]  # fmt: skip
    articles = read(texts, language=language)
    found = checks_of(articles)
    assert [(row, check) for row, check, _ in found] == [
        (3, "looks_cut"), (4, "short"), (4, "not_article"), (5, "duplicate"),
        (6, "near_duplicate"), (7, "translated"),
    ]  # fmt: skip
    details = [detail for _, _, detail in found]
    ids = articles.frame["article_id"].tolist()
    assert details[0].endswith("Read more")
    assert details[1:] == ["4", "error", ids[0], ids[1], "ترجمة آلية"]


def test_summaries_and_articles_without_outlet_are_checked_too() -> None:
    articles = read([body(1), body(2)], complete=["summary", "yes"], outlet=["Ledger", ""])
    assert checks_of(articles) == [(0, "summary", ""), (1, "no_outlet", "")]


def test_a_language_of_a_few_is_told_where_the_set_is_clearly_of_one_or_two() -> None:
    texts = [*(body(n) for n in range(20)), *(body(n, "ar") for n in range(10)), body(50)]
    codes_given = ["en"] * 20 + ["ar"] * 10 + ["fr"]
    articles = read(texts, language=codes_given)
    assert checks_of(articles) == [(30, "other_language", "fr")]


@pytest.mark.parametrize(
    "codes_given",
    [["en"] * 10 + ["fr"], ["en"] * 20 + ["fr"] * 3, ["en"] * 9 + ["ar"] * 8 + ["fr"] * 8,
     ["en"] * 24 + ["und"]],
)  # fmt: skip
def test_no_language_is_told_in_a_small_or_mixed_set(codes_given: list[str]) -> None:
    articles = read([body(n) for n in range(len(codes_given))], language=codes_given)
    assert [check for _, check, _ in checks_of(articles)] == []


@LANGUAGES
def test_problems_and_the_page_agree(language: str) -> None:
    texts = [body(1, language), body(1, language), "قصير", f"{body(2, language)} …المزيد"]
    texts.append("يرجى تسجيل الدخول للمتابعة\nكلمة المرور")
    result = read_articles(pd.DataFrame({"text": texts, "outlet": OUTLETS[language]}))
    named = {"not_article": "not_an_article"}
    expected = [named.get(check, check) for _, check, _ in checks_of(result.articles)]
    assert sorted(code for code in codes(result) if code != "language_unsure") == sorted(expected)
    assert (result.problems["action"] == "kept").all()
    assert result.problems.query("problem == 'not_an_article'")["row"].tolist() == [5]
    assert len(result.articles) == 5


def test_a_file_of_summaries_is_told_once_and_a_single_one_in_its_row() -> None:
    every = read_articles(pd.DataFrame({"summary": [body(1), body(2)], "outlet": "L"}))
    assert codes(every) == ["only_summaries"]
    some = pd.DataFrame({"text": [body(1), body(2)], "outlet": "L", "complete": ["summary", ""]})
    result = read_articles(some)
    assert result.problems[["problem", "row"]].to_numpy().tolist() == [["summary", 1]]


def test_what_was_given_for_complete_is_left_as_it_is() -> None:
    frame = pd.DataFrame({"text": [f"{body(1)}\nRead more"] * 2, "outlet": ["L", "M"]})
    result = read_articles(frame.assign(complete=["yes", ""]))
    assert result.articles.frame["complete"].tolist() == ["yes", "looks cut"]


@given(st.lists(st.sampled_from([*TEXTS.values(), "404 Page not found", "x", body(1), ""]),
                min_size=1, max_size=6), st.sets(st.sampled_from(CHECKS)))  # fmt: skip
def test_what_stays_and_what_goes_are_all_articles_and_nothing_checked_stays(
    texts: list[str], checks: set[str]
) -> None:
    articles = ArticleSet.from_frame(pd.DataFrame({"text": texts, "outlet": "L"}))
    kept, gone = chosen(articles, checks)
    ids = set(articles.frame["article_id"])
    assert set(kept.frame["article_id"]) | set(gone["article_id"]) == ids
    assert len(kept) + len(gone) == len(articles)
    again = article_checks(articles)
    stays = set(kept.frame["article_id"])
    assert not stays & set(again.loc[again["check"].isin(list(checks)), "article_id"])
    assert gone.dtypes.equals(ARTICLE_CHECKS.frame().dtypes)


def test_nothing_is_left_out_unless_it_is_asked_for() -> None:
    articles = read(["short", body(1), body(1)])
    assert leave_out(articles, ()).fingerprint == articles.fingerprint
    assert len(leave_out(articles, ("short",))) == 2
    assert len(leave_out(articles, ["short", "duplicate"])) == 1


@pytest.mark.parametrize(("keep", "left"), [("all", [0, 1, 2]), ("first", [0, 2]),
                                            ("newest", [1, 2])])  # fmt: skip
@LANGUAGES
def test_of_versions_all_stay_or_the_first_or_the_newest(
    language: str, keep: str, left: list[int]
) -> None:
    texts = [body(1, language), f"{body(1, language)} {body(5, language, 2)}", body(2, language)]
    articles = read(texts, date=["2031-06-01", "2031-06-02", "2031-06-01"])
    kept, gone = chosen(articles, (), keep)  # type: ignore[arg-type]
    assert kept.frame["text"].tolist() == [texts[place] for place in left]
    assert gone["check"].tolist() == ["near_duplicate"] * (3 - len(left))


def test_an_unknown_check_or_choice_is_named_with_those_there_are() -> None:
    articles = read([body(1)])
    with pytest.raises(InputError, match=r"“boring” is not a value of leave_out.*short"):
        leave_out(articles, ("boring",))
    with pytest.raises(InputError, match=r"“last” is not a value of versions.*newest"):
        chosen(articles, (), "last")  # type: ignore[arg-type]


def test_each_article_left_out_is_a_dropped_row() -> None:
    _, gone = chosen(read(["short", body(1), body(1)]), ("short", "duplicate"))
    told = tell_left_out(gone, "set.csv")
    assert told["action"].tolist() == ["dropped", "dropped"]
    assert told["problem"].unique().tolist() == ["left_out_by_choice"]
    assert told["detail"][0].endswith("was left out by choice: short.")
    assert told.dtypes.equals(PROBLEMS.frame().dtypes)
