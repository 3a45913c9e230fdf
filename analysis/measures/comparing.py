"""What term tables have in common: which groups are compared, and the columns of a comparison."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.association import log_ratio
from analysis.measures.counts import Counts, StopWords, content_terms, term_counts
from analysis.measures.grouped import Grouped, Sides
from analysis.measures.scoring import Terms, fitting_measure

#: Digits by which scores are compared: rounding noise depends on the order of articles.
_DIGITS = 12
PER = 1000.0  # rates are per 1,000 tokens
_TEXT = pd.StringDtype(storage="pyarrow", na_value=np.nan)


@dataclass(frozen=True, eq=False)
class Comparison:
    """One target and its reference, in one language."""

    counts: Counts
    terms: Terms
    content: np.ndarray  # the columns of `counts` that are compared
    sides: Sides
    reference: str
    within: str
    measure: str


def comparisons(
    corpus: Corpus,
    *,
    by: str,
    scope: Scope,
    against: str,
    measure: str | None,
    within: str | None,
    unit: str,
    ngrams: int,
    stopwords: StopWords | None,
    leave_out: Collection[str],
) -> Iterator[Comparison]:
    """Every comparison asked for, sorted by group, reference and language.

    measure: None for the one that suits the number of articles in each language
    (`fitting_measure`). InputError: an unknown option, column or group.
    """
    found: list[Comparison] = []
    known: set[str] = set()
    for counts in term_counts(corpus, by=by, scope=scope, unit=unit, ngrams=ngrams):
        known |= set(counts.group)
        content = np.flatnonzero(content_terms(counts, stopwords, leave_out))
        stories = stories_of(counts, by=by, within=within)
        found.extend(_of_language(counts, content, against, stories, measure))
    if against not in ("rest", "pairs") and known and against not in known:
        raise InputError("unknown_group", by=by, group=against, groups=", ".join(sorted(known)))
    yield from sorted(found, key=lambda one: (one.sides.name, one.reference, one.counts.language))


def stories_of(counts: Counts, *, by: str, within: str | None) -> np.ndarray | None:
    """The story of each article where the comparison is inside stories, else None.

    InputError: another `within` than story or None.
    """
    if within not in (None, "story"):
        raise InputError("bad_option", value=within, option="within", values="story, None")
    if within is None or by == "story":  # groups that are stories have no story in common
        return None
    return counts.story if len(set(counts.story) - {""}) > 1 else None


def _of_language(
    counts: Counts,
    content: np.ndarray,
    against: str,
    stories: np.ndarray | None,
    measure: str | None,
) -> list[Comparison]:
    names, sizes = np.unique(counts.group.astype(str), return_counts=True)
    if len(names) < 2:
        return []
    chosen = measure or fitting_measure(sizes.tolist())
    grouped = Grouped.of(
        counts.matrix[:, content], counts.group, totals=counts.totals, stories=stories
    )
    within = "all" if stories is None else "story"
    terms = Terms(grouped)
    return [
        Comparison(counts, terms, content, sides, reference, within, chosen)
        for target in names.tolist()
        for reference, others in _references(names.tolist(), target, against)
        if (sides := grouped.side_by_side(target, others)) is not None
    ]


def _references(names: Sequence[str], target: str, against: str) -> list[tuple[str, list[str]]]:
    """(name of the reference, its groups) for a target."""
    others = [name for name in names if name != target]
    if against == "rest":
        return [("rest", others)]
    if against == "pairs":
        return [(name, [name]) for name in others]
    return [(against, [against])] if against in others else []


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
    one: Comparison, columns: Mapping[str, np.ndarray], keys: Sequence[np.ndarray]
) -> pd.DataFrame:
    """The frame of a comparison, terms in the order of `keys` (first key first; then by name);
    terms that neither side uses are left out."""
    used = np.flatnonzero((columns["n_target"] + columns["n_rest"]) > 0)
    order = used[np.lexsort([np.round(key[used].astype(float), _DIGITS) for key in reversed(keys)])]
    frame: dict[str, Any] = {name: values[order] for name, values in columns.items()}
    column = one.counts.column[one.content[order]]
    frame["term"] = texts(one.counts.cells.terms, column)
    frame["display"] = texts(one.counts.cells.display, column)
    for name, value in (
        ("group", one.sides.name), ("reference", one.reference), ("measure", one.measure),
        ("language", one.counts.language), ("within", one.within),
    ):  # fmt: skip
        frame[name] = texts(np.array([value], dtype=object), np.zeros(len(order), dtype=np.int64))
    frame["rank"] = np.arange(1, len(order) + 1)
    return pd.DataFrame(frame)


def texts(values: np.ndarray, rows: np.ndarray) -> pd.api.extensions.ExtensionArray:
    """`values[rows]` as a column of text, without making each string anew."""
    taken = pa.array(values, type=pa.large_string()).take(pa.array(rows))
    return pd.array(taken, dtype=_TEXT)
