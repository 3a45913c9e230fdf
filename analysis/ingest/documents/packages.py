"""Parts of a document that is a ZIP of XML (DOCX, ODT): read one by one, within limits.

Only the parts that hold text are unpacked: no picture, no macro, no embedded file. Entities are
never expanded and no address is ever followed.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from analysis.ingest.options import ReadOptions
from analysis.ingest.raw import Unreadable
from analysis.ingest.tables.old_files import COMPOUND

_ODF = b"application/vnd.oasis.opendocument."
_PART_MB = 100  # of one part: a thousand articles have about 20
_SMALL = 1_000_000  # bytes under which the ratio says nothing
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, OSError, EOFError,
    RuntimeError, ValueError, KeyError,
)  # fmt: skip


class Package:
    """The parts of a document by name. Unreadable (code `broken_file`, `password`, `too_large` or
    `packed_too_tightly`) where a part cannot be had."""

    def __init__(self, data: bytes, form: str, options: ReadOptions) -> None:
        self._form, self._limits = form, options.limits
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.broken(error) from error
        self._names = {one.filename.lstrip("/"): one for one in self._archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def broken(self, error: object) -> Unreadable:
        """What to raise for a document that cannot be read."""
        return broken(self._form, error)

    def part(self, name: str) -> bytes:
        """The bytes of a part; b"" where there is none."""
        entry = self._names.get(name)
        if entry is None:
            return b""
        if entry.flag_bits & 0x1:
            raise Unreadable("password")
        most = min(_PART_MB, self._limits.unpacked_mb)
        if entry.file_size > most * 1_000_000:
            raise Unreadable("too_large", limit=most)
        packed = max(entry.compress_size, 1)
        if entry.file_size > max(_SMALL, self._limits.ratio * packed):
            raise Unreadable("packed_too_tightly", ratio=self._limits.ratio)
        try:
            return self._archive.read(entry)  # never more than the size it declares
        except _BROKEN as error:
            raise self.broken(error) from error

    def xml(self, name: str) -> Any:
        """The root of a part; None where there is none. Unreadable where it is damaged."""
        content = self.part(name)
        return self.parsed(content) if content else None

    def optional_xml(self, name: str) -> Any:
        """The same of a part that the text can do without: None where it is damaged too."""
        try:
            return self.xml(name)
        except Unreadable:
            return None

    def parsed(self, content: bytes) -> Any:
        """The root of an XML text; Unreadable where it is damaged."""
        return parsed(content, self._form)


def office_format(data: bytes) -> str:
    """DOCX, ODT or XLSX for a ZIP that is one; DOCX for a Word file of the old kind, or one under
    a password; "" for any other."""
    if data.startswith(COMPOUND):
        return "DOCX" if _names_in(data, "WordDocument", "EncryptedPackage") else ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype") if _is_small(archive, "mimetype") else b""
    except _BROKEN:
        return ""  # damaged: what its name says it is tells so
    if kind.startswith(_ODF + b"text"):
        return "ODT"
    if kind.startswith(_ODF + b"spreadsheet"):
        return "XLSX"
    if "[Content_Types].xml" not in names:
        return ""
    if any(name.startswith("word/document") for name in names):
        return "DOCX"
    return "XLSX" if any(name.startswith("xl/workbook") for name in names) else ""


def _names_in(data: bytes, *names: str) -> bool:
    return any(name.encode("utf-16-le") in data for name in names)


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.namelist() and archive.getinfo(name).file_size < 200


def broken(form: str, error: object) -> Unreadable:
    """What to raise for a document of a format that cannot be read."""
    reason = " ".join(str(error).split())[:200] or "it is cut short"
    return Unreadable("broken_file", format=form, reason=reason)


def parsed(content: bytes, form: str) -> Any:
    """The root of an XML text; Unreadable where it is damaged. Entities stay unexpanded, nothing
    is fetched, depth and the length of a text are limited."""
    import lxml.etree

    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return lxml.etree.fromstring(content, parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise broken(form, error) from error


def local(element: Any) -> str:
    """An element's name without its namespace; "" for what is no element (an entity)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str, default: str = "") -> str:
    """The value of an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return default


def child(element: Any, name: str) -> Any:
    """The first child of that name, or None."""
    return next(children(element, name), None)


def children(element: Any, name: str) -> Iterator[Any]:
    """The children of that name."""
    if element is None:
        return iter(())
    return (one for one in element if local(one) == name)


def text_at(root: Any, name: str) -> str:
    """The text of the first element of that name below, in one line; "" where there is none."""
    if root is None:
        return ""
    found = next((one for one in root.iter() if local(one) == name), None)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
