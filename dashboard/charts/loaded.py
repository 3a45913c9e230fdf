"""Loaded and hedging words: a panel a class with a scale of its own, a dot a group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.measures.loaded import CLASSES
from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.bar_table import group_row
from dashboard.charts.layout import (
    LINE,
    PAD,
    WIDTH,
    compose,
    framed,
    heading,
    hover,
    isolated,
    nothing,
    row_height,
    spot,
    widest,
    wrap,
)
from dashboard.i18n import Say, number

COLUMNS = 2
ROW = 21  # px from dot to dot
BETWEEN = 30  # px between two columns
SCALE = 24  # px for the numbers under a panel
NAME = 130  # px for a group's name


def loaded_dots(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """The rate per 1,000 words of every class that anybody uses, a dot a group with its interval.

    frame: `loaded_words` of one language and voice. A short upright stroke is the mean rate of the
    others; the dot is full where the interval of the difference leaves out 0. Panels in the order
    of CLASSES, each from 0 to its own longest interval. customdata: [group, class, language].
    """
    theme.one_language(frame)
    known = frame[frame["rate"].notna()].rename(columns={"class": "kind"})
    used = known.groupby("kind")["n"].sum()
    kinds = [kind for kind in CLASSES if used.get(kind, 0) > 0]
    marks = [(spot(theme.INK, "●"), say("chart.loaded_dots.key_full")),
             (spot(theme.INK, "○"), say("chart.loaded_dots.key_hollow"))]  # fmt: skip
    if known["rate_rest"].notna().any():
        marks.append((spot(theme.INK, "❘"), say("chart.loaded_dots.key_rest")))
    head = framed(
        say, "loaded_dots", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=marks,
    )  # fmt: skip
    if not kinds:
        return nothing(head, say("chart.loaded_dots.none"))
    names = sorted(map(str, known["group"].unique()))
    labels = [group_row(name, colours, head.rtl, width=NAME, size=theme.SMALL) for name in names]
    margin = widest(labels) + PAD + 10
    inner = WIDTH - margin - PAD - 8
    width = (inner - BETWEEN * (COLUMNS - 1)) / COLUMNS
    titles = [wrap(say(f"loaded.class.{kind}"), width - 4, theme.SIZE) for kind in kinds]
    top = max(map(len, titles)) * theme.SIZE * LINE + 10
    edges = np.cumsum([0.0, *(row_height([label], ROW, theme.SMALL) for label in labels)])
    plot, middles = float(edges[-1]), (edges[:-1] + edges[1:]) / 2
    places = dict(zip(names, middles.tolist(), strict=True))  # px from the top of a panel
    rows = -(-len(kinds) // COLUMNS)
    cell = top + plot + SCALE
    height = rows * cell - top - SCALE
    figure = go.Figure()
    layout: dict[str, Any] = {}
    for place, kind in enumerate(kinds):
        down, across = divmod(place, COLUMNS)
        if head.rtl:
            across = COLUMNS - 1 - across
        x0 = across * (width + BETWEEN) / inner
        y1 = 1 - down * cell / height
        number_of = "" if place == 0 else str(place + 1)
        own = known[known["kind"] == kind]
        reach = float(np.nanmax(own[["rate", "high", "rate_rest"]].to_numpy(dtype=float)))
        outer = across == (COLUMNS - 1 if head.rtl else 0)
        domain = (x0, min(1.0, x0 + width / inner))
        layout[f"xaxis{number_of}"] = _scale(reach, domain, number_of, head.rtl)
        layout[f"yaxis{number_of}"] = {
            "domain": (max(0.0, y1 - plot / height), y1), "anchor": f"x{number_of}",
            "range": (plot, 0), "tickvals": middles.tolist(),
            "ticktext": labels if outer else [""] * len(names), "showgrid": False,
            "side": "right" if head.rtl else "left",
            "tickfont": {"size": theme.SMALL, "color": theme.INK},
        }  # fmt: skip
        text = "<br>".join(isolated(line, head.direction) for line in titles[place])
        start = x0 + width / inner if head.rtl else x0
        heading(figure, text, x=start, y=y1, rtl=head.rtl)
        _dots(figure, list(rows_of(own)), places, number_of, colours, say, head.direction)
    figure.update_layout(**layout)
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    return compose(
        figure, head, plot_height=height, left=left, right=right, above=top + 2, below=SCALE + 14
    )


def _scale(reach: float, domain: tuple[float, float], number_of: str, rtl: bool) -> dict[str, Any]:
    """From 0 on: to the left where the interface runs so."""
    steps = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
    step = next((s for s in steps if reach / s <= 4), 200)
    end = max(reach, step) * 1.06
    ticks = [i * step for i in range(int(end / step) + 1)]
    start = -0.03 * end
    return {
        "domain": domain, "anchor": f"y{number_of}",
        "range": (end, start) if rtl else (start, end), "tickvals": ticks,
        "ticktext": [number(round(tick, 1)) for tick in ticks],
        "zeroline": True, "zerolinecolor": theme.MUTED, "zerolinewidth": 1,
    }  # fmt: skip


def apart(row: Any) -> bool:
    """Whether 0 is outside the interval of the difference; without one (NaN) it is not."""
    return bool(row.difference_low > 0 or row.difference_high < 0)


def _dots(
    figure: go.Figure,
    rows: list[Any],
    places: Mapping[str, float],
    number_of: str,
    colours: Mapping[str, str],
    say: Say,
    direction: str,
) -> None:
    """A panel: intervals, then the strokes for the others, then the dots of the groups."""
    axes = {"xaxis": f"x{number_of}", "yaxis": f"y{number_of}"}
    for row in rows:
        if pd.notna(row.low):
            figure.add_scatter(
                x=[row.low, row.high], y=[places[row.group]] * 2, mode="lines", name="range",
                line={"color": theme.colour_of(row.group, colours),
                      "width": 3 if apart(row) else 1.5},
                opacity=0.55, hoverinfo="skip", **axes,
            )  # fmt: skip
    others = [row for row in rows if pd.notna(row.rate_rest)]
    figure.add_scatter(
        x=[row.rate_rest for row in others], y=[places[row.group] for row in others],
        mode="markers", name="rest", hoverinfo="skip",
        marker={"symbol": "line-ns", "size": 13, "line": {"width": 2, "color": theme.INK}},
        unselected={"marker": {"opacity": 1}}, **axes,
    )  # fmt: skip
    fills = [theme.colour_of(row.group, colours) for row in rows]
    sure = [apart(row) for row in rows]
    pairs = list(zip(sure, fills, strict=True))
    figure.add_scatter(
        x=[row.rate for row in rows], y=[places[row.group] for row in rows],
        mode="markers", name="dots",
        marker={
            "size": [11 if one else 9 for one in sure],
            "symbol": [theme.symbol_of(row.group, colours) for row in rows],
            "color": [fill if one else theme.PAPER for one, fill in pairs],
            "line": {"width": 1.5, "color": [theme.PAPER if one else fill for one, fill in pairs]},
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[[row.group, row.kind, row.language] for row in rows],
        hovertext=[_sentence(row, say, direction) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>", **axes,
    )  # fmt: skip


def _sentence(row: Any, say: Say, direction: str) -> str:
    first = say(
        "chart.loaded_dots.hover", group=row.group, kind=say(f"loaded.class.{row.kind}"),
        rate=number(row.rate), n=int(row.n), articles=int(row.articles), of=int(row.of),
    )  # fmt: skip
    more = []
    if pd.notna(row.rate_rest):
        more.append(say("chart.loaded_dots.hover_rest", rest=number(row.rate_rest)))
    if pd.notna(row.low):
        low, high = number(row.low), number(row.high)
        more.append(say("chart.naming_bars.hover_interval", low=low, high=high))
    else:
        more.append(say("chart.tone.hover_no_interval"))
    if row.words:
        more.append(say("chart.loaded_dots.hover_words", words=row.words))
    return hover(first, direction, *more)
