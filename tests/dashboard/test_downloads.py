"""What is taken away from a chart: bytes that other programs read as we wrote them."""

from __future__ import annotations

import io
import threading
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from analysis.articles import ArticleSet
from analysis.errors import AnalysisError
from analysis.ingest import read_articles
from analysis.ingest.tables.neutral import as_it_was, neutral
from analysis.tables import TABLES
from dashboard import downloads, exports, pictures
from tests.charts import frames
from tests.charts.test_charts import draw


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_csv_opens_in_a_spreadsheet_with_its_arabic_and_without_an_index() -> None:
    frame = frames.timeline("ar")
    content = downloads.to_csv(frame)
    assert content.startswith(b"\xef\xbb\xbf")
    back = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig")
    assert list(back.columns) == list(frame.columns)
    assert back["group"].tolist() == frame["group"].tolist()
    assert back["words"].tolist() == frame["words"].tolist()


def test_csv_numbers_come_back_to_the_last_digit() -> None:
    frame = pd.DataFrame({"score": [0.1 + 0.2, 1 / 3, 1e-17]})
    lines = downloads.to_csv(frame).decode("utf-8-sig").split()
    assert [float(line) for line in lines[1:]] == frame["score"].tolist()


def test_xlsx_has_the_data_the_meaning_of_each_column_and_the_settings() -> None:
    frame = frames.tone("en")
    book = sheets(downloads.to_xlsx(frame, "data", TABLES["tone"], {"by": "outlet", "n": 3}))
    assert list(book) == ["data", "columns", "settings"]
    assert book["data"][0] == list(frame.columns)
    assert len(book["data"]) == len(frame) + 1
    meanings = {row[1]: row[2] for row in book["columns"][1:]}
    assert meanings == {c.name: c.meaning for c in TABLES["tone"].columns}
    assert ["by", "outlet"] in book["settings"]


def test_a_cell_that_looks_like_a_formula_stays_text_in_xlsx() -> None:
    evil = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        '=HYPERLINK("http://example.org")',
        "http://example.org",
    ]
    content = downloads.to_xlsx(pd.DataFrame({"title": evil}))
    assert [row[0] for row in sheets(content)["data"][1:]] == evil
    import zipfile

    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()


DANGEROUS = [
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org";"قال")',
    "\t=1",
    "\r=1",
    "  =1+1",
    "\N{NO-BREAK SPACE}+1",
    "\u200f=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "- قال",
    "-",
    "'=1",
]
HARMLESS = ["قال: 1=1", "It’s", "'tis", "– dash", "«- قال»", "1-2", "a@b.example", ""]


def test_a_cell_that_would_run_as_a_formula_is_made_harmless_in_csv() -> None:
    lines = downloads.to_csv(pd.DataFrame({"title": [*DANGEROUS, *HARMLESS]}))
    cells = pd.read_csv(io.BytesIO(lines), keep_default_na=False)["title"].tolist()
    assert cells[: len(DANGEROUS)] == [f"'{cell}" for cell in DANGEROUS]
    assert cells[len(DANGEROUS) :] == HARMLESS
    assert [as_it_was(cell) for cell in cells] == [*DANGEROUS, *HARMLESS]


def test_numbers_stay_numbers_and_headings_are_made_harmless_too() -> None:
    frame = pd.DataFrame(
        {
            "score": [-5.5, 2.0],
            "n": [-1, 1],
            "=cmd()": pd.Categorical(["=1", "x"]),
            "mixed": [-3, "-3"],
        }
    )
    lines = downloads.to_csv(frame).decode("utf-8-sig").splitlines()
    assert lines == ["score,n,'=cmd(),mixed", "-5.5,-1,'=1,-3", "2.0,1,x,'-3"]
    assert list(frame.columns)[2] == "=cmd()"


def test_the_tables_of_the_command_line_are_made_harmless_too() -> None:
    frame = pd.DataFrame({"title": ["=1+1", "قال"], "n": [-1, 2]})
    lines = exports.FORMATS["csv"](frame, exports.ARTICLES, {}).decode("utf-8-sig").splitlines()
    assert lines == ["title,n", "'=1+1,-1", "قال,2"]
    book = sheets(exports.FORMATS["xlsx"](frame, exports.ARTICLES, {}))
    assert book["articles"][1] == ["=1+1", -1]


@given(st.text(st.sampled_from("'=+-@ \t\r\n＝\u200faق1"), max_size=8))
def test_what_is_made_harmless_comes_back_as_it_was(cell: str) -> None:
    assert as_it_was(neutral(cell)) == cell
    assert neutral(cell).lstrip("\u200f \n\t\r")[:1] not in tuple("=+-@＝")


def test_our_own_articles_come_back_with_every_character() -> None:
    texts = [f"{cell} ثم قال وزير الخارجية and said no more" for cell in [*DANGEROUS, *HARMLESS]]
    frame = pd.DataFrame({"text": texts, "outlet": "=A1", "@own": DANGEROUS[0]})
    articles = ArticleSet.from_frame(frame)
    back = read_articles(("articles.csv", downloads.to_csv(articles.frame))).articles.frame
    assert back["text"].tolist() == texts
    assert back["outlet"].tolist() == ["=A1"] * len(texts)
    assert back["article_id"].tolist() == articles.frame["article_id"].tolist()
    assert back["@own"].tolist() == [DANGEROUS[0]] * len(texts)


def test_an_apostrophe_in_the_csv_of_somebody_else_stays() -> None:
    data = b"outlet,text\nLedger,'- he said and went on\n"
    back = read_articles(("theirs.csv", data)).articles.frame
    assert back["text"].tolist() == ["'- he said and went on"]


def test_a_text_longer_than_a_cell_goes_on_in_the_next_column() -> None:
    text = "ab" * 20_000
    rows = sheets(downloads.to_xlsx(pd.DataFrame({"text": [text, "short"]})))["data"]
    assert rows[0] == ["text", "text (2)"]
    assert "".join(map(str, rows[1])) == text
    assert rows[2][0] == "short"


def test_times_are_written_as_utc_times() -> None:
    frame = pd.DataFrame({"published": pd.to_datetime(["2031-03-03T10:30:00+02:00"], utc=True)})
    value = sheets(downloads.to_xlsx(frame))["data"][1][0]
    assert str(value) == "2031-03-03 08:30:00"


def test_a_workbook_has_a_sheet_a_table_and_one_dictionary_for_all() -> None:
    tables = {"tone": frames.tone("en"), "timeline": frames.timeline("en")}
    book = sheets(downloads.workbook(tables, settings={}))
    assert list(book) == ["tone", "timeline", "columns", "settings"]
    assert {row[0] for row in book["columns"][1:]} == {"tone", "timeline"}


def test_an_empty_table_still_has_its_columns() -> None:
    book = sheets(downloads.to_xlsx(TABLES["tone"].frame(), "data", "tone"))
    assert book["data"][0] == TABLES["tone"].names


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_html_stands_alone_in_the_language_of_the_interface(language: str, direction: str) -> None:
    page = downloads.to_html(draw("words_bars", language), language).decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert "<script src=" not in page
    assert "cdn.plot.ly/plotly" not in page
    assert "Plotly.newPlot" in page


def test_without_a_browser_a_picture_is_refused_in_one_clear_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PARALLAX_CHROME", "/nowhere/chrome")
    monkeypatch.setattr(pictures, "_painter", None)
    assert downloads.browser_path() is None
    with pytest.raises(AnalysisError) as caught:
        downloads.picture(go.Figure(), "png")
    assert caught.value.code == "needs_browser"
    assert "\n" not in str(caught.value)


@pytest.mark.browser
@pytest.mark.usefixtures("chrome")
class TestPictures:
    """With Chrome or Chromium."""

    def test_svg_keeps_its_text_as_text_in_arabic_too(self) -> None:
        svg = downloads.picture(draw("words_bars", "ar"), "svg").decode()
        assert svg.startswith("<svg")
        for word in (frames.TERMS["ar"][0], frames.NAMES["ar"][0], "S-C-O-P-E", "S-E-T-T-I-N-G-S"):
            assert word in svg

    def test_png_is_twice_the_width_and_pdf_is_a_pdf(self) -> None:
        from PIL import Image

        figure = draw("timeline", "en")
        image = Image.open(io.BytesIO(downloads.picture(figure, "png")))
        assert image.size == (1360, 2 * figure.layout.height)
        assert downloads.picture(figure, "pdf").startswith(b"%PDF")

    def test_several_threads_get_their_own_pictures(self) -> None:
        found: dict[str, bytes] = {}

        def make(name: str) -> None:
            found[name] = downloads.picture(draw(name, "en"), "svg")

        names = ["words_bars", "timeline", "tone_strip"]
        threads = [threading.Thread(target=make, args=(name,)) for name in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(found) == sorted(names)
        assert len(set(found.values())) == 3

    def test_a_browser_that_was_killed_is_started_again(self) -> None:
        figure = draw("tone_strip", "en")
        first = downloads.picture(figure, "svg")
        painter = pictures._painter
        assert painter is not None
        painter._kaleido.subprocess.kill()  # the process that we started, and only that one
        painter._kaleido.subprocess.wait(10)
        assert len(downloads.picture(figure, "svg")) == pytest.approx(len(first), rel=0.05)
