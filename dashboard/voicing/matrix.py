"""Who is quoted where: speakers × outlets, and the quotations of one speaker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.charts.voices_matrix import SIZES, voices_matrix
from dashboard.components import note, section
from dashboard.context import Context
from dashboard.markup import el, show
from dashboard.plots import draw
from dashboard.voicing.said import side_by_side

WHICH = ("all", "only")
MOST = ("15", "30", "60")
OFFERED = 500  # speakers in the box
FORMS = 8  # that are told


def matrix(context: Context, language: str, rows: pd.DataFrame, around: Mapping[str, Any]) -> None:
    """The dots, and what the chosen or clicked speaker is quoted with in each outlet."""
    say = context.say
    frame = context.frame("voices")
    frame = frame[frame["language"] == language].reset_index(drop=True)
    if frame.empty:
        return
    section(say("voices.matrix.title"), say("voices.matrix.note"))
    several = frame["group"].nunique() > 1
    which, size, most = _controls(context, several)
    shown = frame[frame["only_here"]].reset_index(drop=True) if which == "only" else frame
    if shown.empty:
        note(say("voices.matrix.none_alone"))
    else:
        title = say("chart.voices_matrix.title_only") if which == "only" else None
        figure = voices_matrix(
            shown,
            **around,
            title=title,
            size=size,
            most=int(most),
            rings=several and which == "all",
        )
        clicked = draw(context, figure, shown, name="voices", key="voices_matrix")
        if clicked:
            state.choose(voice_group=clicked[0], voice_speaker=clicked[1])
    _speaker(context, frame, rows)


def _controls(context: Context, several: bool) -> tuple[str, Any, str]:
    """Which speakers, what size stands for, how many rows."""
    say, which = context.say, "all"
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_voices_matrix"):
        if several:
            which = state.pick(
                st.segmented_control, say("voices.which"), WHICH, name="voice_which",
                format_func=lambda value: say(f"voices.which.{value}"),
            )  # fmt: skip
        size = state.pick(
            st.segmented_control, say("voices.size"), SIZES, name="voice_size",
            format_func=lambda value: say(f"voices.size.{value}"),
        )  # fmt: skip
        most = state.pick(st.segmented_control, say("voices.most"), MOST, name="voice_rows")
    return which, size, most


def speakers_by_words(frame: pd.DataFrame) -> list[str]:
    """The speakers of `voices`, those with most quotations in all groups first, ties by name."""
    totals = frame.groupby("speaker", sort=True)["quotations"].sum()
    ordered = totals.sort_values(ascending=False, kind="stable")
    return ordered.index[:OFFERED].astype(str).tolist()


def _speaker(context: Context, frame: pd.DataFrame, rows: pd.DataFrame) -> None:
    """One speaker's quotations, outlet beside outlet, the clicked outlet first."""
    say = context.say
    names = speakers_by_words(frame)
    wanted = state.choice("voice_speaker")
    if wanted in set(frame["speaker"]) and wanted not in names:
        names = [wanted, *names]
    speaker = state.pick(
        st.selectbox, say("voices.speaker"), names, name="voice_speaker", width=380,
    )  # fmt: skip
    own = frame[frame["speaker"] == speaker]
    forms = dict.fromkeys(form for one in own["forms"] for form in one.split(" | ") if form)
    forms.pop(speaker, None)
    if forms:
        also = say("voices.speaker.forms", forms=say.list(list(forms)[:FORMS]))
        show(el("p", also, class_="px-note"))
    shown = rows[rows["who"] == speaker]
    groups = sorted(own["group"].unique())
    side_by_side(context, shown, groups, first=state.choice("voice_group"))
    silent = sorted(set(frame["group"]) - set(groups))
    if silent:
        note(say("voices.speaker.silent", names=say.list(silent)))
