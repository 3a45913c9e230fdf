"""What relabelling the articles says of a whole comparison, in words: on the page and in a report.

No Streamlit.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.i18n import Say, number

#: p up to which chance is said to give as many terms rarely.
RARE = 0.05


def sentence(say: Say, row: Any) -> str:
    """What the test found, and what may be made of it, in plain words both ways."""
    if pd.isna(row.p):
        return say("words.sure.none")
    values = {
        "observed": int(row.observed),
        "expected": number(row.expected, say.language),
        "high": number(row.percentile_95, say.language),
        "drawn": int(row.relabellings),
        "p": chance(row.p),
    }
    found = say("words.sure.exact" if row.exact else "words.sure.drawn", **values)
    if row.exact and row.relabellings * RARE < 1:
        meant = say("words.sure.too_few", n=int(row.relabellings))
    elif row.observed == 0:
        meant = say("words.sure.nothing")
    elif row.p <= RARE:
        meant = say("words.sure.rare")
    else:
        meant = say("words.sure.chance")
    return f"{found} {meant}"


def chance(p: float) -> str:
    """p as papers write it: “p = 0.31”, and never smaller than “p < 0.001”."""
    return f"p = {number(p)}" if p >= 0.001 else "p < 0.001"
