"""Bringing articles: the paste box, the drop area, the samples, the mapping of columns by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.articles import COLUMNS
from analysis.errors import AnalysisError
from analysis.ingest import FORMATS, preview, samples
from dashboard import bring, state
from dashboard.components import error_line, section
from dashboard.i18n import Say
from dashboard.markup import el, plain, show
from dashboard.state import Brought, File

#: Fields a person maps; the others are recognised by their own names only.
FIELDS = tuple(
    name for name in COLUMNS if name not in ("published_precision", "published_zone", "complete")
)
TABLES = (".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".xlsx", ".xls", ".ods", ".parquet")


def first_screen(say: Say) -> None:
    """Paste box, drop area, samples; no settings."""
    say_what_went_wrong(say)
    left, right = st.columns(2, gap="large")
    with left:
        section(say("articles.paste.title"))
        paste_box(say)
    with right:
        section(say("articles.files.title"))
        drop_area(say)
    pending(say)
    section(say("articles.samples.title"), say("articles.samples.note"))
    sample_buttons(say)


def say_what_went_wrong(say: Say) -> None:
    """The line about what the last click could not do, said once."""
    error = state.kept("intake.error")
    if isinstance(error, AnalysisError):
        st.warning(plain(error_line(error, say)), icon=":material/info:")
        state.drop("intake.error")


def paste_box(say: Say) -> None:
    """One box for an article, or several parted by a line of ---; its outlet above it."""
    round_ = state.kept("intake.paste", 0)
    st.text_input(
        say("articles.paste.outlet"),
        key=f"px_paste_outlet_{round_}",
        placeholder=say("articles.paste.outlet.example"),
    )
    st.text_area(
        say("articles.paste.text"),
        key=f"px_paste_text_{round_}",
        height=200,
        placeholder=say("articles.paste.placeholder"),
    )
    st.button(
        say("articles.paste.button"), on_click=_take_paste, args=(round_,), type="primary",
        icon=":material/add:", key="px_paste_add",
    )  # fmt: skip


def _take_paste(round_: int) -> None:
    try:
        text = state.widget(f"px_paste_text_{round_}", "")
        bring.add(bring.read_paste(text, state.widget(f"px_paste_outlet_{round_}", "")))
    except AnalysisError as error:
        state.keep("intake.error", error)
        return
    state.keep("intake.paste", round_ + 1)


def drop_area(say: Say) -> None:
    """Files of every format that is read, several at once; a saved study opens as one."""
    round_ = state.kept("intake.drop", 0)
    key = f"px_drop_{round_}"
    st.file_uploader(
        say("articles.files.label"), accept_multiple_files=True, key=key,
        on_change=_take_files, args=(key, round_), label_visibility="collapsed",
    )  # fmt: skip
    show(el("p", say("articles.files.note", formats=FORMATS), class_="px-note"))


def _take_files(key: str, round_: int) -> None:
    """Read what was dropped at once; what cannot be read waits for its columns to be mapped."""
    files: list[File] = [(one.name, one.getvalue()) for one in state.widget(key, None) or ()]
    if not files:
        return
    state.keep("intake.drop", round_ + 1)
    state.drop("intake.files")
    try:
        for name, data in [file for file in files if bring.is_study(file[1])]:
            bring.open_study(data, name)
        plain_files = [file for file in files if not bring.is_study(file[1])]
        if plain_files:
            bring.add(bring.read_files(plain_files))
    except AnalysisError as error:
        state.keep("intake.error", error)
        if error.code == "nothing_readable" and any(is_table(name) for name, _ in files):
            state.keep("intake.files", tuple(files))


def is_table(name: str) -> bool:
    """Whether a file has columns."""
    return name.lower().endswith(TABLES)


def pending(say: Say) -> None:
    """Files whose columns were not recognised: map them by hand."""
    files = state.kept("intake.files")
    if files:
        section(say("articles.map.title"), say("articles.map.needed"))
        mapping(say, files, key="pending", chosen={})


def sample_buttons(say: Say) -> None:
    """A sample each: title, what is in it, one button that opens it."""
    columns = st.columns(max(2, len(samples())), gap="large")
    for column, sample in zip(columns, samples(), strict=False):
        with column:
            show(el("h3", sample.title[say.language], class_="px-sample"))
            show(el("p", sample.description[say.language], class_="px-note"))
            if st.button(
                say("articles.samples.open"), key=f"px_sample_{sample.id}",
                icon=":material/arrow_forward:",
            ):  # fmt: skip
                bring.open_sample(sample.id)
                state.go("overview")
                st.rerun()


def mapping(
    say: Say, files: tuple[File, ...], *, key: str, chosen: Mapping[str, str]
) -> None:
    """Which column holds what: the guess beside the first rows; one box a field; apply."""
    table = next((file for file in files if is_table(file[0])), None)
    if table is None:
        return
    rows, guess = preview(table)
    if rows.empty:
        return
    names = [str(name) for name in rows.columns]
    show(el("p", say("articles.map.rows", file=table[0]), class_="px-note"))
    st.dataframe(_short(rows), hide_index=True, height=min(220, 38 + 35 * len(rows)))
    wanted: dict[str, str] = {}
    with st.form(f"px_map_{key}", border=False):
        boxes = st.columns(3)
        for place, field in enumerate(FIELDS):
            current = chosen.get(field, guess.get(field, ""))
            options = ["", *names]
            wanted[field] = boxes[place % 3].selectbox(
                say.name("column", field), options,
                index=options.index(current) if current in options else 0,
                format_func=lambda name: plain(name) if name else say("articles.map.none"),
                key=f"px_map_{key}_{field}",
            )  # fmt: skip
        if st.form_submit_button(
            say("articles.map.apply"), type="primary", icon=":material/check:"
        ):
            _apply(key, files, {ours: theirs for ours, theirs in wanted.items() if theirs})


def _short(rows: pd.DataFrame) -> pd.DataFrame:
    """The first characters of each cell, enough to see what a column holds."""
    return rows.astype(str).apply(lambda column: column.str.slice(0, 120))


def _apply(key: str, files: tuple[File, ...], columns: dict[str, str]) -> None:
    try:
        one = bring.read_files(files, columns)
        if key == "pending":
            bring.add(one)
            state.drop("intake.files")
        else:
            bring.exchange(key, one)
    except AnalysisError as error:
        state.keep("intake.error", error)
    st.rerun()


def set_row(say: Say, one: Brought) -> None:
    """One set that was brought: what it is, its columns, a button to take it away."""
    with st.container(horizontal=True, vertical_alignment="center"):
        name = bring.sample_title(one.name, say) if one.kind == "sample" else one.name
        show(
            el("p", el("b", el("bdi", name)), " · ", say(f"articles.kind.{one.kind}"), " · ",
               say("count.articles", n=len(one.articles)))
        )  # fmt: skip
        st.button(
            say("articles.sets.remove"), key=f"px_remove_{one.key}", type="tertiary",
            icon=":material/close:", on_click=bring.remove, args=(one.key,),
        )  # fmt: skip
    if any(is_table(name) for name, _ in one.files):
        with st.expander(say("articles.map.title"), icon=":material/view_column:"):
            mapping(say, one.files, key=one.key, chosen=one.columns)
