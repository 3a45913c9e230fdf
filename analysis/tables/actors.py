"""Tables of actors: who and what the articles speak of."""

from __future__ import annotations

from analysis.tables.table import (
    ARTICLE_ID,
    END,
    FORM,
    LANGUAGE,
    OUTLET,
    PART,
    SENTENCE,
    START,
    VOICE,
    Column,
    declare,
)

_ACTOR = Column("actor", "text", "the actor: the most frequent full form of the name")
_KIND = Column("kind", "text", "person, organisation, place or other")

ACTORS = declare(
    "actors",
    "language × actor",
    _ACTOR,
    LANGUAGE,
    _KIND,
    Column("forms", "text", "how the articles write the name, most frequent first, parted by |"),
    Column("mentions", "int", "times the actor is named", "mentions"),
    Column("articles", "int", "articles that name the actor", "articles"),
    Column("outlets", "int", "outlets (or values of the column grouped by) that do"),
    Column(
        "found_by",
        "text",
        "user, title (a title or the head of such a name stands beside it), attribution (it "
        "speaks), country (CLDR and the list of places), list (of well-known organisations), "
        "capitals or agreement (several mentions)",
    ),
    Column("ambiguous", "bool", "a form may name somebody else too: two full names have it"),
    Column("country", "text", "code of the country of a place (ISO 3166-1); empty otherwise"),
)

ACTOR_MENTIONS = declare(
    "actor_mentions",
    "mention of an actor",
    ARTICLE_ID,
    OUTLET,
    LANGUAGE,
    _ACTOR,
    _KIND,
    PART,
    SENTENCE,
    START,
    END,
    FORM,
    VOICE,
)

ACTOR_SUGGESTIONS = declare(
    "actor_suggestions",
    "pair of actors that may be one",
    Column("language_a", "text", "language of the first"),
    Column("a", "text", "the first, the more frequent one within a language"),
    Column("language_b", "text", "language of the second"),
    Column("b", "text", "the second"),
    Column(
        "reason",
        "text",
        "spelling (the names sound alike), part (one name is in the other), acronym (one is the "
        "initials of the other), translation (they sound alike in two languages), country (CLDR "
        "says so)",
    ),
    Column("score", "float", "how alike the two names are", "0…1"),
    Column("mentions_a", "int", "mentions of the first", "mentions"),
    Column("mentions_b", "int", "mentions of the second", "mentions"),
)
