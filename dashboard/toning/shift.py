"""Which words make the tone of two outlets differ, with the sentences where they stand."""

from __future__ import annotations

import streamlit as st

from analysis.measures.word_shift import entries_of_words
from analysis.tables import rows_of
from dashboard import state
from dashboard.charts.word_shift import word_shift_bars
from dashboard.components import at, evidence, group_label, section
from dashboard.context import Context
from dashboard.i18n import number
from dashboard.markup import Mark
from dashboard.plots import draw, words_around
from dashboard.toning import options

_SENTENCES = 4


def word_shift(context: Context, groups: list[str], language: str) -> None:
    """The chart for two outlets of one language, and the sentences with the word clicked in it."""
    say = context.say
    if len(groups) < 2:
        return
    section(say("tone.shift.title"), say("tone.shift.note"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_tone_shift"):
        a, b = (
            state.pick(
                st.selectbox,
                say(f"tone.shift.{name}"),
                groups,
                name=f"shift_{name}",
                default=groups[place],
                format_func=lambda value: group_label(context, value),
                width=220,
            )
            for place, name in enumerate("ab")
        )
    if a == b:
        st.caption(say("tone.shift.same"))
        return
    frame = context.frame("word_shift", a, b, **options.chosen())
    frame = frame[frame["language"] == language].reset_index(drop=True)
    figure = word_shift_bars(
        frame,
        **words_around(context, *options.captions(context, language), language=language),
    )
    clicked = draw(context, figure, frame, name="word_shift", key="word_shift")
    if clicked:
        state.choose(shift_word=clicked[0])
    term = state.choice("shift_word")
    if term in set(frame["term"]):
        _sentences(context, term, [a, b], language)


def _sentences(context: Context, term: str, groups: list[str], language: str) -> None:
    """Sentences of both outlets with a word of the chart, the word marked."""
    say = context.say
    words = context.frame("tone_words", **options.chosen())
    codes = context.articles.frame.set_index("article_id")["language"]
    own = context.groups_of(words["article_id"]).isin(groups) & (words["part"] == "body")
    words = words[own & (words["article_id"].map(codes) == language)]
    entries = entries_of_words(
        words, language, **options.chosen(), lexicons=context.study.recipe.lexicons or None
    )
    words = words[entries == term]
    spans = context.corpus.sentences
    found = []
    for row in rows_of(words.drop_duplicates("sentence")):
        kind = "tone_positive" if row.value > 0 else "tone_negative"
        counted = say("tone.counted", value=number(row.value, context.language))
        start, end = (int(spans[name].iloc[row.sentence]) for name in ("start", "end"))
        mark = Mark(row.start, row.end, kind, counted)
        found.append(at(context, row.article_id, row.part, start, end, [mark]))
    evidence(context, found, groups=groups, most=_SENTENCES)
