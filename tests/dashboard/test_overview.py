"""Overview: one row an outlet, what stands out in words, the timeline; in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import ArticleSet, Scope, Study, prepare
from dashboard import bring
from dashboard.context import Context
from dashboard.glance import clearest_term, glance, tone_ends
from dashboard.i18n import Say

Open = Callable[..., AppTest]
APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"

WORDS = {
    "Morning Lantern": "The harbour council praised the friendly agreement. Boats sail at dawn.",
    "Port Herald": "Angry traders denounced the shameful deal. The crisis at the quay grows worse.",
}


def articles_of(each: int = 3, dates: bool = True) -> ArticleSet:
    """`each` articles of two invented outlets, a day apart."""
    rows = [
        {
            "outlet": outlet,
            "title": f"{outlet} on the deal, part {i}",
            "text": f"{text} “We wait for part {i},” said the mayor.",
            "published": f"2025-03-{9 + i:02}T08:00:00Z" if dates else None,
            "language": "en",
        }
        for outlet, text in WORDS.items()
        for i in range(each)
    ]
    return ArticleSet.from_frame(pd.DataFrame(rows))


def context_of(articles: ArticleSet, scope: Scope = Scope(), language: str = "en") -> Context:
    corpus = prepare(articles)
    study = Study("deal", rounds=(articles,))
    return Context(study, corpus.articles, corpus, "outlet", scope, language, Say(language), {})


def test_a_glance_has_a_row_for_each_outlet_with_its_sums() -> None:
    context = context_of(articles_of(3))
    table = glance(context).set_index("group")
    counts = context.frame("article_counts").groupby("outlet")
    assert list(table["articles"]) == [3, 3]
    assert list(table["words"]) == list(counts["words"].sum())
    shares = counts["quoted_words"].sum() / counts["words"].sum()
    assert table["quoted"].to_dict() == pytest.approx(shares.to_dict())
    assert table.loc["Port Herald", "first"] == pd.Timestamp("2025-03-09T08:00Z")
    assert table.loc["Port Herald", "last"] == pd.Timestamp("2025-03-11T08:00Z")


def test_a_glance_shows_only_terms_that_pass_the_gate() -> None:
    context = context_of(articles_of(3))
    shown = context.frame("term_differences").query("shown")
    for row in glance(context).itertuples():
        mine = set(shown.loc[shown["group"] == row.group, "display"])
        assert row.terms
        assert set(row.terms) <= mine


def test_the_clearest_term_has_the_highest_score_of_all_shown() -> None:
    context = context_of(articles_of(3))
    row = clearest_term(context, "en")
    shown = context.frame("term_differences").query("shown")
    assert row is not None
    assert row["score"] == shown["score"].max()
    assert clearest_term(context, "ar") is None


def test_tone_ends_name_the_more_negative_outlet_first() -> None:
    rows = glance(context_of(articles_of(3)))
    rows["enough"] = True
    found = tone_ends(rows)
    assert found is not None
    assert found[0]["group"] == "Port Herald"
    assert found[1]["group"] == "Morning Lantern"
    assert tone_ends(rows.iloc[:1]) is None
    assert tone_ends(rows.assign(enough=False)) is None


def test_without_intervals_nothing_is_said_about_their_overlap() -> None:
    few = glance(context_of(articles_of(2))).assign(enough=True)
    found = tone_ends(few)
    assert found is not None
    assert found[2] == "none"
    apart = few.assign(low=few["tone"] - 0.01, high=few["tone"] + 0.01)
    meet = few.assign(low=few["tone"] - 1, high=few["tone"] + 1)
    assert [tone_ends(rows)[2] for rows in (apart, meet)] == ["apart", "meet"]  # type: ignore[index]


def test_a_scope_that_leaves_nothing_gives_an_empty_glance() -> None:
    assert glance(context_of(articles_of(2), Scope(since="2030-01-01"))).empty


def test_articles_without_dates_have_no_first_and_last_day() -> None:
    table = glance(context_of(articles_of(2, dates=False)))
    assert table["first"].isna().all()
    assert table["last"].isna().all()


# the page, as it is drawn


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the app's Overview on a table, in a language of the interface."""

    def open_it(articles: ArticleSet, language: str = "en") -> AppTest:
        path = tmp_path / "articles.csv"
        articles.frame[["outlet", "title", "text", "published"]].to_csv(path, index=False)
        monkeypatch.setenv(bring.START, json.dumps({"files": [str(path)]}))
        page = AppTest.from_file(str(APP), default_timeout=60)
        page.query_params["lang"] = language
        return page.run()

    return open_it


def seen(page: AppTest) -> str:
    """All HTML and text of the page."""
    return " ".join(
        str(getattr(part, "body", "") or getattr(part, "value", ""))
        for part in page.main
        if part.type in ("html", "markdown", "caption", "warning", "error")
    )


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("each", [1, 2, 3])
def test_overview_is_drawn_without_an_error(opened: Open, language: str, each: int) -> None:
    page = opened(articles_of(each), language)
    assert not page.exception
    assert not page.error
    text = seen(page)
    assert Say(language)("overview.question") in text
    for outlet in WORDS:
        assert outlet in text
