"""Bring articles: paste, drop, or open a sample; then check what was taken and how."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import streamlit as st

from analysis.errors import AnalysisError, InputError
from analysis.ingest import PROBLEM_MESSAGES, READERS, preview, read_pasted, samples
from analysis.tables import rows_of
from dashboard import bring, panel, state
from dashboard.components import error_line, note, page_head, section
from dashboard.context import Context
from dashboard.html_table import html_table
from dashboard.i18n import Say, date
from dashboard.markup import el, plain, show
from dashboard.state import Brought

#: Fields that people map by hand, in the order of the form.
FIELDS = ("text", "outlet", "title", "published", "url", "author", "language", "story")
_ENDINGS = sorted({ending for reader in READERS for ending in reader.extensions} | {"zip"})


def render(context: Context | None) -> None:
    """The first screen without articles; with them, what was brought and how it was read."""
    if context is None:
        say = Say(state.language())
        with st.sidebar:
            show(el("p", say("app.name"), class_="px-brand"))
            panel.language_switch(say)
        page_head(say("articles.question"), say("articles.promise"))
        _bring(say)
        return
    say = context.say
    page_head(say("articles.question.brought"), _answer(context))
    _sets(say)
    _counts(context)
    _table(context)
    section(say("articles.more"), say("articles.more.note"))
    _bring(say)
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


# --- bringing ------------------------------------------------------------------------------


def _bring(say: Say) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        _paste(say)
    with right:
        _drop(say)
    _samples(say)


def _paste(say: Say) -> None:
    with st.form("px_paste", clear_on_submit=True, border=False):
        text = st.text_area(
            say("articles.paste"), height=220, placeholder=say("articles.paste.placeholder")
        )
        outlet = st.text_input(
            say("articles.paste.outlet"), placeholder=say("articles.paste.outlet.placeholder")
        )
        pressed = st.form_submit_button(say("articles.paste.add"), type="primary")
    if pressed:
        number = sum(one.kind == "paste" for one in state.brought()) + 1
        name = outlet.strip() or say("articles.paste.name", n=number)
        _try(say, lambda: _pasted(text, name))


def _pasted(text: str, name: str) -> None:
    result = read_pasted(text, defaults={"outlet": name})
    bring.add(Brought(name, "paste", result.articles, result.problems, result.rows_read))


def _drop(say: Say) -> None:
    times = state.kept("uploads", 0)
    files = st.file_uploader(
        say("articles.drop"),
        type=_ENDINGS,
        accept_multiple_files=True,
        key=f"px_upload_{times}",
        help=say("articles.drop.help"),
    )
    if not files:
        return
    sources = [(file.name, file.getvalue()) for file in files]
    name = files[0].name if len(files) == 1 else f"{files[0].name} + {len(files) - 1}"
    try:
        one = bring.read(sources, name=name, kind="files")
    except AnalysisError as error:
        st.error(plain(error_line(error, say)), icon=":material/error:")
        columns = _mapping_form(say, sources, {}, key="new")
        if columns:
            _try(say, lambda: _accept(sources, name, columns))
        return
    _remember(one.key, sources)
    state.keep("uploads", times + 1)
    bring.add(one)
    st.rerun()


def _accept(sources: list[tuple[str, bytes]], name: str, columns: dict[str, str]) -> None:
    one = bring.read(sources, name=name, kind="files", columns=columns)
    _remember(one.key, sources)
    state.keep("uploads", state.kept("uploads", 0) + 1)
    bring.add(one)


def _remember(key: str, sources: list[tuple[str, bytes]]) -> None:
    """Keep the bytes of a set for this session, so that its columns can be mapped anew."""
    state.keep(f"sources.{key}", sources)


def _samples(say: Say) -> None:
    section(say("articles.samples"), say("articles.samples.note"))
    columns = st.columns(2, gap="large")
    for place, sample in zip(columns, samples(), strict=False):
        with place:
            show(el("p", sample.description[say.language], class_="px-note"))
            if st.button(
                say("articles.samples.open", title=sample.title[say.language]),
                key=f"px_sample_{sample.id}",
                icon=":material/folder_open:",
            ):
                bring.open_sample(sample.id)
                state.go("overview")
                st.rerun()


def _try(say: Say, action: Any) -> None:
    """Do it and show the page anew; an error is one line where the reader is looking."""
    try:
        action()
    except AnalysisError as error:
        st.error(plain(error_line(error, say)), icon=":material/error:")
        return
    st.rerun()


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
    return say(f"sample.{one.name}.title") if one.kind == "sample" else one.name


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


def _remap(one: Brought, sources: list[tuple[str, bytes]], say: Say) -> None:
    columns = _mapping_form(say, sources, dict(state.kept(f"columns.{one.key}", {})), key=one.key)
    if columns is None:
        return

    def again() -> None:
        new = bring.read(sources, name=one.name, kind="files", columns=columns)
        bring.remove(one.key)
        _remember(new.key, sources)
        state.keep(f"columns.{new.key}", columns)
        bring.add(new)

    _try(say, again)


def _mapping_form(
    say: Say, sources: list[tuple[str, bytes]], chosen: dict[str, str], *, key: str
) -> dict[str, str] | None:
    """First rows, and which column holds what; the mapping when it is applied just now."""
    try:
        rows, guess = preview(sources[0])
    except InputError:
        return None
    names = [str(name) for name in rows.columns]
    if len(names) < 2:
        return None
    note(say("articles.mapping"))
    st.dataframe(rows.astype(str), hide_index=True)
    current = {**guess, **chosen}
    with st.form(f"px_map_{key}", border=False):
        places = st.columns(4)
        picked = {
            field: places[n % 4].selectbox(
                say.name("column", field),
                ["", *names],
                index=names.index(current[field]) + 1 if current.get(field) in names else 0,
                key=f"px_map_{key}_{field}",
                format_func=lambda name: name or say("articles.mapping.none"),
            )
            for n, field in enumerate(FIELDS)
        }
        if not st.form_submit_button(say("articles.mapping.apply"), type="primary"):
            return None
    return {field: name for field, name in picked.items() if name}


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
            el("bdi", outlet),
            say.list([say.name("language", code) for code in sorted(set(group["language"]))]),
            len(group),
            date(group["published"].min(), context.language),
            date(group["published"].max(), context.language),
        ]
        for outlet, group in named.groupby("outlet")
    ]
    html_table(head, rows)


def _table(context: Context) -> None:
    say = context.say
    section(say("articles.table"), say("articles.table.note"))
    frame = context.articles.frame
    wanted = ["outlet", "title", "published", "language", "story", "author", "url"]
    wanted = [name for name in wanted if (frame[name].astype(str) != "").any()]
    wanted += context.articles.own_columns
    config: dict[str, Any] = {
        name: st.column_config.Column(say.name("column", name)) for name in wanted
    }
    config["url"] = st.column_config.LinkColumn(say("column.url"), display_text="↗")
    st.dataframe(frame[wanted], hide_index=True, column_config=config, height=320)


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
            _try(say, lambda: bring.open_study(content, name))
