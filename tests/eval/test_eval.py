"""The evaluation itself: balanced sentences, floors that can sink."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.eval.tone import FLOORS, OWN, Score, macro_f1, own_scores, text_tones


@pytest.mark.parametrize("code", FLOORS)
def test_own_sentences_are_balanced_and_all_different(code: str) -> None:
    frame = pd.read_csv(OWN / f"tone_{code}.tsv", sep="\t", comment="#", quoting=3)
    assert frame["sentence"].is_unique
    assert frame["label"].value_counts().tolist() == [len(frame) // 3] * 3
    assert len(frame) >= 150


def test_own_sentences_keep_their_floors() -> None:
    assert [str(score) for score in own_scores() if not score.holds] == []


def test_a_score_under_its_floor_does_not_hold_and_says_so() -> None:
    assert "SUNK" in str(Score("tone", 0.5, 0.6))
    assert Score("tone", 0.6, 0.6).holds
    assert Score("tone", 0.1).holds


def test_swapping_the_labels_of_good_and_bad_ruins_the_score() -> None:
    texts = ["A great and good day.", "A terrible day.", "The council met."]
    tones = text_tones(texts, "en")
    assert macro_f1(["pos", "neg", "neu"], tones) == 1
    assert macro_f1(["neg", "pos", "neu"], tones) < 0.5
