"""Tone toward actors by a target-dependent model that the user hands over (no PyTorch needed)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from analysis import Scope, tone_toward, tone_toward_by_model
from analysis.errors import InputError
from analysis.tables import TONE_TOWARD
from tests.helpers import corpus_of

ROWS = [
    ("Harbour Post", "I like Orval, but not Bertan. Orval met the council."),
    ("Levant Echo", "Nobody came."),
]


class Alike:
    """Answers as NewsSentiment does: positive where “like” stands before the mention."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []

    def infer_from_text(self, left: str, target: str, right: str) -> Sequence[Any]:
        self.asked.append((left, target, right))
        good = 0.8 if left.endswith("like ") else 0.1
        return [
            {"class_id": 2, "class_label": "positive", "class_prob": good},
            {"class_id": 1, "class_label": "neutral", "class_prob": 0.9 - good},
            {"class_id": 0, "class_label": "negative", "class_prob": 0.1},
        ]


def test_each_mention_is_asked_in_its_sentence_and_averaged_as_by_the_lexicon() -> None:
    model, corpus = Alike(), corpus_of(ROWS)
    found = tone_toward_by_model(corpus, ["Orval", "Bertan"], model)
    assert model.asked == [
        ("I like ", "Orval", ", but not Bertan."),
        ("I like Orval, but not ", "Bertan", "."),
        ("", "Orval", " met the council."),
    ]
    assert found["actor"].tolist() == ["Orval", "Bertan"]
    assert found["tone"].tolist() == pytest.approx([(0.7 + 0.0) / 2, 0.0])
    assert found.attrs["model"] == "NewsSentiment"
    plain = tone_toward(corpus, ["Orval", "Bertan"])
    same = ["group", "language", "actor", "mentions", "sentences"]
    assert found[same].equals(plain[same])
    assert found.dtypes.equals(TONE_TOWARD.frame().dtypes)


def test_what_was_asked_once_is_kept_by_name_and_not_asked_again(tmp_path: Path) -> None:
    corpus, first, again, other = corpus_of(ROWS), Alike(), Alike(), Alike()
    told: list[tuple[float, str]] = []
    one = tone_toward_by_model(
        corpus, ["Orval"], first, cache=tmp_path, progress=lambda *step: told.append(step)
    )
    two = tone_toward_by_model(corpus, ["Orval"], again, cache=tmp_path)
    assert one.equals(two)
    assert (len(first.asked), len(again.asked)) == (2, 0)
    assert told[0] == (0.0, "scoring")
    assert told[-1] == (1.0, "scoring")
    tone_toward_by_model(corpus, ["Orval"], other, cache=tmp_path, name="another")
    assert len(other.asked) == 2


def test_an_answer_that_is_none_is_told_with_the_models_name() -> None:
    class Odd:
        def infer_from_text(self, left: str, target: str, right: str) -> Sequence[Any]:
            return [{"label": "five stars"}]

    with pytest.raises(InputError, match="Odd one"):
        tone_toward_by_model(corpus_of(ROWS), ["Orval"], Odd(), name="Odd one")


def test_nobody_mentioned_gives_a_typed_empty_frame() -> None:
    found = tone_toward_by_model(corpus_of(ROWS), ["Selim"], Alike(), scope=Scope(language="en"))
    assert found.empty
    assert found.dtypes.equals(TONE_TOWARD.frame().dtypes)
