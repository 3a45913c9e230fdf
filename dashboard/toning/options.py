"""Which words count for the tone, as the address has it, and the widgets that choose it."""

from __future__ import annotations

import streamlit as st

from analysis.measures.lexicon import EVENTS, LEXICONS
from dashboard import state
from dashboard.context import Context


def chosen() -> dict[str, str]:
    """The options of every measure of tone; what an address says that is not there does not
    count."""
    events, lexicon = state.choice("events", EVENTS[0]), state.choice("lexicon", LEXICONS[0])
    return {
        "events": events if events in EVENTS else EVENTS[0],
        "lexicon": lexicon if lexicon in LEXICONS else LEXICONS[0],
    }


def controls(context: Context, language: str) -> None:
    """Event words in or out; in English also VADER in place of the news lexicon."""
    say = context.say
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_tone_options"):
        state.pick(
            st.segmented_control,
            say("tone.events"),
            EVENTS,
            name="events",
            default=EVENTS[0],
            format_func=lambda value: say(f"tone.events.{value}"),
            help=say("tone.events.help"),
        )
        if language == "en":
            state.pick(
                st.segmented_control,
                say("tone.lexicon"),
                LEXICONS,
                name="lexicon",
                default=LEXICONS[0],
                format_func=lambda value: say(f"tone.lexicon.{value}"),
                help=say("tone.lexicon.help"),
            )


def captions(context: Context, language: str) -> list[str]:
    """What stands under a chart: the lexicon and what was left out."""
    say, options = context.say, chosen()
    lines = [say("tone.settings")]
    if language == "en" and options["lexicon"] == "vader":
        lines = [say("tone.lexicon.vader")]
    elif options["events"] == "drop":
        lines.append(say("tone.settings.events_drop"))
    return lines
