"""Bytes to text: byte order mark, UTF-16 without one, strict UTF-8, declared, then guessed.

Strict UTF-8 hardly ever accepts another encoding by chance; a guess is always told. Arabic and
the languages in Latin script have tests of their own (alphabets.py), for the rest
charset-normalizer guesses.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from analysis.ingest.letters.alphabets import (
    arabic_encoding,
    arabic_score,
    decoded,
    is_hebrew,
    latin_encoding,
)
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems

#: Encodings to choose from: id → what is written in it. The interface says `encoding.<id>`.
ENCODINGS: dict[str, str] = {
    "utf-8": "all languages; what most files are in",
    "utf-16": "all languages; “Unicode text” of Excel and Notepad",
    "windows-1256": "Arabic, Persian, Urdu; Windows",
    "iso-8859-6": "Arabic; old web pages and mail",
    "mac-arabic": "Arabic; old Macs",
    "cp720": "Arabic; DOS",
    "cp864": "Arabic; IBM",
    "windows-1252": "English, French, German, Spanish …; Windows",
    "mac-roman": "English, French, German, Spanish …; old Macs",
    "windows-1254": "Turkish; Windows",
    "windows-1250": "Polish, Czech, Hungarian …; Windows",
    "iso-8859-2": "Polish, Czech, Hungarian …; old web pages",
    "windows-1251": "Russian, Ukrainian, Bulgarian …; Windows",
    "koi8-r": "Russian; old web pages and mail",
    "windows-1253": "Greek; Windows",
    "windows-1255": "Hebrew; Windows",
    "gb18030": "Chinese, simplified",
    "big5": "Chinese, traditional",
    "shift_jis": "Japanese",
    "euc-kr": "Korean",
}
_MARKS = (  # the longer ones first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 200_000  # bytes given to the guesses
_SAMPLE = 300  # characters that show whether a guess is right
_BEYOND = re.compile(rb"[\x80-\xff]")
_LATIN_1 = ("iso8859-1", "ascii")  # declared where windows-1252 is meant, as browsers know


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
    known = is_encoding(chosen)
    found = _replacing(data, chosen, guessed=False) if known else decode(data, declared)
    if chosen and not known:
        problems.add(
            "kept", "encoding_unknown", source, encoding=chosen[:100], read=found.encoding
        )  # fmt: skip
    if found.guessed:
        problems.add("repaired", "encoding_guessed", source, encoding=found.encoding)
    if found.replaced:
        problems.add(
            "repaired", "bad_bytes", source, count=found.replaced, encoding=found.encoding.upper()
        )  # fmt: skip
    return found.text


def encoding_guess(data: bytes, chosen: str = "") -> tuple[str, bool, str]:
    """(encoding, whether it was guessed, lines that show whether it is right).

    chosen: read the lines in this one. The sample begins where the first character beyond ASCII
    stands.
    """
    start_of = data[: 4 * _LOOKED_AT]
    known = codecs_name(chosen)
    found = _replacing(start_of, known, guessed=False) if known else decode(start_of)
    start = next((n for n, character in enumerate(found.text) if character > "\x7f"), 0)
    line = max(found.text.rfind("\n", 0, start) + 1, start - _SAMPLE // 3)
    return found.encoding, found.guessed, found.text[line : line + _SAMPLE].strip()


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
    meant = _meant(declared)
    guess = arabic_encoding(_telling(data))
    if meant and (not guess or arabic_score(decoded(_telling(data), meant))):
        return _replacing(data, meant, guessed=False)
    return _replacing(data, guess or _one_byte(data), guessed=True)


def plain_utf8(data: bytes, chosen: str = "") -> bytes | None:
    """The bytes without a mark where they can be nothing but UTF-8; None else. Whether they are
    well formed is left to who reads them."""
    if chosen and codecs_name(chosen) not in ("utf-8", "utf-8-sig"):
        return None
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :]
    if any(data.startswith(mark) for mark, _ in _MARKS) or (not chosen and _utf16_order(data)):
        return None
    return data


def is_encoding(name: str) -> bool:
    """Whether bytes can be read in an encoding of this name."""
    try:
        return isinstance(b"a".decode(name, errors="replace"), str) if name else False
    except (LookupError, ValueError):
        return False


def codecs_name(name: str) -> str:
    """The one name of an encoding that goes by many; "" where it is not known."""
    return codecs.lookup(name).name if is_encoding(name) else ""


def _meant(declared: str) -> str:
    name = codecs_name(declared)
    if name.startswith(("utf-16", "utf-32")):  # a page that could be read to say so is not
        return ""
    return "windows-1252" if name in _LATIN_1 else declared if name else ""


def _replacing(data: bytes, encoding: str, *, guessed: bool) -> Decoded:
    if codecs_name(encoding) == "utf-8" and data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    text = decoded(data, encoding)
    own = 0 if guessed else data.count("\N{REPLACEMENT CHARACTER}".encode())
    replaced = max(text.count("\N{REPLACEMENT CHARACTER}") - own, 0)
    return Decoded(text, encoding.removesuffix("-sig"), guessed, replaced)


def _telling(data: bytes) -> bytes:
    """The part that is looked at: from a little before the first byte beyond ASCII."""
    first = _BEYOND.search(data)
    start = max(first.start() - 1_000, 0) if first else 0
    return data[start : start + _LOOKED_AT]


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
    text = _telling(data).decode("utf-8", errors="replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(character > "\x7f" for character in text) - bad
    return sound >= 10 * bad


def _one_byte(data: bytes) -> str:
    start = _telling(data)
    if name := latin_encoding(start):
        return name
    if is_hebrew(start):
        return "windows-1255"
    import charset_normalizer

    best = charset_normalizer.from_bytes(start).best()
    return _plain_name(best.encoding) if best else "windows-1252"


def _plain_name(name: str) -> str:
    """cp1251 → windows-1251, as the interface lists it."""
    plain = name.replace("_", "-")
    return plain.replace("cp125", "windows-125") if plain.startswith("cp125") else plain
