"""What kind of people are quoted, with how many words, and the sentences of one kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.charts.voices_kinds import KINDS, voice_kinds_bars
from dashboard.components import section
from dashboard.context import Context
from dashboard.plots import draw
from dashboard.voicing.said import side_by_side

NAMED = ("all", "unnamed")


def kinds(context: Context, language: str, rows: pd.DataFrame, around: Mapping[str, Any]) -> None:
    """The bars, and the quotations of the kind that is chosen or clicked."""
    frame = context.frame("voice_kinds")
    frame = frame[frame["language"] == language].reset_index(drop=True)
    figure = voice_kinds_bars(frame, **around)
    clicked = draw(context, figure, frame, name="voice_kinds", key="voice_kinds")
    if clicked:
        state.choose(voice_group=clicked[0], voice_kind=clicked[1])
    if frame["words"].any():
        _sentences(context, frame, rows)


def _sentences(context: Context, frame: pd.DataFrame, rows: pd.DataFrame) -> None:
    say = context.say
    section(say("voices.said.title"), say("voices.said.note"))
    words = frame.groupby("kind")["words"].sum()
    present = [kind for kind in KINDS if words.get(kind, 0) > 0]
    kind = state.pick(
        st.pills, say("voices.kind"), present, name="voice_kind", default=words.idxmax(),
        format_func=lambda value: say(f"voices.kind.{value}"),
    )  # fmt: skip
    named = state.pick(
        st.segmented_control, say("voices.named"), NAMED, name="voice_named",
        format_func=lambda value: say(f"voices.named.{value}"), label_visibility="collapsed",
    )  # fmt: skip
    shown = rows[rows["kind"] == kind]
    if named == "unnamed":
        shown = shown[~shown["named"]]
    shown = shown.sort_values("words", ascending=False, kind="stable")
    groups = sorted(frame["group"].unique())
    side_by_side(context, shown, groups, first=state.choice("voice_group"))
