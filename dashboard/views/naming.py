"""What people and things are called: labels by outlet, actors, who did it, loaded words."""

from __future__ import annotations

import pandas as pd

from analysis.tables import rows_of
from dashboard.components import (
    empty_state,
    group_label,
    how_to_read,
    note,
    page_head,
    scope_chip,
)
from dashboard.context import Context
from dashboard.markup import style
from dashboard.naming.beside import beside
from dashboard.naming.concepts import bars, of_language, sentences
from dashboard.naming.cues import cues
from dashboard.naming.editor import editor
from dashboard.naming.harm import harm
from dashboard.naming.labels import labels_of
from dashboard.naming.people import people
from dashboard.naming.sheet import SHEET
from dashboard.plots import language_shown, words_around
from dashboard.separation_in_words import RARE


def render(context: Context) -> None:
    say = context.say
    style(SHEET)
    languages = [code for code in context.languages if code]
    contrasts = {code: _contrasts(context, code) for code in languages}
    page_head(say("naming.question"), _answer(context, contrasts))
    scope_chip(context)
    if not languages:
        empty_state(say, "naming.nothing")
        return
    language = language_shown(context, languages, "naming_in")
    labels, found = labels_of(context.study.recipe, language), contrasts[language]
    name = say.name("language", language)
    if not labels:
        note(say("naming.no_list", language=name), "caution")
    elif found.empty:
        note(say("naming.none_used", language=name))
    if len(found):
        around = words_around(context, say("naming.settings"), language=language)
        bars(context, language, labels, found, around)
    editor(context, language, found["concept"].tolist())
    if len(found):
        sentences(context, language, labels, found)
    actors = people(context, language)
    if actors:
        around = words_around(context, say("naming.beside.settings"), language=language)
        beside(context, language, actors, around)
    harm(context, language, words_around(context, say("naming.agency.settings"), language=language))
    cues(context, language, words_around(context, say("naming.loaded.settings"), language=language))
    how_to_read(say, "naming.how_to_read")


def _contrasts(context: Context, language: str) -> pd.DataFrame:
    """`naming_contrasts` of a language with the study's labels; empty where there are none."""
    labels = labels_of(context.study.recipe, language)
    if not labels:
        return pd.DataFrame({"concept": pd.Series([], dtype="str")})
    return of_language(context, "naming_contrasts", language, labels)


def _answer(context: Context, contrasts: dict[str, pd.DataFrame]) -> str:
    """Of which thing outlets choose the most different names, which two, and how often."""
    say, parts = context.say, []
    for code, frame in contrasts.items():
        row = next(rows_of(frame), None)
        if row is None:
            continue
        if row.group_a:
            line = say(
                "naming.answer", concept=row.concept,
                a=group_label(context, row.group_a), label_a=row.label_a, n_a=int(row.n_a),
                of_a=int(row.of_a), b=group_label(context, row.group_b), label_b=row.label_b,
                n_b=int(row.n_b), of_b=int(row.of_b),
            )  # fmt: skip
            if not row.p <= RARE:
                line = f"{line} {say('naming.answer.chance')}"
        else:
            line = say("naming.answer.alike" if row.groups > 1 else "naming.answer.one")
        several = len(contrasts) > 1
        name = say.name("language", code)
        parts.append(say("naming.answer.in", language=name, answer=line) if several else line)
    return " ".join(parts) or say("naming.answer.none")
