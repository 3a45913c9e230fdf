"""Where actors are mentioned: each spelling is looked up word by word, in normal form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import InputError
from analysis.text.languages import Language, get_language
from analysis.text.normal import normal_forms
from analysis.text.phrases import Phrases, without_overlaps
from analysis.text.tokens import words

#: Names; or name → spellings; or a frame with a column `actor`.
Actors = str | Iterable[str] | Mapping[str, Iterable[str]] | pd.DataFrame

#: What may be written onto the first word of a name, and whether it makes the name an object:
#: conjunctions, prepositions, the two with the article (للحكومة).
_JOINED = {"ar": ("", "و", "ف")}
_PREPOSITIONS = {"ar": {"ب": "", "ل": "", "ك": "", "بال": "ال", "كال": "ال", "لل": "ال"}}
_MARKS_OBJECT = frozenset({"ب", "ل", "بال", "لل"})
_ENDINGS = {"en": "'s"}


@dataclass(frozen=True, eq=False)
class Mentions:
    """Mentions of actors, in order of the text; one array entry each.

    actor: number among the names; first, last: token rows; marked: a preposition that marks an
    object is written onto it; owner: it ends like an owner (’s).
    """

    actor: np.ndarray
    first: np.ndarray
    last: np.ndarray
    marked: np.ndarray
    owner: np.ndarray

    def take(self, rows: np.ndarray) -> Mentions:
        """The mentions at `rows` (a mask or row numbers)."""
        arrays = (self.actor, self.first, self.last, self.marked, self.owner)
        return Mentions(*(array[rows] for array in arrays))


def spellings_of(actors: Actors) -> dict[str, list[str]]:
    """Name → spellings, names in the order given. InputError: nothing to look for."""
    if isinstance(actors, str):
        found = {actors: [actors]}
    elif isinstance(actors, pd.DataFrame):
        forms = actors["forms"] if "forms" in actors else actors["actor"]
        found = {
            name: list(dict.fromkeys([name, *more.split("|")]))
            for name, more in zip(actors["actor"], forms, strict=True)
        }
    elif isinstance(actors, Mapping):
        found = {
            name: [forms] if isinstance(forms, str) else list(forms)
            for name, forms in actors.items()
        }
    else:
        found = {name: [name] for name in actors}
    for forms in [list(found), *found.values()]:
        if not any(map(_has_word, forms)):
            raise InputError("empty_query")
    return found


def _has_word(spelling: str) -> bool:
    return any(map(str.isalnum, spelling))


def find_mentions(corpus: Corpus, spellings: Mapping[str, list[str]], mask: np.ndarray) -> Mentions:
    """All mentions whose tokens are all where `mask` is true.

    Spellings of one actor that overlap are one mention, the longest; those of two actors are a
    mention of each (“Trump” stands in “Donald Trump”).
    """
    tokens = corpus.tokens
    found = [
        _mentions(corpus, code, spellings)
        for code in sorted(corpus.articles.frame["language"].unique())
    ]
    actor, first, width, marked = (
        np.concatenate([np.zeros(0, dtype=kind), *(part[number] for part in found)])
        for number, kind in enumerate((np.int64, np.int64, np.int64, bool))
    )
    out = np.concatenate(([0], np.cumsum(~mask)))
    inside = out[first] == out[first + width]
    actor, first, width, marked = (a[inside] for a in (actor, first, width, marked))
    kept = without_overlaps(actor * (len(tokens) + 1) + first, width)
    kept = kept[np.lexsort((actor[kept], first[kept]))]
    last = first[kept] + width[kept] - 1
    ending = np.zeros(len(tokens.vocabulary), dtype=bool)
    for code, suffix in _ENDINGS.items():
        own = (tokens.vocabulary["language"] == code).to_numpy()
        ending[own] = tokens.vocabulary["form"][own].str.endswith(suffix).to_numpy(dtype=bool)
    return Mentions(actor[kept], first[kept], last, marked[kept], ending[tokens.term[last]])


def _mentions(
    corpus: Corpus, code: str, spellings: Mapping[str, list[str]]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(actor, first token row, words, marked) of every spelling in texts of one language."""
    tokens, language = corpus.tokens, get_language(code)
    wanted: dict[tuple[str, ...], list[int]] = {}
    owners = [number for number, forms in enumerate(spellings.values()) for _ in forms]
    written = [form for forms in spellings.values() for form in forms]
    for number, phrase in zip(owners, _phrases(written, language), strict=True):
        numbers = wanted.setdefault(phrase, [])
        if number not in numbers:
            numbers.append(number)
    wanted.pop((), None)
    trie = Phrases(list(wanted))
    vocabulary = tokens.vocabulary
    own = np.flatnonzero((vocabulary["language"] == code).to_numpy())
    bare = [_bare(form, code) for form in vocabulary["form"].array.take(own)]
    word = np.full(len(vocabulary), -1, dtype=np.int64)
    word[own] = [trie.words.get(form, -1) for form in bare]
    joined = np.full(len(vocabulary), -1, dtype=np.int64)
    marks = np.zeros(len(vocabulary), dtype=bool)
    if code in _JOINED:
        firsts = {phrase[0] for phrase in wanted}
        rests = [_without_clitics(form, code, firsts) for form in bare]
        joined[own] = [trie.words.get(rest, -1) for rest, _ in rests]
        marks[own] = [marked for _, marked in rests]
    size = np.bincount(tokens.sentence, minlength=len(corpus.sentences))
    last = (np.cumsum(size) - 1)[tokens.sentence]
    parts = []
    for begins in (word, joined):
        first, width, phrase = trie.every(word[tokens.term], begins[tokens.term], last)
        parts.append((first, width, phrase, marks[tokens.term[first]] & (begins is joined)))
    first, width, phrase, marked = (np.concatenate(column) for column in zip(*parts, strict=True))
    counts = np.array([len(numbers) for numbers in wanted.values()] or [0])
    actors = np.array([number for numbers in wanted.values() for number in numbers] or [0])
    times = counts[phrase]
    row = np.repeat(np.arange(len(first)), times)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    actor = actors[(np.cumsum(counts) - counts)[phrase[row]] + nth]
    return actor.astype(np.int64), first[row], width[row], marked[row]


def _phrases(forms: list[str], language: Language) -> list[tuple[str, ...]]:
    """The spellings as sequences of normal forms."""
    found = words(forms, [language.code] * len(forms))
    surfaces = found.types["surface"].to_numpy(dtype=object)[found.type].tolist()
    phrases: list[list[str]] = [[] for _ in forms]
    for text, form in zip(found.text.tolist(), normal_forms(surfaces, language), strict=True):
        phrases[text].append(_bare(form, language.code))
    return [tuple(phrase) for phrase in phrases]


def _bare(form: str, code: str) -> str:
    ending = _ENDINGS.get(code)
    return form.removesuffix(ending) or form if ending else form


def _without_clitics(form: str, code: str, firsts: set[str]) -> tuple[str, bool]:
    """(the word among `firsts` that is left without what is written onto it, or "";
    whether that was a preposition that marks an object)."""
    for conjunction in _JOINED[code]:
        if not form.startswith(conjunction):
            continue
        rest = form.removeprefix(conjunction)
        if conjunction and rest in firsts:
            return rest, False
        for preposition, article in _PREPOSITIONS[code].items():
            name = article + rest.removeprefix(preposition)
            if rest.startswith(preposition) and name in firsts:
                return name, preposition in _MARKS_OBJECT
    return "", False
