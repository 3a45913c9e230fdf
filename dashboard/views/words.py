"""Which words set each outlet apart, how sure that is, and the sentences behind every mark."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from dashboard import state
from dashboard.components import (
    empty_state,
    group_label,
    how_to_read,
    note,
    page_head,
    scope_chip,
)
from dashboard.context import Context
from dashboard.i18n import number
from dashboard.markup import Html, join, style
from dashboard.wording import charts, term
from dashboard.wording.certainty import certainty
from dashboard.wording.choices import REST, Choices, chosen
from dashboard.wording.controls import against_label, controls, what_counts, why_this_measure
from dashboard.wording.frames import differences
from dashboard.wording.numbers import all_numbers
from dashboard.wording.sheet import SHEET


def render(context: Context) -> None:
    say, choices = context.say, chosen(context)
    style(SHEET)
    if state.kept("words_against", choices.against) != choices.against:
        state.choose(at_against=None)  # another reference was chosen since the click
    state.keep("words_against", choices.against)
    table = differences(context, choices)
    languages = [code for code in context.languages if code in set(table["language"])]
    shown = state.choice("words_in", context.language)
    first = table[table["language"] == shown] if shown in languages else table
    page_head(say("words.question"), _answer(context, choices, first))
    scope_chip(context)
    if not languages:
        empty_state(say, "words.nothing", slug="side_by_side")
        return
    language = controls(context, languages)
    here = table[table["language"] == language].reset_index(drop=True)
    why_this_measure(context, choices, here)
    what_counts(context, choices, here, language)
    certainty(context, choices, language)
    _caution(context, here)
    pointer = st.container()  # its words are known once the bars have told of a click
    charts.bars(context, here, choices)
    with pointer:
        term.pointer(context, here, choices)
    term.term(context, here, choices, language)
    charts.heat(context, here, choices)
    charts.scatter(context, language, choices)
    all_numbers(context, language, choices)
    how_to_read(say, "words.how_to_read", **_example(here, context))


def _answer(context: Context, choices: Choices, table: pd.DataFrame) -> str | Html:
    """The clearest term of the page in a sentence."""
    shown = table[table["shown"]]
    if shown.empty:
        return context.say("words.answer.none") if len(table) else ""
    row = next(rows_of(shown.sort_values(["score", "term"], ascending=[False, True])))
    return join(
        [
            context.say(
                "words.answer" if choices.against == REST else "words.answer.against",
                reference=against_label(context, choices.against),
                term=row.display,
                group=group_label(context, row.group),
                articles=row.articles_target,
                of=row.of_target,
                rest=row.articles_rest,
                of_rest=row.of_rest,
            )
        ]
    )


def _caution(context: Context, table: pd.DataFrame) -> None:
    say = context.say
    if (table["of_target"] == 1).any():
        note(say("words.single_article"), "caution")
    elif len(table) and table["of_target"].max() <= 5:
        note(say("words.few_articles"))
    if len(table) and table["within"].iloc[0] == "story":
        note(say("words.within_story"))


def _example(table: pd.DataFrame, context: Context) -> dict[str, str]:
    """An example from the data at hand for “how to read this”."""
    rows = table[table["shown"]] if table["shown"].any() else table
    row = next(rows_of(rows.sort_values("score", ascending=False)))
    return {
        "term": row.display,
        "group": group_label(context, row.group),
        "label": f"{row.articles_target}/{row.of_target} · {row.articles_rest}/{row.of_rest}",
        "rate": number(row.rate_target, context.language),
        "rest": number(row.rate_rest, context.language),
        "measure": context.say(f"words.how.{row.measure}"),
    }
