"""Tables of voices: who speaks, how much, and what kind of people they are."""

from __future__ import annotations

from analysis.tables.table import (
    ARTICLE_ID,
    CUE,
    END,
    GRADE,
    GROUP,
    LANGUAGE,
    OUTLET,
    PART,
    QUOTED_AS,
    START,
    Column,
    declare,
)

_KIND = Column(
    "kind", "text", "official, military, party, agency, expert, civilian, organisation, other"
)

VOICES = declare(
    "voices",
    "group × speaker",
    GROUP,
    LANGUAGE,
    Column("speaker", "text", "who speaks, by the fullest name that the articles give"),
    _KIND,
    Column("quotations", "int", "quotations of this speaker", "quotations"),
    Column("share", "float", "of the group's quotations with a speaker", "0…1"),
    Column("words", "int", "words of what they are quoted with", "words"),
    Column("share_words", "float", "of the words of the group's quotations with a speaker", "0…1"),
    Column("articles", "int", "articles that quote this speaker", "articles"),
    Column("of", "int", "articles of the group with a quotation", "articles"),
    Column("first_position", "float", "how far into the article the first is, on average", "0…1"),
    Column("named", "bool", "whether a name is given (else a role, or “sources”)"),
    Column("only_here", "bool", "no other group quotes this speaker"),
    Column("forms", "text", "how the articles put it, the most frequent first"),
)

VOICE_KINDS = declare(
    "voice_kinds",
    "group × kind of speaker",
    GROUP,
    LANGUAGE,
    _KIND,
    Column("quotations", "int", "quotations of such speakers", "quotations"),
    Column("words", "int", "words of what they are quoted with", "words"),
    Column("share_words", "float", "of the words of the group's quotations with a speaker", "0…1"),
    Column("low", "float", "lower end of the 95 % interval over articles (three or more)", "0…1"),
    Column("high", "float", "upper end of the 95 % interval over articles (three or more)", "0…1"),
    Column("share_rest", "float", "mean of the other groups' shares", "0…1"),
    Column("difference", "float", "share − share of the others"),
    Column("difference_low", "float", "lower end of its 95 % interval"),
    Column("difference_high", "float", "upper end of its 95 % interval"),
    Column("unnamed", "int", "quotations of speakers without a name", "quotations"),
    Column("words_unnamed", "int", "words of such quotations", "words"),
    Column("articles", "int", "articles that quote such a speaker", "articles"),
    Column("of", "int", "articles of the group with a quotation", "articles"),
)

SPEAKERS = declare(
    "speakers",
    "quotation with the speaker it was settled to be",
    ARTICLE_ID,
    OUTLET,
    LANGUAGE,
    GROUP,
    PART,
    QUOTED_AS,
    START,
    END,
    Column("words", "int", "words of what is said", "words"),
    Column("text", "text", "what is said, as it stands"),
    Column("put", "text", "the speaker as this place of the article puts it"),
    Column("speaker", "text", "who speaks, by the fullest name that the articles give"),
    _KIND,
    Column("named", "bool", "whether a name is given (else a role, or “sources”)"),
    Column("how", "text", "why: name, part of a name, role, pronoun, or as it stands"),
    CUE,
    Column("verb", "text", "the cue as the list of reporting verbs has it"),
    GRADE,
)

AGENCIES_CITED = declare(
    "agencies_cited",
    "group × agency or outlet cited",
    GROUP,
    LANGUAGE,
    Column("agency", "text", "the agency or outlet, as the list has it"),
    Column("mentions", "int", "mentions outside lines that are no part of the report", "mentions"),
    Column("as_source", "int", "quotations of which it is the speaker", "quotations"),
    Column("articles", "int", "articles that mention it", "articles"),
    Column("of", "int", "articles of the group", "articles"),
    Column("forms", "text", "how the articles put it, the most frequent first"),
)
