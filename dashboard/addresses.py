"""A scope as it stands in an address, and back: `/words?part=title&in=ar&is.outlet=…`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.corpus import Scope


def scope_of(chosen: Mapping[str, Sequence[str]], columns: Sequence[str]) -> Scope:
    """The scope that choices (as in the address) stand for; what is unknown is passed over.

    where: names `is.<column>`, a value each.
    """

    def one(name: str, allowed: Sequence[str], default: str) -> Any:
        value = next(iter(chosen.get(name, ())), default)
        return value if value in allowed else default

    where = tuple(
        (name.removeprefix("is."), tuple(values))
        for name, values in sorted(chosen.items())
        if name.startswith("is.") and values and name.removeprefix("is.") in columns
    )
    return Scope(
        stories=tuple(chosen.get("story", ())) or None,
        since=_day(chosen.get("since", ())),
        until=_day(chosen.get("until", ())),
        where=where or None,
        language=next(iter(chosen.get("in", ())), None) or None,
        part=one("part", ("all", "title", "body"), "all"),
        voice=one("voice", ("all", "reporter", "quoted"), "all"),
        shared=one("shared", ("keep", "drop"), "keep"),
        boilerplate=one("boilerplate", ("keep", "drop"), "drop"),
        translations=one("translations", ("apart", "only"), "apart"),
    )


def _day(values: Sequence[str]) -> str | None:
    """The first value as an ISO day; None where it is none."""
    stamps = pd.to_datetime(pd.Series(list(values[:1]), dtype="str"), errors="coerce").dropna()
    return None if stamps.empty else stamps.iloc[0].strftime("%Y-%m-%d")


def scope_choices(scope: Scope) -> dict[str, list[str]]:
    """The choices that stand for `scope`: `scope_of` undoes it."""
    plain = Scope()
    result = {
        "story": list(scope.stories or ()),
        "since": [scope.since or ""],
        "until": [scope.until or ""],
        "in": [scope.language or ""],
    }
    for name in ("part", "voice", "shared", "boilerplate", "translations"):
        value = getattr(scope, name)
        result[name] = [value if value != getattr(plain, name) else ""]
    for column, values in scope.where or ():
        result[f"is.{column}"] = list(values)
    return {name: kept for name, values in result.items() if (kept := [v for v in values if v])}
