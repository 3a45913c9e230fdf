"""Articles that are there twice, cut off, or none: seen, and left out by choice."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.ingest.quality.checks import CHECKS, VERSIONS_KEPT
from dashboard import cache, state
from dashboard.components import note
from dashboard.context import Context
from dashboard.markup import Html, el, show

_LISTED = 8


def tidy(context: Context) -> None:
    """Each check with how many articles it met; which are left out; which versions count."""
    say, recipe = context.say, context.study.recipe
    found = cache.checks_of(context.study.all_articles)
    counts = found["check"].value_counts()
    met = [one for one in CHECKS if one in counts.index and one != "no_outlet"]
    if not met:
        return
    with st.expander(say("tidy.title"), icon=":material/rule:", expanded=bool(recipe.leave_out)):
        note(say("tidy.note"))
        out = st.pills(
            say("tidy.leave_out"),
            met,
            default=[one for one in recipe.leave_out if one in met],
            selection_mode="multi",
            format_func=lambda one: say(
                "tidy.count", check=say(f"check.{one}"), n=int(counts[one])
            ),
            key=f"px_tidy_{context.language}_{'.'.join(recipe.leave_out)}",
        )
        versions = recipe.versions
        if {"duplicate", "near_duplicate"} & set(met):
            versions = st.radio(
                say("tidy.versions"),
                VERSIONS_KEPT,
                index=VERSIONS_KEPT.index(recipe.versions),
                format_func=lambda one: say(f"versions.{one}"),
                horizontal=True,
                key=f"px_versions_{context.language}_{recipe.versions}",
            )
        if set(out) != set(recipe.leave_out) & set(met) or versions != recipe.versions:
            kept = [one for one in recipe.leave_out if one not in met]
            state.change_recipe(leave_out=(*kept, *out), versions=versions)
            st.rerun()
        gone = context.study.left_out["article_id"].nunique()
        if gone:
            note(say("tidy.left_out", n=int(gone)), "caution")
        _examples(context, found, met)


def _examples(context: Context, found: pd.DataFrame, met: list[str]) -> None:
    """The first articles that a check met, with what it says of each."""
    say = context.say
    check = st.selectbox(
        say("tidy.examples"),
        met,
        index=None,
        placeholder=say("tidy.examples.choose"),
        format_func=lambda one: say(f"check.{one}"),
        key=f"px_tidy_example_{context.language}",
    )
    if check is None:
        return
    rows = found[found["check"] == check].head(_LISTED)
    articles = context.study.all_articles.frame.set_index("article_id")
    lines = [
        _example(context, articles.loc[name], name, _titles(articles, detail))
        for name, detail in zip(rows["article_id"], rows["detail"], strict=True)
    ]
    show(el("ul", *lines, class_="px-note"))


def _titles(articles: pd.DataFrame, detail: str) -> str:
    """The headline, where a check names another article."""
    return str(articles.loc[detail, "title"]) if detail in articles.index else detail


def _example(context: Context, article: pd.Series, name: str, detail: str) -> Html:
    title = article["title"] or article["text"][:80]
    compared = name in set(context.articles.frame["article_id"])
    head = (
        el("a", el("bdi", title), href=state.link("reader", article=name), target="_self")
        if compared
        else el("bdi", title)
    )
    outlet = article["outlet"] or context.say("group.not_given")
    said = " ".join(context.say.name("page_kind", detail).split())
    return el("li", el("bdi", outlet), ": ", head, el("bdi", f" · {said}") if said else None)
