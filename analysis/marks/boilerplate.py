"""Boilerplate: what stands in an article's text and is not part of the report.

Promo lines, datelines and bylines, credits, captions, calls to follow or to subscribe, and a title
that the body repeats: `RULES` names every kind. Most patterns are the language's own (`pack.toml`),
some hold in any language; this module says where they are tried:

- `line`: at the start of every line and of every sentence. A line that starts so is boilerplate
  to its end, unless it is so long that a report follows in it: then only its first sentence.
  A sentence inside a line that starts so is marked alone, but never inside a quotation.
- `alone`: over a whole line, without what stands before and after its words.
- `start`: only where the body begins, or directly after what was marked there; the match itself.
- `opening`: where one of the first three lines begins (a standfirst or a caption may come before
  a dateline); the match itself.
- `end`: where the body ends; the match itself.

A cue that stands alone on its line (“Read also:”) takes the linked headline below it along.
Lines that an outlet repeats are found over all articles: `analysis/marks/repeated.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from analysis.marks.rules import REPEATED_LINE, TITLE_REPEAT, Rules, Span, rules_of
from analysis.text.languages import Language

OPENING_LINES = 3
CLOSING_LINES = 4
LONG_LINE = 300  # characters: a line beyond it is a paragraph or a whole report, not a link
LONG_TITLE = 400
LINKED_HEADLINE = 160
QUOTED = 2000  # characters of a line before a sentence in which a quotation may have begun

# What may stand before a cue: white space, bullets, marks of direction, asterisks.
_BEFORE = r"\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff•●▪■◾◆►▶▸➤➔→←◀«»>*·\-–—_=|"
_LEAD = re.compile(rf"[{_BEFORE}]*")
# What may stand after a whole line's words.
_AFTER = (
    " \t\r\f\v\x85\xa0\u2009\u202f\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\ufeff•▪◾►▶▸➤→←◀»>*·-–—_=|.…:："
)
_QUOTES = (("“", "”"), ("«", "»"))
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_NOT_WORD = re.compile(r"[\W_]+")


def boilerplate(
    title: str,
    body: str,
    language: Language,
    sentences: Sequence[tuple[int, int]],
    author: str = "",
) -> list[Span]:
    """(start, end, rule) of the boilerplate in `body`, sorted and without overlap.

    sentences: (start, end) of the body's sentences. Rules are of `RULES`, all but
    `repeated_line`; a language without a pack has those of any language: the repeated title, the
    author's name on a line of its own, addresses, marks of copyright. Offsets are characters of
    `body`. Never raises for any text; InputError when a pattern of the pack cannot be used.
    """
    if not body:
        return []
    rules = rules_of(language)
    lines = text_lines(body)
    spans = _repeated_title(title, body, lines) + _author_lines(author, body, lines)
    if "start" in rules or "opening" in rules:
        spans += _beginning(body, lines, rules, after=_marked_from_the_start(lines, spans))
    if "end" in rules and (found := rules["end"].last(body)):
        spans.append(found)
    return disjoint(spans + _lines(body, lines, rules, sentences))


def text_lines(body: str) -> list[tuple[int, int]]:
    """(start, end) of the lines that are not empty."""
    return [found.span() for found in _LINE.finditer(body) if not found.group().isspace()]


def _repeated_title(title: str, body: str, lines: Sequence[tuple[int, int]]) -> list[Span]:
    """The first line where it is the title again, but for case, marks and spaces."""
    if not lines or not title or len(title) > LONG_TITLE:
        return []
    start, end = lines[0]
    if end - start > 2 * len(title) + 40:
        return []
    wanted = _folded(title)
    return [(start, end, TITLE_REPEAT)] if wanted and wanted == _folded(body[start:end]) else []


def _author_lines(author: str, body: str, lines: Sequence[tuple[int, int]]) -> list[Span]:
    """The author's name on a line of its own, near the body's beginning or end."""
    wanted = _folded(author)
    if not wanted:
        return []
    near = [*lines[:OPENING_LINES], *lines[OPENING_LINES:][-CLOSING_LINES:]]
    return [
        (start, end, "byline")
        for start, end in near
        if end - start <= 2 * len(author) + 10 and _folded(body[start:end]) == wanted
    ]


def _folded(line: str) -> str:
    """Letters and digits only: no case, no vowel signs or accents, no marks, no spaces."""
    decomposed = unicodedata.normalize("NFKD", line).casefold()
    plain = "".join(one for one in decomposed if not unicodedata.combining(one) and one != "ـ")
    return _NOT_WORD.sub("", plain)


def _marked_from_the_start(lines: Sequence[tuple[int, int]], spans: Sequence[Span]) -> int:
    """Where the first line begins that is not marked yet; 0 where that is the first."""
    marked = {start: end for start, end, _ in spans}
    position = 0
    for start, _ in lines:
        if start not in marked:
            break
        position = marked[start]
    return position


def _beginning(
    body: str, lines: Sequence[tuple[int, int]], rules: dict[str, Rules], after: int
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
    body: str,
    lines: Sequence[tuple[int, int]],
    rules: dict[str, Rules],
    sentences: Sequence[tuple[int, int]],
) -> list[Span]:
    """Lines that start with a cue or are one as a whole, and sentences inside lines that do."""
    spans: list[Span] = []
    ends = dict(sentences)
    line_starts = set()
    for place, (start, end) in enumerate(lines):
        begin = _after_lead(body, start)
        line_starts.update((start, begin))
        found = _cue(body, begin, end, rules) if begin < end else None
        if found is None:
            continue
        stop = end if end - start <= LONG_LINE else _first_sentence(start, begin, ends, end)
        spans.append((start, stop, found[1]))
        if _is_only_a_cue(body, found[0], end) and place + 1 < len(lines):
            below = lines[place + 1]
            if _is_headline(body[below[0] : below[1]].strip()):
                spans.append((*below, found[1]))
    return spans + _inside_lines(body, line_starts, rules, sentences)


def _cue(body: str, begin: int, end: int, rules: dict[str, Rules]) -> tuple[int, str] | None:
    """(end of the cue, rule) of the line from `begin` to `end`."""
    if (cues := rules.get("line")) and (found := cues.match(body, begin)):
        return found
    alone = rules.get("alone")
    if alone is None or end - begin > LONG_LINE:
        return None
    stop = begin + len(body[begin:end].rstrip(_AFTER))
    rule = alone.whole(body, begin, stop)
    return (stop, rule) if rule else None


def _inside_lines(
    body: str,
    line_starts: set[int],
    rules: dict[str, Rules],
    sentences: Sequence[tuple[int, int]],
) -> list[Span]:
    """Sentences that start with a cue, though their line does not; those quoted are speech."""
    cues = rules.get("line")
    if cues is None:
        return []
    spans: list[Span] = []
    for start, end in sentences:
        if start in line_starts:
            continue
        begin = _after_lead(body, start)
        if begin in line_starts or begin >= end:
            continue
        if (found := cues.match(body, begin)) and not _is_quoted(body, begin):
            spans.append((start, end, found[1]))
    return spans


def _is_quoted(body: str, position: int) -> bool:
    """Whether a quotation that began on this line is still open at `position`."""
    before = body[max(body.rfind("\n", 0, position) + 1, position - QUOTED) : position]
    if any(before.rfind(opening) > before.rfind(closing) for opening, closing in _QUOTES):
        return True
    return before.count('"') % 2 == 1


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


def disjoint(spans: Iterable[Span]) -> list[Span]:
    """Sorted; of two that overlap, the one that begins first (of these, the longest)."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if span[0] < span[1] and (not result or span[0] >= result[-1][1]):
            result.append(span)
    return result


def with_repeated(spans: Sequence[Span], lines: Iterable[tuple[int, int]]) -> list[Span]:
    """`spans` and those of the repeated lines in which no other rule found anything."""
    free = [
        (start, end, REPEATED_LINE)
        for start, end in lines
        if not any(one[0] < end and start < one[1] for one in spans)
    ]
    return sorted([*spans, *free])
