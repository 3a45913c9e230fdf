"""Every article in a grid: found, chosen, and corrected, many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.text.detect import LANGUAGES
from dashboard import state
from dashboard.components import note, section
from dashboard.context import Context
from dashboard.i18n import moment
from dashboard.markup import plain

#: Rows that a browser is sent at once; the search finds the others.
SHOWN = 1_000
#: What can be set for many articles at once.
_FIELDS = ("outlet", "language", "story")


def grid(context: Context) -> None:
    """The articles that match the search; what is chosen can be given an outlet, a language …"""
    say, frame = context.say, context.articles.frame
    section(say("articles.table"), say("articles.table.note"))
    left, right = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    wanted = left.text_input(
        say("grid.search"), placeholder=say("grid.search.placeholder"), key="px_grid_search"
    )
    without = int((frame["outlet"] == "").sum())
    only = right.checkbox(
        say("grid.without_outlet", n=without), key="px_grid_without", disabled=not without
    )
    found = matching(frame, wanted, without_outlet=only)
    if len(found) > SHOWN:
        note(say("grid.more", shown=SHOWN, n=len(found)))
    shown = found.head(SHOWN)
    chosen = _table(shown, context)
    _set_many(shown.iloc[chosen] if chosen else found, bool(chosen), context)
    _corrected(context)


def matching(frame: pd.DataFrame, wanted: str, *, without_outlet: bool = False) -> pd.DataFrame:
    """The articles whose outlet, title, address or text holds every word that is looked for."""
    found = frame[frame["outlet"] == ""] if without_outlet else frame
    for word in wanted.split():
        hits = pd.Series(False, index=found.index)
        for name in ("outlet", "title", "url", "text"):
            hits |= found[name].str.contains(word, case=False, regex=False)
        found = found[hits]
    return found


def _table(frame: pd.DataFrame, context: Context) -> list[int]:
    """The grid; the places of the rows that are chosen in it."""
    say = context.say
    wanted = ["outlet", "title", "published", "language", "story", "complete", "author", "url"]
    every = context.articles.frame
    wanted = [name for name in wanted if name in ("outlet", "title") or _varies(every[name])]
    wanted += context.articles.own_columns
    shown = frame[wanted].copy()
    if "language" in wanted:
        shown["language"] = [say.name("language", code) for code in frame["language"]]
    if "complete" in wanted:
        shown["complete"] = [say.name("complete", value) for value in frame["complete"]]
    if "published" in wanted:
        shown["published"] = [
            moment(time, precision, context.language)
            for time, precision in zip(
                frame["published"], frame["published_precision"], strict=True
            )
        ]
    config: dict[str, Any] = {
        name: st.column_config.Column(say.name("column", name)) for name in wanted
    }
    config["url"] = st.column_config.LinkColumn(say("column.url"), display_text="↗")
    event = st.dataframe(
        shown,
        hide_index=True,
        column_config=config,
        height=min(420, 38 + 35 * max(len(shown), 1)),
        on_select="rerun",
        selection_mode="multi-row",
        key="px_grid",
    )
    return [place for place in event["selection"]["rows"] if place < len(frame)]


def _varies(column: pd.Series) -> bool:
    """Whether a column says anything: not all of it empty, not all of it “yes”."""
    said = column.dropna()
    if said.dtype.kind == "M":
        return bool(len(said))
    return bool((~said.isin(["", "yes"])).any())


def _set_many(rows: pd.DataFrame, picked: bool, context: Context) -> None:
    """Set fields of the chosen articles, or of all that match, at once."""
    say = context.say
    if rows.empty:
        return
    label = say("grid.set.chosen" if picked else "grid.set.all", n=len(rows))
    with st.form("px_grid_set", border=False, clear_on_submit=True):
        note(label)
        places = st.columns([2, 2, 2, 1], gap="small", vertical_alignment="bottom")
        outlet = places[0].text_input(say("column.outlet"), placeholder=say("grid.unchanged"))
        language = places[1].selectbox(
            say("column.language"),
            ["", *LANGUAGES],
            format_func=lambda c: say.name("language", c) if c else say("grid.unchanged"),
        )
        story = places[2].text_input(say("column.story"), placeholder=say("grid.unchanged"))
        pressed = places[3].form_submit_button(say("grid.set"), type="primary")
    values = dict(zip(_FIELDS, (outlet.strip(), language, story.strip()), strict=True))
    given = {name: value for name, value in values.items() if value}
    if pressed and given:
        state.change_recipe(
            corrections=corrected(
                context.study.recipe.corrections, rows["article_id"].tolist(), given
            )
        )
        st.rerun()


def corrected(
    before: Mapping[str, Mapping[str, str]], ids: Sequence[str], given: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """The corrections with `given` (column → value) for these articles added."""
    changed = {one: {**before.get(one, {}), **given} for one in ids}
    return {**{one: dict(values) for one, values in before.items()}, **changed}


def _corrected(context: Context) -> None:
    corrections = context.study.recipe.corrections
    if not corrections:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        note(say := context.say("grid.corrected", n=len(corrections)))
        if st.button(
            plain(context.say("grid.uncorrect")), key="px_uncorrect", type="tertiary", help=say
        ):
            state.change_recipe(corrections={})
            st.rerun()
