"""Bytes broken in many ways, and the law that nothing but a told problem comes of them."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress

from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.raw import Unreadable
from analysis.ingest.readers import reader_of

SLOWEST = 5.0  # seconds


def broken(sources: Sequence[bytes], count: int, seed: int = 1) -> Iterator[bytes]:
    """`count` inputs made of the sources: cut, flipped, spliced, repeated, filled with noise."""
    dice = random.Random(seed)
    for _ in range(count):
        data = bytearray(dice.choice(sources))
        for _ in range(dice.randint(1, 4)):
            at, to = sorted(dice.randrange(len(data) + 1) for _ in range(2))
            kind = dice.randrange(6)
            if kind == 0:
                del data[at:]
            elif kind == 1:
                del data[at:to]
            elif kind == 2:
                data[at:at] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 40)))
            elif kind == 3 and data:
                for _ in range(dice.randint(1, 30)):
                    data[dice.randrange(len(data))] = dice.randrange(256)
            elif kind == 4:
                other = dice.choice(sources)
                data[at:to] = other[dice.randrange(len(other)) :]
            else:
                data[at:at] = bytes(data[at:to])[:2_000] * dice.randint(1, 20)
        yield bytes(data[:200_000])


def only_unreadable(name: str, data: bytes) -> float:
    """Read, where nothing but Unreadable may be raised and nothing may take long; the seconds."""
    reader = reader_of(name)
    assert reader is not None
    start = time.perf_counter()
    with suppress(Unreadable):
        reader.read(name, data, Problems(), ReadOptions())
    seconds = time.perf_counter() - start
    assert seconds < SLOWEST, (seconds, data[:200])
    return seconds
