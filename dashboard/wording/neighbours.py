"""What stands near the chosen term, group by group, compared with the other groups."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from dashboard import state
from dashboard.components import group_name, note, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.i18n import number
from dashboard.markup import Html, el, show
from dashboard.plots import data_behind, settings_of
from dashboard.wording.choices import Choices

WINDOWS = ("2", "3", "5", "10")  # words to each side
WINDOW = "5"  # unless somebody chooses otherwise
TOP = 8  # words a group
BAR = 3.0  # em of the longest bar: shorter on a phone (see sheet)
EXPLAINED = ("strength", "g2")  # columns whose heading says what they are


@st.fragment
def neighbours(context: Context, choices: Choices, language: str, query: str, display: str) -> None:
    """A small table a group: its first words, how closely they go with the term, and elsewhere."""
    say = context.say
    head = st.container()
    window = _window(context)
    with head:
        section(say("words.near.title", term=display), say("words.near.note", n=window))
    table = context.frame(
        "collocates", query, unit=choices.unit, window=window,
        leave_out=choices.leave_out, scope=replace(context.scope, language=language),
    )  # fmt: skip
    if table.empty:
        note(say("words.near.none"))
    else:
        _tables(context, table, language)
        _data(context, choices, table, display, window)
    state.sync()


def _window(context: Context) -> int:
    """How many words to each side are looked at, as chosen."""
    chosen = state.pick(
        st.segmented_control, context.say("words.near.window"), WINDOWS, name="window",
        default=WINDOW, format_func=lambda one: number(int(one), context.language),
    )  # fmt: skip
    return int(chosen)


def listed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a group that are shown: those near the term once only where all are."""
    often = rows[rows["n"] > 1]
    return (rows if often.empty else often).sort_values("rank").head(TOP)


def _tables(context: Context, table: pd.DataFrame, language: str) -> None:
    groups = sorted(
        table["group"].unique(), key=lambda name: (name != state.choice("at_group"), name)
    )
    most = int(table["n"].max())
    tables = [_of_group(context, table[table["group"] == name], language, most) for name in groups]
    show(el("div", *tables, class_="px-near"))


def _of_group(context: Context, rows: pd.DataFrame, language: str, most: int) -> Html:
    say = context.say
    name, hits = str(rows["group"].iloc[0]), int(rows["n_query"].iloc[0])
    head = el("h3", group_name(context, name),
              el("span", say("words.near.hits", n=hits), class_="px-count"))  # fmt: skip
    titles = ("word", "together", "strength", "g2", "elsewhere")
    top = listed(rows)
    once = el("p", say("words.near.once"), class_="px-note") if top["n"].max() == 1 else None
    return el(
        "section",
        head,
        once,
        el(
            "table",
            el("thead", el("tr", *(el("th", _title(context, one), scope="col") for one in titles))),
            el("tbody", *(_row(context, row, language, most) for row in rows_of(top))),
            class_="px-table",
        ),
    )


def _title(context: Context, column: str) -> Html | str:
    """The heading of a column; a measure's says what it is where the pointer rests on it."""
    name = context.say(f"words.near.{column}")
    if column not in EXPLAINED:
        return name
    return el("abbr", name, title=context.say(f"words.near.{column}.help"))


def _row(context: Context, row: Any, language: str, most: int) -> Html:
    """A word with its times near the term (`most`: of the longest bar), here and elsewhere."""
    address = state.link(
        "words", term=row.term, at_group=row.group, at_against=None, kwic_page=None
    )
    width, colour = BAR * row.n / most, context.colours.get(row.group, "#8a8780")
    return el(
        "tr",
        el("td", el("a", row.display, href=address, target="_self",
                    dir=context.text_direction(language))),
        el("td", el("span", class_="px-bar", style=f"width:{width:.2f}em;background:{colour}",
                    aria_hidden="true"), number(int(row.n), context.language), class_="px-n"),
        el("td", number(row.log_dice, context.language, decimals=1), class_="px-n"),
        el("td", number(row.g2, context.language, decimals=1), class_="px-n"),
        el("td", _elsewhere(context, row), class_="px-n"),
    )  # fmt: skip


def _elsewhere(context: Context, row: Any) -> str:
    """The same value over the other groups; in words where it does not stand near the term."""
    if not row.n_query_rest:
        return "–"
    if not row.n_rest:
        return context.say("words.near.never")
    return number(row.log_dice_rest, context.language, decimals=1)


def _data(
    context: Context, choices: Choices, table: pd.DataFrame, display: str, window: int
) -> None:
    """Every row, those near the term once as well, to look at and to take away."""
    data_behind(context, table)
    settings = settings_of(
        context, term=display, window=window, unit=choices.unit, leave_out=choices.leave_out
    )
    table_downloads(table, name="collocates", say=context.say, key="words_near", settings=settings)
