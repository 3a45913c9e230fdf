"""Work shared among processes that may be lost: one that gets stuck in native code, where no timer
of its own can end it, is ended from outside, and its piece of work is told."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

T = TypeVar("T")
_READY = "ready"
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Lost:
    """The number of a piece of work that brought nothing back, and why."""

    number: int
    why: str


def supervised(
    work: Callable[[int], T],
    pieces: int,
    *,
    workers: int,
    limit: float,
    ready: Callable[[], None] | None = None,
) -> Iterator[T | Lost]:
    """What `work` gives for 0 … pieces − 1, as it comes, and Lost for a piece that took more than
    `limit` seconds by the clock or ended its process. `work` and `ready` can be pickled."""
    numbers = iter(range(pieces))
    busy = [
        worker
        for _ in range(workers)
        if (worker := _Worker(work, ready)) and worker.take(next(numbers, None))
    ]
    while busy:
        answered = wait([each.pipe for each in busy], timeout=0.5)
        for at, worker in enumerate(busy):
            if worker.pipe in answered:
                try:
                    found = worker.pipe.recv()
                    if found == _READY:
                        worker.starts()
                        continue
                    yield found
                except EOFError:
                    yield worker.lost("its process ended")
                    busy[at] = _Worker(work, ready)
            elif worker.since and time.monotonic() - worker.since > limit:
                yield worker.lost(f"no answer in {limit:.0f} s")
                busy[at] = _Worker(work, ready)
            else:
                continue
            busy[at].take(next(numbers, None))
        busy = [each for each in busy if each.number is not None]


class _Worker:
    """One process and the piece it has."""

    def __init__(self, work: Callable[[int], Any], ready: Callable[[], None] | None) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, work, ready), daemon=True)
        self._process.start()
        theirs.close()
        self.number: int | None = None
        self.since = 0.0  # when it began its piece; 0 while it is still getting ready
        self._ready = False

    def take(self, number: int | None) -> bool:
        """Give it a piece; without one, it ends."""
        self.number = number
        self.since = time.monotonic() if self._ready else 0.0
        self.pipe.send(number)
        return number is not None

    def starts(self) -> None:
        """It is ready: from now on its time counts."""
        self._ready, self.since = True, time.monotonic()

    def lost(self, why: str) -> Lost:
        self._process.kill()
        self._process.join()
        assert self.number is not None
        return Lost(self.number, why)


def _serve(pipe: Connection, work: Callable[[int], Any], ready: Callable[[], None] | None) -> None:
    if ready is not None:
        ready()
    pipe.send(_READY)
    while (number := pipe.recv()) is not None:
        pipe.send(work(number))
