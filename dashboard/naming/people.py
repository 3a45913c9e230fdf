"""Who and what is spoken of: a table to choose from, and names that are one brought together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from dashboard import state
from dashboard.components import note, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.i18n import number
from dashboard.markup import el, plain, show
from dashboard.naming.actor_sets import apart, merged
from dashboard.plots import settings_of

KINDS = ("person", "organisation", "place", "other")
ALL = "all"
SUGGESTIONS = 5
COLUMNS = ["actor", "kind", "mentions", "articles", "outlets", "forms"]


def people(context: Context, language: str) -> list[str]:
    """The table, the chosen actors (returned; the first of the table where nobody chose)."""
    say = context.say
    section(say("naming.actors.title"), say("naming.actors.note"))
    every = context.frame("actors")
    frame = every[every["language"] == language].reset_index(drop=True)
    if frame.empty:
        note(say("naming.actors.none"))
        return []
    names = frame["actor"].tolist()
    wanted = state.choices("naming_actor")
    if wanted and not set(wanted) & set(names):  # of another language, or merged since
        state.choose(naming_actor=None)
    table, side = st.columns([3, 2], gap="large")
    with table:
        _table(context, frame, names)
    with side:
        chosen = state.pick_many(
            st.multiselect, say("naming.actors.chosen"), names, name="naming_actor",
            default=names[:1], placeholder=say("naming.actors.find"),
            help=say("naming.actors.chosen.help"),
        )  # fmt: skip
        if len(chosen) > 1:
            _merge(context, every, chosen)
        _suggestions(context, every, language)
        _sets(context)
    return list(chosen)


def _table(context: Context, frame: pd.DataFrame, names: list[str]) -> None:
    say = context.say
    present = [kind for kind in KINDS if (frame["kind"] == kind).any()]
    kind = state.pick(
        st.segmented_control, say("column.kind"), [ALL, *present], name="naming_kind",
        format_func=lambda one: say(f"naming.kind.{one}"), label_visibility="collapsed",
    )  # fmt: skip
    shown = frame if kind == ALL else frame[frame["kind"] == kind]
    shown = shown.reset_index(drop=True)
    told = shown[COLUMNS].assign(
        kind=[say(f"naming.kind_of.{one}") for one in shown["kind"]],
        forms=shown["forms"].str.replace("|", " · ", regex=False),
    )
    event: Any = st.dataframe(
        told, hide_index=True, height=388, on_select="rerun", selection_mode="multi-row",
        key=f"px_actors_{context.language}_{kind}_{hash(tuple(names))}",
        column_config={
            name: st.column_config.Column(say.name("column", name)) for name in told.columns
        },
    )  # fmt: skip
    picked = [str(shown["actor"].iloc[row]) for row in event.selection.rows if row < len(shown)]
    _toggle(picked, names)
    table_downloads(frame, name="actors", say=say, key="naming_actors",
                    settings=settings_of(context))  # fmt: skip


def _toggle(picked: list[str], names: list[str]) -> None:
    """Rows ticked or unticked just now join or leave the chosen actors."""
    before: list[str] = state.kept("naming_rows", [])
    if picked == before:
        return
    state.keep("naming_rows", picked)
    chosen = toggled(state.choices("naming_actor"), before, picked)
    state.choose(naming_actor=[one for one in chosen if one in names])
    st.rerun()


def toggled(chosen: Sequence[str], before: Sequence[str], picked: Sequence[str]) -> list[str]:
    """What is chosen once the ticked rows changed from `before` to `picked`."""
    kept = [one for one in chosen if one in picked or one not in before]
    return kept + [one for one in picked if one not in kept]


def _merge(context: Context, actors: pd.DataFrame, chosen: Sequence[str]) -> None:
    """The chosen ones as one, under a name that can be changed."""
    say = context.say
    with st.form(f"px_merge_{hash(tuple(chosen))}", border=False):
        title = st.text_input(say("naming.merge.name"), chosen[0])
        pressed = st.form_submit_button(say("naming.merge.do"), icon=":material/merge:")
    if pressed and title.strip():
        _keep(context, actors, chosen, " ".join(title.split()))


def _keep(context: Context, actors: pd.DataFrame, names: Sequence[str], title: str) -> None:
    sets = merged(context.study.recipe.actors, actors, names, title)
    state.change_recipe(actors=sets)
    state.keep("naming_rows", [])
    state.choose(naming_actor=[title])
    st.rerun()


def _suggestions(context: Context, actors: pd.DataFrame, language: str) -> None:
    """Names that may be one, to be confirmed or put aside; nothing is merged by itself."""
    say = context.say
    frame = context.frame("actor_suggestions")
    here = frame[(frame["language_a"] == language) | (frame["language_b"] == language)]
    aside: list[tuple[str, str]] = state.kept("naming_aside", [])
    pairs = [row for row in rows_of(here) if (row.a, row.b) not in aside]
    if not pairs:
        return
    show(el("p", say("naming.suggest.title"), class_="px-label"))
    show(el("p", say("naming.suggest.note"), class_="px-note"))
    for row in pairs[:SUGGESTIONS]:
        _suggestion(context, actors, row, aside)
    if len(pairs) > SUGGESTIONS:
        show(el("p", say("naming.suggest.more", n=len(pairs) - SUGGESTIONS), class_="px-note"))


def _suggestion(
    context: Context, actors: pd.DataFrame, row: Any, aside: list[tuple[str, str]]
) -> None:
    """A pair with its reason and two buttons."""
    say = context.say
    key = f"{row.language_a}_{row.a}_{row.language_b}_{row.b}"
    counts = f"{number(int(row.mentions_a))} : {number(int(row.mentions_b))}"
    why = say(f"naming.suggest.{row.reason}")
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"px_suggest_{key}"
    ):
        if st.button(
            "", icon=":material/check:", key=f"px_one_{key}", help=say("naming.suggest.yes")
        ):
            _keep(context, actors, (row.a, row.b), row.a)
        if st.button(
            "", icon=":material/close:", key=f"px_two_{key}", help=say("naming.suggest.no")
        ):
            state.keep("naming_aside", [*aside, (row.a, row.b)])
            st.rerun()
        told = el("span", f" · {why} · ", el("bdi", counts), class_="px-count")
        show(el("p", el("bdi", row.a), " – ", el("bdi", row.b), told, class_="px-suggested"))


def _sets(context: Context) -> None:
    """What was merged, and the way back."""
    say, sets = context.say, context.study.recipe.actors
    if not sets:
        return
    show(el("p", say("naming.merged"), class_="px-label"))
    for name, forms in sets.items():
        st.button(
            plain(f"{name} = {' · '.join(forms)}"), key=f"px_apart_{name}", type="tertiary",
            icon=":material/call_split:", help=say("naming.merged.apart"), on_click=_apart,
            args=(context, name),
        )  # fmt: skip


def _apart(context: Context, name: str) -> None:
    state.change_recipe(actors=apart(context.study.recipe.actors, name))
