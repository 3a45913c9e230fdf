"""The rows of term tables: what each comparison tells of its terms, ranked and put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.measures.association import log_ratio
from analysis.measures.comparing import Comparison
from analysis.measures.leaving_out import Difference
from analysis.measures.multiword import standing_for_parts
from analysis.measures.scoring import gate

PER = 1000.0  # rates are per 1,000 tokens
#: Digits by which scores are compared: rounding noise depends on the order of articles.
_DIGITS = 12
_TEXT = pd.StringDtype(storage="pyarrow", na_value=np.nan)

#: Column → its values: numbers as arrays, text as Arrow has it.
Columns = dict[str, np.ndarray | pa.Array]


def columns_of(one: Comparison) -> dict[str, np.ndarray]:
    """Counts, rates and document frequencies of a comparison, one value a compared term."""
    sides = one.sides
    columns: dict[str, np.ndarray] = {}
    for place, side in enumerate(("target", "rest")):
        columns[f"n_{side}"] = sides.counts[place].astype(np.int64)
        columns[f"rate_{side}"] = sides.counts[place] * (PER / sides.tokens[place])
        columns[f"articles_{side}"] = sides.with_term[place].astype(np.int64)
        columns[f"of_{side}"] = np.full(len(one.content), sides.articles[place])
    columns["log_ratio"] = log_ratio(*sides.counts, *sides.tokens)
    return columns


def ranked(
    one: Comparison, columns: Mapping[str, np.ndarray], values: Difference, score: np.ndarray
) -> Columns:
    """The columns of a comparison with its values, by score (highest first; equal ones by name),
    terms that are shown before the others; terms that neither side uses are left out.

    Shown are terms with a score above 0 that pass the gate and for which no longer term stands.
    """
    sides = one.sides
    passes = gate(sides.with_term[0], sides.counts[0], sides.articles[0], one.measure)
    shown = (score > 0) & passes
    shown &= standing_for_parts(one, shown)
    columns = {
        **columns, "score": score, "difference": values.difference, "low": values.low,
        "high": values.high, "shown": shown,
    }  # fmt: skip
    order = np.flatnonzero((columns["n_target"] + columns["n_rest"]) > 0)
    order = order[np.argsort(np.round(-score.take(order), _DIGITS), kind="stable")]
    order = np.concatenate((order[shown[order]], order[~shown[order]]))
    found: Columns = {name: values.take(order) for name, values in columns.items()}
    column = pa.array(one.counts.column.take(one.content.take(order)))
    terms, display = one.counts.cells.texts
    found["term"], found["display"] = terms.take(column), display.take(column)
    for name, value in (
        ("group", one.sides.name), ("reference", one.reference), ("measure", one.measure),
        ("language", one.counts.language), ("within", one.within),
    ):  # fmt: skip
        found[name] = pa.repeat(pa.scalar(value, type=pa.large_string()), len(order))
    found["rank"] = np.arange(1, len(order) + 1)
    return found


def of_each(
    found: Iterable[Comparison], columns: Callable[[Comparison], Columns]
) -> pd.DataFrame | None:
    """The columns of every comparison as one frame, one after another; None without any.

    Two are made at a time, the first of a language alone, since it makes what the others use.
    """
    many = list(found)
    if not many:
        return None
    first = {one.counts.language: place for place, one in reversed(list(enumerate(many)))}
    made = {place: columns(many[place]) for place in first.values()}
    left = [place for place in range(len(many)) if place not in made]
    with ThreadPoolExecutor(max_workers=2) as pool:
        made |= dict(zip(left, pool.map(lambda place: columns(many[place]), left), strict=True))
    parts = [made[place] for place in range(len(many))]
    joined = {name: _joined([part[name] for part in parts]) for name in parts[0]}
    return pd.DataFrame(joined, copy=False)


def _joined(values: list[np.ndarray | pa.Array]) -> object:
    if isinstance(values[0], np.ndarray):
        return np.concatenate(values)
    return pd.array(pa.chunked_array(values), dtype=_TEXT)


def texts(values: Sequence[str], rows: np.ndarray) -> pa.Array:
    """`values[rows]`, without making each string anew."""
    return pa.array(values, type=pa.large_string()).take(pa.array(rows))
