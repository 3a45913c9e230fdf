"""What is told of articles that are kept: short, cut, repeated, in another language, no article.

One pure function says it (`article_checks`), for the problems of a reading and for the page alike;
`chosen` leaves out what somebody wants to be left out.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import numpy as np
import pandas as pd

from analysis.articles import ArticleSet
from analysis.errors import InputError
from analysis.ingest.problems import Problems
from analysis.ingest.quality.complete import CUT, SUMMARY, judge, last_words, word_count
from analysis.ingest.quality.page_kinds import page_kind
from analysis.ingest.quality.translations import YES, notice_in, understood
from analysis.ingest.quality.versions import versions
from analysis.ingest.tables.frames import CELL_LIMIT
from analysis.tables import ARTICLE_CHECKS, rows_of
from analysis.text.characters import without_unsafe
from analysis.text.detect import UNSURE

SHORT = 20  # words under which an article is told as short
#: Ids of the checks, in the order in which an article's are listed.
CHECKS = (
    "short", "not_article", "looks_cut", "summary", "other_language", "duplicate",
    "near_duplicate", "translated", "no_outlet",
)  # fmt: skip
Versions = Literal["all", "newest", "first"]
VERSIONS_KEPT: tuple[Versions, ...] = ("all", "newest", "first")
#: Check → code of the problem and the value that its detail is; `no_outlet` is told once a set.
_TOLD = {
    "short": ("short", "words"),
    "not_article": ("not_an_article", "kind"),
    "looks_cut": ("looks_cut", "ending"),
    "other_language": ("other_language", "language"),
    "duplicate": ("duplicate", "first"),
    "near_duplicate": ("near_duplicate", "first"),
}
_MINOR, _MINORITIES, _ENOUGH = 0.05, 0.1, 20  # shares; articles from which a set has a language


def article_checks(articles: ArticleSet) -> pd.DataFrame:
    """What stands out in each article, a row an article and check (columns: ARTICLE_CHECKS).

    Articles in their order, checks in that of `CHECKS`. Nothing is judged: all of it may be meant.
    """
    frame = articles.frame
    titles, texts = frame["title"].tolist(), frame["text"].tolist()
    found: list[tuple[int, str, str]] = []
    counts = [word_count(text) for text in texts]
    found += [(row, "short", str(n)) for row, n in enumerate(counts) if n < SHORT]
    for row, page in enumerate(zip(titles, texts, frame["url"].tolist(), strict=True)):
        if kind := page_kind(*page):
            found.append((row, "not_article", kind))
    for row, complete in enumerate(frame["complete"].tolist()):
        if complete == CUT:
            found.append((row, "looks_cut", last_words(texts[row])))
        elif complete == SUMMARY:
            found.append((row, "summary", ""))
    found += _of_other_languages(frame["language"].tolist())
    found += _repeated(articles)
    for row in np.flatnonzero((frame["translated"] != "").to_numpy()).tolist():
        found.append((row, "translated", notice_in(texts[row])))
    without = np.flatnonzero((frame["outlet"] == "").to_numpy())
    found += [(row, "no_outlet", "") for row in without.tolist()]
    found.sort(key=lambda one: (one[0], CHECKS.index(one[1])))
    ids = frame["article_id"].to_numpy(dtype=object)
    return ARTICLE_CHECKS.frame(
        {
            "article_id": [ids[row] for row, _, _ in found],
            "check": [check for _, check, _ in found],
            "detail": [detail for _, _, detail in found],
        }
    )


def _of_other_languages(languages: list[str]) -> list[tuple[int, str, str]]:
    """Articles in a language of a few, where the set is clearly in one or two languages."""
    shares = pd.Series([one for one in languages if one not in ("", UNSURE)]).value_counts(
        normalize=True
    )
    minor = shares[shares < _MINOR]
    if len(languages) < _ENOUGH or len(shares) - len(minor) not in (1, 2):
        return []
    if minor.sum() > _MINORITIES:
        return []
    return [(row, "other_language", one) for row, one in enumerate(languages) if one in minor.index]


def _repeated(articles: ArticleSet) -> list[tuple[int, str, str]]:
    """The second and later of equal articles, and of versions of one article."""
    frame = articles.frame
    first: dict[tuple[str, str, str], str] = {}
    found: list[tuple[int, str, str]] = []
    equal: set[str] = set()
    keys = zip(frame["outlet"], frame["title"], frame["text"], strict=True)
    for row, (name, key) in enumerate(zip(frame["article_id"], keys, strict=True)):
        if first.setdefault(key, name) != name:
            found.append((row, "duplicate", first[key]))
            equal.add(name)
    families = versions(articles)
    begun = families[families["first"]].set_index("family")["article_id"]
    place = {name: row for row, name in enumerate(frame["article_id"])}
    for one in rows_of(families[~families["first"]]):
        if one.article_id not in equal and begun[one.family] not in equal:
            found.append((place[one.article_id], "near_duplicate", begun[one.family]))
    return found


# --- while reading -------------------------------------------------------------------------


def tell_articles(frame: pd.DataFrame, problems: Problems) -> None:
    """Fill `complete` and `translated` in a frame that was read, and tell what stands out.

    frame: declared columns, `_source` and `_row`; changed in place. Everything is kept.
    """
    places = list(zip(frame["_source"].tolist(), frame["_row"].tolist(), strict=True))
    _completes(frame, problems, places)
    _translations(frame, problems, places)
    articles = ArticleSet.from_frame(frame.drop(columns=["_source", "_row"]))
    found = article_checks(articles)
    row_of = {name: row for row, name in enumerate(frame["article_id"])}
    full = {row for row, text in enumerate(frame["text"].tolist()) if _fills_cell(text)}
    for one in rows_of(found):
        row = row_of[one.article_id]
        if one.check not in _TOLD or (one.check == "looks_cut" and row in full):
            continue
        code, name = _TOLD[one.check]
        problems.add("kept", code, *places[row], _field(one.check), **{name: one.detail})
    _summaries(found, row_of, problems, places)


def _field(check: str) -> str:
    fields = {"other_language": "language", "duplicate": "", "near_duplicate": ""}
    return fields.get(check, "text")


def _fills_cell(text: str) -> bool:
    return CELL_LIMIT <= len(text) <= CELL_LIMIT + 1


def _completes(frame: pd.DataFrame, problems: Problems, places: list[tuple[str, int]]) -> None:
    given = frame["complete"].fillna("") if "complete" in frame.columns else [""] * len(frame)
    texts = frame["text"].tolist()
    judged = judge(frame["title"].tolist(), texts, frame["outlet"].tolist())
    values = [value or one.complete for value, one in zip(given, judged, strict=True)]
    for row, text in enumerate(texts):
        if _fills_cell(text):
            problems.add("kept", "cell_limit", *places[row], "text")
            values[row] = CUT if values[row] in ("", "yes") else values[row]
    frame["complete"] = values


def _summaries(
    found: pd.DataFrame,
    row_of: dict[str, int],
    problems: Problems,
    places: list[tuple[str, int]],
) -> None:
    """Summaries are told one by one, but for a source that has nothing else."""
    rows = [row_of[name] for name in found.loc[found["check"] == "summary", "article_id"]]
    sizes = pd.Series([source for source, _ in places]).value_counts()
    of_source: dict[str, list[int]] = {}
    for row in rows:
        of_source.setdefault(places[row][0], []).append(row)
    for source, some in of_source.items():
        if len(some) > 1 and len(some) == sizes[source]:
            problems.add("kept", "only_summaries", source, field="text", count=len(some))
            continue
        for row in some:
            problems.add("kept", "summary", *places[row], "text")


def _translations(frame: pd.DataFrame, problems: Problems, places: list[tuple[str, int]]) -> None:
    """Column `translated`: what the user gave, else a notice in the text, which is told."""
    values = [""] * len(frame)
    if "translated" in frame.columns:
        given = [_text_of(one) for one in frame["translated"]]
        read = [understood(one) for one in given]
        strange = [row for row, one in enumerate(read) if one is None]
        if strange and len(strange) * 2 > sum(bool(one) for one in given):  # another matter
            name = "translated (given)"
            while name in frame.columns:
                name += "*"
            frame[name] = given
            problems.add(
                "kept", "column_renamed", places[strange[0]][0], field="translated",
                column="translated", renamed=name,
            )  # fmt: skip
        else:
            for row in strange:
                problems.add(
                    "repaired", "unknown_value", *places[row], "translated",
                    value=given[row][:60], values="yes, no",
                )  # fmt: skip
            values = [one or "" for one in read]
    for row, text in enumerate(frame["text"].tolist()):
        if not values[row] and (notice := notice_in(text)):
            values[row] = YES
            problems.add("kept", "translated", *places[row], "translated", notice=notice[:200])
    frame["translated"] = values


def _text_of(value: object) -> str:
    """A value of the user's as text; nothing where there is none."""
    if value is None or (isinstance(value, float) and np.isnan(value)) or value is pd.NaT:
        return ""
    return without_unsafe(str(value))[0].strip()


# --- by choice -----------------------------------------------------------------------------


def chosen(
    articles: ArticleSet, checks: Collection[str] = (), keep: Versions = "all"
) -> tuple[ArticleSet, pd.DataFrame]:
    """(the articles that stay, those left out with the check that took them: ARTICLE_CHECKS).

    checks: ids of `CHECKS`; whatever has one of them goes. keep: all versions of an article, or
    only its newest or first; versions are chosen before the checks. InputError: no such id.
    """
    unknown = sorted(set(checks) - set(CHECKS))
    if unknown:
        raise InputError(
            "bad_option", value=unknown[0], option="leave_out", values=", ".join(CHECKS)
        )
    if keep not in VERSIONS_KEPT:
        raise InputError(
            "bad_option", value=keep, option="versions", values=", ".join(VERSIONS_KEPT)
        )
    out: list[pd.DataFrame] = []
    if keep != "all":
        families = versions(articles)
        stays = families[families[keep]].set_index("family")["article_id"]
        goes = families[~families[keep]]
        out.append(
            pd.DataFrame(
                {
                    "article_id": goes["article_id"],
                    "check": "near_duplicate",
                    "detail": [stays[family] for family in goes["family"]],
                }
            )
        )
        articles = _without(articles, out[0]["article_id"])
    if checks:
        found = article_checks(articles)
        out.append(found[found["check"].isin(list(checks))].drop_duplicates("article_id"))
        articles = _without(articles, out[-1]["article_id"])
    return articles, ARTICLE_CHECKS.frame(pd.concat(out) if out else None)


def leave_out(articles: ArticleSet, checks: Collection[str]) -> ArticleSet:
    """The articles that none of these checks fits (ids of `CHECKS`). InputError: no such id."""
    return chosen(articles, checks)[0]


def tell_left_out(left_out: pd.DataFrame, source: str) -> pd.DataFrame:
    """A problem row (table `problems`, action dropped) for every article left out by choice."""
    problems = Problems()
    for one in rows_of(left_out):
        problems.add(
            "dropped", "left_out_by_choice", source, article=one.article_id, check=one.check
        )
    return problems.frame()


def _without(articles: ArticleSet, ids: pd.Series) -> ArticleSet:
    return articles.select(~articles.frame["article_id"].isin(set(ids)).to_numpy())
