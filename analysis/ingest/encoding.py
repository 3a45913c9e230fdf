"""Bytes to text: byte order mark, UTF-16 without one, strict UTF-8, declared, then guessed.

Strict UTF-8 hardly ever accepts another encoding by chance; a guess is always told. Arabic in
one byte a letter (windows-1256) has its own test, since general detectors take short Arabic for
Cyrillic, Greek or Japanese.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems

_MARKS = (  # the longer ones first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 200_000  # bytes given to the guesses


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding's name, whether it was guessed, how many places were replaced."""

    text: str
    encoding: str
    guessed: bool = False
    replaced: int = 0


def text_of(
    source: str, data: bytes, problems: Problems, options: ReadOptions, declared: str = ""
) -> str:
    """The bytes as text, in the encoding chosen for the file if there is one; what was guessed or
    replaced is told."""
    chosen = options.of(source).encoding
    found = _replacing(data, chosen, guessed=False) if _known(chosen) else decode(data, declared)
    if found.guessed:
        problems.add("repaired", "encoding_guessed", source, encoding=found.encoding)
    if found.replaced:
        problems.add("repaired", "bad_bytes", source, count=found.replaced)
    return found.text


def decode(data: bytes, declared: str = "") -> Decoded:
    """`data` as text; `declared` is an encoding that the file itself names (a page's charset)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data, encoding, guessed=False)
    wide = _utf16_order(data)
    if wide:
        return _replacing(data, wide, guessed=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass  # not UTF-8 throughout: the tests below say what it is
    if _mostly_utf8(data):
        return _replacing(data, "utf-8", guessed=False)
    if declared and _known(declared):
        return _replacing(data, declared, guessed=False)
    return _replacing(data, _one_byte(data), guessed=True)


def _replacing(data: bytes, encoding: str, *, guessed: bool) -> Decoded:
    text = data.decode(encoding, errors="replace")
    own = 0 if guessed else data.count("\N{REPLACEMENT CHARACTER}".encode())
    replaced = max(text.count("\N{REPLACEMENT CHARACTER}") - own, 0)
    return Decoded(text, encoding.removesuffix("-sig"), guessed, replaced)


def _known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _utf16_order(data: bytes) -> str:
    """UTF-16 without a mark: spaces and line ends leave NULs at one parity only."""
    start = data[:_LOOKED_AT]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    enough = max(4, len(start) // 100)
    if odd >= enough and even * 20 <= odd:
        return "utf-16-le"
    if even >= enough and odd * 20 <= even:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    """A UTF-8 file with a few damaged places: ten sound characters for each bad one."""
    start = data[:_LOOKED_AT]
    text = start.decode("utf-8", errors="replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(character > "\x7f" for character in text) - bad
    return sound >= 10 * bad


def _one_byte(data: bytes) -> str:
    start = data[:_LOOKED_AT]
    for encoding in ("windows-1256", "iso-8859-6"):
        if _reads_as_arabic(start.decode(encoding, errors="replace")):
            return encoding
    best = charset_normalizer.from_bytes(start).best()
    return best.encoding.replace("_", "-") if best else "windows-1252"


def _reads_as_arabic(text: str) -> bool:
    """Arabic letters stand in runs, and some words begin with the article or are من, في, على…

    Latin text with accents gives no runs of Arabic letters under windows-1256, and Cyrillic text
    gives letters between signs and without these words.
    """
    other = sum(character > "\x7f" for character in text)
    words = re.findall(r"[ء-غف-ي]{2,}", text)
    in_words = sum(map(len, words))
    if not words or in_words < 0.8 * other:
        return False
    typical = sum(word.startswith(("ال", "وال", "بال")) or word in _COMMON for word in words)
    return typical >= 0.08 * len(words)


_COMMON = frozenset(
    "في من على إلى أن عن مع هذا هذه التي الذي قال بعد بين كان لم لا ما".split()  # noqa: SIM905
)
