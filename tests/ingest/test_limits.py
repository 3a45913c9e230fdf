"""Limits on files, rows and texts; and the ways that sources are brought."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pandas as pd
import pytest

from analysis import read_articles
from analysis.errors import InputError
from analysis.ingest.options import FileChoice, Limits, ReadOptions
from tests.ingest.material import ARABIC, ENGLISH, TEXTS, adds_up, codes, table, zipped


def _limited(**limits: int) -> ReadOptions:
    return ReadOptions(limits=Limits(**limits))


def test_a_file_above_the_limit_is_told_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 250_000)
    for source in (path, ("a.txt", path.read_bytes()), io.BytesIO(path.read_bytes()), tmp_path):
        result = read_articles([source, ("b.txt", ARABIC.encode())], options=_limited(file_mb=1))
        told = result.problems.query("problem == 'too_large'")["detail"].tolist()
        assert told == ["The file has more than 1 MB. Split it and bring the parts."]
        assert adds_up(result)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_row_beyond_the_limit_is_told(language: str) -> None:
    data = table(language, 5).to_csv(index=False).encode()
    result = read_articles([("a.csv", data), ("b.csv", data)], options=_limited(rows=7))
    assert len(result.articles) == 7
    told = result.problems.query("problem == 'too_many_rows'")
    assert set(told["source"]) == {"b.csv"}
    assert len(told) == 3
    assert adds_up(result)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_text_longer_than_the_limit_is_dropped_and_told(language: str) -> None:
    frame = table(language, 2)
    frame.loc[1, "text"] = TEXTS[language] * 5
    result = read_articles(frame, options=_limited(characters=len(TEXTS[language]) + 10))
    assert len(result.articles) == 1
    row = result.problems.query("problem == 'too_long'").iloc[0]
    assert (row["row"], row["field"], row["action"]) == (2, "text", "dropped")
    assert str(5 * len(TEXTS[language])) in row["detail"]
    assert adds_up(result)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.pages", "save_as_document"),
        ("a.sav", "save_as_table"),
        ("a.key", "no_slides"),
        ("a.JPG", "no_pictures"),
        ("a.eml", "no_mail"),
        ("a.rar", "unpack_first"),
        ("a.mp4", "no_sound"),
        ("a.xyz", "format_not_read"),
    ],
)
def test_a_format_that_is_not_read_says_what_to_do(name: str, code: str) -> None:
    result = read_articles([(name, b"x"), ("s.zip", zipped({name: "x", "b.txt": ENGLISH}))])
    told = result.problems.query("problem == @code")
    assert told["source"].tolist() == [name, f"s.zip › {name}"]
    assert all("CSV" in line and "TXT" in line for line in told["detail"])
    assert adds_up(result)


# --- how sources are brought ---------------------------------------------------------------


def test_files_of_one_name_are_told_apart() -> None:
    broken = b"outlet,text\nA,word,more,still\n"
    good = ("a.csv", table("ar").to_csv(index=False).encode())
    result = read_articles([("a.csv", broken), good, ("a.csv", broken)])
    told = result.problems.query("problem == 'too_many_fields'")["source"].tolist()
    assert told == ["a.csv", "3/a.csv"]
    assert adds_up(result)
    options = ReadOptions(files={"2/a.csv": FileChoice(defaults={"story": "talks"})})
    stories = read_articles([good, good], options=options).articles.frame["story"].tolist()
    assert stories == ["", "", "talks", "talks"]


def test_a_generator_is_read_one_by_one(tmp_path: Path) -> None:
    for name, text in (("a.txt", ENGLISH), ("b.txt", ARABIC)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def files() -> Iterator[IO[bytes]]:
        for path in sorted(tmp_path.iterdir()):
            with path.open("rb") as opened:  # closed when the next one is asked for
                yield opened

    assert read_articles(files()).articles.frame["text"].tolist() == [ENGLISH, ARABIC]
    assert len(read_articles(tmp_path.iterdir()).articles) == 2
    with pytest.raises(InputError, match="No source was given"):
        read_articles(iter(()))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_file_opened_as_text_is_read(language: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    table(language).to_csv(path, index=False)
    with path.open(encoding="utf-8", newline="") as opened:
        frame = read_articles(opened).articles.frame
    assert frame["text"].tolist() == table(language)["text"].tolist()
    with path.open(encoding="ascii", errors="strict", newline="") as opened:
        frame = read_articles(opened).articles.frame  # in the wrong encoding: its bytes are read
    assert frame["text"].tolist() == table(language)["text"].tolist()


def test_what_cannot_be_read_from_an_open_file_is_told(tmp_path: Path) -> None:
    closed = (tmp_path / "a.txt").open("wb")
    closed.close()
    with (tmp_path / "b.txt").open("wb") as writing:
        result = read_articles([closed, writing, ("c.txt", ENGLISH.encode())])
    assert codes(result).count("broken_file") == 2
    assert adds_up(result)


def test_files_by_name_and_records_among_files_are_read() -> None:
    by_name = {"a.txt": ENGLISH.encode(), "b.txt": ARABIC.encode()}
    assert read_articles(by_name).articles.frame["text"].tolist() == [ENGLISH, ARABIC]
    mixed = [("a.txt", ENGLISH.encode()), {"text": ARABIC}, {"text": ENGLISH}]
    result = read_articles(mixed)  # type: ignore[arg-type]
    assert result.articles.frame["text"].tolist() == [ENGLISH, ARABIC, ENGLISH]


@pytest.mark.parametrize("name", ["a", "file", "<stdin>"])
def test_without_an_ending_the_content_says_the_format(name: str) -> None:
    frame = table("ar")
    for data in (frame.to_csv(index=False), frame.to_json(orient="records"), frame.to_csv(sep=";")):
        assert len(read_articles((name, data.encode())).articles) == 2
    assert read_articles((name, ARABIC.encode())).articles.frame["text"].tolist() == [ARABIC]


def test_progress_is_told_by_step_and_never_falls(tmp_path: Path) -> None:
    for n in range(3):
        table("ar", 4).to_csv(tmp_path / f"{n}.csv", index=False)
    told: list[tuple[float, str]] = []
    sources = [tmp_path, ("s.zip", zipped({"a.txt": ENGLISH})), pd.DataFrame({"text": [ENGLISH]})]
    read_articles(sources, progress=lambda share, step: told.append((share, step)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert list(dict.fromkeys(step for _, step in told)) == [
        "reading", "mapping", "languages", "checking",
    ]  # fmt: skip
    assert shares[-1] == 1.0
    assert 0 < shares[0] < 0.4


def test_many_sources_tell_progress_a_hundred_times_at_most() -> None:
    told: list[float] = []
    sources = [(f"{n}.txt", f"{ENGLISH} {n}".encode()) for n in range(400)]
    read_articles(sources, progress=lambda share, _: told.append(share))
    assert 20 < len(told) <= 110


def test_a_setting_of_the_machine_changes_a_limit_and_a_wrong_one_is_told() -> None:
    assert Limits.from_environment({}) == Limits()
    assert Limits.from_environment({"PARALLAX_MAX_ROWS": "12"}) == Limits(rows=12)
    with pytest.raises(InputError, match="PARALLAX_MAX_FILE_MB"):
        Limits.from_environment({"PARALLAX_MAX_FILE_MB": "many"})
