"""Relabelling: labels move inside stories, near-duplicates together, each way once."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.families import families
from analysis.measures.relabelling import Relabelling
from tests.helpers import corpus_of

LABELS = st.lists(st.integers(0, 2), min_size=1, max_size=7)


def _of(labels: list[int], story: list[int] | None = None, family: list[int] | None = None):
    size = len(labels)
    return Relabelling.of(
        np.array(labels),
        np.array(story if story is not None else [0] * size),
        np.array(family if family is not None else range(size)),
    )


@given(LABELS)
def test_all_relabellings_are_different_and_as_many_as_counted(labels):
    one = _of(labels)
    every = one.all()
    assert len(np.unique(every, axis=0)) == len(every) == one.count
    assert every[0].tolist() == labels
    assert (np.sort(every, axis=1) == np.sort(labels)).all()


def test_there_may_be_hundreds_of_groups():
    labels = list(range(0, 1200, 300)) * 2
    one = _of(labels)
    assert set(one.draw(5, np.random.default_rng(1)).ravel().tolist()) == {0, 300, 600, 900}
    assert sorted(one.draw(1, np.random.default_rng(2))[0].tolist()) == sorted(labels)
    assert _of([0, 300]).all().tolist() == [[0, 300], [300, 0]]


def test_three_against_six_can_be_dealt_in_84_ways():
    assert _of([0] * 3 + [1] * 6).count == comb(9, 3) == 84


@given(LABELS, st.integers(0, 9))
def test_labels_stay_inside_their_story(labels, seed):
    story = [place % 2 for place in range(len(labels))]
    one = _of(labels, story)
    drawn = one.draw(20, np.random.default_rng(seed))
    for inside in (0, 1):
        here = np.array(story) == inside
        assert (np.sort(drawn[:, here]) == np.sort(np.array(labels)[here])).all()
        assert (np.sort(one.all()[:, here]) == np.sort(np.array(labels)[here])).all()


def test_a_family_keeps_together_and_changes_places_only_with_one_of_its_size():
    labels, family = [0, 0, 1, 1, 0, 1], [7, 7, 8, 8, 3, 4]
    one = _of(labels, family=family)
    assert one.count == 4  # two pairs of copies, two articles alone
    assert (one.all()[:, 0] == one.all()[:, 1]).all()
    drawn = one.draw(50, np.random.default_rng(1))
    assert (drawn[:, 2] == drawn[:, 3]).all()
    assert len(np.unique(drawn, axis=0)) == 4


def test_random_relabellings_are_even():
    one = _of([0, 1, 2])
    rows, times = np.unique(one.draw(6000, np.random.default_rng(3)), axis=0, return_counts=True)
    assert len(rows) == 6
    assert times == pytest.approx(1000, abs=120)


STORY = "The ferry left the harbour of Valmere at dawn with nine people and a goat on its deck."
OTHER = "Nobody in the town hall had heard of a plan for the new bridge over the river Ord today."


def test_copies_of_a_text_are_one_family_also_inside_an_outlet():
    rows = [("A", STORY), ("B", STORY), ("A", OTHER), ("A", STORY + " It rained."), ("C", "Rain.")]
    family = families(corpus_of(rows))
    assert family[0] == family[1] == family[3]
    assert len(set(family.tolist())) == 3


def test_articles_too_short_for_a_shingle_are_a_family_when_they_say_the_same():
    family = families(corpus_of([("A", "Rain again."), ("B", "Rain again."), ("B", "No rain.")]))
    assert family[0] == family[1] != family[2]


def test_a_shared_paragraph_makes_no_family():
    rows = [("A", STORY + " " + OTHER), ("B", STORY + " " + " ".join(reversed(OTHER.split())))]
    assert len(set(families(corpus_of(rows)).tolist())) == 2


def test_arabic_copies_are_found():
    text = "غادرت العبارة ميناء المرفأ فجرا وعلى متنها تسعة ركاب وماعز واحد كما قال البحارة أمس."
    family = families(corpus_of([("أ", text), ("ب", text), ("ب", "هدأ البحر.")], language="ar"))
    assert family[0] == family[1] != family[2]
