"""The tone of the wording over time: a line a group, one language a figure."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.layout import PAD, compose, framed, hover, nothing, spot
from dashboard.charts.timeline import naive, time_axis, when
from dashboard.charts.tone import reach_of, signed
from dashboard.i18n import Say, number

HEIGHT = 240  # px


def tone_time(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """A mark for every group and period at the mean tone of its articles, joined over time.

    frame: `timeline` of one language. Zero in the middle; time runs from left to right in both
    interface languages. customdata of a mark: [group, period (ISO date), language].
    """
    theme.one_language(frame)
    names = sorted(frame["group"].unique())
    head = framed(
        say, "tone_time", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=[(spot(theme.colour_of(n, colours), theme.glyph_of(n, colours)), n) for n in names],
    )  # fmt: skip
    known = frame[frame["period"].notna() & frame["tone"].notna()].sort_values("period")
    periods = sorted(known["period"].unique())
    if len(periods) < 2:
        return nothing(head, say("chart.tone_time.none"))
    step = min(b - a for a, b in pairwise(periods))
    figure = go.Figure()
    for name in names:
        rows = known[known["group"] == name]
        figure.add_scatter(
            x=[naive(period) for period in rows["period"]], y=rows["tone"], mode="lines+markers",
            name=name, line={"color": theme.colour_of(name, colours), "width": 1.5},
            marker={"color": theme.colour_of(name, colours), "size": 9,
                    "symbol": theme.symbol_of(name, colours),
                    "line": {"color": theme.PAPER, "width": 1}},
            customdata=[[row.group, row.period.date().isoformat(), row.language]
                        for row in rows_of(rows)],
            hovertext=[
                hover(
                    say("chart.tone_time.hover", group=name, when=when(row.period, step, say),
                        tone=number(row.tone), articles=int(row.articles)),
                    head.direction,
                )
                for row in rows_of(rows)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    reach = reach_of(known["tone"].to_numpy())
    time_axis(figure, 1, (0.0, 1.0), periods, step, say, head.rtl)
    figure.update_layout(
        yaxis={
            "range": (-reach, reach), "zeroline": True, "zerolinecolor": theme.INK,
            "tickvals": [-reach, 0, reach], "rangemode": "normal", "tickformat": "",
            "ticktext": [signed(-reach), "0", signed(reach)],
        }
    )  # fmt: skip
    left, right = (PAD + 8, 56) if head.rtl else (56, PAD + 8)
    return compose(figure, head, plot_height=HEIGHT, left=left, right=right, above=8, below=34)
