"""Exports of press archives (Nexis Uni, Factiva, Europresse): many articles a file, one layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.ingest.pieces.blocks import Document
from analysis.ingest.press import (
    europresse,
    factiva,
    factiva_heads,
    factiva_pages,
    factiva_xml,
    nexis,
    nexis_old,
)
from analysis.ingest.press.pieces import Export, Line, lines_of, table_of
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable


@dataclass(frozen=True)
class PressLayout:
    """One layout of one archive: whose it is, what of it is known, how it is told and read.

    `recognises` must be sure: whatever it takes is not read in any other way. Documents are given
    as lines, pages and XML as text.
    """

    archive: str
    limits: str


@dataclass(frozen=True)
class LineLayout(PressLayout):
    """A layout of DOCX, RTF and PDF files."""

    recognises: Callable[[Sequence[Line]], bool]
    read: Callable[[Sequence[Line]], Export]


@dataclass(frozen=True)
class PageLayout(PressLayout):
    """A layout of HTML pages (given as text)."""

    recognises: Callable[[str], bool]
    read: Callable[[str], Export]


@dataclass(frozen=True)
class XmlLayout(PressLayout):
    """A layout of XML files (given as their root element)."""

    recognises: Callable[[Any], bool]
    read: Callable[[Any], Export]


PRESS: tuple[LineLayout, ...] = (
    LineLayout("Nexis Uni", "English, French or German labels", nexis.recognises, nexis.read),
    LineLayout("LexisNexis", "“1 of 50 DOCUMENTS”", nexis_old.recognises, nexis_old.read),
    LineLayout("Factiva", "with field codes", factiva.has_codes, factiva.read_codes),
    LineLayout("Factiva", "without field codes", factiva_heads.has_heads, factiva_heads.read_heads),
)
PRESS_PAGES: tuple[PageLayout, ...] = (
    PageLayout(
        "Factiva", "with or without field codes", factiva_pages.is_page, factiva_pages.read_page
    ),
    PageLayout("Europresse", "saved as HTML", europresse.is_page, europresse.read_page),
)
PRESS_XML: tuple[XmlLayout, ...] = (
    XmlLayout("Factiva", "article and DistDoc", factiva_xml.is_xml, factiva_xml.read_xml),
)


def read_press(source: str, document: Document, problems: Problems) -> RawTable | None:
    """The articles of a document in the layout of a press archive; None where it is in none."""
    lines = lines_of(document)
    for layout in PRESS:
        if layout.recognises(lines) and (export := layout.read(lines)).articles:
            return table_of(source, layout.archive, export, problems)
    return None


def read_press_page(source: str, page: str, problems: Problems) -> RawTable | None:
    """The articles of an HTML page of a press archive; None where it is none."""
    for layout in PRESS_PAGES:
        if layout.recognises(page) and (export := layout.read(page)).articles:
            return table_of(source, layout.archive, export, problems)
    return None


def read_press_xml(source: str, root: Any, problems: Problems) -> RawTable | None:
    """The articles of an XML file (its root element) of a press archive; None where it is none."""
    for layout in PRESS_XML:
        if layout.recognises(root) and (export := layout.read(root)).articles:
            return table_of(source, layout.archive, export, problems)
    return None
