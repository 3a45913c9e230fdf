"""The tone of one article said in words, with care: what the numbers can carry and no more."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd

from analysis.measures.tone import ENOUGH_HITS
from analysis.tables import rows_of
from dashboard.i18n import Say, number

#: Between −.05 and .05 VADER's authors call a compound score neutral (Hutto & Gilbert 2014).
NEUTRAL = 0.05
Wording = Literal["negative", "positive", "even"]


def wording(tone: float) -> Wording:
    """Which way the wording leans; `even` within ±0.05."""
    if tone <= -NEUTRAL:
        return "negative"
    return "positive" if tone >= NEUTRAL else "even"


def line(row: Any, say: Say) -> str:
    """A row of `tone_articles` as a sentence: which way, the number, over how much."""
    if pd.isna(row.tone) or row.hits < ENOUGH_HITS:
        return say("side.tone.little", n=int(row.hits))
    body = say(
        f"side.tone.{wording(row.tone)}", tone=number(row.tone, say.language),
        hits=int(row.hits), sentences=int(row.sentences),
    )  # fmt: skip
    if pd.notna(row.low):
        bounds = {"low": number(row.low, say.language), "high": number(row.high, say.language)}
        body = f"{body} {say('side.tone.range', **bounds)}"
    if pd.isna(row.tone_title):
        return body
    title = say(
        f"side.tone.title_{wording(row.tone_title)}", tone=number(row.tone_title, say.language)
    )
    return f"{body} {title}"


def ends(sentences: pd.DataFrame) -> dict[str, Any]:
    """The most negative and the most positive row of `tone_sentences`; None where there is none."""
    ordered = sentences.sort_values(["tone", "sentence"], kind="stable")
    first = next(rows_of(ordered[ordered["tone"] < 0]), None)
    positive = ordered[ordered["tone"] > 0].sort_values(
        ["tone", "sentence"], ascending=[False, True], kind="stable"
    )
    return {"negative": first, "positive": next(rows_of(positive), None)}
