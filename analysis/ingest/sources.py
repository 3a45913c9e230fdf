"""From a source to its tables: what it is, what is packed in it, and which reader takes it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pandas as pd

from analysis.ingest.columns import guess_columns
from analysis.ingest.options import INSIDE, ReadOptions
from analysis.ingest.packed.archives import Member, folder_files, members, read_up_to
from analysis.ingest.packed.unpacking import BROKEN, Nest, begins_as, kind_of
from analysis.ingest.pieces.chats import nameless
from analysis.ingest.problems import Problems
from analysis.ingest.progress import Progress
from analysis.ingest.raw import RawTable, Reader, Unreadable
from analysis.ingest.readers import (
    FORMATS,
    NOT_READ,
    TEXTS,
    contained_format,
    likely_format,
    reader_named,
    reader_of,
)
from analysis.ingest.tables.frames import from_frame

Source = str | os.PathLike[str] | IO[bytes] | IO[str] | tuple[str, bytes] | pd.DataFrame
_MEGA = 1_000_000


def tables_of(
    source: Source, problems: Problems, options: ReadOptions, progress: Progress | None = None
) -> list[RawTable]:
    """The tables of one source; what cannot be read becomes a problem.

    A second source of the same name is called `2/name`, so that both can be told apart.
    """
    progress = progress or Progress()
    if isinstance(source, pd.DataFrame):
        return [from_frame(problems.label("table"), source)]
    given = nameless(_name_of(source))
    label = problems.label(given)
    if options.of(label).skip:
        problems.add("dropped", "left_out", label)
        return []
    try:
        if isinstance(source, str | os.PathLike) and _is_folder(source):
            folder = Path(source).resolve()
            files = folder_files(label, folder, options.limits, problems)
            return _inside(label, files, problems, options, progress)
        data = _bytes_of(source, options)
        if not _is_packed(label, data):
            progress.read(len(data))
        return _file(label, data, problems, options, progress)
    except Unreadable as trouble:
        problems.add("dropped", trouble.code, label, **trouble.values)
        return []


def size_of(source: Any) -> int:
    """The bytes of a source as far as they are known before it is opened."""
    if is_pair(source):
        return len(source[1])
    if isinstance(source, str | os.PathLike):
        try:
            path = Path(source)
            files = path.rglob("*") if path.is_dir() else [path]
            return sum(file.stat().st_size for file in files if file.is_file())
        except (OSError, ValueError):
            return 0  # no path at all: reading tells it
    size = getattr(source, "size", 0)  # of an uploaded file
    return size if isinstance(size, int) else 0


def is_pair(source: Any) -> bool:
    """(name, bytes). Of two texts the second is content only if it has several lines."""
    if not isinstance(source, tuple) or len(source) != 2 or not isinstance(source[0], str):
        return False
    return isinstance(source[1], bytes | bytearray | memoryview) or (
        isinstance(source[1], str) and "\n" in source[1]
    )


def _name_of(source: Any) -> str:
    """What a source is called: without folders, and without what no name can hold."""
    if is_pair(source):
        name = source[0]
    elif isinstance(source, str | os.PathLike):
        given = os.fspath(source)
        given = given.decode("utf-8", "replace") if isinstance(given, bytes) else given
        folder = Path(given).resolve().name if _is_folder(given) else ""
        name = folder or Path(given).name or given
    elif hasattr(source, "read"):
        name = Path(str(getattr(source, "name", "file"))).name
    else:
        name = "source"
    return name[-200:].replace("\0", "�") or "file"


def _bytes_of(source: Any, options: ReadOptions) -> bytes:
    """The bytes of a path, an open file or a pair."""
    if is_pair(source):
        data = source[1]
    elif isinstance(source, str | os.PathLike):
        return _of_path(os.fspath(source), options)
    elif hasattr(source, "read"):
        data = _of_open(source)
    else:
        raise Unreadable("source_not_read", type=type(source).__name__)
    data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data)
    if len(data) > options.limits.file_mb * _MEGA:
        raise Unreadable("too_large", limit=options.limits.file_mb)
    return data


def _of_open(source: Any) -> str | bytes:
    """What an open file gives; its bytes, where it was opened as text in another encoding."""
    try:
        try:
            data = source.read()
        except UnicodeDecodeError:
            source.buffer.seek(0)
            data = source.buffer.read()
    except (*BROKEN, AttributeError) as error:
        reason = str(error).partition("\n")[0] or "it cannot be read"
        raise Unreadable("broken_file", format="a file", reason=reason) from error
    if not isinstance(data, str | bytes | bytearray | memoryview):
        raise Unreadable("source_not_read", type=type(source).__name__)
    return data if isinstance(data, str) else bytes(data)


def _of_path(given: str, options: ReadOptions) -> bytes:
    shown = given if len(given) <= 200 else f"{given[:200]}…"
    try:
        return read_up_to(Path(given), options.limits)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        code = "address_not_read" if "://" in given else "file_not_found"
        raise Unreadable(code, path=shown.replace("\0", "�")) from error
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise Unreadable("broken_file", format="a file", reason=reason) from error


def _is_folder(path: str | os.PathLike[str]) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False  # no path at all: `_of_path` tells it


def _is_packed(name: str, data: bytes) -> bool:
    return bool(_packed_as(name, data))


def _packed_as(name: str, data: bytes) -> str:
    """The kind of archive that a file is, or "". A DOCX, a ZIP too, is none by its ending; a
    text format that begins like an archive is one."""
    inner = name.rpartition(INSIDE)[2]
    reader = reader_of(inner)
    if reader is not None:
        kind = begins_as(data) if reader.name in TEXTS and not contained_format(data) else ""
        return kind if kind != "tar" else ""
    kind = kind_of(inner, data)
    return "" if kind == "zip" and contained_format(data) else kind


def _file(
    name: str,
    data: bytes,
    problems: Problems,
    options: ReadOptions,
    progress: Progress,
    nest: Nest | None = None,
    depth: int = 0,
) -> list[RawTable]:
    """The tables of one file, and of all that is packed in it."""
    if not data:
        raise Unreadable("empty_file")
    kind = _packed_as(name, data)
    if not kind:
        return _plain_file(name, data, problems, options)
    if depth > options.limits.nesting:
        raise Unreadable("nested_archive", limit=options.limits.nesting)
    ending = Path(name.rpartition(INSIDE)[2]).suffix
    if reader_of(name.rpartition(INSIDE)[2]):
        problems.add("kept", "other_format", name, extension=ending, format=kind.upper())
    nest = nest or Nest(options.limits, len(data))
    files = members(name, data, kind, nest, problems)
    around = kind_of(name.rpartition(INSIDE)[0].rpartition(INSIDE)[2], b"")
    one = kind == "tar" and around not in ("", "zip", "tar")  # a TAR in a GZ is one archive
    return _inside(name, files, problems, options, progress, nest, depth if one else depth + 1)


def _plain_file(name: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """A file that is no archive, read by its ending, or by its first bytes where they say more."""
    inner = name.rpartition(INSIDE)[2]
    reader, inside, ending = reader_of(inner), contained_format(data), Path(inner).suffix
    if reader is None and (inside or not ending):
        if ending:
            problems.add("kept", "other_format", name, extension=ending, format=inside)
        reader = reader_named(inside or likely_format(data))
    if reader is None:
        code = NOT_READ.get(ending.lower().lstrip("."), "format_not_read")
        raise Unreadable(code, extension=ending, formats=FORMATS)
    return _true_reader(reader, inside, ending, name, data, problems).read(
        name, data, problems, options
    )


def _true_reader(
    reader: Reader, inside: str, ending: str, name: str, data: bytes, problems: Problems
) -> Reader:
    """The reader for what a file is, told where its name says something else."""
    if not inside and reader.name == "XLSX":  # text under the name of a workbook is common
        inside = likely_format(data, strictly=True)
    if inside in ("", reader.name) or not ending:
        return reader
    problems.add("kept", "other_format", name, extension=ending, format=inside)
    return reader_named(inside)


def _inside(
    name: str,
    files: Iterable[Member],
    problems: Problems,
    options: ReadOptions,
    progress: Progress,
    nest: Nest | None = None,
    depth: int = 0,
) -> list[RawTable]:
    """The tables of the files of an archive or folder; their folder is the outlet without one."""
    tables: list[RawTable] = []
    uses: Counter[str] = Counter()
    for member in files:
        inner = f"{name}{INSIDE}{nameless(member.path)}"
        problems.source(inner)
        if not _is_packed(inner, member.data):
            progress.read(len(member.data))
        if options.of(inner).skip:
            problems.add("dropped", "left_out", inner)
            continue
        try:
            for table in _file(inner, member.data, problems, options, progress, nest, depth):
                if member.folder and "outlet" not in table.given and not _has_outlet(table):
                    uses[member.folder] += 1
                    table = replace(table, given={**table.given, "outlet": member.folder})
                tables.append(table)
        except Unreadable as trouble:
            problems.add("dropped", trouble.code, inner, **trouble.values)
    for folder, count in sorted(uses.items()):
        problems.add("kept", "outlet_from_folder", name, field="outlet", outlet=folder, count=count)
    return tables


def _has_outlet(table: RawTable) -> bool:
    return "outlet" in guess_columns(list(table.frame.columns))
