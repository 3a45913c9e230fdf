"""Factiva without field codes, in RTF, DOCX, PDF and, as lines, HTML.

An article is section, headline, byline, “512 words”, date, time, source, its code, edition or
page, language, copyright, text, publisher, and “Document ABCD000020180608e…”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.ingest.press.factiva import ACCESSION, FURNITURE, stated_in
from analysis.ingest.press.pieces import (
    Export,
    Line,
    author_of,
    body_of,
    date_line,
    is_byline,
    is_clock,
    is_rights,
    joined,
    language_of,
    outlet_of,
    stated_length,
)


def has_heads(lines: Sequence[Line]) -> bool:
    """An accession number as a line, and above it a length with a date below it."""
    return any(_head_at(piece) is not None for piece, _ in pieces_of(lines))


def read_heads(lines: Sequence[Line]) -> Export:
    """The articles by their order of lines."""
    articles = []
    for number, (piece, accession) in enumerate(pieces_of(lines)):
        piece, below = _without_publisher(piece)
        article = {**headed(piece, first=number == 0), "accession": accession}
        articles.append({**article, "classification": publisher_of(below)})
    return Export(articles, stated_in(lines), counts_titles=True)


def pieces_of(lines: Sequence[Line]) -> list[tuple[list[Line], str]]:
    """(lines of an article, its accession number) for every accession number."""
    pieces: list[tuple[list[Line], str]] = []
    piece: list[Line] = []
    for line in lines:
        accession = ACCESSION.fullmatch(line.plain)
        if accession and " " in line.plain:
            pieces.append((piece, accession.group(1)))
            piece = []
        elif (line.plain and not FURNITURE.fullmatch(line.plain)) or line.plain.isdigit():
            piece.append(line)
    return pieces


def _without_publisher(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the article, its publisher): a few words without a closing mark below a finished text."""
    if len(lines) < 3 or _head_at(lines) is None:
        return lines, []
    last, above = lines[-1].plain, lines[-2].plain
    is_name = len(last.split()) <= 6 and last[-1:].isalnum()
    done = above.endswith((".", "!", "?", "…", "”", '"', "»", "؟")) and not is_rights(above)
    return (lines[:-1], lines[-1:]) if is_name and done else (lines, [])


def _head_at(lines: Sequence[Line]) -> int | None:
    """The line of the length, with a date below it."""
    for n in range(len(lines) - 1):
        below = date_line(lines[n + 1].plain)
        if below and not below[1] and stated_length(lines[n].plain, whole=True):
            return n
    return None


def headed(lines: Sequence[Line], *, first: bool) -> dict[str, str]:
    """The columns of an article without codes."""
    length = _head_at(lines)
    if length is None:
        title = lines[0].plain if lines else ""
        return {"title": title, "text": body_of(lines[1:])}
    published, _ = date_line(lines[length + 1].plain) or ("", "")
    at = length + 2
    if at < len(lines) and is_clock(lines[at].plain):
        published, at = f"{published} {lines[at].plain}", at + 1
    end, language = _source_lines(lines, at)
    source = [line.plain for line in lines[at:end]]
    outlet, place = outlet_of(source[0] if source else "")
    code = next((text for text in source[1:] if re.fullmatch(r"[A-Z][A-Z0-9]{1,9}", text)), "")
    other = [text for text in source[1:] if text != code]
    pages = [text for text in other if any(map(str.isdigit, text)) and len(text) <= 12]
    body = end + bool(language)
    rights = []
    while body < len(lines) and is_rights(lines[body].plain):
        rights.append(lines[body].plain)
        body += 1
    return {
        **_titled(lines[:length], first=first),
        "text": body_of(lines[body:]),
        "outlet": outlet,
        "published": published,
        "language": language,
        "edition": joined(*(text for text in other if text not in pages), place),
        "page": joined(*pages),
        "stated_words": stated_length(lines[length].plain),
        "rights": " ".join(rights),
        "source_code": code,
    }


def _source_lines(lines: Sequence[Line], start: int) -> tuple[int, str]:
    """(end of the lines on the source, the language below them, "" where none is named)."""
    for n in range(start + 1, min(start + 8, len(lines))):
        text = lines[n].plain
        if not text.isupper() and len(text.split()) <= 3 and (language := language_of(text)):
            return n, language
    code = re.compile(r"[A-Z][A-Z0-9]{1,9}")
    coded = (
        n for n in range(start + 1, min(start + 4, len(lines))) if code.fullmatch(lines[n].plain)
    )
    return next(coded, start) + 1, ""


def _titled(lines: Sequence[Line], *, first: bool) -> dict[str, str]:
    """Section, headline and byline above the length: bold is the headline, else by their number."""
    near = list(lines)
    if first:
        # Above the first article a table of contents may stand.
        opening = [n for n, line in enumerate(near) if line.opens][-1:]
        near = near[opening[0] :] if opening and len(near) - opening[0] <= 4 else near[-3:]
    texts = [line.plain for line in near]
    bold = [n for n, line in enumerate(near) if line.bold or line.level]
    if bold and len(bold) < len(near):
        titles = range(bold[0], bold[-1] + 1)
    else:
        author = len(texts) > 1 and (is_byline(texts[-1]) or len(texts[-1].split()) <= 8)
        last = len(texts) - author
        titles = range(1 if author and last > 1 else 0, last)
    return {
        "section": joined(*texts[: titles.start]),
        "title": " ".join(texts[titles.start : titles.stop]),
        "author": joined(*(author_of(text) for text in texts[titles.stop :])),
    }


def publisher_of(lines: Sequence[Line]) -> str:
    """The classification that a line with the publisher gives."""
    return "".join(f"PUB: {line.plain}" for line in lines[:1])
