"""The declared result tables: columns, types, meaning, unit.

One place says what a column is. The Methods page, the data dictionary of an export and the tests
read it; measures build their frames with `Table.frame`, so a result is typed even when empty.
"""

from analysis.tables.articles import (
    ARTICLE_CHECKS,
    ARTICLE_COUNTS,
    PROBLEMS,
    VERSIONS,
)
from analysis.tables.groups import (
    SIMILARITY,
    TIMELINE,
)
from analysis.tables.table import (
    ARTICLE_ID,
    END,
    GROUP,
    LANGUAGE,
    OUTLET,
    PART,
    START,
    TABLES,
    Column,
    Table,
    declare,
    rows_of,
)
from analysis.tables.tone import (
    TONE,
    TONE_ARTICLES,
    TONE_GAPS,
    TONE_HEADLINES,
    TONE_SENTENCES,
    TONE_TOWARD,
    TONE_TOWARD_MENTIONS,
    TONE_TOWARD_WORDS,
    TONE_WORDS,
    WORD_SHIFT,
)
from analysis.tables.words import (
    COLLOCATES,
    CONCORDANCE,
    KEYNESS,
    SEPARATION_TEST,
    STOP_WORD_COUNTS,
    TERM_DIFFERENCES,
    TERM_DIFFERENCES_COLUMNS,
    TERM_RATES,
    WORDS_APART,
)

__all__ = [
    "ARTICLE_CHECKS",
    "ARTICLE_COUNTS",
    "ARTICLE_ID",
    "COLLOCATES",
    "CONCORDANCE",
    "END",
    "GROUP",
    "KEYNESS",
    "LANGUAGE",
    "OUTLET",
    "PART",
    "PROBLEMS",
    "SEPARATION_TEST",
    "SIMILARITY",
    "START",
    "STOP_WORD_COUNTS",
    "TABLES",
    "TERM_DIFFERENCES",
    "TERM_DIFFERENCES_COLUMNS",
    "TERM_RATES",
    "TIMELINE",
    "TONE",
    "TONE_ARTICLES",
    "TONE_GAPS",
    "TONE_HEADLINES",
    "TONE_SENTENCES",
    "TONE_TOWARD",
    "TONE_TOWARD_MENTIONS",
    "TONE_TOWARD_WORDS",
    "TONE_WORDS",
    "VERSIONS",
    "WORDS_APART",
    "WORD_SHIFT",
    "Column",
    "Table",
    "declare",
    "rows_of",
]
