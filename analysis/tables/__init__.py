"""The declared result tables: columns, types, meaning, unit.

One place says what a column is. The Methods page, the data dictionary of an export and the tests
read it; measures build their frames with `Table.frame`, so a result is typed even when empty.
"""

from analysis.tables.actors import ACTOR_MENTIONS, ACTOR_SUGGESTIONS, ACTORS
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
from analysis.tables.loaded import LOADED_HITS, LOADED_WORDS
from analysis.tables.naming import (
    AGENCY,
    AGENCY_SENTENCES,
    NAMING,
    NAMING_CONTRASTS,
    NAMING_HITS,
    NAMING_SUGGESTIONS,
)
from analysis.tables.quotations import QUOTATION_VERSIONS, QUOTATIONS, REPORTING_VERBS
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
from analysis.tables.voices import AGENCIES_CITED, SPEAKERS, VOICE_KINDS, VOICES
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
    "ACTORS",
    "ACTOR_MENTIONS",
    "ACTOR_SUGGESTIONS",
    "AGENCIES_CITED",
    "AGENCY",
    "AGENCY_SENTENCES",
    "ARTICLE_CHECKS",
    "ARTICLE_COUNTS",
    "ARTICLE_ID",
    "COLLOCATES",
    "CONCORDANCE",
    "END",
    "GROUP",
    "KEYNESS",
    "LANGUAGE",
    "LOADED_HITS",
    "LOADED_WORDS",
    "NAMING",
    "NAMING_CONTRASTS",
    "NAMING_HITS",
    "NAMING_SUGGESTIONS",
    "OUTLET",
    "PART",
    "PROBLEMS",
    "QUOTATIONS",
    "QUOTATION_VERSIONS",
    "REPORTING_VERBS",
    "SEPARATION_TEST",
    "SIMILARITY",
    "SPEAKERS",
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
    "VOICES",
    "VOICE_KINDS",
    "WORDS_APART",
    "WORD_SHIFT",
    "Column",
    "Table",
    "declare",
    "rows_of",
]
