"""The running text of one language as names are found in it: forms, capitals, what joins words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from analysis.corpus import Corpus, Flag, Part
from analysis.measures.names.lists import OWNER, Phrase, elided, without_owner
from analysis.text.phrases import Phrases
from analysis.text.units import joined_units

#: What stands between a word and the next: something that parts them, a space, a hyphen, a full
#: stop and a space (after initials and abbreviations), &, an opening bracket, a hyphen in
#: spaces, a space and an opening quotation mark.
APART, SPACE, HYPHEN, DOT, AND, BRACKET, DASH, QUOTE = range(8)
_SPACES = (0x20, 0xA0, 0x202F)
_HYPHENS = (0x2D, 0x2010, 0x2011, 0x5F)  # and the stroke of hashtags
_QUOTES = tuple(map(ord, '“”"«»'))
#: Marks after which a word may have its capital from the beginning of a sentence.
_OPENING = tuple(map(ord, "“\"«‘':—–-•([*"))


@dataclass(frozen=True, eq=False)
class NameText:
    """Tokens of one language, boilerplate left out, one array entry each, in order of the text.

    rows: rows of the token table; term: rows of the vocabulary; article, sentence; body: not in a
    title; capital: the first letter is one; upper: the last one too; final: the last letter's code;
    opens: first of a sentence or after an opening mark; gap: what parts it from the next (APART …);
    speaker: inside a speaker that a quotation has. forms: the normal form of each row of the
    vocabulary without a possessive ending ("" for other languages); owner: it has that ending;
    skip: characters before it that are no part of it (l’); stands: it is of this language.
    """

    code: str
    rows: np.ndarray
    term: np.ndarray
    article: np.ndarray
    sentence: np.ndarray
    body: np.ndarray
    capital: np.ndarray
    upper: np.ndarray
    final: np.ndarray
    opens: np.ndarray
    gap: np.ndarray
    speaker: np.ndarray
    forms: np.ndarray
    owner: np.ndarray
    skip: np.ndarray
    stands: np.ndarray

    def is_in(self, words: Collection[str]) -> np.ndarray:
        """True for the tokens whose form is one of the words (bool, one a token)."""
        return self.of_terms(words)[self.term]

    def of_terms(self, words: Collection[str]) -> np.ndarray:
        """True for the rows of the vocabulary whose form is one of the words."""
        known = np.zeros(len(self.forms), dtype=bool)
        own = np.flatnonzero(self.stands)
        known[own] = [form in words for form in self.forms[own].tolist()]
        return known

    def spans(
        self, phrases: Iterable[Phrase], first: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """(start, width) of the longest phrase at every place where one stands.

        first: the form under which each row of the vocabulary may begin a phrase (default: forms).
        """
        trie = Phrases(list(phrases))
        word = self.numbers(trie, self.forms)
        begins = word if first is None else self.numbers(trie, first)
        start, width, _ = trie.find(word[self.term], begins[self.term], self.last_of_sentence())
        return start, width

    def numbers(self, trie: Phrases, forms: np.ndarray) -> np.ndarray:
        """The number that each row of the vocabulary has in a trie, −1 for none."""
        number = np.full(len(forms), -1, dtype=np.int64)
        own = np.flatnonzero(self.stands)
        number[own] = [trie.words.get(form, -1) for form in forms[own].tolist()]
        return number

    def last_of_sentence(self) -> np.ndarray:
        """The place of the last token of each token's sentence."""
        if not len(self.rows):
            return np.zeros(0, dtype=np.int64)
        ends = np.flatnonzero(np.append(np.diff(self.sentence) != 0, True))
        return ends[np.searchsorted(ends, np.arange(len(self.rows)))]


def name_text(corpus: Corpus, code: str, articles: np.ndarray | None = None) -> NameText:
    """The text of the articles of a language (all, or where `articles` is true)."""
    tokens, frame = corpus.tokens, corpus.articles.frame
    own = (frame["language"] == code).to_numpy()
    if articles is not None:
        own = own & articles
    plain = (tokens.flags & np.uint8(Flag.BOILERPLATE)) == 0
    rows = np.flatnonzero(own[tokens.article] & plain)
    units = joined_units([*frame["title"].tolist(), *frame["text"].tolist()], "\n")
    article, part = tokens.article[rows], tokens.part[rows]
    offset = units.offsets[article + len(frame) * (part == Part.BODY)]
    start, end = offset + tokens.start[rows], offset + tokens.end[rows]
    vocabulary = tokens.vocabulary
    stands = (vocabulary["language"] == code).to_numpy()
    written = vocabulary["form"].to_numpy(dtype=object)
    forms = np.full(len(written), "", dtype=object)
    forms[stands] = [without_owner(form, code) for form in written[stands].tolist()]
    owner = np.zeros(len(written), dtype=bool)
    if code in OWNER:
        owner[stands] = [form.endswith(OWNER[code]) for form in written[stands].tolist()]
    skip = np.zeros(len(written), dtype=np.int64)
    skip[stands] = [elided(form, code) for form in written[stands].tolist()]
    term = tokens.term[rows]
    initial = np.minimum(start + skip[term], end - 1)
    capital = _upper(units.points[initial])
    final = end - 1 - len(OWNER.get(code, "")) * owner[term]
    before = units.points[np.maximum(start - 1, 0)]
    opens = np.diff(tokens.sentence[rows], prepend=-1) != 0
    opens |= np.isin(before, _OPENING) & (start > offset)
    return NameText(
        code=code,
        rows=rows,
        term=term,
        article=article,
        sentence=tokens.sentence[rows],
        body=part == Part.BODY,
        capital=capital,
        final=units.points[final],
        upper=capital & (final > initial) & _upper(units.points[np.maximum(final, start)]),
        opens=opens,
        gap=_gaps(units.points, start, end, rows),
        speaker=_in_speakers(corpus, rows),
        forms=forms,
        owner=owner,
        skip=skip,
        stands=stands,
    )


def _upper(points: np.ndarray) -> np.ndarray:
    kinds, which = np.unique(points, return_inverse=True)
    return np.array([chr(code).isupper() for code in kinds.tolist()], dtype=bool)[which]


def _gaps(points: np.ndarray, start: np.ndarray, end: np.ndarray, rows: np.ndarray) -> np.ndarray:
    gap = np.full(len(rows), APART, dtype=np.int8)
    if len(rows) < 2:
        return gap
    width = start[1:] - end[:-1]
    beside = np.diff(rows) == 1
    first, second, third = (points[np.minimum(end[:-1] + n, len(points) - 1)] for n in range(3))
    space = np.isin(first, _SPACES)
    found = gap[:-1]
    found[beside & (width == 1) & space] = SPACE
    found[beside & (width == 1) & np.isin(first, _HYPHENS)] = HYPHEN
    found[beside & (width == 2) & (first == ord(".")) & np.isin(second, _SPACES)] = DOT
    ampersand = (width == 3) & space & (second == ord("&")) & np.isin(third, _SPACES)
    found[beside & (ampersand | ((width == 1) & (first == ord("&"))))] = AND
    found[beside & (width == 2) & space & (second == ord("("))] = BRACKET
    found[beside & (width == 3) & space & np.isin(second, _HYPHENS)] = DASH
    found[beside & (width == 2) & space & np.isin(second, _QUOTES)] = QUOTE
    return gap


def _in_speakers(corpus: Corpus, rows: np.ndarray) -> np.ndarray:
    """True for the tokens that stand in the speaker of a quotation."""
    spans = corpus.quotations
    spans = spans[spans["speaker_start"] >= 0]
    tokens = corpus.tokens
    if not len(spans):
        return np.zeros(len(rows), dtype=bool)
    place = (tokens.article.astype(np.int64) * 2 + tokens.part) << 32
    own = (spans["article"].to_numpy(np.int64) * 2 + spans["part"].to_numpy(np.int64)) << 32
    first = np.searchsorted(place + tokens.start, own + spans["speaker_start"].to_numpy(np.int64))
    last = np.searchsorted(place + tokens.start, own + spans["speaker_end"].to_numpy(np.int64))
    edge = np.zeros(len(tokens) + 1, dtype=np.int64)
    np.add.at(edge, first, 1)
    np.add.at(edge, np.maximum(first, last), -1)
    return (np.cumsum(edge[:-1]) > 0)[rows]
