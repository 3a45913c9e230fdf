"""What a model's scores become, held with a stand-in for the model: runs without the extra."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import (
    tone,
    tone_articles,
    tone_articles_by_model,
    tone_by_model,
    tone_sentences,
    tone_sentences_by_model,
)
from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.models import tone as by_model
from analysis.models.classifier import Classifier, sides
from tests.helpers import corpus_of

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    ("Harbour Post", "A good result. The council met. A terrible plan."),
    ("Harbour Post", "The town was happy. It is a great day."),
    ("Harbour Post", "A cruel answer. The council met."),
    ("Levant Echo", "“We won a great victory and the town is happy tonight.” The vote was awful."),
]
MIXED = "The mayor left. “This is a great day for the whole of the town,” she said."


class StandIn:
    """In place of a model: gives what the lexicon gives, or half the length of a text."""

    identity = "stand-in"
    given: pd.Series | None = None

    def __init__(self, model: object, labels: object = None) -> None:
        self.asked: list[str] = []

    def tones(self, texts: Sequence[str]) -> np.ndarray:
        if self.given is None:
            return np.array([len(text) / 1000 for text in texts])
        return self.given.loc[list(texts)].to_numpy()


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> type[StandIn]:
    own = type("Own", (StandIn,), {})
    monkeypatch.setattr(by_model, "Classifier", own)
    return own


def texts_of(corpus: Corpus, frame: pd.DataFrame) -> list[str]:
    text = corpus.articles.frame.set_index("article_id")
    return [
        text.loc[row.article_id, "title" if row.part == "title" else "text"][row.start : row.end]
        for row in frame.itertuples()
    ]


def test_a_model_that_says_what_the_lexicon_says_gives_its_tables(stand_in: type[StandIn]) -> None:
    corpus = corpus_of(ROWS, title=["A good day", "Council", "Terrible", "Vote"])
    lexicon = tone_sentences(corpus)
    stand_in.given = pd.Series(lexicon["tone"].to_numpy(), index=texts_of(corpus, lexicon))
    stand_in.given = stand_in.given[~stand_in.given.index.duplicated()]
    apart = ["hits", "coverage", "enough"]
    for own, model in (
        (lexicon, tone_sentences_by_model(corpus, "any")),
        (tone(corpus), tone_by_model(corpus, "any")),
        (tone_articles(corpus), tone_articles_by_model(corpus, "any")),
    ):
        assert model.attrs == {"model": "any"}
        model.attrs = {}
        left = [name for name in own.columns if name not in apart]
        pd.testing.assert_frame_equal(own[left], model[left])
    assert tone(corpus)["low"].notna().any()


def test_a_sentence_in_two_voices_is_of_neither(stand_in: type[StandIn]) -> None:
    corpus = corpus_of([("Harbour Post", MIXED)])
    frame = tone_sentences_by_model(corpus, "any")
    assert frame["voice"].tolist() == ["reporter", "mixed"]
    assert frame["tone_reporter"].tolist()[0] == frame["tone"].tolist()[0]
    assert frame["tone_reporter"].isna().tolist() == [False, True]
    assert frame["tone_quoted"].isna().all()
    groups = tone_by_model(corpus, "any").set_index(["part", "voice"])
    assert groups["sentences"].to_dict() == {
        ("title", "all"): 0, ("body", "all"): 2, ("body", "reporter"): 1, ("body", "quoted"): 0,
    }  # fmt: skip
    for voice, number in (("all", 2), ("reporter", 1), ("quoted", 0)):
        assert len(tone_sentences_by_model(corpus, "any", scope=Scope(voice=voice))) == number


def test_every_token_is_read_and_no_lexicon_is_needed(stand_in: type[StandIn]) -> None:
    corpus = corpus_of([("Levant Echo", "La réunion était terrible.")], language="fr")
    assert len(tone_sentences(corpus)) == 0
    frame = tone_sentences_by_model(corpus, "any")
    assert frame[["hits", "coverage"]].to_numpy().tolist() == [[4, 1.0]]
    groups = tone_by_model(corpus, "any").set_index(["part", "voice"])
    assert not groups.loc[("body", "all"), "enough"]  # four tokens are not eight
    assert groups.loc[("body", "all"), "coverage"] == 1


def test_the_scope_chooses_sentences_and_they_are_read_whole(stand_in: type[StandIn]) -> None:
    corpus = corpus_of(ROWS, title=["A", "B", "C", "D"])
    titles = tone_sentences_by_model(corpus, "any", scope=Scope(part="title"))
    assert set(titles["part"]) == {"title"}
    frame = tone_sentences_by_model(corpus, "any")
    assert frame["tone"].tolist() == [len(text) / 1000 for text in texts_of(corpus, frame)]


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("code", "options"),
    [
        ("bad_option", {"batch": 0}),
        ("bad_option", {"scope": Scope(voice="everyone")}),  # type: ignore[arg-type]
        ("unknown_column", {"by": "desk"}),
    ],
)
def test_what_cannot_be_asked_is_refused_before_the_model_is_opened(
    code: str, options: dict[str, object]
) -> None:
    opened: list[float] = []
    with pytest.raises(InputError) as raised:
        tone_by_model(
            corpus_of(ROWS), "any", progress=lambda share, step: opened.append(share), **options
        )  # type: ignore[arg-type]
    assert raised.value.code == code
    assert opened == []


def test_an_interrupted_run_goes_on_where_it_stopped(
    tmp_path: Path, stand_in: type[StandIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    own = StandIn.tones
    monkeypatch.setattr(stand_in, "tones", lambda self, t: asked.extend(t) or own(self, t))

    def stop(share: float, step: str) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    corpus = corpus_of(ROWS)
    with pytest.raises(KeyboardInterrupt):
        tone_sentences_by_model(corpus, "any", batch=1, cache=tmp_path, progress=stop)
    before = len(asked)
    assert 0 < before < 8
    tone_sentences_by_model(corpus, "any", batch=1, cache=tmp_path)
    assert len(asked) == len(set(asked)) == 8  # “The council met.” stands there twice


@pytest.mark.parametrize("package", ["torch", "transformers"])
def test_without_the_extra_one_line_says_what_to_install(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("torch", "transformers"):
        monkeypatch.setitem(sys.modules, name, None if name == package else sys)
    with pytest.raises(
        InputError, match=rf"{package} is not installed.*-r requirements-models\.txt"
    ):
        tone_by_model(corpus_of(ROWS), tmp_path)
    assert (ROOT / "requirements-models.txt").is_file()


def test_nothing_but_a_call_imports_the_extra(tmp_path: Path) -> None:
    for name in ("torch", "transformers", "huggingface_hub"):
        (tmp_path / f"{name}.py").write_text("raise AssertionError('imported')\n")
    code = "import sys; sys.path.insert(0, sys.argv[1]); import analysis, analysis.models"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "model", ["./gone", "/gone/model", "../gone", "a/b/c", "~/gone", "C:\\gone", "", Path("gone")]
)
def test_a_path_that_is_not_there_is_not_looked_for_at_a_hub(
    model: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("torch", "transformers"):
        monkeypatch.setitem(sys.modules, name, sys)  # asking it for anything would raise
    with pytest.raises(InputError) as raised:
        Classifier(model)
    assert raised.value.code == "model_folder"


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (["positive", "negative", "neutral"], (0, 1)),  # CAMeLBERT's
        (["negative", "neutral", "positive"], (2, 0)),  # those of the XLM-R of Cardiff
        (["NEGATIVE", " Positive"], (1, 0)),
        (["Neg", "NEU", "Pos"], (2, 0)),
        (["LABEL_0", "LABEL_1", "LABEL_2"], None),
        (["1 star", "2 stars"], None),
        (["positive", "neutral"], None),
        (["very negative", "negative", "neutral", "positive", "very positive"], None),
        (["negative", "Negative", "positive"], None),
        ([], None),
    ],
)
def test_labels_say_which_output_is_which_or_nothing(
    labels: list[str], found: tuple[int, int] | None
) -> None:
    assert sides(labels) == found
