"""The rules for languages with a pack: negation with reach, intensifiers on both sides, contrast.

Words act within their clause: a clause mark or a contrast word ends their reach (methods 2). What
negation, intensifiers and contrast weigh is taken from VADER, so that one idea has one weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.lexicon import PackLexicon, folded
from analysis.measures.tone_engine import (
    CONTRAST_AFTER,
    CONTRAST_BEFORE,
    DECAY,
    NEGATED,
    NO_MARKS,
    Hits,
    Layout,
    Phrases,
    without_overlaps,
)
from analysis.text.languages import Language

_ENTRY, _NEGATION, _INTENSIFIER, _AFTER, _CONTRAST, _EXCEPTION = range(6)
#: What may be written onto the first word of a phrase, by language, in normal form: conjunctions
#: go before everything, prepositions not before particles (بلا is a word of its own, بما another).
_CONJUNCTIONS = {"ar": ("و", "ف")}
_PREPOSITIONS = {"ar": ("ب", "ل", "وب", "ول", "فب", "فل")}
_ROLES = {_NEGATION: "negation", _INTENSIFIER: "intensifier", _AFTER: "intensifier"}


@dataclass(frozen=True, eq=False)
class _Rules:
    """All phrases of a language that are not single entries; arrays have one row a phrase.

    kind: what it is; amount: reach of a negation, strength of an intensifier, row of an entry.
    """

    phrases: Phrases
    kind: np.ndarray
    amount: np.ndarray
    takes_preposition: np.ndarray


@dataclass(frozen=True, eq=False)
class _Found:
    """Phrases found in a layout: place of the first token, width, kind, amount."""

    place: np.ndarray
    width: np.ndarray
    kind: np.ndarray
    amount: np.ndarray

    def of(self, kind: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(place, width, amount) of the phrases of one kind."""
        chosen = self.kind == kind
        return self.place[chosen], self.width[chosen], self.amount[chosen]


@lru_cache(maxsize=32)
def _rules(language: Language, lexicon: PackLexicon) -> _Rules:
    rows: list[tuple[tuple[str, ...], int, float]] = []
    for phrase in language.negation_exceptions:
        rows.append((folded(phrase, language), _EXCEPTION, 0.0))
    for phrase in language.contrast:
        rows.append((folded(phrase, language), _CONTRAST, 0.0))
    rows += [(forms, _ENTRY, float(row)) for forms, row in lexicon.phrases]
    for negator in language.negators:
        rows.append((folded(negator.form, language), _NEGATION, float(negator.reach)))
    both = ((language.intensifiers, _INTENSIFIER), (language.intensifiers_after, _AFTER))
    for words, kind in both:
        rows += [(folded(word, language), kind, amount) for word, amount in words.items()]
    kinds = np.array([kind for _, kind, _ in rows], dtype=np.int64)
    amount = np.array([value for *_, value in rows], dtype=float)
    particle = (kinds == _CONTRAST) | ((kinds == _NEGATION) & (amount > 1))
    return _Rules(Phrases([forms for forms, *_ in rows]), kinds, amount, ~particle)


def pack_hits(
    corpus: Corpus, layout: Layout, language: Language, lexicon: PackLexicon
) -> Hits:
    """The words and phrases of a layout that the lexicon knows, with the value of each."""
    rules = _rules(language, lexicon)
    term = layout.term(corpus)
    used, place = np.unique(term, return_inverse=True)
    forms = corpus.tokens.vocabulary["form"].to_numpy(dtype=object)[used].tolist()
    found = _find(rules, layout, forms, place, language)
    row = lexicon.entries_of(forms, language)[place]
    row[_covered(found, len(term))] = -1
    single = np.flatnonzero(row >= 0)
    at, width, entry = found.of(_ENTRY)
    at = np.concatenate((single, at))
    width = np.concatenate((np.ones(len(single), dtype=np.int64), width))
    entry = np.concatenate((row[single], entry.astype(np.int64)))
    order = np.argsort(at, kind="stable")
    order = order[lexicon.valence[entry[order]] != 0]  # 0: looks like tone and is none
    at, width, valence = at[order], width[order], lexicon.valence[entry[order]]

    clause = _clauses(layout, language, found)
    value, acted = _shifted(layout, found, clause, at, width, valence)
    value, contrast = _contrast(layout, found, at, value)
    ends = at + width - 1
    return Hits(
        sentence=layout.rows[layout.sentence[at]],
        token=layout.token[at],
        width=width,
        start=layout.start[at] - layout.base[at],
        end=layout.end[ends] - layout.base[ends],
        valence=valence,
        value=value,
        shifters=_shifters(layout, [*acted, (*contrast, "contrast")]),
        marks=NO_MARKS,
    )


def _find(
    rules: _Rules, layout: Layout, forms: list[str], place: np.ndarray, language: Language
) -> _Found:
    """Phrases of all kinds, the longest at each place, none overlapping."""
    number = rules.phrases.words
    word = np.array([number.get(form, -1) for form in forms], dtype=np.int64)
    last = layout.last[layout.sentence]
    found = [rules.phrases.find(word[place], word[place], last)]
    for table, everything in ((_CONJUNCTIONS, True), (_PREPOSITIONS, False)):
        prefixes = table.get(language.code)
        if prefixes is None:
            continue
        begins = np.array([_without(form, prefixes, number) for form in forms], dtype=np.int64)
        at, width, payload = rules.phrases.find(word[place], begins[place], last)
        keep = rules.takes_preposition[payload] | everything
        found.append((at[keep], width[keep], payload[keep]))
    at, width, payload = (np.concatenate(column) for column in zip(*found, strict=True))
    kept = without_overlaps(at, width)
    payload = payload[kept]
    return _Found(at[kept], width[kept], rules.kind[payload], rules.amount[payload])


def _without(form: str, prefixes: tuple[str, ...], number: dict[str, int]) -> int:
    rests = (form.removeprefix(prefix) for prefix in prefixes if form.startswith(prefix))
    return next((number[rest] for rest in rests if rest in number), -1)


def _covered(found: _Found, size: int) -> np.ndarray:
    """Tokens inside a phrase: it stands for its parts."""
    change = np.zeros(size + 1, dtype=np.int64)
    np.add.at(change, found.place, 1)
    np.add.at(change, found.place + found.width, -1)
    return np.cumsum(change)[:-1] > 0


def _clauses(layout: Layout, language: Language, found: _Found) -> np.ndarray:
    """A number for every token that changes where nothing reaches across."""
    marks = [any(sign in language.clause_marks for sign in text) for text, _ in layout.kinds]
    breaks = layout.per_gap(marks, "int64")[layout.before]
    breaks[layout.first] += 1
    at, width, _ = found.of(_CONTRAST)
    breaks[at] += 1
    after = at + width
    breaks[after[after < len(breaks)]] += 1
    return np.cumsum(breaks)


def _shifted(
    layout: Layout,
    found: _Found,
    clause: np.ndarray,
    at: np.ndarray,
    width: np.ndarray,
    valence: np.ndarray,
) -> tuple[np.ndarray, list[tuple[np.ndarray, np.ndarray, str]]]:
    """Valences after intensifiers and negation; (place, width, role) of the words that acted."""
    size = len(clause)
    strength, factor = np.zeros(len(at)), np.ones(len(at))
    acted = []
    for kind in (_INTENSIFIER, _AFTER, _NEGATION):
        places, widths, amounts = found.of(kind)
        # a shifter acts from the end that faces the word: its last token, or its first
        facing = places if kind == _AFTER else places + widths - 1
        here = np.full(size, -1, dtype=np.int64)
        here[facing] = np.arange(len(places))
        reach = int(amounts.max(initial=0)) if kind == _NEGATION else len(DECAY)
        for d in range(1, reach + 1):
            other = at + width - 1 + d if kind == _AFTER else at - d
            inside = (other >= 0) & (other < size)
            other = np.clip(other, 0, size - 1)
            which = here[other]
            applies = inside & (which >= 0) & (clause[other] == clause[at])
            if kind == _NEGATION:
                applies &= amounts[which] >= d if len(amounts) else False
                factor[applies] *= NEGATED
            else:
                strength[applies] += amounts[which[applies]] * DECAY[d - 1]
            chosen = which[applies]
            acted.append((places[chosen], widths[chosen], _ROLES[kind]))
    return (valence + np.sign(valence) * strength) * factor, acted


def _contrast(
    layout: Layout, found: _Found, at: np.ndarray, value: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Values weighed by the first contrast phrase of their sentence; those that weighed any."""
    places, widths, _ = found.of(_CONTRAST)
    homes, first = np.unique(layout.sentence[places], return_index=True)
    where = np.full(len(layout.rows), -1, dtype=np.int64)
    where[homes] = places[first]
    pivot = where[layout.sentence[at]]
    weight = np.where(at > pivot, CONTRAST_AFTER, CONTRAST_BEFORE)
    acted = first[np.isin(homes, layout.sentence[at[pivot >= 0]])]
    return np.where(pivot >= 0, value * weight, value), (places[acted], widths[acted])


def _shifters(
    layout: Layout, acted: list[tuple[np.ndarray, np.ndarray, str]]
) -> pd.DataFrame:
    """The words that changed a hit, each once with its role."""
    frames = []
    for at, width, role in acted:
        ends = at + width - 1
        columns = {
            "sentence": layout.rows[layout.sentence[at]],
            "token": layout.token[at],
            "start": layout.start[at] - layout.base[at],
            "end": layout.end[ends] - layout.base[ends],
        }
        frames.append(pd.DataFrame(columns).assign(role=role))
    return pd.concat(frames, ignore_index=True).drop_duplicates(ignore_index=True)
