"""Lines of a PDF's pages, and the paragraphs that they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from analysis.ingest.documents.arabic_order import ARABIC_LETTER, Chunk
from analysis.ingest.documents.gathering import Gathered, Piece
from analysis.ingest.pieces.blocks import Block

_CLOSED = re.compile(r"[.!?؟…:؛][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_DRAWS = frozenset((b"Tj", b"TJ", b"'", b'"'))  # operations that draw text
_STEP = 4.0  # of the page's units: what goes back less is a mark over a letter
_FULL, _SHORT = 0.8, 0.6  # of the usual width: a line that the next one can go on, one that ends
_GAP = 1.35  # times the usual distance of lines: a new paragraph
_EDGE = 3  # lines at the top and bottom of a page that can be running ones
_RUNNING_WORDS = 14
#: A browser's “6/8/31, 3:43 PM Title” above a page, and address and number below it.
_PRINTED = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}(?:\s?[AP]M|\s?[صم])?(?: \D.{0,200})?$"
    r"|(?:https?|file)://\S+ \d+/\d+$"
)
_PAGES, _SHARE = 3, 0.6  # how many pages, at least, and which share of them repeat a running line


@dataclass
class Line:
    """One line of a page. y: of its base; size: of its letters, in the page's units; bold: all of
    its letters are; text: in reading order, once that is known."""

    chunks: list[Chunk]
    y: float = 0.0
    size: float = 0.0
    bold: bool = False
    text: str = ""
    turned: bool = False  # words of one run were drawn towards the left

    @property
    def drawn(self) -> str:
        """The text as the library gives it."""
        return "".join(chunk.text for chunk in self.chunks)


@dataclass
class Lines:
    """Gathers lines while the library reads a page (its visitors of operations and of text).

    Of a piece of text the library does not say where it begins; the operation that drew it does.
    A chunk is what one text object (BT … ET) draws on a line without going back to the left.
    """

    found: list[Line] = field(default_factory=list)
    _runs: list[str] = field(default_factory=list)
    _chunks: list[Chunk] = field(default_factory=list)
    _chunk_x: float = 0.0
    _run_x: float | None = None
    _at: tuple[float, float] = (0.0, 0.0)  # of the last operation that drew text
    _drawing: bool = False
    _steps_back: int = 0  # since the run began, and whether the last operation made one
    _back: bool = False
    _line_turned: bool = False
    _place: tuple[float, float] | None = None  # y and size
    _letters: Counter[bool] = field(default_factory=Counter)

    def operation(self, name: Any, operands: Any, cm: Any, tm: Any) -> None:
        """An operation that is about to be carried out."""
        self._drawing = name in _DRAWS
        if name == b"BT":
            self._chunk_ends()
        elif self._drawing:
            x, y = _point(cm, tm)
            self._back = (
                self._run_x is not None and x < self._at[0] - _STEP and abs(y - self._at[1]) < 1
            )
            self._steps_back += self._back
            self._run_x = x if self._run_x is None else self._run_x
            self._at = x, y

    def visit(self, text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        """A piece of text, where it stands and in which font."""
        steps = self._steps_back - (self._back if self._drawing else 0)
        self._line_turned |= steps > 0 and ARABIC_LETTER.search(text) is not None
        for number, part in enumerate(text.split("\n")):
            if number:
                self.end()
            if part:
                self._add(part, cm, tm, font, size)
        # What is being drawn begins the next run.
        self._run_x = self._at[0] if self._drawing else None
        self._steps_back, self._back = 0, False

    def _add(self, text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        x = self._at[0] if self._run_x is None else self._run_x
        if self._runs and x < self._chunk_x - _STEP:
            self._chunk_ends()
        self._runs.append(text)
        if len(self._runs) == 1:
            self._chunk_x = x
        if not text.isspace():
            if self._place is None:
                self._place = _point(cm, tm)[1], abs(tm[3] * cm[3] * float(size or 1))
            name = str(font.get("/BaseFont", "")) if isinstance(font, dict) else ""
            self._letters[bool(_BOLD.search(name))] += sum(map(str.isalpha, text))

    def _chunk_ends(self) -> None:
        if self._runs:
            self._chunks.append(Chunk(tuple(self._runs), self._chunk_x))
            self._runs = []

    def end(self) -> None:
        """The line ends here."""
        self._chunk_ends()
        if self._place is not None:
            bold = self._letters[True] > 0 and not self._letters[False]
            line = Line(self._chunks, *self._place, bold, turned=self._line_turned)
            self.found.append(line)
        self._chunks, self._place, self._letters = [], None, Counter()
        self._line_turned = False


def _point(cm: Any, tm: Any) -> tuple[float, float]:
    """Where a text matrix begins on the page."""
    x, y = float(tm[4]), float(tm[5])
    return x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]


def without_running(pages: list[list[Line]]) -> list[str]:
    """Takes out short lines that repeat at the top or bottom of most pages, numbers apart, and
    those that a browser prints around a page; gives them."""
    taken: dict[str, str] = {}
    for page in pages:
        edges = {id(line) for line in [*page[:_EDGE], *page[-_EDGE:]] if _PRINTED.match(line.text)}
        taken.update({_key(line): line.text for line in page if id(line) in edges})
        page[:] = [line for line in page if id(line) not in edges]
    if len(pages) < _PAGES:
        return list(taken.values())
    enough = max(_PAGES, _SHARE * sum(bool(page) for page in pages))
    for edge in [0, -1] * _EDGE:  # the outermost line first: text does not stand beyond them
        counts = Counter(_key(page[edge]) for page in pages if page)
        for page in pages:
            key = _key(page[edge]) if page else ""
            if page and counts[key] >= enough and len(key.split()) <= _RUNNING_WORDS:
                taken.setdefault(key, page.pop(edge).text)
    return list(taken.values())


def _key(line: Line) -> str:
    return _NUMBERS.sub("#", " ".join(line.text.split())).casefold()


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The lines of all pages as blocks, those of a paragraph joined. The first block of a page
    begins it, unless a paragraph surely goes on from the page before."""
    lines = [line for page in pages for line in page]
    usual = _usual([float(len(line.text.strip())) for line in lines], 0.8)
    whole = Counter(re.findall(r"[^\W\d_]+-[^\W\d_]+", "\n".join(one.text for one in lines)))
    gathered = Gathered()
    text, bold, begins = "", False, False
    before: Line | None = None
    for page in pages:
        gap = _usual([a.y - b.y for a, b in pairwise(page) if a.y > b.y], 0.5)
        for number, line in enumerate(page):
            first = number == 0
            if before is not None and _goes_on(before, line, usual, gap, turned=first):
                text = _joined(text, line.text.strip(), whole)
            else:
                _close(gathered, text, bold, begins)
                text, bold, begins = line.text.strip(), line.bold, first
            before = line
    _close(gathered, text, bold, begins)
    return gathered.blocks


def lined(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """Each line as a block, with what `paragraphs` would do with it as its kind: line where it
    goes on after a space, part where it goes on with a word."""
    lines = [line for page in pages for line in page]
    usual = _usual([float(len(line.text.strip())) for line in lines], 0.8)
    whole = Counter(re.findall(r"[^\W\d_]+-[^\W\d_]+", "\n".join(one.text for one in lines)))
    blocks: list[Block] = []
    before: Line | None = None
    for page in pages:
        gap = _usual([a.y - b.y for a, b in pairwise(page) if a.y > b.y], 0.5)
        for number, line in enumerate(page):
            text, kind = line.text.strip(), "paragraph"
            if before is not None and _goes_on(before, line, usual, gap, turned=number == 0):
                above = before.text.strip()
                kept = _joined(above, text, whole).removesuffix(text)
                kind = "line" if kept.endswith(" ") else "part"
                blocks[-1] = replace(blocks[-1], text=kept.rstrip(" "))
            blocks.append(Block(text, bold=line.bold, breaks=number == 0, kind=kind))
            before = line
    return blocks


def _close(gathered: Gathered, text: str, bold: bool, begins: bool) -> None:
    piece = Piece()
    piece.say(text, bold)
    gathered.add(piece.block(0, begins))


def _goes_on(before: Line, line: Line, usual: float, gap: float, *, turned: bool) -> bool:
    """Whether a line belongs to the paragraph of the one before. turned: a page lies between."""
    said, next_said = before.text.strip(), line.text.strip()
    if before.bold != line.bold or abs(before.size - line.size) > 0.1 * max(before.size, 1.0):
        return False
    if len(said) < _SHORT * usual:
        return False
    closed = _CLOSED.search(said) is not None
    if turned:
        lower = next_said[:1].islower() or not any(map(str.isupper, next_said))
        return not closed and lower and len(said) >= _FULL * usual
    if gap and not -0.5 * gap < before.y - line.y <= _GAP * gap:
        return False
    return not closed or len(said) >= _FULL * usual


def _joined(text: str, line: str, whole: Counter[str]) -> str:
    """Two lines of a paragraph. A word parted at the line's end becomes one again."""
    match = _HYPHEN.search(text)
    if match and line[:1].islower():
        rest = re.match(r"[^\W\d_]+", line)
        kept = rest is not None and whole[f"{match.group(1)}-{rest.group()}"]
        return text + line if kept else text[:-1] + line
    return f"{text} {line}"


def _usual(values: list[float], share: float) -> float:
    """The value that a share of them do not pass; 0 where there is none."""
    return sorted(values)[int(share * (len(values) - 1))] if values else 0.0
