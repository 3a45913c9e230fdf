"""Tone lexicons: an editor's list for each language, in English over VADER's words; VADER's own.

Both kinds answer for types (the rows of a vocabulary), never for tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import dropwhile

import numpy as np
import pandas as pd
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES

from analysis.errors import InputError
from analysis.measures.tone_clitics import CLITICS
from analysis.text.languages import Language, get_language
from analysis.text.normal import normal_form

LEXICONS = ("news", "vader")
EVENTS = ("count", "drop")
#: VADER's file begins with emoticons and abbreviations of chats (lol, btw); its first word is this.
_FIRST_WORD = "abandon"

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

    def entries(self, words: Iterable[str]) -> list[int]:
        """The row of each word, as it stands in the text."""
        lower = [word.lower() for word in words]
        found = [self.rows.get(word, 0) for word in lower]
        any_not = len(self.known) - 1
        return [
            row or (any_not if "n't" in word else 0) for row, word in zip(found, lower, strict=True)
        ]


def vader_words() -> dict[str, float]:
    """VADER's lexicon: word → valence (−4…4), read from the vaderSentiment package."""
    text = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8")
    fields = (line.split("\t") for line in text.splitlines() if line.strip())
    return {word: float(valence) for word, valence, *_ in fields}


@lru_cache(maxsize=1)
def vader_lexicon() -> EnglishLexicon:
    """VADER's lexicon as vaderSentiment has it; nothing of the project's own is in it."""
    entries = vader_words()
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
        _phrase_table(BOOSTER_DICT, 2, 0.0),
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
    """An editor's list. words: normal form → row; phrases: normal forms and row; valence: −4…4;
    weight: what of it counts (`mild` and `harm` in the pack); entries: as
    written."""

    words: dict[str, int]
    phrases: list[tuple[tuple[str, ...], int]]
    valence: np.ndarray
    weight: np.ndarray
    entries: list[str]

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
    table = tone_table(language)
    if table is None:
        return None
    if events == "drop":
        table = table[table["class"] != "event"]
    valence = table["valence"].to_numpy(dtype=float)
    kind = table["class"].to_numpy(dtype=object)
    weight = np.where((kind == "evaluation") & (valence == 1), language.mild, 1.0)
    harm = np.where(valence == -1, language.harm**2, language.harm)
    weight = np.where((kind == "event") & (valence < 0), harm, weight)
    forms = [list(filter(None, map(str.strip, more.split("|")))) for more in table["forms"]]
    return _packed(language, table["entry"].tolist(), forms, valence, weight)


@lru_cache(maxsize=16)
def own_lexicon(code: str, entries: tuple[tuple[str, float], ...]) -> PackLexicon:
    """A user's entries for a language, matched as those of a pack; each counts in full."""
    valence = np.array([value for _, value in entries], dtype=float)
    written = [entry for entry, _ in entries]
    nothing: list[list[str]] = [[] for _ in entries]
    return _packed(get_language(code), written, nothing, valence, np.ones(len(entries)))


def _packed(
    language: Language, entries: list[str], forms: list[list[str]], valence: np.ndarray,
    weight: np.ndarray,
) -> PackLexicon:  # fmt: skip
    """Entries with their further forms, in normal form; of single words the first has the row."""
    words: dict[str, int] = {}
    phrases: list[tuple[tuple[str, ...], int]] = []
    for row, (entry, more) in enumerate(zip(entries, forms, strict=True)):
        for written in (entry, *more):
            parts = folded(written, language)
            if len(parts) == 1:
                words.setdefault(parts[0], row)
            elif parts:
                phrases.append((parts, row))
    return PackLexicon(words, phrases, valence, weight, entries)


def tone_table(language: Language) -> pd.DataFrame | None:
    """A language's tone entries (entry, valence, class, field); None where it has none.

    English: the folder's entries, and below them VADER's words that the folder does not name,
    without emoticons, abbreviations of chats and stop-words. Class and field of a word that VADER
    alone names are empty.
    """
    own = language.tone
    if own is None or language.code != "en":
        return own
    named = {*own["entry"].str.lower(), *language.stopwords}
    words = dropwhile(lambda pair: pair[0] != _FIRST_WORD, vader_words().items())
    found = [pair for pair in words if pair[0] not in named]
    vader = pd.DataFrame(found, columns=["entry", "valence"])
    rest = [name for name in own.columns if name not in vader.columns]
    return pd.concat([own, vader.assign(**dict.fromkeys(rest, ""))], ignore_index=True)


def has_lexicon(code: str) -> bool:
    """Whether tone can be measured in this language."""
    return code == "en" or get_language(code).tone is not None


def folded(phrase: str, language: Language) -> tuple[str, ...]:
    """The words of a phrase in normal form; a hyphen divides words, as in a text."""
    return tuple(normal_form(word, language) for word in phrase.replace("-", " ").split())


@lru_cache(maxsize=32)
def _folded_stopwords(language: Language) -> frozenset[str]:
    return frozenset(normal_form(word, language) for word in language.stopwords)


#: Language code → the user's words and phrases with their valence, in place of that language's own.
Lexicons = Mapping[str, Sequence[tuple[str, float]]]


@dataclass(frozen=True)
class Counted:
    """Which words count: the options of every measure of tone, checked (`words_counted`)."""

    lexicon: str
    events: str
    own: Lexicons

    def vader(self, code: str) -> bool:
        """Whether this language follows VADER itself."""
        return code == "en" and self.lexicon == "vader" and code not in self.own

    def pack(self, code: str) -> PackLexicon | None:
        """The lexicon of a language that does not follow VADER; None where it has none."""
        if code in self.own:
            return own_lexicon(code, tuple((word, value) for word, value in self.own[code]))
        return pack_lexicon(code, self.events)

    def has(self, code: str) -> bool:
        """Whether tone can be measured in this language."""
        return code in self.own or has_lexicon(code)


def words_counted(lexicon: str, events: str, lexicons: Lexicons | None = None) -> Counted:
    """The options as one. InputError where one has a value it cannot have."""
    for option, value, allowed in (("lexicon", lexicon, LEXICONS), ("events", events, EVENTS)):
        if value not in allowed:
            raise InputError("bad_option", value=value, option=option, values=", ".join(allowed))
    return Counted(lexicon, events, lexicons or {})
