"""READERS: the formats that are read, one entry each."""

from __future__ import annotations

from pathlib import PurePosixPath

from analysis.ingest.documents import read_html, read_markdown, read_text
from analysis.ingest.raw import Reader
from analysis.ingest.tables import read_csv, read_json, read_jsonl, read_parquet, read_xlsx

READERS: tuple[Reader, ...] = (
    Reader("CSV", ("csv",), read_csv, "a header line; , ; tab or | between fields"),
    Reader("TSV", ("tsv", "tab"), read_csv, "a header line; tabs between fields"),
    Reader("JSON", ("json",), read_json, "records, or one key that holds them"),
    Reader("JSONL", ("jsonl", "ndjson"), read_jsonl, "a record a line"),
    Reader("XLSX", ("xlsx", "xlsm", "xls", "ods"), read_xlsx, "cells hold 32,767 characters"),
    Reader("Parquet", ("parquet", "pq"), read_parquet, "flat columns"),
    Reader("TXT", ("txt", "text"), read_text, "one article a file"),
    Reader("Markdown", ("md", "markdown"), read_markdown, "one article a file"),
    Reader("HTML", ("html", "htm", "xhtml"), read_html, "one article a page"),
)
ARCHIVES = ("zip",)
FORMATS = ", ".join([reader.name for reader in READERS] + ["ZIP of these"])


def reader_of(name: str) -> Reader | None:
    """The reader for a file's name, by its ending; None where there is none."""
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    return next((reader for reader in READERS if ending in reader.extensions), None)


def reader_named(name: str) -> Reader:
    """The reader of a format by its name."""
    return next(reader for reader in READERS if reader.name == name)


def contained_format(data: bytes) -> str:
    """What a file's first bytes say it is: XLSX, Parquet, ZIP, or "" where they say nothing."""
    if data.startswith(b"PAR1"):
        return "Parquet"
    if data.startswith(b"PK\x03\x04"):
        return "XLSX" if b"xl/workbook" in data else "ZIP"
    return ""
