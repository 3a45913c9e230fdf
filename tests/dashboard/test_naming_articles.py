"""Outlets joined under one name, articles corrected many at once, articles left out by choice."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.articles import ArticleSet
from analysis.study import Study
from dashboard.bringing.grid import corrected, matching
from dashboard.bringing.outlets import rename
from dashboard.i18n import LANGUAGES, Say
from tests.dashboard.pages import ARABIC, ENGLISH, context_of, ids_of, markup

NAMES = ["BBC", "bbc.com", "بي بي سي", "Port Herald"]
ROWS = [{**ENGLISH[n % 2], "outlet": name, "text": f"{ENGLISH[n % 2]['text']} {n}"}
        for n, name in enumerate(NAMES)]  # fmt: skip


def _section(name: str, context: object) -> None:
    from importlib import import_module

    getattr(import_module(f"dashboard.bringing.{name}"), name)(context)


def drawn(name: str, context: object, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PARALLAX_STRICT_STRINGS", "1")
    page = AppTest.from_function(_section, args=(name, context), default_timeout=60).run()
    assert not page.exception, page.exception
    return page


@pytest.fixture
def recipes(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What views changed in the study's recipe."""
    changes: list[dict[str, Any]] = []
    monkeypatch.setattr("dashboard.state.change_recipe", lambda **values: changes.append(values))
    return changes


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_may_mean_one_outlet_are_offered_with_the_reason(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, say = drawn("outlets", context_of(ROWS, language), monkeypatch), Say(language)
    assert say("outlets.suggested", n=1) in markup(page)
    assert say("outlets.reason.known") in markup(page)
    assert any((one.key or "") == "px_merge_0" for one in page.button)


def test_joining_keeps_what_was_read_and_can_be_taken_apart(
    recipes: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(ROWS)
    rename(context, ["BBC", "bbc.com", "بي بي سي"], "BBC")
    names = recipes[-1]["outlet_names"]
    assert names == {"bbc.com": "BBC", "بي بي سي": "BBC"}
    joined = context.study.with_recipe(outlet_names=names)
    assert joined.articles.frame["outlet"].tolist() == ["BBC", "BBC", "BBC", "Port Herald"]
    assert joined.articles.frame["article_id"].tolist() == ids_of(context)


def test_joining_what_was_joined_before_takes_all_of_it_along(
    recipes: list[dict[str, Any]],
) -> None:
    context = context_of(ROWS)
    study = context.study.with_recipe(outlet_names={"bbc.com": "BBC"})
    from dataclasses import replace

    rename(replace(context, study=study), ["BBC", "Port Herald"], "Both")
    assert recipes[-1]["outlet_names"] == {"BBC": "Both", "bbc.com": "Both", "Port Herald": "Both"}


def test_the_search_finds_every_word_in_outlet_title_address_or_text() -> None:
    frame = context_of([*ENGLISH, *ARABIC]).articles.frame
    assert matching(frame, "herald anger")["outlet"].tolist() == ["Port Herald"]
    assert matching(frame, "المرفأ البوابة")["outlet"].tolist() == ["صحيفة المرفأ"]
    assert matching(frame, "lantern.example")["outlet"].tolist() == ["Morning Lantern"]
    assert len(matching(frame, "")) == 4
    assert matching(frame, "(").empty or "(" in "".join(matching(frame, "(")["text"])


def test_only_those_without_an_outlet_are_listed_when_asked_for() -> None:
    rows = [ENGLISH[0], {**ENGLISH[1], "outlet": ""}]
    frame = context_of(rows).articles.frame
    assert matching(frame, "", without_outlet=True)["title"].tolist() == [ENGLISH[1]["title"]]


def test_corrections_of_many_articles_add_to_those_before() -> None:
    before = {"a": {"story": "gate"}, "b": {"outlet": "Old"}}
    assert corrected(before, ["a", "c"], {"outlet": "Lantern"}) == {
        "a": {"story": "gate", "outlet": "Lantern"},
        "b": {"outlet": "Old"},
        "c": {"outlet": "Lantern"},
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_are_listed_are_set_at_once(
    language: str, recipes: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    context, say = context_of([{**row, "outlet": ""} for row in ENGLISH], language), Say(language)
    page = drawn("grid", context, monkeypatch)
    box = next(one for one in page.text_input if one.label == say("column.outlet"))
    box.set_value("Quay News")
    next(one for one in page.button if one.label == say("grid.set")).click().run()
    assert recipes[-1]["corrections"] == {name: {"outlet": "Quay News"} for name in ids_of(context)}


def test_a_long_list_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{**ENGLISH[n % 2], "text": f"{ENGLISH[0]['text']} {n}"} for n in range(7)]
    monkeypatch.setattr("dashboard.bringing.grid.SHOWN", 5)
    page = drawn("grid", context_of(rows), monkeypatch)
    assert Say("en")("grid.more", shown=5, n=7) in markup(page)
    assert len(page.dataframe[0].value) == 5


def repeated() -> Study:
    text = ENGLISH[0]["text"]
    frame = pd.DataFrame(
        [
            {**ENGLISH[0], "text": text},
            {**ENGLISH[0], "text": text, "url": "https://lantern.example/again"},
            {**ENGLISH[1], "text": "Five words stand in here."},
        ]
    )
    return Study("s", rounds=(ArticleSet.from_frame(frame),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_out_is_counted_and_left_out_by_choice(
    language: str, recipes: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    context, say = replace(context_of(ENGLISH, language), study=repeated()), Say(language)
    monkeypatch.setattr("streamlit.rerun", st.stop)  # the choice is only noted here
    page = drawn("tidy", context, monkeypatch)
    (pills,) = page.button_group
    labels = [option.content for option in pills.proto.options]
    assert say("tidy.count", check=say("check.short"), n=1) in labels
    assert say("tidy.count", check=say("check.duplicate"), n=1) in labels
    pills.set_value(["short"]).run()
    assert recipes[-1] == {"leave_out": ("short",), "versions": "all"}


def test_what_is_left_out_is_said_and_stands_in_no_set() -> None:
    study = repeated().with_recipe(leave_out=("short",), versions="first")
    assert len(study.all_articles) == 3
    assert len(study.articles) == 1
    assert set(study.left_out["check"]) >= {"short"}
