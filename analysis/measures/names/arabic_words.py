"""Kinds of Arabic words, as one meets them who looks for names: from the lists, the dictionary of
simplemma, and what the texts write with and without a clitic.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

from analysis.corpus import Corpus
from analysis.measures.names.lists import NameLists
from analysis.measures.names.running_text import HYPHEN, SPACE, NameText
from analysis.text.clitics import ARTICLE
from analysis.text.marks import strip_marks

#: Kinds of words, as a name meets them. STRANGE: not in the dictionary; COMMON: in it; THE_: with
#: the article; TITLE, NATION, HEAD, PLACE, STOP: from the lists.
STOP, COMMON, THE_COMMON, STRANGE, THE_STRANGE, GIVEN, INSIDE, NATION, TITLE, HEAD, PLACE = range(
    11
)
#: What may be written onto a word, and what stands for it; the shortest first (وبيونغ: و, not وب).
_JOINED = (
    ("و", ""), ("ف", ""), ("ب", ""), ("ل", ""), ("ك", ""), ("لل", "ال"), ("وب", ""), ("ول", ""),
    ("ولل", "ال"), ("فب", ""), ("فل", ""), ("فلل", "ال"),
)  # fmt: skip
_LETTERS_ON = frozenset("وفبلك")
#: What inflection adds to common words; a word that is known without it is no strange word.
_PREFIXES = ("", "ال", "و", "وال", "بال", "وبال", "كال", "لل", "ولل", "ب", "ل", "ف", "س", "وس", "ك")
_SUFFIXES = (
    "",
    "ا",
    "ون",
    "ين",
    "ان",
    "ات",
    "ه",
    "ها",
    "هم",
    "كم",
    "نا",
    "وا",
    "تها",
    "ته",
    "ية",
    "هما",
    "هن",
)
_WRITTEN_ON = frozenset(_PREFIXES) - {"", "ال"}
_FOR_TEH = ("ات", "ها", "تها", "ته")
#: A surname that is also “to me”, where two strange words follow.
_SURNAME = "لي"


def without_joined(form: str, wanted: frozenset[str] | set[str]) -> str:
    """The form itself, or what is left of it without what is written onto it, if wanted."""
    if form in wanted or form[:1] not in _LETTERS_ON:
        return form
    for prefix, article in _JOINED:
        rest = article + form[len(prefix) :]
        if form.startswith(prefix) and len(rest) > 2 and rest in wanted:
            return rest
    return form


def kinds_of_words(
    corpus: Corpus, text: NameText, lists: NameLists
) -> tuple[np.ndarray, np.ndarray]:
    """(kind, form without what is written onto it) of each row of the vocabulary."""
    vocabulary = corpus.tokens.vocabulary
    titles = {word for phrase in lists.titles for word in phrase} | lists.roles
    nations = {word for phrase in lists.nations for word in phrase}
    places = {word for phrase in lists.places for word in phrase if len(phrase) == 1}
    heads = lists.heads | lists.place_heads | lists.place_before
    order = (
        (STOP, lists.stop | lists.never | lists.speech), (GIVEN, lists.given),
        (INSIDE, lists.inside), (NATION, nations), (PLACE, places), (HEAD, heads), (TITLE, titles),
    )  # fmt: skip
    of_word: dict[str, int] = {}
    for kind, words in order:
        for word in words:
            of_word.setdefault(word, kind)
    wanted = frozenset(word for word, kind in of_word.items() if kind != STOP)
    wanted |= {phrase[0] for phrase in (*lists.places, *lists.organisations)}
    kinds = np.full(len(vocabulary), STOP, dtype=np.int64)
    bare = text.forms.copy()
    display = vocabulary["display"].to_numpy(dtype=object)
    own = np.flatnonzero(text.stands)
    often = np.bincount(text.term, minlength=len(vocabulary))
    times = dict(zip(text.forms[own].tolist(), often[own].tolist(), strict=True))
    for row in own.tolist():
        form = text.forms[row]
        kind = of_word.get(form)
        if kind is None and (form[1:] in lists.stop and form[0] in "وف"):
            kind = STOP
        if kind is None:
            bare[row] = without_joined(form, wanted)
            kind = of_word.get(bare[row], STOP if bare[row] != form else None)
        if kind is None:
            kind = _open_kind(form, display[row])
            if kind == STRANGE and _is_joined(form, times):
                kind = STOP
        kinds[row] = kind
    return kinds, bare


def _is_joined(form: str, times: Mapping[str, int]) -> bool:
    """Whether a word is another, commoner one with something written onto it (وكيم beside كيم)."""
    return form[0] in _LETTERS_ON and any(
        form.startswith(prefix) and times.get(article + form[len(prefix) :], 0) > times[form]
        for prefix, article in _JOINED
        if len(form) - len(prefix) > 2
    )


def _open_kind(form: str, display: str) -> int:
    """The kind of a word that no list has, by what the dictionary says of it."""
    word = strip_marks(display)
    if len(form) < 2 or not word.isalpha() or not "ء" <= form[0] <= "ي":
        return STOP
    article = form.startswith(ARTICLE)
    rest = form[len(ARTICLE) :] if article else form
    prefix = _known_without(word)
    if prefix in _WRITTEN_ON:
        return STOP
    strange = len(rest) > 2 and prefix is None
    if article:
        return THE_STRANGE if strange else THE_COMMON
    return STRANGE if strange else COMMON


def _known_without(word: str) -> str | None:
    """What stands before a word that the dictionary knows ("" where it knows it as it is), None
    where it knows it neither so nor without an ending."""
    known = DEFAULT_DICTIONARY_FACTORY.get_dictionary("ar")
    if word in known:
        return ""
    suffixes = [suffix for suffix in _SUFFIXES if word.endswith(suffix)]
    for prefix in _PREFIXES:
        if not word.startswith(prefix):
            continue
        for suffix in suffixes:
            base = word[len(prefix) : len(word) - len(suffix)]
            if len(base) < 3:
                continue
            tried = [base, base[:-1] + "ء"] if base.endswith("ئ") else [base]
            tried += [base + "ة"] if suffix in _FOR_TEH else []
            if any(one in known for one in tried):
                return prefix
    return None


def with_places(kind: np.ndarray, text: NameText, lists: NameLists, bare: np.ndarray) -> np.ndarray:
    """The kinds with all words of places and organisations of several words as such."""
    longer = [words for words in (*lists.places, *lists.organisations) if len(words) > 1]
    start, width = text.spans(longer, bare)
    edge = np.zeros(len(kind) + 1, dtype=np.int64)
    np.add.at(edge, start, 1)
    np.add.at(edge, start + width, -1)
    kind = kind.copy()
    kind[np.cumsum(edge[:-1]) > 0] = PLACE
    beside = np.isin(text.gap, (SPACE, HYPHEN)) & np.append(kind[1:] == STRANGE, False)
    both = beside & np.append(beside[1:], False)
    kind[both & text.is_in({_SURNAME})] = STRANGE
    return kind
