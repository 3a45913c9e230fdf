"""How a name is kept at arm's length: marks close around it, words like so-called, ما يسمى."""

from __future__ import annotations

import re

import numpy as np

from analysis.corpus import Corpus, Flag
from analysis.measures.toward_actors import Mentions
from analysis.text.languages import get_language

#: Words that may stand between a name and the mark or word that keeps it at arm's length.
_BETWEEN_BEFORE, _BETWEEN_AFTER = 2, 1
_WINDOW = 60  # characters looked at on each side
_FAMILY = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": "«",
    "»": "«",
    "‘": "'",
    "’": "'",
    "((": "(",
    "))": "(",
}
_OPENS = re.compile(r"(?:^|[^\w])([\"“”„«»‘'‹]|\(\()(?:[^\W\d_]+[ -]){0,2}$")
_CLOSES = re.compile(r"^(?:[ -][^\W\d_]+){0,2}[.,،!؟]?([\"”“»«’'›]|\)\))(?!\w)")


def so_called(corpus: Corpus, mentions: Mentions, before: Mentions, after: Mentions) -> np.ndarray:
    """True where a word like “so-called” stands close, in the same sentence and clause."""
    tokens = corpus.tokens
    texts = corpus.articles.frame[["title", "text"]].to_numpy(dtype=object)
    codes = corpus.articles.frame["language"].tolist()
    ends, begins = set(before.last.tolist()), set(after.first.tolist())
    result = np.zeros(len(mentions.first), dtype=bool)
    if not ends and not begins:
        return result
    for row, (first, last) in enumerate(zip(mentions.first, mentions.last, strict=True)):
        near = [(end, first) for end in range(first - 1 - _BETWEEN_BEFORE, first) if end in ends]
        near += [(last, at) for at in range(last + 1, last + 2 + _BETWEEN_AFTER) if at in begins]
        for a, b in near:
            if tokens.sentence[a] != tokens.sentence[b]:
                continue
            text = texts[tokens.article[a], tokens.part[a]]
            marks = get_language(codes[tokens.article[a]])
            gap = text[tokens.end[a] : tokens.start[b]]
            result[row] |= not any(mark in gap for mark in marks.clause_marks)
    return result


def scare_quotes(corpus: Corpus, mentions: Mentions) -> np.ndarray:
    """True where marks of one kind stand close around a mention that is not quoted speech."""
    tokens = corpus.tokens
    texts = corpus.articles.frame[["title", "text"]].to_numpy(dtype=object)
    result = (corpus.tokens.flags[mentions.first] & np.uint8(Flag.QUOTED)) == 0
    for row in np.flatnonzero(result).tolist():
        first, last = mentions.first[row], mentions.last[row]
        text = str(texts[tokens.article[first], tokens.part[first]])
        start, end = int(tokens.start[first]), int(tokens.end[last])
        opening = _OPENS.search(text[max(0, start - _WINDOW) : start])
        closing = _CLOSES.search(text[end : end + _WINDOW])
        result[row] = bool(opening and closing) and _same_kind(opening, closing)
    return result


def _same_kind(opening: re.Match[str] | None, closing: re.Match[str] | None) -> bool:
    marks = [match.group(1) for match in (opening, closing) if match]
    return len({_FAMILY.get(mark, mark) for mark in marks}) == 1
