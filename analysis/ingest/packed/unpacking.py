"""What unpacks within limits: ZIP, TAR, GZ, BZ2, XZ; nothing is written, links lead nowhere."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any

from analysis.ingest.letters.alphabets import arabic_score
from analysis.ingest.options import Limits
from analysis.ingest.raw import Unreadable

BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, NotImplementedError, OSError,
    EOFError, RuntimeError, ValueError, OverflowError, KeyError, IndexError,
)  # fmt: skip
_SMALL = 1_000_000  # bytes under which the ratio says nothing
_MEGA = 1_000_000
_CHUNK = 1 << 20
_STREAMS: dict[str, Callable[[IO[bytes]], Any]] = {
    "gz": gzip.open, "bz2": bz2.open, "xz": lzma.open,
}  # fmt: skip


@dataclass
class Nest:
    """An archive with all that is packed inside it: one measure for the whole.

    packed: bytes of the outermost. unpacked, members: what was taken out so far.
    """

    limits: Limits
    packed: int
    unpacked: int = 0
    members: int = 0

    def room(self, sizes: Sequence[int]) -> None:
        """Unreadable where files of these sizes would go beyond what may be unpacked."""
        if self.members + len(sizes) > self.limits.members:
            raise Unreadable("too_many_members", limit=self.limits.members)
        total = self.unpacked + sum(sizes)
        if total > self.limits.unpacked_mb * _MEGA:
            raise Unreadable("unpacks_too_large", limit=self.limits.unpacked_mb)
        if total > _SMALL and total > self.limits.ratio * max(self.packed, 1):
            raise Unreadable("packed_too_tightly", ratio=self.limits.ratio)

    def take(self, size: int) -> None:
        """Count a file that was taken out; Unreadable as in `room`."""
        self.room([size])
        self.members += 1
        self.unpacked += size


@dataclass
class Entry:
    """A file in an archive: its path inside, without ways out of it, and what gives its bytes."""

    name: str
    size: int
    read: Callable[[], bytes] = field(repr=False)


def check_sizes(sizes: Sequence[int], packed: int, limits: Limits) -> None:
    """Unreadable where a package unpacks to more than the limits allow."""
    Nest(limits, packed).room(sizes)


def kind_of(name: str, data: bytes) -> str:
    """zip, tar, gz, bz2 or xz: by the ending, without one by the first bytes; "" for no archive."""
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    return begins_as(data) if not ending else ""


def begins_as(data: bytes) -> str:
    """What the first bytes say that a file is packed as, or ""."""
    for kind, start in _BEGIN.items():
        if data.startswith(start):
            return kind
    return "tar" if data[257:262] == b"ustar" else ""


_ENDINGS = {
    "zip": "zip", "tar": "tar", "gz": "gz", "tgz": "gz", "bz2": "bz2", "tbz2": "bz2", "xz": "xz",
    "txz": "xz",
}  # fmt: skip
_BEGIN = {"zip": b"PK\x03\x04", "gz": b"\x1f\x8b\x08", "bz2": b"BZh", "xz": b"\xfd7zXZ\x00"}
ARCHIVES = tuple(_ENDINGS)


def entries(name: str, data: bytes, kind: str, nest: Nest) -> tuple[list[Entry], int]:
    """(files, how many links and the like were passed over) of an archive.

    Unreadable where it is damaged, protected, or holds more than the limits allow.
    """
    try:
        if kind == "zip":
            return _zip_entries(data, nest), 0
        if kind == "tar":
            return _tar_entries(data, nest)
        content = _unpacked(data, kind, nest)
    except BROKEN as error:
        reason = str(error) or "it is cut short"
        raise Unreadable("broken_archive", format=kind.upper(), reason=reason) from error
    inner = _inner_name(name, data, content)
    return [Entry(inner, len(content), lambda: content)], 0


def _zip_entries(data: bytes, nest: Nest) -> list[Entry]:
    if data.count(b"PK\x01\x02") > 2 * nest.limits.members:  # before a list of them is made
        raise Unreadable("too_many_members", limit=nest.limits.members)
    archive = zipfile.ZipFile(io.BytesIO(data))
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if any(info.flag_bits & 0x1 for info in infos):
        raise Unreadable("password")
    nest.room([info.file_size for info in infos])
    raw = [
        info.filename if info.flag_bits & 0x800 else info.filename.encode("cp437", "replace")
        for info in infos
    ]
    return [  # a file never gives more than the size it declares
        Entry(name, info.file_size, lambda info=info: archive.read(info))
        for name, info in zip(_names(raw), infos, strict=True)
    ]


def _tar_entries(data: bytes, nest: Nest) -> tuple[list[Entry], int]:
    archive = tarfile.open(fileobj=io.BytesIO(data), mode="r:")  # noqa: SIM115 - read later
    infos, passed = [], 0
    for info in archive:
        if info.isreg():
            infos.append(info)
        elif not info.isdir():
            passed += 1
        if len(infos) + passed > nest.limits.members:
            raise Unreadable("too_many_members", limit=nest.limits.members)
    nest.room([info.size for info in infos])

    def content(info: tarfile.TarInfo) -> bytes:
        opened = archive.extractfile(info)
        return opened.read() if opened else b""

    raw = [info.name.encode("utf-8", "surrogateescape") for info in infos]
    found = [
        Entry(name, info.size, lambda info=info: content(info))
        for name, info in zip(_names(raw), infos, strict=True)
    ]
    return found, passed


def _unpacked(data: bytes, kind: str, nest: Nest) -> bytes:
    """The bytes of a single packed file; never more in memory than the limits allow."""
    pieces, size = [], 0
    with _STREAMS[kind](io.BytesIO(data)) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            nest.room([size])
            pieces.append(piece)
    return b"".join(pieces)


def _inner_name(name: str, data: bytes, content: bytes) -> str:
    """a.csv.gz → a.csv; a.tgz → a.tar; without an ending the one that the file itself gives."""
    path = PurePosixPath(name)
    inner = path.stem
    if path.suffix.lower() in (".tgz", ".tbz2", ".txz"):
        return f"{inner}.tar"
    if PurePosixPath(inner).suffix:
        return inner
    if begins_as(content) == "tar":
        return f"{inner}.tar"
    if data.startswith(_BEGIN["gz"]) and data[3:4] == b"\x08":
        given = data[10 : data.find(b"\0", 10)].decode("utf-8", "replace")
        return safe_name(given).rpartition("/")[2] or inner
    return inner or "file"


def _names(raw: Sequence[str | bytes]) -> list[str]:
    """Paths from the names in an archive. Without the flag for UTF-8 a name is often UTF-8 all
    the same; else it is in an old code page, Arabic if all of them together read so."""
    old = b"\n".join(name for name in raw if isinstance(name, bytes) and not _is_utf8(name))
    pages = {page: arabic_score(old.decode(page, "replace")) for page in ("cp720", "cp1256")}
    page = max(pages, key=lambda one: pages[one])
    page = page if pages[page] else "cp437"
    result = []
    for name in raw:
        if isinstance(name, bytes):
            name = name.decode("utf-8" if _is_utf8(name) else page, "replace")
        result.append(safe_name(name))
    return result


def _is_utf8(name: bytes) -> bool:
    with contextlib.suppress(UnicodeDecodeError):
        name.decode("utf-8")
        return True
    return False


def safe_name(name: str) -> str:
    """A path that stays where it is: no root, no drive, no “..”, no NUL or other control sign."""
    plain = re.sub(r"[\x00-\x1f\x7f]", "", name).replace("\\", "/")
    parts = [re.sub(r"^[A-Za-z]:", "", part).strip() for part in plain.split("/")]
    return "/".join(part for part in parts if part not in ("", ".", ".."))[-500:] or "file"
