"""VADER's words rebuilt from the token table: what stands between white space, signs stripped."""

from __future__ import annotations

import string
from dataclasses import dataclass

import numpy as np

from analysis.corpus import Corpus
from analysis.measures.lexicon import EnglishLexicon, EnglishTypes
from analysis.measures.tone_engine import INNER, LEAD, TAIL, Layout


@dataclass(frozen=True, eq=False)
class Words:
    """VADER's words (what stands between white space), one row a word.

    entry: row in the lexicon's table (0: none); token: place of its first token in the layout (of
    the one before it for a row of signs); count: tokens in it; first, size: each sentence's first
    word and number of words; odd: words whose text is not just their token, with that text.
    """

    entry: np.ndarray
    token: np.ndarray
    count: np.ndarray
    first: np.ndarray
    size: np.ndarray
    odd: np.ndarray
    odd_text: list[str]


def _strip(text: str, signs: str) -> str:
    """A piece between white space as VADER looks it up; of two letters or fewer, signs stay."""
    stripped = text.strip(signs)
    return stripped if len(stripped) > 2 else text


def find_words(
    corpus: Corpus, layout: Layout, lexicon: EnglishLexicon, types: EnglishTypes
) -> Words:
    """The words of a layout. A word that is one token is looked up by its type, others by text."""
    signs = string.punctuation
    pieces = [_pieces(text, side) for text, side in layout.kinds]
    splits = layout.per_gap([piece is not None for piece in pieces], "bool")
    left, middle, right = zip(*(piece or ("", [], "") for piece in pieces), strict=True)
    after_length = layout.per_gap([len(text) for text in left], "int64")
    before_length = layout.per_gap([len(text) for text in right], "int64")
    strips = [not (a + b).strip(signs) for a, b in zip(left, right, strict=True)]
    plain_gap = layout.per_gap(strips, "bool")

    gap = layout.before
    begins = splits[gap]
    added = layout.per_gap([len(texts) for texts in middle], "int64")
    total = added.copy()
    total[gap] += begins
    until = np.cumsum(total)
    size = int(until[-1])
    opening = np.flatnonzero(begins)  # places of the tokens that open a word
    index = until[gap[opening]] - 1  # their words
    count = np.diff(np.append(opening, len(layout.token)))
    closing = opening + count - 1

    entry = np.zeros(size, dtype=np.int32)
    token = np.zeros(size, dtype=np.int64)
    tokens = np.zeros(size, dtype=np.int64)
    term = layout.term(corpus)
    entry[index] = types.entry[term[opening]]
    token[index], tokens[index] = opening, count

    attached = before_length[gap[opening]] + after_length[gap[closing] + 1]
    length = layout.end[closing] - layout.start[opening]
    plain = (count == 1) & plain_gap[gap[opening]] & plain_gap[gap[closing] + 1]
    plain &= (length > 2) | (attached == 0)
    plain &= length == types.length[term[opening]]
    plain &= ~_has_foreign_sign(layout, opening, closing)
    odd = np.flatnonzero(~plain)
    starts = layout.start[opening[odd]] - before_length[gap[opening[odd]]]
    ends = layout.end[closing[odd]] + after_length[gap[closing[odd]] + 1]
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    odd_text = [_strip(layout.joined[a:b], signs) for a, b in spans]
    entry[index[odd]] = lexicon.entries(odd_text)
    _fill_signs(layout, lexicon, middle, added, until - total, entry, token)
    opens = gap[layout.first]
    first = until[opens] - total[opens]
    return Words(
        entry, token, tokens, first, until[gap[layout.last] + 1] - first, index[odd], odd_text
    )


def _pieces(text: str, side: int) -> tuple[str, list[str], str] | None:
    """What a gap leaves at the word before it, pieces of signs alone, what it puts before the next.

    None: no white space, the tokens on both sides are one word.
    """
    if side == INNER and not any(map(str.isspace, text)):
        return None
    parts = text.split()
    left = parts.pop(0) if side != LEAD and parts and not text[0].isspace() else ""
    right = parts.pop() if side != TAIL and parts and not text[-1].isspace() else ""
    return left, parts, right


def _has_foreign_sign(layout: Layout, opening: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """Words with a character beyond ASCII: the vocabulary has folded those."""
    at = np.flatnonzero(layout.points > 127)
    place = np.searchsorted(layout.start[opening], at, side="right") - 1
    inside = (place >= 0) & (at < layout.end[closing[place]])
    result = np.zeros(len(opening), dtype=bool)
    result[place[inside]] = True
    return result


def _fill_signs(
    layout: Layout,
    lexicon: EnglishLexicon,
    middle: tuple[list[str], ...],
    added: np.ndarray,
    index: np.ndarray,
    entry: np.ndarray,
    token: np.ndarray,
) -> None:
    """Entries and tokens of words that are signs alone (dashes, emoticons)."""
    gaps = np.flatnonzero(added)
    token_before = np.maximum(np.searchsorted(layout.before, gaps) - 1, 0)
    opens = layout.before[layout.first]
    leads = np.isin(gaps, opens)
    token_before[leads] = np.searchsorted(layout.before, gaps[leads])
    per_kind = [lexicon.entries(texts) if texts else [] for texts in middle]
    for step in range(int(added.max(initial=0))):
        here = gaps[added[gaps] > step]
        kinds = layout.gap_kind[here].tolist()
        entry[index[here] + step] = [per_kind[kind][step] for kind in kinds]
        token[index[here] + step] = token_before[added[gaps] > step]
