"""Who speaks, settled: the names, roles and pronouns by which articles put one speaker, as one.

In an article “Lena Orval, mayor of Calder”, “Orval”, “the mayor” and “she” may be the same; over
articles a name is the same wherever it stands. A role is tied to a person only where the article
itself sets the two side by side; nothing is known of who held which office.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.counts import article_mask, group_names
from analysis.measures.names.merging import Names, spellings
from analysis.measures.names.registry import Registry, registries
from analysis.measures.speech.quotations import quotation_rows, quotations
from analysis.measures.speech.ties import Said, Told
from analysis.tables import SPEAKERS

PRONOUN, ROLE, NAME, PART_OF_NAME, AS_IT_STANDS = "pronoun", "role", "name", "part", "as_it_stands"


def speakers(
    corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope(), merged: Names | None = None
) -> pd.DataFrame:
    """The quotations in scope that have a speaker, with who it is (columns: SPEAKERS).

    merged: actor → spellings that are one, as in `actors`. how: name (the person or body named
    there), part (a part of a name that stands in full elsewhere), role (a role that the article
    ties to a name), pronoun (the speaker before; none: empty), as_it_stands (nothing is known).
    Speakers are settled over all articles, so that a scope changes numbers and no names. In order
    of article and place.
    """
    rows = quotation_rows(corpus, scope)
    frame = quotations(corpus, scope=scope)
    article = corpus.quotations["article"].to_numpy()[rows]
    group = group_names(corpus, by, article_mask(corpus, scope))[article]
    settled = _all_settled(corpus, merged).take(rows).reset_index(drop=True)
    frame = frame.assign(group=group, put=frame["speaker"])
    frame[settled.columns] = settled
    return SPEAKERS.frame(frame.loc[(frame["put"] != "") & (group != ""), SPEAKERS.names])


_settled_of: WeakKeyDictionary[Corpus, dict[str, pd.DataFrame]] = WeakKeyDictionary()


def _all_settled(corpus: Corpus, merged: Names | None) -> pd.DataFrame:
    """speaker, kind, named, how of every quotation of the corpus; made once."""
    kept = _settled_of.setdefault(corpus, {})
    key = json.dumps(spellings(merged) if merged else {}, ensure_ascii=False)
    if key not in kept:
        spans = corpus.quotations
        known = (spans["speaker_start"] >= 0).to_numpy()
        languages = corpus.articles.frame["language"].to_numpy(dtype=object)[spans["article"]]
        plain = {"speaker": "", "kind": "other", "named": False, "how": AS_IT_STANDS}
        parts = [
            _settled(corpus, spans[known & (languages == one.code)], one)
            for one in registries(corpus, None, merged, False)
        ]
        found = pd.concat([*parts, _NONE]).reindex(np.arange(len(spans)))
        kept[key] = found.fillna(plain).astype({"named": bool})
    return kept[key]


_NONE = pd.DataFrame(
    {"speaker": pd.Series([], dtype="str"), "kind": pd.Series([], dtype="str"),
     "named": pd.Series([], dtype=bool), "how": pd.Series([], dtype="str")}
)  # fmt: skip


def _settled(corpus: Corpus, spans: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """speaker, kind, named and how for the rows of `spans`, all of one language."""
    told = Told(corpus, registry)
    said = list(told.read(spans))
    last: dict[str, Said] = {}
    how = {}
    for one in said:
        how[one.row] = NAME if one.whole else PART_OF_NAME
        if one.actor < 0 and one.pronoun:
            before = last.get(_kept(one.pronoun))
            if before is not None and before.article == one.article:
                one.actor = before.actor
            how[one.row] = PRONOUN
        elif one.actor < 0:
            one.actor = -1 if one.role is None else told.tied(one)
            how[one.row] = AS_IT_STANDS if one.actor < 0 else ROLE
        if one.actor >= 0:
            last["person" if told.is_person(one.actor) else "thing"] = one
    return _table(said, how, told, registry)


def _table(
    said: Sequence[Said], how: dict[int, str], told: Told, registry: Registry
) -> pd.DataFrame:
    """The settled speakers: those without a name as they are put most often."""
    kinds = _kinds(said, told)
    written: dict[tuple[str, ...], Counter[str]] = {}
    for one in said:
        if one.actor < 0 and not one.pronoun:
            written.setdefault(one.content, Counter())[told.text(one)] += 1
    shown = {
        key: max(counts.items(), key=lambda item: (item[1], item[0]))[0]
        for key, counts in written.items()
    }
    rows = []
    for one in said:
        if one.actor >= 0:
            name = registry.actors[one.actor].name
            kind = kinds.get(one.actor) or told.kind_of(one.actor)
        else:
            name = shown.get(one.content, "") if not one.pronoun else ""
            kind = one.role.kind if one.role else "other"
        rows.append((one.row, name, kind, one.actor >= 0, how[one.row]))
    columns = ["row", "speaker", "kind", "named", "how"]
    return pd.DataFrame(rows, columns=columns).set_index("row") if rows else _NONE


def _kept(pronoun: str) -> str:
    return "person" if pronoun == "person" else "thing"


def _kinds(said: Sequence[Said], told: Told) -> dict[int, str]:
    """What each actor is, by the roles that stand with the name, the most frequent."""
    counts: dict[int, Counter[str]] = {}
    for one in said:
        if one.actor >= 0 and one.role is not None and one.role.kind != "other":
            counts.setdefault(one.actor, Counter())[one.role.kind] += 1
    for actor in {one.actor for one in said if told.is_person(one.actor)}:
        counts.setdefault(actor, Counter()).update(told.kinds_beside(actor))
    return {
        actor: max(kinds.items(), key=lambda item: (item[1], item[0]))[0]
        for actor, kinds in counts.items()
        if kinds
    }
