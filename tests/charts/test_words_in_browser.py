"""What only a browser can tell: that a click reaches a cell, and how wide words really are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import plotly
import plotly.graph_objects as go
import pytest

from dashboard.charts.words_heat import words_heat
from dashboard.charts.words_scatter import words_scatter
from tests.charts import frames
from tests.charts.many import around, many_terms

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_DRAW = """async (content) => {
  const figure = JSON.parse(content);
  Object.assign(figure.layout, {clickmode: "event+select", width: 1100});
  const graph = document.getElementById("graph");
  await Plotly.newPlot(graph, figure.data, figure.layout, {displayModeBar: false});
  window.selected = [];
  graph.on("plotly_selected", (event) => selected.push(event.points.map((p) => p.customdata)));
}"""
_BOXES = """() => [...document.querySelectorAll(".annotation-text")].map((node) => {
  const box = node.getBoundingClientRect();
  return [node.textContent, box.left, box.top, box.right, box.bottom];
})"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    page.set_content("<div id='graph'></div>")
    page.add_script_tag(path=_SCRIPT)
    yield page
    page.close()


def draw(page: Page, figure: go.Figure) -> None:
    page.evaluate(_DRAW, figure.to_json())


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
