"""Frames of the page Naming with invented outlets, as the measures give them."""

from __future__ import annotations

import pandas as pd

from analysis.measures.loaded import CLASSES
from analysis.tables import TABLES
from tests.charts.frames import NAMES

NAN = float("nan")
#: Concept → labels with the counts of the four outlets.
LABELS = {
    "en": {
        "armed people": {"rebels": (12, 0, 3, 1), "militants": (2, 9, 3, 0),
                         "freedom fighters": (0, 1, 0, 0)},
        "those in power": {"government": (20, 11, 6, 0), "regime": (0, 4, 1, 0)},
    },
    "ar": {
        "حملة السلاح": {"ثوار": (12, 0, 3, 1), "مسلحون": (2, 9, 3, 0),
                        "رجال المقاومة": (0, 1, 0, 0)},
        "الحاكمون": {"حكومة": (20, 11, 6, 0), "النظام الحاكم": (0, 4, 1, 0)},
    },
}  # fmt: skip


def naming(language: str = "en") -> pd.DataFrame:
    """Four outlets of 2,000 words each, a third of the uses quoted; one of “regime” is marked.

    The last outlet uses one label once; the third has two articles and so no interval.
    """
    rows = []
    for g, group in enumerate(NAMES[language]):
        for concept, labels in LABELS[language].items():
            for voice in ("all", "reporter", "quoted"):
                counts = {label: _heard(n[g], voice) for label, n in labels.items()}
                whole = sum(counts.values())
                for place, (label, n) in enumerate(counts.items()):
                    share = n / whole if whole else NAN
                    known = voice == "all" and g < 2
                    rows.append(
                        {
                            "group": group, "language": language, "concept": concept,
                            "label": label, "voice": voice, "n": n, "rate": n / 2, "share": share,
                            "low": share * 0.8 if known else NAN,
                            "high": min(1.0, share * 1.2) if known else NAN,
                            "n_marked": int(place == 1 and g == 1 and concept != "armed people"
                                            and voice == "all"),
                            "articles": min(n, 3), "of": 2 if g == 2 else 5,
                        }
                    )  # fmt: skip
    return TABLES["naming"].frame(pd.DataFrame(rows))


def _heard(n: int, voice: str) -> int:
    return {"all": n, "quoted": n // 3, "reporter": n - n // 3}[voice]


BESIDE = {
    "en": [("before", "President", (9, 4, 2, 0)), ("before", "ousted", (0, 6, 0, 1)),
           ("after", "administration", (3, 1, 0, 0)), ("after", "once", (0, 0, 1, 0))],
    "ar": [("before", "الرئيس", (9, 4, 2, 0)), ("after", "المخلوع", (0, 6, 0, 1)),
           ("after", "السابق", (3, 1, 0, 0)), ("after", "الثلاثاء", (0, 0, 1, 0))],
}  # fmt: skip


def beside(language: str = "en") -> pd.DataFrame:
    """Words beside one actor; the last ones stand there once in all; twelve mentions a group."""
    rows = [
        {
            "group": group, "language": language, "actor": "Orval", "words": words, "side": side,
            "n": n[g], "of_mentions": 12, "rate": n[g] / 12, "rate_rest": NAN if g == 3 else 0.1,
            "articles": 1, "log_ratio": 1.0, "score": 2.0,
        }
        for g, group in enumerate(NAMES[language])
        for side, words, n in BESIDE[language]
        if n[g]
    ]  # fmt: skip
    return TABLES["naming_suggestions"].frame(pd.DataFrame(rows))


KINDS = ("agent_named", "agent_not_found", "passive_or_nominal")
HARM = [(10, 5, 5), (3, 9, 12), (0, 4, 4), (1, 0, 2)]


def agency(language: str = "en") -> pd.DataFrame:
    """Four groups with 20, 24, 8 and 3 words for harm; the last has two articles."""
    rows = []
    for group, counts in zip(NAMES[language], HARM, strict=True):
        few = sum(counts) < 5
        for kind, n in zip(KINDS, counts, strict=True):
            share = n / sum(counts)
            rows.append(
                {
                    "group": group, "language": language, "kind": kind, "n": n, "share": share,
                    "low": NAN if few else max(0.0, share - 0.2),
                    "high": NAN if few else min(1.0, share + 0.2), "articles": min(n, 2),
                }
            )  # fmt: skip
    return TABLES["agency"].frame(pd.DataFrame(rows))


def loaded(language: str = "en") -> pd.DataFrame:
    """Four groups in the reporter's voice; the first hedges more than the others beyond chance;
    nobody uses a factive; the last has two articles and so no interval."""
    rows = []
    for g, group in enumerate(NAMES[language]):
        for c, kind in enumerate(CLASSES):
            rate = 0.0 if kind == "factive" else round(6.0 / (c + 1) + 0.3 * g, 2)
            sure, few = (g, kind) == (0, "hedge"), g == 3
            difference = rate - 3.0
            rows.append(
                {
                    "group": group, "language": language, "class": kind, "voice": "reporter",
                    "n": int(rate * 2), "rate": rate, "low": NAN if few else max(0.0, rate - 1),
                    "high": NAN if few else rate + 1, "rate_rest": 3.0, "difference": difference,
                    "difference_low": NAN if few else difference - (0.5 if sure else 9),
                    "difference_high": NAN if few else difference + (0.5 if sure else 9),
                    "words": "could 3 | likely 2" if rate else "", "articles": 2, "of": 2 + g,
                }
            )  # fmt: skip
    return TABLES["loaded_words"].frame(pd.DataFrame(rows))
