"""Leaving out by choice on the command line, and machine translations in panel, chip and report."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.corpus import Scope
from analysis.ingest.quality.checks import CHECKS, VERSIONS_KEPT
from analysis.study import Recipe, Study
from dashboard import arguments, i18n
from dashboard.__main__ import main
from dashboard.components import scope_line, scope_words
from dashboard.i18n import Say
from tests.dashboard.pages import ENGLISH, context_of
from tests.dashboard.tables import ROWS, table
from tests.measures.test_translations import mixed

LONG = " ".join(f"harbour{n} boats{n}" for n in range(30))
EXTRA = [
    ("Port Herald", "Quay", f"{LONG}.", "2025-03-09", "south"),
    ("Port Herald", "Quay again", f"{LONG} late.", "2025-03-10", "south"),
    ("Port Herald", "", "404 Page not found", "2025-03-10", "south"),
]  # fmt: skip


def made(tmp_path: Path, *words: str) -> tuple[dict[str, object], pd.DataFrame, pd.DataFrame]:
    """(settings, articles, problems) of `tables` over small articles, with further words."""
    out = tmp_path / "out"
    call = ["tables", str(table(tmp_path, rows=[*ROWS, *EXTRA])), "--out", str(out), "--quiet"]
    assert main([*call, *words]) == 0
    settings = json.loads((out / "settings.json").read_text(encoding="utf-8"))
    read = {"keep_default_na": False, "encoding": "utf-8-sig"}
    return settings, *(pd.read_csv(out / f"{n}.csv", **read) for n in ("articles", "problems"))


def test_the_arguments_name_every_check_and_choice() -> None:
    assert arguments.LEAVE_OUT == CHECKS
    chosen = arguments.parsed(["tables", "a.csv", "--out", "x", "--versions", "newest"])
    assert chosen.versions in VERSIONS_KEPT
    assert chosen.leave_out == ""


def test_by_default_everything_is_kept(tmp_path: Path) -> None:
    settings, articles, problems = made(tmp_path)
    assert len(articles) == settings["rows_read"] == 7
    assert "left_out_by_choice" not in set(problems["problem"])
    assert {"near_duplicate", "not_an_article"} <= set(problems["problem"])


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        (["--leave-out", "not_article"], [""]),
        (["--leave-out", "not_article, near_duplicate"], ["Quay again", ""]),
        (["--versions", "newest"], ["Quay"]),
        (["--versions", "first", "--leave-out", "not_article"], ["Quay again", ""]),
        (["--versions", "all"], []),
    ],
)
def test_what_is_left_out_is_told_row_by_row(
    words: list[str], gone: list[str], tmp_path: Path
) -> None:
    settings, articles, problems = made(tmp_path, *words)
    titles = [row[1] for row in [*ROWS, *EXTRA]]
    assert articles["title"].tolist() == [title for title in titles if title not in gone]
    told = problems[problems["problem"] == "left_out_by_choice"]
    assert len(told) == len(gone)
    assert settings["rows_read"] == len(articles) + (problems["action"] == "dropped").sum()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--leave-out", "boring"], "--leave-out boring: give some of short, not_article"),
        (["--leave-out", "short"], "every article would be left out"),
    ],
)
def test_a_choice_that_cannot_be_followed_is_said_in_one_line(
    words: list[str], line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = [(*row[:2], "Only a few words.", *row[3:]) for row in ROWS]
    call = ["tables", str(table(tmp_path, rows=short)), "--out", str(tmp_path / "out"), *words]
    assert main(call) == 2
    shown = capsys.readouterr().err.strip()
    assert line in shown
    assert "\n" not in shown


def test_a_saved_study_leaves_out_what_its_recipe_says(tmp_path: Path) -> None:
    corpus = mixed("en")
    study = Study("visit", Recipe(leave_out=("translated",)), (corpus.articles,))
    (tmp_path / "s.json").write_text(study.to_json(), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["tables", "--study", str(tmp_path / "s.json"), "--out", str(out), "--quiet"]) == 0
    problems = pd.read_csv(out / "problems.csv")
    assert problems["problem"].tolist() == ["left_out_by_choice"] * 2
    assert len(pd.read_csv(out / "articles.csv")) == 2


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_translations_alone_are_said_in_chip_and_report(language: str) -> None:
    from dashboard.report import scope_words as report_words

    say, only = Say(language), Scope(translations="only")
    wording = say("scope.translations.only")
    assert scope_words(only, say) == {"translations": wording}
    assert report_words(only, say) == [wording]
    assert scope_words(Scope(), say) == {}


TRANSLATED = [
    *ENGLISH,
    *({**row, "title": f"{row['title']} again", "translated": "yes"} for row in ENGLISH),
]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_line_of_the_scope_tells_how_many_translations_stand_apart(language: str) -> None:
    from dashboard.report import report_html

    context = context_of(TRANSLATED, language)
    told = Say(language)("scope.translations.apart", n=2)
    assert context.translations_apart == 2
    assert len(context.in_scope) == 2
    assert told in scope_line(context)
    assert told in report_html(context.corpus, language=language)
    only = context_of(TRANSLATED, language, Scope(translations="only"))
    assert told not in scope_line(only)
    assert len(only.in_scope) == 2
    assert told not in scope_line(context_of(ENGLISH, language))


def _panel(study) -> None:
    from dashboard.i18n import Say
    from dashboard.panel import side_panel

    side_panel(study, study.articles, Say("en"))


@pytest.mark.parametrize(("rows", "offered"), [(TRANSLATED, True), (ENGLISH, False)])
def test_the_panel_offers_translations_only_where_there_are_any(
    rows: list[dict[str, object]], offered: bool
) -> None:
    app = AppTest.from_function(_panel, args=(context_of(rows).study,), default_timeout=30).run()
    assert not app.exception
    labels = [box.label for box in app.selectbox]
    assert (Say("en")("panel.translations") in labels) == offered


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_check_and_kind_has_a_name(language: str) -> None:
    from analysis.ingest.outlets.names import REASONS
    from analysis.ingest.quality.page_kinds import KINDS

    say = Say(language)
    keys = [f"check.{one}" for one in CHECKS] + [f"page_kind.{one}" for one in KINDS]
    keys += [f"versions.{one}" for one in VERSIONS_KEPT]
    keys += [f"outlets.reason.{one}" for one in REASONS]
    assert [key for key in keys if not say.has(key)] == []
