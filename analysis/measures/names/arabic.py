"""Names in Arabic, which has no capitals: after titles, beside verbs of saying, by agreement.

A word is a likely part of a name when it is a first name, or no word of the dictionary. After a
title (الرئيس الروسي فلاديمير بوتين) nationalities, adjectives and what the office is over are
passed over; the words that follow are a name. Words that the articles write beside each other again
and again belong together, so a common word (الأسد) can be part of a name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.corpus import Corpus
from analysis.measures.names.arabic_words import (
    COMMON,
    GIVEN,
    HEAD,
    INSIDE,
    NATION,
    PLACE,
    STOP,
    STRANGE,
    THE_COMMON,
    THE_STRANGE,
    kinds_of_words,
    with_places,
)
from analysis.measures.names.evidence import Candidate, Evidence, Findings
from analysis.measures.names.lists import NameLists, Phrase
from analysis.measures.names.running_text import HYPHEN, QUOTE, SPACE, NameText
from analysis.text.clitics import ARTICLE

_NAME = (STRANGE, THE_STRANGE, GIVEN, INSIDE)
_BEGINS = (STRANGE, GIVEN)
#: Endings of nouns and adjectives that are seldom in the dictionary, and seldom names.
_NO_NAMES = ("ه", "ين", "ون", "ات", "ها", "هم")
#: Titles with which a first name alone is a name.
_SOVEREIGNS = frozenset({"الملك", "الملكه", "السلطان", "الامبراطور", "البابا"})
#: Words inside names that may also begin one.
_OPENING = frozenset({"ابو", "ابن", "ام", "عبد"})
_MOST = 6  # words of a name
_PASSED = 5  # words between a title and a name
_HANG = 0.3  # share of a word's mentions that have the next word beside it
_HANG_ALONE = 0.6  # the same where nothing else says that it is a name


def names_in_arabic(corpus: Corpus, text: NameText, lists: NameLists) -> list[Candidate]:
    """The names found: people and what only repetition shows; organisations and places by heads."""
    walk = _Walk.over(corpus, text, lists)
    people, others = Findings(), Findings()
    _with_heads(walk, others)
    _after_titles(walk, people)
    _beside_speech(walk, people)
    _last_words(walk, people)
    sure = {
        word
        for words, one in people.names.items()
        if one.titled and len(words) > 1
        for word in words
    }
    _anywhere(walk, people)
    headed = {words[1:] for words, one in others.names.items() if one.kind == "organisation"}
    kept = [
        Candidate(
            words, "organisation" if words in headed else _kind(words, one, walk, sure),
            _found_by(one), one.n, words[-1] in walk.strange,
        )
        for words, one in people.names.items()
        if _holds(words, one, walk, sure)
    ]  # fmt: skip
    return kept + [
        Candidate(words, one.kind, "title", one.n)
        for words, one in others.names.items()
        if one.agreed
    ]


@dataclass(frozen=True, eq=False)
class _Walk:
    """One entry a token: forms (as written), bare (without what is written onto it), kind …"""

    lists: NameLists
    forms: list[str]
    bare: list[str]
    kind: list[int]
    title_end: np.ndarray
    definite: list[bool]
    joined: list[bool]
    quote: list[bool]
    article: list[int]
    speech: list[bool]
    speaker: np.ndarray
    term: np.ndarray
    pairs: np.ndarray
    pair_counts: np.ndarray
    pair_articles: np.ndarray
    often: np.ndarray
    taken: np.ndarray
    strange: frozenset[str]

    @classmethod
    def over(cls, corpus: Corpus, text: NameText, lists: NameLists) -> _Walk:
        kind, bare = kinds_of_words(corpus, text, lists)
        start, width = text.spans(lists.titles, bare)
        first = np.zeros(len(text.rows), dtype=np.int64)
        first[start + width - 1] = start + 1  # where the title that ends here begins, plus one
        title_end = np.flatnonzero(first)
        forms, simple = text.forms[text.term].tolist(), bare[text.term].tolist()
        joined = (text.gap == SPACE) | (text.gap == HYPHEN)
        key = text.term[:-1].astype(np.int64) << 32 | text.term[1:].astype(np.int64)
        beside = np.flatnonzero(joined[:-1])
        pairs, which, counts = np.unique(key[beside], return_inverse=True, return_counts=True)
        met = np.unique(which.astype(np.int64) << 32 | text.article[beside]) >> 32
        begin = first - 1
        return cls(
            lists=lists,
            forms=forms,
            bare=simple,
            kind=with_places(kind[text.term], text, lists, bare).tolist(),
            title_end=title_end,
            definite=[place >= 0 and _is_definite(simple[place]) for place in begin.tolist()],
            joined=joined.tolist(),
            quote=(text.gap == QUOTE).tolist(),
            article=text.article.tolist(),
            speech=text.is_in(lists.speech).tolist(),
            speaker=text.speaker,
            term=text.term,
            pairs=pairs,
            pair_counts=counts,
            pair_articles=np.bincount(met, minlength=len(pairs)),
            often=np.bincount(text.term, minlength=len(text.forms)),
            taken=np.zeros(len(text.rows), dtype=bool),
            strange=frozenset(text.forms[np.isin(kind, (STRANGE, THE_STRANGE))].tolist()),
        )

    def beside(self, place: int) -> int:
        """How often the articles write the next word beside this one."""
        return int(self.pair_counts[self._pair(place)])

    def hangs(self, place: int, *, sure: bool = True) -> bool:
        """Whether they do so again and again; where nothing else speaks for a name (not sure):
        in several articles, and most of the time."""
        count = self.beside(place)
        share = count / self.often[self.term[place]]
        if count < 2 or share < (_HANG if sure else _HANG_ALONE):
            return False
        return sure or bool(self.pair_articles[self._pair(place)] >= 2)

    def _pair(self, place: int) -> int:
        key = int(self.term[place]) << 32 | int(self.term[place + 1])
        return int(np.searchsorted(self.pairs, key))

    def name_from(self, first: int, *, sure: bool) -> int:
        """The last token of the name that begins at a token; sure: that it does is known."""
        last = first
        while last - first < _MOST - 1 and last + 1 < len(self.forms) and self.joined[last]:
            following = last + 1
            kind, here = self.kind[following], self.kind[last]
            if self.forms[following] != self.bare[following] and kind != THE_STRANGE:
                break
            whole = kind in _NAME or (here == INSIDE and kind in (COMMON, THE_COMMON))
            if kind == STRANGE and self.forms[following][0] in "وف" and not self.hangs(last):
                break
            hangs = (
                kind in (COMMON, THE_COMMON)
                and (sure or last > first or here == GIVEN)
                and self.hangs(last, sure=sure and last == first)
            )
            if kind == THE_STRANGE and last > first and not self.forms[following].endswith("ي"):
                whole = self.hangs(last)
            after_given = sure and last == first and here == GIVEN and kind == THE_COMMON
            if sure and last == first and here == GIVEN and kind == COMMON:
                after_given = not self.joined[following]  # فلاديمير بوتين، … : a mark ends it
            if kind == THE_COMMON and here != INSIDE and self.forms[following].endswith("ه"):
                break  # عبدالله الطبية: an adjective of what is named after him
            if kind == GIVEN and here == STRANGE and not sure:
                break
            if self.taken[following] or not (whole or after_given or hangs):
                break
            last = following
        while last > first and self.kind[last] == INSIDE:
            last -= 1
        return last

    def words(self, first: int, last: int) -> Phrase:
        return (self.bare[first], *self.forms[first + 1 : last + 1])


def _is_definite(word: str) -> bool:
    return word.startswith(ARTICLE) or (word.endswith(("ه", "ها")) and word.startswith("نظير"))


def _after_titles(walk: _Walk, found: Findings) -> None:
    for end in walk.title_end.tolist():
        first = _start_after(walk, end)
        if first >= 0:
            last = walk.name_from(first, sure=True)
            words = walk.words(first, last)
            if len(words) == 1 and words[0] in walk.lists.given:
                if walk.bare[end] not in _SOVEREIGNS or first > end + 1:
                    continue
                words = (walk.bare[end], *words)  # الملك سلمان: سلمان alone is many
            found.add(words, walk.article[first], titled=True)


def _start_after(walk: _Walk, end: int) -> int:
    """Where the name after a title begins; −1 where none is found."""
    definite = walk.definite[end]
    place = end
    while place - end < _PASSED and place + 1 < len(walk.forms) and walk.joined[place]:
        place += 1
        kind = walk.kind[place]
        written_on = walk.forms[place] != walk.bare[place]
        if kind in (GIVEN, INSIDE) and not written_on:
            patronymic = walk.forms[place] in ("بن", "بنت") and place == end + 1
            return end if patronymic else place  # سلطان بن …: a title that is a first name
        if kind == STRANGE and (definite or place > end + 1):
            return place
        if kind == THE_STRANGE and definite and place == end + 1:
            return place
        if kind == COMMON and (definite or place > end + 1):
            following = place + 1
            named = following < len(walk.forms) and walk.joined[place]
            if named and walk.kind[following] in (STRANGE, THE_STRANGE) and walk.hangs(place):
                return place
            if definite:
                return -1
        if kind == STOP and walk.bare[place] not in walk.lists.never:
            return -1
        if definite and kind in (PLACE, HEAD):
            return -1
    return -1


def _beside_speech(walk: _Walk, found: Findings) -> None:
    """قال لافروف: a likely name right after a verb of saying, or in a speaker."""
    inside_before = False
    for place in np.flatnonzero(np.isin(walk.kind, (*_BEGINS, THE_STRANGE))).tolist():
        said = place > 0 and walk.joined[place - 1] and walk.speech[place - 1]
        inside_before = place > 0 and walk.joined[place - 1] and walk.kind[place - 1] in _NAME
        speaks = bool(walk.speaker[place]) and not inside_before
        if (said or speaks) and not walk.taken[place]:
            last = walk.name_from(place, sure=False)
            found.add(walk.words(place, last), walk.article[place], said=True)


def _last_words(walk: _Walk, found: Findings) -> None:
    """A common word that ends a full name (الأسد) and speaks, or stands after a title, alone."""
    ends = {
        words[-1]
        for words, one in found.names.items()
        if len(words) > 1 and (one.titled or one.n > 1) and words[-1] not in walk.lists.given
    } - walk.strange
    title = set(walk.title_end.tolist())
    for place in np.flatnonzero(np.isin(walk.kind, (COMMON, THE_COMMON))).tolist():
        if walk.forms[place] not in ends or not place or not walk.joined[place - 1]:
            continue
        titled = place - 1 in title and walk.definite[place - 1]
        if titled or walk.speech[place - 1]:
            found.add(
                (walk.forms[place],), walk.article[place], titled=titled, said=not titled
            )  # fmt: skip


def _anywhere(walk: _Walk, found: Findings) -> None:
    """First names with what follows, and words that no dictionary has, wherever they stand."""
    last = -1
    for place in np.flatnonzero(np.isin(walk.kind, (*_BEGINS, INSIDE))).tolist():
        if place <= last or walk.taken[place]:
            continue
        last = walk.name_from(place, sure=False)
        if last > place or walk.kind[place] == STRANGE:
            found.add(walk.words(place, last), walk.article[place])


def _holds(words: Phrase, one: Evidence, walk: _Walk, sure: set[str]) -> bool:
    """Whether what speaks for a name is enough."""
    lists = walk.lists
    if words[0] in lists.inside and words[0] not in _OPENING:
        return False
    given = words[0] in lists.given or words[0] in lists.inside
    if len(words) == 1:
        odd = words[0].endswith(_NO_NAMES) and words[0] not in sure
        if given or odd or (words[0].startswith(ARTICLE) and not one.titled):
            return False
        beside = bool(one.titled or one.said)
        return beside or one.agreed if words[0] in sure else beside and one.agreed
    if len(words) == 2 and (words[0] == "عبد" or (words[0] in lists.inside and not one.titled)):
        return False
    if one.titled or one.said:
        return True
    return one.agreed and (given or words[0] in sure or words[-1] in sure or one.n >= 3)


def _kind(words: Phrase, one: Evidence, walk: _Walk, sure: set[str]) -> str:
    named = words[0] in walk.lists.given or words[0] in sure or words[-1] in sure
    return "person" if one.titled or one.said * 5 >= one.n or named else ""


def _found_by(one: Evidence) -> str:
    if one.titled:
        return "title"
    return "attribution" if one.said else "agreement"


def _with_heads(walk: _Walk, found: Findings) -> None:
    """وزارة الخارجية، مدينة عدن: the head of a name with the words that the articles agree on."""
    lists = walk.lists
    for place in np.flatnonzero(np.array(walk.kind) == HEAD).tolist():
        word = walk.bare[place]
        last = place
        while last - place < 3 and last + 1 < len(walk.forms):
            following = last + 1
            named = last == place and walk.quote[place] and walk.kind[following] == STRANGE
            if not walk.joined[last] and not named:
                break
            article = walk.forms[following].startswith(ARTICLE)
            kind = walk.kind[following]
            fits = (article and kind in (THE_COMMON, THE_STRANGE, NATION)) or kind == STRANGE
            fits = fits or (kind == STOP and article and walk.bare[following] in lists.never)
            if not named and (not fits or walk.beside(last) < 2):
                break
            last = following
        if last == place:
            continue
        walk.taken[place : last + 1] = True
        if word in lists.place_before:
            if walk.kind[last] in (STRANGE, THE_STRANGE):
                found.add(walk.forms[place + 1 : last + 1], walk.article[place], kind="place")
            continue
        kind_of = "place" if word in lists.place_heads else "organisation"
        if kind_of == "organisation" and all(
            walk.kind[at] == STRANGE for at in range(place + 1, last + 1)
        ):
            found.add(walk.forms[place + 1 : last + 1], walk.article[place], kind=kind_of)
        if walk.joined[place]:
            found.add(walk.words(place, last), walk.article[place], kind=kind_of)
