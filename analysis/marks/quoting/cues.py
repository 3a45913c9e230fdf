"""Words that introduce speech, found in normal form: verbs, participles, sources, nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.text.inflection import participle_forms, verb_forms
from analysis.text.languages import Language
from analysis.text.normal import normal_forms
from analysis.text.phrases import Phrases

#: The letter of each kind of cue; W: a verb that a conjunction is written onto (وقال).
LETTERS = {"verb": "V", "participle": "P", "source": "E", "noun": "N"}
_JOINED_VERB = "W"
#: The letter of a form that is also a noun (claims), where the rules tell them apart.
_VERB_OR_NOUN = "B"
#: The letter of a form that needs an auxiliary (déclaré), where the rules tell them apart.
_PERFECT = "R"


@dataclass(frozen=True, eq=False)
class Cues:
    """The cues of a language: a trie whose payloads are rows of these arrays.

    letter: of `LETTERS`; grade; takes: what may follow (clause, quote, object, prepositions in
    normal form); entry: as the editor wrote it; width: words of the cue itself, without a “that”
    which must follow it (بين أن).
    """

    phrases: Phrases
    letter: list[str]
    grade: list[str]
    takes: list[frozenset[str]]
    entry: list[str]
    width: list[int]


@lru_cache(maxsize=32)
def cues_of(language: Language) -> Cues:
    """All forms of the reporting verbs and other cues of a language, the first of equal ones."""
    table = language.reporting
    phrases: list[tuple[str, ...]] = []
    rows: list[tuple[str, str, frozenset[str], str, int]] = []
    rules = language.quotations or {}
    joined = rules.get("joined", ())
    no_cues = frozenset(rules.get("no_cues", ()))
    that = frozenset(normal_forms(list(rules.get("words", {}).get("T", ())), language))
    participle, perfect = (
        re.compile(rules[name]) if name in rules else None for name in ("participles", "perfect")
    )
    entries: list[tuple[str, ...]] = []
    if table is not None:
        entries = list(zip(*(table[name] for name in table), strict=True))
    alike = frozenset(normal_forms(_nouns(entries, rules.get("ambiguous", ())), language))
    written = [
        (row, before, before + form)
        for row, (entry, kind, _, _, more) in enumerate(entries)
        for before in ("", *joined)
        for form in _forms(entry, kind, more, language.code)
        if before + form not in no_cues
    ]
    folded = _folded([form for *_, form in written] + [one[3] for one in entries], language)
    for row, before, form in written:
        entry, kind, grade, takes, _ = entries[row]
        phrase = tuple(folded[word] for word in form.split())
        first = phrase[0]
        width = len(phrase) - (len(phrase) > 1 and phrase[-1] in that)
        letter = _JOINED_VERB if before and kind == "verb" else LETTERS[kind]
        if kind == "verb" and participle is not None and participle.fullmatch(first):
            letter = LETTERS["participle"]
        elif kind == "verb" and " ".join(phrase) in alike:
            letter = _VERB_OR_NOUN
        elif kind == "verb" and perfect is not None and perfect.fullmatch(first):
            letter = _PERFECT
        phrases.append(phrase)
        wanted = frozenset(folded[word] for word in takes.replace("|", " ").split())
        rows.append((letter, grade, wanted, entry, width))
    return Cues(
        Phrases(phrases),
        letter=[row[0] for row in rows],
        grade=[row[1] for row in rows],
        takes=[row[2] for row in rows],
        entry=[row[3] for row in rows],
        width=[row[4] for row in rows],
    )


def _forms(entry: str, kind: str, more: str, code: str) -> list[str]:
    further = list(filter(None, more.split("|")))
    if kind == "verb":
        return verb_forms(entry, further, code)
    if kind == "participle":
        return participle_forms(entry, further, code)
    return [entry, *further]


def _folded(texts: Iterable[str], language: Language) -> dict[str, str]:
    """The normal form of every word of some texts, all folded at once."""
    words = list({word: None for text in texts for word in text.replace("|", " ").split()})
    return dict(zip(words, normal_forms(words, language), strict=True)) if words else {}


def _nouns(entries: Iterable[tuple[str, ...]], more: Sequence[str]) -> list[str]:
    """Forms that are nouns, where a language tells such verbs apart: those listed, and more."""
    if not more:
        return []
    listed = [[entry, *forms.split("|")] for entry, kind, *_, forms in entries if kind == "noun"]
    return [*more, *(form for forms in listed for form in forms if form)]


def word_numbers(forms: list[str], cues: Cues) -> np.ndarray:
    """The index of each normal form among the words of the cues, −1 for none."""
    number = cues.phrases.words
    return np.array([number.get(form, -1) for form in forms], dtype=np.int64)
