"""Where the articles of one file begin, to look at, merge and cut before it is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.ingest.columns import guess_columns
from analysis.ingest.options import INSIDE, ReadOptions
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.pieces.cutting import seen_documents
from analysis.ingest.pieces.openings import View
from analysis.ingest.pieces.split import find_split
from analysis.ingest.press import read_press
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable
from analysis.ingest.sources import tables_of

#: Columns of `SplitPreview.blocks` and of `SplitPreview.rows`.
BLOCKS = ("number", "text", "level", "bold")
ROWS = ("start", "title", "words", "outlet", "published")


@dataclass(frozen=True, eq=False)
class SplitPreview:
    """How a file would be cut. source: its name as problems give it.

    blocks: frame of number (from 0: what starts and layouts count by), text, level, bold. starts:
    numbers of the blocks where an article begins. found_by: chosen, layout, saved, press (then it
    has no starts: an archive's export is read by its own layout), the name of the rule (headings,
    dated, fields …), or "" where it is one article. layout: the name of the one that was used.
    rows: frame of start (-1 where it is not known), title, words, outlet, published, as they would
    be read. document: the blocks themselves, to learn a layout from.
    """

    source: str
    blocks: pd.DataFrame
    starts: tuple[int, ...]
    found_by: str
    layout: str
    rows: pd.DataFrame
    document: Document = field(repr=False)


def preview_split(source: str, data: bytes, options: ReadOptions = ReadOptions()) -> SplitPreview:
    """How one file would be cut. Works for every format that is one text: TXT, Markdown, DOCX, ODT,
    RTF, PDF.

    source: a name as problems give it. For one file of an archive (`set.zip › a.docx`) `data` are
    the archive's bytes. A file without text, or with columns of its own, gives no blocks. Never
    raises for bad bytes.
    """
    outer = source.partition(INSIDE)[0]
    with seen_documents() as seen:
        tables = tables_of((outer, data), Problems(), options)
    own = [one for one in seen if one[0] == source] or seen[:1]
    if not own:
        return _preview(source, Document([]), tables, (), "", "")
    name, document = own[0]
    tables = [table for table in tables if table.source == name]
    chosen = options.of(name)
    is_open = chosen.starts is None and chosen.layout is None
    if is_open and read_press(name, document, Problems()) is not None:
        return _preview(name, document, tables, (), "press", "")
    split = find_split(View(document), name, options)
    if split is None:
        return _preview(name, document, tables, (), "", "")
    return _preview(name, document, tables, split.starts, split.rule, split.layout)


def _preview(
    source: str,
    document: Document,
    tables: list[RawTable],
    starts: tuple[int, ...],
    found_by: str,
    layout: str,
) -> SplitPreview:
    return SplitPreview(
        source=source,
        blocks=_blocks(document.blocks),
        starts=starts,
        found_by=found_by,
        layout=layout,
        rows=_rows(tables, starts),
        document=document,
    )


def _blocks(listed: Sequence[Block]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "number": range(len(listed)),
            "text": pd.Series([block.text for block in listed], dtype=object),
            "level": pd.Series([block.level for block in listed], dtype="int64"),
            "bold": pd.Series([block.bold for block in listed], dtype="bool"),
        }
    )


def _rows(tables: list[RawTable], starts: tuple[int, ...]) -> pd.DataFrame:
    parts = []
    for table in tables:
        mapping = guess_columns([str(name) for name in table.frame.columns])
        count = len(table.frame)
        texts = _column(table, mapping, "text")
        columns = {
            "start": list(starts) if len(starts) == count else [-1] * count,
            "title": _column(table, mapping, "title"),
            "words": [len(text.split()) for text in texts],
            "outlet": _column(table, mapping, "outlet"),
            "published": _column(table, mapping, "published"),
        }
        parts.append(pd.DataFrame(columns, columns=list(ROWS)))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(ROWS))


def _column(table: RawTable, mapping: Mapping[str, str], name: str) -> list[str]:
    """A column's values as text, by its declared name; what holds for all rows where they have
    none."""
    given = str(table.given.get(name, ""))
    if name not in mapping:
        return [given] * len(table.frame)
    return [
        given if pd.isna(value) or value == "" else str(value)
        for value in table.frame[mapping[name]]
    ]
