"""Tone of sentences, groups and articles by a sentiment model, in the frames of the lexicon's.

The tone of a sentence is P(positive) − P(negative) as the model gives them for the whole sentence.
Such a model knows what it was trained on (tweets, reviews); it is still tone of the wording, never
stance. Numbers of a model and of a lexicon, or of two models, are on different scales.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Flag, Part, Scope
from analysis.errors import InputError
from analysis.measures.counts import token_mask
from analysis.measures.tone import Scores, group_frame, sentence_frame
from analysis.measures.tone_articles import article_frame
from analysis.models.classifier import Classifier
from analysis.models.kept import KeptScores

#: Told (share done, step); shares never fall, the last is 1; the steps are loading and scoring.
Progress = Callable[[float, str], object]


def tone_sentences_by_model(
    corpus: Corpus,
    model: str | Path,
    *,
    scope: Scope = Scope(),
    batch: int = 32,
    progress: Progress | None = None,
    cache: str | Path | None = None,
    labels: Sequence[str] | None = None,
) -> pd.DataFrame:
    """The tone of each sentence by a model (table `tone_sentences`), in order of the text.

    One row for every sentence with a token in scope, in any language: whether the model knows it is
    the user's to judge. The model reads sentences whole, also what of them is out of scope, so:
    tone_reporter and tone_quoted are the sentence's tone where all of it is in that voice, else
    NaN (“We won,” she said is neither); a scope of one voice leaves out sentences in both. No
    lexicon is asked: hits are all tokens of the sentence, coverage is 1.
    `attrs["model"]` is the model as it was named.

    model: a folder, or a name at a hub, of a sequence-classification model whose outputs are
    called positive, negative and perhaps neutral; labels names them, in order, where the model only
    numbers them. batch: sentences at once. cache: a folder in which scores are kept, by SHA-256 of
    model and text; a model that changed is asked anew.
    InputError: the extra is not installed; the model is not there, cannot be opened, has other
    outputs or untrained ones; nothing can be kept in the folder; a scope or batch that cannot be.
    """
    return marked(
        sentence_frame(corpus, _scores(corpus, model, scope, batch, progress, cache, labels)), model
    )


def tone_by_model(
    corpus: Corpus,
    model: str | Path,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    batch: int = 32,
    progress: Progress | None = None,
    cache: str | Path | None = None,
    labels: Sequence[str] | None = None,
) -> pd.DataFrame:
    """The tone of each group and language by a model (table `tone`), averaged as `tone` does.

    The rows of a voice stand on the sentences wholly in it. `enough` is false under eight tokens.
    Options, errors and `attrs` as in `tone_sentences_by_model`.
    """
    corpus.articles.groups(by)  # an unknown column is told before the model works
    scores = _scores(corpus, model, scope, batch, progress, cache, labels)
    return marked(group_frame(corpus, scores, by, scope), model)


def tone_articles_by_model(
    corpus: Corpus,
    model: str | Path,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    batch: int = 32,
    progress: Progress | None = None,
    cache: str | Path | None = None,
    labels: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Mean body and headline tone of each article by a model (table `tone_articles`).

    Rows and averages as in `tone_articles`; options, errors and `attrs` as in
    `tone_sentences_by_model`.
    """
    corpus.articles.groups(by)
    scores = _scores(corpus, model, scope, batch, progress, cache, labels)
    return marked(article_frame(corpus, sentence_frame(corpus, scores), by, scope), model)


def _scores(
    corpus: Corpus,
    model: str | Path,
    scope: Scope,
    batch: int,
    progress: Progress | None,
    cache: str | Path | None,
    labels: Sequence[str] | None,
) -> Scores:
    if batch < 1:
        raise InputError("bad_option", value=batch, option="batch", values="1, 2, 3 …")
    tokens, size = corpus.tokens, len(corpus.sentences)
    quoted = (tokens.flags & np.uint8(Flag.QUOTED)) != 0
    every = np.bincount(tokens.sentence, minlength=size)
    said = np.bincount(tokens.sentence[quoted], minlength=size)
    number = {"all": every, "reporter": every - said, "quoted": said}
    inside = np.bincount(tokens.sentence[token_mask(corpus, scope)], minlength=size) > 0
    rows = np.flatnonzero(inside & (number[scope.voice] == every))
    tell = progress or (lambda share, step: None)
    tell(0.0, "loading")
    classifier = Classifier(model, labels)
    whole = _tones(_texts(corpus, rows), classifier, batch, tell, cache)
    read = {voice: count[rows] for voice, count in number.items()}
    tone = {v: np.where(count == read["all"], whole, np.nan) for v, count in read.items()}
    return Scores(rows, read, read, tone)


def _texts(corpus: Corpus, rows: np.ndarray) -> list[str]:
    """The sentences `rows` as they stand."""
    titles, bodies = (corpus.articles.frame[name].tolist() for name in ("title", "text"))
    spans = corpus.sentences.iloc[rows][["article", "part", "start", "end"]]
    return [
        (titles if part == Part.TITLE else bodies)[article][start:end]
        for article, part, start, end in spans.itertuples(index=False)
    ]


def _tones(
    texts: list[str],
    classifier: Classifier,
    batch: int,
    tell: Progress,
    cache: str | Path | None,
) -> np.ndarray:
    """The tone of each text: each different one once, sentences of like length together."""
    unique = sorted(set(texts), key=lambda text: (-len(text), text))  # longest first: none to come
    with nullcontext() if cache is None else KeptScores(cache, classifier.identity) as kept:
        tone = kept.known(unique) if kept is not None else {}
        left = [text for text in unique if text not in tone]
        whole = max(sum(map(len, unique)), 1)
        done = whole - sum(map(len, left))
        for first in range(0, len(left), batch):
            tell(done / whole, "scoring")
            some = left[first : first + batch]
            new = dict(zip(some, classifier.tones(some).tolist(), strict=True))
            if kept is not None:
                kept.keep(new)
            tone |= new
            done += sum(map(len, some))
    tell(1.0, "scoring")
    return np.array([tone[text] for text in texts], dtype=np.float64)


def marked(frame: pd.DataFrame, model: str | Path) -> pd.DataFrame:
    """The frame with the model's name in its `attrs`."""
    frame.attrs["model"] = str(model)
    return frame
