"""Page Naming in a real browser: a label is edited, a bar clicked, a name made one with another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.i18n import Say
from tests.browser.conftest import settled

Open = Callable[..., Page]
_CHART = ".st-key-px_plot_naming_bars .js-plotly-plot"
#: Where the mouse hits a cell that has a bar, and what the cell carries.
_CELL = """plot => {
  const trace = plot._fullData.find(t => t.name === "cells");
  const bars = plot._fullData.filter(t => t.type === "bar");
  const {xaxis, yaxis} = plot._fullLayout, box = plot.getBoundingClientRect();
  const at = trace.customdata.findIndex((d, i) => bars.some(b =>
    b.y.some((y, k) => y === trace.y[i] && Math.round(b.base[k] + 0.5) === trace.x[i])));
  return [trace.customdata[at], box.x + xaxis._offset + xaxis.d2p(trace.x[at]),
          box.y + yaxis._offset + yaxis.d2p(trace.y[at])];
}"""
_ROWS = """plot => plot._fullLayout.yaxis.ticktext.join(" ")"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_click_on_a_bar_shows_its_sentences_and_leads_to_the_reader(
    open_page: Open, language: str
) -> None:
    page = open_page("naming", lang=language, sample="visit")
    expect(page.locator("h1")).to_have_text(Say(language)("naming.question"))
    chart = page.locator(_CHART)
    chart.wait_for(timeout=30_000)
    chart.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    (group, _, label, _), x, y = chart.evaluate(_CELL)
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    page.wait_for_url("**naming_label=**", timeout=30_000)
    settled(page)
    first = page.locator(".px-evidence").first
    expect(first.locator("h3").first).to_contain_text(group)
    mark = first.locator(".px-m-label").first
    expect(mark).to_be_visible()
    assert label[:4] in mark.get_attribute("title", timeout=5_000)
    words = first.locator(".px-quote").first.inner_text()
    first.locator(".px-source a").first.click()
    page.wait_for_url("**/reader?**")
    settled(page)
    expect(page.locator("[data-testid=stMain]")).to_contain_text(words[:30])


@pytest.mark.parametrize(("language", "word"), [("en", "bridge"), ("ar", "الجسر")])
def test_a_name_that_is_added_stands_in_the_chart_until_the_list_is_set_back(
    open_page: Open, language: str, word: str
) -> None:
    say = Say(language)
    page = open_page("naming", lang=language, sample="visit", naming_edit="*")
    chart = page.locator(_CHART)
    chart.wait_for(timeout=30_000)
    assert word not in chart.evaluate(_ROWS)
    page.get_by_text(say("naming.edit"), exact=True).click()
    page.get_by_label(say("naming.edit.name")).fill("a way over")
    page.locator("textarea").fill(f"{word}: {word}s")
    page.get_by_role("button", name=say("naming.edit.keep"), exact=True).click()
    page.wait_for_function(
        f"() => ({_ROWS})(document.querySelector({_CHART!r})).includes({word!r})", timeout=30_000
    )
    settled(page)
    expect(page.locator(".px-evidence").first.locator(".px-m-label").first).to_be_visible()
    back = page.get_by_role("button", name=say("naming.edit.reset"))
    if not back.is_visible():
        page.get_by_text(say("naming.edit"), exact=True).click()
    back.click()
    page.wait_for_function(
        f"() => !({_ROWS})(document.querySelector({_CHART!r})).includes({word!r})", timeout=30_000
    )


def test_a_phone_shows_the_page_without_scrolling_sideways(open_page: Open) -> None:
    page = open_page("naming", width=390, lang="ar", sample="visit")
    expect(page.locator(".px-cues")).to_be_visible(timeout=30_000)
    wide = page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
    )
    assert wide <= 1
