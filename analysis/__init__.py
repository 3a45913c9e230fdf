"""Compare how news outlets cover the same story.

`read_articles` turns files and tables into an `ArticleSet` and tells what could not be taken;
`prepare` reads every text once and makes a `Corpus` (tokens, sentences and marks as spans in the
untouched text); every measure is a function of the corpus that returns a tidy frame. What the
columns mean stands in `analysis.tables`, what can go wrong in `analysis.errors`. A `Study` is a
comparison one can save. Text and languages live in `analysis.text`, what is found in a text in
`analysis.marks`, readers of files in `analysis.ingest`.

    from analysis import prepare, read_articles, term_differences

    corpus = prepare(read_articles("articles.csv").articles)
    term_differences(corpus)
"""

from analysis.articles import ArticleSet
from analysis.corpus import Corpus, Flag, Part, Scope, TokenTable
from analysis.errors import AnalysisError, InputError, NotEnoughData
from analysis.ingest import ReadResult, read_articles
from analysis.measures import (
    MEASURES,
    actor_mentions,
    actor_suggestions,
    actors,
    agencies_cited,
    agency,
    agency_sentences,
    article_counts,
    collocates,
    concordance,
    keyness,
    loaded_hits,
    loaded_words,
    naming,
    naming_contrasts,
    naming_hits,
    naming_suggestions,
    quotation_versions,
    quotations,
    reporting_verbs,
    sentence_tones,
    separation_test,
    similarity,
    speakers,
    starting_labels,
    stop_word_counts,
    term_differences,
    term_rates,
    timeline,
    tone,
    tone_articles,
    tone_gaps,
    tone_headlines,
    tone_sentences,
    tone_toward,
    tone_toward_mentions,
    tone_toward_words,
    tone_words,
    voice_kinds,
    voices,
    word_shift,
    words_apart,
)
from analysis.models import (
    quotations_by_parser,
    tone_articles_by_model,
    tone_by_model,
    tone_sentences_by_model,
    tone_toward_by_model,
)
from analysis.prepare import prepare, tokenize
from analysis.study import Recipe, Study
from analysis.tables import TABLES

__all__ = [
    "MEASURES",
    "TABLES",
    "AnalysisError",
    "ArticleSet",
    "Corpus",
    "Flag",
    "InputError",
    "NotEnoughData",
    "Part",
    "ReadResult",
    "Recipe",
    "Scope",
    "Study",
    "TokenTable",
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
    "prepare",
    "quotation_versions",
    "quotations",
    "quotations_by_parser",
    "read_articles",
    "reporting_verbs",
    "sentence_tones",
    "separation_test",
    "similarity",
    "speakers",
    "starting_labels",
    "stop_word_counts",
    "term_differences",
    "term_rates",
    "timeline",
    "tokenize",
    "tone",
    "tone_articles",
    "tone_articles_by_model",
    "tone_by_model",
    "tone_gaps",
    "tone_headlines",
    "tone_sentences",
    "tone_sentences_by_model",
    "tone_toward",
    "tone_toward_by_model",
    "tone_toward_mentions",
    "tone_toward_words",
    "tone_words",
    "voice_kinds",
    "voices",
    "word_shift",
    "words_apart",
]
