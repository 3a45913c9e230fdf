"""The heat map: terms in blocks, cells relative to their row, numbers that can be read."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from dashboard.charts.layout import text_width
from dashboard.charts.words_heat import words_heat
from tests.charts import frames
from tests.charts.many import around, plain, trace

LANGUAGES = ["en", "ar"]


def heat(language: str = "en", frame: pd.DataFrame | None = None, **more: Any) -> go.Figure:
    table = frames.term_differences(language) if frame is None else frame
    return words_heat(table, **around(language), **more)


def apart(language: str = "en") -> pd.DataFrame:
    """Each of the first three outlets has four terms of its own; rates differ by outlet."""
    frame = frames.term_differences(language)
    frame["shown"] = [g < 3 and t % 3 == g for g in range(4) for t in range(12)]
    frame["rate_target"] = np.where(frame["shown"], 8.0, 2.0) / frame["rank"]
    return frame


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_stand_in_blocks_under_the_outlet_that_they_set_apart(language: str) -> None:
    figure = heat(language, apart(language), top=2)
    names = sorted(frames.NAMES[language])
    grid = np.asarray(figure.data[0].customdata, dtype=object)[:, :, 1]
    blocks = "".join("T" if row.any() else "-" for row in grid)
    assert blocks == "-TT-TT-TT"
    shown = apart(language).query("shown").sort_values("rank")
    wanted = [
        term
        for name in names
        for term in shown.loc[shown["group"] == name, "term"].head(2)
    ]  # fmt: skip
    assert [row[0] for row in grid if row.any()] == wanted


def test_a_cell_is_filled_in_proportion_to_the_largest_of_its_row() -> None:
    frame = apart()
    figure = heat(frame=frame)
    grid = np.asarray(figure.data[0].z, dtype=float)
    rows = [row for row in grid if not np.isnan(row).any()]
    assert rows
    for row in rows:
        assert max(row) == pytest.approx(1)
        assert min(row) == pytest.approx(0.25)


@pytest.mark.parametrize(("raw", "column"), [(False, "rate_target"), (True, "n_target")])
def test_the_number_in_a_cell_is_the_rate_or_the_count(raw: bool, column: str) -> None:
    frame = apart()
    cells = trace(heat(frame=frame, raw=raw), "cells")
    values = frame.set_index(["group", "term"])[column]
    for text, (group, term, *_) in zip(cells.text, cells.customdata, strict=True):
        assert float(text) == pytest.approx(values[group, term], rel=0.05)


def test_a_dot_and_no_other_cell_marks_what_passes_the_gate() -> None:
    frame = apart()
    figure = heat(frame=frame)
    cells, dots = trace(figure, "cells"), trace(figure, "apart")
    passing = {(g, t) for g, t in frame.loc[frame["shown"], ["group", "term"]].to_numpy()}
    at = {(round(x - 0.25), y) for x, y in zip(dots.x, dots.y, strict=True)}
    for x, y, row in zip(cells.x, cells.y, cells.customdata, strict=True):
        assert ((x, y) in at) == ((row[0], row[1]) in passing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_stand_out_from_their_cells(language: str) -> None:
    frame = apart(language)
    frame["rate_target"] = np.linspace(0, 8, len(frame))
    figure = heat(language, frame)
    low, high = (stop[1] for stop in figure.data[0].colorscale)
    share = np.asarray(figure.data[0].z, dtype=float)
    cells = trace(figure, "cells")
    shares = share[~np.isnan(share)]
    for part, ink in zip(shares, cells.textfont.color, strict=True):
        fill = _rgb(low) + part * (_rgb(high) - _rgb(low))
        assert _contrast(fill, _rgb(ink)) >= 4.5


def _rgb(colour: str) -> np.ndarray:
    if colour.startswith("#"):
        return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)
    return np.array([float(part) for part in re.findall(r"\d+", colour)])


def _contrast(one: np.ndarray, two: np.ndarray) -> float:
    lights = []
    for colour in (one / 255, two / 255):
        linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
        lights.append(linear @ np.array([0.2126, 0.7152, 0.0722]) + 0.05)
    return max(lights) / min(lights)


def test_cells_and_the_squares_over_them_carry_the_same_and_the_dark_theme_keeps_the_inks() -> None:
    figure = heat()
    grid = np.asarray(figure.data[0].customdata, dtype=object)
    cells = trace(figure, "cells")
    flat = [list(row) for line in grid for row in line if row[0]]
    assert flat == [list(row) for row in cells.customdata]
    dark = theme.on_screen(figure, dark=True)
    assert trace(dark, "cells").textfont.color == cells.textfont.color


def test_an_outlet_that_never_uses_a_term_has_a_nought_although_it_has_no_row() -> None:
    frame = apart()
    first = frame.loc[frame["shown"], "term"].iloc[0]
    gone = frame[~((frame["term"] == first) & (frame["group"] == frames.NAMES["en"][3]))]
    cells = trace(heat(frame=gone), "cells")
    at = [list(row[:2]) for row in cells.customdata].index([frames.NAMES["en"][3], first])
    assert cells.text[at] == "0"
    assert "none of the articles" in plain(cells.hovertext[at])


def test_against_a_named_outlet_that_outlet_has_a_column_with_its_own_rates() -> None:
    frame = apart()
    named = frames.NAMES["en"][3]
    pair = frame[frame["group"] != named].assign(reference=named)
    cells = trace(heat(frame=pair), "cells")
    own = [text for text, row in zip(cells.text, cells.customdata, strict=True) if row[0] == named]
    assert own
    assert {float(text) for text in own} == {0.31}


def test_one_outlet_gives_one_column() -> None:
    frame = frames.term_differences("en")
    one = frame[frame["group"] == frames.NAMES["en"][0]]
    grid = np.asarray(heat(frame=one).data[0].z, dtype=float)
    assert grid.shape == (6, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_term_that_passes_gives_a_line_and_no_grid(language: str) -> None:
    frame = frames.term_differences(language).assign(shown=False)
    assert len(heat(language, frame).data) == 0


def test_the_columns_run_from_the_right_in_arabic() -> None:
    first, last = heat("ar").layout.xaxis.range
    assert first > last
    assert heat("ar").layout.yaxis.side == "right"
    first, last = heat("en").layout.xaxis.range
    assert first < last


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_many_outlets_are_upright_and_whole(language: str) -> None:
    frame = frames.term_differences(language)
    names = [f"{frames.NAMES[language][2]} {i}" for i in range(12)]
    many = pd.concat([frame.query("shown").assign(group=name) for name in names])
    figure = heat(language, many)
    heads = [" ".join(plain(text).split()) for text in figure.layout.xaxis.ticktext]
    assert heads == sorted(names)
    assert figure.layout.xaxis.tickangle == -90
    longest = max(
        text_width(line, theme.SMALL)
        for text in figure.layout.xaxis.ticktext
        for line in text.split("<br>")
    )
    assert figure.layout.margin.t > longest
