"""What only a browser can tell: that a click reaches a cell, and how large words really are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import plotly
import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from dashboard.charts.words import words_bars
from dashboard.charts.words_heat import words_heat
from dashboard.charts.words_scatter import words_scatter
from tests.charts import frames
from tests.charts.many import around, many_terms, terms_of_three_words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_DRAW = """async ([content, width]) => {
  const figure = JSON.parse(content);
  Object.assign(figure.layout, {clickmode: "event+select", width: width});
  const graph = document.getElementById("graph");
  await Plotly.newPlot(graph, figure.data, figure.layout, {displayModeBar: false});
  window.selected = [];
  graph.on("plotly_selected", (event) => selected.push(event.points.map((p) => p.customdata)));
}"""
_BOXES = """() => [...document.querySelectorAll(".annotation-text")].map((node) => {
  const box = node.getBoundingClientRect();
  return [node.textContent, box.left, box.top, box.right, box.bottom];
})"""

_LABELS = """() => [...document.querySelectorAll(".yaxislayer-above")].map((axis) =>
  [...axis.querySelectorAll("text")].filter((node) => node.textContent).map((node) => {
    const box = node.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom];
  }).sort((a, b) => a[1] - b[1]))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    page.set_content("<div id='graph'></div>")
    page.add_script_tag(path=_SCRIPT)
    yield page
    page.close()


def draw(page: Page, figure: go.Figure, width: int = 1100) -> None:
    page.evaluate(_DRAW, [figure.to_json(), width])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_click_in_the_corner_of_a_cell_selects_its_term(page: Page, language: str) -> None:
    figure = words_heat(frames.term_differences(language), **around(language))
    draw(page, figure)
    box = page.locator(".nsewdrag").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] - 4)
    page.wait_for_function("selected.length > 0")
    grid = figure.data[0].customdata
    corner = grid[-1][-1 if language == "ar" else 0]
    assert page.evaluate("selected[0]") == [list(corner)]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_names_of_terms_do_not_touch_as_they_are_really_drawn(page: Page, language: str) -> None:
    figure = words_scatter(many_terms(language), **around(language))
    draw(page, figure)
    names = {note.text for note in figure.layout.annotations if note.name == "term"}
    boxes = [box for text, *box in page.evaluate(_BOXES) if text in names]
    assert len(boxes) == len(names) > 5
    for i, a in enumerate(boxes):
        assert 0 <= a[0] < a[2] <= 1100
        for b in boxes[:i]:
            # Boxes of lines hold the room for accents too: 2 px above and below.
            apart = a[1] + 2 >= b[3] - 2 or b[1] + 2 >= a[3] - 2
            assert a[0] >= b[2] or b[0] >= a[2] or apart


@pytest.mark.parametrize("width", [680, 1280])
@pytest.mark.parametrize("build", [words_bars, words_heat])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_terms_of_three_words_do_not_touch_those_of_the_next_rows(
    page: Page, language: str, build: Callable[..., go.Figure], width: int
) -> None:
    page.set_viewport_size({"width": width + 20, "height": 1000})
    draw(page, build(terms_of_three_words(language), **around(language)), width)
    panels = [boxes for boxes in page.evaluate(_LABELS) if boxes]
    assert len(panels) == (3 if build is words_bars else 1)
    assert max(box[3] - box[1] for boxes in panels for box in boxes) > 1.8 * theme.SIZE * 1.3
    for boxes in panels:
        for above, below in pairwise(boxes):
            assert above[3] <= below[1]
        assert all(0 <= box[0] < box[2] <= width + 20 for box in boxes)
