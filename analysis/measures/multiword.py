"""Terms of several words that stand for their parts, so that one idea takes one place.

“Foreign minister” is shown once, and neither “foreign” nor “minister” beside it, where the parts
hardly occur without it; where they mostly occur elsewhere, the parts are shown and not the pair.
"""

from __future__ import annotations

import numpy as np

from analysis.measures.comparing import Comparison

#: Share of a part's occurrences from which on the longer term stands for it.
STANDS_FOR = 0.5


def standing_for_parts(one: Comparison, shown: np.ndarray) -> np.ndarray:
    """True for the terms that keep their place among those shown (bool, a compared term).

    Longest first: a term of several words is kept where it holds at least half of what the target
    uses of one of its parts that carry meaning; it then stands for every shorter term in it of
    which it holds half.
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
    return keep
