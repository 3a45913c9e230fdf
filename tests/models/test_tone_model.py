"""Tone by a real, if tiny, model: needs the extra (skipped without it, in one line)."""

from __future__ import annotations

import importlib
import json
import socket
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import tone_articles_by_model, tone_by_model, tone_sentences_by_model
from analysis.corpus import Corpus
from analysis.errors import InputError
from analysis.models import tone as by_model
from analysis.models.classifier import Classifier
from analysis.tables import TONE, TONE_ARTICLES, TONE_SENTENCES
from tests.conftest import with_models
from tests.helpers import corpus_of
from tests.models.tiny import LABELS, POSITIONS, tiny_bert, tiny_xlm_r

with_models()

CLOSE = 1e-6
TEXTS = ["A good result.", "The council met on Monday.", "A terrible plan.", "A good, good plan."]


def small() -> Corpus:
    rows = [
        ("Harbour Post", " ".join(TEXTS[:2])),
        ("Levant Echo", " ".join(TEXTS[2:])),
        ("صحيفة المرفأ", "كان اللقاء ناجحا في المدينة."),
    ]
    return corpus_of(rows, language=["en", "en", "ar"])


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each attempt to open a model's configuration was confined to this machine."""
    seen: list[bool] = []
    kind = importlib.import_module("transformers").AutoConfig
    own = kind.from_pretrained

    def watched(source: str, **how: object) -> object:
        seen.append(bool(how["local_files_only"]))
        if not how["local_files_only"]:
            raise OSError("We couldn't connect.\nTry again.")
        return own(source, **how)

    monkeypatch.setattr(kind, "from_pretrained", watched)
    return seen


def by_pipeline(folder: Path, text: str) -> float:
    """P(positive) − P(negative) as the library's own pipeline gives it, one text at a time."""
    pipeline = importlib.import_module("transformers").pipeline
    [chances] = pipeline("text-classification", model=str(folder), top_k=None)([text])
    chance = {str(each["label"]).lower(): each["score"] for each in chances}
    return chance["positive"] - chance["negative"]


@pytest.mark.parametrize("labels", [LABELS, ("POSITIVE", "Negative", "neutral"), ("Neg", "pos")])
def test_the_tone_is_positive_less_negative_as_the_pipeline_gives_them(
    tmp_path: Path, labels: tuple[str, ...]
) -> None:
    folder = tiny_bert(tmp_path / "model", labels)
    found = Classifier(folder).tones(TEXTS)
    if len(labels) == 3:
        assert found == pytest.approx([by_pipeline(folder, text) for text in TEXTS], abs=CLOSE)
    assert np.ptp(found) > 0.01  # the model does tell them apart
    assert (np.abs(found) <= 1).all()


def test_all_three_frames_are_filled_and_marked(tmp_path: Path, no_network: None) -> None:
    folder, corpus = tiny_bert(tmp_path / "model"), small()
    steps: list[tuple[float, str]] = []
    sentences = tone_sentences_by_model(
        corpus, folder, progress=lambda share, step: steps.append((share, step)), batch=2
    )
    assert sentences["tone"].tolist()[:4] == pytest.approx(
        Classifier(folder).tones(TEXTS).tolist(), abs=CLOSE
    )
    groups, articles = tone_by_model(corpus, folder), tone_articles_by_model(corpus, folder)
    for table, frame in ((TONE_SENTENCES, sentences), (TONE, groups), (TONE_ARTICLES, articles)):
        assert frame.dtypes.equals(table.frame().dtypes)
        assert frame.attrs["model"] == str(folder)
        assert set(frame["language"]) == {"en", "ar"}
    own = sentences[sentences["outlet"] == "Levant Echo"]["tone"].mean()
    assert articles.set_index("outlet").loc["Levant Echo", "tone"] == pytest.approx(own)
    assert steps[0] == (0.0, "loading")
    assert steps[-1] == (1.0, "scoring")
    shares = [share for share, _ in steps]
    assert shares == sorted(shares)
    assert len(steps) == 5  # five sentences, two at once


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_the_size_of_a_batch_changes_no_number(tmp_path: Path, batch: int) -> None:
    folder, corpus = tiny_bert(tmp_path / "model"), small()
    usual = tone_sentences_by_model(corpus, folder)
    other = tone_sentences_by_model(corpus, folder, batch=batch)
    pd.testing.assert_frame_equal(usual, other, rtol=0, atol=CLOSE)


def test_a_kept_score_is_not_asked_for_again_until_the_model_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, corpus, kept = tiny_bert(tmp_path / "model"), small(), tmp_path / "kept"
    asked: list[str] = []
    own = Classifier.tones
    monkeypatch.setattr(
        by_model.Classifier, "tones", lambda self, texts: asked.extend(texts) or own(self, texts)
    )
    first = tone_sentences_by_model(corpus, folder, cache=kept)
    assert len(asked) == 5
    pd.testing.assert_frame_equal(first, tone_sentences_by_model(corpus, folder, cache=kept))
    assert len(asked) == 5
    tiny_bert(folder, seed=5)
    changed = tone_sentences_by_model(corpus, folder, cache=kept)
    assert len(asked) == 10
    assert not np.allclose(changed["tone"], first["tone"])


def test_a_long_sentence_is_read_up_to_the_models_length(tmp_path: Path) -> None:
    for folder in (tiny_bert(tmp_path / "bert"), tiny_xlm_r(tmp_path / "xlm-r")):
        long, longer = ("a terrible plan " * n for n in (POSITIONS, 20 * POSITIONS))
        one, other = Classifier(folder).tones([long, longer])
        assert one == pytest.approx(other, abs=CLOSE)


def test_sentencepiece_and_pickled_weights_are_read(tmp_path: Path, no_network: None) -> None:
    found = Classifier(tiny_xlm_r(tmp_path / "model")).tones(["a good result", "كان اللقاء"])
    assert np.isfinite(found).all()
    assert found[0] != found[1]


def test_outputs_that_are_only_numbered_need_names(tmp_path: Path) -> None:
    folder = tiny_bert(tmp_path / "model", ["LABEL_0", "LABEL_1", "LABEL_2"])
    with pytest.raises(InputError, match="LABEL_0, LABEL_1, LABEL_2") as raised:
        Classifier(folder)
    assert raised.value.code == "model_labels"
    named = Classifier(folder, ["positive", "neutral", "negative"]).tones(TEXTS)
    turned = Classifier(folder, ["negative", "neutral", "positive"]).tones(TEXTS)
    assert named == pytest.approx(-turned)
    for wrong in (["negative", "positive"], ["bad", "so-so", "good"]):
        with pytest.raises(InputError, match="LABEL_0, LABEL_1, LABEL_2"):
            Classifier(folder, wrong)


def test_a_model_without_trained_outputs_is_refused(tmp_path: Path) -> None:
    folder = tiny_bert(tmp_path / "model")
    files = importlib.import_module("safetensors.torch")
    weights = files.load_file(folder / "model.safetensors")
    kept = {name: each for name, each in weights.items() if not name.startswith("classifier")}
    files.save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(InputError, match=r"classifier\.weight") as raised:
        tone_by_model(small(), folder)
    assert raised.value.code == "model_untrained"


@pytest.mark.parametrize("file", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_damaged_model_is_told_in_one_line(tmp_path: Path, file: str) -> None:
    folder = tiny_bert(tmp_path / "model")
    (folder / file).write_bytes(b"{ no")
    with pytest.raises(InputError) as raised:
        tone_by_model(small(), folder)
    assert raised.value.code == "model_unreadable"
    assert "\n" not in str(raised.value)


def test_code_that_comes_with_a_model_is_not_run(tmp_path: Path) -> None:
    folder = tiny_bert(tmp_path / "model")
    (folder / "own.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n")
    config = json.loads((folder / "config.json").read_text())
    config |= {"model_type": "own", "auto_map": {"AutoConfig": "own.OwnConfig"}}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(InputError) as raised:
        Classifier(folder)
    assert raised.value.code == "model_unreadable"
    assert not (tmp_path / "ran").exists()


def test_only_a_hub_name_that_is_not_here_goes_to_the_network(
    tmp_path: Path, loads: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    constants = importlib.import_module("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    at = tmp_path / "hub" / "models--invented--here"
    tiny_bert(at / "snapshots" / ("0" * 40))
    (at / "refs").mkdir()
    (at / "refs" / "main").write_text("0" * 40)
    here = Classifier("invented/here")
    assert np.isfinite(here.tones(TEXTS)).all()
    assert "0" * 40 in here.identity
    assert loads
    assert all(loads)
    with pytest.raises(InputError, match=r"“invented/gone” .*: We couldn't connect\. Try again\."):
        Classifier("invented/gone")
    assert loads[-2:] == [True, False]
    loads.clear()
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        Classifier(tmp_path / "empty")
    assert loads == [True]


def test_opening_a_model_writes_nothing_to_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tiny_bert(tmp_path / "model")
    capfd.readouterr()
    log = importlib.import_module("transformers").logging
    before = log.get_verbosity(), log.is_progress_bar_enabled()
    Classifier(folder).tones(TEXTS)
    assert capfd.readouterr() == ("", "")
    assert (log.get_verbosity(), log.is_progress_bar_enabled()) == before


def test_without_sentences_the_frames_are_empty_and_the_model_is_still_looked_at(
    tmp_path: Path,
) -> None:
    folder = tiny_bert(tmp_path / "model")
    assert len(tone_by_model(corpus_of([]), folder)) == 0
    with pytest.raises(InputError):
        tone_by_model(corpus_of([]), tmp_path / "missing")
    assert "torch" in sys.modules
