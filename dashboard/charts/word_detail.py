"""Figures of the page Words about one term: what a mark says, and its rate in every article."""

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
    isolated,
    lead,
    nothing,
    row_height,
    widest,
    wrapped_label,
)
from dashboard.charts.sentences import Sentence
from dashboard.charts.words_scatter import words_scatter
from dashboard.i18n import Say, number

__all__ = ["term_sentence", "words_dots", "words_scatter"]

DOTS = 480  # px that the rows of dots take together, unless their names need more


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
    raw: bool = False,
) -> go.Figure:
    """A chosen term's rate in every article (raw: how many times), a row of dots an outlet.

    frame: article_id, outlet, title, rate (per 1,000 words), n (times). Dots of the same place
    stand above each other, closer together where they are many, and never leave their row; the
    outlet's name says how many of its articles have the term. customdata of a dot:
    [article_id, outlet].
    """
    head = framed(
        say, "words_dots", title=title or say("chart.words_dots.title", term=display),
        subtitle=subtitle, caption=caption, direction=direction,
    )  # fmt: skip
    if frame.empty:
        return nothing(head, say("chart.words_dots.none"))
    value = "n" if raw else "rate"
    groups = {
        str(name): rows.sort_values([value, "article_id"])
        for name, rows in frame.groupby("outlet", sort=True)
    }
    labels = [_dots_label(name, rows, say, head.rtl) for name, rows in groups.items()]
    margin = widest(labels) + PAD + 10
    top = float(frame[value].max()) or 1.0
    size = _dot_size(max(map(len, groups.values())))
    px = (WIDTH - margin - PAD - 8) / (1.1 * top)  # px of one unit across
    piles = [_piles(rows[value].to_numpy(dtype=float) * px, size) for rows in groups.values()]
    deepest = max(int(np.bincount(pile).max()) for pile in piles)
    row = max(row_height(labels, 36), min(deepest * (size + 1) + 12, 160, DOTS / len(groups)))
    room = row - 8 - size
    step = min([size + 1, *(room / max(1, _deepest(pile) - 1) for pile in piles)])
    figure = go.Figure()
    for place, ((name, rows), pile) in enumerate(zip(groups.items(), piles, strict=True)):
        levels, near = _levels(pile, step, room)
        line = {"color": theme.PAPER, "width": np.where(near < 0.7 * size, 0.0, 0.8)}
        figure.add_scatter(
            x=rows[value], y=place - levels / row, mode="markers", cliponaxis=False,
            marker={
                "color": theme.colour_of(name, colours), "size": size, "opacity": 0.9,
                "symbol": theme.symbol_of(name, colours), "line": line,
            },
            customdata=rows[["article_id", "outlet"]].to_numpy().tolist(),
            hovertext=_dots_sentences(rows, name, display, say, head.direction),
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
        if place:
            figure.add_hline(
                place - 0.5, layer="below", line={"color": theme.GRID, "width": 1}
            )  # fmt: skip
    ends = [-0.04 * top, 1.06 * top]
    figure.update_xaxes(
        range=ends[::-1] if head.rtl else ends, nticks=6, showline=True,
        dtick=1 if raw and top <= 6 else None,
        title={"text": isolated(say(f"chart.axis.{'count' if raw else 'rate'}"), head.direction)},
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(len(groups))), ticktext=labels, range=[len(groups) - 0.5, -0.5],
        side="right" if head.rtl else "left", tickfont={"size": theme.SIZE}, showgrid=False,
    )  # fmt: skip
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    return compose(figure, head, plot_height=len(groups) * row, left=left, right=right, below=52)


def _dots_label(name: str, rows: pd.DataFrame, say: Say, rtl: bool) -> str:
    """The outlet, and under it in how many of its articles the term stands."""
    share = say("chart.words_dots.share", a=int((rows["n"] > 0).sum()), n=len(rows))
    small = f"<span style='font-size:11px;color:{theme.MUTED}'>{lead(share, rtl)}</span>"
    return f"{wrapped_label(name, 170)}<br>{small}"


def _dots_sentences(
    rows: pd.DataFrame, name: str, display: str, say: Say, direction: str
) -> list[str]:
    sentence = Sentence(say, "chart.words_dots.hover", "term", "group", "times", "rate")
    return [
        hover(
            sentence(term=display, group=name, times=int(row.n), rate=number(float(row.rate))),
            direction,
            row.title,
        )
        for row in rows_of(rows)
    ]


def _dot_size(articles: int) -> float:
    """px of a dot: smaller where the longest row has many."""
    return 11 if articles <= 30 else 8 if articles <= 120 else 6


def _piles(places: np.ndarray, size: float) -> np.ndarray:
    """The number of the pile of each of the sorted `places` (px); a pile is one dot wide.

    Number 0 is the pile of articles without the term, even where there is none.
    """
    piles = np.zeros(len(places), dtype=np.int64)
    start, pile = 0.0, 0
    for i, at in enumerate(places):
        if at > 0 and (pile == 0 or at - start >= size):
            start, pile = at, pile + 1
        piles[i] = pile
    return piles


def _deepest(piles: np.ndarray) -> int:
    """Dots of the highest pile of articles that have the term."""
    return int(np.bincount(piles, minlength=2)[1:].max())


def _levels(piles: np.ndarray, step: float, room: float) -> tuple[np.ndarray, np.ndarray]:
    """How many px each dot stands above the middle of its row, and from the next in its pile.

    `step` px from dot to dot in every pile of the figure, so that their heights compare; only the
    articles without the term, which the outlet's name counts, may stand closer: `room` px hold
    them all, as a solid bar if need be.
    """
    deep = np.bincount(piles)
    near = np.full(len(deep), step)
    near[0] = min(step, room / max(1, deep[0] - 1))
    first = np.r_[0, np.cumsum(deep)[:-1]]
    inside = np.arange(len(piles)) - first[piles]
    return (inside - (deep[piles] - 1) / 2) * near[piles], near[piles]
