"""Tables of loaded and hedging words: a cue, not a verdict."""

from __future__ import annotations

from analysis.tables.table import (
    ARTICLE_ID,
    EACH_VOICE,
    END,
    FORM,
    GROUP,
    LANGUAGE,
    OUTLET,
    PART,
    SENTENCE,
    START,
    VOICE,
    Column,
    declare,
)

_CLASS = Column(
    "class",
    "text",
    "factive, implicative, assertive, hedge, intensifier, one_sided or subjective: a cue, "
    "not a verdict",
)

LOADED_WORDS = declare(
    "loaded_words",
    "group × class × voice",
    GROUP,
    LANGUAGE,
    _CLASS,
    EACH_VOICE,
    Column("n", "int", "words of this class in that voice", "mentions"),
    Column("rate", "float", "the same per 1,000 words of that voice", "per 1,000 tokens"),
    Column("low", "float", "lower end of its 95 % interval over articles", "per 1,000 tokens"),
    Column("high", "float", "upper end of its 95 % interval over articles", "per 1,000 tokens"),
    Column("rate_rest", "float", "mean of the other groups' rates", "per 1,000 tokens"),
    Column("difference", "float", "rate − rate of the others", "per 1,000 tokens"),
    Column("difference_low", "float", "lower end of its 95 % interval", "per 1,000 tokens"),
    Column("difference_high", "float", "upper end of its 95 % interval", "per 1,000 tokens"),
    Column("words", "text", "the most frequent of them with their counts"),
    Column("articles", "int", "articles of the group with one of them", "articles"),
    Column("of", "int", "articles of the group with a word in that voice", "articles"),
)

LOADED_HITS = declare(
    "loaded_hits",
    "loaded or hedging word",
    ARTICLE_ID,
    OUTLET,
    GROUP,
    LANGUAGE,
    PART,
    SENTENCE,
    START,
    END,
    FORM,
    Column("entry", "text", "the same as the list has it"),
    _CLASS,
    VOICE,
)
