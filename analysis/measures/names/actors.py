"""Actors: the people, organisations and places that the articles speak of, and every mention.

Found without a model: by titles, verbs of saying, capital letters, the agreement of the articles,
lists of countries, cities and organisations, and what the user says. Pronouns and descriptions
(“the minister”) are no mentions.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.corpus import PART_NAMES, Corpus, Flag, Scope
from analysis.measures.counts import article_mask, group_names, token_mask
from analysis.measures.names.merging import Names
from analysis.measures.names.registry import Registry, registries
from analysis.tables import ACTOR_MENTIONS, ACTORS

KINDS = ("person", "organisation", "place", "other")
MOST = 200


def actors(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    known: Names | None = None,
    merged: Names | None = None,
    nationalities: bool = False,
    most: int | None = MOST,
) -> pd.DataFrame:
    """Who and what the articles speak of, a row an actor and language (columns: ACTORS).

    known: names (or name → spellings) that are looked for whatever else is found. merged: actor →
    spellings that are one; a name that was found brings all its spellings along; it goes before
    all else. nationalities: “Russian”, روسي count as mentions of the country (default: they do
    not, since the Russian minister is not Russia). most: actors a language, None for all. Names
    are looked for in all articles and counted in scope; `outlets` counts the values of `by`.
    Sorted by language, mentions (most first), actor. InputError: unknown column or option.
    """
    inside = _inside(corpus, by, scope)
    group = group_names(corpus, by, article_mask(corpus, scope))
    frames = [
        _of_language(corpus, one, inside, group).head(len(corpus.tokens) if most is None else most)
        for one in registries(corpus, known, merged, nationalities)
    ]
    return ACTORS.frame(pd.concat(frames, ignore_index=True) if frames else None)


def actor_mentions(
    corpus: Corpus,
    actors: Iterable[str] | pd.DataFrame | None = None,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    known: Names | None = None,
    merged: Names | None = None,
    nationalities: bool = False,
) -> pd.DataFrame:
    """Every mention of actors, in order of the text (columns: ACTOR_MENTIONS).

    actors: names as `actors()` gives them, or its frame; None: all. A mention is of one actor, the
    one with the longest form there; a possessive ending or an elided article (l’) is no part of it,
    what Arabic writes onto a word is. The other arguments as in `actors`. InputError: unknown
    column or option.
    """
    wanted = None if actors is None else _wanted(actors)
    inside = _inside(corpus, by, scope)
    found = registries(corpus, known, merged, nationalities)
    frames = [_mentions(corpus, one, _counted(one, inside), wanted) for one in found]
    if not frames:
        return ACTOR_MENTIONS.frame()
    frame = pd.concat(frames, ignore_index=True)
    frame = frame.sort_values(["row", "start"], kind="stable")
    return ACTOR_MENTIONS.frame(frame.drop(columns="row"))


def _wanted(actors: Iterable[str] | pd.DataFrame) -> set[tuple[str, str]] | set[str]:
    if isinstance(actors, pd.DataFrame):
        return set(zip(actors["actor"], actors["language"], strict=True))
    return {actors} if isinstance(actors, str) else set(actors)


def _inside(corpus: Corpus, by: str, scope: Scope) -> np.ndarray:
    """The tokens in scope of articles that have a group, as running counts of those outside."""
    group = group_names(corpus, by, article_mask(corpus, scope))
    mask = token_mask(corpus, scope) & (group != "")[corpus.tokens.article]
    return np.concatenate(([0], np.cumsum(~mask)))


def _counted(one: Registry, outside: np.ndarray) -> np.ndarray:
    """Which mentions have all their tokens in scope (row numbers)."""
    return np.flatnonzero(outside[one.first] == outside[one.last + 1])


def _of_language(
    corpus: Corpus, one: Registry, outside: np.ndarray, group: np.ndarray
) -> pd.DataFrame:
    rows = _counted(one, outside)
    article = corpus.tokens.article[one.first[rows]]
    names = [(actor.name, actor.kind or "other") for actor in one.actors]
    found = pd.DataFrame(
        {"number": one.actor[rows], "form": one.form[rows], "article": article,
         "group": group[article]}
    )  # fmt: skip
    counts = found.groupby("number").agg(
        mentions=("form", "size"), articles=("article", "nunique"), outlets=("group", "nunique")
    )
    often = found.groupby(["number", "form"]).size().reset_index(name="n")
    often["written"] = [one.forms[form] for form in often["form"].tolist()]
    often = often.sort_values(["number", "n", "written"], ascending=[True, False, True])
    often = often.drop_duplicates(["number", "written"])
    counts["forms"] = often.groupby("number")["written"].agg("|".join)
    numbers = counts.index.tolist()
    counts = counts.assign(
        actor=[names[number][0] for number in numbers],
        kind=[names[number][1] for number in numbers],
        found_by=[one.actors[number].found_by for number in numbers],
        ambiguous=[one.actors[number].ambiguous for number in numbers],
        country=[one.actors[number].country for number in numbers],
        language=one.code,
    )
    return counts.sort_values(["mentions", "actor"], ascending=[False, True])


def _mentions(
    corpus: Corpus, one: Registry, rows: np.ndarray, wanted: set[tuple[str, str]] | set[str] | None
) -> pd.DataFrame:
    tokens, frame = corpus.tokens, corpus.articles.frame
    if wanted is not None:
        chosen = np.array(
            [actor.name in wanted or (actor.name, one.code) in wanted for actor in one.actors],
            dtype=bool,
        )
        rows = rows[chosen[one.actor[rows]]]
    first, last = one.first[rows], one.last[rows]
    article, part = tokens.article[first], tokens.part[first]
    start, end = tokens.start[first] + one.skip[rows], tokens.end[last] - 2 * one.owner[rows]
    texts = frame[["title", "text"]].to_numpy()
    spans = zip(article.tolist(), part.tolist(), start.tolist(), end.tolist(), strict=True)
    quoted = (tokens.flags[first] & np.uint8(Flag.QUOTED)) != 0
    return pd.DataFrame(
        {
            "article_id": frame["article_id"].array.take(article),
            "outlet": frame["outlet"].array.take(article),
            "language": one.code,
            "actor": [one.actors[number].name for number in one.actor[rows].tolist()],
            "kind": [one.actors[number].kind or "other" for number in one.actor[rows].tolist()],
            "part": PART_NAMES[part],
            "sentence": tokens.sentence[first],
            "start": start,
            "end": end,
            "form": [texts[a, p][b:e] for a, p, b, e in spans],
            "voice": np.where(quoted, "quoted", "reporter").astype(object),
            "row": first,
        }
    )
