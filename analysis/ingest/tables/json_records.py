"""Where the records stand in a JSON value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from analysis.ingest.columns import SUMMARIES, field_of, fold_name, guess_columns
from analysis.ingest.tables.json_fields import flat, plain_names

_LEVELS = 8  # how deep records are looked for
_TRIED = 20  # records of a list that are looked at
_ARTICLES = ("Article", "Posting", "Report", "Review")  # how the types of schema.org end


@dataclass
class Found:
    """records: as they stand. passed: types of nodes of a graph that are no articles → count."""

    records: list[Any] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)


def found_records(content: Any) -> Found:
    """The records in a value.

    Those that have a text are taken wherever they stand: in lists, under keys of their own, in
    several lists (then a column `key` names each); else columns ({"title": […], "text": […]}),
    rows below a header, those with a summary, the list that names most known columns, and at
    last the value itself.
    """
    found = Found()
    table = _from_columns(content) if isinstance(content, dict) else _from_rows(content)
    if table is not None:
        return Found(table)
    for summaries in (False, True):
        found.records = _collected(content, 0, summaries, found)
        if found.records:
            return found
    if isinstance(content, list):
        return Found(content)
    lists = _lists(content, 0)
    best = max(lists, key=lambda each: len(_known(each)), default=None)
    return Found(best if best is not None else [content])


def _collected(value: Any, level: int, summaries: bool, found: Found) -> list[Any]:
    """The outermost records with a text; with `summaries`, a summary is one."""
    if level > _LEVELS:
        return []
    if isinstance(value, list):
        inner = [each for each in value if isinstance(each, dict)]
        known = _known(inner)
        if _is_text(known, summaries):
            return _articles_of_graph(value, found)
        if _alike_with_texts(inner):
            return value  # which of its texts is meant is for somebody to say
        if not summaries and "text" in known and len(known) > 2:
            return []  # articles with a summary: what is inside them is none
        return [
            _with_parent(one, each)
            for each in value
            for one in _collected(each, level + 1, summaries, found)
        ]
    if not isinstance(value, dict):
        return []
    known = guess_columns(list(value))
    if _is_text(known, summaries) and isinstance(value[known["text"]], str):
        lists = _lists(list(value.values()), level) if fold_name(known["text"]) in SUMMARIES else []
        named = [each for each in lists if {"title", "url"} <= _known(each).keys()]
        return named[0] if named else [value]  # of a feed, what describes it is no article
    parts = {
        key: part
        for key, each in value.items()
        if isinstance(each, list | dict) and (part := _collected(each, level + 1, summaries, found))
    }
    listed = any(isinstance(value[key], list) or len(part) > 1 for key, part in parts.items())
    known = _known([value])
    if not listed and _is_text(known, summaries) and len(known) > 1 and (level or len(parts) < 2):
        return [value]  # its fields stand in objects inside it
    if len(parts) < 2:
        return [one for part in parts.values() for one in part]
    return [
        {**one, "key": key} if isinstance(one, dict) and "key" not in one else one
        for key, part in parts.items()
        for one in part
    ]


def _alike_with_texts(records: Sequence[dict[str, Any]]) -> bool:
    """Whether several records have the same fields, and texts in more than one object of them."""
    if len(records) < 2 or any(record.keys() != records[0].keys() for record in records[:_TRIED]):
        return False
    objects = {name.rpartition(".")[0] for name in flat(records[0])
               if "." in name and field_of(name.rpartition(".")[2]) == "text"}  # fmt: skip
    return len(objects) > 1


def _with_parent(record: Any, parent: Any) -> Any:
    """A record with the plain fields of the object in a list that it was found in."""
    if record is parent or not (isinstance(record, dict) and isinstance(parent, dict)):
        return record
    plain = {f"parent.{k}": v for k, v in parent.items() if not isinstance(v, list | dict)}
    return {**record, **plain}


def _is_text(known: Mapping[str, str], summaries: bool) -> bool:
    return "text" in known and (summaries or fold_name(known["text"]) not in SUMMARIES)


def _known(records: Sequence[Any]) -> dict[str, str]:
    """{ours: theirs} of what the first records hold, nested fields too."""
    names: dict[str, None] = {}
    for record in islice((each for each in records if isinstance(each, dict)), _TRIED):
        names.update(dict.fromkeys(flat(record)))
    renamed = plain_names(list(names))
    return guess_columns([renamed.get(name, name) for name in names])


def _lists(value: Any, level: int) -> list[list[Any]]:
    """The outermost lists of objects."""
    if level > _LEVELS:
        return []
    if isinstance(value, list):
        if any(isinstance(each, dict) for each in value):
            return [value]
        return [one for each in value for one in _lists(each, level + 1)]
    if isinstance(value, dict):
        return [one for each in value.values() for one in _lists(each, level + 1)]
    return []


def _articles_of_graph(nodes: list[Any], found: Found) -> list[Any]:
    """The articles among the nodes of a graph (JSON-LD); any other list is left as it is."""
    types = [_types(node) for node in nodes]
    if not any(name.endswith(_ARTICLES) for names in types for name in names):
        return nodes
    named = {
        node["@id"]: node
        for node in nodes
        if isinstance(node, dict) and isinstance(node.get("@id"), str) and "name" in node
    }
    result = []
    for node, names in zip(nodes, types, strict=True):
        if names and not any(name.endswith(_ARTICLES) for name in names):
            found.passed[names[0]] += 1
        elif isinstance(node, dict):
            result.append({key: _referred(value, named) for key, value in node.items()})
        else:
            result.append(node)
    return result


def _types(node: Any) -> list[str]:
    kinds = node.get("@type") if isinstance(node, dict) else None
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind for kind in kinds if isinstance(kind, str)]


def _referred(value: Any, named: Mapping[str, Any]) -> Any:
    """{"@id": …} → the node of the graph that it names."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    if isinstance(value, list):
        return [_referred(each, named) for each in value]
    return value


def _from_columns(content: dict[str, Any]) -> list[Any] | None:
    """{"title": [values], …}; as pandas writes it, {"title": {"0": value}, …} or
    {"columns": [names], "data": [rows]}."""
    names, data = content.get("columns"), content.get("data")
    if isinstance(names, list) and isinstance(data, list) and _is_rows(data):
        return _records_of([str(name) for name in names], data)
    text = guess_columns(list(content)).get("text")
    if not text or not all(isinstance(value, list | dict) for value in content.values()):
        return None
    columns = {k: list(v.values()) if isinstance(v, dict) else v for k, v in content.items()}
    if any(isinstance(value, list | dict) for value in columns[text]):
        return None
    length = max(map(len, columns.values()))
    return [{k: v[n] for k, v in columns.items() if n < len(v)} for n in range(length)]


def _from_rows(content: Any) -> list[Any] | None:
    """[[names], [values], …]"""
    if not (isinstance(content, list) and len(content) > 1 and _is_rows(content)):
        return None
    if not all(isinstance(name, str) and name for name in content[0]):
        return None
    if not any(field_of(name) == "text" for name in content[0]):
        return None
    return _records_of(content[0], content[1:])


def _is_rows(data: Sequence[Any]) -> bool:
    return bool(data) and all(isinstance(row, list) for row in data)


def _records_of(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[Any]:
    return [dict(zip(names, row, strict=False)) for row in rows]
