"""Quotations of our own articles and of the gold sets, scored against what a finder reports.

The finder (`quotations`) is handed in: corpus → frame with article_id, part, type, start, end,
speaker, speaker_start, speaker_end, cue, cue_start, cue_end.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.articles import ArticleSet
from analysis.corpus import Corpus
from analysis.prepare import prepare
from tests.eval.quotes_read import OWN, read_labelled
from tests.eval.quotes_score import scores
from tests.eval.tone import Score

Finder = Callable[[Corpus], pd.DataFrame]

CODES = ("ar", "en", "fr")
#: (language, metric of `scores`) → the value on our own articles under which the evaluation fails.
FLOORS: dict[tuple[str, str], float] = {
    ("ar", "all F1"): 0.86, ("ar", "direct F1"): 0.91, ("ar", "speaker"): 0.84, ("ar", "cue"): 0.84,
    ("en", "speech F1"): 0.85, ("en", "direct F1"): 0.93, ("en", "speaker"): 0.93,
    ("en", "cue"): 0.94,
    ("fr", "all F1"): 0.86, ("fr", "direct F1"): 0.95, ("fr", "speaker"): 0.92, ("fr", "cue"): 0.9,
}  # fmt: skip


class LabelledSet(NamedTuple):
    """Articles for `prepare`, labels (`quotes_read.LABEL_COLUMNS`), whether its main figure is that
    of English (all speech, by share of the label) rather than IoU, and traps where known."""

    name: str
    language: str
    articles: pd.DataFrame
    labels: pd.DataFrame
    by_share: bool = False
    traps: pd.DataFrame | None = None


def own_sets() -> list[LabelledSet]:
    """Our own articles, a set a language."""
    sets = []
    for code in CODES:
        articles, labels, traps = read_labelled(OWN / f"quotes_{code}.txt")
        name = f"quotes, {code}, own articles ({len(articles)})"
        sets.append(LabelledSet(name, code, articles, labels, code == "en", traps))
    return sets


def gold_sets(folder: Path) -> list[LabelledSet]:
    """The labelled sets in `folder`; those that are not there are left out."""
    return [
        LabelledSet(f"quotes, {code}, {name}", code, *_gold(folder, name, code), code == "en")
        for name, code in (("quotes_ar", "ar"), ("quotes_en_polnear", "en"))
        if (folder / f"{name}.jsonl").is_file()
    ]


def _gold(folder: Path, name: str, code: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    articles = pd.read_json(folder / f"{name}_articles.jsonl", lines=True, dtype=False)
    labels = pd.read_json(folder / f"{name}.jsonl", lines=True)
    if "agreed" not in labels.columns:
        labels["agreed"] = labels["speech"]
    if "pieces" not in labels.columns:
        labels["pieces"] = labels[["start", "end"]].apply(lambda row: [row.tolist()], axis=1)
    return articles.assign(language=code), labels


def halves(articles: pd.DataFrame) -> dict[str, set[str]]:
    """Ids of all articles, and of those with an even and with an odd number (from 0)."""
    ids = articles["article_id"]
    return {"all": set(ids), "even": set(ids[::2]), "odd": set(ids[1::2])}


def scores_by_half(
    data: LabelledSet, reports: pd.DataFrame, *, strict: bool = False
) -> pd.DataFrame:
    """`scores` for all articles and for each half: half (all, even, odd), metric, value."""
    frames = []
    for half, ids in halves(data.articles).items():
        labels, some, traps = (
            None if frame is None else frame[frame["article_id"].isin(ids)]
            for frame in (data.labels, reports, data.traps)
        )
        frame = scores(labels, some, by_share=data.by_share, strict=strict, traps=traps)
        frame.insert(0, "half", half)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def reported(data: LabelledSet, find: Finder) -> pd.DataFrame:
    """What the finder reports on the articles of a set."""
    columns = ["article_id", "outlet", "title", "text", "language"]
    return find(prepare(ArticleSet.from_frame(data.articles[columns])))


def own_scores(find: Finder) -> list[Score]:
    """All metrics on our own articles, with their floors."""
    found = []
    for data in own_sets():
        for row in scores_by_half(data, reported(data, find)).itertuples():
            if row.half == "all":
                floor = FLOORS.get((data.language, row.metric))
                found.append(Score(f"{data.name}, {row.metric}", row.value, floor))
    return found


def gold_scores(folder: Path, find: Finder) -> list[Score]:
    """All metrics on the labelled sets in `folder`, for all articles and by half."""
    return [
        Score(f"{data.name}, {row.metric}, {row.half}", row.value)
        for data in gold_sets(folder)
        for row in scores_by_half(data, reported(data, find)).itertuples()
    ]


def report(find: Finder, gold: Path | None = None) -> None:
    """Print a line a metric (all articles, even, odd), on our own sets and those in `gold`."""
    for data in [*own_sets(), *(gold_sets(gold) if gold else [])]:
        frame = scores_by_half(data, reported(data, find))
        print(data.name)
        for metric, values in frame.groupby("metric", sort=False)["value"]:
            print(f"  {metric:<20}" + "".join(f"{value:9.3f}" for value in values))
