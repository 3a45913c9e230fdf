"""What a study has chosen counts on screen, in every table to take away and in the report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis import ArticleSet, prepare
from analysis.corpus import Scope
from analysis.study import Recipe, Study
from analysis.tables import PROBLEMS
from dashboard.context import Context
from dashboard.exports import write_tables
from dashboard.i18n import Say
from dashboard.report import report_html
from dashboard.report_frames import Frames
from dashboard.report_parts import Report
from tests.dashboard.pages import context_of

TEXT = "Lena Orval said that the wall will stand. Lina Orvall said that the boats will stay."
ARTICLES = [(outlet, f"The wall, day {n}", TEXT) for outlet in "AB" for n in range(3)]
RECIPE = Recipe(
    stopwords_added={"en": ("wall",)},
    actors={"Lena Orval": ("Lina Orvall",)},
    labels={"en": {"thing": {"wall": ("wall",), "boats": ("boats",)}}},
)


def context() -> Context:
    rows = [dict(zip(("outlet", "title", "text"), one, strict=True)) for one in ARTICLES]
    made = context_of([{**row, "language": "en"} for row in rows], "en")
    return replace(made, study=made.study.with_recipe(
        stopwords_added=RECIPE.stopwords_added, actors=RECIPE.actors, labels=RECIPE.labels
    ))  # fmt: skip


def tables(folder: Path) -> dict[str, pd.DataFrame]:
    frame = pd.DataFrame(ARTICLES, columns=["outlet", "title", "text"]).assign(language="en")
    corpus = prepare(ArticleSet.from_frame(frame))
    write_tables(corpus, PROBLEMS.frame(), folder, recipe=RECIPE)
    names = ("voices", "term_differences", "naming")
    return {name: pd.read_csv(folder / f"{name}.csv") for name in names}


def test_the_tables_to_take_away_are_those_on_screen(tmp_path: Path) -> None:
    made, shown = tables(tmp_path), context()
    assert set(made["voices"]["speaker"]) == set(shown.frame("voices")["speaker"])
    assert set(made["voices"]["speaker"]) == {"Lena Orval"}
    assert "wall" not in set(made["term_differences"]["term"])
    assert "wall" not in set(shown.frame("term_differences")["term"])
    assert set(made["naming"]["concept"]) == {"thing"}


def test_the_settings_say_what_was_chosen(tmp_path: Path) -> None:
    tables(tmp_path)
    settings = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert settings["stopwords_added"] == {"en": ["wall"]}
    assert settings["actors"] == {"Lena Orval": ["Lina Orvall"]}
    assert settings["labels"]["en"]["thing"]["boats"] == ["boats"]


def test_the_report_reads_the_recipe() -> None:
    frame = pd.DataFrame(ARTICLES, columns=["outlet", "title", "text"]).assign(language="en")
    corpus = prepare(ArticleSet.from_frame(frame))
    report = Report(corpus, "outlet", Scope(), Say("en"), {}, "", "0", RECIPE)
    assert set(Frames(report)["voices"]["speaker"]) == {"Lena Orval"}
    assert report_html(corpus, recipe=RECIPE) != report_html(corpus)


def test_a_recipe_without_choices_gives_measures_nothing() -> None:
    assert Study("x").recipe.options() == {}
