"""Spellings of one outlet: “BBC”, “bbc.co.uk”, «بي بي سي». Suggested, never joined by itself.

Names meet by a list of well-known outlets (`data/outlets.tsv`) and by their form. Two names that
the list knows as two outlets are never suggested, however alike they look; an outlet and its
edition in another language are, under a reason of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analysis.ingest.outlets.spelling import (
    ARABIC_EDITION,
    acronyms,
    bare,
    compact,
    folded,
    host_of,
    kinds,
    label,
    one_slip,
    sounds,
)
from analysis.text.outlets import Outlet, known_outlets

Reason = Literal[
    "spelling", "known", "kind", "host", "acronym", "transliteration", "typo", "edition"
]
#: The surest first; a merge bears the least sure of the reasons that made it.
REASONS: tuple[Reason, ...] = (
    "spelling", "known", "kind", "host", "acronym", "transliteration", "typo", "edition",
)  # fmt: skip
_CONSONANTS = 4  # of a skeleton from which it is no chance that two names share it


@dataclass(frozen=True)
class Merge:
    """Names that seem to mean one outlet, the name to show them under, and why."""

    names: tuple[str, ...]
    into: str
    reason: Reason


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for one in known_outlets():
        for name in (one.name, one.arabic, *one.spellings):
            found.setdefault(compact(name), one)
    return found


@lru_cache(maxsize=1)
def _by_host() -> dict[str, Outlet]:
    return {host: one for one in known_outlets() for host in one.hosts}


@lru_cache(maxsize=1)
def _arabic_editions() -> dict[str, Outlet]:
    """Outlet → its edition in Arabic."""
    return {
        one.edition_of: one
        for one in known_outlets()
        if one.edition_of and ARABIC_EDITION & {*folded(one.name), *folded(one.arabic)}
    }


def outlet_of_host(host: str, language: str = "en") -> str:
    """The name under which an outlet is known by its host or address; else the bare host.

    language: en, or ar for the Arabic name.
    """
    bare_host, path = host_of(host)
    found = _outlet_at(bare_host, path)
    if found is None:
        return bare_host or host.strip()
    return found.arabic if language == "ar" else found.name


def _outlet_at(host: str, path: str = "") -> Outlet | None:
    labels = host.split(".")
    for start in range(len(labels) - 1):
        found = _by_host().get(".".join(labels[start:]))
        if found is None:
            continue
        arabic = {*labels[:start], path.strip("/").split("/")[0]} & {
            "arabic",
            "ar",
            "ara",
            "arabia",
        }
        return _arabic_editions().get(found.name, found) if arabic else found
    return None


def known_as(name: str) -> Outlet | None:
    """The well-known outlet that a name or a host stands for; None where there is none."""
    host, path = host_of(name)
    if host:
        return _outlet_at(host, path)
    words, table = folded(name), _by_name()
    for form in ("".join(words), "".join(bare(words))):
        if form in table:
            return table[form]
    stem = "".join(word for word in words if word not in ARABIC_EDITION)
    if stem in table and len(stem) < len("".join(words)):
        return _arabic_editions().get(table[stem].name, table[stem])
    return next((table[form] for form in acronyms(name) if form in table), None)


def outlet_suggestions(counts: Mapping[str, int]) -> list[Merge]:
    """Names that seem to mean one outlet, from {name: number of articles}; the surest first.

    Each name stands in one suggestion at most, but for those of reason “edition”, which join an
    outlet with its edition in another language.
    """
    names = sorted(name for name in counts if name.strip())
    joined = _Joined(names)
    for reason, keys in _keys(names).items():
        first: dict[str, str] = {}
        for name, key in keys:
            joined.join(first.setdefault(key, name), name, reason)
    for one, other in _slips(names):
        joined.join(one, other, "typo")
    groups = joined.groups()
    merges = [
        Merge(group, _shown(group, counts), reason) for group, reason in groups if len(group) > 1
    ]
    merges += _editions([group for group, _ in groups], counts)

    def order(one: Merge) -> tuple[int, int, str]:
        return REASONS.index(one.reason), -sum(counts[name] for name in one.names), one.into

    return sorted(merges, key=order)


class _Joined:
    """Sets of names; two that are known as different outlets are never in one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}
        self._known = {name: known_as(name) for name in self._parent}
        self._reason: dict[str, int] = {}

    def _root(self, name: str) -> str:
        while self._parent[name] != name:
            name = self._parent[name]
        return name

    def join(self, one: str, other: str, reason: Reason) -> None:
        a, b = self._root(one), self._root(other)
        if a == b or (self._known[a] and self._known[b] and self._known[a] != self._known[b]):
            return
        a, b = min(a, b), max(a, b)
        self._parent[b] = a
        self._known[a] = self._known[a] or self._known[b]
        worst = max(self._reason.get(a, 0), self._reason.get(b, 0), REASONS.index(reason))
        self._reason[a] = worst

    def groups(self) -> list[tuple[tuple[str, ...], Reason]]:
        found: dict[str, list[str]] = {}
        for name in self._parent:
            found.setdefault(self._root(name), []).append(name)
        return [(tuple(group), REASONS[self._reason.get(root, 0)]) for root, group in found.items()]


def _keys(names: list[str]) -> dict[Reason, list[tuple[str, str]]]:
    """Reason → (name, key): names with one key meet for that reason; the surest reason first."""
    keys: dict[Reason, list[tuple[str, str]]] = {reason: [] for reason in REASONS}
    letters = {compact(name) for name in names}
    labels: set[str] = set()
    for name in names:
        host, _ = host_of(name)
        words = folded(name)
        own = "".join(words)
        stem = "".join(bare(words))
        keys["spelling"].append((name, f"host {host}" if host else own))
        if host:
            labels.add(compact(label(host)))
            keys["host"].append((name, compact(label(host))))
        else:  # “The Ledger” is at theledger.com or at ledger.com
            keys["kind"].append((name, stem))
            keys["host"] += [(name, own), (name, stem)]
            keys["acronym"].append((name, own))
        keys["acronym"] += [(name, reading) for reading in acronyms(name) if reading in letters]
        if found := known_as(name):
            keys["known"].append((name, found.name))
        skeleton = sounds(label(host) if host else name)
        if len(skeleton) >= _CONSONANTS:
            script = "latin" if own.isascii() else "other"
            keys["transliteration"].append((name, f"{skeleton} {script}"))
    keys["kind"] = _of_one_kind(keys["kind"])
    keys["host"] = _of_one_kind([(name, key) for name, key in keys["host"] if key in labels])
    keys["transliteration"] = _across_scripts(keys["transliteration"])
    return keys


def _of_one_kind(keyed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without the keys that name a paper here and a channel there."""
    said: dict[str, set[str]] = {}
    for name, key in keyed:
        said.setdefault(key, set()).update(kinds(folded(name)))
    return [(name, key) for name, key in keyed if len(said[key]) < 2]


def _across_scripts(keyed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Skeletons that names of both scripts have: within one script they say too little."""
    scripts: dict[str, set[str]] = {}
    for _, key in keyed:
        skeleton, script = key.split(" ")
        scripts.setdefault(skeleton, set()).add(script)
    pairs = [(name, key.split(" ")[0]) for name, key in keyed]
    return [(name, skeleton) for name, skeleton in pairs if len(scripts[skeleton]) > 1]


def _slips(names: list[str]) -> list[tuple[str, str]]:
    """Pairs of names that differ by one letter; only those that agree but for a letter meet."""
    words = {name: bare(folded(name)) for name in names if not host_of(name)[0]}
    near: dict[str, list[str]] = {}
    for name, parts in words.items():
        text = " ".join(parts)
        for form in {text, *(text[:n] + text[n + 1 :] for n in range(len(text)))}:
            near.setdefault(form, []).append(name)
    pairs = {
        (one, other)
        for met in near.values()
        if len(met) <= 20
        for n, other in enumerate(met)
        for one in met[:n]
    }
    return sorted(pair for pair in pairs if one_slip(words[pair[0]], words[pair[1]]))


def _shown(group: Iterable[str], counts: Mapping[str, int]) -> str:
    """The most used name that people read; of hosts alone, the name they are known by."""
    readable = [name for name in group if not host_of(name)[0]]
    if not readable:
        found = next((one for name in group if (one := known_as(name))), None)
        if found is not None:
            return found.name
    return min(readable or group, key=lambda name: (-counts[name], len(name), name))


def _editions(groups: list[tuple[str, ...]], counts: Mapping[str, int]) -> list[Merge]:
    """An outlet and its editions, where both are there."""
    known: dict[str, tuple[str, ...]] = {}
    parent: dict[str, str] = {}
    for group in groups:
        found = next((one for name in group if (one := known_as(name))), None)
        if found is not None:
            known[found.name], parent[found.name] = group, found.edition_of
    return [
        Merge((*known[of], *known[name]), _shown(known[of], counts), "edition")
        for name, of in parent.items()
        if of in known
    ]
