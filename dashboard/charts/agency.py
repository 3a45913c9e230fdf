"""Who did it: of the words for harm, how often an agent stands in the sentence; a bar a group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.bar_table import group_row
from dashboard.charts.layout import (
    framed,
    hover,
    nothing,
    spot,
    text_width,
    wrap,
)
from dashboard.charts.share_bars import ShareRows, on_fill
from dashboard.i18n import Say, number, percent

#: Kinds in the order of the pieces, and their fills: no colours of outlets, dark to light.
FILLS = {"agent_named": "#35689B", "agent_not_found": "#DDBB75", "passive_or_nominal": "#DCDAD3"}
KINDS = tuple(FILLS)
ROW = 40  # px from bar to bar
THICK, THIN = 0.62, 0.3  # of a row; the bar of a group with few such words
FEW = 5  # words for harm, under which a share says little
BESIDE = 90  # px at most for their heading
_LEAST = 30  # px of a piece that has its share written in it


def agency_bars(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """Shares of the three kinds: a bar a group, pieces in the order of KINDS.

    frame: `agency` of one language. A line over the end of the first piece is its interval. A bar
    of fewer than FEW words is thin. Beside it: how many words. customdata of a piece: [group,
    kind, language].
    """
    theme.one_language(frame)
    known = frame[frame["share"].notna()]
    totals = known.groupby("group", sort=True)["n"].sum()
    totals = totals[totals > 0]
    marks = [(spot(FILLS[kind], "■"), say(f"naming.agency.{kind}")) for kind in KINDS]
    if known["low"].notna().any():
        marks.append((spot(theme.INK, "┝━┥"), say("chart.agency_bars.key_interval")))
    if (totals < FEW).any():
        marks.append((spot(theme.MUTED, "▬"), say("chart.agency_bars.key_few", n=FEW)))
    head = framed(
        say, "agency_bars", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=marks,
    )  # fmt: skip
    if totals.empty:
        return nothing(head, say("chart.agency_bars.none"))
    names = [str(name) for name in totals.index]
    labels = [group_row(name, colours, head.rtl, width=150, size=theme.SIZE) for name in names]
    heads = wrap(say("chart.agency_bars.beside"), BESIDE, theme.SMALL)
    beside = [number(int(n)) for n in totals]
    rows = ShareRows(labels, beside, heads, ROW)
    thickness = [THICK if n >= FEW else THIN for n in totals]
    figure = go.Figure()
    for kind in KINDS:
        own = known[known["kind"] == kind].set_index("group").reindex(names).reset_index()
        _pieces(figure, own, kind, thickness, totals, say, head.direction)
    _shares(figure, known, names, rows.width, [t * rows.height for t in thickness])
    _intervals(figure, known, names)
    return rows.composed(figure, head)


def _pieces(
    figure: go.Figure,
    rows: pd.DataFrame,
    kind: str,
    thickness: list[float],
    totals: pd.Series,
    say: Say,
    direction: str,
) -> None:
    texts = [_sentence(row, int(totals[row.group]), say, direction) if row.n > 0 else ""
             for row in rows_of(rows)]  # fmt: skip
    figure.add_bar(
        x=rows["share"].fillna(0), y=list(range(len(rows))), orientation="h", width=thickness,
        name=kind, marker={"color": FILLS[kind], "line": {"width": 1, "color": theme.PAPER}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        customdata=[[row.group, kind, row.language] if row.n > 0 else ["", "", ""]
                    for row in rows_of(rows)],
        hovertext=texts, hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _sentence(row: Any, total: int, say: Say, direction: str) -> str:
    first = say(
        f"chart.agency_bars.hover.{row.kind}", group=row.group, n=int(row.n), of=total,
        share=percent(row.share), articles=int(row.articles),
    )  # fmt: skip
    if pd.isna(row.low):
        return hover(first, direction, say("chart.tone.hover_no_interval"))
    low, high = percent(row.low), percent(row.high)
    return hover(first, direction, say("chart.naming_bars.hover_interval", low=low, high=high))


def _shares(
    figure: go.Figure, frame: pd.DataFrame, names: list[str], width: float, heights: list[float]
) -> None:
    """The share written in every piece that is large enough for it."""
    of = {(row.group, row.kind): row for row in rows_of(frame)}
    for place, name in enumerate(names):
        start = 0.0
        for kind in KINDS:
            row = of.get((name, kind))
            share = row.share if row is not None else 0.0
            written = percent(share)
            fits = share * width >= max(_LEAST, text_width(written, theme.SMALL) + 8)
            if fits and heights[place] >= 18:
                figure.add_annotation(
                    x=start + share / 2, y=place, text=written, name="share", showarrow=False,
                    font={"size": theme.SMALL, "color": on_fill(FILLS[kind])},
                )  # fmt: skip
            start += share


def _intervals(figure: go.Figure, frame: pd.DataFrame, names: list[str]) -> None:
    """How far the end of the first piece could move, as a line under the middle of its bar."""
    own = frame[(frame["kind"] == KINDS[0]) & frame["low"].notna()]
    for row in rows_of(own[own["group"].isin(names)]):
        place = names.index(row.group) + THICK / 2 + 0.08
        figure.add_scatter(
            x=[row.low, row.high], y=[place, place], mode="lines+markers", name="interval",
            line={"color": theme.INK, "width": 1.5}, hoverinfo="skip",
            marker={"symbol": "line-ns", "size": 7, "line": {"color": theme.INK, "width": 1.5}},
        )  # fmt: skip
