"""The words of two articles in three lists: only in one, only in the other, in both."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from dashboard import state
from dashboard.components import note, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.i18n import number
from dashboard.markup import Html, el, join, show
from dashboard.reading import labels

MOST_WORDS = 24  # a list, before “all words”
SIDES = ("a", "b")


def word_lists(
    context: Context, pair: tuple[str, str], words: pd.DataFrame, one_language: bool
) -> None:
    """Draw the lists from a frame of `words_apart`, with the whole frame to take away."""
    say = context.say
    section(say("side.words"), say("side.words.note") if one_language else "")
    if words.empty:
        note(say("side.words.none" if one_language else "side.words.two_languages"))
        return
    # What differs most stands first; words that both use equally often tell nothing apart.
    both = words[(words["side"] == "both") & (words["n_a"] != words["n_b"])]
    columns = [
        _list(context, say("side.words.only", name=name), words[words["side"] == side],
              (side,), {side: one})
        for side, one, name in zip(SIDES, pair, labels(context, pair), strict=True)
    ]  # fmt: skip
    columns.append(
        _list(context, say("side.words.differ"), both, SIDES, dict(zip(SIDES, pair, strict=True)))
    )
    show(el("div", *columns, class_="px-evidence px-three"))
    with st.expander(say("side.words.all", n=len(words)), icon=":material/table:"):
        headings = {name: say.name("column", name) for name in words.columns}
        st.dataframe(words, hide_index=True, column_config=headings)
        table_downloads(words, name="words_apart", say=say, key="side")


def _list(
    context: Context,
    title: str,
    words: pd.DataFrame,
    sides: tuple[str, ...],
    ids: Mapping[str, str],
) -> Html:
    """Words with their counts; a count leads to the word in the text."""
    say = context.say
    items = []
    for row in rows_of(words.head(MOST_WORDS)):
        counts = [
            el(
                "a", number(int(getattr(row, f"n_{side}"))), target="_self",
                href=state.link("reader", article=ids[side], term=row.term, at=None),
            )
            for side in sides
        ]  # fmt: skip
        count = el("span", join(counts, " : "), class_="px-count")
        items.append(el("li", el("bdi", row.display), " ", count))
    if not items:
        return el("section", el("h3", title), el("p", say("side.words.no_such"), class_="px-note"))
    language = words["language"].iloc[0]
    direction = context.text_direction(language)
    rest = len(words) - len(items)
    more = el("p", say("side.more", n=rest), class_="px-note") if rest > 0 else None
    return el("section", el("h3", title), el("ul", *items, class_="px-words", dir=direction), more)
