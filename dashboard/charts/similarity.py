"""The figure of the page Similarity: which groups word it alike, against what chance gives.

A heat map and no map of points: distances on a plane would be read as a political axis.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.layout import (
    PAD,
    WIDTH,
    compose,
    framed,
    hover,
    nothing,
    spot,
    widest,
    wrapped_label,
)
from dashboard.i18n import Say, number


def similarity_heat(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """Every pair of groups: observed similarity minus what relabelling the articles gives.

    frame: `similarity` of one language. The number in a cell is the difference; it is bold with
    a frame where the observed value lies outside 95 % of the relabellings. customdata: [a, b,
    language]. `colours` only keeps the form of the other builders.
    """
    code = theme.one_language(frame)
    head = framed(
        say, "similarity", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=[(spot(theme.DIVERGING[-1][1], "■"), say("chart.similarity.key_more")),
               (spot(theme.DIVERGING[0][1], "■"), say("chart.similarity.key_less")),
               (spot(theme.INK, "□"), say("chart.similarity.key_outside"))],
    )  # fmt: skip
    if frame.empty:
        return nothing(head, say("chart.similarity.none"))
    names = sorted(set(frame["a"]) | set(frame["b"]))
    cells = {**_pairs(frame, "a", "b"), **_pairs(frame, "b", "a")}
    size = len(names)
    gaps = np.full((size, size), np.nan)
    texts = np.full((size, size), "", dtype=object)
    data = np.full((size, size, 3), "", dtype=object)
    for (a, b), row in cells.items():
        i, j = names.index(a), names.index(b)
        gaps[i, j] = row.similarity - row.expected
        texts[i, j] = _sentence(row, a, b, say, head.direction)
        data[i, j] = (a, b, code)
    reach = max(0.02, float(np.nanmax(np.abs(gaps))) if np.isfinite(gaps).any() else 0.02)
    labels = [wrapped_label(name, 130) for name in names]
    figure = go.Figure(
        go.Heatmap(
            z=gaps, x=list(range(size)), y=list(range(size)), zmin=-reach, zmax=reach,
            colorscale=[list(stop) for stop in theme.DIVERGING], showscale=False, xgap=2, ygap=2,
            customdata=data, hovertext=texts, hovertemplate="%{hovertext}<extra></extra>",
            hoverongaps=False,
        )
    )  # fmt: skip
    _write_cells(figure, names, cells, reach)
    margin = widest(labels) + PAD + 10
    width = (WIDTH - margin - PAD - 8) / size
    upright = [wrapped_label(name, width - 6) for name in names]
    slanted = widest(upright) > width
    heads = labels if slanted else upright
    most = max(label.count("<br>") + 1 for label in heads)
    below = 0.66 * widest(labels) + 16 * most + 12 if slanted else 17 * most + 16
    cell = max(30.0, min(52.0, width))
    order = [size - 0.5, -0.5] if head.rtl else [-0.5, size - 0.5]
    # A slanted name ends at its tick, so it runs to the side where the row names stand.
    figure.update_xaxes(
        tickvals=list(range(size)), ticktext=heads, showgrid=False, range=order,
        tickangle=(40 if head.rtl else -40) if slanted else 0,
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(size)), ticktext=labels, showgrid=False, range=[size - 0.5, -0.5],
        side="right" if head.rtl else "left", tickfont={"size": theme.SIZE},
    )  # fmt: skip
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    return compose(
        figure, head, plot_height=cell * size, left=left, right=right, above=6, below=below
    )


def _pairs(frame: pd.DataFrame, first: str, second: str) -> dict[tuple[str, str], Any]:
    return {(getattr(row, first), getattr(row, second)): row for row in rows_of(frame)}


def _outside(row: Any) -> bool:
    """Whether the observed value lies outside 95 % of the relabellings."""
    return not row.low <= row.similarity <= row.high


def _write_cells(
    figure: go.Figure, names: list[str], cells: Mapping[tuple[str, str], Any], reach: float
) -> None:
    """The difference in every cell, and a frame around those outside the chance range."""
    for (a, b), row in cells.items():
        x, y = names.index(b), names.index(a)
        gap = row.similarity - row.expected
        if pd.isna(gap):
            continue
        known = pd.notna(row.low) and pd.notna(row.high)
        strong = known and _outside(row)
        # Cell fills do not change with the theme, so neither may the number on them: these
        # two inks are given as rgb and thus not among those that `on_screen` swaps.
        ink = "rgb(255,255,255)" if abs(gap) > 0.7 * reach else "rgb(26,29,33)"
        figure.add_annotation(
            x=x, y=y, text=_signed(gap), showarrow=False,
            font={"size": theme.SMALL, "color": ink, "weight": 700 if strong else 400},
        )  # fmt: skip
        if strong:
            figure.add_shape(
                type="rect", x0=x - 0.46, x1=x + 0.46, y0=y - 0.46, y1=y + 0.46,
                line={"color": theme.INK, "width": 2},
            )  # fmt: skip


def _sentence(row: Any, a: str, b: str, say: Say, direction: str) -> str:
    first = say(
        "chart.similarity.hover", a=a, b=b, similarity=number(row.similarity),
        expected=number(row.expected),
    )  # fmt: skip
    if pd.isna(row.low) or pd.isna(row.high):
        return hover(first, direction, say("chart.similarity.hover_unsure"))
    key = "outside" if _outside(row) else "inside"
    second = say(f"chart.similarity.hover_{key}", low=number(row.low), high=number(row.high))
    return hover(first, direction, second)


def _signed(gap: float) -> str:
    """Two decimals with a sign; nothing is minus nought."""
    shown = f"{gap:+.2f}"
    return "0.00" if shown in ("+0.00", "-0.00") else shown.replace("-", "−")
