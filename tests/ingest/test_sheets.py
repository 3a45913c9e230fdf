"""Workbooks: several sheets, titles above, merged cells, dates, and cells where none should be."""

from __future__ import annotations

import base64
import datetime
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pandas as pd
import pytest
import xlsxwriter

from analysis import read_articles
from analysis.errors import InputError
from analysis.ingest import ReadResult
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.tables.old_files import old_reach
from analysis.ingest.tables.sheets import read_sheets
from tests.ingest.material import (
    ARABIC,
    ENGLISH,
    OUTLETS,
    TEXTS,
    TITLES,
    adds_up,
    codes,
    table,
    zipped,
)

LANGUAGES = ["en", "ar"]
HEADERS = {
    "en": ["Outlet", "Title", "Text", "Date"],
    "ar": ["الصحيفة", "العنوان", "النص", "التاريخ"],
}
#: A workbook of Excel 97 with one article, as xlwt 1.3.0 wrote it.
OLD = zlib.decompress(
    base64.b85decode(
        "c-rk)O-NKx6#njWyv~R}qiLXlOp1>GV1v*`M?=$u5o^;AL21q+6eorWszq5g%OGl1w2^Gl#%j|KwWwW-z^FwK1X{"
        "}=2nt&0yuN$pO^sIIKnceChI{Tg=brQKopbNG_ucn$p=@#XUiA{zpc{Ee**@qjonrB21V7kr+lI~5UKZQMrh?DQi"
        "PZUcT>PTI%%Pd@C0MxYc}5DnXE}@$7>-Rv0~?54GKNuQ#?VEoaD$o>RLQ8yg&q^SMd%%|d?K_*G?#>S(RNWC!a{h"
        "sd8f0A4_LL*Rs!?f2jcTqG##kKbF+%iT~=w^eDubTk4|o~h8j;1=D-OZh)zZ0MlQuI6aoi{wn(I{uWu0*oa{M#wF"
        "AJHOjbV)xcZIND^UM!wZ7mFdM_t&t^TUz0j6Oel_W{h>WW7aSp{{U?$;f<SJ&xf+~nGT6sCCWWMVR!pj{$*%2eZ{"
        "iD(g2r*6|jv~SV@WP69826ZPD0SxLLH0dDMu7j*wDH-!#F*lkZrFu$xSU2iHYMRN_kqePCo<rpOoi18ff}}ycUAL"
        "PRiu8`;U$r9@OQsf)j-yogGRapzL$ZAP^Q*|%Ncf0orsWh$pH=lHG_Y~rc+j~-S}dV?EX~5V2)!Ur-6njs&<X~Nb"
        ";C%d!|a|Bn~T!gz<xr4*Wq9m-$*|Baqq*L<cDw*`T2pRGZpi1!n3I5**Q*s^P54dYE{>-89WMSYUS)}?}S$Uvd4K"
        "XzcY5*Igm@SA~6HwVUU(gbkq;Ya$;q?)o;9&c;`9xO1w?n&RRyYIHsCU7P_r++?UYxWW5m-!i5VLE?l^9;ljn{f^"
        "y!7&HJC{=LNys9p$^u3QNlUO!D7iA7cC^c&Y5i6ze!n=d^ydB41^mrPk?_`Ce$SpS{O1fiW4!M9%A%Hzt++f7b2j"
        "|9dHvYyYWS#`%x?{|+W^-uD"
    )
)


def _book(*fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for each in fill:
        each(book)
    book.close()
    return buffer.getvalue()


def _sheet(name: str, rows: list[list[object]]) -> Callable[[xlsxwriter.Workbook], None]:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet(name)
        dates = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, datetime.datetime):
                    sheet.write_datetime(r, c, value, dates)
                else:
                    sheet.write(r, c, value)

    return fill


def _row(language: str, number: int = 1) -> list[object]:
    day = datetime.datetime(2031, 6, number, 15, 43)
    return [OUTLETS[language], TITLES[language], TEXTS[language], day]


def _read(data: bytes, name: str = "a.xlsx") -> ReadResult:
    return read_articles((name, data))


def test_each_sheet_with_a_text_is_read_and_every_row_of_the_others_is_told() -> None:
    data = _book(
        _sheet("Ledger", [list(HEADERS["en"]), _row("en")]),
        _sheet("ملاحظات", [["who", "when"], ["Ana", 1], ["Ben", 2]]),
        _sheet("المرفأ", [list(HEADERS["ar"]), _row("ar")]),
        _sheet("Empty", []),
        _sheet("Only names", [list(HEADERS["en"])]),
    )
    result = _read(data)
    assert result.articles.frame["text"].tolist() == [ENGLISH, ARABIC]
    skipped = result.problems.query("problem == 'sheet_skipped'")
    assert skipped["row"].tolist() == [2, 3]
    assert set(skipped["source"]) == {"a.xlsx · ملاحظات"}
    assert "who, when" in skipped["detail"].iloc[0]
    told = result.problems.set_index("problem")["source"].to_dict()
    assert told["empty_sheet"] == "a.xlsx · Empty"
    assert told["no_rows"] == "a.xlsx · Only names"
    assert result.rows_read == 4
    assert adds_up(result)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_is_found_below_titles(language: str) -> None:
    above = [["Monitoring report"], [], ["Made on", "2031-06-09"], ["تقرير الرصد"]]
    result = _read(_book(_sheet("s", [*above, list(HEADERS[language]), _row(language)])))
    assert result.articles.frame["text"].tolist() == [TEXTS[language]]
    told = result.problems.query("problem == 'header_below'").iloc[0]
    assert told["detail"].startswith("The names of the columns were found on line 5; 3 lines")
    short = _read(_book(_sheet("s", [["Report"], list(HEADERS[language]), _row(language)[:3]])))
    assert short.articles.frame["outlet"].tolist() == [OUTLETS[language]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_dates_and_formulas_their_values(language: str) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        _sheet("s", [list(HEADERS[language]), _row(language, 8)])(book)
        sheet = book.worksheets()[0]
        sheet.write_formula(1, 1, '="x"&"y"', None, TITLES[language])  # type: ignore[arg-type]
        sheet.write(0, 4, "words")
        sheet.write_formula(1, 4, "=1+1", None, 2)

    row = _read(_book(fill)).articles.frame.iloc[0]
    assert row["title"] == TITLES[language]
    assert row["published"] == pd.Timestamp("2031-06-08 15:43", tz="UTC")
    assert row["published_precision"] == "minute"
    assert row["words"] == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cell_merged_over_rows_gives_its_value_to_each(language: str) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("s")
        sheet.merge_range(0, 0, 0, 2, "A title over all columns")
        for place, name in enumerate(HEADERS[language][:3]):
            sheet.write(1, place, name)
        sheet.merge_range(2, 0, 4, 0, OUTLETS[language])
        for row in range(2, 5):
            sheet.write(row, 1, f"{TITLES[language]} {row}")
            sheet.write(row, 2, f"{TEXTS[language]} {row}")

    result = _read(_book(fill))
    assert result.articles.frame["outlet"].tolist() == [OUTLETS[language]] * 3
    told = result.problems.query("problem == 'merged_cells'").iloc[0]
    assert (told["action"], told["detail"].split()[0]) == ("repaired", "2")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_document_sheet_is_read(language: str) -> None:
    frame = table(language)
    cells = [list(frame.columns), *frame.to_numpy().tolist()]
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{str(v).replace(chr(10), " ")}'
            "</text:p></table:table-cell>"
            for v in row
        )
        + "</table:table-row>"
        for row in cells
    )
    result = _read(_ods(rows), "a.ods")
    assert result.articles.frame["outlet"].tolist() == frame["outlet"].tolist()
    assert result.articles.frame["language"].tolist() == [language] * 2


def _ods(rows: str) -> bytes:
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
        for key, value in names.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="s">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return buffer.getvalue()


def test_a_workbook_of_excel_97_is_read() -> None:
    row = _read(OLD, "a.xls").articles.frame.iloc[0]
    assert row["outlet"] == "صحيفة المرفأ"
    assert row["text"] == "وصل وزير خارجية فلمارا إلى بورت أوستر يوم الثلاثاء."
    assert row["published"] == pd.Timestamp("2031-06-08", tz="UTC")
    assert row["published_precision"] == "day"


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_under_the_name_of_a_workbook_is_read_as_what_it_is(language: str) -> None:
    frame = table(language)
    result = _read(frame.to_csv(index=False, sep="\t").encode("utf-16"), "a.xls")
    assert result.articles.frame["text"].tolist() == frame["text"].tolist()
    assert "this is CSV" in result.problems.query("problem == 'other_format'")["detail"].iloc[0]


def test_a_protected_workbook_says_so() -> None:
    data = bytes(OLD[:8]) + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2_000)
    with pytest.raises(InputError, match="protected by a password"):
        _read(data)


# --- cells far away: the sheet would be held as a rectangle up to them -----------------------


def test_a_cell_at_the_far_corner_is_refused_before_room_is_made_for_it() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        _sheet("s", [list(HEADERS["en"]), _row("en")])(book)
        book.worksheets()[0].write(1_048_575, 16_383, "x")

    with pytest.raises(InputError, match="row 1048576, column 16384"):
        _read(_book(fill))


def test_a_cell_far_down_in_a_narrow_sheet_is_no_trouble() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        _sheet("s", [list(HEADERS["en"]), _row("en")])(book)
        book.worksheets()[0].write(60_000, 2, f"{ENGLISH} far away")

    table = read_sheets("a.xlsx", _book(fill), Problems(), ReadOptions())[0]
    assert table.frame["Text"].tolist() == [ENGLISH, f"{ENGLISH} far away"]
    assert list(table.rows) == [2, 60_001]


def test_repeated_cells_of_an_open_document_sheet_are_refused() -> None:
    cell = '<table:table-cell{} office:value-type="string"><text:p>x</text:p></table:table-cell>'
    rows = (
        '<table:table-row table:number-rows-repeated="1048576">'
        + cell.format(' table:number-columns-repeated="16384"')
        + "</table:table-row>"
    )
    with pytest.raises(InputError, match="far away from the table"):
        _read(_ods(rows), "a.ods")


def test_a_far_cell_of_a_binary_sheet_is_refused() -> None:
    row = b"\x00\x04" + struct.pack("<I", 1_048_575)
    cell = b"\x01\x08" + struct.pack("<II", 16_383, 0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("xl/workbook.bin", b"x")
        package.writestr("xl/worksheets/sheet1.bin", row + cell)
    with pytest.raises(InputError, match="row 1048576, column 16384"):
        _read(buffer.getvalue(), "a.xlsb")


def test_how_far_an_old_workbook_reaches_is_read_from_its_records() -> None:
    assert old_reach(OLD) == (2, 3)
    at = OLD.index(
        struct.pack("<HHHHH", 0xFD, 10, 1, 0, OLD[OLD.index(b"\xfd\x00\x0a\x00\x01") + 8])
    )
    far = OLD[: at + 4] + struct.pack("<HH", 65_535, 65_535) + OLD[at + 8 :]
    assert old_reach(far) == (65_536, 65_536)
    with pytest.raises(InputError, match="far away from the table"):
        _read(far, "a.xls")


def test_a_workbook_that_unpacks_to_far_too_much_is_not_opened() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<x/>")
        package.writestr("xl/worksheets/sheet1.xml", " " * 5_000_000)
    with pytest.raises(InputError, match="more than 200 times its size"):
        _read(buffer.getvalue())


def test_nothing_of_an_ordinary_workbook_is_told() -> None:
    result = _read(
        _book(_sheet("s", [list(HEADERS["ar"]), [*_row("ar")[:3], "2031-06-08T15:43Z"]]))
    )
    assert codes(result) == []


def test_a_workbook_cut_off_within_a_table_ends_with_one_line_where_its_reader_never_ends() -> None:
    """python-calamine turns in circles at the end of this file (found by the fuzzer)."""
    names = ("office", "table", "text")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        '<table:table table:name="s">'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    cut = zipped({"mimetype": kind.encode(), "content.xml": content.encode()})
    result = read_articles([("cut.ods", cut), table("en")])
    assert codes(result) == ["broken_file"]
    assert len(result.articles) == 2
    assert adds_up(result)
