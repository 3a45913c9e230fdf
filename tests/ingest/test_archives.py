"""ZIP and folders: what names give, and what cannot be opened."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from analysis import read_articles
from analysis.errors import InputError
from analysis.ingest.options import FileChoice, Limits, ReadOptions
from analysis.ingest.packed.unpacking import safe_name
from tests.ingest.material import ARABIC, ENGLISH, TEXTS, adds_up, codes, table, zipped


@pytest.mark.parametrize(
    "names",
    [
        ("Oster Ledger/a.txt", "صحيفة المرفأ/b.txt"),
        ("set/Oster Ledger/a.txt", "set/صحيفة المرفأ/b.txt"),
        ("Oster Ledger/2031/a.txt", "صحيفة المرفأ/2031/b.txt"),
        ("Oster Ledger/articles/a.txt", "صحيفة المرفأ/مقالات/b.txt"),
    ],
)
@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_a_folder_gives_the_outlet_and_is_told(
    names: tuple[str, str], kind: str, tmp_path: Path
) -> None:
    files = dict(zip(names, (ENGLISH, ARABIC), strict=True))
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = read_articles(("set.zip", zipped(files)) if kind == "zip" else tmp_path)
    assert sorted(result.articles.frame["outlet"]) == ["Oster Ledger", "صحيفة المرفأ"]
    told = result.problems.query("problem == 'outlet_from_folder'")["detail"].tolist()
    assert len(told) == 2
    assert "“Oster Ledger” was taken as the outlet from the folder’s name (1 files)." in told


def test_an_outlet_in_the_file_goes_before_its_folder() -> None:
    file = table("en", 1).to_csv(index=False)
    result = read_articles(("set.zip", zipped({"Somewhere/a.csv": file})))
    assert result.articles.frame["outlet"].tolist() == ["The Oster Ledger"]
    assert "outlet_from_folder" not in codes(result)


def test_folders_with_general_names_give_no_outlet() -> None:
    result = read_articles(("set.zip", zipped({"articles/a.txt": ENGLISH, "مقالات/b.txt": ARABIC})))
    assert result.articles.frame["outlet"].tolist() == ["", ""]
    assert "no_outlet" in codes(result)


@pytest.mark.parametrize(
    ("name", "outlet", "title", "day"),
    [
        ("Oster Ledger - Talks open.txt", "Oster Ledger", "Talks open", ""),
        ("المرفأ - افتتاح المحادثات.txt", "المرفأ", "افتتاح المحادثات", ""),
        ("Ledger_2031-06-08_talks.txt", "Ledger", "", "2031-06-08"),
        ("talks.txt", "", "", ""),
        ("talks_in_port_oster.txt", "", "", ""),
    ],
)
def test_a_file_name_of_the_known_patterns_gives_fields(
    name: str, outlet: str, title: str, day: str
) -> None:
    result = read_articles((name, ENGLISH.encode()))
    row = result.articles.frame.iloc[0]
    found = row["published"].strftime("%Y-%m-%d") if day else ""
    assert (row["outlet"], row["title"], found) == (outlet, title, day)
    assert ("outlet_from_name" in codes(result)) == bool(outlet)


def test_files_of_the_system_are_passed_over() -> None:
    files = {"__MACOSX/._a.txt": "x", "set/.DS_Store": "y", "Ledger/a.txt": ENGLISH}
    result = read_articles(("set.zip", zipped(files)))
    assert result.rows_read == len(result.articles) == 1
    assert "2 hidden files" in result.problems.query("problem == 'system_files'")["detail"].iloc[0]


def test_a_file_inside_that_is_not_read_is_told_and_the_others_are_read() -> None:
    files = {"a.txt": ENGLISH, "b.xyz": "?", "c.zip": zipped({"d.txt": ARABIC}), "e.csv": ""}
    result = read_articles(("set.zip", zipped(files)))
    assert result.articles.frame["text"].tolist() == [ENGLISH, ARABIC]
    dropped = result.problems.query("action == 'dropped'").set_index("source")["problem"].to_dict()
    assert dropped == {"set.zip › b.xyz": "format_not_read", "set.zip › e.csv": "empty_file"}
    assert adds_up(result)


def test_a_damaged_file_inside_costs_only_itself() -> None:
    data = bytearray(zipped({"a.txt": ENGLISH * 20, "b.txt": ARABIC}))
    data[40] ^= 0xFF
    result = read_articles(("set.zip", bytes(data)))
    assert result.articles.frame["text"].tolist() == [ARABIC]
    assert "broken_archive" in codes(result)
    assert adds_up(result)


def test_a_protected_archive_says_that_it_is_protected() -> None:
    data = bytearray(zipped({"a.txt": ENGLISH}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    with pytest.raises(InputError, match="protected by a password"):
        read_articles(("set.zip", bytes(data)))


def test_an_archive_that_unpacks_to_far_too_much_is_not_opened() -> None:
    with pytest.raises(InputError, match="more than 200 times its size"):
        read_articles(("set.zip", zipped({"a.txt": "a" * 5_000_000})))


def test_paths_that_climb_out_of_an_archive_are_only_names() -> None:
    result = read_articles(("set.zip", zipped({"../../Ledger/a.txt": ENGLISH})))
    assert result.articles.frame["outlet"].tolist() == ["Ledger"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file in the folder"):
        read_articles(tmp_path)


# --- GZ, TAR, and archives in archives -----------------------------------------------------


def _tarred(files: Mapping[str, str], mode: str = "w:") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return buffer.getvalue()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    ("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_a_packed_file_is_read_by_its_inner_name(
    ending: str, pack: Callable[[bytes], bytes], language: str
) -> None:
    frame = table(language)
    result = read_articles((f"set.csv.{ending}", pack(frame.to_csv(index=False).encode())))
    assert result.articles.frame["text"].tolist() == frame["text"].tolist()
    text = read_articles((f"a.txt.{ending}", pack(TEXTS[language].encode())))
    assert text.articles.frame["text"].tolist() == [TEXTS[language]]


def test_a_packed_file_without_an_inner_name_is_known_by_what_it_holds() -> None:
    buffer = io.BytesIO()
    with gzip.GzipFile("../data/a.csv", "wb", fileobj=buffer) as packed:
        packed.write(table("ar").to_csv(index=False).encode())
    for name in ("export.gz", "export"):
        assert len(read_articles((name, buffer.getvalue())).articles) == 2
    json_lines = gzip.compress(table("en").to_json(orient="records").encode())
    assert len(read_articles(("export.gz", json_lines)).articles) == 2


def test_a_packed_file_under_the_name_of_a_text_is_read_and_told() -> None:
    for data in (gzip.compress(table("ar").to_csv(index=False).encode()),
                 zipped({"b.csv": table("ar").to_csv(index=False)})):  # fmt: skip
        result = read_articles(("a.csv", data))
        assert len(result.articles) == 2
        assert "other_format" in codes(result)


@pytest.mark.parametrize(
    ("name", "mode"),
    [("s.tar", "w:"), ("s.tar.gz", "w:gz"), ("s.tgz", "w:gz"), ("s.tar.bz2", "w:bz2"),
     ("s.tar.xz", "w:xz"), ("s", "w:")],
)  # fmt: skip
def test_a_tar_is_read_like_a_zip(name: str, mode: str) -> None:
    files = {"set/Oster Ledger/a.txt": ENGLISH, "set/صحيفة المرفأ/b.txt": ARABIC}
    result = read_articles((name, _tarred(files, mode)))
    assert result.articles.frame["outlet"].tolist() == ["Oster Ledger", "صحيفة المرفأ"]
    assert adds_up(result)


def test_links_and_devices_in_a_tar_are_passed_over() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "a.txt"), (tarfile.LNKTYPE, "b.txt"),
                           (tarfile.CHRTYPE, "c.txt"), (tarfile.FIFOTYPE, "d.txt")):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("../../Ledger/e.txt")
        info.size = len(ENGLISH.encode())
        archive.addfile(info, io.BytesIO(ENGLISH.encode()))
    result = read_articles(("s.tar", buffer.getvalue()))
    assert result.articles.frame["text"].tolist() == [ENGLISH]
    told = result.problems.query("problem == 'links_passed'")["detail"].iloc[0]
    assert told.startswith("4 links")


def _nested(depth: int, text: str) -> bytes:
    data = zipped({"Ledger/a.txt": text})
    for level in range(depth):
        data = zipped({f"{level}.zip": data})
    return data


@pytest.mark.parametrize("language", ["en", "ar"])
def test_archives_in_archives_are_opened_as_deep_as_the_limit(language: str) -> None:
    options = ReadOptions(limits=Limits(nesting=2))
    found = read_articles(("s.zip", _nested(2, TEXTS[language])), options=options)
    assert found.articles.frame["text"].tolist() == [TEXTS[language]]
    assert found.articles.frame["outlet"].tolist() == ["Ledger"]
    with pytest.raises(InputError, match="opened 2 deep; this one is deeper"):
        read_articles(("s.zip", _nested(3, TEXTS[language])), options=options)


def test_a_zip_in_a_packed_tar_counts_the_tar_once() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        inner = zipped({"a.txt": ARABIC})
        info = tarfile.TarInfo("b.zip")
        info.size = len(inner)
        archive.addfile(info, io.BytesIO(inner))
    options = ReadOptions(limits=Limits(nesting=1))
    assert len(read_articles(("s.tar.gz", buffer.getvalue()), options=options).articles) == 1


def test_a_packed_file_that_holds_itself_comes_to_an_end() -> None:
    data = ENGLISH.encode()
    for _ in range(40):
        data = gzip.compress(data)
    result = read_articles([("s", data), ("a.txt", ARABIC.encode())])
    assert "nested_archive" in codes(result)
    assert adds_up(result)


# --- limits and names ----------------------------------------------------------------------


def test_what_an_archive_holds_is_measured_over_all_that_is_packed_in_it() -> None:
    text = "abcdefgh " * 60_000  # half a megabyte that packs to a thousandth
    inner = {f"{n}.zip": zipped({"a.txt": text}) for n in range(30)}
    result = read_articles([("s.zip", zipped(inner)), ("a.txt", ENGLISH.encode())])
    assert codes(result).count("packed_too_tightly") >= 20
    assert adds_up(result)
    small = ReadOptions(limits=Limits(unpacked_mb=1))
    with pytest.raises(InputError, match="more than 1 MB"):
        read_articles(("s.gz", gzip.compress(text.encode() * 3)), options=small)


def test_more_files_than_the_limit_are_refused() -> None:
    options = ReadOptions(limits=Limits(members=3))
    for name, data in (
        ("s.zip", zipped({f"{n}.txt": ENGLISH for n in range(4)})),
        ("s.tar", _tarred({f"{n}.txt": ENGLISH for n in range(4)})),
        ("t.zip", zipped({f"{n}.txt": ENGLISH for n in range(10)})),
    ):
        with pytest.raises(InputError, match="more than 3 files"):
            read_articles((name, data), options=options)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/a.txt", "a.txt"),
        ("C:\\news\\a.txt", "news/a.txt"),
        ("c:a.txt", "a.txt"),
        ("x/./../a\0.txt", "x/a.txt"),
        ("..", "file"),
        ("أخبار/../المرفأ.txt", "أخبار/المرفأ.txt"),
    ],
)
def test_a_name_in_an_archive_leads_nowhere_else(given: str, name: str) -> None:
    assert safe_name(given) == name


@pytest.mark.parametrize("page", ["cp720", "cp1256", "utf-8"])
def test_arabic_names_in_old_code_pages_are_understood(page: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for place in range(2):
            archive.writestr(f"OUTLET_/news {place}.txt", f"{ARABIC} {place}")
    folder = "المرفأ".encode(page)
    data = buffer.getvalue().replace(
        b"OUTLET_", folder.ljust(7)[:7] if page != "utf-8" else b"Ledger_"
    )
    result = read_articles(("s.zip", data))
    assert set(result.articles.frame["outlet"]) == {"المرفأ" if page != "utf-8" else "Ledger_"}


def test_ten_thousand_small_files_take_seconds() -> None:
    files = {f"Ledger {n % 7}/{n}.txt": f"{ENGLISH if n % 2 else ARABIC} {n}" for n in range(2_000)}
    start = time.perf_counter()
    result = read_articles(("s.zip", zipped(files)))
    assert len(result.articles) == 2_000
    assert result.articles.frame["outlet"].nunique() == 7
    assert time.perf_counter() - start < 20  # a fifth of the ten thousand, on a busy machine


def test_a_file_that_was_left_out_by_choice_is_told() -> None:
    options = ReadOptions(files={"s.zip › a.txt": FileChoice(skip=True)})
    result = read_articles(("s.zip", zipped({"a.txt": ENGLISH, "b.txt": ARABIC})), options=options)
    assert result.articles.frame["text"].tolist() == [ARABIC]
    assert "left_out" in codes(result)
    assert adds_up(result)
