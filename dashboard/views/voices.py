"""Who is quoted, with how many words and which verbs, and what outlets keep of a quotation."""

from __future__ import annotations

import pandas as pd

from analysis.tables import rows_of
from analysis.text.languages import get_language
from dashboard.components import (
    empty_state,
    group_label,
    how_to_read,
    note,
    page_head,
    scope_chip,
)
from dashboard.context import Context
from dashboard.i18n import percent
from dashboard.markup import style
from dashboard.plots import language_shown, words_around
from dashboard.voicing.agencies import agencies
from dashboard.voicing.kinds import kinds
from dashboard.voicing.listing import listing
from dashboard.voicing.matrix import matrix
from dashboard.voicing.said import said
from dashboard.voicing.sheet import SHEET
from dashboard.voicing.verbs import verbs
from dashboard.voicing.versions import versions

NAMED = 6  # groups that the answer names one by one


def render(context: Context) -> None:
    say = context.say
    style(SHEET)
    found = set(context.frame("quotations")["language"])
    languages = [code for code in context.languages if code in found]
    page_head(say("voices.question"), _answer(context, languages))
    scope_chip(context)
    if not languages:
        empty_state(say, "voices.nothing", slug="words")
        return
    language = language_shown(context, languages, "voices_in")
    if get_language(language).reporting is None:
        note(say("voices.marks_only", language=say.name("language", language)), "caution")
    rows = said(context, language)
    around = words_around(context, say("voices.settings"), language=language)
    kinds(context, language, rows, around)
    matrix(context, language, rows, around)
    verbs(context, language, rows, around)
    versions(context, language, rows)
    agencies(context, language)
    listing(context, rows)
    how_to_read(say, "voices.how_to_read")


def _answer(context: Context, languages: list[str]) -> str:
    """Whose share of the quoted words is the largest in each group; how many are unnamed."""
    say, parts = context.say, []
    voices, kinds = context.frame("voices"), context.frame("voice_kinds")
    for code in languages:
        first = voices[voices["language"] == code].drop_duplicates("group")  # most words first
        if first.empty:
            continue
        name = say.name("language", code)
        parts.append(say("voices.answer", language=name, voices=_leading(context, first)))
        own = kinds[kinds["language"] == code]
        every, unnamed = int(own["quotations"].sum()), int(own["unnamed"].sum())
        parts.append(say("voices.answer.unnamed", unnamed=unnamed, all=every))
    return " ".join(parts) or say("voices.answer.none")


def _leading(context: Context, first: pd.DataFrame) -> str:
    """“A in X (24%) and Y (18%); B in Z (31%)”; of many groups only how many."""
    say, named = context.say, len(first) <= NAMED
    order = first["speaker"].value_counts(sort=False)
    speakers = sorted(order.index, key=lambda one: (-order[one], one))
    parts = []
    for speaker in speakers[:NAMED]:
        rows = first[first["speaker"] == speaker]
        places = [f"{group_label(context, row.group)} ({percent(row.share_words)})"
                  for row in rows_of(rows)]  # fmt: skip
        counted = (
            say("count.outlets", n=len(rows))
            if context.by == "outlet"
            else say("count.groups", n=len(rows), column=say.name("column", context.by))
        )
        where = say.list(places) if named else counted
        parts.append(say("voices.answer.speaker", speaker=speaker, where=where))
    return say("voices.semicolon").join(parts)
