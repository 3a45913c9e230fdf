"""What counts as not part of the report: switches with counts, examples, caches that know them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from analysis.corpus import Scope
from analysis.marks.found import rules_found
from analysis.marks.rules import RULES
from analysis.prepare import prepare
from dashboard import cache
from dashboard.context import Context
from dashboard.i18n import LANGUAGES, Say
from tests.dashboard.pages import ARABIC, ENGLISH, Marks, context_of

ROWS = [{**row, "text": f"{row['text']}\n{promo}"} for row, promo in [
    (ENGLISH[0], "Read also: Ten walks along the quay"), (ARABIC[0], "اقرأ أيضا: عشر نزهات"),
]]  # fmt: skip


def _section(context: object) -> None:
    from importlib import import_module

    import_module("dashboard.bringing.rules").rules(context)


def drawn(context: Context, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PARALLAX_STRICT_STRINGS", "1")
    app = AppTest.from_function(_section, args=(context,), default_timeout=60).run()
    assert not app.exception, app.exception
    return app


def without(context: Context, *off: str) -> Context:
    corpus = prepare(context.articles, boilerplate_off=off)
    return replace(context, corpus=corpus, study=context.study.with_recipe(boilerplate_off=off))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_a_switch_with_its_count(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, say = without(context_of(ROWS, language), "dateline"), Say(language)
    (pills,) = drawn(context, monkeypatch).button_group
    found = rules_found(context.corpus)
    assert len(found) == len(RULES)
    assert [option.content for option in pills.proto.options] == [
        say("rules.switch", rule=say(f"boilerplate.{one.rule}"), n=one.spans) for one in found
    ]
    assert set(pills.value or ()) == set(RULES) - {"dateline"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_a_rule_are_shown_when_asked_for(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drawn(context_of(ROWS, language), monkeypatch)
    assert not any("Ten walks" in element.proto.body for element in app.get("html"))
    app.selectbox[0].set_value("promo").run()
    text = Marks(" ".join(element.proto.body for element in app.get("html"))).text
    assert "Read also: Ten walks along the quay" in text
    assert "اقرأ أيضا: عشر نزهات" in text
    assert ENGLISH[0]["outlet"] in text


def test_a_corpus_with_a_rule_off_is_cached_apart_and_so_are_its_frames() -> None:
    articles = context_of(ROWS).articles
    assert cache.corpus_key(articles) != cache.corpus_key(articles, ("promo",))
    assert cache.corpus_key(articles, ("promo", "byline")) == cache.corpus_key(
        articles, ["byline", "promo", "promo"]
    )
    whole, some = cache.corpus_of(articles), cache.corpus_of(articles, None, ("promo",))
    assert cache.is_prepared(articles, ("promo",))
    assert not cache.is_prepared(articles, ("byline",))
    assert some.rules_off == ("promo",)
    words = [
        cache.frame_of("article_counts", one, scope=Scope())["words"].sum() for one in (whole, some)
    ]
    assert words[1] > words[0]


def _study(context: object) -> None:
    """As the app does it: the study is kept, and prepared with the rules that it has."""
    from dataclasses import replace
    from importlib import import_module

    import pandas as pd
    import streamlit as st

    state, cache = import_module("dashboard.state"), import_module("dashboard.cache")
    if state.study() is None:
        articles = context.articles  # type: ignore[attr-defined]
        state.set_brought([state.Brought("a", "paste", articles, pd.DataFrame(), 2)])
    study = state.study()
    corpus = cache.corpus_of(study.articles, None, study.recipe.boilerplate_off)
    now = replace(context, study=study, corpus=corpus)  # type: ignore[type-var]
    import_module("dashboard.bringing.rules").rules(now)
    st.text(f"off: {study.recipe.boilerplate_off}, marked: {len(corpus.boilerplate)}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_switch_changes_the_study_and_back(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARALLAX_STRICT_STRINGS", "1")
    context = context_of(ROWS, language)
    app = AppTest.from_function(_study, args=(context,), default_timeout=60).run()
    marked = len(context.corpus.boilerplate)
    promo = (context.corpus.boilerplate["rule"] == "promo").sum()
    assert app.text[0].value == f"off: (), marked: {marked}"
    app.button_group[0].set_value([rule for rule in RULES if rule != "promo"]).run()
    assert app.text[0].value == f"off: ('promo',), marked: {marked - promo}"
    app.button_group[0].set_value(list(RULES)).run()
    assert app.text[0].value == f"off: (), marked: {marked}"
    assert not app.exception
