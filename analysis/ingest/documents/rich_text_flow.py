"""Flow: the paragraphs and rows of an RTF, or of a box in it, as control words end them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.ingest.documents.gathering import BODY_LEVEL, Gathered, Piece, row_blocks
from analysis.ingest.pieces.blocks import Block


@dataclass
class Flow:
    """Blocks, with the paragraph and the row that are open. levels: of paragraph styles."""

    levels: Mapping[int, int]
    gathered: Gathered = field(default_factory=Gathered)
    piece: Piece = field(default_factory=Piece)
    boxes: list[Block] = field(default_factory=list)
    _cell: Gathered = field(default_factory=Gathered)
    _cells: list[list[Block]] = field(default_factory=list)
    _nested: list[list[Block]] = field(default_factory=list)
    _style: int = 0
    _level: int | None = None
    _breaks: bool = False
    _in_table: bool = False

    def word(self, word: str, number: int | None) -> None:
        """What a control word says of the paragraph or the row."""
        if word == "par":
            self._paragraph_ends()
        elif word == "pard":
            self._style, self._level, self._breaks, self._in_table = 0, None, False, False
        elif word == "s":
            self._style = number or 0
        elif word == "outlinelevel" and number is not None:
            self._level = number + 1 if number < BODY_LEVEL else 0
        elif word == "pagebb":
            self._breaks = number != 0
        elif word in ("page", "sect"):
            self._paragraph_ends()
            self.gathered.page()
        elif word in ("sbknone", "sbkcol"):
            self.gathered.no_page()
        elif word == "intbl":
            self._in_table = True
        elif word in ("cell", "nestcell", "nestrow", "row"):
            self._table_word(word)

    def ended(self) -> list[Block]:
        """All blocks; what is open ends."""
        self._row_ends()
        self._in_table = False
        self._paragraph_ends()
        return self.gathered.blocks

    def _table_word(self, word: str) -> None:
        if word == "row":
            self._row_ends()
        elif word == "nestrow":
            self._cell.extend(row_blocks(self._nested))
            self._nested = []
        elif word == "nestcell":
            outer, self._cell, self._in_table = self._cell, Gathered(), True
            self._paragraph_ends()
            self._nested.append(self._cell.blocks)
            self._cell = outer
        else:
            self._in_table = True
            self._paragraph_ends()
            self._cells.append(self._cell.blocks)
            self._cell = Gathered()

    def _paragraph_ends(self) -> None:
        level = self.levels.get(self._style, 0) if self._level is None else self._level
        to = self._cell if self._in_table else self.gathered
        to.add(self.piece.block(level, self._breaks))
        to.extend(self.boxes)
        self._breaks, self.piece, self.boxes = False, Piece(), []

    def _row_ends(self) -> None:
        open_cell = [self._cell.blocks] if self._cell.blocks else []
        self.gathered.waiting_from(self._cell)
        self.gathered.extend(row_blocks([*self._cells, *self._nested, *open_cell]))
        self._cells, self._nested, self._cell = [], [], Gathered()
