"""Block and Document: what DOCX, ODT, RTF, PDF and plain text all become.

Press archives, layouts and the splitter read blocks and know nothing of file formats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """One paragraph, table row or text box, in reading order.

    text: as it stands, without the line end. level: of a heading, 1 is the highest; 0 is none.
    bold: all of its letters are. breaks: a page begins with it. links: addresses it links to
    (“#name”: a place in the document). anchors: names of places that links can lead to. kind:
    paragraph, table, box; of `Document.lines` also line and part: it goes on with the one before,
    after a space or in the middle of a word.
    """

    text: str
    level: int = 0
    bold: bool = False
    breaks: bool = False
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    kind: str = "paragraph"


@dataclass(frozen=True)
class Document:
    """A document's blocks and what its metadata says: declared column → value. lines: where a
    format knows of lines only (PDF), each as a block, before they were joined to paragraphs."""

    blocks: Sequence[Block]
    metadata: Mapping[str, str] = field(default_factory=dict)
    lines: Sequence[Block] = ()

    @property
    def text(self) -> str:
        """The whole text, a block a line."""
        return "\n".join(block.text for block in self.blocks)
