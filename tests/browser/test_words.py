"""Page Words in a real browser: a click, a search with completion, lines, the way to the Reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.i18n import Say
from tests.browser.conftest import settled
from tests.browser.test_flows import click_first_bar

Open = Callable[..., Page]
TERMS = {"en": ("delegation", "bridge"), "ar": ("الشراكة", "الجسر")}


def search_box(page: Page, say: Say) -> Locator:
    """The box whose list completes what is typed."""
    label = page.get_by_text(say("words.term.search"), exact=True)
    boxes = page.locator("[data-testid=stMain] [data-testid=stSelectbox]")
    return boxes.filter(has=label).locator("input")


def choose_in(page: Page, box: Locator, option: str) -> None:
    box.focus()
    box.press("ArrowDown")
    page.get_by_role("option", name=option, exact=True).click()


def boxes_over_lines(page: Page) -> Locator:
    return page.locator(".st-key-px_kwic_controls [data-testid=stSelectbox] input")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_word_is_found_by_its_first_letters_and_its_lines_are_aligned(
    open_page: Open, language: str
) -> None:
    say, word = Say(language), TERMS[language][1]
    page = open_page("words", lang=language, sample="visit")
    box = search_box(page, say)
    box.focus()
    box.press_sequentially(word[:4])
    page.get_by_role("option", name=word, exact=True).click()
    lines = page.locator(".px-kwic details")
    expect(lines.first).to_be_visible(timeout=30_000)
    settled(page)
    assert "term=" in page.url
    edges = page.locator(".px-kwic-text b").evaluate_all(
        "(all, side) => all.map(b => Math.round(b.getBoundingClientRect()[side]))",
        "right" if language == "ar" else "left",
    )
    assert len(edges) == 20
    assert len(set(edges)) == 1
    # The context before the word stands where reading begins.
    before, after = (
        page.locator(f".px-kwic-{side}").nth(1).bounding_box() for side in ("left", "right")
    )
    assert before
    assert after
    assert (before["x"] > after["x"]) is (language == "ar")


def test_lines_are_sorted_filtered_turned_over_and_lead_to_the_reader(open_page: Open) -> None:
    say = Say("en")
    page = open_page("words", lang="en", sample="visit", term="bridge")
    lines = page.locator(".px-kwic summary")
    before = lines.all_inner_texts()
    choose_in(page, boxes_over_lines(page).first, say("words.kwic.sort.left"))
    expect(lines.first).not_to_have_text(before[0])
    settled(page)
    assert "kwic_sort=left" in page.url
    page.locator(".st-key-px_kwic_onward button").click()
    expect(page.locator(".st-key-px_kwic_pages")).to_contain_text("21–")
    settled(page)  # a box that is drawn anew while it is open closes its list
    voices = boxes_over_lines(page).nth(1)
    choose_in(page, voices, say("words.kwic.voice.quoted"))
    page.wait_for_url("**kwic_voice=quoted**")
    settled(page)
    lines.first.click()
    card = page.locator(".px-kwic .px-card").first
    expect(card.locator(".px-m-term")).to_be_visible()
    sentence = card.locator(".px-quote").inner_text()
    card.locator("a").click()
    page.wait_for_url("**/reader?**")
    settled(page)
    expect(page.locator("[data-testid=stMain]")).to_contain_text(sentence[:40])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_click_on_a_bar_tells_its_numbers_above_and_shows_its_lines(
    open_page: Open, language: str
) -> None:
    page = open_page("words", lang=language, sample="visit")
    chart = page.locator(".js-plotly-plot").first
    chart.wait_for(timeout=30_000)
    bar = chart.evaluate(
        "plot => plot._fullData.find(t => t.type === 'bar' && t.customdata).customdata[0]"
    )
    click_first_bar(page, bar[1])
    pointers = page.locator(".px-pointer")
    expect(pointers.first).to_contain_text(bar[0], timeout=30_000)
    expect(page.locator(".px-kwic summary").first).to_contain_text(bar[0])
    expect(pointers).to_have_count(3)  # also under the heat map and under the scatter
    for place in range(3):
        pointers.nth(place).scroll_into_view_if_needed()
        expect(pointers.nth(place)).to_contain_text(bar[0])
        pointers.nth(place).locator("a").click()
        expect(page.locator("#px-term")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_phone_shows_whole_lines_without_scrolling_sideways(
    open_page: Open, language: str
) -> None:
    page = open_page(
        "words", width=390, lang=language, sample="visit", term=TERMS[language][1]
    )  # fmt: skip
    texts = page.locator(".px-kwic-text")
    expect(texts.first).to_be_visible(timeout=30_000)
    cut = texts.evaluate_all("all => all.filter(t => t.scrollWidth > t.clientWidth + 1).length")
    assert cut == 0
    wide = page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
    )
    assert wide <= 1


def test_a_word_put_on_the_stop_list_leaves_the_page_and_is_counted_there(open_page: Open) -> None:
    say = Say("en")
    page = open_page("words", lang="en", sample="visit")
    answer = page.locator(".px-answer")
    expect(answer).to_contain_text("regime")
    page.get_by_text(say("words.counts"), exact=True).click()
    words = page.locator("[data-testid=stMain] textarea")
    words.fill(f"{words.input_value()}\nregime")
    page.get_by_role("button", name=say("words.stopwords.apply")).click()
    expect(answer).not_to_contain_text("regime", timeout=30_000)
    settled(page)
    expect(page.locator(".px-chip").first).to_contain_text(say("scope.stopwords", n=1))
    page.get_by_role("button", name=say("words.stopwords.reset")).click()
    expect(answer).to_contain_text("regime", timeout=30_000)
