"""How often the rules of agency read our own sentences as a reader does.

A sentence is right when the kind of its first word for harm (none: no such word) is the label, and
where an agent is named, the agent found shares a word with the labelled one.
"""

from __future__ import annotations

import pandas as pd

from analysis.articles import ArticleSet
from analysis.measures import agency_sentences
from analysis.prepare import prepare
from tests.eval.tone import OWN, Score

#: Share of our own sentences that must be read rightly.
FLOORS = {"ar": 0.95, "en": 0.95}


def labelled(code: str) -> pd.DataFrame:
    """The labelled sentences of a language: sentence, kind, agent."""
    path = OWN / f"agency_{code}.tsv"
    return pd.read_csv(path, sep="\t", comment="#", quoting=3, keep_default_na=False)


def readings(sentences: list[str], code: str) -> pd.DataFrame:
    """kind and agent of the first word for harm in each sentence; kind none without one."""
    outlets = [f"sentence {number:03}" for number in range(len(sentences))]
    frame = pd.DataFrame({"outlet": outlets, "title": "", "text": sentences, "language": code})
    found = agency_sentences(prepare(ArticleSet.from_frame(frame)))
    first = found.drop_duplicates("outlet").set_index("outlet")[["kind", "agent"]]
    return first.reindex(outlets).fillna({"kind": "none", "agent": ""}).reset_index(drop=True)


def is_right(kind: str, agent: str, label: str, wanted: str) -> bool:
    """Whether a reading agrees with its label."""
    return kind == label and (not wanted or bool(set(agent.split()) & set(wanted.split())))


def own_scores() -> list[Score]:
    """Share of rightly read sentences of `data/`, with their floors."""
    scores = []
    for code, floor in FLOORS.items():
        frame = labelled(code)
        found = readings(frame["sentence"].tolist(), code)
        pairs = zip(found["kind"], found["agent"], frame["kind"], frame["agent"], strict=True)
        right = sum(is_right(*pair) for pair in pairs)
        name = f"agency, {code}, own sentences ({len(frame)}), accuracy"
        scores.append(Score(name, right / len(frame), floor))
    return scores
