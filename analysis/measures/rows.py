"""The rows of term tables: what each comparison tells of its terms, ranked and put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.measures.association import log_ratio
from analysis.measures.blocks import in_order
from analysis.measures.comparing import Comparison
from analysis.measures.leaving_out import Difference
from analysis.measures.multiword import standing_for_parts
from analysis.measures.scoring import gate
from analysis.measures.threads import two_at_a_time
from analysis.text.columns import Texts, repeated, taken, texts_of

PER = 1000.0  # rates are per 1,000 tokens
#: Digits by which scores are compared: rounding noise depends on the order of articles.
_DIGITS = 12
_TEXT = pd.StringDtype(storage="pyarrow", na_value=np.nan)


def columns_of(one: Comparison) -> dict[str, np.ndarray]:
    """Counts, rates and articles with the term of a comparison, one value a compared term."""
    sides = one.sides
    columns: dict[str, np.ndarray] = {}
    for place, side in enumerate(("target", "rest")):
        columns[f"n_{side}"] = sides.counts[place].astype(np.int64)
        columns[f"rate_{side}"] = sides.counts[place] * (PER / sides.tokens[place])
        columns[f"articles_{side}"] = sides.with_term[place].astype(np.int64)
    columns["log_ratio"] = log_ratio(*sides.counts, *sides.tokens)
    return columns


@dataclass(frozen=True, eq=False)
class Ranked:
    """The rows of one comparison: columns, one value a compared term, and the terms in order.

    same: columns that have one value throughout, text or int64.
    """

    one: Comparison
    columns: Mapping[str, np.ndarray]
    order: np.ndarray
    same: Mapping[str, str | int]


def ranked(
    one: Comparison, columns: Mapping[str, np.ndarray], values: Difference, score: np.ndarray
) -> Ranked:
    """The rows of a comparison with its values, by score (highest first; equal ones by name),
    terms that are shown before the others; terms that neither side uses are left out.

    Shown are terms with a score above 0 that pass the gate and for which no longer term stands.
    """
    sides = one.sides
    passes = gate(sides.with_term[0], sides.counts[0], sides.articles[0], one.measure)
    shown = (score > 0) & passes
    shown &= standing_for_parts(one, shown, score)
    columns = {
        **columns, "score": score, "difference": values.difference, "low": values.low,
        "high": values.high, "shown": shown,
    }  # fmt: skip
    order = np.flatnonzero(_used(one))
    order = order.take(in_order(np.round(-score.take(order), _DIGITS)))
    order = np.concatenate((order[shown[order]], order[~shown[order]]))
    same = {
        "group": sides.name, "reference": one.reference, "measure": one.measure,
        "language": one.counts.language, "within": one.within,
        "of_target": sides.articles[0], "of_rest": sides.articles[1],
    }  # fmt: skip
    return Ranked(one, columns, order, same)


def of_each(
    found: Iterable[Comparison], rank: Callable[[Comparison], Ranked]
) -> pd.DataFrame | None:
    """The rows of every comparison as one frame, one after another; None without any.

    Two are worked on at a time; what several need is made `once`.
    """
    many = list(found)
    if not many:
        return None
    sizes = two_at_a_time(lambda one: int(np.count_nonzero(_used(one))), many)
    ends = np.cumsum([0, *sizes])

    @cache
    def same(value: str) -> Texts:
        return repeated(value, max(sizes))

    with ThreadPoolExecutor(max_workers=2) as pool:
        parts = [pool.submit(rank, one) for one in many]
        first = parts[0].result()
        kinds = {name: values.dtype for name, values in first.columns.items()}
        kinds |= {name: np.dtype(np.int64) for name in ("rank", "of_target", "of_rest")}
        joined: dict[str, Any] = {name: np.empty(ends[-1], kind) for name, kind in kinds.items()}

        def write(part: Future[Ranked], begin: int) -> dict[str, pa.Array]:
            return _write(joined, part.result(), begin, same)

        written = list(pool.map(write, parts, ends[:-1]))
    for name in written[0]:
        chunks = pa.chunked_array([text[name] for text in written])
        joined[name] = pd.array(chunks, dtype=_TEXT)
    return pd.DataFrame(joined, copy=False)


def _used(one: Comparison) -> np.ndarray:
    """True for the terms that either side uses."""
    a, b = one.sides.counts
    return a + b > 0


def _write(
    joined: dict[str, np.ndarray], part: Ranked, begin: int,
    same: Callable[[str], Texts],
) -> dict[str, pa.Array]:  # fmt: skip
    """Write the numbers of a comparison to their rows of the whole; its text."""
    end = begin + len(part.order)
    for name, values in part.columns.items():
        # without a mode numpy makes a copy first, in case a number is out of range
        values.take(part.order, out=joined[name][begin:end], mode="clip")
    joined["rank"][begin:end] = np.arange(1, end - begin + 1)
    terms, display = part.one.counts.cells.texts
    column = part.one.counts.column.take(part.order)
    found = {"term": taken(terms, column), "display": taken(display, column)}
    for name, value in part.same.items():
        if isinstance(value, str):
            found[name] = same(value).slice(0, end - begin)
        else:
            joined[name][begin:end] = value
    return found


def texts(values: Sequence[str], rows: np.ndarray) -> Any:
    """`values[rows]` as a column, without making each string anew."""
    return pd.array(taken(texts_of(values), rows), dtype=_TEXT)
