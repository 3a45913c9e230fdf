"""Our own labelled quotations keep their floors."""

from __future__ import annotations

import pytest

from analysis.measures.speech.quotations import quotations
from tests.eval.quotes import FLOORS, LabelledSet, own_sets, reported, scores_by_half

LEAST = 60  # labelled quotations a language


@pytest.mark.parametrize("labelled", own_sets(), ids=lambda one: one.language)
def test_own_quotations_keep_their_floors(labelled: LabelledSet) -> None:
    assert len(labelled.labels) >= LEAST
    frame = scores_by_half(labelled, reported(labelled, quotations))
    found = frame[frame["half"] == "all"].set_index("metric")["value"]
    own = {metric: floor for (code, metric), floor in FLOORS.items() if code == labelled.language}
    assert len(own) == 4
    sunk = {metric: found[metric] for metric, floor in own.items() if found[metric] < floor}
    assert sunk == {}


def test_a_finder_that_finds_nothing_sinks() -> None:
    labelled = own_sets()[0]
    frame = scores_by_half(labelled, reported(labelled, lambda corpus: quotations(corpus).iloc[:0]))
    found = frame[frame["half"] == "all"].set_index("metric")["value"]
    assert not found["all F1"] >= FLOORS[labelled.language, "all F1"]
