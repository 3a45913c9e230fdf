"""Models of a few numbers, made in a folder: with random but fixed weights, they know nothing."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_TEXT = "a good terrible result the council met on monday plan . كان اللقاء ناجحا في المدينة"
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *_TEXT.split()]
LABELS = ("negative", "neutral", "positive")
POSITIONS = 32


def tiny_bert(folder: Path, labels: Sequence[str] = LABELS, seed: int = 1) -> Path:
    """A BERT like CAMeLBERT: words for pieces, weights as safetensors."""
    torch, transformers = (importlib.import_module(name) for name in ("torch", "transformers"))
    torch.manual_seed(seed)
    config = transformers.BertConfig(
        **_shape(labels), vocab_size=len(WORDS), max_position_embeddings=POSITIONS
    )
    words = {word: number for number, word in enumerate(WORDS)}
    transformers.BertTokenizer(vocab=words).save_pretrained(folder)
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def tiny_xlm_r(folder: Path, labels: Sequence[str] = LABELS) -> Path:
    """An XLM-R as older ones stand at a hub: SentencePiece and pickled weights, no more."""
    torch, transformers = (importlib.import_module(name) for name in ("torch", "transformers"))
    folder.mkdir(parents=True, exist_ok=True)
    text = folder / "text.txt"
    text.write_text("a good result\nكان اللقاء ناجحا\n" * 20, encoding="utf-8")
    importlib.import_module("sentencepiece").SentencePieceTrainer.train(
        input=str(text), model_prefix=str(folder / "sentencepiece.bpe"), vocab_size=40,
        hard_vocab_limit=False, minloglevel=2,
    )  # fmt: skip
    text.unlink()
    torch.manual_seed(2)
    config = transformers.XLMRobertaConfig(
        **_shape(labels), vocab_size=60, max_position_embeddings=POSITIONS + 2
    )
    model = transformers.XLMRobertaForSequenceClassification(config)
    config.architectures = [type(model).__name__]
    config.save_pretrained(folder)
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    return folder


def _shape(labels: Sequence[str]) -> dict[str, Any]:
    return {
        "hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2,
        "intermediate_size": 16, "initializer_range": 1.0, "id2label": dict(enumerate(labels)),
    }  # fmt: skip
