"""Plain text and Markdown as blocks: a line a block, so that joined they are the text again."""

from __future__ import annotations

import re

from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.pieces.line_kinds import is_title, plain

_UNDERLINE = re.compile(r" {0,3}(=|-)\1{2,199}\s*")
_HASHES = re.compile(r"(#{1,6})[ \t]+\S")
_STRONG = re.compile(r"\s*(\*\*|__)[^*_\n]{1,300}\1\s*")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_PLACE_LINK = re.compile(r"\]\((#[^()\s]{1,200})\)")
_NO_SLUG = re.compile(r"[^\w\- ]")


def text_document(text: str) -> Document:
    """The lines of a text. A form feed begins a page; a title with ==== or ---- below is a
    heading."""
    lines = text.split("\n")
    return Document([_block(lines, n) for n in range(len(lines))])


def markdown_document(text: str) -> Document:
    """The lines of a Markdown text: headings with their level, lines all in bold, links to places
    in the text."""
    lines, blocks, is_code = text.split("\n"), [], False
    for n, line in enumerate(lines):
        if line[:8].lstrip()[:1] in ("`", "~") and _FENCE.match(line):
            is_code = not is_code
        hashes = _HASHES.match(line) if line[:1] == "#" and not is_code else None
        if hashes:
            slug = _NO_SLUG.sub("", plain(line).lower()).replace(" ", "-")
            blocks.append(Block(line, level=len(hashes[1]), anchors=(slug,)))
        elif is_code:
            blocks.append(Block(line))
        else:
            links = tuple(_PLACE_LINK.findall(line)) if "](#" in line else ()
            blocks.append(_block(lines, n, links))
    return Document(blocks)


def _block(lines: list[str], at: int, links: tuple[str, ...] = ()) -> Block:
    line = lines[at]
    is_bold = ("**" in line[:40] or "__" in line[:40]) and _STRONG.fullmatch(line) is not None
    return Block(line, _level(lines, at), is_bold, breaks=line[:1] == "\f", links=links)


def _level(lines: list[str], at: int) -> int:
    """1 or 2 of a title underlined with = or -, else 0. Below a text such a line is a rule."""
    under = lines[at + 1][:4].lstrip() if at + 1 < len(lines) else ""
    if under[:1] not in ("=", "-") or not lines[at].strip():
        return 0
    if at and lines[at - 1].strip():
        return 0
    found = _UNDERLINE.fullmatch(lines[at + 1])
    if found is None or len(lines[at]) > 200 or not is_title(plain(lines[at])):
        return 0
    return 1 if found[1] == "=" else 2
