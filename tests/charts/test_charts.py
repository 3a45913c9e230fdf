"""Every builder draws a whole figure: words around it, what a click needs, labels, directions."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import (
    agency,
    layout,
    loaded,
    naming,
    overview,
    similarity,
    theme,
    timeline,
    tone,
    tone_headlines,
    tone_time,
    tone_toward,
    voices_kinds,
    voices_matrix,
    voices_verbs,
    word_shift,
    words,
)
from dashboard.i18n import Say
from tests.charts import frames, frames_naming, frames_voices

LANGUAGES = ["en", "ar"]
COLOURS = theme.outlet_colours(frames.NAMES["en"] + frames.NAMES["ar"])


def _one_group(language: str) -> pd.DataFrame:
    frame = frames.term_differences(language)
    return frame[frame["group"] == frames.NAMES[language][0]].reset_index(drop=True)


BUILDERS: dict[str, tuple[Callable[..., go.Figure], Callable[[str], pd.DataFrame], list[str]]] = {
    "words_bars": (
        words.words_bars, frames.term_differences, ["group", "term", "language", "reference"]
    ),
    "words_heat": (
        words.words_heat, frames.term_differences, ["group", "term", "language", "reference"]
    ),
    "words_dots": (words.words_dots, frames.term_articles, ["article_id", "outlet"]),
    "words_scatter": (words.words_scatter, _one_group, ["group", "term", "language", "reference"]),
    "tone_intervals": (tone.tone_intervals, frames.tone, ["group", "part", "voice", "language"]),
    "tone_strip": (tone.tone_strip, frames.tone_articles, ["article_id", "group"]),
    "tone_time": (tone_time.tone_time, frames.timeline, ["group", "", "language"]),
    "tone_headlines": (
        tone_headlines.tone_headlines_bars, frames.tone_headlines, ["group", "language"]
    ),
    "tone_toward": (
        tone_toward.tone_toward_heat, frames.tone_toward, ["group", "actor", "language"]
    ),
    "voice_kinds": (
        voices_kinds.voice_kinds_bars, frames_voices.voice_kinds, ["group", "kind", "language"]
    ),
    "voices_matrix": (
        voices_matrix.voices_matrix, frames_voices.voices, ["group", "speaker", "language"]
    ),
    "verb_choice": (
        voices_verbs.verb_choice, frames_voices.reporting_verbs, ["group", "grade", "language"]
    ),
    "word_shift": (
        word_shift.word_shift_bars, frames.word_shift, ["term", "language", "a", "b"]
    ),
    "naming_bars": (
        naming.naming_bars, frames_naming.naming, ["group", "concept", "label", "language"]
    ),
    "beside_bars": (
        naming.beside_bars, frames_naming.beside, ["group", "side", "words", "language"]
    ),
    "agency_bars": (agency.agency_bars, frames_naming.agency, ["group", "kind", "language"]),
    "loaded_dots": (loaded.loaded_dots, frames_naming.loaded, ["group", "class", "language"]),
    "timeline": (timeline.timeline, frames.timeline, ["group", "", "language"]),
    "similarity_heat": (similarity.similarity_heat, frames.similarity, ["", "", "language"]),
    "outlets_glance": (overview.outlets_glance, frames.glance, ["group", "language"]),
    "articles_dots": (overview.articles_dots, frames.dates, ["article_id", "group"]),
}  # fmt: skip


def draw(name: str, language: str, frame: pd.DataFrame | None = None, **more: object) -> go.Figure:
    build, make, _ = BUILDERS[name]
    if name == "words_dots":
        more.setdefault("display", frames.TERMS[language][0])
    return build(
        make(language) if frame is None else frame,
        say=Say(language), colours=COLOURS, subtitle="S-C-O-P-E", caption="S-E-T-T-I-N-G-S", **more,
    )  # fmt: skip


def shown(figure: go.Figure) -> str:
    """All the words in the picture (not the hover), without markup and marks of direction."""
    layout_of = figure.to_plotly_json()["layout"]
    text = json.dumps(layout_of, ensure_ascii=False, default=str)
    return html.unescape(re.sub("[\u2066-\u2069]", "", text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BUILDERS)
def test_a_figure_has_title_scope_and_caption_in_the_picture(name: str, language: str) -> None:
    figure = draw(name, language)
    assert figure.layout.title.text
    assert {note.name for note in figure.layout.annotations} >= {"subtitle", "caption"}
    assert "S-C-O-P-E" in shown(figure)
    assert "S-E-T-T-I-N-G-S" in shown(figure)


@pytest.mark.parametrize("name", BUILDERS)
def test_a_passed_finding_takes_the_place_of_the_question(name: str) -> None:
    figure = draw(name, "en", title="One outlet says it twice")
    assert "One outlet says it twice" in figure.layout.title.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BUILDERS)
def test_a_mark_carries_what_a_click_needs(name: str, language: str) -> None:
    figure, columns = draw(name, language), BUILDERS[name][2]
    frame = BUILDERS[name][1](language)
    rows = [row for trace in figure.data for row in _rows(trace.customdata)]
    assert rows
    for row in rows:
        assert len(row) == len(columns)
        for value, column in zip(row, columns, strict=True):
            assert not column or value in set(frame[column])


def _rows(data: object) -> list[list[str]]:
    if data is None:
        return []
    flat = np.asarray(data, dtype=object)
    if not flat.size:
        return []
    return [list(row) for row in flat.reshape(-1, flat.shape[-1]) if row[0]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BUILDERS)
def test_hover_says_a_sentence(name: str, language: str) -> None:
    texts = [
        text
        for trace in draw(name, language).data
        if trace.hoverinfo != "skip"
        for text in np.asarray(trace.hovertext, dtype=object).ravel()
        if text
    ]
    assert texts
    ends = (".", ":", "Title 0", "Title 1", "Title 2", "Title 3")
    for text in texts:
        plain = re.sub("[\u2066-\u2069]", "", text)
        assert plain.endswith(ends)
        assert " " in plain


@pytest.mark.parametrize("name", BUILDERS)
def test_an_empty_frame_says_so_and_raises_nothing(name: str) -> None:
    frame = BUILDERS[name][1]("en").iloc[:0]
    figure = draw(name, "en", frame)
    assert len(figure.data) == 0
    assert figure.layout.title.text


@pytest.mark.parametrize(
    "name",
    [
        "words_bars",
        "words_heat",
        "words_scatter",
        "tone_intervals",
        "similarity_heat",
        "tone_headlines",
        "tone_toward",
        "voice_kinds",
        "voices_matrix",
        "verb_choice",
        "word_shift",
    ],
)
def test_two_languages_in_one_figure_are_a_fault(name: str) -> None:
    make = BUILDERS[name][1]
    both = pd.concat([make("en"), make("ar")], ignore_index=True)
    with pytest.raises(ValueError, match="ar, en"):
        draw(name, "en", both)


@pytest.mark.parametrize("name", BUILDERS)
def test_arabic_titles_start_at_the_right(name: str) -> None:
    assert draw(name, "ar").layout.title.xanchor == "right"
    assert draw(name, "en").layout.title.xanchor == "left"


def test_bars_grow_leftwards_in_arabic_with_their_names_at_the_right() -> None:
    arabic, english = draw("words_bars", "ar"), draw("words_bars", "en")
    assert arabic.layout.xaxis.range[0] > arabic.layout.xaxis.range[1]
    assert english.layout.xaxis.range[0] < english.layout.xaxis.range[1]
    assert arabic.layout.yaxis.side == "right"


@pytest.mark.parametrize("language", LANGUAGES)
def test_negative_tone_stands_left_of_positive_in_both_languages(language: str) -> None:
    low, high = draw("tone_intervals", language).layout.xaxis.range
    assert low < 0 < high


def test_bars_have_the_length_of_the_score_and_lines_the_leave_one_out_range() -> None:
    frame = frames.term_differences("en")
    bars = [trace for trace in draw("words_bars", "en").data if trace.type == "bar"]
    for bar in bars:
        for row, x, more, less in zip(
            bar.customdata, bar.x, bar.error_x.array, bar.error_x.arrayminus, strict=True
        ):
            wanted = frame[(frame["group"] == row[0]) & (frame["term"] == row[1])].iloc[0]
            assert x == pytest.approx(wanted["score"])
            assert x + more == pytest.approx(wanted["high"])
            assert x - less == pytest.approx(wanted["low"])


def test_bars_show_only_terms_that_pass_the_gate_at_most_as_many_as_asked() -> None:
    figure = draw("words_bars", "en", top=3)
    drawn = [tuple(row[:2]) for trace in figure.data for row in _rows(trace.customdata)]
    frame = frames.term_differences("en")
    passing = frame[frame["shown"] & (frame["rank"] <= 3)]
    assert set(drawn) == set(zip(passing["group"], passing["term"], strict=True))


def test_the_label_at_a_bar_counts_articles_here_and_elsewhere() -> None:
    labels = [
        t
        for trace in draw("words_bars", "en").data
        if getattr(trace, "mode", "") == "text"
        for t in trace.text
    ]
    assert "3/3 · 1/9" in re.sub("[\u2066-\u2069\u00a0]", "", labels[0])


def test_a_tone_on_too_few_words_is_grey_and_hollow() -> None:
    few = frames.tone("en").query("not enough")["group"].iloc[0]
    marks = [t for t in draw("tone_intervals", "en").data if t.mode == "markers"]
    for trace in marks:
        hollow = trace.marker.symbol.endswith("-open")
        assert hollow == (trace.customdata[0][0] == few)
        assert (trace.marker.color == theme.GREY) == hollow


def test_without_an_interval_no_line_is_drawn() -> None:
    frame = frames.tone("en").assign(low=float("nan"), high=float("nan"))
    assert {t.mode for t in draw("tone_intervals", "en", frame).data} == {"markers"}


def test_similarity_draws_observed_minus_expected_on_both_sides_of_the_diagonal() -> None:
    grid = np.asarray(draw("similarity_heat", "en").data[0].z, dtype=float)
    assert np.isnan(np.diag(grid)).all()
    assert np.allclose(grid, grid.T, equal_nan=True)
    first = frames.similarity("en").sort_values(["a", "b"]).iloc[0]
    names = sorted(frames.NAMES["en"])
    at = grid[names.index(first["a"]), names.index(first["b"])]
    assert at == pytest.approx(first["similarity"] - first["expected"])


def test_the_timeline_has_a_panel_for_each_language_and_adds_up() -> None:
    frame = frames.timeline("en", more="ar")
    figure = draw("timeline", "en", frame)
    assert {trace.xaxis for trace in figure.data} == {"x", "x2"}
    assert sum(sum(trace.y) for trace in figure.data) == frame["articles"].sum()


@pytest.mark.parametrize(
    "name",
    [
        "words_bars",
        "words_heat",
        "timeline",
        "outlets_glance",
        "tone_intervals",
        "tone_headlines",
        "tone_toward",
        "voice_kinds",
        "voices_matrix",
    ],
)
def test_markup_in_names_is_shown_and_not_run(name: str) -> None:
    frame = BUILDERS[name][1]("en")
    evil = "<a href='javascript:x'>Evil</a> & Sons"
    frame["group"] = frame["group"].replace(frames.NAMES["en"][0], evil)
    text = json.dumps(draw(name, "en", frame).to_plotly_json()["layout"], default=str)
    assert "<a href" not in text
    assert "&lt;a" in text


def test_a_long_name_is_wrapped_whole_and_its_margin_grows() -> None:
    frame = frames.tone("en")
    long = "The Very Long Name of a Regional Evening Newspaper and Its Weekend Supplement"
    renamed = frame.assign(group=frame["group"].replace(frames.NAMES["en"][0], long))
    before, after = draw("tone_strip", "en"), draw("tone_intervals", "en", renamed)
    ticks = " ".join(after.layout.yaxis.ticktext).replace("<br>", " ")
    plain = re.sub("[\u2066-\u2069]", "", ticks)
    assert long in plain
    lines = [line for label in after.layout.yaxis.ticktext for line in label.split("<br>")]
    assert layout.widest(lines) < after.layout.margin.l
    assert before.layout.margin.l < layout.WIDTH / 2
