"""Voices: bars that stand for words, dots that stand for quotations, differences of verbs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import share_bars, theme, voices_kinds, voices_matrix
from dashboard.charts.layout import WIDTH, widest
from dashboard.charts.voices_kinds import FILLS, KINDS, voice_kinds_bars
from dashboard.charts.voices_verbs import apart, points, verb_choice
from dashboard.i18n import LANGUAGES, Say
from tests.charts import frames, frames_voices
from tests.charts.many import around, notes, plain, trace

LONG = "The Evening Chronicle of the Lower Harbour and Its Nine Islands"


def bars(language: str = "en", frame: pd.DataFrame | None = None) -> go.Figure:
    table = frames_voices.voice_kinds(language) if frame is None else frame
    return voice_kinds_bars(table, **around(language))


def dots(language: str = "en", frame: pd.DataFrame | None = None, **more: object) -> go.Figure:
    table = frames_voices.voices(language) if frame is None else frame
    return voices_matrix.voices_matrix(table, **around(language), **more)  # type: ignore[arg-type]


def marks(language: str = "en", frame: pd.DataFrame | None = None) -> go.Figure:
    table = frames_voices.reporting_verbs(language) if frame is None else frame
    return verb_choice(table, **around(language))


def many(frame: pd.DataFrame, groups: int = 12) -> pd.DataFrame:
    """The rows of the first group for many groups, one of them with a long name."""
    first = frame[frame["group"] == frame["group"].iloc[0]]
    names = [LONG, *(f"Outlet {n:02}" for n in range(1, groups))]
    return pd.concat([first.assign(group=name) for name in names], ignore_index=True)


# --- kinds of speakers ---------------------------------------------------------------------


def test_a_bar_adds_up_to_all_and_its_pieces_are_the_shares() -> None:
    figure, frame = bars(), frames_voices.voice_kinds()
    of: dict[tuple[str, str], float] = {}
    for piece in figure.data:
        for (group, kind, _), x in zip(piece.customdata, piece.x, strict=True):
            if group:
                of[group, kind] = of.get((group, kind), 0.0) + x
    wanted = {(r.group, r.kind): r.share_words for r in frame.itertuples() if r.words}
    assert of == pytest.approx(wanted)


def test_the_hatched_part_is_that_of_speakers_without_a_name() -> None:
    figure, frame = bars(), frames_voices.voice_kinds()
    hatched = [piece for piece in figure.data if piece.marker.pattern.shape]
    assert {piece.name for piece in hatched} == {"unnamed"}
    own = frame[frame["kind"] == "official"].set_index("group")
    for (group, kind, _), x in zip(hatched[0].customdata, hatched[0].x, strict=True):
        assert kind == "official"
        row = own.loc[group]
        assert x == pytest.approx(row["share_words"] * row["words_unnamed"] / row["words"])
    assert notes(figure, "key")
    assert "hatched" in plain(notes(figure, "key")[0].text)


def test_without_unnamed_speakers_nothing_is_hatched_and_the_key_says_nothing_of_it() -> None:
    figure = bars(frame=frames_voices.voice_kinds().assign(words_unnamed=0))
    assert not [piece for piece in figure.data if piece.marker.pattern.shape]
    assert "hatched" not in plain(notes(figure, "key")[0].text)


def test_the_thickness_of_a_bar_goes_with_its_words() -> None:
    figure, frame = bars(), frames_voices.voice_kinds()
    words = frame.groupby("group")["words"].sum().sort_index()
    widths = np.array(figure.data[0].width)
    thick = widths > voices_kinds.THIN
    assert widths[thick] / widths.max() == pytest.approx(
        (words / words.max()).to_numpy()[thick], rel=0.01
    )


def test_pieces_stand_in_the_order_of_the_kinds() -> None:
    order = [row[1] for piece in bars().data for row in piece.customdata if row[1]]
    places = [KINDS.index(kind) for kind in order]
    assert places == sorted(places)


def test_quotations_and_those_without_a_name_stand_beside_the_bar() -> None:
    frame = frames_voices.voice_kinds()
    sums = frame.groupby("group")[["quotations", "unnamed"]].sum().sort_index()
    beside = [plain(note.text).replace("\u00a0", " ").split() for note in notes(bars(), "counts")]
    assert beside == [[str(r.quotations), f"({r.unnamed})"] for r in sums.itertuples()]


@pytest.mark.parametrize("fill", FILLS.values())
def test_a_share_can_be_read_on_every_fill(fill: str) -> None:
    def light(colour: str) -> float:
        rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
        linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
        return float(np.array([0.2126, 0.7152, 0.0722]) @ linear) + 0.05

    pair = light(fill), light(share_bars.on_fill(fill))
    assert max(pair) / min(pair) >= 4.5


def test_the_inks_on_fills_are_not_swapped_in_the_dark() -> None:
    assert not {share_bars.ON_DARK, share_bars.ON_LIGHT} & set(theme.DARK)


# --- speakers × groups ---------------------------------------------------------------------


@pytest.mark.parametrize("size", voices_matrix.SIZES)
def test_the_area_of_a_dot_goes_with_what_it_stands_for(size: str) -> None:
    figure, frame = dots(size=size), frames_voices.voices()
    of = {(r.group, r.speaker): getattr(r, size) for r in frame.itertuples()}
    drawn = trace(figure, "dots")
    across = np.array(drawn.marker.size)
    values = np.array([of[row[0], row[1]] for row in drawn.customdata], dtype=float)
    assert len(values) == len(frame)
    free = across > voices_matrix.SMALL
    assert (across[free] / across.max()) ** 2 == pytest.approx(values[free] / values.max())


def test_speakers_stand_in_the_order_of_what_the_dots_stand_for() -> None:
    last = frames_voices.SPEAKERS["en"][4][0]
    assert last in plain(dots(size="quotations").layout.yaxis.ticktext[-1])
    assert last in plain(dots(size="words").layout.yaxis.ticktext[1])


def test_a_ring_is_drawn_where_nobody_else_quotes_the_speaker_and_only_there() -> None:
    figure, frame = dots(), frames_voices.voices()
    assert len(trace(figure, "only").x) == frame["only_here"].sum() == 1
    assert "ring" in plain(notes(figure, "key")[0].text)
    without = dots(frame=frame.assign(only_here=False))
    assert len(trace(without, "only").x or ()) == 0
    assert "ring" not in plain(notes(without, "key")[0].text)


def test_at_most_as_many_speakers_as_asked_and_it_is_said() -> None:
    figure = dots(most=2)
    assert len(figure.layout.yaxis.ticktext) == 2
    said = Say("en")("chart.voices_matrix.cut", n=2, all=5)
    assert said in plain(notes(figure, "subtitle")[0].text)


def test_an_empty_cell_can_be_clicked_and_says_that_nothing_was_found() -> None:
    cells = trace(dots(), "cells")
    texts = {tuple(row[:2]): plain(text) for row, text in zip(
        cells.customdata, cells.hovertext, strict=True)}  # fmt: skip
    first, last = frames.NAMES["en"][0], frames_voices.SPEAKERS["en"][4][0]
    assert texts[first, last].startswith("No quotation from")
    assert len(texts) == 4 * 5


def test_a_speaker_without_a_name_is_grey_and_long_ones_are_wrapped_whole() -> None:
    labels = dots().layout.yaxis.ticktext
    grey = [label for label in labels if "two officials" in label]
    assert theme.MUTED in grey[0]
    assert "two officials who asked not to be named" in " ".join(
        plain(grey[0].replace("<br>", " ")).split()
    )
    assert widest(labels) < dots().layout.margin.l


# --- verb choice ---------------------------------------------------------------------------


def test_a_mark_stands_at_the_difference_and_is_full_only_beyond_chance() -> None:
    figure, frame = marks(), frames_voices.reporting_verbs()
    of = {(r.group, r.grade): r for r in frame.itertuples()}
    seen = [t for t in figure.data if t.mode == "markers"]
    for one in seen:
        row = of[tuple(one.customdata[0][:2])]
        assert one.x[0] == pytest.approx(row.difference)
        assert (one.name == "apart") == apart(row)
        assert (one.marker.color == theme.PAPER) == (not apart(row))
    assert {one.name for one in seen} == {"apart", "near"}
    assert len(seen) == 4 * 9


def test_a_grade_that_nobody_uses_has_no_row() -> None:
    labels = [plain(label) for label in marks().layout.yaxis.ticktext]
    assert len(labels) == 9
    assert not [label for label in labels if Say("en")("grade.denial") in label]


def test_a_group_with_too_few_articles_is_grey_and_has_no_line() -> None:
    figure = marks()
    few = frames.NAMES["en"][3]
    lines = [t for t in figure.data if t.mode == "lines"]
    assert len(lines) == 3 * 9
    own = [t for t in figure.data if t.mode == "markers" and t.customdata[0][0] == few]
    assert {t.marker.line.color for t in own} == {theme.GREY}


@pytest.mark.parametrize("language", LANGUAGES)
def test_less_stands_left_of_more_in_both_languages(language: str) -> None:
    low, high = marks(language).layout.xaxis.range
    assert low == -high < 0


def test_one_group_alone_is_told_that_there_is_nothing_to_compare() -> None:
    frame = frames_voices.reporting_verbs()
    one = frame[frame["group"] == frames.NAMES["en"][0]].assign(difference=float("nan"))
    assert not marks(frame=one).data


@pytest.mark.parametrize(
    ("share", "shown"), [(0.123, "+12"), (-0.0123, "−1.2"), (0.0, "0.0"), (0.0004, "0.0")]
)
def test_differences_are_said_in_percentage_points_with_their_sign(share, shown) -> None:
    assert points(share) == shown


# --- many groups, long names ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("draw", "make"),
    [(bars, frames_voices.voice_kinds), (dots, frames_voices.voices),
     (marks, frames_voices.reporting_verbs)],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_groups_and_a_long_name_leave_room_for_the_plot(draw, make, language) -> None:
    figure = draw(language, many(make(language)))
    assert figure.layout.margin.l + figure.layout.margin.r < WIDTH * 0.65
    texts = [note.text for note in figure.layout.annotations]
    texts += [*(figure.layout.yaxis.ticktext or ()), *(figure.layout.xaxis.ticktext or ())]
    shown = " ".join(plain(" ".join(texts).replace("<br>", " ")).split())
    assert LONG in shown
