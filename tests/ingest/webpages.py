"""Web pages, feeds and saved pages that the tests write: invented outlets and people only."""

from __future__ import annotations

import html
from collections.abc import Sequence

from tests.ingest.material import OUTLETS, TEXTS, TITLES

MOMENT = "2031-06-08T15:43:00+03:00"


def page(
    language: str, charset: str = "utf-8", *, outlet: str | None = None, head: str = ""
) -> str:
    """A page with one article, a menu and a footer."""
    name = OUTLETS[language] if outlet is None else outlet
    paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in TEXTS[language].split("\n\n"))
    site = f'<meta property="og:site_name" content="{name}">' if name else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="{charset}">'
        f"<title>{TITLES[language]}</title>{site}"
        f'<meta property="article:published_time" content="{MOMENT}">{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/all">All</a></nav>'
        f"<article><h1>{TITLES[language]}</h1>{paragraphs}</article>"
        "<footer>© 2031</footer></body></html>"
    )


def feed(entries: Sequence[tuple[str, str, str]], *, outlet: str = "The Oster Ledger") -> str:
    """RSS with a description for each (title, link, text)."""
    items = "".join(
        f"<item><title>{html.escape(title)}</title><link>{html.escape(link)}</link>"
        f"<pubDate>Sun, 08 Jun 2031 15:43:00 +0300</pubDate>"
        f"<description>{html.escape(text)}</description></item>"
        for title, link, text in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{html.escape(outlet)}</title>{items}</channel></rss>"
    )
