"""Actors that may be one: spelling variants, parts of names, and names that sound alike across
languages. Suggestions for somebody to confirm; nothing is merged by them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.names.actors import actors as actors_of
from analysis.measures.names.lists import name_lists
from analysis.measures.names.merging import Names
from analysis.tables import ACTOR_SUGGESTIONS, rows_of
from analysis.text.transliteration import name_key

#: Pairs below are not worth a look.
LEAST = 0.7
_SHORT = 2  # letters of a key that tell too little


def actor_suggestions(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    known: Names | None = None,
    merged: Names | None = None,
    least: float = LEAST,
    most: int | None = 200,
) -> pd.DataFrame:
    """Pairs of actors that may be one (columns: ACTOR_SUGGESTIONS), the likeliest first.

    Names are compared by the consonants that Latin and Arabic letters can both tell
    (`analysis.text.transliteration`). score: in one language how alike the words are letter by
    letter, where their keys are nearly the same; a name that is part of another (Kim, Kim Jong Un)
    has .75, an acronym of its initials .9; across languages how alike the keys are, less where
    they are short or one name has fewer words; a country that both
    languages know has 1. Of a name's pairs in another language the best alone stay.
    Only actors of one kind (or other) are compared. least: the lowest score. most: actors a
    language that are compared. Sorted by score, mentions, names. InputError: as in `actors`.
    """
    frame = actors_of(corpus, by=by, scope=scope, known=known, merged=merged, most=most)
    names = [_Name.of(row) for row in rows_of(frame)]
    pairs = [
        pair
        for number, one in enumerate(names)
        for other in names[number + 1 :]
        if (pair := _pair(one, other))
    ]
    if not pairs:
        return ACTOR_SUGGESTIONS.frame()
    found = _best_of_each(pd.DataFrame(pairs))
    found = found[found["score"] >= least]
    found = found.assign(mentions=found["mentions_a"] + found["mentions_b"]).sort_values(
        ["score", "mentions", "a", "b"], ascending=[False, False, True, True]
    )
    return ACTOR_SUGGESTIONS.frame(found.drop(columns="mentions"))


@dataclass(frozen=True)
class _Name:
    """An actor with what it is compared by: words and keys of its name, its forms."""

    actor: str
    language: str
    kind: str
    country: str
    mentions: int
    words: tuple[str, ...]
    key: tuple[str, ...]
    forms: tuple[str, ...]
    listed: bool
    is_country: bool

    @classmethod
    def of(cls, row: pd.Series) -> _Name:
        return cls(
            row.actor, row.language, row.kind, row.country, int(row.mentions),
            tuple(row.actor.lower().replace("-", " ").split()), name_key(row.actor),
            tuple(row.forms.split("|")), row.found_by in ("country", "list"),
            row.actor == name_lists(row.language).country_names.get(row.country),
        )  # fmt: skip


def _best_of_each(pairs: pd.DataFrame) -> pd.DataFrame:
    """Without the pairs across languages of which either name has a better one there."""
    across = pairs["language_a"] != pairs["language_b"]
    keep = np.ones(len(pairs), dtype=bool)
    for side, other in (("a", "b"), ("b", "a")):
        keys = [f"language_{side}", side, f"language_{other}"]
        keep &= (pairs["score"] >= pairs.groupby(keys)["score"].transform("max")).to_numpy()
    return pairs[keep | ~across]


def _pair(one: _Name, other: _Name) -> dict[str, object] | None:
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and "other" not in kinds:
        return None
    reason, score = _alike(one, other)
    if not reason:
        return None
    return {
        "language_a": one.language,
        "a": one.actor,
        "language_b": other.language,
        "b": other.actor,
        "reason": reason,
        "score": round(score, 3),
        "mentions_a": one.mentions,
        "mentions_b": other.mentions,
    }


def _alike(one: _Name, other: _Name) -> tuple[str, float]:
    if one.language != other.language:
        return _across(one, other)
    if one.listed and other.listed:
        return "", 0.0
    short, long = sorted((one.words, other.words), key=lambda words: (len(words), words))
    if len(short) == 1 < len(long) and short[0] == "".join(word[0] for word in long):
        return "acronym", 0.9
    if len(short) < len(long) and short in (long[: len(short)], long[-len(short) :]):
        return "part", 0.75
    same = len(one.key) == len(other.key) and _keys(one.key, other.key)
    if len(one.words) == len(other.words) and same and same >= LEAST:
        whole = SequenceMatcher(None, " ".join(one.words), " ".join(other.words), autojunk=False)
        return "spelling", whole.ratio() * (1.0 if same == 1 else 0.9)
    return "", 0.0


def _across(one: _Name, other: _Name) -> tuple[str, float]:
    score = _best(one, other)
    if one.listed and other.listed and one.kind == other.kind == "place":
        if one.country != other.country or not one.country:
            return "", 0.0
        if one.is_country and other.is_country:
            return "country", 1.0
    return "translation", score


def _best(one: _Name, other: _Name) -> float:
    """The likeness of the full names; of their single forms a little less."""
    whole = _keys(one.key, other.key)
    singles = max(
        (
            _keys(name_key(a), name_key(b))
            for a in one.forms
            for b in other.forms
            if " " not in a + b
        ),
        default=0.0,
    )
    return max(whole, 0.85 * singles)


def _keys(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How alike two names are by the keys of their words, 0 where a key says too little."""
    if not one or not other or max(map(len, (*one, *other))) <= _SHORT:
        return 0.0
    if len(one) != len(other):
        return SequenceMatcher(None, "".join(one), "".join(other), autojunk=False).ratio() * 0.9
    parts = [
        SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in zip(one, other, strict=True)
    ]
    return min(parts) * 0.5 + sum(parts) / len(parts) * 0.5


def similar_keys(names: Iterable[str], others: Iterable[str]) -> dict[str, list[str]]:
    """Each name → those of the others whose key is most alike (several where they are equal)."""
    keys = {other: "".join(name_key(other)) for other in others}
    found = {}
    for name in names:
        key = "".join(name_key(name))
        scores = {
            other: SequenceMatcher(None, key, one, autojunk=False).ratio()
            for other, one in keys.items()
        }
        best = max(scores.values(), default=0.0)
        found[name] = sorted(other for other, score in scores.items() if score == best)
    return found
