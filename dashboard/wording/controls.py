"""The widgets of the page Words: what is compared, by which measure, and what counts as a word."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.components import group_label, note
from dashboard.context import Context
from dashboard.markup import el, show
from dashboard.plots import language_shown
from dashboard.wording import stop_list
from dashboard.wording.choices import (
    AUTO,
    LEFT_OUT,
    MEASURES,
    REST,
    UNITS,
    Choices,
    measure_name,
)


def controls(context: Context, languages: list[str]) -> str:
    """The row of choices; the language that is shown."""
    say = context.say
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_words_controls"):
        language = language_shown(context, languages, "words_in")
        state.pick(
            st.selectbox,
            say("words.against"),
            [REST, *context.groups],
            name="against",
            default=REST,
            format_func=lambda name: against_label(context, name),
            width=180,
        )
        state.pick(
            st.segmented_control,
            say("words.ngrams"),
            ["1", "2", "3"],
            name="ngrams",
            default="1",
            format_func=lambda n: say(f"words.ngrams.{n}"),
        )
        state.pick(
            st.selectbox,
            say("words.ranked_by"),
            [AUTO, *MEASURES],
            name="measure",
            default=AUTO,
            format_func=lambda name: measure_name(say, name),
            width=272,
        )
    return language


def against_label(context: Context, name: str) -> str:
    """What a group is compared with, as people read it."""
    return context.say("words.rest") if name == REST else group_label(context, name)


def why_this_measure(context: Context, choices: Choices, table: pd.DataFrame) -> None:
    """Which measure the ranking stands on, and why this one."""
    say, used = context.say, str(table["measure"].iloc[0])
    about = say(f"words.about.{used}")
    if choices.measure is not None:
        note(say("words.why.chosen", measure=measure_name(say, used), about=about))
    elif used == "log_odds":
        note(say("words.why.log_odds", about=about))
    else:
        note(say("words.why.tfidf", about=about))


def what_counts(context: Context, choices: Choices, table: pd.DataFrame, language: str) -> None:
    """The closed part with what counts as a word, the stop-words, and rates or raw counts."""
    say = context.say
    with st.expander(say("words.counts"), icon=":material/tune:"):
        one, two, three = st.columns(3, gap="medium")
        with one:
            state.pick(
                st.radio,
                say("words.unit"),
                UNITS,
                name="unit",
                format_func=lambda unit: say(f"words.unit.{unit}"),
                captions=[say(f"words.unit.{unit}.note") for unit in UNITS],
            )
        with two:
            show(el("p", say("words.leave_out"), class_="px-label"))
            for name, default in LEFT_OUT.items():
                blind = name == "names" and not _has_capitals(table)
                state.pick(
                    _tick,
                    say(f"words.without.{name}"),
                    [True, False],
                    name=f"without_{name}",
                    default=default,
                    help=say("words.without.names.no_capitals") if blind else None,
                    disabled=blind,
                )
        with three:
            state.pick(
                st.radio,
                say("words.raw"),
                [False, True],
                name="raw",
                format_func=lambda raw: say("words.raw.counts" if raw else "words.raw.rates"),
                captions=[say("words.raw.rates.note"), say("words.raw.counts.note")],
            )
        stop_list.stop_words(context, choices, language)


def _has_capitals(table: pd.DataFrame) -> bool:
    """Whether the words are written in letters that come large and small."""
    some = table["display"].head(200)
    return bool((some.str.upper() != some.str.lower()).mean() > 0.5)


def _tick(label: str, _options: Sequence[bool], **settings: object) -> bool:
    """A tick box as a choice between True and False."""
    return st.checkbox(label, **settings)  # pyright: ignore[reportArgumentType]
