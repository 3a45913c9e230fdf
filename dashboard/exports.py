"""Every table of a corpus as files: what `python -m dashboard tables` writes. No Streamlit."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import MEASURES, TABLES, NotEnoughData
from analysis.articles import COLUMNS
from analysis.corpus import Corpus, Scope
from analysis.study import Recipe
from analysis.tables import PROBLEMS, Column, Table
from dashboard import __version__
from dashboard.downloads import to_csv, to_xlsx
from dashboard.naming.labels import LABELLED, by_language

#: The articles themselves, described like a result; the user's own columns have no meaning here.
ARTICLES = Table(
    "articles",
    "article",
    tuple(Column(name, kind, meaning) for name, (kind, meaning) in COLUMNS.items()),  # type: ignore[arg-type]
)


def write_tables(
    corpus: Corpus,
    problems: pd.DataFrame,
    folder: Path,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    format: str = "csv",
    about: Mapping[str, object] | None = None,
    recipe: Recipe = Recipe(),
) -> dict[str, Any]:
    """Write a file for each measure without required arguments, and articles, problems, settings.

    recipe: the study's, whose stop-words, lexicons, labels and merged actors count (`by` and
    `scope` are those given). Naming too, with its labels or the lists to start with.

    Files are named after the table; `settings.json` (returned as a dict) says what they were made
    with, how many rows each has, what the columns mean, and why a table is empty where a result
    would mislead (NotEnoughData). `about`: more for the settings (sources, rows read).
    InputError: `by` is no column of the articles. OSError: the folder cannot be written to.
    """
    write = FORMATS[format]
    corpus.articles.groups(by)  # an unknown column is said once, before anything is written
    folder.mkdir(parents=True, exist_ok=True)
    made_with: dict[str, object] = {
        **(about or {}),
        "articles": len(corpus.articles),
        "fingerprint": corpus.articles.fingerprint,
        "by": by,
        "scope": asdict(scope),
        "boilerplate_off": list(corpus.rules_off),
        **chosen_in(recipe),
        "version": __version__,
    }
    tables: dict[str, Any] = {}
    for table, make in _made(corpus, problems, by=by, scope=scope, recipe=recipe):
        reason = ""
        try:
            frame = make()
        except NotEnoughData as error:
            frame, reason = table.frame(), str(error)
        path = folder / f"{table.name}.{format}"
        path.write_bytes(write(frame, table, made_with))
        tables[table.name] = {
            "file": path.name,
            "row": table.row,
            "rows": len(frame),
            **({"reason": reason} if reason else {}),
            "columns": _dictionary(frame, table),
        }
    settings = {**made_with, "tables": tables}
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    (folder / "settings.json").write_text(text + "\n", encoding="utf-8")
    return settings


def chosen_in(recipe: Recipe) -> dict[str, object]:
    """What a study has chosen that numbers depend on, for the settings; nothing: empty."""
    given: dict[str, object] = {
        "stopwords_added": recipe.stopwords_added,
        "stopwords_removed": recipe.stopwords_removed,
        "lexicons": {code: len(entries) for code, entries in recipe.lexicons.items()},
        "labels": recipe.labels,
        "actors": recipe.actors,
    }
    return {name: value for name, value in given.items() if value}


def _made(
    corpus: Corpus,
    problems: pd.DataFrame,
    *,
    by: str,
    scope: Scope,
    recipe: Recipe,
) -> list[tuple[Table, Callable[[], pd.DataFrame]]]:
    """(declared table, what makes its frame) of every file, measures in their registry's order."""

    def calling(measure: Callable[..., pd.DataFrame]) -> Callable[[], pd.DataFrame]:
        takes = inspect.signature(measure).parameters
        options: dict[str, Any] = {"by": by, "scope": scope, **recipe.options()}
        return lambda: measure(corpus, **{n: v for n, v in options.items() if n in takes})

    return [
        (ARTICLES, lambda: corpus.articles.frame),
        (PROBLEMS, lambda: problems),
        *((TABLES[name], calling(measure)) for name, measure in MEASURES.items()),
        *(
            (TABLES[name], partial(by_language, name, corpus, recipe.labels, by=by, scope=scope))
            for name in LABELLED
        ),
    ]


def _dictionary(frame: pd.DataFrame, table: Table) -> dict[str, dict[str, str]]:
    known = {column.name: column for column in table.columns}
    return {
        str(name): {"meaning": known[name].meaning, "unit": known[name].unit}
        if name in known
        else {"meaning": "", "unit": ""}
        for name in frame.columns
    }


def _csv(frame: pd.DataFrame, table: Table, settings: Mapping[str, object]) -> bytes:
    return to_csv(frame)


def _xlsx(frame: pd.DataFrame, table: Table, settings: Mapping[str, object]) -> bytes:
    return to_xlsx(frame, table.name, table, settings)


def _json(frame: pd.DataFrame, table: Table, settings: Mapping[str, object]) -> bytes:
    """A list of records, one a line; absent numbers are null, times ISO 8601 in UTC."""
    names = [str(name) for name in frame.columns]
    plain = [[_plain(value) for value in frame[name]] for name in frame.columns]
    rows = [dict(zip(names, values, strict=True)) for values in zip(*plain, strict=True)]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows)
    return f"[\n{lines}\n]\n".encode() if rows else b"[]\n"


def _plain(value: Any) -> Any:
    if pd.api.types.is_scalar(value) and (pd.isna(value) or value in (float("inf"), -float("inf"))):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, str | int | float):  # bool is an int, float64 a float
        return value
    return value.item() if hasattr(value, "item") else str(value)


def _parquet(frame: pd.DataFrame, table: Table, settings: Mapping[str, object]) -> bytes:
    named = frame.rename(columns=str)
    for name in named.columns:  # a column of mixed values of the user's own has no one type
        if named[name].dtype == object:
            named[name] = [value if value is None else str(value) for value in named[name]]
    return named.to_parquet(index=False)


#: Name of a format (and ending of its files) → frame, table and settings to bytes.
FORMATS: dict[str, Callable[[pd.DataFrame, Table, Mapping[str, object]], bytes]] = {
    "csv": _csv,
    "json": _json,
    "parquet": _parquet,
    "xlsx": _xlsx,
}
