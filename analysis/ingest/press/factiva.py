"""Factiva with field codes (HD, BY, WC, PD …), in RTF, DOCX, PDF and, as lines, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.ingest.press.pieces import (
    Export,
    Line,
    author_of,
    is_clock,
    joined,
    language_of,
    outlet_of,
    plain,
    stated_length,
    unmarked,
)

#: Codes in the order in which they stand in an article.
_CODES = (
    "SE CLM HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CX ART CT RF CO IN NS RE IPC IPD DE PUB "
    "AN"
)
_ORDER = _CODES.split()
_RANK = {code: rank for rank, code in enumerate(_ORDER)}
_CODE = re.compile(rf"({'|'.join(_ORDER)})(\t|\|| {{2,}}|\s*$| )\s*(.*)", re.DOTALL)
#: 8 signs of the source, the day, and some that count: OSTLED0020180608ee680000x.
ACCESSION = re.compile(r"(?:[^\W\d_]{3,12} )?([A-Z][A-Z0-9]{3,9}(?:19|20)\d{6}[A-Za-z0-9]{6,12})")
FURNITURE = re.compile(
    r"(?:(?:page|seite) \d+ (?:of|de|von) \d+|\d+)? ?(?:© ?\d{4} factiva.*)?", re.I
)
FOUND = re.compile(r"Results Found\W{0,3}(\d[\d,.]*)")
_INDEXED = ("CO", "IN", "NS", "RE", "IPC", "IPD", "DE", "PUB")


def has_codes(lines: Sequence[Line]) -> bool:
    """A headline, an accession number and three of the fields that every article has, by code."""
    found = {
        code for code, value in coded_fields(lines) if code != "AN" or ACCESSION.fullmatch(value)
    }
    return {"HD", "AN"} <= found and len(found & {"WC", "PD", "SN", "SC", "LA"}) >= 3


def read_codes(lines: Sequence[Line]) -> Export:
    """The articles by their codes."""
    articles: list[dict[str, list[str]]] = []
    for code, value in coded_fields(lines):
        begins = code in ("SE", "CLM", "HD") and (
            not articles or "AN" in articles[-1] or (code in articles[-1] and "HD" in articles[-1])
        )
        if begins:
            articles.append({})
        if articles:
            articles[-1].setdefault(code, []).append(value)
    return Export([_coded(fields) for fields in articles], stated_in(lines), counts_titles=True)


def coded_fields(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """(code, value), a pair for every line: lines without a code go on with the last one."""
    current = ""
    for line in lines:
        if not line.plain:
            continue
        found = _code(line, current)
        if found:
            current = found[0]
            if found[1]:
                yield found
        elif current == "AN":
            current = "AN" if ACCESSION.fullmatch(line.plain) else ""
            if current:
                yield "AN", line.plain
        elif current and not (FURNITURE.fullmatch(line.plain) and not line.plain.isdigit()):
            yield current, line.text.strip()


def _code(line: Line, current: str) -> tuple[str, str] | None:
    """(code, value) where a line begins with a code: sure before a tab or bar, else only in the
    order of codes, and in the text only before a value such as that code has."""
    match = _CODE.match(unmarked(line.text).strip(" |\u00a0"))
    if match is None:
        return None
    code, between, value = match.groups()
    value = value.strip(" |\u00a0\t")
    if between.startswith(("\t", "|")) or (not value and not current):
        return code, value
    later = not current or current == "AN" or _RANK[code] > _RANK[current]
    if between == " " and current in ("LP", "TD") and code != "TD":
        later = later and (
            " : " in value or (code == "AN" and ACCESSION.fullmatch(value) is not None)
        )
    elif between == " " and not current:
        later = code in ("SE", "HD")
    return (code, value) if later else None


def _coded(fields: dict[str, list[str]]) -> dict[str, str]:
    """The columns of an article from its codes."""
    one = {code: " ".join(values) for code, values in fields.items()}
    outlet, place = outlet_of(one.get("SN", ""))
    clock = one.get("ET", "")
    accession = ACCESSION.fullmatch(plain(one.get("AN", "")))
    indexed = [f"{code}: {one[code]}" for code in _INDEXED if code in one]
    return {
        "title": plain(one.get("HD", "")),
        "text": "\n".join([*fields.get("LP", []), *fields.get("TD", [])]),
        "outlet": outlet,
        "published": joined(plain(one.get("PD", "")), clock if is_clock(clock) else "", by=" "),
        "author": author_of(one.get("BY", "")),
        "language": language_of(plain(one.get("LA", ""))) or one.get("LA", ""),
        "edition": joined(one.get("ED", ""), place),
        "section": joined(one.get("SE", ""), one.get("CLM", "")),
        "page": one.get("PG", ""),
        "stated_words": stated_length(one.get("WC", "")),
        "classification": " | ".join(indexed),
        "graphic": one.get("ART", ""),
        "correction": one.get("CX", ""),
        "notes": joined(one.get("CT", ""), one.get("RF", ""), one.get("VOL", "")),
        "credit": one.get("CR", ""),
        "rights": one.get("CY", ""),
        "source_code": one.get("SC", ""),
        "accession": accession.group(1) if accession else "",
    }


def stated_in(lines: Sequence[Line]) -> int | None:
    """The number of results that the search summary names, on its line or the next."""
    for n, line in enumerate(lines):
        if line.plain.startswith("Results Found"):
            following = lines[n + 1].plain if n + 1 < len(lines) else ""
            return number_of(FOUND.match(f"{line.plain} {following}"))
    return None


def number_of(match: re.Match[str] | None) -> int | None:
    return int(re.sub(r"\D", "", match.group(1))[:9]) if match else None
