"""Columns of text give what going through the texts one by one gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import columns

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.sampled_from(
        ["", "ab", "Ab", "والميناء", "l'accord", "e\u0301", "é", "\U0001f600", "\uffff"]
    ),
)
TEXTS = st.lists(TEXT, max_size=12)


@given(TEXTS)
def test_the_order_is_that_of_the_texts_themselves(texts):
    column = columns.texts_of(texts)
    order = columns.in_order(column)
    assert order.tolist() == sorted(range(len(texts)), key=texts.__getitem__)
    different = sorted(set(texts))
    assert columns.ranks(column).tolist() == [1 + different.index(text) for text in texts]


@given(TEXTS, st.lists(TEXT, max_size=4))
def test_lengths_letters_and_words_are_those_of_each_text(texts, words):
    column = columns.texts_of(texts)
    assert columns.lengths(column).tolist() == [len(text) for text in texts]
    assert columns.first_letters(column).to_pylist() == [text[:1] for text in texts]
    assert columns.without_first_letters(column).to_pylist() == [text[1:] for text in texts]
    assert columns.among(column, words).tolist() == [text in words for text in texts]
    assert columns.beside([column, column]).to_pylist() == [f"{text} {text}" for text in texts]
    assert columns.objects_of(column).tolist() == texts


@given(TEXTS, st.data())
def test_texts_are_replaced_where_asked_and_nowhere_else(texts, data):
    rows = sorted(data.draw(st.sets(st.sampled_from(range(len(texts))))) if texts else [])
    found = columns.replaced(
        columns.texts_of(texts), np.array(rows, dtype=int), columns.texts_of(["x"] * len(rows))
    )
    assert found.to_pylist() == ["x" if row in rows else text for row, text in enumerate(texts)]


@given(TEXT, st.integers(0, 5))
def test_a_text_is_repeated_as_often_as_asked(text, times):
    assert columns.repeated(text, times).to_pylist() == [text] * times


def test_half_a_surrogate_pair_among_the_words_matches_nothing():
    assert columns.among(columns.texts_of(["pier", ""]), ["\ud800", "pier"]).tolist() == [
        True,
        False,
    ]
