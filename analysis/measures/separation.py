"""Whether groups are told apart by more terms than chance gives: a test of the whole set.

The statistic is the number of terms that stand out: that are in enough of their group's articles
(`articles_to_stand_out`), three times, and whose log-odds z, on counts of at most two an article,
stays above `STANDS_OUT` whichever article of the group (or story) is left out. It is held against
the same articles with their groups dealt anew. On sets without a difference it rejects as seldom as
it should, which no test of single tokens does (`make eval`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.corpus import Corpus, Scope
from analysis.measures.comparing import ready_of
from analysis.measures.counts import LEAVE_OUT, StopWords
from analysis.measures.families import families
from analysis.measures.grouped import Grouped
from analysis.measures.relabelling import RELABELLINGS, Relabelling, turns
from analysis.measures.standing_out import Counter, counters_of
from analysis.tables import SEPARATION_TEST

#: Stored counts × groups × relabellings that are worth the wait; beyond it fewer are drawn, at
#: least `_FEWEST`.
_BUDGET, _FEWEST = 4_000_000_000, 200


def separation_test(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    within: str | None = "story",
    unit: str = "lemma",
    ngrams: int = 1,
    stopwords: StopWords | None = None,
    leave_out: Collection[str] = LEAVE_OUT,
    draws: int = RELABELLINGS,
    seed: int = 0,
) -> pd.DataFrame:
    """Terms that set groups apart against chance, a row a language (columns: SEPARATION_TEST).

    observed: terms that stand out, each group against the rest, summed over groups. expected,
    percentile_95: the same when the articles are relabelled, inside stories and with families of
    near-duplicates together. p: share of relabellings with as many; all of them where there are
    no more than `draws`, else `draws` at random (the labels as they are counted as one more),
    fewer in very large sets. A language with one group gives no row; p is NaN where no group has
    two articles. InputError: an unknown option or column.
    """
    rows = []
    family = families(corpus)
    for ready in ready_of(corpus, by, scope, within, unit, ngrams, stopwords, leave_out):
        grouped, at = ready.terms.counts, ready.counts.rows
        if len(grouped.names) < 2:
            continue
        found = _separation(grouped, family[at], turns(corpus, at), draws, seed)
        rows.append(
            {
                **asdict(found), "language": ready.counts.language, "within": ready.counts.within,
                "articles": len(at), "groups": len(grouped.names),
            }
        )  # fmt: skip
    return SEPARATION_TEST.frame(pd.DataFrame(rows) if rows else None)


@dataclass(frozen=True)
class Separation:
    """observed: terms that stand out; expected, percentile_95: over relabellings; p: share of
    them with as many; exact: all that there are were tried."""

    observed: int
    expected: float
    percentile_95: float
    p: float
    relabellings: int
    exact: bool


def separation_of_counts(
    counts: sparse.spmatrix | np.ndarray,
    groups: Sequence[str] | np.ndarray,
    *,
    totals: np.ndarray | None = None,
    stories: Sequence[str] | np.ndarray | None = None,
    family: np.ndarray | None = None,
    order: np.ndarray | None = None,
    draws: int = RELABELLINGS,
    seed: int = 0,
) -> Separation:
    """The test from a count matrix (articles × terms), with one group (and story, family) an
    article. totals: tokens an article (default: the sum of its counts). order: as in
    `Relabelling.of`."""
    grouped = Grouped.of(counts, groups, totals=totals, stories=stories)
    alone = np.arange(len(grouped.group))
    return _separation(grouped, alone if family is None else family, order, draws, seed)


def _separation(
    grouped: Grouped, family: np.ndarray, order: np.ndarray | None, draws: int, seed: int
) -> Separation:
    relabelling = Relabelling.of(grouped.group, grouped.story, family, order)
    exact = relabelling.count <= draws
    counters = counters_of(grouped)
    if not counters:
        return Separation(0, np.nan, np.nan, np.nan, relabelling.count if exact else 0, exact)
    if exact:
        number, labels = relabelling.count, iter([relabelling.all()])
    else:
        stored = sum(counter.ones.nnz for counter in counters)
        number = int(min(draws, max(_FEWEST, _BUDGET // max(stored, 1))))
        labels = relabelling.drawn(number, max(c.ones.shape[0] for c in counters), seed)
    standing = np.concatenate([_standing_out(counters, each) for each in labels])
    if exact:
        observed = standing[0]
        p = float((standing >= observed).mean())
    else:
        observed = _standing_out(counters, grouped.group[None])[0]
        p = float((1 + (standing >= observed).sum()) / (1 + number))
    return Separation(
        int(observed), float(standing.mean()), float(np.percentile(standing, 95)), p, number, exact
    )


def _standing_out(counters: list[Counter], labels: np.ndarray) -> np.ndarray:
    return np.sum([counter.standing_out(labels) for counter in counters], axis=0)
