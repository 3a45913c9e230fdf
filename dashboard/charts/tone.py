"""Figures of the page Tone: one language a figure, for lexicons differ in strength."""

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
    Frame,
    compose,
    framed,
    heading,
    hover,
    isolated,
    lead,
    name_lines,
    nothing,
    row_height,
    spot,
    stacked,
    widest,
    wrap,
)
from dashboard.i18n import Say, number

#: Panels from above: (part, voice) as `tone` gives them, and the key of their heading.
PANELS = (
    ("title", "all", "headline"),
    ("body", "all", "body"),
    ("body", "reporter", "reporter"),
    ("body", "quoted", "quoted"),
)
ROW = 26
GAP = 40  # px between panels, with the heading


def tone_intervals(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """Headline, body, reporter's words, quoted words: a dot with its interval for every group.

    frame: `tone` of one language. One scale for all panels, zero in its middle; a hollow grey
    mark has too few counted words (`enough` False). customdata: [group, part, voice, language].
    """
    theme.one_language(frame)
    head = framed(
        say, "tone_intervals", title=title, subtitle=subtitle, caption=caption,
        direction=direction,
        marks=[(spot(theme.INK, "●"), say("chart.tone.key_mean")),
               (spot(theme.INK, "──"), say("chart.tone.key_interval")),
               (spot(theme.GREY, "○"), say("chart.tone.key_few"))],
    )  # fmt: skip
    known = frame[frame["tone"].notna()]
    panels = [p for p in PANELS if ((known["part"] == p[0]) & (known["voice"] == p[1])).any()]
    if not panels:
        return nothing(head, say("chart.tone.none"))
    names = sorted(known["group"].unique())
    labels = {(p, v): _labels(known, names, p, v, head.rtl) for p, v, _ in panels}
    margin = widest([one for of in labels.values() for one in of]) + PAD + 10
    every = [one for of in labels.values() for one in of]
    panel_height = len(names) * row_height(every, ROW)
    height = len(panels) * panel_height + (len(panels) - 1) * GAP
    reach = reach_of(known[["tone", "low", "high"]].to_numpy())
    figure = go.Figure()
    for index, (part, voice, wording) in enumerate(panels, start=1):
        y1 = 1 - (index - 1) * (panel_height + GAP) / height
        y0 = max(0.0, y1 - panel_height / height)
        rows = known[(known["part"] == part) & (known["voice"] == voice)]
        _intervals(figure, rows, names, index, say=say, colours=colours, head=head)
        tone_axes(
            figure, index, (y0, y1), labels[part, voice], reach, head, last=index == len(panels)
        )
        heading(
            figure, isolated(say(f"chart.tone.{wording}"), head.direction),
            x=1 if head.rtl else 0, y=y1, rtl=head.rtl,
            shift=(margin - PAD) if head.rtl else (PAD - margin),
        )  # fmt: skip
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    poles(figure, say, head, WIDTH - left - right)
    return compose(figure, head, plot_height=height, left=left, right=right, above=30, below=62)


def _labels(frame: pd.DataFrame, names: list[str], part: str, voice: str, rtl: bool) -> list[str]:
    """Name and number of articles of every group, for one panel."""
    rows = frame[(frame["part"] == part) & (frame["voice"] == voice)].set_index("group")
    counts = rows["articles"].reindex(names).fillna(0).astype(int)
    return [counted(str(name), int(count), rtl) for name, count in counts.items()]


def counted(name: str, count: int, rtl: bool) -> str:
    """The label of a row: the name of a group, wrapped, and its number of articles."""
    grey = f"<span style='color:{theme.MUTED}'>({count})</span>"
    parts = name_lines(name, 150)
    parts[-1] = lead(f"{parts[-1]}\u00a0{grey}", rtl)
    return "<br>".join(parts)


def reach_of(values: np.ndarray) -> float:
    """Half the width of the shared scale: the farthest of some tones, between .3 and 1."""
    farthest = float(np.nanmax(np.abs(values)))
    return min(1.02, max(0.3, farthest * 1.08))


def _intervals(
    figure: go.Figure,
    rows: pd.DataFrame,
    names: list[str],
    index: int,
    *,
    say: Say,
    colours: Mapping[str, str],
    head: Frame,
) -> None:
    """The marks of one panel; a trace a group, so that colour and shape go together."""
    for row in rows_of(rows):
        place = names.index(row.group)
        colour = theme.colour_of(row.group, colours) if row.enough else theme.GREY
        symbol = theme.symbol_of(row.group, colours)
        if pd.notna(row.low) and pd.notna(row.high):
            figure.add_scatter(
                x=[max(-1.0, row.low), min(1.0, row.high)], y=[place, place], mode="lines",
                line={"color": colour, "width": 3 if row.enough else 1.5},
                opacity=0.55, xaxis=f"x{index}", yaxis=f"y{index}", hoverinfo="skip",
            )  # fmt: skip
        figure.add_scatter(
            x=[row.tone], y=[place], mode="markers", xaxis=f"x{index}", yaxis=f"y{index}",
            marker={
                "size": 12, "symbol": symbol if row.enough else f"{symbol}-open", "color": colour,
                "line": {"color": theme.PAPER if row.enough else colour, "width": 1.5},
            },
            customdata=[[row.group, row.part, row.voice, row.language]],
            hovertext=[_sentence(row, say, head.direction)],
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip


def _sentence(row: Any, say: Say, direction: str) -> str:
    wording = next(w for p, v, w in PANELS if (p, v) == (row.part, row.voice))
    first = say(
        "chart.tone.hover", group=row.group, what=say(f"chart.tone.{wording}"),
        tone=number(row.tone), sentences=int(row.sentences),
        articles=int(row.articles),
    )  # fmt: skip
    second = (
        say("chart.tone.hover_interval", low=number(row.low), high=number(row.high))
        if pd.notna(row.low)
        else say("chart.tone.hover_no_interval")
    )
    few = "" if row.enough else say("chart.tone.hover_few")
    return hover(first, direction, second, few)


def tone_axes(
    figure: go.Figure,
    index: int,
    vertical: tuple[float, float],
    labels: list[str],
    reach: float,
    head: Frame,
    *,
    last: bool,
) -> None:
    """One panel's axes: the shared scale, a strong zero line, numbers under the last one only."""
    ticks = _ticks(reach)
    figure.update_layout({
        f"xaxis{index}": {
            "anchor": f"y{index}", "range": (-reach, reach), "showticklabels": last,
            "tickvals": ticks, "ticktext": [signed(tick, 1) if tick else "0" for tick in ticks],
            "zeroline": True, "zerolinecolor": theme.INK,
            "zerolinewidth": 1,
        },
        f"yaxis{index}": {
            "anchor": f"x{index}", "domain": vertical, "range": (len(labels) - 0.5, -0.5),
            "tickvals": list(range(len(labels))), "ticktext": labels, "showgrid": False,
            "side": "right" if head.rtl else "left",
            "tickfont": {"size": theme.SIZE, "color": theme.INK},
        },
    })  # fmt: skip


def _ticks(reach: float) -> list[float]:
    """Round numbers on both sides of zero, five to seven of them."""
    step = 0.1 if reach < 0.4 else 0.2 if reach < 0.8 else 0.5
    count = int(reach / step)
    return [round(i * step, 1) for i in range(-count, count + 1)]


def signed(value: float, decimals: int = 2) -> str:
    """A tone or a difference of tones with its sign, to as many places in every row."""
    shown = number(float(value), decimals=decimals)
    return f"+{shown}" if value > 0 and float(shown) else shown


def poles(figure: go.Figure, say: Say, head: Frame, width: float) -> None:
    """What the two ends of the scale mean, under the numbers. Negative stands left in both."""
    for x, anchor, key in ((0, "left", "negative"), (1, "right", "positive")):
        line = "<br>".join(
            isolated(part, head.direction)
            for part in wrap(say(f"chart.tone.{key}"), width / 2 - 8, theme.SMALL)
        )
        figure.add_annotation(
            x=x, y=0, xref="paper", yref="paper", xanchor=anchor, yanchor="top", yshift=-22,
            text=line, showarrow=False, font={"size": theme.SMALL, "color": theme.MUTED},
            align=anchor,
        )  # fmt: skip


def tone_strip(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """A dot for every article at the mean tone of its sentences, a row a group.

    frame: article_id, group, title, tone, sentences; one language. customdata of a dot:
    [article_id, group].
    """
    head = framed(
        say, "tone_strip", title=title, subtitle=subtitle, caption=caption, direction=direction
    )
    known = frame[frame["tone"].notna()]
    if known.empty:
        return nothing(head, say("chart.tone.none"))
    names = sorted(known["group"].unique())
    counts = known["group"].value_counts()
    labels = [counted(name, int(counts[name]), head.rtl) for name in names]
    reach = min(1.02, max(0.3, float(known["tone"].abs().max()) * 1.1))
    figure = go.Figure()
    for place, name in enumerate(names):
        rows = known[known["group"] == name].sort_values(["tone", "article_id"])
        figure.add_scatter(
            x=rows["tone"], y=place - stacked(rows["tone"].to_numpy(), reach / 35), mode="markers",
            marker={
                "color": theme.colour_of(name, colours), "symbol": theme.symbol_of(name, colours),
                "size": 11, "opacity": 0.9, "line": {"color": theme.PAPER, "width": 1},
            },
            customdata=rows[["article_id", "group"]].to_numpy().tolist(),
            hovertext=[
                hover(
                    say("chart.tone_strip.hover", group=name, tone=number(float(row.tone)),
                        sentences=int(row.sentences)),
                    head.direction, row.title,
                )
                for row in rows_of(rows)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    figure.update_layout(xaxis={}, yaxis={})
    tone_axes(figure, 1, (0, 1), labels, reach, head, last=True)
    margin = widest(labels) + PAD + 10
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    poles(figure, say, head, WIDTH - left - right)
    return compose(
        figure,
        head,
        plot_height=len(names) * row_height(labels, 36),
        left=left,
        right=right,
        below=62,
    )
