"""All terms of one group with their statistics, to be sorted, searched and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analysis.tables import TABLES
from dashboard import state
from dashboard.components import group_label, note, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.markup import plain
from dashboard.meanings import meaning
from dashboard.plots import settings_of
from dashboard.wording.charts import groups_in
from dashboard.wording.choices import Choices, measure_name
from dashboard.wording.frames import differences

SURFACE = (
    "rank", "display", "score", "p", "q", "n_target", "n_rest", "rate_target", "rate_rest",
    "articles_target", "of_target", "articles_rest", "of_rest", "log_ratio", "low", "high",
    "shown", "term",
)  # fmt: skip

DECIMALS = {"score": 2, "low": 2, "high": 2, "p": 4, "q": 4, "log_ratio": 2,
            "rate_target": 3, "rate_rest": 3}  # fmt: skip


@st.fragment
def all_numbers(context: Context, language: str, choices: Choices) -> None:
    """The table of a group; p and q only where they can mean something."""
    say = context.say
    section(say("words.numbers.title"), say("words.numbers.note"))
    # The relabellings for p take seconds in thousands of articles, and few readers want them.
    if not state.pick(_switch, say("words.numbers.show"), [False, True], name="numbers"):
        return
    groups = [name for name in groups_in(context, language) if name != choices.against]
    group = state.pick(
        st.selectbox, say("words.scatter.group"), groups, name="numbers_of",
        format_func=lambda name: group_label(context, name),
    )  # fmt: skip
    ranked = differences(context, choices)  # by the same measure, so that both have one order
    measures = ranked.loc[ranked["language"] == language, "measure"]
    options = {**choices.comparing, "measure": next(iter(measures), None)}
    table = context.frame("keyness", **options, details=True)
    rows = table[(table["group"] == group) & (table["language"] == language)]
    rows = rows.reset_index(drop=True)
    if rows.empty:
        note(say("words.scatter.nothing"))
        return
    note(say("words.numbers.score", measure=measure_name(say, str(rows["measure"].iloc[0]))))
    _why_no_p(context, rows)
    columns = [name for name in SURFACE if name not in ("p", "q") or rows["p"].notna().any()]
    st.dataframe(
        rows[columns],
        hide_index=True,
        height=420,
        column_config={name: _column(context, name) for name in columns},
    )
    settings = settings_of(context, **options)
    table_downloads(rows, name="keyness", say=say, key="words_numbers", settings=settings)
    state.sync()


def _switch(label: str, _options: Sequence[bool], **settings: Any) -> bool:
    """A switch as a choice between True and False."""
    return st.toggle(label, **settings)


def _column(context: Context, name: str) -> ColumnConfig:
    column = next(each for each in TABLES["keyness"].columns if each.name == name)
    heading = context.say.name("column", name)
    help_ = plain(meaning(context.say, "keyness", column))
    if name in DECIMALS:
        format_ = f"%.{DECIMALS[name]}f"
        return st.column_config.NumberColumn(heading, help=help_, format=format_)
    return st.column_config.Column(heading, help=help_, pinned=name == "display")


def _why_no_p(context: Context, rows: pd.DataFrame) -> None:
    """What p and q are, or why there is none: they come from exchanging whole articles."""
    say, absent = context.say, set(rows["p_absent"])
    reason = next((one for one in ("few_articles", "few_relabellings") if one in absent), "")
    if reason:
        note(say("words.numbers.no_p", why=say(f"words.numbers.{reason}")))
    else:
        missing = int(rows["p"].isna().sum())
        note(say("words.numbers.p", n=missing, all=len(rows)))
