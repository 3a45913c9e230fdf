"""Normal form and lemma of word types: for counting and matching, never for showing.

Both work on types (the distinct words of a corpus), never on running text, so an article's
characters and offsets stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

import simplemma

from analysis.text.languages import Language

_DROPPED = {
    **dict.fromkeys(range(0x064B, 0x0660)),  # Arabic vowel and doubling signs
    **dict.fromkeys(range(0x0610, 0x061B)),
    **dict.fromkeys(range(0x06D6, 0x06EE)),
    0x0670: None,  # dagger alef
    0x0640: None,  # tatweel
    0x00AD: None,  # soft hyphen
    **dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0xFEFF]),
    **dict.fromkeys(range(0x202A, 0x202F)),
    **dict.fromkeys(range(0x2066, 0x206A)),
}
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


def strip_marks(surface: str) -> str:
    """`surface` without vowel signs, tatweel and invisible characters; letters stay."""
    return surface.translate(_DROPPED)


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
    folded = unicodedata.normalize("NFKC", surface).translate(_DROPPED).lower()
    folded = _THOUSANDS.sub("", folded.translate(_LETTERS).translate(_DIGITS))
    return folded or surface


def lemmas(surfaces: Sequence[str], language: Language) -> list[str]:
    """The lemma of each type, in normal form; the type's own normal form where none is known.

    Dictionary look-up by simplemma. For Arabic words it does not know, a clitic is taken off when
    what is left is known to it or is itself a type of the corpus (ولافروف beside لافروف), so the
    result depends on the types given and not on their order.
    """
    if language.code == "ar":
        known = {strip_marks(surface) for surface in surfaces}
        return [normal_form(_arabic_lemma(surface, known), language) for surface in surfaces]
    if not _has_lemmas(language.code):
        return [normal_form(surface, language) for surface in surfaces]
    return [_dictionary_lemma(surface, language) for surface in surfaces]


@lru_cache(maxsize=64)
def _has_lemmas(code: str) -> bool:
    try:
        simplemma.lemmatize("a", lang=code)
    except ValueError:  # a language that simplemma lacks: forms stand for themselves
        return False
    return True


def _dictionary_lemma(surface: str, language: Language) -> str:
    form = normal_form(surface, language)
    if form in language.keep_case:
        return form
    word = unicodedata.normalize("NFKC", surface).replace("’", "'")
    if word.lower().endswith("'s"):
        word = word[:-2]
    if not word.isalpha():
        return form if "'" not in form else normal_form(word, language)
    lemma = simplemma.lemmatize(word, lang=language.code)
    return normal_form(lemma, language)


_PREFIXES = (
    "وبال",
    "فبال",
    "وكال",
    "وال",
    "فال",
    "بال",
    "كال",
    "ولل",
    "فلل",
    "لل",
    "ال",
    "وب",
    "ول",
    "و",
    "ف",
    "ب",
    "ل",
)
_SUFFIXES = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ك", "ي")


def _arabic_lemma(surface: str, known: Collection[str]) -> str:
    word = strip_marks(surface)
    if not word:  # a vowel sign that stands alone
        return surface
    lemma = simplemma.lemmatize(word, lang="ar")
    if lemma != word or simplemma.is_known(word, lang="ar"):
        return lemma
    if word[0] in "سوف" and len(word) > 4:  # سيزور، وسيزور: the future particle
        rest = word.removeprefix("و").removeprefix("ف")
        if rest[:1] == "س" and rest[1:2] in tuple("يتنأ") and _known(rest[1:]):
            return simplemma.lemmatize(rest[1:], lang="ar")
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < 3:
            continue
        for candidate in (stem[:-1] + "ة" if stem.endswith("ت") else stem, stem):
            if _known(candidate):
                return simplemma.lemmatize(candidate, lang="ar")
    for prefix in _PREFIXES:
        stem = word.removeprefix(prefix)
        if stem == word or len(stem) < 3:
            continue
        if prefix.endswith(("ال", "لل")):  # the article is unmistakable: الشيباني, للشيباني
            return stem if not _known(stem) else simplemma.lemmatize(stem, lang="ar")
        if stem in known:
            return _arabic_lemma(stem, ())
    return word


def _known(word: str) -> bool:
    return simplemma.is_known(word, lang="ar")
