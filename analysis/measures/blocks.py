"""Long columns worked through in blocks, so that what is made on the way stays in the cache.

numpy makes a place of eight bytes for each row it takes. For millions of rows that is memory fresh
from the system, which costs more than the taking itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_BLOCK = 1 << 17


def write_where(
    mark: np.ndarray, wanted: object, columns: Sequence[np.ndarray], found: Sequence[np.ndarray]
) -> None:
    """Write each column where `mark` equals `wanted` to `found`."""
    done = 0
    for begin in range(0, len(mark), _BLOCK):
        at = np.flatnonzero(mark[begin : begin + _BLOCK] == wanted)
        for column, target in zip(columns, found, strict=True):
            # without a mode numpy makes a copy first, in case a number is out of range
            column[begin:].take(at, out=target[done : done + len(at)], mode="clip")
        done += len(at)


def write_at(values: np.ndarray, places: np.ndarray, found: np.ndarray) -> None:
    """Write `values[places]` to `found`."""
    for begin in range(0, len(places), _BLOCK):
        end = begin + _BLOCK
        values.take(places[begin:end], out=found[begin:end], mode="clip")


def at_places(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    """`values[places]`."""
    found = np.empty(len(places), dtype=values.dtype)
    write_at(values, places, found)
    return found


def beginnings(values: np.ndarray) -> np.ndarray:
    """Where each run of equal values begins."""
    new = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return np.flatnonzero(new)
