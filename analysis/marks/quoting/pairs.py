"""Quotation marks of speech, as spans: paired within a paragraph, whatever their style.

A mark's role follows from its kind and its neighbours, because real papers mix “ ”, « », " " and
in Arabic often swap opening and closing marks. A quotation left open ends with its paragraph.
One or two words in marks, or a title in capitals, are a term or a name and not speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FAMILY = {"“": "“", "”": "“", "„": "“", "«": "«", "»": "«", '"': '"', "‘": "‘", "’": "‘"}
_OPENING = frozenset("“„«‘")
_MARKS = re.compile(r"[“”„«»\"‘’]|''|``|\(\(|\)\)")
_PARAGRAPH = re.compile(r"[^\n]+")
_SMALL = frozenset(
    ["a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "by", "with", "at", "from"]
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
MIN_WORDS = 3


@dataclass(frozen=True)
class Quotation:
    """A quotation with its marks: text[start:end]; type direct or mixed; rule that found it."""

    start: int
    end: int
    type: str
    rule: str


def quotations(text: str) -> list[Quotation]:
    """The quotations of `text` in order, none inside another."""
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end, rule in _paired(paragraph.group()):
            inner = paragraph.group()[start:end]
            if _is_speech(inner):
                first = paragraph.start() + start
                kind = "direct" if _introduced(text, first, inner) else "mixed"
                found.append(Quotation(first, paragraph.start() + end, kind, rule))
    return found


def _paired(line: str) -> list[tuple[int, int, str]]:
    """(start, end, rule) of the outermost pairs of marks of one paragraph."""
    spans: list[tuple[int, int, str]] = []
    stack: list[tuple[int, str]] = []
    for match in _MARKS.finditer(line):
        mark = match.group()
        family = _FAMILY.get(mark, {"''": '"', "``": '"'}.get(mark, "(("))
        before = line[match.start() - 1 : match.start()]
        after = line[match.end() : match.end() + 1]
        if family == "‘" and before.isalnum() and (after.isalnum() or not _open(stack, family)):
            continue  # an apostrophe
        if mark == '"' and before.isdigit() and not _open(stack, '"'):
            continue  # inches, seconds
        if _closes(mark, family, before, after, stack):
            while stack[-1][1] != family:
                stack.pop()
            start, _ = stack.pop()
            if not stack:
                spans.append((start, match.end(), "marks"))
        elif not (mark == "))" or (family == "‘" and mark == "’")):
            stack.append((match.start(), family))
    if stack and stack[0][1] not in ("‘", "(("):
        spans.append((stack[0][0], len(line.rstrip()), "open_mark"))
    return spans


def _open(stack: Sequence[tuple[int, str]], family: str) -> bool:
    return any(name == family for _, name in stack)


def _closes(
    mark: str, family: str, before: str, after: str, stack: Sequence[tuple[int, str]]
) -> bool:
    """Whether `mark` closes an open quotation of its family."""
    if not _open(stack, family):
        return False
    if mark == '"':
        return True
    if family == "((":
        return mark == "))"
    if mark in _OPENING:  # swapped marks: an opening one that follows a word ends it
        return bool(before.strip()) and not after.isalnum()
    return bool(before.strip()) or not after.isalnum()  # French sets a space before »


def _is_speech(quoted: str) -> bool:
    words = _WORD.findall(quoted)
    if len(words) < MIN_WORDS:
        return False
    content = [word for word in words if word.lower() not in _SMALL]
    is_title = len(words) <= 8 and all(word[0].isupper() or word[0].isdigit() for word in content)
    return not (is_title and quoted.rstrip("\"'”’»").rstrip()[-1] not in ".!?,؟،")


def _introduced(text: str, start: int, quoted: str) -> bool:
    """Direct speech: after a colon or comma, at a sentence's start, or ending like a sentence."""
    before = text[max(0, start - 3) : start].rstrip()
    if not before or before[-1] in ":,،.!?؟\n؛;—–-" or text[start - 1 : start] == "\n":
        return True
    return quoted.rstrip("\"'”’»").rstrip()[-1:] in (".", "!", "?", "؟")
