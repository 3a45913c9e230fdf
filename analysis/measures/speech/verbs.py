"""Reporting verbs: with which words an outlet introduces speech, by what these say besides."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.counts import article_mask, group_names
from analysis.measures.shares import difference_interval, share_interval
from analysis.measures.speech.quotations import quotation_rows
from analysis.tables import REPORTING_VERBS

#: Grades in the order in which they are shown: from the plain to the marked (methods 3).
GRADES = (
    "neutral", "evidential", "pointing", "assertive", "factive", "opinion", "directive",
    "evaluative", "denial", "distancing",
)  # fmt: skip
MOST_VERBS = 12  # of the verbs of a grade that are listed


def reporting_verbs(corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope()) -> pd.DataFrame:
    """The mix of reporting verbs of each group, a row a grade (columns: REPORTING_VERBS).

    Counted are the cues of `quotations` in scope, each once however many pieces it introduces.
    share: of all graded cues of the group; low, high: its 95 % interval over articles (see
    `shares.share_interval`); share_rest: the mean of the other groups' shares, each counting alike;
    difference with its interval. By language, group, and grade in the order of GRADES; groups
    without a cue have no rows. A choice of verb is no verdict on who speaks.
    """
    cues = _cues(corpus, by, scope)
    rows: list[dict[str, object]] = []
    for language, own in cues.groupby("language", sort=True):
        matrix = _per_article(own)
        groups = sorted(matrix)
        for group in groups:
            counts = matrix[group]
            whole = counts.sum(axis=1)
            in_group = own[own["group"] == group]
            for number, grade in enumerate(GRADES):
                part = counts[:, number]
                others = [
                    (matrix[other][:, number], matrix[other].sum(axis=1))
                    for other in groups
                    if other != group
                ]
                low, high = share_interval(part, whole) if part.any() else (np.nan, np.nan)
                rest, least, most = difference_interval(part, whole, others)
                share = part.sum() / whole.sum()
                rows.append(
                    {
                        "group": group,
                        "language": language,
                        "grade": grade,
                        "verbs": _listed(in_group.loc[in_group["grade"] == grade, "verb"]),
                        "n": int(part.sum()),
                        "share": share,
                        "low": low,
                        "high": high,
                        "share_rest": rest,
                        "difference": share - rest,
                        "difference_low": least,
                        "difference_high": most,
                        "articles": int((part > 0).sum()),
                        "of": len(whole),
                    }
                )
    return REPORTING_VERBS.frame(pd.DataFrame(rows)) if rows else REPORTING_VERBS.frame()


def _cues(corpus: Corpus, by: str, scope: Scope) -> pd.DataFrame:
    """The graded cues in scope: article, group, language, grade, verb; each cue once."""
    spans = corpus.quotations.take(quotation_rows(corpus, scope))
    spans = spans[spans["grade"] != ""].drop_duplicates(["article", "part", "cue_start"])
    article = spans["article"].to_numpy()
    group = group_names(corpus, by, article_mask(corpus, scope))[article]
    language = corpus.articles.frame["language"].to_numpy(dtype=object)[article]
    frame = spans[["article", "grade", "verb"]].assign(group=group, language=language)
    return frame[frame["group"] != ""]


def _per_article(cues: pd.DataFrame) -> dict[str, np.ndarray]:
    """Group → counts, a row an article that has a cue, a column a grade."""
    place = {grade: number for number, grade in enumerate(GRADES)}
    result = {}
    for group, own in cues.groupby("group", sort=True):
        rows, articles = pd.factorize(own["article"])
        counts = np.zeros((len(articles), len(GRADES)), dtype=np.int64)
        np.add.at(counts, (rows, own["grade"].map(place).to_numpy()), 1)
        result[str(group)] = counts
    return result


def _listed(verbs: pd.Series) -> str:
    """The most frequent verbs with their counts: “say 12 | tell 3”."""
    counted = sorted(Counter(verbs).items(), key=lambda one: (-one[1], one[0]))
    return " | ".join(f"{verb} {n}" for verb, n in counted[:MOST_VERBS])
