"""Small corpora for tests; all outlets, people and places are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.articles import ArticleSet
from analysis.corpus import Corpus
from analysis.prepare import prepare


def corpus_of(
    rows: Sequence[tuple[str, str]],
    language: str | Sequence[str] = "en",
    **columns: Sequence[object],
) -> Corpus:
    """A corpus of (outlet, body) rows; further columns by name."""
    frame = pd.DataFrame(rows, columns=["outlet", "text"]).assign(language=language, **columns)
    return prepare(ArticleSet.from_frame(frame))
