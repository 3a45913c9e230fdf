"""What every tone rule stands on: sentences laid out as arrays, phrases found in them, sums.

A sentence is its tokens and the gaps between them (before the first, between two, after the
last). Gaps, like words, have few types; whatever a rule wants to know of a gap (a clause mark, an
exclamation mark, white space) is asked once per type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.corpus import Corpus

INNER, LEAD, TAIL = 0, 1, 2  # a gap between two tokens, before the first one, after the last one
ALPHA = 15.0  # VADER's normalising constant: about the largest sum that a sentence reaches
NEGATED = -0.74  # what a negated word keeps of its valence (Hutto & Gilbert 2014)
DECAY = (1.0, 0.95, 0.9)  # of an intensifier one, two, three words away (the same)
CONTRAST_BEFORE, CONTRAST_AFTER = 0.5, 1.5  # weights around “but” (the same)


def compound(total: np.ndarray) -> np.ndarray:
    """x / √(x² + 15): a sum of valences brought to −1…1 (Hutto & Gilbert 2014)."""
    return total / np.sqrt(total * total + ALPHA)


@dataclass(frozen=True, eq=False)
class Layout:
    """Some sentences of a corpus with their tokens and gaps in the order of the text.

    rows: rows of the corpus's sentences, ascending. token: rows of their tokens; sentence: place in
    `rows` of each token; first, last: places in `token` of each sentence's first and last token.
    start, end: offsets of tokens in `joined`; base: what to take off to get offsets in the article.
    before: place in the gap arrays of the gap before each token (the one after it is `before + 1`).
    gap_start, gap_end: offsets in `joined`; gap_kind: index into `kinds` (text, INNER/LEAD/TAIL).
    """

    rows: np.ndarray
    token: np.ndarray
    sentence: np.ndarray
    first: np.ndarray
    last: np.ndarray
    joined: str
    points: np.ndarray
    start: np.ndarray
    end: np.ndarray
    base: np.ndarray
    before: np.ndarray
    gap_start: np.ndarray
    gap_end: np.ndarray
    gap_kind: np.ndarray
    kinds: list[tuple[str, int]]

    def term(self, corpus: Corpus) -> np.ndarray:
        """The vocabulary row of each token."""
        return corpus.tokens.term[self.token]

    def per_gap(self, of_kind: Sequence[object], dtype: str) -> np.ndarray:
        """A value for every gap from one for every kind of gap."""
        return np.array(of_kind, dtype=dtype)[self.gap_kind]


def lay_out(corpus: Corpus, rows: np.ndarray) -> Layout:
    """The sentences `rows` (ascending) of a corpus as a `Layout`."""
    tokens, frame = corpus.tokens, corpus.articles.frame
    chosen = np.full(len(corpus.sentences), -1, dtype=np.int64)
    chosen[rows] = np.arange(len(rows))
    low, high = np.searchsorted(tokens.sentence, (rows[0], rows[-1] + 1))
    token = low + np.flatnonzero(chosen[tokens.sentence[low:high]] >= 0)
    sentence = chosen[tokens.sentence[token]]
    first = np.searchsorted(sentence, np.arange(len(rows)))
    last = np.append(first[1:], len(token)) - 1

    spans = corpus.sentences.iloc[rows]
    text = spans["article"].to_numpy().astype(np.int64) * 2 + spans["part"].to_numpy()
    used, place = np.unique(text, return_inverse=True)
    pairs = frame[["title", "text"]].iloc[np.unique(used // 2)]
    by_article = dict(zip(np.unique(used // 2).tolist(), pairs.to_numpy().tolist(), strict=True))
    texts = [by_article[number // 2][number % 2] for number in used.tolist()]
    joined = "\n".join(texts) + "\n\n"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    offset = np.cumsum([0] + [len(one) + 1 for one in texts])[place]

    base = offset[sentence]
    start, end = tokens.start[token] + base, tokens.end[token] + base
    before = np.arange(len(token)) + sentence
    gap_start = np.empty(len(token) + len(rows), dtype=np.int64)
    gap_end = np.empty_like(gap_start)
    gap_end[before], gap_start[before + 1] = start, end
    gap_start[before[first]] = spans["start"].to_numpy() + offset
    gap_end[before[last] + 1] = spans["end"].to_numpy() + offset
    np.maximum(gap_start, gap_end, out=gap_end, where=gap_end < gap_start)
    side = np.zeros(len(gap_start), dtype=np.int64)
    side[before[first]], side[before[last] + 1] = LEAD, TAIL
    gap_kind, kinds = _gap_kinds(joined, points, gap_start, gap_end, side)
    return Layout(
        rows, token, sentence, first, last, joined, points, start, end, base,
        before, gap_start, gap_end, gap_kind, kinds,
    )  # fmt: skip


def _gap_kinds(
    joined: str, points: np.ndarray, start: np.ndarray, end: np.ndarray, side: np.ndarray
) -> tuple[np.ndarray, list[tuple[str, int]]]:
    """(kind of each gap; kinds). Kind 0 is one space between two tokens, by far the commonest."""
    kind = np.zeros(len(start), dtype=np.int32)
    length = end - start
    other = np.flatnonzero((length != 1) | (points[start] != ord(" ")) | (side != INNER))
    start, end, length, side = start[other], end[other], length[other], side[other]
    # up to two characters make a number with the side; longer gaps are read as text
    key = np.where(length > 0, points[start], 0).astype(np.int64)
    key |= np.where(length > 1, points[start + 1 - (length < 2)], 0).astype(np.int64) << 21
    key |= (np.minimum(length, 3) << 42) | (side << 44)
    long = np.flatnonzero(length > 2)
    spans = zip(start[long].tolist(), end[long].tolist(), strict=True)
    seen: dict[str, int] = {}
    numbers = [seen.setdefault(joined[a:b], len(seen)) for a, b in spans]
    key[long] = np.array(numbers, dtype=np.int64) | (3 << 42) | (side[long] << 44)
    found, uniques = pd.factorize(key)
    example = np.zeros(len(uniques), dtype=np.int64)
    example[found[::-1]] = np.arange(len(found))[::-1]
    kind[other] = found + 1
    named = zip(start[example].tolist(), end[example].tolist(), side[example].tolist(), strict=True)
    return kind, [(" ", INNER)] + [(joined[a:b], where) for a, b, where in named]


@dataclass(frozen=True, eq=False)
class Hits:
    """Words (or phrases) known to the lexicon, in order, and what acted on them.

    sentence: row in the corpus; token: row of the first token; width: tokens covered; start, end:
    offsets in the article's part; valence: of the lexicon; value: what it adds to its sentence.
    shifters: the same places (sentence, token, start, end) of negations, intensifiers and contrast
    words that acted, with `role`. marks: token before a run of exclamation or question marks, and
    how many of each, for rules that count them.
    """

    sentence: np.ndarray
    token: np.ndarray
    width: np.ndarray
    start: np.ndarray
    end: np.ndarray
    valence: np.ndarray
    value: np.ndarray
    shifters: pd.DataFrame
    marks: pd.DataFrame


NO_MARKS = pd.DataFrame(
    {"token": np.zeros(0, np.int64), "exclaim": np.zeros(0), "question": np.zeros(0)}
)


def emphasis(exclaim: np.ndarray, question: np.ndarray) -> np.ndarray:
    """What exclamation and question marks of a sentence add to the size of its sum (VADER)."""
    asked = np.where(question > 3, 0.96, np.where(question > 1, question * 0.18, 0.0))
    return np.minimum(exclaim, 4) * 0.292 + asked


def join_hits(parts: Sequence[Hits]) -> Hits:
    """The hits of several blocks of sentences as one."""
    arrays = ("sentence", "token", "width", "start", "end", "valence", "value")
    columns = [np.concatenate([getattr(part, name) for part in parts]) for name in arrays]
    frames = [
        pd.concat([getattr(part, name) for part in parts], ignore_index=True)
        for name in ("shifters", "marks")
    ]
    return Hits(*columns, *frames)


class Phrases:
    """A trie of word sequences, walked over all tokens of a layout at once.

    phrases: sequences of normal forms; the payload of a match is its index in the list given (the
    first of equal ones).
    """

    def __init__(self, phrases: Sequence[tuple[str, ...]]) -> None:
        self.words: dict[str, int] = {}
        step: dict[tuple[int, int], int] = {}
        payload = [-1]
        for number, phrase in enumerate(phrases):
            node = 0
            for form in phrase:
                word = self.words.setdefault(form, len(self.words))
                node = step.setdefault((node, word), len(payload))
                if node == len(payload):
                    payload.append(-1)
            if payload[node] < 0:
                payload[node] = number
        self._payload = np.array(payload, dtype=np.int64)
        self._width = max(1, len(self.words))
        keys = np.array([a * self._width + b for a, b in step] or [-1], dtype=np.int64)
        order = np.argsort(keys)
        self._keys = keys[order]
        self._next = np.array(list(step.values()) or [0], dtype=np.int64)[order]

    def find(
        self, word: np.ndarray, begins: np.ndarray, last: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(start, width, payload) of the longest phrase at every place where one starts.

        word: each token's index in `words` (−1: none); begins: the index under which it may begin
        a phrase; last: place of the last token of each token's sentence.
        """
        width = np.zeros(len(word), dtype=np.int64)
        found = np.full(len(word), -1, dtype=np.int64)
        for depth, place, payload in self._walk(word, begins, last):
            width[place], found[place] = depth, payload
        starts = np.flatnonzero(found >= 0)
        return starts, width[starts], found[starts]

    def every(
        self, word: np.ndarray, begins: np.ndarray, last: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """As `find`, with all phrases that start at a place, not the longest alone."""
        steps = [
            (place, np.full(len(place), depth, dtype=np.int64), payload)
            for depth, place, payload in self._walk(word, begins, last)
        ]
        start, width, found = (
            np.concatenate([np.zeros(0, dtype=np.int64), *column])
            for column in (zip(*steps, strict=True) if steps else ((), (), ()))
        )
        return start, width, found

    def _walk(
        self, word: np.ndarray, begins: np.ndarray, last: np.ndarray
    ) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
        """(words, starts, payloads) of the phrases of one, two, … words."""
        place = np.flatnonzero(begins >= 0)
        node, where = np.zeros(len(place), dtype=np.int64), place
        step = begins[place]
        depth = 0
        while len(place):
            key = node * self._width + step
            at = np.minimum(np.searchsorted(self._keys, key), len(self._keys) - 1)
            alive = self._keys[at] == key
            node, place, where = self._next[at[alive]], place[alive], where[alive]
            depth += 1
            ends = self._payload[node] >= 0
            yield depth, place[ends], self._payload[node[ends]]
            goes_on = where < last[place]
            node, place, where = node[goes_on], place[goes_on], where[goes_on] + 1
            step = word[where]
            known = step >= 0
            node, place, where, step = node[known], place[known], where[known], step[known]


def without_overlaps(start: np.ndarray, width: np.ndarray) -> np.ndarray:
    """Which spans to keep so that none overlap, as indices in order of `start`.

    The first one wins; of those that start at one place the longest.
    """
    order = np.lexsort((-width, start))
    while True:
        begins, ends = start[order], start[order] + width[order]
        clash = np.concatenate(([False], begins[1:] < ends[:-1]))
        if not clash.any():
            return order
        # drop those whose predecessor stays; a chain is settled from its beginning
        order = order[~(clash & ~np.concatenate(([False], clash[:-1])))]
