"""The scatter of all terms and the dots of one term, where there is much to draw."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import theme, word_detail, words
from dashboard.charts.layout import WIDTH, hover, text_width
from dashboard.charts.sentences import Sentence
from dashboard.charts.words_scatter import MOST, words_scatter
from dashboard.i18n import Say
from tests.charts import frames
from tests.charts.many import COLOURS, around, many_articles, many_terms, notes, plain, trace

LANGUAGES = ["en", "ar"]


# --- scatter -------------------------------------------------------------------------------


def boxes(figure: go.Figure, width: float = WIDTH) -> np.ndarray:
    """Where the names stand, in px of the plotting area, when the figure is `width` px wide."""
    layout = figure.layout
    across = width - layout.margin.l - layout.margin.r
    down = layout.height - layout.margin.t - layout.margin.b
    (x0, x1), (y0, y1) = layout.xaxis.range, layout.yaxis.range
    found = []
    for note in notes(figure, "term"):
        x = (note.x - x0) / (x1 - x0) * across + (note.xshift or 0)
        y = (y1 - note.y) / (y1 - y0) * down - (note.yshift or 0)
        size = (text_width(plain(note.text), theme.SMALL), 14)
        left = x - {"left": 0, "center": 0.5, "right": 1}[note.xanchor] * size[0]
        top = y - {"top": 0, "middle": 0.5, "bottom": 1}[note.yanchor] * size[1]
        found.append((left, top, left + size[0], top + size[1]))
    return np.array(found).reshape(-1, 4)


@pytest.mark.parametrize("width", [680, 900, 1280])
@pytest.mark.parametrize("reference", ["rest", "other"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_among_4500_terms_do_not_touch_and_are_not_cut(
    language: str, reference: str, width: int
) -> None:
    other = "rest" if reference == "rest" else frames.NAMES[language][1]
    figure = words_scatter(many_terms(language, reference=other), **around(language))
    placed = boxes(figure, width)
    assert len(placed) > 5
    for i, a in enumerate(placed):
        for b in placed[:i]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]
    layout = figure.layout
    assert (placed[:, 0] >= 0).all()
    assert (placed[:, 2] <= width - layout.margin.l - layout.margin.r).all()
    assert (placed[:, 1] >= 0).all()
    assert (placed[:, 3] <= layout.height - layout.margin.t - layout.margin.b).all()


def test_both_ends_are_named_best_first() -> None:
    frame = many_terms()
    figure = words_scatter(frame, **around("en"))
    named = {plain(note.text) for note in notes(figure, "term")}
    best = frame.sort_values("rank").iloc[0]["display"]
    worst = frame.sort_values("difference").iloc[0]["display"]
    assert best in named
    assert worst in named


@pytest.mark.parametrize(("raw", "column"), [(False, "rate_target"), (True, "n_target")])
def test_every_term_is_drawn_where_its_numbers_are(raw: bool, column: str) -> None:
    frame = many_terms()
    figure = words_scatter(frame, **around("en"), raw=raw)
    assert figure.layout.xaxis.type == "log"
    drawn = {
        row[1]: (x, y)
        for t in figure.data
        for row, x, y in zip(t.customdata, t.x, t.y, strict=True)
    }
    assert len(drawn) == len(frame)
    least = frame.loc[frame[column] > 0, column].min()
    for term, often, score in zip(frame["term"], frame[column], frame["score"], strict=True):
        x, y = drawn[term]
        assert y == pytest.approx(score)
        assert x == pytest.approx(often) if often else x < least


def test_without_a_score_the_difference_is_drawn() -> None:
    frame = many_terms(n=50).assign(score=np.nan)
    figure = words_scatter(frame, **around("en"))
    drawn = {row[1]: y for t in figure.data for row, y in zip(t.customdata, t.y, strict=True)}
    wanted = dict(zip(frame["term"], frame["difference"], strict=True))
    assert drawn == pytest.approx(wanted)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "measure", ["tfidf", "log_odds", "log_likelihood", "chi_squared", "log_ratio", "scaled_f"]
)
def test_the_upright_axis_is_named_after_the_measure(language: str, measure: str) -> None:
    frame = many_terms(language, 60).assign(measure=measure)
    title = words_scatter(frame, **around(language)).layout.yaxis.title.text
    assert plain(title) == plain(Say(language)(f"chart.axis.measure.{measure}"))


def test_two_outlets_have_their_own_colours_and_shapes_and_pale_is_for_the_others() -> None:
    other = frames.NAMES["en"][1]
    frame = many_terms(reference=other)
    figure = words_scatter(frame, **around("en"))
    assert trace(figure, "target").marker.color == COLOURS[frames.NAMES["en"][0]]
    assert trace(figure, "reference").marker.color == COLOURS[other]
    assert trace(figure, "target").marker.symbol != trace(figure, "reference").marker.symbol
    assert {row[1] for row in trace(figure, "target").customdata} == set(
        frame.loc[frame["shown"], "term"]
    )
    assert max(trace(figure, "reference").y) < 0


def test_several_groups_in_one_scatter_are_a_fault() -> None:
    with pytest.raises(ValueError, match="one group"):
        words_scatter(frames.term_differences("en"), **around("en"))


def test_terms_all_of_one_outlet_are_drawn_without_a_nought() -> None:
    frame = many_terms(n=40).query("n_target > 0").assign(n_rest=0, rate_rest=0.0, difference=0.0)
    figure = words_scatter(frame.assign(score=0.0), **around("en"))
    assert "0" not in figure.layout.xaxis.ticktext
    assert sum(len(t.x) for t in figure.data) == len(frame)


def test_a_cloud_too_large_is_thinned_and_says_so() -> None:
    frame = many_terms(n=12_000)
    figure = words_scatter(frame, **around("en"))
    assert sum(len(t.x) for t in figure.data) == MOST
    assert f"{MOST:,} of 12,000" in plain(notes(figure, "subtitle")[0].text)
    kept = {row[1] for t in figure.data for row in t.customdata}
    assert set(frame.loc[frame["shown"], "term"]) <= kept


def test_4500_terms_are_drawn_in_seconds_at_most() -> None:
    frame = many_terms()
    start = time.perf_counter()
    words_scatter(frame, **around("en"))
    assert time.perf_counter() - start < 5  # 0.3 s on an idle machine


def test_the_scatter_is_reached_by_its_former_path() -> None:
    assert word_detail.words_scatter is words.words_scatter is words_scatter


@pytest.mark.parametrize(("language", "side"), [("en", "right"), ("ar", "اليسار")])
def test_the_note_says_on_which_side_frequent_terms_stand(language: str, side: str) -> None:
    start, end = words_scatter(many_terms(language), **around(language)).layout.xaxis.range
    assert (start < end) == (language == "en")
    assert side in Say(language)("words.scatter.note")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_filled_often_is_what_the_interface_says(language: str) -> None:
    say = Say(language)
    values: dict[str, str | int] = {"a": 3, "of_a": 1200, "b": 4, "of_b": 9}
    for term, group in (("talks", "Daily Arbour"), ("هدنة {0}", "منبر الساحل"), ("<b>&", "{x}")):
        given = values | {"term": term, "group": group}
        made = Sentence(say, "chart.term.hover_rest", *given)(**given)
        assert made == say("chart.term.hover_rest", **given)
        assert "<b>&" not in hover(made, say.direction)


# --- dots ----------------------------------------------------------------------------------


def dots(frame: pd.DataFrame, language: str = "en", **more: Any) -> go.Figure:
    return words.words_dots(frame, **around(language), display=frames.TERMS[language][0], **more)


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("outlets", [1, 4])
def test_300_articles_stay_in_their_rows_and_the_figure_stays_low(outlets: int, raw: bool) -> None:
    figure = dots(many_articles(300, outlets), raw=raw)
    assert figure.layout.height < 750
    for place, row in enumerate(figure.data):
        assert np.abs(np.asarray(row.y, dtype=float) - place).max() < 0.5
        assert len({(x, round(float(y), 6)) for x, y in zip(row.x, row.y, strict=True)}) == len(
            row.x
        )


def test_raw_dots_stand_at_counts_and_the_axis_says_times() -> None:
    frame = many_articles(40, 2)
    figure = dots(frame, raw=True)
    counts = dict(zip(frame["article_id"], frame["n"], strict=True))
    for row in figure.data:
        assert list(row.x) == [counts[at] for at, _ in row.customdata]
    assert plain(figure.layout.xaxis.title.text) == Say("en")("chart.axis.count")
    assert plain(dots(frame).layout.xaxis.title.text) == Say("en")("chart.axis.rate")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_row_says_in_how_many_articles_the_term_stands(language: str) -> None:
    frame = many_articles(90, 3, language)
    labels = [plain(text) for text in dots(frame, language).layout.yaxis.ticktext]
    for name, label in zip(sorted(frame["outlet"].unique()), labels, strict=True):
        own = frame[frame["outlet"] == name]
        numbers = re.findall(r"\d+", label)
        assert numbers == [str(int((own["n"] > 0).sum())), str(len(own))]


def test_piles_of_the_same_height_hold_the_same_number_of_articles() -> None:
    frame = many_articles(300, 1)
    frame["n"] = [i % 3 if i < 150 else 1 for i in range(300)]
    row = dots(frame, raw=True).data[0]
    heights = {n: np.ptp([y for x, y in zip(row.x, row.y, strict=True) if x == n]) for n in (1, 2)}
    assert heights[1] / heights[2] == pytest.approx(199 / 49, rel=0.01)


def test_dots_grow_leftwards_in_arabic() -> None:
    first, last = dots(frames.term_articles("ar"), "ar").layout.xaxis.range
    assert first > last


def test_a_term_in_no_article_draws_every_article_at_nought() -> None:
    frame = many_articles(20, 2).assign(rate=0.0, n=0)
    figure = dots(frame)
    assert sum(len(row.x) for row in figure.data) == 20
    assert json.loads(figure.to_json())["layout"]["xaxis"]["range"]
