"""What speaks for a run of words being a name, gathered over the articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.measures.names.lists import Phrase


@dataclass
class Evidence:
    """Of one run of words: where it stands and what stands beside it.

    n: times it was met; articles: where; titled, said, placed: times after a title, beside a verb
    of saying or as a speaker, after a word of place; upper: in capitals throughout.
    kind: person, organisation, place or "".
    """

    n: int = 0
    articles: set[int] = field(default_factory=set)
    titled: int = 0
    said: int = 0
    placed: int = 0
    upper: int = 0
    kind: str = ""

    @property
    def agreed(self) -> bool:
        """Two mentions (two articles are two mentions)."""
        return self.n >= 2


@dataclass(frozen=True)
class Candidate:
    """A name that was found: its words, kind, how (`found_by`) and how often.

    alone: its last word by itself can be taken for the name.
    """

    words: Phrase
    kind: str
    found_by: str
    n: int
    alone: bool = True


@dataclass
class Findings:
    """All that was met in a language, and which acronym stands for which name."""

    names: dict[Phrase, Evidence] = field(default_factory=dict)
    acronyms: dict[Phrase, Phrase] = field(default_factory=dict)

    def add(
        self, words: Iterable[str], article: int, *, titled: bool = False, said: bool = False,
        placed: bool = False, kind: str = "", upper: bool = False,
    ) -> None:  # fmt: skip
        """Count one meeting with a name."""
        one = self.names.setdefault(tuple(words), Evidence())
        one.n += 1
        one.articles.add(article)
        one.titled += titled
        one.said += said
        one.placed += placed
        one.upper += upper
        one.kind = one.kind or kind
