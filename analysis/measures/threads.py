"""Two threads at work: numpy lets go of the interpreter while it goes through long columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from threading import RLock
from typing import Any, TypeVar

Made = TypeVar("Made")


def two_at_a_time(make: Callable[..., Made], *given: Iterable[object]) -> list[Made]:
    """What is made of each, in order."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(make, *given))


class once(cached_property[Made]):  # noqa: N801
    """A property made once also where two threads ask for it: the second waits for the first."""

    def __init__(self, make: Callable[[Any], Made]) -> None:
        super().__init__(make)
        self._making = RLock()

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        with self._making:
            return super().__get__(instance, owner)
