"""What the patterns found, settled: each cue and each quotation in marks belongs to one row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from analysis.marks.quoting.matching import Match, Run, matches, settled
from analysis.marks.quoting.pairs import Pair
from analysis.marks.quoting.rules import Rules
from analysis.marks.quoting.speakers import Floating, Speakers
from analysis.marks.quoting.stream import SPEECH, TERM, Stream

NONE = (-1, -1)
#: Words in marks that stand alone, as no sentence does, from which on they are speech and no name.
ALONE = 5


class Found(NamedTuple):
    """One quotation: text number, span, type (direct, indirect, mixed), spans of speaker and cue
    (−1: none), verb (the cue as its list has it) and its grade, rule."""

    text: int
    start: int
    end: int
    type: str
    speaker: tuple[int, int]
    cue: tuple[int, int]
    verb: str
    grade: str
    rule: str


def find(stream: Stream, rules: Rules) -> tuple[list[Found], list[tuple[int, Pair]]]:
    """(The quotations of a stream; the pairs of marks that stand in them), each text by text."""
    found: list[Found] = []
    said = bytearray(len(stream.letters))
    told: list[tuple[Match, Run | None]] = []
    speakers = Speakers(stream, rules)
    for match in settled(stream, list(matches(stream, rules))):
        run = speakers.of(match)
        speaker = NONE if run is None else _span(stream, run)
        told.append((match, run))
        found.extend(_rows(stream, match, speaker))
        for first, end in match.said:
            said[first:end] = b"\x01" * (end - first)
    items = np.flatnonzero(stream.pair >= 0).tolist()
    spoken = [stream.quoted[int(stream.pair[item])] for item in items if said[item]]
    # words in marks are spoken where they are all that is said, or a quotation on their own
    alone = {(one.text, one.start) for one in found if one.type == "direct"}
    spoken = [(text, pair) for text, pair in spoken if pair.speech or (text, pair.start) in alone]
    floating = Floating(stream, rules, told)
    for item, text, pair in _alone(stream, [item for item in items if not said[item]]):
        kind = "direct" if pair.introduced else "mixed"
        speaker, source = floating.of(item)
        cue, verb, grade = (NONE, "", "") if source is None else _cue(stream, source)
        rule = pair.rule if source is None else "continued"
        where = NONE if speaker is None else _span(stream, speaker)
        found.append(Found(text, pair.start, pair.end, kind, where, cue, verb, grade, rule))
        spoken.append((text, pair))
    return found, spoken


def _alone(stream: Stream, items: list[int]) -> Iterator[tuple[int, int, Pair]]:
    """(item, text, pair) of those words in marks that are quotations though no pattern met them."""
    for item in items:
        text, pair = stream.quoted[int(stream.pair[item])]
        if pair.speech and (pair.introduced or pair.words >= ALONE):
            yield item, text, pair


def _span(stream: Stream, run: Run) -> tuple[int, int]:
    return int(stream.start[run[0]]), int(stream.end[run[1] - 1])


def _cue(stream: Stream, match: Match) -> tuple[tuple[int, int], str, str]:
    """(Span of the cue, its entry in the list, its grade)."""
    if match.entry < 0:
        return _span(stream, match.cue), "", ""
    cues = stream.cues
    return _span(stream, match.cue), cues.entry[match.entry], cues.grade[match.entry]


def _rows(stream: Stream, match: Match, speaker: tuple[int, int]) -> Iterator[Found]:
    cue, verb, grade = _cue(stream, match)
    for first, end in match.said:
        letters = stream.letters[first:end]
        speech = letters.count(SPEECH)
        quotes = speech + letters.count(TERM)
        text, (start, finish) = int(stream.text[first]), _span(stream, (first, end))
        whole = quotes == end - first or (letters[-1] == SPEECH and stream.is_parted(first))
        kind = "direct" if whole else "mixed" if speech else "indirect"
        if kind == "indirect" and stream.has_marks(text, start, finish):
            kind = "mixed"
        yield Found(text, start, finish, kind, speaker, cue, verb, grade, match.rule.name)
