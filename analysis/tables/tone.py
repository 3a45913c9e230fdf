"""Tables of tone."""

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
    Column,
    declare,
)

TONE_SENTENCES = declare(
    "tone_sentences",
    "sentence",
    ARTICLE_ID,
    OUTLET,
    LANGUAGE,
    SENTENCE,
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
    EACH_VOICE,
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
    SENTENCE,
    START,
    END,
    FORM,
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
    Column(
        "low",
        "float",
        "lower end of the 95 % range of `tone` when its sentences are drawn anew (15 or more)",
        "−1…1",
    ),
    Column(
        "high",
        "float",
        "upper end of the 95 % range of `tone` when its sentences are drawn anew (15 or more)",
        "−1…1",
    ),
    Column("sentences", "int", "body sentences counted", "sentences"),
    Column("hits", "int", "words of the body known to the lexicon", "tokens"),
)

TONE_GAPS = declare(
    "tone_gaps",
    "group × part × voice",
    GROUP,
    Column("reference", "text", "what the group is compared with: rest, or another group"),
    LANGUAGE,
    PART,
    EACH_VOICE,
    Column("gap", "float", "tone of the group less that of the reference", "−2…2"),
    Column("tone", "float", "mean over articles of their mean sentence tone", "−1…1"),
    Column("tone_reference", "float", "the same over the articles of the reference", "−1…1"),
    Column("articles", "int", "articles of the group that were counted", "articles"),
    Column("articles_reference", "int", "articles of the reference that were counted", "articles"),
    Column("p", "float", "share of relabellings with a gap as far from 0", "0…1"),
    Column("q", "float", "p adjusted for the rows of the language (Benjamini–Hochberg)", "0…1"),
    Column("p_absent", "text", "why there is no p: few_articles, few_relabellings; else empty"),
    Column("relabellings", "int", "relabellings that p comes from"),
)

TONE_HEADLINES = declare(
    "tone_headlines",
    "group × language",
    GROUP,
    LANGUAGE,
    Column("difference", "float", "tone of the headline less that of its body, mean", "−2…2"),
    Column("low", "float", "lower end of its 95 % t-interval over articles (three or more)"),
    Column("high", "float", "upper end of its 95 % t-interval over articles (three or more)"),
    Column("title", "float", "mean tone of the headlines", "−1…1"),
    Column("body", "float", "mean over articles of their mean sentence tone", "−1…1"),
    Column("articles", "int", "articles with both", "articles"),
)

WORD_SHIFT = declare(
    "word_shift",
    "word of the lexicon that one of two groups uses",
    LANGUAGE,
    Column("a", "text", "one group"),
    Column("b", "text", "the other group"),
    Column("term", "text", "the lexicon's entry for the word, in normal form"),
    Column("display", "text", "the entry as people write it"),
    Column(
        "contribution",
        "float",
        "what it adds to the mean value of the words of a, minus that of b",
        "per 1,000 tokens",
    ),
    Column(
        "kind",
        "text",
        "what it makes a, compared with b: more positive, less negative, more negative or less "
        "positive; empty: neither",
    ),
    Column("rate_a", "float", "how often a uses it, mean over articles", "per 1,000 tokens"),
    Column("rate_b", "float", "how often b uses it, mean over articles", "per 1,000 tokens"),
    Column("valence", "float", "what the lexicon gives it", "−4…4"),
    Column("value_a", "float", "what one use adds in a, after negation, intensifiers and contrast"),
    Column("value_b", "float", "what one use adds in b, after negation, intensifiers and contrast"),
    Column("count_a", "int", "times a uses it", "tokens"),
    Column("count_b", "int", "times b uses it", "tokens"),
    Column("articles_a", "int", "articles of a with it", "articles"),
    Column("of_a", "int", "articles of a with a word in scope", "articles"),
    Column("articles_b", "int", "articles of b with it", "articles"),
    Column("of_b", "int", "articles of b with a word in scope", "articles"),
)

_ACTOR = Column("actor", "text", "the actor as named in the question")

TONE_TOWARD = declare(
    "tone_toward",
    "group × actor",
    GROUP,
    LANGUAGE,
    _ACTOR,
    Column(
        "tone",
        "float",
        "mean over articles of the mean tone toward the actor in sentences that mention it",
        "−1…1",
    ),
    Column("low", "float", "lower end of the 95 % t-interval over articles (three or more)"),
    Column("high", "float", "upper end of the 95 % t-interval over articles (three or more)"),
    Column("mentions", "int", "mentions of the actor", "mentions"),
    Column("sentences", "int", "sentences that mention the actor", "sentences"),
)

TONE_TOWARD_MENTIONS = declare(
    "tone_toward_mentions",
    "mention of an actor",
    ARTICLE_ID,
    OUTLET,
    GROUP,
    LANGUAGE,
    _ACTOR,
    PART,
    SENTENCE,
    START,
    END,
    Column("tone", "float", "tone toward the actor of the words that meet the mention", "−1…1"),
    Column("words", "int", "words that counted for the mention", "tokens"),
)

TONE_TOWARD_WORDS = declare(
    "tone_toward_words",
    "word that counted for a mention of an actor",
    ARTICLE_ID,
    PART,
    SENTENCE,
    _ACTOR,
    Column("mention_start", "int", "first character of the mention", "characters"),
    START,
    END,
    FORM,
    Column(
        "role",
        "text",
        "near; or the actor's part in the word: subject (who does it), object (who it is done to)",
    ),
    Column("valence", "float", "what the lexicon gives it, for that part", "−4…4"),
    Column("value", "float", "what it adds to its mention, after negation, distance and clauses"),
)
