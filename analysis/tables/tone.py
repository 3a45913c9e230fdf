"""Tables of tone."""

from __future__ import annotations

from analysis.tables.table import (
    ARTICLE_ID,
    END,
    GROUP,
    LANGUAGE,
    OUTLET,
    PART,
    START,
    Column,
    declare,
)

TONE_SENTENCES = declare(
    "tone_sentences",
    "sentence",
    ARTICLE_ID,
    OUTLET,
    LANGUAGE,
    Column("sentence", "int", "row of the sentence in the corpus"),
    PART,
    Column("voice", "text", "reporter, quoted or mixed"),
    Column("tone", "float", "tone of the wording over the whole sentence", "−1…1"),
    Column("tone_reporter", "float", "tone of the reporter's own words in it", "−1…1"),
    Column("tone_quoted", "float", "tone of the quoted words in it", "−1…1"),
    Column("hits", "int", "words known to the lexicon", "tokens"),
    Column("coverage", "float", "share of the tokens known to the lexicon", "0…1"),
    START,
    END,
)

TONE = declare(
    "tone",
    "group × part × voice",
    GROUP,
    LANGUAGE,
    PART,
    Column("voice", "text", "all, reporter or quoted"),
    Column("tone", "float", "mean over articles of their mean sentence tone", "−1…1"),
    Column("low", "float", "lower end of the 95 % t-interval over articles (three or more)"),
    Column("high", "float", "upper end of the 95 % t-interval over articles (three or more)"),
    Column("articles", "int", "articles with at least one sentence counted", "articles"),
    Column("sentences", "int", "sentences counted", "sentences"),
    Column("coverage", "float", "share of the tokens known to the lexicon", "0…1"),
    Column("enough", "bool", "false: too few words known to the lexicon to say much"),
)

TONE_WORDS = declare(
    "tone_words",
    "word that counted for the tone of its sentence",
    ARTICLE_ID,
    PART,
    Column("sentence", "int", "row of the sentence in the corpus"),
    START,
    END,
    Column("form", "text", "the word or phrase as it stands"),
    Column("role", "text", "positive, negative, negation, intensifier or contrast"),
    Column(
        "valence", "float", "what the lexicon gives it; absent for what only acts on others", "−4…4"
    ),
    Column(
        "value", "float", "what it adds to its sentence, after negation, intensifiers and contrast"
    ),
)

TONE_ARTICLES = declare(
    "tone_articles",
    "article",
    ARTICLE_ID,
    OUTLET,
    GROUP,
    LANGUAGE,
    Column("title", "text", "headline of the article"),
    Column("tone", "float", "mean tone of the wording of its body sentences", "−1…1"),
    Column("tone_title", "float", "tone of the wording of its headline", "−1…1"),
    Column("sentences", "int", "body sentences counted", "sentences"),
    Column("hits", "int", "words of the body known to the lexicon", "tokens"),
)
