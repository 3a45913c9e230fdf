"""Gaps of tone between groups: how large, and whether relabelling the articles makes as large ones.

The statistic is the difference of the means over articles, each article the mean of its sentences;
articles are dealt anew inside their story, families of near-duplicates together (`relabelling`).
"""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.counts import article_mask, group_names
from analysis.measures.families import families
from analysis.measures.lexicon import Lexicons
from analysis.measures.relabelling import RELABELLINGS, Relabelling, turns
from analysis.measures.tone import TONE_OF, VIEWS, interval, tone_sentences
from analysis.tables import TONE_GAPS, TONE_HEADLINES

#: Articles that both sides need for a p, and the smallest p that relabelling must be able to give.
ENOUGH = 3
_LEAST_P = 0.05
_ALIKE = 1e-12
#: Articles × relabellings that are worth the wait, and the relabellings that there are at least.
_BUDGET, _FEWEST = 20_000_000, 200


def tone_gaps(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    against: str = "rest",
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Each group's tone less that of its reference, a row a group, part and voice (TONE_GAPS).

    against: rest (the articles of all other groups), pairs, or the name of a group. p: share of
    relabellings with a gap as far from 0, all of them where there are at most 2,000, else 2,000
    seeded ones (fewer in very large sets); q: Benjamini and Hochberg, over the rows of a language.
    p_absent says why there
    is none: few_articles (fewer than three on a side), few_relabellings (no p could be as small as
    .05). Sorted by group, reference, language, then as `tone.VIEWS`. InputError: an unknown option
    or column.
    """
    sentences = tone_sentences(
        corpus, scope=scope, lexicon=lexicon, events=events, lexicons=lexicons
    )
    articles = corpus.articles.frame
    group = group_names(corpus, by, article_mask(corpus, scope))
    names = sorted(set(group) - {""})
    if against not in ("rest", "pairs", *names) and names:
        raise InputError("unknown_group", by=by, group=against, groups=", ".join(names))
    language = articles["language"].to_numpy(dtype=object)
    family = families(corpus) if len(sentences) else np.zeros(len(articles), dtype=np.int64)
    row_of = pd.Series(np.arange(len(articles)), index=articles["article_id"])
    rows: list[dict[str, object]] = []
    for part, voice in VIEWS:
        own = sentences[sentences["part"] == part]
        means = own.groupby("article_id")[TONE_OF[voice]].mean().dropna()
        at = row_of.loc[means.index].to_numpy()
        values = np.full(len(articles), np.nan)
        values[at] = means.to_numpy()
        for code in sorted(set(language[at])):
            here = np.flatnonzero((language == code) & ~np.isnan(values) & (group != ""))
            for target, reference, sides in _sides(group[here], against):
                both = here[sides >= 0]
                found = _gap(
                    values[both], sides[sides >= 0], articles["story"].to_numpy(dtype=object)[both],
                    family[both], turns(corpus, both), seed,
                )  # fmt: skip
                rows.append(
                    {"group": target, "reference": reference, "language": code, "part": part,
                     "voice": voice, **found}
                )  # fmt: skip
    if not rows:
        return TONE_GAPS.frame()
    frame = pd.DataFrame(rows).sort_values(["group", "reference", "language"], kind="stable")
    return TONE_GAPS.frame(frame.assign(q=_adjusted(frame)))


def _sides(group: np.ndarray, against: str) -> list[tuple[str, str, np.ndarray]]:
    """(target, reference, side of each article: 1, 0, −1 for neither) of each comparison."""
    names = sorted(set(group))
    if against == "pairs":
        return [
            (one, other, np.where(group == one, 1, np.where(group == other, 0, -1)))
            for one, other in permutations(names, 2)
        ]
    if against == "rest":
        return [(one, "rest", (group == one).astype(int)) for one in names if len(names) > 1]
    return [
        (one, against, np.where(group == one, 1, np.where(group == against, 0, -1)))
        for one in names
        if one != against and against in names
    ]


def _gap(
    values: np.ndarray, side: np.ndarray, story: np.ndarray, family: np.ndarray,
    order: np.ndarray, seed: int,
) -> dict[str, object]:  # fmt: skip
    n_a, n_b = int((side == 1).sum()), int((side == 0).sum())
    found: dict[str, object] = {
        "tone": values[side == 1].mean(), "tone_reference": values[side == 0].mean(),
        "gap": values[side == 1].mean() - values[side == 0].mean(), "articles": n_a,
        "articles_reference": n_b, "p": np.nan, "p_absent": "few_articles", "relabellings": 0,
    }  # fmt: skip
    if min(n_a, n_b) < ENOUGH:
        return found
    relabelling = Relabelling.of(side, story, family, order)
    exact = relabelling.count <= RELABELLINGS
    most = min(RELABELLINGS, max(_FEWEST, _BUDGET // len(values)))
    number = relabelling.count if exact else most
    found |= {"relabellings": number, "p_absent": "few_relabellings"}
    if 1 / number > _LEAST_P:
        return found
    labels = (
        [relabelling.all()] if exact else relabelling.drawn(number, len(values), seed)
    )  # of the same articles the sums are the same: the gap rises with the target's own
    total = np.concatenate([each.astype(float) @ values for each in labels])
    gaps = np.abs(total / n_a - (values.sum() - total) / n_b)
    as_far = int((gaps >= abs(float(str(found["gap"]))) - _ALIKE).sum())
    return found | {
        "p": as_far / number if exact else (1 + as_far) / (1 + number),
        "p_absent": "",
    }


def _adjusted(frame: pd.DataFrame) -> np.ndarray:
    """q of each p, over the rows of its language."""
    q = np.full(len(frame), np.nan)
    p = frame["p"].to_numpy(dtype=float)
    for _, rows in frame.groupby("language", sort=True).indices.items():
        tested = rows[~np.isnan(p[rows])]
        if len(tested):
            q[tested] = false_discovery_control(p[tested])
    return q


def tone_headlines(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    lexicon: str = "news",
    events: str = "count",
    lexicons: Lexicons | None = None,
) -> pd.DataFrame:
    """How far headlines are from their own articles, a row a group and language (TONE_HEADLINES).

    The mean over articles that have both of the headline's tone less the mean of the body's
    sentences, with a 95 % t-interval of that paired difference from three articles on. Sorted by
    group, language. Options as in `tone_sentences`.
    """
    group = group_names(corpus, by, article_mask(corpus, scope))
    sentences = tone_sentences(
        corpus, scope=scope, lexicon=lexicon, events=events, lexicons=lexicons
    )
    articles = corpus.articles.frame
    ids = articles["article_id"]
    parts = {
        part: ids.map(
            sentences[sentences["part"] == part].groupby("article_id")["tone"].mean()
        ).astype("float64")
        for part in ("title", "body")
    }
    frame = pd.DataFrame(parts).assign(group=group, language=articles["language"])
    frame = frame[(frame["group"] != "") & frame["title"].notna() & frame["body"].notna()]
    rows = []
    for (name, language), own in frame.groupby(["group", "language"], sort=True):
        difference = (own["title"] - own["body"]).to_numpy()
        low, high = interval(difference)
        rows.append(
            {
                "group": name, "language": language, "title": own["title"].mean(),
                "body": own["body"].mean(), "difference": difference.mean(), "low": low,
                "high": high, "articles": len(own),
            }
        )  # fmt: skip
    return TONE_HEADLINES.frame(pd.DataFrame(rows) if rows else None)
