"""Lines that an outlet repeats: standing phrases that no pattern knows, in any language.

A whole line counts that at least three articles of one outlet have, digits, spaces and marks aside.
Reports repeat lines too, and these stay: background copied from one article into the next, and
copies or updates of one article. So a line is marked only where

- it stands in the same place, near the beginning or the end, in three articles or more and in most
  that have it; or it is short and a good part of the outlet's articles have it, wherever;
- if it is a sentence, its words are strange to the articles around it: “This is a developing
  story” names nothing that the report is about, a paragraph of background does;
- three articles that have it are no near-copies of each other, apart from such lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

LEAST = 3  # articles that are no copies of each other
LONGEST = 300  # characters: beyond it stands a paragraph
SHORT = 40  # characters of a line that may stand anywhere
WIDE_LEAST, WIDE_SHARE = 5, 0.2  # articles of the outlet that must have such a line
TOP, BOTTOM = 3, 6  # lines that are near the beginning, the end
SENTENCE = 6  # words from which a line says something
OWN_WORD = 4  # letters of a word that is looked for around the line
STRANGE = 1 / 3  # at most this share of a sentence's words stands in the rest of its article
SHINGLE, ALIKE = 3, 0.3  # words of a run; share of runs from which two articles are copies
ENOUGH = 10  # words: what is left of an article without its standing lines, to tell it by
LOOKED_AT = 12  # articles of a line, evenly taken, that are compared

Runs = frozenset[tuple[str, ...]]

_NOT_WORD = re.compile(r"[\W_]+")
_NOT_LETTER = re.compile(r"[\W\d_]+")
_CLOSING = (".", "!", "?", "؟", "…", "۔", "。")


@dataclass
class _Line:
    """One line as an outlet repeats it: where, and how far from the article's two ends."""

    articles: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)


def repeated_lines(
    titles: Sequence[str], texts: Sequence[str], outlets: Sequence[str]
) -> list[tuple[int, int, int]]:
    """(article, start, end) of every line that its outlet repeats, in order.

    One title, text and outlet an article; articles without outlet ("") are passed over.
    """
    found: list[tuple[int, int, int]] = []
    for copies in _by_outlet(texts, outlets):
        if len(copies) >= LEAST:
            for row, start, end in _Outlet(list(copies), titles, texts).standing():
                found += [(copy, start, end) for copy in copies[row]]
    return sorted(found)


def _by_outlet(texts: Sequence[str], outlets: Sequence[str]) -> list[dict[int, list[int]]]:
    """For each outlet: the first article of each text, and all that have that text."""
    texts_of: dict[str, dict[str, list[int]]] = {}
    for row, (text, outlet) in enumerate(zip(texts, outlets, strict=True)):
        if outlet:
            texts_of.setdefault(outlet, {}).setdefault(text, []).append(row)
    return [{rows[0]: rows for rows in same.values()} for same in texts_of.values()]


def _lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of the lines that are not empty; as quick as it goes, for all articles."""
    spans, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            spans.append((start, end))
        start = end + 1
    return spans


def _folded(line: str) -> str:
    """The line's letters: no spaces, marks, digits and case; "" where it has but one."""
    key = _NOT_LETTER.sub("", line)
    return key.casefold() if len(key) > 1 else ""


class _Outlet:
    """The articles of one outlet, and what of them repeats."""

    def __init__(self, rows: list[int], titles: Sequence[str], texts: Sequence[str]) -> None:
        self._size = len(rows)
        self._titles, self._texts = titles, texts
        self._runs: dict[int, Runs] = {}
        self._standing: dict[str, _Line] = {}
        found = [(row, *one) for row in rows for one in self._candidates(row)]
        often = Counter(key for _, key, _, _ in found)
        lines: dict[str, _Line] = {}
        for row, key, span, place in found:
            if often[key] >= LEAST:
                line = lines.setdefault(key, _Line())
                line.articles.append(row)
                line.spans.append(span)
                line.places.append(place)
        self._lines = {k: one for k, one in lines.items() if len(set(one.articles)) >= LEAST}

    def standing(self) -> list[tuple[int, int, int]]:
        """(article, start, end) of the lines that are no report."""
        likely = {key: rows for key, line in self._lines.items() if (rows := self._placed(line))}
        self._standing = {
            key: self._lines[key] for key, rows in likely.items() if self._is_strange(key, rows)
        }
        return [
            (row, *span)
            for key, line in self._standing.items()
            if self._has_different(likely[key])
            for row, span in zip(line.articles, line.spans, strict=True)
        ]

    def _candidates(self, row: int) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
        text = self._texts[row]
        spans = _lines(text)
        for place, (start, end) in enumerate(spans):
            if end - start <= LONGEST and (key := _folded(text[start:end])):
                yield key, (start, end), (place, len(spans) - 1 - place)

    def _placed(self, line: _Line) -> list[int]:
        """The articles that speak for a standing line by where they have it; none: no such."""
        first: dict[int, tuple[int, int]] = {}
        for row, place in zip(line.articles, line.places, strict=True):
            first.setdefault(row, place)
        fixed = Counter(
            [("top", top) for top, _ in first.values() if top < TOP]
            + [("end", below) for _, below in first.values() if below < BOTTOM]
        )
        if fixed:
            (edge, place), count = fixed.most_common(1)[0]
            if count >= LEAST and 2 * count >= len(first):
                side = 0 if edge == "top" else 1
                return [row for row, at in first.items() if at[side] == place]
        start, end = line.spans[0]
        words = self._texts[line.articles[0]][start:end].strip()
        many = len(first) >= max(WIDE_LEAST, WIDE_SHARE * self._size)
        is_short = len(words) <= SHORT and not words.endswith(_CLOSING)
        return list(first) if many and is_short else []

    def _is_strange(self, key: str, rows: Sequence[int]) -> bool:
        """Whether a line is no sentence, or one whose words the articles around it do not use."""
        line = self._lines[key]
        start, end = line.spans[line.articles.index(rows[0])]
        shown = self._texts[rows[0]][start:end].strip()
        words = [word for word in _NOT_WORD.split(shown.casefold()) if word]
        says = len(words) >= SENTENCE or (len(words) >= OWN_WORD and shown.endswith(_CLOSING))
        telling = [word for word in words if len(word) >= OWN_WORD and not word.isdigit()]
        if not says or not telling:
            return not says
        shares = []
        for row in _evenly(rows, LEAST + 2):
            start, end = line.spans[line.articles.index(row)]
            text = self._texts[row]
            around = f"{self._titles[row]}\n{text[:start]}\n{text[end:]}".casefold()
            shares.append(sum(word in around for word in telling) / len(telling))
        return sum(shares) / len(shares) <= STRANGE

    def _has_different(self, rows: Sequence[int]) -> bool:
        """Whether three of the articles are no near-copies of each other."""
        different: list[Runs] = []
        for row in _evenly(rows, LOOKED_AT):
            runs = self._runs_of(row)
            if runs and not any(_alike(runs, other) for other in different):
                different.append(runs)
                if len(different) == LEAST:
                    return True
        return False

    def _runs_of(self, row: int) -> Runs:
        """Runs of words of an article without its standing lines; none where little is left."""
        if row not in self._runs:
            text = self._texts[row]
            kept = [
                line
                for start, end in _lines(text)
                if (line := text[start:end])
                and (len(line) > LONGEST or _folded(line) not in self._standing)
            ]
            words = _NOT_WORD.split("\n".join(kept).casefold())
            runs = zip(*(words[place:] for place in range(SHINGLE)), strict=False)
            self._runs[row] = frozenset(runs if len(words) >= ENOUGH else ())
        return self._runs[row]


def _alike(one: Runs, other: Runs) -> bool:
    return len(one & other) >= ALIKE * min(len(one), len(other))


def _evenly(rows: Sequence[int], most: int) -> Sequence[int]:
    """At most `most` of the rows, from all over."""
    return rows if len(rows) <= most else [rows[i * len(rows) // most] for i in range(most)]
