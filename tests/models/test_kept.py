"""Scores kept between runs: found again, never those of another model, never in the way."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.models.kept import BROKEN, FILE, KeptScores

SCORES = {"A good result.": 0.75, "كان اللقاء ناجحا.": 0.5, "": -1.0}


def test_scores_are_found_again_by_another_run(tmp_path: Path) -> None:
    with KeptScores(tmp_path / "new" / "folder", "model") as kept:
        assert kept.known(SCORES) == {}
        kept.keep(SCORES)
    with KeptScores(tmp_path / "new" / "folder", "model") as kept:
        assert kept.known([*SCORES, "another"]) == SCORES


def test_a_score_belongs_to_its_model(tmp_path: Path) -> None:
    with KeptScores(tmp_path, "one") as one, KeptScores(tmp_path, "other") as other:
        one.keep(SCORES)
        assert other.known(SCORES) == {}
        other.keep(dict.fromkeys(SCORES, 0.0))
        assert one.known(SCORES) == SCORES


def test_more_texts_than_fit_in_one_question(tmp_path: Path) -> None:
    many = {f"text {number}": number / 3000 for number in range(2500)}
    with KeptScores(tmp_path, "model") as kept:
        kept.keep(many)
        assert kept.known(many) == many


def test_no_text_is_stored(tmp_path: Path) -> None:
    with KeptScores(tmp_path, "model") as kept:
        kept.keep({"A sentence that nobody should find here.": 0.1})
    assert b"nobody" not in (tmp_path / FILE).read_bytes()


def filled(folder: Path) -> bytes:
    with KeptScores(folder, "model") as kept:
        kept.keep({f"text {number}": 0.1 for number in range(2000)})
    return (folder / FILE).read_bytes()


def in_use_again(folder: Path) -> None:
    with KeptScores(folder, "model") as kept:
        kept.known(SCORES)
        kept.keep(SCORES)
        assert kept.known(SCORES) == SCORES


@pytest.mark.parametrize("content", [b"not a database" * 100, b"PK\x03\x04", b"\0" * 4096])
def test_a_file_that_is_no_database_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    in_use_again(tmp_path)
    assert (tmp_path / BROKEN).read_bytes() == content


def test_writing_first_sets_a_broken_file_aside_too(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database" * 100)
    with KeptScores(tmp_path, "model") as kept:
        kept.keep(SCORES)
        assert kept.known(SCORES) == SCORES


@given(cut=st.floats(0, 1), zeroed=st.floats(0, 1))
def test_a_cut_or_scribbled_file_gives_no_wrong_score(
    tmp_path_factory: pytest.TempPathFactory, cut: float, zeroed: float
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    content = bytearray(filled(folder))
    at = int(zeroed * len(content))
    content[at : at + 300] = b"\xff" * len(content[at : at + 300])
    (folder / FILE).write_bytes(content[: int(cut * len(content))])
    with KeptScores(folder, "model") as kept:
        found = kept.known(f"text {number}" for number in range(2000))
    assert set(found.values()) <= {0.1}
    in_use_again(folder)


def test_another_table_and_other_values_are_no_scores(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("CREATE TABLE scores (word TEXT)")
    file.close()
    in_use_again(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE scores SET tone = ? WHERE key = (SELECT max(key) FROM scores)", ("x",))
        file.execute("UPDATE scores SET tone = 0.5 WHERE key = (SELECT min(key) FROM scores)")
    file.close()
    with KeptScores(tmp_path, "model") as kept:
        left = kept.known(SCORES)
    assert len(left) == 1
    assert left.items() <= SCORES.items()


def test_a_value_with_a_changed_byte_is_no_score(tmp_path: Path) -> None:
    with KeptScores(tmp_path, "model") as kept:
        kept.keep({"text": 0.1})
    with sqlite3.connect(tmp_path / FILE) as file:
        [(value,)] = file.execute("SELECT tone FROM scores").fetchall()
        file.execute("UPDATE scores SET tone = ?", (bytes([value[0] ^ 1]) + value[1:],))
    file.close()
    with KeptScores(tmp_path, "model") as kept:
        assert kept.known(["text"]) == {}


def test_a_folder_that_cannot_be_used_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError) as raised:
        KeptScores(tmp_path / "file", "model")
    assert raised.value.code == "model_cache"
    monkeypatch.setattr("analysis.models.kept._WAIT", 0.01)
    with KeptScores(tmp_path, "model") as kept:
        kept.keep(SCORES)
        holding = sqlite3.connect(tmp_path / FILE)
        holding.execute("BEGIN EXCLUSIVE")
    with KeptScores(tmp_path, "model") as kept, pytest.raises(InputError, match="locked"):
        kept.keep(SCORES)
    holding.close()
    with KeptScores(tmp_path, "model") as kept:  # nothing was lost
        assert kept.known(SCORES) == SCORES
