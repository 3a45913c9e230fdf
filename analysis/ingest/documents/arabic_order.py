"""Arabic out of a PDF: letters in reverse, parts of a line in reverse, lam-alef swapped.

A PDF holds glyphs in the order in which they are drawn, mostly from the left of the page to the
right. The library that reads it turns runs of Arabic letters round, which is right for most
programs, and leaves the runs of a line (Arabic, number, Arabic) as they stand on the page. What a
text's words say of their letters' order, and places on the page of the order of runs, decides here
what is put right; right text is never touched.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff\ufb50-\ufdf9\ufe70-\ufefc]")
_RTL = r"\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f"
_LATIN = r"A-Za-z\u00c0-\u024f\u0370-\u052f"
_DIGIT = r"0-9\u0660-\u0669\u06f0-\u06f9"
#: What is written from left to right in a line that is not: Latin words with what is between
#: them, and numbers with their signs.
_LEFT_TO_RIGHT = re.compile(
    rf"[{_DIGIT}]*[{_LATIN}](?:[^{_RTL}]*[{_LATIN}{_DIGIT}])?"
    rf"|[+\-$€£]?[{_DIGIT}]+(?:[.,:/٫٬\-][{_DIGIT}]+)*[%٪°]?"
)
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_TURNED = re.compile(rf"[{_RTL}\u0660-\u0669\u06f0-\u06f9]")
_OPENED_FIRST = re.compile(r"[(«\[][^()«»\[\]]*[)»\]]")
_CLOSED_FIRST = re.compile(r"[)»\]][^()«»\[\]]*[(«\[]")
_FORMS = re.compile(r"[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_WORD = re.compile(r"[\u0621-\u063a\u0641-\u064a]+")
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640]")
_COMMON = frozenset((
    "في", "من", "على", "إلى", "عن", "أن", "إن", "هذا", "هذه", "التي", "الذي", "قال", "وقال",
    "وقد", "قد", "كان", "كانت", "بعد", "بين", "حول", "خلال", "منذ", "لم", "ذلك", "كما", "عند",
    "حتى",
))  # fmt: skip
_REAL = frozenset(("دق", "لوح", "مل", "نم"))  # words of their own
_MIRRORED = frozenset(word[::-1] for word in _COMMON) - _COMMON - _REAL
_ENOUGH = 2  # different words that no right text has, before a text is judged
_OFTEN = 3  # the same of lam and alef the wrong way round
_SWAPPED = re.compile(r"\b([وفبكل]?ا)([أإآ])ل(?=[\u0621-\u064a])")
_SWAPPED_WORDS = {"ال": "لا", "وال": "ولا", "إال": "إلا", "خالل": "خلال", "فال": "فلا"}
_SWAPPED_WORD = re.compile(rf"\b(?:{'|'.join(_SWAPPED_WORDS)})\b")

Order = Literal["right", "reversed", "doubtful"]


@dataclass(frozen=True)
class Chunk:
    """What was drawn in one go. runs: as the library gives them; x: where it begins."""

    runs: tuple[str, ...]
    x: float

    @property
    def text(self) -> str:
        return "".join(self.runs)


def plain_forms(text: str) -> str:
    """The letters that glyph codes (ﻻ, ﬁ) stand for; all else as it is."""
    return _FORMS.sub(lambda match: "".join(map(_plain_form, match.group())), text)


def _plain_form(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain.lstrip(" \u0640") or plain  # a mark alone is given a space to stand on


def order_of_letters(text: str) -> Order:
    """How the letters of Arabic words stand, by very frequent words and by letters and endings
    that only an end (ة, ى) or a beginning (ال) can have. Each different word counts once."""
    right, wrong, sure = signs_of_order(text)
    if sure < _ENOUGH or wrong * 3 < right:
        return "right"
    return "reversed" if wrong >= 6 * right else "doubtful"


def signs_of_order(text: str) -> tuple[int, int, int]:
    """(words that stand right, that stand in reverse, those among them that no right text has)."""
    right = wrong = sure = 0
    for word in set(_WORD.findall(_MARKS.sub("", plain_forms(text)))):
        begins = word.startswith(("ال", "وال", "بال", "لل"))
        ends = word.endswith(("لا", "لاو", "لاب"))  # مثلا is right: no sure sign
        if word in _MIRRORED or (len(word) > 2 and word[0] in "ةى"):
            sure += 1
            wrong += 1
        elif word in _COMMON or (len(word) > 3 and (begins > ends or word[-1] in "ةى")):
            right += 1
        elif len(word) > 3 and ends > begins:
            wrong += 1
    return right, wrong, sure


def is_visual(lines: Iterable[Sequence[Chunk]]) -> bool:
    """Whether chunks were drawn from left to right, whatever their direction: so it is unless
    lines of Arabic and numbers go back to the left."""
    forward = back = 0
    for chunks in lines:
        strong = [chunk for chunk in chunks if any(map(str.isalnum, chunk.text))]
        if len(strong) < 2 or not any(ARABIC_LETTER.search(chunk.text) for chunk in strong):
            continue
        places = [chunk.x for chunk in strong]
        steps = [after - before for before, after in itertools.pairwise(places)]
        back += sum(step < -1 for step in steps)
        forward += sum(step > 1 for step in steps)
    return back * 3 <= forward  # the library misplaces a few


def right_to_left(text: str, page_is: bool) -> bool:
    """Whether a line runs from right to left: by most of its letters, else as its page does."""
    arabic = len(ARABIC_LETTER.findall(text))
    latin = len(re.findall(rf"[{_LATIN}]", text))
    return arabic > 0 and (arabic >= latin or page_is)


@dataclass(frozen=True)
class Manner:
    """How a document draws its lines. visual: chunks from left to right. reversed_letters: words
    letter by letter from the left. mirrors: brackets stand for their shape on the page."""

    visual: bool = True
    reversed_letters: bool = False
    mirrors: bool = False

    def text(self, chunks: Sequence[Chunk], *, rtl: bool) -> str:
        """The text of a line in reading order. rtl: it runs from right to left."""
        if self.reversed_letters:
            turned = (run[::-1] if _turns(run) else run for one in chunks for run in one.runs)
            return "".join(turned)
        if rtl and self.visual:
            return self._read(_drawn(run for one in chunks for run in one.runs))
        if rtl:
            return "".join(
                self._read(_drawn(one.runs)) if _turns(one.text) else one.text for one in chunks
            )
        return "".join(
            self._read(run[::-1]) if _turns(run) else run for one in chunks for run in one.runs
        )

    def _read(self, drawn: str) -> str:
        """What is drawn from the left, as it is read from the right."""
        parts: list[str] = []
        at = 0
        for match in _LEFT_TO_RIGHT.finditer(drawn):
            parts += self._from_the_right(drawn[at : match.start()]), match.group()
            at = match.end()
        parts.append(self._from_the_right(drawn[at:]))
        return "".join(reversed(parts))

    def _from_the_right(self, drawn: str) -> str:
        return drawn[::-1].translate(_MIRROR) if self.mirrors else drawn[::-1]


def _drawn(runs: Iterable[str]) -> str:
    """Characters as they stand on the page, from the left. The library turned the Arabic runs."""
    return "".join(run[::-1] if _turns(run) else run for run in runs)


def _turns(run: str) -> bool:
    """Whether the library takes a run for one from right to left."""
    return _TURNED.search(run) is not None


def mirrors(texts: Iterable[str]) -> bool:
    """Whether more pairs of brackets stand the wrong way round in lines from right to left."""
    wrong = 0
    for text in texts:
        wrong += len(_CLOSED_FIRST.findall(text)) - len(_OPENED_FIRST.findall(text))
    return wrong > 0


def lam_alef_right(text: str) -> tuple[str, int]:
    """The text with lam-alef put right where it surely was swapped (“األمم” for “الأمم”), and how
    often. Only where it happens throughout: a text that holds it the right way is not touched."""
    swapped = len(_SWAPPED.findall(text))
    if swapped < _OFTEN or swapped < 5 * len(re.findall(r"\bال[أإآ]", text)):
        return text, 0
    text, count = _SWAPPED.subn(lambda m: f"{m.group(1)}ل{m.group(2)}", text)
    text, more = _SWAPPED_WORD.subn(lambda m: _SWAPPED_WORDS[m.group()], text)
    return text, count + more
