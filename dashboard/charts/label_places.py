"""Where the names of points go, so that no two touch and none is cut: a greedy choice in px.

Labels are placed in the order given, each at one of four places around its point that is free: the
one that covers the fewest other marks, or the first of several. A label without a free place is
left out. Pixels are counted from the top left; boxes are (left, top, right, bottom).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

#: Where a label stands to its point (x, y): beside it first, so that it reads as its name.
_SIDES = {"right": (1.0, 0.0), "left": (-1.0, 0.0), "above": (0.0, -1.0), "below": (0.0, 1.0)}
PLACES = tuple(_SIDES)


def places(
    points: np.ndarray,
    sizes: np.ndarray,
    bounds: tuple[float, float, float, float],
    *,
    marks: np.ndarray | None = None,
    radius: float = 5.0,
    most: int | None = None,
    blocked: np.ndarray | None = None,
    order: Sequence[str] = PLACES,
    stretch: float = 1.0,
) -> tuple[np.ndarray, np.ndarray]:
    """The chosen boxes (a row a label) and the index in `PLACES` of each; NaN and −1 if left out.

    points, sizes: (n, 2), in order of importance; the marks of all `points` are kept free of
    labels, and so are those of `blocked`, (k, 2). marks: (m, 2) others, covered where no better
    place is free. radius: of a mark. most: how many labels are placed at most. order: which places
    are tried, first one first. stretch: the picture may be drawn up to so many times wider, its
    labels keeping their size (distances from the left bound grow); then too no two touch.
    """
    points, sizes = _pairs(points), _pairs(sizes)
    others = _pairs(marks)
    free_of = np.vstack([points, _pairs(blocked)])
    indices = np.array([PLACES.index(name) for name in order], dtype=np.int64)
    boxes = np.full((len(points), 4), np.nan)
    chosen = np.full(len(points), -1, dtype=np.int64)
    grown = (free_of[:, 0] - bounds[0]) * (stretch - 1)  # how far each moves when drawn widest
    dots = np.hstack([free_of - radius, free_of + radius])
    left = len(points) if most is None else most
    for i in range(len(points)):
        if left <= 0:
            break
        tries = _candidates(points[i], sizes[i], radius, indices)
        free = _inside(tries, bounds)
        placed = np.flatnonzero(chosen >= 0)
        taken = np.vstack([boxes[placed], np.delete(dots, i, axis=0)])
        moved = np.concatenate([grown[placed], np.delete(grown, i)])
        free &= ~_touching(tries, grown[i], taken, moved).any(axis=1)
        if not free.any():
            continue
        best = int(np.argmin(np.where(free, _covered(tries, others, radius), np.inf)))
        boxes[i], chosen[i] = tries[best], indices[best]
        left -= 1
    return boxes, chosen


def _pairs(values: np.ndarray | None) -> np.ndarray:
    return np.asarray([] if values is None else values, dtype=float).reshape(-1, 2)


def offset(place: int, radius: float) -> tuple[str, str, float, float]:
    """Plotly's xanchor, yanchor, xshift, yshift of a label at `PLACES[place]`."""
    x, y = _SIDES[PLACES[place]]
    across = {1.0: "left", -1.0: "right"}.get(x, "center")
    down = {1.0: "top", -1.0: "bottom"}.get(y, "middle")
    gap_x, gap_y = _gap(x, y, radius)
    return across, down, gap_x, -gap_y


def _gap(x: float, y: float, radius: float) -> tuple[float, float]:
    """How far a label's edge stands from the middle of its mark."""
    return x * (radius + 2), y * (radius + 1)


def _candidates(
    point: np.ndarray, size: np.ndarray, radius: float, indices: np.ndarray
) -> np.ndarray:
    """The boxes that a label may take, a row a place."""
    rows = []
    for index in indices:
        x, y = _SIDES[PLACES[index]]
        gap_x, gap_y = _gap(x, y, radius)
        left = point[0] + gap_x + (x - 1) / 2 * size[0]
        top = point[1] + gap_y + (y - 1) / 2 * size[1]
        rows.append((left, top, left + size[0], top + size[1]))
    return np.array(rows).reshape(-1, 4)


def _inside(boxes: np.ndarray, bounds: tuple[float, float, float, float]) -> np.ndarray:
    low, high = np.array(bounds[:2]), np.array(bounds[2:])
    return np.asarray((boxes[:, :2] >= low).all(axis=1) & (boxes[:, 2:] <= high).all(axis=1))


def _touching(tries: np.ndarray, grows: float, taken: np.ndarray, grown: np.ndarray) -> np.ndarray:
    """Which tries (rows) touch which taken boxes (columns) at any width up to the widest.

    Two boxes stay apart if they are apart up and down, or if the same one is on the left at both
    widths: places move in proportion, so it is then on the left at every width between.
    """
    t, b = tries[:, None, :], taken[None, :, :]
    apart = (t[..., 1] >= b[..., 3]) | (b[..., 1] >= t[..., 3])
    left = np.maximum(t[..., 2] - b[..., 0], t[..., 2] + grows - b[..., 0] - grown) <= 0
    right = np.maximum(b[..., 2] - t[..., 0], b[..., 2] + grown - t[..., 0] - grows) <= 0
    return ~(apart | left | right)


def _covered(tries: np.ndarray, marks: np.ndarray, radius: float) -> np.ndarray:
    """How many other marks each try would cover."""
    if not len(marks):
        return np.zeros(len(tries))
    x, y = marks[None, :, 0], marks[None, :, 1]
    half = radius / 2  # a mark that is touched at its rim is still seen
    inside = (x > tries[:, None, 0] - half) & (x < tries[:, None, 2] + half)
    inside &= (y > tries[:, None, 1] - half) & (y < tries[:, None, 3] + half)
    return inside.sum(axis=1).astype(float)
