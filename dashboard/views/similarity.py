"""How alike the outlets' wording is, against what chance gives with the same articles."""

from __future__ import annotations

from analysis.tables import rows_of
from dashboard.charts import similarity as charts
from dashboard.components import (
    empty_state,
    group_label,
    how_to_read,
    note,
    page_head,
    scope_chip,
)
from dashboard.context import Context
from dashboard.i18n import number
from dashboard.plots import draw, language_shown, words_around


def render(context: Context) -> None:
    say = context.say
    table = context.frame("similarity")
    languages = [code for code in context.languages if code in set(table["language"])]
    page_head(say("similarity.question"), _answer(context, table, languages))
    scope_chip(context)
    if not languages:
        empty_state(say, "similarity.nothing", slug="side_by_side")
        return
    language = language_shown(context, languages, "similarity_in")
    here = table[table["language"] == language].reset_index(drop=True)
    note(say("similarity.note"))
    figure = charts.similarity_heat(here, **words_around(context, say("similarity.settings")))
    draw(context, figure, here, name="similarity", key="similarity_heat")
    how_to_read(say, "similarity.how_to_read")


def _answer(context: Context, table, languages: list[str]) -> str:
    """The pair whose likeness goes furthest beyond chance, in each language."""
    say, parts = context.say, []
    beyond = table[table["similarity"] > table["high"]]
    for code in languages:
        rows = beyond[beyond["language"] == code]
        if rows.empty:
            parts.append(say("similarity.answer.none", language=say.name("language", code)))
            continue
        row = next(rows_of(rows.sort_values("similarity", ascending=False)))
        parts.append(
            say(
                "similarity.answer",
                a=group_label(context, row.a),
                b=group_label(context, row.b),
                value=number(row.similarity, context.language),
                expected=number(row.expected, context.language),
            )
        )
    return " ".join(parts)
