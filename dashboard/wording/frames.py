"""The frames of the page Words that more than one of its parts asks for."""

from __future__ import annotations

import pandas as pd

from dashboard.context import Context
from dashboard.wording.choices import Choices


def differences(context: Context, choices: Choices, **changed: object) -> pd.DataFrame:
    """Which terms set each group apart, as chosen on the page (or as `changed`)."""
    return context.frame("term_differences", **{**choices.comparing, **changed})
