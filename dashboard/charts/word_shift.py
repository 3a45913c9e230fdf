"""The word shift of the page Tone: which words make one group's wording unlike another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.layout import (
    LINE,
    PAD,
    WIDTH,
    Frame,
    compose,
    framed,
    heading,
    hover,
    isolated,
    lead,
    nothing,
    row_height,
    spot,
    widest,
    wrap,
    wrapped_label,
)
from dashboard.i18n import Say, number

ROW = 24  # px of one bar
TOP = 20
#: Kind → its colour, and whether the bar is full (more of a word) or hollow (less of one).
KINDS = {
    "more positive": (theme.POSITIVE, True),
    "less negative": (theme.POSITIVE, False),
    "more negative": (theme.NEGATIVE, True),
    "less positive": (theme.NEGATIVE, False),
}


def word_shift_bars(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
    top: int = TOP,
) -> go.Figure:
    """The `top` words that move a most against b, as bars to the negative or the positive side.

    frame: `word_shift` of one language. Length is `contribution`; orange makes a more negative,
    blue more positive; full bars are more of a word, hollow ones less of it. The label at the end
    says in how many articles the word stands, a · b. Negative stands left in both directions.
    customdata of a bar: [term, language, a, b].
    """
    theme.one_language(frame)
    rows = frame[frame["kind"] != ""].head(top).reset_index(drop=True)
    if rows.empty:
        head = framed(say, "word_shift", title=title, subtitle=subtitle, caption=caption,
                      direction=direction)  # fmt: skip
        return nothing(head, say("chart.word_shift.none"))
    a, b = str(rows["a"].iloc[0]), str(rows["b"].iloc[0])
    head = framed(
        say, "word_shift", title=title or say("chart.word_shift.title_of", a=a, b=b),
        subtitle=subtitle, caption=caption, direction=direction,
        marks=_key(rows, a, b, say, colours),
    )  # fmt: skip
    labels = [wrapped_label(term, 150) for term in rows["display"]]
    margin = widest(labels) + PAD + 10
    room = WIDTH - margin - PAD - 8
    counts = _counts(rows)
    share = max(0.3, 1 - (widest(counts, theme.SMALL) + 12) / (room / 2))
    reach = float(rows["contribution"].abs().max()) / share
    figure = go.Figure()
    _bars(figure, rows, say, head.direction)
    _ends(figure, rows, counts, head)
    ticks = _ticks(reach * share)
    figure.update_xaxes(
        range=(-reach, reach), tickvals=ticks, ticktext=_tick_texts(ticks),
        zeroline=True, zerolinecolor=theme.INK, zerolinewidth=1,
    )  # fmt: skip
    figure.update_yaxes(
        range=(len(rows) - 0.5, -0.5), tickvals=list(range(len(rows))), ticktext=labels,
        side="right" if head.rtl else "left", showgrid=False,
        tickfont={"size": theme.SIZE, "color": theme.INK},
    )  # fmt: skip
    sums = _sums(frame, rows, say)
    heading(
        figure, "<br>".join(isolated(line, head.direction) for line in sums),
        x=1 if head.rtl else 0, y=1, rtl=head.rtl,
        shift=(margin - PAD) if head.rtl else (PAD - margin),
    )  # fmt: skip
    poles = _poles(figure, say, head, a, room)
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    return compose(
        figure, head, plot_height=len(rows) * row_height(labels, ROW), left=left, right=right,
        above=14 + len(sums) * theme.SIZE * LINE, below=30 + poles * theme.SMALL * LINE,
    )  # fmt: skip


def _key(
    rows: pd.DataFrame, a: str, b: str, say: Say, colours: Mapping[str, str]
) -> list[tuple[str, str]]:
    """What bars and labels mean: the kinds that are drawn, and whose articles are counted."""
    drawn = set(rows["kind"])
    marks = [
        (spot(colour, "■" if full else "□"), say(f"chart.word_shift.key.{kind}"))
        for kind, (colour, full) in KINDS.items()
        if kind in drawn
    ]
    of_a, of_b = (spot(theme.colour_of(n, colours), theme.glyph_of(n, colours)) for n in (a, b))
    glyphs = lead(f"{of_a} · {of_b}", say.direction == "rtl")
    return [*marks, (glyphs, say("chart.word_shift.key_articles", a=a, b=b))]


def _counts(rows: pd.DataFrame) -> list[str]:
    return [
        f"{row.articles_a}/{row.of_a} · {row.articles_b}/{row.of_b}" for row in rows_of(rows)
    ]  # fmt: skip


def _bars(figure: go.Figure, rows: pd.DataFrame, say: Say, direction: str) -> None:
    drawn = [KINDS[kind] for kind in rows["kind"]]
    figure.add_bar(
        x=rows["contribution"], y=list(range(len(rows))), orientation="h", width=0.62,
        marker={
            "color": [colour if full else theme.PAPER for colour, full in drawn],
            "line": {"color": [colour for colour, _ in drawn], "width": 1.5},
        },
        customdata=rows[["term", "language", "a", "b"]].to_numpy().tolist(),
        hovertext=[_sentence(row, say, direction) for row in rows_of(rows)],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _ends(figure: go.Figure, rows: pd.DataFrame, counts: Sequence[str], head: Frame) -> None:
    """The counts of articles, beyond the end of each bar."""
    figure.add_scatter(
        x=rows["contribution"], y=list(range(len(rows))), mode="text",
        text=[lead(f"\u00a0{label}\u00a0", head.rtl) for label in counts],
        textposition=[
            "middle left" if value < 0 else "middle right" for value in rows["contribution"]
        ],
        textfont={"size": theme.SMALL, "color": theme.MUTED}, cliponaxis=False, hoverinfo="skip",
    )  # fmt: skip


def _sentence(row: Any, say: Say, direction: str) -> str:
    first = say(
        f"chart.word_shift.hover.{row.kind}", term=row.display, a=row.a, b=row.b,
        by=_signed(row.contribution),
    )  # fmt: skip
    second = say(
        "chart.word_shift.hover_rates", a=row.a, b=row.b, rate_a=number(row.rate_a),
        rate_b=number(row.rate_b), articles_a=row.articles_a, of_a=row.of_a,
        articles_b=row.articles_b, of_b=row.of_b,
    )  # fmt: skip
    third = say(
        "chart.word_shift.hover_values", a=row.a, b=row.b, valence=_signed(row.valence),
        value_a=_signed(row.value_a), value_b=_signed(row.value_b),
    )  # fmt: skip
    return hover(first, direction, second, third)


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + number(float(value))


def _ticks(reach: float) -> list[float]:
    """Round numbers on both sides of zero, three to seven of them."""
    power = 10.0 ** _floor_log(reach)
    step = next(size * power for size in (0.5, 1.0, 2.0, 5.0) if reach / (size * power) < 4)
    count = int(reach / step + 1e-9)
    return [round(i * step, 12) for i in range(-count, count + 1)]


def _tick_texts(ticks: Sequence[float]) -> list[str]:
    """Signed numbers, all to as many decimals as the step between them has."""
    decimals = max(0, -_floor_log(ticks[-1] - ticks[-2])) if len(ticks) > 1 else 0
    return [
        ("+" if tick > 0 else "") + number(tick, decimals=decimals) if tick else "0"
        for tick in ticks
    ]


def _floor_log(value: float) -> int:
    """The power of ten of the first digit."""
    return int(f"{value:.6e}".split("e")[1])


def _sums(frame: pd.DataFrame, rows: pd.DataFrame, say: Say) -> list[str]:
    """What the whole adds up to, and how much of it is shown, in lines."""
    total = _signed(round(float(frame["contribution"].sum()), 9))
    line = say("chart.word_shift.sum", n=len(frame), total=total)
    if len(rows) < len(frame):
        shown = _signed(round(float(rows["contribution"].sum()), 9))
        line += " " + say("chart.word_shift.sum_shown", n=len(rows), shown=shown)
    return wrap(line, WIDTH - 2 * PAD)


def _poles(figure: go.Figure, say: Say, head: Frame, a: str, width: float) -> int:
    """What the two ends of the scale mean, under the numbers; the most lines of the two."""
    most = 0
    for x, anchor, key in ((0, "left", "negative"), (1, "right", "positive")):
        lines = wrap(say(f"chart.word_shift.{key}", a=a), width / 2 - 20, theme.SMALL)
        most = max(most, len(lines))
        figure.add_annotation(
            x=x, y=0, xref="paper", yref="paper", xanchor=anchor, yanchor="top", yshift=-22,
            text="<br>".join(isolated(line, head.direction) for line in lines), showarrow=False,
            font={"size": theme.SMALL, "color": theme.MUTED}, align=anchor,
        )  # fmt: skip
    return most
