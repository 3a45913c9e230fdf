"""Verb choice: what the verbs that introduce speech say besides, each outlet against the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.speech.verbs import GRADES
from analysis.tables import rows_of
from analysis.text.languages import get_language
from dashboard import state
from dashboard.charts.voices_verbs import apart, verb_choice
from dashboard.components import group_name, note, section
from dashboard.context import Context
from dashboard.i18n import percent
from dashboard.marking import VERB_KINDS
from dashboard.markup import Html, Mark, el, join, marked, show
from dashboard.plots import draw
from dashboard.voicing.said import side_by_side

_PLAIN = "neutral"


def verbs(context: Context, language: str, rows: pd.DataFrame, around: Mapping[str, Any]) -> None:
    """The differences, the verbs of the chosen grade, and the sentences that they stand in."""
    say = context.say
    section(say("voices.verbs.title"), say("voices.verbs.note"))
    if get_language(language).reporting is None:
        note(say("voices.verbs.no_list", language=say.name("language", language)), "caution")
        return
    frame = context.frame("reporting_verbs")
    frame = frame[frame["language"] == language].reset_index(drop=True)
    if language == "ar":
        note(say("voices.verbs.akkada"))
    figure = verb_choice(frame, **around)
    clicked = draw(context, figure, frame, name="reporting_verbs", key="verb_choice")
    if clicked:
        state.choose(voice_group=clicked[0], verb_grade=clicked[1])
    used = [grade for grade in GRADES if frame.loc[frame["grade"] == grade, "n"].sum() > 0]
    if used:
        _grade(context, frame, rows, used)


def first_grade(frame: pd.DataFrame, used: list[str]) -> str:
    """The grade shown first: where an outlet differs most beyond chance, else the first marked."""
    sure = [row for row in rows_of(frame) if apart(row) and row.n]
    if sure:
        return str(max(sure, key=lambda row: abs(row.difference)).grade)
    return next((grade for grade in used if grade != _PLAIN), used[0])


def _grade(context: Context, frame: pd.DataFrame, rows: pd.DataFrame, used: list[str]) -> None:
    say = context.say
    grade = state.pick(
        st.pills, say("voices.grade"), used, name="verb_grade", default=first_grade(frame, used),
        format_func=lambda value: say(f"grade.{value}"),
    )  # fmt: skip
    own = frame[frame["grade"] == grade]
    lines = [_line(context, row) for row in rows_of(own)]
    show(el("ul", *(el("li", line) for line in lines), class_="px-verb-lines"))
    _legend(context)
    shown = rows[rows["grade"] == grade].drop_duplicates(["article_id", "part", "cue_start"])
    side_by_side(
        context, shown, sorted(own["group"].unique()), first=state.choice("voice_group")
    )  # fmt: skip


def _line(context: Context, row: Any) -> Html:
    """“Outlet: 5 %, the others 3 % – claim 5, allege 1”."""
    say = context.say
    parts = [one.rpartition(" ") for one in row.verbs.split(" | ") if one]
    counted = [join([el("bdi", verb), f"\u00a0{n}"]) for verb, _, n in parts]
    rest = row.share_rest
    shares = (
        say("voices.verbs.share_alone", share=percent(row.share))
        if pd.isna(rest)
        else say("voices.verbs.share", share=percent(row.share), rest=percent(rest))
    )
    between = say("voices.comma")
    return join([group_name(context, row.group), ": ", shares, " ",
                 join(counted, between) if counted else say("voices.verbs.never")])  # fmt: skip


def _legend(context: Context) -> None:
    """How the underlines tell the grades apart."""
    say = context.say
    entries = []
    for kind in dict.fromkeys(VERB_KINDS.values()):
        word = say(f"reader.legend.{kind}")
        example = marked(word, [Mark(0, len(word), kind)], context.direction)
        entries.append(el("span", example, class_="px-key"))
    show(el("p", join(entries, " "), class_="px-legend px-note"))
