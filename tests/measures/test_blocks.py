"""Long columns in blocks give what numpy gives at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analysis.measures import blocks

FLOATS = arrays.arrays(
    float,
    st.integers(0, 40),
    elements=st.one_of(
        st.floats(allow_nan=False), st.sampled_from([0.0, -0.0, 1.5, -1.5, 5e-324, -5e-324])
    ),
)


@given(FLOATS)
def test_the_order_of_numbers_by_their_bits_is_the_order_by_comparing(values):
    assert blocks.in_order(values).tolist() == np.argsort(values, kind="stable").tolist()


def test_what_is_no_number_comes_last():
    assert blocks.in_order(np.array([np.nan, 2.0, -np.nan, -1.0])).tolist() == [3, 1, 0, 2]


@given(FLOATS, st.integers(1, 7), st.randoms(use_true_random=False))
def test_no_size_of_a_block_changes_what_is_taken(values, size, random):
    mark = np.array([random.random() < 0.5 for _ in values], dtype=bool)
    places = np.array([random.randrange(len(values)) for _ in values], dtype=np.int32)
    before, blocks._BLOCK = blocks._BLOCK, size
    try:
        found = np.empty(int(mark.sum()))
        blocks.write_where(mark, True, [values], [found])
        taken = blocks.at_places(values, places)
    finally:
        blocks._BLOCK = before
    np.testing.assert_array_equal(found, values[mark])
    np.testing.assert_array_equal(taken, values[places])
