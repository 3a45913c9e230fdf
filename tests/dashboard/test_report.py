"""The report: one page that stands alone and says what the frames say."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis import Corpus, Scope, prepare, read_articles
from analysis.errors import InputError
from analysis.tables import PROBLEMS
from dashboard.i18n import number
from dashboard.naming.labels import LABELLED
from dashboard.report import report_html, write_report, written_out
from dashboard.report_parts import pieces
from dashboard.takeaway import tables_workbook, tables_zip
from tests.helpers import corpus_of

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "visit" / "articles.csv"
SECTIONS = [
    "compared", "findings", "words", "tone", "voices", "naming", "timeline", "similarity",
    "methods", "settings",
]  # fmt: skip


class _Page(HTMLParser):
    """Text without scripts and styles, tags with their attributes."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self._skip = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._skip = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._skip = False

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return re.sub("[\u2066-\u2069]", "", "".join(self.pieces))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return prepare(read_articles(SAMPLE).articles)


@pytest.fixture(scope="module")
def english(corpus: Corpus) -> str:
    return report_html(corpus)


@pytest.fixture(scope="module")
def little() -> Corpus:
    return corpus_of([("Post", "One text."), ("Ledger", "Another text.")])


@pytest.fixture(scope="module", params=["en", "ar"])
def page(request: pytest.FixtureRequest, corpus: Corpus, english: str) -> tuple[str, str, _Page]:
    source = english if request.param == "en" else report_html(corpus, language=request.param)
    return request.param, source, _Page(source)


def test_the_sample_gives_one_page_under_six_megabytes(page: tuple[str, str, _Page]) -> None:
    assert len(page[1].encode()) < 6_000_000


def test_the_page_needs_no_network(page: tuple[str, str, _Page]) -> None:
    for tag, attributes in page[2].tags:
        assert tag not in ("link", "iframe", "img")
        assert "src" not in attributes


def test_the_page_has_the_direction_of_its_language(page: tuple[str, str, _Page]) -> None:
    language, _, parsed = page
    first = next(attributes for tag, attributes in parsed.tags if tag == "html")
    assert first == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}


def test_every_section_is_there_and_in_the_contents(page: tuple[str, str, _Page]) -> None:
    tags = page[2].tags
    assert [a["id"] for tag, a in tags if tag == "section"] == SECTIONS
    links = [a["href"] for tag, a in tags if tag == "a"]
    assert links[: len(SECTIONS)] == [f"#{name}" for name in SECTIONS]


def test_articles_keep_their_own_direction_in_both_reports(page: tuple[str, str, _Page]) -> None:
    quoted = [a for tag, a in page[2].tags if tag == "div" and a.get("class") == "what"]
    assert {(a["lang"], a["dir"]) for a in quoted} == {("ar", "rtl"), ("en", "ltr")}


def test_the_numbers_are_those_of_the_measures(
    page: tuple[str, str, _Page], corpus: Corpus
) -> None:
    text = page[2].text
    tone = analysis.tone(corpus)
    own = tone[(tone["part"] == "body") & (tone["voice"] == "reporter") & tone["enough"]]
    for _, rows in own.groupby("language"):
        assert number(rows["tone"].min()) in text
        assert number(rows["tone"].max()) in text
    terms = analysis.term_differences(corpus)
    for row in terms[terms["shown"] & (terms["rank"] <= 10)].itertuples():
        assert row.display in text


def test_sentences_stand_in_the_page_to_the_letter(
    page: tuple[str, str, _Page], corpus: Corpus
) -> None:
    frame = analysis.tone_sentences(corpus)
    worst = frame[frame["part"] == "body"].sort_values(["tone", "sentence"]).iloc[0]
    article = corpus.articles.frame.set_index("article_id").loc[worst["article_id"]]
    sentence = article["text"][worst["start"] : worst["end"]]
    assert sentence in page[2].text


def test_the_same_corpus_gives_the_same_page(corpus: Corpus, english: str) -> None:
    assert report_html(corpus) == english


def test_texts_of_articles_cannot_become_markup() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    rows = [(f"<b>{name}</b>", f"Terrible war {evil} and great peace. " * 4) for name in "aabb"]
    titles = [f"</title>{evil}"] * 4
    source = report_html(corpus_of(rows, title=titles))
    parsed = _Page(source)
    assert not [tag for tag, _ in parsed.tags if tag in ("img", "b")]
    assert "alert(1)" in parsed.text
    assert "<script>alert(1)" not in source


def test_problems_of_reading_are_listed(little: Corpus) -> None:
    given = {name: [""] for name in PROBLEMS.names} | {
        "source": ["list.csv"], "row": [7], "problem": ["other"],
        "detail": ["A line that was <odd>"], "action": ["dropped"],
    }  # fmt: skip
    text = _Page(report_html(little, PROBLEMS.frame(given))).text
    assert "list.csv" in text
    assert "A line that was <odd>" in text


def test_a_narrowed_scope_is_said(little: Corpus) -> None:
    text = _Page(report_html(little, scope=Scope(part="title"))).text
    assert "headlines only" in text


def test_an_unknown_column_is_one_clear_line(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="nonsense"):
        report_html(corpus, by="nonsense")


@pytest.mark.parametrize(
    "rows",
    [
        [("Post", "One short sentence about a good day.")],
        [("Post", "One text."), ("Post", "Another text.")],
        [("", "No outlet here at all."), ("", "Nor here.")],
        [("Post", "12345"), ("Ledger", "???")],
        [],
    ],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_very_little_still_gives_a_whole_page(rows: list[tuple[str, str]], language: str) -> None:
    parsed = _Page(report_html(corpus_of(rows), language=language))
    assert [a["id"] for tag, a in parsed.tags if tag == "section"] == SECTIONS


def test_write_report_writes_the_page(little: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_report(little, PROBLEMS.frame(), by="outlet", language="en", scope=Scope(), path=path)
    assert path.read_text(encoding="utf-8") == report_html(little)


def test_pieces_joined_are_the_text_and_overlapping_marks_do_not_double_it() -> None:
    text = "good and not bad at all"
    marks = [(0, 4, "positive", ""), (9, 16, "negative", ""), (13, 16, "shifter", "")]
    found = pieces(text, 0, len(text), marks)
    assert "".join(piece.text for piece in found) == text
    assert [piece.text for piece in found if piece.kind] == ["good", "not bad"]


def test_the_zip_holds_what_the_command_line_writes(corpus: Corpus) -> None:
    archive = zipfile.ZipFile(io.BytesIO(tables_zip(corpus, PROBLEMS.frame())))
    names = set(archive.namelist())
    assert {f"{name}.csv" for name in (*analysis.MEASURES, *LABELLED)} <= names
    assert {"articles.csv", "problems.csv", "settings.json"} <= names
    settings = json.loads(archive.read("settings.json"))
    assert settings["fingerprint"] == corpus.articles.fingerprint
    tone = pd.read_csv(io.BytesIO(archive.read("tone.csv")), encoding="utf-8-sig")
    assert tone["tone"].tolist() == pytest.approx(analysis.tone(corpus)["tone"].tolist())


def test_the_workbook_holds_every_table(corpus: Corpus) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(tables_workbook(corpus, PROBLEMS.frame())))
    assert set(book.sheet_names) == {
        "articles", "problems", *analysis.MEASURES, *LABELLED, "columns", "settings",
    }  # fmt: skip
    rows = book.get_sheet_by_name("tone").to_python()
    assert len(rows) == len(analysis.tone(corpus)) + 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_charts_are_measured_left_to_right_on_a_right_to_left_page(
    language: str, corpus: Corpus, tmp_path: Path, browser: object
) -> None:
    path = tmp_path / "report.html"
    path.write_text(report_html(corpus, language=language), encoding="utf-8")
    asked: list[str] = []
    faults: list[str] = []
    tab = browser.new_page(viewport={"width": 820, "height": 1000})  # type: ignore[attr-defined]
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(path.as_uri())
    tab.wait_for_selector("#figure-2 .main-svg")
    # Every line of words around a chart lies inside its picture.
    outside = tab.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
            const box = plot.getBoundingClientRect();
            return [...plot.querySelectorAll('.infolayer text')].filter(text => {
                const b = text.getBoundingClientRect();
                return b.width && (b.left < box.left - 1 || b.right > box.right + 1);
            }).map(text => text.textContent);
        })"""
    )
    tab.close()
    assert outside == []
    assert faults == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_escaping_is_done_once() -> None:
    rows = [("R&D Post", "Great & good news. " * 5), ("Ledger", "Bad & sad news. " * 5)]
    source = report_html(corpus_of(rows))
    assert "R&amp;amp;D" not in source
    assert "R&D Post" in html.unescape(source)


def test_letters_of_a_figure_are_written_out_and_what_must_be_escaped_stays() -> None:
    given = r"\u0627 \\u0627 \u003c \\\u0627 \ud83d \u2028"
    assert written_out(given) == r"ا \\u0627 \u003c \\ا \ud83d \u2028"
