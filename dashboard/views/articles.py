"""Bring articles: paste, drop, addresses or a sample; then check what was taken and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.ingest.options import ReadOptions
from dashboard import bring, panel, state
from dashboard.bringing import intake
from dashboard.bringing.grid import grid
from dashboard.bringing.mapping import mapping
from dashboard.bringing.outlets import outlets
from dashboard.bringing.rules import rules
from dashboard.bringing.sets import set_name, sets
from dashboard.bringing.tidy import tidy
from dashboard.components import back, page_head, section
from dashboard.context import Context
from dashboard.i18n import Say
from dashboard.markup import el, show
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
    checked = next((one for one in state.brought() if one.key == state.choice("check")), None)
    if checked is not None and state.kept(f"sources.{checked.key}"):
        _check(checked, context.say)
        return
    say = context.say
    page_head(say("articles.question.brought"), _answer(context))
    sets(say)
    outlets(context)
    grid(context)
    tidy(context)
    rules(context)
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


def _check(one: Brought, say: Say) -> None:
    """How one set was read, on a page of its own, and reading it anew."""
    page_head(say("reading.question", name=set_name(one, say)), say("reading.answer"))
    if st.button(say("reading.back"), icon=back(say), key="px_check_back"):
        _leave()
    sources = state.kept(f"sources.{one.key}")
    options = mapping(say, sources, bring.reading(), key=one.key)
    if options is not None:
        intake.attempt(say, lambda: _read_anew(one, sources, options, say))


def _read_anew(
    one: Brought, sources: Sequence[intake.File], options: ReadOptions, say: Say
) -> None:
    with intake.progress(say) as tell:
        new = bring.read(sources, name=one.name, kind=one.kind, options=options, progress=tell)
    bring.put_in_place(one.key, replace(new, key=one.key))
    state.change_recipe(reading=options)
    state.choose(check=None)


def _leave() -> None:
    state.choose(check=None)
    st.rerun()


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
