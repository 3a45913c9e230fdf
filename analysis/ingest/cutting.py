"""From a document to its articles: a press archive's, those it is cut into, or the one it is."""

from __future__ import annotations

from analysis.ingest.blocks import Document
from analysis.ingest.options import ReadOptions
from analysis.ingest.press import read_press
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, one_text
from analysis.ingest.split import split_articles


def articles_of(
    source: str, document: Document, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """The rows of a document. What somebody chose for the file goes before what is recognised."""
    chosen = options.of(source)
    if chosen.layout is None and chosen.starts is None:
        table = read_press(source, document, problems)
        if table is not None:
            return [table]
    table = split_articles(source, document, problems, options)
    if table is not None:
        return [table]
    return [one_text(source, **{**document.metadata, "text": document.text})]
