"""DOCX: paragraphs, headings, bold lines, page breaks, links, tables and text boxes, in order.

The XML is walked here and not through python-docx, whose objects show no text boxes, fields,
tracked changes or nested tables, and which unpacks every part of a file without a limit. Left out
and told: footnotes, deletions of tracked changes, hidden text. Headers, footers and comments are
not of the text; macros and embedded files are not even unpacked.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.ingest.documents.gathering import ARABIC, Gathered, Piece, row_blocks
from analysis.ingest.documents.metadata import document_articles, said_metadata
from analysis.ingest.documents.packages import Package, attribute, child, local, text_at
from analysis.ingest.documents.word_styles import (
    NOTHING_NAMED,
    Look,
    Styles,
    look_of,
    outline_level,
    section_breaks,
    switch,
    value,
)
from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable
from analysis.ingest.tables.old_files import COMPOUND

_MAIN = "word/document.xml"
_SPOKEN = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_PASSED_OVER = frozenset((
    "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "rt",
    "delText", "delInstrText",
))  # fmt: skip
_LEFT_OUT = {
    "del": "changes", "moveFrom": "changes", "footnoteReference": "notes",
    "endnoteReference": "notes", "altChunk": "embedded",
}  # fmt: skip
_TOLD = {"changes": "changes_left_out", "hidden": "hidden_left_out", "notes": "notes_left_out",
         "embedded": "embedded_left_out"}  # fmt: skip
_LINK = re.compile(r'\bHYPERLINK\b\s*(?:"([^"]*)"|([^\s"\\]\S*))?', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))')


def read_word(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """The articles of a DOCX (or DOCM, DOTX). Unreadable: `old_word` for a DOC, `password`,
    `broken_file`, `too_large`, `packed_too_tightly`, `empty_file`."""
    document = document_of(source, data, problems, options)
    return document_articles(source, document, problems, options)


def document_of(source: str, data: bytes, problems: Problems, options: ReadOptions) -> Document:
    """The blocks and the metadata of a DOCX."""
    if data.startswith(COMPOUND):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable("password" if locked else "old_word")
    package = Package(data, "DOCX", options)
    name = _main_part(package)
    root = package.xml(name)
    body = child(root, "body") if root is not None else None
    if body is None:
        raise package.broken("it has no text part")
    folder, _, file = name.rpartition("/")
    relations = package.optional_xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
    styles = Styles(package.optional_xml(f"{folder}/styles.xml".lstrip("/")))
    walk = _Walk(styles, _targets(relations), section_breaks(body))
    blocks = walk.blocks(body)
    for kind, count in sorted(walk.left_out.items()):
        problems.add("kept", _TOLD[kind], source, count=count)
    core = package.optional_xml("docProps/core.xml")
    said = said_metadata(text_at(core, "title"), text_at(core, "creator"))
    return Document(blocks, said)


def _main_part(package: Package) -> str:
    """The name of the part with the text, by what the package says of its parts."""
    relations = package.optional_xml("_rels/.rels")
    for relation in () if relations is None else relations:
        if attribute(relation, "Type").endswith("/officeDocument"):
            target = attribute(relation, "Target").lstrip("/")
            return target if target in package else _MAIN
    return _MAIN


def _targets(relations: Any) -> dict[str, str]:
    """Addresses outside that a document links to, by id."""
    return {
        attribute(one, "Id"): attribute(one, "Target").strip()
        for one in (() if relations is None else relations)
        if attribute(one, "TargetMode").lower() == "external"
    }


def link_of_field(instruction: str) -> str:
    """The target that a field HYPERLINK names (“#name” for a place in the document), or ""."""
    link = _LINK.search(instruction)
    if not link:
        return ""
    place = _PLACE.search(instruction)
    anchor = f"#{place.group(1) or place.group(2)}" if place else ""
    return f"{link.group(1) or link.group(2) or ''}{anchor}"


@dataclass
class _Paragraph:
    """A paragraph while its runs are read: pieces parted by page breaks, boxes to stand below."""

    level: int = 0
    breaks: bool = False
    look: Look = NOTHING_NAMED
    merged: bool = False  # its end was deleted: the next paragraph goes on in it
    pieces: list[Piece] = field(default_factory=lambda: [Piece()])
    boxes: list[Block] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        return [
            piece.block(self.level, self.breaks if number == 0 else True)
            for number, piece in enumerate(self.pieces)
        ]


class _Walk:
    """One pass over the elements of a body, without recursion."""

    def __init__(self, styles: Styles, targets: dict[str, str], sections: list[bool]) -> None:
        self._styles, self._targets, self._sections = styles, targets, sections
        self._gathered = [Gathered()]  # of the body, and of each cell and box that is open
        self._rows: list[list[list[Block]]] = []
        self._paragraphs: list[_Paragraph] = []
        self._fields: list[list[str]] = []  # instructions of the fields that are open
        self._runs: list[Look] = []
        self._section = 0
        self._merged: list[Piece] | None = None
        self.left_out: Counter[str] = Counter()

    def blocks(self, body: Any) -> list[Block]:
        import lxml.etree

        walk = lxml.etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            name = local(element)
            if event == "end":
                self._end(name, element)
            elif not self._start(name, element):
                walk.skip_subtree()
        return self._closed().blocks

    def _start(self, name: str, element: Any) -> bool:
        """Whether to go into an element."""
        if name in _LEFT_OUT:
            self.left_out[_LEFT_OUT[name]] += 1
            return False
        if name in _PASSED_OVER:
            return False
        if name == "Fallback":
            return not _has_text(child(element.getparent(), "Choice"))
        if name in ("tc", "txbxContent"):
            self._gathered.append(Gathered())
        elif name == "tr":
            self._rows.append([])
        elif name == "p":
            self._paragraphs.append(self._paragraph(element))
        elif name == "r":
            self._run(element)
        elif name == "bookmarkStart":
            self._bookmark(attribute(element, "name"))
        elif self._paragraphs:
            self._inline(name, element)
        return True

    def _paragraph(self, element: Any) -> _Paragraph:
        properties = child(element, "pPr")
        style = self._styles.of(value(properties, "pStyle"))
        level, breaks = outline_level(properties), switch(properties, "pageBreakBefore")
        marks = child(properties, "rPr") if properties is not None else None
        found = _Paragraph(
            style.level if level is None else level,
            style.breaks if breaks is None else breaks,
            style.look,
            marks is not None and child(marks, "del") is not None,
        )
        if self._merged is not None:
            found.pieces, self._merged = self._merged, None
        return found

    def _run(self, element: Any) -> None:
        """The look of a run, kept until it ends."""
        properties = child(element, "rPr")
        look = look_of(properties)
        named = value(properties, "rStyle")
        if named:
            look = look.over(self._styles.run(named).look)
        if self._paragraphs:
            look = look.over(self._paragraphs[-1].look)
        self._runs.append(look)
        if look.hidden and any(local(one) == "t" and one.text for one in element):
            self.left_out["hidden"] += 1

    def _bookmark(self, name: str) -> None:
        if name == "_GoBack":  # where Word was last edited
            return
        if self._paragraphs:
            self._paragraphs[-1].pieces[-1].anchors.append(name)
        else:
            self._gathered[-1].anchor(name)

    def _inline(self, name: str, element: Any) -> None:
        """What stands in a paragraph."""
        paragraph = self._paragraphs[-1]
        piece = paragraph.pieces[-1]
        if name == "t":
            self._say(piece, element.text or "")
        elif name in _SPOKEN:
            self._say(piece, _SPOKEN[name])
        elif name == "br" and attribute(element, "type") == "page":
            paragraph.pieces.append(Piece())
        elif name == "br":
            self._say(piece, "\n")
        elif name == "hyperlink":
            anchor = attribute(element, "anchor")
            target = self._targets.get(attribute(element, "id"), "")
            piece.links.append(f"{target}#{anchor}" if anchor else target)
        elif name == "fldSimple":
            piece.links.append(link_of_field(attribute(element, "instr")))
        elif name == "instrText" and self._fields:
            self._fields[-1].append(element.text or "")
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"), piece)

    def _say(self, piece: Piece, text: str) -> None:
        look = self._runs[-1] if self._runs else NOTHING_NAMED
        if not look.hidden:
            bold = bool(look.bold) or (bool(look.bold_arabic) and bool(ARABIC.search(text)))
            piece.say(text, bold)

    def _field(self, kind: str, piece: Piece) -> None:
        if kind == "begin":
            self._fields.append([])
        elif self._fields and kind == "separate":
            piece.links.append(link_of_field("".join(self._fields[-1])))
        elif self._fields and kind == "end":
            self._fields.pop()

    def _end(self, name: str, element: Any) -> None:
        if name == "r" and self._runs:
            self._runs.pop()
        elif name == "p":
            self._paragraph_ends(element)
        elif name == "txbxContent":
            boxes = [replace(block, kind="box") for block in self._closed().blocks]
            if self._paragraphs:
                self._paragraphs[-1].boxes += boxes
            else:
                self._gathered[-1].extend(boxes)
        elif name == "tc":
            cell = self._closed()
            self._gathered[-1].waiting_from(cell)
            if self._rows:
                self._rows[-1].append(cell.blocks)
            else:
                self._gathered[-1].extend(cell.blocks)
        elif name == "tr":
            self._gathered[-1].extend(row_blocks(self._rows.pop()))

    def _closed(self) -> Gathered:
        """The blocks of what ends here; a paragraph whose end was deleted ends with it."""
        gathered = self._gathered.pop()
        if self._merged is not None:
            gathered.extend(_Paragraph(pieces=self._merged).blocks())
            self._merged = None
        return gathered

    def _paragraph_ends(self, element: Any) -> None:
        paragraph = self._paragraphs.pop()
        gathered = self._gathered[-1]
        if paragraph.merged:
            self._merged = paragraph.pieces
        else:
            gathered.extend(paragraph.blocks())
        gathered.extend(paragraph.boxes)
        properties = child(element, "pPr")
        if properties is not None and child(properties, "sectPr") is not None:
            self._section += 1
            if self._section < len(self._sections) and self._sections[self._section]:
                gathered.page()


def _has_text(element: Any) -> bool:
    """Whether an element holds text."""
    return element is not None and any(local(one) == "t" and one.text for one in element.iter())
