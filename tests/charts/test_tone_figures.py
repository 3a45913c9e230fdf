"""Headline against body, and the heat map of actors: what is drawn, what is grey, what is said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import plotly
import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from dashboard.charts.layout import WIDTH
from dashboard.charts.tone_headlines import tone_headlines_bars
from dashboard.charts.tone_toward import ACTORS, ENOUGH, STRENGTH, tone_toward_heat
from dashboard.i18n import LANGUAGES, Say
from tests.charts import frames
from tests.charts.many import around, notes, plain, trace

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def dumbbells(language: str = "en", frame: pd.DataFrame | None = None) -> go.Figure:
    table = frames.tone_headlines(language) if frame is None else frame
    return tone_headlines_bars(table, **around(language))


def heat(language: str = "en", frame: pd.DataFrame | None = None) -> go.Figure:
    table = frames.tone_toward(language) if frame is None else frame
    return tone_toward_heat(table, **around(language))


def marks(figure: go.Figure, name: str) -> dict[str, Any]:
    return {t.customdata[0][0]: t for t in figure.data if t.name == name}


# --- headline against body -----------------------------------------------------------------


def test_the_full_mark_is_the_headline_the_hollow_one_the_body_and_a_line_joins_them() -> None:
    figure = dumbbells()
    titles, bodies = marks(figure, "title"), marks(figure, "body")
    lines = {tuple(t.x) for t in figure.data if t.mode == "lines"}
    for row in frames.tone_headlines().itertuples():
        title, body = titles[row.group], bodies[row.group]
        assert title.x[0] == pytest.approx(row.title)
        assert body.x[0] == pytest.approx(row.body)
        assert title.y == body.y
        assert (body.x[0], title.x[0]) in lines
        assert body.marker.color == theme.PAPER
        assert title.marker.color == body.marker.line.color != theme.PAPER


def test_where_headline_and_body_are_the_same_both_marks_are_seen() -> None:
    figure = dumbbells()
    same = frames.tone_headlines().query("difference == 0")["group"].iloc[0]
    title, body = marks(figure, "title")[same], marks(figure, "body")[same]
    assert title.x == body.x
    assert body.marker.size > title.marker.size
    order = [t.name for t in figure.data]
    assert order.index("body") < order.index("title")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_without_an_interval_is_grey_and_says_why(language: str) -> None:
    frame = frames.tone_headlines(language)
    figure = dumbbells(language)
    few = set(frame.loc[frame["low"].isna(), "group"])
    grey = {g for g, t in marks(figure, "title").items() if t.marker.color == theme.GREY}
    assert grey == few
    words = [plain(note.text) for note in notes(figure, "range")]
    assert [Say(language)("chart.tone_headlines.few") in text for text in words] == [
        group in few for group in sorted(frame["group"])
    ]


def test_the_difference_stands_beside_its_row_with_its_interval() -> None:
    figure = dumbbells()
    rows = frames.tone_headlines().sort_values("group")
    beside = {note.y: plain(note.text) for note in notes(figure, "difference")}
    assert [float(beside[y].replace("−", "-")) for y in sorted(beside)] == pytest.approx(
        rows["difference"].tolist()
    )
    assert plain(notes(figure, "range")[0].text) == "+0.14 to +0.46"


def test_only_a_difference_whose_interval_leaves_out_nought_is_bold() -> None:
    rows = frames.tone_headlines().sort_values("group")
    apart = ((rows["low"] > 0) | (rows["high"] < 0)).tolist()
    assert set(apart) == {True, False}
    bold = [note.font.weight == 700 for note in notes(dumbbells(), "difference")]
    assert bold == apart


@pytest.mark.parametrize("low", [0.05, -0.05, float("nan")])
def test_the_key_explains_bold_only_where_a_difference_is_bold(low: float) -> None:
    frame = frames.tone_headlines().assign(difference=0.1, low=low, high=0.3)
    key = " ".join(plain(note.text) for note in notes(dumbbells(frame=frame), "key"))
    assert (Say("en")("chart.tone_headlines.key_bold") in key) == (low > 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_beside_the_scale_is_at_the_far_side_of_the_names(language: str) -> None:
    figure = dumbbells(language)
    rtl = language == "ar"
    low, high = figure.layout.xaxis.range
    assert low == -high < 0
    assert figure.layout.yaxis.side == ("right" if rtl else "left")
    for name in ("difference", "range", "beside"):
        for note in notes(figure, name):
            assert (note.x, note.xanchor) == ((0, "right") if rtl else (1, "left"))
    assert figure.layout.margin.l + figure.layout.margin.r < WIDTH * 0.6


# --- actors × groups -----------------------------------------------------------------------


def many(groups: int = 3, actors: int = ACTORS + 6) -> pd.DataFrame:
    one = frames.tone_toward().iloc[0].to_dict()
    rows = [
        {**one, "group": f"Outlet {g}", "actor": f"Actor {a:02}", "mentions": 10 + a}
        for g in range(groups)
        for a in range(actors)
    ]
    return pd.DataFrame(rows)


def test_a_cell_has_the_tone_of_its_group_toward_its_actor() -> None:
    figure, frame = heat(), frames.tone_toward()
    grid = trace(figure, "tone")
    seen = {
        (data[0], data[1]): value
        for value, data in zip(np.ravel(grid.z), np.reshape(grid.customdata, (-1, 3)), strict=True)
        if not np.isnan(value)
    }
    enough = frame[frame["sentences"] >= ENOUGH]
    assert seen == {(row.group, row.actor): row.tone for row in enough.itertuples()}


def test_a_cell_with_few_sentences_is_grey_and_the_hover_says_why() -> None:
    figure, frame = heat(), frames.tone_toward()
    few = frame[frame["sentences"] < ENOUGH]
    grid = trace(figure, "few")
    data = np.asarray(grid.customdata, dtype=object)[~np.isnan(np.asarray(grid.z, dtype=float))]
    assert {(row[0], row[1]) for row in data} == set(
        few[["group", "actor"]].itertuples(index=False, name=None)
    )
    cells = trace(figure, "cells")
    wanted = {*few[["group", "actor"]].itertuples(index=False, name=None)}
    reason = Say("en")("chart.tone_toward.hover_few", n=ENOUGH)
    for row, text, ink in zip(
        cells.customdata, cells.hovertext, cells.textfont.color, strict=True
    ):  # fmt: skip
        grey = (row[0], row[1]) in wanted
        assert (reason in plain(text.replace("<br>", " "))) == grey
        assert not grey or ink == theme.MUTED


def test_number_and_sentences_stand_in_a_cell_and_a_dash_where_nothing_is_said() -> None:
    cells = trace(heat(), "cells")
    by = {
        (row[0], row[1]): plain(text)
        for row, text in zip(cells.customdata, cells.text, strict=True)
    }
    first, last = frames.tone_toward().iloc[0], frames.NAMES["en"][3]
    shown = by[first["group"], first["actor"]].split()
    assert shown == ["−0.42", "12"]
    assert by[last, frames.ACTORS["en"][3]] == "–"
    assert sum(text == "–" for text in by.values()) == 2


def test_actors_stand_in_the_order_of_their_mentions_at_most_thirty_and_it_is_said() -> None:
    figure = heat(frame=many())
    labels = [plain(label) for label in figure.layout.yaxis.ticktext]
    assert labels == [f"Actor {a:02}" for a in range(ACTORS + 5, 5, -1)]
    first, last = figure.layout.yaxis.range
    assert first > last
    said = Say("en")("chart.tone_toward.cut", n=ACTORS, all=ACTORS + 6)
    assert said in plain(notes(figure, "subtitle")[0].text)
    assert "actors are shown" not in plain(notes(heat(), "subtitle")[0].text)


@pytest.mark.parametrize("groups", [3, 20])
def test_where_numbers_do_not_fit_neither_they_nor_their_key_are_drawn(groups: int) -> None:
    figure = heat(frame=many(groups, 4))
    written = any(trace(figure, "cells").text)
    assert written == (groups == 3)
    key = [plain(note.text) for note in notes(figure, "key")]
    assert any(Say("en")("chart.tone_toward.key_tone") in text for text in key) == written


def test_the_scale_of_the_colours_lies_evenly_around_nought_and_holds_every_cell() -> None:
    figure, frame = heat(), frames.tone_toward()
    grid = trace(figure, "tone")
    assert grid.zmin == -grid.zmax
    assert grid.zmax == pytest.approx(0.5)
    assert frame.loc[frame["sentences"] >= ENOUGH, "tone"].abs().max() <= grid.zmax
    colours = [stop[1] for stop in grid.colorscale]
    assert colours == [theme.NEGATIVE, theme.PAPER, theme.POSITIVE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_run_from_the_start_of_the_line_and_the_scale_from_negative(language: str) -> None:
    figure = heat(language)
    low, high = figure.layout.xaxis.range
    assert (low > high) == (language == "ar")
    scale = [s for s in figure.layout.shapes if s.name == "scale" and s.fillcolor]
    order = [s.fillcolor for s in sorted(scale, key=lambda s: s.x0)]
    assert order == [theme.NEGATIVE] * 4 + [theme.PAPER] + [theme.POSITIVE] * 4


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("end", [theme.NEGATIVE, theme.POSITIVE])
def test_numbers_can_be_read_on_the_strongest_fill_of_either_theme(end: str, dark: bool) -> None:
    ink, paper = theme.INK, theme.PAPER
    if dark:
        ink, paper, end = theme.DARK[ink], theme.DARK[paper], theme.DARK[end]
    fill = STRENGTH * _rgb(end) + (1 - STRENGTH) * _rgb(paper)
    assert _contrast(_rgb(ink), fill) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_numbers_can_be_read_on_grey(dark: bool) -> None:
    swapped = theme.DARK if dark else {}
    grid, muted, paper = (
        _rgb(swapped.get(colour, colour)) for colour in (theme.GRID, theme.MUTED, theme.PAPER)
    )
    strength = trace(heat(), "few").opacity
    assert _contrast(muted, strength * grid + (1 - strength) * paper) >= 4.5


def _rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def _contrast(one: np.ndarray, other: np.ndarray) -> float:
    def light(value: np.ndarray) -> float:
        linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
        return float(np.array([0.2126, 0.7152, 0.0722]) @ linear) + 0.05

    pair = light(one), light(other)
    return max(pair) / min(pair)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_click_in_the_corner_of_a_cell_selects_its_actor(browser: Browser, language: str) -> None:
    figure = heat(language)
    figure.update_layout(clickmode="event+select", width=1100)
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.set_content("<div id='graph'></div>")
    page.add_script_tag(path=Path(plotly.__file__).parent / "package_data" / "plotly.min.js")
    page.evaluate(
        """async (content) => {
          const figure = JSON.parse(content);
          const graph = document.getElementById("graph");
          await Plotly.newPlot(graph, figure.data, figure.layout, {displayModeBar: false});
          window.selected = [];
          graph.on("plotly_selected", (e) => selected.push(e.points.map((p) => p.customdata)));
        }""",
        figure.to_json(),
    )
    box = page.locator(".nsewdrag").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 5, box["y"] + 4)
    page.wait_for_function("selected.length > 0")
    first = trace(figure, "tone").customdata[0][-1 if language == "ar" else 0]
    assert page.evaluate("selected[0]") == [list(first)]
    page.close()


def test_hover_says_sentences_and_interval() -> None:
    cells = trace(heat(), "cells")
    text = re.sub("[\u2066-\u2069]", "", cells.hovertext[1].replace("<br>", " "))
    assert "Harbour Post on Mira Solano: the wording has a mean tone of −0.42" in text
    assert "between −0.52 and −0.32." in text
