"""Figures of the page Words: what sets a group's wording apart, and where a term stands."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

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
    heading,
    hover,
    isolated,
    nothing,
    spot,
    text_width,
    widest,
    wrapped_label,
)
from dashboard.i18n import Say, number

ROW = 24  # px of one bar or dot row
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
    groups = sorted(frame["group"].unique())
    panels = {name: _top_terms(frame, name, top) for name in groups}
    if not any(len(panel) for panel in panels.values()):
        return nothing(head, say("chart.words_bars.none"))
    across = min(columns or 2, len(groups))
    down = math.ceil(len(groups) / across)
    depth = max(max(len(panel) for panel in panels.values()), 3)
    panel_height = depth * ROW
    height = down * panel_height + (down - 1) * (HEAD + 10)
    labels = {
        name: [wrapped_label(t, 130) for t in panel["display"]] for name, panel in panels.items()
    }
    label_px = widest([one for of in labels.values() for one in of]) + 12
    room = (WIDTH - 2 * PAD - (across - 1) * 20) / across
    extent = _extent(panels.values(), room - label_px)
    inner = WIDTH - 2 * PAD
    figure = go.Figure()
    for index, name in enumerate(groups):
        row, column = divmod(index, across)
        column = across - 1 - column if head.rtl else column
        x0 = (column * (room + 20) + (0 if head.rtl else label_px)) / inner
        x1 = x0 + (room - label_px) / inner
        y1 = 1 - row * (panel_height + HEAD + 10) / height
        _bars_panel(
            figure, panels[name], labels[name], index + 1, say=say, rtl=head.rtl, extent=extent,
            colour=theme.colour_of(name, colours), domain=(x0, x1),
            vertical=(max(0.0, y1 - panel_height / height), y1), depth=depth,
        )  # fmt: skip
        of = int(panels[name]["of_target"].iloc[0]) if len(panels[name]) else None
        size = f" · {say('chart.articles', n=of)}" if of is not None else ""
        glyph = spot(theme.colour_of(name, colours), theme.glyph_of(name, colours))
        text = f"{glyph} {isolated(name)}<span style='font-weight:400;color:{theme.MUTED}'>{size}</span>"
        start = x0 - label_px / inner if not head.rtl else x1 + label_px / inner
        heading(figure, _lead(text, head.rtl), x=start, y=y1, rtl=head.rtl)
        if not len(panels[name]):
            figure.add_annotation(
                text=isolated(say("chart.words_bars.none_here"), head.direction),
                x=start, y=y1, xref="paper", yref="paper", showarrow=False, yanchor="top",
                xanchor="right" if head.rtl else "left", yshift=-4,
                font={"size": theme.SMALL, "color": theme.MUTED},
            )  # fmt: skip
    return compose(figure, head, plot_height=height, above=HEAD, below=10)


def _lead(text: str, rtl: bool) -> str:
    """A line of Plotly HTML set in the interface's direction."""
    return ("\u2067" if rtl else "\u2066") + text + "\u2069"


def _top_terms(frame: pd.DataFrame, name: str, top: int) -> pd.DataFrame:
    """The first `top` terms of a group that pass the gate, best first."""
    rows = frame[(frame["group"] == name) & frame["shown"]]
    return rows.sort_values(["rank", "term"]).head(top).reset_index(drop=True)


def _extent(panels: Sequence[pd.DataFrame], room: float) -> tuple[float, float]:
    """The shared range of the bars' axis, with room for the label behind the longest one."""
    every = pd.concat(list(panels))
    low = min(0.0, float(every[["score", "low"]].min(axis=None, skipna=True)))
    high = float(every[["score", "high"]].max(axis=None, skipna=True)) or 1.0
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
    index: int,
    *,
    say: Say,
    rtl: bool,
    extent: tuple[float, float],
    colour: str,
    domain: tuple[float, float],
    vertical: tuple[float, float],
    depth: int,
) -> None:
    """One group's bars with their own pair of axes (number `index`)."""
    places = list(range(len(rows)))
    ends = rows[["score", "high"]].max(axis=1)
    direction = "rtl" if rtl else "ltr"
    figure.add_bar(
        x=rows["score"], y=places, orientation="h", width=0.66,
        xaxis=f"x{index}", yaxis=f"y{index}",
        marker={"color": colour, "line": {"width": 0}},
        error_x={
            "type": "data", "symmetric": False, "thickness": 1.4, "width": 3, "color": theme.INK,
            "array": (rows["high"] - rows["score"]).clip(lower=0).fillna(0.0),
            "arrayminus": (rows["score"] - rows["low"]).clip(lower=0).fillna(0.0),
        },
        customdata=rows[["group", "term", "language", "reference"]].to_numpy().tolist(),
        hovertext=[_term_sentence(row, say, direction) for row in rows_of(rows)],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        x=ends, y=places, mode="text", text=[isolated(label, direction) for label in _counts(rows)],
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
            "range": (depth - 0.5, -0.5), "showgrid": False, "zeroline": False,
            "tickmode": "array", "tickvals": places, "ticktext": list(labels),
            "tickfont": {"size": theme.SIZE, "color": theme.INK}, "showline": False,
        },
    })  # fmt: skip
    figure.add_shape(
        type="line", x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.5, xref=f"x{index}", yref=f"y{index}",
        line={"color": theme.INK, "width": 1},
    )  # fmt: skip


def _term_sentence(row: object, say: Say, direction: str) -> str:
    """What a bar says, in whole sentences."""
    values = row._asdict()  # type: ignore[attr-defined]
    first = say(
        "chart.words_bars.hover",
        term=values["display"], group=values["group"],
        a=values["articles_target"], of_a=values["of_target"],
        b=values["articles_rest"], of_b=values["of_rest"],
    )  # fmt: skip
    second = say(
        "chart.words_bars.hover_rates",
        target=number(values["rate_target"]), rest=number(values["rate_rest"]),
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
    return compose(figure, head, plot_height=len(names) * 36, left=left, right=right, below=52)


def stacked(values: np.ndarray, near: float, step: float = 0.16) -> np.ndarray:
    """Offsets (0, step, −step, 2·step, …) for sorted values that lie nearer than `near`."""
    offsets = np.zeros(len(values))
    run = 0
    for i in range(1, len(values)):
        run = run + 1 if values[i] - values[i - 1] < near else 0
        level = min((run + 1) // 2, 3)
        offsets[i] = level * step * (1 if run % 2 else -1)
    return offsets


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
    rows = frame[(frame["rate_target"] > 0)].sort_values(["rank", "term"]).head(3000)
    if rows.empty:
        return nothing(head, say("chart.words_bars.none"))
    figure = go.Figure()
    for shown in (False, True):
        part = rows[rows["shown"] == shown]
        figure.add_scattergl(
            x=part["rate_target"], y=part["difference"], mode="markers",
            marker={"color": theme.colour_of(group, colours) if shown else theme.GRID,
                    "size": 8 if shown else 6, "line": {"width": 0}},
            customdata=part[["group", "term", "language", "reference"]].to_numpy().tolist(),
            hovertext=[_term_sentence(row, say, head.direction) for row in rows_of(part)],
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    _name_points(figure, rows[rows["shown"]].head(labels * 2), labels)
    low, high = rows["rate_target"].min(), rows["rate_target"].max()
    figure.update_xaxes(
        type="log", range=[math.log10(low) - 0.1, math.log10(high) + 0.15], dtick="D2",
        title={"text": isolated(say("chart.axis.rate"), head.direction)}, showline=True,
    )  # fmt: skip
    figure.update_yaxes(
        title={"text": isolated(say("chart.axis.difference"), head.direction)}, nticks=5,
        zeroline=True, zerolinecolor=theme.INK, side="right" if head.rtl else "left",
    )  # fmt: skip
    left, right = (PAD + 8, 66) if head.rtl else (66, PAD + 8)
    return compose(figure, head, plot_height=340, left=left, right=right, below=52)


def _name_points(figure: go.Figure, rows: pd.DataFrame, most: int) -> None:
    """Names beside the first terms, leaving out a name that would lie on another."""
    xs = np.log10(rows["rate_target"].to_numpy())
    ys = rows["difference"].to_numpy()
    span_x = max(np.ptp(xs), 0.5) / (WIDTH - 110)
    span_y = max(np.ptp(ys), 1e-9) / 300
    taken: list[tuple[float, float, float]] = []
    for x, y, name in zip(xs, ys, rows["display"], strict=True):
        px, py, wide = x / span_x, y / span_y, text_width(name, theme.SMALL)
        if len(taken) >= most:
            break
        if any(abs(py - b) < 15 and px < a + w and a < px + wide for a, b, w in taken):
            continue
        taken.append((px, py, wide))
        figure.add_annotation(
            x=x, y=y, text=isolated(name), showarrow=False, xanchor="left", xshift=6,
            font={"size": theme.SMALL, "color": theme.INK},
        )  # fmt: skip
