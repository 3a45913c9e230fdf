"""Characters of many texts as one array of 16-bit units, which numpy goes through quickly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

#: Characters of the first plane: all that newspapers write but emoji.
BMP = 0x10000
_SPARE = 8  # separators after the last text: so many units can be read from any place


@dataclass(frozen=True, eq=False)
class Units:
    """Texts one after another, a separator after each.

    low: uint16, one a character: its code point, or the lower 16 bits of it. points: uint32 code
    points where there are characters beyond the first plane (at the places `astral`), else the
    same as low. offsets: int64, where each text begins, and where another would.
    """

    low: np.ndarray
    points: np.ndarray
    astral: np.ndarray
    offsets: np.ndarray

    def classes(self, table: np.ndarray, class_of: Callable[[int], int]) -> np.ndarray:
        """The class of each character: from `table` (uint8, first plane), else from class_of."""
        kinds = table.take(self.low, mode="wrap")
        if len(self.astral):
            codes, which = np.unique(self.points[self.astral], return_inverse=True)
            kinds[self.astral] = np.array(list(map(class_of, codes.tolist())), np.uint8)[which]
        return kinds

    def by_four(self) -> np.ndarray:
        """The 64 bits that begin at each unit: a view, so it can be read at any place."""
        return np.ndarray(len(self.low) - 3, np.dtype("<u8"), self.low.data, strides=(2,))


def joined_units(texts: Sequence[str], separator: str) -> Units:
    """The units of texts with a separator of one character."""
    joined = separator.join(texts) + separator * (_SPARE + 1)
    offsets = np.cumsum([0] + [len(text) + 1 for text in texts])
    low = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    if len(low) == len(joined):
        return Units(low, low, np.zeros(0, dtype=np.int64), offsets)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return Units(points.astype("<u2"), points, np.flatnonzero(points >= BMP), offsets)


def characters_in(text: str) -> set[str]:
    """The characters that occur in a text."""
    low = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    if len(low) != len(text):
        return set(text)
    there = np.zeros(BMP, dtype=bool)
    there[low] = True
    return set(map(chr, np.flatnonzero(there).tolist()))
