"""ODT (and OTT, FODT): paragraphs, headings, bold lines, page breaks, links, tables, boxes.

The XML is walked here and not through odfdo, whose text of a paragraph loses links, notes and
spans, and which unpacks every part of a file without a limit. Left out and told: notes, what was
deleted while changes were tracked, hidden text. Headers, footers and comments are not of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.ingest.documents.gathering import ARABIC, Gathered, Piece, level_of_name, row_blocks
from analysis.ingest.documents.metadata import document_articles, said_metadata
from analysis.ingest.documents.packages import (
    Package,
    attribute,
    broken,
    child,
    local,
    parsed,
    text_at,
)
from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable

_FORM = "ODT"
_PASSED_OVER = frozenset((
    "annotation", "annotation-end", "ruby-text", "desc", "forms", "sequence-decls",
    "variable-decls", "user-field-decls", "dde-connection-decls", "binary-data", "object",
    "event-listeners", "index-title-template", "script", "scripts", "change-info",
    "note", "tracked-changes", "hidden-text", "hidden-paragraph", "",
))  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES, _MOST_CELLS = 1_000, 256  # that one element may stand for
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_PAGE = frozenset(("page", "even-page", "odd-page"))


def read_opendocument(
    source: str, data: bytes, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """The articles of an ODT. Unreadable: `password`, `broken_file`, `too_large`,
    `packed_too_tightly`, `empty_file`."""
    document = document_of(source, data, problems, options)
    return document_articles(source, document, problems, options)


def document_of(source: str, data: bytes, problems: Problems, options: ReadOptions) -> Document:
    """The blocks and the metadata of an ODT."""
    content, others = _parts(data, options)
    body = child(content, "body")
    text = child(body, "text") if body is not None else None
    if text is None:
        raise broken(_FORM, "it has no text part")
    styles = _Styles([content, *others])
    walk = _Walk(styles)
    blocks = walk.blocks(text)
    for code, count in sorted(walk.left_out.items()):
        problems.add("kept", code, source, count=count)
    meta = next((one for one in (content, *others) if _holds(one, "meta")), None)
    author = text_at(meta, "initial-creator") or text_at(meta, "creator")
    title = text_at(child(meta, "meta"), "title") if meta is not None else ""
    said = said_metadata(title, author)
    return Document(blocks, said)


def _parts(data: bytes, options: ReadOptions) -> tuple[Any, list[Any]]:
    """(root with the text, roots with styles and metadata) of a package or of one flat XML."""
    if not data.startswith(b"PK"):
        if len(data) > options.limits.unpacked_mb * 1_000_000:
            raise Unreadable("too_large", limit=options.limits.unpacked_mb)
        return parsed(data, _FORM), []
    package = Package(data, _FORM, options)
    if b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise Unreadable("password")
    if "encrypted-package" in package:
        raise Unreadable("password")
    content = package.xml("content.xml")
    if content is None:
        raise package.broken("it has no text part")
    others = [package.optional_xml(name) for name in ("styles.xml", "meta.xml")]
    return content, [one for one in others if one is not None]


def _holds(root: Any, name: str) -> bool:
    return child(root, name) is not None


@dataclass(frozen=True)
class _Style:
    """level: of a heading; None stands for what a style does not say."""

    level: int | None = None
    before: bool | None = None
    after: bool | None = None
    bold: bool | None = None
    bold_arabic: bool | None = None
    hidden: bool | None = None

    def over(self, under: _Style) -> _Style:
        return _Style(
            **{
                name: vars(under)[name] if value is None else value
                for name, value in vars(self).items()
            }
        )


class _Styles:
    """Styles by family and name, with all that they are based on."""

    def __init__(self, roots: list[Any]) -> None:
        self._found: dict[tuple[str, str], Any] = {}
        self._known: dict[tuple[str, str], _Style] = {}
        for root in roots:
            for part in root:
                if local(part) in ("automatic-styles", "styles"):
                    for one in part:
                        key = attribute(one, "family"), attribute(one, "name")
                        self._found.setdefault(key, one)

    def of(self, family: str, name: str) -> _Style:
        key = family, name
        if key not in self._known:
            style = _Style()
            for one in self._chain(family, name):
                style = style.over(_said(one))
            self._known[key] = style
        return self._known[key]

    def _chain(self, family: str, name: str) -> Iterator[Any]:
        seen: set[str] = set()
        while (family, name) in self._found and name not in seen:
            seen.add(name)
            one = self._found[family, name]
            yield one
            name = attribute(one, "parent-style-name")


def _said(one: Any) -> _Style:
    """What a style itself says."""
    named = attribute(one, "display-name") or attribute(one, "name")
    level = attribute(one, "default-outline-level")
    page = attribute(one, "master-page-name") != ""
    values: dict[str, Any] = {"before": True if page else None}
    for part in one:
        before, after = attribute(part, "break-before"), attribute(part, "break-after")
        if before and not page:
            values["before"] = before in _PAGE
        if after:
            values["after"] = after in _PAGE
        if local(part) == "text-properties":
            for key, name in (("bold", "font-weight"), ("bold_arabic", "font-weight-complex")):
                if attribute(part, name):
                    values[key] = attribute(part, name) in _BOLD
            if attribute(part, "display"):
                values["hidden"] = attribute(part, "display") == "none"
    return _Style(level=int(level) if level.isdecimal() else level_of_name(named) or None, **values)


@dataclass
class _Paragraph:
    """A paragraph while it is read, with the looks of the spans that are open."""

    level: int
    style: _Style
    piece: Piece = field(default_factory=Piece)
    looks: list[_Style] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)


class _Walk:
    """One pass over the elements of a text, without recursion."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._gathered = [Gathered()]  # of the text, and of each cell and box that is open
        self._rows: list[list[list[Block]]] = []
        self._paragraphs: list[_Paragraph | None] = []  # None: a box or cell opened inside one
        self.left_out: Counter[str] = Counter()

    def blocks(self, text: Any) -> list[Block]:
        import lxml.etree

        walk = lxml.etree.iterwalk(text, events=("start", "end"))
        for event, element in walk:
            name = local(element)
            if event == "end":
                self._end(name, element)
                if element is not text:
                    self._say(element.tail)
            elif self._start(name, element):
                self._say(element.text)
            else:
                walk.skip_subtree()
        return self._gathered[0].blocks

    def _start(self, name: str, element: Any) -> bool:
        """Whether to go into an element."""
        if name == "note":
            self.left_out["notes_left_out"] += 1
        elif name == "tracked-changes":
            deleted = sum(local(one) == "deletion" for one in element.iter())
            self.left_out.update({"changes_left_out": deleted} if deleted else {})
        elif name in ("hidden-text", "hidden-paragraph"):
            self.left_out["hidden_left_out"] += 1
        if name in _PASSED_OVER or (name == "title" and "svg" in element.tag):  # of a picture
            return False
        if name in ("p", "h"):
            self._paragraphs.append(self._paragraph(name, element))
        elif name == "table":
            if self._styles.of("table", attribute(element, "style-name")).before:
                self._gathered[-1].page()
        elif name == "table-row":
            self._rows.append([])
        elif name in ("table-cell", "covered-table-cell", "text-box"):
            self._gathered.append(Gathered())
            self._paragraphs.append(None)
        elif name in ("bookmark", "bookmark-start"):
            self._bookmark(attribute(element, "name"))
        elif self._paragraphs and self._paragraphs[-1] is not None:
            self._inline(name, element, self._paragraphs[-1])
        return True

    def _paragraph(self, name: str, element: Any) -> _Paragraph:
        style = self._styles.of("paragraph", attribute(element, "style-name"))
        level = attribute(element, "outline-level", "1") if name == "h" else ""
        number = int(level) if level.isdecimal() else style.level or 0
        return _Paragraph(number, style, looks=[style])

    def _bookmark(self, name: str) -> None:
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        if paragraph is None:
            self._gathered[-1].anchor(name)
        elif name:
            paragraph.piece.anchors.append(name)

    def _inline(self, name: str, element: Any, paragraph: _Paragraph) -> None:
        """What stands in a paragraph."""
        if name == "span":
            style = self._styles.of("text", attribute(element, "style-name"))
            look = style.over(paragraph.looks[-1])
            if look.hidden and "".join(element.itertext()).strip():
                self.left_out["hidden_left_out"] += 1
            paragraph.looks.append(look)
        elif name == "a":
            paragraph.piece.links.append(attribute(element, "href").strip())
        elif name == "s":
            count = attribute(element, "c", "1")
            times = int(count) if count.isdecimal() else 1
            self._put(paragraph, " " * min(times, _MOST_SPACES))
        elif name in ("tab", "line-break"):
            self._put(paragraph, "\t" if name == "tab" else "\n")

    def _say(self, text: str | None) -> None:
        """Text as XML holds it: any run of white space is one space."""
        if text and self._paragraphs and self._paragraphs[-1] is not None:
            self._put(self._paragraphs[-1], _SPACE.sub(" ", text))

    def _put(self, paragraph: _Paragraph, text: str) -> None:
        look = paragraph.looks[-1]
        if not look.hidden:
            bold = bool(look.bold) or (bool(look.bold_arabic) and bool(ARABIC.search(text)))
            paragraph.piece.say(text, bold)

    def _end(self, name: str, element: Any) -> None:
        if name in ("p", "h"):
            self._paragraph_ends()
        elif name == "span" and self._paragraphs and self._paragraphs[-1] is not None:
            looks = self._paragraphs[-1].looks
            del looks[max(len(looks) - 1, 1) :]
        elif name == "text-box":
            boxes = [replace(block, kind="box") for block in self._closed().blocks]
            around = next((one for one in reversed(self._paragraphs) if one is not None), None)
            if around is None:
                self._gathered[-1].extend(boxes)
            else:
                around.boxes += boxes
        elif name in ("table-cell", "covered-table-cell"):
            self._cell_ends(element)
        elif name == "table-row":
            self._gathered[-1].extend(row_blocks(self._rows.pop()))

    def _closed(self) -> Gathered:
        self._paragraphs.pop()
        return self._gathered.pop()

    def _cell_ends(self, element: Any) -> None:
        cell = self._closed()
        self._gathered[-1].waiting_from(cell)
        if not self._rows:
            self._gathered[-1].extend(cell.blocks)
            return
        times = attribute(element, "number-columns-repeated", "1")
        count = min(int(times), _MOST_CELLS) if times.isdecimal() else 1
        self._rows[-1] += [cell.blocks] * max(count, 1) if cell.blocks else [[]]

    def _paragraph_ends(self) -> None:
        paragraph = self._paragraphs.pop()
        if paragraph is None:
            return
        gathered = self._gathered[-1]
        gathered.add(paragraph.piece.block(paragraph.level, bool(paragraph.style.before)))
        gathered.extend(paragraph.boxes)
        if paragraph.style.after:
            gathered.page()
