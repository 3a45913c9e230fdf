"""All layouts of press archives: what is none, what is damaged, what is large."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest.columns import guess_columns
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.press import read_press
from analysis.ingest.press.pieces import DECLARED, OWN
from analysis.ingest.problems import Problems
from tests.ingest.press.reading import read_blocks
from tests.ingest.press.writing import (
    ARABIC,
    ENGLISH,
    ORDINARY,
    factiva_coded,
    factiva_plain,
    nexis_blocks,
    old_blocks,
)


def test_an_ordinary_document_is_left_alone():
    assert read_blocks([Block(line) for line in ORDINARY]).rows == []
    assert read_blocks([Block(line) for line in ORDINARY for _ in range(3)]).rows == []
    assert read_blocks([Block(paragraph) for paragraph in ENGLISH.paragraphs]).rows == []
    assert read_blocks([]).rows == []


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), how=st.sampled_from(("drop", "repeat", "shuffle", "cut")))
def test_damaged_exports_never_raise_nor_lose_count(seed, how):
    chance = random.Random(seed)
    write = chance.choice((nexis_blocks, old_blocks, factiva_coded, factiva_plain))
    blocks = list(write([ENGLISH, ARABIC, ENGLISH]))
    if how == "drop":
        blocks = [block for block in blocks if chance.random() > 0.2]
    elif how == "repeat":
        blocks = [block for block in blocks for _ in range(chance.choice((1, 1, 2)))]
    elif how == "shuffle":
        chance.shuffle(blocks)
    else:
        blocks = [replace(block, text=block.text[: chance.randrange(40)]) for block in blocks]
    told = read_blocks(blocks)
    assert all(isinstance(row["text"], str) for row in told.rows)


@pytest.mark.parametrize("write", [nexis_blocks, old_blocks, factiva_coded, factiva_plain])
def test_large_exports_take_no_time(write):
    blocks = write([ENGLISH, ARABIC] * 500)
    began = time.perf_counter()
    assert len(read_blocks(blocks).rows) == 1000
    assert time.perf_counter() - began < 5


def test_reading_leaves_documents_of_no_archive_unread_fast():
    document = Document([Block("a " * 50_000), *[Block("1 of the 2. Word: word")] * 20_000])
    began = time.perf_counter()
    assert read_press("x", document, Problems()) is None
    assert time.perf_counter() - began < 2


def test_no_own_column_is_taken_for_a_declared_one():
    assert guess_columns(OWN) == {}
    assert set(guess_columns(DECLARED)) == set(DECLARED)
