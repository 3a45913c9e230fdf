"""Keyness: the statistics that tools of corpus linguistics report, with p where it means something.

The ranking of `term_differences` withstands one article's repeated word; these are the plain
statistics, for comparability, each beside the range that leaving an article out gives.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures import association
from analysis.measures.comparing import Comparison, comparisons
from analysis.measures.counts import LEAVE_OUT, StopWords
from analysis.measures.dispersion import dispersion
from analysis.measures.families import families
from analysis.measures.permutation import permutation_p
from analysis.measures.relabelling import turns
from analysis.measures.rows import Ranked, columns_of, of_each, ranked, texts
from analysis.measures.scoring import known_measure, needed_articles, plain_score
from analysis.tables import KEYNESS

_ABSENT = ("", "few_articles", "few_relabellings", "rare")


def keyness(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    against: str = "rest",
    measure: str | None = None,
    cells: Literal[2, 4] = 4,
    cap: int | None = None,
    within: str | None = "story",
    unit: str = "lemma",
    ngrams: int = 1,
    stopwords: StopWords | None = None,
    leave_out: Collection[str] = LEAVE_OUT,
    details: bool = True,
    seed: int = 0,
) -> pd.DataFrame:
    """A keyness statistic of every term and group (columns: KEYNESS).

    measure: log_likelihood (also for None), log_odds, chi_squared, log_ratio, scaled_f, tfidf.
    `score` is the plain statistic, nothing left out; low and high are its range. cells: of G², 4
    (Dunning) or 2 (Rayson). cap: what a term may count at most in one article, for the statistics
    and their counts (rates, n and articles stay). Options else as in `term_differences`.
    p: two-sided, by relabelling articles (inside stories, families of near-duplicates together),
    of the terms that stand in enough articles of both sides together; q over the terms of a
    language; `p_absent` says where p would tell nothing. details: the further statistics, NaN
    without. Sorted by group, reference, language, rank. InputError: an unknown option, column or
    group.
    """
    chosen = known_measure("log_likelihood" if measure is None else measure)
    if cells not in (2, 4):
        raise InputError("bad_option", value=cells, option="cells", values="2, 4")
    if cap is not None and cap < 1:
        raise InputError("bad_option", value=cap, option="cap", values="1, 2, …, None")
    found = comparisons(
        corpus, by=by, scope=scope, against=against, measure=chosen, within=within, unit=unit,
        ngrams=ngrams, stopwords=stopwords, leave_out=leave_out,
    )  # fmt: skip
    columns = partial(_columns, corpus=corpus, cells=cells, cap=cap, details=details, seed=seed)
    frame = of_each(found, columns)
    if frame is None:
        return KEYNESS.frame()
    absent = texts(_ABSENT, frame.pop("absent").to_numpy())
    return KEYNESS.frame(frame.assign(q=_adjusted(frame), p_absent=absent))


def _adjusted(frame: pd.DataFrame) -> np.ndarray:
    """q of each p, over all terms tested in a language."""
    q = np.full(len(frame), np.nan)
    p = frame["p"].to_numpy()
    languages = frame["language"].to_numpy(dtype=object)
    for language in sorted(set(languages)):
        here = (languages == language) & ~np.isnan(p)
        if here.any():
            q[here] = false_discovery_control(np.clip(p[here], 0, 1))
    return q


def _columns(
    one: Comparison,
    corpus: Corpus,
    *,
    cells: Literal[2, 4],
    cap: int | None,
    details: bool,
    seed: int,
) -> Ranked:
    columns = columns_of(one)
    found = plain_score(one.measure, one.terms, one.sides, cells=cells, cap=cap)
    columns |= _tested(corpus, one, columns, seed)
    columns |= _details(one, details)
    return ranked(one, columns, found, found.difference)


def _tested(
    corpus: Corpus, one: Comparison, columns: dict[str, np.ndarray], seed: int
) -> dict[str, np.ndarray]:
    """p, relabellings and the number of the reason why there is no p, a compared term.

    Which terms are tested does not depend on who uses them, or their p would be too small.
    """
    sides = one.sides
    needed = needed_articles(sides.articles[0], one.measure)
    tested = columns["articles_target"] + columns["articles_rest"] >= max(needed, 2)
    tested &= columns["n_target"] + columns["n_rest"] >= 3
    rows = one.counts.rows
    found = permutation_p(sides, families(corpus)[rows], tested, seed, turns(corpus, rows))
    absent = np.where(tested, _ABSENT.index(found.absent), _ABSENT.index("rare"))
    if found.absent:
        absent[:] = _ABSENT.index(found.absent)
    return {
        "p": found.p,
        "relabellings": np.full(len(tested), found.relabellings),
        "absent": absent,
    }


def _details(one: Comparison, wanted: bool) -> dict[str, np.ndarray]:
    """The further statistics, a compared term."""
    names = (
        "g2", "g2_two_cells", "chi_squared", "log_odds_z", "lrc", "percent_difference",
        "odds_ratio", "bic", "ell", "scaled_f", "dp", "dp_norm", "juilland_d",
    )  # fmt: skip
    sides, under = one.sides, one.sides.under
    (a, b), (n_a, n_b) = sides.counts, sides.tokens
    if not wanted:
        return {name: np.full(len(a), np.nan) for name in names}
    used = a + b > 0
    wants = under or association.expected(a, b, n_a, n_b)
    two = association.log_likelihood(a, b, n_a, n_b, cells=2, under=under)
    spread = dispersion(sides.grouped.matrix[sides.target], sides.grouped.totals[sides.target])
    scaled = np.full(len(a), np.nan)
    scaled[used] = association.scaled_f(a[used], b[used])
    prior = association.informative_prior(a, b, n_a, n_b)
    values = (
        association.log_likelihood(a, b, n_a, n_b, under=under),
        two,
        association.chi_squared(a, b, n_a, n_b, under=under),
        association.log_odds(a, b, n_a, n_b, prior, under=under),
        association.log_ratio_bound(a, b, n_a, n_b, tests=int(used.sum()), under=under),
        association.percent_difference(a, b, n_a, n_b),
        association.odds_ratio(a, b, n_a, n_b),
        association.bic(two, n_a + n_b),
        association.ell(two, n_a + n_b, np.minimum(wants.a, wants.b)),
        scaled,
        spread.dp,
        spread.dp_norm,
        spread.juilland_d,
    )
    return dict(zip(names, values, strict=True))
