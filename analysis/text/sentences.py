"""Sentences of a text, as spans. Rules, not a model: the same in every run and quick.

A line break ends a sentence, and so does . ! ? ؟ … ۔ 。before white space (closing quotation marks
included), unless an abbreviation, an initial or a following lower-case letter says otherwise.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.text.languages import Language

CLOSERS = "\"'”’»›)\\]}"
OPENERS = "\"'“‘«‹([{"
# Arabic papers often leave out the space after the full stop: «المقبل.وأكد».
_GLUED = r"(?<=[\u0621-\u064A\u064B-\u0652]{3})[.!؟](?=[\u0621-\u064A]{3})"
_END = re.compile(rf"\n+|[.!?؟…۔]+[{CLOSERS}]*(?=\s)|[。！？]+[{CLOSERS}」』]*|{_GLUED}")
LAST_WORD = 24  # characters looked at for the word before a full stop
_LAST_WORD = re.compile(r"[^\s\"'“‘«(\[]+$")
_STARTERS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "He",
        "She",
        "It",
        "They",
        "We",
        "But",
        "And",
        "His",
        "Her",
        "Its",
        "Their",
        "This",
        "That",
        "These",
        "Those",
        "However",
        "Meanwhile",
        "As",
        "For",
        "If",
        "When",
        "While",
    ]
)


def sentence_spans(text: str, language: Language) -> list[tuple[int, int]]:
    """(start, end) of the sentences of `text`, in order, without white space at their ends.

    Together they cover every character that is not white space.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] == "\n":
            if _wrapped(text, match):
                continue
        elif not ends_sentence(text, start, match.span(), language):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(stripped)))


def _wrapped(text: str, match: re.Match[str]) -> bool:
    """A single line break inside a sentence: a lower-case letter goes on after a word or comma."""
    following = text[match.end() : match.end() + 1]
    previous = text[match.start() - 1 : match.start()]
    return (
        match.group() == "\n" and following.islower() and (previous.isalnum() or previous in ",;-")
    )


def ends_sentence(text: str, start: int, mark: tuple[int, int], language: Language) -> bool:
    """Whether the mark at `mark` (with what closes after it) ends the sentence from `start` on."""
    at, after = mark
    rest = text[after : after + 40].lstrip()
    following = rest.lstrip(OPENERS)
    if following[:1].islower():
        return False
    if text[at] != "." or text.startswith("..", at):
        return True
    word = _LAST_WORD.search(text, max(start, at - LAST_WORD), at)
    if word is None:
        return True
    last = word.group()
    next_word = next(iter(following.split(maxsplit=1)), "")
    if len(last) == 1 and last.isalpha() and not last.islower():  # J. Smith، د. سمير
        return False
    if "." in last and last.replace(".", "").isalpha() and last.isupper():  # U.S. Senate
        return next_word in _STARTERS
    if last in abbreviations(language):
        return False
    return not (last.isdigit() and at - len(last) == start and len(last) < 3)


@lru_cache(maxsize=64)
def abbreviations(language: Language) -> frozenset[str]:
    return language.abbreviations | {word.capitalize() for word in language.abbreviations}
