"""Larger invented frames (thousands of terms, hundreds of articles), and what is in a figure."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.tables import TABLES
from dashboard.charts import theme
from dashboard.i18n import Say
from tests.charts.frames import NAMES, TERMS, term_differences

COLOURS = theme.outlet_colours(NAMES["en"] + NAMES["ar"])


def around(language: str) -> dict[str, Any]:
    return {"say": Say(language), "colours": COLOURS, "subtitle": "scope", "caption": "settings"}


def plain(text: str) -> str:
    return re.sub("<[^>]*>", " ", re.sub("[\u2066-\u2069]", "", text))


def trace(figure: go.Figure, name: str) -> Any:
    return next(t for t in figure.data if t.name == name)


def notes(figure: go.Figure, name: str) -> list[Any]:
    return [note for note in figure.layout.annotations if note.name == name]


def many_terms(language: str = "en", n: int = 4500, reference: str = "rest") -> pd.DataFrame:
    """`term_differences` of one group of 30 articles: few terms are frequent, most are rare."""
    rng = np.random.default_rng(1)
    often = np.minimum(rng.pareto(0.9, n) + 1, 900)
    lean = rng.normal(0, 0.4, n)
    here, there = rng.poisson(often * np.exp(lean)), rng.poisson(3 * often * np.exp(-lean))
    here = np.where(here + there == 0, 1, here)
    z = (np.log(here + 0.5) - np.log(there + 0.5) + np.log(3)) / np.sqrt(
        1 / (here + 0.5) + 1 / (there + 0.5)
    )
    articles = np.minimum(30, np.ceil(here * 0.7)).astype(int)
    words = TERMS[language]
    terms = [f"{words[i % 12]} {words[i * 5 % 12]} {i}" if i % 7 else f"{words[i % 12]} {i}"
             for i in range(n)]  # fmt: skip
    frame = pd.DataFrame(
        {
            "group": NAMES[language][0], "reference": reference, "language": language,
            "within": "all", "term": terms, "display": terms, "score": 0.9 * z, "difference": z,
            "rank": 0, "shown": (z > 1.2) & (articles >= 15) & (here >= 3),
            "rate_target": here / 20, "rate_rest": there / 60, "n_target": here, "n_rest": there,
            "articles_target": articles, "of_target": 30,
            "articles_rest": np.minimum(90, np.ceil(there * 0.7)).astype(int), "of_rest": 90,
            "log_ratio": lean, "low": 0.9 * z, "high": 1.1 * z, "measure": "log_odds",
        }
    ).sort_values(["shown", "score"], ascending=False)  # fmt: skip
    frame["rank"] = np.arange(1, n + 1)
    return TABLES["term_differences"].frame(frame)


def terms_of_three_words(language: str = "en") -> pd.DataFrame:
    """`term_differences` where each second term is of three words, the others are of one."""
    long = {
        "en": "President Augustina {}",
        "ar": "والدبلوماسيون الساحليون {}",
    }[language]
    frame = term_differences(language)
    terms = {word: long.format(word) for word in TERMS[language][::2]}
    return frame.assign(display=frame["display"].replace(terms))


def many_articles(n: int, outlets: int, language: str = "en") -> pd.DataFrame:
    """A term in `n` articles: half of them without it."""
    rng = np.random.default_rng(3)
    rate = np.where(rng.random(n) < 0.5, 0, rng.gamma(1.5, 2, n).round(1))
    return pd.DataFrame(
        {
            "article_id": [f"a{i}" for i in range(n)],
            "outlet": [NAMES[language][i % outlets] for i in range(n)],
            "title": [f"Title {i}" for i in range(n)],
            "rate": rate, "n": np.ceil(rate / 2).astype(int),
        }
    )  # fmt: skip
