"""Verb choice: the share of each grade of reporting verbs, less the mean share of the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.measures.speech.verbs import GRADES
from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.layout import (
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
    widest,
    wrap,
)
from dashboard.i18n import Say, number, percent

STEP, CLOSE = 15, 10  # px from mark to mark in a row; with many groups
MANY = 6  # groups
ROOM = 14  # px between the marks of two grades
NAME = 165  # px for a grade's name
LEAST = 0.05  # the scale reaches this far at least


def verb_choice(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """A row a grade that anybody uses, in the order of GRADES; in it a mark a group, by name.

    frame: `reporting_verbs` of one language. A mark stands at the group's share less the mean share
    of the others, in percentage points, with its interval; it is full where 0 is outside of it,
    grey without an interval. Less stands left in both directions. customdata: [group, grade,
    language].
    """
    theme.one_language(frame)
    known = frame[frame["difference"].notna()]
    names = sorted(map(str, known["group"].unique()))
    marks = [(spot(theme.colour_of(name, colours), theme.glyph_of(name, colours)), name)
             for name in names]  # fmt: skip
    marks += [(spot(theme.INK, "●"), say("chart.verb_choice.key_full")),
              (spot(theme.INK, "○"), say("chart.verb_choice.key_hollow"))]  # fmt: skip
    head = framed(
        say, "verb_choice", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=marks,
    )  # fmt: skip
    if known.empty:
        return nothing(head, say("chart.verb_choice.none"))
    used = known.groupby("grade")["n"].sum()
    grades = [grade for grade in GRADES if used.get(grade, 0) > 0]
    known = known[known["grade"].isin(grades)]
    labels = [_label(grade, int(used[grade]), say, head.rtl) for grade in grades]
    step = STEP if len(names) <= MANY else CLOSE
    row = row_height(labels, len(names) * step + ROOM)
    reach = _reach(known)
    figure = go.Figure()
    for one in rows_of(known):
        middle = grades.index(one.grade) * row + row / 2
        at = middle + (names.index(one.group) - (len(names) - 1) / 2) * step
        _mark(figure, one, at, colours, say, head.direction)
    for place in range(len(grades) + 1):
        figure.add_shape(
            type="line", x0=0, x1=1, xref="paper", y0=place * row, y1=place * row,
            layer="below", line={"color": theme.GRID, "width": 1},
        )  # fmt: skip
    _axes(figure, labels, row, reach, head)
    margin = widest(labels) + PAD + 10
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    _poles(figure, say, head, WIDTH - left - right)
    return compose(
        figure, head, plot_height=len(grades) * row, left=left, right=right, above=8, below=62
    )


def _label(grade: str, count: int, say: Say, rtl: bool) -> str:
    """A grade's name, wrapped, and how often it is used by all together."""
    grey = f"<span style='color:{theme.MUTED}'>({number(count)})</span>"
    parts = [isolated(line, say.direction) for line in wrap(say(f"grade.{grade}"), NAME)]
    parts[-1] = f"{parts[-1]}\u00a0{grey}"
    return "<br>".join(lead(part, rtl) for part in parts)


def _reach(frame: pd.DataFrame) -> float:
    """Half the width of the scale: the farthest end of an interval."""
    values = frame[["difference", "difference_low", "difference_high"]].to_numpy(dtype=float)
    return min(1.0, max(LEAST, float(np.nanmax(np.abs(values))) * 1.08))


def apart(row: Any) -> bool:
    """Whether 0 is outside the interval; without an interval (NaN) it is not."""
    return bool(row.difference_low > 0 or row.difference_high < 0)


def _mark(
    figure: go.Figure,
    row: Any,
    at: float,
    colours: Mapping[str, str],
    say: Say,
    direction: str,
) -> None:
    known = pd.notna(row.difference_low)
    colour = theme.colour_of(row.group, colours) if known else theme.GREY
    symbol = theme.symbol_of(row.group, colours)
    if known:
        figure.add_scatter(
            x=[max(-1.0, row.difference_low), min(1.0, row.difference_high)], y=[at, at],
            mode="lines", line={"color": colour, "width": 3 if apart(row) else 1.5},
            opacity=0.55, hoverinfo="skip",
        )  # fmt: skip
    figure.add_scatter(
        x=[row.difference], y=[at], mode="markers",
        name="apart" if apart(row) else "near",
        marker={"size": 11 if apart(row) else 9, "symbol": symbol,
                "color": colour if apart(row) else theme.PAPER,
                "line": {"width": 1.5, "color": theme.PAPER if apart(row) else colour}},
        customdata=[[row.group, row.grade, row.language]],
        hovertext=[_sentence(row, say, direction)],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _sentence(row: Any, say: Say, direction: str) -> str:
    first = say(
        "chart.verb_choice.hover", group=row.group, grade=say(f"grade.{row.grade}"),
        share=percent(row.share), rest=percent(row.share_rest), n=int(row.n),
        articles=int(row.articles), of=int(row.of),
    )  # fmt: skip
    second = (
        say(
            "chart.verb_choice.hover_interval",
            difference=points(row.difference), low=points(row.difference_low),
            high=points(row.difference_high),
        )
        if pd.notna(row.difference_low)
        else say("chart.tone.hover_no_interval")
    )  # fmt: skip
    verbs = say("chart.verb_choice.hover_verbs", verbs=row.verbs) if row.verbs else ""
    return hover(first, direction, second, verbs)


def points(share: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    shown = number(float(share) * 100, decimals=0 if abs(share) >= 0.0995 else 1)
    return f"+{shown}" if share > 0 and shown.strip("0.") else shown


def _axes(figure: go.Figure, labels: list[str], row: float, reach: float, head: Frame) -> None:
    step = next(s for s in (0.02, 0.05, 0.1, 0.2, 0.5) if reach / s <= 4 or s == 0.5)
    count = int(reach / step + 1e-9)
    ticks = [i * step for i in range(-count, count + 1)]
    figure.update_layout(
        xaxis={
            "range": (-reach, reach), "tickvals": ticks,
            "ticktext": [f"{'+' if t > 0 else ''}{number(round(t * 100))}" for t in ticks],
            "zeroline": True, "zerolinecolor": theme.INK, "zerolinewidth": 1,
        },
        yaxis={
            "range": (len(labels) * row, 0), "showgrid": False, "ticktext": labels,
            "tickvals": [(place + 0.5) * row for place in range(len(labels))],
            "side": "right" if head.rtl else "left",
            "tickfont": {"size": theme.SIZE, "color": theme.INK},
        },
    )  # fmt: skip


def _poles(figure: go.Figure, say: Say, head: Frame, width: float) -> None:
    """What the two ends of the scale mean, under the numbers."""
    for x, anchor, key in ((0, "left", "less"), (1, "right", "more")):
        lines = wrap(say(f"chart.verb_choice.{key}"), width / 2 - 8, theme.SMALL)
        figure.add_annotation(
            x=x, y=0, xref="paper", yref="paper", xanchor=anchor, yanchor="top", yshift=-22,
            text="<br>".join(isolated(line, head.direction) for line in lines),
            showarrow=False, font={"size": theme.SMALL, "color": theme.MUTED}, align=anchor,
        )  # fmt: skip
