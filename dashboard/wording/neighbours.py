"""What stands near the chosen term, group by group, compared with the other groups."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.tables import rows_of
from dashboard import state
from dashboard.components import group_name, note, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.i18n import number
from dashboard.markup import Html, el, show
from dashboard.plots import data_behind, settings_of
from dashboard.wording.choices import Choices

WINDOW = 5  # words to each side
TOP = 8  # words a group
BAR = 3.0  # rem of the longest bar


def neighbours(context: Context, choices: Choices, language: str, query: str, display: str) -> None:
    """A small table a group: its first words, how closely they go with the term, and elsewhere."""
    say = context.say
    section(say("words.near.title", term=display), say("words.near.note", n=WINDOW))
    table = context.frame(
        "collocates", query, unit=choices.unit, window=WINDOW,
        leave_out=choices.leave_out, scope=replace(context.scope, language=language),
    )  # fmt: skip
    if table.empty:
        note(say("words.near.none"))
        return
    groups = sorted(
        table["group"].unique(), key=lambda name: (name != state.choice("at_group"), name)
    )
    most = int(table["n"].max())
    tables = [_of_group(context, table[table["group"] == name], language, most) for name in groups]
    show(el("div", *tables, class_="px-near"))
    _data(context, table, display)


def _of_group(context: Context, rows: pd.DataFrame, language: str, most: int) -> Html:
    say = context.say
    name, hits = str(rows["group"].iloc[0]), int(rows["n_query"].iloc[0])
    head = el("h3", group_name(context, name),
              el("span", say("words.near.hits", n=hits), class_="px-count"))  # fmt: skip
    titles = ("word", "together", "strength", "elsewhere")
    top = rows.sort_values("rank").head(TOP)
    return el(
        "section",
        head,
        el(
            "table",
            el("thead", el("tr", *(el("th", say(f"words.near.{title}")) for title in titles))),
            el("tbody", *(_row(context, row, language, most) for row in rows_of(top))),
            class_="px-table",
        ),
    )


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
        el("td", el("span", class_="px-bar", style=f"width:{width:.2f}rem;background:{colour}",
                    aria_hidden="true"), number(int(row.n), context.language), class_="px-n"),
        el("td", number(row.log_dice, context.language, decimals=1), class_="px-n"),
        el("td", _elsewhere(context, row), class_="px-n"),
    )  # fmt: skip


def _elsewhere(context: Context, row: Any) -> str:
    """The same value over the other groups; in words where it does not stand near the term."""
    if not row.n_query_rest:
        return "–"
    if not row.n_rest:
        return context.say("words.near.never")
    return number(row.log_dice_rest, context.language, decimals=1)


def _data(context: Context, table: pd.DataFrame, display: str) -> None:
    say = context.say
    data_behind(context, table)
    settings = settings_of(context, term=display, window=WINDOW)
    table_downloads(table, name="collocates", say=say, key="words_near", settings=settings)
