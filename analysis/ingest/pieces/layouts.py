"""Layout: how a text of many articles is cut, learnt from one article's start and end.

A layout is a form, not a regular expression: fixed words with places between them (`{number}`,
`{date}`, `{address}`, `{text}`). It can be kept as JSON and come from anywhere: what it matches
takes time in proportion to the line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from analysis.ingest.pages.forms import (
    clue_form,
    fits,
    fixed_form,
    form_of,
    is_capitals,
    literal_form,
    repeated,
)
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.pieces.line_kinds import Line, line_of


@dataclass(frozen=True)
class Layout:
    """name: as the user calls it. opening: the form of a block that begins an article, or "";
    closing: the form of its last block, or "". before, after: the forms of the lines that stand
    above and below the opening, or "". level, bold, capitals, breaks: what the opening is. words:
    the most that it has, 0 for any number."""

    name: str
    opening: str
    closing: str = ""
    before: str = ""
    after: str = ""
    level: int = 0
    bold: bool = False
    capitals: bool = False
    breaks: bool = False
    words: int = 0

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Layout:
        """What `to_dict` gave; what is absent or of another kind has its default."""
        values: dict[str, Any] = {}
        for one in fields(cls):
            value = content.get(one.name)
            if isinstance(value, bool | int) and str(one.type) in ("bool", "int"):
                values[one.name] = bool(value) if one.type == "bool" else max(int(value), 0)
            elif isinstance(value, str) and str(one.type) == "str":
                values[one.name] = value[:1_000]
        return cls(**{"name": "", "opening": "", **values})

    @property
    def marks_openings(self) -> bool:
        """Whether an opening is told from other lines by more than that it is short."""
        return bool(
            self.opening.strip() not in ("", "{text}")
            or self.before or self.after or self.level or self.bold or self.capitals or self.breaks
        )  # fmt: skip


def learn_layout(name: str, document: Document | Sequence[Block], first: int, last: int) -> Layout:
    """The layout in which the article from block `first` to block `last` stands.

    Learnt are the form of its first line, of the lines around it where they are of a form, and of
    its last line where it stands elsewhere, too. IndexError where there is no such block.
    """
    blocks = document.blocks if isinstance(document, Document) else document
    if not 0 <= first <= last < len(blocks):
        raise IndexError(f"blocks {first} to {last} of {len(blocks)}")
    lines = [line_of(block) for block in blocks]
    first = next((n for n in range(first, last + 1) if lines[n].words), first)
    last = next((n for n in range(last, first - 1, -1) if lines[n].words), last)
    again = repeated(lines)
    block, line = blocks[first], lines[first]
    above = _neighbour(lines, first, -1)
    below = _neighbour(lines, first, 1)
    opening = form_of(line, again)
    layout = Layout(
        name,
        opening=opening if opening != "{text}" or line.text else "",
        closing=fixed_form(lines[last], again) if last > first else "",
        level=block.level,
        bold=block.bold and not block.level,
        capitals=is_capitals(line.text),
        breaks=block.breaks and first > 0,
        words=0 if not line.text else max(2 * line.words, 12),
    )
    before = fixed_form(lines[above], again) if above >= 0 else ""
    after = clue_form(lines[below]) if below >= 0 else ""
    if not layout.level or not layout.marks_openings:
        layout = Layout(**{**layout.to_dict(), "after": after})
    if not layout.marks_openings and not layout.closing:
        layout = Layout(**{**layout.to_dict(), "before": before})
    if not layout.marks_openings and not layout.closing:  # nothing tells it from other lines
        layout = Layout(**{**layout.to_dict(), "opening": literal_form(line.text)})
    return layout


def starts_of(blocks: Sequence[Block], layout: Layout) -> list[int]:
    """The numbers of the blocks where an article begins, from 0, rising.

    Where a layout knows nothing of openings, articles begin below each closing line and at the
    first block.
    """
    lines = [line_of(block) for block in blocks]
    full = [n for n, line in enumerate(lines) if line.words]
    if not layout.marks_openings:
        if not layout.closing:
            return []
        closing = [place for place, n in enumerate(full) if fits(lines[n], layout.closing)]
        starts = [full[0], *(full[place + 1] for place in closing if place + 1 < len(full))]
        return starts if closing else []
    starts = []
    for place, n in enumerate(full):
        if not _opens(blocks[n], lines[n], layout):
            continue
        if layout.before and not (place and fits(lines[full[place - 1]], layout.before)):
            continue
        if layout.after and not (
            place + 1 < len(full) and fits(lines[full[place + 1]], layout.after)
        ):
            continue
        starts.append(n)
    return starts


def without_start(starts: Sequence[int], number: int) -> tuple[int, ...]:
    """The starts with the article that begins at block `number` joined to the one before it (the
    first one goes before the first article, as a cover page does)."""
    return tuple(sorted(set(starts) - {number}))


def with_start(starts: Sequence[int], number: int) -> tuple[int, ...]:
    """The starts with a cut before block `number`."""
    return tuple(sorted({*starts, number}))


def _opens(block: Block, line: Line, layout: Layout) -> bool:
    if layout.level and block.level != layout.level:
        return False
    if (layout.bold and not block.bold) or (layout.breaks and not block.breaks):
        return False
    if layout.words and line.words > layout.words:
        return False
    if layout.capitals and not is_capitals(line.text):
        return False
    return not layout.opening or fits(line, layout.opening)


def _neighbour(lines: Sequence[Line], at: int, step: int) -> int:
    at += step
    while 0 <= at < len(lines) and not lines[at].words:
        at += step
    return at if 0 <= at < len(lines) else -1
