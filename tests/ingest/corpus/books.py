"""Cases of workbooks and Parquet."""

from __future__ import annotations

from typing import Any

from tests.ingest.corpus import Case
from tests.ingest.corpus.writers import (
    HEADERS,
    cells_of,
    csv_of,
    headed,
    open_sheet,
    parquet,
    text_of,
    workbook,
)
from tests.ingest.material import OUTLETS, TEXTS, TITLES, table
from tests.ingest.test_sheets import OLD

_NOON = "2031-06-08 12:43:00+00:00"
_USUAL = {
    language: {
        "outlet": OUTLETS[language], "title": f"{TITLES[language]} 0", "language": language,
        "text": TEXTS[language][:40], "published": _NOON,
    }
    for language in ("en", "ar")
}  # fmt: skip
_PASSWORD = bytes(OLD[:8]) + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2_000)


def _plain(language: str, **options: Any) -> str:
    return csv_of(table(language), **options)


def _merged(book: Any) -> None:
    sheet = book.worksheets()[0]
    sheet.merge_range(1, 0, 3, 0, OUTLETS["ar"])


BOOKS = (
    Case(
        "a workbook of several sheets",
        "a.xlsx",
        lambda: workbook(
            {
                "Ledger": cells_of(headed("en", 1)),
                "ملاحظات": [["who", "when"], ["A", 1]],
                "المرفأ": cells_of(headed("ar", 1)),
                "Empty": [],
                "Names": [HEADERS["en"]],
            }
        ),
        2,
        "empty_sheet no_rows sheet_skipped",
        1,
        first=_USUAL["en"],
    ),
    Case(
        "a workbook with titles above its header",
        "a.xlsx",
        lambda: workbook(
            {"s": [["Monitoring report"], [], ["Made on", "2031-06-09"], *cells_of(headed("ar"))]}
        ),
        2,
        "header_below",
        first=_USUAL["ar"],
    ),
    Case(
        "a cell merged over rows",
        "a.xlsx",
        lambda: workbook(
            {"s": [HEADERS["ar"][:3], *([None, "x", text_of(n, "ar")] for n in range(3))]}, _merged
        ),
        3,
        "merged_cells",
        first={"outlet": OUTLETS["ar"]},
    ),
    Case("a workbook with a password", "a.xlsx", lambda: _PASSWORD, 0, "other_format password", 1),
    Case(
        "a cell far away",
        "a.xlsx",
        lambda: workbook(
            {"s": cells_of(headed("en"))},
            lambda book: book.worksheets()[0].write(1_048_575, 16_383, "x"),
        ),
        0,
        "far_cell",
        1,
    ),
    Case(
        "a workbook cut short",
        "a.xlsx",
        lambda: workbook({"s": cells_of(headed("ar"))})[:900],
        0,
        "broken_file",
        1,
    ),
    Case(
        "a text that fills its cell",
        "a.xlsx",
        lambda: workbook({"s": [["outlet", "text"], ["Ledger", ("word " * 7_000)[:32_767]]]}),
        1,
        "cell_limit",
        first={"complete": "looks cut"},
    ),
    Case(
        "an OpenDocument sheet",
        "a.ods",
        lambda: open_sheet(table("ar")),
        2,
        first={"outlet": OUTLETS["ar"], "published": _NOON},
    ),
    Case(
        "a workbook of Excel 97",
        "a.xls",
        lambda: OLD,
        1,
        "short",
        first={"outlet": OUTLETS["ar"], "published": "2031-06-08"},
    ),
    Case(
        "a table under the name of a workbook",
        "a.xls",
        lambda: _plain("ar", sep="\t").encode("utf-16"),
        2,
        "other_format",
        first=_USUAL["ar"],
    ),
    Case("a Parquet file", "a.parquet", lambda: parquet(table("ar")), 2, first=_USUAL["ar"]),
    Case(
        "a Parquet file that is damaged",
        "a.parquet",
        lambda: b"PAR1 nothing PAR1",
        0,
        "broken_file",
        1,
    ),
)
