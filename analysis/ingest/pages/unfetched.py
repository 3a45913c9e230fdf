"""Addresses that sources hold without their texts, ready to be fetched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.ingest.columns import header_key, resolve_columns
from analysis.ingest.options import ReadOptions
from analysis.ingest.pages.addresses import is_address, seen_addresses
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable
from analysis.ingest.sources import Source, tables_of

_FIELDS = ("outlet", "title", "published", "language")


def addresses_without_text(
    sources: Iterable[Source], options: ReadOptions = ReadOptions()
) -> list[dict[str, str]]:
    """A record for each address in the sources that stands without a text: of tables with
    addresses only (Media Cloud, GDELT DOC), of feeds' entries without text, and of the links in
    chats.

    Keys: url, and outlet, title, published, language where they are known. Each address once, in
    order. To be handed to `fetch_articles(…, known={record["url"]: record})`.
    """
    problems = Problems()
    found: dict[str, dict[str, str]] = {}
    with seen_addresses() as seen:
        for source in sources:
            for table in tables_of(source, problems, options):
                seen.extend(_of_table(table, options))
    for record in seen:
        fields = {
            name: str(record[name]).strip() for name in _FIELDS if _is_value(record.get(name))
        }
        found.setdefault(record["url"], {"url": record["url"], **fields})
    return list(found.values())


def _of_table(table: RawTable, options: ReadOptions) -> list[dict[str, Any]]:
    """The rows of a table without text that have an address."""
    names = [str(name) for name in table.frame.columns]
    saved = options.mappings.get(header_key(names), {})
    chosen = options.of(table.source)
    mapping, _ = resolve_columns(names, {**saved, **chosen.columns})
    if "text" in mapping or "url" not in mapping:
        return []
    given = {**table.given, **chosen.defaults}
    frame = table.frame.set_axis(names, axis=1)
    fields = {field: frame[mapping[field]].tolist() for field in _FIELDS if field in mapping}
    return [
        {**given, **{field: values[row] for field, values in fields.items()}, "url": url.strip()}
        for row, url in enumerate(frame[mapping["url"]].tolist())
        if isinstance(url, str) and is_address(url.strip())
    ]


def _is_value(value: Any) -> bool:
    return isinstance(value, str | int | float) and value == value and str(value).strip() != ""
