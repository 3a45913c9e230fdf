"""VADER's words rebuilt from tokens: what stands between white space, signs stripped.

Nearly all words are one token and are looked up by their type; only those of several tokens, or
with signs that VADER does not strip, are read as text, and of them only those that could be words
that VADER knows.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

import numpy as np

from analysis.measures.lexicon import EnglishLexicon
from analysis.measures.tone_engine import INNER, LEAD, TAIL, Layout
from analysis.text.languages import get_language
from analysis.text.normal import normal_forms
from analysis.text.tokens import words

_NOT = "n't"  # negates wherever it stands in a word


@dataclass(frozen=True, eq=False)
class Types:
    """Of each type of token: its row in an `EnglishLexicon` (0: none), the length of its form,
    whether a word that VADER knows may begin with it, whether it has “n't” in it."""

    entry: np.ndarray
    length: np.ndarray
    asks: np.ndarray
    negates: np.ndarray


@dataclass(frozen=True, eq=False)
class Words:
    """VADER's words (what stands between white space, pieces of signs too), one row a word.

    entry: row in the lexicon's table (0: none); first, size: each sentence's first word and number
    of words; token: the first token of each word; signs: words of signs alone, whose token is the
    one before them (before a sentence's first token that one); more: by token, how many more its
    word has; before, after: by kind of gap, how many of its characters belong to the word before
    it and to the one after it.
    """

    layout: Layout
    entry: np.ndarray
    first: np.ndarray
    size: np.ndarray
    token: np.ndarray
    signs: np.ndarray
    more: np.ndarray
    before: np.ndarray
    after: np.ndarray

    def tokens(self, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(first token, last token) of the words `at`."""
        first = self.token[at]
        return first, first + self.more[first]

    def texts(self, first: np.ndarray, last: np.ndarray) -> list[str]:
        """The words from one token to another as they stand between white space."""
        layout = self.layout
        gap = first + layout.sentence[first], last + layout.sentence[last] + 1
        starts = layout.start[first] - self.after[layout.gap_kind[gap[0]]]
        ends = layout.end[last] + self.before[layout.gap_kind[gap[1]]]
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        return [layout.joined[a:b] for a, b in spans]


def word_types(lexicon: EnglishLexicon, forms: Sequence[str]) -> Types:
    """What is asked of types, by their text or their normal form."""
    size = len(forms)
    lower = list(map(str.lower, forms))
    entry = np.fromiter(map(_openers(lexicon).get, lower, repeat(-1)), dtype=np.int16, count=size)
    negates = np.fromiter((_NOT in form for form in lower), dtype=bool, count=size)
    asks = (entry >= 0) | negates
    entry[negates & (entry <= 0)] = len(lexicon.known) - 1
    length = np.fromiter(map(len, forms), dtype=np.int32, count=size)
    return Types(np.maximum(entry, 0), length, asks, negates)


@lru_cache(maxsize=1)
def _openers(lexicon: EnglishLexicon) -> dict[str, int]:
    """The first token of every word of the lexicon, as it stands and in normal form: the row of
    the word that it is itself, 0 for none."""
    entries = list(lexicon.rows)
    found = words(entries, ["en"] * len(entries))
    first = found.type[np.flatnonzero(np.diff(found.text, prepend=-1))]
    surfaces = found.types["surface"].to_numpy()[np.unique(first)].tolist()
    forms = normal_forms(surfaces, get_language("en"))
    return dict.fromkeys(map(str.lower, (*surfaces, *forms)), 0) | lexicon.rows


def _strip(text: str) -> str:
    """A piece between white space as VADER looks it up; of two letters or fewer, signs stay."""
    stripped = text.strip(string.punctuation)
    return stripped if len(stripped) > 2 else text


def find_words(layout: Layout, term: np.ndarray, lexicon: EnglishLexicon, types: Types) -> Words:
    """The words of a layout; term: the type of each token."""
    pieces = [_pieces(text, side) for text, side in layout.kinds]
    joins = np.array([piece is None for piece in pieces])
    left, middle, right = zip(*(piece or ("", [], "") for piece in pieces), strict=True)
    before, after, added = (
        np.array(list(map(len, column)), dtype=np.int32) for column in (left, right, middle)
    )
    # tokens that stand in the word before them
    goes_on = layout.odd_after[joins.take(layout.odd_kind)]
    signs = np.flatnonzero(added.take(layout.odd_kind))
    step = np.ones(len(term) + 1, dtype=np.int32)
    step[goes_on] = step[-1] = 0
    np.add.at(step, layout.odd_after[signs], added[layout.odd_kind[signs]])
    until = np.cumsum(step, dtype=np.int32)
    of_token = until[:-1] - np.int32(1)
    opens = layout.first + np.arange(len(layout.first))  # the gaps that sentences open with
    first = of_token[layout.first] - added[layout.gap_kind[opens]]
    size = np.diff(first, append=until[-1])
    entry = np.zeros(until[-1], dtype=np.int16)
    token = np.zeros(until[-1], dtype=np.int32)
    opens_word = np.flatnonzero(step[:-1])
    token[of_token.take(opens_word)] = opens_word
    more = np.zeros(len(term), dtype=np.int32)
    alone = np.zeros(until[-1], dtype=bool)
    found = Words(layout, entry, first, size, token, alone, more, before, after)

    one_token = np.ones(len(term), dtype=bool)
    run = np.flatnonzero(np.diff(goes_on, prepend=-1) != 1)  # words of several tokens
    opening = goes_on[run] - 1
    more[opening] = np.diff(run, append=len(goes_on))
    one_token[goes_on], one_token[opening] = False, False
    single = np.flatnonzero(types.asks.take(term) & one_token)
    strips = [not (a + b).strip(string.punctuation) for a, b in zip(left, right, strict=True)]
    kind = term.take(single)
    plain = _plain(found, single, np.array(strips), types.length.take(kind))
    entry[of_token.take(single[plain])] = types.entry.take(kind[plain])

    asks = types.asks[term[opening]]
    if len(run):
        asks |= np.logical_or.reduceat(types.negates[term[goes_on]], run)
    odd = np.concatenate((single[~plain], opening[asks]))
    texts = found.texts(odd, odd + more[odd])
    entry[of_token[odd]] = lexicon.entries(map(_strip, texts))
    _fill_signs(found, lexicon, middle, signs, until - step)
    return found


def _plain(found: Words, single: np.ndarray, strips: np.ndarray, length: np.ndarray) -> np.ndarray:
    """Which words of one token VADER looks up as just that: by their type.

    strips: kinds of gaps that leave nothing at a word but signs that are stripped; length: of the
    types. The vocabulary has folded characters beyond ASCII: such words are read as text.
    """
    layout = found.layout
    gap = single + layout.sentence.take(single)
    earlier, later = layout.gap_kind.take(gap), layout.gap_kind.take(gap + 1)
    attached = found.after.take(earlier) + found.before.take(later)
    own = layout.end.take(single) - layout.start.take(single)
    plain = strips.take(earlier) & strips.take(later)
    plain &= (own == length) & ((own > 2) | (attached == 0))
    foreign = np.flatnonzero(layout.points > 127)
    place = np.searchsorted(layout.start, foreign, side="right") - 1
    place = place[(place >= 0) & (foreign < layout.end[place])]
    has_foreign = np.zeros(len(layout.start), dtype=bool)
    has_foreign[place] = True
    return plain & ~has_foreign[single]


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


def _fill_signs(
    found: Words,
    lexicon: EnglishLexicon,
    middle: tuple[list[str], ...],
    signs: np.ndarray,
    until: np.ndarray,
) -> None:
    """Entries and tokens of words that are signs alone (dashes, emoticons).

    signs: which of the odd gaps have such words; until: words before the gaps at each token.
    """
    layout = found.layout
    kind, token = layout.odd_kind[signs], layout.odd_after[signs]
    leads = np.array([side == LEAD for _, side in layout.kinds])
    many = np.array(list(map(len, middle)))
    earlier = many[layout.odd_kind[signs - 1]]  # of a sentence's tail, if this is a lead
    word = until[token] + np.where(leads[kind] & (signs > 0), earlier, 0)
    times = many[kind]
    step = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    at = np.repeat(word, times) + step
    entries = np.array(lexicon.entries(chain.from_iterable(middle)), dtype=np.int16)
    found.entry[at] = entries[np.repeat((np.cumsum(many) - many)[kind], times) + step]
    found.signs[at] = True
    found.token[at] = np.repeat(token - ~leads[kind], times)
