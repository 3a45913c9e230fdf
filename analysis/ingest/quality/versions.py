"""The same article twice: identical and near-identical texts of one outlet in one language.

Texts of different outlets are agency copy, another matter. Two texts are versions of each other
when the shingles (runs of five words, of three in short texts) of the shorter mostly stand in the
longer (containment: Broder 1997), the longer is not much more (Jaccard), and lead or headline are
the same: a later report carries the earlier one as its background. Only texts that share
sampled shingles are compared, so the work grows with the articles, not with their pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.articles import ArticleSet
from analysis.tables import VERSIONS
from analysis.text.normal import strip_marks

CONTAINED, JACCARD = 0.8, 0.4
#: Words of a lead, the share of it that must stand in the other text, and of words of a headline.
_LEAD, _SAME_LEAD, _SAME_TITLE = 40, 0.5, 0.5
_LONG, _SHORT, _FEW = 5, 3, 80  # words of a shingle, of a short text's; words of a short text
_LEAST = 40  # words of a text; shorter ones (results, prices) are alike without being the same
_SAMPLED, _WHOLE = 8, 150  # one shingle of so many is looked up; all of a text of so many words
_LISTED = 8  # texts with one shingle of which all pairs are tried; of more, neighbours only
_PROMISING = 0.25  # share of the looked-up shingles in common from which two texts are compared
_LETTERS = re.compile(r"\w+")
_MIX = np.array(
    [0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93,
     0xA0761D6478BD642F],
    np.uint64,
)  # fmt: skip


def versions(articles: ArticleSet) -> pd.DataFrame:
    """Articles that stand in the set in several versions (columns: VERSIONS), families together.

    The first of a family is the earliest by `published`, else by the column `updated` that the
    user brought, else by the order brought; where one has no time the order decides, and times
    are compared as coarsely as the coarsest of them is known. Texts without outlet are the same
    only where headline and text are.
    """
    frame = articles.frame
    texts = _Texts(frame["text"].tolist())
    times = _Times(frame)
    found: list[tuple[int, int, float, str, bool, bool]] = []
    for number, family in enumerate(_families(frame, texts)):
        ordered = times.ordered(family)
        first = ordered[0]
        for row in ordered:
            same = texts.whole(row) == texts.whole(first)
            similarity, kind = (1.0, "identical") if same else (texts.alike(first, row)[0], "near")
            found.append((number, row, similarity, kind, row == ordered[-1], row == first))
    if not found:
        return VERSIONS.frame()
    number, rows, similarity, kind, newest, first = (
        list(each) for each in zip(*found, strict=True)
    )
    named = frame.iloc[rows][["article_id", "outlet", "published"]].reset_index(drop=True)
    return VERSIONS.frame(
        named.assign(family=number, similarity=similarity, kind=kind, newest=newest, first=first)
    )


def _families(frame: pd.DataFrame, texts: _Texts) -> list[list[int]]:
    """Rows by family, families and their rows in the order brought; those of one left out."""
    outlets, languages = frame["outlet"].tolist(), frame["language"].tolist()
    titles = frame["title"].tolist()
    seed: dict[int, int] = {}  # row → the row that its family began with
    exact: dict[tuple[object, ...], int] = {}
    for row, (outlet, language) in enumerate(zip(outlets, languages, strict=True)):
        key = (outlet, language, texts.whole(row), "" if outlet else titles[row])
        seed[row] = exact.setdefault(key, row)
    kinds: dict[tuple[str, str], int] = {}
    group = np.array(
        [kinds.setdefault(k, len(kinds)) for k in zip(outlets, languages, strict=True)], np.uint64
    )
    rows = [
        row
        for row in range(len(outlets))
        if outlets[row] and seed[row] == row and texts.count(row) >= _LEAST
    ]
    near: dict[int, list[int]] = {}
    for one, other in sorted(_candidates(rows, group, texts)):
        near.setdefault(other, []).append(one)
    for row in rows:  # a family is a star: each is like the one that it began with
        starts = dict.fromkeys(seed[other] for other in near.get(row, ()))
        seed[row] = next((start for start in starts if texts.are_versions(start, row, titles)), row)
    families: dict[int, list[int]] = {}
    for row in range(len(outlets)):
        families.setdefault(seed[seed[row]], []).append(row)
    return [family for family in families.values() if len(family) > 1]


def _candidates(rows: Sequence[int], group: np.ndarray, texts: _Texts) -> set[tuple[int, int]]:
    """Pairs (earlier row, later row) of one group that have enough looked-up shingles in common."""
    samples = {row: texts.sample(row) for row in rows}
    if not samples:
        return set()
    salts = group * _MIX[0]
    hashes = np.concatenate([samples[row] ^ salts[row] for row in rows])
    owner = np.repeat(np.array(rows), [len(samples[row]) for row in rows])
    order = np.lexsort((owner, hashes))
    hashes, owner = hashes[order], owner[order]
    edges = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    several = np.flatnonzero(np.diff(edges) > 1)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for start, end in zip(edges[several].tolist(), edges[several + 1].tolist(), strict=True):
        for pair in _pairs(owner[start:end].tolist()):
            shared[pair] += 1
    return {
        (one, other)
        for (one, other), common in shared.items()
        if common
        >= _PROMISING * min(len(samples[one]), len(samples[other])) / _thinner(texts, one, other)
    }


def _thinner(texts: _Texts, one: int, other: int) -> int:
    """How many times fewer shingles two texts can share where only one is looked up whole."""
    mixed = (texts.count(one) <= _WHOLE) != (texts.count(other) <= _WHOLE)
    return _SAMPLED if mixed else 1


def _pairs(rows: list[int]) -> Iterator[tuple[int, int]]:
    if len(rows) <= _LISTED:
        yield from ((one, other) for n, other in enumerate(rows) for one in rows[:n])
        return
    for before, row in pairwise(rows):
        yield before, row
        if before != rows[0]:
            yield rows[0], row


class _Texts:
    """The words of each text as numbers, and what is computed from them."""

    def __init__(self, texts: Sequence[str]) -> None:
        numbers = _Numbers()
        self._ids = [numbers.of(text) for text in texts]
        self._kept: dict[tuple[int, int], np.ndarray] = {}

    def count(self, row: int) -> int:
        return len(self._ids[row])

    def whole(self, row: int) -> bytes:
        """Equal for texts with the same words, whatever their marks and spaces."""
        return self._ids[row].tobytes()

    def sample(self, row: int) -> np.ndarray:
        """The shingles that are looked up: all of a shorter text, some of a longer one."""
        found = self._shingles(row, _LONG)
        return found if self.count(row) <= _WHOLE else found[found % _SAMPLED == 0]

    def alike(self, one: int, other: int) -> tuple[float, float]:
        """(containment, Jaccard) of two texts."""
        size = _SHORT if min(self.count(one), self.count(other)) <= _FEW else _LONG
        a, b = self._shingles_kept(one, size), self._shingles_kept(other, size)
        if not (len(a) and len(b)):
            return 0.0, 0.0
        common = len(np.intersect1d(a, b, assume_unique=True))
        return common / min(len(a), len(b)), common / (len(a) + len(b) - common)

    def are_versions(self, one: int, other: int, titles: Sequence[str]) -> bool:
        """Most of the words, and the same lead or headline.

        A later report often carries the whole earlier one as background under new news: that is
        another article.
        """
        contained, jaccard = self.alike(one, other)
        if contained < CONTAINED or jaccard < JACCARD:
            return False
        if min(self._lead_in(one, other), self._lead_in(other, one)) >= _SAME_LEAD:
            return True
        a, b = ({*_LETTERS.findall(titles[row].lower())} for row in (one, other))
        return len(a & b) >= max(2, _SAME_TITLE * min(len(a), len(b)))

    def _lead_in(self, one: int, other: int) -> float:
        """The share of the first words of a text that stands in another."""
        lead = self._hashed(self._ids[one][:_LEAD], _SHORT)
        if not len(lead):
            return 0.0
        return float(np.isin(lead, self._shingles_kept(other, _SHORT)).mean())

    def _shingles_kept(self, row: int, size: int) -> np.ndarray:
        if (row, size) not in self._kept:
            self._kept[row, size] = self._shingles(row, size)
        return self._kept[row, size]

    def _shingles(self, row: int, size: int) -> np.ndarray:
        return self._hashed(self._ids[row], size)

    @staticmethod
    def _hashed(words: np.ndarray, size: int) -> np.ndarray:
        """Distinct hashes of the runs of `size` words, sorted (uint64)."""
        ids = words.astype(np.uint64)
        if len(ids) < size:
            return np.zeros(0, np.uint64)
        total = np.zeros(len(ids) - size + 1, np.uint64)
        for place in range(size):
            total += (ids[place : len(ids) - size + 1 + place] + np.uint64(1)) * _MIX[place]
        total ^= total >> np.uint64(29)
        total *= _MIX[1]
        total ^= total >> np.uint64(32)
        return np.unique(total)


class _Numbers(dict[str, int]):
    """A number for each word; marks, case and vowel signs are taken off once a type."""

    def __init__(self) -> None:
        super().__init__()
        self._forms: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        form = "".join(_LETTERS.findall(strip_marks(word).lower()))
        number = self._forms.setdefault(form, len(self._forms) + 1) if form else 0
        self[word] = number
        return number

    def of(self, text: str) -> np.ndarray:
        words = text.split()
        found = np.fromiter(map(self.__getitem__, words), np.uint32, len(words))
        return found[found > 0]  # a mark that stands alone is no word


class _Times:
    """When articles were published, as far as it is known, for putting versions in order."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._published = frame["published"]
        self._precision = frame["published_precision"].to_numpy(object)
        given = frame["updated"] if "updated" in frame.columns else None
        # A column of the user's own: what is no time in it is no time.
        self._updated = (
            pd.to_datetime(given, errors="coerce", utc=True, format="mixed")
            if given is not None
            else pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us, UTC]")
        )

    def ordered(self, rows: Sequence[int]) -> list[int]:
        """The rows, earliest first."""
        published, updated = self._published.iloc[list(rows)], self._updated.iloc[list(rows)]
        known = published.fillna(updated)
        if known.isna().any():
            return sorted(rows)
        precision = {self._precision[row] for row in rows} - {"none"}
        if precision - {"minute"}:
            known = known.dt.floor("D")
        if "month" in precision:
            known -= pd.to_timedelta(known.dt.day - 1, unit="D")
        later = updated.fillna(known)
        keys = zip(known, later, rows, strict=True)
        return [row for _, _, row in sorted(keys)]
