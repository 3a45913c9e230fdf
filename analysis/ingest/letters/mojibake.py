"""Text that was read in the wrong encoding before it came to us, put right where that is sure.

“Ø§Ù„Ø´Ø±Ù‚” and “ط§ظ„ط´ط±ظ‚” are UTF-8 read as windows-1252 and windows-1256, “ÇáÔÑÞ” is
windows-1256 read as windows-1252. Going back the same way must give well-formed text without a
remainder, and what it gives must read: Arabic (or another script) throughout, or the letters and
marks of European languages where a capital stood inside a word. A line is put right as a whole or
not at all. ftfy knows the bytes that windows-1252 leaves open.
"""

from __future__ import annotations

import re
import unicodedata

from analysis.ingest.letters.alphabets import COMMON

#: One of these is in every such text; looking for them is all that right text costs.
_SIGNS = ("Ø", "Ù", "§", "Ç", "Ã", "Â", "€", "\x80", "Ä", "Å", "Ð", "Ñ", "Î", "×")
#: windows-1252 with a sign for every byte (from ftfy), and what it had been taken for.
_PAGES = (
    ("sloppy-windows-1252", "windows-1252"), ("latin-1", "iso-8859-1"), ("cp1256", "windows-1256"),
)  # fmt: skip
_OPEN = "sloppy-windows-1252"
_ROUNDS = 3  # times that a text may have been misread
_FEW = 4  # letters under which nothing is sure
_LATIN = frozenset(
    "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿœßğışŞİĞąćęłńśźżčďěňřšťůžőűăâîșțđ"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŒĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽŐŰĂȘȚĐ"
)
_MARKS = frozenset("‘’‚“”„«»‹›–—…•·°©®™€£§¿¡ªº \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}")
_FOLLOWING = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what a byte 80–BF became
_CAPITAL = re.compile(
    f"(?<=[a-zß-ÿ])[ÃÄÅ][{_FOLLOWING}]|[ÃÄÅ][{_FOLLOWING}](?=[a-z])|â[€\x80][{_FOLLOWING}]"
)
_OLD = re.compile(r"[\xc0-\xff\x81\x8d\x8e\x90\x9a\x9f]{2,}")  # letters of windows-1256


def repaired(text: str) -> tuple[str, str]:
    """(the text put right, the encoding it had been read in), or (`text`, "").

    >>> repaired("Ø§Ù„Ø´Ø±Ù‚")
    ('الشرق', 'windows-1252')
    """
    if text.isascii() or not any(sign in text for sign in _SIGNS):
        return text, ""
    import ftfy  # noqa: F401 - registers the codec

    lines = text.split("\n")
    for page, name in _PAGES:
        found = [_through_utf8(line, page, _ROUNDS) for line in lines]
        if any(sure for _, sure in found):
            return "\n".join(line for line, _ in found), name
    for page in ("cp1256", "iso-8859-6"):
        found = _through_old(text, page)
        if found:
            return found, "windows-1252"
    return text, ""


def _through_utf8(line: str, page: str, rounds: int) -> tuple[str, bool]:
    """(the line as UTF-8 that had been read in `page`, whether that is sure); else as it was."""
    if line.isascii() or not rounds:
        return line, False
    try:
        found = line.encode(page).decode("utf-8")
    except UnicodeError:
        return line, False
    other = [character for character in found if character > "\x7f"]
    scripts = [_script(c) for c in other if c.isalpha()]
    foreign = [name for name in scripts if name != "LATIN"]
    if len(foreign) >= _FEW and len(set(foreign)) == 1 and len(foreign) >= 0.8 * len(scripts):
        return found, True
    deeper, sure = _through_utf8(found, page, rounds - 1)
    if sure:
        return deeper, True
    if page != "cp1256" and all(c in _LATIN or c in _MARKS for c in other):
        return found, bool(_CAPITAL.search(line))
    return line, False


def _through_old(text: str, page: str) -> str:
    """The text as Arabic in one byte a letter that had been read as windows-1252, or "".

    Every word must be of Arabic letters or of none, and the article or a common word be there.
    """
    runs = _OLD.findall(text)
    if sum(map(len, runs)) < _FEW + 2 or re.search(
        r"[a-zA-Z][\xc0-\xff]|[\xc0-\xff][a-zA-Z]", text
    ):
        return ""
    try:
        found = text.encode(_OPEN).decode(page)
    except UnicodeError:
        return ""
    words = re.findall(r"[^\W\d_]+", found)
    arabic = [word for word in words if _script(word[0]) == "ARABIC"]
    whole = all(_script(c) == "ARABIC" for word in arabic for c in word)
    other = [word for word in words if not word.isascii() and _script(word[0]) != "ARABIC"]
    typical = sum(w.startswith(("ال", "وال", "بال", "لل")) or w in COMMON for w in arabic)
    if not arabic or not whole or other or typical < max(1, 0.08 * len(arabic)):
        return ""
    return found


def _script(character: str) -> str:
    """The script of a letter: the first word of its name."""
    return unicodedata.name(character, "").partition(" ")[0]
