"""Who speaks, settled: the names, roles and pronouns by which articles put one speaker, as one.

In an article “Lena Orval, mayor of Calder”, “Orval”, “the mayor” and “she” may be the same; over
articles a name is the same wherever it stands. A role is tied to a person only where the article
itself sets the two side by side; nothing is known of who held which office.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Part, Scope
from analysis.measures.actor_merging import Names
from analysis.measures.actor_registry import Registry, registries
from analysis.measures.counts import article_mask, group_names
from analysis.measures.quotations import quotation_rows, quotations, token_range
from analysis.measures.speaker_roles import Role, Roles, roles_of
from analysis.tables import SPEAKERS

BESIDE = 6  # words beside a name in which the article may say what somebody is
_SET_OFF = (",", "،", "(", "–", "—", " - ")
PRONOUN, ROLE, NAME, PART_OF_NAME, AS_IT_STANDS = "pronoun", "role", "name", "part", "as_it_stands"


def speakers(
    corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope(), merged: Names | None = None
) -> pd.DataFrame:
    """The quotations in scope that have a speaker, with who it is (columns: SPEAKERS).

    merged: actor → spellings that are one, as in `actors`. how: name (the person or body named
    there), part (a part of a name that stands in full elsewhere), role (a role that the article
    ties to a name), pronoun (the speaker before; none: empty), as_it_stands (nothing is known). In
    order of article and place.
    """
    frame = quotations(corpus, scope=scope)
    spans = corpus.quotations.take(quotation_rows(corpus, scope))
    article = spans["article"].to_numpy()
    group = group_names(corpus, by, article_mask(corpus, scope))[article]
    known = (spans["speaker_start"].to_numpy() >= 0) & (group != "")
    frame = frame.assign(group=group, put=frame["speaker"])[known].reset_index(drop=True)
    spans = spans[known].reset_index(drop=True)
    parts = [
        _settled(corpus, spans[(frame["language"] == one.code).to_numpy()], one)
        for one in registries(corpus, None, merged, False)
    ]
    settled = pd.concat([*parts, _NONE]).sort_index()
    names = ["speaker", "kind", "named", "how"]
    frame = frame.assign(**{name: settled[name].to_numpy() for name in names})
    return SPEAKERS.frame(frame[SPEAKERS.names])


_NONE = pd.DataFrame(
    {"speaker": pd.Series([], dtype="str"), "kind": pd.Series([], dtype="str"),
     "named": pd.Series([], dtype=bool), "how": pd.Series([], dtype="str")}
)  # fmt: skip


@dataclass
class _Said:
    """One speaker as a place of an article puts it.

    article, first, last: token rows (last exclusive); actor: number of who is named, −1; role:
    what the words say somebody is; content: the words that are no article; pronoun: person,
    thing, people or "".
    """

    row: int
    article: int
    first: int
    last: int
    actor: int
    whole: bool
    role: Role | None
    content: tuple[str, ...]
    pronoun: str


def _settled(corpus: Corpus, spans: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """speaker, kind, named and how for the rows of `spans`, all of one language."""
    told = _Told(corpus, registry)
    said = list(told.read(spans))
    last: dict[str, _Said] = {}
    how = {}
    for one in said:
        how[one.row] = NAME if one.whole else PART_OF_NAME
        if one.actor < 0 and one.pronoun:
            before = last.get(_kept(one.pronoun))
            if before is not None and before.article == one.article:
                one.actor = before.actor
            how[one.row] = PRONOUN
        elif one.actor < 0:
            one.actor = -1 if one.role is None else told.tied(one)
            how[one.row] = AS_IT_STANDS if one.actor < 0 else ROLE
        if one.actor >= 0:
            last["person" if told.is_person(one.actor) else "thing"] = one
    return _table(said, how, told, registry)


def _table(
    said: Sequence[_Said], how: dict[int, str], told: _Told, registry: Registry
) -> pd.DataFrame:
    """The settled speakers: those without a name as they are put most often."""
    kinds = _kinds(said, told)
    written: dict[tuple[str, ...], Counter[str]] = {}
    for one in said:
        if one.actor < 0 and not one.pronoun:
            written.setdefault(one.content, Counter())[told.text(one)] += 1
    shown = {
        key: max(counts.items(), key=lambda item: (item[1], item[0]))[0]
        for key, counts in written.items()
    }
    rows = []
    for one in said:
        if one.actor >= 0:
            name = registry.actors[one.actor].name
            kind = kinds.get(one.actor) or told.kind_of(one.actor)
        else:
            name = shown.get(one.content, "") if not one.pronoun else ""
            kind = one.role.kind if one.role else "other"
        rows.append((one.row, name, kind, one.actor >= 0, how[one.row]))
    columns = ["row", "speaker", "kind", "named", "how"]
    return pd.DataFrame(rows, columns=columns).set_index("row") if rows else _NONE


def _kept(pronoun: str) -> str:
    return "person" if pronoun == "person" else "thing"


def _kinds(said: Sequence[_Said], told: _Told) -> dict[int, str]:
    """What each actor is, by the roles that stand with the name, most often first."""
    counts: dict[int, Counter[str]] = {}
    for one in said:
        if one.actor >= 0 and one.role is not None and one.role.kind != "other":
            counts.setdefault(one.actor, Counter())[one.role.kind] += 1
    for actor in {one.actor for one in said if told.is_person(one.actor)} - set(counts):
        kinds = Counter(told.kinds_beside(actor))
        if kinds:
            counts[actor] = kinds
    return {
        actor: max(kinds.items(), key=lambda item: (item[1], item[0]))[0]
        for actor, kinds in counts.items()
    }


class _Told:
    """What the articles of one language say of who is who."""

    def __init__(self, corpus: Corpus, registry: Registry) -> None:
        self._corpus, self._registry = corpus, registry
        self.roles: Roles = roles_of(registry.code)
        order = np.argsort(registry.first, kind="stable")
        self._first, self._last = registry.first[order], registry.last[order]
        self._actor = registry.actor[order]
        self._firsts, self._actors = self._first.tolist(), self._actor.tolist()
        self._lasts = self._last.tolist()
        self._article = corpus.tokens.article[self._first].tolist()
        vocabulary = corpus.tokens.vocabulary
        own = (vocabulary["language"] == registry.code).to_numpy()
        bare = np.full(len(vocabulary), "", dtype=object)
        bare[own] = [self.roles.bare(form) for form in vocabulary["form"].array[own]]
        self._bare = bare
        self._people: dict[int, list[int]] = {}
        self._said: dict[int, frozenset[str]] = {}

    def read(self, spans: pd.DataFrame) -> Iterator[_Said]:
        """The speakers of quotations, in order of place."""
        of_speaker = spans[["article", "part"]].assign(
            start=spans["speaker_start"], end=spans["speaker_end"]
        )
        first, last = token_range(self._corpus, of_speaker)
        columns = (spans.index, spans["article"], first.tolist(), last.tolist())
        for row, article, a, b in zip(*columns, strict=True):
            words = self._bare[self._corpus.tokens.term[a:b]].tolist()
            role = self.roles.find(words)
            actor, whole = self._named(a, b, words)
            content = tuple(word for word in words if word not in self.roles.stop)
            pronoun = self.roles.pronouns.get(words[0], "") if len(words) == 1 else ""
            yield _Said(int(row), int(article), a, b, actor, whole, role, content or tuple(words),
                        pronoun)  # fmt: skip

    def _inside(self, a: int, b: int) -> list[int]:
        """The mentions (places in the arrays) within a run of tokens."""
        place = bisect_left(self._firsts, a)
        found = []
        while place < len(self._firsts) and self._firsts[place] < b:
            if self._lasts[place] < b:
                found.append(place)
            place += 1
        return found

    def _named(self, a: int, b: int, words: list[str]) -> tuple[int, bool]:
        """(the actor that a speaker's words name, −1; whether in full)."""
        inside = self._inside(a, b)
        people = [place for place in inside if self._kind(place) == "person"]
        people = [p for p in people if not self._is_anothers(p, a, words)]
        if people:
            place = people[-1] if self.roles.name_last else people[0]
            return self._actors[place], self._is_whole(place)
        bodies = [place for place in inside if self._kind(place) in ("organisation", "place")]
        role = self.roles.find(words)
        if bodies and (role is None or role.kind in ("agency", "organisation")):
            first = bodies[0]
            if self._firsts[first] - a <= len(words) // 2 or role is not None:
                return self._actors[first], True
        return -1, False

    def _is_anothers(self, place: int, a: int, words: list[str]) -> bool:
        """Whether a name in a speaker's words is of whom the speaker speaks for."""
        first = self._firsts[place]
        return not self._set_off(first - 1) and self.roles.is_of(words[: first - a])

    def _kind(self, place: int) -> str:
        return self._registry.actors[self._actors[place]].kind

    def is_person(self, actor: int) -> bool:
        return actor >= 0 and self._registry.actors[actor].kind == "person"

    def _is_whole(self, place: int) -> bool:
        words = self._lasts[place] - self._firsts[place] + 1
        return words > 1 or " " not in self._registry.actors[self._actors[place]].name

    def tied(self, one: _Said) -> int:
        """The person beside whose name the article has all of a role's words; −1: none, several."""
        wanted = set(one.content)
        if any(self._kind(place) == "person" for place in self._inside(one.first, one.last)):
            return -1  # a spokesman for somebody
        found = Counter(
            self._actors[place]
            for place in self._people_of(one.article)
            if wanted <= self._said_of(place)
        )
        first, second = ([*found.most_common(2), (-1, 0), (-1, 0)])[:2]
        return first[0] if first[1] > second[1] else -1

    def _people_of(self, article: int) -> list[int]:
        """The mentions of people in an article, in order."""
        if article not in self._people:
            low, high = bisect_left(self._article, article), bisect_left(self._article, article + 1)
            self._people[article] = [p for p in range(low, high) if self._kind(p) == "person"]
        return self._people[article]

    def _said_of(self, place: int) -> frozenset[str]:
        """What the article says somebody is where the name stands: the words beside it. Of a
        counterpart what it says of the person before, but for the nationality."""
        if place not in self._said:
            words = self._beside(place)
            if words & self.roles.counterpart:
                people = self._people_of(self._article[place])
                before = people[max(0, people.index(place) - 1)]
                same = [p for p in people if self._actors[p] == self._actors[before]]
                other = frozenset[str]().union(*(self._beside(p) for p in same if p != place))
                words |= other - self.roles.nations
            self._said[place] = words
        return self._said[place]

    def _beside(self, place: int) -> frozenset[str]:
        """The words before a mention in its sentence, and those of an apposition after it, up to
        the next person."""
        tokens = self._corpus.tokens
        a, b = self._firsts[place], self._lasts[place]
        people = self._people_of(self._article[place])
        nth = people.index(place)
        low, high = max(0, a - BESIDE), min(len(tokens), b + 1 + BESIDE)
        if nth:
            low = max(low, self._lasts[people[nth - 1]] + 1)
        if nth + 1 < len(people):
            high = min(high, self._firsts[people[nth + 1]])
        if not self._set_off(b):
            high = b + 1
        same = tokens.sentence[low:high] == tokens.sentence[a]
        words = self._bare[tokens.term[low:high][same]].tolist()
        after = words[len(words) - (high - b - 1) :] if high > b + 1 else []
        if any(word in self.roles.counterpart for word in after):
            words = words[: len(words) - len(after)]
        return frozenset(words)

    def _set_off(self, token: int) -> bool:
        """Whether a comma, a bracket or a dash follows a token."""
        tokens = self._corpus.tokens
        if (
            token < 0
            or token + 1 >= len(tokens)
            or tokens.sentence[token + 1] != tokens.sentence[token]
        ):
            return False
        frame = self._corpus.articles.frame
        column = "text" if tokens.part[token] == Part.BODY else "title"
        text = frame[column].array[int(tokens.article[token])]
        return any(mark in text[tokens.end[token] : tokens.start[token + 1]] for mark in _SET_OFF)

    def kinds_beside(self, actor: int) -> Iterator[str]:
        """The kinds of the roles right before a name, a mention each."""
        tokens = self._corpus.tokens
        for place in np.flatnonzero(self._actor == actor).tolist():
            a = self._firsts[place]
            low = max(0, a - BESIDE // 2)
            same = tokens.sentence[low:a] == tokens.sentence[a]
            role = self.roles.find(self._bare[tokens.term[low:a][same]].tolist())
            if role is not None and role.kind != "other":
                yield role.kind

    def kind_of(self, actor: int) -> str:
        """What an actor is where no role tells: an agency, an organisation, other."""
        one = self._registry.actors[actor]
        role = (
            self.roles.find([self.roles.bare(word) for word in one.forms[0]]) if one.forms else None
        )
        if role is not None:
            return role.kind
        return {"organisation": "organisation", "place": "official"}.get(one.kind, "other")

    def text(self, one: _Said) -> str:
        """A speaker as it stands, without an article before it."""
        tokens = self._corpus.tokens
        frame = self._corpus.articles.frame
        column = "text" if tokens.part[one.first] == Part.BODY else "title"
        a = one.first
        while a + 1 < one.last and self._bare[tokens.term[a]] in self.roles.stop:
            a += 1
        return frame[column].iloc[one.article][tokens.start[a] : tokens.end[one.last - 1]]
