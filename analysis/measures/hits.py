"""Hits: where a word or phrase stands. Concordance and collocates both look it up here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fnmatch import translate

import numpy as np

from analysis.corpus import Corpus, Scope, TokenTable
from analysis.errors import InputError
from analysis.measures.counts import article_mask, group_names, known_unit, token_mask
from analysis.text.languages import get_language
from analysis.text.normal import normal_form
from analysis.text.tokens import words

_PIECE = 100_000


@dataclass(frozen=True, eq=False)
class Hits:
    """Where a query stands: `first` and `last` token row of each hit, in order; words: of a hit.

    group: object, one an article of the corpus, "" for those that stand outside.
    """

    first: np.ndarray
    words: int
    group: np.ndarray

    @property
    def last(self) -> np.ndarray:
        return self.first + self.words - 1

    @property
    def rows(self) -> np.ndarray:
        """The token rows of all hits, each once."""
        return np.unique(self.first[:, None] + np.arange(self.words))


def hits_of(corpus: Corpus, query: str, *, by: str, scope: Scope, unit: str) -> Hits:
    """The hits of `query` in scope. InputError: nothing to look for, an unknown option."""
    wanted = query_words(query)
    if not wanted:
        raise InputError("empty_query")
    known_unit(unit)
    group = group_names(corpus, by, article_mask(corpus, scope))
    tokens = corpus.tokens
    first = _matches(tokens, wanted, unit)
    for offset in range(len(wanted)):
        first = first[in_scope(corpus, first + offset, scope, group)]
    return Hits(first, len(wanted), group)


def in_scope(corpus: Corpus, rows: np.ndarray, scope: Scope, group: np.ndarray) -> np.ndarray:
    """True for the token rows that are in scope and in an article with a group."""
    there = corpus.tokens.take(rows)
    return token_mask(replace(corpus, tokens=there), scope) & (group[there.article] != "")


def query_words(query: str) -> list[str]:
    """The words of the query; a * stays where somebody wrote it."""
    pieces = [piece for piece in query.split() if piece.strip("*")]
    result = []
    for piece in pieces:
        if "*" in piece:
            result.append(piece)
            continue
        found = words([piece], [""])
        result.extend(found.types["surface"].to_numpy(dtype=object)[found.type].tolist())
    return result


def _matches(tokens: TokenTable, wanted: list[str], unit: str) -> np.ndarray:
    """Token rows where the words of the query begin, beside each other and in one sentence."""
    first = np.flatnonzero(_accepted(tokens, wanted[0], unit)[tokens.term])
    first = first[first + len(wanted) <= len(tokens)]
    for offset, word in enumerate(wanted[1:], start=1):
        accepted = _accepted(tokens, word, unit)
        following = first + offset
        keep = accepted[tokens.term[following]]
        first = first[keep & (tokens.sentence[following] == tokens.sentence[first])]
    return first


def _accepted(tokens: TokenTable, word: str, unit: str) -> np.ndarray:
    """True for the vocabulary rows that `word` finds."""
    vocabulary = tokens.vocabulary
    lemma = vocabulary["lemma"].to_numpy()
    accepted = np.zeros(len(vocabulary), dtype=bool)
    for code in sorted(vocabulary["language"].unique()):
        own = (vocabulary["language"] == code).to_numpy(dtype=bool)
        folded = normal_form(word, get_language(code))
        if "*" in word:
            pattern = re.compile(translate(folded.replace("[", "[[]").replace("?", "[?]")))
            forms = vocabulary["form"][own]
            accepted[own] = [bool(pattern.match(form)) for form in forms]
            continue
        entry = np.flatnonzero((vocabulary["form"] == folded).to_numpy(dtype=bool) & own)
        if unit == "lemma" and len(entry) and _occurs(tokens, lemma == entry[0]):
            accepted |= lemma == entry[0]
        else:
            accepted[entry] = True
    return accepted


def _occurs(tokens: TokenTable, forms: np.ndarray) -> bool:
    """True where some token has one of these vocabulary rows."""
    pieces = range(0, len(tokens), _PIECE)  # what occurs mostly does so early
    return any(forms[tokens.term[begin : begin + _PIECE]].any() for begin in pieces)
