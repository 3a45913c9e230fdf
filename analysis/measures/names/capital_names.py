"""Names by capital letters: runs of words that have one inside sentences.

For languages that write names, and not every noun, with a capital. A first word of a sentence
counts as capitalised when it mostly is elsewhere, or is no word of the language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import simplemma

from analysis.measures.names.evidence import Candidate, Evidence, Findings
from analysis.measures.names.lists import NameLists, Phrase
from analysis.measures.names.running_text import (
    APART,
    BRACKET,
    DASH,
    DOT,
    HYPHEN,
    QUOTE,
    SPACE,
    NameText,
)

#: Words after which a name is a place's, oftener than not.
_PLACING = {
    "en": frozenset({"in", "at", "near", "across", "throughout", "outside", "around"}),
    "fr": frozenset({"à", "près", "vers"}),
}
#: What joins the parts of a name: an organisation “of”, with an article or without.
_OF = {"en": ("of", "for"), "fr": ("de", "du", "des", "d")}
#: Second syllables of Korean first names, written small after a hyphen.
_SMALL = frozenset(
    [
        "un",
        "in",
        "il",
        "eun",
        "hye",
        "jong",
        "jung",
        "sik",
        "chol",
        "ho",
        "hui",
        "hwa",
        "hwan",
        "jin",
        "kyu",
        "kyung",
        "seok",
    ]
)
#: Numbers that follow a name.
_AFTER = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: Share of a sentence's words with a capital from which on they tell nothing (a headline).
_SHOUTED = 0.84
_LONGEST = 4  # words of a name that no head closes


def names_by_capitals(
    text: NameText, lists: NameLists
) -> tuple[list[Candidate], dict[Phrase, Phrase]]:
    """(the names found, acronym → the name it stands for)."""
    if not text.capital.any():
        return [], {}
    walk = _walk(text, lists)
    found = Findings()
    for first, last in walk.runs():
        _take(walk, first, last, found)
    lower, strong = walk.lower, walk.strong
    number = {form: row for row, form in enumerate(text.forms.tolist()) if form}
    kept = []
    for words, one in found.names.items():
        seldom = len(words) == 1 and strong[number[words[0]]] <= lower[number[words[0]]]
        too_long = len(words) > _LONGEST and one.kind == ""
        strange = not one.titled and not one.said and not one.agreed
        if seldom or too_long or strange or _is_rest(words, lists, walk.nation_words):
            continue
        alone = strong[number[words[-1]]] > lower[number[words[-1]]]
        small = [lower[number[word]] for word in words]
        kind = _kind(words, one, lists) or _kind_of_words(words, small, text.code)
        kind = "organisation" if not kind and len(words) == 1 and one.upper * 2 > one.n else kind
        kept.append(Candidate(words, kind, _found_by(one), one.n, bool(alone)))
    return kept, found.acronyms


@dataclass(frozen=True, eq=False)
class _Walk:
    """Plain lists, one entry a token (`forms` … `said`) or a row of the vocabulary."""

    text: NameText
    lists: NameLists
    forms: list[str]
    core: np.ndarray
    gap: list[int]
    title: list[bool]
    title_end: list[bool]
    nation: list[bool]
    owner: list[bool]
    upper: list[bool]
    small: list[bool]
    article: list[int]
    speech: list[bool]
    speaker: list[bool]
    lower: np.ndarray
    strong: np.ndarray
    nation_words: frozenset[str]

    def runs(self) -> Iterable[tuple[int, int]]:
        """(first, last) of all runs of capitalised words."""
        first = last = -2
        for place in self.core.tolist():
            if last >= 0 and self._joined(last, place):
                last = place
                continue
            if last >= 0:
                yield first, last
            first = last = place
        if last >= 0:
            yield first, last

    def _small(self, last: int, place: int) -> bool:
        """Whether a hyphen in spaces stands inside a name: Jae - in, Mar - a - Lago."""
        if place == last + 1:
            return self.small[place]
        return (
            place == last + 2
            and self.gap[last] == self.gap[last + 1]
            and (len(self.forms[last + 1]) == 1)
        )

    def _joined(self, last: int, place: int) -> bool:
        if self.owner[last] or place - last > 3:
            return False
        gaps = self.gap[last:place]
        if {APART, BRACKET, QUOTE} & set(gaps) or (DASH in gaps and not self._small(last, place)):
            return False
        if DOT in gaps and not (len(self.forms[last]) == 1 or self.title_end[last]):
            return False
        middle = self.forms[last + 1 : place]
        if not middle:
            return True
        of = _OF.get(self.text.code, ())
        if middle[0] in of:
            opens = self.forms[last] in self.lists.heads | self.lists.place_heads
            article = middle[1:] in ([], ["the"], ["la"], ["le"], ["l"])
            return article and (opens or self.title[last])
        between = self.gap[last] == self.gap[place - 1] in (HYPHEN, DASH) and len(middle) == 1
        return between or all(word in self.lists.inside for word in middle)


def _walk(text: NameText, lists: NameLists) -> _Walk:
    size = len(text.forms)
    plain = text.body & ~text.opens & ~_shouted(text)
    strong = np.bincount(text.term, plain & text.capital, minlength=size)
    lower = np.bincount(text.term, plain & ~text.capital, minlength=size)
    same, _ = pd.factorize(text.forms)  # Brandt and Brandt’s
    strong, lower = (np.bincount(same, counts)[same] for counts in (strong, lower))
    firm = strong > lower
    doubtful = np.flatnonzero(text.stands & (strong == 0) & (lower == 0))
    given = lists.given
    firm[doubtful] = [
        form in given or not simplemma.is_known(form, lang=text.code)
        if text.code in _DICTIONARIES
        else False
        for form in text.forms[doubtful].tolist()
    ]
    title, title_end = _marked(text, lists.titles)
    nation, _ = _marked(text, lists.nations)
    stop = text.is_in(lists.stop | lists.calendar)
    core = text.capital & text.body & ~_shouted(text)
    core &= ~(text.opens & ~firm[text.term] & ~title)
    near = np.append(False, (core & (text.is_in(lists.given) | title_end))[:-1])
    near &= np.append(False, np.isin(text.gap, (SPACE, DOT))[:-1])
    core &= ~(stop & ~title & ~near)  # Theresa May, Mr. Will
    core |= _syllables(text, core)
    return _Walk(
        text=text,
        lists=lists,
        forms=text.forms[text.term].tolist(),
        core=np.flatnonzero(core),
        gap=text.gap.tolist(),
        title=title.tolist(),
        title_end=title_end.tolist(),
        nation=nation.tolist(),
        owner=text.owner[text.term].tolist(),
        upper=text.upper.tolist(),
        small=(text.is_in(_SMALL) & ~text.capital).tolist(),
        article=text.article.tolist(),
        speech=text.is_in(lists.speech).tolist(),
        speaker=text.speaker.tolist(),
        lower=lower,
        strong=strong,
        nation_words=frozenset(word for phrase in lists.nations for word in phrase),
    )


_DICTIONARIES = frozenset(
    {"en", "fr", "es", "it", "pt", "nl", "tr", "ru", "uk", "pl", "sv", "da", "nb", "id", "ro"}
)


def _syllables(text: NameText, core: np.ndarray) -> np.ndarray:
    """The small second half of a first name: Jae-in, el-Sisi’s “el” aside."""
    hyphen = np.append(False, np.isin(text.gap, (HYPHEN, DASH))[:-1])
    before = np.append(False, core[:-1])
    return text.is_in(_SMALL) & ~text.capital & hyphen & before & text.body


def _marked(text: NameText, phrases: Iterable[Phrase]) -> tuple[np.ndarray, np.ndarray]:
    """(inside one of the phrases, its last word): bool, one a token."""
    start, width = text.spans(phrases)
    edge = np.zeros(len(text.rows) + 1, dtype=np.int64)
    np.add.at(edge, start, 1)
    np.add.at(edge, start + width, -1)
    end = np.zeros(len(text.rows), dtype=bool)
    end[start + width - 1] = True
    return np.cumsum(edge[:-1]) > 0, end


def _shouted(text: NameText) -> np.ndarray:
    """Tokens of sentences of five words or more that mostly have a capital."""
    number = np.cumsum(np.diff(text.sentence, prepend=-1) != 0) - 1
    size = np.bincount(number)
    share = np.bincount(number, text.capital) / np.maximum(size, 1)
    return ((share > _SHOUTED) & (size >= 5))[number]


def _take(walk: _Walk, first: int, last: int, found: Findings) -> None:
    """Take a run apart at its titles and nationalities, and count its names."""
    forms, lists = walk.forms, walk.lists
    words = forms[first : last + 1]
    closed = len(words) > 1 and _closing(words, walk)
    if closed:
        while first < last and (forms[first] in lists.stop or walk.title_end[first]):
            first += 1
        _add(walk, first, last, found, kind=closed)
        _acronym(walk, first, last, found)
        return
    place = first
    while place <= last:
        if walk.title[place]:
            place += 1
            continue
        end = place
        while end < last and not walk.title[end + 1]:
            end += 1
        before_title = end < last and walk.gap[end] == SPACE
        start, stop = _trimmed(walk, place, end)
        if start <= stop and not before_title:
            _add(walk, start, stop, found)
            _acronym(walk, start, stop, found)
        place = end + 1


def _closing(words: list[str], walk: _Walk) -> str:
    """organisation or place where the run has the head of such a name, else ""."""
    lists = walk.lists
    heads = [word for word in words if word in lists.heads]
    if words[-1] in lists.heads or (heads and set(words) & set(_OF.get(walk.text.code, ()))):
        return "organisation"
    if walk.text.code == "fr" and words[0] in lists.heads:
        return "organisation"
    if words[-1] in lists.place_heads or words[0] in lists.place_heads:
        return "place"
    return ""


def _trimmed(walk: _Walk, first: int, last: int) -> tuple[int, int]:
    """Without nationalities and single words that only join, at either end."""
    whole = walk.forms[first : last + 1]
    known = tuple(whole) in walk.lists.places or tuple(whole) in walk.lists.organisations
    joining = (*_OF.get(walk.text.code, ()), "the")
    while not known and first <= last and (walk.nation[first] or walk.forms[first] in joining):
        first += 1
    while last >= first and walk.forms[last] in walk.lists.inside | _AFTER:
        last -= 1
    return first, last


def _add(walk: _Walk, first: int, last: int, found: Findings, kind: str = "") -> None:
    forms = walk.forms
    before = first - 1 if first and walk.gap[first - 1] in (SPACE, DOT) else -1
    after = last + 1 if walk.gap[last] == SPACE else -1
    titled = not kind and before >= 0 and walk.title_end[before]
    said = walk.speaker[first]
    said = said or (after >= 0 and walk.speech[after])
    said = said or (before >= 0 and walk.speech[before])
    placed = before >= 0 and forms[before] in _PLACING.get(walk.text.code, ())
    found.add(
        forms[first : last + 1], walk.article[first],
        titled=titled, said=said and not placed, placed=placed, kind=kind, upper=walk.upper[first],
    )  # fmt: skip


def _acronym(walk: _Walk, first: int, last: int, found: Findings) -> None:
    """“World Harbour Union (WHU)”: the letters in brackets stand for the name before them."""
    short = last + 1
    if walk.gap[last] != BRACKET or short >= len(walk.forms) or not walk.upper[short]:
        return
    letters = walk.forms[short].lower()
    initials = "".join(word[0] for word in walk.forms[first : last + 1])
    plain = "".join(
        word[0] for word in walk.forms[first : last + 1] if word not in walk.lists.inside
    )
    if len(letters) > 1 and letters in (initials, plain):
        found.acronyms[(walk.forms[short],)] = tuple(walk.forms[first : last + 1])


def _is_rest(words: Phrase, lists: NameLists, nations: frozenset[str]) -> bool:
    """Words that say what something is, whose or when, and name nothing."""
    if all(word in lists.never | nations or word.isdigit() for word in words):
        return True
    return len(words) == 1 and (
        len(words[0]) < 2
        or words[0] in lists.heads | lists.place_heads | lists.roles | lists.stop | lists.calendar
    )


def _kind_of_words(words: Phrase, small: list[float], code: str) -> str:
    """person for two or three words that nobody writes small, the last no word of the language."""
    strange = code in _DICTIONARIES and not simplemma.is_known(words[-1], lang=code)
    return "person" if 1 < len(words) < 4 and not any(small) and strange else ""


def _found_by(one: Evidence) -> str:
    if one.titled:
        return "title"
    return "attribution" if one.said else "capitals"


def _kind(words: Phrase, one: Evidence, lists: NameLists) -> str:
    if one.kind:
        return one.kind
    if one.titled or words[0] in lists.given:
        return "person"
    if one.placed > 1 and one.placed * 3 >= one.n and one.placed > one.said:
        return "place"
    if one.said * 3 >= one.n:
        return "person" if len(words) > 1 else ""
    return ""
