"""Invented sentences with their parses, written by hand, and objects that answer as spaCy and
Stanza do: lines of word, lemma, part of speech, label, number of the head (0: none).

A word with _ before it is written onto the word before; + repeats the word before and has no place
of its own, as some of the words into which Stanza parts one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any

#: English, with the labels of spaCy's models.
RELATIVE = """
The the DET det 2 | mayor mayor NOUN nsubj 8 | , , PUNCT punct 2 | who who PRON nsubj 5
leads lead VERB relcl 2 | ports port NOUN dobj 5 | , , PUNCT punct 2 | said say VERB ROOT 0
the the DET det 10 | bridge bridge NOUN nsubj 11 | was be AUX ccomp 8 | open open ADJ acomp 11
. . PUNCT punct 8
"""
ADDING = """
“ “ PUNCT punct 8 | We we PRON nsubj 3 | are be AUX ccomp 8 | quite quite ADV advmod 5
ready ready ADJ acomp 3 | , , PUNCT punct 8 | ” ” PUNCT punct 8 | said say VERB ROOT 0
Orval Orval PROPN nsubj 8 | , , PUNCT punct 8 | adding add VERB advcl 8 | that that SCONJ mark 15
boats boat NOUN nsubj 15 | would would AUX aux 15 | sail sail VERB ccomp 11 | . . PUNCT punct 8
"""
ACCORDING = """
Nine nine NUM nummod 2 | boats boat NOUN nsubj 3 | sank sink VERB ROOT 0 | , , PUNCT punct 3
according accord VERB prep 3 | to to ADP prep 5 | the the DET det 8 | ministry ministry NOUN pobj 6
. . PUNCT punct 3
"""
PASSIVE = """
The the DET det 2 | raid raid NOUN nsubjpass 4 | was be AUX auxpass 4
condemned condemn VERB ROOT 0 | by by ADP agent 4 | the the DET det 7 | council council NOUN pobj 5
. . PUNCT punct 4
"""
QUOTED = """
Bertan Bertan PROPN nsubjpass 3 | was be AUX auxpass 3 | quoted quote VERB ROOT 0
as as ADP prep 3 | saying say VERB pcomp 4 | that that SCONJ mark 9 | the the DET det 8
port port NOUN nsubj 9 | is be AUX ccomp 5 | safe safe ADJ acomp 9 | . . PUNCT punct 3
"""
MIXED = """
The the DET det 2 | envoy envoy NOUN nsubj 3 | said say VERB ROOT 0 | the the DET det 5
town town NOUN nsubj 6 | had have VERB ccomp 3 | “ “ PUNCT punct 9 | no no DET det 9
choice choice NOUN dobj 6 | ” ” PUNCT punct 9 | . . PUNCT punct 3
"""
#: As a parser may get it wrong: “choice” hangs on “had”, “other” and “will” on “said”.
CUT = """
The the DET det 2 | envoy envoy NOUN nsubj 3 | said say VERB ROOT 0 | the the DET det 5
town town NOUN nsubj 6 | had have VERB ccomp 3 | “ “ PUNCT punct 8 | no no DET det 9
choice choice NOUN dobj 6 | or or CCONJ dep 3 | other other ADJ dep 3 | will will NOUN dep 3
” ” PUNCT punct 9 | . . PUNCT punct 3
"""
ALONE = """
“ “ PUNCT punct 5 | The the DET det 3 | town town NOUN nsubj 5 | never never ADV neg 5
gave give VERB ROOT 0 | in in ADP prt 5 | to to ADP prep 5 | threats threat NOUN pobj 7
. . PUNCT punct 5 | ” ” PUNCT punct 5
"""
INNER = """
The the DET det 2 | guard guard NOUN nsubj 3 | said say VERB ROOT 0 | the the DET det 5
port port NOUN nsubj 6 | was be AUX ccomp 3 | open open ADJ acomp 6 | , , PUNCT punct 6
adding add VERB advcl 6 | that that SCONJ mark 12 | boats boat NOUN nsubj 12
sail sail VERB ccomp 9 | . . PUNCT punct 3
"""
NOBODY = """
The the DET det 2 | raid raid NOUN nsubjpass 4 | was be AUX auxpass 4
condemned condemn VERB ROOT 0 | . . PUNCT punct 4
"""
PARTED = """
The the DET det 2 | raid raid NOUN nsubj 3 | came come VERB ccomp 6 | : : PUNCT punct 6
Orval Orval PROPN nsubj 6 | declared declare VERB ROOT 0 | . . PUNCT punct 6
"""
#: Two clauses, of which a parser takes the first for what is said, the rules the second.
EITHER = """
Boats boat NOUN nsubj 2 | sank sink VERB ccomp 5 | , , PUNCT punct 5 | Orval Orval PROPN nsubj 5
said say VERB ROOT 0 | the the DET det 7 | port port NOUN nsubj 8 | was be AUX advcl 5
open open ADJ acomp 8 | . . PUNCT punct 5
"""
#: English, with those of Universal Dependencies.
URGED = """
The the DET det 2 | council council NOUN nsubj 3 | urged urge VERB root 0 | the the DET det 5
mayor mayor NOUN obj 3 | to to PART mark 7 | resign resign VERB xcomp 3 | . . PUNCT punct 3
"""
INCISE = """
The the DET det 2 | port port NOUN nsubj 4 | is be AUX cop 4 | open open ADJ root 0
, , PUNCT punct 8 | the the DET det 7 | guard guard NOUN nsubj 8 | said say VERB parataxis 4
. . PUNCT punct 4
"""
SOURCE_FIRST = """
According accord VERB case 4 | to to ADP fixed 1 | the the DET det 4 | ministry ministry NOUN obl 8
, , PUNCT punct 4 | nine nine NUM nummod 7 | boats boat NOUN nsubj 8 | sank sink VERB root 0
. . PUNCT punct 8
"""
BY = """
The the DET det 2 | raid raid NOUN nsubj:pass 4 | was be AUX aux:pass 4
condemned condemn VERB root 0 | by by ADP case 7 | the the DET det 7 | council council NOUN obl 4
. . PUNCT punct 4
"""
#: Arabic, with those of Universal Dependencies, lemmas as Stanza writes them.
SAID = """
قال قَال VERB root 0 | المتحدث مُتَحَدِّث NOUN nsubj 1 | الذي اَلَّذِي DET nsubj 4
زار زَار VERB acl:relcl 2 | الميناء مِيناء NOUN obj 4 | إن إِنَّ SCONJ mark 8
الجسر جِسر NOUN nsubj 8 | مفتوح مَفتُوح ADJ ccomp 1 | . . PUNCT punct 1
"""
GOES_ON = """
وأضافت وَ CCONJ cc 2 | +وأضافت أَضَاف VERB root 0 | أنها أَنَّ SCONJ mark 5
+أنها هُوَ PRON nsubj 5 | ستعود عَاد VERB ccomp 2 | غدا غَد NOUN obl 5 | . . PUNCT punct 2
"""
BY_SOURCE = """
وبحسب وَ CCONJ cc 4 | +وبحسب بِحَسَب ADP case 3 | الوزارة وِزَارَة NOUN obl 4
غرقت غَرِق VERB root 0 | تسعة تِسعَة NUM nsubj 4 | قوارب قَارِب NOUN nmod 5 | . . PUNCT punct 4
"""
OWN_PLACES = """
و وَ CCONJ cc 5 | _ب بِ ADP case 3 | _حسب حَسَب NOUN obl 5 | الوزارة وِزَارَة NOUN nmod 3
غرقت غَرِق VERB root 0 | قوارب قَارِب NOUN nsubj 5 | . . PUNCT punct 5
"""
OF_THEM = """
نقلت نَقَل VERB root 0 | الوكالة وِكَالَة NOUN nsubj 1 | عن عَن ADP case 4
الوزير وَزِير NOUN obl 1 | خبرا خَبَر NOUN obj 1 | . . PUNCT punct 1
"""
IT = """
أدانها أَدَان VERB root 0 | +أدانها هُوَ PRON obj 1 | المجلس مَجلِس NOUN nsubj 1 | أمس أَمس NOUN obl 1
. . PUNCT punct 1
"""
ADDED = """
« « PUNCT punct 2 | سنعود عَاد VERB ccomp 7 | قريبا قَرِيب ADV advmod 2 | إلى إِلَى ADP case 5
بيوتنا بَيت NOUN obl 2 | » » PUNCT punct 2 | أضاف أَضَاف VERB root 0
المتحدث مُتَحَدِّث NOUN nsubj 7 | . . PUNCT punct 7
"""
_ONTO = tuple(".,:”»")


class Given:
    """A word of a table with its place in the text."""

    def __init__(self, row: str, before: str, last: int) -> None:
        form, self.lemma, self.pos, self.dep, head = row.split()
        self.head = int(head)
        self.onto = form.startswith("+")
        self.form = form.lstrip("+_")
        close = form.startswith("_") or self.form in _ONTO
        space = "" if close or not before or before.endswith(("“", "«")) else " "
        self.start = last if self.onto else len(before + space)
        self.end = self.start + len(self.form)


def given(table: str) -> tuple[str, list[Given]]:
    """(Text, words) of a table."""
    text, words = "", []
    for row in table.replace("\n", " | ").split(" | "):
        if row.strip():
            words.append(Given(row, text, words[-1].start if words else 0))
            text = text if words[-1].onto else text.ljust(words[-1].start) + words[-1].form
    return text, words


class Alike:
    """What both have in common: it knows the texts of some tables."""

    def __init__(self, tables: Iterable[str], lang: str | None = "en") -> None:
        self.known = dict(map(given, tables))
        self.batches: list[list[str]] = []
        if lang is not None:
            self.lang = lang

    def read(self, text: str) -> list[tuple[int, list[Given]]]:
        """(Where it begins, words) of each sentence of a text."""
        sentences: list[tuple[int, list[Given]]] = []
        place = 0
        while place < len(text):
            sentence = next(one for one in self.known if text.startswith(one, place))
            sentences.append((place, self.known[sentence]))
            place += len(sentence) + 1
        return sentences

    def text(self, *tables: str) -> str:
        """The texts of some tables, a paragraph each."""
        return "\n".join(given(table)[0] for table in tables)


class SpacyAlike(Alike):
    """Answers as a spaCy pipeline does: rows of tokens that know their head."""

    def __call__(self, text: str) -> list[Any]:
        tokens: list[Any] = []
        for start, words in self.read(text):
            first = len(tokens)
            tokens += [
                SimpleNamespace(
                    text=word.form, idx=start + word.start, i=first + i, lemma_=word.lemma,
                    pos_=word.pos, tag_="", dep_=word.dep,
                )
                for i, word in enumerate(words)
            ]  # fmt: skip
            for token, word in zip(tokens[first:], words, strict=True):
                token.head = tokens[first + word.head - 1] if word.head else token
        return tokens

    def pipe(self, texts: Sequence[str]) -> Iterable[list[Any]]:
        self.batches.append(list(texts))
        return map(self, texts)


class StanzaAlike(Alike):
    """Answers as a Stanza pipeline does: sentences of words that number their head."""

    def __call__(self, text: str) -> Any:
        return SimpleNamespace(
            sentences=[
                SimpleNamespace(words=[_stanza_word(word, words, start) for word in words])
                for start, words in self.read(text)
            ]
        )

    def bulk_process(self, texts: Sequence[str]) -> list[Any]:
        self.batches.append(list(texts))
        return [self(text) for text in texts]


def _stanza_word(word: Given, words: Sequence[Given], start: int) -> Any:
    place = (start + word.start, start + word.end)
    shared = any(other.onto and other.start == word.start for other in words)
    own = (None, None) if shared else place
    return SimpleNamespace(
        text=word.form, lemma=word.lemma, upos=word.pos, deprel=word.dep, head=word.head,
        start_char=own[0], end_char=own[1],
        parent=SimpleNamespace(start_char=place[0], end_char=place[1]),
    )  # fmt: skip
