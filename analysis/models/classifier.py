"""A sentiment model: opened from a folder or by its name at a hub, asked for the tone of texts."""

from __future__ import annotations

import hashlib
import importlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, TypeVar

import numpy as np

from analysis.errors import InputError

LONGEST = 512  # pieces of a text that a model is given at most; a sentence of news has some 40
_HUB_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?")
#: Of the names of a model's outputs, the ones that are understood, in any case.
_MEANING = {"positive": 1, "pos": 1, "negative": -1, "neg": -1, "neutral": 0, "neu": 0}
_REASON = 200  # characters of what a library says that fit in one line
_Loaded = TypeVar("_Loaded")


class Classifier:
    """A sequence-classification model with positive and negative among its outputs.

    model: a folder with a saved model, or a name at a hub (`owner/name`). What is already on the
    machine is opened from there; only a hub name that is not goes to the network, and no code that
    comes with a model is run. Weights are loaded at the first text.
    labels: what the outputs are, in order, for a model that only numbers them.
    InputError: model_extra, model_folder, model_unreadable, model_labels, model_untrained.
    """

    def __init__(self, model: str | Path, labels: Sequence[str] | None = None) -> None:
        self.name = str(model)
        self._torch, self._library = _import("torch"), _import("transformers")
        self._source, self._local = _place(model)
        with self._quiet():
            config = self._first(lambda **how: self._part("AutoConfig", **how))
        known: dict[int, str] = config.id2label or {}
        own = [str(known[number]) for number in sorted(known)]
        names = own if labels is None else list(labels)
        found = sides(names) if len(names) == len(own) else None
        if found is None:
            raise InputError("model_labels", model=self.name, labels=", ".join(own) or "–")
        self._positive, self._negative = found
        self._revision = "" if self._local else _revision_of(self._source)
        self._longest = min((getattr(config, "max_position_embeddings", 0) or LONGEST) - 2, LONGEST)
        self._ready: tuple[Any, Any] | None = None
        version = _state_of(Path(self._source)) if self._local else self._revision
        order = f"{self._positive},{self._negative}"
        #: What scores are kept under: the name, and which state of the model it stands for.
        self.identity = "\0".join((self._source, version, order))

    def tones(self, texts: Sequence[str]) -> np.ndarray:
        """P(positive) − P(negative) of each text (float64, −1…1), in one batch.

        A text longer than the model takes is read up to that length.
        """
        tokenizer, network = self._ready = self._ready or self._load()
        pieces = tokenizer(
            list(texts), padding=True, truncation=True, return_tensors="pt",
            max_length=min(self._longest, tokenizer.model_max_length),
        )  # fmt: skip
        with self._torch.inference_mode():
            logits = network(**pieces).logits.double().numpy()
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances = odds / odds.sum(axis=1, keepdims=True)
        return chances[:, self._positive] - chances[:, self._negative]

    def _load(self) -> tuple[Any, Any]:
        """The tokenizer and the network with its weights."""

        def both(**how: Any) -> tuple[Any, Any, Any]:
            how["revision"] = self._revision or "main"  # the weights of the same state
            tokenizer = self._part("AutoTokenizer", **how)
            network, told = self._part(
                "AutoModelForSequenceClassification",
                output_loading_info=True,
                dtype=self._torch.float32,
                **how,
            )
            return tokenizer, network, told

        with self._quiet():
            tokenizer, network, told = self._first(both)
        if told["missing_keys"]:  # would be filled with random numbers
            missing = ", ".join(sorted(told["missing_keys"]))[:_REASON]
            raise InputError("model_untrained", model=self.name, missing=missing)
        if tokenizer.pad_token is None:
            raise self._unreadable("its tokenizer has no padding")
        return tokenizer, network.eval()

    def _part(self, kind: str, **how: Any) -> Any:
        loader = getattr(self._library, kind)
        return loader.from_pretrained(self._source, trust_remote_code=False, **how)

    def _first(self, load: Callable[..., _Loaded]) -> _Loaded:
        """What `load` gives from this machine, else, for a hub name, from the hub."""
        damaged = importlib.import_module("safetensors").SafetensorError
        faults = (
            OSError, ValueError, TypeError, AttributeError, KeyError, ImportError, RuntimeError,
            EOFError, UnpicklingError, damaged,
        )  # fmt: skip
        try:
            return load(local_files_only=True)
        except faults as error:
            if self._local:
                raise self._unreadable(error) from error
        try:
            return load(local_files_only=False)
        except faults as error:
            raise self._unreadable(error) from error

    def _unreadable(self, reason: object) -> InputError:
        line = " ".join(str(reason).split()) or type(reason).__name__
        return InputError("model_unreadable", model=self.name, reason=line[:_REASON])

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Without what transformers writes to the terminal while it opens a model."""
        log = self._library.logging
        level, bar = log.get_verbosity(), log.is_progress_bar_enabled()
        log.set_verbosity_error()
        log.disable_progress_bar()
        try:
            yield
        finally:
            log.set_verbosity(level)
            if bar:
                log.enable_progress_bar()


def sides(labels: Sequence[str]) -> tuple[int, int] | None:
    """(place of positive, place of negative) among the outputs' names; None where they don't say.

    Every name must be positive, negative or neutral, in any case, and none may stand twice: beside
    a “very negative” the plain one is only a part of what is negative.
    """
    meaning = [_MEANING.get(label.strip().casefold()) for label in labels]
    if None in meaning or len(set(meaning)) < len(meaning) or not {1, -1} <= set(meaning):
        return None
    return meaning.index(1), meaning.index(-1)


def _import(package: str) -> Any:
    """PyTorch or transformers, which stay out of everything that needs no model."""
    # Read when the library is imported: it neither tells the hub what it runs on, nor asks it to
    # convert a model.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("DISABLE_SAFETENSORS_CONVERSION", "1")
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise InputError("model_extra", package=package) from error


def _place(model: str | Path) -> tuple[str, bool]:
    """(folder or hub name, whether it is a folder). A path is never taken for a hub name."""
    name, folder = str(model), Path(model).expanduser()
    if name and folder.is_dir():
        return str(folder.resolve()), True
    if isinstance(model, Path) or name.startswith(".") or not _HUB_NAME.fullmatch(name):
        raise InputError("model_folder", model=name)
    return name, False


def _revision_of(name: str) -> str:
    """Which state of a hub's model stands on this machine; "" where that is not known."""
    hub = importlib.import_module("huggingface_hub")
    config = hub.try_to_load_from_cache(name, "config.json")
    return Path(config).parent.name if isinstance(config, str) else ""


def _state_of(folder: Path) -> str:
    """Changes when a file in the folder does: names, sizes and times of change."""
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        at = file.stat()
        total.update(f"{file.relative_to(folder)}\0{at.st_size}\0{at.st_mtime_ns}\0".encode())
    return total.hexdigest()
