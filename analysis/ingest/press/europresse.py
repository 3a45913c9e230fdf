"""Europresse (Eureka): an HTML file with an <article> for each text, French or English.

The header line holds section, date, time or length, and page: “International, vendredi 8 juin
2018 512 mots, p. 4”. The language is not named.
"""

from __future__ import annotations

import re
from typing import Any

from analysis.ingest.press.markup import lines_in, page_of, text_in, with_class
from analysis.ingest.press.pieces import (
    Export,
    author_of,
    date_line,
    joined,
    outlet_of,
    plain,
    stated_length,
)

_COUNT = re.compile(
    r"(?:nombre de documents?(?:\(s\))?|number of documents?(?:\(s\))?) ?: ?(\d{1,6})(?!\d)",
    re.IGNORECASE,
)
_ISSUE = re.compile(r",?\s*(?<!\w)n[o°º]\.? ?\d.*$", re.IGNORECASE)
_PAGES = re.compile(r"(?:^|[,;] ?)(?:p|pp)\. ?(\S.*)$")
_DOCUMENT = re.compile(r"\b(?:news|web|biblio)[·.]\d{8}[·.][\w·.\-]+")
_TITLES = ("titreArticle", "titreArticleVisu", "TitreArticleVisu", "rdp__articletitle")
_TITLE_PARTS = ("titreArticleVisu", "TitreArticleVisu", "rdp__articletitle")


def is_page(page: str) -> bool:
    """The classes of a publication's name, and of a header line or text."""
    return "DocPublicationName" in page and ("DocHeader" in page or "docOcurrContainer" in page)


def read_page(page: str) -> Export:
    """The articles, and the number of documents that the cover names."""
    root = page_of(page)
    if root is None:
        return Export([])
    found = [each for each in root.iter("article") if with_class(each, "DocPublicationName")]
    known = set(found)
    inner = [one for one in found if known.isdisjoint(one.iterancestors("article"))]
    if not inner:
        # One article, saved from the reading view, stands in no <article>.
        inner = [root] if len(with_class(root, "DocPublicationName")) == 1 else []
    outside = plain(text_in(root, without=tuple(inner)))
    count = _COUNT.search(outside)
    return Export([_article(each) for each in inner], int(count.group(1)) if count else None)


def _article(article: Any) -> dict[str, str]:
    outlet, place = outlet_of(_ISSUE.sub("", _first(article, "DocPublicationName")))
    text = _body(article)
    title, deck = _title(article)
    footer = "\n".join(text_in(each) for each in article.iter("footer"))
    rights = next((plain(text_in(each)) for each in article.iter("small")), "")
    document = _DOCUMENT.search(footer)
    return {
        "title": title,
        "text": text,
        "outlet": outlet,
        "author": author_of(_author(article)),
        "edition": place,
        "highlight": deck,
        "url": _address(article),
        "rights": rights,
        "accession": document.group() if document else "",
        **_header(article),
    }


def _header(article: Any) -> dict[str, str]:
    """Section, date, length and page of the header line; the date also of the line below it."""
    spans = [plain(text_in(each)) for each in with_class(article, "DocHeader")]
    spans += [plain(text_in(each)) for each in with_class(article, "DocTitreSousSection")]
    text = ", ".join(span.strip(" ,") for span in spans if span.strip(" ,"))
    # The date begins the line or stands after a comma; a section may have commas, too.
    for begin in [0, *(match.end() for match in re.finditer(r"[,;•|] ?", text))]:
        found = date_line(text[begin : begin + 80])
        if found:
            pages = _PAGES.search(text[begin:])
            return {
                "section": text[:begin].strip(" ,;•|"),
                "published": found[0],
                "stated_words": stated_length(found[1]),
                "page": pages.group(1) if pages else "",
            }
    return {"section": text, "published": ""}


def _title(article: Any) -> tuple[str, str]:
    """(headline, what stands with it: kicker and subtitle)."""
    parts = with_class(article, *_TITLE_PARTS) or with_class(article, *_TITLES)
    title = plain(text_in(parts[0])) if parts else ""
    group = with_class(article, "titreArticle")
    beside = [plain(line.text) for each in group[:1] for line in lines_in(each)]
    subtitles = [plain(text_in(each)) for each in with_class(article, "rdp__subtitle")]
    return title, joined(*(line for line in [*beside, *subtitles] if line != title))


def _author(article: Any) -> str:
    """The byline: of its own class, else the paragraph next to the title."""
    named = [plain(text_in(each)) for each in with_class(article, "docAuthors")]
    if any(named):
        return joined(*named)
    for title in with_class(article, "titreArticle"):
        following = title.getnext()
        if following is not None and "sm-margin-bottomNews" in (following.get("class") or ""):
            return plain(text_in(following))
    return ""


def _body(article: Any) -> str:
    for names in (("docOcurrContainer",), ("DocText",)):
        for element in with_class(article, *names):
            text = text_in(element)
            if text.strip():
                return text
    return ""


def _address(article: Any) -> str:
    """The address that Europresse gives under “Cet article est paru dans …”."""
    for link in article.iter("a"):
        address = link.get("href") or ""
        if "article est paru dans" in plain(text_in(link)) and address.startswith("http"):
            return address
    return ""


def _first(article: Any, name: str) -> str:
    return next((plain(text_in(each)) for each in with_class(article, name)), "")
