"""Frames of the page Voices with invented outlets and people, as the measures give them."""

from __future__ import annotations

import pandas as pd

from analysis.measures.speech.verbs import GRADES
from analysis.tables import TABLES
from tests.charts.frames import NAMES

#: Speaker, kind, whether a name is given; the last is quoted by one group alone.
SPEAKERS = {
    "en": [
        ("Mira Solano", "official", True),
        ("Colonel Davin Orr", "military", True),
        ("two officials who asked not to be named", "official", False),
        ("Harbour Workers’ Union", "organisation", True),
        ("Ada Norr", "other", True),
    ],
    "ar": [
        ("ميرا سولانو", "official", True),
        ("العقيد دافين أور", "military", True),
        ("مسؤولان طلبا عدم ذكر اسميهما", "official", False),
        ("نقابة عمال المرفأ", "organisation", True),
        ("آدا نور", "other", True),
    ],
}
KINDS = ("official", "military", "organisation", "other")


def voice_kinds(language: str = "en") -> pd.DataFrame:
    """Four groups × four kinds, with words of unnamed officials; the later a group the fewer
    words; the last group quotes officials only, all of them named, in two articles."""
    rows = []
    for g, group in enumerate(NAMES[language]):
        shares = [1.0, 0.0, 0.0, 0.0] if g == 3 else [0.55 - 0.1 * g, 0.2, 0.15, 0.1 + 0.1 * g]
        whole = 800 - 240 * g
        for kind, share in zip(KINDS, shares, strict=True):
            words = round(whole * share)
            unnamed = kind == "official" and g < 3
            rows.append(
                {
                    "group": group, "language": language, "kind": kind,
                    "quotations": words // 16, "words": words, "share_words": share,
                    "low": max(0.0, share - 0.1) if g < 3 else float("nan"),
                    "high": share + 0.1 if g < 3 else float("nan"),
                    "share_rest": 0.4, "difference": share - 0.4, "difference_low": share - 0.6,
                    "difference_high": share - 0.2, "unnamed": 3 if unnamed else 0,
                    "articles": 2 if g == 3 else 4, "of": 2 if g == 3 else 5,
                    "words_unnamed": words // 4 if unnamed else 0,
                }
            )  # fmt: skip
    return TABLES["voice_kinds"].frame(pd.DataFrame(rows))


def voices(language: str = "en") -> pd.DataFrame:
    """Four groups × five speakers, the later the fewer quotations; the last speaks to the second
    group alone, in long quotations."""
    rows = []
    for g, group in enumerate(NAMES[language]):
        for s, (speaker, kind, named) in enumerate(SPEAKERS[language]):
            alone = s == 4
            if alone and g != 1:
                continue
            quotations = 2 if alone else 20 - 5 * s - g
            rows.append(
                {
                    "group": group, "language": language, "speaker": speaker, "kind": kind,
                    "quotations": quotations, "share": quotations / 60,
                    "words": 1000 if alone else quotations * 17, "share_words": 0.2, "articles": 3,
                    "of": 5, "first_position": 0.3, "named": named, "only_here": alone,
                    "forms": speaker,
                }
            )  # fmt: skip
    return TABLES["voices"].frame(pd.DataFrame(rows))


def reporting_verbs(language: str = "en") -> pd.DataFrame:
    """Four groups × ten grades: the first group distances itself beyond chance, the last has too
    few articles for intervals; nobody denies."""
    rows = []
    for g, group in enumerate(NAMES[language]):
        for i, grade in enumerate(GRADES):
            share = 0.0 if grade == "denial" else 0.55 if grade == "neutral" else 0.05 + 0.005 * g
            difference = 0.12 if (g, grade) == (0, "distancing") else 0.02 * (g - 1.5)
            few = g == 3
            rows.append(
                {
                    "group": group, "language": language, "grade": grade,
                    "verbs": "" if share == 0 else "say 9 | tell 2", "n": round(share * 200),
                    "share": share, "low": float("nan"), "high": float("nan"),
                    "share_rest": max(0.0, share - difference), "difference": difference,
                    "difference_low": float("nan") if few else difference - 0.06,
                    "difference_high": float("nan") if few else difference + 0.06,
                    "articles": min(i, 2), "of": 2 if few else 8,
                }
            )  # fmt: skip
    return TABLES["reporting_verbs"].frame(pd.DataFrame(rows))
