"""The difference of mean TF-IDF vectors, and its range when one article is left out.

Source: TF-IDF with sublinear term frequency and smoothed inverse document frequency as
scikit-learn defines them (`TfidfTransformer(sublinear_tf=True)`), rows of length 1; macro mean
over the other groups. The leave-one-out minimum answers rankings that are one article's repeated
word (see `make eval`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from analysis.measures.blocks import blocks
from analysis.measures.grouped import Grouped, Sides
from analysis.measures.leaving_out import Difference
from analysis.measures.parts import Change

#: Equal terms must be equal whatever the order of articles: rounding noise is cut off.
_DIGITS = 12


def tfidf_weights(counts: sparse.spmatrix | np.ndarray) -> sparse.csc_matrix:
    """Articles × terms of sublinear TF-IDF, rows of length 1; idf fitted on all rows given."""
    matrix = sparse.csc_matrix(counts)
    often = np.diff(matrix.indptr)
    term = np.repeat(np.arange(len(often), dtype=np.int32), often)
    weight = np.empty(len(term))
    weighing(matrix.shape[0], often).write(matrix.data, term, matrix.indices, weight)
    return sparse.csc_matrix((weight, matrix.indices, matrix.indptr), matrix.shape)


def weighing(articles: int, with_term: np.ndarray) -> Change:
    """What makes TF-IDF of counts; idf is fitted on that many articles, some of them with each
    term."""
    idf = np.log((1 + articles) / (1 + with_term)) + 1

    def write(count: np.ndarray, term: np.ndarray, article: np.ndarray, out: np.ndarray) -> None:
        most = int(count.max(initial=0))
        by_count = np.append(0.0, 1 + np.log(np.arange(1, most + 1)))
        count = count.astype(np.int32, copy=False)
        square = np.zeros(articles)
        for at in blocks(len(count)):
            np.multiply(by_count.take(count[at]), idf.take(term[at]), out=out[at])
            np.add.at(square, article[at], out[at] * out[at])
        length = np.sqrt(square)
        for at in blocks(len(count)):
            out[at] /= length.take(article[at])

    return Change(np.dtype(float), write)


def tfidf_difference(
    counts: sparse.spmatrix | np.ndarray,
    groups: Sequence[str] | np.ndarray,
    target: str,
    *,
    references: Sequence[str] | None = None,
    stories: Sequence[str] | np.ndarray | None = None,
) -> Difference:
    """The TF-IDF difference of `target`, from a count matrix (articles × terms).

    groups, stories: one value an article. references: groups compared with (default all others);
    the mean is over groups, so one with many articles does not define the rest. With stories the
    difference is the mean over those that the target shares with a reference, and leaving out any
    one of them is part of the range; without one in common every value is NaN. low and high are
    NaN for a target of one article.
    """
    weights = tfidf_weights(counts)
    grouped = Grouped.of(weights, groups, stories=stories)
    others = [name for name in grouped.names if name != target]
    sides = None
    if target in grouped.names:
        sides = grouped.side_by_side(target, others if references is None else list(references))
    if sides is None:
        return Difference(*(np.full(weights.shape[1], np.nan) for _ in range(3)))
    return weight_difference(sides)


def weight_difference(sides: Sides) -> Difference:
    """The difference of mean weights; `sides` is of a matrix of weights (`tfidf_weights`)."""
    one_story = sides.grouped.stories == 1
    found = _in_one_story(sides) if one_story else _in_stories(sides)
    return Difference(*(np.round(each, _DIGITS) for each in found))


def _in_one_story(sides: Sides) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(difference, low, high) from the mean weights of groups and the target's own weights."""
    own, articles = sides.grouped, sides.articles[0]
    mean = own.means[own.names.index(sides.name)]
    plain = mean - own.means[[own.names.index(name) for name in sides.others]].mean(axis=0)
    if articles == 1:
        return plain, np.full(len(plain), np.nan), np.full(len(plain), np.nan)
    part = own.part(sides.name)
    values, first = part.value, part.first
    low, high = plain.copy(), plain.copy()
    if len(first):
        t, often = part.term.take(first), np.diff(first, append=len(values))
        most, least = np.maximum.reduceat(values, first), np.zeros(len(first))
        every = np.flatnonzero(often == articles)
        least[every] = values[first[every, None] + np.arange(articles)].min(axis=1)
        low[t] += np.minimum(mean[t] - most, 0.0) / (articles - 1)
        high[t] += np.maximum(mean[t] - least, 0.0) / (articles - 1)
    return plain, low, high


def _in_stories(sides: Sides) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(difference, low, high) as means over the shared stories."""
    own, shared = sides.grouped, len(sides.shared)
    matrix = own.matrix
    cells = np.flatnonzero((sides.target | sides.rest)[matrix.indices])
    article, term = matrix.indices[cells], own.term[cells]
    values = matrix.data[cells]
    is_target, share = sides.target[article], _shares(sides)[article]
    width = matrix.shape[1]
    plain = np.bincount(term, values * share, minlength=width)
    if sides.articles[0] == 1:
        return plain, np.full(width, np.nan), np.full(width, np.nan)
    place = np.full(own.stories, -1)
    place[sides.shared] = np.arange(shared)
    story = place[own.story]
    articles = np.bincount(story[sides.target], minlength=shared)
    key = term * np.int64(shared) + story[article]
    if shared > 1:
        order = np.argsort(key, kind="stable")
        key, values, is_target, share = key[order], values[order], is_target[order], share[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    if not len(first):
        return plain, plain, plain
    t, s = key[first] // shared, key[first] % shared
    mine = np.where(is_target, values, 0.0)
    own_mean = np.add.reduceat(mine, first) / articles[s]
    most = np.maximum.reduceat(mine, first)
    often = np.add.reduceat(is_target.astype(np.int64), first)
    least = np.minimum.reduceat(np.where(is_target, values, np.inf), first)
    least = np.where(often == articles[s], least, 0.0)
    low, high = plain.copy(), plain.copy()
    several = articles[s] > 1
    t1, step = t[several], 1.0 / (shared * (articles[s][several] - 1))
    np.fmin.at(low, t1, plain[t1] + (own_mean - most)[several] * step)
    np.fmax.at(high, t1, plain[t1] + (own_mean - least)[several] * step)
    if shared > 1:  # a story left out; that is also what its only article does
        gap = np.add.reduceat(values * share, first)  # what the story adds to the mean
        scale = shared / (shared - 1)
        without = (plain[t] - gap) * scale
        elsewhere = np.bincount(t, minlength=width) < shared  # some story without the term
        for bound, extreme in ((low, np.fmin), (high, np.fmax)):
            extreme.at(bound, t, without)
            bound[elsewhere] = extreme(bound, plain * scale)[elsewhere]
    return plain, low, high


def _shares(sides: Sides) -> np.ndarray:
    """What each article's weight counts for in the difference: mean over stories, in each of them
    over the target's articles, less the mean over the other groups of the mean of theirs."""
    own = sides.grouped
    size = np.zeros((own.stories, len(own.names)))
    both = sides.target | sides.rest
    np.add.at(size, (own.story[both], own.group[both]), 1)
    others = [own.names.index(name) for name in sides.others]
    present = np.maximum((size[:, others] > 0).sum(axis=1), 1)
    share = np.zeros(len(own.group))
    of = size[own.story[both], own.group[both]] * len(sides.shared)
    share[both] = np.where(
        sides.target[both], 1.0, -1.0 / present[own.story[both]]
    ) / of  # fmt: skip
    return share
