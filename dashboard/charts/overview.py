"""Figures of the page Overview: who, how much, when."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.layout import (
    PAD,
    compose,
    framed,
    heading,
    hover,
    isolated,
    lead,
    nothing,
    row_height,
    spot,
    stacked,
    widest,
    wrapped_label,
)
from dashboard.i18n import Say, date, number, percent

ROW = 28
GAP = 46
#: Columns of the glance: name in the frame, how its numbers are written.
GLANCE = ("articles", "words", "quoted")


def outlets_glance(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """One row a group: articles, words and share of quoted words as small bars; a block a language.

    frame: group, language, articles, words, quoted (0…1, NaN where unknown). Bars share a scale
    within a language and column only. customdata of a bar: [group, language].
    """
    head = framed(
        say, "glance", title=title, subtitle=subtitle, caption=caption, direction=direction
    )
    if frame.empty:
        return nothing(head, say("chart.glance.none"))
    codes = theme.languages_in(frame)
    blocks = [frame[frame["language"] == code].sort_values("group") for code in codes]
    columns = [name for name in GLANCE if name in frame and frame[name].notna().any()]
    labels = [[_named(name, colours, head.rtl) for name in block["group"]] for block in blocks]
    every = [one for of in labels for one in of]
    margin = widest(every) + PAD + 14
    row = row_height(every, ROW)
    height = len(every) * row + (len(blocks) - 1) * GAP
    figure = go.Figure()
    used = 0.0
    for b, (code, block) in enumerate(zip(codes, blocks, strict=True)):
        y1 = 1 - used / height
        y0 = max(0.0, y1 - len(block) * row / height)
        used += len(block) * row + GAP
        if len(blocks) > 1:
            heading(figure, isolated(say.name("language", code), head.direction), y=y1,
                    x=1 if head.rtl else 0, rtl=head.rtl,
                    shift=(margin - PAD) if head.rtl else (PAD - margin))  # fmt: skip
        for c, column in enumerate(columns):
            index = b * len(columns) + c + 1
            place = len(columns) - 1 - c if head.rtl else c
            width = 1 / len(columns)
            domain = (place * width + 0.015, (place + 1) * width - 0.015)
            _small_bars(figure, block, column, index, domain, (y0, y1), colours, say, head.rtl,
                        labels[b] if c == 0 else None)  # fmt: skip
            heading(figure, isolated(say(f"chart.glance.{column}"), head.direction), y=y1,
                    x=domain[int(head.rtl)], rtl=head.rtl, size=theme.SMALL)  # fmt: skip
    left, right = (PAD, margin) if head.rtl else (margin, PAD)
    return compose(figure, head, plot_height=height, left=left, right=right, above=28, below=8)


def _named(name: str, colours: Mapping[str, str], rtl: bool) -> str:
    glyph = spot(theme.colour_of(name, colours), theme.glyph_of(name, colours))
    *above, last = wrapped_label(name, 170).split("<br>")
    return "<br>".join([*above, lead(f"{last} {glyph}", rtl)])


def _small_bars(
    figure: go.Figure,
    block: pd.DataFrame,
    column: str,
    index: int,
    domain: tuple[float, float],
    vertical: tuple[float, float],
    colours: Mapping[str, str],
    say: Say,
    rtl: bool,
    labels: list[str] | None,
) -> None:
    """One column of small bars with the number at each end."""
    places = list(range(len(block)))
    values = block[column].astype(float)
    most = (float(values.max()) or 1.0) if values.notna().any() else 1.0
    written = [percent(v) if column == "quoted" else number(v) for v in values]
    share = max(0.4, 1 - (widest(written, theme.SMALL) + 12) / ((domain[1] - domain[0]) * 480))
    end = most / share
    figure.add_bar(
        x=values.fillna(0), y=places, orientation="h", width=0.5,
        xaxis=f"x{index}", yaxis=f"y{index}",
        marker={"color": [theme.colour_of(name, colours) for name in block["group"]]},
        text=written, textposition="outside", cliponaxis=False,
        textfont={"size": theme.SMALL, "color": theme.INK},
        customdata=block[["group", "language"]].to_numpy().tolist(),
        hovertext=[
            hover(say(f"chart.glance.hover_{column}", group=name, value=text),
                  "rtl" if rtl else "ltr")
            for name, text in zip(block["group"], written, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    figure.update_layout({
        f"xaxis{index}": {"domain": domain, "anchor": f"y{index}", "visible": False,
                          "range": (end, 0) if rtl else (0, end)},
        f"yaxis{index}": {
            "domain": vertical, "anchor": f"x{index}", "range": (len(block) - 0.5, -0.5),
            "showgrid": False, "side": "right" if rtl else "left",
            "showticklabels": labels is not None, "tickvals": places, "ticktext": labels or [],
            "tickfont": {"size": theme.SIZE, "color": theme.INK},
        },
    })  # fmt: skip


def articles_dots(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """A dot for every article at its day, a row a group; time runs from left to right.

    frame: article_id, group, title, published (UTC or NaT). Articles without a date are counted
    in a line of the key. customdata of a dot: [article_id, group].
    """
    dated = frame[frame["published"].notna()]
    without = len(frame) - len(dated)
    marks = (
        [(spot(theme.GREY, "–"), say("chart.articles_dots.undated", n=without))] if without else []
    )
    head = framed(
        say, "articles_dots", title=title, subtitle=subtitle, caption=caption,
        direction=direction, marks=marks,
    )  # fmt: skip
    if dated.empty:
        return nothing(head, say("chart.timeline.none"))
    names = sorted(dated["group"].unique())
    labels = [wrapped_label(name, 170) for name in names]
    first, last = dated["published"].min(), dated["published"].max()
    pad = max((last - first) * 0.05, pd.Timedelta(hours=12))
    figure = go.Figure()
    near = float((last - first + 2 * pad).total_seconds()) / 55
    for place, name in enumerate(names):
        rows = dated[dated["group"] == name].sort_values(["published", "article_id"])
        seconds = (rows["published"] - first).dt.total_seconds().to_numpy()
        figure.add_scatter(
            x=[when.strftime("%Y-%m-%dT%H:%M:%S") for when in rows["published"]],
            y=place - stacked(seconds, near), mode="markers",
            marker={"color": theme.colour_of(name, colours), "size": 11, "opacity": 0.9,
                    "symbol": theme.symbol_of(name, colours),
                    "line": {"color": theme.PAPER, "width": 1}},
            customdata=rows[["article_id", "group"]].to_numpy().tolist(),
            hovertext=[
                hover(say("chart.articles_dots.hover", group=name,
                          when=date(row.published, say.language)), head.direction, row.title)
                for row in rows_of(rows)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    _days(figure, first, last, pad, say)
    figure.update_yaxes(
        tickvals=list(range(len(names))), ticktext=labels, range=[len(names) - 0.4, -0.6],
        side="right" if head.rtl else "left", tickfont={"size": theme.SIZE},
    )  # fmt: skip
    margin = widest(labels) + PAD + 10
    left, right = (PAD + 8, margin) if head.rtl else (margin, PAD + 8)
    return compose(
        figure,
        head,
        plot_height=len(names) * row_height(labels, 34),
        left=left,
        right=right,
        below=34,
    )


def _days(
    figure: go.Figure, first: pd.Timestamp, last: pd.Timestamp, pad: pd.Timedelta, say: Say
) -> None:
    """An axis of days, at most six names, in the interface's language."""
    days = pd.date_range(first.floor("D"), last.floor("D"), freq="D")
    ticks = days[:: max(1, -(-len(days) // 6))]
    one_year = len({day.year for day in days}) == 1
    words = [date(day, say.language) for day in ticks]
    figure.update_xaxes(
        type="date", showline=True,
        range=[(min(first, days[0]) - pad).strftime("%Y-%m-%dT%H:%M:%S"),
               (last + pad).strftime("%Y-%m-%dT%H:%M:%S")],
        tickvals=[day.strftime("%Y-%m-%d") for day in ticks],
        ticktext=[isolated(w.rsplit(" ", 1)[0] if one_year else w) for w in words], tickangle=0,
    )  # fmt: skip
