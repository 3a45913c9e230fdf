"""How well the tone of sentences agrees with readers; scored as in the description of the gold set.

The tone of a text is the mean of its body sentences weighted by their length in characters; above
.05 it is positive, under −.05 negative. Macro-F1 is the plain mean over the three labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import f1_score

from analysis.articles import ArticleSet
from analysis.measures import tone_sentences
from analysis.prepare import prepare

OWN = Path(__file__).parent / "data"
LIMIT = 0.05
#: Macro-F1 on our own sentences under which the evaluation fails.
FLOORS = {"ar": 0.80, "en": 0.74}


@dataclass(frozen=True)
class Score:
    """One figure: what was scored, its value, and the floor under which it fails (or None)."""

    name: str
    value: float
    floor: float | None = None

    @property
    def holds(self) -> bool:
        return self.floor is None or self.value >= self.floor

    def __str__(self) -> str:
        line = f"{self.name:<60} {self.value:.3f}"
        if self.floor is None:
            return line
        return f"{line}   floor {self.floor:.2f}{'' if self.holds else '   SUNK'}"


def text_tones(texts: list[str], language: str, **options: str) -> np.ndarray:
    """The tone of each text (−1…1); 0 where it has no sentence."""
    frame = pd.DataFrame({"outlet": "eval", "title": "", "text": texts, "language": language})
    corpus = prepare(ArticleSet.from_frame(frame))
    found = tone_sentences(corpus, **options)
    found = found[found["part"] == "body"]
    weight = found["end"] - found["start"]
    ids = found["article_id"]
    mean = (found["tone"] * weight).groupby(ids).sum() / weight.groupby(ids).sum()
    return corpus.articles.frame["article_id"].map(mean).fillna(0.0).to_numpy(dtype=float)


def labels_of(tones: np.ndarray) -> np.ndarray:
    """neg, neu or pos."""
    return np.where(tones > LIMIT, "pos", np.where(tones < -LIMIT, "neg", "neu"))


def macro_f1(labels: list[str], tones: np.ndarray) -> float:
    return float(f1_score(labels, labels_of(tones), average="macro"))


def own_scores() -> list[Score]:
    """Macro-F1 on the sentences of `data/`, with their floors."""
    scores = []
    for code, floor in FLOORS.items():
        path = OWN / f"tone_{code}.tsv"
        frame = pd.read_csv(path, sep="\t", comment="#", quoting=3)
        value = macro_f1(frame["label"].tolist(), text_tones(frame["sentence"].tolist(), code))
        scores.append(Score(f"tone, {code}, own sentences ({len(frame)}), macro-F1", value, floor))
    return scores


def gold_scores(folder: Path) -> list[Score]:
    """Scores on the labelled sets in `folder`; those that are not there are left out."""
    return [*_gold_arabic(folder / "tone_ar.jsonl"), *_gold_english(folder / "tone_en_nyt.csv")]


def _gold_arabic(path: Path) -> list[Score]:
    if not path.is_file():
        return []
    frame = pd.read_json(path, lines=True)
    scores = []
    for events in ("count", "drop"):
        tones = text_tones(frame["sentence"].tolist(), "ar", events=events)
        value = macro_f1(frame["label"].tolist(), tones)
        scores.append(Score(f"tone, ar, {path.name}, events {events}, macro-F1", value))
    return scores


def _gold_english(path: Path) -> list[Score]:
    if not path.is_file():
        return []
    frame = pd.read_csv(path)
    scores = []
    for lexicon, events in (("vader", "count"), ("news", "count"), ("news", "drop")):
        tones = text_tones(frame["text"].tolist(), "en", lexicon=lexicon, events=events)
        name = f"tone, en, {path.name}, {lexicon}, events {events}"
        scores.append(Score(f"{name}, r", float(np.corrcoef(tones, frame["rating"])[0, 1])))
        scores.append(Score(f"{name}, macro-F1", macro_f1(frame["label"].tolist(), tones)))
    return scores
