"""How fast words are counted and compared, against what people use otherwise."""

from __future__ import annotations

import importlib
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer

from analysis import ArticleSet, Corpus, Scope, prepare, term_differences, tokenize
from analysis.measures.scoring import SCORES
from analysis.text.tokens import words
from tests.benchmarks.texts import OUTLETS, arabic_articles

MOST_MS = 300
MOST_FIRST_S = 8
#: Every change that a reader can make on the page, each from the same corpus.
SCOPES = {
    "titles": Scope(part="title"),
    "bodies": Scope(part="body"),
    "the reporter's voice": Scope(voice="reporter"),
    "quotations": Scope(voice="quoted"),
    "ten days": Scope(since="2031-06-10", until="2031-06-19"),
    "two outlets": Scope(where=(("outlet", OUTLETS[:2]),)),
    "without shared passages": Scope(shared="drop"),
}


def seconds(run: Callable[[], object], runs: int = 1) -> float:
    """The quickest of some runs: what the code takes when nothing else disturbs it."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def by_outlet(articles: ArticleSet, weights: Any) -> list[object]:
    outlet = articles.frame["outlet"]
    return [weights[(outlet == name).to_numpy()].mean(axis=0) for name in outlet.unique()]


def by_vectorizer(articles: ArticleSet) -> list[object]:
    """As people count without this library: weights of words, their mean an outlet."""
    vectorizer = TfidfVectorizer(token_pattern=r"\w+")
    return by_outlet(articles, vectorizer.fit_transform(articles.frame["text"].tolist()))


def by_words(articles: ArticleSet) -> list[object]:
    """The same from our words with their offsets."""
    texts = articles.frame["text"].tolist()
    found = words(texts, articles.frame["language"].tolist())
    lower = pd.factorize(found.types["surface"].str.lower())[0].astype(np.int32)[found.type]
    starts = np.searchsorted(found.text, np.arange(len(texts) + 1, dtype=np.int32))
    ones = np.ones(len(lower), dtype=np.int32)
    counts = sparse.csr_matrix((ones, lower, starts), (len(texts), int(lower.max()) + 1)).tocsc()
    counts.sum_duplicates()
    return by_outlet(articles, TfidfTransformer().fit_transform(counts))


def from_raw_text(name: str, articles: ArticleSet, runs: int = 3) -> None:
    """From texts to counts with offsets, and to all that a token table holds."""
    count = len(tokenize(articles))
    ways = {run: float("inf") for run in (by_vectorizer, by_words, tokenize)}
    for _ in range(runs):  # in turn, so that what disturbs disturbs all
        for run in ways:
            ways[run] = min(ways[run], seconds(partial(run, articles)))
    theirs, ours, table = ways.values()
    print(
        f"{name}, {count:,} words: TfidfVectorizer and groupby {theirs:.2f} s; the same from words "
        f"with offsets {ours:.2f} s: {theirs / ours:.1f} × quicker; tokenize, with sentences, "
        f"forms and lemmas too, {table:.2f} s: {theirs / table:.1f} ×"
    )


def changes(corpus: Corpus) -> dict[str, float]:
    """Seconds of `term_differences` after each change that a page offers, the first time each:
    what is kept of a scope must not answer for it."""
    times: dict[str, float] = {}

    def measured(name: str, **options: object) -> None:
        times[name] = seconds(lambda: term_differences(corpus, **options))  # pyright: ignore[reportArgumentType]

    for measure in SCORES:
        measured(measure, measure=measure)
    measured("against one outlet", against=OUTLETS[0])
    for name, scope in SCOPES.items():
        measured(name, scope=scope)
    return times


def within_stories(corpus: Corpus) -> None:
    """Changes of scope where articles belong to stories of fifteen."""
    stories = np.arange(len(corpus.articles)) // 15
    told = replace(corpus, articles=corpus.articles.with_column("story", stories.astype(str)))
    term_differences(told)
    bodies = partial(term_differences, told, scope=SCOPES["bodies"])
    times = {name: seconds(partial(bodies, measure=name)) for name in ("tfidf", "log_odds")}
    print(
        f"within {stories[-1] + 1:,} stories, bodies: "
        + ", ".join(f"{name} {each:.1f} s" for name, each in times.items())
    )


def with_scattertext(articles: ArticleSet) -> None:
    """Terms of one and two words with scores of one outlet, beside scattertext's."""
    try:
        scattertext = importlib.import_module("scattertext")
    except ImportError:
        print("scattertext is not installed: this line is left out; pip install scattertext")
        return
    frame = pd.DataFrame({name: articles.frame[name].astype(object) for name in ("outlet", "text")})

    def theirs() -> object:
        corpus = scattertext.CorpusFromPandas(
            frame,
            category_col="outlet",
            text_col="text",
            nlp=scattertext.whitespace_nlp_with_sentences,
        ).build()
        return [corpus.get_scaled_f_scores(name) for name in corpus.get_categories()]

    corpus: list[Corpus] = []
    other = seconds(theirs)
    made = seconds(lambda: corpus.append(prepare(articles)))
    first, again = (
        seconds(lambda: term_differences(corpus[0], measure="scaled_f", ngrams=2)) for _ in "12"
    )
    print(
        f"scattertext, corpus and scores of 1–2-grams, {len(articles):,} articles: {other:.1f} s; "
        f"term_differences of a prepared corpus {first:.2f} s the first time "
        f"({other / first:.1f} × quicker), then {again:.2f} s ({other / again:.1f} ×); "
        f"with prepare {made + first:.2f} s ({other / (made + first):.1f} ×)"
    )


def report(articles: int = 29_000) -> None:
    brought = arabic_articles(articles)
    from_raw_text(f"{articles:,} Arabic articles", brought)
    corpus: list[Corpus] = []
    taken = seconds(lambda: corpus.append(prepare(brought)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1e9 if sys.platform == "darwin" else 1e6
    )
    print(
        f"prepare: {taken:.1f} s for {len(corpus[0].tokens):,} words; {peak:.1f} GB at most so far"
    )
    first = seconds(lambda: term_differences(corpus[0]))
    print(f"term_differences, the first time: {first:.2f} s; then, in ms (wanted: {MOST_MS}):")
    print(
        "  " + ", ".join(f"{name} {1000 * each:.0f}" for name, each in changes(corpus[0]).items())
    )
    pairs = seconds(lambda: term_differences(corpus[0], ngrams=2))
    print(f"1–2-grams, the first time: {pairs:.1f} s (wanted: {MOST_FIRST_S})")
    within_stories(corpus[0])
    with_scattertext(arabic_articles(3_000))


if __name__ == "__main__":
    report(*map(int, sys.argv[1:]))
