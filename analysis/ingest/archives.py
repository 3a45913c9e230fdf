"""ZIP and folders: every file is read by its own reader; a folder can name the outlet.

The outlet is the first folder of a file's path (`Al-Fanar/2024/a.txt` → Al-Fanar). One wrapping
folder that holds nothing but folders is passed over, and so are general names (`articles`,
`data`, `مقالات` …). What the file itself says goes before; what was taken is told.
"""

from __future__ import annotations

import contextlib
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from analysis.ingest.columns import fold_name
from analysis.ingest.problems import Problems
from analysis.ingest.raw import Unreadable

LIMIT_MB = 500  # of all files in an archive, unpacked
LIMIT_RATIO = 200  # news text packs to about a quarter; a bomb to a thousandth
_SMALL = 1_000_000  # bytes under which the ratio says nothing
_SYSTEM = re.compile(r"(^|/)(__MACOSX(/|$)|\.[^/]|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)
_GENERAL_NAMES = (
    "articles, article, data, files, texts, text, txt, csv, html, news, corpus, documents, docs, "
    "download, downloads, new folder, مقالات, المقالات, أخبار, الأخبار, نصوص, ملفات, بيانات"
)
_GENERAL = frozenset(map(fold_name, _GENERAL_NAMES.split(", ")))
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, OSError, EOFError,
    RuntimeError, ValueError,
)  # fmt: skip


def members(source: str, data: bytes, problems: Problems) -> Iterator[tuple[str, str, bytes]]:
    """(name, folder that names the outlet or "", bytes) of the files in a ZIP, by name."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable("broken_archive", reason=str(error)) from error
    entries = [(_name(entry), entry) for entry in archive.infolist() if not entry.is_dir()]
    files = sorted(
        ((name, entry) for name, entry in entries if not _SYSTEM.search(name)),
        key=lambda pair: pair[0],
    )
    if len(files) < len(entries):
        problems.add("kept", "system_files", source, count=len(entries) - len(files))
    if not files:
        raise Unreadable("empty_file")
    if any(entry.flag_bits & 0x1 for _, entry in files):
        raise Unreadable("password")
    size = sum(entry.file_size for _, entry in files)
    if size > LIMIT_MB * 1_000_000:
        raise Unreadable("too_large", limit=LIMIT_MB)
    if size > _SMALL and size > LIMIT_RATIO * max(len(data), 1):
        raise Unreadable("packed_too_tightly", ratio=LIMIT_RATIO)
    outlets = folder_outlets([name for name, _ in files])
    for name, entry in files:
        try:
            content = archive.read(entry)  # never more than the size it declares
        except _BROKEN as error:
            inner = f"{source} › {name}"
            problems.source(inner)
            problems.add("dropped", "broken_archive", inner, reason=str(error) or "cut short")
            continue
        yield name, outlets[name], content


def folder_files(folder: Path, problems: Problems) -> Iterator[tuple[str, str, bytes]]:
    """(name, folder that names the outlet or "", bytes) of the files below a directory."""
    found = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    names = sorted(name for name in found if not _SYSTEM.search(name))
    if not names:
        raise Unreadable("empty_folder", path=folder.name)
    outlets = folder_outlets(names)
    for name in names:
        try:
            content = found[name].read_bytes()
        except OSError as error:
            inner = f"{folder.name} › {name}"
            problems.source(inner)
            reason = error.strerror or "it cannot be opened"
            problems.add("dropped", "broken_file", inner, format="a file", reason=reason)
            continue
        yield name, outlets[name], content


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


def _name(entry: zipfile.ZipInfo) -> str:
    """The path inside. Without the flag for UTF-8 a name is often UTF-8 all the same."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):  # else it is in the format's old code page
            name = name.encode("cp437").decode("utf-8")
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts)
