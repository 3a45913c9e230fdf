"""The measures of difference by their id, which one suits how many articles, and the gate."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from analysis.errors import InputError
from analysis.measures import association
from analysis.measures.association import Expected
from analysis.measures.grouped import Grouped, Sides
from analysis.measures.leaving_out import Difference, difference
from analysis.measures.tfidf import weighing, weight_difference
from analysis.measures.threads import once

#: Articles that every group needs before log-odds take over from TF-IDF.
MANY = 10
#: What a term may count at most in one article for the log-odds.
CAP = 2


@dataclass(frozen=True, eq=False)
class Terms:
    """The terms that are compared, in the forms that measures want them: all made when asked."""

    counts: Grouped

    @once
    def weights(self) -> Grouped:
        return self.counts.changed(weighing(len(self.counts.group), self.counts.articles_with))

    @once
    def capped(self) -> Grouped:
        return self.counts.capped(CAP)


def _tfidf(terms: Terms, sides: Sides) -> Difference:
    return weight_difference(sides.with_numbers(terms.weights))


def _log_odds(terms: Terms, sides: Sides) -> Difference:
    return log_odds_difference(sides.with_numbers(terms.capped))


def log_odds_difference(sides: Sides) -> Difference:
    """z of the log-odds with the shares of both sides together as prior, fixed for the range."""
    (a, b), (n_a, n_b) = sides.counts, sides.tokens
    prior = association.informative_prior(a, b, n_a, n_b)

    def z(
        a: np.ndarray, b: np.ndarray, n_a: np.ndarray | float, n_b: np.ndarray | float,
        under: Expected | None, terms: np.ndarray,
    ) -> np.ndarray:  # fmt: skip
        return association.log_odds(a, b, n_a, n_b, prior[terms], under=under)

    return difference(sides, z)


def _plain(
    function: Callable[..., np.ndarray], forms: Terms, sides: Sides, **options: object
) -> Difference:
    def value(
        a: np.ndarray, b: np.ndarray, n_a: np.ndarray | float, n_b: np.ndarray | float,
        under: Expected | None, terms: np.ndarray,
    ) -> np.ndarray:  # fmt: skip
        return function(a, b, n_a, n_b, under=under, **options)

    return difference(sides.with_numbers(forms.counts), value)


def _scaled_f(_: Terms, sides: Sides) -> Difference:
    """−1…1 around 0; no range, since it depends on which terms are there."""
    a, b = sides.counts
    score = np.full(len(a), np.nan)
    there = a + b > 0
    score[there] = 2 * association.scaled_f(a[there], b[there]) - 1
    nothing = np.full(len(a), np.nan)
    return Difference(score, nothing, nothing)


#: Measure id → its values for the terms of one comparison.
SCORES: dict[str, Callable[[Terms, Sides], Difference]] = {
    "tfidf": _tfidf,
    "log_odds": _log_odds,
    "log_likelihood": partial(_plain, association.log_likelihood),
    "chi_squared": partial(_plain, association.chi_squared),
    "log_ratio": partial(_plain, association.log_ratio),
    "scaled_f": _scaled_f,
}


def plain_score(
    measure: str, terms: Terms, sides: Sides, *, cells: Literal[2, 4] = 4, cap: int | None = None
) -> Difference:
    """A measure as other tools give it: counts capped only where `cap` says so; G² of 2 or 4
    cells."""
    forms = terms if cap is None else Terms(terms.counts.capped(cap))
    if measure == "log_odds":
        return log_odds_difference(sides.with_numbers(forms.counts))
    if measure == "log_likelihood":
        return _plain(association.log_likelihood, forms, sides, cells=cells)
    return SCORES[measure](forms, sides.with_numbers(forms.counts))


def known_measure(measure: str) -> str:
    """The id, or InputError where there is no such measure."""
    if measure not in SCORES:
        raise InputError("bad_option", value=measure, option="measure", values=", ".join(SCORES))
    return measure


def fitting_measure(sizes: Iterable[int]) -> str:
    """The measure for groups of so many articles each: log-odds where every one has ten or more,
    else the TF-IDF difference."""
    return "log_odds" if min(sizes, default=0) >= MANY else "tfidf"


def needed_articles(articles: int, measure: str) -> int:
    """In how many of its articles a target must have a term for it to be shown.

    One article: in it. 2 to 4: in two. From 5: in half of them. Log-odds with ten or more: in two
    and a tenth of them.
    """
    if measure == "log_odds" and articles >= MANY:
        return max(2, -(-articles // 10))
    return min(articles, 2) if articles < 5 else -(-articles // 2)


def gate(with_term: np.ndarray, times: np.ndarray, articles: int, measure: str) -> np.ndarray:
    """Terms that may be shown: in enough of the target's articles (`needed_articles`), and three
    times; two times where there is only one article."""
    often = 2 if articles == 1 else 3
    return (with_term >= needed_articles(articles, measure)) & (times >= often)
