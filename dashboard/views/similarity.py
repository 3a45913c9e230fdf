"""How alike the outlets' wording is, against what chance gives with the same articles."""

from __future__ import annotations

import pandas as pd

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
    if _says_nothing(here):
        note(say("similarity.too_few"), "caution")
    figure = charts.similarity_heat(
        here, **words_around(context, say("similarity.settings"), language=language)
    )
    draw(context, figure, here, name="similarity", key="similarity_heat")
    how_to_read(say, "similarity.how_to_read")


def _answer(context: Context, table, languages: list[str]) -> str:
    """In each language the pair furthest beyond chance, and the one furthest below it."""
    say, parts = context.say, []
    gap = table["similarity"] - table["expected"]
    for code in languages:
        own = table["language"] == code
        if _says_nothing(table[own]):
            continue
        above = table[own & (table["similarity"] > table["high"])]
        below = table[own & (table["similarity"] < table["low"])]
        if above.empty:
            parts.append(say("similarity.answer.none", language=say.name("language", code)))
        else:
            parts.append(_pair(context, "similarity.answer", above.loc[gap[above.index].idxmax()]))
        if len(below):
            parts.append(_pair(context, "similarity.less", below.loc[gap[below.index].idxmin()]))
    return " ".join(parts)


def _pair(context: Context, key: str, row: pd.Series) -> str:
    return context.say(
        key,
        a=group_label(context, row["a"]),
        b=group_label(context, row["b"]),
        value=number(row["similarity"], context.language),
        expected=number(row["expected"], context.language),
    )


def _says_nothing(table: pd.DataFrame) -> bool:
    """Whether relabelling changes nothing (one article a group), so that chance is not known."""
    return bool((table["low"] == table["high"]).all())
