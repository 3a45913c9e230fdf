"""The declared result tables: columns, types, meaning, unit.

One place says what a column is. The Methods page, the data dictionary of an export and the tests
read it; measures build their frames with `Table.frame`, so a result is typed even when empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

Kind = Literal["text", "int", "float", "bool", "time"]

_DTYPES: dict[Kind, Any] = {
    "text": "str",
    "int": "int64",
    "float": "float64",
    "bool": "bool",
    "time": "datetime64[us, UTC]",
}


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, what it means (a phrase) and its unit ("" if none)."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """A declared table: its name, what one row is, its columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def frame(self, data: Mapping[str, object] | pd.DataFrame | None = None) -> pd.DataFrame:
        """`data` as a frame with exactly the declared columns, order and types.

        Without data: no rows, typed. A missing or an undeclared column raises KeyError: that is
        a fault of the code, not of the input.
        """
        given = pd.DataFrame({name: [] for name in self.names} if data is None else data)
        unknown = set(given.columns) - set(self.names)
        if unknown:
            raise KeyError(f"{self.name}: undeclared columns {sorted(unknown)}")
        typed = {c.name: given[c.name].astype(_DTYPES[c.kind]) for c in self.columns}
        return pd.DataFrame(typed, columns=self.names).reset_index(drop=True)


TABLES: dict[str, Table] = {}


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a declared table as named tuples (`row.term`, `row.Index`)."""
    return iter(frame.itertuples())


def declare(name: str, row: str, *columns: Column) -> Table:
    """Make a table known under `name` and return it."""
    if name in TABLES:
        raise ValueError(f"table {name} is declared twice")
    table = Table(name, row, columns)
    TABLES[name] = table
    return table


# Columns that several tables share, so that one idea has one wording.
ARTICLE_ID = Column("article_id", "text", "the article")
OUTLET = Column("outlet", "text", "the outlet as the user names it")
LANGUAGE = Column("language", "text", "language code; numbers of two languages never compare")
GROUP = Column("group", "text", "the outlet, or the value of the column grouped by")
PART = Column("part", "text", "where it stands: title or body")
START = Column("start", "int", "first character in that part of the article", "characters")
END = Column("end", "int", "the character after the last one", "characters")

PROBLEMS = declare(
    "problems",
    "file, row or field not taken as it stood",
    Column("source", "text", "file name, address or “table”"),
    Column("row", "int", "row or line in the source, from 1; −1 where the whole source is meant"),
    Column("field", "text", "the column or field; empty where the whole row is meant"),
    Column("problem", "text", "code of the problem"),
    Column("detail", "text", "what was found and what to do, in one line"),
    Column("action", "text", "dropped, repaired or kept"),
    Column("values", "text", "what fills the line of the code, as JSON"),
)

ARTICLE_CHECKS = declare(
    "article_checks",
    "article × check",
    ARTICLE_ID,
    Column(
        "check",
        "text",
        "short, not_article, looks_cut, summary, other_language, duplicate, near_duplicate, "
        "translated or no_outlet",
    ),
    Column(
        "detail",
        "text",
        "what was found: number of words, kind of page, last words, language, id of the first, "
        "the notice",
    ),
)

VERSIONS = declare(
    "versions",
    "article that stands in the set in several versions",
    Column("family", "int", "number of the family: the versions of one article"),
    ARTICLE_ID,
    OUTLET,
    Column("published", "time", "when it was published (UTC)"),
    Column("similarity", "float", "share of the shorter text that stands in the other", "0…1"),
    Column("kind", "text", "identical or near: against the first of the family"),
    Column("newest", "bool", "the newest of the family"),
    Column("first", "bool", "the first of the family"),
)

TERM_DIFFERENCES_COLUMNS = (
    GROUP,
    Column("reference", "text", "what the group is compared with: rest, or another group"),
    LANGUAGE,
    Column("within", "text", "story: compared within shared stories; all: over all articles"),
    Column("term", "text", "normal form of the term (folded, lemma)"),
    Column("display", "text", "the term as most articles write it"),
    Column(
        "score",
        "float",
        "what the ranking stands on; for TF-IDF the lowest difference when any "
        "one article of the group is left out",
    ),
    Column("difference", "float", "the plain difference, no article left out"),
    Column("rank", "int", "place within the group and language, terms that pass the gate first"),
    Column("shown", "bool", "passes the gate: in enough articles and often enough"),
    Column("rate_target", "float", "how often the group uses it", "per 1,000 tokens"),
    Column("rate_rest", "float", "how often the reference uses it", "per 1,000 tokens"),
    Column("n_target", "int", "times the group uses it", "tokens"),
    Column("n_rest", "int", "times the reference uses it", "tokens"),
    Column("articles_target", "int", "articles of the group with the term", "articles"),
    Column("of_target", "int", "articles of the group", "articles"),
    Column("articles_rest", "int", "articles of the reference with the term", "articles"),
    Column("of_rest", "int", "articles of the reference", "articles"),
    Column(
        "log_ratio",
        "float",
        "binary logarithm of the ratio of the two rates, 0 counted as 0.5",
        "doublings",
    ),
    Column("low", "float", "lowest value when one article of the group is left out"),
    Column("high", "float", "highest value when one article of the group is left out"),
    Column("measure", "text", "id of the measure that made `score`"),
)

TERM_DIFFERENCES = declare("term_differences", "group × term", *TERM_DIFFERENCES_COLUMNS)

CONCORDANCE = declare(
    "concordance",
    "hit",
    ARTICLE_ID,
    OUTLET,
    PART,
    Column("sentence", "int", "row of the sentence in the corpus"),
    Column("left", "text", "the sentence before the hit"),
    Column("node", "text", "the hit as it stands"),
    Column("right", "text", "the sentence after the hit"),
    START,
    END,
    Column("voice", "text", "reporter, or quoted: inside quotation marks of speech"),
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

TIMELINE = declare(
    "timeline",
    "group × period",
    GROUP,
    LANGUAGE,
    Column("period", "time", "start of the period (UTC)"),
    Column("articles", "int", "articles published in the period", "articles"),
    Column("words", "int", "word tokens in them", "tokens"),
    Column("tone", "float", "mean tone of the wording of their bodies", "−1…1"),
)

SIMILARITY = declare(
    "similarity",
    "pair of groups",
    LANGUAGE,
    Column("a", "text", "one group"),
    Column("b", "text", "the other group"),
    Column("similarity", "float", "mean cosine between the articles of a and those of b", "0…1"),
    Column("expected", "float", "the mean when the same articles are relabelled", "0…1"),
    Column("low", "float", "2.5th percentile over relabellings", "0…1"),
    Column("high", "float", "97.5th percentile over relabellings", "0…1"),
)

ARTICLE_COUNTS = declare(
    "article_counts",
    "article",
    ARTICLE_ID,
    OUTLET,
    LANGUAGE,
    Column("words", "int", "word tokens in scope", "tokens"),
    Column("sentences", "int", "sentences with a word in scope", "sentences"),
    Column("quotations", "int", "quotations in marks, in title and body", "quotations"),
    Column("quoted_words", "int", "word tokens inside them", "tokens"),
    Column("shared_words", "int", "word tokens in passages that another outlet has", "tokens"),
    Column("boilerplate", "int", "promo lines, datelines, credits found", "spans"),
)

TERM_RATES = declare(
    "term_rates",
    "article",
    ARTICLE_ID,
    OUTLET,
    GROUP,
    LANGUAGE,
    Column("title", "text", "headline of the article"),
    Column("n", "int", "times the term stands in it", "tokens"),
    Column("words", "int", "word tokens in scope", "tokens"),
    Column("rate", "float", "how often it stands in it", "per 1,000 tokens"),
)

WORDS_APART = declare(
    "words_apart",
    "term of one of two articles",
    LANGUAGE,
    Column("term", "text", "normal form of the term"),
    Column("display", "text", "the term as the articles write it"),
    Column("n_a", "int", "times it stands in the first article", "tokens"),
    Column("n_b", "int", "times it stands in the second article", "tokens"),
    Column("side", "text", "a, b or both: which article has it"),
)
