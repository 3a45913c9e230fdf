"""Texts as rows of letters: one letter a word, a quotation in marks, or a mark between them.

Over such a row a pattern of attribution is a short regular expression, and every letter leads back
to its place in the text. Letters: those of cues (V verb, P participle, E source, N noun), of the
language's own word lists, A a word with a capital, 9 a number, n any other word, Q a quotation in
marks of speech, q (if the rules ask for it) other words in marks; marks: `,` `;` `:` `-` dash,
`<` `>` brackets, `!` end of a sentence, `/` of a paragraph, `=` of a text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from analysis.marks.quoting.cues import Cues, cues_of, word_numbers
from analysis.marks.quoting.incises import PARTED, parted
from analysis.marks.quoting.pairs import Pair, pairs
from analysis.marks.quoting.rules import Rules
from analysis.text.languages import Language
from analysis.text.tokens import runs_of
from analysis.text.units import BMP, Units, joined_units

_BETWEEN = "\x1f"
_MARKS = {
    ",": ",،、", ";": ";؛", ":": ":：", "-": "–—―", "<": "([", ">": ")]", "/": "\n", "=": _BETWEEN,
}  # fmt: skip
_QUOTES = "“”„«»\"‘’`'"
#: Letters of words in marks: speech, or a name or a word or two.
SPEECH, TERM = "Q", "q"
_QUOTE = ord(SPEECH)
_TERM = ord(TERM)
_CAPITAL = ord("A")


@dataclass(frozen=True, eq=False)
class Stream:
    """Some texts of one language as letters; arrays have one entry a letter.

    letters: the row. text: number of the text; start, end: offsets in it (of Q with the marks);
    word: vocabulary row of a (first) word, −1 for others; cue: row in `cues`, −1; pair: number in
    `quoted` of a Q, −1. quoted: (text, pair) of all pairs of the texts, terms too. forms: normal
    form of each vocabulary row.
    """

    letters: str
    text: np.ndarray
    start: np.ndarray
    end: np.ndarray
    word: np.ndarray
    cue: np.ndarray
    pair: np.ndarray
    quoted: list[tuple[int, Pair]]
    cues: Cues
    forms: Sequence[str]

    @cached_property
    def has_parted(self) -> bool:
        """Whether an incise parts a quotation of these texts."""
        return any(pair.rule == PARTED for _, pair in self.quoted)

    def is_parted(self, item: int) -> bool:
        """Whether an item is a quotation in marks that goes on after an incise."""
        return self.pair[item] >= 0 and self.quoted[int(self.pair[item])][1].rule == PARTED

    def whole(self, run: tuple[int, int]) -> tuple[int, int]:
        """A run of items, taken on to the last piece of a quotation that an incise parts."""
        first, end = run
        while self.is_parted(end - 1):
            end = self.letters.index(SPEECH, end) + 1
        return first, end

    @cached_property
    def _marked(self) -> tuple[list[tuple[int, int]], list[int]]:
        """(text, start) and end of all pairs of two words or more."""
        several = [(text, pair) for text, pair in self.quoted if pair.words > 1]
        return [(text, pair.start) for text, pair in several], [p.end for _, p in several]

    def has_marks(self, text: int, start: int, end: int) -> bool:
        """Whether words in marks stand between two places of a text."""
        starts, ends = self._marked
        first = bisect_left(starts, (text, start))
        return first < len(starts) and starts[first][0] == text and ends[first] <= end


@dataclass(frozen=True, eq=False)
class Source:
    """The words and sentences of texts, in order: what `streams` reads.

    texts: all texts; text, start, end, term, sentence: of the words; closes_text, closes: text and
    end of each sentence; forms: normal form of each term.
    """

    texts: Sequence[str]
    text: np.ndarray
    start: np.ndarray
    end: np.ndarray
    term: np.ndarray
    sentence: np.ndarray
    closes_text: np.ndarray
    closes: np.ndarray
    forms: Sequence[str]


def streams(source: Source, rows: np.ndarray, language: Language, rules: Rules) -> Iterator[Stream]:
    """The texts `rows` (ascending numbers, all of one language), a block at a time."""
    cues = cues_of(language)
    tables = _Tables(source, cues, rules)
    texts: list[str] = [source.texts[int(row)] for row in rows]
    for first, last in runs_of(texts):
        yield _stream(source, rows[first:last], tables)


class _Tables:
    """What a term is: number among the words of cues, letter."""

    def __init__(self, source: Source, cues: Cues, rules: Rules) -> None:
        forms = list(source.forms)
        self.cues, self.capitals = cues, rules.capitals
        self.number = word_numbers(forms, cues)
        self.letter = np.array([ord(rules.letter(form)) for form in forms], dtype=np.uint8)
        last = [ord(rules.exact.get(form, "\0")) for form in forms]
        self.last = np.array(last, dtype=np.uint16)
        self.names, self.names_inside = (
            np.frombuffer(letters.encode(), dtype=np.uint8)
            for letters in (rules.names, rules.names_inside)
        )
        self.terms, self.incise = rules.terms, rules.incise
        self.cue_letter = np.array(list(map(ord, cues.letter)), dtype=np.uint8)


@lru_cache(maxsize=1)
def _mark_table() -> np.ndarray:
    table = np.zeros(BMP, dtype=np.uint8)
    for letter, characters in _MARKS.items():
        table[list(map(ord, characters))] = ord(letter)
    return table


@lru_cache(maxsize=1)
def _quote_table() -> np.ndarray:
    table = np.zeros(BMP, dtype=bool)
    table[list(map(ord, _QUOTES))] = True
    return table


@lru_cache(maxsize=1)
def _upper_table() -> np.ndarray:
    return np.fromiter((chr(code).isupper() for code in range(BMP)), dtype=bool, count=BMP)


def _stream(source: Source, rows: np.ndarray, tables: _Tables) -> Stream:
    texts: list[str] = [source.texts[int(row)] for row in rows]
    units = joined_units(texts, _BETWEEN)
    base = units.offsets
    token = _of_texts(source.text, rows)
    place = np.searchsorted(rows, source.text[token])
    start = source.start[token] + base[place]
    end = source.end[token] + base[place]
    word, cue, letter, end, kept = _words(source, token, start, end, units, tables)
    start, end, word, cue, letter = (a[kept] for a in (start, end, word, cue, letter))

    low = units.low[: base[-1]]
    marks = _mark_table()[low]
    marks[_dashes(low)] = ord("-")
    at = np.flatnonzero(marks)
    sentence = _of_texts(source.closes_text, rows)
    stop = source.closes[sentence] + base[np.searchsorted(rows, source.closes_text[sentence])]
    quoted, q_start, q_end, q_pair = _quotations(texts, rows, units, tables.terms)
    if tables.incise is not None and len(q_start):
        items = (
            np.concatenate((start, at, stop)),
            np.concatenate((end, at + 1, stop)),
            np.concatenate((letter, marks[at], np.full(len(stop), ord("!")))),
        )
        quoted, (q_start, q_end, q_pair) = parted(
            tables.incise, quoted, (q_start, q_end, q_pair), items
        )
    speech = np.array([pair.speech for _, pair in quoted], dtype=bool)
    q_letter = np.where(speech[q_pair], _QUOTE, _TERM)

    stops = np.full(len(stop), ord("!"))
    items = (
        _items(start, end, 2, letter, word=word, cue=cue),
        _items(q_start, q_end, 2, q_letter, pair=q_pair),
        _items(at, at + 1, 1, marks[at]),
        _items(stop, stop, 0, stops),
    )
    begin, finish, order, kind, word, cue, pair = map(np.concatenate, zip(*items, strict=True))
    inside = _strictly_inside(begin, q_start, q_end) & (kind != _QUOTE) & (kind != _TERM)
    chosen = np.flatnonzero(~inside)
    chosen = chosen[np.argsort(begin[chosen] * 4 + order[chosen], kind="stable")]
    begin, finish = begin[chosen], finish[chosen]
    which = np.searchsorted(base, begin, side="right") - 1
    return Stream(
        kind[chosen].astype(np.uint8).tobytes().decode("latin-1"),
        rows[np.minimum(which, len(rows) - 1)],
        begin - base[which],
        finish - base[which],
        word[chosen],
        cue[chosen],
        pair[chosen],
        quoted,
        tables.cues,
        source.forms,
    )


def _items(
    start: np.ndarray, end: np.ndarray, order: int, letter: np.ndarray, **more: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Columns of items: start, end, order among those at one place, letter, word, cue, pair (−1
    where not given)."""
    none = np.full(len(start), -1, dtype=np.int64)
    columns = (more.get(name, none) for name in ("word", "cue", "pair"))
    return start, end, np.full(len(start), order), letter, *columns


def _of_texts(text: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Which entries belong to the texts `rows`, as indices in order."""
    low, high = np.searchsorted(text, (rows[0], rows[-1] + 1))
    if rows[-1] - rows[0] + 1 == len(rows):
        return np.arange(low, high)
    return low + np.flatnonzero(np.isin(text[low:high], rows))


def _words(
    source: Source, token: np.ndarray, start: np.ndarray, end: np.ndarray, units: Units,
    tables: _Tables,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:  # fmt: skip
    """(term, cue, letter, end of each word, which to keep): a cue of several words is one."""
    term = source.term[token]
    number, sentence = tables.number[term], source.sentence[token]
    size = len(token)
    last = np.searchsorted(sentence, sentence, side="right") - 1
    cues = tables.cues
    at, width, row = cues.phrases.find(number, cues.phrases.opening(number), last)
    letter = tables.letter[term]
    ends_in = tables.last[term]
    letter[(ends_in > 0) & (units.low[end - 1] != ends_in)] = ord("n")
    cue = np.full(size, -1, dtype=np.int64)
    kept = np.ones(size, dtype=bool)
    finish = end.copy()
    free = 0
    overlapping = []
    for place, wide in zip(at.tolist(), width.tolist(), strict=True):
        overlapping.append(place >= free)
        if place >= free:
            free = place + wide
    clear = np.array(overlapping, dtype=bool)
    at, row = at[clear], row[clear]
    width = np.array(cues.width, dtype=np.int64)[row]
    cue[at] = row
    letter[at] = tables.cue_letter[row]
    finish[at] = end[at + width - 1]
    for step in range(1, int(width.max(initial=1))):
        kept[at[width > step] + step] = False
    if tables.capitals:
        capital = _upper_table()[units.low[start]]
        opens = np.ones(size, dtype=bool)
        opens[1:] = sentence[1:] != sentence[:-1]
        headline = _in_capitals(capital, letter, cue, opens)
        name = capital & (
            (letter == ord("n"))
            | ((cue >= 0) & ~opens & ~headline)
            | (np.isin(letter, tables.names_inside) & ~opens)
            | np.isin(letter, tables.names)
        )
        letter[name] = _CAPITAL
        cue[name] = -1
    return term, cue, letter, finish, kept


def _dashes(low: np.ndarray) -> np.ndarray:
    """Where a hyphen stands for a dash: with a blank on both sides, or the first of two."""
    at = np.flatnonzero(low == ord("-"))
    at = at[(at > 0) & (at < len(low) - 1)]
    before, after = low[at - 1], low[at + 1]
    alone = (before == ord(" ")) & (after == ord(" "))
    return at[alone | ((after == ord("-")) & (before != ord("-")))]


def _in_capitals(
    capital: np.ndarray, letter: np.ndarray, cue: np.ndarray, opens: np.ndarray
) -> np.ndarray:
    """Whether a word's sentence is a headline Written Like This: then a capital makes no name."""
    sentence = np.cumsum(opens) - 1
    content = (letter == ord("n")) | (cue >= 0)
    words = np.bincount(sentence[content], minlength=1)
    capitals = np.bincount(sentence[content & capital], minlength=len(words))
    return (capitals >= np.maximum(3, 0.8 * words))[np.minimum(sentence, len(words) - 1)]


def _quotations(
    texts: list[str], rows: np.ndarray, units: Units, terms: bool
) -> tuple[list[tuple[int, Pair]], np.ndarray, np.ndarray, np.ndarray]:
    """All pairs of marks with their text; start, end and number of those of speech, or of all."""
    places = np.flatnonzero(_quote_table()[units.low[: units.offsets[-1]]])
    some = np.unique(np.searchsorted(units.offsets, places, side="right") - 1)
    quoted: list[tuple[int, Pair]] = []
    spans: list[tuple[int, int, int]] = []
    for number in some.tolist():
        base = int(units.offsets[number])
        for pair in pairs(texts[number]):
            if pair.speech or terms:
                spans.append((base + pair.start, base + pair.end, len(quoted)))
            quoted.append((int(rows[number]), pair))
    start, end, pair = np.array(spans, dtype=np.int64).reshape(-1, 3).T
    return quoted, start, end, pair


def _strictly_inside(at: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """True where a place lies within a span (the first character of it too)."""
    if not len(start):
        return np.zeros(len(at), dtype=bool)
    span = np.searchsorted(start, at, side="right") - 1
    return (span >= 0) & (at < end[span])
