"""A corpus of small files of every format and fault, each with what comes of it.

The files are made when they are asked for; nothing in them is copied from anywhere.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.ingest import ReadResult, read_articles, read_pasted
from analysis.ingest.options import ReadOptions
from tests.ingest.material import ENGLISH

#: A table that is read beside what gives no article, so that its problems can be seen.
BESIDE = pd.DataFrame({"outlet": ["Velmara Herald"], "text": [ENGLISH], "language": ["en"]})


@dataclass(frozen=True)
class Case:
    """What is brought, and what comes of it.

    make: gives the content of `file`; files by name for a folder called `file`; or a list of
    sources as they are. articles: how many there are. problems: the codes that are told, parted
    by blanks, `code*3` where it is told three times. dropped: rows (or whole sources) that are
    lost. first: column → how its value begins in the first article. pasted: the
    content is pasted as text.
    """

    name: str
    file: str
    make: Callable[[], bytes | str | Mapping[str, bytes | str] | list[Any]]
    articles: int
    problems: str = ""
    dropped: int = 0
    first: Mapping[str, str] = field(default_factory=dict)
    options: ReadOptions = ReadOptions()
    columns: Mapping[str, str] = field(default_factory=dict)
    pasted: bool = False

    @property
    def codes(self) -> list[str]:
        """The codes of the problems, each as often as it is told, sorted."""
        parts = [part.partition("*") for part in self.problems.split()]
        return sorted(code for code, _, times in parts for _ in range(int(times or 1)))

    def files(self) -> list[tuple[str, bytes]]:
        """(name, bytes) of the files that the case brings."""
        made = self.make()
        if isinstance(made, Mapping):
            return [(name, _bytes(content)) for name, content in made.items()]
        if isinstance(made, list):
            return [(one[0], _bytes(one[1])) for one in made if isinstance(one, tuple)]
        return [(self.file, _bytes(made))]

    def read(self) -> ReadResult:
        """What `read_articles` makes of the case."""
        made = self.make()
        if isinstance(made, Mapping):
            with tempfile.TemporaryDirectory() as folder:
                below = Path(folder) / self.file
                below.mkdir()
                for name, content in made.items():
                    (below / name).parent.mkdir(parents=True, exist_ok=True)
                    (below / name).write_bytes(_bytes(content))
                return self._read([below])
        if self.pasted and isinstance(made, str):
            return read_pasted(made, options=self.options)
        return self._read(made if isinstance(made, list) else [(self.file, _bytes(made))])

    def _read(self, sources: Sequence[Any]) -> ReadResult:
        beside = [] if self.articles else [BESIDE]
        return read_articles([*sources, *beside], columns=self.columns, options=self.options)


def _bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content
