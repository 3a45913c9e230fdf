"""How well the tone toward a target agrees with readers; scored as the gold set describes.

Each sentence is one article of an outlet of its own. The tone toward its target is positive above
.05, negative under −.05; a target that is not found has tone 0. Macro-F1 over the three labels.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from analysis.articles import ArticleSet
from analysis.measures import tone_toward
from analysis.prepare import prepare
from tests.eval.tone import OWN, Score, macro_f1

#: Macro-F1 on our own sentences under which the evaluation fails.
FLOORS = {"ar": 0.85, "en": 0.85}


def target_tones(
    sentences: list[str], targets: list[str], language: str, **options: str
) -> np.ndarray:
    """The tone of each sentence toward its target (−1…1); 0 where the target is not found."""
    outlets = [f"sentence {number}" for number in range(len(sentences))]
    frame = pd.DataFrame({"outlet": outlets, "title": "", "text": sentences, "language": language})
    corpus = prepare(ArticleSet.from_frame(frame))
    found = tone_toward(corpus, list(dict.fromkeys(targets)), **options)
    tones = found.set_index(["group", "actor"])["tone"]
    pairs = pd.MultiIndex.from_arrays([outlets, targets])
    return tones.reindex(pairs).fillna(0.0).to_numpy(dtype=float)


def own_scores() -> list[Score]:
    """Macro-F1 on the sentences of `data/`, with their floors."""
    scores = []
    for code, floor in FLOORS.items():
        path = OWN / f"toward_{code}.tsv"
        frame = pd.read_csv(path, sep="\t", comment="#", quoting=3)
        tones = target_tones(frame["sentence"].tolist(), frame["target"].tolist(), code)
        name = f"tone toward, {code}, own sentences ({len(frame)}), macro-F1"
        scores.append(Score(name, macro_f1(frame["label"].tolist(), tones), floor))
    return scores


def gold_scores(folder: Path) -> list[Score]:
    """Scores on the labelled set in `folder`, all and by halves; none where it is not there."""
    path = folder / "newsmtsc_dev.csv"
    if not path.is_file():
        return []
    frame = pd.read_csv(path)
    even = np.arange(len(frame)) % 2 == 0
    scores = []
    for lexicon in ("vader", "news"):
        tones = target_tones(
            frame["sentence"].tolist(), frame["target"].tolist(), "en", lexicon=lexicon
        )
        for half, rows in (("all", even | ~even), ("even", even), ("odd", ~even)):
            value = macro_f1(frame.loc[rows, "label"].tolist(), tones[rows])
            name = f"tone toward, en, {path.name}, {lexicon}, {half}, macro-F1"
            scores.append(Score(name, value))
    return scores
