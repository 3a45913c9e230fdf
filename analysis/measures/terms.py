"""Words that set a group apart: the difference of its articles' TF-IDF weights.

Source: the difference of mean TF-IDF vectors with sublinear term frequency and smoothed inverse
document frequency as scikit-learn defines them (`TfidfTransformer(sublinear_tf=True)`), macro mean
over the other groups, ranked by the lowest value when any one article of the group is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.counts import Counts, StopWords, content_terms, term_counts
from analysis.tables import TERM_DIFFERENCES

MEASURE = "tfidf"
PER = 1000.0  # rates are per 1,000 tokens


@dataclass(frozen=True)
class Difference:
    """One value a term: plain difference, and its range when one article is left out."""

    difference: np.ndarray
    low: np.ndarray
    high: np.ndarray


def tfidf_weights(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Articles × terms of sublinear TF-IDF, rows of length 1; idf fitted on all rows given."""
    if not counts.shape[0] or not counts.shape[1]:
        return sparse.csr_matrix(counts.shape, dtype=float)
    transformer = TfidfTransformer(norm="l2", smooth_idf=True, sublinear_tf=True)
    return sparse.csr_matrix(transformer.fit_transform(counts.astype(float)))


def tfidf_difference(
    counts: sparse.csr_matrix,
    groups: Sequence[str] | np.ndarray,
    target: str,
    *,
    references: Sequence[str] | None = None,
    stories: Sequence[str] | np.ndarray | None = None,
) -> Difference:
    """The TF-IDF difference of `target`, from a count matrix (articles × terms).

    groups, stories: one value an article. references: groups compared with (default all others);
    the mean is over groups, so one with many articles does not define the rest. With stories the
    difference is the mean over those that the target shares with a reference; without one in
    common every value is NaN. low and high are NaN for a target of one article.
    """
    groups = np.asarray(groups, dtype=object)
    story = np.asarray([""] * len(groups) if stories is None else stories, dtype=object)
    others = sorted(set(groups) - {target}) if references is None else list(references)
    weights = tfidf_weights(sparse.csr_matrix(counts))
    return _difference(weights, groups, story, target, others)


def _difference(
    weights: sparse.csr_matrix,
    groups: np.ndarray,
    story: np.ndarray,
    target: str,
    others: Sequence[str],
) -> Difference:
    shared = shared_stories(groups, story, target, others)
    width = weights.shape[1]
    if not shared:
        return Difference(*(np.full(width, np.nan) for _ in range(3)))
    own, rest, least, most, sizes = [], [], [], [], []
    for name in shared:
        rows = np.flatnonzero((groups == target) & (story == name))
        mine = weights[rows]
        own.append(_mean(mine))
        present = [g for g in others if ((groups == g) & (story == name)).any()]
        means = [_mean(weights[np.flatnonzero((groups == g) & (story == name))]) for g in present]
        rest.append(np.mean(means, axis=0))
        least.append(_column_extreme(mine, "min"))
        most.append(_column_extreme(mine, "max"))
        sizes.append(len(rows))
    by_story = np.array(own) - np.array(rest)
    plain = by_story.mean(axis=0)
    if sum(sizes) == 1:
        return Difference(plain, np.full(width, np.nan), np.full(width, np.nan))
    low, high = plain.copy(), plain.copy()
    first = True
    for place, size in enumerate(sizes):
        if size == 1:  # without its only article the story drops out of the mean
            left = np.delete(by_story, place, axis=0).mean(axis=0)
            lows, highs = left, left
        else:
            step = 1.0 / (len(sizes) * (size - 1))
            lows = plain + (own[place] - most[place]) * step
            highs = plain + (own[place] - least[place]) * step
        low = lows if first else np.minimum(low, lows)
        high = highs if first else np.maximum(high, highs)
        first = False
    return Difference(plain, low, high)


def shared_stories(
    groups: np.ndarray, story: np.ndarray, target: str, others: Sequence[str]
) -> list[str]:
    """The stories that the target and at least one of the others have, in order."""
    theirs = set(story[np.isin(groups, list(others))])
    return sorted(set(story[groups == target]) & theirs)


def _mean(matrix: sparse.csr_matrix) -> np.ndarray:
    return np.asarray(matrix.mean(axis=0)).ravel()


def _column_extreme(matrix: sparse.csr_matrix, which: str) -> np.ndarray:
    found = matrix.max(axis=0) if which == "max" else matrix.min(axis=0)
    return found.toarray().ravel()


def term_differences(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    against: str = "rest",
    measure: str | None = None,
    within: str | None = "story",
    unit: str = "lemma",
    ngrams: int = 1,
    stopwords: StopWords | None = None,
) -> pd.DataFrame:
    """Terms that set each group apart, a row a group and term (columns: TERM_DIFFERENCES).

    against: rest (all other groups), the name of one group, or pairs (each ordered pair).
    measure: tfidf (also for None). within: story compares inside the stories that groups share
    where articles belong to several; None compares over all articles. stopwords: {language code:
    words}, in place of that language's list.

    `score` is the leave-one-out minimum (the plain difference for a single article), `shown` the
    gate: the score is above 0, the term stands in two of the group's articles (in half of them
    from five on) and three times in all; for a single article two times. Rates are per 1,000 word
    tokens in scope. Sorted by group, reference, language, rank. A language with one group gives no
    rows. InputError: an unknown option, column or group.
    """
    if measure not in (None, MEASURE):
        raise InputError("bad_option", value=measure, option="measure", values=MEASURE)
    if within not in (None, "story"):
        raise InputError("bad_option", value=within, option="within", values="story, None")
    if by == "story":  # groups that are stories have no story in common
        within = None
    frames = []
    known: set[str] = set()
    for counts in term_counts(corpus, by=by, scope=scope, unit=unit, ngrams=ngrams):
        known |= set(counts.group)
        frames.extend(_tables(counts, against, within, stopwords))
    if against not in ("rest", "pairs") and known and against not in known:
        raise InputError("unknown_group", by=by, group=against, groups=", ".join(sorted(known)))
    if not frames:
        return TERM_DIFFERENCES.frame()
    table = pd.concat(frames, ignore_index=True)
    table = table.sort_values(
        ["group", "reference", "language", "rank"], kind="stable", ignore_index=True
    )
    return TERM_DIFFERENCES.frame(table)


def _tables(
    counts: Counts, against: str, within: str | None, stopwords: StopWords | None
) -> list[pd.DataFrame]:
    """One frame a target and reference of this language."""
    names = sorted(set(counts.group))
    several = len(set(counts.story) - {""}) > 1
    use_story = within == "story" and several
    story = counts.story if use_story else np.full(len(counts.rows), "", dtype=object)
    content = np.flatnonzero(content_terms(counts, stopwords))
    weights = tfidf_weights(counts.matrix[:, content])
    frames = []
    for target in names:
        for reference, others in _references(names, target, against):
            shared = shared_stories(counts.group, story, target, others)
            if not shared:
                continue
            found = _difference(weights, counts.group, story, target, others)
            frame = _numbers(counts, content, story, shared, target, others)
            frame = _ranked(frame, found)
            frame["group"], frame["reference"] = target, reference
            frame["language"], frame["measure"] = counts.language, MEASURE
            frame["within"] = "story" if use_story else "all"
            frames.append(frame)
    return frames


def _references(names: Sequence[str], target: str, against: str) -> list[tuple[str, list[str]]]:
    """(name of the reference, its groups) for a target."""
    others = [name for name in names if name != target]
    if against == "rest":
        return [("rest", others)] if others else []
    if against == "pairs":
        return [(name, [name]) for name in others]
    return [(against, [against])] if against in others else []


def _numbers(
    counts: Counts,
    content: np.ndarray,
    story: np.ndarray,
    shared: Sequence[str],
    target: str,
    others: Sequence[str],
) -> pd.DataFrame:
    """Counts, rates and document frequencies of target and reference in the shared stories."""
    in_story = np.isin(story, list(shared))
    sides = {
        "target": np.flatnonzero(in_story & (counts.group == target)),
        "rest": np.flatnonzero(in_story & np.isin(counts.group, list(others))),
    }
    frame = pd.DataFrame({"term": counts.terms[content], "display": counts.display[content]})
    tokens = {}
    for side, rows in sides.items():
        matrix = counts.matrix[rows][:, content]
        tokens[side] = max(int(counts.totals[rows].sum()), 1)
        frame[f"n_{side}"] = np.asarray(matrix.sum(axis=0)).ravel()
        frame[f"articles_{side}"] = matrix.getnnz(axis=0)
        frame[f"of_{side}"] = len(rows)
        frame[f"rate_{side}"] = frame[f"n_{side}"] * PER / tokens[side]
    mine = frame["n_target"].replace(0, 0.5) / tokens["target"]
    theirs = frame["n_rest"].replace(0, 0.5) / tokens["rest"]
    both_absent = (frame["n_target"] == 0) & (frame["n_rest"] == 0)
    frame["log_ratio"] = np.log2(mine / theirs).mask(both_absent)
    return frame


def _ranked(frame: pd.DataFrame, found: Difference) -> pd.DataFrame:
    """The frame with score, range, gate and rank; terms that neither side uses are left out."""
    single = int(frame["of_target"].iloc[0]) == 1 if len(frame) else False
    frame["difference"], frame["low"], frame["high"] = found.difference, found.low, found.high
    frame["score"] = frame["difference"] if single else frame["low"]
    articles = frame["of_target"]
    needed = np.where(articles == 1, 1, np.where(articles >= 5, np.ceil(articles / 2), 2))
    often = frame["n_target"] >= np.where(articles == 1, 2, 3)
    frame["shown"] = (frame["score"] > 0) & (frame["articles_target"] >= needed) & often
    frame = frame[frame["log_ratio"].notna()]
    frame = frame.sort_values(
        ["shown", "score", "term"], ascending=[False, False, True], kind="stable"
    )
    return frame.assign(rank=np.arange(1, len(frame) + 1))
