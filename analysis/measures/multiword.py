"""Terms of several words that stand for their parts, so that one idea takes one place.

“Foreign minister” is shown once, and neither “foreign” nor “minister” beside it, where the parts
hardly occur without it; where they mostly occur elsewhere, the parts are shown and not the pair.
"""

from __future__ import annotations

import numpy as np

from analysis.measures.comparing import Comparison

#: Share of a part's occurrences from which on the longer term stands for it.
STANDS_FOR = 0.5


def standing_for_parts(one: Comparison, shown: np.ndarray, score: np.ndarray) -> np.ndarray:
    """True for the terms that keep their place among those shown (bool, a compared term).

    Longest first: a term of several words is kept where it holds at least half of what the target
    uses of one of its parts that carry meaning; it then stands for every shorter term in it of
    which it holds half. Of two that overlap, since both are mostly a piece of one that is longer
    than terms may be (president donald | donald trump), one is kept.
    """
    keep = np.ones(len(shown), dtype=bool)
    longer, part = one.counts.inside
    here = np.flatnonzero(shown.take(longer))
    longer, part = longer.take(here), part.take(here)
    size = one.counts.cells.size[one.counts.column]
    times = one.sides.counts[0]
    holds = times[longer] >= STANDS_FOR * np.maximum(times[part], 1)
    bound = np.zeros(len(shown), dtype=bool)
    bound[longer[holds & (size[part] == 1)]] = True
    for length in range(int(size.max(initial=1)), 1, -1):
        here = (size == length) & shown
        keep[here & ~bound] = False
        standing = keep[longer] & (size[longer] == length)
        keep[part[standing & holds]] = False
    _one_of_pieces(one, keep, np.flatnonzero(keep & shown & (size > 1)), score)
    return keep


def _one_of_pieces(one: Comparison, keep: np.ndarray, terms: np.ndarray, score: np.ndarray) -> None:
    """Of two pieces of one phrase keep that which is used more often, of equals the one with the
    higher score, then the earlier in the phrase.

    What the two share stands in `shared` places, so in left + right − shared of them, at least,
    stand both.
    """
    cells, column, times = one.counts.cells, one.counts.column, one.sides.counts[0]
    place = one.counts.place
    ends, begins = cells.tail.take(column.take(terms)), cells.head.take(column.take(terms))
    order = np.argsort(begins, kind="stable")
    first, last = (np.searchsorted(begins, ends, side, order) for side in ("left", "right"))
    many = last - first
    left = np.repeat(terms, many)
    right = terms[order[np.repeat(first - (np.cumsum(many) - many), many) + np.arange(len(left))]]
    shared = place.take(cells.tail.take(column.take(left)))
    both = times[left] + times[right] - times[shared]
    piece = both >= STANDS_FOR * np.minimum(times[left], times[right])
    piece &= (left != right) & (shared >= 0)
    left, right = left[piece], right[piece]
    weaker_is_left = (times[left] < times[right]) | (
        (times[left] == times[right]) & (score[left] < score[right])
    )
    stronger, weaker = np.where(weaker_is_left, (right, left), (left, right))
    for at in np.lexsort((-score[stronger], -times[stronger])).tolist():
        if keep[stronger[at]]:
            keep[weaker[at]] = False
