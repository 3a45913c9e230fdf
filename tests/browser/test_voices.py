"""Page Voices in a real browser: a click on a mark shows its sentences, a version its article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.i18n import Say
from tests.browser.conftest import settled

Open = Callable[..., Page]
#: The middle of a mark that the mouse can hit, with its customdata: the last bar piece of a chart,
#: or the last of the points of a trace by name.
_MARK = """(plot, name) => {
  const traces = plot._fullData;
  const own = traces.map((t, i) => [t, i]).filter(([t]) => name ? t.name === name : true);
  const [trace] = own[own.length - 1];
  const at = trace.customdata.map((d, i) => [d, i]).filter(([d]) => d && d[0]).pop()[1];
  const shown = name ? null : traces.filter(t => t.type === "bar");
  const box = plot.getBoundingClientRect();
  if (name) {
    const {xaxis, yaxis} = plot._fullLayout;
    return [trace.customdata[at], box.x + xaxis._offset + xaxis.d2p(trace.x[at]),
            box.y + yaxis._offset + yaxis.d2p(trace.y[at])];
  }
  const bar = plot.querySelectorAll(".trace.bars")[shown.indexOf(trace)]
    .querySelectorAll(".point")[at].getBoundingClientRect();
  return [trace.customdata[at], bar.x + bar.width / 2, bar.y + bar.height / 2];
}"""


def click_mark(page: Page, key: str, name: str = "") -> list[str]:
    """Click a mark of the chart `key`; what it carries."""
    chart = page.locator(f".st-key-px_plot_{key} .js-plotly-plot")
    chart.wait_for(timeout=30_000)
    chart.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    data, x, y = chart.evaluate(_MARK, name)
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    return data


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_click_on_a_bar_and_on_a_dot_shows_the_sentences(open_page: Open, language: str) -> None:
    say = Say(language)
    page = open_page("voices", lang=language, sample="visit")
    expect(page.locator("h1")).to_have_text(say("voices.question"))
    group, kind, _ = click_mark(page, "voice_kinds")
    page.wait_for_url(f"**voice_kind={kind}**", timeout=30_000)
    settled(page)
    said = page.locator(".px-said")
    expect(said.first.locator("h3").first).to_contain_text(group)
    expect(said.first.locator(".px-m-quotation").first).to_be_visible()
    group, speaker, _ = click_mark(page, "voices_matrix", "dots")
    page.wait_for_url("**voice_speaker=**", timeout=30_000)
    settled(page)
    expect(said.nth(1).locator("h3").first).to_contain_text(group)
    box = page.locator("[data-testid=stSelectbox]").filter(
        has=page.get_by_text(say("voices.speaker"), exact=True)
    )
    expect(box.locator("input")).to_have_value(speaker)
    words = said.nth(1).locator(".px-quote").first.inner_text()
    said.nth(1).locator(".px-source a").first.click()
    page.wait_for_url("**/reader?**")
    settled(page)
    expect(page.locator("[data-testid=stMain]")).to_contain_text(words[:30])


def test_a_phone_shows_the_page_without_scrolling_sideways(open_page: Open) -> None:
    page = open_page("voices", width=390, lang="ar", sample="visit")
    expect(page.locator(".px-quotations")).to_be_visible(timeout=30_000)
    wide = page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
    )
    assert wide <= 1
