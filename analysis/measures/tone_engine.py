"""What every tone rule stands on: sentences laid out as arrays, phrases found in them, sums.

A sentence is its tokens and the gaps between them (before the first, between two, after the
last). Gaps, like words, have few types; whatever a rule wants to know of a gap (a clause mark, an
exclamation mark, white space) is asked once per type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.blocks import begins

INNER, LEAD, TAIL = 0, 1, 2  # a gap between two tokens, before the first one, after the last one
ALPHA = 15.0  # VADER's normalising constant: about the largest sum that a sentence reaches
NEGATED = -0.74  # what a negated word keeps of its valence (Hutto & Gilbert 2014)
DECAY = (1.0, 0.95, 0.9)  # of an intensifier one, two, three words away (the same)
_AFTER = "\n" * 4  # so that four characters can be read from any place
_SHORT, _PLANE = 3, 0xFFFF  # gaps up to so many characters are a number of 64 bits
_OWN = np.array([(1 << 16 * count) - 1 for count in range(_SHORT + 1)], dtype=np.int64)
CONTRAST_BEFORE, CONTRAST_AFTER = 0.5, 1.5  # weights around “but” (the same)


def compound(total: np.ndarray) -> np.ndarray:
    """x / √(x² + 15): a sum of valences brought to −1…1 (Hutto & Gilbert 2014)."""
    return total / np.sqrt(total * total + ALPHA)


@dataclass(frozen=True, eq=False)
class Layout:
    """Some sentences with their tokens and gaps in the order of the text.

    rows: rows of the corpus's sentences, ascending. token: rows of their tokens; sentence: place in
    `rows` of each token; first, last: places in `token` of each sentence's first and last token.
    start, end: offsets of tokens in `joined`; base: what to take off, a sentence, to get offsets in
    the article. gap_kind: index into `kinds` (text, INNER/LEAD/TAIL) of each gap, in order. Kind 0,
    one space between two tokens, is by far the commonest; the gaps of other kinds again: odd_kind,
    and odd_after, the place of the token after it (of a tail: of the next sentence's first one).
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
    gap_kind: np.ndarray
    odd_kind: np.ndarray
    odd_after: np.ndarray
    kinds: list[tuple[str, int]]

    @cached_property
    def before(self) -> np.ndarray:
        """Place in the gap arrays of the gap before each token; the one after is `before + 1`."""
        return np.arange(len(self.token)) + self.sentence

    def term(self, corpus: Corpus) -> np.ndarray:
        """The vocabulary row of each token."""
        first, last = self.token[0], self.token[-1]
        if last - first + 1 == len(self.token):
            return corpus.tokens.term[first : last + 1]
        return corpus.tokens.term[self.token]

    def per_gap(self, of_kind: Sequence[object], dtype: str) -> np.ndarray:
        """A value for every gap from one for every kind of gap."""
        return np.array(of_kind, dtype=dtype)[self.gap_kind]

    def places(self, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, ...]:
        """(sentence, token, start, end) in the corpus of what runs from one token to another."""
        home = self.sentence[first]
        base = self.base[home]
        return self.rows[home], self.token[first], self.start[first] - base, self.end[last] - base


def lay_out(corpus: Corpus, rows: np.ndarray) -> Layout:
    """The sentences `rows` (ascending) of a corpus as a `Layout`."""
    tokens, frame = corpus.tokens, corpus.articles.frame
    low, high = np.searchsorted(tokens.sentence, (rows[0], rows[-1] + 1))
    chosen = np.full(len(corpus.sentences), -1, dtype=np.int32)
    chosen[rows] = np.arange(len(rows), dtype=np.int32)
    home = chosen.take(tokens.sentence[low:high])
    if (rows[-1] - rows[0] + 1) == len(rows):
        token, start, end = np.arange(low, high), tokens.start[low:high], tokens.end[low:high]
    else:
        token = low + np.flatnonzero(home >= 0)
        home, start, end = home[home >= 0], tokens.start[token], tokens.end[token]

    article, part, opens, closes = (
        corpus.sentences[name].to_numpy()[rows] for name in ("article", "part", "start", "end")
    )
    text = article.astype(np.int64) * 2 + part
    new = np.flatnonzero(np.diff(text, prepend=-1))  # sentences come in order of the texts
    used = slice(article[0], article[-1] + 1)
    pairs = [frame[name].array[used].tolist() for name in ("title", "text")]
    numbers = zip((article[new] - article[0]).tolist(), part[new].tolist(), strict=True)
    texts = [pairs[which][row] for row, which in numbers]
    offsets = offsets_of(texts)
    base = np.repeat(offsets, np.diff(new, append=len(rows)))
    shift = base.take(home)
    spans = opens + base, closes + base
    return laid_out(texts, rows, token, home, start + shift, end + shift, base, *spans)


def offsets_of(texts: Sequence[str]) -> np.ndarray:
    """Where each text begins when they are joined by one character (int32: a block is small)."""
    lengths = np.fromiter(map(len, texts), dtype=np.int32, count=len(texts)) + np.int32(1)
    return np.cumsum(lengths, dtype=np.int32) - lengths


def laid_out(
    texts: Sequence[str], rows: np.ndarray, token: np.ndarray, sentence: np.ndarray,
    start: np.ndarray, end: np.ndarray, base: np.ndarray, opens: np.ndarray, closes: np.ndarray,
) -> Layout:  # fmt: skip
    """A `Layout` of texts, as `offsets_of` joins them. start, end: of tokens; opens, closes: of
    sentences, each of which has a token; the rest as in `Layout`."""
    joined = "\n".join((*texts, _AFTER))
    points = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    if len(points) != len(joined):  # characters beyond the first plane
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    opening = begins(sentence)
    first = np.flatnonzero(opening)
    last = np.append(first[1:], len(token)) - 1

    odd = opening.copy()
    odd[1:] |= (start[1:] - end[:-1] != 1) | (points.take(end[:-1]) != ord(" "))
    after = np.flatnonzero(odd)  # tokens with another gap before them than one space
    lead = opening[after]
    slot = np.arange(len(after)) + np.cumsum(lead) - 1  # a sentence's tail stands before a lead
    leads = slot[lead]
    tails = np.append(leads[1:], len(after) + len(rows)) - 1
    odd_after, gap, gap_start, gap_end = (np.empty(tails[-1] + 1, np.int64) for _ in range(4))
    side = np.full(len(gap), INNER)
    odd_after[slot], odd_after[tails] = after, last + 1
    gap[slot], gap[tails] = after + sentence[after], last + 1 + np.arange(len(rows))
    gap_start[slot], gap_start[leads], gap_start[tails] = end[after - 1], opens, end[last]
    gap_end[slot], gap_end[tails] = start[after], closes
    side[leads], side[tails] = LEAD, TAIL
    odd_kind, kinds = _gap_kinds(joined, points, gap_start, np.maximum(gap_start, gap_end), side)
    gap_kind = np.zeros(len(token) + len(rows), dtype=np.int32)
    gap_kind[gap] = odd_kind
    return Layout(
        rows, token, sentence, first, last, joined, points, start, end, base,
        gap_kind, odd_kind, odd_after, kinds,
    )  # fmt: skip


def _gap_kinds(
    joined: str, points: np.ndarray, start: np.ndarray, end: np.ndarray, side: np.ndarray
) -> tuple[np.ndarray, list[tuple[str, int]]]:
    """(kind of each gap that is not of kind 0; kinds)."""
    length = end - start
    long = length > _SHORT
    low = points.astype("<u2", copy=False)
    if low is not points:
        for step in range(_SHORT):
            long |= (length > step) & (points[start + step] > _PLANE)
    # up to three characters (none is NUL) make a number with the side; others are read as text
    by_four = np.ndarray(len(low) - 3, np.dtype("<i8"), low.data, strides=(2,))
    key = by_four[start] & _OWN[np.minimum(length, _SHORT)] | side << 62
    long = np.flatnonzero(long)
    spans = zip(start[long].tolist(), end[long].tolist(), strict=True)
    seen: dict[str, int] = {}
    numbers = [seen.setdefault(joined[a:b], len(seen)) for a, b in spans]
    key[long] = np.array(numbers, dtype=np.int64) | 1 << 61 | side[long] << 62
    found, uniques = pd.factorize(key)
    example = np.zeros(len(uniques), dtype=np.int64)
    example[found] = np.arange(len(found))
    named = zip(start[example].tolist(), end[example].tolist(), side[example].tolist(), strict=True)
    return found + 1, [(" ", INNER)] + [(joined[a:b], where) for a, b, where in named]


#: What a word can do to another one; `Hits.role` is a number among them.
ROLES = ("negation", "intensifier", "contrast")
#: (first token, last token, role) of words that acted, as places in a layout.
Acted = tuple[np.ndarray, np.ndarray, str]


@dataclass(frozen=True, eq=False)
class Hits:
    """Words (or phrases) known to the lexicon, in order, and what acted on them.

    sentence: row in the corpus; token: row of the first token; width: tokens covered; start, end:
    offsets in the article's part; valence: of the lexicon; value: what it adds to its sentence.
    acted: a column each for negations, intensifiers and contrast words that acted, with sentence,
    token, start, end, role. marks: a column each for runs of exclamation or question marks, with
    the token before it and how many of each, for rules that count them (int64, both).
    """

    sentence: np.ndarray
    token: np.ndarray
    width: np.ndarray
    start: np.ndarray
    end: np.ndarray
    valence: np.ndarray
    value: np.ndarray
    acted: np.ndarray
    marks: np.ndarray

    @property
    def shifters(self) -> pd.DataFrame:
        """The words that acted, each once with its role: sentence, token, start, end, role."""
        rows = np.unique(self.acted, axis=1)
        frame = pd.DataFrame(dict(zip(("sentence", "token", "start", "end"), rows, strict=False)))
        return frame.assign(role=np.array(ROLES, dtype=object)[rows[-1]])


NO_MARKS = np.zeros((3, 0), dtype=np.int64)


def acted_in(layout: Layout, acted: Sequence[Acted]) -> np.ndarray:
    """`Hits.acted` of the words that acted in a layout."""
    first, last = (np.concatenate([each[side] for each in acted]) for side in (0, 1))
    role = np.repeat([ROLES.index(role) for *_, role in acted], [len(each[0]) for each in acted])
    return np.stack((*layout.places(first, last), role)).astype(np.int64)


def emphasis(exclaim: np.ndarray, question: np.ndarray) -> np.ndarray:
    """What exclamation and question marks of a sentence add to the size of its sum (VADER)."""
    asked = np.where(question > 3, 0.96, np.where(question > 1, question * 0.18, 0.0))
    return np.minimum(exclaim, 4) * 0.292 + asked


def join_hits(parts: Sequence[Hits]) -> Hits:
    """The hits of several blocks of sentences as one."""
    if len(parts) == 1:
        return parts[0]
    names = [field.name for field in fields(Hits)]
    return Hits(*(np.concatenate([getattr(p, n) for p in parts], axis=-1) for n in names))
