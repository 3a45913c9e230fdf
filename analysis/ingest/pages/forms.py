"""Forms of lines: fixed words with places between them, as layouts are learnt and matched.

A place is `{number}`, `{date}`, `{address}` or `{text}`. Whatever a form says, what it matches
takes time in proportion to the line: its words are escaped, its places bounded and few.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from analysis.ingest.pieces.line_kinds import TITLE_WORDS, Line, address, dated, field_line, plain

_PLACES = {
    "number": r"\d{1,9}",
    "text": r"\S.{0,299}",
    "date": r"\S.{0,99}",
    "address": r"\S{4,299}",
}
_PLACE = re.compile(r"\{(number|text|date|address)\}")
_NUMBER = re.compile(r"\d{1,9}")
_LEADING_NUMBER = re.compile(r"([(\[]?)(\d{1,5})( ?[.)\]:–-]) (?=\S)")
_MOST_PLACES = 4  # a form with more fits anything
_LONGEST = 300  # characters of a line that can open or close an article
_SHORT = 6  # words of a line that is fixed but for its numbers


def fits(line: Line, form: str) -> bool:
    """Whether a line has a form; every place must hold what it is for."""
    if not line.text or len(line.text) > _LONGEST:
        return False
    pattern, places = _pattern(form)
    found = pattern.fullmatch(line.text) if pattern else None
    if found is None:
        return False
    values = list(zip(places, found.groups(), strict=True))
    return all(
        (place != "date" or bool(dated(value))) and (place != "address" or bool(address(value)))
        for place, value in values
    )


@lru_cache(maxsize=256)
def _pattern(form: str) -> tuple[re.Pattern[str] | None, tuple[str, ...]]:
    """A form as a pattern: its words escaped, a bounded group for each place."""
    parts = _PLACE.split(form)
    places = tuple(parts[1::2])
    if not form or len(places) > _MOST_PLACES or len(form) > 1_000:
        return None, ()
    texts = [re.escape(part.replace("\x00", "")) for part in parts[0::2]]
    pattern = texts[0] + "".join(
        f"({_PLACES[place]}){text}" for place, text in zip(places, texts[1:], strict=True)
    )
    return re.compile(pattern), places


def form_of(line: Line, again: Mapping[str, int]) -> str:
    """The form of the first line of an article."""
    text = line.text
    if not text:
        return "{text}"
    fixed = fixed_form(line, again)
    if fixed:
        return fixed
    if line.kind == "url":
        return "{address}"
    if line.kind == "field":
        return _field_form(text)
    if line.kind == "dated" and set(dated(text)) == {"published"}:
        return "{date}"
    beginning = _beginning(text, again)
    if beginning:
        return beginning
    leading = _LEADING_NUMBER.match(text)
    if leading:
        return f"{literal_form(leading[1])}{{number}}{literal_form(leading[3])} {{text}}"
    head, colon, rest = text.partition(":")
    if colon and rest.strip() and again[_numbers_out(text)] < 2 and len(head.split()) <= _SHORT:
        numbered = _numbers_in(head)
        if numbered != head:
            return f"{numbered}: {{text}}"
    head = _shared_head(text, again)
    if head:
        return f"{_numbers_in(head)} {{text}}"
    if len(text.split()) <= _SHORT and any(map(str.isdigit, text)):
        return _numbers_in(text)
    return "{text}"


def _shared_head(text: str, again: Mapping[str, int]) -> str:
    """The first words of a line, with a sign among them, that other lines begin with, too, but for
    their numbers (“Nr 4 >> …”); "" where there are none."""
    words, plain_words = text.split(" "), _numbers_out(text).split(" ")
    for size in range(min(len(words) - 1, _SHORT), 0, -1):
        head = " ".join(plain_words[:size])
        if all(c.isalnum() or c.isspace() for c in head):
            continue
        if any(line.startswith(f"{head} ") and line != _numbers_out(text) for line in again):
            return " ".join(words[:size])
    return ""


def _field_form(text: str) -> str:
    at = min(n for n in (text.find(":"), text.find("：")) if n >= 0)
    space = " " if text[at + 1 : at + 2] == " " else ""
    return f"{literal_form(text[: at + 1])}{space}{{text}}"


def fixed_form(line: Line, again: Mapping[str, int]) -> str:
    """The form of a line that stands in the document again, but for its numbers; or ""."""
    if not line.text or (
        again[_numbers_out(line.text)] < 2 and line.kind not in ("closing", "rule")
    ):
        return ""
    if field_line(line.text)[0]:
        return ""
    return _numbers_in(line.text)


def clue_form(line: Line) -> str:
    """The form of a line that only says something about an article; or ""."""
    if line.kind == "field":
        return _field_form(line.text)
    return {"url": "{address}", "dated": "{date}"}.get(line.kind, "")


def repeated(lines: Sequence[Line]) -> Counter[str]:
    """How often each line stands in a document, but for its numbers; and each beginning of a
    short line (“Nr 0 …”)."""
    again: Counter[str] = Counter()
    for line in lines:
        if not line.text:
            continue
        text = _numbers_out(line.text)
        again[text] += 1
        words = text.split(" ") if line.words <= TITLE_WORDS else []
        again.update(f"{' '.join(words[:n])} …" for n in range(1, min(len(words), _SHORT + 1)))
    return again


def _numbers_out(text: str) -> str:
    return _NUMBER.sub("0", text)


def _numbers_in(text: str) -> str:
    """A line with a place for each number; with more than a form can have, for the rest of it."""
    form = _NUMBER.sub("{number}", literal_form(text))
    parts = _PLACE.split(form)
    if len(parts) // 2 <= _MOST_PLACES:
        return form
    first = [f"{text}{{{place}}}" for text, place in zip(parts[0:5:2], parts[1:6:2], strict=True)]
    return f"{''.join(first)}{parts[6]}{{text}}"


def literal_form(text: str) -> str:
    """A line as a form; what looks like a place in it stands for any text."""
    return _PLACE.sub("{text}", text)


def _beginning(text: str, again: Mapping[str, int]) -> str:
    """The form of how a line begins, where others begin so and no sentence would: with a number
    or a sign in it. The longest; or ""."""
    words = _numbers_out(text).split(" ")
    for count in range(min(len(words) - 1, _SHORT), 0, -1):
        start = " ".join(words[:count])
        if _is_sign(start) and again[f"{start} …"] > 1:
            return f"{_numbers_in(' '.join(text.split(' ')[:count]))} {{text}}"
    return ""


def _is_sign(start: str) -> bool:
    bare = start.strip(",.;،؛«»“”\"'()")
    return not bare.replace(" ", "").replace("-", "").replace("’", "").replace("'", "").isalpha()


def is_capitals(text: str) -> bool:
    letters = [c for c in plain(text) if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)
