"""Which names are one actor: how the recipe's sets grow and come apart. No Streamlit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from analysis.tables import rows_of

#: Actor → the spellings that are it, as `Recipe.actors` has them.
Sets = Mapping[str, tuple[str, ...]]


def spellings_of(actors: pd.DataFrame, names: Collection[str]) -> list[str]:
    """These actors' names and all the ways in which the articles write them, each once."""
    found: dict[str, None] = {}
    for row in rows_of(actors[actors["actor"].isin(list(names))]):
        found |= dict.fromkeys([row.actor, *filter(None, row.forms.split("|"))])
    return list(found)


def merged(sets: Sets, actors: pd.DataFrame, names: Sequence[str], title: str) -> Sets:
    """The sets with these actors as one, called `title`; sets among them are taken up in it.

    actors: the frame in which the names stand. Its own name is not among its spellings.
    """
    taken = [name for name in sets if name in names or name == title]
    spellings = dict.fromkeys(spellings_of(actors, names))
    for name in taken:
        spellings |= dict.fromkeys([name, *sets[name]])
    rest = {name: forms for name, forms in sets.items() if name not in taken}
    return {**rest, title: tuple(one for one in spellings if one != title)}


def apart(sets: Sets, name: str) -> Sets:
    """The sets without one: its names are found each by itself again."""
    return {other: forms for other, forms in sets.items() if other != name}
