"""Speakers × outlets: a dot where an outlet quotes a speaker, as large as it lets them speak."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

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
    isolated,
    lead,
    name_lines,
    nothing,
    row_height,
    spot,
    text_width,
    widest,
)
from dashboard.charts.share_bars import on_fill
from dashboard.charts.words_heat import column_heads
from dashboard.i18n import Say, number, percent

Size = Literal["quotations", "words"]
SIZES: tuple[Size, ...] = ("quotations", "words")
SPEAKERS = 15
ROW = 34  # px of a row with one line
NAME = 200  # px for a speaker's name
BIG, SMALL = 32, 6  # px across: the dot of the largest number; the smallest dot
INSIDE = 21  # px across, from which on a number stands inside
RING = 7  # px that a ring is wider than its dot


def voices_matrix(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
    size: Size = "quotations",
    most: int = SPEAKERS,
    rings: bool = True,
) -> go.Figure:
    """The `most` speakers with most quotations (or words) in all groups, most first, ties by name.

    frame: `voices` of one language. A dot's area goes with `size`; a ring around it (where `rings`
    are wanted): no other group quotes this speaker. Names in grey are no names but roles or
    “sources”. customdata of a cell: [group, speaker, language]; it stands in the dots and in clear
    squares over the cells.
    """
    code = theme.one_language(frame)
    head = framed(
        say, "voices_matrix", title=title, subtitle=subtitle, caption=caption, direction=direction
    )
    known = frame[frame[size] > 0]
    if known.empty:
        return nothing(head, say("chart.voices_matrix.none"))
    totals = known.groupby("speaker", sort=True)[size].sum()
    speakers = totals.sort_values(ascending=False, kind="stable").index[:most].astype(str).tolist()
    if len(speakers) < len(totals):
        cut = say("chart.voices_matrix.cut", n=len(speakers), all=len(totals))
        head = replace(head, subtitle=f"{head.subtitle} · {cut}".removeprefix(" · "))
    names = sorted(map(str, known["group"].unique()))
    cells = {(row.speaker, row.group): row for row in rows_of(known)}
    labels = [_label(_any(cells, speaker, names), say, head.rtl) for speaker in speakers]
    margin = max(widest(labels), 60.0) + PAD + 10
    width = (WIDTH - margin - PAD - 8) / len(names)
    edges = np.r_[0, np.cumsum([row_height([label], ROW) for label in labels])]
    middles = (edges[:-1] + edges[1:]) / 2
    drawn = [
        (place, names.index(name), cells[speaker, name])
        for place, speaker in enumerate(speakers)
        for name in names
        if (speaker, name) in cells
    ]
    alone = [rings and bool(row.only_here) for *_, row in drawn]
    head = replace(head, key=_key([row for *_, row in drawn], say, size, alone=any(alone)))
    figure = go.Figure()
    _squares(figure, speakers, names, cells, middles, code, width, say, head.direction)
    _dots(figure, drawn, alone, middles, size, width, colours, say, head.direction)
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
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    return compose(
        figure, head, plot_height=float(edges[-1]), left=left, right=right, above=above, below=18
    )


def _any(cells: Mapping[tuple[str, str], Any], speaker: str, names: list[str]) -> Any:
    """The first group's row on a speaker: kind and name are the same in all."""
    return next(cells[speaker, name] for name in names if (speaker, name) in cells)


def _label(row: Any, say: Say, rtl: bool) -> str:
    """A speaker's name, wrapped, with the kind of speaker where it is known."""
    lines = name_lines(row.speaker, NAME)
    if not row.named:
        lines = [f"<span style='color:{theme.MUTED}'>{line}</span>" for line in lines]
    if row.kind and row.kind != "other":
        kind = isolated(say(f"voices.speaker_kind.{row.kind}"), say.direction)
        lines.append(f"<span style='color:{theme.MUTED};font-size:11px'>{kind}</span>")
    return "<br>".join(lead(line, rtl) for line in lines)


def _key(rows: list[Any], say: Say, size: Size, *, alone: bool) -> list[tuple[str, str]]:
    """What is drawn, and nothing else."""
    marks = [(spot(theme.INK, "●"), say(f"chart.voices_matrix.key_{size}"))]
    if alone:
        marks.append((spot(theme.INK, "◎"), say("chart.voices_matrix.key_only")))
    if not all(row.named for row in rows):
        marks.append((spot(theme.MUTED, "Aa"), say("chart.voices_matrix.key_unnamed")))
    return marks


def _squares(
    figure: go.Figure,
    speakers: list[str],
    names: list[str],
    cells: Mapping[tuple[str, str], Any],
    middles: np.ndarray,
    code: str,
    width: float,
    say: Say,
    direction: str,
) -> None:
    """Clear squares that a click hits, under the dots; an empty cell says that it is empty."""
    pairs = [(i, j) for i in range(len(speakers)) for j in range(len(names))]
    figure.add_scatter(
        x=[j for _, j in pairs], y=[middles[i] for i, _ in pairs], name="cells", mode="markers",
        marker={"symbol": "square", "size": min(ROW, width) - 4, "color": theme.TRANSPARENT,
                "line": {"width": 0}},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
        customdata=[[names[j], speakers[i], code] for i, j in pairs],
        hovertext=[
            _sentence(cells.get((speakers[i], names[j])), names[j], speakers[i], say, direction)
            for i, j in pairs
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _dots(
    figure: go.Figure,
    drawn: list[tuple[int, int, Any]],
    ringed: list[bool],
    middles: np.ndarray,
    size: Size,
    width: float,
    colours: Mapping[str, str],
    say: Say,
    direction: str,
) -> None:
    """The dots with their numbers, and a ring where nobody else quotes the speaker."""
    values = np.array([getattr(row, size) for *_, row in drawn], dtype=float)
    across = np.maximum(SMALL, min(BIG, width - 12) * np.sqrt(values / values.max()))
    x, y = [j for _, j, _ in drawn], [middles[i] for i, *_ in drawn]
    fills = [theme.colour_of(row.group, colours) for *_, row in drawn]
    alone = [k for k, ring in enumerate(ringed) if ring]
    figure.add_scatter(
        x=[x[k] for k in alone], y=[y[k] for k in alone], name="only", mode="markers",
        marker={"symbol": "circle-open", "size": [across[k] + RING for k in alone],
                "color": [fills[k] for k in alone], "line": {"width": 1.5}},
        unselected={"marker": {"opacity": 1}}, hoverinfo="skip",
    )  # fmt: skip
    inside = [
        big >= INSIDE and len(number(int(v))) * 7.5 < big
        for big, v in zip(across, values, strict=True)
    ]
    figure.add_scatter(
        x=x, y=y, name="dots", mode="markers",
        marker={"symbol": "circle", "size": across, "color": fills, "opacity": 1,
                "line": {"width": 0}},
        unselected={"marker": {"opacity": 1}},
        customdata=[[row.group, row.speaker, row.language] for *_, row in drawn],
        hovertext=[
            _sentence(row, row.group, row.speaker, say, direction) for *_, row in drawn
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    for k, value in enumerate(values):
        beside = not inside[k]
        away = across[k] / 2 + (RING / 2 if k in alone else 0) + 3
        if beside and away + text_width(number(int(value)), 11) > width / 2:
            continue  # it would touch the next column; the pointer tells it
        figure.add_annotation(
            x=x[k], y=y[k], text=number(int(value)), showarrow=False, name="number",
            xanchor="left" if beside else "center", xshift=away if beside else 0,
            font={"size": 11, "color": theme.MUTED if beside else on_fill(fills[k])},
        )  # fmt: skip


def _sentence(row: Any, group: str, speaker: str, say: Say, direction: str) -> str:
    if row is None:
        return hover(say("chart.voices_matrix.hover_none", group=group, speaker=speaker), direction)
    first = say(
        "chart.voices_matrix.hover", group=group, speaker=speaker,
        quotations=int(row.quotations), words=int(row.words), share=percent(row.share_words),
        articles=int(row.articles), of=int(row.of),
    )  # fmt: skip
    more = [say("chart.voices_matrix.hover_forms", forms=row.forms)] if row.forms else []
    if row.only_here:
        more.append(say("chart.voices_matrix.hover_only"))
    return hover(first, direction, *more)
