"""How fast files become articles, against what reading and identifying take alone."""

from __future__ import annotations

import io
import time

import pandas as pd

from analysis.ingest import read_articles
from analysis.text.detect import identify
from tests.benchmarks.texts import arabic_frame


def arabic_csv(articles: int) -> bytes:
    """A CSV of texts, all different. At 330 words an article, 29,000 of them are about 110 MB."""
    return arabic_frame(articles).to_csv(index=False).encode()


def once(articles: int) -> dict[str, float]:
    """Seconds of each way, once each: pandas alone, identifying alone, all of `read_articles`."""
    data = arabic_csv(articles)
    times = {"megabytes": len(data) / 1e6}
    start = time.perf_counter()
    frame = pd.read_csv(io.BytesIO(data))
    times["read_csv"] = time.perf_counter() - start
    start = time.perf_counter()
    identify((frame["title"] + "\n" + frame["text"]).tolist())
    times["identify"] = time.perf_counter() - start
    start = time.perf_counter()
    result = read_articles(("articles.csv", data))
    times["read_articles"] = time.perf_counter() - start
    assert len(result.articles) == articles
    return times


def report(articles: int = 29_000) -> None:
    times = once(articles)
    alone = times["read_csv"] + times["identify"]
    print(
        f"reading {articles:,} Arabic articles ({times['megabytes']:.0f} MB CSV): "
        f"{times['read_articles']:.1f} s, "
        f"{times['read_articles'] / alone:.2f} × pandas.read_csv ({times['read_csv']:.1f} s) "
        f"and identify ({times['identify']:.1f} s) alone"
    )


if __name__ == "__main__":
    report()
