"""Characters that no text can hold: NUL and halves of a character (lone surrogates)."""

from __future__ import annotations

import re

_UNSAFE = re.compile("[\x00\ud800-\udfff]")


def without_unsafe(text: str) -> tuple[str, int]:
    """The text with NUL and lone surrogates as “�”, and how many there were."""
    return _UNSAFE.subn("\N{REPLACEMENT CHARACTER}", text)
