"""Long columns worked through in blocks, so that what is made on the way stays in the cache.

numpy makes a place of eight bytes for each row it takes. For millions of rows that is memory fresh
from the system, which costs more than the taking itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import numpy as np

_BLOCK = 1 << 17


def blocks(size: int) -> Iterator[slice]:
    """So many rows, a block at a time."""
    for begin in range(0, size, _BLOCK):
        yield slice(begin, min(begin + _BLOCK, size))


def write_where(
    mark: np.ndarray, wanted: object, columns: Sequence[np.ndarray], found: Sequence[np.ndarray]
) -> None:
    """Write each column where `mark` equals `wanted` to `found`."""
    done = 0
    for block in blocks(len(mark)):
        at = np.flatnonzero(mark[block] == wanted)
        for column, target in zip(columns, found, strict=True):
            # without a mode numpy makes a copy first, in case a number is out of range
            column[block].take(at, out=target[done : done + len(at)], mode="clip")
        done += len(at)


def write_at(values: np.ndarray, places: np.ndarray, found: np.ndarray) -> None:
    """Write `values[places]` to `found`."""
    for block in blocks(len(places)):
        values.take(places[block], out=found[block], mode="clip")


def at_places(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    """`values[places]`."""
    found = np.empty(len(places), dtype=values.dtype)
    write_at(values, places, found)
    return found


def begins(*columns: np.ndarray) -> np.ndarray:
    """True for the rows that differ from the row before in some column, and the first (bool)."""
    new = np.ones(len(columns[0]), dtype=bool)
    np.not_equal(columns[0][1:], columns[0][:-1], out=new[1:])
    for column in columns[1:]:
        new[1:] |= column[1:] != column[:-1]
    return new


def beginnings(*columns: np.ndarray) -> np.ndarray:
    """Where each run of equal rows begins."""
    return np.flatnonzero(begins(*columns))


def in_order(values: np.ndarray) -> np.ndarray:
    """`np.argsort(values, kind="stable")` of floating-point numbers (NaN as infinity), by digits.

    A float and its bits as a whole number have the same order, those below 0 the reverse (−0.0
    must not be told from 0.0); numpy sorts numbers of 16 bits without comparing.
    """
    bits = np.where(np.isnan(values), np.inf, values + 0.0).view(np.int64)
    bits = np.where(bits < 0, ~bits, bits ^ np.int64(-(2**63)))
    digits = bits.view(np.uint16).reshape(-1, 4)
    if sys.byteorder == "big":
        digits = digits[:, ::-1]
    order = np.argsort(digits[:, 0], kind="stable")
    for place in (1, 2, 3):
        order = order.take(np.argsort(digits[:, place].take(order), kind="stable"))
    return order
