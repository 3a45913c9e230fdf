"""Shingles: hashed runs of words, by which repeated text is found (Broder 1997)."""

from __future__ import annotations

import numpy as np

SHINGLE = 8  # words; verbatim reuse of this length is hardly chance (methods: spans ≥ 8 tokens)


def shingle_hashes(term: np.ndarray) -> np.ndarray:
    """A 64-bit hash of every run of `SHINGLE` terms (uint64, `SHINGLE` − 1 fewer than terms)."""
    mixed = (term.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    total = np.zeros(max(len(term) - SHINGLE + 1, 0), dtype=np.uint64)
    for place in range(SHINGLE):
        total = total * np.uint64(0x100000001B3) + mixed[place : place + len(total)]
    return total
