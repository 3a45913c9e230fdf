"""Words and where they stand: a tokeniser on numpy arrays.

Characters become 16-bit units, units classes, class changes word boundaries; a 64-bit key per word
finds the types, and only types are turned into strings. What a word is, is the same in every
language: letters, marks and digits; an apostrophe between letters (don't), a mark between digits
(1,200), points of an acronym (U.S) and joiners (ZWNJ) inside belong to it; a hyphen does not; each
Han or Kana character stands alone (after UAX #29, without its dictionary).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import pandas as pd

from analysis.text.units import BMP, Units, joined_units

_LETTER, _DIGIT, _ALONE, _APOSTROPHE, _POINT, _SEPARATOR, _JOINER = 1, 2, 3, 4, 5, 6, 7
_BLOCK = 1_000_000  # characters a block: what is made of them fits the cache
_MIX = np.uint64(0x9E3779B97F4A7C15)
_UNITS = 4  # units in 64 bits
_LONG = 64  # characters from which on a word is taken at once
#: By the units of a word (up to eight): the bits of its first and its second 64 that are its own.
_OWN = np.array([(1 << 16 * min(units, _UNITS)) - 1 for units in range(2 * _UNITS + 1)], np.uint64)
_OWN_SECOND = np.concatenate((np.zeros(_UNITS, dtype=np.uint64), _OWN[: _UNITS + 1]))


def _class_of(code: int) -> int:
    category = unicodedata.category(chr(code))
    if category[0] in "LM":
        kana_or_han = (0x3041, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)
        return _ALONE if any(first <= code <= last for first, last in kana_or_han) else _LETTER
    return _MARKS.get(code, _DIGIT if category[0] == "N" else 0)


_MARKS = {
    **dict.fromkeys((0x27, 0x2019), _APOSTROPHE),
    **dict.fromkeys((0x2C, 0x066B, 0x066C), _SEPARATOR),
    0x2E: _POINT,
    **dict.fromkeys((0x200C, 0x200D, 0x00AD), _JOINER),
}


@lru_cache(maxsize=1)
def _classes() -> np.ndarray:
    """The class of every code point of the first plane (uint8)."""
    return np.fromiter(map(_class_of, range(BMP)), dtype=np.uint8, count=BMP)


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


@dataclass(frozen=True)
class _Block:
    """The words of some texts; kind: index into `keys`; example: a word of each kind."""

    text: np.ndarray
    start: np.ndarray
    end: np.ndarray
    kind: np.ndarray
    keys: np.ndarray
    example: np.ndarray


def words(texts: list[str], languages: list[str], *, workers: int | None = None) -> Words:
    """All words of `texts`; `languages` holds a code per text, so that types are per language.

    workers: threads over blocks of text (default 2); the result does not depend on it.
    """
    codes = {code: number for number, code in enumerate(sorted(set(languages)))}
    language = np.array([codes[code] for code in languages], dtype=np.uint64)
    language = (language + np.uint64(1)) * np.uint64(0xD6E8FEB86659FD93)
    with ThreadPoolExecutor(max_workers=workers or 2) as pool:
        blocks = list(pool.map(lambda run: _block(texts, language, *run), runs_of(texts)))
        kinds, uniques = pd.factorize(_joined([block.keys for block in blocks], np.uint64))
        ends = np.cumsum([len(block.keys) for block in blocks])[:-1]
        of_block = np.split(kinds.astype(np.int32), ends)
        types = list(pool.map(lambda kind, block: kind[block.kind], of_block, blocks))
    text, start, end = (
        _joined([getattr(block, name) for block in blocks], np.int32)
        for name in ("text", "start", "end")
    )
    before = np.cumsum([0] + [len(block.text) for block in blocks])
    examples = [block.example + count for block, count in zip(blocks, before, strict=False)]
    example = _joined(examples, np.int64)[example_places(kinds, len(uniques))]
    rows = text[example].tolist()
    places = zip(rows, start[example].tolist(), end[example].tolist(), strict=True)
    frame = pd.DataFrame(
        {
            "surface": np.array([texts[t][s:e] for t, s, e in places], dtype=object),
            "language": np.array([languages[t] for t in rows], dtype=object),
        },
        dtype=object,
    )
    return Words(text, start, end, _joined(types, np.int32), frame)


def _joined(parts: list[np.ndarray], kind: type[np.generic]) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)


def example_places(codes: np.ndarray, count: int) -> np.ndarray:
    """A place at which each of the codes 0 … count − 1 stands."""
    places = np.zeros(count, dtype=np.int64)
    places[codes] = np.arange(len(codes))
    return places


def runs_of(texts: Sequence[str]) -> list[tuple[int, int]]:
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


def _block(texts: Sequence[str], language: np.ndarray, first: int, last: int) -> _Block:
    """The words of texts[first:last]; `language` is mixed into the keys of a text's words."""
    units = joined_units(texts[first:last], "\n")
    starts, ends = _boundaries(units.classes(_classes(), _class_of))
    counts = np.diff(np.searchsorted(starts, units.offsets))
    if (language[first:last] == language[first]).all():
        kind, keys = pd.factorize(word_keys(units, starts, ends))
        keys ^= language[first]
    else:
        keys = word_keys(units, starts, ends) ^ np.repeat(language[first:last], counts)
        kind, keys = pd.factorize(keys)
    offset = np.repeat(units.offsets[:-1].astype(np.int32), counts)
    return _Block(
        text=np.repeat(np.arange(first, last, dtype=np.int32), counts),
        start=starts.astype(np.int32) - offset,
        end=ends.astype(np.int32) - offset,
        kind=kind.astype(np.int32),
        keys=keys,
        example=example_places(kind, len(keys)),
    )


def _boundaries(kinds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where words start and end, by the classes of the characters."""
    inside = np.zeros(len(kinds) + 2, dtype=bool)
    np.less(kinds - np.uint8(_LETTER), np.uint8(_ALONE), out=inside[1:-1])
    inside[1:-1][_joining(kinds)] = True
    alone = kinds == _ALONE
    change = inside[1:] != inside[:-1]
    if not alone.any():
        edges = np.flatnonzero(change)
        return edges[::2], edges[1::2]
    touching = np.zeros(len(kinds) + 1, dtype=bool)
    touching[:-1] |= alone
    touching[1:] |= alone
    starts = np.flatnonzero(inside[1:] & (change | touching))
    return starts, np.flatnonzero(inside[:-1] & (change | touching))


def _joining(kinds: np.ndarray) -> np.ndarray:
    """Places of the marks that belong to a word, decided by their neighbours."""
    place = np.flatnonzero(kinds > _ALONE)
    kind = kinds[place]
    beside = {}
    for step in (-2, -1, 1, 2):
        at = place + step
        there = (at >= 0) & (at < len(kinds))
        beside[step] = np.where(there, kinds[np.where(there, at, 0)], 0)
    letters = (beside[-1] == _LETTER) & (beside[1] == _LETTER)
    digits = (beside[-1] == _DIGIT) & (beside[1] == _DIGIT)
    word = {step: (beside[step] == _LETTER) | (beside[step] == _DIGIT) for step in (-2, 2)}
    joins = letters & ((kind == _APOSTROPHE) | (kind == _JOINER))
    joins |= digits & ((kind == _SEPARATOR) | (kind == _POINT))
    joins |= letters & ~word[-2] & ~word[2] & (kind == _POINT)
    return place[joins]


def word_keys(units: Units, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """A 64-bit key of the characters of each word: equal for equal words, whatever the block.

    Four units are read at once, as one number.
    """
    lengths = ends - starts
    at, first = units.by_four(), np.minimum(lengths, 2 * _UNITS)
    keys = _mixed(at[starts] & _OWN.take(first))
    keys += at[starts + _UNITS] & _OWN_SECOND.take(first)
    longer = np.flatnonzero((lengths > 2 * _UNITS) & (lengths <= _LONG))
    done = 2 * _UNITS
    while len(longer):
        left = lengths[longer] - done
        piece = at[starts[longer] + done] & _OWN.take(np.minimum(left, _UNITS))
        keys[longer] = _mixed(keys[longer]) + piece
        longer = longer[left > _UNITS]
        done += _UNITS
    keys = _mixed(keys ^ lengths.astype(np.uint64) << np.uint64(56))
    for word in np.flatnonzero(lengths > _LONG).tolist():
        digest = blake2b(units.low[starts[word] : ends[word]].tobytes(), digest_size=8).digest()
        keys[word] = int.from_bytes(digest, "little")
    if len(units.astral) and len(keys):
        _mix_astral(units, keys, starts, ends)
    return keys


def _mixed(keys: np.ndarray) -> np.ndarray:
    keys = keys * _MIX
    return keys ^ keys >> np.uint64(29)


def _mix_astral(units: Units, keys: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> None:
    """The upper bits of characters beyond the first plane, into the keys of their words."""
    word = np.searchsorted(starts, units.astral, side="right") - 1
    inside = (word >= 0) & (units.astral < ends[word])
    word, place = word[inside], units.astral[inside]
    upper = (units.points[place] >> np.uint32(16)).astype(np.uint64)
    position = (place - starts[word] + 1).astype(np.uint64)
    np.add.at(keys, word, _mixed(_mixed(position) + upper))
