"""The sets that were brought: what reading said of each, a way to read it anew, to take it away."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import streamlit as st

from analysis.ingest import PROBLEM_MESSAGES
from analysis.tables import rows_of
from dashboard import bring, state
from dashboard.components import note
from dashboard.downloads import to_csv
from dashboard.i18n import Say
from dashboard.markup import plain
from dashboard.state import Brought

#: The order in which kinds of problems are told: what was lost first.
_ACTIONS = ("dropped", "repaired", "kept")
_EXAMPLES = 3


def sets(say: Say) -> None:
    """A part for each set; open where rows were left out."""
    for one in state.brought():
        label = say(
            "articles.set",
            name=set_name(one, say),
            articles=say("count.articles", n=len(one.articles)),
        )
        dropped = one.problems["action"] == "dropped"
        with st.expander(plain(label), icon=":material/description:", expanded=bool(dropped.any())):
            _told(one, say)
            with st.container(horizontal=True, gap="small"):
                _buttons(one, say)


def set_name(one: Brought, say: Say) -> str:
    """What a set is called on the page."""
    return bring.sample_title(one.name, say) if one.kind == "sample" else one.name


def _buttons(one: Brought, say: Say) -> None:
    if state.kept(f"sources.{one.key}") and st.button(
        say("articles.set.check"), key=f"px_check_{one.key}", icon=":material/tune:"
    ):
        state.choose(check=one.key)
        st.rerun()
    if len(one.problems):
        st.download_button(
            say("articles.set.problems"),
            data=lambda: to_csv(one.problems),
            file_name="problems.csv",
            mime="text/csv",
            icon=":material/download:",
            key=f"px_problems_{one.key}",
        )
    if st.button(say("articles.set.remove"), key=f"px_remove_{one.key}", icon=":material/delete:"):
        bring.remove(one.key)
        st.rerun()


def _told(one: Brought, say: Say) -> None:
    """How many rows came of it, and each kind of problem once, with how often and where."""
    actions = one.problems["action"].value_counts()
    note(
        say(
            "articles.report",
            read=say("count.rows", n=int(one.rows_read)),
            taken=say("count.articles", n=len(one.articles)),
            dropped=int(actions.get("dropped", 0)),
            repaired=int(actions.get("repaired", 0)),
            kept=int(actions.get("kept", 0)),
        )
    )
    if len(one.problems):
        st.dataframe(grouped(one.problems, say), hide_index=True)


def grouped(problems: pd.DataFrame, say: Say) -> pd.DataFrame:
    """A row for each kind of problem: what was done, how often, where first, the first's line."""
    order = {name: place for place, name in enumerate(_ACTIONS)}
    kinds = sorted(
        problems.groupby(["action", "problem"], sort=False),
        key=lambda kind: (order[str(kind[0][0])], -len(kind[1]), str(kind[0][1])),
    )
    return pd.DataFrame(
        {
            say("column.action"): [say(f"action.{name[0]}") for name, _ in kinds],
            say("column.n"): [len(rows) for _, rows in kinds],
            say("column.detail"): [problem_line(next(rows_of(rows)), say) for _, rows in kinds],
            say("articles.where"): [_places(rows, say) for _, rows in kinds],
        }
    )


def _places(rows: pd.DataFrame, say: Say) -> str:
    """“a.csv, rows 3, 8, 12 …” of the first few."""
    first = rows.head(_EXAMPLES)
    source = str(first["source"].iloc[0])
    numbers = [str(row) for row in first.loc[first["source"] == source, "row"] if row > 0]
    if not numbers:
        return source
    listed = ", ".join(numbers) + (" …" if len(rows) > len(numbers) else "")
    return say("articles.where.rows", source=source, rows=listed)


def problem_line(row: Any, say: Say) -> str:
    """The line of a problem in the interface's language."""
    if row.problem not in PROBLEM_MESSAGES:
        return row.detail
    values = json.loads(row.values)
    for name, family in (("kind", "page_kind"), ("check", "check")):
        if name in values:  # ids of ours, said in the interface's language
            values[name] = say.name(family, str(values[name]))
    return say(f"problem.{row.problem}", **values)
