"""Whether headlines are worded more negatively or more positively than the articles under them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.charts.tone_headlines import tone_headlines_bars
from dashboard.components import section
from dashboard.context import Context
from dashboard.plots import draw
from dashboard.toning import options


def headlines(context: Context, language: str, around: Mapping[str, Any]) -> None:
    """A line an outlet from its bodies to its headlines."""
    say = context.say
    frame = context.frame("tone_headlines", **options.chosen())
    frame = frame[frame["language"] == language].reset_index(drop=True)
    if frame.empty:
        return
    section(say("tone.headlines.title"), say("tone.headlines.note"))
    draw(
        context, tone_headlines_bars(frame, **around), frame, name="tone_headlines", key="headlines"
    )
