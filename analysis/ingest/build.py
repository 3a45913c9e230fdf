"""From rows as they stand to declared columns: mapping, dates, languages, what is told and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.articles import COLUMNS, ArticleSet, article_hash, unique_ids
from analysis.ingest.checks import tell_articles
from analysis.ingest.columns import SUMMARIES, fold_name, resolve_columns
from analysis.ingest.dates import parse_zone
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.published import read_dates
from analysis.ingest.raw import RawTable
from analysis.text.characters import without_unsafe
from analysis.text.detect import UNSURE, identify, primary_code

_ALLOWED = {
    "complete": ("yes", "looks cut", "summary"),
    "published_precision": ("minute", "day", "month", "none"),
    "published_zone": ("given", "set", "unknown"),
}
_TEXTS = ("outlet", "title", "text", "url", "author", "language", "story", "article_id")


def build(
    tables: Sequence[RawTable],
    problems: Problems,
    columns: Mapping[str, str],
    defaults: Mapping[str, str],
    options: ReadOptions = ReadOptions(),
) -> ArticleSet:
    """The articles of all tables, in order; empty where no row has a letter of text."""
    missing = {field: _Missing() for field in columns}
    frames = [_mapped(table, problems, columns, defaults, missing, options) for table in tables]
    _tell_missing(missing, problems)
    frames = [frame for frame in frames if len(frame)]
    if not frames:
        return ArticleSet.from_frame(pd.DataFrame({"text": pd.Series([], dtype="str")}))
    frame = pd.concat(frames, ignore_index=True)
    _one_kind(frame)
    _languages(frame, problems)
    _ids(frame, problems)
    tell_articles(frame, problems)
    without = int((frame["outlet"] == "").sum())
    if without:
        problems.add("kept", "no_outlet", _first_source(frame), field="outlet", count=without)
    return ArticleSet.from_frame(frame.drop(columns=["_source", "_row"]))


class _Missing:
    """A column set by hand that no table has yet."""

    def __init__(self) -> None:
        self.found = False
        self.told: tuple[str, str, str] | None = None


def _tell_missing(missing: Mapping[str, _Missing], problems: Problems) -> None:
    for field, one in missing.items():
        if not one.found and one.told:
            source, column, names = one.told
            problems.add(
                "kept", "column_not_found", source, field=field, column=column,
                columns=names,
            )  # fmt: skip


def _mapped(
    table: RawTable,
    problems: Problems,
    columns: Mapping[str, str],
    defaults: Mapping[str, str],
    missing: Mapping[str, _Missing],
    options: ReadOptions,
) -> pd.DataFrame:
    """One table with declared names; rows without text are dropped and told."""
    names = [str(name) for name in table.frame.columns]
    mapping, absent = resolve_columns(names, columns)
    for key, one in missing.items():
        one.found |= key not in absent and columns[key] in mapping.values()
        if not one.found:
            one.told = (table.source, columns[key], ", ".join(names))
    if "text" not in mapping and "text" not in defaults:
        if not len(table.frame):
            problems.add("kept", "no_rows", table.source)
            return pd.DataFrame()
        for row in table.rows:
            problems.add(
                "dropped", "no_text_column", table.source, row, "text", columns=", ".join(names)
            )
        return pd.DataFrame()
    if not len(table.frame):
        problems.add("kept", "no_rows", table.source)
        return pd.DataFrame()
    frame = _renamed(table, mapping, problems)
    frame["_source"], frame["_row"] = table.source, list(table.rows)
    if fold_name(mapping.get("text", "")) in SUMMARIES and "complete" not in mapping:
        frame["complete"] = "summary"
    zone = parse_zone(defaults.get("published_zone", ""))
    for field, value in {**defaults, **table.given}.items():
        if field == "published_zone" and zone is not None:
            continue  # a zone to read times in, not a value of the column
        if field not in frame.columns:
            frame[field] = value
        else:
            empty = frame[field].isna() | (frame[field].astype(str).str.strip() == "")
            frame[field] = frame[field].where(~empty, value)
    for field in _TEXTS:
        values = frame[field] if field in frame.columns else [""] * len(frame)
        frame[field] = _clean(frame, field, list(values), problems)
    _own_columns(frame, problems)
    letters = np.array([any(map(str.isalpha, text)) for text in frame["text"].tolist()])
    for row in frame.loc[~letters, "_row"]:
        problems.add("dropped", "empty_text", table.source, int(row), "text")
    frame = frame[letters].reset_index(drop=True)
    if len(frame):
        read_dates(frame, zone, problems, options)
        _choices(frame, problems)
    return frame


def _renamed(table: RawTable, mapping: Mapping[str, str], problems: Problems) -> pd.DataFrame:
    """The columns under our names; an own column that bears a declared name gets another."""
    theirs = {name: ours for ours, name in mapping.items()}
    names: dict[str, str] = {}
    taken = {str(name) for name in table.frame.columns} | set(COLUMNS) | set(mapping)
    for name in table.frame.columns:
        if name in theirs:
            names[name] = theirs[name]
        elif name in taken and (name in COLUMNS or name in mapping or str(name).startswith("_")):
            names[name] = f"{str(name).lstrip('_')} (given)"
            while names[name] in taken:
                names[name] += "*"
            taken.add(names[name])
            problems.add(
                "kept", "column_renamed", table.source, field=str(name), column=name,
                renamed=names[name],
            )  # fmt: skip
        else:
            names[name] = str(name)
    renamed = table.frame.rename(columns=names)
    for ours, name in mapping.items():
        if names[name] != ours:  # one of theirs for two of ours
            renamed[ours] = table.frame[name]
    return renamed


def _clean(frame: pd.DataFrame, field: str, values: list[Any], problems: Problems) -> list[str]:
    """Values as text; characters that no text can hold are replaced and told."""
    result = []
    for value, source, row in zip(values, frame["_source"], frame["_row"], strict=True):
        text = _as_text(value)
        text, count = without_unsafe(text)
        if count:
            problems.add("repaired", "bad_characters", source, int(row), field, count=count)
        result.append(text if field == "text" else text.strip())
    return result


def _as_text(value: Any) -> str:
    if value is None or (
        not isinstance(value, str) and pd.api.types.is_scalar(value) and pd.isna(value)
    ):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _own_columns(frame: pd.DataFrame, problems: Problems) -> None:
    """The user's own columns: as they are where they are all numbers or times, else as text."""
    for name in frame.columns:
        if name in COLUMNS or name in ("_source", "_row"):
            continue
        values = list(frame[name])
        # Text is cleaned before pandas looks at it: it raises at halves of a character.
        is_text = any(isinstance(value, str) for value in values)
        plain = None if is_text else frame[name].infer_objects()
        if plain is None or plain.dtype == object:
            frame[name] = _clean(frame, name, values, problems)
        else:
            frame[name] = plain


def _one_kind(frame: pd.DataFrame) -> None:
    """Own columns that hold text in one source and nothing or numbers in another become text."""
    for name in frame.columns:
        column = frame[name]
        if name in COLUMNS or name in ("_source", "_row") or column.dtype != object:
            continue
        kinds = {type(value) for value in column.dropna()}
        if len(kinds) > 1 or str in kinds:
            frame[name] = [_as_text(value) for value in column]


def _choices(frame: pd.DataFrame, problems: Problems) -> None:
    """Columns of a few values: what is none of them is told and left empty."""
    for field, allowed in _ALLOWED.items():
        if field not in frame.columns:
            continue
        values = []
        for value, source, row in zip(frame[field], frame["_source"], frame["_row"], strict=True):
            text = _as_text(value).strip()
            if text and text not in allowed:
                problems.add(
                    "repaired", "unknown_value", source, int(row), field, value=text,
                    values=", ".join(allowed),
                )  # fmt: skip
                text = ""
            values.append(text)
        frame[field] = values


def _languages(frame: pd.DataFrame, problems: Problems) -> None:
    given = frame["language"].tolist()
    codes = {value: primary_code(value) for value in set(given) if value}
    unknown = [not codes.get(value, "") for value in given]
    texts = (frame["title"] + "\n" + frame["text"])[unknown].tolist()
    identified = iter(identify(texts))
    result = []
    for value, needs, source, row in zip(
        given, unknown, frame["_source"], frame["_row"], strict=True
    ):
        code = next(identified) if needs else codes[value]
        if needs and value:
            problems.add(
                "repaired", "language_not_understood", source, int(row), "language",
                value=value, language=code,
            )  # fmt: skip
        elif needs and code == UNSURE:
            problems.add("kept", "language_unsure", source, int(row), "language")
        result.append(code)
    frame["language"] = result


def _ids(frame: pd.DataFrame, problems: Problems) -> None:
    given = frame["article_id"].tolist()
    hashed = [
        name or article_hash(outlet, title, text)
        for name, outlet, title, text in zip(
            given, frame["outlet"], frame["title"], frame["text"], strict=True
        )
    ]
    used = unique_ids(hashed)
    for name, new, source, row in zip(given, used, frame["_source"], frame["_row"], strict=True):
        if name and name != new:
            problems.add(
                "repaired", "duplicate_id", source, int(row), "article_id", given=name, used=new
            )
    frame["article_id"] = used


def _first_source(frame: pd.DataFrame) -> str:
    return str(frame.loc[frame["outlet"] == "", "_source"].iloc[0])
