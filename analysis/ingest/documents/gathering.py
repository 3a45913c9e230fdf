"""Gathering: blocks as a walk through a document finds them, with what belongs to the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from analysis.ingest.pieces.blocks import Block

_HEADING = re.compile(
    r"^(?:heading|titre|überschrift|título|titulo|titolo|kop|заголовок|başlık|عنوان|العنوان)"
    r"[ _]*(\d)",
    re.IGNORECASE,
)
_TITLES = frozenset(("title", "titel", "titre principal", "العنوان", "عنوان"))
ARABIC = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
BODY_LEVEL = 9  # how Word counts “body text” among the outline levels 0–8


def level_of_name(name: str) -> int:
    """The level that a style's name gives (“Heading 2”, “Titre 2”, “عنوان 2”, “Title”); else 0."""
    name = " ".join(name.replace("_20_", " ").split())
    match = _HEADING.match(name)
    if match:
        return int(match.group(1))
    return 1 if name.lower() in _TITLES else 0


@dataclass
class Gathered:
    """Blocks in reading order. Empty ones are not kept: that a page begins with them, and the
    places that links lead to, go to the next block."""

    blocks: list[Block] = field(default_factory=list)
    _breaks: bool = False
    _anchors: list[str] = field(default_factory=list)

    def page(self) -> None:
        """The next block begins a page."""
        self._breaks = True

    def no_page(self) -> None:
        """The next block does not, for all that was said."""
        self._breaks = False

    def anchor(self, name: str) -> None:
        """A place that links can lead to stands before the next block."""
        if name:
            self._anchors.append(name)

    def add(self, block: Block) -> None:
        if block.breaks:
            self._breaks = True
        self._anchors += block.anchors
        if not block.text.strip():
            return
        anchors = tuple(dict.fromkeys(self._anchors))
        self.blocks.append(replace(block, breaks=self._breaks, anchors=anchors))
        self._breaks, self._anchors = False, []

    def extend(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self.add(block)

    def waiting_from(self, other: Gathered) -> None:
        """Take over what still waits there for a next block."""
        self._breaks |= other._breaks
        self._anchors += other._anchors


@dataclass
class Piece:
    """A paragraph, or its part between two page breaks, while it is read."""

    parts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    strong: bool = False  # a letter is bold
    plain: bool = False  # a letter is not

    def say(self, text: str, bold: bool = False) -> None:
        """Text goes on, in bold or not."""
        if not text:
            return
        self.parts.append(text)
        if not (self.strong if bold else self.plain) and any(map(str.isalpha, text)):
            self.strong, self.plain = self.strong or bold, self.plain or not bold

    def block(self, level: int = 0, breaks: bool = False) -> Block:
        return Block(
            text="".join(self.parts),
            level=level,
            bold=self.strong and not self.plain,
            breaks=breaks,
            links=tuple(dict.fromkeys(link for link in self.links if link)),
            anchors=tuple(self.anchors),
        )


def row_blocks(cells: list[list[Block]]) -> list[Block]:
    """The blocks of a table's row: one, its cells joined by tabs.

    A row with one filled cell, or with several paragraphs in a cell, lays out a page rather than
    a table: its paragraphs stay blocks, cell by cell.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 or any(len(cell) > 1 for cell in filled):
        return [replace(block, kind="table") for cell in filled for block in cell]
    if not filled:
        return []
    parts = [cell[0] for cell in filled]
    return [
        Block(
            text="\t".join(cell[0].text.strip() if cell else "" for cell in cells),
            level=parts[0].level if all(part.level for part in parts) else 0,
            bold=all(part.bold for part in parts),
            breaks=any(part.breaks for part in parts),
            links=tuple(dict.fromkeys(link for part in parts for link in part.links)),
            anchors=tuple(dict.fromkeys(name for part in parts for name in part.anchors)),
            kind="table",
        )
    ]
