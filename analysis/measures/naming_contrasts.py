"""Naming contrasts: of which thing groups choose the most different names, and which two of them.

For a first look: it ranks concepts and names a pair to read; it is no test, since the uses in one
article are not independent.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.naming import Labels, naming
from analysis.tables import NAMING_CONTRASTS


def naming_contrasts(
    corpus: Corpus, labels: Labels, *, by: str = "outlet", scope: Scope = Scope()
) -> pd.DataFrame:
    """How different the groups' names for each concept are (table `naming_contrasts`).

    A row for every language and concept of which a label is used, in all voices of the scope.
    score: log-likelihood G² of the table of labels × groups (Dunning 1993) less its degrees of
    freedom, so that 0 is what chance gives on average; NaN where fewer than two groups name it. a
    and b: the two groups with the largest such score between them, ties by name, each with the
    label whose share there is farthest above its share in the other; empty and −1 where no two
    groups differ. Sorted by language, score (highest first, NaN last), n, concept. InputError: as
    in `naming`.
    """
    frame = naming(corpus, labels, by=by, scope=scope)
    used = frame[(frame["voice"] == "all") & (frame["n"] > 0)]
    rows: list[dict[str, object]] = []
    for (language, concept), own in used.groupby(["language", "concept"], sort=True):
        counts = own.pivot_table(
            index="label", columns="group", values="n", fill_value=0, sort=False
        ).sort_index(axis=1)
        rows.append(
            {
                "language": language,
                "concept": concept,
                "labels": len(counts),
                "groups": counts.shape[1],
                "n": int(counts.to_numpy().sum()),
                "score": _score(counts.to_numpy()),
                **_pair(counts),
            }
        )
    if not rows:
        return NAMING_CONTRASTS.frame()
    found = pd.DataFrame(rows).sort_values(
        ["language", "score", "n", "concept"], ascending=[True, False, False, True],
        na_position="last",
    )  # fmt: skip
    return NAMING_CONTRASTS.frame(found)


def _score(counts: np.ndarray) -> float:
    """G² of a table of counts less its degrees of freedom; NaN with fewer than two columns."""
    counts = counts[counts.sum(axis=1) > 0]
    if counts.shape[1] < 2:
        return float("nan")
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    ratio = np.divide(counts, expected, out=np.ones_like(expected), where=counts > 0)
    free = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    return float(2 * (counts * np.log(ratio)).sum() - free)


def _pair(counts: pd.DataFrame) -> dict[str, object]:
    """The two groups that differ most, with the label of each that sets it off."""
    scores = {pair: _score(counts[list(pair)].to_numpy()) for pair in combinations(counts, 2)}
    shares = counts / counts.sum()
    apart = [(a, b) for a, b in scores if not np.allclose(shares[a], shares[b])]
    if not apart:
        nothing = {"group": "", "label": "", "n": -1, "of": -1}
        return {f"{name}_{side}": value for side in "ab" for name, value in nothing.items()}
    pair = max(apart, key=lambda names: scores[names])
    row: dict[str, object] = {}
    for side, name, other in (("a", *pair), ("b", *pair[::-1])):
        label = (shares[name] - shares[other]).idxmax()
        row |= {
            f"group_{side}": name,
            f"label_{side}": label,
            f"n_{side}": int(counts.loc[label, name]),
            f"of_{side}": int(counts[name].sum()),
        }
    return row
