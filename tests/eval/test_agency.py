"""The evaluation of agency: own sentences with every kind, floors that can sink."""

from __future__ import annotations

import pytest

from analysis.measures.agency_line import KINDS
from tests.eval.agency import FLOORS, is_right, labelled, own_scores, readings


@pytest.mark.parametrize("code", FLOORS)
def test_own_sentences_have_every_kind_and_quote_their_agent(code: str) -> None:
    frame = labelled(code)
    assert len(frame) >= 60
    assert frame["sentence"].is_unique
    assert set(frame["kind"]) - {"none"} <= set(KINDS)
    assert frame["kind"].value_counts()["none"] >= 5
    assert all(row.agent in row.sentence for row in frame.itertuples())
    assert ((frame["agent"] != "") == (frame["kind"] == "agent_named")).all()


def test_own_sentences_keep_their_floors() -> None:
    assert [str(score) for score in own_scores() if not score.holds] == []


def test_a_sentence_without_a_word_for_harm_is_read_as_none() -> None:
    found = readings(["The harbour was quiet.", "Soldiers killed a man."], "en")
    assert found["kind"].tolist() == ["none", "agent_named"]
    assert found["agent"].tolist() == ["", "Soldiers"]


def test_a_reading_is_right_only_with_its_kind_and_its_agent() -> None:
    assert is_right("agent_named", "the army", "agent_named", "army")
    assert not is_right("agent_named", "a man", "agent_named", "army")
    assert not is_right("agent_not_found", "", "agent_named", "army")
    assert is_right("none", "", "none", "")
