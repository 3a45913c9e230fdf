"""Boilerplate: what stands in an article's text and is not part of the report.

Promo lines, datelines and bylines, credits, calls to follow, and a title that the body repeats.
The patterns are the language's own (`pack.toml`); this module says where they are tried:

- `line`: at the start of every line and of every sentence. A line that starts so is boilerplate
  to its end, unless it is so long that a report follows in it: then only its first sentence.
  A sentence inside a line that starts so is marked alone.
- `start`: only where the body begins, or directly after what was marked there; the match itself.
- `opening`: where one of the first three lines begins (a standfirst or a caption may come before
  a dateline); the match itself.

A cue that stands alone on its line (“Read also:”) takes the linked headline below it along.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.errors import InputError
from analysis.text.languages import BoilerplatePattern, Language

TITLE_REPEAT = "title_repeat"
PLACES = ("line", "start", "opening")
OPENING_LINES = 3
LONG_LINE = 300  # characters: a line beyond it is a paragraph or a whole report, not a link
LONG_TITLE = 400
LINKED_HEADLINE = 160

Span = tuple[int, int, str]

# What may stand before a cue: white space, bullets, marks of direction, asterisks.
_LEAD = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff•●▪■◾◆►▶▸➤➔→←◀«»>*·\-–—_=|]*")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class _Rules:
    """The patterns of one place as one alternation; `names[i]` is the rule of group i + 1."""

    expression: re.Pattern[str]
    names: tuple[str, ...]

    def match(self, text: str, position: int) -> tuple[int, str] | None:
        """(end of the match, rule) where a pattern matches at `position`."""
        found = self.expression.match(text, position)
        if found is None or found.end() == position or found.lastindex is None:
            return None
        return found.end(), self.names[found.lastindex - 1]


def boilerplate(
    title: str, body: str, language: Language, sentences: Sequence[tuple[int, int]]
) -> list[Span]:
    """(start, end, rule) of the boilerplate in `body`, sorted and without overlap.

    sentences: (start, end) of the body's sentences. Rules are `title_repeat` and those of the
    language's pack (promo, follow, credit, dateline, byline, …); a language without a pack has only
    the first. Offsets are characters of `body`. Never raises for any text; InputError when a
    pattern of the pack is no regular expression.
    """
    if not body:
        return []
    rules = _rules(language)
    lines = [found.span() for found in _LINE.finditer(body) if not found.group().isspace()]
    spans = _repeated_title(title, body, lines)
    if "start" in rules or "opening" in rules:
        spans += _beginning(body, lines, rules, after=spans[-1][1] if spans else 0)
    if "line" in rules:
        spans += _lines(body, lines, rules["line"], sentences)
    return _disjoint(spans)


@lru_cache(maxsize=64)
def _rules(language: Language) -> dict[str, _Rules]:
    return {
        place: _compiled(patterns, language.code)
        for place in PLACES
        if (patterns := [one for one in language.boilerplate if one.where == place])
    }


def _compiled(patterns: Sequence[BoilerplatePattern], code: str) -> _Rules:
    """One alternation of all patterns: a group for each, so the match tells its rule."""
    for one in patterns:
        _check(one, code)
    joined = "|".join(f"({one.pattern})" for one in patterns)
    return _Rules(re.compile(joined, re.MULTILINE), tuple(one.rule for one in patterns))


def _check(one: BoilerplatePattern, code: str) -> None:
    try:
        groups = re.compile(one.pattern).groups
    except re.error as error:
        raise InputError("broken_pack", code=code, reason=f"{one.pattern}: {error}") from error
    if groups:  # it would shift the numbers by which the rules are told apart
        raise InputError("broken_pack", code=code, reason=f"{one.pattern}: write (?:…), not (…)")


def _repeated_title(title: str, body: str, lines: Sequence[tuple[int, int]]) -> list[Span]:
    """The first line where it is the title again, but for case, marks and spaces."""
    if not lines or not title or len(title) > LONG_TITLE:
        return []
    start, end = lines[0]
    if end - start > 2 * len(title) + 40:
        return []
    wanted = _folded(title)
    return [(start, end, TITLE_REPEAT)] if wanted and wanted == _folded(body[start:end]) else []


def _folded(line: str) -> str:
    """Letters and digits only: no case, no vowel signs or accents, no marks, no spaces."""
    decomposed = unicodedata.normalize("NFKD", line).casefold()
    plain = "".join(one for one in decomposed if not unicodedata.combining(one) and one != "ـ")
    return _NOT_WORD.sub("", plain)


def _beginning(
    body: str, lines: Sequence[tuple[int, int]], rules: dict[str, _Rules], after: int
) -> list[Span]:
    """Datelines and bylines: a chain of matches at the body's start, and of the opening lines."""
    spans: list[Span] = []
    places = [one for name in ("opening", "start") if (one := rules.get(name))]
    position = after
    while True:
        position = _after_lead(body, position)
        found = next((hit for one in places if (hit := one.match(body, position))), None)
        if found is None:
            break
        spans.append((position, found[0], found[1]))
        position = found[0]
    opening = rules.get("opening")
    if opening is None:
        return spans
    for start, _ in lines[:OPENING_LINES]:
        begin = _after_lead(body, start)
        if begin >= position and (hit := opening.match(body, begin)):
            spans.append((begin, hit[0], hit[1]))
    return spans


def _lines(
    body: str, lines: Sequence[tuple[int, int]], rules: _Rules, sentences: Sequence[tuple[int, int]]
) -> list[Span]:
    """Lines, and sentences inside lines, that start with a cue."""
    spans: list[Span] = []
    ends = dict(sentences)
    line_starts = set()
    for place, (start, end) in enumerate(lines):
        begin = _after_lead(body, start)
        line_starts.update((start, begin))
        found = rules.match(body, begin) if begin < end else None
        if found is None:
            continue
        stop = end if end - start <= LONG_LINE else _first_sentence(start, begin, ends, end)
        spans.append((start, stop, found[1]))
        if _is_only_a_cue(body, found[0], end) and place + 1 < len(lines):
            below = lines[place + 1]
            if _is_headline(body[below[0] : below[1]].strip()):
                spans.append((*below, found[1]))
    for start, end in sentences:
        begin = _after_lead(body, start)
        if start in line_starts or begin in line_starts or begin >= end:
            continue
        if found := rules.match(body, begin):
            spans.append((start, end, found[1]))
    return spans


def _first_sentence(start: int, begin: int, ends: dict[int, int], line_end: int) -> int:
    """Where the sentence ends that begins a long line; the line's end if none begins there."""
    first = next((ends[at] for at in range(start, begin + 1) if at in ends), line_end)
    return min(first, line_end)


def _is_only_a_cue(body: str, match_end: int, line_end: int) -> bool:
    """Nothing follows the cue on its line, and the cue ends in a colon: it announces a link."""
    rest = body[match_end:line_end].strip()
    return rest in ("", ":", "：") and body[:line_end].rstrip().endswith((":", "："))


def _is_headline(line: str) -> bool:
    return len(line) <= LINKED_HEADLINE and not line.endswith((".", ":", "،", "؛"))


def _after_lead(body: str, position: int) -> int:
    found = _LEAD.match(body, position)
    return found.end() if found else position


def _disjoint(spans: Sequence[Span]) -> list[Span]:
    """Sorted; of two that overlap, the one that begins first."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if span[0] < span[1] and (not result or span[0] >= result[-1][1]):
            result.append(span)
    return result
