"""The lines of the chosen term: aligned on it, sorted, filtered, each open to its sentence."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from dashboard import state
from dashboard.components import (
    back,
    evidence,
    evidence_card,
    from_concordance,
    group_label,
    group_name,
    note,
    onward,
    section,
)
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.markup import Html, el, show
from dashboard.plots import settings_of
from dashboard.wording import kwic

PAGE = 20  # lines
VIEWS = ("lines", "sentences")
SENTENCES = 3  # of a group, side by side


@st.fragment
def lines_of(context: Context, hits: pd.DataFrame, display: str, first: str) -> None:
    """All hits, line by line or group beside group; `first`: the group that stands first."""
    say = context.say
    groups = dict(
        zip(
            context.articles.frame["article_id"],
            context.articles.groups(context.by),
            strict=True,
        )
    )
    rows = kwic.lines(hits, context.articles.frame, groups)
    section(say("words.kwic.title", term=display), say("words.kwic.note"))
    rows, view, asked = _choices(context, rows, first)
    show(el("p", _counted(context, rows), class_="px-note"))
    if rows.empty:
        note(say("words.kwic.none"))
    elif view == "lines":
        _page(context, rows, asked)
    else:
        found = list(dict.fromkeys(rows["group"]))
        found.sort(key=lambda name: (name != first, name))
        evidence(context, from_concordance(context, rows), groups=found, most=SENTENCES)
    table_downloads(
        rows, name="concordance", say=say, key="words_kwic", table=kwic.LINES,
        settings=settings_of(context, term=display),
        help={ending: say(f"words.kwic.{ending}", n=len(rows)) for ending in ("csv", "xlsx")},
    )  # fmt: skip
    state.sync()


def _choices(
    context: Context, rows: pd.DataFrame, first: str
) -> tuple[pd.DataFrame, str, tuple[object, ...]]:
    """The widgets over the lines; the lines filtered and in order, the view, what was asked."""
    say = context.say
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_kwic_controls"):
        view = state.pick(
            st.segmented_control, say("words.kwic.view"), VIEWS, name="kwic_view",
            format_func=lambda one: say(f"words.kwic.view.{one}"),
        )  # fmt: skip
        sort = state.pick(
            st.selectbox, say("words.kwic.sort"), kwic.SORTS, name="kwic_sort", width=170,
            format_func=lambda one: (
                say.name("column", context.by) if one == "group" else say(f"words.kwic.sort.{one}")
            ),
        )  # fmt: skip
        groups = sorted(set(rows["group"]))
        wanted: tuple[str, ...] = ()
        if len(groups) > 1:
            wanted = state.pick_many(
                st.multiselect, say.name("column", context.by), groups, name="kwic_group",
                format_func=lambda name: group_label(context, name),
                placeholder=say("words.kwic.all"),
                width=180,
            )  # fmt: skip
        voice = _one_of(context, rows, "voice", ("reporter", "quoted"))
        part = _one_of(context, rows, "part", ("title", "body"))
    kept = kwic.filtered(rows, groups=wanted, voice=voice, part=part)
    asked = (sort, wanted, voice, part)
    return kwic.arranged(kept, sort, first=first), view, asked


def _one_of(context: Context, rows: pd.DataFrame, column: str, values: tuple[str, ...]) -> str:
    """A choice among all and the values of a column, where the lines have more than one."""
    if rows[column].nunique() < 2:
        return "all"
    say = context.say
    return state.pick(
        st.selectbox, say(f"column.{column}"), ("all", *values), name=f"kwic_{column}", width=130,
        format_func=lambda one: say(f"words.kwic.{column}.{one}"),
    )  # fmt: skip


def _counted(context: Context, rows: pd.DataFrame) -> str:
    say, groups = context.say, rows["group"].nunique()
    counted = (
        say("count.outlets", n=groups)
        if context.by == "outlet"
        else say("count.groups", n=groups, column=say.name("column", context.by))
    )
    articles = say("count.articles", n=rows["article_id"].nunique())
    return " · ".join([say("words.kwic.hits", n=len(rows)), articles, counted])


def _page(context: Context, rows: pd.DataFrame, asked: tuple[object, ...]) -> None:
    """Twenty lines, and the buttons to the next ones; other lines begin at the first page."""
    if state.kept("kwic_asked", asked) != asked:
        state.choose(kwic_page=None)
    state.keep("kwic_asked", asked)
    wanted = state.choice("kwic_page", "1")
    page, at, pages = kwic.page_of(rows, int(wanted) if wanted.isdecimal() else 1, PAGE)
    cards = from_concordance(context, page)
    show(
        el(
            "div",
            *(
                _line(context, row, evidence_card(context, card))
                for row, card in zip(rows_of(page), cards, strict=True)
            ),
            class_="px-kwic",
        )
    )
    if pages > 1:
        _turning(context, len(rows), at, pages)


def _line(context: Context, row: Any, card: Html) -> Html:
    """One line in the direction of its article; open, it is the whole sentence with its source."""
    return el(
        "details",
        el(
            "summary",
            group_name(context, row.group),
            el(
                "span",
                el("span", el("span", kwic.before(row.left) or "\u200b"), class_="px-kwic-left"),
                el("span", el("b", row.node), kwic.after(row.right), class_="px-kwic-right"),
                class_="px-kwic-text",
                dir=context.text_direction(row.language),
            ),
        ),
        card,
    )


def _turning(context: Context, hits: int, at: int, pages: int) -> None:
    say = context.say
    with st.container(horizontal=True, vertical_alignment="center", key="px_kwic_pages"):
        st.button(
            say("words.kwic.back"), icon=back(say), disabled=at == 1, key="px_kwic_back",
            on_click=_turn, args=(at - 1,), type="tertiary",
        )  # fmt: skip
        start = (at - 1) * PAGE
        shown = say(
            "words.kwic.shown", start=start + 1, end=min(start + PAGE, hits), hits=hits
        )  # fmt: skip
        show(el("span", shown, class_="px-note"), width="content")
        st.button(
            say("words.kwic.onward"), icon=onward(say), icon_position="right",
            disabled=at == pages, key="px_kwic_onward", on_click=_turn, args=(at + 1,),
            type="tertiary",
        )  # fmt: skip


def _turn(page: int) -> None:
    state.choose(kwic_page=str(page))
