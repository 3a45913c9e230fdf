"""Writers of tables for the corpus."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from tests.ingest.material import OUTLETS, table

HEADERS = {
    "en": ["Outlet", "Title", "Text", "Date"],
    "ar": ["الصحيفة", "العنوان", "النص", "التاريخ"],
}
COLUMNS = ["outlet", "title", "text", "date"]
_PHRASES = {
    "en": ["the harbour opened", "a ferry came late", "traders met the clerk", "rain fell on",
           "the old bridge", "two captains spoke", "bread was sold", "a bell rang"],
    "ar": ["افتتح الميناء", "تأخرت العبارة", "التقى التجار بالكاتب", "هطل المطر على",
           "الجسر القديم", "تحدث قبطانان", "بيع الخبز", "دق الجرس"],
}  # fmt: skip


def text_of(number: int, language: str = "en", sentences: int = 9) -> str:
    """A whole text of its own: no two numbers share a run of words."""
    parts = _PHRASES[language]
    return " ".join(
        f"{parts[(number + n) % 8]} {number}{n} {parts[(number * 3 + n * 5) % 8]} {number}x{n}."
        for n in range(sentences)
    )


def rows(count: int = 1, of: str = "en", **columns: Any) -> pd.DataFrame:
    """`count` whole articles of an outlet in a language; columns: what else they have, or have
    instead."""
    texts = [text_of(n, of) for n in range(count)]
    return pd.DataFrame({"outlet": OUTLETS[of], "text": texts}).assign(**columns)


def csv_of(frame: pd.DataFrame, **options: Any) -> str:
    return frame.to_csv(index=False, **options)


def lines_of(*lines: str) -> str:
    return "\n".join([*lines, ""])


def dates(*values: str, name: str = "date", **columns: Any) -> str:
    """A CSV with one article for each of these dates."""
    return csv_of(rows(len(values), **{name: list(values)}, **columns))


def headed(language: str, count: int = 2) -> pd.DataFrame:
    """The usual table with a header in its language."""
    return table(language, count)[COLUMNS].set_axis(HEADERS[language], axis=1)


def as_json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False)


def as_jsonl(frame: pd.DataFrame) -> str:
    return "\n".join(as_json(record) for record in frame.to_dict("records"))


def parquet(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer)
    return buffer.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], *more: Callable[[Any], None]) -> bytes:
    """An XLSX of sheets by name, rows of cells in each. more: what else is done to the book."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for name, cells in sheets.items():
        sheet = book.add_worksheet(name)
        for place, row in enumerate(cells):
            sheet.write_row(place, 0, row)
    for each in more:
        each(book)
    book.close()
    return buffer.getvalue()


def cells_of(frame: pd.DataFrame) -> list[list[Any]]:
    """The header and the rows of a table."""
    return [list(frame.columns), *frame.to_numpy().tolist()]


def open_sheet(frame: pd.DataFrame) -> bytes:
    """An ODS of one sheet."""
    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{key}:1.0"'
        for key in ("office", "table", "text")
    )
    lines = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{str(value).replace(chr(10), ' ')}</text:p></table:table-cell>"
            for value in row
        )
        + "</table:table-row>"
        for row in cells_of(frame)
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'
            '">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            "</manifest:manifest>",
        )
        package.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="s">{lines}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return buffer.getvalue()
