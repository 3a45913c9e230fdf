"""Which agencies and other outlets are cited: a row each, a column an outlet."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from dashboard.components import group_name, note, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.markup import Html, el, show
from dashboard.plots import data_behind, settings_of

MOST = 12  # in the table


def agencies(context: Context, language: str) -> None:
    """Mentions and, in brackets, quotations of which the agency is the speaker."""
    say = context.say
    frame = context.frame("agencies_cited")
    frame = frame[frame["language"] == language].reset_index(drop=True)
    section(say("voices.agencies.title"), say("voices.agencies.note"))
    if frame.empty:
        note(say("voices.agencies.none"))
        return
    _table(context, frame)
    data_behind(context, frame)
    with st.container(horizontal=True):
        table_downloads(
            frame, name="agencies_cited", say=say, key="agencies_cited",
            settings=settings_of(context),
        )  # fmt: skip


def _table(context: Context, frame: pd.DataFrame) -> None:
    say = context.say
    totals = frame.groupby("agency", sort=True)["mentions"].sum()
    names = totals.sort_values(ascending=False, kind="stable").index[:MOST]
    groups = sorted(frame["group"].unique())
    cells = {(row.agency, row.group): row for row in rows_of(frame)}
    head = el("tr", el("th", say("column.agency"), scope="col"),
              *(el("th", group_name(context, name), scope="col") for name in groups))  # fmt: skip
    body = [
        el(
            "tr",
            el("td", *_name(frame, name)),
            *(_cell(cells.get((name, group))) for group in groups),
        )
        for name in names
    ]
    table = el("table", el("thead", head), el("tbody", *body), class_="px-table px-agencies")
    show(el("div", table, class_="px-scroll"))
    if len(totals) > len(names):
        show(el("p", say("voices.agencies.more", n=len(totals) - len(names)), class_="px-note"))


def _name(frame: pd.DataFrame, name: str) -> list[Html]:
    """As the articles put it most often, and the name on the list where they never do."""
    own = frame[frame["agency"] == name].sort_values("mentions", ascending=False, kind="stable")
    forms = [form for one in own["forms"] for form in one.split(" | ") if form]
    if not forms or name.casefold() in {form.casefold() for form in forms}:
        return [el("bdi", name)]
    return [el("bdi", forms[0]), el("span", el("bdi", name), class_="px-put")]


def _cell(row: object) -> Html:
    mentions, sources = getattr(row, "mentions", 0), getattr(row, "as_source", 0)
    if not mentions and not sources:
        return el("td", el("span", "–", class_="px-none"), class_="px-n")
    source = el("span", f" ({sources:,})", class_="px-none") if sources else None
    return el("td", el("bdi", f"{mentions:,}", source), class_="px-n")
