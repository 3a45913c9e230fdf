"""Blocks as files, and what the readers of press archives make of blocks, pages and files."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.ingest import ReadResult, read_articles
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.press import read_press, read_press_page
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable


def docx_of(blocks: Sequence[Block]) -> bytes:
    """A DOCX of blocks: headings, bold lines and page breaks."""
    import docx

    document = docx.Document()
    for block in blocks:
        if block.breaks:
            document.add_page_break()
        style = f"Heading {block.level}" if block.level else None
        if block.kind == "table":
            cells = block.text.split("\t")
            table = document.add_table(rows=1, cols=len(cells))
            for cell, text in zip(table.rows[0].cells, cells, strict=True):
                cell.text = text
        else:
            document.add_paragraph(style=style).add_run(block.text).bold = block.bold or None
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rtf_of(blocks: Sequence[Block]) -> bytes:
    """An RTF of blocks: bold lines, page breaks and rows of cells."""
    parts = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}"]
    for block in blocks:
        text = "".join(_rtf_sign(sign) for sign in block.text)
        if block.breaks:
            parts.append(r"\page ")
        if block.kind == "table":
            cells = "".join(rf"\intbl {cell}\cell " for cell in text.split(r"\tab "))
            widths = "".join(rf"\cellx{3000 * n}" for n in range(1, cells.count(r"\cell ") + 1))
            parts.append(rf"\trowd{widths} {cells}\row ")
        else:
            parts.append(rf"\pard {{\b {text}}}\par " if block.bold else rf"\pard {text}\par ")
    return ("\n".join(parts) + "}").encode("ascii")


def _rtf_sign(sign: str) -> str:
    if sign == "\t":
        return r"\tab "
    if sign in "\\{}":
        return f"\\{sign}"
    return (
        sign if ord(sign) < 128 else rf"\u{ord(sign) if ord(sign) < 32768 else ord(sign) - 65536}?"
    )


def pdf_of(blocks: Sequence[Block], *, gap: int = 8) -> bytes:
    """A PDF of blocks in Latin letters: lines of at most 88 letters, `gap` between paragraphs."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]  # fmt: skip
    kids = []
    for page in _pdf_pages(blocks, gap):
        stream = b"BT\n%s\nET" % b"\n".join(page)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, b"".join(places))
    trailer = b"trailer<</Size %d/Root 1 0 R>>" % (len(places) + 1)
    return data + table + trailer + b"\nstartxref\n%d\n%%%%EOF" % len(data)


def _pdf_pages(blocks: Sequence[Block], gap: int) -> list[list[bytes]]:
    """The lines of each page, drawn."""
    pages: list[list[bytes]] = [[]]
    y = 740
    for block in blocks:
        size, font = (14, b"F2") if block.bold else (10, b"F1")
        text = block.text.replace("\t", "   ").replace("\u00a0", " ")
        for number, line in enumerate(textwrap.wrap(text, 88)):
            if y < 60 or (block.breaks and number == 0 and pages[-1]):
                pages.append([])
                y = 740
            shown = re.sub(rb"([\\()])", rb"\\\1", line.encode("cp1252"))
            pages[-1].append(b"/%s %d Tf 1 0 0 1 60 %d Tm (%s) Tj" % (font, size, y, shown))
            y -= 14
        y -= gap
    return pages


@dataclass
class Told:
    """What reading gave: rows as dictionaries, and the problems."""

    rows: list[dict[str, Any]]
    problems: Problems

    @property
    def codes(self) -> list[str]:
        return self.problems.frame()["problem"].tolist()

    def details(self, code: str) -> list[str]:
        frame = self.problems.frame()
        return frame.loc[frame["problem"] == code, "detail"].tolist()


def read_blocks(blocks: Sequence[Block], *, lines: Sequence[Block] = ()) -> Told:
    """The rows of blocks in the layout of an archive; none where they are in none."""
    problems = Problems()
    return _told(read_press("export", Document(blocks, lines=lines), problems), problems)


def read_page(page: str) -> Told:
    """The rows of a page in the layout of an archive; none where it is in none."""
    problems = Problems()
    return _told(read_press_page("export.html", page, problems), problems)


def _told(table: RawTable | None, problems: Problems) -> Told:
    if table is None:
        return Told([], problems)
    assert list(table.rows) == list(range(1, len(table.frame) + 1))
    columns = {name: table.frame[name].tolist() for name in table.frame.columns}
    count = len(table.frame)
    return Told([{name: columns[name][n] for name in columns} for n in range(count)], problems)


def read_file(name: str, data: bytes | str) -> ReadResult:
    """A whole file through `read_articles`."""
    return read_articles((name, data.encode() if isinstance(data, str) else data))
