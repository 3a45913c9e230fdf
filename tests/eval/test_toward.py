"""The evaluation of tone toward actors: balanced sentences, floors that can sink."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.eval.toward import FLOORS, OWN, gold_scores, own_scores, target_tones


@pytest.mark.parametrize("code", FLOORS)
def test_own_sentences_are_balanced_and_name_their_target(code: str) -> None:
    frame = pd.read_csv(OWN / f"toward_{code}.tsv", sep="\t", comment="#", quoting=3)
    assert frame["sentence"].is_unique
    assert frame["label"].value_counts().tolist() == [len(frame) // 3] * 3
    assert all(row.target in row.sentence for row in frame.itertuples())


def test_own_sentences_keep_their_floors() -> None:
    assert [str(score) for score in own_scores() if not score.holds] == []


def test_a_target_that_is_not_found_has_tone_zero() -> None:
    tones = target_tones(["Orval is terrible."] * 2, ["Orval", "Brill"], "en")
    assert tones[0] < 0
    assert tones[1] == 0


def test_a_labelled_set_is_scored_by_halves_where_it_is_there(tmp_path: Path) -> None:
    assert gold_scores(tmp_path) == []
    rows = [("Orval is terrible.", "Orval", "neg"), ("Orval is great.", "Orval", "pos")]
    frame = pd.DataFrame(
        [*rows, ("Orval came.", "Orval", "neu")], columns=["sentence", "target", "label"]
    )
    pd.concat([frame, frame]).to_csv(tmp_path / "newsmtsc_dev.csv", index=False)
    assert [score.value for score in gold_scores(tmp_path)] == [1.0] * 6
