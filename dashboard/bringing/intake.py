"""Bringing articles: the paste box, the drop area, addresses, the samples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import streamlit as st

from analysis.errors import AnalysisError
from analysis.ingest import READERS, read_pasted, samples
from analysis.ingest.options import ReadOptions
from analysis.ingest.packed.unpacking import ARCHIVES
from analysis.ingest.pages.addresses import addresses_of
from analysis.ingest.pages.unfetched import addresses_without_text
from analysis.ingest.pieces.chats import nameless
from analysis.ingest.web import WebSettings, fetch_articles
from dashboard import bring, state
from dashboard.bringing.mapping import mapping
from dashboard.components import error_line, note, onward, section
from dashboard.i18n import Say
from dashboard.markup import el, plain, show
from dashboard.state import Brought

File = tuple[str, bytes]

_ENDINGS = sorted({ending for reader in READERS for ending in reader.extensions} | {*ARCHIVES})


def bring_articles(say: Say) -> None:
    """Paste box and drop area beside each other, addresses and samples below; no settings."""
    left, right = st.columns(2, gap="large")
    with left:
        _paste(say)
    with right:
        unread = _drop(say)
    if unread:
        _map_unread(say, unread)
    _samples(say)


def _paste(say: Say) -> None:
    fetches = WebSettings.from_environment().enabled
    with st.form("px_paste", clear_on_submit=True, border=False):
        text = st.text_area(
            say("articles.paste.or_addresses" if fetches else "articles.paste"),
            height=220,
            placeholder=say("articles.paste.placeholder"),
        )
        outlet = st.text_input(
            say("articles.paste.outlet"), placeholder=say("articles.paste.outlet.placeholder")
        )
        pressed = st.form_submit_button(say("articles.paste.add"), type="primary")
    if fetches:
        note(say("articles.paste.addresses"))
    if not pressed:
        return
    if fetches and (addresses := addresses_of(text)):
        attempt(say, lambda: _fetch(addresses, {}, outlet.strip(), say))
        return
    number = sum(one.kind == "paste" for one in state.brought()) + 1
    name = outlet.strip() or say("articles.paste.name", n=number)
    attempt(say, lambda: _pasted(text, name, outlet.strip()))


def _pasted(text: str, name: str, outlet: str) -> None:
    result = read_pasted(text, defaults={"outlet": outlet or name}, options=bring.reading())
    bring.add(Brought(name, "paste", result.articles, result.problems, result.rows_read))


def _fetch(
    addresses: Sequence[str], known: Mapping[str, Mapping[str, str]], outlet: str, say: Say
) -> None:
    """Fetch addresses with their progress shown, and add what came."""
    place = st.empty()

    def tell(done: int, of: int, address: str) -> None:
        place.progress(done / max(of, 1), text=say("fetch.progress", done=done, of=of))

    result = fetch_articles(
        addresses,
        known=known,
        defaults={"outlet": outlet} if outlet else None,
        options=bring.reading(),
        settings=WebSettings.from_environment(),
        progress=tell,
    )
    place.empty()
    name = outlet or say("fetch.name", n=len(addresses))
    bring.add(bring.brought(name, "addresses", result))


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
    sources = [(nameless(file.name), file.getvalue()) for file in files]
    try:
        with progress(say) as tell:
            one = bring.read(sources, name=_name_of(sources), kind="files", progress=tell)
    except AnalysisError as error:
        st.warning(plain(error_line(error, say)), icon=":material/info:")
        return sources
    remember(one.key, sources)
    state.keep("uploads", times + 1)
    bring.add(one)
    st.rerun()


@contextmanager
def progress(say: Say) -> Iterator[Callable[[float, str], None]]:
    """A bar that says how far reading is, for as long as it takes."""
    place = st.empty()

    def tell(share: float, step: str) -> None:
        place.progress(min(max(share, 0.0), 1.0), text=say(f"reading.step.{step}"))

    try:
        yield tell
    finally:
        place.empty()


def _name_of(sources: Sequence[File]) -> str:
    """What a set of files is called: the first name, and how many more."""
    first = sources[0][0]
    return first if len(sources) == 1 else f"{first} + {len(sources) - 1}"


def _map_unread(say: Say, sources: list[File]) -> None:
    """Where nothing could be read: fetch the addresses that are there, or map columns by hand."""
    rows = addresses_without_text(list(sources), bring.reading())
    if rows and WebSettings.from_environment().enabled:
        note(say("fetch.offer", n=len(rows)))
        if st.button(say("fetch.now"), type="primary", key="px_fetch_rows"):
            known = {row["url"]: row for row in rows}
            attempt(say, lambda: _fetch(list(known), known, "", say))
        return
    options = mapping(say, sources, bring.reading(), key="new")
    if options is not None:
        attempt(say, lambda: _accept(sources, options, say))


def _accept(sources: list[File], options: ReadOptions, say: Say) -> None:
    with progress(say) as tell:
        one = bring.read(
            sources, name=_name_of(sources), kind="files", options=options, progress=tell
        )
    remember(one.key, sources)
    state.keep("uploads", state.kept("uploads", 0) + 1)
    bring.add(one, options)


def remember(key: str, sources: list[File]) -> None:
    """Keep the bytes of a set for this session, so that it can be read anew."""
    state.keep(f"sources.{key}", sources)


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
