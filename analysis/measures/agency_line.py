"""One sentence as the rules of agency read it, and what they say of a word for harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.measures.agency_words import Act, Acts

NAMED, NOT_FOUND, LEFT_OUT = "agent_named", "agent_not_found", "passive_or_nominal"
_LONGEST = 4  # words of a mark
KINDS = (NAMED, NOT_FOUND, LEFT_OUT)


@dataclass(frozen=True)
class Hit:
    """A word for harm: places of its first and last word in the sentence, and what it is."""

    first: int
    last: int
    act: Act


@dataclass
class Outcome:
    """What is said of a hit. agent: places of its first and last word; None: none found.

    used: places of words that are part of the agent's phrase or stand for it (an event), so that
    a noun among them is not counted a second time.
    """

    hit: Hit
    construction: str
    agent: tuple[int, int] | None = None
    used: Sequence[int] = ()
    can_have_one: bool = False

    @property
    def kind(self) -> str:
        if self.agent is not None:
            return NAMED
        return NOT_FOUND if self.can_have_one else LEFT_OUT


@dataclass(frozen=True, eq=False)
class Line:
    """The words of a sentence in normal form. lemmas: theirs; marks: what stands before each word,
    and after the last one; capital: whether it begins with a capital letter."""

    forms: list[str]
    lemmas: list[str]
    marks: list[str]
    capital: list[bool]
    acts: Acts
    clause_marks: str

    def __len__(self) -> int:
        return len(self.forms)

    def has(self, kind: str, place: int) -> bool:
        """Whether the word at `place` is of a kind; no word is none."""
        return 0 <= place < len(self) and self.acts.has(kind, self.forms[place])

    def clause(self, place: int) -> bool:
        """Whether a mark that ends a clause stands before the word at `place`."""
        return any(mark in self.marks[place] for mark in self.clause_marks)

    def phrase(self, place: int, phrases: frozenset[tuple[str, ...]]) -> int:
        """Words of the longest of `phrases` that begins at `place`; 0: none."""
        for size in range(_LONGEST, 0, -1):
            if tuple(self.forms[place : place + size]) in phrases:
                return size
        return 0

    def onward(self, place: int, reach: int) -> Iterator[int]:
        """The places from `place` on, to the end of the sentence, at most `reach`."""
        return iter(range(place, min(len(self), place + reach)))
