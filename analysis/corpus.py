"""Corpus, TokenTable, Scope: the prepared articles as plain arrays and frames. Types only."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import IntEnum, IntFlag
from typing import Any, Literal

import numpy as np
import pandas as pd

from analysis.articles import ArticleSet

VERSION = "3"  # of what prepare makes; part of every cache key


class Part(IntEnum):
    """Where a token or a span stands."""

    TITLE = 0
    BODY = 1


PART_NAMES = np.array(["title", "body"], dtype=object)


class Flag(IntFlag):
    """Bits of `TokenTable.flags`."""

    QUOTED = 1  # inside the marks of direct or mixed quotations
    SHARED = 2  # in a passage that two outlets of the prepared set have
    BOILERPLATE = 4  # promo line, dateline, credit, repeated title


@dataclass(frozen=True, eq=False)
class TokenTable:
    """One row a token, in order of article, part and position; one numpy array a column.

    term: int32, index into `vocabulary`; article, sentence: int32 row numbers; start, end: int32
    offsets into that article's title or text; part: int8 (`Part`); flags: uint8 (`Flag`).
    vocabulary: one row a language and normal form: form, lemma (index), display, language.
    """

    term: np.ndarray
    article: np.ndarray
    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    part: np.ndarray
    flags: np.ndarray
    vocabulary: pd.DataFrame

    def __len__(self) -> int:
        return len(self.term)

    def take(self, rows: np.ndarray) -> TokenTable:
        """The tokens at `rows` (a mask or row numbers); the vocabulary stays."""
        arrays = {f.name: getattr(self, f.name)[rows] for f in fields(self)[:-1]}
        return TokenTable(**arrays, vocabulary=self.vocabulary)

    def with_flags(self, flags: np.ndarray) -> TokenTable:
        return replace(self, flags=flags)


@dataclass(frozen=True, eq=False)
class Corpus:
    """Articles, tokens and the spans that `prepare` found in them; no measures here.

    sentences: article, part, start, end (row numbers are what `tokens.sentence` holds).
    boilerplate: article, part, start, end, rule. quotations: article, part, start, end (with the
    marks), type, speaker_start, speaker_end, cue_start, cue_end, verb (the cue as its list has
    it), grade, rule (spans −1, texts "" where not known). passages: article, part, start, end,
    passage; one row an occurrence.
    rules_off: names of boilerplate rules that do not mark; unmarked: what they would have, as
    boilerplate. All `article` columns are row numbers of `articles.frame`.
    """

    articles: ArticleSet
    tokens: TokenTable
    sentences: pd.DataFrame
    boilerplate: pd.DataFrame
    quotations: pd.DataFrame
    passages: pd.DataFrame
    rules_off: tuple[str, ...] = ()
    unmarked: pd.DataFrame = field(default_factory=lambda: span_frame(BOILERPLATE_COLUMNS))

    def select(self, mask: np.ndarray) -> Corpus:
        """The corpus of the articles where `mask` is true: arrays are sliced, no text is read."""
        mask = np.asarray(mask, dtype=bool)
        new_article = np.cumsum(mask, dtype=np.int32) - 1
        keep_sentence = mask[self.sentences["article"].to_numpy()]
        new_sentence = np.cumsum(keep_sentence, dtype=np.int32) - 1
        tokens = self.tokens.take(mask[self.tokens.article])
        tokens = replace(
            tokens,
            article=new_article[tokens.article].astype(np.int32),
            sentence=new_sentence[tokens.sentence].astype(np.int32),
        )

        def spans(frame: pd.DataFrame) -> pd.DataFrame:
            kept = frame[mask[frame["article"].to_numpy()]].reset_index(drop=True)
            return kept.assign(article=new_article[kept["article"].to_numpy()].astype(np.int32))

        return Corpus(
            self.articles.select(mask),
            tokens,
            spans(self.sentences),
            spans(self.boilerplate),
            spans(self.quotations),
            spans(self.passages),
            self.rules_off,
            spans(self.unmarked),
        )


@dataclass(frozen=True)
class Scope:
    """Which articles and tokens count; hashable, shown on screen and written into exports.

    stories: names; since, until: ISO dates or times, both included; where: ((column, (value, …)),
    …); language: a code; part: all, title, body; voice: all, reporter, quoted; shared and
    boilerplate: keep or drop. translations (by machine): apart: where a language has originals in
    scope, they alone count; only: the translations alone. The two are never in one number.
    """

    stories: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    where: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    language: str | None = None
    part: Literal["all", "title", "body"] = "all"
    voice: Literal["all", "reporter", "quoted"] = "all"
    shared: Literal["keep", "drop"] = "keep"
    boilerplate: Literal["keep", "drop"] = "drop"
    translations: Literal["apart", "only"] = "apart"


SENTENCE_COLUMNS = {"article": "int32", "part": "int8", "start": "int32", "end": "int32"}
BOILERPLATE_COLUMNS = {**SENTENCE_COLUMNS, "rule": "str"}
PASSAGE_COLUMNS = {**SENTENCE_COLUMNS, "passage": "int32"}
QUOTATION_COLUMNS = {
    **SENTENCE_COLUMNS,
    "type": "str",
    "speaker_start": "int32",
    "speaker_end": "int32",
    "cue_start": "int32",
    "cue_end": "int32",
    "verb": "str",
    "grade": "str",
    "rule": "str",
}


def span_frame(columns: dict[str, Any], data: dict[str, Any] | None = None) -> pd.DataFrame:
    """A frame of spans with the declared columns and types; empty without data."""
    source = pd.DataFrame({name: [] for name in columns} if data is None else data)
    return pd.DataFrame({name: source[name].astype(kind) for name, kind in columns.items()})
