"""Which kinds of people speak: a stacked bar an outlet, as thick as it has quoted words."""

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
    lead,
    nothing,
    spot,
    text_width,
    wrap,
)
from dashboard.charts.share_bars import ShareRows, on_fill
from dashboard.i18n import Say, number, percent

#: Kinds of speakers in the order of the bars, and their fills: not the colours of outlets; light
#: and dark in turn, so that two neighbours differ in print and to every eye.
FILLS = {
    "official": "#35689B",
    "military": "#A9C0D8",
    "party": "#8A5A88",
    "organisation": "#DDBB75",
    "agency": "#567A4A",
    "expert": "#92CBC4",
    "civilian": "#B1502B",
    "other": "#C9C7C0",
}
KINDS = tuple(FILLS)
ROW = 56  # px from bar to bar
THICK, THIN = 0.84, 0.16  # of a row: the bar of the outlet with most quoted words; the thinnest
BESIDE = 104  # px at most for their heading
_LEAST, _LOW = 30, 12  # px of a piece that has its share written in it: wide, high
_TALL = 20  # px of a bar that has it written on hatching


def voice_kinds_bars(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
) -> go.Figure:
    """Shares of quoted words by kind of speaker: a bar a group, pieces in the order of KINDS.

    frame: `voice_kinds` of one language; the words of speakers without a name are hatched. A bar's
    thickness goes with the group's quoted words, so that area stands for words. Beside it:
    quotations, in brackets those without a name. customdata of a piece: [group, kind, language].
    """
    theme.one_language(frame)
    known = frame[frame["words"] > 0]
    shown = [kind for kind in KINDS if (known["kind"] == kind).any()]
    marks = [(spot(FILLS[kind], "■"), say(f"voices.kind.{kind}")) for kind in shown]
    if (known["words_unnamed"] > 0).any():
        marks.append((spot(theme.MUTED, "▨"), say("chart.voice_kinds.key_unnamed")))
    head = framed(
        say, "voice_kinds", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=marks,
    )  # fmt: skip
    if known.empty:
        return nothing(head, say("chart.voice_kinds.none"))
    counts = known.groupby("group", sort=True)[["words", "quotations", "unnamed"]].sum()
    names = [str(name) for name in counts.index]
    labels = [group_row(name, colours, head.rtl, width=150, size=theme.SIZE) for name in names]
    heads = wrap(say("chart.voice_kinds.beside"), BESIDE, theme.SMALL)
    beside = [_counted(row, head.rtl) for row in rows_of(counts)]
    rows = ShareRows(labels, beside, heads, ROW)
    thickness = (THICK * counts["words"] / counts["words"].max()).clip(lower=THIN)
    figure = go.Figure()
    for kind in shown:
        own = known[known["kind"] == kind].set_index("group").reindex(names).reset_index()
        _pieces(figure, own, kind, thickness.tolist(), say, head.direction)
    _shares(figure, known, names, shown, rows.width, thickness * rows.height)
    return rows.composed(figure, head)


def _counted(row: Any, rtl: bool) -> str:
    """Quotations of a group, in brackets those without a name."""
    grey = f"<span style='color:{theme.MUTED}'>({number(int(row.unnamed))})</span>"
    return lead(f"{number(int(row.quotations))}\u00a0{grey}", rtl)


def _pieces(
    figure: go.Figure,
    rows: pd.DataFrame,
    kind: str,
    thickness: list[float],
    say: Say,
    direction: str,
) -> None:
    """The pieces of one kind in every bar: with a name, then hatched without one."""
    whole = rows["words"].fillna(0)
    share = rows["share_words"].fillna(0)
    unnamed = (rows["words_unnamed"].fillna(0) / whole.where(whole > 0)).fillna(0) * share
    texts = [_sentence(row, say, direction) if row.words > 0 else "" for row in rows_of(rows)]
    data = [[row.group, kind, row.language] if row.words > 0 else ["", "", ""]
            for row in rows_of(rows)]  # fmt: skip
    for name, x in (("named", share - unnamed), ("unnamed", unnamed)):
        if name == "unnamed" and not unnamed.any():
            continue
        figure.add_bar(
            x=x, y=list(range(len(rows))), orientation="h", width=thickness, name=name,
            marker={
                "color": FILLS[kind], "line": {"width": 1, "color": theme.PAPER},
                "pattern": {
                    "shape": "/" if name == "unnamed" else "", "fgcolor": theme.PAPER,
                    "fgopacity": 0.85, "size": 6, "solidity": 0.35, "fillmode": "overlay",
                },
            },
            customdata=data, hovertext=texts, hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip


def _sentence(row: Any, say: Say, direction: str) -> str:
    first = say(
        "chart.voice_kinds.hover", group=row.group, kind=say(f"voices.kind.{row.kind}"),
        share=percent(row.share_words), words=int(row.words), quotations=int(row.quotations),
        articles=int(row.articles), of=int(row.of),
    )  # fmt: skip
    more = []
    if row.unnamed:
        more.append(say("chart.voice_kinds.hover_unnamed", quotations=int(row.unnamed)))
    if pd.notna(row.share_rest):
        more.append(say("chart.voice_kinds.hover_rest", share=percent(row.share_rest)))
    if pd.notna(row.low):
        low, high = percent(row.low), percent(row.high)
        more.append(say("chart.voice_kinds.hover_interval", low=low, high=high))
    return hover(first, direction, *more)


def _shares(
    figure: go.Figure,
    frame: pd.DataFrame,
    names: list[str],
    shown: list[str],
    width: float,
    heights: pd.Series,
) -> None:
    """The share of a kind, in the part with names where it fits, else on the hatched one.

    On hatching it needs a ground, which a thin bar has no room for.
    """
    of = {(row.group, row.kind): row for row in rows_of(frame)}
    for place, name in enumerate(names):
        start = 0.0
        for kind in shown:
            row = of.get((name, kind))
            if row is None:
                continue
            written = percent(row.share_words)
            needed = max(_LEAST, text_width(written, theme.SMALL) + 8) / width
            hatched = row.share_words * row.words_unnamed / row.words
            plain = row.share_words - hatched
            if max(plain, hatched) >= needed and heights[name] >= (
                _LOW if plain >= needed else _TALL
            ):
                middle = plain / 2 if plain >= needed else plain + hatched / 2
                figure.add_annotation(
                    x=start + middle, y=place, text=written, name="share", showarrow=False,
                    font={"size": min(theme.SMALL, heights[name] - 2),
                          "color": on_fill(FILLS[kind])},
                    bgcolor=theme.TRANSPARENT if plain >= needed else FILLS[kind], borderpad=1,
                )  # fmt: skip
            start += row.share_words
