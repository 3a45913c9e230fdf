"""Words that set a group apart, by the measure asked for."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.comparing import Comparison, comparisons
from analysis.measures.counts import LEAVE_OUT, StopWords
from analysis.measures.rows import Ranked, columns_of, of_each, ranked
from analysis.measures.scoring import SCORES, known_measure
from analysis.tables import TERM_DIFFERENCES


def term_differences(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    against: str = "rest",
    measure: str | None = None,
    within: str | None = "story",
    unit: str = "lemma",
    ngrams: int = 1,
    stopwords: StopWords | None = None,
    leave_out: Collection[str] = LEAVE_OUT,
) -> pd.DataFrame:
    """Terms that set each group apart, a row a group and term (columns: TERM_DIFFERENCES).

    against: rest (all other groups), the name of one group, or pairs (each ordered pair).
    measure: tfidf, log_odds (on counts of at most two an article), log_likelihood, chi_squared,
    log_ratio, scaled_f; None: log_odds where every group of a language has ten articles, else
    tfidf, which ranks better where articles are few (`make eval`); the column says which.
    within: story compares inside the stories that groups share where articles belong to several;
    None compares over all articles. stopwords: {language code: words}, in place of that language's
    list. leave_out: numbers, one_letter, names. ngrams: with 2 or 3 a term of several words stands
    for its parts where they hardly occur without it. In a language with more than a million words
    those that occur once in the set are not compared.

    `score` is the leave-one-out minimum (the plain difference for a single article), `shown` the
    gate (`scoring.gate`) with a score above 0. Rates are per 1,000 word tokens in scope. Sorted by
    group, reference, language, rank. A language with one group gives no rows. InputError: an
    unknown option, column or group.
    """
    chosen = None if measure is None else known_measure(measure)
    found = comparisons(
        corpus, by=by, scope=scope, against=against, measure=chosen, within=within, unit=unit,
        ngrams=ngrams, stopwords=stopwords, leave_out=leave_out,
    )  # fmt: skip
    return TERM_DIFFERENCES.frame(of_each(found, _rows))


def _rows(one: Comparison) -> Ranked:
    found = SCORES[one.measure](one.terms, one.sides)
    single = one.sides.articles[0] == 1
    score = found.difference if single or np.isnan(found.low).all() else found.low
    return ranked(one, columns_of(one), found, score)
