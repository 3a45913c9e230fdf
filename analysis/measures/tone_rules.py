"""The rules for languages with a pack: negation with reach, intensifiers on both sides, contrast.

Words act within their clause: a clause mark or a contrast word ends their reach (methods 2). What
negation, intensifiers and contrast weigh is taken from VADER, so that one idea has one weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import repeat

import numpy as np

from analysis.measures.lexicon import PackLexicon, folded
from analysis.measures.tone_engine import (
    CONTRAST_AFTER,
    CONTRAST_BEFORE,
    DECAY,
    NEGATED,
    NO_MARKS,
    TAIL,
    Hits,
    Layout,
    acted_in,
)
from analysis.text.languages import Language
from analysis.text.phrases import Phrases, without_overlaps

_ENTRY, _NEGATION, _INTENSIFIER, _CONTRAST, _EXCEPTION = range(5)
#: What may be written onto the first word of a phrase, by language, in normal form: conjunctions
#: go before everything, prepositions not before particles (بلا is a word of its own, بما another).
_CONJUNCTIONS = {"ar": ("و", "ف")}
_APOSTROPHES = {"'", "\u2018", "\u2019"}
_PREPOSITIONS = {"ar": ("ب", "ل", "وب", "ول", "فب", "فل")}


@dataclass(frozen=True, eq=False)
class _Rules:
    """All phrases of a language that are not single entries; arrays have one row a phrase.

    kind: what it is; amount: reach of a negation, strength of an intensifier before a word, row of
    an entry; behind: strength of an intensifier after a word. with_conjunction, with_preposition:
    words of phrases with what may be written onto them → number of the word.
    """

    phrases: Phrases
    kind: np.ndarray
    amount: np.ndarray
    behind: np.ndarray
    takes_preposition: np.ndarray
    with_conjunction: dict[str, int]
    with_preposition: dict[str, int]


@dataclass(frozen=True, eq=False)
class _Found:
    """Phrases found in a layout: place of the first token, width; the rest as in `_Rules`."""

    place: np.ndarray
    width: np.ndarray
    kind: np.ndarray
    amount: np.ndarray
    behind: np.ndarray

    def of(self, kind: int) -> _Found:
        """The phrases of one kind."""
        return self.take(self.kind == kind)

    def take(self, rows: np.ndarray) -> _Found:
        """The phrases at `rows` (a mask or row numbers)."""
        return _Found(*(getattr(self, field.name)[rows] for field in fields(self)))


@lru_cache(maxsize=32)
def _rules(language: Language, lexicon: PackLexicon) -> _Rules:
    # the first that claims a phrase has it: “غير أن” is contrast before it is an exception
    rows: dict[tuple[str, ...], tuple[int, float, float]] = {}
    for phrase in language.contrast:
        rows.setdefault(folded(phrase, language), (_CONTRAST, 0.0, 0.0))
    for forms, row in lexicon.phrases:
        rows.setdefault(forms, (_ENTRY, float(row), 0.0))
    before = {folded(w, language): amount for w, amount in language.intensifiers.items()}
    after = {folded(w, language): amount for w, amount in language.intensifiers_after.items()}
    for forms in before | after:
        rows.setdefault(forms, (_INTENSIFIER, before.get(forms, 0.0), after.get(forms, 0.0)))
    for negator in language.negators:
        rows.setdefault(folded(negator.form, language), (_NEGATION, float(negator.reach), 0.0))
    for phrase in language.negation_exceptions:
        rows.setdefault(folded(phrase, language), (_EXCEPTION, 0.0, 0.0))
    rows.pop((), None)
    kind, amount, behind = np.array(list(rows.values()), dtype=float).reshape(-1, 3).T
    particle = (kind == _CONTRAST) | ((kind == _NEGATION) & (amount > 1))
    phrases = Phrases(list(rows))
    written = [
        {  # the prefix named first wins
            prefix + word: number
            for prefix in reversed(table.get(language.code, ()))
            for word, number in phrases.words.items()
        }
        for table in (_CONJUNCTIONS, _PREPOSITIONS)
    ]
    return _Rules(phrases, kind, amount, behind, ~particle, *written)


@dataclass(frozen=True, eq=False)
class PackTypes:
    """Of each type: its entry in a lexicon and, for phrases, its number as a word and as a first
    word, by itself and with a conjunction or a preposition written onto it; −1 for none."""

    entry: np.ndarray
    word: np.ndarray
    opens: np.ndarray
    with_conjunction: np.ndarray
    with_preposition: np.ndarray


def pack_types(forms: Sequence[str], language: Language, lexicon: PackLexicon) -> PackTypes:
    """What is asked of types, by their normal form."""
    rules = _rules(language, lexicon)

    def number(words: dict[str, int]) -> np.ndarray:
        return np.fromiter(map(words.get, forms, repeat(-1)), np.int32, len(forms))

    word = number(rules.phrases.words)
    opens, *written = map(
        rules.phrases.opening,
        (word, number(rules.with_conjunction), number(rules.with_preposition)),
    )
    return PackTypes(lexicon.entries_of(forms, language), word, opens, *written)


def pack_hits(
    layout: Layout, term: np.ndarray, language: Language, lexicon: PackLexicon, types: PackTypes
) -> Hits:
    """The words and phrases of a layout that the lexicon knows, with the value of each.

    term: the type of each token, a row of `types`.
    """
    rules = _rules(language, lexicon)
    found = _find(rules, layout, term, types)
    row = types.entry.take(term)
    clause = _clauses(layout, language, found)
    found = _without_idle(found, row, clause, lexicon.valence)
    row[_covered(found, len(term))] = -1
    single = np.flatnonzero(row >= 0)
    several = found.of(_ENTRY)
    at = np.concatenate((single, several.place))
    width = np.concatenate((np.ones(len(single), dtype=np.int64), several.width))
    entry = np.concatenate((row[single], several.amount.astype(np.int64)))
    order = np.argsort(at, kind="stable")
    order = order[lexicon.valence[entry[order]] != 0]  # 0: looks like tone and is none
    at, width, valence = at[order], width[order], lexicon.valence[entry[order]]

    counted = valence * lexicon.weight[entry[order]]
    value, acted = _shifted(layout, found, clause, at, width, counted)
    value, contrast = _contrast(layout, found, at, value)
    sentence, token, start, end = layout.places(at, at + width - 1)
    acted.append((*contrast, "contrast"))
    return Hits(
        sentence=sentence,
        token=token,
        width=width,
        start=start,
        end=end,
        valence=valence,
        value=value,
        acted=acted_in(layout, [(place, place + wide - 1, role) for place, wide, role in acted]),
        marks=NO_MARKS,
    )


def _find(rules: _Rules, layout: Layout, term: np.ndarray, types: PackTypes) -> _Found:
    """Phrases of all kinds, the longest at each place, none overlapping."""
    word = types.word.take(term)
    last = np.repeat(layout.last, layout.last - layout.first + 1)
    found = [rules.phrases.find(word, types.opens.take(term), last)]
    for begins, everything in ((types.with_conjunction, True), (types.with_preposition, False)):
        if (begins >= 0).any():
            at, width, payload = rules.phrases.find(word, begins.take(term), last)
            keep = rules.takes_preposition[payload] | everything
            found.append((at[keep], width[keep], payload[keep]))
    at, width, payload = (np.concatenate(column) for column in zip(*found, strict=True))
    kept = without_overlaps(at, width)
    payload = payload[kept]
    return _Found(
        at[kept], width[kept], rules.kind[payload], rules.amount[payload], rules.behind[payload]
    )


def _without_idle(
    found: _Found, row: np.ndarray, clause: np.ndarray, valence: np.ndarray
) -> _Found:
    """Without the negators that are entries themselves and have nothing in reach to negate:
    “profits fell” is told by the word, “unemployment fell” by what fell.

    row: the entry of each token, −1 for none.
    """
    several = found.of(_ENTRY)
    entries = (row >= 0) & ~_covered(found, len(row))
    entries[entries] = valence[row[entries]] != 0
    entries[several.place] = valence[several.amount.astype(np.int64)] != 0
    at = np.append(np.flatnonzero(entries), -1)  # −1: there is no entry after the phrase
    following = at[np.searchsorted(at[:-1], found.place, side="right")]
    gap = following - (found.place + found.width - 1)
    acts = (gap > 0) & (gap <= found.amount) & (clause[following] == clause[found.place])
    idle = (found.kind == _NEGATION) & (found.width == 1) & (row[found.place] >= 0) & ~acts
    return found.take(~idle)


def _covered(found: _Found, size: int) -> np.ndarray:
    """Tokens inside a phrase: it stands for its parts."""
    change = np.zeros(size + 1, dtype=np.int32)
    change[found.place] += 1  # none overlap: no two begin or end at one place
    change[found.place + found.width] -= 1
    return np.cumsum(change[:-1], dtype=np.int32) > 0


def _clauses(layout: Layout, language: Language, found: _Found) -> np.ndarray:
    """A number for every token that changes where nothing reaches across: at a clause mark, a
    contrast, the end of a quotation (a quotation mark right after a word; no apostrophe)."""
    closing = set().union(*language.quotes) - _APOSTROPHES
    marks = [
        where != TAIL
        and (any(sign in language.clause_marks for sign in text) or text[:1] in closing)
        for text, where in layout.kinds
    ]
    breaks = np.zeros(len(layout.token), dtype=np.int32)
    breaks[layout.odd_after[np.array(marks)[layout.odd_kind]]] = 1
    breaks[layout.first] += 1
    contrast = found.of(_CONTRAST)
    breaks[contrast.place] += 1
    after = contrast.place + contrast.width
    breaks[after[after < len(breaks)]] += 1
    return np.cumsum(breaks, dtype=np.int32)


def _shifted(
    layout: Layout,
    found: _Found,
    clause: np.ndarray,
    at: np.ndarray,
    width: np.ndarray,
    valence: np.ndarray,
) -> tuple[np.ndarray, list[tuple[np.ndarray, np.ndarray, str]]]:
    """Valences after intensifiers and negation; (place, width, role) of the words that acted."""
    strength, factor = np.zeros(len(at)), np.ones(len(at))
    acted = []

    def near(facing: np.ndarray, d: int) -> tuple[np.ndarray, np.ndarray]:
        """(hits, shifters) that stand `d` tokens apart in one clause; d < 0: the shifter after.

        facing: the tokens of shifters, rising, that may face a hit.
        """
        other = at - d if d > 0 else at + width - 1 - d
        which = np.minimum(np.searchsorted(facing, other), len(facing) - 1)
        hit = np.flatnonzero(facing[which] == other) if len(facing) else which[:0]
        hit = hit[clause[other[hit]] == clause[at[hit]]]
        return hit, which[hit]

    def told(shifters: _Found, which: np.ndarray, role: str) -> None:
        acted.append((shifters.place[which], shifters.width[which], role))

    strong = found.of(_INTENSIFIER)
    for d, decay in enumerate(DECAY, 1):
        sides = (
            (d, strong.place + strong.width - 1, strong.amount),
            (-d, strong.place, strong.behind),
        )
        for step, facing, amount in sides:
            hit, which = near(facing, step)
            strength[hit] += amount[which] * decay
            told(strong, which[amount[which] != 0], "intensifier")
    negators = found.of(_NEGATION)
    for d in range(1, int(negators.amount.max(initial=0)) + 1):
        hit, which = near(negators.place + negators.width - 1, d)
        reached = negators.amount[which] >= d
        factor[hit[reached]] *= NEGATED
        told(negators, which[reached], "negation")
    return (valence + np.sign(valence) * strength) * factor, acted


def _contrast(
    layout: Layout, found: _Found, at: np.ndarray, value: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Values weighed by the first contrast phrase of their sentence; those that weighed any."""
    phrases = found.of(_CONTRAST)
    homes, first = np.unique(layout.sentence[phrases.place], return_index=True)
    where = np.full(len(layout.rows), -1, dtype=np.int64)
    where[homes] = phrases.place[first]
    pivot = where[layout.sentence[at]]
    weight = np.where(at > pivot, CONTRAST_AFTER, CONTRAST_BEFORE)
    acted = first[np.isin(homes, layout.sentence[at[pivot >= 0]])]
    return np.where(pivot >= 0, value * weight, value), (
        phrases.place[acted],
        phrases.width[acted],
    )
