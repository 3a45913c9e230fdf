"""Characters that are taken off words before they are compared: vowel signs and invisible ones."""

from __future__ import annotations

from analysis.text.units import characters_in

DROPPED: dict[int, None] = {
    **dict.fromkeys(range(0x064B, 0x0660)),  # Arabic vowel and doubling signs
    **dict.fromkeys(range(0x0610, 0x061B)),
    **dict.fromkeys(range(0x06D6, 0x06EE)),
    0x0670: None,  # dagger alef
    0x0640: None,  # tatweel
    0x00AD: None,  # soft hyphen
    **dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0xFEFF]),
    **dict.fromkeys(range(0x202A, 0x202F)),
    **dict.fromkeys(range(0x2066, 0x206A)),
}


def strip_marks(surface: str) -> str:
    """`surface` without vowel signs, tatweel and invisible characters; letters stay."""
    return surface.translate(DROPPED)


def without_marks(lines: str) -> str:
    """`strip_marks` for much text at once."""
    for character in characters_in(lines):
        if ord(character) in DROPPED:
            lines = lines.replace(character, "")
    return lines
