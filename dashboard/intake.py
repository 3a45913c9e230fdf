"""Bringing articles: the paste box, the drop area, the samples, columns mapped by hand."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analysis.errors import AnalysisError, InputError
from analysis.ingest import READERS, preview, read_pasted, samples
from dashboard import bring, state
from dashboard.components import error_line, note, onward, section
from dashboard.i18n import Say
from dashboard.markup import el, plain, show
from dashboard.state import Brought

File = tuple[str, bytes]

#: Fields that people map by hand, in the order of the form.
FIELDS = ("text", "outlet", "title", "published", "url", "author", "language", "story")
_ENDINGS = sorted({ending for reader in READERS for ending in reader.extensions} | {"zip"})


def bring_articles(say: Say) -> None:
    """Paste box and drop area beside each other, the samples below; no settings."""
    left, right = st.columns(2, gap="large")
    with left:
        _paste(say)
    with right:
        unread = _drop(say)
    if unread:
        _map_unread(say, unread)
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
        attempt(say, lambda: _pasted(text, name))


def _pasted(text: str, name: str) -> None:
    result = read_pasted(text, defaults={"outlet": name})
    bring.add(Brought(name, "paste", result.articles, result.problems, result.rows_read))


def _drop(say: Say) -> list[File]:
    """Files are read as soon as they are there; those without a known text column come back."""
    times = state.kept("uploads", 0)
    files = st.file_uploader(
        say("articles.drop"),
        type=_ENDINGS,
        accept_multiple_files=True,
        key=f"px_upload_{times}",
    )
    note(say("articles.drop.help"))
    if not files:
        return []
    sources = [(file.name, file.getvalue()) for file in files]
    try:
        one = bring.read(sources, name=_name_of(sources), kind="files")
    except AnalysisError as error:
        st.warning(plain(error_line(error, say)), icon=":material/info:")
        return sources
    remember(one.key, sources, {})
    state.keep("uploads", times + 1)
    bring.add(one)
    st.rerun()


def _name_of(sources: list[File]) -> str:
    """What a set of files is called: the first name, and how many more."""
    first = sources[0][0]
    return first if len(sources) == 1 else f"{first} + {len(sources) - 1}"


def _map_unread(say: Say, sources: list[File]) -> None:
    """Map columns by hand where the text was not recognised."""
    columns = mapping_form(say, sources, {}, key="new")
    if columns:
        attempt(say, lambda: _accept(sources, columns))


def _accept(sources: list[File], columns: dict[str, str]) -> None:
    one = bring.read(sources, name=_name_of(sources), kind="files", columns=columns)
    remember(one.key, sources, columns)
    state.keep("uploads", state.kept("uploads", 0) + 1)
    bring.add(one)
    state.change_recipe(mapping=columns)


def remember(key: str, sources: list[File], columns: dict[str, str]) -> None:
    """Keep the bytes of a set for this session, so that its columns can be mapped anew."""
    state.keep(f"sources.{key}", sources)
    state.keep(f"columns.{key}", columns)


def _samples(say: Say) -> None:
    section(say("articles.samples"), say("articles.samples.note"))
    columns = st.columns(2, gap="large")
    for place, sample in zip(columns, samples(), strict=False):
        with place:
            show(
                el(
                    "div",
                    el("h3", sample.title[say.language]),
                    el("p", sample.description[say.language], class_="px-note"),
                    class_="px-sample",
                )
            )
            if st.button(
                say("articles.samples.open"),
                key=f"px_sample_{sample.id}",
                icon=onward(say),
            ):
                bring.open_sample(sample.id)
                state.go("overview")
                st.rerun()


def attempt(say: Say, action: Callable[[], None]) -> None:
    """Do it and show the page anew; an error is one line where the reader is looking."""
    try:
        action()
    except AnalysisError as error:
        st.error(plain(error_line(error, say)), icon=":material/error:")
        return
    st.rerun()


def mapping_form(
    say: Say, sources: list[File], chosen: dict[str, str], *, key: str
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
