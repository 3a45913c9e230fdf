"""Factiva saved as HTML: `div.article.enArticle` for every article, with field codes or without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from analysis.ingest.press.factiva import FOUND, coded_fields, number_of, read_codes
from analysis.ingest.press.factiva_heads import headed, pieces_of, publisher_of
from analysis.ingest.press.markup import classes, lines_in, page_of, text_in, with_class
from analysis.ingest.press.pieces import Export, Line, plain

_PAGE = re.compile(r"class\s*=\s*[\"'][^\"']{0,60}\barticle [a-z]{2,6}Article\b")


def is_page(page: str) -> bool:
    """An element of class `article enArticle`, as Factiva's pages have for every article."""
    return _PAGE.search(page) is not None


def read_page(page: str) -> Export:
    """The articles of a page, with codes or without."""
    root = page_of(page)
    if root is None:
        return Export([])
    found, articles = [], []
    for element in root.iter("div"):
        names = classes(element)
        if "article" in names and (language := _class_language(names)):
            found.append(element)
            lines = lines_in(element)
            if any(code == "HD" for code, _ in coded_fields(lines)):
                rows = read_codes(lines).articles
            else:
                rows = [_paged(element, lines)]
            for row in rows:
                title = _unnumbered(element, row.get("title", ""))
                articles.append(
                    {**row, "title": title, "language": row.get("language") or language}
                )
    stated = FOUND.search(plain(text_in(root, without=tuple(found)))) if found else None
    return Export(articles, number_of(stated), counts_titles=True)


def _paged(element: Any, lines: Sequence[Line]) -> dict[str, str]:
    """The columns of an article of a page without codes: its paragraphs are marked as such, and
    a line between them and the accession number is the publisher."""
    lines, accession = (pieces_of(lines) or [(list(lines), "")])[0]
    article = {**headed(lines, first=False), "accession": accession}
    paragraphs = [
        text for each in with_class(element, "articleParagraph") if (text := text_in(each))
    ]
    if paragraphs:
        last = paragraphs[-1].rpartition("\n")[2]
        at = max((n for n, line in enumerate(lines) if line.text == last), default=len(lines))
        article["text"] = "\n".join(paragraphs)
        article["classification"] = publisher_of(lines[at + 1 :])
    return article


def _unnumbered(element: Any, title: str) -> str:
    """A title without the number that pages give it (“84) The talks”) and mark as counted."""
    return re.sub(r"^\d{1,5}\) +", "", title) if with_class(element, "counted") else title


def _class_language(names: Sequence[str]) -> str:
    return next((name.removesuffix("Article") for name in names if name.endswith("Article")), "")
