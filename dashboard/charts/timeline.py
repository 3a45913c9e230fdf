"""The figure of the page Timeline: how much each group published, period by period."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.layout import PAD, compose, framed, heading, hover, isolated, nothing, spot
from dashboard.i18n import Say, date, moment

PANEL = 220  # px
GAP = 64
MOST_TICKS = 8


_DAY = pd.Timedelta(days=1)


def timeline(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
    value: str = "articles",
) -> go.Figure:
    """Columns by period, stacked by group; a panel a language, over one axis of time.

    frame: `timeline`. value: articles or words. Time runs from left to right in both interface
    languages, as Arabic newsrooms draw it. customdata: [group, period (ISO date), language].
    """
    names = sorted(frame["group"].unique())
    marks = [
        (spot(theme.colour_of(name, colours), theme.glyph_of(name, colours)), name)
        for name in names
    ]
    head = framed(
        say, f"timeline_{value}", title=title, subtitle=subtitle, caption=caption,
        direction=direction, marks=marks,
    )  # fmt: skip
    dated = frame[frame["period"].notna() & (frame[value] > 0)]
    if dated.empty:
        return nothing(head, say("chart.timeline.none"))
    codes = theme.languages_in(dated)
    periods = sorted(dated["period"].unique())
    step = min((b - a for a, b in pairwise(periods)),
               default=pd.Timedelta(days=1))  # fmt: skip
    height = len(codes) * PANEL + (len(codes) - 1) * GAP
    figure = go.Figure()
    for index, code in enumerate(codes, start=1):
        rows = dated[dated["language"] == code]
        y1 = 1 - (index - 1) * (PANEL + GAP) / height
        for name in names:
            _columns(figure, rows[rows["group"] == name], name, index, step, say=say, value=value,
                     colours=colours, direction=head.direction)  # fmt: skip
        time_axis(figure, index, (max(0.0, y1 - PANEL / height), y1), periods, step, say, head.rtl)
        if len(codes) > 1:
            heading(figure, isolated(say.name("language", code), head.direction),
                    x=1 if head.rtl else 0, y=y1, rtl=head.rtl)  # fmt: skip
    figure.update_layout(barmode="stack")
    left, right = (PAD + 8, 56) if head.rtl else (56, PAD + 8)
    compose(
        figure, head, plot_height=height, left=left, right=right,
        above=30 if len(codes) > 1 else 8, below=34,
    )  # fmt: skip
    return figure.update_layout(margin_pad=0)


def _columns(
    figure: go.Figure,
    rows: pd.DataFrame,
    name: str,
    index: int,
    step: pd.Timedelta,
    *,
    say: Say,
    value: str,
    colours: Mapping[str, str],
    direction: str,
) -> None:
    """One group's share of the columns of one language."""
    if rows.empty:
        return
    rows = rows.sort_values("period")
    figure.add_bar(
        x=[naive(period) for period in rows["period"]], y=rows[value],
        width=step.total_seconds() * 1000 * 0.72,
        xaxis=f"x{index}", yaxis=f"y{index}", name=name,
        marker={"color": theme.colour_of(name, colours),
                "line": {"color": theme.PAPER, "width": 1}},
        customdata=[[name, period.date().isoformat(), row_language]
                    for period, row_language in zip(rows["period"], rows["language"], strict=True)],
        hovertext=[
            hover(
                say("chart.timeline.hover", group=name, when=when(row.period, step, say),
                    articles=say("count.articles", n=int(row.articles)), words=int(row.words)),
                direction,
            )
            for row in rows_of(rows)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _said(period: pd.Timestamp, step: pd.Timedelta, say: Say) -> str:
    """The hour where columns are shorter than a day, else the day."""
    return f"{period.hour:02}:00" if step < _DAY else date(period, say.language)


def when(period: pd.Timestamp, step: pd.Timedelta, say: Say) -> str:
    """The day of a column, with its hour where columns are shorter than a day."""
    return moment(period, "minute" if step < _DAY else "day", say.language)


def naive(period: pd.Timestamp) -> str:
    """UTC wall time as text, so that no browser moves a column into another day."""
    return period.strftime("%Y-%m-%dT%H:%M:%S")


def time_axis(
    figure: go.Figure,
    index: int,
    vertical: tuple[float, float],
    periods: list[pd.Timestamp],
    step: pd.Timedelta,
    say: Say,
    rtl: bool,
) -> None:
    """Days as people write them, at most eight of them; counts from zero, whole numbers."""
    every = -(-len(periods) // MOST_TICKS)
    ticks = periods[::every]
    years = {period.year for period in periods}
    words = [_said(period, step, say) for period in ticks]
    if step >= _DAY and len(years) == 1:
        words = [text.rsplit(" ", 1)[0] for text in words]

    pad = step * 0.7
    figure.update_layout({
        f"xaxis{index}": {
            "type": "date", "anchor": f"y{index}", "showgrid": False, "showline": True,
            "linecolor": theme.INK,
            "range": (naive(periods[0] - pad), naive(periods[-1] + pad)),
            "tickvals": [naive(period) for period in ticks],
            "ticktext": [isolated(text) for text in words], "tickangle": 0,
        },
        f"yaxis{index}": {
            "anchor": f"x{index}", "domain": vertical, "rangemode": "tozero", "nticks": 5,
            "tickformat": ",d", "side": "right" if rtl else "left",
        },
    })  # fmt: skip
