"""Nexis Uni (Lexis Advance, Nexis Newsdesk): a cover page, then articles up to “End of Document”.

An article is title, publication, date line, copyright lines, labelled lines (Section, Length,
Byline, Dateline, Highlight), “Body” and its text, then “Graphic”, “Classification” with labelled
lines, and Load-Date. Labels stay English for Arabic articles; French and German ones are known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.ingest.press.pieces import (
    Export,
    Line,
    author_of,
    body_of,
    date_line,
    is_clock,
    is_rights,
    joined,
    outlet_of,
    stated_length,
)

#: Label as printed → what it holds here.
LABELS = {
    "section": "section", "rubrik": "section", "rubrique": "section",
    "length": "length", "länge": "length", "longueur": "length",
    "byline": "author", "author": "author", "autor": "author", "auteur": "author",
    "dateline": "dateline", "highlight": "highlight",
    "load-date": "load_date", "ladedatum": "load_date", "date de chargement": "load_date",
    "language": "language", "sprache": "language", "langue": "language",
    "graphic": "graphic", "grafik": "graphic",
    "correction": "correction", "correction-date": "correction",
}  # fmt: skip
_LABEL = re.compile(r"([^\W\d_][\w /&-]{1,30}?) ?:(?: |$)(.*)")
_END = re.compile(r"end of document|ende des dokuments|fin du document", re.IGNORECASE)
_BODY = re.compile(r"body|haupttext|corps", re.IGNORECASE)
_LENGTH = re.compile(r"(?:length|länge|longueur) ?: ?\d", re.IGNORECASE)
_LOADED = re.compile(r"(?:load-date|ladedatum|date de chargement) ?: ?\S", re.IGNORECASE)
_JOB = re.compile(r"(?:job number|auftragsnummer) ?:", re.IGNORECASE)
_COVER = re.compile(r"(?:user name|date and time|job number|client/matter) ?:", re.IGNORECASE)
_LISTED = re.compile(r"(?:documents?|dokumente?) ?\((\d{1,6})\)", re.IGNORECASE)
_NUMBERED = re.compile(r"1\. ?(.*)")
_PAGE = re.compile(r"page \d+ of \d+|seite \d+ von \d+", re.IGNORECASE)
_HEADED = re.compile(r"classification|klassifizierung|graphics?|notes?|correction", re.IGNORECASE)
#: Labels above the body, the only ones that are surely no headline (“Update: …”).
_HEADS = frozenset(
    name for name, column in LABELS.items()
    if column in ("section", "length", "author", "dateline", "highlight")
)  # fmt: skip
_ADDRESS = re.compile(r"https?://[^\s/]+(/\S+)?/?", re.IGNORECASE)
_CORRECTED = re.compile(r"correction appended|corrected", re.IGNORECASE)
_FREE = {"graphic": "graphic", "note": "notes", "correction": "correction"}


def recognises(lines: Sequence[Line]) -> bool:
    """“End of Document” as a line, and two of the other marks, of which one has a label."""
    if not any(_END.fullmatch(line.plain) for line in lines):
        return False
    marks = {
        name
        for line in lines
        for name, pattern in (("length", _LENGTH), ("loaded", _LOADED), ("job", _JOB))
        if pattern.match(line.plain)
    }
    has_body = any(_BODY.fullmatch(line.plain) for line in lines)
    return len(marks) + has_body >= 2 and bool(marks & {"length", "loaded"})


def read(lines: Sequence[Line]) -> Export:
    """The articles, and the number that the cover page gives (“Documents (50)”)."""
    lines = _without_furniture(lines)
    pieces: list[list[Line]] = [[]]
    for line in lines:
        if _END.fullmatch(line.plain):
            pieces.append([])
        else:
            pieces[-1].append(line)
    cover, pieces[0] = _cover(pieces[0])
    # What follows the last end is an article only if it looks like one (a file cut off).
    if not any(_BODY.fullmatch(line.plain) or _LENGTH.match(line.plain) for line in pieces[-1]):
        pieces.pop()
    listed = [match for line in cover if (match := _LISTED.fullmatch(line.plain))]
    articles = [_article(piece) for piece in pieces if any(line.plain for line in piece)]
    return Export(articles, int(listed[0].group(1)) if listed else None)


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Lines without “Page 2 of 3” and the running title below it, as PDF files have them."""
    uses = Counter(line.plain for line in lines)
    kept: list[Line] = []
    after_page = opens = False
    for line in lines:
        if _PAGE.fullmatch(line.plain):
            after_page, opens = True, opens or line.opens
            continue
        if after_page and line.plain and uses[line.plain] > 1 and not _END.fullmatch(line.plain):
            after_page, opens = False, opens or line.opens
            continue
        if opens and line.plain and kept and _goes_on(kept[-1].plain, line.plain):
            line = replace(line, glue=" ")
        after_page = after_page and not line.plain
        kept.append(replace(line, opens=True) if opens and line.plain else line)
        opens = opens and not line.plain
    return kept


def _goes_on(above: str, text: str) -> bool:
    """Whether a sentence goes on over the turn of a page."""
    closed = above.endswith((".", "!", "?", "؟", "…", "”", '"', "»", ":"))
    return len(above) >= 40 and not closed and not text[0].isupper() and text[0].isalpha()


def _cover(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the cover page, the first article), of what stands before the first end."""
    last = max((n for n, line in enumerate(lines) if _is_cover(line)), default=-1)
    if last < 0:
        return [], lines
    dated = next(
        (n for n in range(last + 1, len(lines)) if date_line(lines[n].plain)), None
    )  # its own date has a label before it
    if dated is None:
        begins = next((n for n in range(last + 1, len(lines)) if lines[n].opens), last + 1)
        return lines[:begins], lines[begins:]
    begins = _title_before(lines, last + 1, dated)
    return lines[:begins], lines[begins:]


def _is_cover(line: Line) -> bool:
    return bool(_COVER.match(line.plain) or _LISTED.fullmatch(line.plain))


def _title_before(lines: Sequence[Line], start: int, dated: int) -> int:
    """Where the title above a date line begins: at a page, heading or link target, at the words
    of the list on the cover, else two lines above the date."""
    filled = [n for n in range(start, dated) if lines[n].plain]
    near = filled[-8:]
    opening = [n for n in near[:-1] if lines[n].opens]
    if opening:
        return opening[-1]
    first = next((m for line in lines[:dated] if (m := _NUMBERED.match(line.plain))), None)
    title = first.group(1).strip() if first else ""
    same = [n for n in near if title and lines[n].plain == title]
    if same:
        return same[-1]
    return near[-2] if len(near) > 1 else (near[0] if near else dated)


def _article(lines: Sequence[Line]) -> dict[str, str]:
    """The columns of one article."""
    label = next((n for n, line in enumerate(lines) if _BODY.fullmatch(line.plain)), None)
    body = _below_labels(lines) if label is None else label
    within = body if label is None else body + 1
    article = _head([line for line in lines[:body] if line.plain])
    tail = _tail(lines, within)
    abstract, text = _abstract(list(lines[within:tail]))
    text, site = _site(text)
    article["highlight"] = joined(article.get("highlight", ""), abstract, by="\n")
    foot = _foot([line for line in lines[tail:] if line.plain])
    return {**article, **site, **foot, "text": body_of(text)}


def _site(lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """(the text, the address below it): of the article, or only of its publication."""
    last = max((n for n, line in enumerate(lines) if line.plain), default=0)
    address = _ADDRESS.fullmatch(lines[last].plain) if lines else None
    if address is None:
        return lines, {}
    return lines[:last], {"url" if address.group(1) else "notes": address.group()}


def _below_labels(lines: Sequence[Line]) -> int:
    """Where the text begins if no “Body” says so: below the labelled lines above it."""
    filled = [n for n, line in enumerate(lines) if line.plain]
    first = next((n for n in filled[1:] if _is_head(lines[n])), None)
    if first is None:
        return _tail(lines, filled[0])
    after = (n for n in filled if n > first and not _is_head(lines[n]))
    return next(after, len(lines))


def _is_head(line: Line) -> bool:
    found = _label(line.plain)
    return found is not None and found[0].lower() in _HEADS


def _head(lines: Sequence[Line]) -> dict[str, str]:
    """Title, publication, date and labelled lines above the body."""
    corrected = [line.plain for line in lines if _CORRECTED.fullmatch(line.plain)]
    lines = [line for line in lines if not _CORRECTED.fullmatch(line.plain)]
    labelled = next((n for n in range(1, len(lines)) if _is_head(lines[n])), len(lines))
    dated = next((n for n in range(1, labelled) if date_line(lines[n].plain)), None)
    if dated is None:
        title, publication, between = lines[:1], lines[1:2], lines[2:labelled]
        published, editions = "", ""
    else:
        start = dated - 1 if dated > 1 else dated
        title, publication, between = lines[:start], lines[start:dated], lines[dated + 1 : labelled]
        published, editions = date_line(lines[dated].plain) or ("", "")
    outlet, place = outlet_of(publication[0].plain if publication else "")
    rights: list[str] = []
    for line in between:
        if is_rights(line.plain) or rights:
            rights.append(line.plain)
        elif is_clock(line.plain) and published:
            published = f"{published} {line.plain}"
        else:
            editions = joined(editions, line.plain)
    return {
        "title": " ".join(line.plain for line in title),
        "outlet": outlet,
        "published": published,
        "edition": joined(editions, place),
        "rights": " ".join(rights),
        "correction": joined(*corrected),
        **named(fields_of(lines[labelled:])),
    }


def named(values: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Columns of labelled values; what has no column of its own becomes classification."""
    columns: dict[str, str] = {}
    for label, value in values:
        name = LABELS.get(label.lower(), "")
        if name == "length":
            columns["stated_words"] = stated_length(value)
        elif name == "author":
            columns[name] = joined(columns.get(name, ""), author_of(value))
        elif name == "language":
            columns[name] = re.split(r"[;,/]", value)[0].strip()
        elif name:
            columns[name] = joined(columns.get(name, ""), value)
        if name in ("", "language"):
            told = f"{label}: {value}"
            columns["classification"] = joined(columns.get("classification", ""), told, by=" | ")
    return columns


def fields_of(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """(label, value) of labelled lines; a line without a label goes on with the last value."""
    fields: list[tuple[str, str]] = []
    for line in lines:
        found = _label(line.plain) if line.plain else None
        if found:
            fields.append(found)
        elif line.plain and fields:
            label, value = fields[-1]
            fields[-1] = label, f"{value} {line.plain}".strip()
    return fields


def _label(text: str) -> tuple[str, str] | None:
    match = _LABEL.fullmatch(text)
    if match is None or len(match.group(1).split()) > 3 or not match.group(1)[0].isupper():
        return None
    return match.group(1), match.group(2).strip()


def _tail(lines: Sequence[Line], start: int) -> int:
    """Where the text ends: at Load-Date, at “Classification” above a label, or at “Graphic”,
    “Notes”, “Correction” as a line if one of these two comes later."""
    loaded = next((n for n in range(start, len(lines)) if _LOADED.match(lines[n].plain)), None)
    classified = next(
        (
            n
            for n in range(start, len(lines))
            if lines[n].plain.lower() in ("classification", "klassifizierung")
            and _next_has_label(lines, n)
        ),
        None,
    )
    ends = [n for n in (loaded, classified) if n is not None]
    if not ends:
        return len(lines)
    end = min(ends)
    return next((n for n in range(start, end) if _HEADED.fullmatch(lines[n].plain)), end)


def _next_has_label(lines: Sequence[Line], at: int) -> bool:
    following = next((n for n in range(at + 1, len(lines)) if lines[n].plain), at)
    return _label(lines[following].plain) is not None


def _foot(lines: Sequence[Line]) -> dict[str, str]:
    """Graphic, classification, load date: what stands below the text."""
    heading, free, labelled = "", dict[str, str](), list[Line]()
    for line in lines:
        if _HEADED.fullmatch(line.plain):
            heading = line.plain.lower().rstrip("s")
        elif heading in _FREE and not _LOADED.match(line.plain):
            column = _FREE[heading]
            free[column] = joined(free.get(column, ""), line.plain, by="\n")
        else:
            heading = "" if _LOADED.match(line.plain) else heading
            labelled.append(line)
    return {**free, **named(fields_of(labelled))}


def _abstract(lines: list[Line]) -> tuple[str, list[Line]]:
    """(abstract, full text) where a body holds both under “ABSTRACT” and “FULL TEXT”."""
    first = next((n for n, line in enumerate(lines) if line.plain), 0)
    full = next((n for n, line in enumerate(lines) if line.plain == "FULL TEXT"), None)
    if full is None or lines[first].plain != "ABSTRACT":
        return "", lines
    return body_of(lines[first + 1 : full]), lines[full + 1 :]
