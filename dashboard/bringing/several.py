"""One file, several articles: where each begins, merged and cut by hand, learnt from one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.ingest.options import FileChoice, ReadOptions
from analysis.ingest.pieces.layouts import Layout, learn_layout, with_start, without_start
from analysis.ingest.pieces.split_preview import SplitPreview, preview_split
from dashboard import state
from dashboard.components import note, section
from dashboard.i18n import Say

SHOWN = 2_000  # blocks that are listed; beyond, an article is found by its layout
_TEXT = 160

Cut = tuple[tuple[int, ...] | None, Layout | None]


def several(
    say: Say, place: str, data: bytes, options: ReadOptions, choice: FileChoice, *, key: str
) -> FileChoice:
    """How a text is cut into articles, shown and changed; the choice with what was changed.

    key: of the file's widgets. Nothing is drawn for a file that is no single text.
    """
    kept: Cut = state.kept(f"cut.{key}", (choice.starts, choice.layout))
    choice = replace(choice, starts=kept[0], layout=kept[1])
    preview = _preview(place, data, options.with_choice(place, choice), key)
    if preview.blocks.empty:
        return choice
    section(say("several.title"), _found(preview, say))
    if len(preview.rows) > 1:
        st.dataframe(
            _rows(preview.rows, say), hide_index=True, height=min(38 + 35 * len(preview.rows), 280)
        )
    if preview.found_by == "press":
        return choice
    with st.expander(say("several.change"), icon=":material/content_cut:"):
        note(say("several.change.note"))
        _change(preview, choice, say, key)
    return choice


def _preview(place: str, data: bytes, options: ReadOptions, key: str) -> SplitPreview:
    """The file as it would be cut; made once while the choice holds."""
    kept = state.kept(f"preview.{key}")
    if kept is None or kept[0] != (place, options):
        kept = ((place, options), preview_split(place, data, options))
        state.keep(f"preview.{key}", kept)
    return kept[1]


def _found(preview: SplitPreview, say: Say) -> str:
    if not preview.found_by:
        return say("several.one")
    how = say.name("several.by", preview.found_by)
    return say("several.found", n=len(preview.rows), how=how)


def _rows(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    names = {name: say.name("column", name) for name in ("title", "outlet", "published")}
    shown = rows[["title", "words", "outlet", "published"]]
    return shown.rename(columns={**names, "words": say("several.words")})


def _change(preview: SplitPreview, choice: FileChoice, say: Say, key: str) -> None:
    """The blocks, of which some are ticked; what can be done with them."""
    starts = preview.starts
    blocks = preview.blocks.head(SHOWN)
    shown = pd.DataFrame(
        {
            say("several.begins"): ["●" if n in starts else "" for n in blocks["number"]],
            say("column.text"): blocks["text"].str.slice(0, _TEXT),
        }
    )
    event: Any = st.dataframe(
        shown,
        hide_index=True,
        height=360,
        column_config={say("several.begins"): st.column_config.Column(width="small")},
        on_select="rerun",
        selection_mode="multi-row",
        key=f"px_cut_{key}_{len(starts)}_{say.language}",
    )
    ticked = [int(blocks["number"].iloc[row]) for row in event["selection"]["rows"]]
    with st.container(horizontal=True, gap="small"):
        if st.button(say("several.cut"), key=f"px_cut_at_{key}", disabled=not ticked):
            for number in ticked:
                starts = with_start(starts, number)
            _take(key, starts, None)
        joined = [number for number in ticked if number in starts]
        if st.button(say("several.join"), key=f"px_cut_join_{key}", disabled=not joined):
            for number in joined:
                starts = without_start(starts, number)
            _take(key, starts, None)
        if st.button(say("several.as_found"), key=f"px_cut_found_{key}", type="tertiary"):
            _take(key, None, None)
    name = st.text_input(
        say("several.learn.name"),
        choice.layout.name if choice.layout else "",
        key=f"px_cut_name_{key}_{say.language}",
        help=say("several.learn.help"),
    )
    if st.button(say("several.learn"), key=f"px_cut_learn_{key}", disabled=len(ticked) < 2):
        layout = learn_layout(
            name.strip() or say("several.learn.unnamed"),
            preview.document, min(ticked), max(ticked),
        )  # fmt: skip
        _take(key, None, layout)


def _take(key: str, starts: tuple[int, ...] | None, layout: Layout | None) -> None:
    state.keep(f"cut.{key}", (starts, layout))
    st.rerun()
