"""Cases of archives and folders, of what is no file to read, and of limits."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Mapping

from analysis.ingest.options import FileChoice, Limits, ReadOptions
from tests.ingest.corpus import Case
from tests.ingest.corpus.writers import cells_of, csv_of, workbook
from tests.ingest.material import ARABIC, ENGLISH, OUTLETS, table, zipped

_FILES = {"Oster Ledger/a.txt": ENGLISH, "صحيفة المرفأ/b.txt": ARABIC}


def _tarred(files: Mapping[str, bytes | str], mode: str = "w:", *links: str) -> bytes:
    """A TAR of files by name, and of links to nowhere good."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name in links:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(info)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def _nested(depth: int) -> bytes:
    data = zipped({"المرفأ/a.txt": ARABIC})
    for level in range(depth):
        data = zipped({f"{level}.zip": data})
    return data


def _locked() -> bytes:
    """A ZIP whose one file is marked as protected."""
    data = bytearray(zipped({"a.txt": ENGLISH}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    return bytes(data)


def _damaged() -> bytes:
    data = bytearray(zipped({"a.txt": ENGLISH * 20, "b.txt": ARABIC}))
    data[40] ^= 0xFF
    return bytes(data)


def _limited(**limits: int) -> ReadOptions:
    return ReadOptions(limits=Limits(**limits))


def _csv(language: str) -> bytes:
    return csv_of(table(language)).encode()


_USUAL = {"outlet": OUTLETS["ar"], "text": ARABIC[:40]}
PACKED = (
    Case(
        "a ZIP with folders of outlets",
        "set.zip",
        lambda: zipped(_FILES),
        2,
        "outlet_from_folder outlet_from_folder",
        first={"outlet": "Oster Ledger", "text": ENGLISH},
    ),
    Case(
        "a ZIP in a ZIP",
        "set.zip",
        lambda: _nested(2),
        1,
        "outlet_from_folder",
        first={"text": ARABIC},
    ),
    Case("a ZIP nested too deeply", "set.zip", lambda: _nested(5), 0, "nested_archive", 1),
    Case(
        "a ZIP that is a bomb",
        "set.zip",
        lambda: zipped({"a.txt": "a" * 5_000_000}),
        0,
        "packed_too_tightly",
        1,
    ),
    Case("a ZIP with a password", "set.zip", _locked, 0, "password", 1),
    Case(
        "a ZIP with paths that lead out of it",
        "set.zip",
        lambda: zipped({"../../Ledger/a.txt": ENGLISH, "C:\\x\\b.txt": ARABIC}),
        2,
        "outlet_from_folder outlet_from_folder",
    ),
    Case(
        "a ZIP with a damaged file",
        "set.zip",
        _damaged,
        1,
        "broken_archive no_outlet",
        1,
        first={"text": ARABIC},
    ),
    Case("a ZIP cut short", "set.zip", lambda: zipped(_FILES)[:-30], 0, "broken_archive", 1),
    Case("a ZIP with nothing in it", "set.zip", lambda: zipped({}), 0, "empty_file", 1),
    Case(
        "a ZIP with files of the system, and of kinds that are not read",
        "set.zip",
        lambda: zipped({"__MACOSX/._a.txt": "x", "a.txt": ENGLISH, "b.xyz": "x", "c.csv": ""}),
        1,
        "empty_file format_not_read no_outlet system_files",
        2,
    ),
    Case(
        "a ZIP of more files than the limit",
        "set.zip",
        lambda: zipped({f"{n}.txt": ENGLISH for n in range(4)}),
        0,
        "too_many_members",
        1,
        options=_limited(members=3),
    ),
    Case("a GZ", "set.csv.gz", lambda: gzip.compress(_csv("ar")), 2, first=_USUAL),
    Case(
        "a GZ that unpacks to more than the limit",
        "a.txt.gz",
        lambda: gzip.compress(b"abcdefgh " * 160_000),
        0,
        "unpacks_too_large",
        1,
        options=_limited(unpacked_mb=1),
    ),
    Case(
        "a GZ cut short",
        "a.csv.gz",
        lambda: gzip.compress(_csv("en"))[:-20],
        0,
        "broken_archive",
        1,
    ),
    Case(
        "a BZ2", "set.csv.bz2", lambda: bz2.compress(_csv("en")), 2, first={"outlet": OUTLETS["en"]}
    ),
    Case("an XZ", "set.csv.xz", lambda: lzma.compress(_csv("ar")), 2, first=_USUAL),
    Case(
        "a TAR",
        "set.tar",
        lambda: _tarred(_FILES),
        2,
        "outlet_from_folder outlet_from_folder",
        first={"outlet": "Oster Ledger"},
    ),
    Case(
        "a TAR in a GZ, with links",
        "set.tar.gz",
        lambda: _tarred(_FILES, "w:gz", "c.txt", "d.txt"),
        2,
        "links_passed outlet_from_folder outlet_from_folder",
        first={"outlet": "Oster Ledger"},
    ),
    Case(
        "a ZIP under the name of a CSV",
        "a.csv",
        lambda: zipped({"b.csv": _csv("ar")}),
        2,
        "other_format",
        first=_USUAL,
    ),
    Case(
        "a folder",
        "set",
        lambda: dict(_FILES),
        2,
        "outlet_from_folder outlet_from_folder",
        first={"outlet": "Oster Ledger"},
    ),
    Case("a folder with nothing in it", "set", lambda: {}, 0, "empty_folder", 1),
)

_NOT_READ = ("pages", "sav", "key", "jpg", "eml", "rar", "mp4", "xyz")
FAULTS = (
    Case("an empty file", "a.csv", lambda: b"", 0, "empty_file", 1),
    Case("a file of blanks", "a.txt", lambda: " \n\t", 0, "empty_file", 1),
    Case(
        "bytes of no kind under the name of a table",
        "a.csv",
        lambda: bytes(range(256)) * 4,
        0,
        "bad_bytes encoding_guessed no_text_column*4 too_few_fields",
        4,
    ),
    Case(
        "formats that are not read",
        "a.pages",
        lambda: [(f"a.{ending}", b"x") for ending in _NOT_READ],
        0,
        "format_not_read no_mail no_pictures no_slides no_sound save_as_document save_as_table "
        "unpack_first",
        len(_NOT_READ),
    ),
    Case(
        "a workbook under the name of a text",
        "a.txt",
        lambda: workbook({"s": cells_of(table("ar"))}),
        2,
        "other_format",
        first=_USUAL,
    ),
    Case(
        "JSON without an ending",
        "export",
        lambda: table("ar").to_json(orient="records", force_ascii=False),
        2,
        first=_USUAL,
    ),
    Case(
        "a CSV without an ending",
        "export",
        lambda: csv_of(table("en")),
        2,
        first={"outlet": OUTLETS["en"]},
    ),
    Case("a path that leads nowhere", "", lambda: ["nowhere.csv"], 0, "file_not_found", 1),
    Case(
        "an address in place of a file",
        "",
        lambda: ["https://ledger.example/a"],
        0,
        "address_not_read",
        1,
    ),
    Case("a source that is none", "", lambda: [17], 0, "source_not_read", 1),
    Case(
        "a file larger than the limit",
        "a.txt",
        lambda: b"word " * 200_001,
        0,
        "too_large",
        1,
        options=_limited(file_mb=1),
    ),
    Case(
        "a file that was left out",
        "a.txt",
        lambda: ARABIC,
        0,
        "left_out",
        1,
        options=ReadOptions(files={"a.txt": FileChoice(skip=True)}),
    ),
    Case(
        "an XML that declares entities",
        "a.xml",
        lambda: '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        0,
        "xml_entities",
        1,
    ),
    Case(
        "an XML of no kind that is read",
        "a.xml",
        lambda: "<recipes><r>x</r></recipes>",
        0,
        "xml_unknown",
        1,
    ),
    Case("an XML that is damaged", "a.xml", lambda: "<DistList><DistDoc>", 0, "broken_file", 1),
)
