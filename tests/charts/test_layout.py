"""The words around a figure stand inside the picture, however many lines the title has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import plotly
import plotly.graph_objects as go
import pytest

from dashboard.charts.layout import Frame, compose

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_DRAW = """async (content) => {
  const figure = JSON.parse(content);
  const graph = document.getElementById("graph");
  await Plotly.newPlot(graph, figure.data, figure.layout, {displayModeBar: false});
  const box = (node) => {
    const {top, bottom} = node.getBoundingClientRect();
    return [top, bottom].map((y) => y - graph.getBoundingClientRect().top);
  };
  const title = document.querySelector(".gtitle");
  const lines = [...title.querySelectorAll("tspan.line")];
  return {
    lines: (lines.length ? lines : [title]).map(box),
    subtitle: box(document.querySelector(".annotation-text")),
  };
}"""
ONE = "Which words stand out?"
TITLES = {
    1: ONE,
    2: "One outlet writes more negatively than the others, in headlines and in bodies alike",
    3: "One outlet writes more negatively than the others, in headlines and in bodies alike, "
    "and more so where it quotes the people whose decisions are written about than elsewhere",
}
ARABIC = "وسيلة واحدة تكتب بسلبية أكثر من غيرها، في العناوين وفي المتون على السواء وفي ما تقتبسه"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 700, "height": 600})
    page.set_content("<div id='graph'></div>")
    page.add_script_tag(path=_SCRIPT)
    yield page
    page.close()


def drawn(page: Page, title: str, direction: str = "ltr") -> dict[str, Any]:
    figure = compose(go.Figure(), Frame(title, "scope", "settings", direction), plot_height=100)
    figure.update_layout(width=680)
    return page.evaluate(_DRAW, figure.to_json())


@pytest.mark.parametrize("count", TITLES)
def test_a_title_of_any_lines_starts_where_one_of_one_line_does(page: Page, count: int) -> None:
    first = drawn(page, ONE)["lines"][0]
    seen = drawn(page, TITLES[count])
    assert len(seen["lines"]) == count
    assert seen["lines"][0] == pytest.approx(first, abs=1.5)
    assert seen["lines"][0][0] >= 4


@pytest.mark.parametrize(("title", "direction"), [(TITLES[3], "ltr"), (ARABIC, "rtl")])
def test_a_long_title_ends_above_the_subtitle(page: Page, title: str, direction: str) -> None:
    seen = drawn(page, title, direction)
    assert len(seen["lines"]) > 1
    assert seen["lines"][0][0] >= 4
    assert seen["lines"][-1][1] <= seen["subtitle"][0] + 2
