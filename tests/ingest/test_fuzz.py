"""Broken files: a short run of the fuzzer, and what hypothesis makes of text and bytes."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest import READERS
from tests.ingest import fuzz

_SEED = 20_310_608
_NAMES = st.sampled_from(
    [f"a.{ending}" for reader in READERS for ending in reader.extensions] + ["a", "a.zip", "a.gz"]
)
_PIECES = st.sampled_from(
    ["outlet", "text", "date", ",", ";", "\t", '"', "\n", "\r\n", "\r", "\0", "\ud800", "الصحيفة",
     "وصل الوزير", "The minister", "08/06/2031", "{", "}", "[", "]", ":", "<p>", "</p>", "<html>",
     "<rss version='2.0'>", "<item>", "<!ENTITY", "{\\rtf1", "\\u-9?", "%PDF-", "---", "1 of 2",
     "[08/06/2031, 15:43] A: ", "https://ledger.example/1"]
)  # fmt: skip


def test_a_short_run_of_the_fuzzer_finds_nothing() -> None:
    wrong = [one for one in fuzz.run(80, _SEED) if one.trouble]
    assert wrong == []


@settings(max_examples=50, deadline=None)
@given(_NAMES, st.lists(_PIECES, max_size=40))
def test_any_text_under_any_name_is_read_or_told(name: str, pieces: list[str]) -> None:
    data = "".join(pieces).encode("utf-8", "surrogatepass")
    assert fuzz.trouble_with(name, data)[0] == ""


@settings(max_examples=40, deadline=None)
@given(_NAMES, st.binary(max_size=300))
def test_any_bytes_under_any_name_are_read_or_told(name: str, data: bytes) -> None:
    assert fuzz.trouble_with(name, data)[0] == ""


def test_an_input_is_the_same_for_the_same_seed_and_others_are_not() -> None:
    made = [fuzz.broken_input(number, 7) for number in range(40)]
    assert made == [fuzz.broken_input(number, 7) for number in range(40)]
    assert made != [fuzz.broken_input(number, 8) for number in range(40)]
    whole = set(fuzz.seeds())
    assert sum(one in whole for one in made) < 8


def test_what_is_wrong_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def raising(sources: object) -> None:
        raise KeyError("x")

    def hanging(sources: object) -> None:
        while True:
            random.random()

    monkeypatch.setattr(fuzz, "SECONDS", 0.05)
    monkeypatch.setattr(fuzz, "read_articles", raising)
    assert fuzz.trouble_with("a.txt", b"x")[0].startswith("KeyError")
    assert fuzz.smaller("a.txt", b"abcdefgh") == b""
    monkeypatch.setattr(fuzz, "read_articles", hanging)
    trouble, seconds = fuzz.trouble_with("a.txt", b"x")
    assert trouble.startswith("hang")
    assert seconds < 1


def _piece(number: int) -> int:
    if number == 1:
        os._exit(3)
    if number == 3:
        sum(range(10**12))  # in native code: no signal is seen before its end
    return number


def test_work_that_is_stuck_in_native_code_or_ends_its_process_is_told_and_the_rest_done() -> None:
    # In a process of its own: new processes run `__main__` again, which page tests leave changed.
    code = (
        "from tests.ingest.supervised import supervised\n"
        "from tests.ingest.test_fuzz import _piece\n"
        "for one in supervised(_piece, 6, workers=2, limit=3.0): print(one)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    assert sorted(done.stdout.splitlines()) == [
        "0", "2", "4", "5",
        "Lost(number=1, why='its process ended')",
        "Lost(number=3, why='no answer in 3 s')",
    ]  # fmt: skip
