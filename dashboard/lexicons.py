"""The word lists of a language as they are used, for people to read in full."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from analysis.measures.lexicon import tone_table
from analysis.text.languages import get_language

COLUMNS = ("entry", "valence", "class", "from")


@lru_cache(maxsize=32)
def _tone(code: str) -> pd.DataFrame:
    table = tone_table(get_language(code))
    if table is None:
        return pd.DataFrame(columns=list(COLUMNS))
    origin = table["class"].map(lambda kind: code if kind else "VADER")
    table = table.assign(**{"from": origin})[list(COLUMNS)]
    return table.sort_values("entry", kind="stable", ignore_index=True)


def tone(code: str) -> pd.DataFrame:
    """The tone lexicon of a language, a row an entry; no rows where it has none.

    Columns: entry, valence (−4…4), class (event, evaluation, emotion; empty for VADER's own),
    from (the language's own list, by its code, or VADER). In English the own list goes before
    VADER's words.
    """
    return _tone(code).copy()
