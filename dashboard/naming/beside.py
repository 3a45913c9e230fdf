"""What stands next to an actor's name, by outlet, and the way from there into the label sets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from analysis.text.languages import get_language
from analysis.text.normal import normal_form
from dashboard import state
from dashboard.charts.naming import beside_bars
from dashboard.components import Sentence, at, evidence, section
from dashboard.context import Context
from dashboard.markup import Mark, plain
from dashboard.naming.actor_sets import spellings_of
from dashboard.naming.concepts import SENTENCES, of_language, spread
from dashboard.naming.editor import keep_labels
from dashboard.naming.labels import labels_of, with_concept
from dashboard.plots import draw

NEAR = 3  # words on a side of the name
_MARK = re.compile(r"[“”\"«»()\[\],،;؛:.!?؟…–—]")


def beside(context: Context, language: str, actors: list[str], around: Mapping[str, Any]) -> None:
    """The chart for one of the chosen actors, its sentences, and a form to take words as labels."""
    say = context.say
    section(say("naming.beside.title"), say("naming.beside.note"))
    actor = actors[0]
    if len(actors) > 1:
        actor = state.pick(
            st.pills, say("column.actor"), actors, name="naming_beside",
            format_func=plain, label_visibility="collapsed",
        )  # fmt: skip
    known = context.frame("actors")
    known = known[known["language"] == language]
    names = {actor: tuple(spellings_of(known, [actor])) or (actor,)}
    frame = of_language(context, "naming_suggestions", language, names)
    title = say("naming.beside.of", actor=actor)
    figure = beside_bars(frame, **around, title=title)
    clicked = draw(
        context, figure, frame, name="naming_suggestions", key="beside_bars",
        settings={"actor": actor},
    )  # fmt: skip
    if clicked:
        state.choose(beside_group=clicked[0], beside_words=f"{clicked[1]}|{clicked[2]}")
    if len(frame):
        _sentences(context, language, actor, frame)
        _as_labels(context, language, actor, frame)


def _ordered(frame: pd.DataFrame) -> list[str]:
    """Sides with words, those of most mentions first."""
    totals = frame.groupby(["side", "words"], sort=True)["n"].sum()
    totals = totals.sort_values(ascending=False, kind="stable")
    return [f"{side}|{words}" for side, words in totals.index]


def _told(context: Context, one: str) -> str:
    side, words = one.split("|", 1)
    return context.say(f"naming.beside.{side}", words=words)


def _sentences(context: Context, language: str, actor: str, frame: pd.DataFrame) -> None:
    one = state.pick(
        st.selectbox, context.say("naming.beside.words"), _ordered(frame), name="beside_words",
        format_func=lambda value: _told(context, value), width=320,
    )  # fmt: skip
    side, words = one.split("|", 1)
    mentions = of_language(context, "actor_mentions", language, (actor,))
    found = [card for row in rows_of(spread(mentions))
             if (card := _card(context, row, side, words, language))]  # fmt: skip
    first = state.choice("beside_group")
    groups = sorted(frame["group"].unique(), key=lambda name: (name != first, name))
    evidence(context, found, groups=groups, most=SENTENCES)


def _card(context: Context, row: Any, side: str, words: str, language: str) -> Sentence | None:
    """A mention in its sentence where the words stand on that side of it."""
    article = context.article(row.article_id)
    text = article["title"] if row.part == "title" else article["text"]
    spans = context.corpus.sentences.iloc[row.sentence]
    start, end = int(spans["start"]), int(spans["end"])
    low, high = (start, row.start) if side == "before" else (row.end, end)
    place = words_near(text[low:high], words, side, language)
    if place is None:
        return None
    near = Mark(low + place[0], low + place[1], "term", context.say("naming.beside.mark"))
    marks = [Mark(row.start, row.end, "label", row.actor), near]
    note = context.say("voice.quoted") if row.voice == "quoted" else ""
    return at(context, row.article_id, row.part, start, end, marks, note)


def words_near(text: str, words: str, side: str, language: str) -> tuple[int, int] | None:
    """Where `words` stand among the NEAR words at the end (before a name) or beginning of `text`.

    Words beyond a mark do not count. Compared in normal form; None where they do not stand there.
    """
    pack = get_language(language)
    wanted = [normal_form(word, pack) for word in words.split()]
    marks = [one.start() for one in _MARK.finditer(text)] or [-1 if side == "before" else len(text)]
    start, end = (marks[-1] + 1, len(text)) if side == "before" else (0, marks[0])
    found = list(re.finditer(r"\S+", text[start:end]))
    found = found[-NEAR:] if side == "before" else found[:NEAR]
    spans = [(start + one.start(), start + one.end()) for one in found]
    forms = [normal_form(one.group(), pack) for one in found]
    places = [at for at in range(len(forms)) if forms[at : at + len(wanted)] == wanted]
    if not places:
        return None
    first = places[-1] if side == "before" else places[0]
    return spans[first][0], spans[first + len(wanted) - 1][1]


def _as_labels(context: Context, language: str, actor: str, frame: pd.DataFrame) -> None:
    """Words that become labels: of the actor, or of a concept that is there."""
    say = context.say
    with st.form(f"px_as_labels_{actor}", border=False):
        left, right, last = st.columns([3, 2, 1], vertical_alignment="bottom")
        words = sorted(set(frame["words"]))
        with left:
            taken = st.multiselect(say("naming.beside.take"), words,
                                   placeholder=say("naming.beside.take.example"))  # fmt: skip
        with right:
            concept = st.text_input(say("naming.beside.concept"), actor)
        with last:
            pressed = st.form_submit_button(say("naming.beside.add"), icon=":material/add:")
    concept = " ".join(concept.split())
    if pressed and taken and concept:
        own = labels_of(context.study.recipe, language)
        labels = {**own.get(concept, {}), **{one: (one,) for one in taken}}
        keep_labels(context, language, with_concept(own, concept, concept, labels))
        state.choose(naming_concept=concept, naming_label=None)
        st.rerun()
