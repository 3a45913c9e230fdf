"""Texts to measure with: as many as asked for, with words spread as in news.

Drawing from a sample's words alone gives some 1,500 types, where a year of Arabic news has a
hundred times as many, and nearly every pair of them soon stands somewhere. Here stems are drawn
with Zipf's weights and inflected (prefixes, suffixes), most stems are invented, and half of a
text is phrases that come again, as news repeats itself: 29,000 articles of 330 words have about
200,000 types and some 4 million pairs, of which most stand once.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis import ArticleSet
from analysis.ingest import read_sample

OUTLETS = ("المرفأ", "صحيفة الشاطئ", "نشرة الجبل", "بريد النهر", "صوت السهل")
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PREFIXES = ("", "", "", "", "ال", "ال", "ال", "و", "وال", "بال", "لل", "ب", "ل", "ف", "سي", "ي")
_SUFFIXES = ("", "", "", "", "", "", "ة", "ين", "ون", "ات", "ها", "ه", "هم", "ي", "ية", "نا")
_STEMS = 15_000
_PHRASES = 250_000


def known_words(language: str = "ar") -> list[str]:
    """The words of the sample's articles in a language, as often as they stand there."""
    frame = read_sample("visit").articles.frame
    text = " ".join(frame.loc[frame["language"] == language, "text"])
    return re.findall(r"[^\W\d_]{2,}", text)


def _zipf(size: int, exponent: float = 1.0, shift: float = 2.7) -> np.ndarray:
    weights = (np.arange(size) + shift) ** -exponent
    return weights / weights.sum()


def _drawn(draw: np.random.Generator, weights: np.ndarray, size: int) -> np.ndarray:
    return np.searchsorted(np.cumsum(weights), draw.random(size) * (1 - 1e-9))


@lru_cache(maxsize=1)
def _stems() -> list[str]:
    """Words of the sample by frequency, then invented ones of three to six letters."""
    draw = np.random.default_rng(11)
    known = pd.Series(known_words()).value_counts(sort=True).index.tolist()
    lengths = draw.integers(3, 7, _STEMS)
    letters = np.array(list(_LETTERS))[draw.integers(0, len(_LETTERS), (_STEMS, 6))]
    invented = ["".join(row[:n]) for row, n in zip(letters.tolist(), lengths, strict=True)]
    return list(dict.fromkeys(known + invented))[:_STEMS]


def _words(draw: np.random.Generator, size: int) -> np.ndarray:
    """`size` words: the most frequent stems as they are, the others inflected."""
    stems = np.array(_stems(), dtype=object)
    stem = _drawn(draw, _zipf(len(stems), 1.05), size)
    plain = stem < 150
    ends = len(_PREFIXES) * len(_SUFFIXES)
    form = _drawn(draw, _zipf(ends, 1.9), size)  # each stem has its own favourite forms
    form = np.where(plain, 0, (form + stem * 97) % ends)
    forms = stem * ends + form
    codes, kinds = pd.factorize(forms)
    stem, rest = np.divmod(kinds, ends)
    heads = np.array(_PREFIXES, dtype=object)[rest // len(_SUFFIXES)]
    tails = np.array(_SUFFIXES, dtype=object)[rest % len(_SUFFIXES)]
    return (heads + stems[stem] + tails)[codes]


def _running(draw: np.random.Generator, size: int) -> np.ndarray:
    """At least `size` words, half of them in phrases of two to six that come again."""
    lengths = draw.integers(2, 7, _PHRASES)
    pool = _words(draw, int(lengths.sum()))
    ends = np.cumsum(lengths)
    phrase = _drawn(draw, _zipf(_PHRASES, 0.9), size // 8 + 1)
    apart = _words(draw, size)
    many = lengths[phrase]
    place = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    said = pool[np.repeat(ends[phrase] - many, many) + place]
    owner = np.repeat(np.arange(len(phrase)), many)
    order = np.argsort(np.concatenate((owner, np.arange(size) / 4)), kind="stable")
    return np.concatenate((said, apart))[order][:size]


def arabic_frame(articles: int, words: int = 330, seed: int = 7) -> pd.DataFrame:
    """Articles of five outlets: outlet, title, text, date, section; the same for the same seed.

    Sentences of 8 to 30 words with commas, numbers, a quotation in each article and paragraphs.
    """
    draw = np.random.default_rng(seed)
    said = iter(_running(draw, articles * (words + 8)).tolist())
    rows = []
    for number in range(articles):
        title = " ".join(next(said) for _ in range(8))
        rows.append(
            {
                "outlet": OUTLETS[number % len(OUTLETS)],
                "title": title,
                "text": _article(draw, [next(said) for _ in range(words)]),
                "date": f"2031-06-{number % 28 + 1:02} {number % 24:02}:{number % 60:02}:07+03:00",
                "section": "سياسة",
            }
        )
    return pd.DataFrame(rows)


def _article(draw: np.random.Generator, words: list[str]) -> str:
    lines, at = [], 0
    lengths = draw.integers(8, 31, len(words) // 8 + 1).tolist()
    for number, length in enumerate(lengths):
        sentence = words[at : at + length]
        at += length
        if not sentence:
            break
        if len(sentence) > 6:
            sentence[4] += "،"
            sentence[2] = str(1900 + number * 7) if number % 3 == 0 else sentence[2]
        if number == 1:
            sentence[-1] += '"'
            sentence[len(sentence) // 2] = '"' + sentence[len(sentence) // 2]
        lines.append(" ".join(sentence) + "." + ("\n" if number % 3 == 2 else " "))
    return "".join(lines)


def arabic_articles(articles: int, words: int = 330, seed: int = 7) -> ArticleSet:
    """`arabic_frame` as articles whose language is given."""
    frame = arabic_frame(articles, words, seed).rename(columns={"date": "published"})
    return ArticleSet.from_frame(frame.assign(language="ar"))
