"""Tables of quotations: who is quoted, with which verbs."""

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

QUOTATIONS = declare(
    "quotations",
    "quotation",
    ARTICLE_ID,
    OUTLET,
    LANGUAGE,
    PART,
    Column("type", "text", "direct (in quotation marks), indirect, or mixed (partly in marks)"),
    Column("text", "text", "what is said, as it stands"),
    START,
    END,
    Column("words", "int", "words of what is said", "words"),
    Column("speaker", "text", "who says it, as the article puts it; empty: not found"),
    Column("speaker_start", "int", "first character of the speaker; −1: not found", "characters"),
    Column("speaker_end", "int", "the character after the speaker; −1: not found", "characters"),
    Column("cue", "text", "the word or words that introduce it; empty: not found"),
    Column("cue_start", "int", "first character of the cue; −1: not found", "characters"),
    Column("cue_end", "int", "the character after the cue; −1: not found", "characters"),
    Column("verb", "text", "the cue as the list of reporting verbs has it"),
    Column("grade", "text", "what the cue says of the words besides that they were said"),
    Column("rule", "text", "the pattern that found it"),
)

REPORTING_VERBS = declare(
    "reporting_verbs",
    "group × grade",
    GROUP,
    LANGUAGE,
    Column("grade", "text", "what the verbs say besides that something was said"),
    Column("verbs", "text", "the most frequent of them with their counts"),
    Column("n", "int", "cues of this grade", "cues"),
    Column("share", "float", "of all graded cues of the group", "0…1"),
    Column("low", "float", "lower end of the 95 % interval over articles (three or more)", "0…1"),
    Column("high", "float", "upper end of the 95 % interval over articles (three or more)", "0…1"),
    Column("share_rest", "float", "mean of the other groups' shares", "0…1"),
    Column("difference", "float", "share − share of the others"),
    Column("difference_low", "float", "lower end of its 95 % interval"),
    Column("difference_high", "float", "upper end of its 95 % interval"),
    Column("articles", "int", "articles with a cue of this grade", "articles"),
    Column("of", "int", "articles with a graded cue", "articles"),
)

QUOTATION_VERSIONS = declare(
    "quotation_versions",
    "version of an utterance that several groups quote",
    Column("utterance", "int", "number of the utterance, those of most groups first"),
    LANGUAGE,
    GROUP,
    ARTICLE_ID,
    OUTLET,
    PART,
    Column("version", "text", "fullest, whole, cut, altered or indirect, beside the fullest one"),
    Column("similarity", "float", "words in common with it by the words of the shorter", "0…1"),
    Column("type", "text", "direct (in quotation marks), indirect, or mixed (partly in marks)"),
    Column("before", "text", "what stands before it in its sentence"),
    Column("text", "text", "what is said, as it stands"),
    Column("speaker", "text", "who says it, as the article puts it; empty: not found"),
    Column("cue", "text", "the word or words that introduce it; empty: not found"),
    Column("grade", "text", "what the cue says of the words besides that they were said"),
    Column("words", "int", "words of what is said", "words"),
    START,
    END,
)
