"""`make bench`: how fast, as ratios measured in one run against what people use otherwise.

Nothing here fails a test: machines differ. The texts are the samples, repeated with a number in
each copy so that they are not all the same article, and those of `texts`.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis import ArticleSet, concordance, prepare, term_differences
from analysis.ingest import read_sample
from tests.benchmarks import quotations, reading, tone, words
from tests.benchmarks.words import from_raw_text, seconds

COPIES = 60
RUNS = 5


best = partial(seconds, runs=RUNS)


def articles() -> ArticleSet:
    frame = read_sample("visit").articles.frame.drop(columns="article_id")
    copies = [frame.assign(text=frame["text"] + f"\n{n}") for n in range(COPIES)]
    return ArticleSet.from_frame(pd.concat(copies, ignore_index=True))


def line(name: str, ours: float, theirs: float | None = None, *, per: str = "") -> None:
    ratio = f"{theirs / ours:6.1f} × quicker" if theirs is not None else ""
    print(f"{name:58} {ours * 1000:9.1f} ms {ratio} {per}")


def main() -> None:
    brought = articles()
    corpus = prepare(brought)
    print(f"{len(brought)} articles, {len(corpus.tokens):,} words; best of {RUNS} runs")

    from_raw_text(f"{len(brought)} articles of the sample", brought, RUNS)
    line("prepare: words, sentences, marks, quotations, passages", best(lambda: prepare(brought)))
    line("term_differences on a prepared corpus", best(lambda: term_differences(corpus)))
    line("concordance of one term", best(lambda: concordance(corpus, "minister")))

    quotations.report()
    tone.report()
    words.report()
    reading.report()


if __name__ == "__main__":
    main()
