"""From rows as they stand to declared columns: mapping, dates, languages, what is told and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.articles import COLUMNS, ArticleSet, article_hash, unique_ids
from analysis.ingest.columns import SUMMARIES, fold_name, header_key, resolve_columns
from analysis.ingest.dates import parse_zone
from analysis.ingest.dates.published import read_dates
from analysis.ingest.letters.mojibake import repaired
from analysis.ingest.limiting import short_enough
from analysis.ingest.options import SHEET, ReadOptions
from analysis.ingest.pages.addresses import is_address
from analysis.ingest.pages.links import unwrap_links
from analysis.ingest.problems import Problems
from analysis.ingest.progress import Progress
from analysis.ingest.quality.checks import tell_articles
from analysis.ingest.raw import RawTable
from analysis.ingest.tables.joining import joined
from analysis.text.characters import without_unsafe
from analysis.text.detect import UNSURE, identify, primary_code

_ALLOWED = {
    "complete": ("yes", "looks cut", "summary"),
    "published_precision": ("minute", "day", "month", "none"),
    "published_zone": ("given", "set", "unknown"),
}
_AT_ONCE = 2_000  # texts whose language is identified between two tellings of progress
_READ = frozenset(("outlet", "title", "text", "author"))  # what people read, not addresses or ids
_TEXTS = ("outlet", "title", "text", "url", "author", "language", "story", "article_id")


def build(
    tables: Sequence[RawTable],
    problems: Problems,
    columns: Mapping[str, str],
    defaults: Mapping[str, str],
    options: ReadOptions = ReadOptions(),
    progress: Progress | None = None,
) -> ArticleSet:
    """The articles of all tables, in order; empty where no row has a letter of text."""
    missing = {field: _Missing() for field, theirs in columns.items() if theirs}
    frames, progress = [], progress or Progress()
    tables = joined(tables, options)
    for done, table in enumerate(tables):
        progress.at("mapping", done / len(tables))
        frames.append(_mapped(table, problems, columns, defaults, missing, options))
    _tell_missing(missing, problems)
    frames = [frame for frame in frames if len(frame)]
    if not frames:
        return ArticleSet.from_frame(pd.DataFrame({"text": pd.Series([], dtype="str")}))
    frame = pd.concat(frames, ignore_index=True)
    _one_kind(frame)
    _languages(frame, problems, progress)
    progress.at("checking", 0.0)
    _ids(frame, problems)
    tell_articles(frame, problems)
    without = int((frame["outlet"] == "").sum())
    if without:
        problems.add("kept", "no_outlet", _first_source(frame), field="outlet", count=without)
    progress.at("checking", 1.0)
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
    chosen = options.of(table.source)
    # The nearest choice wins: for this file, for the call, for every table with this header.
    wanted = {**options.mappings.get(header_key(names), {}), **columns, **chosen.columns}
    mapping, absent = resolve_columns(names, wanted)
    for field in absent.keys() & chosen.columns.keys():
        problems.add(
            "kept", "column_not_found", table.source, field=field, column=absent[field],
            columns=", ".join(names),
        )  # fmt: skip
    for key, one in missing.items():
        one.found |= key not in absent and columns[key] in mapping.values()
        if not one.found:
            one.told = (table.source, columns[key], ", ".join(names))
    filled = {**defaults, **table.given, **chosen.defaults}
    if "text" not in mapping and "text" not in filled:
        _tell_no_text(table, names, mapping, problems)
        return pd.DataFrame()
    if not len(table.frame):
        problems.add("kept", "no_rows", table.source)
        return pd.DataFrame()
    frame = _renamed(table, mapping, problems)
    frame["_source"], frame["_row"] = table.sources or table.source, list(table.rows)
    if fold_name(mapping.get("text", "")) in SUMMARIES and "complete" not in mapping:
        frame["complete"] = "summary"
    zone = parse_zone(filled.get("published_zone", ""))
    _fill(frame, {f: v for f, v in filled.items() if f != "published_zone" or zone is None})
    for field in _TEXTS:
        values = frame[field] if field in frame.columns else [""] * len(frame)
        frame[field] = _clean(frame, field, list(values), problems)
    unwrap_links(frame, problems)
    _own_columns(frame, problems)
    letters = np.array([any(map(str.isalpha, text)) for text in frame["text"].tolist()])
    for source, row in frame.loc[~letters, ["_source", "_row"]].itertuples(index=False):
        problems.add("dropped", "empty_text", source, int(row), "text")
    frame = short_enough(frame[letters].reset_index(drop=True), problems, options.limits)
    if len(frame):
        read_dates(frame, zone, problems, options.dated_as(table.source))
        _choices(frame, problems)
    return frame


def _tell_no_text(
    table: RawTable, names: Sequence[str], mapping: Mapping[str, str], problems: Problems
) -> None:
    """Drop and tell every row of a table without a text column; those with an address can be
    fetched."""
    if not len(table.frame):
        problems.add("kept", "no_rows", table.source)
        return
    _, is_sheet, sheet = table.source.rpartition(SHEET)
    code, columns = "sheet_skipped" if is_sheet else "no_text_column", ", ".join(names)
    place = names.index(mapping["url"]) if "url" in mapping else -1
    urls = table.frame.iloc[:, place].tolist() if place >= 0 else [""] * len(table.frame)
    for url, (source, row) in zip(urls, table.places, strict=True):
        if isinstance(url, str) and is_address(url.strip()):
            address = url.strip()[:300]
            problems.add(
                "dropped", "addresses_without_text", source, row, "text", address=address
            )  # fmt: skip
        else:
            problems.add("dropped", code, source, row, "text", columns=columns, sheet=sheet)


def _fill(frame: pd.DataFrame, values: Mapping[str, str]) -> None:
    """Put each value where the rows of its column have none."""
    for field, value in values.items():
        if field not in frame.columns:
            frame[field] = value
        else:
            empty = frame[field].isna() | (frame[field].astype(str).str.strip() == "")
            frame[field] = frame[field].where(~empty, value)


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
        text, read_as = repaired(_as_text(value)) if field in _READ else (_as_text(value), "")
        if read_as:
            problems.add("repaired", "mojibake_repaired", source, int(row), field, encoding=read_as)
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


def _languages(frame: pd.DataFrame, problems: Problems, progress: Progress) -> None:
    given = frame["language"].tolist()
    codes = {value: primary_code(value) for value in set(given) if value}
    unknown = [not codes.get(value, "") for value in given]
    texts = (frame["title"] + "\n" + frame["text"])[unknown].tolist()
    found: list[str] = []
    for start in range(0, len(texts), _AT_ONCE):
        progress.at("languages", start / len(texts))
        found += identify(texts[start : start + _AT_ONCE])
    identified = iter(found)
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
