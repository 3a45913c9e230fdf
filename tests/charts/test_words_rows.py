"""Rows of the page Words are as high as their terms have lines, in bars and heat map."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from dashboard.charts.layout import PAD, WIDTH, widest
from dashboard.charts.words import words_bars
from dashboard.charts.words_heat import words_heat
from tests.charts.many import around, plain, terms_of_three_words

LINE = 1.3  # height of a line in font sizes, as Plotly draws it
BUILDS = [words_bars, words_heat]


def rows(figure: go.Figure) -> list[list[tuple[float, int]]]:
    """Of each panel: where its rows stand in px from its top, and how many lines they have."""
    layout = figure.layout
    inner = layout.height - layout.margin.t - layout.margin.b
    found = []
    for axis in figure.select_yaxes():
        low, high = axis.domain or (0, 1)
        unit = (high - low) * inner / abs(axis.range[0] - axis.range[1])
        top = min(axis.range)
        found.append(
            [
                ((at - top) * unit, text.count("<br>") + 1)
                for at, text in zip(axis.tickvals, axis.ticktext, strict=True)
                if text
            ]
        )
    return [panel for panel in found if panel]


@pytest.mark.parametrize("build", BUILDS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_row_is_as_high_as_the_lines_of_its_term(
    language: str, build: Callable[..., go.Figure]
) -> None:
    panels = rows(build(terms_of_three_words(language), **around(language)))
    assert max(lines for panel in panels for _, lines in panel) > 1
    for panel in panels:
        assert panel[0][0] >= panel[0][1] * theme.SIZE * LINE / 2
        for (above, a), (below, b) in pairwise(panel):
            assert below - above >= (a + b) / 2 * theme.SIZE * LINE


@pytest.mark.parametrize("build", BUILDS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_long_term_is_whole_and_leaves_room_for_its_bar_or_cells(
    language: str, build: Callable[..., go.Figure]
) -> None:
    frame = terms_of_three_words(language)
    figure = build(frame, **around(language))
    texts = [text for axis in figure.select_yaxes() for text in axis.ticktext or () if text]
    whole = {" ".join(plain(text).split()) for text in texts}
    assert whole <= set(frame["display"])
    assert max(map(len, whole)) == max(map(len, frame.loc[frame["shown"], "display"]))
    room = (WIDTH - 2 * PAD - 20) / 2
    assert widest(texts) <= 0.56 * room


@pytest.mark.parametrize("language", ["en", "ar"])
def test_bars_keep_their_thickness_and_stand_at_their_terms(language: str) -> None:
    figure = words_bars(terms_of_three_words(language), **around(language))
    bars = [trace for trace in figure.data if trace.type == "bar" and len(trace.y)]
    assert {bar.width for bar in bars} == {bars[0].width}
    for bar in bars:
        axis = figure.layout[bar.yaxis.replace("y", "yaxis")]
        assert tuple(bar.y) == tuple(axis.tickvals)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_one_outlet_alone_has_room_for_its_terms_on_one_line(language: str) -> None:
    frame = terms_of_three_words(language)
    alone = frame[frame["group"] == frame["group"].iloc[0]]
    lines = {n for panel in rows(words_bars(alone, **around(language))) for _, n in panel}
    assert lines == {1}
