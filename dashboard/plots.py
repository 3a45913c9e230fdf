"""A chart on a page: drawn, clickable, with its data and its downloads under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.tables import TABLES
from dashboard import __version__, state
from dashboard.charts import theme
from dashboard.components import scope_line, scope_words
from dashboard.context import Context
from dashboard.downloads import download_row
from dashboard.markup import plain


def words_around(
    context: Context, *settings: str, narrowed: str = "", language: str | None = None
) -> dict[str, Any]:
    """What every chart builder takes: say, colours, subtitle (scope), caption (settings).

    narrowed: what this chart shows of the page's scope (an outlet). language: the only one that
    the chart shows, so that its line counts just these outlets and articles.
    """
    covered = context
    if language is not None and len(context.languages) > 1:
        covered = replace(context, scope=replace(context.scope, language=language))
    subtitle = " · ".join(part for part in (narrowed, scope_line(covered)) if part)
    return {
        "say": context.say,
        "colours": context.colours,
        "subtitle": subtitle,
        "caption": theme.caption(
            context.say, settings=" · ".join(filter(None, settings)), version=__version__
        ),
        "direction": context.direction,
    }


def settings_of(context: Context, **more: object) -> dict[str, object]:
    """What a number was made with, for the sheet “settings” of a download."""
    recipe = context.study.recipe
    settings: dict[str, object] = {
        "study": context.study.name,
        "articles": len(context.articles),
        "fingerprint": context.articles.fingerprint,
        "by": context.by,
        "version": __version__,
        **dict(scope_words(context.scope, context.say)),
        **more,
    }
    if recipe.stopwords_added or recipe.stopwords_removed:
        settings["stopwords"] = f"+{recipe.stopwords_added} −{recipe.stopwords_removed}"
    for code, entries in recipe.lexicons.items():
        settings[f"lexicon_{code}"] = f"{len(entries)} entries of the study's own"
    if recipe.actors:
        settings["actors"] = f"{len(recipe.actors)} merged by the study"
    for code, concepts in recipe.labels.items():
        settings[f"labels_{code}"] = f"{len(concepts)} concepts of the study's own list"
    return settings


def draw(
    context: Context,
    figure: go.Figure,
    frame: pd.DataFrame,
    *,
    name: str,
    key: str,
    settings: Mapping[str, object] | None = None,
) -> list[str] | None:
    """Show a figure with its data and downloads; the customdata of a mark clicked just now.

    frame: the data of exactly this figure, a declared table `name`. A click is returned once: in
    the run that it starts, and not when the page runs again for another reason.
    """
    dark = getattr(st.context.theme, "type", "light") == "dark"
    with st.container(key=f"px_plot_{key}"):  # on a phone it is moved sideways in this frame
        event = st.plotly_chart(
            theme.on_screen(figure, dark=dark),
            theme=None,
            width="stretch",
            config=theme.CONFIG,
            on_select="rerun",
            selection_mode="points",
            key=key,
        )
    table = TABLES.get(name)
    data_behind(context, frame)
    download_row(
        figure,
        frame,
        name=name,
        say=context.say,
        key=key,
        table=table,
        settings=settings_of(context, **(settings or {})),
    )
    return _clicked_now(key, event)


def data_behind(context: Context, frame: pd.DataFrame) -> None:
    """The closed part with the rows that a chart or list was made of."""
    with st.expander(context.say("page.chart_data"), icon=":material/table:"):
        columns = context.say.name
        st.dataframe(
            frame,
            hide_index=True,
            column_config={
                column: st.column_config.Column(columns("column", column), help=plain(column))
                for column in frame.columns
            },
        )


def _clicked_now(key: str, event: object) -> list[str] | None:
    selection = getattr(event, "selection", None)
    points = selection["points"] if selection else []
    clicked = list(points[0].get("customdata") or []) if points else []
    before = state.kept(f"clicked.{key}", [])
    state.keep(f"clicked.{key}", clicked)
    return clicked if clicked and clicked != before else None


def language_shown(context: Context, languages: list[str], name: str) -> str:
    """Which language is shown: chosen by the reader, else the interface's, else the first."""
    default = context.language if context.language in languages else languages[0]
    if len(languages) == 1:
        return default
    return state.pick(
        st.segmented_control,
        context.say("page.which_language"),
        languages,
        name=name,
        default=default,
        format_func=lambda code: context.say.name("language", code),
        label_visibility="collapsed",
    )
