"""Colours that stay, that stay apart for every eye, and what is swapped in the dark theme."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from dashboard.charts import theme
from dashboard.i18n import Say
from tests.charts.test_charts import draw


def test_colours_are_settled_by_name_and_stay_when_the_order_changes() -> None:
    names = ["b", "a", "c"]
    assert theme.outlet_colours(names) == theme.outlet_colours(reversed(names))
    assert theme.outlet_colours(names)["a"] == theme.OUTLET_COLOURS[0]


def test_past_ten_outlets_the_chosen_ones_are_coloured_apart_and_the_others_grey() -> None:
    names = [f"n{i:02}" for i in range(25)]
    chosen = ["n03", "n13", "n23"]
    colours = theme.outlet_colours(names, chosen)
    assert len({colours[name] for name in chosen}) == 3
    assert theme.GREY not in {colours[name] for name in chosen}
    assert {colours[name] for name in names if name not in chosen} == {theme.GREY}


def test_symbol_and_colour_go_together() -> None:
    colours = theme.outlet_colours(["a", "b", "c"])
    symbols = theme.outlet_symbols(["a", "b", "c"])
    assert {n: theme.symbol_of(n, colours) for n in colours} == symbols
    assert len(set(symbols.values())) == 3


#: Severity 1.0, linear RGB (Machado, Oliveira & Fernandes 2009, table 1 of the supplement).
_SEEN = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
}  # fmt: skip


@pytest.mark.parametrize("sight", _SEEN)
def test_outlet_colours_stay_apart_for_colour_blind_readers(sight: str) -> None:
    labs = [_lab(_SEEN[sight] @ _linear(colour)) for colour in theme.OUTLET_COLOURS]
    nearest = min(np.linalg.norm(a - b) for a, b in itertools.combinations(labs, 2))
    assert nearest > 9.5  # CIE 1976 difference; about 2.3 is just noticeable


@pytest.mark.parametrize("paper", [theme.PAPER, theme.DARK[theme.PAPER]])
def test_outlet_colours_stand_out_from_light_and_dark_paper(paper: str) -> None:
    weights = np.array([0.2126, 0.7152, 0.0722])
    ground = weights @ _linear(paper) + 0.05
    for colour in theme.OUTLET_COLOURS:
        mark = weights @ _linear(colour) + 0.05
        assert max(mark, ground) / min(mark, ground) > 2.2


def _linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _lab(linear: np.ndarray) -> np.ndarray:
    matrix = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = matrix @ np.clip(linear, 0, 1) / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_the_dark_copy_swaps_the_inks_and_leaves_the_original_on_white() -> None:
    figure = draw("tone_intervals", "en")
    before = figure.to_json()
    dark = theme.on_screen(figure, dark=True)
    assert figure.to_json() == before
    assert dark.layout.paper_bgcolor == theme.TRANSPARENT
    assert dark.layout.title.font.color == theme.DARK[theme.INK]
    assert theme.INK not in dark.to_json()


def test_the_caption_says_settings_version_and_that_a_difference_is_no_bias() -> None:
    line = theme.caption(Say("en"), settings="stop-words left out", version="7")
    assert "stop-words left out" in line
    assert "7" in line
    assert "not a bias" in line
