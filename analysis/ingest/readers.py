"""READERS: the formats that are read, one entry each."""

from __future__ import annotations

import csv
import re
from pathlib import PurePosixPath

from analysis.ingest.columns import guess_columns
from analysis.ingest.documents.opendocument import read_opendocument
from analysis.ingest.documents.packages import office_format
from analysis.ingest.documents.pdf import read_pdf
from analysis.ingest.documents.rich_text import read_rich_text
from analysis.ingest.documents.texts import read_markdown, read_text
from analysis.ingest.documents.word import read_word
from analysis.ingest.letters.encoding import decode
from analysis.ingest.pages.feeds import is_feed, read_feed
from analysis.ingest.pages.mhtml import is_mhtml, read_mhtml
from analysis.ingest.pages.page import read_html
from analysis.ingest.pages.xml_files import read_xml
from analysis.ingest.raw import Reader
from analysis.ingest.tables.csv_shape import shape_of, split_lines
from analysis.ingest.tables.csv_tables import read_csv
from analysis.ingest.tables.frames import read_parquet
from analysis.ingest.tables.json_tables import read_json, read_jsonl
from analysis.ingest.tables.old_files import COMPOUND
from analysis.ingest.tables.sheets import read_sheets

_START = 1024  # bytes that may hold blanks before what a file begins with
_LOOKED_AT = 20_000  # bytes that show what a file without a name is
READERS: tuple[Reader, ...] = (
    Reader("CSV", ("csv",), read_csv, "a header line; , ; tab or | between fields"),
    Reader("TSV", ("tsv", "tab"), read_csv, "a header line; tabs between fields"),
    Reader("JSON", ("json",), read_json, "records, or one key that holds them"),
    Reader("JSONL", ("jsonl", "ndjson"), read_jsonl, "a record a line"),
    Reader(
        "XLSX", ("xlsx", "xlsm", "xlsb", "xls", "ods"), read_sheets, "cells hold 32,767 characters"
    ),
    Reader("Parquet", ("parquet", "pq"), read_parquet, "flat columns"),
    Reader(
        "TXT", ("txt", "text"), read_text, "lines; several articles where their beginnings show"
    ),
    Reader(
        "Markdown",
        ("md", "markdown"),
        read_markdown,
        "headings; several articles where their beginnings show",
    ),
    Reader("XML", ("xml",), read_xml, "exports of Factiva, and feeds; entities never expand"),
    Reader(
        "DOCX",
        ("docx", "docm", "dotx", "dotm", "doc", "dot"),
        read_word,
        "no footnotes, headers and pictures; a DOC of the old binary kind is not read",
    ),
    Reader("ODT", ("odt", "ott", "fodt"), read_opendocument, "no footnotes, headers and pictures"),
    Reader("RTF", ("rtf",), read_rich_text, "no footnotes, headers and pictures"),
    Reader("PDF", ("pdf",), read_pdf, "the text layer; scans need text recognition first"),
    Reader("HTML", ("html", "htm", "xhtml"), read_html, "one article a page"),
    Reader("MHTML", ("mht", "mhtml"), read_mhtml, "one article a page; no frames and pictures"),
    Reader("Feed", ("rss", "atom", "rdf"), read_feed, "RSS, Atom, RDF; what the feed itself holds"),
)
FORMATS = ", ".join([reader.name for reader in READERS] + ["ZIP, TAR or GZ of these"])
#: Formats that are plain text: what begins like an archive is none of them.
TEXTS = frozenset(("CSV", "TSV", "JSON", "JSONL", "TXT", "Markdown", "HTML", "MHTML", "Feed"))
#: Ending of what is not read, but can be brought in another way → problem that says how.
NOT_READ = {
    **dict.fromkeys(("wps", "wpd", "pages"), "save_as_document"),
    **dict.fromkeys(("numbers", "mdb", "accdb", "sav", "dta", "sqlite", "db"), "save_as_table"),
    **dict.fromkeys(("key", "ppt", "pptx", "odp"), "no_slides"),
    **dict.fromkeys(
        ("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic", "svg"), "no_pictures"
    ),
    **dict.fromkeys(("eml", "msg", "mbox", "pst"), "no_mail"),
    **dict.fromkeys(("7z", "rar", "zst", "lz", "cab", "dmg", "iso"), "unpack_first"),
    **dict.fromkeys(("mp3", "m4a", "wav", "ogg", "mp4", "mov", "avi", "mkv"), "no_sound"),
}


def reader_of(name: str) -> Reader | None:
    """The reader for a file's name, by its ending; None where there is none."""
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    return next((reader for reader in READERS if ending in reader.extensions), None)


def reader_named(name: str) -> Reader:
    """The reader of a format by its name."""
    return next(reader for reader in READERS if reader.name == name)


def contained_format(data: bytes) -> str:
    """The reader that a file's first bytes call for, or "" where they say nothing."""
    if data.startswith(b"PAR1"):
        return "Parquet"
    start = data[:_START].lstrip(b"\xef\xbb\xbf\0 \t\r\n")
    if start.startswith(b"%PDF-"):
        return "PDF"
    if start.startswith(b"{\\rtf"):
        return "RTF"
    if data.startswith((b"PK\x03\x04", COMPOUND)):
        return office_format(data)
    return "MHTML" if is_mhtml(data) else ""


def likely_format(data: bytes, *, strictly: bool = False) -> str:
    """The reader of text for bytes without a name that says it: JSON, HTML, CSV, else TXT.

    strictly: "" where the bytes are no text, or a text that is none of these.
    """
    start = data[:_LOOKED_AT]
    if strictly and (b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return ""
    text = decode(start).text.lstrip("\ufeff \t\r\n")
    if text[:1] in ("{", "["):
        return "JSON"
    if is_feed(text):
        return "Feed"
    if re.match(r"<!doctype html|<html|<head|<body|<table|<meta", text, re.IGNORECASE):
        return "HTML"
    lines = split_lines(text)
    header = next(csv.reader(lines[:1], delimiter=shape_of(text).delimiter), [])
    if len(header) > 1 and "text" in guess_columns(header):
        return "CSV"
    return "" if strictly else "TXT"
