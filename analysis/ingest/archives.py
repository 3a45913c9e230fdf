"""ZIP: every file in it is read by its own reader; a folder can name the outlet."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from analysis.ingest.problems import Problems
from analysis.ingest.raw import Unreadable

LIMIT_MB = 500  # of all files in an archive, unpacked
LIMIT_RATIO = 200  # news text packs to about a quarter; a bomb to a thousandth
_SMALL = 1_000_000  # bytes under which the ratio says nothing
_SYSTEM = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(source: str, data: bytes, problems: Problems) -> Iterator[tuple[str, str, bytes]]:
    """(name, folder that may name the outlet, bytes) of the files in a ZIP, by name.

    The folder is the innermost one, where the archive has at least two folders with files;
    "" otherwise.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise Unreadable("broken_archive", reason=str(error)) from error
    files = [entry for entry in archive.infolist() if not entry.is_dir()]
    hidden = [entry for entry in files if _is_system(entry.filename)]
    files = sorted((e for e in files if not _is_system(e.filename)), key=lambda e: e.filename)
    if hidden:
        problems.add("kept", "system_files", source, count=len(hidden))
    if any(entry.flag_bits & 0x1 for entry in files):
        raise Unreadable("password")
    size = sum(entry.file_size for entry in files)
    if size > LIMIT_MB * 1_000_000:
        raise Unreadable("too_large", limit=LIMIT_MB)
    if size > _SMALL and size > LIMIT_RATIO * max(len(data), 1):
        raise Unreadable("packed_too_tightly", ratio=LIMIT_RATIO)
    if not files:
        raise Unreadable("empty_file")
    folders = {str(PurePosixPath(entry.filename).parent) for entry in files} - {"."}
    for entry in files:
        path = PurePosixPath(entry.filename)
        folder = path.parent.name if len(folders) > 1 else ""
        try:
            content = archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError) as error:
            problems.source(f"{source} › {path}")
            problems.add("dropped", "broken_archive", f"{source} › {path}", reason=str(error))
            continue
        yield str(path), folder, content


def _is_system(name: str) -> bool:
    return any(part in _SYSTEM or part.startswith("._") for part in PurePosixPath(name).parts)
