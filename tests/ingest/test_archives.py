"""ZIP and folders: what names give, and what cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import read_articles
from analysis.errors import InputError
from tests.ingest.material import ARABIC, ENGLISH, adds_up, codes, table, zipped


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
    files = {"a.txt": ENGLISH, "b.pdf": "%PDF", "c.zip": zipped({"d.txt": ARABIC}), "e.csv": ""}
    result = read_articles(("set.zip", zipped(files)))
    assert len(result.articles) == 1
    dropped = result.problems.query("action == 'dropped'").set_index("source")["problem"].to_dict()
    assert dropped == {
        "set.zip › b.pdf": "format_not_read",
        "set.zip › c.zip": "nested_archive",
        "set.zip › e.csv": "empty_file",
    }
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
