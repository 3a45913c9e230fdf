"""Naming contrasts: of which thing groups choose the most different names, and which two of them.

For a first look: it says which concepts to read first and names a pair.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.naming import Labels, naming_hits
from analysis.tables import NAMING_CONTRASTS

RELABELLINGS = 200
SEED = 1
ENOUGH = 3  # uses of a concept by a group, under which it leads no list


def naming_contrasts(
    corpus: Corpus, labels: Labels, *, by: str = "outlet", scope: Scope = Scope()
) -> pd.DataFrame:
    """How different the groups' names for each concept are (table `naming_contrasts`).

    A row for every language and concept of which a label is used, in all voices of the scope.
    difference: log-likelihood G² of the table of labels × groups (Dunning 1993); NaN with fewer
    than two groups. The articles that name the concept are dealt out to the groups anew within
    their stories, 200 times with a fixed seed, since the uses in one article are not independent.
    score: how far G² lies
    above its mean over these, in their standard deviations (0 where they are all alike); p: the
    share of them, the true one included, with a G² as large. a and b: the two groups with the
    largest G² between them, of those that name it ENOUGH times if there are two, ties by name;
    each with the label whose share there is farthest above its share in the other; empty and −1
    where no two groups differ. Sorted by language; concepts that both of them name ENOUGH times;
    score, difference and n (highest first, NaN last);
    concept. InputError: as in `naming`.
    """
    hits = naming_hits(corpus, labels, by=by, scope=scope)
    stories = corpus.articles.frame.set_index("article_id")["story"]
    hits = hits.assign(story=hits["article_id"].map(stories))
    rows = [
        {"language": language, "concept": concept, **_row(own)}
        for (language, concept), own in hits.groupby(["language", "concept"], sort=True)
    ]
    if not rows:
        return NAMING_CONTRASTS.frame()
    found = pd.DataFrame(rows)
    found["few"] = found[["of_a", "of_b"]].min(axis=1) < ENOUGH
    order = ["language", "few", "score", "difference", "n", "concept"]
    ascending = [True, True, False, False, False, True]
    found = found.sort_values(order, ascending=ascending, na_position="last")
    return NAMING_CONTRASTS.frame(found.drop(columns="few"))


def _row(hits: pd.DataFrame) -> dict[str, object]:
    """What is said of one concept."""
    counts = pd.crosstab(hits["label"], hits["group"])
    difference = _difference(counts.to_numpy())
    row: dict[str, object] = {
        "labels": len(counts),
        "groups": counts.shape[1],
        "n": len(hits),
        "difference": difference,
        "score": np.nan,
        "p": np.nan,
    }
    if counts.shape[1] > 1:
        drawn = _relabelled(hits)
        spread = float(drawn.std())
        above = difference - float(drawn.mean())
        row["score"] = round(above / spread, 6) if spread > 1e-9 else 0.0
        row["p"] = (1 + int((drawn >= difference - 1e-9).sum())) / (1 + len(drawn))
    return row | _pair(counts)


def _difference(counts: np.ndarray) -> float:
    """G² of a table of counts; NaN with fewer than two columns."""
    if counts.shape[1] < 2:
        return float("nan")
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    ratio = np.divide(counts, expected, out=np.ones_like(expected), where=counts > 0)
    return max(0.0, float(2 * (counts * np.log(ratio)).sum()))


def _relabelled(hits: pd.DataFrame) -> np.ndarray:
    """G² with the groups of the articles dealt out anew, a value a draw."""
    by_article = pd.crosstab(hits["article_id"], hits["label"])
    articles = hits.drop_duplicates("article_id").set_index("article_id").loc[by_article.index]
    story = pd.factorize(articles["story"], sort=True)[0]
    own = np.argsort(story, kind="stable")
    which = pd.get_dummies(articles["group"]).to_numpy(dtype=np.int64)
    uses = by_article.to_numpy()[own].T
    draw = np.random.default_rng(SEED)
    drawn = (np.lexsort((draw.random(len(own)), story)) for _ in range(RELABELLINGS))
    return np.array([_difference(uses @ which[order]) for order in drawn])


def _pair(counts: pd.DataFrame) -> dict[str, object]:
    """The two groups that differ most, with the label of each that sets it off."""
    often = counts.columns[counts.sum() >= ENOUGH]
    names = often if len(often) > 1 else counts.columns
    scores = {pair: _difference(counts[list(pair)].to_numpy()) for pair in combinations(names, 2)}
    pair = max(scores, key=lambda names: scores[names], default=None)
    if pair is None or scores[pair] < 1e-9:
        nothing = {"group": "", "label": "", "n": -1, "of": -1}
        return {f"{name}_{side}": value for side in "ab" for name, value in nothing.items()}
    shares = counts / counts.sum()
    row: dict[str, object] = {}
    for side, name, other in (("a", *pair), ("b", *pair[::-1])):
        place = int((shares[name] - shares[other]).to_numpy().argmax())
        row |= {
            f"group_{side}": name,
            f"label_{side}": counts.index[place],
            f"n_{side}": int(counts[name].iloc[place]),
            f"of_{side}": int(counts[name].sum()),
        }
    return row
