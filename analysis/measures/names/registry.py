"""The actors of a corpus and all their mentions: found once, counted in any scope.

Who is an actor does not depend on the scope: names are looked for in all articles, so a filter
changes numbers and not names.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.families import families
from analysis.measures.names.arabic import names_in_arabic
from analysis.measures.names.arabic_words import without_joined
from analysis.measures.names.capital_names import names_by_capitals
from analysis.measures.names.lists import OWNER, NameLists, Phrase, name_lists
from analysis.measures.names.merging import Actor, Names, merged_names, with_own
from analysis.measures.names.running_text import APART, BRACKET, QUOTE, NameText, name_text
from analysis.text.languages import RTL
from analysis.text.phrases import Phrases, without_overlaps

#: Languages in which every noun has a capital letter: there capitals tell nothing.
_NOUNS_TOO = frozenset({"de", "lb"})


@dataclass(frozen=True, eq=False)
class Registry:
    """The actors of one language and where they stand; arrays have an entry a mention.

    actor: number among actors; form: number among the forms; first, last: rows of the token table;
    owner: it ends like a possessive; skip: characters before it that are no part of it.
    """

    code: str
    actors: list[Actor]
    forms: list[str]
    actor: np.ndarray
    form: np.ndarray
    first: np.ndarray
    last: np.ndarray
    owner: np.ndarray
    skip: np.ndarray


_found: WeakKeyDictionary[Corpus, dict[str, tuple[NameText, list[Actor]]]] = WeakKeyDictionary()


def _one_of_each(corpus: Corpus) -> np.ndarray:
    """One article of each family of near-duplicates, the longest: copies are no agreement."""
    family = families(corpus)
    texts = corpus.articles.frame["text"]
    order = np.lexsort((pd.factorize(texts, sort=True)[0], -texts.str.len(), family))
    first = np.flatnonzero(np.diff(family[order], prepend=-1))
    chosen = np.zeros(len(family), dtype=bool)
    chosen[order[first]] = True
    return chosen


def registries(
    corpus: Corpus, known: Names | None, merged: Names | None, nationalities: bool
) -> list[Registry]:
    """One registry a language, in order of the codes."""
    made = []
    for code in sorted(corpus.articles.frame["language"].unique()):
        text, found = _actors_of(corpus, code)
        lists = name_lists(code)
        actors = [replace(one, forms=list(one.forms)) for one in found]
        if nationalities:
            _add_nationalities(actors, lists)
        actors = with_own(with_own(actors, known, code), merged, code)
        made.append(_counted(corpus, text, lists, actors))
    return made


def _actors_of(corpus: Corpus, code: str) -> tuple[NameText, list[Actor]]:
    kept = _found.setdefault(corpus, {})
    if code not in kept:
        lists, text = name_lists(code), name_text(corpus, code, _one_of_each(corpus))
        acronyms: dict[Phrase, Phrase] = {}
        if code == "ar":
            names = names_in_arabic(corpus, text, lists)
        elif code in _NOUNS_TOO:
            names = []
        else:
            names, acronyms = names_by_capitals(text, lists)
        kept[code] = name_text(corpus, code), merged_names(names, acronyms, lists)
    return kept[code]


def _add_nationalities(actors: list[Actor], lists: NameLists) -> None:
    """Russian, روسي: a mention of the country."""
    of_country = {
        one.country: one
        for one in reversed(actors)
        if one.kind == "place" and one.name == lists.country_names.get(one.country)
    }
    for phrase, country in lists.nations.items():
        if country in of_country and phrase not in lists.places:
            of_country[country].forms.append(phrase)


def _counted(corpus: Corpus, text: NameText, lists: NameLists, actors: list[Actor]) -> Registry:
    """The registry of actors: every mention is of one of them, the longest that stands there."""
    owner: dict[Phrase, int] = {}
    for number, actor in enumerate(actors):
        for phrase in actor.forms:
            owner.setdefault(phrase, number)
    phrases = list(owner)
    small = frozenset(phrase for one in actors for phrase in one.small)
    start, width, form, whole = _matches(text, lists, phrases, small)
    times = np.bincount(form, minlength=len(phrases))
    display = _written(corpus, text, start, width, form, whole, phrases)
    rows = {phrase: row for row, phrase in enumerate(phrases)}
    named = [
        replace(one, name=one.name or _name(one, number, owner, rows, times, display))
        for number, one in enumerate(actors)
    ]
    last = start + width - 1
    return Registry(
        code=text.code,
        actors=named,
        forms=display,
        actor=np.array([owner[phrase] for phrase in phrases], dtype=np.int64)[form],
        form=form,
        first=text.rows[start],
        last=text.rows[last],
        owner=text.owner[text.term[last]],
        skip=text.skip[text.term[start]],
    )


def _name(
    actor: Actor, number: int, owner: dict[Phrase, int], rows: dict[Phrase, int],
    times: np.ndarray, display: list[str],
) -> str:  # fmt: skip
    """The most frequent full form of an actor as it is most often written."""
    own = [rows[form] for form in actor.forms if owner[form] == number]
    full = [row for row in own if " " in display[row] and times[row]] or own
    best = min(full, key=lambda row: (-times[row], display[row]), default=-1)
    return display[best] if best >= 0 else ""


def _matches(
    text: NameText, lists: NameLists, phrases: list[Phrase], small: frozenset[Phrase]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(start, width, number of the phrase, nothing is written onto it) of all mentions."""
    trie = Phrases(phrases)
    word = text.numbers(trie, text.forms)[text.term]
    last = text.last_of_sentence()
    found = [(*trie.every(word, word, last), True)]
    if text.code == "ar":
        found.append(
            (*trie.every(word, _joined(text, lists, trie, phrases)[text.term], last), False)
        )
    start, width, form = (
        np.concatenate([np.asarray(part[n], dtype=np.int64) for part in found]) for n in range(3)
    )
    whole = np.concatenate([np.full(len(part[0]), part[3], dtype=bool) for part in found])
    kept = _beside(text, start, width)
    if lists.teh:
        teh = np.array([phrase in lists.teh for phrase in phrases] or [False])
        kept &= ~(teh[form] & (text.final[start] == ord("ه")))
    if text.code not in RTL:
        free = np.array([phrase in small for phrase in phrases] or [False])
        kept &= free[form] | _as_capitals_say(text, lists, phrases, start, width, form)
    start, width, form, whole = (each[kept] for each in (start, width, form, whole))
    order = without_overlaps(start, width)
    return start[order], width[order], form[order], whole[order]


def _beside(text: NameText, start: np.ndarray, width: np.ndarray) -> np.ndarray:
    """Whether nothing but spaces, hyphens and the like stands inside each match."""
    apart = np.concatenate(([0], np.cumsum(np.isin(text.gap, (APART, BRACKET, QUOTE)))))
    return apart[start + width - 1] == apart[start]


def _joined(text: NameText, lists: NameLists, trie: Phrases, phrases: list[Phrase]) -> np.ndarray:
    """The word that each row of the vocabulary begins a name with, something written onto it."""
    firsts = frozenset(phrase[0] for phrase in phrases)
    number = np.full(len(text.forms), -1, dtype=np.int64)
    kept = lists.stop | lists.given | lists.speech
    for row in np.flatnonzero(text.stands).tolist():
        form = text.forms[row]
        rest = without_joined(form, firsts)
        if rest != form and form not in kept:
            number[row] = trie.words[rest]
    return number


def _as_capitals_say(
    text: NameText, lists: NameLists, phrases: list[Phrase],
    start: np.ndarray, width: np.ndarray, form: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """Which matches begin with a capital; acronyms have capitals alone, and a word that is mostly
    written small counts at the beginning of a sentence only when another follows."""
    plain = text.body & ~text.opens
    strong = np.bincount(text.term, plain & text.capital, minlength=len(text.forms))
    lower = np.bincount(text.term, plain & ~text.capital, minlength=len(text.forms))
    acronym = np.array([phrase in lists.capitals for phrase in phrases] or [False])
    fits = text.capital[start] & (text.upper[start] | ~acronym[form])
    same, _ = pd.factorize(text.forms)
    strong, lower = (np.bincount(same, counts)[same] for counts in (strong, lower))
    seldom = (lower > strong)[text.term[start]] & text.opens[start] & (width == 1)
    return fits & ~seldom


def _written(
    corpus: Corpus, text: NameText, start: np.ndarray, width: np.ndarray, form: np.ndarray,
    whole: np.ndarray, phrases: list[Phrase],
) -> list[str]:  # fmt: skip
    """Each phrase as most mentions write it; of equals the one that sorts last (small letters)."""
    tokens, frame = corpus.tokens, corpus.articles.frame
    texts = (frame["title"].tolist(), frame["text"].tolist())
    counts: dict[int, Counter[str]] = {}
    ending = len(OWNER.get(text.code, ""))
    first, last = text.rows[start], text.rows[start + width - 1]
    skip = text.skip[text.term[start]]
    cut = text.owner[text.term[start + width - 1]] * ending
    for row in np.flatnonzero(whole).tolist():
        a, b = first[row], last[row]
        text_of = texts[tokens.part[a]][tokens.article[a]]
        surface = text_of[tokens.start[a] + skip[row] : tokens.end[b] - cut[row]]
        counts.setdefault(int(form[row]), Counter())[" ".join(surface.split())] += 1
    return [
        max(counts[row].items(), key=lambda one: (one[1], one[0]))[0]
        if row in counts
        else " ".join(phrase)
        for row, phrase in enumerate(phrases)
    ]
