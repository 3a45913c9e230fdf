"""Tables of groups beside each other: over time, and how alike."""

from __future__ import annotations

from analysis.tables.table import (
    GROUP,
    LANGUAGE,
    Column,
    declare,
)

TIMELINE = declare(
    "timeline",
    "group × period",
    GROUP,
    LANGUAGE,
    Column("period", "time", "start of the period (UTC)"),
    Column("articles", "int", "articles published in the period", "articles"),
    Column("words", "int", "word tokens in them", "tokens"),
    Column("tone", "float", "mean tone of the wording of their bodies", "−1…1"),
)

SIMILARITY = declare(
    "similarity",
    "pair of groups",
    LANGUAGE,
    Column("a", "text", "one group"),
    Column("b", "text", "the other group"),
    Column("similarity", "float", "mean cosine between the articles of a and those of b", "0…1"),
    Column("expected", "float", "the mean when the same articles are relabelled", "0…1"),
    Column("low", "float", "2.5th percentile over relabellings", "0…1"),
    Column("high", "float", "97.5th percentile over relabellings", "0…1"),
)
