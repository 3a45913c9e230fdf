"""Where the patterns of a language fit, and which of those places stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from analysis.marks.quoting.rules import Head, Rule, Rules
from analysis.marks.quoting.stream import Stream

#: Items after a cue that a head may look at; items of a sentence that are looked back over.
AFTER, REACH = 6, 200
Run = tuple[int, int]


class Match(NamedTuple):
    """A place where a pattern fits, as runs of items (first, one after the last).

    entry: row of the cue in the lexicon, −1; said: none where the pattern only tells who acts.
    """

    rule: Rule
    entry: int
    cue: Run
    speaker: Run | None
    said: tuple[Run, ...]
    begin: int


def settled(stream: Stream, matches: Sequence[Match]) -> list[Match]:
    """The matches that stand, in order of their cues: no cue twice, nothing said twice; late rules
    take what is left."""
    covered = bytearray(len(stream.letters))
    accepted: list[Match] = []
    for match in sorted(matches, key=lambda one: (one.rule.late << 40) + one.begin):
        if stream.has_parted:
            match = _whole(stream, match)
        runs = (match.cue, *match.said)
        for first, end in runs:
            if covered.find(1, first, end) >= 0:
                break
        else:
            accepted.append(match)
            for first, end in runs if match.said else ():
                covered[first:end] = b"\x01" * (end - first)
    return sorted(accepted, key=lambda one: 2 * one.cue[0] + (not one.said))


def _whole(stream: Stream, match: Match) -> Match:
    """The match with all pieces of quotations that an incise parts as one."""
    said = tuple(stream.whole(run) for run in match.said)
    if said and stream.is_parted(match.said[0][0]):
        said = said[:1]
    return match._replace(said=said)


def matches(stream: Stream, rules: Rules) -> Iterator[Match]:
    """Every place where a rule fits; a cue that has a rule of one head has none of those after."""
    for rule in rules.rules:
        if rule.heads:
            continue
        for match in rule.pattern.finditer(stream.letters):
            entry = _entry(stream, match.span("C"))
            if _introduces(stream, rule, entry) and _takes(stream, entry, match):
                found = _match(rule, entry, match, match, None)
                if found is not None:
                    yield found
    cues = np.flatnonzero(stream.cue >= 0).tolist()
    for name, head_rule in rules.heads.items():
        rules_of: dict[tuple[int, str], list[Rule]] = {}  # by entry and the letter after it
        claimed: set[int] = set()
        ranked = [rule for rule in rules.rules if name in rule.heads]
        for head in _heads(stream.letters, head_rule, cues):
            entry = _entry(stream, head.span("C"))
            end = head.end()
            key = entry, stream.letters[end : end + 1]
            if key not in rules_of:
                rules_of[key] = [rule for rule in ranked if _introduces(stream, rule, *key)]
            for rule in rules_of[key]:
                match = rule.pattern.match(stream.letters, end)
                if match is None or not _takes(stream, entry, match):
                    continue
                before = _before(stream.letters, rule, head)
                if rule.before is None or before is not None:
                    found = _match(rule, entry, head, match, before)
                    if found is not None:
                        yield found
                    claimed.add(head.start("C"))
                    break
        cues = [cue for cue in cues if cue not in claimed]


def _heads(letters: str, head: Head, cues: list[int]) -> Iterator[re.Match[str]]:
    """The places of a head, looked for from somewhat before each cue on: most words are in none."""
    free = 0
    pattern, kinds, reach = head.pattern, head.cues, head.reach
    for cue in cues:
        following = kinds.get(letters[cue])
        if following is None or (following and letters[cue + 1 : cue + 2] not in following):
            continue
        end = cue + AFTER
        if not reach:
            match = pattern.match(letters, cue, end)
            if match is not None:
                yield match
            continue
        low = free if free > cue - reach else max(0, cue - reach)
        start = max(low, letters.rfind("!", low, cue), letters.rfind("/", low, cue))
        match = pattern.search(letters, start, end)
        while match is not None and match.start("C") < cue:
            match = pattern.search(letters, match.start() + 1, end)
        if match is not None and match.start("C") == cue:
            free = match.end("C")
            yield match


def _before(letters: str, rule: Rule, head: re.Match[str]) -> re.Match[str] | None:
    """How what stands before the head, from its sentence's beginning, fits the rule."""
    if rule.before is None:
        return None
    start = sentence_start(letters, head.start())
    return rule.before.fullmatch(letters, start, head.start())


def sentence_start(letters: str, item: int) -> int:
    """The first item of the sentence that an item stands in, or the first within `REACH`."""
    low = max(0, item - REACH)
    return max(low, *(letters.rfind(stop, low, item) + 1 for stop in "!/="))


def _entry(stream: Stream, cue: Run) -> int:
    first, end = cue
    return int(stream.cue[first] if end == first + 1 else stream.cue[first:end].max())


def _introduces(stream: Stream, rule: Rule, entry: int, following: str = "") -> bool:
    """Whether a cue is one that the rule is for; following: the letter after it."""
    if rule.next and following not in rule.next:
        return False
    if entry < 0:
        return True
    if rule.takes and not rule.takes & stream.cues.takes[entry]:
        return False
    return not rule.entries or stream.cues.entry[entry] in rule.entries


def _takes(stream: Stream, entry: int, match: re.Match[str]) -> bool:
    """Whether the cue takes the preposition that was found, if one was."""
    if "p" not in match.re.groupindex or match.start("p") < 0:
        return True
    word = int(stream.word[match.start("p")])
    takes = stream.cues.takes[entry] if entry >= 0 else frozenset()
    return word >= 0 and stream.forms[word] in takes


def _match(
    rule: Rule, entry: int, head: re.Match[str], match: re.Match[str], before: re.Match[str] | None
) -> Match | None:
    """The match as runs of items; head: the match that the cue is of."""
    speaker = _run(head, "S") or (_run(match, "S") if match is not head else None)
    said = [run for name in rule.said if (run := match.span(name)) and run[1] > run[0]]
    begin = head.start()
    if before is not None and (run := _run(before, "I")):
        begin = run[0]
        said.insert(0, run)
    if len(said) > 1 and _run(match, "I2"):  # a sentence around “he said”
        said = [(said[0][0], said[-1][1])]
    if not said and not speaker:
        return None
    return Match(rule, entry, head.span("C"), speaker, tuple(said), begin)


def _run(match: re.Match[str], name: str) -> Run | None:
    """The items of a group, None where it is not there or empty."""
    if name not in match.re.groupindex:
        return None
    first, end = match.span(name)
    return (first, end) if end > first >= 0 else None
