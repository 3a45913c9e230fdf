"""Header lines above a text: `Outlet: …`, `Title: …`, `الصحيفة: …`, in any order."""

from __future__ import annotations

import re

from analysis.ingest.columns import field_of

_LINE = re.compile(r"[ \t]*\**([^\W\d_][\w .\-/]{0,30}?)\**[ \t]*[:：]\**[ \t]*(.*?)[ \t]*\r?(?:\n|$)")
_BLANK = re.compile(r"[ \t\u200e\u200f]*\r?\n")
#: Fields that a header line can give. Others (id, language …) are too common as words of a text.
HEADER_FIELDS = frozenset({"outlet", "title", "text", "published", "url", "author", "story",
                           "language"})  # fmt: skip


def header_line(text: str, place: int) -> tuple[str, str, int] | None:
    """(field, value, end) of the header line that begins at `place`, if one does."""
    match = _LINE.match(text, place)
    if not match:
        return None
    field = field_of(re.sub(r"[\u0610-\u061a\u064b-\u065f]", "", match[1]))
    if field not in HEADER_FIELDS:
        return None
    return field, match[2].strip("* \t"), match.end()


def split_header(text: str, *, at_least: int = 1) -> tuple[dict[str, str], str]:
    """The fields of the header lines at the start, and the text below them.

    Without `at_least` different header lines the text is given back as it stood. `Text:` ends the
    header: what follows is the text.
    """
    place = _skip_blank(text, 0)
    fields: dict[str, str] = {}
    found: set[str] = set()
    while line := header_line(text, place):
        field, value, end = line
        if field in found:
            break
        found.add(field)
        if field == "text":
            body_at = text.index(":" if ":" in text[place:end] else "：", place) + 1
            place = _skip_blank(text, body_at)
            body = text[place:].lstrip(" \t") if place == body_at else text[place:]
            return (fields, body) if len(found) >= at_least else ({}, text)
        fields[field] = value
        place = end
    if len(found) < at_least:
        return {}, text
    return {k: v for k, v in fields.items() if v}, text[_skip_blank(text, place) :]


def _skip_blank(text: str, place: int) -> int:
    while match := _BLANK.match(text, place):
        place = match.end()
    return place
