"""Whether an outlet's tone lies farther from the others' than the choice of articles explains."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from dashboard.components import group_label, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.i18n import number
from dashboard.markup import el, show
from dashboard.plots import data_behind
from dashboard.separation_in_words import RARE, chance
from dashboard.toning import options


def gaps(context: Context, language: str) -> None:
    """A line an outlet on its bodies, and the table of all gaps to take away."""
    say = context.say
    frame = context.frame("tone_gaps", **options.chosen())
    frame = frame[frame["language"] == language].reset_index(drop=True)
    bodies = frame[(frame["part"] == "body") & (frame["voice"] == "all")]
    if bodies.empty:
        return
    section(say("tone.gaps.title"), say("tone.gaps.note"))
    show(el("ul", *(el("li", line) for line in lines(context, bodies)), class_="px-lines"))
    data_behind(context, frame)
    with st.container(horizontal=True):
        table_downloads(frame, name="tone_gaps", say=say, key="tone_gaps")


def lines(context: Context, bodies: pd.DataFrame) -> list[str]:
    """What may be said of each outlet's gap to the rest, in plain words both ways."""
    say = context.say
    found = []
    for row in rows_of(bodies.sort_values(["gap", "group"])):
        values = {
            "group": group_label(context, row.group),
            "gap": number(row.gap, say.language),
            "articles": int(row.articles),
            "rest": int(row.articles_reference),
        }
        if pd.isna(row.p):
            found.append(say(f"tone.gaps.{row.p_absent}", **values))
        else:
            verdict = "more" if row.p <= RARE else "chance"
            found.append(say(f"tone.gaps.{verdict}", p=chance(row.p), **values))
    return found
