"""What a list of stop-words takes away: how often each of its words stands in the texts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.counts import Counts, StopWords, term_counts
from analysis.tables import STOP_WORD_COUNTS
from analysis.text.languages import get_language
from analysis.text.normal import normal_form, normal_forms


def stop_word_counts(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    unit: str = "lemma",
    stopwords: StopWords | None = None,
) -> pd.DataFrame:
    """How much each stop-word takes away, a row a word (columns: STOP_WORD_COUNTS).

    A use is taken away as comparisons do: by its lemma (with unit lemma), or by the form that most
    tokens of that lemma have. Words of the list that are one in normal form are one row; words
    that stand nowhere have 0. stopwords: {language code: words}, in place of that language's
    list. Sorted by language, uses (most first), word. InputError: an unknown option or column.
    """
    frames = [
        _of_language(counts, stopwords)
        for counts in term_counts(corpus, by=by, scope=scope, unit=unit)
    ]
    if not frames:
        return STOP_WORD_COUNTS.frame()
    frame = pd.concat(frames, ignore_index=True)
    return STOP_WORD_COUNTS.frame(
        frame.sort_values(["language", "n", "word"], ascending=[True, False, True])
    )


def _of_language(counts: Counts, stopwords: StopWords | None) -> pd.DataFrame:
    language = get_language(counts.language)
    given = language.stopwords
    if stopwords is not None and counts.language in stopwords:
        given = stopwords[counts.language]
    words: dict[str, str] = {}
    for word in sorted(given):
        words.setdefault(normal_form(word, language), word)
    place = {form: row for row, form in enumerate(words)}
    written = normal_forms(counts.display.tolist(), language)
    row = np.array(
        [place.get(term, place.get(form, -1)) for term, form in
         zip(counts.terms, written, strict=True)], dtype=np.int64,
    )  # fmt: skip
    taken = np.flatnonzero(row >= 0)
    cells = counts.matrix[:, taken].tocoo()
    word = row[taken][cells.col]
    each = np.unique(word * np.int64(len(counts.rows) or 1) + cells.row)
    return pd.DataFrame(
        {
            "language": counts.language,
            "word": list(words.values()),
            "n": np.bincount(word, cells.data, minlength=len(words)),
            "articles": np.bincount(each // (len(counts.rows) or 1), minlength=len(words)),
            "of_articles": len(counts.rows),
        }
    )
