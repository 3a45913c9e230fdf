"""Sentences of many texts at once: the rules of `sentences`, on arrays.

Marks that may end a sentence are found in all texts together, and nearly all of them decided by
the characters beside them; the few that need more (an initial, an abbreviation, a numbered line)
are asked of `ends_sentence`. The spans are those of `sentence_spans`, text by text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.text.languages import get_language
from analysis.text.sentences import CLOSERS, LAST_WORD, OPENERS, abbreviations, ends_sentence
from analysis.text.tokens import runs_of, word_keys
from analysis.text.units import BMP, Units, joined_units

# Marks have the highest bits, so that one comparison finds them.
_CLOSER, _SPACE, _OPENER, _LOWER, _DIGIT, _STOP, _WIDE_STOP, _LINE = (1 << bit for bit in range(8))
_MARK = _STOP | _WIDE_STOP | _LINE
_SETS = {
    _STOP: frozenset(".!?؟…۔"),
    _WIDE_STOP: frozenset("。！？"),
    _LINE: frozenset("\n"),
    _CLOSER: frozenset(CLOSERS.replace("\\", "")),
    _OPENER: frozenset(OPENERS),
}
_WIDE_CLOSERS = tuple(map(ord, "」』"))
_NOT_BEFORE_WORDS = tuple(map(ord, "‹{"))  # openers that `sentences` takes as part of a word
#: No line break, but white space: stands between texts.
_BETWEEN = "\x1f"
_NEAR = 4  # white space, or quotation marks, that are gone through beside a mark
_POINT = ord(".")
_GLUED = tuple(map(ord, ".!؟"))

Spans = tuple[np.ndarray, np.ndarray, np.ndarray]


def sentence_rows(
    texts: Sequence[str], languages: Sequence[str], whole: np.ndarray, *, workers: int | None = None
) -> Spans:
    """(text, start, end) of all sentences in order (int32); where `whole`, a text is one.

    As `sentence_spans` for each text: without white space at the ends, and no empty ones.
    """
    with ThreadPoolExecutor(max_workers=workers or 2) as pool:
        parts = list(
            pool.map(lambda run: _Block(texts, languages, whole, *run).spans(), runs_of(texts))
        )
    if not parts:
        empty = np.zeros(0, dtype=np.int32)
        return empty, empty, empty
    text, start, end = (np.concatenate(column) for column in zip(*parts, strict=True))
    return text, start, end


def _class_of(code: int) -> int:
    character = chr(code)
    kind = sum(bit for bit, members in _SETS.items() if character in members)
    kind |= _SPACE if character.isspace() else 0
    kind |= _LOWER if character.islower() else 0
    return kind | (_DIGIT if character.isdigit() else 0)


@lru_cache(maxsize=1)
def _classes() -> np.ndarray:
    return np.fromiter(map(_class_of, range(BMP)), dtype=np.uint8, count=BMP)


@lru_cache(maxsize=64)
def _abbreviation_keys(codes: frozenset[str]) -> np.ndarray:
    """The keys of all abbreviations of these languages, sorted; never empty."""
    known = set().union(*(abbreviations(get_language(code)) for code in codes)) | {""}
    units = joined_units(sorted(known), _BETWEEN)
    return np.sort(word_keys(units, units.offsets[:-1], units.offsets[1:] - 1))


def _one_of(points: np.ndarray, codes: tuple[int, ...]) -> np.ndarray:
    found = np.zeros(len(points), dtype=bool)
    for code in codes:
        found |= points == code
    return found


@dataclass(frozen=True)
class _Marks:
    """What the pattern of `sentences` finds, in order.

    at, after: where the mark begins, and where what closes after it is over; text: row in the
    block; kind: bit; ends: whether a sentence ends there; ask: whether `ends_sentence` must say.
    """

    at: np.ndarray
    after: np.ndarray
    text: np.ndarray
    kind: np.ndarray
    ends: np.ndarray
    ask: np.ndarray


class _Block:
    """The texts first … last − 1 as one array."""

    def __init__(
        self, texts: Sequence[str], languages: Sequence[str], whole: np.ndarray, first: int,
        last: int,
    ) -> None:  # fmt: skip
        self.texts, self.languages, self.first = texts[first:last], languages[first:last], first
        self.whole = whole[first:last]
        self.codes = frozenset(self.languages)
        self.units: Units = joined_units(self.texts, _BETWEEN)
        self.kinds = self.units.classes(_classes(), _class_of)
        self.begin = self.units.offsets[:-1]
        self.end = self.units.offsets[1:] - 1

    def spans(self) -> Spans:
        marks = self._marks()
        self._look_after(marks)
        self._look_before(marks)
        self._ask(marks)
        cuts = marks.after[marks.ends]
        edges = np.unique(np.concatenate((self.begin, cuts, self.end)))
        start, end = edges[:-1], edges[1:]
        text = np.searchsorted(self.begin, start, side="right") - 1
        start, end = self._trimmed(start, np.minimum(end, self.end[text]))
        kept = start < end
        text = text[kept]
        offset = self.begin[text]
        row = (text + self.first).astype(np.int32)
        return row, (start[kept] - offset).astype(np.int32), (end[kept] - offset).astype(np.int32)

    def _is(self, at: np.ndarray, kind: int) -> np.ndarray:
        return (self.kinds[at] & np.uint8(kind)) != 0

    def _between(self, at: np.ndarray, first: str, last: str) -> np.ndarray:
        point = self.units.points[at]
        return (point >= ord(first)) & (point <= ord(last))

    def _skipped(self, at: np.ndarray, accept: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """`at` moved on over up to `_NEAR` characters that are accepted."""
        at = at.copy()
        active = np.arange(len(at))
        for _ in range(_NEAR):
            active = active[accept(at[active])]
            at[active] += 1
        return at

    def _marks(self) -> _Marks:
        place = np.flatnonzero(self.kinds >= np.uint8(_STOP))
        kind = self.kinds[place] & np.uint8(_MARK)
        text = np.searchsorted(self.begin, place, side="right") - 1
        same = (place[1:] == place[:-1] + 1) & (kind[1:] == kind[:-1])
        run = np.flatnonzero(np.concatenate(([True], ~same))[: len(place)])
        at, kind, text = place[run], kind[run], text[run]
        end = place[np.append(run[1:], len(place))[: len(run)] - 1] + 1
        after = self._after_closers(end, kind)
        stop = kind == _STOP
        spaced = stop & self._is(after, _SPACE)
        glued = stop & ~spaced & (end == at + 1) & _one_of(self.units.points[at], _GLUED)
        for step in (1, 2, 3):
            glued &= self._between(at - step, "\u0621", "\u0652")
            glued &= self._between(at + step, "\u0621", "\u064a")
        found = (~stop | spaced | glued) & ~self.whole[text]
        ask = np.zeros(int(found.sum()), dtype=bool)
        return _Marks(at[found], after[found], text[found], kind[found], ~ask, ask)

    def _after_closers(self, at: np.ndarray, kind: np.ndarray) -> np.ndarray:
        after = at.copy()
        for bit, extra in ((_STOP, ()), (_WIDE_STOP, _WIDE_CLOSERS)):
            own = np.flatnonzero(kind == bit)

            def closes(at: np.ndarray, extra: tuple[int, ...] = extra) -> np.ndarray:
                closing = self._is(at, _CLOSER)
                return closing | _one_of(self.units.points[at], extra)

            after[own] = self._skipped(after[own], closes)
            for row in own[closes(after[own])].tolist():  # many, one after another
                while closes(after[row : row + 1])[0]:
                    after[row] += 1
        return after

    def _look_after(self, marks: _Marks) -> None:
        """A lower-case letter goes on with the sentence; one line break may be a wrapped line."""
        line = marks.kind == _LINE
        stop = np.flatnonzero(~line)
        end = self.end[marks.text[stop]]
        near = self._skipped(marks.after[stop], lambda at: self._is(at, _SPACE))
        far = self._skipped(near, lambda at: self._is(at, _OPENER))
        marks.ends[stop] = (far >= end) | ~self._is(far, _LOWER)
        marks.ask[stop] = (self._is(near, _SPACE) & (near < end)) | self._is(far, _OPENER)
        single = line & (marks.after == marks.at + 1) & self._is(marks.after, _LOWER)
        for row in np.flatnonzero(single).tolist():
            before = marks.at[row] - 1
            at_start = before < self.begin[marks.text[row]]
            previous = "" if at_start else chr(self.units.points[before])
            marks.ends[row] = not (previous.isalnum() or previous in ",;-")

    def _look_before(self, marks: _Marks) -> None:
        """Full stops after a word that may be an initial, an abbreviation or a number: to ask."""
        points = self.units.points
        full = (marks.kind == _STOP) & marks.ends & (points[marks.at] == _POINT)
        full = np.flatnonzero(full & (points[marks.at + 1] != _POINT))
        at = marks.at[full]
        length = np.full(len(full), LAST_WORD)
        ask = np.zeros(len(full), dtype=bool)
        active = np.arange(len(full))
        for step in range(1, LAST_WORD + 1):
            kind = self.kinds[at[active] - step]
            over = (kind & np.uint8(_SPACE | _OPENER)) != 0
            length[active[over]] = step - 1
            ask[active[(kind & np.uint8(_STOP)) != 0]] = True
            odd = active[(kind & np.uint8(_OPENER)) != 0]
            ask[odd] |= _one_of(points[at[odd] - step], _NOT_BEFORE_WORDS)
            active = active[~over]
        ask |= (length == 1) | ((length == 2) & self._is(at - 1, _DIGIT))
        ask |= (length == 0) & (points[at - 1] == ord("\n"))
        before = np.where(full > 0, marks.after[full - 1], -1)
        ask |= before > at - length
        keys, known = word_keys(self.units, at - length, at), _abbreviation_keys(self.codes)
        place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        marks.ask[full] |= ask | (known[place] == keys)

    def _ask(self, marks: _Marks) -> None:
        """The marks to ask about, in order: what came before says where the sentence began."""
        rows = np.flatnonzero(marks.ask)
        marks.ends[rows] = False
        certain = np.maximum.accumulate(np.where(marks.ends, np.arange(len(marks.ends)), -1))
        latest = -1
        for row in rows.tolist():
            text = int(marks.text[row])
            last = max(latest, int(certain[row]))
            offset = int(self.begin[text])
            started = last >= 0 and marks.text[last] == text
            start = int(marks.after[last]) - offset if started else 0
            mark = int(marks.at[row]) - offset, int(marks.after[row]) - offset
            language = get_language(self.languages[text])
            if ends_sentence(self.texts[text], start, mark, language):
                marks.ends[row] = True
                latest = row

    def _trimmed(self, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Without white space at both ends."""
        start = self._skipped(start, lambda at: self._is(at, _SPACE))
        before = -self._skipped(-end, lambda at: self._is(-at - 1, _SPACE))
        odd = (self._is(start, _SPACE) | self._is(before - 1, _SPACE)) & (start < before)
        if not odd.any():
            return start, before
        black = np.append(np.flatnonzero((self.kinds & np.uint8(_SPACE)) == 0), len(self.kinds))
        start[odd] = black[np.searchsorted(black, start[odd])]
        earlier = np.searchsorted(black, before[odd]) - 1
        before[odd] = np.where(earlier >= 0, black[earlier] + 1, 0)
        return start, before
