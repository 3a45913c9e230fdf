"""The lists of words that fall on somebody: complete, in range, without twins."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.measures.lexicon import folded
from analysis.measures.toward_words import SIGNS, toward_lexicon
from analysis.text.languages import get_language
from analysis.text.phrases import Phrases

CODES = pytest.mark.parametrize("code", ["ar", "en"])
KINDS = ("verb", "speech", "noun", "preposition")


def table_of(code: str) -> pd.DataFrame:
    table = get_language(code).toward
    assert table is not None
    return table


@CODES
def test_every_entry_has_a_known_kind_and_values_in_range(code: str) -> None:
    table = table_of(code)
    words = table[table["kind"].isin(KINDS)]
    assert set(table["kind"]) <= {*KINDS, *SIGNS}
    assert set(table["class"]) == {"event", "evaluation"}
    assert words["subject"].abs().max() <= 4
    assert words["object"].abs().max() <= 4
    assert words["subject"].notna().all()
    assert words.loc[words["kind"].isin(["noun", "preposition"]), "object"].notna().all()
    assert table.loc[table["kind"].isin(SIGNS), ["subject", "object"]].isna().all(axis=None)


@CODES
def test_no_two_spellings_of_a_list_fold_together(code: str) -> None:
    language, table = get_language(code), table_of(code)
    seen: list[tuple[str, ...]] = []
    for row in table[table["kind"].isin(KINDS)].itertuples():
        seen += {
            folded(form, language) for form in [row.entry, *filter(None, row.forms.split("|"))]
        }
    assert [form for form in set(seen) if seen.count(form) > 1] == []


@CODES
def test_signs_are_single_words(code: str) -> None:
    table = table_of(code)
    signs = table[table["kind"].isin(SIGNS)]
    forms = "|".join([*signs["entry"], *signs["forms"]]).split("|")
    assert [form for form in forms if " " in form] == []


def test_event_words_are_left_out_where_asked() -> None:
    every, some = (toward_lexicon(get_language("en"), events) for events in ("count", "drop"))
    assert len(some.kind) == len(every.kind) - (table_of("en")["class"] == "event").sum()


def test_a_language_without_a_list_has_no_words() -> None:
    assert len(toward_lexicon(get_language("fr"), "count").kind) == 0


def test_all_phrases_that_start_at_a_place_are_found() -> None:
    trie = Phrases([("a",), ("a", "b"), ("b",)])
    word = np.array([trie.words[form] for form in "abb"])
    start, width, phrase = trie.every(word, word, np.array([2, 2, 2]))
    found = zip(start.tolist(), width.tolist(), phrase.tolist(), strict=True)
    assert sorted(found) == [(0, 1, 0), (0, 2, 1), (1, 1, 2), (2, 1, 2)]
