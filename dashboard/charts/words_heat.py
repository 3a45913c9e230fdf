"""The heat map of the page Words: how often each outlet uses the words that set one apart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
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
    lead,
    nothing,
    row_height,
    spot,
    widest,
    wrapped_label,
)
from dashboard.i18n import Say, number

REST = "rest"
ROW = 26  # px of a row
ROWS = 60  # about so many terms at most: with many outlets each has fewer
#: Pale to strong, one hue. Cells keep their fill in the dark theme, and so do the inks on them:
#: those are given as rgb and thus not among the ones that `theme.on_screen` swaps. Of black and
#: white the clearer one has a contrast of 4.5 and more on any fill.
SCALE = ("#EEF3F8", "#08477D")
BLACK, WHITE = "rgb(0,0,0)", "rgb(255,255,255)"
NONE = "rgb(84,88,94)"  # of a nought
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
_DATA = ["group", "term", "language", "reference"]


@dataclass(frozen=True)
class _Cell:
    """What one outlet does with one term."""

    group: str
    display: str
    rate: float
    times: int
    articles: int
    of: int
    elsewhere: float
    shown: bool
    data: tuple[str, str, str, str]


@dataclass(frozen=True)
class _Grid:
    """The rows (a term, or the heading of an outlet's block) and the columns (outlets)."""

    lines: list[tuple[str, str]]  # (outlet of the block, term); term "" for the heading
    display: dict[str, str]
    names: list[str]
    cells: dict[tuple[str, str], _Cell]


def words_heat(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
    top: int = 5,
    raw: bool = False,
) -> go.Figure:
    """Terms × outlets: each outlet's `top` terms that pass the gate, and who else uses them.

    frame: `term_differences` or `keyness` of one language. The number in a cell is the rate per
    1,000 words (raw: the count); its fill is relative to the largest of its row, so that rare and
    frequent terms can both be read. A dot marks the outlets that the term sets apart. Compared
    with one named outlet, that outlet has a column as well. customdata of a cell: [group, term,
    language, reference]; it stands in the cells and in clear squares over them, since Streamlit
    passes on clicks on points only.
    """
    theme.one_language(frame)
    head = framed(
        say, "words_heat", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=[(spot(SCALE[1], "■"), say("chart.words_heat.key_colour")),
               (isolated("4.2") if not raw else isolated("12"),
                say("chart.axis.count" if raw else "chart.axis.rate")),
               (spot(theme.INK, "•"), say("chart.words_heat.key_dot"))],
    )  # fmt: skip
    grid = _grid(frame, top)
    if not grid.lines:
        return nothing(head, say("chart.words_bars.none"))
    values = _values(grid, raw)
    with np.errstate(invalid="ignore"):
        most = np.nanmax(np.where(np.isnan(values), -1.0, values), axis=1, keepdims=True)
        share = values / np.where(most > 0, most, 1.0)
    data, texts = _details(grid, say, head.direction)
    labels = [wrapped_label(grid.display[term], 170) if term else "" for _, term in grid.lines]
    margin = max(widest(labels), 60.0) + PAD + 10
    width = (WIDTH - margin - PAD - 8) / len(grid.names)
    edges = np.r_[0, np.cumsum([max(ROW, row_height([label], ROW)) for label in labels])]
    middles = (edges[:-1] + edges[1:]) / 2
    figure = go.Figure(
        go.Heatmap(
            z=share, x=list(range(len(grid.names))), y=edges, zmin=0, zmax=1,
            colorscale=[[0, SCALE[0]], [1, SCALE[1]]], showscale=False, xgap=2, ygap=2,
            customdata=data, hovertext=texts, hovertemplate="%{hovertext}<extra></extra>",
            hoverongaps=False,
        )
    )  # fmt: skip
    _over(figure, grid, values, share, data, texts, middles, width=width)
    _blocks(figure, grid, middles, colours, head, margin)
    figure.update_layout(hoverdistance=math.ceil(width) + 4)  # a click anywhere in a cell counts
    above = column_heads(figure, grid.names, colours, head, width)
    figure.update_yaxes(
        tickvals=middles, ticktext=labels, showgrid=False, range=[edges[-1], 0],
        side="right" if head.rtl else "left", tickfont={"size": theme.SIZE},
    )  # fmt: skip
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    return compose(
        figure, head, plot_height=float(edges[-1]), left=left, right=right, above=above, below=10
    )


def _grid(frame: pd.DataFrame, top: int) -> _Grid:
    """Each group's first shown terms, a term only once: where its rank is best."""
    names = sorted(map(str, frame["group"].unique()))
    top = max(1, min(top, ROWS // max(1, len(names))))
    shown = frame[frame["shown"]].sort_values(["rank", "group", "term"])
    first = shown.groupby("group", sort=False).head(top).drop_duplicates("term")
    lines: list[tuple[str, str]] = []
    for name in names:
        terms = first.loc[first["group"] == name, "term"]
        if len(terms):
            lines += [(name, ""), *((name, str(term)) for term in terms)]
    wanted = {term for _, term in lines if term}
    rows = frame[frame["term"].isin(wanted)].sort_values(["rank", "group"])
    cells: dict[tuple[str, str], _Cell] = {}
    for row in rows_of(rows):
        cells.setdefault((row.term, row.group), _cell(row))
    cells = {**_noughts(frame, wanted), **_cells_of_reference(rows), **cells}
    names = sorted({*names, *(group for _, group in cells)})
    display = dict(zip(first["term"].astype(str), first["display"].astype(str), strict=True))
    return _Grid(lines, display, names, cells)


def _cell(row: Any) -> _Cell:
    data = (row.group, row.term, row.language, row.reference)
    return _Cell(row.group, row.display, row.rate_target, row.n_target, row.articles_target,
                 row.of_target, row.rate_rest, bool(row.shown), data)  # fmt: skip


def _noughts(frame: pd.DataFrame, terms: set[str]) -> dict[tuple[str, str], _Cell]:
    """The cells without a row: neither the group nor what it is compared with uses the term."""
    shown = frame.drop_duplicates("term").set_index("term")["display"]
    return {
        (term, row.group): _Cell(
            row.group, shown[term], 0.0, 0, 0, row.of_target, 0.0, False,
            (row.group, term, row.language, row.reference),
        )
        for row in rows_of(frame.drop_duplicates("group")) for term in sorted(terms)
    }  # fmt: skip


def _cells_of_reference(rows: pd.DataFrame) -> dict[tuple[str, str], _Cell]:
    """What the named outlets that others are compared with do with the terms themselves."""
    cells: dict[tuple[str, str], _Cell] = {}
    for row in rows_of(rows[rows["reference"] != REST].sort_values("of_rest", ascending=False)):
        data = (row.reference, row.term, row.language, row.reference)
        cell = _Cell(row.reference, row.display, row.rate_rest, row.n_rest, row.articles_rest,
                     row.of_rest, row.rate_target, False, data)  # fmt: skip
        cells.setdefault((row.term, row.reference), cell)
    return cells


def _values(grid: _Grid, raw: bool) -> np.ndarray:
    """The number of each cell; NaN in headings and where there is nothing to compare."""
    values = np.full((len(grid.lines), len(grid.names)), np.nan)
    for i, (_, term) in enumerate(grid.lines):
        for j, name in enumerate(grid.names):
            cell = grid.cells.get((term, name))
            if cell:
                values[i, j] = cell.times if raw else cell.rate
    return values


def _details(grid: _Grid, say: Say, direction: str) -> tuple[np.ndarray, np.ndarray]:
    """customdata and hover text of every cell."""
    size = (len(grid.lines), len(grid.names))
    data = np.full((*size, len(_DATA)), "", dtype=object)
    texts = np.full(size, "", dtype=object)
    for i, (_, term) in enumerate(grid.lines):
        for j, name in enumerate(grid.names):
            cell = grid.cells.get((term, name))
            if cell:
                data[i, j] = cell.data
                texts[i, j] = _sentence(cell, say, direction)
    return data, texts


def _sentence(cell: _Cell, say: Say, direction: str) -> str:
    if not cell.times:
        none = say("chart.words_heat.hover_none", term=cell.display, group=cell.group, of_a=cell.of)
        return hover(none, direction)
    first = say(
        "chart.words_heat.hover", term=cell.display, group=cell.group, rate=number(cell.rate),
        n=cell.times, a=cell.articles, of_a=cell.of,
    )  # fmt: skip
    if not cell.shown:
        return hover(first, direction)
    second = say("chart.words_heat.hover_shown", group=cell.group, rest=number(cell.elsewhere))
    return hover(first, direction, second)


def _over(
    figure: go.Figure,
    grid: _Grid,
    values: np.ndarray,
    share: np.ndarray,
    data: np.ndarray,
    texts: np.ndarray,
    middles: np.ndarray,
    *,
    width: float,
) -> None:
    """Over the cells: clear squares that a click hits, with the numbers, and the dots."""
    i, j = np.nonzero(~np.isnan(values))
    ink = [_ink(part) for part in share[i, j]]
    figure.add_scatter(
        x=j, y=middles[i], mode="markers+text" if width >= 26 else "markers", name="cells",
        text=[number(_plain(value)) for value in values[i, j]],
        textfont={"size": theme.SMALL if width >= 44 else 10, "color": ink},
        marker={"symbol": "square", "size": min(ROW, width) - 4, "color": theme.TRANSPARENT,
                "line": {"width": 0}},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
        customdata=data[i, j].tolist(), hovertext=texts[i, j].tolist(),
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    shown = [grid.cells[grid.lines[a][1], grid.names[b]].shown for a, b in zip(i, j, strict=True)]
    shown = np.array(shown, dtype=bool)
    # At the end of the number's line; above it where the cell is too narrow for both.
    # The axis runs the other way from right to left, so that its end is always at +0.5.
    narrow = width < 60
    away = (width / 2 - (6 if narrow else 9)) / width
    figure.add_scatter(
        x=j[shown] + away, y=middles[i[shown]] - (7 if narrow else 0),
        mode="markers", name="apart", hoverinfo="skip",
        marker={"size": 4 if narrow else 6, "line": {"width": 0},
                "color": np.array(ink, dtype=object)[shown].tolist()},
    )  # fmt: skip


def _ink(share: float) -> str:
    """Black or white on the fill of `share`, whichever stands out more; a nought is pale."""
    if not share:
        return NONE
    pale, strong = (np.array([int(c[k : k + 2], 16) for k in (1, 3, 5)]) / 255 for c in SCALE)
    fill = pale + share * (strong - pale)
    linear = np.where(fill <= 0.04045, fill / 12.92, ((fill + 0.055) / 1.055) ** 2.4)
    light = float(_WEIGHTS @ linear) + 0.05
    return WHITE if 1.05 / light > light / 0.05 else BLACK


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else float(value)


def _blocks(
    figure: go.Figure,
    grid: _Grid,
    middles: np.ndarray,
    colours: Mapping[str, str],
    head: Frame,
    margin: float,
) -> None:
    """Above each block of rows: the outlet that its terms set apart."""
    for i, (name, term) in enumerate(grid.lines):
        if term:
            continue
        glyph = spot(theme.colour_of(name, colours), theme.glyph_of(name, colours))
        figure.add_annotation(
            text=lead(f"{glyph} {isolated(name)}", head.rtl), x=1 if head.rtl else 0, xref="paper",
            y=middles[i], yshift=-4, showarrow=False, name="block",
            xanchor="right" if head.rtl else "left",
            xshift=(margin - PAD) if head.rtl else (PAD - margin),
            font={"size": theme.SIZE, "color": theme.INK, "weight": 600},
        )  # fmt: skip


def column_heads(
    figure: go.Figure, names: list[str], colours: Mapping[str, str], head: Frame, width: float
) -> float:
    """The outlets above their columns, upright where they fit; px needed above the plot."""
    level = [wrapped_label(name, width - 6, theme.SMALL) for name in names]
    fit = widest(level, theme.SMALL) <= width
    texts = [
        f"{spot(theme.colour_of(name, colours), theme.glyph_of(name, colours))}<br>{label}"
        for name, label in zip(names, level, strict=True)
    ]
    if not fit:
        texts = [wrapped_label(name, 130 if width >= 34 else WIDTH, theme.SMALL) for name in names]
    ends = [len(names) - 0.5, -0.5]
    figure.update_xaxes(
        side="top", tickvals=list(range(len(names))), ticktext=texts, showgrid=False,
        range=ends if head.rtl else ends[::-1], tickangle=0 if fit else -90,
        tickfont={"size": theme.SMALL},
    )  # fmt: skip
    most = max(text.count("<br>") + 1 for text in texts)
    return 16.5 * most + 10 if fit else widest(texts, theme.SMALL) + 16
