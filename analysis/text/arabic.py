"""Lemmas of Arabic types: simplemma's dictionary, and clitics that it does not take off.

`arabic_lemma` says what the lemma of a word is. Words of Arabic letters alone, which nearly all
are, get the same answer from `arabic_lookup`, all at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import simplemma

from analysis.text.arabic_lookup import lemmas_of_letters
from analysis.text.clitics import ARTICLE, BEFORE_ARTICLE, PREFIXES, SUFFIXES
from analysis.text.marks import strip_marks, without_marks
from analysis.text.units import joined_units


def arabic_lemmas(surfaces: Sequence[str]) -> list[str]:
    """The lemma of each type as the dictionary writes it, else the type without marks."""
    lines = without_marks("\n".join(surfaces))
    words = lines.split("\n")
    if len(words) != len(surfaces):  # none, or one that is no word
        words = list(map(strip_marks, surfaces))
    other = _other_rows(words)
    if not len(other):
        return lemmas_of_letters(words)
    known = frozenset(words)
    asked = [arabic_lemma(str(surfaces[row]), known) for row in other.tolist()]
    plain = np.delete(np.arange(len(words)), other)
    result = np.empty(len(words), dtype=object)
    result[other] = asked
    result[plain] = lemmas_of_letters([words[row] for row in plain.tolist()])
    return result.tolist()


def _other_rows(words: Sequence[str]) -> np.ndarray:
    """The rows of words that are empty or have anything else than Arabic letters."""
    units = joined_units(words, "\n")
    point = units.points[: units.offsets[-1]]
    other = ~((point >= 0x0621) & (point <= 0x063A) | (point >= 0x0641) & (point <= 0x064A))
    other[units.offsets[1:] - 1] = np.diff(units.offsets) == 1
    return np.unique(np.searchsorted(units.offsets, np.flatnonzero(other), side="right") - 1)


def arabic_lemma(surface: str, known: Collection[str]) -> str:
    """The lemma of one type; known: the types without marks."""
    word = strip_marks(surface)
    if not word:  # a vowel sign that stands alone
        return surface
    bare = _with_article_alone(word)
    if bare and not _known(word) and _known(bare):  # والأمم has the lemma of الأمم
        return simplemma.lemmatize(bare, lang="ar")
    lemma = simplemma.lemmatize(word, lang="ar")
    if lemma != word or simplemma.is_known(word, lang="ar"):
        return lemma
    if word[0] in "سوف" and len(word) > 4:  # سيزور، وسيزور: the future particle
        rest = word.removeprefix("و").removeprefix("ف")
        if rest[:1] == "س" and rest[1:2] in tuple("يتنأ") and _known(rest[1:]):
            return simplemma.lemmatize(rest[1:], lang="ar")
    for suffix in SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < 3:
            continue
        for candidate in (stem[:-1] + "ة" if stem.endswith("ت") else stem, stem):
            if _known(candidate):
                return simplemma.lemmatize(candidate, lang="ar")
    for prefix in PREFIXES:
        stem = word.removeprefix(prefix)
        if stem == word or len(stem) < 3:
            continue
        if prefix.endswith(("ال", "لل")):  # the article is unmistakable: الشيباني, للشيباني
            return stem if not _known(stem) else simplemma.lemmatize(stem, lang="ar")
        if stem in known:
            return arabic_lemma(stem, ())
    return word


def _with_article_alone(word: str) -> str:
    """The word with the article and nothing before it; "" where it has no article so."""
    for prefix in BEFORE_ARTICLE:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 2:
            return ARTICLE + rest
    return ""


def _known(word: str) -> bool:
    return simplemma.is_known(word, lang="ar")
