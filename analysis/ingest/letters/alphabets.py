"""Which one-byte encoding a text is in, told by the letters that it gives.

General detectors take short Arabic for Cyrillic, Greek or Japanese, and French for Polish. Here
each encoding is tried with the letters of one language at a time: Turkish read as windows-1252
has letters that Icelandic has (þ, ý) and others that it has not (ç, ü).
"""

from __future__ import annotations

import re
import unicodedata

ARABIC = ("windows-1256", "iso-8859-6", "mac-arabic", "cp720", "cp864")
#: Encoding → letters beyond ASCII of the languages that are written in it, the likelier first.
_LATIN: tuple[tuple[str, str], ...] = (
    ("windows-1252", "àâæçéèêëîïôœùûüÿ"),  # French
    ("windows-1252", "áéíóúüñ¿¡ªº"),  # Spanish
    ("windows-1252", "äöüßé"),  # German
    ("windows-1252", "áâãàçéêíóôõúª"),  # Portuguese
    ("windows-1252", "àèéìíîòóùú"),  # Italian
    ("windows-1252", "åäöæøé"),  # Nordic
    ("windows-1252", "éëïóöüèáêí"),  # Dutch
    ("windows-1254", "çğıİöşüâîû"),  # Turkish
    ("windows-1250", "ąćęłńóśźż"),  # Polish
    ("iso-8859-2", "ąćęłńóśźż"),
    ("windows-1250", "áčďéěíňóřšťúůýžäĺľŕô"),  # Czech, Slovak
    ("iso-8859-2", "áčďéěíňóřšťúůýžäĺľŕô"),
    ("windows-1250", "áéíóöőúüű"),  # Hungarian
    ("iso-8859-2", "áéíóöőúüű"),
    ("windows-1250", "čćđšž"),  # Croatian
    ("windows-1252", "áðéíóúýþæö"),  # Icelandic
    ("mac-roman", "àâæçéèêëîïôœùûüÿäößáíóúñ"),
)
_MARKS = frozenset("‘’‚“”„«»‹›–—…•·°©®™€£§×ªº¿¡ \N{NO-BREAK SPACE}\N{SOFT HYPHEN}")
_SURE = 0.96  # of what is beyond ASCII must be letters of the language, or marks of printing
COMMON = frozenset(
    "في من على إلى أن عن مع هذا هذه التي الذي قال بعد بين كان لم لا ما".split()  # noqa: SIM905
)
_WORD = re.compile(r"[ء-غف-ي]{2,}")
_HEBREW = re.compile(rb"[\xe0-\xfa]{2,}")


def arabic_encoding(data: bytes) -> str:
    """The encoding in which bytes read as Arabic, or ""."""
    scores = {name: arabic_score(decoded(data, name)) for name in ARABIC}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else ""


def arabic_score(text: str) -> float:
    """How surely a text is Arabic; 0 where it is not.

    Arabic letters stand in runs, and some words begin with the article or are من, في, على…
    Latin text with accents gives no runs of Arabic letters under windows-1256, and Cyrillic text
    gives letters between signs and without these words.
    """
    other = sum(character > "\x7f" for character in text)
    words = _WORD.findall(text)
    if not words or sum(map(len, words)) < 0.8 * other:
        return 0.0
    typical = sum(word.startswith(("ال", "وال", "بال")) or word in COMMON for word in words)
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "So") for c in text if c > "\x7f")
    return max(typical / len(words) - odd / other, 0.0) if typical >= 0.08 * len(words) else 0.0


def latin_encoding(data: bytes) -> str:
    """The encoding in which bytes give the letters of one language in Latin script, or ""."""
    plain = sum(byte < 0x80 for byte in data)
    if plain < 0.6 * len(data):
        return ""
    best, score = "", _SURE
    for name, letters in _LATIN:
        text = decoded(data, name)
        known = _MARKS | set(letters) | set(letters.upper())
        other = [c for c in text if c > "\x7f"]
        share = sum(c in known for c in other) / max(len(other), 1)
        share -= len(re.findall(r"[a-z][À-ÖØ-ÞĀĂĄĆČĎĐĘĚŁŃŇŐŘŚŠŞŤŮŰŹŻŽ]", text)) / max(len(other), 1)
        if share > score:
            best, score = name, share
    return best


def is_hebrew(data: bytes) -> bool:
    """Whether bytes read as Hebrew in windows-1255. Russian would have bytes beyond its letters."""
    other = sum(byte >= 0x80 for byte in data)
    return other > 20 and sum(map(len, _HEBREW.findall(data))) >= 0.95 * other


def decoded(data: bytes, encoding: str) -> str:
    """Bytes as text; bad places become “�”. Letters of cp864 are shapes: they become letters."""
    text = data.decode(encoding, errors="replace")
    if encoding == "cp864":
        text = _SHAPES.sub(lambda shape: unicodedata.normalize("NFKC", shape.group()), text)
    return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")


_SHAPES = re.compile("[\ufe70-\ufefc]")
