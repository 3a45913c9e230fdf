"""Who did it: of the words for harm, how often an agent stands in the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analysis.tables import rows_of
from analysis.text.languages import get_language
from dashboard import state
from dashboard.charts.agency import KINDS, agency_bars
from dashboard.components import Sentence, at, evidence, note, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.markup import Mark, el, join, marked, show
from dashboard.naming.concepts import SENTENCES, spread
from dashboard.plots import data_behind, draw, settings_of


def harm(context: Context, language: str, around: Mapping[str, Any]) -> None:
    """The bars, and the sentences with the word for harm and the agent marked."""
    say = context.say
    section(say("naming.agency.title"), say("naming.agency.note"))
    if get_language(language).acts is None:
        note(say("naming.agency.no_list", language=say.name("language", language)), "caution")
        return
    frame = context.frame("agency")
    frame = frame[frame["language"] == language].reset_index(drop=True)
    if language == "ar":
        note(say("naming.agency.unvocalised"))
    figure = agency_bars(frame, **around)
    clicked = draw(context, figure, frame, name="agency", key="agency_bars")
    if clicked:
        state.choose(agency_group=clicked[0], agency_kind=clicked[1])
    if len(frame):
        _sentences(context, language)


def _sentences(context: Context, language: str) -> None:
    say = context.say
    rows = context.frame("agency_sentences")
    rows = rows[rows["language"] == language].reset_index(drop=True)
    present = [kind for kind in KINDS if (rows["kind"] == kind).any()]
    default = "agent_not_found" if "agent_not_found" in present else present[0]
    kind = state.pick(
        st.pills, say("naming.agency.kind"), present, name="agency_kind", default=default,
        format_func=lambda one: say(f"naming.agency.{one}"),
    )  # fmt: skip
    _legend(context)
    shown = rows[rows["kind"] == kind]
    first = state.choice("agency_group")
    groups = sorted(rows["group"].unique(), key=lambda name: (name != first, name))
    found = [_card(context, row) for row in rows_of(spread(shown))]
    evidence(context, found, groups=groups, most=SENTENCES)
    data_behind(context, rows)
    with st.container(horizontal=True):
        table_downloads(rows, name="agency_sentences", say=say, key="agency_sentences",
                        settings=settings_of(context))  # fmt: skip


def _card(context: Context, row: Any) -> Sentence:
    say, spans = context.say, context.corpus.sentences.iloc[row.sentence]
    built = say(f"naming.construction.{row.construction}")
    marks = [Mark(row.start, row.end, "hit", say("naming.agency.mark"), built)]
    if row.agent_start >= 0:
        agent = Mark(row.agent_start, row.agent_end, "label", say("column.agent"), row.agent)
        marks.append(agent)
    told = [built, say("voice.quoted") if row.voice == "quoted" else ""]
    start, end = int(spans["start"]), int(spans["end"])
    return at(context, row.article_id, row.part, start, end, marks, " · ".join(filter(None, told)))


def _legend(context: Context) -> None:
    """How the word for harm and the agent are marked."""
    entries = []
    for kind, key in (("hit", "naming.agency.mark"), ("label", "column.agent")):
        word = context.say(key)
        example = marked(word, [Mark(0, len(word), kind)], context.direction)  # type: ignore[arg-type]
        entries.append(el("span", example, class_="px-key"))
    show(el("p", join(entries, " "), class_="px-legend px-note"))
