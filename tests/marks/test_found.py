"""Switching rules: what is found stays the same, what marks is chosen; counts and examples."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import ArticleSet, Corpus, Flag, InputError, prepare
from analysis.marks.found import examples, rules_found
from analysis.marks.rules import RULES
from tests.marks.test_repeated import BODIES, FURNITURE

PROMO = {"en": "Read also: Ferry fares to rise", "ar": "اقرأ أيضا: أسعار العبارات ترتفع"}


def articles() -> ArticleSet:
    """Three articles in each language with a byline of the author, a promo and a standing line."""
    rows = [
        {
            "outlet": outlet, "language": code, "author": author,
            "text": f"{author}\n{body}\n{PROMO[code]}\n{FURNITURE[code][0]}",
        }
        for code, outlet, author in (
            ("en", "Lantern", "Lena Orval"), ("ar", "بريد", "هالة الميران"),
        )
        for body in BODIES[code][:3]
    ]  # fmt: skip
    return ArticleSet.from_frame(pd.DataFrame(rows))


def corpus(*off: str) -> Corpus:
    return prepare(articles(), boilerplate_off=off)


def rules(frame: pd.DataFrame) -> set[str]:
    return set(frame["rule"])


def test_every_rule_is_counted_with_its_spans_and_articles() -> None:
    table = {one.rule: one for one in rules_found(corpus())}
    assert tuple(table) == RULES
    for rule in ("byline", "promo", "repeated_line"):
        assert (table[rule].spans, table[rule].articles, table[rule].marks) == (6, 6, True)
    assert sum(one.spans for one in table.values()) == 18


@given(st.sets(st.sampled_from(RULES)))
def test_switching_rules_off_takes_away_exactly_their_spans(off: set[str]) -> None:
    everything, some = corpus(), corpus(*off)
    whole = everything.boilerplate
    kept = whole[~whole["rule"].isin(off)].reset_index(drop=True)
    pd.testing.assert_frame_equal(some.boilerplate, kept)
    assert rules(some.unmarked) == rules(whole) & off
    assert [one.spans for one in rules_found(some)] == [
        one.spans for one in rules_found(everything)
    ]
    assert {one.rule for one in rules_found(some) if not one.marks} == off


def test_words_of_a_rule_that_is_off_count_as_report() -> None:
    tokens = corpus("promo").tokens
    marked = (tokens.flags & Flag.BOILERPLATE) > 0
    words = tokens.vocabulary["form"].to_numpy()[tokens.term]
    assert not marked[words == "ferry"].all()
    assert marked[words == "brought"].all()
    before = corpus().tokens
    assert ((before.flags & Flag.BOILERPLATE) > 0)[words == "fares"].all()


def test_a_smaller_corpus_keeps_what_is_off() -> None:
    some = corpus("promo")
    half = some.select((some.articles.frame["language"] == "ar").to_numpy())
    assert half.rules_off == ("promo",)
    assert half.unmarked["article"].tolist() == [0, 1, 2]
    assert {one.rule: one.spans for one in rules_found(half)}["promo"] == 3


def test_examples_are_the_first_different_texts_marked_or_not() -> None:
    for some in (corpus(), corpus("promo")):
        shown = examples(some, "promo")
        assert [(one.outlet, one.text) for one in shown] == [
            ("Lantern", PROMO["en"]), ("بريد", PROMO["ar"]),
        ]  # fmt: skip
        assert shown[0].article_id == some.articles.frame["article_id"].iloc[0]
    assert len(examples(corpus(), "promo", most=1)) == 1
    assert examples(corpus(), "consent") == []


def test_a_rule_that_does_not_exist_is_told() -> None:
    with pytest.raises(InputError, match="promos"):
        prepare(articles(), boilerplate_off=["promos"])


def test_an_empty_set_has_every_rule_with_nothing() -> None:
    nothing = prepare(ArticleSet.from_frame(pd.DataFrame({"text": pd.Series([], dtype="str")})))
    assert [one.spans for one in rules_found(nothing)] == [0] * len(RULES)
    assert examples(nothing, "promo") == []
