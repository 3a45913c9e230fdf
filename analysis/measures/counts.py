"""Masked counts: which articles and tokens a scope lets in, and article × term matrices.

Every other measure stands on these, so one number has one path from the token table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.articles import NOT_GIVEN
from analysis.corpus import Corpus, Flag, Part, Scope, TokenTable
from analysis.errors import InputError
from analysis.text.languages import Language, get_language
from analysis.text.normal import normal_form

_ALLOWED = {
    "part": ("all", "title", "body"),
    "voice": ("all", "reporter", "quoted"),
    "shared": ("keep", "drop"),
    "boilerplate": ("keep", "drop"),
    "translations": ("apart", "only"),
}


def article_mask(corpus: Corpus, scope: Scope = Scope()) -> np.ndarray:
    """True for the articles in scope (bool, one an article). InputError: unknown column, option.

    An article without a date is out of scope as soon as `since` or `until` is set. Machine
    translations are out where their language has originals in scope, or all else is (`only`).
    """
    for option, values in _ALLOWED.items():
        given = getattr(scope, option)
        if given not in values:
            raise InputError("bad_option", value=given, option=option, values=", ".join(values))
    return _apart(corpus.articles.frame, _narrowed(corpus, scope), scope)


def translations_apart(corpus: Corpus, scope: Scope = Scope()) -> int:
    """How many machine translations are out of scope because there are originals."""
    if scope.translations == "only" or not (corpus.articles.frame["translated"] != "").any():
        return 0
    return int(_narrowed(corpus, scope).sum() - article_mask(corpus, scope).sum())


def _narrowed(corpus: Corpus, scope: Scope) -> np.ndarray:
    """The articles that all of the scope lets in but its choice about translations."""
    frame = corpus.articles.frame
    mask = np.ones(len(frame), dtype=bool)
    if scope.language is not None:
        mask &= (frame["language"] == scope.language).to_numpy()
    if scope.stories is not None:
        mask &= frame["story"].isin(scope.stories).to_numpy()
    for column, values in scope.where or ():
        mask &= corpus.articles.groups(column).isin(values).to_numpy()
    if scope.since is not None:
        mask &= (frame["published"] >= _time(scope.since, "since")).to_numpy()
    if scope.until is not None:
        until = _time(scope.until, "until")
        if len(scope.until) <= len("2018-06-09"):  # a day is included to its end
            until += pd.Timedelta(days=1) - pd.Timedelta(microseconds=1)
        mask &= (frame["published"] <= until).to_numpy()
    return mask


def _apart(frame: pd.DataFrame, mask: np.ndarray, scope: Scope) -> np.ndarray:
    """The mask with translations or originals of each language, never both: wording that a
    machine chose is not compared with wording that people chose."""
    translated = (frame["translated"] != "").to_numpy()
    if scope.translations == "only":
        return mask & translated
    if not translated.any():
        return mask
    languages = frame["language"].to_numpy(dtype=object)
    with_originals = np.isin(languages, list(set(languages[mask & ~translated])))
    return mask & ~(translated & with_originals)


def _time(value: str, option: str) -> pd.Timestamp:
    try:
        stamp = pd.Timestamp(value)
    except ValueError as error:
        raise InputError("bad_option", value=value, option=option, values="2018-06-09") from error
    return stamp.tz_localize("UTC") if stamp.tzinfo is None else stamp.tz_convert("UTC")


def token_mask(corpus: Corpus, scope: Scope = Scope()) -> np.ndarray:
    """True for the tokens in scope (bool, one a token)."""
    tokens = corpus.tokens
    mask = article_mask(corpus, scope)[tokens.article]
    if scope.part != "all":
        mask &= tokens.part == (Part.TITLE if scope.part == "title" else Part.BODY)
    quoted = (tokens.flags & np.uint8(Flag.QUOTED)) != 0
    if scope.voice != "all":
        mask &= quoted if scope.voice == "quoted" else ~quoted
    if scope.shared == "drop":
        mask &= (tokens.flags & np.uint8(Flag.SHARED)) == 0
    if scope.boilerplate == "drop":
        mask &= (tokens.flags & np.uint8(Flag.BOILERPLATE)) == 0
    return mask


def group_names(corpus: Corpus, by: str, mask: np.ndarray) -> np.ndarray:
    """The group of each article (object; "" for those that stand outside grouped results).

    mask: the articles in scope. Articles without outlet stand outside unless none in scope has
    one; then all are “not given”.
    """
    names = corpus.articles.groups(by).to_numpy(dtype=object).copy()
    names[~mask] = ""
    if mask.any() and not (names[mask] != "").any():
        names[mask] = NOT_GIVEN
    return names


#: Language code → words to leave out, in place of the language's own list.
StopWords = Mapping[str, Collection[str]]


@dataclass(frozen=True, eq=False)
class Counts:
    """Counts of one language: what a grouped measure works on.

    matrix: CSR, articles × terms (tokens); rows: article row numbers of the corpus; group, story:
    object, one an article; totals: word tokens in scope an article (the denominator of rates);
    terms, display: object, one a column.
    """

    language: str
    matrix: sparse.csr_matrix
    rows: np.ndarray
    group: np.ndarray
    story: np.ndarray
    totals: np.ndarray
    terms: np.ndarray
    display: np.ndarray


def term_counts(
    corpus: Corpus,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    unit: str = "lemma",
    ngrams: int = 1,
) -> Iterator[Counts]:
    """Counts a language, languages in order of their code; articles without group are left out.

    unit: lemma or form. ngrams: terms of up to so many words that stand beside each other in one
    sentence and in scope.
    """
    if unit not in ("lemma", "form"):
        raise InputError("bad_option", value=unit, option="unit", values="lemma, form")
    if ngrams not in (1, 2, 3):
        raise InputError("bad_option", value=ngrams, option="ngrams", values="1, 2, 3")
    mask = article_mask(corpus, scope)
    group = group_names(corpus, by, mask)
    languages = corpus.articles.frame["language"].to_numpy(dtype=object)
    in_scope = token_mask(corpus, scope)
    for code in sorted(set(languages[group != ""])):
        rows = np.flatnonzero((group != "") & (languages == code))
        keep = in_scope & np.isin(corpus.tokens.article, rows)
        yield _counts(corpus, code, rows, group, keep, unit, ngrams)


def term_ids(tokens: TokenTable, unit: str) -> np.ndarray:
    """The vocabulary row that stands for each token: of its lemma or of its form."""
    if unit == "form":
        return tokens.term
    return tokens.vocabulary["lemma"].to_numpy()[tokens.term]


def _counts(
    corpus: Corpus,
    code: str,
    rows: np.ndarray,
    group: np.ndarray,
    keep: np.ndarray,
    unit: str,
    ngrams: int,
) -> Counts:
    tokens = corpus.tokens
    position = np.flatnonzero(keep)
    ids = term_ids(tokens, unit)[position]
    place = np.full(len(corpus.articles), -1)
    place[rows] = np.arange(len(rows))
    article = place[tokens.article[position]]
    totals = np.bincount(article, minlength=len(rows))
    used, column = np.unique(ids, return_inverse=True)
    forms = tokens.vocabulary["form"].to_numpy(dtype=object)[used]
    display = _displays(tokens, position, used, column)
    blocks = [_matrix(article, column, (len(rows), len(used)))]
    names, shown = [forms], [display]
    for size in range(2, ngrams + 1):
        first = _run_starts(tokens, position, size)
        keys = np.stack([column[first + offset] for offset in range(size)])
        distinct, which = np.unique(keys, axis=1, return_inverse=True)
        blocks.append(_matrix(article[first], which.ravel(), (len(rows), distinct.shape[1])))
        names.append(_joined(forms, distinct))
        shown.append(_joined(display, distinct))
    return Counts(
        language=code,
        matrix=sparse.csr_matrix(sparse.hstack(blocks)),
        rows=rows,
        group=group[rows],
        story=corpus.articles.frame["story"].to_numpy(dtype=object)[rows],
        totals=totals,
        terms=np.concatenate(names),
        display=np.concatenate(shown),
    )


def _matrix(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_matrix:
    ones = np.ones(len(rows), dtype=np.int64)
    return sparse.csr_matrix((ones, (rows, columns)), shape=shape)


def _run_starts(tokens: TokenTable, position: np.ndarray, size: int) -> np.ndarray:
    """Places in `position` where `size` tokens in scope follow each other in one sentence."""
    if len(position) < size:
        return np.zeros(0, dtype=np.int64)
    ends = position[size - 1 :]
    starts = position[: len(ends)]
    adjacent = (ends - starts) == size - 1
    return np.flatnonzero(adjacent & (tokens.sentence[ends] == tokens.sentence[starts]))


def _joined(words: np.ndarray, columns: np.ndarray) -> np.ndarray:
    joined = [" ".join(parts) for parts in zip(*(words[row] for row in columns), strict=True)]
    return np.array(joined, dtype=object)


def _displays(
    tokens: TokenTable, position: np.ndarray, used: np.ndarray, column: np.ndarray
) -> np.ndarray:
    """What people are shown for each term: the surface that most tokens of it have."""
    form = tokens.term[position].astype(np.int64)
    pair, count = np.unique(column.astype(np.int64) << 32 | form, return_counts=True)
    order = np.lexsort((pair, -count, pair >> 32))
    columns = pair[order] >> 32
    best = order[np.concatenate(([True], columns[1:] != columns[:-1]))] if len(order) else order
    surfaces = tokens.vocabulary["display"].to_numpy(dtype=object)[pair[best] & 0xFFFFFFFF]
    forms = tokens.vocabulary["form"].to_numpy(dtype=object)[used]
    return np.array(list(map(_without_conjunction, surfaces, forms)), dtype=object)


def _without_conjunction(surface: str, term: str) -> str:
    """An Arabic surface without a joined “and”/“so” that is no part of the term (والاستقرار)."""
    first = surface[:1]
    joined = first in ("و", "ف") and len(surface) > 3 and not term.startswith(first)
    return surface[1:] if joined else surface


def content_terms(counts: Counts, stopwords: StopWords | None = None) -> np.ndarray:
    """True for terms that may set an outlet apart: no stop-word, a letter, two characters.

    A stop-word is left out by its lemma or by the form most tokens have (والتي); a term of several
    words counts when its first and last word do. stopwords: in place of the language's own list.
    """
    language = get_language(counts.language)
    stops = stop_forms(counts.language, stopwords)

    @cache
    def is_content(word: str) -> bool:
        return len(word) > 1 and word not in stops and any(map(str.isalpha, word))

    def passes(term: str, display: str) -> bool:
        words, shown = term.split(" "), display.split(" ")
        return all(
            is_content(words[place]) and normal_form(shown[place], language) not in stops
            for place in {0, len(words) - 1}
        )

    pairs = zip(counts.terms, counts.display, strict=True)
    return np.array([passes(term, display) for term, display in pairs], dtype=bool)


def stop_forms(code: str, stopwords: StopWords | None = None) -> frozenset[str]:
    """The stop-words of a language (or those given) in normal form."""
    language = get_language(code)
    if stopwords is None or code not in stopwords:
        return _own_stop_forms(language)
    return frozenset(normal_form(word, language) for word in stopwords[code])


@lru_cache(maxsize=64)
def _own_stop_forms(language: Language) -> frozenset[str]:
    return frozenset(normal_form(word, language) for word in language.stopwords)
