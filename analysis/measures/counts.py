"""Masked counts: which articles and tokens a scope lets in, and article × term matrices.

Every other measure stands on these, so one number has one path from the token table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.articles import NOT_GIVEN
from analysis.corpus import Corpus, Flag, Part, Scope
from analysis.errors import InputError
from analysis.measures.capitals import name_forms
from analysis.measures.cells import Cells, cells_of
from analysis.measures.parts import GroupCounts, matrix_of
from analysis.measures.picking import Layout, kinds_in, layout_of, picked
from analysis.measures.threads import once
from analysis.text.columns import Texts, among, equal, matching, taken, texts_of
from analysis.text.languages import Language, get_language
from analysis.text.normal import normal_form, normal_forms

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
#: What is left out besides stop-words, and what can be.
LEAVE_OUT = ("numbers", "one_letter")
_TATWEEL = "ـ"  # a stroke that stretches words; standing alone it is drawn, not written
_LEFT_OUT = ("numbers", "one_letter", "names")


@dataclass(frozen=True, eq=False)
class Counts:
    """Counts of one language: what a grouped measure works on.

    parts: the counts of each group apart, or of all together under ""; rows: article row numbers of
    the corpus; group, story: object, one an article; totals: word tokens in scope an article (the
    denominator of rates). cells: where the counts come from; column: the term of `cells` in each
    column; terms, display: object, one a column, in order of name; unit: lemma or form; within:
    story where groups are compared inside stories, else all. (No corpus: what is made ready for
    the next question is kept by the corpus, and must not keep it alive.)
    """

    parts: dict[str, GroupCounts]
    rows: np.ndarray
    group: np.ndarray
    story: np.ndarray
    totals: np.ndarray
    cells: Cells
    column: np.ndarray
    unit: str
    within: str

    @once
    def matrix(self) -> sparse.csc_matrix:
        """Articles × terms (CSC, int32, tokens)."""
        return matrix_of(list(self.parts.values()), len(self.rows))

    @once
    def place(self) -> np.ndarray:
        """The column of each term of `cells` (int32), −1 where it has none."""
        place = np.full(len(self.cells.size), -1, dtype=np.int32)
        place[self.column] = np.arange(len(self.column), dtype=np.int32)
        return place

    @once
    def inside(self) -> tuple[np.ndarray, np.ndarray]:
        """(longer, part): a term of several words and a shorter one in it, both columns."""
        longer, part = (self.place.take(terms) for terms in self.cells.inside.T)
        both = np.flatnonzero((longer >= 0) & (part >= 0))
        return longer.take(both), part.take(both)

    @property
    def language(self) -> str:
        return self.cells.language

    @property
    def terms(self) -> np.ndarray:
        return self.cells.terms[self.column]

    @property
    def display(self) -> np.ndarray:
        return self.cells.display[self.column]


def known_unit(unit: str) -> None:
    """InputError: neither lemma nor form."""
    if unit not in ("lemma", "form"):
        raise InputError("bad_option", value=unit, option="unit", values="lemma, form")


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
    sentence, all in scope; in more than 100,000 words only those that occur twice in them.
    """
    return _counts(corpus, by, scope, unit, ngrams, (), lambda cells: cells.size > 0)


def content_counts(
    corpus: Corpus, by: str, scope: Scope, within: str | None, unit: str, ngrams: int,
    stopwords: StopWords | None, leave_out: Collection[str],
) -> Iterator[Counts]:  # fmt: skip
    """`term_counts` with the columns that are compared alone; totals count every word.

    Those are `content_terms`, in a language with more than a million words only such as occur
    twice in it. within: story or None; each group's counts are apart where it comes to all
    articles. InputError: an unknown option or column.
    """
    if within not in (None, "story"):
        raise InputError("bad_option", value=within, option="within", values="story, None")
    if by == "story":  # groups that are stories have no story in common
        within = None
    lists = {code: frozenset(words) for code, words in (stopwords or {}).items()}
    return _counts(
        corpus, by, scope, unit, ngrams, (frozenset(lists.items()), frozenset(leave_out)),
        lambda cells: _content(corpus, cells, unit, stopwords, leave_out) & cells.compared,
        within or "all",
    )  # fmt: skip


def _counts(
    corpus: Corpus, by: str, scope: Scope, unit: str, ngrams: int,
    key: Hashable, wanted: Callable[[Cells], np.ndarray], within: str = "",
) -> Iterator[Counts]:  # fmt: skip
    """Counts of the terms wanted, which `key` stands for. within: story (where articles belong to
    several), all, or "" where it does not matter."""
    known_unit(unit)
    if ngrams not in (1, 2, 3):
        raise InputError("bad_option", value=ngrams, option="ngrams", values="1, 2, 3")
    group = group_names(corpus, by, article_mask(corpus, scope))
    languages = corpus.articles.frame["language"].to_numpy(dtype=object)
    story = corpus.articles.frame["story"].to_numpy(dtype=object)
    for code in sorted(set(languages[group != ""])):
        cells = cells_of(corpus, code, unit, ngrams)
        here = group[cells.rows] != ""
        rows = cells.rows[here]
        stories = within == "story" and len(set(story[rows]) - {""}) > 1
        apart = by if within and not stories else None

        def layout(cells: Cells = cells, apart: str | None = apart) -> Layout:
            names = np.full(len(cells.rows), "")
            if apart is not None:
                names = corpus.articles.groups(apart).to_numpy(dtype=object)[cells.rows]
            return Layout.of(cells, pd.factorize(names)[0], wanted(cells))

        laid = layout_of(cells, (apart, key), layout)
        totals, column, parts = picked(cells, laid, here, kinds_in(scope))
        of = laid.group[here]
        names = {number: group[rows][of == number][0] for number in parts} if apart else {0: ""}
        yield Counts(
            {names[number]: part for number, part in parts.items()}, rows, group[rows],
            story[rows], totals, cells, column, unit, "story" if stories else "all",
        )  # fmt: skip


def content_terms(
    corpus: Corpus,
    counts: Counts,
    stopwords: StopWords | None = None,
    leave_out: Collection[str] = LEAVE_OUT,
) -> np.ndarray:
    """True for terms that may set an outlet apart (bool, a column): no stop-word, nothing left out.

    A stop-word is left out by its lemma or by the form most tokens have (والتي); a term of several
    words counts when its first and last word do. stopwords: in place of the language's own list.
    leave_out: numbers (words without a letter), one_letter, names (as far as capital letters tell
    them). InputError: anything else.
    """
    return _content(corpus, counts.cells, counts.unit, stopwords, leave_out)[counts.column]


_contents: WeakKeyDictionary[Cells, dict[tuple[frozenset[str], frozenset[str]], np.ndarray]] = (
    WeakKeyDictionary()
)


def _content(
    corpus: Corpus, cells: Cells, unit: str, stopwords: StopWords | None,
    leave_out: Collection[str],
) -> np.ndarray:  # fmt: skip
    """`content_terms` for every term of the cells, made once a list."""
    for kind in leave_out:
        if kind not in _LEFT_OUT:
            raise InputError(
                "bad_option", value=kind, option="leave_out", values=", ".join(_LEFT_OUT)
            )
    made = _contents.setdefault(cells, {})
    key = (stop_forms(cells.language, stopwords), frozenset(leave_out))
    if key not in made:
        language = get_language(cells.language)
        stops, names = key[0], frozenset[str]()
        if "names" in leave_out:
            names = name_forms(corpus, cells.language, unit)
        single = np.flatnonzero(cells.size == 1)
        terms, display = (taken(texts, single) for texts in cells.texts)
        kept = _kept(terms, key[1]) & ~among(terms, stops | names)
        other = np.flatnonzero(kept & ~equal(terms, display))
        written = normal_forms(taken(display, other).to_pylist(), language)
        kept[other] = ~among(texts_of(written), stops)
        content = np.zeros(len(cells.size), dtype=bool)
        content[single] = kept
        made[key] = content[cells.first] & content[cells.last]
    return made[key]


def _kept(terms: Texts, leave_out: frozenset[str]) -> np.ndarray:
    """True for the words that are not left out for what they are made of; nearly all begin with a
    letter and have another."""
    kept = matching(terms, rf"(?s)^[^{_TATWEEL}\P{{L}}].")
    rest = np.flatnonzero(~kept)
    kept[rest] = [_is_kept(term, leave_out) for term in taken(terms, rest).to_pylist()]
    return kept


def _is_kept(term: str, leave_out: frozenset[str]) -> bool:
    letters = [character for character in term if character.isalpha() and character != _TATWEEL]
    if not letters:
        return "numbers" not in leave_out and any(map(str.isnumeric, term))
    return not ("one_letter" in leave_out and len(letters) == len(term) == 1)


def stop_forms(code: str, stopwords: StopWords | None = None) -> frozenset[str]:
    """The stop-words of a language (or those given) in normal form."""
    language = get_language(code)
    if stopwords is None or code not in stopwords:
        return _own_stop_forms(language)
    return frozenset(normal_form(word, language) for word in stopwords[code])


@lru_cache(maxsize=64)
def _own_stop_forms(language: Language) -> frozenset[str]:
    return frozenset(normal_form(word, language) for word in language.stopwords)
