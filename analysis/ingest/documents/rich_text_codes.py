"""The words of RTF: its tokens, what is no text, what stands for a character; its code pages."""

from __future__ import annotations

import codecs
import re

from striprtf.striprtf import charset_map, destinations

from analysis.ingest.letters.encoding import decode

#: A control word with its number, a byte, a sign, a brace, line ends (which say nothing), text.
TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+"
    r"|([^\\{}\r\n]+)",
    re.DOTALL,
)
#: Groups that are no text of the document. `shpinst` and `do` can hold a text box.
DESTINATIONS = (
    destinations | {"listtext", "nonshppict", "mmathPict", "ftnsep", "pgptbl", "xmlopen"}
) - {"result", "shp", "shpinst", "shptxt", "do", "dptxbxtext", "shpgrp", "field", "ud"}
CHARSETS: dict[int, str] = dict(charset_map)
#: Control words and signs that stand for characters.
SAID: dict[str, str] = {
    "line": "\n", "lbr": "\n", "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e",
    "rtlmark": "\u200f", "~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip


def code_page(number: str) -> str:
    """The name of a code page by its number; "" where there is none."""
    name = {"65001": "utf-8", "10000": "mac_roman", "10004": "mac_arabic"}.get(
        number, f"cp{number}"
    )
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name


_PLAIN_CHARSETS = (0, 1, 2, 255)  # fonts in the code page of the whole file
_SURE = ("utf-8", "windows-1256", "iso-8859-6")
_WORDS = re.compile(rb"\\[a-zA-Z]{1,32}-?\d{0,10} ?|[{}\r\n]+")
_ESCAPED = re.compile(rb"\\'([0-9a-fA-F]{2})")
_LOOKED_AT = 400_000


class CodePages:
    """What the bytes of an RTF stand for: by the font's character set, else the file's code page.

    A file that declares none, or that of Western Europe over bytes that read as Arabic or as
    UTF-8 (as simple programs write), is guessed. guessed: the guess, or "". replaced: how many
    characters could not be read.
    """

    def __init__(self, data: bytes, chosen: str) -> None:
        self._data, self._chosen = data, chosen
        self._page, self._default = "", ""
        self._fonts: dict[str, str] = {}
        self._known: str | None = None
        self.guessed, self.replaced = "", 0
        if not chosen and not data.isascii() and _is_utf8(data):
            self._raw = "utf-8"
        else:
            self._raw = ""

    @property
    def encoding(self) -> str:
        return self._of_file()

    def told(self, word: str, number: int, font: str) -> None:
        """What a control word says of the file's code page or of the font at hand."""
        if word == "fcharset" and number not in _PLAIN_CHARSETS:
            self._fonts[font] = CHARSETS.get(number, "")
        elif word == "cpg":
            self._fonts[font] = code_page(str(number))
        elif word == "ansicpg":
            self._page = code_page(str(number))
        elif word == "mac":
            self._page = "mac_roman"
        elif word in ("pc", "pca"):
            self._page = "cp437" if word == "pc" else "cp850"
        elif word == "deff":
            self._default = str(number)

    def decoded(self, data: bytes, font: str, raw: bool) -> str:
        """The characters that bytes stand for."""
        encoding = self._chosen or (raw and self._raw) or self._fonts.get(font or self._default)
        try:
            text = data.decode(encoding or self._of_file(), "replace")
        except LookupError:  # a code page that this Python lacks
            text = data.decode("cp1252", "replace")
        self.replaced += text.count("\N{REPLACEMENT CHARACTER}")
        return text

    def _of_file(self) -> str:
        if self._known is None:
            self._known = self._chosen or self._page or "cp1252"
            if self._known == "cp1252" and not self._chosen:
                found = decode(_WORDS.sub(b"", _ESCAPED.sub(_as_byte, self._data[:_LOOKED_AT])))
                if found.encoding in _SURE:
                    self._known = self.guessed = found.encoding
        return self._known


def _as_byte(match: re.Match[bytes]) -> bytes:
    return bytes.fromhex(match.group(1).decode())


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
