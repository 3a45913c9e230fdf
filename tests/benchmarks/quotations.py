"""How much text a second the rules of quotations read, beside finding its words."""

from __future__ import annotations

from time import process_time

import pandas as pd

from analysis import ArticleSet, tokenize
from analysis.corpus import Part, TokenTable
from analysis.ingest import read_sample
from analysis.marks.quotations import find_quotations
from analysis.prepare import prepare

COPIES = 150
RUNS = 3


def report() -> None:
    """A line a language of the sample: megabytes of text a second of one core, and a ratio."""
    frame = read_sample("visit").articles.frame.drop(columns="article_id")
    for code in sorted(frame["language"].unique()):
        own = frame[frame["language"] == code]
        copies = [own.assign(text=own["text"] + f"\n{n}") for n in range(COPIES)]
        articles = ArticleSet.from_frame(pd.concat(copies, ignore_index=True))
        corpus = prepare(articles)
        texts = [text for row in articles.frame[["title", "text"]].to_numpy() for text in row]
        codes = [code] * len(texts)
        assert len(texts) == len(Part) * len(articles.frame)
        size = sum(len(text.encode()) for text in texts) / 1e6
        ours = min(_seconds(texts, codes, corpus.tokens, corpus.sentences) for _ in range(RUNS))
        theirs = min(_tokenizing(articles) for _ in range(RUNS))
        print(
            f"quotations, {code}: {size:5.1f} MB, {len(corpus.quotations):,} found: "
            f"{size / ours:5.1f} MB/s of one core, {ours / theirs:4.1f} × the time of its words"
        )


def _seconds(texts: list[str], codes: list[str], tokens: TokenTable, rows: pd.DataFrame) -> float:
    start = process_time()
    find_quotations(texts, codes, tokens, rows)
    return process_time() - start


def _tokenizing(articles: ArticleSet) -> float:
    start = process_time()
    tokenize(articles)
    return process_time() - start
