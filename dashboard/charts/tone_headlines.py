"""Headline against body: how far each group's headlines are from the articles under them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.asides import aside
from dashboard.charts.layout import (
    LINE,
    PAD,
    WIDTH,
    Frame,
    compose,
    framed,
    hover,
    isolated,
    lead,
    nothing,
    row_height,
    spot,
    text_width,
    widest,
    wrap,
)
from dashboard.charts.tone import counted, poles, reach_of, signed, tone_axes
from dashboard.i18n import Say

ROW = 34
AWAY = 18  # px between the scale and the words beside it
SHARE = 175  # px at most for the words beside the scale
_GAP = 12  # px between a difference and its interval


def tone_headlines_bars(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """A full mark for the headlines and a hollow one for the bodies of every group, joined.

    frame: `tone_headlines` of one language. Beside the scale stands the difference, headline less
    body, with its interval; bold where 0 is outside it. A row without an interval is grey and says
    that the articles are too few. Negative stands left in both directions. customdata of a mark:
    [group, language].
    """
    theme.one_language(frame)
    rows = frame[frame["difference"].notna()].sort_values("group", ignore_index=True)
    marks = [(spot(theme.INK, "●"), say("chart.tone_headlines.key_title")),
             (spot(theme.INK, "○"), say("chart.tone_headlines.key_body"))]  # fmt: skip
    if any(_apart(row) for row in rows_of(rows)):
        bold = lead(f"<b>{signed(0.1, 1)}</b>", rtl=False)
        marks.append((bold, say("chart.tone_headlines.key_bold")))
    head = framed(
        say, "tone_headlines", title=title, subtitle=subtitle, caption=caption,
        direction=direction, marks=marks,
    )  # fmt: skip
    if rows.empty:
        return nothing(head, say("chart.tone_headlines.none"))
    labels = [counted(str(row.group), int(row.articles), head.rtl) for row in rows_of(rows)]
    reach = reach_of(rows[["title", "body"]].to_numpy())
    figure = go.Figure()
    for place, row in enumerate(rows_of(rows)):
        _joined(figure, row, place, say=say, colours=colours, direction=head.direction)
    figure.update_layout(xaxis={}, yaxis={})
    tone_axes(figure, 1, (0, 1), labels, reach, head, last=True)
    room, lines = _beside(figure, rows, say, head)
    margin, other = widest(labels) + PAD + 10, room + AWAY + PAD
    left, right = (other, margin) if head.rtl else (margin, other)
    poles(figure, say, head, WIDTH - left - right)
    return compose(
        figure, head, plot_height=len(rows) * row_height(labels, ROW), left=left, right=right,
        above=14 + lines * theme.SMALL * LINE, below=62,
    )  # fmt: skip


def _joined(
    figure: go.Figure,
    row: Any,
    place: int,
    *,
    say: Say,
    colours: Mapping[str, str],
    direction: str,
) -> None:
    """The two marks of a group and the line between them; the hollow one holds the full one."""
    known = pd.notna(row.low)
    colour = theme.colour_of(row.group, colours) if known else theme.GREY
    symbol = theme.symbol_of(row.group, colours)
    figure.add_scatter(
        x=[row.body, row.title], y=[place, place], mode="lines", hoverinfo="skip",
        line={"color": colour, "width": 3 if known else 1.5}, opacity=0.55,
    )  # fmt: skip
    for name, x, size in (("body", row.body, 14), ("title", row.title, 11)):
        full = name == "title"
        figure.add_scatter(
            x=[x], y=[place], mode="markers", name=name,
            marker={
                "size": size, "symbol": symbol, "color": colour if full else theme.PAPER,
                "line": {"color": theme.PAPER if full else colour, "width": 1 if full else 2},
            },
            customdata=[[row.group, row.language]],
            hovertext=[_sentence(row, say, direction)],
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip


def _sentence(row: Any, say: Say, direction: str) -> str:
    first = say(
        "chart.tone_headlines.hover", group=row.group, title=signed(row.title),
        body=signed(row.body), articles=int(row.articles),
    )  # fmt: skip
    second = say("chart.tone_headlines.hover_difference", difference=signed(row.difference))
    third = (
        say("chart.tone.hover_interval", low=signed(row.low), high=signed(row.high))
        if pd.notna(row.low)
        else say("chart.tone.hover_no_interval")
    )
    return hover(first, direction, second, third)


def _beside(figure: go.Figure, rows: pd.DataFrame, say: Say, head: Frame) -> tuple[float, int]:
    """The differences and their intervals beside the scale: px they need, lines of the heading.

    They stand at the far side of the names, outside the plotting area.
    """
    first = max(text_width(signed(value)) for value in rows["difference"]) + _GAP
    ranges = [_range(row, say) for row in rows_of(rows)]
    heads = wrap(say("chart.tone_headlines.beside"), SHARE, theme.SMALL)
    few = wrap(say("chart.tone_headlines.few"), SHARE - first, theme.SMALL)
    room = max(first + widest([*ranges, *few], theme.SMALL), widest(heads, theme.SMALL))
    for place, (row, words) in enumerate(zip(rows_of(rows), ranges, strict=True)):
        known = pd.notna(row.low)
        value = lead(signed(row.difference), rtl=False)
        aside(
            figure, head, value, AWAY, y=place, name="difference", size=theme.SIZE,
            weight=700 if _apart(row) else 400, colour=theme.INK if known else theme.MUTED,
        )  # fmt: skip
        words = [words] if known else few
        text = "<br>".join(isolated(line, head.direction) for line in words)
        aside(figure, head, text, AWAY + first, y=place, name="range", colour=theme.MUTED)
    text = "<br>".join(isolated(line, head.direction) for line in heads)
    aside(figure, head, text, AWAY, name="beside", colour=theme.MUTED)
    return room, len(heads)


def _apart(row: Any) -> bool:
    """Whether 0 is outside the interval; without an interval (NaN) it is not."""
    return bool(row.low > 0 or row.high < 0)


def _range(row: Any, say: Say) -> str:
    if pd.isna(row.low):
        return ""
    return say("chart.tone_headlines.range", low=signed(row.low), high=signed(row.high))
