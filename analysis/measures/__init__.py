"""The measures, one idea a file. MEASURES: name → function without required arguments.

Every measure is a pure function: the corpus first, then what it needs, options by keyword; the
result is a tidy frame with the columns that `analysis.tables` declares under the same name.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.measures.agency import agency, agency_sentences
from analysis.measures.articles import article_counts, term_rates, words_apart
from analysis.measures.collocates import collocates
from analysis.measures.concordance import concordance
from analysis.measures.keyness import keyness
from analysis.measures.loaded import loaded_hits, loaded_words
from analysis.measures.names.actors import actor_mentions, actors
from analysis.measures.names.suggestions import actor_suggestions
from analysis.measures.naming import naming, naming_hits, starting_labels
from analysis.measures.naming_contrasts import naming_contrasts
from analysis.measures.naming_suggestions import naming_suggestions
from analysis.measures.separation import separation_test
from analysis.measures.similarity import similarity
from analysis.measures.speech.agencies import agencies_cited
from analysis.measures.speech.quotations import quotations
from analysis.measures.speech.speakers import speakers
from analysis.measures.speech.verbs import reporting_verbs
from analysis.measures.speech.versions import quotation_versions
from analysis.measures.speech.voices import voice_kinds, voices
from analysis.measures.stop_counts import stop_word_counts
from analysis.measures.terms import term_differences
from analysis.measures.tfidf import tfidf_difference
from analysis.measures.timeline import timeline
from analysis.measures.tone import tone, tone_sentences, tone_words
from analysis.measures.tone_articles import tone_articles
from analysis.measures.tone_gaps import tone_gaps, tone_headlines
from analysis.measures.tone_hits import sentence_tones
from analysis.measures.tone_toward import tone_toward, tone_toward_mentions, tone_toward_words
from analysis.measures.word_shift import word_shift

#: One line a measure that needs nothing but the corpus; the command line writes each of them.
MEASURES: dict[str, Callable[..., pd.DataFrame]] = {
    "article_counts": article_counts,
    "actors": actors,
    "actor_mentions": actor_mentions,
    "actor_suggestions": actor_suggestions,
    "term_differences": term_differences,
    "keyness": keyness,
    "separation_test": separation_test,
    "tone_sentences": tone_sentences,
    "tone": tone,
    "tone_articles": tone_articles,
    "tone_gaps": tone_gaps,
    "tone_headlines": tone_headlines,
    "quotations": quotations,
    "speakers": speakers,
    "voices": voices,
    "voice_kinds": voice_kinds,
    "agencies_cited": agencies_cited,
    "quotation_versions": quotation_versions,
    "reporting_verbs": reporting_verbs,
    "agency": agency,
    "agency_sentences": agency_sentences,
    "loaded_words": loaded_words,
    "loaded_hits": loaded_hits,
    "timeline": timeline,
    "similarity": similarity,
}

__all__ = [
    "MEASURES",
    "actor_mentions",
    "actor_suggestions",
    "actors",
    "agencies_cited",
    "agency",
    "agency_sentences",
    "article_counts",
    "collocates",
    "concordance",
    "keyness",
    "loaded_hits",
    "loaded_words",
    "naming",
    "naming_contrasts",
    "naming_hits",
    "naming_suggestions",
    "quotation_versions",
    "quotations",
    "reporting_verbs",
    "sentence_tones",
    "separation_test",
    "similarity",
    "speakers",
    "starting_labels",
    "stop_word_counts",
    "term_differences",
    "term_rates",
    "tfidf_difference",
    "timeline",
    "tone",
    "tone_articles",
    "tone_gaps",
    "tone_headlines",
    "tone_sentences",
    "tone_toward",
    "tone_toward_mentions",
    "tone_toward_words",
    "tone_words",
    "voice_kinds",
    "voices",
    "word_shift",
    "words_apart",
]
