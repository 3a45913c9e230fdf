"""Nested fields of a record as columns with dotted names, and the plain names of those."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis.ingest.columns import field_of, guess_columns

_LEVELS = 6  # fields deeper inside stay JSON
#: Names under which a value itself stands: {"author": {"name": …}}, {"title": {"rendered": …}}.
_VALUES = (
    "name", "main", "original", "value", "rendered", "text", "content", "label", "title", "$oid",
    "$date", "#text",
)  # fmt: skip
_WRAPPED = "_source"  # where Elasticsearch keeps a record
_PARAGRAPHS = ("text", "content", "value", "paragraph", "body")
_ARTICLE = frozenset(("text", "title", "published", "url"))


def flat(record: Mapping[str, Any], levels: int = _LEVELS) -> dict[str, Any]:
    """A record with the fields of objects inside it under dotted names.

    >>> flat({"source": {"id": 1, "name": "Oster Ledger"}, "body": ["One.", "Two."]})
    {'source.id': 1, 'source.name': 'Oster Ledger', 'body': 'One.\\n\\nTwo.'}
    """
    inner = record.get(_WRAPPED)
    if isinstance(inner, dict):
        record = {**{key: value for key, value in record.items() if key != _WRAPPED}, **inner}
    return dict(_fields(record, "", levels))


def _fields(record: Mapping[str, Any], above: str, levels: int) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            if value and levels > 1:
                yield from _fields(value, f"{name}.", levels - 1)
            else:
                yield name, _json(value) if value else ""
        elif isinstance(value, list):
            yield name, _joined(key, value)
        else:
            yield name, value


def _joined(name: str, values: list[Any]) -> Any:
    """A list as one value: paragraphs of a text, names with commas between, else its JSON."""
    given = [value for value in values if value is not None]
    is_text = field_of(name) == "text"
    if given and all(isinstance(value, dict) for value in given):
        for key in _PARAGRAPHS if is_text else _VALUES:
            inner = [value[key] for value in given if isinstance(value.get(key), str)]
            if inner and (is_text or len(inner) == len(given)):
                given = inner
                break
    if any(isinstance(value, list | dict) for value in given):
        return _json(values)
    return ("\n\n" if is_text else ", ").join(map(str, given))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def plain_names(names: Sequence[str]) -> dict[str, str]:
    """{dotted name: the plain one that says what it holds}, only where that is unambiguous.

    `author.name` is the author, and all that stands beside a text or a title and an address
    (`fields.bodyText`, `_source.title`) is known by its last part.

    >>> plain_names(["webUrl", "fields.bodyText", "fields.headline", "publisher.name"])
    {'fields.bodyText': 'bodyText', 'fields.headline': 'headline', 'publisher.name': 'publisher'}
    """
    dotted = [name for name in names if "." in name.strip(".")]
    if not dotted:
        return {}
    known = {field_of(name) for name in names} - {""}
    inside: dict[str, list[str]] = {}
    for name in dotted:
        inside.setdefault(name.rpartition(".")[0], []).append(name)
    offered: dict[str, list[tuple[int, str, str]]] = {}
    for above, ones in inside.items():
        leaves = {name.rpartition(".")[2]: name for name in ones}
        fields = guess_columns(list(leaves))
        if "text" in fields or len(_ARTICLE & fields.keys()) > 1:
            for ours, leaf in fields.items():
                offered.setdefault(ours, []).append((0, leaves[leaf], leaf))
            continue
        parent = above.rpartition(".")[2]
        value = next((leaf for leaf in _VALUES if leaf in leaves), "")
        if value and field_of(parent):
            offered.setdefault(field_of(parent), []).append((1, leaves[value], parent))
    chosen: dict[str, str] = {}
    for ours, candidates in offered.items():
        nearest = min(candidates)[0]
        shorts = {short: name for kind, name, short in candidates if kind == nearest}
        short = guess_columns(list(shorts)).get(ours, "")
        alike = sum(s == short for kind, _, s in candidates if kind == nearest)
        if short and ours not in known and alike == 1 and short not in names:
            chosen.setdefault(shorts[short], short)
    return {name: chosen[name] for name in names if name in chosen}
