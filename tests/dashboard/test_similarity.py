"""Page Likeness: what it says, and what it does not claim."""

from __future__ import annotations

import pandas as pd

from dashboard.views.similarity import _says_nothing


def test_single_articles_leave_chance_unknown():
    pair = {"similarity": [0.2], "expected": [0.2], "low": [0.2], "high": [0.2]}
    assert _says_nothing(pd.DataFrame(pair))
    assert not _says_nothing(pd.DataFrame({**pair, "high": [0.3]}))
