"""Passages that two outlets share word for word, found on the token table.

Token shingles (w-shingling: Broder 1997) of the words' normal forms; a word is shared when it
stands in a shingle that occurs in the articles of at least two outlets of one language.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from analysis.corpus import PASSAGE_COLUMNS, Flag, Part, TokenTable, span_frame
from analysis.text.shingles import SHINGLE, shingle_hashes


def shared_passages(tokens: TokenTable, outlets: np.ndarray) -> tuple[np.ndarray, pd.DataFrame]:
    """(bool a token: shared; frame of passages, one row an occurrence).

    outlets: one value an article; articles without outlet ("") count as outlets of their own.
    Boilerplate and titles are passed over. Passages that have a shingle in common have one number.
    """
    flags = np.zeros(len(tokens), dtype=bool)
    usable = (tokens.part == Part.BODY) & ((tokens.flags & Flag.BOILERPLATE) == 0)
    rows = np.flatnonzero(usable)
    if len(rows) < 2 * SHINGLE:
        return flags, span_frame(PASSAGE_COLUMNS)
    article = tokens.article[rows]
    hashes = shingle_hashes(tokens.term[rows])
    inside = article[: len(hashes)] == article[SHINGLE - 1 :]
    shingle, _ = pd.factorize(hashes)
    shingle[~inside] = -1
    owner, _ = pd.factorize(_owners(outlets))
    shared = _in_two(shingle, owner[article[: len(hashes)]])
    starts = np.flatnonzero(shared)
    if not len(starts):
        return flags, span_frame(PASSAGE_COLUMNS)
    covered = np.zeros(len(rows) + 1, dtype=np.int32)
    np.add.at(covered, starts, 1)
    np.add.at(covered, np.minimum(starts + SHINGLE, len(rows)), -1)
    marked = np.cumsum(covered)[:-1] > 0
    flags[rows[marked]] = True
    return flags, _runs(tokens, rows, marked, article, starts, shingle)


def _owners(outlets: np.ndarray) -> np.ndarray:
    names = outlets.astype(object).copy()
    for row in np.flatnonzero(names == ""):
        names[row] = f"\x00{row}"
    return names


def _in_two(shingle: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """True where the shingle occurs with at least two owners."""
    count = int(shingle.max(initial=-1)) + 1
    valid = shingle >= 0
    low = np.full(count, np.iinfo(np.int64).max)
    high = np.full(count, -1)
    np.minimum.at(low, shingle[valid], owner[valid])
    np.maximum.at(high, shingle[valid], owner[valid])
    result = np.zeros(len(shingle), dtype=bool)
    result[valid] = (low < high)[shingle[valid]]
    return result


def _runs(
    tokens: TokenTable,
    rows: np.ndarray,
    marked: np.ndarray,
    article: np.ndarray,
    starts: np.ndarray,
    shingle: np.ndarray,
) -> pd.DataFrame:
    """Runs of marked words as spans; runs that share a shingle get one passage number."""
    same_article = np.concatenate(([False], article[1:] == article[:-1]))
    before = np.concatenate(([False], marked[:-1]))
    first = np.flatnonzero(marked & ~(before & same_article))
    following = np.concatenate((marked[1:], [False]))
    goes_on = np.concatenate((same_article[1:], [False]))
    last = np.flatnonzero(marked & ~(following & goes_on))
    run = np.searchsorted(first, starts, side="right") - 1
    used, _ = pd.factorize(shingle[starts])
    size = len(first) + int(used.max()) + 1
    links = coo_matrix((np.ones(len(run)), (run, used + len(first))), shape=(size, size))
    _, component = connected_components(links, directed=False)
    number, _ = pd.factorize(component[: len(first)])
    return span_frame(
        PASSAGE_COLUMNS,
        {
            "article": article[first],
            "part": np.full(len(first), int(Part.BODY)),
            "start": tokens.start[rows[first]],
            "end": tokens.end[rows[last]],
            "passage": number,
        },
    )
