"""The outlets: how much of each there is, names that mean the same joined into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from analysis.ingest.outlets.names import Merge, outlet_suggestions
from dashboard import state
from dashboard.components import dot, note, section
from dashboard.context import Context
from dashboard.html_table import html_table
from dashboard.i18n import Say, date
from dashboard.markup import Html, el, join, plain, show

_SUGGESTED = 8
_SHOWN = 40


def outlets(context: Context) -> None:
    """Articles per outlet, with language and days; below it, names to be joined."""
    say = context.say
    section(say("articles.outlets"))
    _counts(context)
    frame = context.articles.frame
    counts = {str(name): int(n) for name, n in frame["outlet"].value_counts().items() if name}
    _suggestions(counts, context)
    if len(counts) > 1:
        with st.expander(say("outlets.join"), icon=":material/merge:"):
            _join_by_hand(sorted(counts), context)
    _joined(context)


def _counts(context: Context) -> None:
    say = context.say
    frame = context.articles.frame
    named = frame.assign(
        outlet=frame["outlet"].where(frame["outlet"] != "", say("group.not_given"))
    )
    head = [say("column.outlet"), say("column.language"), say("column.articles"),
            say("articles.first"), say("articles.last")]  # fmt: skip
    groups = sorted(named.groupby("outlet"), key=lambda pair: (-len(pair[1]), str(pair[0])))
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
        for outlet, group in ((str(name), rows) for name, rows in groups[:_SHOWN])
    ]
    html_table(head, rows)
    if len(groups) > _SHOWN:
        note(say("outlets.more", n=len(groups) - _SHOWN))
    without = int((frame["outlet"] == "").sum())
    if without and without < len(frame):
        note(say("outlets.waiting", n=without), "caution")


def _suggestions(counts: Mapping[str, int], context: Context) -> None:
    """Names that seem to mean one outlet: joined by one click, or left apart for good."""
    say = context.say
    apart: set[tuple[str, ...]] = state.kept("outlets.apart", set())
    found = [one for one in outlet_suggestions(counts) if tuple(one.names) not in apart]
    if not found:
        return
    note(say("outlets.suggested", n=len(found)))
    for place, one in enumerate(found[:_SUGGESTED]):
        with st.container(
            horizontal=True, key=f"px_merge_row_{place}", vertical_alignment="center", gap="small"
        ):
            show(_merge_line(one, counts, say), width="content")
            if st.button(
                say("outlets.join.as", name=plain(one.into)),
                key=f"px_merge_{place}",
                type="secondary",
            ):
                rename(context, one.names, one.into)
                st.rerun()
            if st.button(say("outlets.apart"), key=f"px_apart_{place}", type="tertiary"):
                state.keep("outlets.apart", {*apart, tuple(one.names)})
                st.rerun()


def _merge_line(one: Merge, counts: Mapping[str, int], say: Say) -> Html:
    names = [
        el("bdi", el("bdi", name), f" ({counts.get(name, 0):,})", dir=say.direction)
        for name in one.names
    ]
    reason = el("small", f" · {say.name('outlets.reason', one.reason)}")
    return el("p", join(names, " = "), reason, class_="px-merge", dir=say.direction)


def _join_by_hand(names: list[str], context: Context) -> None:
    say = context.say
    with st.form("px_join", border=False, clear_on_submit=True):
        chosen = st.multiselect(
            say("outlets.join.names"),
            names,
            format_func=plain,
            placeholder=say("outlets.join.placeholder"),
        )
        into = st.text_input(say("outlets.join.into"), placeholder=say("outlets.join.into.help"))
        if st.form_submit_button(say("outlets.join.apply")) and chosen:
            rename(context, chosen, into.strip() or chosen[0])
            st.rerun()


def _joined(context: Context) -> None:
    """What was joined, each to be taken apart again."""
    say, names = context.say, dict(context.study.recipe.outlet_names)
    if not names:
        return
    note(say("outlets.joined"))
    with st.container(horizontal=True, gap="small"):
        for place, (name, into) in enumerate(sorted(names.items())):
            if st.button(
                f"{plain(name)} → {plain(into)}",
                key=f"px_unjoin_{place}",
                icon=":material/close:",
                icon_position="right",
                type="tertiary",
                help=say("outlets.unjoin"),
            ):
                del names[name]
                state.change_recipe(outlet_names=names)
                st.rerun()


def rename(context: Context, shown: Iterable[str], into: str) -> None:
    """Show these outlets under one name from now on; names as read keep their articles' ids."""
    wanted = set(shown)
    names = dict(context.study.recipe.outlet_names)
    read = {name for one in context.study.rounds for name in one.frame["outlet"]}
    for name in read:
        if names.get(name, name) in wanted and name:
            names[name] = into
    state.change_recipe(outlet_names={a: b for a, b in names.items() if a != b})
