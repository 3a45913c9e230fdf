"""From a document to its articles: a press archive's, those it is cut into, or the one it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.blocks import Document
from analysis.ingest.pieces.split import split_articles
from analysis.ingest.press import read_press
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, one_text

#: Where `seen_documents` collects; None outside of it.
_SEEN: ContextVar[list[tuple[str, Document]] | None] = ContextVar("seen_documents", default=None)


@contextmanager
def seen_documents() -> Iterator[list[tuple[str, Document]]]:
    """(source, document) of all that `articles_of` is given meanwhile, for previews."""
    seen: list[tuple[str, Document]] = []
    token = _SEEN.set(seen)
    try:
        yield seen
    finally:
        _SEEN.reset(token)


def articles_of(
    source: str, document: Document, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """The rows of a document. What somebody chose for the file goes before what is recognised."""
    tables = several_of(source, document, problems, options)
    return tables or [one_text(source, **{**document.metadata, "text": document.text})]


def several_of(
    source: str, document: Document, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """The same; [] where nothing says that the document is more than one text."""
    if (seen := _SEEN.get()) is not None:
        seen.append((source, document))
    chosen = options.of(source)
    if chosen.layout is None and chosen.starts is None:
        table = read_press(source, document, problems)
        if table is not None:
            return [table]
    table = split_articles(source, document, problems, options)
    return [table] if table is not None else []
