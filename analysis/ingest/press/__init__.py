"""Exports of press archives (Nexis Uni, Factiva, Europresse): many articles a file, one layout."""

from __future__ import annotations

from analysis.ingest.blocks import Document
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable


def read_press(source: str, document: Document, problems: Problems) -> RawTable | None:
    """The articles of a document in the layout of a press archive; None where it is in none."""
    return None


def read_press_page(source: str, page: str, problems: Problems) -> RawTable | None:
    """The articles of an HTML page or XML file of a press archive; None where it is in none."""
    return None
