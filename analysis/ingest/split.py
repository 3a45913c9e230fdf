"""One document, several articles: where each begins."""

from __future__ import annotations

from analysis.ingest.blocks import Document
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable


def split_articles(
    source: str, document: Document, problems: Problems, options: ReadOptions
) -> RawTable | None:
    """The articles of a document in which several begin; None where it is one article."""
    return None
