"""Loaded and hedging words: how often each class stands in an outlet, with the sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.loaded import CLASSES
from analysis.tables import rows_of
from analysis.text.languages import get_language
from dashboard import state
from dashboard.charts.loaded import apart, loaded_dots
from dashboard.components import evidence, group_name, note, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.i18n import number
from dashboard.marking import LOADED_KINDS
from dashboard.markup import Html, Mark, el, join, show
from dashboard.naming.concepts import SENTENCES, sentences_of
from dashboard.plots import data_behind, draw, settings_of

VOICES = ("reporter", "quoted", "all")
WORDS = 8  # of a class that are listed


def cues(context: Context, language: str, around: Mapping[str, Any]) -> None:
    """The dots in the voice that is chosen, the words of a class, and their sentences."""
    say = context.say
    section(say("naming.loaded.title"), say("naming.loaded.note"))
    if get_language(language).loaded is None:
        note(say("naming.loaded.no_list", language=say.name("language", language)), "caution")
        return
    voice = state.pick(
        st.segmented_control, say("column.voice"), VOICES, name="loaded_voice",
        format_func=lambda one: say(f"naming.voice.{one}"),
    )  # fmt: skip
    frame = context.frame("loaded_words")
    frame = frame[(frame["language"] == language) & (frame["voice"] == voice)]
    frame = frame.reset_index(drop=True)
    figure = loaded_dots(frame, **around)
    clicked = draw(context, figure, frame, name="loaded_words", key="loaded_dots")
    if clicked:
        state.choose(loaded_group=clicked[0], loaded_class=clicked[1])
    used = frame.groupby("class")["n"].sum()
    classes = [kind for kind in CLASSES if used.get(kind, 0) > 0]
    if classes:
        _class(context, frame.rename(columns={"class": "kind"}), classes, voice, language)


def first_class(frame: pd.DataFrame, classes: list[str]) -> str:
    """The class shown first: where a group differs most beyond chance, else the last, whose words
    say most on their own."""
    sure = [row for row in rows_of(frame) if apart(row) and row.n]
    if sure:
        return str(max(sure, key=lambda row: abs(row.difference)).kind)
    return classes[-1]


def _class(
    context: Context, frame: pd.DataFrame, classes: list[str], voice: str, language: str
) -> None:
    say = context.say
    kind = state.pick(
        st.pills, say("column.class"), classes, name="loaded_class",
        default=first_class(frame, classes), format_func=lambda one: say(f"loaded.class.{one}"),
    )  # fmt: skip
    own = frame[frame["kind"] == kind]
    show(el("ul", *(el("li", _line(context, row)) for row in rows_of(own)), class_="px-cues"))
    hits = context.frame("loaded_hits").rename(columns={"class": "kind"})
    hits = hits[(hits["language"] == language) & (hits["kind"] == kind)]
    hits = hits if voice == "all" else hits[hits["voice"] == voice]
    first = state.choice("loaded_group")
    groups = sorted(own["group"].unique(), key=lambda name: (name != first, name))
    evidence(context, sentences_of(context, hits, _marked), groups=groups, most=SENTENCES)
    table = hits.rename(columns={"kind": "class"}).reset_index(drop=True)
    data_behind(context, table)
    with st.container(horizontal=True):
        table_downloads(table, name="loaded_hits", say=say, key="loaded_hits",
                        settings=settings_of(context))  # fmt: skip


def _line(context: Context, row: Any) -> Html:
    """“Outlet: 3.2 per 1,000 words (the others on average 2.1): could 11, alleged 6”."""
    say = context.say
    parts = [one.rpartition(" ") for one in row.words.split(" | ") if one][:WORDS]
    direction = context.text_direction(row.language)
    counted = [el("bdi", f"{word}\u00a0{n}", dir=direction) for word, _, n in parts]
    rates = (
        say("naming.loaded.rate_alone", rate=number(row.rate))
        if pd.isna(row.rate_rest)
        else say("naming.loaded.rate", rate=number(row.rate), rest=number(row.rate_rest))
    )
    words = join(counted, say("voices.comma")) if counted else say("naming.loaded.never")
    return join([group_name(context, row.group), ": ", rates, " ", words])


def _marked(context: Context, own: pd.DataFrame) -> tuple[list[Mark], str]:
    """The words of one sentence, and whether it is quoted."""
    say = context.say
    marks = [
        Mark(row.start, row.end, LOADED_KINDS[row.kind], say(f"loaded.class.{row.kind}"),
             say("loaded.note"))
        for row in rows_of(own)
    ]  # fmt: skip
    return marks, say("voice.quoted") if next(rows_of(own)).voice == "quoted" else ""
