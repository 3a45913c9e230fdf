"""Names, as far as capital letters tell them: words that are written with one inside sentences.

Scripts without capitals (Arabic) and languages that write every noun with one (German) tell
nothing; there no word counts as a name.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from analysis.corpus import Corpus, Part
from analysis.measures.cells import term_ids
from analysis.text.units import joined_units

#: Languages in which every noun has a capital letter.
_NOUNS_TOO = ("de", "lb")
#: Share of a word's occurrences inside sentences that must have a capital letter.
_MOSTLY = 0.5

_made: WeakKeyDictionary[Corpus, dict[tuple[str, str], frozenset[str]]] = WeakKeyDictionary()


def name_forms(corpus: Corpus, language: str, unit: str) -> frozenset[str]:
    """Normal forms of the words of a language (unit: lemma or form) that are mostly written with
    a capital letter in bodies, the first word of a sentence left aside. Made once a corpus."""
    made = _made.setdefault(corpus, {})
    key = (language, unit)
    if key not in made:
        made[key] = frozenset() if language in _NOUNS_TOO else _names(corpus, language, unit)
    return made[key]


def _names(corpus: Corpus, language: str, unit: str) -> frozenset[str]:
    tokens, frame = corpus.tokens, corpus.articles.frame
    own = (frame["language"] == language).to_numpy()
    starts_sentence = np.diff(tokens.sentence, prepend=-1) != 0
    rows = np.flatnonzero(own[tokens.article] & (tokens.part == Part.BODY) & ~starts_sentence)
    units = joined_units(frame["text"].tolist(), "\n")
    first = units.points[units.offsets[tokens.article[rows]] + tokens.start[rows]]
    kinds, which = np.unique(first, return_inverse=True)
    upper = np.array([chr(code).isupper() for code in kinds], dtype=bool)[which]
    if not upper.any():
        return frozenset()
    ids = term_ids(tokens, unit)[rows]
    size = len(tokens.vocabulary)
    often = np.bincount(ids, minlength=size)
    share = np.bincount(ids, upper, minlength=size) / np.maximum(often, 1)
    forms = tokens.vocabulary["form"].to_numpy(dtype=object)
    return frozenset(forms[share > _MOSTLY].tolist())
