"""Names of points: no two touch, none is cut, none lies on a named point."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.label_places import PLACES, offset, places

BOUNDS = (0.0, 0.0, 600.0, 340.0)

_numbers = st.floats(0, 600, allow_nan=False)
_labels = st.lists(
    st.tuples(_numbers, st.floats(0, 340), st.floats(4, 220), st.floats(8, 40)), max_size=40
)
_stretch = st.floats(1, 2.5)


def _given(labels: list[tuple[float, float, float, float]]) -> tuple[np.ndarray, np.ndarray]:
    data = np.array(labels, dtype=float).reshape(-1, 4)
    return data[:, :2], data[:, 2:]


def _widened(boxes: np.ndarray, points: np.ndarray, factor: float) -> np.ndarray:
    moved = points[:, :1] * (factor - 1)
    return boxes + np.hstack([moved, np.zeros_like(moved), moved, np.zeros_like(moved)])


def _overlaps(a: np.ndarray, b: np.ndarray) -> bool:
    slack = 1e-6
    return bool(
        a[0] < b[2] - slack and b[0] < a[2] - slack and a[1] < b[3] - slack and b[1] < a[3] - slack
    )


@given(_labels, _stretch, st.floats(0, 1))
def test_no_two_labels_overlap_at_any_width_of_the_picture(
    labels: list[tuple[float, float, float, float]], stretch: float, share: float
) -> None:
    points, sizes = _given(labels)
    boxes, chosen = places(points, sizes, BOUNDS, stretch=stretch)
    wide = _widened(boxes, points, 1 + share * (stretch - 1))
    kept = wide[chosen >= 0]
    for i in range(len(kept)):
        assert not any(_overlaps(kept[i], kept[j]) for j in range(i))


@given(_labels, _stretch)
def test_every_label_stays_in_bounds_and_keeps_its_size(
    labels: list[tuple[float, float, float, float]], stretch: float
) -> None:
    points, sizes = _given(labels)
    boxes, chosen = places(points, sizes, BOUNDS, stretch=stretch)
    kept = boxes[chosen >= 0]
    assert (kept[:, :2] >= BOUNDS[:2]).all()
    assert (kept[:, 2:] <= BOUNDS[2:]).all()
    assert np.allclose(kept[:, 2:] - kept[:, :2], sizes[chosen >= 0])


@given(_labels)
def test_no_label_lies_on_a_point_that_may_be_named(
    labels: list[tuple[float, float, float, float]],
) -> None:
    points, sizes = _given(labels)
    boxes, chosen = places(points, sizes, BOUNDS, radius=5)
    dots = np.hstack([points - 5, points + 5])
    for i in np.flatnonzero(chosen >= 0):
        assert not any(_overlaps(boxes[i], dots[j]) for j in range(len(points)) if j != i)


@given(_labels, st.integers(0, 12))
def test_no_more_labels_than_asked_and_the_first_that_fits_is_never_left_out(
    labels: list[tuple[float, float, float, float]], most: int
) -> None:
    points, sizes = _given(labels)
    _, chosen = places(points, sizes, BOUNDS, most=most)
    _, every = places(points, sizes, BOUNDS)
    wanted = np.flatnonzero(every >= 0)[:most]
    assert np.flatnonzero(chosen >= 0).tolist() == wanted.tolist()


def test_a_lone_point_is_named_at_its_right_and_at_the_right_edge_at_its_left() -> None:
    _, middle = places(np.array([[300, 170]]), np.array([[80, 14]]), BOUNDS)
    _, edge = places(np.array([[590, 170]]), np.array([[80, 14]]), BOUNDS)
    assert PLACES[middle[0]] == "right"
    assert PLACES[edge[0]] == "left"


def test_a_place_that_covers_no_other_mark_is_taken_before_one_that_does() -> None:
    point, size = np.array([[300, 170]]), np.array([[80, 14]])
    crowd = np.array([[340, 170], [350, 171], [260, 170]])
    _, chosen = places(point, size, BOUNDS, marks=crowd)
    assert PLACES[chosen[0]] == "above"


def test_a_label_wider_than_the_picture_is_left_out_and_others_are_not() -> None:
    points = np.array([[300.0, 100.0], [300.0, 200.0]])
    boxes, chosen = places(points, np.array([[900.0, 14.0], [50.0, 14.0]]), BOUNDS)
    assert chosen[0] == -1
    assert np.isnan(boxes[0]).all()
    assert chosen[1] >= 0


def test_no_points_give_no_boxes() -> None:
    boxes, chosen = places(np.empty((0, 2)), np.empty((0, 2)), BOUNDS)
    assert boxes.shape == (0, 4)
    assert chosen.shape == (0,)


@pytest.mark.parametrize("name", PLACES)
def test_the_shift_for_plotly_puts_the_label_where_its_box_is(name: str) -> None:
    point, size = np.array([[300.0, 170.0]]), np.array([80.0, 14.0])
    boxes, chosen = places(point, size, BOUNDS, order=[name], radius=5)
    across, down, right, up = offset(int(chosen[0]), 5)
    anchor_x = {"left": boxes[0, 0], "right": boxes[0, 2], "center": boxes[0, [0, 2]].mean()}
    anchor_y = {"top": boxes[0, 1], "bottom": boxes[0, 3], "middle": boxes[0, [1, 3]].mean()}
    assert anchor_x[across] == pytest.approx(300 + right)
    assert anchor_y[down] == pytest.approx(170 - up)
