"""Page Words: what is said of chance, and the table of all numbers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.measures import separation_test
from analysis.tables import TABLES, rows_of
from dashboard.context import Context
from dashboard.i18n import Say
from dashboard.meanings import meaning
from dashboard.separation_in_words import chance, sentence
from tests.dashboard.gate import CASES, ENGLISH
from tests.dashboard.pages import context_of, in_address, opened, texts


def numbers_of(app: AppTest) -> Any:
    """The table of all numbers: the last on the page, after the data behind the charts."""
    return app.dataframe[-1]


@pytest.fixture
def english() -> Context:
    return context_of(ENGLISH)


def test_without_enough_articles_the_table_has_no_p_and_says_why(english, monkeypatch) -> None:
    app = opened("words", english, monkeypatch, numbers="True")
    why = Say("en")("words.numbers.few_articles")
    assert Say("en")("words.numbers.no_p", why=why) in texts(app)
    assert not {"p", "q"} & set(numbers_of(app).value.columns)


def test_the_table_of_all_numbers_is_made_when_asked_for(english, monkeypatch) -> None:
    app = opened("words", english, monkeypatch)
    tables = len(app.dataframe)
    next(one for one in app.toggle if one.label == Say("en")("words.numbers.show")).set_value(
        True
    ).run()
    assert in_address(app, "numbers") == "True"
    assert len(app.dataframe) == tables + 1


@pytest.mark.parametrize(("language", "articles", "_word"), CASES)
def test_the_columns_of_all_numbers_are_explained_in_the_language_of_the_interface(
    language, articles, _word, monkeypatch
) -> None:
    app = opened("words", context_of(articles, language), monkeypatch, numbers="True")
    shown = json.loads(numbers_of(app).proto.columns)
    for column in TABLES["keyness"].columns:
        if column.name in ("display", "low", "rate_rest"):
            assert shown[column.name]["help"] == meaning(Say(language), "keyness", column)


class _Row:
    observed, expected, percentile_95, p = 17, 16.2, 23.0, 0.31
    relabellings, exact = 84, True


@pytest.mark.parametrize(("language", "articles", "_word"), CASES)
def test_the_page_says_what_relabelling_the_articles_gives(
    language, articles, _word, monkeypatch
) -> None:
    context = context_of(articles, language)
    row = next(rows_of(separation_test(context.corpus)))
    assert row.exact  # twenty ways to deal six articles to two outlets
    assert sentence(context.say, row) in texts(opened("words", context, monkeypatch))


def test_certainty_is_said_carefully_both_ways(english) -> None:
    say, row = Say("en"), _Row()
    assert say("words.sure.chance") in sentence(english.say, row)
    assert "all 84 possible ways" in sentence(english.say, row)
    row.p = 0.0004
    assert say("words.sure.rare") in sentence(english.say, row)
    row.relabellings, row.p = 10, 0.1
    assert say("words.sure.too_few", n=10) in sentence(english.say, row)
    row.p = float("nan")
    assert sentence(english.say, row) == say("words.sure.none")


@pytest.mark.parametrize(
    ("p", "shown"), [(0.31, "p = 0.31"), (0.0005, "p < 0.001"), (1.0, "p = 1")]
)
def test_p_is_never_shown_as_nought(p: float, shown: str) -> None:
    assert chance(p) == shown


def test_all_numbers_are_ranked_by_the_measure_of_the_bars(english, monkeypatch) -> None:
    app = opened("words", english, monkeypatch, numbers="True")
    used = Say("en").name("words.measure", "tfidf")  # few articles
    assert Say("en")("words.numbers.score", measure=used) in texts(app)
    chosen = opened("words", english, monkeypatch, numbers="True", measure="chi_squared")
    used = Say("en").name("words.measure", "chi_squared")
    assert Say("en")("words.numbers.score", measure=used) in texts(chosen)


def test_where_no_term_stands_out_it_is_not_said_that_chance_gives_as_many() -> None:
    class Nothing(_Row):
        observed, p, exact, relabellings = 0, 1.0, False, 2000

    said = sentence(Say("en"), Nothing())
    assert said.endswith(Say("en")("words.sure.nothing"))
