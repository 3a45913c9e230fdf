"""How far reading is, told to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[float, str], None]
#: Step → (share of the whole that is done when it begins, and when it ends).
STEPS = {
    "reading": (0.0, 0.4),
    "mapping": (0.4, 0.5),
    "languages": (0.5, 0.9),
    "checking": (0.9, 1.0),
}
_LEAST = 0.01  # a smaller advance is not told: a page cannot show ten thousand of them


class Progress:
    """Tells (share done, step); shares never fall, and the last is 1."""

    def __init__(self, tell: Tell | None = None, total: int = 0) -> None:
        self._tell, self._total, self._bytes = tell, total, 0
        self._last = (-1.0, "")

    def read(self, size: int) -> None:
        """So many bytes of the sources were read."""
        self._bytes += size
        self.at("reading", self._bytes / max(self._total, self._bytes, 1))

    def at(self, step: str, share: float) -> None:
        """`share` of a step is done."""
        if self._tell is None:
            return
        begins, ends = STEPS[step]
        whole = max(begins + (ends - begins) * min(max(share, 0.0), 1.0), self._last[0])
        if step != self._last[1] or whole - self._last[0] >= _LEAST or whole == 1.0:
            self._last = (whole, step)
            self._tell(round(whole, 4), step)
