"""Who says what names no speaker of its own: the one before, or the subject of the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.marks.quoting.matching import REACH, Match, Run, sentence_start
from analysis.marks.quoting.rules import Rules
from analysis.marks.quoting.stream import SPEECH, Stream

_PARAGRAPH = re.compile("[/=]")
#: After “he said”: the rest of that sentence, then quotations and nothing else.
_CONTINUED = re.compile(r"[^!/=Q]{0,40}(?:[!,]?Q){0,20}[!,]?")
_OPEN = "open_mark"


class Speakers:
    """The speaker of each match, asked in order of the cues of a stream."""

    def __init__(self, stream: Stream, rules: Rules) -> None:
        self._stream, self._rules = stream, rules
        self._last: tuple[int, Run] | None = None  # first item after the cue, speaker

    def of(self, match: Match) -> Run | None:
        """The speaker as a run of items: that of the match, or as its rule says."""
        run = match.speaker
        first, end = match.cue
        if run is None and match.rule.speaker == "last" and self._last is not None:
            before = self._last[1]
            run = before if self._stream.text[before[0]] == self._stream.text[first] else None
        elif run is None and match.rule.speaker == "subject":
            letters = self._stream.letters
            resumes = letters[first - 1 : first] == "," and letters[first] == "V"
            # “The mayor, who …, said”: the verb goes on with the subject, not the last speaker
            actor = subject(self._stream, self._rules, first) if resumes else None
            run = actor or self._in_sentence(first)
        elif run is not None:
            run = self._trimmed(run)
        if run is not None and (match.speaker is not None or match.rule.speaker == "subject"):
            self._last = (end, run)
        return run

    def _trimmed(self, run: Run) -> Run:
        letters = self._stream.letters
        first, end = run
        while end > first + 1 and letters[end - 1] in ",-":
            end -= 1
        if self._rules.trim is not None:
            match = self._rules.trim.match(letters, first, end + 1)
            if match is not None and match.end() == end:
                first, end = match.span("S")
        return first, end

    def _in_sentence(self, item: int) -> Run | None:
        """Who spoke before in the sentence of an item, else the subject of the sentence."""
        start = sentence_start(self._stream.letters, item)
        if self._last is not None and start <= self._last[0] <= item:
            return self._last[1]
        return subject(self._stream, self._rules, item)


def subject(stream: Stream, rules: Rules, item: int) -> Run | None:
    """Who acts in the sentence of an item, by the pattern of the language."""
    if rules.subject is None:
        return None
    match = rules.subject.match(stream.letters, sentence_start(stream.letters, item), item)
    return match.span("S") if match else None


class Floating:
    """Who says a quotation in marks that no pattern met.

    It goes on with the quotation before it where nothing else stands between (one left open at the
    end of its paragraph, too); else its speaker is the last one of its paragraph, or, after a
    colon, the subject of its sentence. told: the matches that stand, in order of their cues, with
    their speakers. Only languages with a pattern of subjects have this.
    """

    def __init__(
        self, stream: Stream, rules: Rules, told: Sequence[tuple[Match, Run | None]]
    ) -> None:
        self._stream, self._rules, self._told = stream, rules, told
        self._cues = [match.cue[0] for match, _ in told]
        self._open: dict[int, tuple[Run | None, Match | None]] = {}  # by the last item so far
        self._first = {match.said[0][0]: (speaker, match) for match, speaker in told if match.said}
        for match, speaker in told:
            self._leave(match.said[-1][1] - 1 if match.said else -1, (speaker, match))

    def of(self, item: int) -> tuple[Run | None, Match | None]:
        """(Speaker, the match whose quotation goes on in this one), asked in order of items."""
        if self._rules.subject is None:
            return None, None
        found = self._of(item)
        self._leave(item, found)
        return found

    def _leave(self, item: int, found: tuple[Run | None, Match | None]) -> None:
        if item >= 0 and self._is_open(item):
            self._open[item] = found

    def _is_open(self, item: int) -> bool:
        number = int(self._stream.pair[item])
        return number >= 0 and self._stream.quoted[number][1].rule == _OPEN

    def _after(self, item: int) -> int:
        """The quotation that goes on with this one, left open, and with those after it; −1."""
        letters = self._stream.letters
        while self._is_open(item):
            item += 1
            while letters[item : item + 1] and letters[item] in "!/":
                item += 1
            if letters[item : item + 1] != SPEECH:
                break
            if item in self._first:
                return item
        return -1

    def _of(self, item: int) -> tuple[Run | None, Match | None]:
        letters = self._stream.letters
        before = item - 1
        while before >= 0 and letters[before] in "!/":
            before -= 1
        if before in self._open:
            return self._open[before]
        if (after := self._after(item)) in self._first:
            return self._first[after]
        number = bisect_left(self._cues, item) - 1
        if number >= 0 and item - self._cues[number] <= REACH:
            match, speaker = self._told[number]
            last = max(match.cue[1], *(end for _, end in match.said))
            said_in_marks = any("Q" in letters[first:end] for first, end in match.said)
            if said_in_marks and _CONTINUED.fullmatch(letters, last, item):
                return speaker, match
            if _PARAGRAPH.search(letters, match.cue[1], item) is None:
                return speaker, None
        if letters[item - 1 : item] == ":":
            return subject(self._stream, self._rules, item), None
        return None, None
