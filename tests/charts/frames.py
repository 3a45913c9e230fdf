"""Frames with invented outlets, as the measures give them, for drawing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.tables import TABLES

NAMES = {
    "en": ["Harbour Post", "North Ledger", "The Meridian Evening Chronicle", "Daily Arbour"],
    "ar": ["صحيفة المرفأ", "الشمال اليوم", "وكالة الأفق للأنباء والتقارير الصحفية", "منبر الساحل"],
}
TERMS = {
    "en": [
        "talks",
        "visit",
        "rebels",
        "minister",
        "“de-escalation”",
        "ceasefire",
        "border",
        "crossing",
        "aid",
        "convoy",
        "harbour",
        "intergovernmental",
    ],
    "ar": [
        "محادثات",
        "زيارة",
        "المتمردون",
        "وزير",
        "الهدنة",
        "الحدود",
        "معبر",
        "مساعدات",
        "قافلة",
        "المرفأ",
        "المفاوضات",
        "والاستراتيجية",
    ],
}


def term_differences(language: str = "en") -> pd.DataFrame:
    """Four groups × twelve terms; the last group has no term that passes the gate."""
    rows = []
    for g, group in enumerate(NAMES[language]):
        for t, term in enumerate(TERMS[language]):
            score = 0.11 / (t + 1) + 0.01 * g
            rows.append(
                {
                    "group": group, "reference": "rest", "language": language, "within": "all",
                    "term": term, "display": term, "score": score, "difference": score * 1.2,
                    "rank": t + 1, "shown": g < 3 and not (g == 2 and t > 3),
                    "rate_target": 8.0 / (t + 1), "rate_rest": 0.31, "n_target": 9 - t // 2,
                    "n_rest": 2, "articles_target": 3, "of_target": 3, "articles_rest": 1 + t % 3,
                    "of_rest": 9, "log_ratio": 3.1, "low": score,
                    "high": score * (1.2 + 0.1 * (t % 4)), "measure": "tfidf",
                }
            )  # fmt: skip
    return TABLES["term_differences"].frame(pd.DataFrame(rows))


def tone(language: str = "en") -> pd.DataFrame:
    """Four groups, four rows each; the third has two articles, the fourth too few words."""
    rows = []
    panels = [("title", "all"), ("body", "all"), ("body", "reporter"), ("body", "quoted")]
    for g, group in enumerate(NAMES[language]):
        for p, (part, voice) in enumerate(panels):
            middle = -0.35 + 0.14 * g + 0.06 * p
            few = g == 2
            rows.append(
                {
                    "group": group, "language": language, "part": part, "voice": voice,
                    "tone": middle, "low": float("nan") if few else middle - 0.2,
                    "high": float("nan") if few else middle + 0.2, "articles": 2 if few else 3,
                    "sentences": 30, "coverage": 0.05, "enough": g != 3,
                }
            )  # fmt: skip
    return TABLES["tone"].frame(pd.DataFrame(rows))


def tone_articles(language: str = "en") -> pd.DataFrame:
    rows = [
        (f"{g}-{i}", group, language, f"Title {i}", -0.3 + 0.15 * i + 0.1 * g, 12)
        for g, group in enumerate(NAMES[language])
        for i in range(3)
    ]
    return pd.DataFrame(
        rows, columns=["article_id", "group", "language", "title", "tone", "sentences"]
    )


def tone_headlines(language: str = "en") -> pd.DataFrame:
    """Four groups: below, near and above their articles; the third has two articles only."""
    differences = [-0.21, 0.0, 0.06, 0.3]
    rows = []
    for g, (group, difference) in enumerate(zip(NAMES[language], differences, strict=True)):
        few, body = g == 2, -0.12 + 0.06 * g
        rows.append(
            {
                "group": group, "language": language, "difference": difference,
                "low": float("nan") if few else difference - 0.16,
                "high": float("nan") if few else difference + 0.16,
                "title": body + difference, "body": body, "articles": 2 if few else 7 + g,
            }
        )  # fmt: skip
    return TABLES["tone_headlines"].frame(pd.DataFrame(rows))


ACTORS = {
    "en": ["Mira Solano", "Harbour Workers’ Union", "Northern Transitional Council", "Tavel"],
    "ar": ["ميرا سولانو", "نقابة عمال المرفأ", "المجلس الانتقالي الشمالي", "تافيل"],
}


def tone_toward(language: str = "en") -> pd.DataFrame:
    """Four groups × four actors, the later the fewer mentions; two cells with few sentences.

    The last group mentions the first two actors only.
    """
    rows = []
    for g, group in enumerate(NAMES[language]):
        for a, actor in enumerate(ACTORS[language][: 2 if g == 3 else 4]):
            sentences = 12 - 3 * a - g // 2
            tone = round(-0.42 + 0.2 * a + 0.15 * g, 2)
            known = sentences > 5
            rows.append(
                {
                    "group": group, "language": language, "actor": actor, "tone": tone,
                    "low": tone - 0.1 if known else float("nan"),
                    "high": tone + 0.1 if known else float("nan"),
                    "mentions": sentences + 2, "sentences": sentences - (a == 3),
                }
            )  # fmt: skip
    return TABLES["tone_toward"].frame(pd.DataFrame(rows))


def word_shift(language: str = "en") -> pd.DataFrame:
    """Two groups × twelve words, the largest contribution first; the last makes no difference."""
    a, b = NAMES[language][:2]
    kinds = ["more negative", "less negative", "more positive", "less positive"]
    signs = {"more negative": -1, "less negative": 1, "more positive": 1, "less positive": -1}
    rows = []
    for t, term in enumerate(TERMS[language]):
        kind = kinds[t % 4] if t < 11 else ""
        more = kind.startswith("more")
        rows.append(
            {
                "language": language, "a": a, "b": b, "term": term, "display": term,
                "contribution": signs.get(kind, 0) * 3.2 / (t + 1), "kind": kind,
                "rate_a": 1.6 if more else 0.0, "rate_b": 0.4 if more else 1.2,
                "valence": 2.0 if kind.endswith("positive") else -2.0,
                "value_a": 1.9 if more else float("nan"), "value_b": 2.0,
                "count_a": 4 if more else 0, "count_b": 2, "articles_a": 3 if more else 0,
                "of_a": 7, "articles_b": 2, "of_b": 12,
            }
        )  # fmt: skip
    return TABLES["word_shift"].frame(pd.DataFrame(rows))


def timeline(language: str = "en", *, more: str = "") -> pd.DataFrame:
    rows = []
    for code in [language, more] if more else [language]:
        for g, group in enumerate(NAMES[code]):
            for day in range(6):
                articles = (g + day) % 3
                rows.append(
                    {
                        "group": group, "language": code,
                        "period": pd.Timestamp("2031-03-03", tz="UTC") + pd.Timedelta(days=day),
                        "articles": articles, "words": articles * 310,
                        "tone": 0.04 * (g - day) if articles else np.nan,
                    }
                )  # fmt: skip
    return TABLES["timeline"].frame(pd.DataFrame(rows))


def similarity(language: str = "en") -> pd.DataFrame:
    names = NAMES[language]
    rows = [
        {
            "language": language, "a": a, "b": b, "similarity": 0.2 + 0.05 * (i + j),
            "expected": 0.33, "low": 0.24, "high": 0.39,
        }
        for i, a in enumerate(names)
        for j, b in enumerate(names)
        if i < j
    ]  # fmt: skip
    return TABLES["similarity"].frame(pd.DataFrame(rows))


def glance(language: str = "en", more: str = "") -> pd.DataFrame:
    rows = [
        (group, code, 3 + g, 700 + 431 * g, 0.12 * g)
        for code in ([language, more] if more else [language])
        for g, group in enumerate(NAMES[code])
    ]
    return pd.DataFrame(rows, columns=["group", "language", "articles", "words", "quoted"])


def dates(language: str = "en") -> pd.DataFrame:
    first = pd.Timestamp("2031-03-03 08:00", tz="UTC")
    rows = [
        (f"{g}-{i}", group, f"Title {i}", first + pd.Timedelta(hours=9 * i + 30 * (i // 2)))
        for g, group in enumerate(NAMES[language])
        for i in range(4)
    ]
    frame = pd.DataFrame(rows, columns=["article_id", "group", "title", "published"])
    frame.loc[0, "published"] = pd.NaT
    return frame


def term_articles(language: str = "en") -> pd.DataFrame:
    rows = [
        (f"{g}-{i}", group, f"Title {i}", float((g * 2 + i * 3) % 7), (g * 2 + i * 3) % 7)
        for g, group in enumerate(NAMES[language])
        for i in range(3)
    ]
    return pd.DataFrame(rows, columns=["article_id", "outlet", "title", "rate", "n"])
