"""The figure of all terms of a group: how often each is used, across; how far apart, upward."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.measures.scoring import gate
from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.label_places import offset, places
from dashboard.charts.layout import (
    LINE,
    PAD,
    WIDTH,
    Frame,
    compose,
    framed,
    hover,
    isolated,
    nothing,
    spot,
    text_width,
)
from dashboard.charts.sentences import Sentence
from dashboard.i18n import Say, number

REST = "rest"
HEIGHT = 400  # px of the plotting area
SIDE = 70  # px of the side where the upright axis stands
NOTE = 26  # px kept free at the top and at the bottom, for what up and down mean
# SVG marks: 5,000 are drawn in a third of a second, faster than by WebGL without a graphics card;
# they work in every browser and stay sharp in a PDF. A larger cloud is thinned to MOST.
MOST = 8000
RADIUS = 4.5  # px of a mark with a colour
STRETCH = (1280 - SIDE) / (WIDTH - SIDE - PAD)  # how much wider a page may draw it
_FIELDS = ("target", "reference", "pale")


@dataclass(frozen=True)
class _Plane:
    """The axes: log10 of the frequency and the measure, and the px that they are drawn in."""

    x: tuple[float, float]
    y: tuple[float, float]
    nought: float | None  # where the terms stand that the group never uses
    rtl: bool

    width = WIDTH - SIDE - PAD - 8

    def pixels(self, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
        """Places in px from the top left of the plotting area."""
        across = (xs - self.x[0]) / (self.x[1] - self.x[0])
        across = 1 - across if self.rtl else across
        down = (self.y[1] - ys) / (self.y[1] - self.y[0])
        return np.column_stack([across * self.width, down * HEIGHT])


def words_scatter(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
    labels: int = 24,
    raw: bool = False,
) -> go.Figure:
    """Every term of one group against its reference: frequency across, keyness upward.

    frame: `term_differences` or `keyness` of one group, one reference and one language. Across
    stands the group's rate (raw: its count), upward `score`, or `difference` where there is no
    score. Terms that pass the gate have the group's colour, below those that pass it for the
    reference have the reference's; others are pale. Up to `labels` terms are named, from both
    ends. customdata of a dot: [group, term, language, reference].
    """
    theme.one_language(frame)
    pairs = frame[["group", "reference"]].drop_duplicates()
    if len(pairs) > 1:
        raise ValueError(f"the scatter shows one group and one reference, got {len(pairs)} pairs")
    group, reference = (str(pairs.iloc[0][name]) if len(pairs) else "" for name in pairs.columns)
    head = framed(
        say, "words_scatter", title=title or say("chart.words_scatter.title", group=group),
        subtitle=subtitle, caption=caption, direction=direction,
        marks=_key(group, reference, colours, say),
    )  # fmt: skip
    rows = _rows(frame, raw)
    if rows.empty:
        return nothing(head, say("chart.words_bars.none"))
    plane = _plane(rows, head.rtl)
    rows["across"] = _across(rows, plane)
    every = len(rows)
    rows = _thinned(rows, plane)
    if len(rows) < every:
        thinned = say("chart.words_scatter.thinned", n=len(rows), all=every)
        head = replace(head, subtitle=f"{head.subtitle} · {thinned}".removeprefix(" · "))
    figure = go.Figure()
    for field in reversed(_FIELDS):
        _draw(figure, rows[rows["field"] == field], field, colours, say, head, raw)
    _axes(figure, plane, say, head, group, str(rows["measure"].iloc[0]), raw)
    _ends(figure, group, reference, say, head)
    _name(figure, rows, plane, labels)
    left, right = (PAD + 8, SIDE) if head.rtl else (SIDE, PAD + 8)
    return compose(figure, head, plot_height=HEIGHT, left=left, right=right, above=12, below=52)


def _key(group: str, reference: str, colours: Mapping[str, str], say: Say) -> list[tuple[str, str]]:
    """What the three kinds of marks mean."""
    if reference == REST:
        second = (spot(theme.MUTED, "○"), say("chart.words_scatter.key_rest"))
    else:
        glyph = spot(theme.colour_of(reference, colours), theme.glyph_of(reference, colours))
        second = (glyph, say("chart.words_scatter.key_reference", reference=reference))
    first = spot(theme.colour_of(group, colours), theme.glyph_of(group, colours))
    return [
        (first, say("chart.words_scatter.key_target", group=group)),
        second,
        (spot(theme.GRID, "●"), say("chart.words_scatter.key_pale")),
    ]


def _rows(frame: pd.DataFrame, raw: bool) -> pd.DataFrame:
    """The terms with `often` and `value` (the two places) and `field` (whose colour), by rank."""
    often = frame["n_target"].astype(float) if raw else frame["rate_target"]
    value = frame["score"].where(frame["score"].notna(), frame["difference"])
    rows = frame.assign(often=often, value=value)
    rows = rows[rows["value"].notna() & rows["often"].notna()].sort_values(["rank", "term"])
    if rows.empty:
        return rows
    # What the gate is for the group, the same rule is for the reference.
    passes = gate(
        rows["articles_rest"].to_numpy(), rows["n_rest"].to_numpy(), int(rows["of_rest"].iloc[0]),
        str(rows["measure"].iloc[0]),
    )  # fmt: skip
    highest = rows["high"].where(rows["high"].notna(), rows["difference"])
    back = passes & (highest < 0).to_numpy()
    field = np.where(rows["shown"], "target", np.where(back, "reference", "pale"))
    return rows.assign(field=field)


def _plane(rows: pd.DataFrame, rtl: bool) -> _Plane:
    """Ranges that hold every mark, with room at top and bottom, and a place for “never”."""
    often = rows["often"].to_numpy()
    used = np.log10(often[often > 0]) if (often > 0).any() else np.zeros(1)
    low, high = float(used.min()), float(used.max())
    span = max(high - low, 0.7)
    nought = low - 0.14 * span if (often <= 0).any() else None
    start = low - 0.04 * span if nought is None else nought - 0.05 * span
    values = rows["value"].to_numpy()
    bottom, top = min(0.0, float(values.min())), max(0.0, float(values.max()))
    unit = (max(top - bottom, 1e-9)) / (HEIGHT - 2 * NOTE)
    return _Plane(
        (start, low + span * 1.06), (bottom - NOTE * unit, top + NOTE * unit), nought, rtl
    )


def _across(rows: pd.DataFrame, plane: _Plane) -> np.ndarray:
    """log10 of the frequency; terms never used are strewn over a narrow band of their own."""
    often = rows["often"].to_numpy()
    places_ = np.log10(np.where(often > 0, often, 1.0))
    if plane.nought is not None:
        band = 0.045 * (plane.x[1] - plane.x[0])
        strewn = (np.arange(len(often)) * 0.618034) % 1 - 0.5
        places_ = np.where(often > 0, places_, plane.nought + band * strewn)
    return places_


def _thinned(rows: pd.DataFrame, plane: _Plane) -> pd.DataFrame:
    """At most about `MOST` terms: the rarest pale ones that stand under another one go first."""
    if len(rows) <= MOST:
        return rows
    spots = plane.pixels(rows["across"].to_numpy(), rows["value"].to_numpy())
    cells = pd.DataFrame((spots // 3).astype(int), index=rows.index)
    pale = (rows["field"] == "pale").to_numpy()
    under = pale & cells.duplicated().to_numpy()
    used = (rows["n_target"] + rows["n_rest"]).to_numpy()
    kept = np.lexsort([-used, under, pale])[: max(MOST, int((~pale).sum()))]
    return rows.iloc[np.sort(kept)]


def _draw(
    figure: go.Figure,
    rows: pd.DataFrame,
    field: str,
    colours: Mapping[str, str],
    say: Say,
    head: Frame,
    raw: bool,
) -> None:
    """One kind of marks as one trace."""
    if rows.empty:
        return
    group, reference = str(rows["group"].iloc[0]), str(rows["reference"].iloc[0])
    whose = group if field == "target" else reference
    marker = {
        "color": theme.colour_of(whose, colours), "size": 2 * RADIUS, "opacity": 0.85,
        "symbol": theme.symbol_of(whose, colours),
        "line": {"width": 0.7, "color": theme.PAPER},
    }  # fmt: skip
    if field == "pale":
        marker = {"color": theme.GRID, "size": 6, "line": {"width": 0}}
    elif whose == REST:
        marker |= {
            "color": theme.MUTED,
            "symbol": "circle-open",
            "size": 7.5,
            "line": {"width": 1.2},
        }
    figure.add_scatter(
        x=10 ** rows["across"].to_numpy(), y=rows["value"].to_numpy(), mode="markers",
        name=field, marker=marker,
        customdata=rows[["group", "term", "language", "reference"]].to_numpy(dtype=object),
        hovertext=_sentences(rows, reference, say, head.direction, raw),
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _sentences(
    rows: pd.DataFrame, reference: str, say: Say, direction: str, raw: bool
) -> list[str]:
    """What each mark says, in whole sentences; made for thousands of them."""
    where = ("term", "group", "a", "of_a", "b", "of_b")
    rest = reference == REST
    first = (
        Sentence(say, "chart.term.hover_rest", *where)
        if rest
        else Sentence(say, "chart.term.hover_pair", *where, "reference")
    )
    second = Sentence(say, "chart.term.counts" if raw else "chart.term.rates", "target", "rest")
    third = Sentence(say, "chart.term.value", "value", "measure")
    measure = say(f"chart.axis.measure.{rows['measure'].iloc[0]}")
    more = {} if rest else {"reference": reference}
    return [
        hover(
            first(
                term=row.display, group=row.group, a=row.articles_target, of_a=row.of_target,
                b=row.articles_rest, of_b=row.of_rest, **more,
            ),
            direction,
            second(target=row.n_target, rest=row.n_rest) if raw
            else second(target=number(row.rate_target), rest=number(row.rate_rest)),
            third(value=number(row.value), measure=measure),
        )
        for row in rows_of(rows)
    ]  # fmt: skip


def _ticks(low: float, high: float) -> list[float]:
    """1, 2, 5, 10, … between two powers of ten; only 1, 10, … where that would be many."""
    steps = (1, 2, 5) if high - low < 3.3 else (1,)
    powers = range(math.floor(low), math.ceil(high) + 1)
    every = [step * 10.0**power for power in powers for step in steps]
    return [tick for tick in every if low - 1e-9 <= math.log10(tick) <= high]


def _axes(
    figure: go.Figure, plane: _Plane, say: Say, head: Frame, group: str, measure: str, raw: bool
) -> None:
    """Ranges, ticks and titles; a line parts the terms that the group never uses."""
    start = plane.x[0] if plane.nought is None else plane.nought + 0.08 * (plane.x[1] - plane.x[0])
    ticks = _ticks(start, plane.x[1])
    texts = [f"{tick:,g}" for tick in ticks]
    if plane.nought is not None:
        ticks, texts = [10**plane.nought, *ticks], ["0", *texts]
        figure.add_shape(
            type="line", x0=10**start, x1=10**start, y0=0, y1=1, xref="x", yref="paper",
            layer="below", line={"color": theme.GRID, "width": 1, "dash": "dot"},
        )  # fmt: skip
    ends = (plane.x[1], plane.x[0]) if head.rtl else plane.x
    figure.update_xaxes(
        type="log", range=list(ends), tickvals=ticks, ticktext=texts, showline=True,
        title={"text": isolated(say(f"chart.axis.{'count' if raw else 'rate'}_of", group=group),
                                head.direction)},
    )  # fmt: skip
    figure.update_yaxes(
        title={"text": isolated(say(f"chart.axis.measure.{measure}"), head.direction)},
        range=list(plane.y), nticks=6, zeroline=True, zerolinecolor=theme.INK, zerolinewidth=1,
        side="right" if head.rtl else "left",
    )  # fmt: skip


def _ends(figure: go.Figure, group: str, reference: str, say: Say, head: Frame) -> None:
    """At the top and the bottom: in whose favour a term stands there."""
    down = (
        say("chart.words_scatter.down_rest")
        if reference == REST
        else say("chart.words_scatter.down", reference=reference)
    )
    for y, anchor, words in (
        (1, "top", say("chart.words_scatter.up", group=group)), (0, "bottom", down)
    ):  # fmt: skip
        figure.add_annotation(
            text=isolated(words, head.direction), x=0 if head.rtl else 1, y=y, xref="paper",
            yref="paper", xanchor="left" if head.rtl else "right", yanchor=anchor, name="end",
            showarrow=False, font={"size": theme.SMALL, "color": theme.MUTED},
        )  # fmt: skip


def _name(figure: go.Figure, rows: pd.DataFrame, plane: _Plane, most: int) -> None:
    """The names of the first terms of both ends, in turn, where there is room."""
    wanted = _both_ends(rows, 2 * most)
    spots = plane.pixels(rows["across"].to_numpy(), rows["value"].to_numpy())
    at = rows.index.get_indexer(wanted.index)
    names = [str(name) for name in wanted["display"]]
    sizes = [(text_width(name, theme.SMALL) + 2, theme.SMALL * LINE - 2) for name in names]
    bounds = (2.0, NOTE - 8.0, plane.width - 2.0, HEIGHT - NOTE + 8.0)
    pale = (rows["field"] == "pale").to_numpy()
    others = ~pale
    others[at] = False
    _, chosen = places(
        spots[at], np.array(sizes).reshape(-1, 2), bounds, radius=RADIUS, most=most,
        stretch=STRETCH, marks=spots[pale], blocked=spots[others],
    )  # fmt: skip
    for place, row, name in zip(chosen, rows_of(wanted), names, strict=True):
        if place < 0:
            continue
        across, down, right, up = offset(int(place), RADIUS)
        figure.add_annotation(
            x=row.across, y=row.value, text=isolated(name), showarrow=False, name="term",
            xanchor=across, yanchor=down, xshift=right, yshift=up, borderpad=0,
            font={"size": theme.SMALL, "color": theme.INK},
        )  # fmt: skip


def _both_ends(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The best of the group and the furthest of the reference, in turn."""
    up = rows[rows["field"] == "target"].head(most)
    down = rows[rows["field"] == "reference"].sort_values(["difference", "term"]).head(most)
    turns = [
        frame.assign(turn=np.arange(len(frame)) + half) for frame, half in ((up, 0.0), (down, 0.5))
    ]
    return pd.concat(turns).sort_values("turn", kind="stable").head(most)
