"""Pages as browsers save them in one file."""

from __future__ import annotations

from email.message import Message
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from analysis.ingest import read_articles
from tests.ingest.breaking import broken, only_unreadable
from tests.ingest.material import ARABIC, ENGLISH, OUTLETS, TITLES, codes
from tests.ingest.webpages import page

ADDRESS = "https://www.ledger.example/news/1"


def saved(
    html: str, charset: str = "utf-8", *, declared: str = "", address: str = ADDRESS
) -> bytes:
    """A page with a frame and a picture, in one file as Chrome writes it."""
    whole = MIMEMultipart("related", type="text/html")
    del whole["MIME-Version"]
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = address
    whole["Subject"] = TITLES["en"]
    whole["MIME-Version"] = "1.0"
    frame = MIMEText("<html><body><p>An advertisement in a frame.</p></body></html>", "html")
    frame["Content-Location"] = "https://ads.example/1"
    part = MIMEText(html, "html", charset)
    part["Content-Location"] = address
    if declared:
        part.replace_header("Content-Type", f'text/html; charset="{declared}"')
    parts: list[Message] = [frame, part, MIMEImage(b"\x89PNG", "png")]
    for one in parts:
        whole.attach(one)
    return whole.as_bytes()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", ["page.mhtml", "page.mht"])
def test_a_saved_page_is_read_with_its_address(name: str, language: str) -> None:
    row = read_articles((name, saved(page(language)))).articles.frame.iloc[0]
    assert (row["title"], row["outlet"], row["url"]) == (
        TITLES[language], OUTLETS[language], ADDRESS,
    )  # fmt: skip
    assert "advertisement" not in row["text"]


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page"])
def test_a_saved_page_under_another_name_is_known(name: str) -> None:
    result = read_articles((name, saved(page("ar"))))
    assert result.articles.frame.loc[0, "title"] == TITLES["ar"]
    assert ("other_format" in codes(result)) == ("." in name)


@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1"])
def test_an_arabic_page_in_windows_1256_is_read_right(declared: str) -> None:
    html = page("ar", declared or "windows-1256").replace("©", "")
    data = saved(html, "windows-1256", declared=declared)
    frame = read_articles(("page.mhtml", data)).articles.frame
    assert ARABIC.partition("\n")[0] in str(frame.loc[0, "text"])


def test_without_a_site_name_the_outlet_is_the_host() -> None:
    frame = read_articles(("page.mhtml", saved(page("en", outlet="")))).articles.frame
    assert frame.loc[0, "outlet"] == "ledger.example"


@pytest.mark.parametrize("data", [b"no page at all", b"From: x\n\nno page", saved("")])
def test_a_file_without_a_page_is_told(data: bytes) -> None:
    result = read_articles([("page.mhtml", data), ("a.txt", ENGLISH.encode())])
    assert "broken_file" in codes(result)


def test_mail_is_not_taken_for_a_saved_page() -> None:
    mail = saved(page("en")).replace(b"Subject:", b"To: somebody@ledger.example\nSubject:", 1)
    result = read_articles([("mail.eml", mail), ("a.txt", ENGLISH.encode())])
    assert "no_mail" in codes(result)


def test_no_broken_file_raises_or_hangs() -> None:
    for data in broken([saved(page("en")), saved(page("ar"))], 60):
        only_unreadable("page.mhtml", data)
