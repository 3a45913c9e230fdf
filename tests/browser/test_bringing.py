"""Files as people have them, brought and checked in a real browser, in both interface languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from dashboard.i18n import LANGUAGES, Say
from tests.browser.conftest import settled
from tests.ingest.material import ARABIC, ENGLISH, word_of_three, zipped

Open = Callable[..., Page]

TABLE = (
    "الصحيفة;العنوان;النص;التاريخ;القسم\r\n"
    + "".join(
        f"{outlet};افتتاح {n};{' '.join(ARABIC.split())} {n};0{n}/06/2031 14:30;سياسة\r\n"
        for n, outlet in enumerate(["المرفأ", "صحيفة المرفأ", "الشاطئ"], start=3)
    )
).encode("windows-1256")


def saved_page(title: str, text: str, language: str) -> str:
    paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n\n") * 3)
    return (
        f"<html lang={language}><head><meta charset=utf-8><title>{title}</title>"
        "<meta property='og:site_name' content='Oster Ledger'></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


PAGES = zipped(
    {
        "one.html": saved_page("Minister opens talks", ENGLISH, "en"),
        "two.html": saved_page("الوزير يفتتح المحادثات", ARABIC, "ar"),
    }
)


def bring(page: Page, name: str, data: bytes) -> None:
    page.locator("[data-testid=stMain] input[type=file]").first.set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    expect(page.locator("summary").filter(has_text=name).first).to_be_visible(timeout=60_000)
    settled(page)


def check(page: Page, name: str, say: Say) -> None:
    """Open the page that shows how a file was read.

    The part with the button unfolds while the page below it is still being drawn: a click may
    meet it on its way, so it is repeated as a reader would.
    """
    part = page.locator("[data-testid=stExpander]").filter(has_text=name).first
    button = part.get_by_role("button", name=say("articles.set.check"))
    if not button.is_visible():
        part.locator("summary").click()
    button.wait_for()
    for _ in range(4):
        settled(page)
        button.click()
        try:
            page.wait_for_url(lambda url: "check=" in url, timeout=8_000)
            break
        except TimeoutError:
            continue  # the click met a button that was being drawn anew
    expect(page.locator("h1")).to_contain_text(name, timeout=30_000)
    settled(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_arabic_table_in_windows_1256_is_read_checked_and_its_outlets_joined(
    open_page: Open, language: str
) -> None:
    say = Say(language)
    page = open_page("articles", lang=language, sample="visit")
    bring(page, "set.csv", TABLE)
    expect(page.locator(".px-table")).to_contain_text("الشاطئ")
    check(page, "set.csv", say)
    expect(page.locator(".px-sample-text")).to_contain_text("الصحيفة;العنوان")
    effects = page.locator(".px-effect")
    expect(effects.first).to_contain_text("3")
    expect(effects.nth(1)).to_contain_text("المرفأ")
    page.get_by_role("button", name=say("reading.apply")).click()
    page.wait_for_url(lambda url: "check=" not in url, timeout=30_000)
    settled(page)
    page.locator("[class*=st-key-px_merge_0] button").click()
    expect(page.locator(".px-table tbody tr")).to_have_count(2, timeout=30_000)
    assert page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_zip_of_pages_and_a_word_file_of_several_articles_become_articles(
    open_page: Open, language: str
) -> None:
    say = Say(language)
    page = open_page("articles", lang=language, sample="visit")
    bring(page, "pages.zip", PAGES)
    expect(page.locator(".px-table")).to_contain_text("Oster Ledger")
    bring(page, "three.docx", word_of_three())
    expect(page.locator(".px-answer")).to_contain_text("5")
    check(page, "three.docx", say)
    expect(page.locator("h2").filter(has_text=say("several.title"))).to_be_visible()
    expect(page.locator(".px-note").filter(has_text="3").first).to_be_visible()
    page.get_by_role("button", name=say("reading.back")).click()
    expect(page.locator(".px-table")).to_be_visible(timeout=30_000)
    assert page.locator("[data-testid=stException]").count() == 0


def test_the_page_fits_a_phone(open_page: Open) -> None:
    page = open_page("articles", lang="ar", width=390, sample="visit")
    bring(page, "set.csv", TABLE)
    check(page, "set.csv", Say("ar"))
    wide = page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
    )
    assert wide <= 1
