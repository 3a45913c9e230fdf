"""Tone by a sentiment model, quotations by a parser, that the user has.

Nothing here is needed to run Parallax: PyTorch and transformers are imported when a model is
asked for, and come with `requirements-models.txt`. Texts stay on the machine. The network is used
only to fetch a model that the user named at a hub and that is not yet on the machine.
"""

from __future__ import annotations

from analysis.models.quotations import quotations_by_parser
from analysis.models.tone import (
    tone_articles_by_model,
    tone_by_model,
    tone_sentences_by_model,
)
from analysis.models.toward import tone_toward_by_model

__all__ = [
    "quotations_by_parser",
    "tone_articles_by_model",
    "tone_by_model",
    "tone_sentences_by_model",
    "tone_toward_by_model",
]
