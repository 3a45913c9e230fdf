"""How fast files become articles, against what reading and identifying take alone."""

from __future__ import annotations

import io
import random
import re
import time

import pandas as pd

from analysis.ingest import read_articles, read_sample
from analysis.text.detect import identify

OUTLETS = ("المرفأ", "صحيفة الشاطئ", "نشرة الجبل", "بريد النهر", "صوت السهل")


def arabic_csv(articles: int, words: int = 330, seed: int = 7) -> bytes:
    """A CSV of texts, all different, drawn from the words of the sample's Arabic articles.

    At 330 words an article, 29,000 of them are about 90 MB.
    """
    frame = read_sample("visit").articles.frame
    text = " ".join(frame.loc[frame["language"] == "ar", "text"])
    known = re.findall(r"[ء-ي]{2,}", text)
    draw = random.Random(seed)
    rows = []
    for number in range(articles):
        drawn = draw.choices(known, k=words)
        lines = [" ".join(drawn[at : at + 40]) + "." for at in range(0, words, 40)]
        rows.append(
            {
                "outlet": OUTLETS[number % len(OUTLETS)],
                "title": " ".join(draw.choices(known, k=8)),
                "text": "\n".join(lines),
                "date": f"2031-06-{number % 28 + 1:02} {number % 24:02}:{number % 60:02}:07+03:00",
                "section": "سياسة",
            }
        )
    return pd.DataFrame(rows).to_csv(index=False).encode()


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
