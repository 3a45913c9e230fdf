"""The wording around people and things that the user names: by outlet, with the sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from dashboard import state
from dashboard.charts.tone_toward import tone_toward_heat
from dashboard.components import Sentence, at, evidence, note, section
from dashboard.context import Context
from dashboard.i18n import number
from dashboard.markup import Mark
from dashboard.plots import draw
from dashboard.toning import options

MOST_ACTORS = 30
_SENTENCES = 4


def toward(context: Context, language: str, around: Mapping[str, Any]) -> None:
    """A box for names, actors × outlets, and the sentences of the one that was clicked."""
    say = context.say
    section(say("tone.toward.title"), say("tone.toward.note"))
    typed = st.text_input(
        say("tone.toward.names"),
        state.choice("actors"),
        placeholder=say("tone.toward.example"),
        key=f"px_actors_{context.language}",
    )
    state.choose(actors=typed or None)
    actors = actors_in(typed)
    if not actors:
        return
    frame = context.frame("tone_toward", actors, **options.chosen())
    frame = frame[frame["language"] == language].reset_index(drop=True)
    absent = [name for name in actors if name not in set(frame["actor"])]
    if absent:
        note(say("tone.toward.absent", names=say.list(absent)))
    if frame.empty:
        return
    figure = tone_toward_heat(frame, **around)
    clicked = draw(context, figure, frame, name="tone_toward", key="tone_toward")
    if clicked:
        state.choose(toward=clicked[1])
    present = [name for name in actors if name in set(frame["actor"])]
    shown = state.choice("toward")
    _sentences(context, shown if shown in present else present[0], language)


def actors_in(typed: str) -> tuple[str, ...]:
    """The names in what somebody typed: parted by commas, semicolons or lines; each once."""
    names = (" ".join(one.split()) for one in re.split(r"[,،;؛\n]", typed))
    return tuple(dict.fromkeys(filter(None, names)))[:MOST_ACTORS]


def _sentences(context: Context, actor: str, language: str) -> None:
    """The sentences with the strongest tone toward an actor, the words that counted marked."""
    mentions = context.frame("tone_toward_mentions", (actor,), **options.chosen())
    mentions = mentions[(mentions["language"] == language) & (mentions["group"] != "")]
    words = context.frame("tone_toward_words", (actor,), **options.chosen())
    strength = mentions["tone"].abs()
    ordered = mentions.assign(strength=strength).sort_values(
        ["strength", "sentence"], ascending=[False, True]
    )
    rows = ordered.drop_duplicates("sentence").groupby("group", sort=False).head(_SENTENCES)
    found = [_card(context, row, words) for row in rows_of(rows)]
    evidence(context, found, groups=sorted(mentions["group"].unique()), most=_SENTENCES)


def _card(context: Context, row: Any, words: pd.DataFrame) -> Sentence:
    say = context.say
    spans = context.corpus.sentences.iloc[row.sentence]
    own = words[(words["sentence"] == row.sentence) & (words["mention_start"] == row.start)]
    marks = [Mark(row.start, row.end, "term", row.actor)]
    for word in rows_of(own):
        kind = "tone_positive" if word.value > 0 else "tone_negative"
        value = say("tone.counted", value=number(word.value, context.language))
        if word.end <= row.start or word.start >= row.end:
            marks.append(Mark(word.start, word.end, kind, value))
    return at(
        context, row.article_id, row.part, int(spans["start"]), int(spans["end"]), marks,
        note=f"\u2066{number(row.tone, context.language)}\u2069",
    )  # fmt: skip
