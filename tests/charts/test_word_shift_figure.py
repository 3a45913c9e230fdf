"""The word shift as bars: sides, colours, what is more and what is less of a word, sums."""

from __future__ import annotations

import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import theme
from dashboard.charts.word_shift import KINDS, word_shift_bars
from dashboard.i18n import LANGUAGES, Say
from tests.charts import frames


def draw(language: str, frame: pd.DataFrame | None = None, **more: object) -> go.Figure:
    return word_shift_bars(
        frames.word_shift(language) if frame is None else frame,
        say=Say(language), colours=theme.outlet_colours(frames.NAMES[language]),
        subtitle="scope", caption="settings", **more,
    )  # fmt: skip


def bars(figure: go.Figure) -> go.Bar:
    return next(trace for trace in figure.data if trace.type == "bar")


def notes(figure: go.Figure) -> str:
    text = " ".join(note.text for note in figure.layout.annotations)
    return re.sub("[\u2066-\u2069]|<[^>]*>", "", text.replace("<br>", " "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_negative_stands_left_and_names_at_the_start_in_both_languages(language: str) -> None:
    figure = draw(language)
    low, high = figure.layout.xaxis.range
    assert low == -high < 0
    assert figure.layout.yaxis.side == ("right" if language == "ar" else "left")
    assert max(map(abs, bars(figure).x)) < high


def test_the_largest_contributions_are_drawn_from_above_at_most_as_many_as_asked() -> None:
    frame = frames.word_shift()
    figure = draw("en", top=5)
    assert [row[0] for row in bars(figure).customdata] == frame["term"].tolist()[:5]
    assert list(bars(figure).x) == frame["contribution"].tolist()[:5]
    first, last = figure.layout.yaxis.range
    assert first > last


def test_a_word_without_a_difference_is_not_drawn() -> None:
    frame = frames.word_shift()
    same = frame.loc[frame["kind"] == "", "term"].tolist()
    assert same
    assert not {row[0] for row in bars(draw("en")).customdata} & set(same)
    assert len(draw("en", frame[frame["kind"] == ""]).data) == 0


def test_colour_is_the_direction_and_a_hollow_bar_is_less_of_a_word() -> None:
    frame = frames.word_shift().set_index("term")
    trace = bars(draw("en"))
    for row, x, fill, line in zip(
        trace.customdata, trace.x, trace.marker.color, trace.marker.line.color, strict=True
    ):
        kind = frame.loc[row[0], "kind"]
        assert line == (theme.POSITIVE if x > 0 else theme.NEGATIVE)
        assert fill == (line if kind.startswith("more") else theme.PAPER)


def test_the_key_names_the_kinds_that_are_drawn_and_no_others() -> None:
    say = Say("en")
    only = frames.word_shift().query("kind == 'more negative'")
    text = notes(draw("en", only))
    for kind in KINDS:
        assert (say(f"chart.word_shift.key.{kind}") in text) == (kind == "more negative")


def test_the_sum_of_all_words_and_of_those_shown_is_said() -> None:
    frame = frames.word_shift().assign(contribution=[2.0, -0.5, *[0.25] * 10])
    text = notes(draw("en", frame, top=2))
    assert "(12): +4 per" in text
    assert "(2): +1.5." in text
    assert Say("en")("chart.word_shift.sum_shown", n=11, shown="+3.8") not in notes(draw("en"))


def test_all_words_shown_are_not_counted_twice() -> None:
    frame = frames.word_shift().iloc[:3]
    assert "Those shown" not in notes(draw("en", frame))


def test_the_label_counts_articles_of_a_and_of_b_outside_the_bar() -> None:
    figure = draw("en")
    labels = next(trace for trace in figure.data if trace.type == "scatter")
    plain = [re.sub("[\u2066-\u2069\u00a0]", "", text) for text in labels.text]
    assert plain[0] == "3/7 · 2/12"
    for x, place in zip(labels.x, labels.textposition, strict=True):
        assert place == ("middle left" if x < 0 else "middle right")


def test_hover_says_what_the_word_does_and_how_often_it_stands() -> None:
    text = re.sub("[\u2066-\u2069]", "", bars(draw("en")).hovertext[0].replace("<br>", " "))
    a, b = frames.NAMES["en"][:2]
    assert f"makes the wording of {a} more negative than that of {b}: −3.2 per 1,000" in text
    assert f"1.6 in {a} (3 of 7 articles have it), 0.40 in {b} (2 of 12)" in text


@pytest.mark.parametrize("scale", [0.001, 0.03, 1.0, 7.0, 480.0])
def test_ticks_are_round_signed_and_lie_on_both_sides(scale: float) -> None:
    frame = frames.word_shift()
    frame["contribution"] *= scale
    axis = draw("en", frame).layout.xaxis
    assert 3 <= len(axis.tickvals) <= 7
    assert list(axis.tickvals) == [-tick for tick in axis.tickvals[::-1]]
    assert axis.ticktext[len(axis.ticktext) // 2] == "0"
    assert axis.ticktext[0].startswith("−")
    assert axis.ticktext[-1].startswith("+")
    assert len(set(axis.ticktext)) == len(axis.ticktext)


def test_on_dark_paper_hollow_bars_and_colours_are_swapped() -> None:
    dark = theme.on_screen(draw("en"), dark=True)
    trace = bars(dark)
    assert theme.DARK[theme.PAPER] in trace.marker.color
    assert set(trace.marker.line.color) == {
        theme.DARK[theme.POSITIVE], theme.DARK[theme.NEGATIVE],
    }  # fmt: skip


def test_a_long_name_of_a_group_or_a_word_is_wrapped_whole() -> None:
    frame = frames.word_shift()
    a = "The Very Long Name of a Regional Evening Newspaper and Its Weekend Supplement"
    figure = draw("en", frame.assign(a=a))
    assert a in notes(figure)
    assert figure.layout.margin.b > draw("en").layout.margin.b
