"""The word lists of a language as they are used, for people to read in full."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from analysis.measures.lexicon import vader_words
from analysis.text.languages import get_language

COLUMNS = ("entry", "valence", "class", "from")


@lru_cache(maxsize=32)
def _tone(code: str) -> pd.DataFrame:
    layer = get_language(code).tone
    own = pd.DataFrame(columns=list(COLUMNS)) if layer is None else layer.assign(**{"from": code})
    own = own[list(COLUMNS)]
    if code != "en":
        return own.sort_values("entry", kind="stable", ignore_index=True)
    lower = own.assign(entry=own["entry"].str.lower())
    vader = pd.DataFrame(vader_words().items(), columns=["entry", "valence"])
    vader = vader[~vader["entry"].isin(lower["entry"])].assign(**{"class": "", "from": "VADER"})
    both = pd.concat([lower, vader[list(COLUMNS)]], ignore_index=True)
    return both.drop_duplicates("entry").sort_values("entry", kind="stable", ignore_index=True)


def tone(code: str) -> pd.DataFrame:
    """The tone lexicon of a language, a row an entry; no rows where it has none.

    Columns: entry, valence (−4…4), class (event, evaluation, emotion; empty for VADER's own),
    from (the language's own list, by its code, or VADER). English is VADER with the news layer.
    """
    return _tone(code).copy()
