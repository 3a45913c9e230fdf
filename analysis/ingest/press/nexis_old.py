"""LexisNexis before Nexis Uni: each article under “1 of 50 DOCUMENTS”, labels in capitals.

Publication, date, edition, title, then BYLINE, SECTION, LENGTH, DATELINE, HIGHLIGHT, the text, and
LOAD-DATE, LANGUAGE, GRAPHIC, PUBLICATION-TYPE and a copyright line below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.ingest.press.nexis import fields_of, named
from analysis.ingest.press.pieces import (
    Export,
    Line,
    body_of,
    date_line,
    is_clock,
    is_rights,
    joined,
    outlet_of,
)

_MARK = re.compile(
    r"(\d{1,6}) of (\d{1,6}) DOCUMENTS?|Dokument (\d{1,6}) von (\d{1,6})|Document (\d{1,6}) de "
    r"(\d{1,6})"
)
_ASKED = re.compile(r"Download Request:.*?(\d{1,6}) ?- ?(\d{1,6})")
_HEAD = re.compile(
    r"(?:BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|AUTOR|RUBRIK|LÄNGE|AUTEUR|RUBRIQUE|LONGUEUR"
    r"|SERIES|COLUMN):(?: |$)"
)
_LENGTH = re.compile(r"(?:LENGTH|LÄNGE|LONGUEUR): ?\d|(?:LOAD-DATE|UPDATE|LANGUAGE|SPRACHE): ?\S")
_FOOT = re.compile(
    r"(?:LOAD-DATE|UPDATE|LANGUAGE|SPRACHE|LANGUE|PUBLICATION-TYPE|SUBJECT|GRAPHIC|GRAFIK|NOTES"
    r"|CORRECTION-DATE|JOURNAL-CODE|COMPANY|ORGANIZATION|INDUSTRY|PERSON|GEOGRAPHIC|CITY|STATE"
    r"|COUNTRY|TICKER|TYPE|DOCUMENT-TYPE|PUB-TYPE):(?: |$)"
)
_EDITION = re.compile(
    r"edition|final|ausgabe|édition|الطبعة|^(?:late|early|first|correction)\b", re.IGNORECASE
)


def recognises(lines: Sequence[Line]) -> bool:
    """A mark “1 of 50 DOCUMENTS” as a line, and a length, load date or language in capitals."""
    return any(_MARK.fullmatch(line.plain) for line in lines) and any(
        _LENGTH.match(line.plain) for line in lines
    )


def read(lines: Sequence[Line]) -> Export:
    """The articles. How many there should be: those asked for on the cover, else the “of 50”."""
    pieces: list[list[Line]] = []
    stated: int | None = None
    for line in lines:
        mark = _MARK.fullmatch(line.plain)
        if mark:
            pieces.append([])
            stated = stated or int(next(group for group in mark.groups()[1::2] if group))
        elif pieces:
            pieces[-1].append(line)
        elif asked := _ASKED.match(line.plain):
            stated = int(asked.group(2)) - int(asked.group(1)) + 1
    articles = [_article(piece) for piece in pieces if any(line.plain for line in piece)]
    return Export(articles, stated)


def _article(lines: list[Line]) -> dict[str, str]:
    labels = next((n for n, line in enumerate(lines) if _HEAD.match(line.plain)), None)
    foot = _foot(lines, labels or 0)
    if labels is None:
        # Nothing says where the text begins: below date and title.
        labels = min(_after_title(lines), foot)
    article = _head(lines[:labels])
    body, fields = _labelled(lines[labels:foot])
    below, rights = [], []
    for line in lines[foot:]:
        (rights if is_rights(line.plain) or rights else below).append(line)
    while body and (not body[-1].plain or is_rights(body[-1].plain)):
        last = body.pop()
        rights[:0] = [last] if last.plain else []
    return {
        **article,
        **named(fields),
        **named(fields_of(below)),
        "rights": " ".join(line.plain for line in rights if line.plain),
        "text": body_of(body),
    }


def _foot(lines: Sequence[Line], start: int) -> int:
    """Where what stands below the text begins: the first such label of the last run of them."""
    return next((n for n in range(start, len(lines)) if _FOOT.match(lines[n].plain)), len(lines))


def _after_title(lines: Sequence[Line]) -> int:
    dated = next((n for n, line in enumerate(lines[:12]) if date_line(line.plain)), 0)
    filled = [n for n in range(dated + 1, len(lines)) if lines[n].plain]
    return filled[0] + 1 if filled else len(lines)


def _head(lines: Sequence[Line]) -> dict[str, str]:
    """Publication, date, edition and title."""
    filled = [n for n, line in enumerate(lines) if line.plain and not is_rights(line.plain)]
    dated = next((n for n in filled[:6] if date_line(lines[n].plain)), None)
    before = [lines[n].plain for n in filled if dated is not None and n < dated]
    after = [n for n in filled if dated is None or n > dated]
    if dated is None:
        before, after = [lines[n].plain for n in after[:1]], after[1:]
    outlet, place = outlet_of(before[0] if before else "")
    found = date_line(lines[dated].plain) if dated is not None else None
    published, editions = found or ("", "")
    title: list[str] = []
    for n in after:
        text = lines[n].plain
        close = dated is not None and n == dated + 1 and n + 1 < len(lines) and n != after[-1]
        if is_clock(text) and published and not title:
            published = f"{published} {text}"
        elif not title and n != after[-1] and (_EDITION.search(text) or _apart(lines, n, close)):
            editions = joined(editions, text)
        else:
            title.append(text)
    return {
        "outlet": outlet,
        "published": published,
        "edition": joined(editions, place),
        "title": " ".join(title),
    }


def _apart(lines: Sequence[Line], at: int, close: bool) -> bool:
    """Whether a line touches the date above it and an empty line parts it from the title."""
    return close and not lines[at + 1].plain


def _labelled(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[str, str]]]:
    """(the text, the labelled values above it). A value may stand on the line after its label;
    it goes on with lines that touch it where empty lines part paragraphs."""
    spaced = any(not line.plain for line in lines)
    fields: list[Line] = []
    n = 0
    while n < len(lines):
        text = lines[n].plain
        waits = bool(fields) and fields[-1].plain.endswith(":")
        goes_on = bool(fields) and spaced and n > 0 and bool(lines[n - 1].plain)
        if text and not (_HEAD.match(text) or waits or goes_on):
            break
        if text:
            fields.append(lines[n])
        n += 1
    return list(lines[n:]), fields_of(fields)
