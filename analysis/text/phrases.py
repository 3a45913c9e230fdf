"""Sequences of words found in a text: a trie walked over all its words at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np


class Phrases:
    """A trie of word sequences, walked over all tokens of some texts at once.

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
        self._root = np.full(self._width, -1, dtype=np.int64)  # nodes of phrases' first words
        for (node, word), following in step.items():
            if node == 0:
                self._root[word] = following

    def opening(self, word: np.ndarray) -> np.ndarray:
        """The words (indices in `words`, −1: none) that begin a phrase, −1 for all others."""
        return np.where((word >= 0) & (self._root[word] >= 0), word, -1)

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
        node = self._root[begins[place]]
        opens = node >= 0
        node, place = node[opens], place[opens]
        where, depth = place, 0
        while len(place):
            depth += 1
            ends = self._payload[node] >= 0
            yield depth, place[ends], self._payload[node[ends]]
            goes_on = where < last[place]
            node, place, where = node[goes_on], place[goes_on], where[goes_on] + 1
            step = word[where]
            known = step >= 0
            node, place, where, step = node[known], place[known], where[known], step[known]
            key = node * self._width + step
            at = np.minimum(np.searchsorted(self._keys, key), len(self._keys) - 1)
            alive = self._keys[at] == key
            node, place, where = self._next[at[alive]], place[alive], where[alive]


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
