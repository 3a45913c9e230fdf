"""Cases of what comes from the web: pages, saved pages, feeds."""

from __future__ import annotations

import quopri
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from tests.ingest.corpus import Case
from tests.ingest.corpus.writers import text_of
from tests.ingest.material import OUTLETS, TEXTS, TITLES, zipped

_MOMENT = "2031-06-08T15:43:00+03:00"
_ADDRESS = "https://ledger.example/news/1"


def page(language: str, charset: str = "utf-8", body: str = "") -> bytes:
    """A page with an article, or with this body."""
    paragraphs = "".join(f"<p>{TEXTS[language]} {text_of(n, language)}</p>" for n in range(3))
    body = body or f"<article><h1>{TITLES[language]}</h1>{paragraphs}</article>"
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="{charset}">'
        f'<title>{TITLES[language]}</title><link rel="canonical" href="{_ADDRESS}">'
        f'<meta property="og:site_name" content="{OUTLETS[language]}">'
        f'<meta property="article:published_time" content="{_MOMENT}">'
        f"</head><body>{body}</body></html>"
    ).encode(charset, "xmlcharrefreplace")


def saved(language: str) -> bytes:
    """A page as a browser saves it in one file."""
    encoded = quopri.encodestring(page(language))
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + _ADDRESS.encode()
        + b"\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n------B\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: " + _ADDRESS.encode() + b"\r\n\r\n" + encoded + b"\r\n------B--\r\n"
    )  # fmt: skip


def rss(language: str, texts: list[str], kind: str = "content:encoded") -> str:
    """An RSS 2.0 feed with an item for each text, in an element of this kind."""
    when = format_datetime(datetime(2031, 6, 8, 12, 43, tzinfo=UTC))
    items = "".join(
        f"<item><title>{TITLES[language]} {n}</title><link>{_ADDRESS}{n}</link>"
        f"<pubDate>{when}</pubDate><category>talks</category>"
        + (f"<{kind}><![CDATA[<p>{text}</p>]]></{kind}>" if text else "")
        + "</item>"
        for n, text in enumerate(texts)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{OUTLETS[language]}</title><link>https://ledger.example</link>"
        f"<language>{language}</language>{items}</channel></rss>"
    )


def atom(language: str) -> str:
    """An Atom feed of one entry."""
    text = escape(f"<p>{text_of(1, language)}</p>")
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{OUTLETS[language]}</title><entry><title>{TITLES[language]}</title>"
        f'<link href="{_ADDRESS}"/><published>{_MOMENT}</published>'
        "<author><name>Ana</name></author>"
        f'<content type="html">{text}</content></entry></feed>'
    )


_WHOLE = {
    language: [f"{TEXTS[language]} {text_of(n, language, 25)}" for n in range(2)]
    for language in ("en", "ar")
}
_FIRST = {
    language: {"title": TITLES[language], "outlet": OUTLETS[language], "language": language,
               "published": "2031-06-08 12:43"}
    for language in ("en", "ar")
}  # fmt: skip
_LOGIN = (
    "<h1>تسجيل الدخول</h1><p>يرجى تسجيل الدخول للمتابعة</p><p>كلمة المرور</p>"
    "<p>هل نسيت كلمة المرور؟</p>"
)
WEB = (
    Case("a page in English", "a.html", lambda: page("en"), 1, "", first=_FIRST["en"]),
    Case("a page in Arabic", "a.html", lambda: page("ar"), 1, "", first=_FIRST["ar"]),
    Case(
        "a page in windows-1256",
        "a.htm",
        lambda: page("ar", "windows-1256"),
        1,
        "",
        first=_FIRST["ar"],
    ),
    Case(
        "a page whose encoding is declared wrong",
        "a.html",
        lambda: page("ar", "windows-1256").replace(b"windows-1256", b"iso-8859-1"),
        1,
        "encoding_guessed",
        first=_FIRST["ar"],
    ),
    Case(
        "a page without an article",
        "a.html",
        lambda: "<html><body></body></html>",
        0,
        "no_article_in_page",
        1,
    ),
    Case(
        "a page that asks to log in",
        "a.html",
        lambda: page("ar", body=_LOGIN),
        1,
        "not_an_article short",
    ),
    Case(
        "a ZIP of pages",
        "set.zip",
        lambda: zipped({"a.html": page("en"), "b.html": page("ar", "windows-1256")}),
        2,
        "",
        first=_FIRST["en"],
    ),
    Case(
        "a saved page",
        "a.mhtml",
        lambda: saved("en"),
        1,
        "",
        first={**_FIRST["en"], "url": _ADDRESS},
    ),
    Case(
        "a saved page in Arabic, under another name",
        "a.txt",
        lambda: saved("ar"),
        1,
        "other_format",
        first={**_FIRST["ar"], "url": _ADDRESS},
    ),
    Case(
        "a saved page that holds none",
        "a.mht",
        lambda: b'Content-Type: multipart/related; boundary="x"\r\n\r\n--x--\r\n',
        0,
        "broken_file",
        1,
    ),
    Case(
        "an RSS feed in Arabic", "a.rss", lambda: rss("ar", _WHOLE["ar"]), 2, "", first=_FIRST["ar"]
    ),
    Case(
        "an RSS feed under the name of XML",
        "a.xml",
        lambda: rss("en", _WHOLE["en"]),
        2,
        "",
        first=_FIRST["en"],
    ),
    Case("an Atom feed", "a.atom", lambda: atom("ar"), 1, "", first=_FIRST["ar"]),
    Case(
        "a feed with an entry that has no text",
        "a.rss",
        lambda: rss("en", ["", *_WHOLE["en"]]),
        2,
        "addresses_without_text",
        1,
        first={"title": f"{TITLES['en']} 1"},
    ),
    Case(
        "a feed of teasers",
        "a.rss",
        lambda: rss("ar", [text_of(1, "ar", 5)], "description"),
        1,
        "summary",
        first={"complete": "summary"},
    ),
    Case(
        "a feed that is cut short",
        "a.rss",
        lambda: rss("en", _WHOLE["en"])[:-40],
        1,
        "addresses_without_text feed_damaged",
        1,
        first={"title": TITLES["en"]},
    ),
    Case("a feed with nothing in it", "a.rss", lambda: rss("en", []), 0, "feed_empty", 1),
    Case(
        "a feed that declares entities",
        "a.rss",
        lambda: '<!DOCTYPE rss [<!ENTITY a "b">]>' + rss("en", _WHOLE["en"]),
        0,
        "xml_entities",
        1,
    ),
)
