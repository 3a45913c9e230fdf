"""Figures of the page Words about single terms: in every article, and among all terms."""

from __future__ import annotations

import math
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
    isolated,
    nothing,
    row_height,
    spot,
    stacked,
    text_width,
    widest,
    wrapped_label,
)
from dashboard.i18n import Say, number

RATES = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]  # ticks of the logarithmic axis


def term_sentence(row: Any, say: Say, direction: str) -> str:
    """What a bar says, in whole sentences."""
    first = say(
        "chart.words_bars.hover",
        term=row.display, group=row.group,
        a=row.articles_target, of_a=row.of_target,
        b=row.articles_rest, of_b=row.of_rest,
    )  # fmt: skip
    second = say(
        "chart.words_bars.hover_rates",
        target=number(row.rate_target), rest=number(row.rate_rest),
    )  # fmt: skip
    return hover(first, direction, second)


def words_dots(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    display: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """A chosen term's rate in every article, a row of dots an outlet.

    frame: article_id, outlet, title, rate (per 1,000 words), n (times). Dots of the same place
    stand above each other. customdata of a dot: [article_id, outlet].
    """
    head = framed(
        say, "words_dots", title=title or say("chart.words_dots.title", term=display),
        subtitle=subtitle, caption=caption, direction=direction,
    )  # fmt: skip
    if frame.empty:
        return nothing(head, say("chart.words_dots.none"))
    names = sorted(frame["outlet"].unique())
    labels = [wrapped_label(name, 170) for name in names]
    figure = go.Figure()
    top = float(frame["rate"].max()) or 1.0
    for place, name in enumerate(names):
        rows = frame[frame["outlet"] == name].sort_values(["rate", "article_id"])
        figure.add_scatter(
            x=rows["rate"], y=place - stacked(rows["rate"].to_numpy(), top / 60), mode="markers",
            marker={
                "color": theme.colour_of(name, colours), "size": 11, "opacity": 0.9,
                "symbol": theme.symbol_of(name, colours),
                "line": {"color": theme.PAPER, "width": 1},
            },
            customdata=rows[["article_id", "outlet"]].to_numpy().tolist(),
            hovertext=[
                hover(
                    say("chart.words_dots.hover", term=display, group=name, times=int(row.n),
                        rate=number(float(row.rate))),
                    head.direction, row.title,
                )
                for row in rows_of(rows)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    figure.update_xaxes(
        range=[-0.04 * top, 1.06 * top], nticks=6, showline=True,
        title={"text": isolated(say("chart.axis.rate"), head.direction)},
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(len(names))), ticktext=labels, range=[len(names) - 0.4, -0.6],
        side="right" if head.rtl else "left", tickfont={"size": theme.SIZE},
    )  # fmt: skip
    margin = widest(labels) + PAD + 10
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    return compose(
        figure,
        head,
        plot_height=len(names) * row_height(labels, 36),
        left=left,
        right=right,
        below=52,
    )


def words_scatter(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
    labels: int = 14,
) -> go.Figure:
    """Every term of one group: how often it is used across, how far it sets apart upward.

    frame: `term_differences` of one group and one language. Terms that pass the gate have the
    group's colour, others are pale; the first `labels` terms are named where there is room.
    customdata of a dot: [group, term, language, reference].
    """
    theme.one_language(frame)
    group = str(frame["group"].iloc[0]) if len(frame) else ""
    head = framed(
        say, "words_scatter", title=title or say("chart.words_scatter.title", group=group),
        subtitle=subtitle, caption=caption, direction=direction,
        marks=[(spot(theme.colour_of(group, colours), "●"), say("chart.words_scatter.key_shown")),
               (spot(theme.GRID, "●"), say("chart.words_scatter.key_other"))],
    )  # fmt: skip
    rows = frame[(frame["rate_target"] > 0)].sort_values(["rank", "term"]).head(1500)
    if rows.empty:
        return nothing(head, say("chart.words_bars.none"))
    figure = go.Figure()
    for shown in (False, True):
        part = rows[rows["shown"] == shown]
        figure.add_scatter(
            x=part["rate_target"], y=part["difference"], mode="markers",
            marker={"color": theme.colour_of(group, colours) if shown else theme.GRID,
                    "size": 8 if shown else 6, "line": {"width": 0}},
            customdata=part[["group", "term", "language", "reference"]].to_numpy().tolist(),
            hovertext=[term_sentence(row, say, head.direction) for row in rows_of(part)],
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    _name_points(figure, rows[rows["shown"]].head(labels * 2), labels)
    low, high = rows["rate_target"].min(), rows["rate_target"].max()
    figure.update_xaxes(
        type="log", range=[math.log10(low) - 0.1, math.log10(high) + 0.15],
        tickvals=RATES, ticktext=[f"{rate:g}" for rate in RATES],
        title={"text": isolated(say("chart.axis.rate"), head.direction)}, showline=True,
    )  # fmt: skip
    figure.update_yaxes(
        title={"text": isolated(say("chart.axis.difference"), head.direction)}, nticks=5,
        zeroline=True, zerolinecolor=theme.INK, side="right" if head.rtl else "left",
    )  # fmt: skip
    left, right = (PAD + 8, 66) if head.rtl else (66, PAD + 8)
    return compose(figure, head, plot_height=340, left=left, right=right, below=52)


def _name_points(figure: go.Figure, rows: pd.DataFrame, most: int) -> None:
    """Names beside the first terms, leaving out a name that would lie on a mark or a name."""
    xs = np.log10(rows["rate_target"].to_numpy())
    ys = rows["difference"].to_numpy()
    span_x = max(np.ptp(xs), 0.5) / (WIDTH - 130)
    span_y = max(np.ptp(ys), 1e-9) / 310
    # Boxes that are taken, in px: left, right, middle. The marks themselves come first.
    taken = [(x / span_x - 4, x / span_x + 4, y / span_y) for x, y in zip(xs, ys, strict=True)]
    named = 0
    for x, y, name in zip(xs, ys, rows["display"], strict=True):
        left, middle = x / span_x + 6, y / span_y
        right = left + text_width(name, theme.SMALL)
        if named == most:
            break
        if any(abs(middle - m) < 13 and left < r and a < right for a, r, m in taken):
            continue
        taken.append((left, right, middle))
        named += 1
        figure.add_annotation(
            x=x, y=y, text=isolated(name), showarrow=False, xanchor="left", xshift=6,
            font={"size": theme.SMALL, "color": theme.INK},
        )  # fmt: skip
