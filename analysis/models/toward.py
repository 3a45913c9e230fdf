"""Tone toward actors by a target-dependent model, such as NewsSentiment, in the lexicon's frames.

NewsSentiment (Hamborg & Donnay 2021) has a package of its own, which reads a sentence in three
parts: what stands before the mention, the mention, what stands after it. Parallax does not install
it: the user hands over its classifier, or any object that answers in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Protocol

import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.tone_toward import tone_toward_mentions, toward_frame
from analysis.measures.toward_actors import Actors, spellings_of
from analysis.models.kept import KeptScores
from analysis.models.tone import Progress, marked

_SIDES = {"positive": 1.0, "neutral": 0.0, "negative": -1.0}


class TargetClassifier(Protocol):
    """What NewsSentiment's `TargetSentimentClassifier` offers."""

    def infer_from_text(self, left: str, target: str, right: str, /) -> Sequence[Any]:
        """Classes of the tone toward `target`, each with class_label and class_prob."""
        ...


def tone_toward_by_model(
    corpus: Corpus,
    actors: Actors,
    model: TargetClassifier,
    *,
    name: str = "NewsSentiment",
    by: str = "outlet",
    scope: Scope = Scope(),
    progress: Progress | None = None,
    cache: str | Path | None = None,
) -> pd.DataFrame:
    """The tone toward each actor by a target-dependent model (table `tone_toward`).

    Rows and averages as in `tone_toward`, of the same mentions; the tone of a mention is the
    model's P(positive) − P(negative) for it in its sentence. NewsSentiment knows English only:
    `Scope(language="en")` leaves the rest out. name: what the model is called, in
    `attrs["model"]` and for the cache, a folder in which scores are kept by SHA-256 of the name and
    of sentence and mention. progress: told (share done, "scoring").
    InputError: nothing to look for, an unknown column or option, an answer that is none.
    """
    mentions = tone_toward_mentions(corpus, actors, by=by, scope=scope)
    parts = _parts(corpus, mentions)
    keys = ["\0".join(each) for each in parts]
    tell = progress or (lambda share, step: None)
    with nullcontext() if cache is None else KeptScores(cache, f"toward\0{name}") as kept:
        tones = kept.known(keys) if kept is not None else {}
        left = {key: part for key, part in zip(keys, parts, strict=True) if key not in tones}
        for done, (key, part) in enumerate(left.items()):
            tell(done / len(left), "scoring")
            tones[key] = _tone(model.infer_from_text(*part), name)
            if kept is not None:
                kept.keep({key: tones[key]})
    tell(1.0, "scoring")
    scored = mentions.assign(tone=pd.Series([tones[key] for key in keys], dtype="float64"))
    return marked(toward_frame(scored, list(spellings_of(actors))), name)


def _parts(corpus: Corpus, mentions: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Of each mention the sentence before it, the mention, and the sentence after it."""
    frame = corpus.articles.frame
    ids = frame["article_id"].tolist()
    texts = {
        part: dict(zip(ids, frame[column].tolist(), strict=True))
        for part, column in (("title", "title"), ("body", "text"))
    }
    spans = corpus.sentences[["start", "end"]].to_numpy()[mentions["sentence"].to_numpy()].tolist()
    columns = [mentions[name].tolist() for name in ("article_id", "part", "start", "end")]
    found: list[tuple[str, str, str]] = []
    for article, part, start, end, (opens, closes) in zip(*columns, spans, strict=True):
        text = texts[part][article]
        found.append((text[opens:start], text[start:end], text[end:closes]))
    return found


def _tone(classes: Sequence[Any], name: str) -> float:
    """P(positive) − P(negative) of an answer."""
    try:
        chances = {str(one["class_label"]).casefold(): float(one["class_prob"]) for one in classes}
        return sum(_SIDES[label] * chance for label, chance in chances.items())
    except (KeyError, TypeError, ValueError) as error:
        known = ", ".join(_SIDES)
        raise InputError("model_labels", model=name, labels=f"{classes!r:.80} ({known})") from error
