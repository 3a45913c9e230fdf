"""Which words make the tone of two outlets differ, with the sentences where they stand."""

from __future__ import annotations

import streamlit as st

from dashboard import state
from dashboard.charts.word_shift import word_shift_bars
from dashboard.components import group_label, section
from dashboard.context import Context
from dashboard.plots import draw, words_around
from dashboard.toning import options


def word_shift(context: Context, groups: list[str], language: str) -> str:
    """The chart for two outlets of one language; the word clicked in it, or an empty string."""
    say = context.say
    if len(groups) < 2:
        return ""
    section(say("tone.shift.title"), say("tone.shift.note"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_tone_shift"):
        a, b = (
            state.pick(
                st.selectbox,
                say(f"tone.shift.{name}"),
                groups,
                name=f"shift_{name}",
                default=groups[place],
                format_func=lambda value: group_label(context, value),
                width=220,
            )
            for place, name in enumerate("ab")
        )
    if a == b:
        st.caption(say("tone.shift.same"))
        return ""
    frame = context.frame("word_shift", a, b, **options.chosen())
    frame = frame[frame["language"] == language].reset_index(drop=True)
    figure = word_shift_bars(
        frame,
        **words_around(context, *options.captions(context, language), language=language),
    )
    clicked = draw(context, figure, frame, name="word_shift", key="word_shift")
    if clicked:
        state.choose(shift_word=clicked[0])
    return state.choice("shift_word")
