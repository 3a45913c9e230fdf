"""Quotation marks of speech, as spans: paired within a paragraph, whatever their style.

A mark's role follows from its kind and its neighbours, because real papers mix “ ”, « », " " and
in Arabic often swap opening and closing marks. A quotation left open ends with its paragraph.
One or two words in marks, or a title in capitals, are a term or a name and not speech.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FAMILY = {
    **dict.fromkeys("“”″„", "“"),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‘’", "‘"),
    **dict.fromkeys(('"', "''", "``"), '"'),
    **dict.fromkeys(("((", "))"), "(("),
    "'": "'",
}
_SINGLE = frozenset("‘'")
_OPENING = frozenset("“„«‘")
_CLOSING = frozenset("”»")
# each branch begins with its character, which is what makes the search fast
_MARKS = re.compile(r"[“”„″«»\"‘’\n]|'(?:'|(?<!\w')(?=\w)|(?<=[,.!?…]')(?!\w))|``|\(\(|\)\)")
#: A later mark that ends what a single mark opened: then “the players’ union” in it does not.
_LATER = re.compile(r"[^‘\n]{0,400}?[,.!?…]’(?!\w)")
_SMALL = frozenset(
    ["a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "by", "with", "at", "from"]
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
#: Fewer words in marks are no speech; so many capitals at most, without a stop, are a title.
MIN_WORDS, MAX_TITLE = 3, 8
CRIES = frozenset("!?؟")


class Pair(NamedTuple):
    """Words in marks, text[start:end] with the marks; rule: marks, or open_mark (left open).

    words: how many; speech: a quotation, not a term or a title; introduced: it stands as direct
    speech does.
    """

    start: int
    end: int
    rule: str
    words: int
    speech: bool
    introduced: bool


def pairs(text: str) -> list[Pair]:
    """What stands in marks in `text`, in order, none inside another."""
    found: list[Pair] = []
    for start, end, rule in _paired(text):
        inner = text[start:end]
        words = _WORD.findall(inner)
        introduced = _introduced(text, start, inner)
        found.append(Pair(start, end, rule, len(words), _is_speech(inner, words), introduced))
    return found


class _Stack:
    """The marks that are open, with how many there are of each family."""

    def __init__(self) -> None:
        self.marks: list[tuple[int, str]] = []
        self.count = dict.fromkeys(_FAMILY.values(), 0)

    def push(self, start: int, family: str) -> None:
        self.marks.append((start, family))
        self.count[family] += 1

    def close(self, family: str) -> int:
        """Take off what is open down to the last mark of a family; where that began."""
        while True:
            start, name = self.marks.pop()
            self.count[name] -= 1
            if name == family:
                return start

    def clear(self) -> None:
        for _, family in self.marks:
            self.count[family] = 0
        self.marks.clear()


def _paired(text: str) -> list[tuple[int, int, str]]:
    """(start, end, rule) of the outermost pairs of marks of each paragraph."""
    spans: list[tuple[int, int, str]] = []
    stack = _Stack()
    for match in _MARKS.finditer(text):
        mark = match.group()
        if mark == "\n":
            _leave_open(text, match.start(), stack, spans)
            continue
        if mark == "’" and not stack.count["‘"]:
            continue  # an apostrophe
        first, end = match.span()
        family = _FAMILY[mark]
        before, after = text[first - 1 : first] if first else "", text[end : end + 1]
        closed = _closes(text, match, family, before, after, stack)
        if closed:
            outer = stack.close(closed)
            if not stack.marks:
                spans.append((outer, end, "marks"))
        elif mark in _CLOSING and before.strip() and not after.isalnum() and stack.marks:
            spans.append((stack.marks[0][0], end, "marks"))  # closed by a mark of another kind
            stack.clear()
        elif _opens(mark, family, before, after, stack):
            stack.push(first, family)
    _leave_open(text, len(text), stack, spans)
    return spans


def _leave_open(text: str, end: int, stack: _Stack, spans: list[tuple[int, int, str]]) -> None:
    """End what is open with its paragraph."""
    if stack.marks:
        start, family = stack.marks[0]
        if family not in _SINGLE and family != "((":
            spans.append((start, start + len(text[start:end].rstrip()), "open_mark"))
        stack.clear()


def _opens(mark: str, family: str, before: str, after: str, stack: _Stack) -> bool:
    if mark in ("))", "’"):
        return False
    if family in _SINGLE:
        return not before.isalnum()
    if mark == '"':
        if before.isdigit():
            return False  # inches, seconds
        return not before.strip() or bool(after.strip()) or not before.isalnum()
    return True


def _closes(
    text: str, match: re.Match[str], family: str, before: str, after: str, stack: _Stack
) -> str:
    """The family of the open mark that this one closes, "" where it closes none."""
    mark = match.group()
    if not stack.count[family]:
        curly = mark == '"' and stack.count["“"] and before.strip() and not before.isdigit()
        return "“" if curly and not after.isalnum() else ""
    if family == '"':
        return family
    if family == "((":
        return family if mark == "))" else ""
    if family in _SINGLE:
        if mark == "‘" or after.isalnum():
            return ""
        possessive = before.isalnum() and _LATER.match(text, match.end())
        return "" if possessive else family
    if mark in _OPENING:  # swapped marks: an opening one that follows a word ends it
        return family if before.strip() and not after.isalnum() else ""
    return family if before.strip() or not after.isalnum() else ""  # French sets a space before »


def _is_speech(quoted: str, words: list[str]) -> bool:
    if len(words) < MIN_WORDS:
        return False
    if len(words) > MAX_TITLE or quoted.rstrip("\"'”’»").rstrip()[-1:] in CRIES:
        return True
    content = [word for word in words if word.lower() not in _SMALL]
    return not all(word[0].isupper() or word[0].isdigit() for word in content)


def _introduced(text: str, start: int, quoted: str) -> bool:
    """Direct speech: after a colon or comma, at a sentence's start, or ending like a sentence."""
    before = text[max(0, start - 3) : start].rstrip()
    if not before or before[-1] in ":,،.!?؟\n؛;—–-" or text[start - 1 : start] == "\n":
        return True
    return quoted.rstrip("\"'”’»").rstrip()[-1:] in (".", "!", "?", "؟")
