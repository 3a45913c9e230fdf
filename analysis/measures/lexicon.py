"""Tone lexicons: VADER's for English with the news layer, an editor's list for other languages.

Both answer for types (the rows of a vocabulary), never for tokens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import pandas as pd
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES

from analysis.errors import InputError
from analysis.text.languages import Language, get_language
from analysis.text.normal import normal_form

LEXICONS = ("news", "vader")
EVENTS = ("count", "drop")

#: Words that VADER's rules name one by one; a word's number is its place, from 1.
SMALL_WORDS = (
    "no", "or", "nor", "never", "so", "this", "without", "doubt", "least", "at", "very", "kind",
    "of", "but",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class EnglishLexicon:
    """VADER's words as a table; row 0 is a word that no rule knows, the last any other “n't”.

    rows: word → row. known: in the lexicon; valence: −4…4; booster: ±.293, 0 for none; negates;
    small: number in `SMALL_WORDS`; idiom_word: index into the tables of special phrases
    (idioms2, idioms3: their valence; NaN: none) and two-word dampeners (dampers2; 0: none).
    fold: typographic signs count as typewriter ones (the news lexicon), or as VADER has it.
    """

    rows: dict[str, int]
    known: np.ndarray
    valence: np.ndarray
    booster: np.ndarray
    negates: np.ndarray
    small: np.ndarray
    idiom_word: np.ndarray
    idioms2: np.ndarray
    idioms3: np.ndarray
    dampers2: np.ndarray
    fold: bool

    def entries(self, words: Iterable[str]) -> list[int]:
        """The row of each word, as it stands in the text."""
        lower = [word.lower() for word in words]
        found = [self.rows.get(word, 0) for word in lower]
        any_not = len(self.known) - 1
        return [
            row or (any_not if "n't" in word else 0) for row, word in zip(found, lower, strict=True)
        ]

    def types_of(self, vocabulary: pd.DataFrame) -> EnglishTypes:
        """The row of each entry of a vocabulary; 0 for those of other languages."""
        entry = np.zeros(len(vocabulary), dtype=np.int32)
        own = np.flatnonzero((vocabulary["language"] == "en").to_numpy())
        forms = vocabulary["form"].array.take(own).tolist()
        entry[own] = self.entries(forms)
        length = np.zeros(len(vocabulary), dtype=np.int32)
        length[own] = np.fromiter(map(len, forms), dtype=np.int32, count=len(forms))
        return EnglishTypes(entry, length)


@dataclass(frozen=True, eq=False)
class EnglishTypes:
    """Of each entry of a vocabulary its row in an `EnglishLexicon` and the length of its form."""

    entry: np.ndarray
    length: np.ndarray


def vader_words() -> dict[str, float]:
    """VADER's lexicon: word → valence (−4…4), read from the vaderSentiment package."""
    text = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8")
    fields = (line.split("\t") for line in text.splitlines() if line.strip())
    return {word: float(valence) for word, valence, *_ in fields}


@lru_cache(maxsize=4)
def english_lexicon(name: str, events: str) -> EnglishLexicon:
    """The English lexicon `news` or `vader`; events="drop" leaves words for events out of it.

    The news layer (the pack's tone.tsv) says which words stand for an event, adds words and may
    give one another valence; `vader` takes nothing from it.
    """
    entries = vader_words()
    layer = get_language("en").tone
    if name == "news" and layer is not None:
        entries |= dict(zip(layer["entry"].str.lower(), layer["valence"], strict=True))
        if events == "drop":
            for word in layer.loc[layer["class"] == "event", "entry"].str.lower():
                entries.pop(word, None)
    words = list(dict.fromkeys([*entries, *BOOSTER_DICT, *NEGATE, *SMALL_WORDS, *_idiom_words()]))
    rows = {word: row for row, word in enumerate(words, 1)}
    size = len(words) + 2
    any_not = size - 1
    known, negates = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    valence, booster = np.zeros(size), np.zeros(size)
    small, idiom_word = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for word, row in rows.items():
        known[row] = word in entries
        valence[row] = entries.get(word, 0.0)
        booster[row] = BOOSTER_DICT.get(word, 0.0)
        negates[row] = word in NEGATE or "n't" in word
    negates[any_not] = True
    for number, word in enumerate(SMALL_WORDS, 1):
        small[rows[word]] = number
    for number, word in enumerate(_idiom_words(), 1):
        idiom_word[rows[word]] = number
    return EnglishLexicon(
        rows, known, valence, booster, negates, small, idiom_word,
        _phrase_table(SPECIAL_CASES, 2, np.nan), _phrase_table(SPECIAL_CASES, 3, np.nan),
        _phrase_table(BOOSTER_DICT, 2, 0.0), fold=name == "news",
    )  # fmt: skip


def _idiom_words() -> list[str]:
    phrases = [phrase for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) if " " in phrase]
    return list(dict.fromkeys(word for phrase in phrases for word in phrase.split(" ")))


def _phrase_table(phrases: dict[str, float], size: int, absent: float) -> np.ndarray:
    """The values of the phrases of `size` words, a dimension a word; `absent` elsewhere."""
    number = {word: place for place, word in enumerate(_idiom_words(), 1)}
    table = np.full((len(number) + 1,) * size, absent)
    for phrase, value in phrases.items():
        parts = phrase.split(" ")
        if len(parts) == size:
            table[tuple(number[part] for part in parts)] = value
    return table


@dataclass(frozen=True, eq=False)
class PackLexicon:
    """An editor's list. words: normal form → row; phrases: row → normal forms; valence: −4…4."""

    words: dict[str, int]
    phrases: list[tuple[tuple[str, ...], int]]
    valence: np.ndarray

    def entries_of(self, forms: Iterable[str], language: Language) -> np.ndarray:
        """The row of each form, −1 for none: itself, else what is left without its clitics."""
        return np.array([_entry(self, language, form) for form in forms], dtype=np.int64)


@lru_cache(maxsize=200_000)
def _entry(lexicon: PackLexicon, language: Language, form: str) -> int:
    """The row of one form; kept, since every change of a filter asks for the same forms."""
    row = lexicon.words.get(form, -1)
    clitics = CLITICS.get(language.code)
    if row >= 0 or clitics is None or len(form) <= clitics.shortest:
        return row
    if form in _folded_stopwords(language):
        return -1
    return next((lexicon.words[s] for s in clitics.stems(form) if s in lexicon.words), -1)


@lru_cache(maxsize=32)
def pack_lexicon(code: str, events: str) -> PackLexicon | None:
    """The lexicon of a language's folder, in normal form; None where it has none."""
    language = get_language(code)
    if language.tone is None:
        return None
    words: dict[str, int] = {}
    phrases: list[tuple[tuple[str, ...], int]] = []
    table = language.tone
    if events == "drop":
        table = table[table["class"] != "event"]
    for row, entry in enumerate(table["entry"].tolist()):
        forms = folded(entry, language)
        if len(forms) == 1:
            words.setdefault(forms[0], row)
        elif forms:
            phrases.append((forms, row))
    return PackLexicon(words, phrases, table["valence"].to_numpy(dtype=float))


def has_lexicon(code: str) -> bool:
    """Whether tone can be measured in this language."""
    return code == "en" or get_language(code).tone is not None


def folded(phrase: str, language: Language) -> tuple[str, ...]:
    """The words of a phrase in normal form; a hyphen divides words, as in a text."""
    return tuple(normal_form(word, language) for word in phrase.replace("-", " ").split())


@lru_cache(maxsize=32)
def _folded_stopwords(language: Language) -> frozenset[str]:
    return frozenset(normal_form(word, language) for word in language.stopwords)


def check_options(lexicon: str, events: str) -> None:
    """InputError where an option has a value it cannot have."""
    for option, value, allowed in (("lexicon", lexicon, LEXICONS), ("events", events, EVENTS)):
        if value not in allowed:
            raise InputError("bad_option", value=value, option=option, values=", ".join(allowed))


@dataclass(frozen=True)
class Clitics:
    """What a language writes onto a word, in normal form.

    pronouns: before them a final teh marbuta is written teh (قوة, قوتهم); feminine: endings that
    stand in its place (أزمة, أزمات); both find the entry with teh marbuta (folded: heh) again.
    """

    prefixes: frozenset[str]
    pronouns: frozenset[str]
    endings: frozenset[str]
    feminine: frozenset[str]
    shortest: int = 3

    def stems(self, form: str) -> list[str]:
        """What may be left of `form`, the longest first (methods 2: three letters or more)."""
        stems: dict[str, int] = {}
        heads = [size for size in range(6) if form[:size] in self.prefixes]
        for tail in range(min(5, len(form) - self.shortest + 1)):
            ending = form[len(form) - tail :]
            is_pronoun = ending in self.pronouns
            if tail and not is_pronoun and ending not in self.endings:
                continue
            for head in heads:
                stem = form[head : len(form) - tail]
                if len(stem) < self.shortest:
                    break
                stems.setdefault(stem, head + tail)
                if is_pronoun and stem.endswith("ت"):
                    stems.setdefault(stem[:-1] + "ه", head + tail)
                if ending in self.feminine:
                    stems.setdefault(stem + "ه", head + tail)
        return sorted(stems, key=lambda stem: stems[stem])


_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا", "ي", "ني")
_FEMININE = ("ات", "تان", "تين", "اته", "اتها", "اتهم")
_ENDINGS = ("ون", "ين", "ان", "ت", "وا", "ا", "يه")
_NOUN = ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل")
_VERB = ("س",)  # before an imperfect, which is an entry of its own

CLITICS = {
    "ar": Clitics(
        prefixes=frozenset(
            conjunction + prefix for conjunction in ("", "و", "ف") for prefix in (*_NOUN, *_VERB)
        ),
        pronouns=frozenset(_PRONOUNS),
        endings=frozenset((*_ENDINGS, *_FEMININE)),
        feminine=frozenset(_FEMININE),
    )
}
