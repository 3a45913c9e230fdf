"""Tables of naming and of agency: what people and things are called, who is said to do harm."""

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
    VOICE,
    Column,
    declare,
)

_CONCEPT = Column("concept", "text", "what is named")
_LABEL = Column("label", "text", "the name chosen for it")

NAMING = declare(
    "naming",
    "group × label × voice",
    GROUP,
    LANGUAGE,
    _CONCEPT,
    _LABEL,
    EACH_VOICE,
    Column("n", "int", "times the label is used", "mentions"),
    Column("rate", "float", "the same per 1,000 words of that voice", "per 1,000 tokens"),
    Column("share", "float", "share of the label among all labels of the concept", "0…1"),
    Column("low", "float", "lower end of the 95% interval of the share (three articles or more)"),
    Column("high", "float", "upper end of the 95% interval of the share (three articles or more)"),
    Column(
        "n_marked", "int", "of them in scare quotes or with a word like “so-called”", "mentions"
    ),
    Column("articles", "int", "articles of the group that use the label", "articles"),
    Column("of", "int", "articles of the group with a word in scope", "articles"),
)

NAMING_HITS = declare(
    "naming_hits",
    "use of a label",
    ARTICLE_ID,
    OUTLET,
    GROUP,
    LANGUAGE,
    PART,
    SENTENCE,
    START,
    END,
    FORM,
    _CONCEPT,
    _LABEL,
    VOICE,
    Column(
        "marked",
        "text",
        "scare_quotes; so_called (a word like “so-called” stands with it); empty: neither",
    ),
)

NAMING_SUGGESTIONS = declare(
    "naming_suggestions",
    "group × actor × words beside a mention",
    GROUP,
    LANGUAGE,
    Column("actor", "text", "the actor as named in the question"),
    Column("words", "text", "one to three words next to a mention, as most often written"),
    Column("side", "text", "before or after the mention"),
    Column("n", "int", "mentions with these words on that side", "mentions"),
    Column("of_mentions", "int", "mentions of the actor in the group", "mentions"),
    Column("rate", "float", "share of the group's mentions with these words", "0…1"),
    Column("rate_rest", "float", "the same over the other groups", "0…1"),
    Column("articles", "int", "articles of the group with these words", "articles"),
    Column("log_ratio", "float", "binary logarithm of the ratio of both rates"),
    Column("score", "float", "log-likelihood G² against the other groups, with its sign"),
)

NAMING_CONTRASTS = declare(
    "naming_contrasts",
    "language × concept",
    LANGUAGE,
    _CONCEPT,
    Column("labels", "int", "labels of the concept that are used", "labels"),
    Column("groups", "int", "groups that use one of them"),
    Column("n", "int", "times one of its labels is used", "mentions"),
    Column("difference", "float", "how different the groups' labels are: log-likelihood G²"),
    Column(
        "score", "float", "how far that lies above the mean over relabellings of the articles, in "
        "their standard deviations",
    ),
    Column("p", "float", "share of relabellings with as large a difference", "0…1"),
    *(
        column
        for side, which in (("a", "one of the two groups that differ most"), ("b", "the other"))
        for column in (
            Column(f"group_{side}", "text", which),
            Column(f"label_{side}", "text", "the label that sets it off from the other"),
            Column(f"n_{side}", "int", "times it uses that label; −1: no such group", "mentions"),
            Column(
                f"of_{side}", "int", "times it uses any label of the concept; −1: no such group",
                "mentions",
            ),
        )
    ),
)  # fmt: skip

_KIND = Column(
    "kind",
    "text",
    "agent_named; agent_not_found (the verb could have one; none found in the sentence); "
    "passive_or_nominal (passive, intransitive or a noun, and no agent found in the sentence)",
)

AGENCY = declare(
    "agency",
    "group × kind",
    GROUP,
    LANGUAGE,
    _KIND,
    Column("n", "int", "words for harm of that kind", "mentions"),
    Column("share", "float", "share of that kind among all of the group", "0…1"),
    Column("low", "float", "lower end of the 95% interval of the share (three articles or more)"),
    Column("high", "float", "upper end of the 95% interval of the share (three articles or more)"),
    Column("articles", "int", "articles of the group with that kind", "articles"),
)

AGENCY_SENTENCES = declare(
    "agency_sentences",
    "word for harm",
    ARTICLE_ID,
    OUTLET,
    GROUP,
    LANGUAGE,
    PART,
    SENTENCE,
    START,
    END,
    FORM,
    _KIND,
    Column(
        "construction",
        "text",
        "active, passive, intransitive, nominal or ambiguous (active or passive as written)",
    ),
    VOICE,
    Column("agent", "text", "the agent as it stands; empty: not found in the sentence"),
    Column("agent_start", "int", "first character of the agent; −1: not found", "characters"),
    Column("agent_end", "int", "the character after the agent; −1: not found", "characters"),
)
