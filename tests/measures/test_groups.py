"""Timeline, similarity and the tone of articles."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.corpus import Scope
from analysis.errors import InputError
from analysis.measures import MEASURES
from analysis.measures.similarity import similarity
from analysis.measures.terms import term_differences
from analysis.measures.tfidf import tfidf_weights
from analysis.measures.timeline import timeline
from analysis.measures.tone import tone
from analysis.measures.tone_articles import tone_articles
from analysis.tables import TABLES
from tests.helpers import corpus_of

DAYS = ["2031-03-01T08:00Z", "2031-03-01T23:30Z", "2031-03-02T09:00Z", None]
ROWS = [
    ("A", "Good news from the harbour."),
    ("A", "A terrible failure at the harbour."),
    ("B", "The harbour reopened after the flood."),
    ("B", "The bakers met."),
]


def test_articles_of_a_day_are_counted_on_that_day_and_undated_ones_left_out():
    table = timeline(corpus_of(ROWS, published=DAYS), period="day")
    assert table[["group", "articles"]].to_numpy().tolist() == [["A", 2], ["B", 1]]
    assert table["period"].dt.strftime("%Y-%m-%d").tolist() == ["2031-03-01", "2031-03-02"]
    assert table["words"].tolist() == [11, 6]


def test_a_date_without_a_time_is_not_put_into_an_hour():
    corpus = corpus_of(ROWS, published=DAYS, published_precision=["day", "minute", "minute", ""])
    assert timeline(corpus, period="hour")["articles"].sum() == 2
    assert timeline(corpus, period="day")["articles"].sum() == 3


def test_a_week_begins_on_monday_and_a_month_on_its_first_day():
    corpus = corpus_of(ROWS, published=DAYS)
    assert timeline(corpus, period="week")["period"].dt.day_name().unique().tolist() == ["Monday"]
    assert timeline(corpus, period="month")["period"].dt.day.unique().tolist() == [1]


def test_the_tone_of_a_period_is_the_mean_of_its_articles():
    corpus = corpus_of(ROWS, published=DAYS)
    articles = tone_articles(corpus)
    of_a = articles.loc[articles["group"] == "A", "tone"]
    assert of_a.iloc[0] > 0 > of_a.iloc[1]
    table = timeline(corpus, period="day")
    assert table.loc[0, "tone"] == pytest.approx(of_a.mean())
    means = tone(corpus)
    body = means[(means["part"] == "body") & (means["voice"] == "all")].set_index("group")["tone"]
    assert body["A"] == pytest.approx(of_a.mean())


def test_an_unknown_period_is_named():
    with pytest.raises(InputError, match="“year” is not a value of period"):
        timeline(corpus_of(ROWS), period="year")


def test_similarity_is_the_mean_cosine_between_the_articles_of_two_groups():
    corpus = corpus_of([("A", "grey ship"), ("A", "grey port"), ("B", "grey ship"), ("B", "tax")])
    rows = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 1]])
    weights = tfidf_weights(rows).toarray()
    expected = (weights[:2] @ weights[2:].T).mean()
    assert similarity(corpus)["similarity"].tolist() == pytest.approx([expected])


def test_identical_groups_are_as_alike_as_chance_gives():
    rows = [
        (outlet, text) for outlet in ("A", "B") for text in ("grey ship", "tax law", "cup goal")
    ]
    row = similarity(corpus_of(rows)).iloc[0]
    assert row["low"] <= row["similarity"] <= row["high"]


def test_relabelling_is_seeded_and_stays_inside_stories():
    rows = [("A", "grey ship"), ("B", "grey ship"), ("A", "tax law"), ("B", "tax law")]
    corpus = corpus_of(rows, story=["s", "s", "t", "t"])
    first, again = similarity(corpus, seed=3), similarity(corpus, seed=3)
    pd.testing.assert_frame_equal(first, again)
    # inside a story both articles are the same, so no relabelling changes anything
    assert first["low"].iloc[0] == pytest.approx(first["similarity"].iloc[0])
    assert first["high"].iloc[0] == pytest.approx(first["similarity"].iloc[0])


@pytest.mark.parametrize("name", sorted(MEASURES))
@pytest.mark.parametrize(
    "rows", [[], [("A", "One article only.")], [("", "No outlet.")], [("A", "…")]]
)
def test_every_measure_gives_its_declared_table_however_little_there_is(name, rows):
    table = MEASURES[name](corpus_of(rows))
    expected = TABLES[name].frame()
    assert list(table.columns) == list(expected.columns)
    assert table.dtypes.equals(expected.dtypes)


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_measure_takes_a_scope_that_lets_nothing_through(name):
    table = MEASURES[name](corpus_of(ROWS, published=DAYS), scope=Scope(language="fr"))
    assert len(table) == 0


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_measure_has_a_docstring_and_a_declared_table(name):
    assert MEASURES[name].__doc__
    assert TABLES[name].columns


def test_stories_themselves_can_be_the_groups():
    rows = [("A", "grey ship port"), ("B", "grey ship"), ("A", "tax law"), ("B", "tax vote")]
    corpus = corpus_of(rows, story=["sea", "sea", "tax", "tax"])
    table = term_differences(corpus, by="story")
    assert set(table["group"]) == {"sea", "tax"}
    assert set(table["within"]) == {"all"}
    row = similarity(corpus, by="story", relabellings=50).iloc[0]
    assert row["similarity"] < row["expected"]
