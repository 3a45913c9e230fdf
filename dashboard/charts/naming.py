"""What things are called: a block a concept, a row a label, a bar a group; quoted parts hatched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.bar_table import Block, Cell, bar_table
from dashboard.charts.layout import framed, hover, nothing, spot
from dashboard.i18n import Say, number, percent

Value = Literal["rate", "share"]
VALUES: tuple[Value, ...] = ("rate", "share")
LABELS = 6  # a concept; the others are in the data
WORDS = 8  # on either side of a name


def naming_bars(
    frame: pd.DataFrame,
    concepts: Sequence[str] | None = None,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
    value: Value = "rate",
) -> go.Figure:
    """The labels of these concepts, in this order; of each the LABELS used most, most first.

    frame: `naming` of one language. concepts: every one of the frame where None are given. value:
    the length of a bar is the rate per 1,000 words (the longest of a concept fills its column) or
    the share among the concept's labels in that group (the column is 100%). The hatched part is in
    quotations; the number is how often the label stands there, the one in marks how many of these
    are in scare quotes or with a word like “so-called”. customdata of a cell: [group, concept,
    label, language].
    """
    theme.one_language(frame)
    concepts = list(frame["concept"].unique()) if concepts is None else list(concepts)
    known = frame[frame["concept"].isin(concepts)]
    every = known[known["voice"] == "all"]
    quoted = known[known["voice"] == "quoted"].set_index(["group", "concept", "label"])["n"]
    head = framed(
        say, "naming_bars", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=_key(every, quoted, say, value),
    )  # fmt: skip
    if not every["n"].any():
        return nothing(head, say("chart.naming_bars.none"))
    groups = sorted(map(str, every["group"].unique()))
    blocks = []
    for concept in concepts:
        own = every[every["concept"] == concept]
        totals = own.groupby("label", sort=False)["n"].sum()
        totals = totals[totals > 0].sort_values(ascending=False, kind="stable")
        longest = own["rate"].max() if value == "rate" else 1.0
        rows = [
            (str(label), _cells(own[own["label"] == label], quoted, longest, say, head.direction,
                                value))
            for label in totals.index[:LABELS]
        ]  # fmt: skip
        more = len(totals) - LABELS
        heading = say("chart.naming_bars.more", concept=concept, n=more) if more > 0 else concept
        if rows:
            blocks.append(Block(heading, rows))
    return bar_table(blocks, groups, head, colours)


def _key(frame: pd.DataFrame, quoted: pd.Series, say: Say, value: Value) -> list[tuple[str, str]]:
    """What is drawn, and nothing else."""
    marks = [(spot(theme.MUTED, "■"), say(f"chart.naming_bars.key_{value}"))]
    if quoted.any():
        marks.append((spot(theme.MUTED, "▨"), say("chart.naming_bars.key_quoted")))
    if frame["n_marked"].any():
        marks.append((spot(theme.NEGATIVE, "“1”"), say("chart.naming_bars.key_marked")))
    return marks


def _cells(
    rows: pd.DataFrame,
    quoted: pd.Series,
    longest: float,
    say: Say,
    direction: str,
    value: Value,
) -> dict[str, Cell]:
    cells = {}
    for row in rows_of(rows):
        size = getattr(row, value)
        length = size / longest if longest and pd.notna(size) else 0.0
        inside = int(quoted.get((row.group, row.concept, row.label), 0))
        cells[str(row.group)] = Cell(
            length, inside / row.n if row.n else 0.0, int(row.n), int(row.n_marked),
            _sentence(row, inside, say, direction),
            (row.group, row.concept, row.label, row.language),
        )  # fmt: skip
    return cells


def _sentence(row: Any, quoted: int, say: Say, direction: str) -> str:
    if not row.n:
        key = "hover_none" if pd.notna(row.share) else "hover_nothing"
        return hover(
            say(f"chart.naming_bars.{key}", group=row.group, label=row.label, concept=row.concept),
            direction,
        )
    first = say(
        "chart.naming_bars.hover", group=row.group, label=row.label, concept=row.concept,
        n=int(row.n), rate=number(row.rate), share=percent(row.share), articles=int(row.articles),
        of=int(row.of),
    )  # fmt: skip
    more = []
    if quoted:
        more.append(say("chart.naming_bars.hover_quoted", quoted=quoted))
    if row.n_marked:
        more.append(say("chart.naming_bars.hover_marked", marked=int(row.n_marked)))
    if pd.notna(row.low):
        low, high = percent(row.low), percent(row.high)
        more.append(say("chart.naming_bars.hover_interval", low=low, high=high))
    return hover(first, direction, *more)


def beside_bars(
    frame: pd.DataFrame,
    *,
    say: Say,
    colours: Mapping[str, str],
    subtitle: str,
    caption: str,
    direction: str | None = None,
    title: str | None = None,
    most: int = WORDS,
) -> go.Figure:
    """What stands before and after an actor's name: a row the words, a bar a group.

    frame: `naming_suggestions` of one language and actor. Of each side the `most` words that most
    mentions have, most first; those of a single mention only where there are no others. A bar is
    the share of the group's mentions; the longest of a side fills its column. customdata of a
    cell: [group, side, words, language].
    """
    code = theme.one_language(frame)
    head = framed(
        say, "beside_bars", title=title, subtitle=subtitle, caption=caption, direction=direction,
        marks=[(spot(theme.MUTED, "■"), say("chart.beside_bars.key"))],
    )  # fmt: skip
    if frame.empty:
        return nothing(replace(head, key=()), say("chart.beside_bars.none"))
    groups = sorted(map(str, frame["group"].unique()))
    blocks: list[Block] = []
    empty: dict[tuple[int, int, str], tuple[str, tuple[str, ...]]] = {}
    for side in ("before", "after"):
        own = frame[frame["side"] == side]
        totals = own.groupby("words", sort=True)["n"].sum()
        totals = totals[totals > 1] if (totals > 1).any() else totals
        totals = totals.sort_values(ascending=False, kind="stable").head(most)
        if totals.empty:
            continue
        longest = own.loc[own["words"].isin(list(totals.index)), "rate"].max()
        rows = []
        for place, words in enumerate(map(str, totals.index)):
            cells = {
                str(row.group): Cell(
                    row.rate / longest, 0.0, int(row.n), 0, _beside(row, say, head.direction),
                    (row.group, side, words, code),
                )
                for row in rows_of(own[own["words"] == words])
            }  # fmt: skip
            for group in groups:
                if group not in cells:
                    told = say(f"chart.beside_bars.hover_none.{side}", group=group, words=words)
                    empty[len(blocks), place, group] = (
                        hover(told, head.direction), (group, side, words, code),
                    )  # fmt: skip
            rows.append((words, cells))
        blocks.append(Block(say(f"chart.beside_bars.{side}"), rows))
    return bar_table(blocks, groups, head, colours, empty=empty)


def _beside(row: Any, say: Say, direction: str) -> str:
    first = say(
        f"chart.beside_bars.hover.{row.side}", group=row.group, words=row.words, n=int(row.n),
        of=int(row.of_mentions), share=percent(row.rate), articles=int(row.articles),
    )  # fmt: skip
    if pd.isna(row.rate_rest):
        return hover(first, direction)
    return hover(first, direction, say("chart.beside_bars.hover_rest", rest=percent(row.rate_rest)))
