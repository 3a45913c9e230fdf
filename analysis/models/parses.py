"""Parses of a pipeline that the user has, spaCy's or Stanza's, in one shape.

Neither is imported: what matters is what a pipeline answers. spaCy gives a Doc, a row of tokens
that know their head; Stanza gives sentences of words that number theirs. Labels of spaCy's English
models get the names of Universal Dependencies where one word stands for the other; prepositions
stay as each has them (`Tree.obliques` reads both).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from analysis.errors import InputError

_NAMES = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "relcl": "acl:relcl",
    "root": "root",
}


class Word(NamedTuple):
    """A word of a parse: where it stands in the text, lemma, part of speech, label, place of its
    head among the words of the parse (−1: none)."""

    start: int
    end: int
    lemma: str
    pos: str
    dep: str
    head: int


class Tree:
    """The words of one text and what hangs on each."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    @cached_property
    def children(self) -> list[list[int]]:
        """The places of the words that hang on each word, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for place, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(place)
        return found

    def dep(self, place: int) -> str:
        """The label without its subtype."""
        return self.words[place].dep.split(":")[0]

    def subtree(self, top: int, leave: Callable[[int], bool] = lambda place: False) -> list[int]:
        """`top` and what hangs on it, in order, but nothing that `leave` says or hangs on that."""
        found, left, seen = [], [top], {top}
        while left:
            place = left.pop()
            found.append(place)
            new = [one for one in self.children[place] if one not in seen and not leave(one)]
            seen.update(new)
            left += new
        return sorted(found)

    def obliques(self, places: Iterable[int]) -> Iterator[tuple[list[int], int]]:
        """(Prepositions, what stands after them) that hang on some words.

        In Universal Dependencies the preposition hangs on its noun (case; mark of a verb), in
        spaCy's English models the noun on its preposition (pobj, pcomp).
        """
        for place in places:
            for child in self.children[place]:
                dep = self.dep(child)
                if dep in ("prep", "agent", "dative"):
                    for inner in self.children[child]:
                        if self.dep(inner) in ("pobj", "pcomp"):
                            yield [child], inner
                elif dep in ("obl", "nmod", "advcl"):
                    before = [c for c in self.children[child] if self.dep(c) in ("case", "mark")]
                    if before:
                        yield before, child


def parses(
    pipeline: Any, texts: Sequence[str], batch: int, tell: Callable[[float, str], object]
) -> Iterator[list[Word]]:
    """The parse of each text, in order; `batch` texts are handed over at once.

    InputError: something else than a pipeline; one that gives no dependencies.
    """
    if not callable(pipeline):
        raise _no_parser(pipeline)
    return _parses(pipeline, texts, batch, tell)


def _parses(
    pipeline: Any, texts: Sequence[str], batch: int, tell: Callable[[float, str], object]
) -> Iterator[list[Word]]:
    for first in range(0, len(texts), batch):
        tell(first / len(texts), "parsing")
        some = texts[first : first + batch]
        for text, document in zip(some, _documents(pipeline, some), strict=True):
            yield _words(pipeline, document, text)


def _documents(pipeline: Any, texts: Sequence[str]) -> list[Any]:
    many = getattr(pipeline, "pipe", None) or getattr(pipeline, "bulk_process", None)
    try:
        return list(many(texts)) if many else [pipeline(text) for text in texts]
    except TypeError as error:
        raise _no_parser(pipeline) from error


def _words(pipeline: Any, document: Any, text: str) -> list[Word]:
    read = _of_stanza if hasattr(document, "sentences") else _of_spacy
    try:
        words = list(read(document))
    except (AttributeError, TypeError) as error:
        raise _no_parser(pipeline) from error
    if any(not 0 <= word.start <= word.end <= len(text) for word in words):
        raise _no_parser(pipeline)
    if words and not any(word.dep for word in words):
        raise InputError("parser_tree", given=_said(pipeline))
    return words


def _of_spacy(document: Any) -> Iterator[Word]:
    tokens = list(document)
    place = {token.i: number for number, token in enumerate(tokens)}
    for token in tokens:
        head = -1 if token.head.i == token.i else place[token.head.i]
        end = token.idx + len(token.text)
        yield Word(
            token.idx, end, token.lemma_, token.pos_ or _coarse(token), _name(token.dep_), head
        )


def _coarse(token: Any) -> str:
    """VERB or nothing, for a pipeline that has tags only (Penn's: VBD)."""
    return "VERB" if str(getattr(token, "tag_", "")).startswith("V") else ""


def _of_stanza(document: Any) -> Iterator[Word]:
    before = 0
    for sentence in document.sentences:
        for word in sentence.words:
            start, end = word.start_char, word.end_char
            if start is None:  # one of several words written as one: that has a place
                start, end = word.parent.start_char, word.parent.end_char
            head = before + word.head - 1 if word.head else -1
            yield Word(
                start, end, word.lemma or "", word.upos or "", _name(word.deprel or ""), head
            )
        before += len(sentence.words)


def _name(label: str) -> str:
    label = label.lower()
    return _NAMES.get(label, label)


def _no_parser(given: Any) -> InputError:
    return InputError("parser_kind", given=_said(given))


def _said(given: Any) -> str:
    """What was given, in a few words: its text or the name of its class."""
    return given if isinstance(given, str) else type(given).__name__
