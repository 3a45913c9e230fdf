"""PDF: the text layer, page by page, its lines joined to paragraphs.

pypdf in its default mode gives Arabic best of what was tried: pdfminer and pypdf's layout mode
reverse it, PDFium turns round every word that is drawn in presentation forms. Glyph codes become
the letters that they stand for, and the order of Arabic is checked (`arabic_order`).
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from analysis.ingest.documents import arabic_order
from analysis.ingest.documents.arabic_order import (
    ARABIC_LETTER,
    Manner,
    order_of_letters,
    plain_forms,
)
from analysis.ingest.documents.metadata import document_articles, said_metadata
from analysis.ingest.documents.packages import broken
from analysis.ingest.documents.pdf_lines import Line, Lines, lined, paragraphs, without_running
from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable

#: What pypdf raises on broken files besides its own errors, found by fuzzing.
_BROKEN = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OverflowError,
    RecursionError, NotImplementedError, ZeroDivisionError, OSError, EOFError, ArithmeticError,
    RuntimeError, UnicodeError,
)  # fmt: skip
_OPERATIONS = 400_000  # of all pages that are parsed together; a page of text has about 2,000
_STREAM = 20_000_000  # bytes of one unpacked stream
_TOLD_LINES = 3
_SPACES = re.compile(r"[ \t\u00a0]+")
logging.getLogger("pypdf").addHandler(logging.NullHandler())  # it would write to the terminal


def read_pdf(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """The articles of a PDF. Unreadable: `no_text_layer` for a scan, `password`, `broken_file`."""
    document = document_of(source, data, problems, options)
    return document_articles(source, document, problems, options)


def document_of(source: str, data: bytes, problems: Problems, options: ReadOptions) -> Document:
    """The blocks and the metadata of a PDF."""
    from pypdf import apply_configuration

    with apply_configuration(
        stream_parsing_work_maximum_count=_OPERATIONS, zlib_maximum_output_length=_STREAM,
        lzw_maximum_output_length=_STREAM, run_length_maximum_output_length=_STREAM,
        array_based_stream_maximum_output_length=_STREAM,
    ):  # fmt: skip
        reader = _opened(data)
        pages = _pages(source, reader, problems, options)
        said = _said(reader)
    in_order(source, pages, problems)
    running = without_running(pages)
    if running:
        told = ", ".join(f"“{line}”" for line in running[:_TOLD_LINES])
        problems.add("kept", "running_lines", source, lines=told)
    blocks = _lam_alef(source, paragraphs(pages), problems)
    lines = _lam_alef(source, lined(pages), Problems())  # told for the paragraphs
    return Document(blocks, said, lines)


def _opened(data: bytes) -> Any:
    """The document, opened without a password (one that forbids printing only has an empty one)."""
    import pypdf
    import pypdf.errors

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
    except pypdf.errors.DependencyError as error:
        raise Unreadable("password") from error
    except (pypdf.errors.PyPdfError, *_BROKEN) as error:
        raise broken("PDF", error) from error
    if locked:
        raise Unreadable("password")
    return reader


def _pages(source: str, reader: Any, problems: Problems, options: ReadOptions) -> list[list[Line]]:
    """The lines of each page as they are drawn; what gave none is told."""
    import pypdf.errors

    limit = options.limits.pages
    try:
        count = len(reader.pages)
    except (pypdf.errors.PyPdfError, *_BROKEN) as error:
        raise broken("PDF", error) from error
    if count > limit:
        problems.add("kept", "too_many_pages", source, pages=count, limit=limit)
    pages: list[list[Line]] = []
    damaged: list[object] = []
    for number in range(min(count, limit)):
        lines = Lines()
        try:
            reader.pages[number].extract_text(
                visitor_operand_before=lines.operation, visitor_text=lines.visit
            )
        except (pypdf.errors.PyPdfError, *_BROKEN) as error:
            damaged.append(error)
        lines.end()
        pages.append(lines.found)
    if not any(_has_letters(page) for page in pages):
        if damaged:
            raise broken("PDF", damaged[0])
        raise Unreadable("no_text_layer", pages=count)
    empty = sum(not _has_letters(page) for page in pages) - len(damaged)
    if damaged:
        problems.add("kept", "pages_unreadable", source, count=len(damaged), pages=count)
    if empty > 0:
        problems.add("kept", "pages_without_text", source, count=empty, pages=count)
    return pages


def _has_letters(page: Sequence[Line]) -> bool:
    return any(any(map(str.isalpha, line.drawn)) for line in page)


def _said(reader: Any) -> dict[str, str]:
    """What the metadata says."""
    import pypdf.errors

    try:
        found = reader.metadata
        return said_metadata(str(found.title or ""), str(found.author or "")) if found else {}
    except (pypdf.errors.PyPdfError, *_BROKEN):
        return {}  # damaged metadata says nothing; the text is read


def in_order(source: str, pages: Sequence[Sequence[Line]], problems: Problems) -> None:
    """Gives each line its text in reading order; what was put right or may be wrong is told."""
    visual = arabic_order.is_visual([one.chunks for page in pages for one in page])
    whole = order_of_letters("\n".join(line.drawn for page in pages for line in page))
    counts = {"arabic_reversed": 0, "arabic_reordered": 0}
    doubtful: list[str] = []
    for page in pages:
        order = _page_order("\n".join(line.drawn for line in page), whole)
        _read_page(page, visual, order == "reversed")
        for line in page:
            line.text = _SPACES.sub(" ", plain_forms(line.text)).strip()
            if _letters(line.drawn) != _letters(line.text):
                code = "arabic_reversed" if order == "reversed" else "arabic_reordered"
                counts[code] += 1
            if line.turned or (order == "doubtful" and ARABIC_LETTER.search(line.text)):
                doubtful.append(line.text)
    for code, count in counts.items():
        if count:
            problems.add("repaired", code, source, count=count)
    if doubtful:
        sample = max(doubtful, key=len)[:80]
        problems.add("kept", "arabic_order_doubtful", source, count=len(doubtful), sample=sample)


def _page_order(drawn: str, whole: arabic_order.Order) -> arabic_order.Order:
    """The order of a page's letters; a page that says little is as the others are."""
    order = order_of_letters(drawn)
    if order != "right" or whole != "reversed":
        return order
    right, wrong, _ = arabic_order.signs_of_order(drawn)
    return "right" if right > wrong else "reversed"


def _read_page(page: Sequence[Line], visual: bool, is_reversed: bool) -> None:
    is_rtl = arabic_order.right_to_left("".join(line.drawn for line in page), page_is=False)
    rights = [arabic_order.right_to_left(line.drawn, is_rtl) for line in page]
    for mirrored in (False, True):
        manner = Manner(visual, is_reversed, mirrored)
        for line, rtl in zip(page, rights, strict=True):
            line.text = manner.text(line.chunks, rtl=rtl)
        texts = [line.text for line, rtl in zip(page, rights, strict=True) if rtl]
        if not arabic_order.mirrors(texts):
            return


def _letters(text: str) -> str:
    """Letters and digits alone: spaces and signs change places without a change of words."""
    return "".join(one for one in plain_forms(text) if one.isalnum())


def _lam_alef(source: str, blocks: list[Block], problems: Problems) -> list[Block]:
    """Blocks with lam-alef the right way round, where a document swaps it throughout."""
    text, count = arabic_order.lam_alef_right("\n".join(block.text for block in blocks))
    if not count:
        return blocks
    problems.add("repaired", "lam_alef_swapped", source, count=count)
    texts = text.split("\n")
    return [replace(block, text=one) for block, one in zip(blocks, texts, strict=True)]
