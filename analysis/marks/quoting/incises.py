"""Words that tell who speaks, set into the words in marks: « Oui, dit-il, nous irons demain »."""

from __future__ import annotations

import re

import numpy as np

from analysis.marks.quoting.pairs import Pair

Quoted = list[tuple[int, Pair]]
Spans = tuple[np.ndarray, np.ndarray, np.ndarray]
#: The rule of a piece of a quotation that goes on after an incise.
PARTED = "parted"
_QUOTE = ord("Q")
_MARKS = ",;:-<>!/="


def parted(
    pattern: re.Pattern[str],
    quoted: Quoted,
    spans: Spans,
    items: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> tuple[Quoted, Spans]:
    """Pairs and their spans (start, end, number in `quoted`), those with an incise in two.

    pattern: the incise, from the comma before it to that after it, over the letters of one
    quotation after another, a Q before each. items: start, end and letter of all words and marks,
    which count as those of the spans do.
    """
    first, last, number = spans
    start, end, letter = items
    holder = np.searchsorted(first, start, side="right") - 1
    inside = np.flatnonzero((holder >= 0) & (start < last[holder]) & (start > first[holder]))
    inside = inside[np.lexsort((end[inside], start[inside]))]
    before = np.searchsorted(holder[inside], np.arange(len(first)))
    begin = before + np.arange(len(first))
    letters = np.insert(letter[inside], before, _QUOTE).astype(np.uint8).tobytes().decode("latin-1")
    places = np.insert(inside, before, -1)
    cut: dict[int, list[tuple[int, int]]] = {}  # by pair: (end of a piece, start of the next or −1)
    for match in pattern.finditer(letters):
        span = int(np.searchsorted(begin, match.start(), side="right")) - 1
        stop = int(begin[span + 1]) if span + 1 < len(begin) else len(letters)
        after = next((at for at in range(match.end(), stop) if letters[at] not in _MARKS), -1)
        pieces = cut.setdefault(int(number[span]), [])
        pieces.append(
            (int(end[places[match.start() - 1]]), int(start[places[after]]) if after >= 0 else -1)
        )
    if not cut:
        return quoted, spans
    return _cut(quoted, spans, cut)


def _cut(
    quoted: Quoted, spans: Spans, cut: dict[int, list[tuple[int, int]]]
) -> tuple[Quoted, Spans]:
    """The pairs and spans, those of `cut` in pieces, all in order."""
    whole = {
        pair: (low, high) for low, high, pair in zip(*(a.tolist() for a in spans), strict=True)
    }
    found: Quoted = []
    rows: list[tuple[int, int, int]] = []
    for number, (text, pair) in enumerate(quoted):
        low, high = whole.get(number, (-1, -1))
        base = low - pair.start
        pieces = []
        for end, again in cut.get(number, ()):
            pieces.append((low, end))
            low = again
        if low >= 0:  # −1: not in the row, or nothing after the last incise
            pieces.append((low, high))
        if not pieces:  # a name in marks, where those have no letter
            found.append((text, pair))
        for at, (first, last) in enumerate(pieces, start=1):
            rule = PARTED if at < len(pieces) else pair.rule if last == high else "marks"
            rows.append((first, last, len(found)))
            piece = pair._replace(start=first - base, end=last - base, rule=rule)
            found.append((text, piece))
    one, other, place = np.array(rows, dtype=np.int64).T
    return found, (one, other, place)
