"""One quotation, many versions: what several outlets have of the same words, and how they have it.

Two quotations are versions of one utterance when most of what the shorter one says stands in the
other, in the same order, and nobody else is said to have said it. Which is the fullest is a matter
of the texts at hand: nobody here knows what was said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.corpus import PART_NAMES, Corpus, Scope
from analysis.measures.counts import article_mask, group_names, stop_forms
from analysis.measures.speech.quotations import quotation_rows, quotations, token_range
from analysis.tables import QUOTATION_VERSIONS

SHARED = 4  # content words that two versions have in common, at least
CONTAINED = 0.6  # of the shorter one's content, by weight, that the other has
IN_ORDER = 0.5  # of the shorter one's words that stand in the other in the same order
REPORTED = 0.3  # the same where one of the two is indirect and both name the same speaker
SAME, PART_OF = 0.95, 0.9  # of the words: the same words; a part of them
_OFTEN = 200  # quotations: a pair of words in more of them tells nothing
_PIECE = 100_000  # pairs of quotations that are compared at once
_BEFORE = 160  # characters before a quotation that are shown at most


@dataclass(frozen=True, eq=False)
class _Said:
    """The quotations of one language in scope: the table's rows, their types, stop-words, words
    (normal forms in order), content (distinct lemmas that are no stop-words), names (words of the
    speaker)."""

    frame: pd.DataFrame
    type: list[str]
    stops: frozenset[str]
    words: list[list[str]]
    content: list[np.ndarray]
    names: list[frozenset[str]]


def quotation_versions(
    corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope()
) -> pd.DataFrame:
    """Utterances that at least two groups quote, a row a version (columns: QUOTATION_VERSIONS).

    similarity: words in common with the fullest version, in runs of two or more, by the words of
    the shorter (0…1).
    version: fullest (the longest one in quotation marks, else the longest), whole (the same words),
    cut (a part of them), altered (other words among them), indirect (not in quotation marks).
    Within a story where stories are filled, and within a language. Utterances with most groups
    first, then most versions; in each the fullest first, then by group and article.
    """
    tables = [_table(said) for said in _by_language(corpus, by, scope)]
    tables = [table for table in tables if len(table)]
    if not tables:
        return QUOTATION_VERSIONS.frame()
    table = pd.concat(tables, ignore_index=True)
    order = ["groups", "versions", "first_id", "first_start", "language", "fullest", "group",
             "article_id", "start"]  # fmt: skip
    down = [name not in ("groups", "versions", "fullest") for name in order]
    table = table.sort_values(order, ascending=down, kind="stable").reset_index(drop=True)
    table["utterance"] = table["fullest"].cumsum() - 1
    table["before"] = _before(corpus, table)
    return QUOTATION_VERSIONS.frame(table[QUOTATION_VERSIONS.names])


def word_differences(a: str, b: str) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """(kind, span in a, span in b) of the runs of words that differ: cut, added, replaced.

    Words are compared without case and marks; spans are offsets and may be empty (cut: in b).
    """
    left, right = _spans_of(a), _spans_of(b)
    matcher = SequenceMatcher(
        None, [word for word, *_ in left], [word for word, *_ in right], autojunk=False
    )
    names = {"delete": "cut", "insert": "added", "replace": "replaced"}
    return [
        (names[kind], _run(left, i, j), _run(right, k, m))
        for kind, i, j, k, m in matcher.get_opcodes()
        if kind != "equal"
    ]


def _spans_of(text: str) -> list[tuple[str, int, int]]:
    found, place = [], 0
    for piece in text.split():
        start = text.index(piece, place)
        place = start + len(piece)
        word = "".join(filter(str.isalnum, piece)).casefold()
        if word:
            found.append((word, start, place))
    return found


def _run(words: list[tuple[str, int, int]], first: int, end: int) -> tuple[int, int]:
    if first < end:
        return words[first][1], words[end - 1][2]
    at = words[first][1] if first < len(words) else (words[-1][2] if words else 0)
    return at, at


def _by_language(corpus: Corpus, by: str, scope: Scope) -> Iterator[_Said]:
    frame = quotations(corpus, scope=scope)
    spans = corpus.quotations.take(quotation_rows(corpus, scope))
    article = spans["article"].to_numpy()
    articles = corpus.articles.frame
    first, last = token_range(corpus, spans)
    group = group_names(corpus, by, article_mask(corpus, scope))[article]
    frame = frame.assign(group=group, story=articles["story"].to_numpy(dtype=object)[article])
    vocabulary = corpus.tokens.vocabulary
    forms = vocabulary["form"].to_numpy(dtype=object)
    lemma = vocabulary["lemma"].to_numpy()
    for code in sorted(frame["language"].unique()):
        stops = stop_forms(code)
        is_stop = np.array([form in stops for form in forms], dtype=bool)
        rows = np.flatnonzero(((frame["language"] == code) & (frame["group"] != "")).to_numpy())
        words, content = [], []
        for row in rows.tolist():
            terms = corpus.tokens.term[first[row] : last[row]]
            words.append(forms[terms].tolist())
            content.append(np.unique(lemma[terms[~is_stop[terms] & ~is_stop[lemma[terms]]]]))
        own = frame.iloc[rows].reset_index(drop=True)
        names = [
            frozenset(word for word, *_ in _spans_of(speaker) if len(word) > 2)
            for speaker in own["speaker"]
        ]
        yield _Said(own, own["type"].tolist(), stops, words, content, names)


def _utterances(said: _Said) -> Iterator[np.ndarray]:
    """The rows of versions of one utterance, the fullest first, for each that has several.

    Around the fullest version, not along a chain: each of the others is a version of that one.
    """
    marked = (said.frame["type"] != "indirect").to_numpy()
    names = (said.frame["article_id"], said.frame["group"])
    order = np.lexsort((*names, -said.frame["words"], ~marked))
    near = _near(said)
    taken = np.zeros(len(order), dtype=bool)
    for fullest in order.tolist():
        if taken[fullest]:
            continue
        others = [row for row in near.get(fullest, ()) if not taken[row]]
        rows = [row for row in others if _is_version(said, fullest, row)]
        taken[[fullest, *rows]] = True
        if rows:
            yield np.array([fullest, *rows])


def _near(said: _Said) -> dict[int, list[int]]:
    """For each quotation those with which it has most of the shorter one's content in common.

    Only such as have two words beside each other in common are looked at (versions have several),
    and no pair of words that stands in very many quotations: so large sets stay quick.
    """
    size = len(said.frame)
    story = said.frame["story"].to_numpy(dtype=object)
    one, other = _beside_each_other(said)
    same = story[one] == story[other]
    one, other = one[same], other[same]
    counts = np.array([len(content) for content in said.content], dtype=np.int64)
    terms, place = np.unique(
        np.concatenate([np.zeros(0, dtype=np.int64), *said.content]), return_inverse=True
    )
    row = np.repeat(np.arange(size), counts)
    frequency = np.bincount(place, minlength=len(terms))
    weight = np.log((1 + size) / (1 + frequency)) + 1  # smooth idf over quotations
    binary = sparse.csr_matrix((np.ones(len(row)), (row, place)), (size, len(terms)))
    total = binary @ weight
    near: dict[int, list[int]] = {}
    for first in range(0, len(one), _PIECE):
        a, b = one[first : first + _PIECE], other[first : first + _PIECE]
        both = binary[a].multiply(binary[b])
        shared = np.asarray(both @ weight).ravel()
        enough = np.asarray(both.sum(axis=1)).ravel() >= SHARED
        enough &= shared >= CONTAINED * np.minimum(total[a], total[b])
        for i, j in zip(a[enough].tolist(), b[enough].tolist(), strict=True):
            near.setdefault(i, []).append(j)
            near.setdefault(j, []).append(i)
    return near


def _beside_each_other(said: _Said) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of quotations that have two neighbouring words in common."""
    pairs: dict[tuple[str, str], set[int]] = {}
    for row, words in enumerate(said.words):
        for pair in pairwise(words):
            if not (pair[0] in said.stops and pair[1] in said.stops):
                pairs.setdefault(pair, set()).add(row)
    found: set[tuple[int, int]] = set()
    for rows in pairs.values():
        if 1 < len(rows) <= _OFTEN:
            found.update(combinations(sorted(rows), 2))
    one, other = np.array(sorted(found), dtype=np.int64).reshape(-1, 2).T
    return one, other


def _is_version(said: _Said, a: int, b: int) -> bool:
    named = bool(said.names[a] and said.names[b])
    same = bool(said.names[a] & said.names[b])
    in_order = _in_order(said.words[a], said.words[b])
    if "indirect" in (said.type[a], said.type[b]):
        return same and in_order >= REPORTED
    return in_order >= (IN_ORDER if same or not named else PART_OF)


def _in_order(a: list[str], b: list[str]) -> float:
    """Words in runs of two or more that both have in the same order, by those of the shorter."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(one.size for one in blocks if one.size > 1) / max(min(len(a), len(b)), 1)


def _table(said: _Said) -> pd.DataFrame:
    """The versions of all utterances of several groups, with what they are ordered by."""
    group = said.frame["group"].to_numpy(dtype=object)
    place = list(zip(said.frame["article_id"], said.frame["start"], strict=True))
    rows: list[int] = []
    told: list[tuple[object, ...]] = []
    for utterance in _utterances(said):
        groups = len(set(group[utterance]))
        if groups > 1:
            fullest = int(utterance[0])
            for row in utterance.tolist():
                rows.append(row)
                version = _version(said, fullest, row)
                told.append((*version, row == fullest, groups, len(utterance), *place[fullest]))
    names = ["version", "similarity", "fullest", "groups", "versions", "first_id", "first_start"]
    columns = pd.DataFrame(told, columns=names)
    return pd.concat([said.frame.take(rows).reset_index(drop=True), columns], axis=1)


def _version(said: _Said, fullest: int, row: int) -> tuple[str, float]:
    if row == fullest:
        return "fullest", 1.0
    own, full = said.words[row], said.words[fullest]
    share = _in_order(full, own)
    if said.type[row] == "indirect":
        return "indirect", share
    if share >= SAME and len(own) >= SAME * len(full):
        return "whole", share
    return ("cut" if share >= PART_OF else "altered"), share


def _before(corpus: Corpus, table: pd.DataFrame) -> list[str]:
    """What stands before each quotation in its sentence, speaker and cue too."""
    frame = corpus.articles.frame
    row_of = dict(zip(frame["article_id"], range(len(frame)), strict=True))
    sentences = corpus.sentences
    key = sentences["article"].to_numpy(np.int64) * 2 + sentences["part"].to_numpy()
    begins = (key << 32) + sentences["start"].to_numpy()
    result = []
    columns = zip(table["article_id"], table["part"], table["start"], strict=True)
    for article_id, part, start in columns:
        row, which = row_of[article_id], int(part == PART_NAMES[1])
        text = frame["text" if which else "title"].iloc[row]
        place = np.searchsorted(begins, (np.int64(row * 2 + which) << 32) + start, side="right") - 1
        opens = int(sentences["start"].iloc[max(place, 0)])
        result.append(text[max(min(opens, start), start - _BEFORE) : start].strip())
    return result
