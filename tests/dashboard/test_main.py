"""The command line: what it writes, what it says, how it ends."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from analysis import MEASURES, NotEnoughData, Study, prepare, read_articles
from dashboard import arguments, exports, i18n, serving
from dashboard.__main__ import main
from dashboard.naming.labels import LABELLED
from tests.dashboard.tables import ROWS, lines, table

FILES = {"articles", "problems", *MEASURES, *LABELLED}

# tables


def test_tables_writes_a_file_for_every_measure_and_articles_problems_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / "out"
    assert main(["tables", str(table(tmp_path)), "--out", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == {f"{n}.csv" for n in FILES} | {"settings.json"}
    settings = json.loads((out / "settings.json").read_text(encoding="utf-8"))
    assert set(settings["tables"]) == FILES
    assert settings["by"] == "outlet"
    assert settings["rows_read"] == settings["articles"] == 4
    assert settings["tables"]["tone"]["columns"]["tone"]["unit"] == "−1…1"
    assert "4 articles" in capsys.readouterr().out


def test_what_tables_writes_is_what_the_measure_gives(tmp_path: Path) -> None:
    source = table(tmp_path)
    assert main(["tables", str(source), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    corpus = prepare(read_articles(source).articles)
    for name in ("term_differences", "tone", "similarity", "article_counts"):
        path = tmp_path / "out" / f"{name}.csv"
        written = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False, na_values=[""])
        made = MEASURES[name](corpus)
        assert list(written.columns) == list(made.columns)
        numbers = made.select_dtypes("number").columns
        pd.testing.assert_frame_equal(
            written[numbers], made[numbers], check_dtype=False, rtol=1e-12
        )


@pytest.mark.parametrize("kind", arguments.FORMATS)
def test_every_format_holds_the_same_rows(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["tables", str(table(tmp_path)), "--out", str(out), "--format", kind]) == 0
    readers = {
        "csv": pd.read_csv,
        "json": lambda path: pd.DataFrame(json.loads(path.read_text(encoding="utf-8"))),
        "parquet": pd.read_parquet,
        "xlsx": lambda path: pd.read_excel(path, sheet_name=0, engine="calamine"),
    }
    made = MEASURES["term_differences"](prepare(read_articles(table(tmp_path)).articles))
    read = readers[kind](out / f"term_differences.{kind}")
    assert list(read["term"]) == list(made["term"])
    assert read["score"].to_numpy(dtype=float) == pytest.approx(made["score"].to_numpy())
    assert list(read.columns) == list(made.columns)


def test_the_formats_offered_are_the_formats_that_can_be_written() -> None:
    assert set(arguments.FORMATS) == set(exports.FORMATS)
    assert arguments.LANGUAGES == i18n.LANGUAGES


def test_a_cell_that_looks_like_a_formula_stays_text_in_a_workbook(tmp_path: Path) -> None:
    rows = [*ROWS, ("=1+1", "=cmd()", "A quiet text about the harbour and its boats.", "", "")]
    out = tmp_path / "out"
    source = table(tmp_path, rows=rows)
    assert main(["tables", str(source), "--out", str(out), "--format", "xlsx"]) == 0
    with zipfile.ZipFile(out / "articles.xlsx") as workbook:
        sheets = [workbook.read(name) for name in workbook.namelist() if "worksheets/" in name]
        strings = workbook.read("xl/sharedStrings.xml").decode("utf-8")
    assert "=cmd()" in strings
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_absent_numbers_are_null_in_json_and_letters_stay_letters(tmp_path: Path) -> None:
    rows = [("شراع دلوان", "عودة الجسر", "قالت الوزيرة إن الجسر سيفتح غدا.", "", "")]
    out = tmp_path / "out"
    source = table(tmp_path, rows=rows)
    assert main(["tables", str(source), "--out", str(out), "--format", "json", "--quiet"]) == 0
    text = (out / "articles.json").read_text(encoding="utf-8")
    assert "شراع دلوان" in text
    assert json.loads(text)[0]["published"] is None
    assert "NaN" not in (out / "tone.json").read_text(encoding="utf-8")


def test_tables_compares_by_any_column(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["tables", str(table(tmp_path)), "--out", str(out), "--by", "country"]) == 0
    assert set(pd.read_csv(out / "tone.csv")["group"]) == {"north", "south"}
    assert json.loads((out / "settings.json").read_text(encoding="utf-8"))["by"] == "country"


def test_one_article_gives_typed_tables_and_no_error(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["tables", str(table(tmp_path, rows=ROWS[:1])), "--out", str(out)]) == 0
    assert (out / "similarity.csv").read_text(encoding="utf-8-sig").startswith("language,a,b,")


def test_a_result_that_would_mislead_is_an_empty_table_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(corpus: object) -> pd.DataFrame:
        raise NotEnoughData("one_group", by="outlet", group="Morning Lantern")

    monkeypatch.setitem(exports.MEASURES, "tone", refuses)
    out = tmp_path / "out"
    assert main(["tables", str(table(tmp_path)), "--out", str(out)]) == 0
    settings = json.loads((out / "settings.json").read_text(encoding="utf-8"))
    assert "only one outlet" in settings["tables"]["tone"]["reason"]
    assert settings["tables"]["tone"]["rows"] == 0
    assert len(lines((out / "tone.csv").read_text(encoding="utf-8"))) == 1


def test_a_saved_study_stands_where_files_stand(tmp_path: Path) -> None:
    articles = read_articles(table(tmp_path)).articles
    study = Study("deal", rounds=(articles,)).with_recipe(by="country")
    (tmp_path / "deal.json").write_text(study.to_json(), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["tables", "--study", str(tmp_path / "deal.json"), "--out", str(out)]) == 0
    assert set(pd.read_csv(out / "tone.csv")["group"]) == {"north", "south"}


def test_a_column_can_be_named_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    pd.DataFrame({"Wortlaut": ["A calm text about a bridge."], "Blatt": ["Port Herald"]}).to_csv(
        path, index=False
    )
    out = tmp_path / "out"
    named = ["--column", "text=Wortlaut", "--column", "outlet=Blatt"]
    assert main(["tables", str(path), "--out", str(out), *named]) == 0
    assert list(pd.read_csv(out / "articles.csv")["outlet"]) == ["Port Herald"]


def test_problems_are_counted_on_standard_error_and_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = table(tmp_path, rows=[*ROWS, ("Port Herald", "Empty", "…", "", "")])
    out = tmp_path / "out"
    assert main(["tables", str(source), "--out", str(out)]) == 0
    assert "1 left out" in capsys.readouterr().err
    listed = pd.read_csv(out / "problems.csv")
    assert "empty_text" in set(listed["problem"])
    assert main(["tables", str(source), "--out", str(out), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_progress_says_what_is_being_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["tables", str(table(tmp_path)), "--out", str(tmp_path / "out"), "--progress"]
    assert main(call) == 0
    assert "%" in capsys.readouterr().err


# what cannot be used


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tables", "{folder}/none.csv", "--out", "{folder}/out"], "none.csv"),
        (["tables", "{folder}/empty.csv", "--out", "{folder}/out"], "empty.csv"),
        (["tables", "{folder}/picture.png", "--out", "{folder}/out"], "picture.png"),
        (["tables", "--out", "{folder}/out"], "name the files"),
        (["tables", "{folder}/articles.csv"], "--out"),
        (["tables", "{folder}/articles.csv", "--out", "{folder}/articles.csv"], "folder"),
        (["tables", "{folder}/articles.csv", "--out", "{folder}/articles.csv/in"], "articles.csv"),
        (["tables", "{folder}/articles.csv", "--out", "{folder}/out", "--by", "colour"], "colour"),
        (["tables", "{folder}/articles.csv", "--out", "{folder}/out", "--format", "pdf"], "pdf"),
        (["tables", "--study", "{folder}/articles.csv", "--out", "{folder}/out"], "study"),
        (["tables", "--study", "{folder}/none.json", "--out", "{folder}/out"], "none.json"),
        (["tables", "--sample", "nowhere", "--out", "{folder}/out"], "visit"),
        (["tables", "{folder}/articles.csv", "--sample", "visit", "--out", "x"], "one of them"),
        (["tables", "{folder}/articles.csv", "--out", "x", "--column", "body=Text"], "OURS=THEIRS"),
        (["report", "{folder}/articles.csv", "--out", "{folder}/report.docx"], ".html"),
        (["report", "{folder}/articles.csv", "--out", "r.html", "--language", "de"], "de"),
        (["report", "{folder}/none.csv", "--out", "{folder}/r.html"], "none.csv"),
        (["serve", "{folder}/none.csv", "--no-browser"], "none.csv"),
        (["serve", "--port", "0"], "port"),
        (["serve", "--port", "many"], "port"),
        (["serve", "--sample", "nowhere"], "nowhere"),
        (["serve", "--study", "{folder}/none.json"], "none.json"),
        (["serve", "{folder}/articles.csv", "--by", "colour"], "colour"),
        (["sevre"], "sevre"),
        (["--prot", "8600"], "--prot"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line_and_ends_with_two(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def must_not(*_: object, **__: object) -> None:
        raise AssertionError("the dashboard was started")

    monkeypatch.setattr(serving, "run", must_not)
    table(tmp_path)
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    status = main([word.replace("{folder}", str(tmp_path)) for word in words])
    shown = capsys.readouterr()
    assert status == 2
    assert shown.out == ""
    assert len(lines(shown.err)) == 1
    assert shown.err.startswith("Parallax: ")
    assert said in shown.err
    assert "Traceback" not in shown.err
    assert "unexpected" not in shown.err


def test_a_fault_of_parallax_itself_is_one_line_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a count\nwas zero")

    monkeypatch.setattr(exports, "write_tables", broken)
    call = ["tables", str(table(tmp_path)), "--out", str(tmp_path / "out"), "--quiet"]
    assert main(call) == 2
    said = capsys.readouterr().err
    assert len(lines(said)) == 1
    assert "ZeroDivisionError: a count was zero" in said
    monkeypatch.setenv("PARALLAX_DEBUG", "1")
    assert main(call) == 2
    assert "Traceback" in capsys.readouterr().err


def test_a_library_that_is_missing_is_named_with_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'plotly'", name="plotly")

    monkeypatch.setattr(exports, "write_tables", missing)
    assert main(["tables", str(table(tmp_path)), "--out", str(tmp_path / "out")]) == 2
    assert "plotly is not installed" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--help"], ["serve", "-h"], ["tables", "-h"], ["report", "-h"]])
def test_help_is_on_standard_output_and_ends_well(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0
    shown = capsys.readouterr()
    assert "usage: python -m dashboard" in shown.out
    assert shown.err == ""


def test_a_console_without_arabic_letters_still_gets_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["tables", str(tmp_path / "مقالات.csv"), "--out", str(tmp_path / "out")]) == 2
    assert raw.getvalue().startswith(b"Parallax: ")


# report


def test_report_is_given_what_was_read_and_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = pytest.importorskip("dashboard.report")
    asked: dict[str, object] = {}

    def write(corpus: object, problems: pd.DataFrame, **options: object) -> None:
        asked.update(options, problems=len(problems), articles=len(corpus.articles))  # type: ignore[attr-defined]

    monkeypatch.setattr(report, "write_report", write)
    out = tmp_path / "new" / "report.html"
    call = ["report", str(table(tmp_path)), "--out", str(out), "--language", "ar"]
    assert main([*call, "--by", "country"]) == 0
    assert asked["path"] == out
    assert asked["language"] == "ar"
    assert asked["by"] == "country"
    assert asked["articles"] == 4
    assert out.parent.is_dir()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_report_of_a_sample_is_one_page_in_the_language(language: str, tmp_path: Path) -> None:
    pytest.importorskip("dashboard.report")
    out = tmp_path / "report.html"
    call = ["report", "--sample", "visit", "--out", str(out), "--language", language, "--quiet"]
    assert main(call) == 0
    page = out.read_text(encoding="utf-8")
    assert f'lang="{language}"' in page
    assert len(page.encode()) < 6_000_000
