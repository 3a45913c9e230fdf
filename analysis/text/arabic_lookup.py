"""What `arabic.lemma` says, for many words of Arabic letters at once.

A word is its place in one array of characters; taking off a clitic moves an end of it, and looking
it up is comparing 64-bit keys. So no rule makes a string, and a rule is one step for all words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

from analysis.text.clitics import ARTICLE, BEFORE_ARTICLE, PREFIXES, SUFFIXES
from analysis.text.tokens import word_keys
from analysis.text.units import Units, joined_units

#: What simplemma takes off at the end (leaving four letters), and at the start (leaving two).
_ENDS = ("هن", "هم", "ها", "كم", "نا", "ه")
_STARTS = ("وال", "بال", "فال", "كال", "ال", "لل", "و", "ب", "ل")
_NONE = -1


@dataclass(frozen=True, eq=False)
class _Dictionary:
    """simplemma's: keys of the forms, keys of their lemmas, and the lemmas (UTF-8)."""

    forms: pd.Index
    lemma_keys: np.ndarray
    lemmas: Sequence[bytes]


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    entries = DEFAULT_DICTIONARY_FACTORY.get_dictionary("ar")
    coded = getattr(entries, "_dict", None)  # as it lies there: a tenth of the time
    if not isinstance(coded, dict):
        coded = {form.encode(): lemma.encode() for form, lemma in entries.items()}
    forms, lemmas = (
        joined_units(b"\n".join(column).decode().split("\n"), "\n")
        for column in (coded.keys(), coded.values())
    )
    return _Dictionary(pd.Index(_whole(forms)), _whole(lemmas), list(coded.values()))


def _whole(units: Units) -> np.ndarray:
    return word_keys(units, units.offsets[:-1], units.offsets[1:] - 1)


def lemmas_of_letters(words: Sequence[str]) -> list[str]:
    """The lemma of each of `words`: all types of Arabic letters alone that there are."""
    if not words:
        return []
    units = joined_units(words, "\n")
    start, end = units.offsets[:-1], units.offsets[1:] - 1
    found = _Lookup(units, pd.Index(pd.unique(_whole(units)))).lemmas(start, end)
    lemmas = _dictionary().lemmas
    left = (found.start - start).tolist(), (found.end - start).tolist()
    return [
        lemmas[entry].decode() if entry != _NONE else word[first:last]
        for word, entry, first, last in zip(words, found.entry.tolist(), *left, strict=True)
    ]


@dataclass(frozen=True)
class _Found:
    """Row of the dictionary, −1 where none; and what stands for the word there."""

    entry: np.ndarray
    start: np.ndarray
    end: np.ndarray


class _Lookup:
    def __init__(self, units: Units, known: pd.Index | None) -> None:
        self.units, self.known = units, known
        self.low = units.low

    def _entries(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        return _dictionary().forms.get_indexer(pd.Index(word_keys(self.units, start, end)))

    def _begins(self, start: np.ndarray, end: np.ndarray, prefix: str, left: int) -> np.ndarray:
        """Which words begin with the prefix and have so many letters beside it."""
        begins = end - start >= len(prefix) + left
        for place, letter in enumerate(prefix):
            begins &= self.low[start + place] == ord(letter)
        return begins

    def _cut(
        self, start: np.ndarray, end: np.ndarray, suffixes: Sequence[str], left: int
    ) -> np.ndarray:
        """The length of the first of the suffixes that leaves so many letters, else 0."""
        cut = np.zeros(len(start), dtype=np.int64)
        for suffix in reversed(suffixes):
            ends = end - start >= len(suffix) + left
            for place, letter in enumerate(reversed(suffix), start=1):
                ends &= self.low[end - place] == ord(letter)
            cut[ends] = len(suffix)
        return cut

    def lemmas(self, start: np.ndarray, end: np.ndarray) -> _Found:
        entry = self._entries(start, end)
        found = _Found(entry, start.copy(), end.copy())
        self._with_article(found)
        self._as_simplemma(found)
        self._future(found)
        self._suffixes(found)
        self._prefixes(found)
        return found

    def _settle(self, found: _Found, rows: np.ndarray, entry: np.ndarray) -> None:
        has = entry != _NONE
        found.entry[rows[has]] = entry[has]

    def _with_article(self, found: _Found) -> None:
        """والأمم، للأمم: the lemma of the word with the article alone, where that is known."""
        rows = np.flatnonzero(found.entry == _NONE)
        start, end = found.start[rows], found.end[rows]
        shift = np.zeros(len(rows), dtype=np.int64)
        for prefix in reversed(BEFORE_ARTICLE):
            shift[self._begins(start, end, prefix, 2)] = len(prefix)
        rows, start, end, shift = (each[shift > 0] for each in (rows, start, end, shift))
        start = start + shift - len(ARTICLE)
        changed = self.low.copy()
        changed[start] = ord(ARTICLE[0])  # للأمم is ل + الأمم, written so
        units = Units(changed, changed, self.units.astral, self.units.offsets)
        self._settle(found, rows, _Lookup(units, None)._entries(start, end))

    def _as_simplemma(self, found: _Found) -> None:
        """`simplemma.lemmatize`: up to two enclitics off, else one prefix off.

        A lemma that is the word itself is as good as none, and ends the search.
        """
        rows = np.flatnonzero(found.entry == _NONE)
        start, end = found.start[rows], found.end[rows]
        entry = np.full(len(rows), _NONE)
        active, stem = np.arange(len(rows)), end.copy()
        for _ in range(2):
            cut = self._cut(start[active], stem[active], _ENDS, 4)
            active = active[cut > 0]
            stem[active] -= cut[cut > 0]
            entry[active] = self._entries(start[active], stem[active])
            active = active[entry[active] == _NONE]
        shift = np.zeros(len(rows), dtype=np.int64)
        for prefix in reversed(_STARTS):
            shift[self._begins(start, end, prefix, 2)] = len(prefix)
        begun = np.flatnonzero((entry == _NONE) & (shift > 0))
        entry[begun] = self._entries(start[begun] + shift[begun], end[begun])
        itself = _dictionary().lemma_keys[entry] == word_keys(self.units, start, end)
        self._settle(found, rows, np.where(itself, _NONE, entry))

    def _future(self, found: _Found) -> None:
        """سيزور، وسيزور: the future particle before a verb that is known."""
        rows = np.flatnonzero((found.entry == _NONE) & (found.end - found.start > 4))
        start = found.start[rows].copy()
        for conjunction in "وف":
            start += self.low[start] == ord(conjunction)
        verb = (self.low[start] == ord("س")) & np.isin(self.low[start + 1], list(map(ord, "يتنأ")))
        rows, start = rows[verb], start[verb] + 1
        self._settle(found, rows, self._entries(start, found.end[rows]))

    def _suffixes(self, found: _Found) -> None:
        """What is left without a suffix: with ة for a ت at its end, else as it is."""
        rows = np.flatnonzero(found.entry == _NONE)
        cut = self._cut(found.start[rows], found.end[rows], SUFFIXES, 3)
        rows, cut = rows[cut > 0], cut[cut > 0]
        end = found.end[rows] - cut
        teh = self.low[end - 1] == ord("ت")
        changed = self.low.copy()
        changed[end[teh] - 1] = ord("ة")
        units = Units(changed, changed, self.units.astral, self.units.offsets)
        other = _Lookup(units, None)._entries(found.start[rows[teh]], end[teh])
        self._settle(found, rows[teh], other)
        rows, end = rows[found.entry[rows] == _NONE], end[found.entry[rows] == _NONE]
        self._settle(found, rows, self._entries(found.start[rows], end))

    def _prefixes(self, found: _Found) -> None:
        """Without the article, known or not; without other prefixes where a type is left."""
        rows = np.flatnonzero(found.entry == _NONE)
        for prefix in PREFIXES:
            begins = self._begins(found.start[rows], found.end[rows], prefix, 3)
            article = prefix.endswith(("ال", "لل"))
            if not article:
                begins[begins] = self._is_type(rows[begins], len(prefix), found)
            own, rows = rows[begins], rows[~begins]
            start, end = found.start[own] + len(prefix), found.end[own]
            if article:
                found.entry[own], found.start[own] = self._entries(start, end), start
            elif len(own):
                rest = _Lookup(self.units, None).lemmas(start, end)
                found.entry[own], found.start[own], found.end[own] = (
                    rest.entry,
                    rest.start,
                    rest.end,
                )

    def _is_type(self, rows: np.ndarray, shift: int, found: _Found) -> np.ndarray:
        """Whether what is left without so many letters is itself a type."""
        if self.known is None:
            return np.zeros(len(rows), dtype=bool)
        keys = pd.Index(word_keys(self.units, found.start[rows] + shift, found.end[rows]))
        return self.known.get_indexer(keys) != _NONE
