"""Words that fall on somebody: who criticizes, who is praised, who is accused by whom.

An editor's list a language (`toward.tsv`): verbs, nouns and prepositions with what they say of
their subject and of their object, verbs of speech, and the words that show who is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.corpus import Corpus
from analysis.measures.lexicon import folded
from analysis.measures.tone_clitics import CLITICS
from analysis.measures.tone_engine import Layout
from analysis.text.languages import Language
from analysis.text.phrases import Phrases, without_overlaps

VERB, SPEECH, NOUN, PREPOSITION = range(4)
_KINDS = {"verb": VERB, "speech": SPEECH, "noun": NOUN, "preposition": PREPOSITION}
#: Kinds of single words that show who does what to whom.
SIGNS = ("auxiliary", "agent", "complement", "break", "title", "object_mark", "resume")
_PARTICIPLES = {"en": ("ed", "n", "t")}


@dataclass(frozen=True, eq=False)
class TowardLexicon:
    """The entries of a language, one array entry each, and its signs (kind → normal forms).

    object: NaN for words that have none. several: more than one word. negators: normal form → how
    many following words it reaches.
    """

    phrases: Phrases
    kind: np.ndarray
    subject: np.ndarray
    object: np.ndarray
    several: np.ndarray
    signs: dict[str, frozenset[str]]
    negators: dict[str, int]


@dataclass(frozen=True, eq=False)
class Falling:
    """Entries found in a layout, in order, none overlapping; one array entry each.

    place: of the first token; end: of the last; row: in the lexicon; participle: a form that may be
    passive; pronoun: its object is written onto it.
    """

    place: np.ndarray
    end: np.ndarray
    row: np.ndarray
    participle: np.ndarray
    pronoun: np.ndarray


@lru_cache(maxsize=32)
def toward_lexicon(language: Language, events: str) -> TowardLexicon:
    """The entries of a language, without those for events where these are dropped."""
    table = language.toward
    rows: dict[tuple[str, ...], tuple[int, float, float]] = {}
    signs: dict[str, set[str]] = {kind: set() for kind in SIGNS}
    entries = [] if table is None else zip(*(table[name].tolist() for name in table), strict=True)
    for entry, kind, subject, object_value, what, more in entries:
        forms = [entry, *filter(None, more.split("|"))]
        phrases = [folded(form, language) for form in forms]
        if kind in signs:
            signs[kind].update(phrase[0] for phrase in phrases)
        elif not (events == "drop" and what == "event"):
            for phrase in phrases:
                rows.setdefault(phrase, (_KINDS[kind], subject, object_value))
    columns = zip(*rows.values(), strict=True) if rows else ((), (), ())
    kinds, subjects, objects = (np.array(column, dtype=float) for column in columns)
    negators: dict[str, int] = {}
    for negator in language.negators:
        phrase = folded(negator.form, language)
        if len(phrase) == 1:
            negators.setdefault(phrase[0], negator.reach)
    return TowardLexicon(
        Phrases(list(rows)), kinds.astype(np.int64), subjects, objects,
        np.array([len(phrase) > 1 for phrase in rows], dtype=bool),
        {name: frozenset(forms) for name, forms in signs.items()}, negators,
    )  # fmt: skip


def find_falling(
    corpus: Corpus, layout: Layout, language: Language, lexicon: TowardLexicon
) -> Falling:
    """The entries in a layout: words as they stand, else inflected; the longest at each place."""
    last = layout.last[layout.sentence]
    at, width, row = find_entries(corpus, layout.term(corpus), last, language, lexicon.phrases)
    used, place = np.unique(layout.term(corpus), return_inverse=True)
    forms = corpus.tokens.vocabulary["form"].array.take(used).tolist()
    as_written = np.array([lexicon.phrases.words.get(form, -1) for form in forms], dtype=np.int64)
    endings = _PARTICIPLES.get(language.code, ())
    participle = np.array([bool(endings) and form.endswith(endings) for form in forms], dtype=bool)
    pronoun = _with_pronoun(forms, as_written, language)
    return Falling(at, at + width - 1, row, participle[place[at]], pronoun[place[at]])


def find_entries(
    corpus: Corpus, term: np.ndarray, last: np.ndarray, language: Language, phrases: Phrases
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(place, width, payload) of the phrases in tokens of one language, in order, none overlapping.

    term: each token's vocabulary row; last: place of the last token of each token's sentence. The
    first word inflects, those after it stand as they are (“lashed out at”); the longest wins.
    """
    used, place = np.unique(term, return_inverse=True)
    vocabulary, number = corpus.tokens.vocabulary, phrases.words
    forms = vocabulary["form"].array.take(used).tolist()
    bases = vocabulary["form"].array.take(vocabulary["lemma"].to_numpy()[used]).tolist()
    as_written = [number.get(form, -1) for form in forms]
    inflected = [_inflected(pair, number, language) for pair in zip(forms, bases, strict=True)]
    written = np.array(as_written, dtype=np.int64)[place]
    found = [
        phrases.find(written, np.array(begins, dtype=np.int64)[place], last)
        for begins in (as_written, inflected)
    ]
    at, width, row = (np.concatenate(column) for column in zip(*found, strict=True))
    kept = without_overlaps(at, width)
    return at[kept], width[kept], row[kept]


def _inflected(pair: tuple[str, str], number: dict[str, int], language: Language) -> int:
    """The number of the word that a form is an inflection of, −1 for none."""
    form, base = pair
    clitics = CLITICS.get(language.code)
    stems = [base] if clitics is None else clitics.stems(form)
    if clitics is not None:  # an ending and a pronoun: اعتقلته, اعتقلت, اعتقل
        stems += [stem for first in stems for stem in clitics.stems(first)]
    return next((number[stem] for stem in stems if stem in number), -1)


def _with_pronoun(forms: Sequence[str], as_written: np.ndarray, language: Language) -> np.ndarray:
    """True for forms that end in a pronoun and are no entry themselves (انتقدته)."""
    clitics = CLITICS.get(language.code)
    if clitics is None:
        return np.zeros(len(forms), dtype=bool)
    endings = tuple(ending for ending in clitics.pronouns if ending[0] == "ه")
    ends = np.array([form.endswith(endings) for form in forms], dtype=bool)
    return ends & (as_written < 0)


def is_sign(corpus: Corpus, layout: Layout, words: frozenset[str]) -> np.ndarray:
    """True for the tokens of a layout whose normal form is among `words`."""
    used, place = np.unique(layout.term(corpus), return_inverse=True)
    forms = corpus.tokens.vocabulary["form"].array.take(used)
    return np.array([form in words for form in forms], dtype=bool)[place]


def negation_reach(corpus: Corpus, layout: Layout, lexicon: TowardLexicon) -> np.ndarray:
    """How many following words each token of a layout negates; 0 for none."""
    used, place = np.unique(layout.term(corpus), return_inverse=True)
    forms = corpus.tokens.vocabulary["form"].array.take(used)
    return np.array([lexicon.negators.get(form, 0) for form in forms], dtype=np.int64)[place]
