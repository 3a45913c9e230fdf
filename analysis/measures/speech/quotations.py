"""Quotations as a table: what is said, by whom, with which verb, and the rule that found it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.corpus import PART_NAMES, Corpus, Part, Scope
from analysis.measures.counts import article_mask, token_mask
from analysis.tables import QUOTATIONS


def quotations(corpus: Corpus, *, scope: Scope = Scope()) -> pd.DataFrame:
    """The quotations in scope, a row each (columns: QUOTATIONS), in order of article and place.

    A quotation is in scope where at least half of its words are; `scope.voice` does not matter,
    since all of it is somebody's. Pieces of a quotation that is split are a row each.
    """
    rows = quotation_rows(corpus, scope)
    spans = corpus.quotations.take(rows)
    articles = corpus.articles.frame
    article, part = spans["article"].to_numpy(), spans["part"].to_numpy()
    texts = _texts(corpus, article, part)
    first, last = token_range(corpus, spans)
    of_article = {
        name: articles[name].to_numpy(dtype=object)[article]
        for name in ("article_id", "outlet", "language")
    }
    return QUOTATIONS.frame(
        {
            **of_article,
            "part": PART_NAMES[part],
            "type": spans["type"].to_numpy(dtype=object),
            "text": _cut(texts, spans, "start", "end"),
            "words": last - first,
            "speaker": _cut(texts, spans, "speaker_start", "speaker_end"),
            "cue": _cut(texts, spans, "cue_start", "cue_end"),
            **{name: spans[name].to_numpy() for name in _KEPT},
        }
    )


_KEPT = (
    "start", "end", "speaker_start", "speaker_end", "cue_start", "cue_end", "verb", "grade", "rule",
)  # fmt: skip


def quotation_rows(corpus: Corpus, scope: Scope = Scope()) -> np.ndarray:
    """The rows of `corpus.quotations` that are in scope, as `quotations` says."""
    spans = corpus.quotations
    inside = np.concatenate(([0], np.cumsum(token_mask(corpus, replace(scope, voice="all")))))
    first, last = token_range(corpus, spans)
    there = article_mask(corpus, scope)[spans["article"].to_numpy()]
    counted = inside[last] - inside[first]
    return np.flatnonzero(there & (counted > 0) & (2 * counted >= last - first))


def token_range(corpus: Corpus, spans: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """(first token row, the one after the last) of spans with article, part, start, end."""
    tokens = corpus.tokens
    text = (tokens.article.astype(np.int64) * len(Part) + tokens.part) << 32
    of_span = (spans["article"].to_numpy(np.int64) * len(Part) + spans["part"].to_numpy()) << 32
    first = np.searchsorted(text + tokens.end, of_span + spans["start"].to_numpy(), side="right")
    last = np.searchsorted(text + tokens.start, of_span + spans["end"].to_numpy(), side="left")
    return first, np.maximum(first, last)


def _texts(corpus: Corpus, article: np.ndarray, part: np.ndarray) -> list[str]:
    frame = corpus.articles.frame
    titles, bodies = frame["title"].array, frame["text"].array
    pairs = zip(article.tolist(), part.tolist(), strict=True)
    return [bodies[row] if which == Part.BODY else titles[row] for row, which in pairs]


def _cut(texts: Sequence[str], spans: pd.DataFrame, start: str, end: str) -> list[str]:
    """What stands between two columns of offsets; empty where they are −1."""
    pairs = zip(texts, spans[start].tolist(), spans[end].tolist(), strict=True)
    return [text[a:b] if a >= 0 else "" for text, a, b in pairs]
