"""The charts of the page Words with their clicks: bars, heat map, scatter."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import state
from dashboard.cache import corpus_key
from dashboard.charts import words as figures
from dashboard.components import group_label, note, section
from dashboard.context import Context
from dashboard.plots import draw, words_around
from dashboard.wording import term
from dashboard.wording.choices import REST, Choices, captions
from dashboard.wording.controls import against_label
from dashboard.wording.frames import differences

MOST_TERMS = 8


def choose_term(clicked: list[str] | None) -> bool:
    """Take the term of a clicked mark ([group, term, language, reference]); True if there is one.

    The reference stays with it, so that the numbers told are those of the mark.
    """
    if clicked:
        group, name, _, reference = clicked[:4]
        state.choose(term=name, at_group=group, at_against=reference, kwic_page=None)
    return bool(clicked)


def bars(context: Context, table: pd.DataFrame, choices: Choices) -> None:
    """The first terms of every group, with the range when any one article is left out."""
    figure = figures.words_bars(table, **_around(context, choices, table), top=MOST_TERMS)
    shown = table[table["shown"]].reset_index(drop=True)
    clicked = draw(context, figure, shown, name="term_differences", key="words_bars",
                   settings=_settings(choices))  # fmt: skip
    choose_term(clicked)


def heat(context: Context, table: pd.DataFrame, choices: Choices) -> None:
    """Terms × groups: who else uses the terms that set one apart."""
    if not table["shown"].any():
        return
    say = context.say
    section(say("words.heat.title"), say("words.heat.note"))
    figure = figures.words_heat(table, **_around(context, choices, table), raw=choices.raw)
    shown = table[table["term"].isin(table.loc[table["shown"], "term"])].reset_index(drop=True)
    clicked = draw(context, figure, shown, name="term_differences", key="words_heat",
                   settings=_settings(choices))  # fmt: skip
    if choose_term(clicked):
        st.rerun()
    term.numbers_here(context, table, choices)


@st.fragment
def scatter(context: Context, language: str, choices: Choices) -> None:
    """Every term of one group against all others or one of them: how often, how distinctive."""
    say = context.say
    section(say("words.scatter.title"), say("words.scatter.note"))
    groups = groups_in(context, language)
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_words_scatter"):
        group = state.pick(
            st.selectbox, say("words.scatter.group"), groups, name="scatter",
            format_func=lambda name: group_label(context, name),
        )  # fmt: skip
        others = [REST, *(name for name in groups if name != group)]
        against = state.pick(
            st.selectbox, say("words.against"), others, name="scatter_against",
            default=choices.against if choices.against in others else REST,
            format_func=lambda name: against_label(context, name),
        )  # fmt: skip
    table = differences(context, choices, against=against)
    rows = table[(table["group"] == group) & (table["language"] == language)]
    rows = rows.reset_index(drop=True)
    if rows.empty:
        note(say("words.scatter.nothing"))
    else:
        figure = _scatter_figure(context, choices, group, against, language)
        clicked = draw(
            context, figure, rows, name="term_differences", key="words_scatter",
            settings={**_settings(choices), "against": against},
        )  # fmt: skip
        if choose_term(clicked):
            st.rerun()
        term.numbers_here(context, rows, choices)
    state.sync()


def _what_figures_stand_on(context: Context) -> str:
    """All of a context that changes what a figure shows."""
    key = corpus_key(context.articles, context.corpus.rules_off)
    stops = context.study.recipe.stopwords()
    return repr((key, context.by, context.scope, context.language, stops, context.colours))


@st.cache_resource(
    max_entries=32,
    ttl=3600,
    show_spinner=False,
    hash_funcs={Context: _what_figures_stand_on, Choices: repr},
)
def _scatter_figure(
    context: Context, choices: Choices, group: str, against: str, language: str
) -> go.Figure:
    """The scatter of thousands of words takes half a second to draw up: kept, and not changed."""
    table = differences(context, choices, against=against)
    rows = table[(table["group"] == group) & (table["language"] == language)]
    narrowed = context.say(
        "words.scatter.between",
        group=group_label(context, group),
        against=against_label(context, against),
    )
    around = _around(context, choices, rows, narrowed=narrowed)
    return figures.words_scatter(rows.reset_index(drop=True), **around, raw=choices.raw)


def groups_in(context: Context, language: str) -> list[str]:
    """The groups with articles of this language in scope, by name."""
    frame = context.in_scope
    rows = frame.index[frame["language"] == language]
    return sorted(set(context.articles.groups(context.by)[rows]) - {""})


def _around(
    context: Context, choices: Choices, table: pd.DataFrame, *, narrowed: str = ""
) -> dict[str, Any]:
    told = narrowed or choices.against == REST
    reference = "" if told else against_label(context, choices.against)
    settings = captions(context.say, choices, str(table["measure"].iloc[0]), reference)
    language = str(table["language"].iloc[0])
    return words_around(context, *settings, language=language, narrowed=narrowed)


def _settings(choices: Choices) -> dict[str, object]:
    """What a download says of how its numbers were made."""
    return {**choices.comparing, "measure": choices.measure or "by the number of articles"}
