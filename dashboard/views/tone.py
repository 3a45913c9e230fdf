"""How positive or negative the wording is: by outlet, part and voice, with the words that count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.tone import TONE_OF
from analysis.tables import rows_of
from dashboard import cache, state
from dashboard.charts import tone as charts
from dashboard.charts.tone_time import tone_time
from dashboard.components import (
    Sentence,
    at,
    empty_state,
    evidence,
    group_label,
    how_to_read,
    note,
    page_head,
    scope_chip,
    section,
)
from dashboard.context import Context
from dashboard.i18n import number
from dashboard.markup import Mark
from dashboard.plots import draw, language_shown, words_around
from dashboard.separation_in_words import RARE
from dashboard.toning import options
from dashboard.toning.gaps import gaps
from dashboard.toning.headlines import headlines
from dashboard.toning.own_list import own_lists
from dashboard.toning.shift import word_shift
from dashboard.toning.toward import toward

_SENTENCES = 4
_KINDS = {
    "positive": "tone_positive",
    "negative": "tone_negative",
    "negation": "negation",
    "intensifier": "intensifier",
    "contrast": "intensifier",
}


def render(context: Context) -> None:
    say = context.say
    table = context.frame("tone", **options.chosen())
    languages = [code for code in context.languages if code in set(table["language"])]
    page_head(say("tone.question"), _answer(context, table, languages))
    scope_chip(context)
    without = [code for code in context.languages if code not in languages]
    if without:
        names = say.list([say.name("language", code) for code in without])
        note(say("tone.no_lexicon", languages=names), "caution")
    own_lists(context, context.languages)
    if not languages:
        empty_state(say, "tone.nothing", slug="words")
        return
    language = language_shown(context, languages, "tone_in")
    here = table[table["language"] == language].reset_index(drop=True)
    note(say("tone.not_stance"))
    options.controls(context, language)
    around = words_around(context, *options.captions(context, language), language=language)
    figure = charts.tone_intervals(here, **around)
    clicked = draw(context, figure, here, name="tone", key="tone_intervals")
    if clicked:
        state.choose(tone_group=clicked[0], tone_part=clicked[1], tone_voice=clicked[2])
    _sentences(context, here, language)
    gaps(context, language)
    headlines(context, language, around)
    _articles(context, language, around)
    _over_time(context, language, around)
    word_shift(context, sorted(here["group"].unique()), language)
    toward(context, language, around)
    how_to_read(say, "tone.how_to_read")


def _answer(context: Context, table: pd.DataFrame, languages: list[str]) -> str:
    """Which outlet's own wording is the most negative and the most positive, a language each."""
    say, parts = context.say, []
    reporter = table[(table["part"] == "body") & (table["voice"] == "reporter") & table["enough"]]
    for code in languages:
        rows = reporter[reporter["language"] == code].sort_values(["tone", "group"])
        if len(rows) < 2:
            continue
        both_negative = rows["tone"].iloc[-1] < 0
        parts.append(
            say(
                "tone.answer.negative" if both_negative else "tone.answer",
                language=say.name("language", code),
                low=group_label(context, rows["group"].iloc[0]),
                high=group_label(context, rows["group"].iloc[-1]),
                low_tone=number(rows["tone"].iloc[0], context.language),
                high_tone=number(rows["tone"].iloc[-1], context.language),
            )
        )
        if not _beyond_chance(context, code):
            parts.append(say("tone.answer.chance"))
    return " ".join(parts) or (say("tone.answer.little") if len(table) else "")


def _beyond_chance(context: Context, language: str) -> bool:
    """Whether relabelling rarely gives as large a gap for some outlet's own wording."""
    gaps = context.frame("tone_gaps", **options.chosen())
    own = (gaps["part"] == "body") & (gaps["voice"] == "reporter")
    return bool((gaps.loc[own & (gaps["language"] == language), "p"] <= RARE).any())


def _sentences(context: Context, table: pd.DataFrame, language: str) -> None:
    """The most negative and most positive sentences, with the words that counted marked."""
    say = context.say
    section(say("tone.sentences.title"), say("tone.sentences.note"))
    groups = sorted(table["group"].unique())
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_tone_controls"):
        end = state.pick(
            st.segmented_control, say("tone.end"), ["negative", "positive"], name="tone_end",
            format_func=lambda value: say(f"tone.end.{value}"),
        )  # fmt: skip
        view = state.pick(
            st.segmented_control, say("tone.view"), ["all", "reporter", "quoted"],
            name="tone_voice", format_func=lambda value: say(f"tone.view.{value}"),
        )  # fmt: skip
        part = state.pick(
            st.segmented_control, say("tone.part"), ["body", "title"], name="tone_part",
            format_func=lambda value: say(f"part.{value}"),
        )  # fmt: skip
    column = TONE_OF[view]
    frame = context.frame("tone_sentences", **options.chosen())
    frame = frame[(frame["language"] == language) & (frame["part"] == part)]
    frame = frame[frame[column] < 0] if end == "negative" else frame[frame[column] > 0]
    frame = frame.sort_values([column, "sentence"], ascending=[end == "negative", True])
    frame = frame.assign(group=context.groups_of(frame["article_id"]))
    shown = frame.groupby("group", sort=False).head(_SENTENCES)
    first = state.choice("tone_group")
    groups.sort(key=lambda name: (name != first, name))
    evidence(context, _marked(context, shown, column), groups=groups, most=_SENTENCES)


def _marked(context: Context, rows: pd.DataFrame, column: str) -> list[Sentence]:
    words = cache.frame_of(
        "tone_words", context.corpus, scope=context.scope,
        sentences=tuple(sorted(rows["sentence"].tolist())), **options.chosen(),
        lexicons=context.study.recipe.lexicons or None,
    )  # fmt: skip
    of_sentence = {key: rows for key, rows in words.groupby("sentence")}  # noqa: C416
    return [
        at(
            context, row.article_id, row.part, row.start, row.end,
            word_marks(context, of_sentence.get(row.sentence, words.iloc[:0])),
            note=f"\u2066{number(getattr(row, column), context.language)}\u2069",  # sign first
        )
        for row in rows_of(rows)
    ]  # fmt: skip


def word_marks(context: Context, words: pd.DataFrame) -> list[Mark]:
    """Marks for rows of `tone_words`: what the word is, and what it counted after the rules."""
    say = context.say
    return [
        Mark(
            word.start,
            word.end,
            _KINDS[word.role],  # type: ignore[arg-type]
            say(f"tone.role.{word.role}"),
            say("tone.counted", value=number(word.value, context.language))
            if word.role in ("positive", "negative")
            else "",
        )
        for word in rows_of(words)
    ]


def _articles(context: Context, language: str, around: Mapping[str, Any]) -> None:
    """A dot an article."""
    say = context.say
    section(say("tone.articles.title"), say("tone.articles.note"))
    frame = context.frame("tone_articles", **options.chosen())
    frame = frame[(frame["language"] == language) & frame["tone"].notna()].reset_index(drop=True)
    figure = charts.tone_strip(frame, **around)
    clicked = draw(context, figure, frame, name="tone_articles", key="tone_strip")
    if clicked:
        state.go("reader", article=clicked[0])


def _over_time(context: Context, language: str, around: Mapping[str, Any]) -> None:
    """The tone period by period, where the articles have dates of at least two."""
    say = context.say
    frame = context.frame("timeline", **options.chosen())
    frame = frame[(frame["language"] == language) & frame["tone"].notna()].reset_index(drop=True)
    if frame["period"].nunique() < 2:
        return
    section(say("tone.time.title"), say("tone.time.note"))
    draw(context, tone_time(frame, **around), frame, name="timeline", key="tone_time")
