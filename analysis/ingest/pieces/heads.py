"""The lines above an article's text: its title, outlet, date, author and address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.ingest.pieces.blocks import Block
from analysis.ingest.pieces.line_kinds import (
    CLUES,
    MOST_TITLE_WORDS,
    Line,
    address,
    clues,
    field_line,
    is_closed,
    is_outlet,
)
from analysis.ingest.pieces.numbering import marker

_HEAD_LINES = 8  # lines above the text that are looked at
_BODY_WORDS = 25  # of a line that is surely text
_FRAME = ("blank", "rule", "closing")


@dataclass(frozen=True)
class Piece:
    """One article: declared column → value of the lines above it, and its text."""

    fields: dict[str, str] = field(default_factory=dict)
    text: str = ""


def piece_of(blocks: Sequence[Block], lines: Sequence[Line], numbered: bool = False) -> Piece:
    """An article from its blocks. What became a field stands no longer in the text; rules and
    closing lines around it neither. All else is joined by line ends, to the character.
    numbered: “1. …” is the number and title of an article."""
    fields: dict[str, str] = {}
    begin = _head(blocks, lines, fields, numbered)
    end = len(blocks)
    while end > begin and lines[end - 1].kind in _FRAME:
        end -= 1
    while begin < end and lines[begin].kind in _FRAME:
        begin += 1
    end = _links_below(lines, begin, end, fields)
    texts = [block.text for block in blocks[begin:end]]
    if texts and field_line(texts[0][:80])[0] == "text":  # “Text: …”: what follows the name
        texts[0] = re.sub(r"^[^:：]*[:：]\s*", "", texts[0])
    return Piece(fields, "\n".join(texts))


def _head(
    blocks: Sequence[Block], lines: Sequence[Line], fields: dict[str, str], numbered: bool
) -> int:
    """Fill `fields`; the number of the first block of the text."""
    at = seen = 0
    while at < len(blocks) and seen < _HEAD_LINES:
        line = lines[at]
        if line.kind in _FRAME:
            at += 1
            continue
        seen += 1
        following = _next(lines, at)
        number = marker(line.text, numbered) if line.text and "title" not in fields else None
        if number is not None and (number.title or following < len(lines)):
            if number.title:
                fields["title"] = number.title
                _title_link(blocks[at], fields)
        elif line.kind in CLUES and _takes(clues(line.text), fields):
            pass
        elif _names_outlet(lines, at, following, fields):
            fields["outlet"] = line.text
        elif "title" not in fields and _is_title(blocks, lines, at, following):
            fields["title"] = line.text
            _title_link(blocks[at], fields)
        else:
            break
        at += 1
    return at


def _next(lines: Sequence[Line], at: int) -> int:
    """The number of the next line that is not empty."""
    at += 1
    while at < len(lines) and lines[at].kind in _FRAME:
        at += 1
    return at


def _takes(found: dict[str, str], fields: dict[str, str]) -> bool:
    """Whether a line says something that is not known yet; then it is taken."""
    if not found or fields.keys() & found.keys():
        return False
    fields.update(found)
    return True


def _names_outlet(lines: Sequence[Line], at: int, following: int, fields: dict[str, str]) -> bool:
    """Whether the name of an outlet stands here alone, beside a title, a date or a byline."""
    line = lines[at]
    if "outlet" in fields or line.kind != "title" or following >= len(lines):
        return False
    if not is_outlet(line.text):
        return False
    after = lines[following].kind
    if "title" in fields:
        return after in CLUES or bool(fields.keys() & {"published", "author", "url"})
    later = _next(lines, following)
    return after == "title" and later < len(lines) and lines[later].kind in CLUES


def _is_title(blocks: Sequence[Block], lines: Sequence[Line], at: int, following: int) -> bool:
    """Whether a line is the headline: marked as one, or short above what is surely something
    else. A line of a text that is broken at a width has one like it below."""
    block, line = blocks[at], lines[at]
    if not line.text or following >= len(lines):
        return False
    if block.level or (block.bold and line.kind == "title"):
        return True
    after = lines[following]
    if line.kind != "title":
        is_short = line.kind == "prose" and line.words <= MOST_TITLE_WORDS
        return is_short and after.kind in CLUES and following == at + 1
    return (
        following > at + 1
        or after.kind in CLUES
        or (after.kind == "title" and _outlet_follows(lines, following))
        or after.words > _BODY_WORDS
        or (bool(after.text) and is_closed(after.text))
    )


def _outlet_follows(lines: Sequence[Line], at: int) -> bool:
    """Whether an outlet's name stands here over a date, a byline or an address."""
    later = _next(lines, at)
    return is_outlet(lines[at].text) and later < len(lines) and lines[later].kind in CLUES


def _title_link(block: Block, fields: dict[str, str]) -> None:
    links = [link for link in block.links if address(link)]
    if len(links) == 1:
        fields.setdefault("url", links[0])


def _links_below(lines: Sequence[Line], begin: int, end: int, fields: dict[str, str]) -> int:
    """An address alone below the text is the article's where none stood above; it goes."""
    if "url" in fields or end - begin < 2 or lines[end - 1].kind != "url":
        return end
    if sum(line.kind == "url" for line in lines[begin:end]) > 1:
        return end  # one of several: not surely its own
    fields["url"] = address(lines[end - 1].text)
    end -= 1
    while end > begin and lines[end - 1].kind in _FRAME:
        end -= 1
    return end
