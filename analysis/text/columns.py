"""Columns of text worked on as a whole: many short texts, none of which becomes an object."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute

Texts: TypeAlias = pa.LargeStringArray
_TYPE = pa.large_string()
_on: Any = pyarrow.compute  # makes its functions when it is imported: no checker knows them


def texts_of(given: pd.Series | np.ndarray | Sequence[str]) -> Texts:
    found = pa.array(given, type=_TYPE)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def objects_of(texts: Texts) -> np.ndarray:
    """The texts as an array of objects."""
    return texts.to_numpy(zero_copy_only=False)


def taken(texts: Texts, rows: np.ndarray) -> Texts:
    return texts.take(pa.array(rows))


def one_after_another(columns: Sequence[Texts]) -> Texts:
    return columns[0] if len(columns) == 1 else pa.concat_arrays(columns)


def beside(columns: Sequence[Texts]) -> Texts:
    """The texts of each row with a space between."""
    return _on.binary_join_element_wise(*columns, pa.scalar(" ", type=_TYPE))


def repeated(text: str, times: int) -> Texts:
    """A column of one text: `pa.repeat`, which writes one at a time."""
    letters = text.encode("utf-8", "surrogatepass")
    ends = np.arange(times + 1) * len(letters)
    return Texts.from_buffers(times, pa.py_buffer(ends), pa.py_buffer(letters * times))


def matching(texts: Texts, pattern: str) -> np.ndarray:
    """True where a pattern (RE2) is found."""
    return _on.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False)


def among(texts: Texts, words: Iterable[str]) -> np.ndarray:
    """True for the texts that are one of the words; half a surrogate pair is no text."""
    words = [word for word in words if word == word.encode("utf-8", "ignore").decode("utf-8")]
    return _on.is_in(texts, texts_of(words)).to_numpy(zero_copy_only=False)


def equal(one: Texts, other: Texts) -> np.ndarray:
    """True where two columns have the same text."""
    return _on.equal(one, other).to_numpy(zero_copy_only=False)


def first_letters(texts: Texts) -> Texts:
    return _on.utf8_slice_codeunits(texts, 0, 1)


def without_first_letters(texts: Texts) -> Texts:
    return _on.utf8_slice_codeunits(texts, 1)


def lengths(texts: Texts) -> np.ndarray:
    """Characters of each."""
    return _on.utf8_length(texts).to_numpy()


def in_order(texts: Texts) -> np.ndarray:
    """The rows by their text, as Python orders it (stable)."""
    return _on.array_sort_indices(texts).to_numpy()


def ranks(texts: Texts) -> np.ndarray:
    """The place of each among the different texts in order."""
    return _on.rank(texts, tiebreaker="dense").to_numpy()


def replaced(texts: Texts, rows: np.ndarray, by: Texts) -> Texts:
    """The texts with others at some rising rows."""
    mask = np.zeros(len(texts), dtype=bool)
    mask[rows] = True
    return _on.replace_with_mask(texts, pa.array(mask), by) if len(rows) else texts
