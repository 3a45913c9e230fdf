"""The slim side panel: study, grouping, what counts, interface language."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from analysis.articles import ArticleSet
from analysis.study import Study
from dashboard import i18n, state
from dashboard.bring import sample_title
from dashboard.i18n import Say
from dashboard.markup import el, plain, show

#: A column can be grouped by when it has at least two values and not nearly one an article.
_MOST_GROUPS = 40
_NOT_GROUPS = ("article_id", "title", "text", "url", "published_zone")


def side_panel(study: Study, articles: ArticleSet, say: Say) -> None:
    """Draw the panel; everything in it is a choice that stands in the address."""
    with st.sidebar:
        _study(study, articles, say)
        _grouping(articles, say)
        _scope(articles, say)
        language_switch(say)


def study_name(study: Study, say: Say) -> str:
    """A sample's name in the interface's language; any other study's as it was given."""
    is_sample = any(one.kind == "sample" and one.name == study.name for one in state.brought())
    return sample_title(study.name, say) if is_sample else study.name


def _study(study: Study, articles: ArticleSet, say: Say) -> None:
    languages = articles.frame["language"].value_counts()
    names = [say.name("language", code) for code in languages.index if code]
    show(
        el(
            "div",
            el("p", say("app.name"), class_="px-brand"),
            el("p", el("bdi", study_name(study, say))),
            el(
                "p",
                say("count.articles", n=len(articles)),
                " · ",
                say.list(names[:3]),
                class_="px-note",
            ),
        )
    )


def columns_to_group(articles: ArticleSet) -> list[str]:
    """Columns worth grouping by: outlet first, then declared and own columns with 2–40 values."""
    found = ["outlet"]
    for name in articles.frame.columns:
        if name in _NOT_GROUPS or name == "outlet" or not isinstance(name, str):
            continue
        values = articles.groups(name).nunique()
        if 2 <= values <= min(_MOST_GROUPS, max(2, len(articles) - 1)):
            found.append(name)
    return found


def _grouping(articles: ArticleSet, say: Say) -> None:
    state.pick(
        st.selectbox,
        say("panel.group_by"),
        columns_to_group(articles),
        name="by",
        default="outlet",
        format_func=lambda name: say.name("column", name),
        help=say("panel.group_by.help"),
    )


def _scope(articles: ArticleSet, say: Say) -> None:
    with st.expander(say("panel.scope"), icon=":material/tune:", expanded=_is_narrowed(articles)):
        languages = sorted(set(articles.frame["language"]) - {""})
        if len(languages) > 1:
            state.pick(
                st.selectbox,
                say("panel.language"),
                ["", *languages],
                name="in",
                default="",
                format_func=lambda c: say.name("language", c) if c else say("panel.every_language"),
            )
        _outlets_and_stories(articles, say)
        for name in ("part", "voice"):
            values = {"part": ("all", "title", "body"), "voice": ("all", "reporter", "quoted")}
            state.pick(
                st.selectbox,
                say(f"panel.{name}"),
                values[name],
                name=name,
                default="all",
                format_func=lambda value, name=name: say(f"panel.{name}.{value}"),
            )
        for name, default in (("shared", "keep"), ("boilerplate", "drop")):
            state.pick(
                st.selectbox,
                say(f"panel.{name}"),
                ("keep", "drop"),
                name=name,
                default=default,
                format_func=lambda value, name=name: say(f"panel.{name}.{value}"),
                help=say(f"panel.{name}.help"),
            )
        _translations(articles, say)
        _dates(articles, say)


def _translations(articles: ArticleSet, say: Say) -> None:
    """Whether machine translations stand apart or alone; only where there are any."""
    if (articles.frame["translated"] != "").any():
        state.pick(
            st.selectbox,
            say("panel.translations"),
            ("apart", "only"),
            name="translations",
            default="apart",
            format_func=lambda value: say(f"panel.translations.{value}"),
            help=say("panel.translations.help"),
        )


def _is_narrowed(articles: ArticleSet) -> bool:
    return bool(state.scope_choices(state.scope(articles)))


def _outlets_and_stories(articles: ArticleSet, say: Say) -> None:
    for column, name in (("outlet", "is.outlet"), ("story", "story")):
        values = sorted(set(articles.frame[column].astype(str)) - {""})
        if len(values) > 1:
            state.pick_many(
                st.multiselect,
                say(f"panel.{column}"),
                values,
                name=name,
                format_func=plain,
                placeholder=say(f"panel.{column}.all"),
            )


def _dates(articles: ArticleSet, say: Say) -> None:
    """First and last day, where the articles span several."""
    times = articles.frame["published"].dropna()
    if times.empty or times.min().date() == times.max().date():
        return
    first, last = times.min().date(), times.max().date()
    for name, fallback in (("since", first), ("until", last)):
        key = f"px_day_{name}"
        chosen = pd.to_datetime(state.choice(name), errors="coerce")
        wanted = fallback if pd.isna(chosen) else min(max(chosen.date(), first), last)
        value = st.date_input(
            say(f"panel.{name}"),
            wanted,
            min_value=first,
            max_value=last,
            key=f"{key}_{wanted}",
            format="YYYY-MM-DD",
        )
        if isinstance(value, date) and value != wanted:
            state.choose(**{name: None if value == fallback else value.isoformat()})
            st.rerun()


def language_switch(say: Say, label_visibility: str = "visible") -> None:
    """English / العربية; stands in the address as `lang`."""
    state.pick(
        st.segmented_control,
        say("panel.interface_language"),
        i18n.LANGUAGES,
        name="lang",
        default=say.language if not state.choice("lang") else None,
        format_func=i18n.NAMES.__getitem__,
        required=True,
        label_visibility=label_visibility,
    )
