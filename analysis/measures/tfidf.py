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
from analysis.measures.by_story import Block
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
    width = own.given.shape[1]
    plain, nothing = np.zeros(width), np.full(width, np.nan)
    low, high = (nothing, nothing) if sides.articles[0] == 1 else (plain.copy(), plain.copy())
    share = _shares(sides)
    for block in sides.by_story.blocks(own.numbers):
        gap = np.add.reduceat(block.values * share.take(block.article), block.first)
        mean = plain[block.terms] = block.of_terms(gap)  # gap: what each story adds to it
        if sides.articles[0] == 1:
            continue
        bounds = [mean.copy(), mean.copy()]
        t = block.term - block.term[0]
        for extreme, bound, values in zip(
            (np.fmin, np.fmax), bounds, _without_articles(block, mean[t], shared), strict=True
        ):
            extreme.at(bound, t, values)  # NaN where nothing can be left out
        if shared > 1:  # a story left out; that is also what its only article does
            scale = shared / (shared - 1)
            without = (mean[t] - gap) * scale
            elsewhere = np.bincount(t) < shared  # some story without the term
            for extreme, bound in zip((np.fmin, np.fmax), bounds, strict=True):
                extreme.at(bound, t, without)
                bound[elsewhere] = extreme(bound, mean * scale)[elsewhere]
        low[block.terms], high[block.terms] = bounds
    return plain, low, high


def _without_articles(block: Block, mean: np.ndarray, shared: int) -> tuple[np.ndarray, np.ndarray]:
    """(lowest, highest) difference without an article of each row; NaN where the target has but
    one in that story. mean: the difference, one a row."""
    articles = block.by_story.articles_a.take(block.story)
    mine = np.where(block.mine, block.values, 0.0)
    own_mean = np.add.reduceat(mine, block.first) / articles
    most = np.maximum.reduceat(mine, block.first)
    often = np.add.reduceat(block.mine, block.first, dtype=np.int64)
    least = np.minimum.reduceat(np.where(block.mine, block.values, np.inf), block.first)
    least = np.where(often == articles, least, 0.0)
    step = np.where(articles > 1, 1.0 / (shared * np.maximum(articles - 1, 1)), np.nan)
    return mean + (own_mean - most) * step, mean + (own_mean - least) * step


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
