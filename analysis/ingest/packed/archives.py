"""Archives and folders: every file is read by its own reader; a folder can name the outlet.

The outlet is the first folder of a file's path (`Al-Fanar/2024/a.txt` → Al-Fanar). One wrapping
folder that holds nothing but folders is passed over, and so are general names (`articles`,
`data`, `مقالات` …). What the file itself says goes before; what was taken is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analysis.ingest.columns import fold_name
from analysis.ingest.options import INSIDE, Limits
from analysis.ingest.packed.unpacking import BROKEN, Nest, entries
from analysis.ingest.problems import Problems
from analysis.ingest.raw import Unreadable

_MEGA = 1_000_000
_SYSTEM = re.compile(r"(^|/)(__MACOSX(/|$)|\.[^/]|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)
_GENERAL_NAMES = (
    "articles, article, data, files, texts, text, txt, csv, html, news, corpus, documents, docs, "
    "download, downloads, new folder, مقالات, المقالات, أخبار, الأخبار, نصوص, ملفات, بيانات"
)
_GENERAL = frozenset(map(fold_name, _GENERAL_NAMES.split(", ")))


@dataclass(frozen=True)
class Member:
    """A file in an archive or folder: its path inside, the folder that names the outlet or "",
    its bytes."""

    path: str
    folder: str
    data: bytes


def members(
    source: str, data: bytes, kind: str, nest: Nest, problems: Problems
) -> Iterator[Member]:
    """The files of an archive, by name. One that cannot be had is told and costs only itself."""
    found, links = entries(source.rpartition(INSIDE)[2], data, kind, nest)
    if links:
        problems.add("kept", "links_passed", source, count=links)
    files = sorted((e for e in found if not _SYSTEM.search(e.name)), key=lambda e: e.name)
    if len(files) < len(found):
        problems.add("kept", "system_files", source, count=len(found) - len(files))
    if not files:
        raise Unreadable("empty_file")
    outlets = folder_outlets([entry.name for entry in files])
    for entry in files:
        try:
            nest.take(entry.size)
            content = entry.read()
        except BROKEN as error:
            _told(source, entry.name, problems, "broken_archive", kind.upper(), str(error))
            continue
        except Unreadable as trouble:
            inner = f"{source}{INSIDE}{entry.name}"
            problems.source(inner)
            problems.add("dropped", trouble.code, inner, **trouble.values)
            continue
        yield Member(entry.name, outlets[entry.name], content)


def folder_files(source: str, folder: Path, limits: Limits, problems: Problems) -> Iterator[Member]:
    """The files below a directory, by name."""
    found = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    names = sorted(name for name in found if not _SYSTEM.search(name))
    if not names:
        raise Unreadable("empty_folder", path=folder.name)
    if len(names) > limits.members:
        raise Unreadable("too_many_members", limit=limits.members)
    outlets = folder_outlets(names)
    for name in names:
        try:
            content = read_up_to(found[name], limits)
        except OSError as error:
            reason = error.strerror or "it cannot be opened"
            _told(source, name, problems, "broken_file", "a file", reason)
            continue
        except Unreadable as trouble:
            inner = f"{source}{INSIDE}{name}"
            problems.source(inner)
            problems.add("dropped", trouble.code, inner, **trouble.values)
            continue
        yield Member(name, outlets[name], content)


def read_up_to(path: Path, limits: Limits) -> bytes:
    """The bytes of a file; Unreadable `too_large` where they are more than the limit."""
    most = limits.file_mb * _MEGA
    with path.open("rb") as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise Unreadable("too_large", limit=limits.file_mb)
    return data


def _told(source: str, name: str, problems: Problems, code: str, form: str, reason: str) -> None:
    inner = f"{source}{INSIDE}{name}"
    problems.source(inner)
    problems.add("dropped", code, inner, format=form, reason=reason or "it is cut short")


def folder_outlets(names: Sequence[str]) -> dict[str, str]:
    """The outlet that the folder of each path gives, or ""."""
    folders = {name: PurePosixPath(name).parts[:-1] for name in names}
    tops = {parts[:1] for parts in folders.values()}
    if len(tops) == 1 and all(len(parts) > 1 for parts in folders.values()):
        folders = {name: parts[1:] for name, parts in folders.items()}
    return {
        name: next((part for part in parts if fold_name(part) not in _GENERAL), "")
        for name, parts in folders.items()
    }
