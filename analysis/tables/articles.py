"""Tables of articles: what was read, what stands out, how long they are."""

from __future__ import annotations

from analysis.tables.table import (
    ARTICLE_ID,
    LANGUAGE,
    OUTLET,
    Column,
    declare,
)

PROBLEMS = declare(
    "problems",
    "file, row or field not taken as it stood",
    Column("source", "text", "file name, address or “table”"),
    Column("row", "int", "row or line in the source, from 1; −1 where the whole source is meant"),
    Column("field", "text", "the column or field; empty where the whole row is meant"),
    Column("problem", "text", "code of the problem"),
    Column("detail", "text", "what was found and what to do, in one line"),
    Column("action", "text", "dropped, repaired or kept"),
    Column("values", "text", "what fills the line of the code, as JSON"),
)

ARTICLE_CHECKS = declare(
    "article_checks",
    "article × check",
    ARTICLE_ID,
    Column(
        "check",
        "text",
        "short, not_article, looks_cut, summary, other_language, duplicate, near_duplicate, "
        "translated or no_outlet",
    ),
    Column(
        "detail",
        "text",
        "what was found: number of words, kind of page, last words, language, id of the first, "
        "the notice",
    ),
)

VERSIONS = declare(
    "versions",
    "article that stands in the set in several versions",
    Column("family", "int", "number of the family: the versions of one article"),
    ARTICLE_ID,
    OUTLET,
    Column("published", "time", "when it was published (UTC)"),
    Column("similarity", "float", "share of the shorter text that stands in the other", "0…1"),
    Column("kind", "text", "identical or near: against the first of the family"),
    Column("newest", "bool", "the newest of the family"),
    Column("first", "bool", "the first of the family"),
)

ARTICLE_COUNTS = declare(
    "article_counts",
    "article",
    ARTICLE_ID,
    OUTLET,
    LANGUAGE,
    Column("words", "int", "word tokens in scope", "tokens"),
    Column("sentences", "int", "sentences with a word in scope", "sentences"),
    Column("quotations", "int", "quotations in marks, in title and body", "quotations"),
    Column("quoted_words", "int", "word tokens inside them", "tokens"),
    Column("shared_words", "int", "word tokens in passages that another outlet has", "tokens"),
    Column("boilerplate", "int", "promo lines, datelines, credits found", "spans"),
)
