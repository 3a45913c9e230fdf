"""Words at the far side of a scale, beside its rows."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.layout import Frame


def aside(
    figure: go.Figure,
    head: Frame,
    text: str,
    away: float,
    *,
    name: str,
    colour: str,
    y: int | None = None,
    size: int = theme.SMALL,
    weight: int = 400,
) -> None:
    """Words `away` px beside the scale: in a row, or above all of them."""
    above = y is None
    figure.add_annotation(
        text=text, name=name, showarrow=False, x=0 if head.rtl else 1, xref="paper",
        y=1 if above else y, yref="paper" if above else "y", yshift=4 if above else 0,
        yanchor="bottom" if above else "middle", xshift=-away if head.rtl else away,
        xanchor="right" if head.rtl else "left", align="right" if head.rtl else "left",
        font={"size": size, "color": colour, "weight": weight},
    )  # fmt: skip
