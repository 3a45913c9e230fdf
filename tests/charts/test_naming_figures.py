"""Naming: bars in a table, words beside a name, who did it, loaded words."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import bar_table, theme
from dashboard.charts.agency import FEW, FILLS, KINDS, THIN, agency_bars
from dashboard.charts.layout import WIDTH
from dashboard.charts.loaded import apart, loaded_dots
from dashboard.charts.naming import LABELS, beside_bars, naming_bars
from dashboard.charts.share_bars import on_fill
from dashboard.i18n import LANGUAGES, Say
from tests.charts import frames, frames_naming
from tests.charts.many import around, notes, plain, trace

LONG = "The Evening Chronicle of the Lower Harbour and Its Nine Islands"
FIRST = frames.NAMES["en"]
#: Groups stand by name.
ORDER = sorted(FIRST)


def bars(frame: pd.DataFrame | None = None, language: str = "en", **more: object) -> go.Figure:
    table = frames_naming.naming(language) if frame is None else frame
    return naming_bars(table, **around(language), **more)  # type: ignore[arg-type]


def beside(frame: pd.DataFrame | None = None, language: str = "en") -> go.Figure:
    return beside_bars(
        frames_naming.beside(language) if frame is None else frame, **around(language)
    )


def harm(frame: pd.DataFrame | None = None, language: str = "en") -> go.Figure:
    return agency_bars(
        frames_naming.agency(language) if frame is None else frame, **around(language)
    )


def dots(frame: pd.DataFrame | None = None, language: str = "en") -> go.Figure:
    return loaded_dots(
        frames_naming.loaded(language) if frame is None else frame, **around(language)
    )


def rows_of(figure: go.Figure) -> list[str]:
    return [" ".join(plain(label).split()) for label in figure.layout.yaxis.ticktext]


def lengths(figure: go.Figure) -> dict[tuple[str, str], float]:
    """(group, row) → length of the whole bar, hatched part and all, in columns."""
    found: dict[tuple[str, str], float] = {}
    for one in figure.data:
        if one.type != "bar":
            continue
        for x, y, base in zip(one.x, one.y, one.base, strict=True):
            label = rows_of(figure)[list(figure.layout.yaxis.tickvals).index(y)]
            key = ORDER[round(base + 0.49)] if base + 0.5 >= 0 else "", label
            found[key] = found.get(key, 0.0) + x
    return found


# --- labels --------------------------------------------------------------------------------


def test_labels_stand_under_their_concept_those_used_most_first() -> None:
    figure = bars()
    heads = [plain(note.text) for note in notes(figure, "heading")]
    assert heads == ["armed people", "those in power"]
    assert rows_of(figure) == ["rebels", "militants", "freedom fighters", "government", "regime"]


def test_concepts_stand_in_the_order_asked_for_and_others_are_left_out() -> None:
    assert rows_of(bars(concepts=["those in power"])) == ["government", "regime"]
    heads = notes(bars(concepts=["those in power", "armed people"]), "heading")
    assert [plain(note.text) for note in heads] == ["those in power", "armed people"]


@pytest.mark.parametrize("value", ["rate", "share"])
def test_bars_of_a_concept_go_with_what_they_stand_for(value: str) -> None:
    found, frame = lengths(bars(value=value)), frames_naming.naming()
    own = frame[(frame["voice"] == "all") & (frame["n"] > 0)]
    for concept in ("armed people", "those in power"):
        sizes = own[own["concept"] == concept]
        wanted = {(row.group, row.label): getattr(row, value) for row in sizes.itertuples()}
        ratio = [found[key] / size for key, size in wanted.items()]
        assert ratio == pytest.approx([ratio[0]] * len(ratio), rel=0.01)


def test_a_bar_never_reaches_the_next_column() -> None:
    for value in ("rate", "share"):
        assert max(lengths(bars(value=value)).values()) < 1


def test_the_hatched_part_is_the_quoted_part() -> None:
    figure, frame = bars(), frames_naming.naming()
    quoted = frame[(frame["voice"] == "quoted") & (frame["n"] > 0)]
    hatched = trace(figure, "hatched")
    assert len(hatched.x) == len(quoted)
    assert "hatched" in plain(notes(figure, "key")[0].text)
    row = quoted.iloc[0]
    whole = lengths(figure)[row["group"], row["label"]]
    all_n = frame[(frame["voice"] == "all") & (frame["group"] == row["group"])]
    n = all_n.set_index("label")["n"][row["label"]]
    place = ORDER.index(row["group"]) - 0.5
    y = figure.layout.yaxis.tickvals[rows_of(figure).index(row["label"])]
    parts = [
        x
        for x, base, at in zip(hatched.x, hatched.base, hatched.y, strict=True)
        if at == y and place <= base < place + 1
    ]
    assert parts == pytest.approx([whole * row["n"] / n], abs=2e-4)


def test_counts_stand_at_the_ends_and_marked_uses_in_marks() -> None:
    figure = bars()
    texts = [" ".join(plain(text).replace("\u00a0", " ").split()) for text in
             trace(figure, "numbers").text]  # fmt: skip
    assert "12" in texts
    assert "4 “1”" in texts
    assert "so-called" in plain(notes(figure, "key")[0].text)
    without = bars(frames_naming.naming().assign(n_marked=0))
    assert "so-called" not in plain(notes(without, "key")[0].text)
    assert not [text for text in trace(without, "numbers").text if "“" in text]


def test_a_label_that_a_group_does_not_use_has_no_bar_but_can_be_clicked() -> None:
    cells = trace(bars(), "cells")
    told = {tuple(data[:3]): plain(text) for data, text in zip(
        cells.customdata, cells.hovertext, strict=True)}  # fmt: skip
    assert len(told) == 4 * 5
    say = Say("en")
    other = told[FIRST[1], "armed people", "rebels"]
    assert (
        other.split()
        == say(
            "chart.naming_bars.hover_none", group=FIRST[1], label="rebels", concept="armed people"
        ).split()
    )
    assert "None of these names" in told[FIRST[3], "those in power", "regime"]


def test_of_many_labels_the_others_are_counted_in_the_heading() -> None:
    frame = frames_naming.naming()
    one = frame[(frame["label"] == "rebels")]
    many = pd.concat([one.assign(label=f"label {i}", n=9 - i) for i in range(LABELS + 2)])
    figure = bars(many)
    assert len(rows_of(figure)) == LABELS
    assert "2" in plain(notes(figure, "heading")[0].text)


# --- words beside a name -------------------------------------------------------------------


def test_words_stand_by_side_and_those_of_one_mention_are_left_out() -> None:
    figure = beside()
    assert [plain(note.text) for note in notes(figure, "heading")] == [
        "Before the name", "After the name",
    ]  # fmt: skip
    assert rows_of(figure) == ["President", "ousted", "administration"]


def test_words_of_single_mentions_are_shown_where_there_are_no_others() -> None:
    frame = frames_naming.beside()
    assert rows_of(beside(frame[frame["words"] == "once"])) == ["once"]


def test_a_group_without_the_words_says_so() -> None:
    cells = trace(beside(), "cells")
    told = {tuple(data[:3]): plain(text) for data, text in zip(
        cells.customdata, cells.hovertext, strict=True)}  # fmt: skip
    assert "not found before the name" in told[FIRST[0], "before", "ousted"]
    assert len(told) == 4 * 3


# --- who did it ----------------------------------------------------------------------------


def test_pieces_are_the_shares_in_the_order_of_the_kinds() -> None:
    figure, frame = harm(), frames_naming.agency()
    pieces = [one for one in figure.data if one.type == "bar"]
    assert [one.name for one in pieces] == list(KINDS)
    of = {(row.group, row.kind): row.share for row in frame.itertuples()}
    for one in pieces:
        for (group, kind, _), x in zip(one.customdata, one.x, strict=True):
            if group:
                assert x == pytest.approx(of[group, kind])


def test_the_interval_is_that_of_the_agent_named_where_there_is_one() -> None:
    frame = frames_naming.agency()
    known = frame[(frame["kind"] == "agent_named") & frame["low"].notna()].sort_values("group")
    drawn = [tuple(one.x) for one in harm().data if one.name == "interval"]
    assert sorted(drawn) == sorted(known[["low", "high"]].itertuples(index=False, name=None))


def test_a_bar_of_few_words_is_thin_and_the_key_says_why() -> None:
    figure, frame = harm(), frames_naming.agency()
    totals = frame.groupby("group")["n"].sum().sort_index()
    widths = np.array(figure.data[0].width)
    assert (widths == THIN).tolist() == (totals < FEW).tolist()
    assert "thin" in plain(notes(figure, "key")[0].text)
    many = harm(frame[frame["group"] != FIRST[3]])
    assert "thin" not in plain(notes(many, "key")[0].text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_to_be_hidden(language: str) -> None:
    words = " ".join(plain(text) for one in harm(language=language).data
                     for text in one.hovertext or ())  # fmt: skip
    assert "hidden" not in words
    assert Say(language)("naming.agency.agent_not_found") in plain(
        " ".join(note.text for note in notes(harm(language=language), "key"))
    )


@pytest.mark.parametrize("fill", FILLS.values())
def test_a_share_can_be_read_on_every_fill(fill: str) -> None:
    assert on_fill(fill) in ("#FDFDFD", "#15181B")
    light = int(fill[1:3], 16) + int(fill[3:5], 16) + int(fill[5:7], 16) > 400
    assert on_fill(fill) == ("#15181B" if light else "#FDFDFD")


# --- loaded words --------------------------------------------------------------------------


def test_a_dot_stands_at_the_rate_and_is_full_only_beyond_chance() -> None:
    figure, frame = dots(), frames_naming.loaded().rename(columns={"class": "kind"})
    of = {(row.group, row.kind): row for row in frame.itertuples()}
    full = 0
    for one in figure.data:
        if one.name != "dots":
            continue
        for x, data, fill in zip(one.x, one.customdata, one.marker.color, strict=True):
            row = of[data[0], data[1]]
            assert x == pytest.approx(row.rate)
            assert (fill != theme.PAPER) == apart(row)
            full += fill != theme.PAPER
    assert full == 1


def test_a_class_that_nobody_uses_has_no_panel_and_every_panel_its_own_scale() -> None:
    figure = dots()
    heads = [plain(note.text) for note in notes(figure, "heading")]
    say = Say("en")
    assert len(heads) == 6
    assert not [head for head in heads if say("loaded.class.factive") in head]
    ends = {figure.layout[name].range[1] for name in ("xaxis", "xaxis2", "xaxis6")}
    assert len(ends) == 3


def test_the_mean_of_the_others_is_a_stroke_and_few_articles_have_no_line() -> None:
    figure = dots()
    assert sum(len(one.x) for one in figure.data if one.name == "rest") == 4 * 6
    assert len([one for one in figure.data if one.name == "range"]) == 3 * 6


def test_panels_begin_at_the_side_of_reading() -> None:
    assert dots().layout.xaxis.domain[0] == 0
    assert dots(language="ar").layout.xaxis.domain[1] == pytest.approx(1)
    low, high = dots(language="ar").layout.xaxis.range
    assert low > high


# --- many groups, long names ---------------------------------------------------------------


def many(frame: pd.DataFrame, groups: int = 12) -> pd.DataFrame:
    first = frame[frame["group"] == frame["group"].iloc[0]]
    names = [LONG, *(f"Outlet {n:02}" for n in range(1, groups))]
    return pd.concat([first.assign(group=name) for name in names], ignore_index=True)


@pytest.mark.parametrize(
    ("draw", "make"),
    [(bars, frames_naming.naming), (beside, frames_naming.beside), (harm, frames_naming.agency),
     (dots, frames_naming.loaded)],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_groups_and_a_long_name_leave_room_for_the_plot(draw, make, language) -> None:
    figure = draw(many(make(language)), language)
    assert figure.layout.margin.l + figure.layout.margin.r < WIDTH * 0.65
    texts = [note.text for note in figure.layout.annotations]
    texts += [*(figure.layout.yaxis.ticktext or ()), *(figure.layout.xaxis.ticktext or ())]
    shown = " ".join(plain(" ".join(texts).replace("<br>", " ")).split())
    assert LONG in shown


def test_bars_of_twelve_groups_are_still_seen() -> None:
    assert max(lengths_px(bars(many(frames_naming.naming())))) > bar_table.LEAST - 1


def lengths_px(figure: go.Figure) -> list[float]:
    inner = WIDTH - figure.layout.margin.l - figure.layout.margin.r
    return [x * inner / 12 for one in figure.data if one.type == "bar" for x in one.x]
