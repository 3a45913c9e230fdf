"""Layout: how a text of many articles is cut, learnt from one article's start and end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Layout:
    """name: as the user calls it. opening: the pattern that a block beginning an article matches.
    closing: the pattern of the last block of an article, or ""."""

    name: str
    opening: str
    closing: str = ""

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Layout:
        return cls(**{key: str(content.get(key, "")) for key in ("name", "opening", "closing")})
