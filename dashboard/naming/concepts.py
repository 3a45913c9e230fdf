"""Which labels outlets use for a thing: the bars, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from dashboard import state
from dashboard.charts.naming import VALUES, naming_bars
from dashboard.components import Sentence, at, evidence, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.markup import Mark, plain
from dashboard.naming.labels import Concepts
from dashboard.plots import data_behind, draw, settings_of

MOST = ("5", "10", "all")  # concepts in the chart
VOICES = ("all", "reporter", "quoted")
SENTENCES = 3  # a group
ANY = "*"  # the choice of every label; no label is called so


def of_language(context: Context, name: str, language: str, *given: Any) -> pd.DataFrame:
    """A frame of one language: labels and names of one are not looked for in another."""
    return context.frame(name, *given, scope=replace(context.scope, language=language))


def spread(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with `article_id` and `sentence`: the first of every article, the second, and so on."""
    turn = rows.groupby("article_id", sort=False).cumcount()
    ordered = rows.assign(turn=turn).sort_values(["turn", "sentence"], kind="stable")
    return ordered.drop(columns="turn")


def bars(
    context: Context,
    language: str,
    labels: Concepts,
    contrasts: pd.DataFrame,
    around: Mapping[str, Any],
) -> None:
    """The chart of the concepts that differ most. contrasts: `naming_contrasts` of the language."""
    say = context.say
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_naming_controls"):
        value = state.pick(
            st.segmented_control, say("naming.value"), VALUES, name="naming_value",
            format_func=lambda one: say(f"naming.value.{one}"),
        )  # fmt: skip
        most = MOST[0]
        if len(contrasts) > int(MOST[0]):
            offered = [one for one in MOST if one == "all" or int(one) < len(contrasts)]
            most = state.pick(
                st.segmented_control, say("naming.most"), offered, name="naming_most",
                format_func=lambda one: (
                    say("naming.most.all", n=len(contrasts)) if one == "all" else one
                ),
            )  # fmt: skip
    names = contrasts["concept"].tolist()
    shown = names if most == "all" else names[: int(most)]
    chosen = state.choice("naming_concept")
    if chosen in names and chosen not in shown:  # what somebody looks at or has just added
        shown = [chosen, *shown]
    frame = of_language(context, "naming", language, labels)
    frame = frame[frame["concept"].isin(shown)].reset_index(drop=True)
    figure = naming_bars(frame, shown, **around, value=value)
    clicked = draw(context, figure, frame, name="naming", key="naming_bars")
    if clicked:
        state.choose(naming_group=clicked[0], naming_concept=clicked[1], naming_label=clicked[2])


def sentences(context: Context, language: str, labels: Concepts, contrasts: pd.DataFrame) -> None:
    """Every use of a concept's labels, or of one of them, in its sentence."""
    say = context.say
    section(say("naming.sentences.title"), say("naming.sentences.note"))
    names = contrasts["concept"].tolist()
    hits = of_language(context, "naming_hits", language, labels)
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_naming_sentences"):
        concept = state.pick(
            st.selectbox, say("column.concept"), names, name="naming_concept", width=280,
        )  # fmt: skip
        own = hits[hits["concept"] == concept]
        voice = state.pick(
            st.segmented_control, say("column.voice"), VOICES, name="naming_voice",
            format_func=lambda one: say(f"naming.voice.{one}"),
        )  # fmt: skip
    used = own["label"].value_counts(sort=False)
    order = sorted(used.index, key=lambda label: (-used[label], label))
    label = state.pick(
        st.pills, say("column.label"), [ANY, *order], name="naming_label",
        format_func=lambda one: say("naming.any") if one == ANY else plain(f"{one} {used[one]}"),
    )  # fmt: skip
    shown = own if label == ANY else own[own["label"] == label]
    shown = shown if voice == "all" else shown[shown["voice"] == voice]
    first = state.choice("naming_group")
    groups = sorted(hits["group"].unique(), key=lambda name: (name != first, name))
    evidence(context, sentences_of(context, shown, _marked), groups=groups, most=SENTENCES)
    data_behind(context, own)
    with st.container(horizontal=True):
        table_downloads(own.reset_index(drop=True), name="naming_hits", say=say, key="naming_hits",
                        settings=settings_of(context, concept=concept))  # fmt: skip


def _marked(context: Context, own: pd.DataFrame) -> tuple[list[Mark], str]:
    """The labels of one sentence, and what is to be told of it."""
    say, first = context.say, next(rows_of(own))
    marks = [
        Mark(
            row.start, row.end, "label", row.label,
            say(f"reader.mark.label.{row.marked}") if row.marked else "",
        )
        for row in rows_of(own)
    ]  # fmt: skip
    told = [say(f"voice.{first.voice}")] if first.voice == "quoted" else []
    told += [say(f"reader.mark.label.{kind}") for kind in sorted(set(own["marked"]) - {""})]
    return marks, " · ".join(told)


def sentences_of(
    context: Context,
    hits: pd.DataFrame,
    marked: Callable[[Context, pd.DataFrame], tuple[list[Mark], str]],
) -> list[Sentence]:
    """The hits' sentences, each once, with what `marked` says of the hits of one."""
    spans = context.corpus.sentences
    found = []
    of_sentence = dict(iter(hits.groupby("sentence")))
    for place in spread(hits.drop_duplicates("sentence"))["sentence"].tolist():
        own = of_sentence[place]
        first = next(rows_of(own))
        marks, told = marked(context, own)
        start, end = (int(spans[name].iloc[place]) for name in ("start", "end"))
        found.append(at(context, first.article_id, first.part, start, end, marks, told))
    return found
