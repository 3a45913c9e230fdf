"""A table whose cells are bars: rows in blocks, a column a group, the count beside each bar.

What a group does is read down its column, what groups do differently along a row. No numbers are
made here: whoever calls says how long a bar is and what stands beside it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.layout import (
    LINE,
    PAD,
    WIDTH,
    Frame,
    compose,
    lead,
    name_lines,
    row_height,
    spot,
    text_width,
    widest,
    wrapped_label,
)
from dashboard.charts.words_heat import column_heads
from dashboard.i18n import number

ROW = 23  # px of a row with one line
BAR = 13  # px of a bar
GAP = 14  # px between two blocks
NAME = 170  # px for a row's name
ROOM = 8  # px between two columns
NARROW = 62  # px of a column under which numbers are small
LEAST = 8  # px that the longest bar has at least


@dataclass(frozen=True)
class Cell:
    """One bar: its length (share of the longest one can be, 0…1), the part of it that is hatched
    (0…1), the number beside it, how many of these are marked, hover text, customdata."""

    length: float
    hatched: float
    count: int
    marked: int
    hover: str
    data: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """Rows under a heading: (name of the row, group → cell); a group without a cell is empty."""

    heading: str
    rows: Sequence[tuple[str, Mapping[str, Cell]]]


def bar_table(
    blocks: Sequence[Block],
    groups: Sequence[str],
    head: Frame,
    colours: Mapping[str, str],
    *,
    empty: Mapping[tuple[int, int, str], tuple[str, tuple[str, ...]]] | None = None,
) -> go.Figure:
    """The figure of these blocks, groups as columns in the order given.

    A click anywhere in a cell carries its data; cells of count 0 are drawn without a bar. empty:
    (block, row, group) → hover and data of cells that have no entry.
    """
    labels = [[_name(name, head.rtl) for name, _ in block.rows] for block in blocks]
    margin = max(widest([label for own in labels for label in own]), 60.0) + PAD + 12
    width = (WIDTH - margin - PAD) / max(len(groups), 1)
    size = theme.SMALL if width >= NARROW else 9
    cells = [cell for block in blocks for _, own in block.rows for cell in own.values()]
    room = max((_room(cell, size) for cell in cells), default=0.0)
    reach = max(width - room - ROOM, LEAST) / width
    figure = go.Figure()
    y, places, edges = 0.0, [], []
    for block, own in zip(blocks, labels, strict=True):
        heading = name_lines(block.heading, WIDTH - 2 * PAD)
        y += len(heading) * theme.SIZE * LINE + 8
        _heading(figure, heading, y, head, margin)
        top = y
        for label in own:
            height = row_height([label], ROW)
            places.append(y + height / 2)
            y += height
        edges.append((top, y))
        y += GAP
    _clicks(figure, blocks, groups, places, width, empty or {})
    _bars(figure, blocks, groups, places, reach, colours)
    _numbers(figure, blocks, groups, places, reach, size, head)
    for top, bottom in edges:
        for column in range(len(groups)):
            figure.add_shape(
                type="line", x0=column - 0.5, x1=column - 0.5, y0=top, y1=bottom, layer="below",
                line={"color": theme.GRID, "width": 1},
            )  # fmt: skip
    above = _columns(figure, groups, colours, head, width)
    figure.update_yaxes(
        range=(y - GAP + 4, 0), tickvals=places, ticktext=[one for own in labels for one in own],
        showgrid=False, side="right" if head.rtl else "left", tickfont={"size": theme.SIZE},
    )  # fmt: skip
    figure.update_layout(barmode="overlay", hoverdistance=math.ceil(width / 2))
    left, right = (PAD, margin) if head.rtl else (margin, PAD)
    return compose(
        figure, head, plot_height=y - GAP + 4, left=left, right=right, above=above, below=18
    )


def group_row(
    name: str, colours: Mapping[str, str], rtl: bool, *, width: float, size: float
) -> str:
    """A group's name for a row of its own, wrapped, with its coloured sign at the end."""
    glyph = spot(theme.colour_of(name, colours), theme.glyph_of(name, colours))
    *above, last = wrapped_label(name, width, size).split("<br>")
    return "<br>".join([*above, lead(f"{last} {glyph}", rtl)])


def _name(name: str, rtl: bool) -> str:
    return "<br>".join(lead(line, rtl) for line in name_lines(name, NAME))


def _room(cell: Cell, size: int) -> float:
    """px for the number beside a bar."""
    marked = f" “{number(cell.marked)}”" if cell.marked else ""
    return text_width(number(cell.count) + marked, size) + 6


def _columns(
    figure: go.Figure,
    groups: Sequence[str],
    colours: Mapping[str, str],
    head: Frame,
    width: float,
) -> float:
    """The groups over their columns, from where the bars begin; px needed above the plot."""
    names = [wrapped_label(name, width - ROOM - 14, theme.SMALL) for name in groups]
    above = column_heads(figure, list(groups), dict(colours), head, width)
    if widest(names, theme.SMALL) > width - ROOM - 14:
        return above  # upright, over the middle of the columns
    figure.update_xaxes(showticklabels=False)
    for column, (group, name) in enumerate(zip(groups, names, strict=True)):
        glyph = spot(theme.colour_of(group, colours), theme.glyph_of(group, colours))
        first, *more = name.split("<br>")
        text = "<br>".join(lead(part, head.rtl) for part in (f"{glyph} {first}", *more))
        figure.add_annotation(
            text=text, name="group", showarrow=False, x=column - 0.5, y=1, yref="paper",
            yanchor="bottom", xanchor="right" if head.rtl else "left",
            align="right" if head.rtl else "left", font={"size": theme.SMALL, "color": theme.INK},
        )  # fmt: skip
    return 16.5 * max(name.count("<br>") + 1 for name in names) + 8


def _heading(figure: go.Figure, lines: Sequence[str], y: float, head: Frame, margin: float) -> None:
    """A block's heading, from the edge of the picture, just above its first row."""
    figure.add_annotation(
        text="<br>".join(lines), name="heading", showarrow=False,
        x=1 if head.rtl else 0, xref="paper", y=y, yanchor="bottom", yshift=1,
        xanchor="right" if head.rtl else "left", xshift=(margin - PAD) * (1 if head.rtl else -1),
        align="right" if head.rtl else "left",
        font={"size": theme.SIZE, "color": theme.INK, "weight": 650},
    )  # fmt: skip


def _each(
    blocks: Sequence[Block], groups: Sequence[str], places: Sequence[float]
) -> list[tuple[int, int, float, int, str, Cell | None]]:
    """(block, row in it, y, column, group, cell) of every place of the table."""
    found, at = [], 0
    for number_of, block in enumerate(blocks):
        for row, (_, own) in enumerate(block.rows):
            for column, group in enumerate(groups):
                found.append((number_of, row, places[at], column, group, own.get(group)))
            at += 1
    return found


def _clicks(
    figure: go.Figure,
    blocks: Sequence[Block],
    groups: Sequence[str],
    places: Sequence[float],
    width: float,
    empty: Mapping[tuple[int, int, str], tuple[str, tuple[str, ...]]],
) -> None:
    """Clear squares over every cell: what is clicked and what the pointer tells."""
    x, y, texts, data = [], [], [], []
    for block, row, place, column, group, cell in _each(blocks, groups, places):
        told = (cell.hover, cell.data) if cell else empty.get((block, row, group))
        if told is None:
            continue
        x.append(column)
        y.append(place)
        texts.append(told[0])
        data.append(list(told[1]))
    figure.add_scatter(
        x=x, y=y, name="cells", mode="markers",
        marker={"symbol": "square", "size": max(8.0, min(ROW, width) - 2),
                "color": theme.TRANSPARENT, "line": {"width": 0}},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
        customdata=data, hovertext=texts, hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _bars(
    figure: go.Figure,
    blocks: Sequence[Block],
    groups: Sequence[str],
    places: Sequence[float],
    reach: float,
    colours: Mapping[str, str],
) -> None:
    """The plain parts of all bars, then the hatched ones; the squares over them tell and click."""
    drawn = [
        (place, column, group, cell)
        for _, _, place, column, group, cell in _each(blocks, groups, places)
        if cell is not None and cell.count
    ]
    for name in ("plain", "hatched"):
        x, base, y, fills = [], [], [], []
        for place, column, group, cell in drawn:
            whole = cell.length * reach
            part = whole * (cell.hatched if name == "hatched" else 1 - cell.hatched)
            if part <= 0:
                continue
            x.append(round(part, 4))
            base.append(round(column - 0.5 + (whole - part if name == "hatched" else 0), 4))
            y.append(place)
            fills.append(theme.colour_of(group, colours))
        if not x:
            continue
        figure.add_bar(
            x=x, y=y, base=base, orientation="h", width=BAR, name=name, hoverinfo="skip",
            marker={
                "color": fills, "line": {"width": 0},
                "pattern": {  # stripes of the group's colour on paper: to be seen in print too
                    "shape": "/" if name == "hatched" else "", "bgcolor": theme.PAPER,
                    "size": 5, "solidity": 0.5, "fillmode": "replace",
                },
            },
            selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )  # fmt: skip


def _numbers(
    figure: go.Figure,
    blocks: Sequence[Block],
    groups: Sequence[str],
    places: Sequence[float],
    reach: float,
    size: int,
    head: Frame,
) -> None:
    """The counts at the ends of the bars, and in marks how many are marked."""
    x, y, texts = [], [], []
    for _, _, place, column, _, cell in _each(blocks, groups, places):
        if cell is None or not cell.count:
            continue
        x.append(column - 0.5 + cell.length * reach)
        y.append(place)
        marked = f" <span style='color:{theme.NEGATIVE}'>“{number(cell.marked)}”</span>"
        texts.append(
            lead("\u00a0" + number(cell.count) + (marked if cell.marked else ""), head.rtl)
        )
    figure.add_scatter(
        x=x, y=y, text=texts, name="numbers", mode="text", hoverinfo="skip", cliponaxis=False,
        textposition="middle left" if head.rtl else "middle right",
        textfont={"size": size, "color": theme.MUTED},
        selected={"textfont": {"color": theme.MUTED}},
        unselected={"textfont": {"color": theme.MUTED}},
    )  # fmt: skip
