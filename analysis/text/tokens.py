"""Words and where they stand: a tokeniser on numpy arrays.

Characters become code points, code points classes, class changes word boundaries; a 64-bit hash
per word finds the types, and only types are turned into strings. What a word is, is the same in
every language: letters, marks and digits; an apostrophe between letters (don't), a mark between
digits (1,200), points of an acronym (U.S) and joiners (ZWNJ) inside belong to it; a hyphen does
not; each Han or Kana character stands alone (after UAX #29, without its dictionary).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

_LETTER, _DIGIT, _ALONE, _APOSTROPHE, _POINT, _SEPARATOR, _JOINER = 1, 2, 3, 4, 5, 6, 7
_BLOCK = 1_000_000  # characters a block: fits the cache


@lru_cache(maxsize=1)
def _classes() -> np.ndarray:
    """The class of every code point (uint8, 0x110000 entries)."""
    table = np.zeros(0x110000, dtype=np.uint8)
    for code in range(0x110000):
        category = unicodedata.category(chr(code))
        if category[0] in "LM":
            table[code] = _LETTER
        elif category[0] == "N":
            table[code] = _DIGIT
    for first, last in ((0x3041, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)):
        span = table[first : last + 1]
        span[span == _LETTER] = _ALONE
    table[[0x27, 0x2019]] = _APOSTROPHE
    table[[0x2C, 0x066B, 0x066C]] = _SEPARATOR
    table[0x2E] = _POINT
    table[[0x200C, 0x200D, 0x00AD]] = _JOINER
    return table


@lru_cache(maxsize=1)
def _word_type_powers() -> np.ndarray:
    return _powers(64)


def _powers(length: int) -> np.ndarray:
    """1, K, K², … modulo 2⁶⁴ for an odd K."""
    factors = np.full(length, 0x9E3779B97F4A7C15, dtype=np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)


@dataclass(frozen=True)
class Words:
    """The words of a list of texts: one row a word, in order.

    text: int32 row of the text; start, end: int32 offsets in it; type: int32 index into `types`.
    types: frame of surface and language, one row a distinct pair.
    """

    text: np.ndarray
    start: np.ndarray
    end: np.ndarray
    type: np.ndarray
    types: pd.DataFrame


def words(texts: list[str], languages: list[str], *, workers: int | None = None) -> Words:
    """All words of `texts`; `languages` holds a code per text, so that types are per language.

    workers: threads over blocks of text (default 2); the result does not depend on it.
    """
    codes = {code: number for number, code in enumerate(sorted(set(languages)))}
    language = np.array([codes[code] for code in languages], dtype=np.uint64)
    with ThreadPoolExecutor(max_workers=workers or 2) as pool:
        parts = list(pool.map(lambda run: _block(texts, *run), _blocks(texts)))
    if not parts:
        empty = np.zeros(0, dtype=np.int32)
        return Words(empty, empty, empty, empty, _types([], []))
    text, start, end, hashes = (np.concatenate(column) for column in zip(*parts, strict=True))
    hashes ^= (language[text] + np.uint64(1)) * np.uint64(0xD6E8FEB86659FD93)
    kind, uniques = pd.factorize(hashes)
    first = np.zeros(len(uniques), dtype=np.int64)
    first[kind[::-1]] = np.arange(len(kind))[::-1]
    rows = zip(text[first].tolist(), start[first].tolist(), end[first].tolist(), strict=True)
    surfaces = [texts[t][s:e] for t, s, e in rows]
    names = [languages[t] for t in text[first].tolist()]
    return Words(text, start, end, kind.astype(np.int32), _types(surfaces, names))


def _types(surfaces: list[str], languages: list[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "surface": np.array(surfaces, dtype=object),
            "language": np.array(languages, dtype=object),
        }
    )


def _blocks(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of texts (first, one after last) of about `_BLOCK` characters."""
    runs, first, size = [], 0, 0
    for row, text in enumerate(texts):
        size += len(text) + 1
        if size >= _BLOCK:
            runs.append((first, row + 1))
            first, size = row + 1, 0
    if first < len(texts):
        runs.append((first, len(texts)))
    return runs


def _block(
    texts: Sequence[str], first: int, last: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """text, start, end (int32) and surface hash (uint64) of the words of texts[first:last]."""
    joined = "\n".join(texts[first:last]) + "\n"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _classes()[points]
    inside = _inside_word(kinds)
    alone = kinds == _ALONE
    before = np.concatenate(([False], inside[:-1]))
    alone_before = np.concatenate(([False], alone[:-1]))
    starts = np.flatnonzero(inside & (~before | alone | alone_before))
    after = np.concatenate((inside[1:], [False]))
    alone_after = np.concatenate((alone[1:], [False]))
    ends = np.flatnonzero(inside & (~after | alone | alone_after)) + 1
    offsets = np.cumsum([0] + [len(text) + 1 for text in texts[first:last]])
    row = np.searchsorted(offsets, starts, side="right") - 1
    hashes = _hashes(points[inside], ends - starts)
    return (
        (row + first).astype(np.int32),
        (starts - offsets[row]).astype(np.int32),
        (ends - offsets[row]).astype(np.int32),
        hashes,
    )


def _inside_word(kinds: np.ndarray) -> np.ndarray:
    """True where a character belongs to a word, joining marks decided by their neighbours."""
    inside = (kinds >= _LETTER) & (kinds <= _ALONE)
    padded = np.concatenate((np.zeros(2, dtype=kinds.dtype), kinds, np.zeros(2, kinds.dtype)))
    previous, following = padded[1:-3], padded[3:-1]
    letters = (previous == _LETTER) & (following == _LETTER)
    digits = (previous == _DIGIT) & (following == _DIGIT)
    inside |= letters & ((kinds == _APOSTROPHE) | (kinds == _JOINER))
    inside |= digits & ((kinds == _SEPARATOR) | (kinds == _POINT))
    single = ~np.isin(padded[:-4], (_LETTER, _DIGIT)) & ~np.isin(padded[4:], (_LETTER, _DIGIT))
    inside |= letters & single & (kinds == _POINT)
    return inside


def _hashes(points: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """A 64-bit polynomial hash per word; `points` are the words' code points, one after another."""
    if not len(lengths):
        return np.zeros(0, dtype=np.uint64)
    firsts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    position = np.arange(len(points)) - np.repeat(firsts, lengths)
    longest = int(lengths.max())
    powers = _word_type_powers() if longest <= 64 else _powers(longest)
    mixed = (points.astype(np.uint64) + np.uint64(0x632BE59BD9B4E019)) ** np.uint64(2)
    mixed ^= mixed >> np.uint64(29)
    total = np.add.reduceat(mixed * powers[position], firsts)
    return total ^ (lengths.astype(np.uint64) << np.uint64(56))
