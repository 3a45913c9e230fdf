"""What the rules of boilerplate found in a study: how often each, and where for example."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from analysis.corpus import Corpus
from analysis.marks.rules import RULES


@dataclass(frozen=True)
class RuleFound:
    """One rule: whether it marks, and its spans and the articles that have one."""

    rule: str
    marks: bool
    spans: int
    articles: int


@dataclass(frozen=True)
class Example:
    """One span of a rule: where it stands (article id, outlet) and its text."""

    article_id: str
    outlet: str
    text: str


def rules_found(corpus: Corpus) -> list[RuleFound]:
    """Every rule in the order of `RULES`, those that are switched off and found nothing too."""
    spans = pd.concat([corpus.boilerplate, corpus.unmarked], ignore_index=True)
    counts = Counter(spans["rule"].tolist())
    articles = Counter(spans[["rule", "article"]].drop_duplicates()["rule"].tolist())
    off = set(corpus.rules_off)
    return [RuleFound(one, one not in off, counts[one], articles[one]) for one in RULES]


def examples(corpus: Corpus, rule: str, most: int = 5) -> list[Example]:
    """The first spans of `rule`, marked or switched off, each text once; at most `most`."""
    spans = pd.concat([corpus.boilerplate, corpus.unmarked], ignore_index=True)
    own = spans[spans["rule"] == rule].sort_values(["article", "start"])
    frame, shown = corpus.articles.frame, dict[str, Example]()
    for article, start, end in zip(own["article"], own["start"], own["end"], strict=True):
        row = frame.iloc[article]
        text = row["text"][start:end].strip()
        shown.setdefault(text, Example(row["article_id"], row["outlet"], text))
        if len(shown) == most:
            break
    return list(shown.values())
