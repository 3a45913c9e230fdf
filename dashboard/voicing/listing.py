"""All quotations as a table: searched, filtered, by pages, with the way into the article."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.speech.verbs import GRADES
from analysis.tables import QUOTATIONS, rows_of
from dashboard import state
from dashboard.components import back, group_label, group_name, note, onward, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.marking import PLAIN_VERB, VERB_KINDS
from dashboard.markup import Html, el, marked, show
from dashboard.plots import settings_of
from dashboard.wording.kwic import page_of

PAGE = 20
TYPES = ("direct", "indirect", "mixed")
LONG = 420  # characters of a quotation in the table
ANY = "all"


@st.fragment
def listing(context: Context, rows: pd.DataFrame) -> None:
    """The filters, the table, and the rows that they leave to take away."""
    say = context.say
    section(say("voices.list.title"), say("voices.list.note"))
    kept, asked = _filtered(context, rows)
    show(el("p", say("voices.list.count", n=len(kept), all=len(rows)), class_="px-note"))
    if kept.empty:
        note(say("voices.list.none"))
    else:
        _page(context, kept, asked)
    table_downloads(
        kept[QUOTATIONS.names], name="quotations", say=say, key="quotations",
        settings=settings_of(context),
    )  # fmt: skip
    state.sync()


def _filtered(
    context: Context, rows: pd.DataFrame
) -> tuple[pd.DataFrame, tuple[object, ...]]:  # fmt: skip
    say = context.say
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_voices_list"):
        words = st.text_input(
            say("voices.list.search"), state.choice("said_words"), width=240,
            placeholder=say("voices.list.search.example"), icon=":material/search:",
            key=f"px_said_{context.language}",
        )  # fmt: skip
        state.choose(said_words=words or None)
        groups = sorted(set(rows["group"]))
        wanted: tuple[str, ...] = ()
        if len(groups) > 1:
            wanted = state.pick_many(
                st.multiselect, say.name("column", context.by), groups, name="said_in", width=220,
                format_func=lambda name: group_label(context, name),
                placeholder=say("voices.list.all"),
            )  # fmt: skip
        types = [one for one in TYPES if one in set(rows["type"])]
        kind = _one_of(context, "type", types, "quotation")
        grades = [one for one in GRADES if one in set(rows["grade"])]
        grade = _one_of(context, "grade", grades, "grade")
    kept = matching(rows, words=words, groups=wanted, type=kind, grade=grade)
    return kept, (words, wanted, kind, grade)


def _one_of(context: Context, column: str, values: list[str], family: str) -> str:
    """A choice among all and the values there are; none where there is no choice."""
    if len(values) < 2:
        return ANY
    say = context.say
    return state.pick(
        st.selectbox, say(f"column.{column}"), (ANY, *values), name=f"said_{column}", width=200,
        format_func=lambda one: say("voices.list.all") if one == ANY else say(f"{family}.{one}"),
    )  # fmt: skip


def matching(
    rows: pd.DataFrame,
    *,
    words: str = "",
    groups: tuple[str, ...] = (),
    type: str = ANY,
    grade: str = ANY,
) -> pd.DataFrame:
    """The rows of `said` that the filters leave; words: anywhere in what is said or who says it."""
    here = pd.Series(True, index=rows.index)
    if groups:
        here &= rows["group"].isin(groups)
    for column, value in (("type", type), ("grade", grade)):
        if value != ANY:
            here &= rows[column] == value
    for word in words.split():
        found = [rows[c].str.contains(word, case=False, regex=False)
                 for c in ("text", "who", "speaker", "verb", "cue")]  # fmt: skip
        here &= pd.concat(found, axis=1).any(axis=1)
    return rows[here].reset_index(drop=True)


def _page(context: Context, rows: pd.DataFrame, asked: tuple[object, ...]) -> None:
    if state.kept("said_asked", asked) != asked:
        state.choose(said_page=None)
    state.keep("said_asked", asked)
    wanted = state.choice("said_page", "1")
    page, at, pages = page_of(rows, int(wanted) if wanted.isdecimal() else 1, PAGE)
    say = context.say
    names = [say.name("column", context.by), say("column.speaker"), say("column.verb"),
             say("voices.list.text"), say("voices.list.article")]  # fmt: skip
    head = el("thead", el("tr", *(el("th", name, scope="col") for name in names)))
    body = el("tbody", *(_row(context, row, names) for row in rows_of(page)))
    show(el("table", head, body, class_="px-table px-rows px-quotations"))
    if pages > 1:
        _turning(context, len(rows), at, pages)


def _row(context: Context, row: Any, names: list[str]) -> Html:
    say, article = context.say, context.article(row.article_id)
    direction = context.text_direction(row.language)
    who = row.who or row.speaker
    put = (
        el("span", el("bdi", row.speaker), class_="px-put")
        if row.speaker not in ("", who)
        else None
    )
    cells = [
        group_name(context, row.group),
        el("span", el("bdi", who or "–"), put),
        _verb(context, row) if row.cue else el("span", "–"),
        el("span", marked(_cut(row.text), (), direction), class_="px-quote"),
        el("a", el("bdi", article["title"] or say("article.untitled")), target="_self",
           href=state.link("reader", article=row.article_id,
                           at=f"{row.part}-{row.start}-{row.end}")),
    ]  # fmt: skip
    return el(
        "tr", *(el("td", cell, data_label=name) for cell, name in zip(cells, names, strict=True))
    )


def _verb(context: Context, row: Any) -> Html:
    """The verb as it stands, underlined by its grade."""
    kind = VERB_KINDS.get(row.grade, PLAIN_VERB).replace("_", "-")
    told = context.say(f"grade.{row.grade}") if row.grade else None
    return el("bdi", row.cue, class_=f"px-m-{kind}", title=told)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONG else flat[:LONG].rsplit(" ", 1)[0] + " …"


def _turning(context: Context, count: int, at: int, pages: int) -> None:
    say = context.say
    start = (at - 1) * PAGE
    with st.container(horizontal=True, vertical_alignment="center", key="px_said_pages"):
        st.button(
            say("words.kwic.back"), icon=back(say), disabled=at == 1, key="px_said_back",
            on_click=_turn, args=(at - 1,), type="tertiary",
        )  # fmt: skip
        shown = say("words.kwic.shown", start=start + 1, end=min(start + PAGE, count), hits=count)
        show(el("span", shown, class_="px-note"), width="content")
        st.button(
            say("words.kwic.onward"), icon=onward(say), icon_position="right",
            disabled=at == pages, key="px_said_onward", on_click=_turn, args=(at + 1,),
            type="tertiary",
        )  # fmt: skip


def _turn(page: int) -> None:
    state.choose(said_page=str(page))
