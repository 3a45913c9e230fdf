"""Each line of a text runs the right way: in an SVG it is a paragraph of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import plotly
import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from dashboard.charts.layout import Frame, compose, name_lines, wrap
from dashboard.i18n import Say
from tests.charts import frames
from tests.charts.test_charts import BUILDERS, COLOURS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
RTL, LTR, FIRST, END = "\u2067", "\u2066", "\u2068", "\u2069"
#: What a page says of its settings: a phrase that begins with Latin letters, and one set apart
#: as a name is, long enough for several lines at any size.
SETTINGS = (
    "TF-IDF فرق، أدنى قيمة عند استبعاد أي مقال · أقصى عدد للكلمات في العبارة: 3 · صيغة المعجم · من "
    "دون الأعداد والكلمات ذات الحرف الواحد"
)
SCOPE = f"كل القصص · {FIRST}صحيفة المرفأ Harbour Post وملحقها الأسبوعي{END} · 1,234 مقالا · " * 4
#: Places of the last line of a text, from the left: its full stop and its first letter.
_PLACES = """async (content) => {
  const figure = JSON.parse(content);
  await Plotly.newPlot("graph", figure.data, figure.layout, {displayModeBar: false});
  const texts = [...document.querySelectorAll(".annotation-text")];
  const text = texts.find((node) => node.textContent.includes("Parallax"));
  const lines = [...text.querySelectorAll("tspan.line")];
  const all = text.textContent;
  const last = lines.at(-1).textContent;
  const start = all.length - last.length;
  const at = (place) => text.getExtentOfChar(place).x;
  return {lines: lines.length, stop: at(all.lastIndexOf(".")), letters: [...last].flatMap(
    (char, i) => /\\p{L}/u.test(char) ? [at(start + i)] : [])};
}"""


def draw(name: str) -> go.Figure:
    build, make, _ = BUILDERS[name]
    more = {"display": frames.TERMS["ar"][0]} if name == "words_dots" else {}
    say = Say("ar")
    return build(
        make("ar"), say=say, colours=COLOURS, subtitle=SCOPE, title=SCOPE,
        caption=theme.caption(say, settings=SETTINGS, version="1.4.0"), **more,
    )  # fmt: skip


def texts(figure: go.Figure) -> list[str]:
    """Title, annotations, titles of axes and of the legend."""
    layout = figure.layout
    axes = [*figure.select_xaxes(), *figure.select_yaxes()]
    found = [layout.title.text, layout.legend.title.text, *(axis.title.text for axis in axes)]
    return [text for text in (*found, *(note.text for note in layout.annotations)) if text]


def ticks(figure: go.Figure) -> list[str]:
    axes = [*figure.select_xaxes(), *figure.select_yaxes()]
    return [text for axis in axes for text in axis.ticktext or ()]


def bare(line: str) -> str:
    return re.sub("<[^>]*>", "", line)


def depths(line: str) -> list[int]:
    """How many isolates are open after each character."""
    found = [0]
    for char in line:
        found.append(found[-1] + (char in RTL + LTR + FIRST) - (char == END))
    return found[1:]


@pytest.mark.parametrize("name", BUILDERS)
def test_every_line_of_a_text_stands_whole_in_an_isolate_like_that_of_the_first(name: str) -> None:
    figure = draw(name)
    several = [text.split("<br>") for text in texts(figure) if "<br>" in text]
    assert len(several) >= 3  # title, subtitle, caption
    for rows in several:
        for line in map(bare, rows):
            assert line[0] == bare(rows[0])[0]
            assert line[0] in RTL + LTR + FIRST
            assert min(depths(line)[:-1]) > 0
            assert depths(line)[-1] == 0


@pytest.mark.parametrize("name", BUILDERS)
def test_no_line_of_a_label_closes_what_another_opens(name: str) -> None:
    for text in ticks(draw(name)):
        for line in text.split("<br>"):
            assert min(depths(line), default=0) >= 0
            assert line.count(END) == len(re.findall(f"[{RTL}{LTR}{FIRST}]", line))


def test_an_isolate_over_several_lines_goes_on_as_its_first_letter_has_it() -> None:
    rows = wrap(f"قالت {FIRST}The Harbour Post المرفأ{END} اليوم", 75)
    assert rows[0] == f"قالت {FIRST}The{END}"
    assert rows[1].startswith(LTR)
    inside = next(row for row in rows if "المرفأ" in row)
    assert inside.startswith(LTR)
    assert all(depths(row)[-1] == 0 for row in rows)


def test_marks_that_open_nothing_are_left_out() -> None:
    assert wrap(f"one{END} two", 500) == ["one two"]
    assert wrap(f"one {RTL}two", 500) == [f"one {RTL}two{END}"]


def test_the_lines_of_a_name_all_run_as_its_first_letter_does() -> None:
    rows = name_lines("قناة BBC العربية", 60)
    assert len(rows) > 1
    assert {row[0] for row in rows} == {RTL}
    assert {row[0] for row in name_lines("Harbour Post المرفأ", 60)} == {LTR}


def test_settings_that_begin_with_latin_letters_do_not_turn_the_caption_round() -> None:
    line = theme.caption(Say("ar"), settings=SETTINGS, version="1.4.0")
    assert line.startswith(f"{SETTINGS} · Parallax 1.4.0 · ")


@pytest.mark.parametrize("isolate", [False, True])
def test_the_last_line_of_an_arabic_caption_ends_at_the_left(
    browser: Browser, isolate: bool
) -> None:
    settings = f"{FIRST}{SETTINGS}{END}" if isolate else SETTINGS
    caption = theme.caption(Say("ar"), settings=settings, version="1.4.0")
    figure = compose(go.Figure(), Frame("عنوان", "نطاق", caption, "rtl"), plot_height=100)
    figure.update_layout(width=680)
    page = browser.new_page(viewport={"width": 700, "height": 600})
    page.set_content("<div id='graph'></div>")
    page.add_script_tag(path=_SCRIPT)
    seen = page.evaluate(_PLACES, figure.to_json())
    page.close()
    assert seen["lines"] > 1
    assert seen["stop"] < min(seen["letters"])
    assert seen["letters"][0] == max(seen["letters"])
