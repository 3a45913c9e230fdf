"""Normal form and lemma of word types: for counting and matching, never for showing.

Both work on types (the distinct words of a corpus), never on running text, so an article's
characters and offsets stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import simplemma

from analysis.text.arabic import arabic_lemmas
from analysis.text.languages import Language
from analysis.text.marks import strip_marks, without_marks
from analysis.text.units import characters_in

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىئی", "ي"),
        "ة": "ه",
        "ؤ": "و",
        "ک": "ك",
        **dict.fromkeys("’ʼ", "'"),
    }
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
_THOUSANDS = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
_DOTTED = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]$")
_DOTTED_LINE = re.compile(_DOTTED.pattern, re.MULTILINE)


def normal_form(surface: str, language: Language) -> str:
    """The form under which a word is counted.

    NFKC, lower case; without vowel signs, tatweel and invisible characters; alef, yeh, teh
    marbuta and hamza carriers folded; digits Western, thousands marks off; dotted acronyms
    joined. Acronyms that the language keeps in capitals (US, UN) stay in capitals, so that they
    do not fall together with another word. Never empty for a word with a letter or digit.
    """
    if _DOTTED.match(surface):
        surface = surface.replace(".", "")
    if surface in language.keep_case:
        return surface
    folded = strip_marks(unicodedata.normalize("NFKC", surface)).lower()
    folded = _THOUSANDS.sub("", folded.translate(_LETTERS).translate(_DIGITS))
    return folded or surface


def normal_forms(surfaces: Sequence[str], language: Language) -> list[str]:
    """`normal_form` of each surface, all folded as one text with a line each: much quicker."""
    lines = "\n".join(surfaces)
    if lines.count("\n") != len(surfaces) - 1:  # none, or one that is no word
        return [normal_form(surface, language) for surface in surfaces]
    if "." in lines:
        lines = _DOTTED_LINE.sub(lambda match: match.group().replace(".", ""), lines)
    plain = lines.split("\n")
    folded = _THOUSANDS.sub("", _folded(lines)).split("\n")
    if not all(folded):
        folded = [form or surface for form, surface in zip(folded, plain, strict=True)]
    if not language.keep_case.isdisjoint(plain):
        kept = language.keep_case
        folded = [s if s in kept else f for f, s in zip(folded, plain, strict=True)]
    return folded


def _folded(lines: str) -> str:
    """As `normal_form` folds a word: only what occurs in the lines is looked for in them."""
    lines = without_marks(unicodedata.normalize("NFKC", lines))
    there = characters_in(lines)
    if any(character.lower() != character for character in there):
        lines = lines.lower()
        there = characters_in(lines)
    for table in (_LETTERS, _DIGITS):
        for code, other in table.items():
            if chr(code) in there:
                lines = lines.replace(chr(code), chr(other) if isinstance(other, int) else other)
    return lines


def lemmas(surfaces: Sequence[str], language: Language) -> list[str]:
    """The lemma of each type, in normal form; the type's own normal form where none is known.

    Dictionary look-up by simplemma, of what is left when an elision of the language is taken off
    (l'accord, qu'il). For Arabic words it does not know, a clitic is taken off when
    what is left is known to it or is itself a type of the corpus (ولافروف beside لافروف), so the
    result depends on the types given and not on their order.
    """
    if language.code == "ar":
        return normal_forms(arabic_lemmas(surfaces), language)
    if not _has_lemmas(language.code):
        return normal_forms(surfaces, language)
    return _dictionary_lemmas(surfaces, language)


@lru_cache(maxsize=64)
def _has_lemmas(code: str) -> bool:
    try:
        simplemma.lemmatize("a", lang=code)
    except ValueError:  # a language that simplemma lacks: forms stand for themselves
        return False
    return True


def _dictionary_lemmas(surfaces: Sequence[str], language: Language) -> list[str]:
    forms = normal_forms(surfaces, language)
    result = list(forms)
    rows, found = [], []
    for row, (surface, form) in enumerate(zip(surfaces, forms, strict=True)):
        if form in language.keep_case:
            continue
        word = unicodedata.normalize("NFKC", surface).replace("’", "'")
        if word.lower().endswith("'s"):
            word = word[:-2]
        word = without_elision(word, language)
        if word.isalpha() and word not in language.keep_case:
            word = simplemma.lemmatize(word, lang=language.code)
        elif "'" not in form:
            continue
        rows.append(row)
        found.append(word)
    for row, lemma in zip(rows, normal_forms(found, language), strict=True):
        result[row] = lemma
    return result


def without_elision(word: str, language: Language) -> str:
    """A word (straight apostrophe) without what the language elides onto it: l'accord, qu'il."""
    before, _, rest = word.partition("'")
    whole = not rest or word.lower() in language.not_elided
    return word if whole or before.lower() not in language.elisions else rest
