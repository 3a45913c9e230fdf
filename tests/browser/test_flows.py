"""The road a reader walks, in a real browser: bring, map, compare, click, read, take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analysis import prepare, read_articles, term_differences
from dashboard.i18n import Say
from dashboard.registry import PAGES
from tests.browser.conftest import settled

Open = Callable[..., Page]

NORTH = (
    "The harbour council met the rebels on Monday. “We want the harbour open again,” said one of "
    "the rebels. The rebels left the hall at noon and the harbour stayed shut."
)
SOUTH = (
    "The army said on Monday that the harbour was calm. Soldiers opened two gates and traders "
    "came back. The army will hold the harbour until the council has met again."
)
ARABIC_NORTH = (
    "التقى مجلس الميناء الثوار يوم الاثنين. وقال أحد الثوار «نريد الميناء مفتوحا من جديد». "
    "وغادر الثوار القاعة ظهرا وبقي الميناء مغلقا."
)
ARABIC_SOUTH = (
    "أعلن الجيش يوم الاثنين أن الميناء هادئ. وفتح الجنود بوابتين وعاد التجار إليه. "
    "وسيبقى الجيش في الميناء حتى يجتمع المجلس من جديد."
)
CASES = {
    "en": (["North Post", "South Post"], [NORTH, SOUTH]),
    "ar": (["بريد الشمال", "بريد الجنوب"], [ARABIC_NORTH, ARABIC_SOUTH]),
}


def odd_table(language: str) -> bytes:
    """Two outlets, two articles each, under column names that nobody could guess."""
    outlets, texts = CASES[language]
    rows = [(outlet, f"{text} {n}") for n in (1, 2) for outlet, text in zip(outlets, texts)]  # noqa: B905
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["qqq", "zzz"])
    writer.writerows(rows)
    return file.getvalue().encode("utf-8")


def choose_column(page: Page, label: str, name: str) -> None:
    main = page.locator("[data-testid=stMain]")
    box = main.locator("[data-testid=stSelectbox]").filter(has=page.get_by_text(label, exact=True))
    field = box.first.locator("input")
    field.focus()
    field.press("Control+a")
    field.press_sequentially(name)
    expect(page.get_by_role("option", name=name)).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value(name)
    settled(page)


def download(page: Page, name: str) -> bytes:
    with page.expect_download(timeout=60_000) as caught:
        page.locator("[data-testid=stDownloadButton] button").filter(has_text=name).first.click()
    return Path(caught.value.path()).read_bytes()


def click_first_bar(page: Page, term: str) -> None:
    """Click the bar of `term` in the first chart of the page."""
    chart = page.locator(".js-plotly-plot").first
    chart.wait_for(timeout=30_000)
    place = chart.evaluate(
        """(plot, term) => {
            for (const [curve, trace] of plot._fullData.entries()) {
                const at = (trace.customdata || []).findIndex(d => d && d[1] === term);
                if (trace.type === "bar" && at >= 0) {
                    const bars = plot.querySelectorAll(".trace.bars")
                    const shown = plot._fullData.filter(t => t.type === "bar");
                    const box = bars[shown.indexOf(trace)].querySelectorAll(".point")[at]
                        .getBoundingClientRect();
                    return [box.x + box.width / 2, box.y + box.height / 2];
                }
            }
            return null;
        }""",
        term,
    )
    assert place is not None, f"no bar for {term}"
    page.mouse.move(*place)
    page.mouse.click(*place)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_table_is_mapped_by_hand_compared_clicked_read_and_taken_away(
    open_page: Open, language: str
) -> None:
    say, (outlets, _) = Say(language), CASES[language]
    page = open_page("articles", lang=language, sample="visit")
    data = odd_table(language)
    page.locator("input[type=file]").first.set_input_files(
        {"name": "odd.csv", "mimeType": "text/csv", "buffer": data}
    )
    expect(page.get_by_role("button", name=say("reading.apply"))).to_be_visible(timeout=30_000)
    settled(page)
    choose_column(page, say("column.text"), "zzz")
    choose_column(page, say("column.outlet"), "qqq")
    page.get_by_role("button", name=say("reading.apply")).click()
    expect(page.locator(".px-table")).to_contain_text(outlets[0], timeout=30_000)
    page.wait_for_url("**study=**", timeout=30_000)
    settled(page)

    articles = read_articles([("odd.csv", data)], columns={"text": "zzz", "outlet": "qqq"}).articles
    library = term_differences(prepare(articles))
    shown = library[library["shown"]]
    term = shown.loc[(shown["group"] == outlets[0]) & (shown["rank"] == 1), "term"].item()

    page.goto(page.url.replace("/articles", "/words"))
    settled(page)
    click_first_bar(page, term)
    evidence = page.locator(".px-kwic")
    expect(evidence).to_be_visible(timeout=30_000)
    expect(evidence.locator("b").first).to_be_visible()
    expect(evidence).to_contain_text(outlets[0])

    table = download(page, "CSV")
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert {(row["group"], row["term"]) for row in rows} == set(
        zip(shown["group"], shown["term"], strict=True)
    )
    score = {(row["group"], row["term"]): float(row["score"]) for row in rows}
    expected = shown.set_index(["group", "term"])["score"]
    assert all(abs(score[key] - value) < 1e-9 for key, value in expected.items())

    picture = download(page, "SVG").decode("utf-8")
    assert picture.lstrip().startswith("<svg")
    assert outlets[0] in picture
    assert page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("slug", [page.slug for page in PAGES])
def test_every_page_opens_on_the_sample_in_both_languages(
    open_page: Open, slug: str, language: str
) -> None:
    page = open_page(slug, lang=language, sample="visit")
    assert page.locator("h1").first.inner_text().strip()
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("[data-testid=stAlertContentError]").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == (
        "rtl" if language == "ar" else "ltr"
    )


def test_the_bare_address_shows_the_sample(open_page: Open) -> None:
    page = open_page("")
    expect(page.locator(".px-table").first).to_contain_text("Darim Wire", timeout=30_000)


def test_two_pasted_articles_can_be_read_side_by_side(open_page: Open) -> None:
    say = Say("en")
    page = open_page("articles", lang="en", sample="feed")
    for text in (NORTH, SOUTH):
        page.locator("textarea").first.fill(text)
        page.get_by_role("button", name=say("articles.paste.add"), exact=True).click()
        page.wait_for_timeout(500)
        settled(page)
    page.goto(page.url.replace("/articles", "/side_by_side"))
    settled(page)
    expect(page.get_by_text("rebels").first).to_be_visible(timeout=30_000)
    assert page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_phone_shows_the_page_without_scrolling_sideways(open_page: Open, language: str) -> None:
    for slug in ("overview", "words", "reader"):
        page = open_page(slug, width=390, lang=language, sample="visit")
        wide = page.evaluate(
            "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
        )
        assert wide <= 1, f"{slug} is {wide} px too wide"


def test_text_from_an_article_never_becomes_markup(open_page: Open) -> None:
    say = Say("en")
    page = open_page("articles", lang="en", sample="feed")
    wicked = (
        "<img src=x onerror=\"document.title='taken'\"> <script>document.title='taken'</script>"
    )
    for number in (1, 2):
        text = f"Outlet: {wicked}\nTitle: {wicked}\n\n{NORTH} {wicked} {number}"
        page.locator("textarea").first.fill(text)
        page.get_by_role("button", name=say("articles.paste.add"), exact=True).click()
        page.wait_for_timeout(500)
        settled(page)
    for slug in ("overview", "side_by_side", "reader"):
        page.goto(page.url.replace(page.url.split("?")[0].rsplit("/", 1)[1], slug, 1))
        settled(page)
        assert page.locator("img[src=x]").count() == 0
        assert page.title() != "taken"


def test_switching_the_language_there_and_back_keeps_the_study_and_its_scope(
    open_page: Open,
) -> None:
    page = open_page("words", lang="en", sample="visit")
    for label, direction in (("العربية", "rtl"), ("English", "ltr")):
        page.locator("[data-testid=stSidebar]").get_by_text(label, exact=True).click()
        page.wait_for_function(
            f"getComputedStyle(document.querySelector('h1')).direction === '{direction}'"
        )
        settled(page)
        expect(page.locator(".px-chip").first).to_contain_text("30")
    assert "against=" not in page.url
    assert "part=" not in page.url
