"""What articles say of who is who: names in a speaker's words, roles beside a name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Part
from analysis.measures.names.registry import Registry
from analysis.measures.speech.quotations import token_range
from analysis.measures.speech.roles import Role, Roles, roles_of

#: Words with whether they may stand in a description of somebody: roles, nationalities, names.
Beside = list[tuple[str, bool]]
BESIDE = 6  # words beside a name in which the article may say what somebody is
_SET_OFF = (",", "،", "(", "–", "—", " - ")


@dataclass
class Said:
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


def _covers(words: Beside, wanted: frozenset[str]) -> bool:
    """Whether all wanted words come first in a row, with none that ends a description."""
    missing = set(wanted)
    for word, passes in words:
        missing.discard(word)
        if not missing:
            return True
        if not passes and word not in wanted:
            return False
    return False


class Told:
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
        frame = corpus.articles.frame
        self._texts = [frame["title"].tolist(), frame["text"].tolist()]
        self._people: dict[int, list[int]] = {}
        self._said: dict[int, tuple[Beside, Beside]] = {}

    def read(self, spans: pd.DataFrame) -> Iterator[Said]:
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
            yield Said(int(row), int(article), a, b, actor, whole, role, content or tuple(words),
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
        if not bodies:
            return -1, False
        first, role = bodies[0], self.roles.find(words)
        named = set(words[self._firsts[first] - a : self._lasts[first] - a + 1])
        whole = {word for word in words if word not in self.roles.stop} <= named
        if whole or (role is not None and role.kind in ("agency", "organisation")):
            return self._actors[first], True
        if role is None and self._firsts[first] - a <= len(words) // 2:
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

    def tied(self, one: Said) -> int:
        """The person of whom the article says, beside the name, what a role's words say; −1: none
        or several alike."""
        wanted = frozenset(one.content)
        if any(self._kind(place) == "person" for place in self._inside(one.first, one.last)):
            return -1  # a spokesman for somebody
        found = Counter(
            self._actors[place]
            for place in self._people_of(one.article)
            if self._describes(place, wanted)
        )
        first, second = ([*found.most_common(2), (-1, 0), (-1, 0)])[:2]
        return first[0] if first[1] > second[1] else -1

    def _people_of(self, article: int) -> list[int]:
        """The mentions of people in an article, in order."""
        if article not in self._people:
            low, high = bisect_left(self._article, article), bisect_left(self._article, article + 1)
            self._people[article] = [p for p in range(low, high) if self._kind(p) == "person"]
        return self._people[article]

    def _describes(self, place: int, wanted: frozenset[str]) -> bool:
        """Whether the article says all of these words of somebody right beside the name. Of a
        counterpart it says what it says of the person before, but for the nationality."""
        before, after = self._beside(place)
        if _covers(before, wanted) or _covers(after, wanted):
            return True
        nations = wanted & self.roles.nations
        rest, words = wanted - nations, {word for word, _ in before}
        if not self.roles.counterpart & words or not nations <= words or not rest:
            return False
        people = self._people_of(self._article[place])
        nth = people.index(place)
        if not nth:
            return False
        other = self._actors[people[nth - 1]]
        return any(
            _covers(words, rest)
            for p in people
            if self._actors[p] == other and p != place
            for words in self._beside(p)
        )

    def _beside(self, place: int) -> tuple[Beside, Beside]:
        """The words before a mention in its sentence, the nearest first, and those of an apposition
        after it; neither beyond the next person or a counterpart."""
        if place in self._said:
            return self._said[place]
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
        before, after = self._words_of(low, a, a)[::-1], self._words_of(b + 1, high, a)
        stop = next(
            (n for n, (word, _) in enumerate(after) if word in self.roles.counterpart), None
        )
        self._said[place] = before, after[:stop]
        return self._said[place]

    def _words_of(self, low: int, high: int, token: int) -> Beside:
        """The bare words of a run of tokens that are in the sentence of one."""
        tokens = self._corpus.tokens
        rows = [row for row in range(low, high) if tokens.sentence[row] == tokens.sentence[token]]
        text = self._text(token)
        words = self._bare[tokens.term[rows]].tolist() if rows else []
        return [
            (word, word in self.roles.passing or text[tokens.start[row]].isupper())
            for row, word in zip(rows, words, strict=True)
        ]

    def _text(self, token: int) -> str:
        """The title or text that a token stands in."""
        tokens = self._corpus.tokens
        return self._texts[int(tokens.part[token] == Part.BODY)][int(tokens.article[token])]

    def _set_off(self, token: int) -> bool:
        """Whether a comma, a bracket or a dash follows a token."""
        tokens = self._corpus.tokens
        if (
            token < 0
            or token + 1 >= len(tokens)
            or tokens.sentence[token + 1] != tokens.sentence[token]
        ):
            return False
        text = self._text(token)
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

    def text(self, one: Said) -> str:
        """A speaker as it stands, without an article before it."""
        tokens = self._corpus.tokens
        a = one.first
        while a + 1 < one.last and self._bare[tokens.term[a]] in self.roles.stop:
            a += 1
        return self._text(a)[tokens.start[a] : tokens.end[one.last - 1]]
