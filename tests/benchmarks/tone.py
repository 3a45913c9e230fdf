"""How fast English tone is, against vaderSentiment on the same sentences with the same result.

Sentences of the sample as they are, and with two of every four made one, which makes them as long
as those of newspapers (23 words in fifty real articles). Some of their words are changed in every
copy, so that there are many different ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import ArticleSet, Corpus, prepare, sentence_tones, tone_sentences
from analysis.ingest import read_sample
from tests.benchmarks.words import seconds

COPIES = 60
CHANGED = 25  # one word in so many is another one in each copy
WANTED_RAW, WANTED_PREPARED = 8, 20
RUNS = 5


def _sentences(corpus: Corpus) -> list[str]:
    """The text of each sentence."""
    texts = corpus.articles.frame[["title", "text"]].to_numpy().tolist()
    columns = (corpus.sentences[name].tolist() for name in ("article", "part", "start", "end"))
    return [texts[a][part][start:end] for a, part, start, end in zip(*columns, strict=True)]


def _copies(longer: bool) -> list[str]:
    """Bodies of articles: those of the sample again and again."""
    sample = read_sample("visit").articles
    english = prepare(sample.select((sample.frame["language"] == "en").to_numpy()))
    body = (english.sentences["part"] == 1).to_numpy()
    sentences = pd.Series(_sentences(english))[body]
    bodies = []
    for _, each in sentences.groupby(english.sentences["article"].to_numpy()[body]):
        own = each.tolist()
        if longer:
            firsts = [one.rstrip(".") + ", and" if n % 4 == 0 else one for n, one in enumerate(own)]
            own = [*firsts[:-1], own[-1]]
        bodies.append(" ".join(own))
    draw = np.random.default_rng(5)
    texts = []
    for number in range(COPIES):
        mark = chr(ord("a") + number % 26) * (1 + number // 26)
        for text in bodies:
            words = text.split(" ")
            for place in draw.integers(0, len(words), len(words) // CHANGED).tolist():
                words[place] = re.sub(r"([a-z])\b", rf"\1{mark}", words[place], count=1)
            texts.append(" ".join(words))
    return texts


def report() -> None:
    for longer in (True, False):
        _report(longer)


def _report(longer: bool) -> None:
    frame = pd.DataFrame({"outlet": "Harbour Post", "text": _copies(longer), "language": "en"})
    brought = ArticleSet.from_frame(frame)
    corpus = prepare(brought)
    everything = np.ones(len(brought), dtype=bool)
    sentences = _sentences(corpus)
    analyzer = SentimentIntensityAnalyzer()
    fresh = [corpus.select(everything) for _ in range(RUNS)]  # nothing is kept with these
    ways: dict[str, Callable[[], object]] = {
        "vaderSentiment": lambda: [analyzer.polarity_scores(text) for text in sentences],
        "raw": lambda: sentence_tones(sentences, lexicon="vader"),
        "prepared": lambda: tone_sentences(fresh.pop(), lexicon="vader"),
        "again": lambda: tone_sentences(corpus, lexicon="vader"),
        "news": lambda: sentence_tones(sentences),
    }
    times = dict.fromkeys(ways, float("inf"))
    for _ in range(RUNS):  # in turn, so that what disturbs disturbs all
        for name, run in ways.items():
            times[name] = min(times[name], seconds(run))
    theirs = times["vaderSentiment"]
    count, types = len(corpus.tokens), len(np.unique(corpus.tokens.term))
    print(
        f"{len(sentences):,} English sentences of {count / len(sentences):.0f} words ({types:,} "
        f"different): vaderSentiment {theirs * 1000:.0f} ms; the same tones from raw sentences "
        f"{times['raw'] * 1000:.0f} ms: {theirs / times['raw']:.1f} × quicker, wanted "
        f"{WANTED_RAW}; tone_sentences of a prepared corpus, the first time "
        f"{times['prepared'] * 1000:.0f} ms: {theirs / times['prepared']:.1f} ×, wanted "
        f"{WANTED_PREPARED}; for another scope or group {times['again'] * 1000:.0f} ms: "
        f"{theirs / times['again']:.0f} ×; lexicon for news from raw sentences "
        f"{times['news'] * 1000:.0f} ms"
    )
