"""What bars of shares have in common: names, a scale of 0…100 %, and numbers at the far side."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.charts.asides import aside
from dashboard.charts.layout import LINE, PAD, WIDTH, Frame, compose, isolated, row_height, widest

#: Words on a fill: the same on light and on dark paper, so not the inks that are swapped.
ON_DARK, ON_LIGHT = "#FDFDFD", "#15181B"
AWAY = 14  # px between the bars and the numbers beside them


@dataclass(frozen=True)
class ShareRows:
    """The rows of a chart of shares: a label and a number each, and the heading of the numbers.

    labels, beside: a row each; heads: the lines of the heading; least: px from bar to bar at least.
    """

    labels: list[str]
    beside: list[str]
    heads: list[str]
    least: int

    @property
    def height(self) -> float:
        """px from bar to bar."""
        return row_height(self.labels, self.least)

    @property
    def margins(self) -> tuple[float, float]:
        """px that the labels take, and the numbers at the other side."""
        numbers = max(widest(self.beside), widest(self.heads, theme.SMALL))
        return widest(self.labels) + PAD + 10, AWAY + PAD + numbers

    @property
    def width(self) -> float:
        """px of a whole bar."""
        return WIDTH - sum(self.margins)

    def composed(self, figure: go.Figure, head: Frame) -> go.Figure:
        """The figure with its bars stacked, its scale, its labels and its numbers."""
        for place, words in enumerate(self.beside):
            aside(
                figure, head, words, AWAY, y=place, name="counts", colour=theme.INK, size=theme.SIZE
            )
        title = "<br>".join(isolated(line, head.direction) for line in self.heads)
        aside(figure, head, title, AWAY, name="beside", colour=theme.MUTED, size=theme.SMALL)
        rows = len(self.labels)
        figure.update_layout(
            barmode="stack",
            xaxis={"range": (1, 0) if head.rtl else (0, 1), "tickvals": [0, 0.25, 0.5, 0.75, 1],
                   "ticktext": ["0", "25%", "50%", "75%", "100%"], "showgrid": False},
            yaxis={"range": (rows - 0.5, -0.5), "tickvals": list(range(rows)),
                   "ticktext": self.labels, "showgrid": False,
                   "side": "right" if head.rtl else "left",
                   "tickfont": {"size": theme.SIZE, "color": theme.INK}},
        )  # fmt: skip
        left, right = reversed(self.margins) if head.rtl else self.margins
        return compose(
            figure, head, plot_height=rows * self.height, left=left, right=right,
            above=8 + len(self.heads) * theme.SMALL * LINE, below=34,
        )  # fmt: skip


def on_fill(colour: str) -> str:
    """The ink, light or dark, that reads best on a fill (WCAG 2 relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return ON_DARK if light < 0.18 else ON_LIGHT  # where both contrasts are the same
