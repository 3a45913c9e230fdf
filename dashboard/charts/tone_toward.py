"""The heat map of the page Tone: how each group words what it says about each actor."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

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
    nothing,
    row_height,
    spot,
    widest,
    wrapped_label,
)
from dashboard.charts.tone import signed
from dashboard.charts.words_heat import column_heads
from dashboard.i18n import Say

ACTORS = 30
ENOUGH = 3  # sentences, for a colour
LEAST = 0.3  # the scale reaches this far at least
ROW, LOW_ROW = 40, 26  # px of a row: number with its sentences under it; without room for them
WIDE, SMALLEST = 46, 34  # px of a column that numbers fit in, and in which they fit in 10 px
#: How strong a fill may be at the ends of the scale: the inks of either theme stay readable on it.
STRENGTH = 0.5
STEPS = 4  # of the scale under the map, to each side
STEP, BAR = 18, 10  # px of one of them
_COUNT = '<span style="font-size:10px">{}</span>'


def tone_toward_heat(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """Actors × groups: orange where the wording about an actor is negative, blue where positive.

    frame: `tone_toward` of one language. The number in a cell is the tone, the small one under it
    the sentences; a cell with fewer than `ENOUGH` of them is grey, one without a mention is empty.
    The `ACTORS` mentioned most stand in the order of their mentions. customdata of a cell: [group,
    actor, language]; as in `words_heat` it stands in the cells and in clear squares over them.
    """
    code = theme.one_language(frame)
    head = framed(
        say, "tone_toward", title=title, subtitle=subtitle, caption=caption, direction=direction
    )
    known = frame[frame["tone"].notna()]
    if known.empty:
        return nothing(head, say("chart.tone_toward.none"))
    actors, every = _actors(known)
    if len(actors) < every:
        cut = say("chart.tone_toward.cut", n=len(actors), all=every)
        head = replace(head, subtitle=f"{head.subtitle} · {cut}".removeprefix(" · "))
    names = sorted(map(str, known["group"].unique()))
    cells = {(row.actor, row.group): row for row in rows_of(known)}
    grid = [[cells.get((actor, name)) for name in names] for actor in actors]
    labels = [wrapped_label(actor, 170) for actor in actors]
    margin = max(widest(labels), 60.0) + PAD + 10
    width = (WIDTH - margin - PAD - 8) / len(names)
    least = ROW if width >= SMALLEST else LOW_ROW
    head = replace(head, key=_key(grid, say, written=width >= SMALLEST))
    edges = np.r_[0, np.cumsum([row_height([label], least) for label in labels])]
    middles = (edges[:-1] + edges[1:]) / 2
    figure = go.Figure()
    data = np.array([[(name, actor, code) for name in names] for actor in actors], dtype=object)
    texts = np.array(
        [
            [_sentence(cell, name, actor, say, head.direction)
             for cell, name in zip(row, names, strict=True)]
            for actor, row in zip(actors, grid, strict=True)
        ],
        dtype=object,
    )  # fmt: skip
    reach = _fills(figure, grid, edges, data, texts)
    _over(figure, grid, middles, data, texts, width=width, height=least)
    for edge in edges:
        figure.add_shape(
            type="line", x0=0, x1=1, xref="paper", y0=edge, y1=edge, layer="below",
            line={"color": theme.GRID, "width": 1},
        )  # fmt: skip
    figure.update_layout(hoverdistance=math.ceil(width) + 4)  # a click anywhere in a cell counts
    above = column_heads(figure, names, colours, head, width)
    figure.update_yaxes(
        tickvals=middles, ticktext=labels, showgrid=False, range=[edges[-1], 0],
        side="right" if head.rtl else "left", tickfont={"size": theme.SIZE},
    )  # fmt: skip
    _scale(figure, reach, say, head)
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    return compose(
        figure, head, plot_height=float(edges[-1]), left=left, right=right, above=above, below=58
    )


def _actors(frame: pd.DataFrame) -> tuple[list[str], int]:
    """The actors mentioned most, at most `ACTORS`, and how many there are."""
    mentions = frame.groupby("actor", sort=True)["mentions"].sum()
    order = mentions.sort_values(ascending=False, kind="stable").index
    return [str(actor) for actor in order[:ACTORS]], len(order)


def _key(grid: list[list[Any]], say: Say, *, written: bool) -> list[tuple[str, str]]:
    """What stands in the cells: only what is drawn. The colours have a scale under the map."""
    cells = [cell for row in grid for cell in row]
    marks = {
        "tone": (isolated("−0.2"), written),
        "sentences": (_COUNT.format("12"), written),
        "few": (spot(theme.GRID, "■"), any(c is not None and not _enough(c) for c in cells)),
        "none": (spot(theme.MUTED, "–"), None in cells),
    }
    return [(mark, say(f"chart.tone_toward.key_{key}")) for key, (mark, on) in marks.items() if on]


def _enough(cell: Any) -> bool:
    return cell is not None and cell.sentences >= ENOUGH


def _fills(
    figure: go.Figure, grid: list[list[Any]], edges: np.ndarray, data: np.ndarray, texts: np.ndarray
) -> float:
    """The coloured and the grey cells; how far the scale of the colours reaches."""
    tone = np.array([[c.tone if _enough(c) else np.nan for c in row] for row in grid], dtype=float)
    few = np.array(
        [[0.0 if c is not None and not _enough(c) else np.nan for c in row] for row in grid]
    )
    reach = max(LEAST, math.ceil(float(np.nanmax(np.abs(tone), initial=0)) * 10 - 1e-9) / 10)
    ends = [[0, theme.NEGATIVE], [0.5, theme.PAPER], [1, theme.POSITIVE]]
    for name, z, scale, strength in (
        ("tone", tone, ends, STRENGTH),
        ("few", few, [[0, theme.GRID], [1, theme.GRID]], 0.8),
    ):
        figure.add_heatmap(
            z=z, x=list(range(tone.shape[1])), y=edges, zmin=-reach, zmax=reach, name=name,
            colorscale=scale, opacity=strength, showscale=False, xgap=2, ygap=2,
            customdata=data, hovertext=texts, hovertemplate="%{hovertext}<extra></extra>",
            hoverongaps=False,
        )  # fmt: skip
    return reach


def _over(
    figure: go.Figure,
    grid: list[list[Any]],
    middles: np.ndarray,
    data: np.ndarray,
    texts: np.ndarray,
    *,
    width: float,
    height: float,
) -> None:
    """Over the cells: clear squares that a click hits, with the numbers."""
    flat = [(i, j, cell) for i, row in enumerate(grid) for j, cell in enumerate(row)]
    figure.add_scatter(
        x=[j for _, j, _ in flat], y=[middles[i] for i, _, _ in flat], name="cells",
        mode="markers+text", text=[_words(cell, width >= SMALLEST) for _, _, cell in flat],
        textfont={
            "size": theme.SIZE if width >= WIDE else 10,
            "color": [theme.INK if _enough(cell) else theme.MUTED for _, _, cell in flat],
        },
        marker={"symbol": "square", "size": min(height, width) - 4, "color": theme.TRANSPARENT,
                "line": {"width": 0}},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
        customdata=data.reshape(-1, 3).tolist(), hovertext=texts.ravel().tolist(),
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _words(cell: Any, written: bool) -> str:
    if cell is None:
        return "–"
    if not written:
        return ""
    return f"{signed(cell.tone)}<br>{_COUNT.format(f'{int(cell.sentences):,}')}"


def _sentence(cell: Any, group: str, actor: str, say: Say, direction: str) -> str:
    if cell is None:
        return hover(say("chart.tone_toward.hover_none", group=group, actor=actor), direction)
    first = say(
        "chart.tone_toward.hover", group=group, actor=actor, tone=signed(cell.tone),
        sentences=int(cell.sentences), mentions=int(cell.mentions),
    )  # fmt: skip
    if not _enough(cell):
        return hover(first, direction, say("chart.tone_toward.hover_few", n=ENOUGH))
    second = (
        say("chart.tone.hover_interval", low=signed(cell.low), high=signed(cell.high))
        if pd.notna(cell.low)
        else say("chart.tone.hover_no_interval")
    )
    return hover(first, direction, second)


def _scale(figure: go.Figure, reach: float, say: Say, head: Frame) -> None:
    """The scale of the colours under the map: negative stands left in both directions."""
    top = -16
    for step in range(-STEPS, STEPS + 1):
        colour = theme.NEGATIVE if step < 0 else theme.POSITIVE if step else theme.PAPER
        figure.add_shape(
            type="rect", name="scale", xref="paper", yref="paper", xsizemode="pixel",
            ysizemode="pixel", xanchor=0.5, yanchor=0, x0=(step - 0.5) * STEP,
            x1=(step + 0.5) * STEP, y0=top, y1=top - BAR, fillcolor=colour,
            opacity=STRENGTH * abs(step) / STEPS, line={"width": 0},
        )  # fmt: skip
    end = (STEPS + 0.5) * STEP
    figure.add_shape(
        type="rect", name="scale", xref="paper", yref="paper", xsizemode="pixel",
        ysizemode="pixel", xanchor=0.5, yanchor=0, x0=-end, x1=end, y0=top, y1=top - BAR,
        line={"width": 1, "color": theme.GRID},
    )  # fmt: skip
    for side, key in ((-1, "negative"), (1, "positive")):
        figure.add_annotation(
            text=isolated(say(f"chart.tone.{key}"), head.direction), x=0.5, y=0,
            xref="paper", yref="paper", xanchor="right" if side < 0 else "left",
            xshift=side * (end + 10), yanchor="middle", yshift=top - BAR / 2, showarrow=False,
            font={"size": theme.SMALL, "color": theme.MUTED},
        )  # fmt: skip
    for step in (-STEPS, 0, STEPS):
        figure.add_annotation(
            text=signed(reach * step / STEPS, 1) if step else "0", x=0.5, y=0, xref="paper",
            yref="paper", xshift=step * STEP, yanchor="top", yshift=top - BAR - 1, showarrow=False,
            font={"size": 10, "color": theme.MUTED},
        )  # fmt: skip
