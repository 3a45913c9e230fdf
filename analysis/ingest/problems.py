"""Problems: what was not taken as it stood, collected while reading.

A problem has a code, values, and an action. `PROBLEM_MESSAGES` (messages.py) holds the English
line of every code, so that the interface can say it in another language from code and values.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from dataclasses import field as declared
from typing import Literal

import pandas as pd

from analysis.ingest.messages import PROBLEM_MESSAGES
from analysis.tables import PROBLEMS
from analysis.text.characters import without_unsafe

Action = Literal["dropped", "repaired", "kept"]
WHOLE = -1  # row number that means the whole source


@dataclass(frozen=True)
class Problem:
    """One problem. `values` fill the message; `row` is −1 where the whole source is meant."""

    source: str
    row: int
    field: str
    code: str
    action: Action
    values: dict[str, object] = declared(default_factory=dict)

    @property
    def detail(self) -> str:
        """The English line."""
        return PROBLEM_MESSAGES[self.code].format(**{"field": self.field, **self.values})


class Problems:
    """Collects problems while reading, and what was done about each."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._sources: dict[str, int] = {}
        self._uses: Counter[str] = Counter()

    def add(
        self,
        action: Action,
        code: str,
        source: str,
        row: int = WHOLE,
        field: str = "",
        **values: object,
    ) -> None:
        if code not in PROBLEM_MESSAGES:
            raise KeyError(code)
        self._found.append(Problem(source, row, field, code, action, values))

    def source(self, name: str) -> None:
        """Remember the order of sources, so that problems are listed in it."""
        self._sources.setdefault(name, len(self._sources))

    def label(self, name: str) -> str:
        """A name for a source that no other has: the second `a.csv` becomes `2/a.csv`."""
        self._uses[name] += 1
        label = name if self._uses[name] == 1 else f"{self._uses[name]}/{name}"
        self.source(label)
        return label

    @property
    def dropped(self) -> int:
        """How many rows, or sources that count as one row each, were dropped."""
        return sum(problem.action == "dropped" for problem in self._found)

    def sorted(self) -> list[Problem]:
        """In order of source, row, field and code."""
        last = len(self._sources)
        return sorted(
            self._found,
            key=lambda p: (self._sources.get(p.source, last), p.source, p.row, p.field, p.code),
        )

    def frame(self) -> pd.DataFrame:
        """The declared table `problems`, in order of source, row, field and code."""
        found = self.sorted()
        return PROBLEMS.frame(
            {
                "source": [_storable(p.source) for p in found],
                "row": [p.row for p in found],
                "field": [_storable(p.field) for p in found],
                "problem": [p.code for p in found],
                "detail": [_storable(p.detail) for p in found],
                "action": [p.action for p in found],
                "values": [_storable(_json(p)) for p in found],
            }
        )


def _json(problem: Problem) -> str:
    """The values of a problem as JSON, so that its line can be said in another language."""
    values = {"field": problem.field, **problem.values}
    return json.dumps(values, ensure_ascii=False, default=str)


def _storable(text: str) -> str:
    """A value quoted in a problem may hold what no frame can (it may be why there is one)."""
    return without_unsafe(text)[0]
