"""Bring articles: paste, drop, or open a sample; then check what was taken and how."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import streamlit as st

from analysis.ingest import PROBLEM_MESSAGES
from analysis.tables import rows_of
from dashboard import bring, intake, panel, state
from dashboard.components import dot, note, page_head, section
from dashboard.context import Context
from dashboard.html_table import html_table
from dashboard.i18n import Say, date, moment
from dashboard.markup import el, join, plain, show
from dashboard.state import Brought


def render(context: Context | None) -> None:
    """The first screen without articles; with them, what was brought and how it was read."""
    if context is None:
        say = Say(state.language())
        with st.sidebar:
            show(el("p", say("app.name"), class_="px-brand"))
            panel.language_switch(say)
        page_head(say("articles.question"), say("articles.promise"))
        intake.bring_articles(say)
        return
    say = context.say
    page_head(say("articles.question.brought"), _answer(context))
    _sets(say)
    _counts(context)
    _table(context)
    section(say("articles.more"), say("articles.more.note"))
    intake.bring_articles(say)
    _study(context)


def _answer(context: Context) -> str:
    say = context.say
    frame = context.articles.frame
    read = sum(one.rows_read for one in state.brought())
    dropped = sum(int((one.problems["action"] == "dropped").sum()) for one in state.brought())
    outlets = frame.loc[frame["outlet"] != "", "outlet"].nunique()
    return say(
        "articles.answer",
        read=say("count.rows", n=int(read)),
        taken=say("count.articles", n=len(frame)),
        dropped=dropped,
        outlets=say("count.outlets", n=outlets),
    )


# --- what was brought ----------------------------------------------------------------------


def _sets(say: Say) -> None:
    """Each set with what reading it said; columns can be mapped by hand, a set taken away."""
    for one in state.brought():
        label = say(
            "articles.set",
            name=_set_name(one, say),
            articles=say("count.articles", n=len(one.articles)),
        )
        dropped = one.problems["action"] == "dropped"
        with st.expander(plain(label), icon=":material/description:", expanded=bool(dropped.any())):
            _problems(one, say)
            sources = state.kept(f"sources.{one.key}")
            if sources:
                _remap(one, sources, say)
            if st.button(
                say("articles.set.remove"), key=f"px_remove_{one.key}", icon=":material/delete:"
            ):
                bring.remove(one.key)
                st.rerun()


def _set_name(one: Brought, say: Say) -> str:
    return bring.sample_title(one.name, say) if one.kind == "sample" else one.name


def _problems(one: Brought, say: Say) -> None:
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
        shown = pd.DataFrame(
            {
                say("column.source"): one.problems["source"],
                say("column.row"): one.problems["row"].replace(-1, pd.NA).astype("Int64"),
                say("column.detail"): [problem_line(row, say) for row in rows_of(one.problems)],
                say("column.action"): [say(f"action.{name}") for name in one.problems["action"]],
            }
        )
        st.dataframe(shown, hide_index=True)


def problem_line(row: Any, say: Say) -> str:
    """The line of a problem in the interface's language."""
    if row.problem not in PROBLEM_MESSAGES:
        return row.detail
    return say(f"problem.{row.problem}", **json.loads(row.values))


def _remap(one: Brought, sources: list[intake.File], say: Say) -> None:
    chosen = dict(state.kept(f"columns.{one.key}", {}))
    columns = intake.mapping_form(say, sources, chosen, key=one.key)
    if columns is None:
        return

    def again() -> None:
        new = bring.read(sources, name=one.name, kind="files", columns=columns)
        bring.remove(one.key)
        intake.remember(new.key, sources, columns)
        bring.add(new)
        state.change_recipe(mapping=columns)

    intake.attempt(say, again)


def _counts(context: Context) -> None:
    """Articles per outlet, with language and days."""
    say = context.say
    section(say("articles.outlets"))
    frame = context.articles.frame
    named = frame.assign(
        outlet=frame["outlet"].where(frame["outlet"] != "", say("group.not_given"))
    )
    head = [say("column.outlet"), say("column.language"), say("column.articles"),
            say("articles.first"), say("articles.last")]  # fmt: skip
    rows = [
        [
            join(
                [
                    dot(context.colours[outlet]) if outlet in context.colours else None,
                    el("bdi", outlet),
                ]
            ),
            say.list([say.name("language", code) for code in sorted(set(group["language"]))]),
            len(group),
            date(group["published"].min(), context.language),
            date(group["published"].max(), context.language),
        ]
        for outlet, group in ((str(name), rows) for name, rows in named.groupby("outlet"))
    ]
    html_table(head, rows)


def _table(context: Context) -> None:
    say = context.say
    section(say("articles.table"), say("articles.table.note"))
    frame = context.articles.frame
    wanted = ["outlet", "title", "published", "language", "story", "author", "url"]
    wanted = [name for name in wanted if (frame[name].astype(str) != "").any()]
    wanted += context.articles.own_columns
    shown = frame[wanted].copy()
    shown["language"] = [say.name("language", code) for code in frame["language"]]
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
    st.dataframe(
        shown, hide_index=True, column_config=config, height=min(360, 38 + 35 * len(shown))
    )


def _study(context: Context) -> None:
    """Take the study away as a file, or open a saved one."""
    say = context.say
    section(say("articles.study"), say("articles.study.note"))
    left, right = st.columns(2, gap="large")
    with left:
        study = context.study.with_recipe(by=context.by, scope=context.scope)
        st.download_button(
            say("articles.study.save"),
            data=study.to_json,
            file_name="parallax-study.json",
            mime="application/json",
            icon=":material/download:",
            key="px_study_save",
        )
    with right:
        times = state.kept("studies", 0)
        given = st.file_uploader(
            say("articles.study.open"), type=["json"], key=f"px_study_open_{times}"
        )
        if given is not None:
            content, name = given.getvalue(), given.name
            state.keep("studies", times + 1)
            intake.attempt(say, lambda: bring.open_study(content, name))
