"""What a line above or between articles is: a date, a byline, an address, a rule, a title …

Every pattern meets one short line without its outer space, and none of them goes back over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analysis.ingest.columns import field_of
from analysis.ingest.dates import parse_date
from analysis.ingest.dates.month_names import FOLDED_LETTERS, MONTHS
from analysis.ingest.outlets.names import known_as
from analysis.ingest.outlets.spelling import folded, kinds
from analysis.ingest.pieces.blocks import Block

Kind = Literal["blank", "rule", "closing", "url", "field", "dated", "byline", "title", "prose"]
#: Lines that say something about an article and are none of its text.
CLUES = frozenset(("url", "field", "dated", "byline"))
TITLE_WORDS = 25  # a line with more is the lead, not a title
MOST_TITLE_WORDS = 32  # of a line that other things say is the title
_LONGEST = 300  # characters of a line that can be more than prose
_MARKS = dict.fromkeys([0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_RULE = re.compile(r"([-=*_~–—•·#])(?: ?\1){2,}")
_CLOSINGS = (
    "end of document", "end of the document", "end of article", "end of the article",
    "end of story", "end of text", "ends", "end", "30", "انتهى", "انتهت", "نهاية المقال",
    "نهاية المقالة", "نهاية الخبر", "نهاية النص", "نهاية التقرير", "نهاية المستند",
)  # fmt: skip
_CLOSING = frozenset(_CLOSINGS)
_URL = re.compile(r"<?(https?://[^\s<>]{4,2000}|www\.[^\s<>]{4,2000})>?")
_MONTH_WORDS = frozenset(name.split()[0] for name in MONTHS)
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMERIC = re.compile(r"\d ?[/.-] ?\d{1,2} ?[/.-] ?\d")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_BETWEEN = re.compile(r" [-–—] | ?[|•·] ?")
_BRACKETS = re.compile(r"([^()]{2,60}) \(([^()]{6,40})\)")
_BYLINE = re.compile(r"(?:[Bb][Yy] |بقلم ?[:：]? ?|(?:كتبت?|إعداد|تقرير|الكاتبة?) ?[:：] ?)(\S.*)")
_PARTICLES = "and of de la le van von der den bin ibn al el in for the del di da"
_SMALL = frozenset(_PARTICLES.split())
_OPEN_MARKS = ".,;:،؛…"
_CLOSED = re.compile(r"[.!?؟۔…:؛;،,][\"”’»')\]]{0,2}$")
_OUTLET_NAMES = (
    "times post news herald tribune journal gazette daily today telegraph guardian observer "
    "independent chronicle mirror ledger courier press dispatch standard monitor weekly review "
    "examiner bulletin star sun mail express globe inquirer اخبار الاخبار اليوم"
)
_OUTLET_WORDS = frozenset(_OUTLET_NAMES.split())


def plain(text: str) -> str:
    """A line as it is compared: no signs of direction, single spaces, no Markdown around it."""
    line = " ".join(text.translate(_MARKS).split())
    if line[:1] in "#*_" and line[:1] and not _RULE.fullmatch(line):
        line = line.strip("#*_ ")
    return line


@lru_cache(maxsize=4096)
def _field(name: str) -> str:
    return field_of(name)


def field_line(text: str) -> tuple[str, str]:
    """(declared column, value) of a line such as “Outlet: …”, «التاريخ: …»; ("", "") of another.

    >>> field_line("التاريخ: ٨ حزيران ٢٠٣١")
    ('published', '٨ حزيران ٢٠٣١')
    """
    at = min((n for n in (text.find(":"), text.find("：")) if n >= 0), default=-1)
    name, value = text[:at].strip() if 0 < at <= 60 else "", text[at + 1 :].strip()
    if not value or not 2 <= len(name) <= 25 or not name[0].isalpha():
        return "", ""
    if not all(c == " " or c == "_" or c.isalnum() for c in name):
        return "", ""
    found = _field(name)
    return (found, value.strip("\"'")) if found else ("", "")


def _may_be_dated(text: str) -> bool:
    """Whether a line is worth reading as a date: it holds a numeric one, or a year and a month."""
    if _NUMERIC.search(text):
        return True
    if not _YEAR.search(text):
        return False
    words = _LETTERS.findall(text.translate(FOLDED_LETTERS).lower())
    return not _MONTH_WORDS.isdisjoint(words)


@lru_cache(maxsize=4096)
def is_date(text: str) -> bool:
    """Whether a text is a day or a time, and nothing else."""
    if len(text) > 90 or text.isdigit() or not _may_be_dated(text):
        return False
    parsed = parse_date(text)
    return parsed.time is not None and parsed.precision in ("minute", "day")


def is_title(text: str) -> bool:
    """Whether a line can be a headline: short, with a letter, not closed like a sentence."""
    if not text or len(text) > _LONGEST or text[-1] in _OPEN_MARKS or text[:1] in "-•–":
        return False
    return len(text.split()) <= TITLE_WORDS and any(map(str.isalpha, text))


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _CLOSED.search(text[-4:]) is not None


def is_outlet(text: str) -> bool:
    """Whether a line is surely the name of an outlet: a known one, or with a word such as Times."""
    words = folded(text) if len(text) <= 60 and not is_closed(text) else []
    if not words or len(words) > 7 or not text[0].isalpha():
        return False
    stems = {word.removeprefix("ال") for word in words}
    if kinds(words) or kinds(list(stems)) or (_OUTLET_WORDS & set(words) and len(words) <= 4):
        return len(words) > 1
    return known_as(text) is not None


def byline(text: str) -> str:
    """The author that a line such as “By Lena Ostrow”, «بقلم: سامي» names, or ""."""
    if text[:1] not in "Bbبكإتا" or len(text) > 90 or is_closed(text):
        return ""
    found = _BYLINE.fullmatch(text)
    name = found.group(1).strip(" :") if found else ""
    words = name.replace(",", " ").split()
    if not 1 <= len(words) <= 9:
        return ""
    is_name = all(not w[0].islower() or w.lower() in _SMALL for w in words) and not any(
        map(str.isdigit, name)
    )
    return name if is_name else ""


def address(text: str) -> str:
    """The address that a line holds and nothing else, or ""."""
    found = _URL.fullmatch(text) if text[:1] in "hw<" else None
    return found.group(1) if found else ""


def dated(text: str) -> dict[str, str]:
    """What a line with a date names: `published`, and `outlet` and `author` where they stand
    beside it (“The Oster Ledger, 8 June 2031”, “8 June 2031 | By Lena Ostrow”); {} of another."""
    if len(text) > 160 or not _may_be_dated(text):
        return {}
    if is_date(text):
        return {"published": text}
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if 2 <= len(parts) <= 4:
        dates = [part for part in parts if is_date(part)]
        if dates:
            return _beside(dates[0], [part for part in parts if part not in dates])
    bracket = _BRACKETS.fullmatch(text)
    if bracket and is_date(bracket.group(2)):
        return _beside(bracket.group(2), [bracket.group(1)])
    commas = [n for n, sign in enumerate(text) if sign in ",،"][:5]
    for at in commas:
        if is_date(text[at + 1 :].strip()):
            return _beside(text[at + 1 :].strip(), [text[:at].strip()])
    for at in reversed(commas):
        if is_date(text[:at].strip()):
            return _beside(text[:at].strip(), [text[at + 1 :].strip()])
    return {}


def _beside(date: str, others: Sequence[str]) -> dict[str, str]:
    found = {"published": date}
    for other in others:
        author = byline(other)
        if author:
            found.setdefault("author", author)
        elif _can_name(other):
            if "outlet" in found or is_closed(other):
                return {}
            found["outlet"] = other
        else:
            return {}  # it says something else, too: a line of the text
    return found


def _can_name(text: str) -> bool:
    """Whether what stands beside a date can be an outlet's name."""
    if len(text) > 60 or len(text.split()) > 7 or text.replace(" ", "").isdigit():
        return False
    return text[0].isalnum() and any(map(str.isalpha, text)) and not text.split()[0].isdigit()


@lru_cache(maxsize=4096)
def clues(text: str) -> dict[str, str]:
    """{declared column: value} of a line that only says something about an article; {} else."""
    field, value = field_line(text)
    if field and field != "text":
        return {field: value}
    if url := address(text):
        return {"url": url}
    if author := byline(text):
        return {"author": author}
    return dated(text)


@dataclass(frozen=True)
class Line:
    """A block as the splitter sees it. text: to compare, "" of a long one; words: of all of it."""

    text: str
    kind: Kind
    words: int


def line_of(block: Block) -> Line:
    """What a block is."""
    words = len(block.text.split())
    if not words:
        return Line("", "blank", 0)
    if words > 100 or len(block.text) > 2_000:
        return Line("", "prose", words)
    text = plain(block.text)
    if len(text) > _LONGEST:
        return Line("", "prose", words)
    return Line(text, _kind(text), words)


def _kind(text: str) -> Kind:
    if not text or (not text[0].isalnum() and _RULE.fullmatch(text)):
        return "closing" if text[:1] == "#" else "rule"
    if len(text) <= 40 and text.strip("-–—()[]*#. ").lower() in _CLOSING:
        return "closing"
    if "\n" in text or len(text.split()) > TITLE_WORDS:
        return "prose"
    if address(text):
        return "url"
    if (":" in text or "：" in text) and field_line(text)[0] not in ("", "text"):
        return "field"
    if byline(text):
        return "byline"
    if not is_closed(text) and dated(text):
        return "dated"
    return "title" if is_title(text) else "prose"
