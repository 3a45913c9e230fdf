"""Picking an article: first its outlet, then its headline. Used by Reader and Side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import i18n
from dashboard.context import Context
from dashboard.markup import Html, el, join, plain
from dashboard.reading import headline


def pick_article(context: Context, current: str, *, name: str, without: Sequence[str] = ()) -> str:
    """Draw the two select boxes for the place `name`; the id chosen (`current` if unchanged).

    without: ids that stand in another place already and are not offered here.
    """
    say = context.say
    frame = _offered(context, current, without)
    outlets = sorted(set(frame["outlet"]), key=lambda one: (one == "", one))
    here = context.article(current)["outlet"]
    label = say("reader.pick.outlet")
    # The key names what is shown, so that a change from elsewhere draws fresh boxes.
    outlet = st.selectbox(
        label, outlets, index=outlets.index(here), key=f"px_{name}_outlet_{current}",
        format_func=lambda one: i18n.isolate(one, context.language) or say("group.not_given"),
        label_visibility="collapsed",
    )  # fmt: skip
    if outlet != here:
        return _nearest(context, frame[frame["outlet"] == outlet], current)
    ids = frame.loc[frame["outlet"] == outlet, "article_id"].tolist()
    wanted = st.selectbox(
        say("reader.pick.article"), ids, index=ids.index(current), key=f"px_{name}_{current}",
        format_func=lambda one: _option(context, one), label_visibility="collapsed",
    )  # fmt: skip
    return wanted or current


def _offered(context: Context, current: str, without: Sequence[str]) -> pd.DataFrame:
    """The articles in scope and the one that is shown, by date, without those shown elsewhere."""
    frame = context.articles.frame
    ids = set(context.in_scope["article_id"]) - set(without) | {current}
    return frame[frame["article_id"].isin(ids)].sort_values("published", kind="stable")


def _nearest(context: Context, frame: pd.DataFrame, current: str) -> str:
    """The article among `frame` on the story and nearest to the date of the one shown."""
    shown = context.article(current)
    ranked = frame.assign(
        other_language=frame["language"] != shown["language"],
        other_story=frame["story"] != shown["story"],
        apart=(frame["published"] - shown["published"]).abs(),
    ).sort_values(["other_language", "other_story", "apart"], kind="stable", na_position="last")
    return str(ranked["article_id"].iloc[0])


def _option(context: Context, article_id: str) -> str:
    article = context.article(article_id)
    title = i18n.isolate(headline(context, article_id), context.language)
    if pd.isna(article["published"]):
        return title
    return f"{title} · {i18n.date(article['published'], context.language)}"


def byline(context: Context, article_id: str) -> Html:
    """When, by whom, where: one line about an article; its address where one was given."""
    say, article = context.say, context.article(article_id)
    parts: list[Html | str] = []
    if pd.notna(article["published"]):
        precision = article["published_precision"]
        parts.append(el("time", i18n.moment(article["published"], precision, context.language)))
    if article["author"]:
        parts.append(el("bdi", article["author"]))
    if article["language"] != context.language:
        parts.append(say.name("language", article["language"] or "und"))
    if article["url"].startswith(("http://", "https://")):
        link = el(
            "a", say("reader.original"), href=article["url"], target="_blank",
            rel="noopener noreferrer nofollow",
        )  # fmt: skip
        parts.append(link)
    return join(parts, " · ")


def open_both(context: Context, *article_ids: str) -> bool:
    """A button that leads to the Reader with these articles; True when it was pressed."""
    return st.button(
        plain(context.say("side.open_both")), icon=":material/chrome_reader_mode:",
        key="px_open_" + "_".join(article_ids),
    )  # fmt: skip
