"""Figures of the page Words: what sets a group's wording apart, and where a term stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    isolated,
    lead,
    nothing,
    row_height,
    spot,
    widest,
    wrapped_label,
)
from dashboard.charts.word_detail import term_sentence, words_dots
from dashboard.charts.words_heat import words_heat
from dashboard.charts.words_scatter import words_scatter
from dashboard.i18n import Say

__all__ = ["words_bars", "words_dots", "words_heat", "words_scatter"]

ROW = 24  # px of a row whose term stands on one line
NAMES = 0.42  # share of a panel that terms may take before they are wrapped
HEAD = 34  # px of a panel's heading


def words_bars(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
    top: int = 10,
    columns: int | None = None,
) -> go.Figure:
    """A panel a group: its `top` shown terms as bars, with the leave-one-article-out range.

    frame: `term_differences` of one language. Length is `score`, the line runs from `low` to
    `high`, the label at the end says in how many articles the term stands, here · elsewhere.
    customdata of a bar: [group, term, language, reference].
    """
    theme.one_language(frame)
    marks = [
        (spot(theme.MUTED, "■"), say("chart.words_bars.key_bar")),
        (spot(theme.INK, "├─┤"), say("chart.words_bars.key_range")),
        (isolated("3/3 · 1/12", "rtl" if say.direction == "rtl" else "ltr"),
         say("chart.words_bars.key_articles")),
    ]  # fmt: skip
    head = framed(
        say, "words_bars", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=marks,
    )  # fmt: skip
    panels = {name: _top_terms(frame, name, top) for name in sorted(frame["group"].unique())}
    if not any(len(panel) for panel in panels.values()):
        return nothing(head, say("chart.words_bars.none"))
    # Groups with nothing to show go last, and a row of panels is as deep as its deepest one.
    groups = sorted(panels, key=lambda name: (panels[name].empty, name))
    across = min(columns or 2, len(groups))
    rows = [groups[start : start + across] for start in range(0, len(groups), across)]
    inner = WIDTH - 2 * PAD
    room = (inner - (across - 1) * 20) / across
    labels = {
        name: [wrapped_label(term, room * NAMES) for term in panels[name]["display"]]
        for name in groups
    }
    label_px = widest([one for of in labels.values() for one in of]) + 12
    # Down runs in px, so that a row is as high as the lines of its term.
    edges = {
        name: np.cumsum([0.0, *(row_height([label], ROW) for label in labels[name])])
        for name in groups
    }
    depths = [max(2.0 * ROW, *(float(edges[name][-1]) for name in row)) for row in rows]
    height = sum(depths) + (len(rows) - 1) * (HEAD + 10)
    extent = _extent(list(panels.values()), room - label_px)
    figure = go.Figure()
    top_px = 0.0
    for row, depth in zip(rows, depths, strict=True):
        vertical = (max(0.0, 1 - (top_px + depth) / height), 1 - top_px / height)
        top_px += depth + HEAD + 10
        for place, name in enumerate(row):
            column = across - 1 - place if head.rtl else place
            x0 = (column * (room + 20) + (0 if head.rtl else label_px)) / inner
            x1 = x0 + (room - label_px) / inner
            _bars_panel(
                figure, panels[name], labels[name], edges[name], groups.index(name) + 1, say=say,
                rtl=head.rtl, extent=extent, colour=theme.colour_of(name, colours),
                domain=(x0, x1), vertical=vertical, depth=depth,
            )  # fmt: skip
            of = int(frame.loc[frame["group"] == name, "of_target"].iloc[0])
            start = x1 + label_px / inner if head.rtl else x0 - label_px / inner
            _panel_heading(figure, name, of, colours, say, head, (start, vertical[1]))
            if panels[name].empty:
                _panel_empty(figure, say, head, (start, vertical[1]))
    return compose(figure, head, plot_height=height, above=HEAD, below=10)


def _panel_heading(
    figure: go.Figure,
    name: str,
    articles: int,
    colours: Mapping[str, str],
    say: Say,
    head: Frame,
    at: tuple[float, float],
) -> None:
    """Mark, name and number of articles of a group, above its panel."""
    glyph = spot(theme.colour_of(name, colours), theme.glyph_of(name, colours))
    count = say("count.articles", n=articles)
    size = f"<span style='font-weight:400;color:{theme.MUTED}'> · {count}</span>"
    text = lead(f"{glyph} {isolated(name)}{size}", head.rtl)
    heading(figure, text, x=at[0], y=at[1], rtl=head.rtl)


def _panel_empty(figure: go.Figure, say: Say, head: Frame, at: tuple[float, float]) -> None:
    """The line in a panel whose group has no term that passes the gate."""
    figure.add_annotation(
        text=isolated(say("chart.words_bars.none_here"), head.direction), x=at[0], y=at[1],
        xref="paper", yref="paper", showarrow=False, yanchor="top", yshift=-2,
        xanchor="right" if head.rtl else "left",
        font={"size": theme.SMALL, "color": theme.MUTED},
    )  # fmt: skip


def _top_terms(frame: pd.DataFrame, name: str, top: int) -> pd.DataFrame:
    """The first `top` terms of a group that pass the gate, best first."""
    rows = frame[(frame["group"] == name) & frame["shown"]]
    return rows.sort_values(["rank", "term"]).head(top).reset_index(drop=True)


def _extent(panels: Sequence[pd.DataFrame], room: float) -> tuple[float, float]:
    """The shared range of the bars' axis, with room for the label behind the longest one."""
    every = pd.concat(panels)
    low = min(0.0, float(np.nanmin(every[["score", "low"]].to_numpy())))
    high = float(np.nanmax(every[["score", "high"]].to_numpy())) or 1.0
    label = widest(_counts(every), theme.SMALL) + 10
    share = max(0.35, 1 - label / room)
    return low, low + (high - low) / share


def _counts(rows: pd.DataFrame) -> list[str]:
    return [
        f"{a}/{of_a} · {b}/{of_b}"
        for a, of_a, b, of_b in zip(
            rows["articles_target"], rows["of_target"], rows["articles_rest"], rows["of_rest"],
            strict=True,
        )
    ]  # fmt: skip


def _bars_panel(
    figure: go.Figure,
    rows: pd.DataFrame,
    labels: Sequence[str],
    edges: np.ndarray,
    index: int,
    *,
    say: Say,
    rtl: bool,
    extent: tuple[float, float],
    colour: str,
    domain: tuple[float, float],
    vertical: tuple[float, float],
    depth: float,
) -> None:
    """One group's bars between `edges` (px), with their own pair of axes (number `index`)."""
    places = ((edges[:-1] + edges[1:]) / 2).tolist()
    ends = rows[["score", "high"]].max(axis=1)
    direction = "rtl" if rtl else "ltr"
    figure.add_bar(
        x=rows["score"], y=places, orientation="h", width=0.66 * ROW,
        xaxis=f"x{index}", yaxis=f"y{index}",
        marker={"color": colour, "line": {"width": 0}},
        error_x={
            "type": "data", "symmetric": False, "thickness": 1.4, "width": 3, "color": theme.INK,
            "array": (rows["high"] - rows["score"]).clip(lower=0).fillna(0.0),
            "arrayminus": (rows["score"] - rows["low"]).clip(lower=0).fillna(0.0),
        },
        customdata=rows[["group", "term", "language", "reference"]].to_numpy().tolist(),
        hovertext=[term_sentence(row, say, direction) for row in rows_of(rows)],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        x=ends, y=places, mode="text",
        text=[lead(f"\u00a0{label}\u00a0", rtl) for label in _counts(rows)],
        textposition="middle left" if rtl else "middle right",
        textfont={"size": theme.SMALL, "color": theme.MUTED},
        xaxis=f"x{index}", yaxis=f"y{index}", cliponaxis=False, hoverinfo="skip",
    )  # fmt: skip
    low, high = extent
    figure.update_layout({
        f"xaxis{index}": {
            "domain": domain, "anchor": f"y{index}", "visible": False,
            "range": (high, low) if rtl else (low, high),
        },
        f"yaxis{index}": {
            "domain": vertical, "anchor": f"x{index}", "side": "right" if rtl else "left",
            "range": (depth, 0), "showgrid": False, "zeroline": False,
            "tickmode": "array", "tickvals": places, "ticktext": list(labels),
            "tickfont": {"size": theme.SIZE, "color": theme.INK}, "showline": False,
        },
    })  # fmt: skip
    figure.add_shape(
        type="line", x0=0, x1=0, y0=0, y1=float(edges[-1]), xref=f"x{index}", yref=f"y{index}",
        line={"color": theme.INK, "width": 1},
    )  # fmt: skip
