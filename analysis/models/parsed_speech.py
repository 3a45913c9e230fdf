"""Who says what by a parse: the complement of a reporting verb, its subject, “according to”.

Cues are those of the language's list (`reporting.tsv`: verbs, participles, sources); what may be
said after each is what its column `takes` names, as for the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.models.parses import Tree, Word
from analysis.models.speech_cues import Entry, SpeechCues

Span = tuple[int, int]
NONE: Span = (-1, -1)
_CONTENT = frozenset(["ccomp", "xcomp", "parataxis", "obj", "oprd", "attr", "dep"])
#: Labels by which a verb goes on with the subject of another: and added, saying, قائلا.
_GOES_ON = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep", "acl"])
_NOUNS = frozenset(["nsubj", "obj", "det", "nmod"])
#: How the words of a source hang on the noun after them, and how that hangs on them.
_BEFORE = frozenset(["case", "fixed", "mark"])
_AFTER = frozenset(["pobj", "obj", "obl", "nmod", "nsubj", "dep"])
_PARTING = frozenset(":;؛")
_PASSIVE = frozenset(["nsubj:pass", "aux:pass", "auxpass"])
_FAR = 4  # steps up to that subject
#: Before who does it, in the passive (spaCy: agent; Universal Dependencies: often obl alone).
_BY = frozenset(["by", "par"])


class Told(NamedTuple):
    """What a cue tells: span of the words, number of the quotation in marks (−1: in none), whether
    they are a clause (else a noun: condemned the raid), spans of speaker and cue, entry, grade."""

    said: Span
    quoted: int
    clause: bool
    speaker: Span
    cue: Span
    verb: str
    grade: str


class Reading:
    """One parse read for speech. text: the whole text; quoted: spans in marks, in order."""

    def __init__(
        self, words: Sequence[Word], text: str, quoted: Sequence[Span], cues: SpeechCues
    ) -> None:
        self.tree, self.words, self.cues, self.quoted = Tree(words), words, cues, quoted
        self.forms = [cues.fold(text[word.start : word.end]) for word in words]
        self.lemmas = [cues.fold(word.lemma) if word.lemma else "" for word in words]
        self.in_marks = [
            next((n for n, (a, b) in enumerate(quoted) if a <= word.start < b), -1)
            for word in words
        ]

    def told(self) -> Iterator[Told]:
        """What each cue outside quotation marks tells, in order of the text."""
        verbs = dict(self._cues(sources=False))
        of_verb = {place for cue in verbs for place in cue}
        for cue, entry in verbs.items():
            speaker = self.span(self._speaker(cue))
            numbers: set[int] = set()
            for places, clause in self._said(cue, entry, of_verb, speaker):
                for told in self._as_told(places, clause, speaker, cue, entry):
                    numbers.add(told.quoted)
                    yield told
            for number in sorted(self._governed(cue) - numbers):
                yield Told(self.quoted[number], number, True, speaker, self.span(cue), *entry[1:3])
        for cue, entry in self._cues(sources=True):
            yield from self._by_source(cue, entry, of_verb)

    def span(self, places: Sequence[int]) -> Span:
        """From the first of some words to the last, without marks of punctuation at the ends."""
        solid = [place for place in places if not self._is_mark(place)]
        if not solid:
            return NONE
        return self.words[solid[0]].start, max(self.words[place].end for place in solid)

    def _is_mark(self, place: int) -> bool:
        return not any(map(str.isalnum, self.forms[place]))

    def _cues(self, sources: bool) -> Iterator[tuple[tuple[int, ...], Entry]]:
        """(Places of a cue, its entry): verbs and participles, or sources."""
        end = -1
        for place, word in enumerate(self.words):
            if place < end or self.in_marks[place] >= 0:
                continue
            keys, lists = self._unjoined(self.forms[place]), [self.cues.sources]
            if not sources:
                keys = [self.lemmas[place], *keys]
                is_verb = word.pos in ("VERB", "AUX", "")
                lists = [self.cues.participles, *([self.cues.verbs] if is_verb else [])]
            found = self._entry(place, keys, lists)
            if found is not None:
                end = place + 1 + len(found.rest)
                while end < len(self.words) and self.words[end][:2] == self.words[end - 1][:2]:
                    end += 1  # a word that is written as one with it
                yield tuple(range(place, end)), found

    def _unjoined(self, form: str) -> list[str]:
        """A form, and without the conjunction that is written onto it (وقال)."""
        return [form, *(form[len(one) :] for one in self.cues.joined if form.startswith(one))]

    def _entry(
        self, place: int, keys: Sequence[str], lists: Sequence[dict[str, list[Entry]]]
    ) -> Entry | None:
        for entries in lists:
            for key in keys:
                for entry in entries.get(key, ()):
                    following = self.forms[place + 1 : place + 1 + len(entry.rest)]
                    if tuple(following) == entry.rest:
                        return entry
        return None

    def _on(self, cue: Iterable[int]) -> list[int]:
        """What hangs on the words of a cue."""
        return [c for place in cue for c in self.tree.children[place] if c not in cue]

    def _top(self, cue: Sequence[int]) -> int:
        """The word of a cue on which its other words hang."""
        return next((p for p in cue if self.words[p].head not in cue), cue[0])

    def _said(
        self, cue: tuple[int, ...], entry: Entry, of_verb: set[int], speaker: Span
    ) -> Iterator[tuple[list[int], bool]]:
        """(Places of what is said, whether it is a clause): clauses, else what `takes` names."""
        tree, takes = self.tree, entry.takes
        on = self._on(cue)
        objects = [c for c in on if tree.dep(c) == "obj" or self._is_object(c, cue)]
        clauses = [c for c in on if tree.dep(c) == "ccomp"]
        clauses += [c for c in on if tree.dep(c) == "parataxis" and c not in of_verb]
        if speaker != NONE:  # “is expected to sail” is nobody's word
            clauses += [c for c in on if tree.dep(c) == "xcomp"]
        clauses = [c for c in clauses if not self._parted(c, cue)]
        if clauses and takes & {"clause", "to"}:
            for top in clauses:
                whole = self._clause(top, of_verb)
                to = tree.dep(top) == "xcomp" and [c for c in objects if cue[-1] < c < top]
                yield self._from(to, whole) if to else whole, True
            return
        top = self._top(cue)
        incise = tree.dep(top) == "parataxis" and self.words[top].head >= 0 and not objects
        if "clause" in takes and incise:
            yield self._clause(self.words[top].head, of_verb, set(tree.subtree(top))), True
            return
        # after the preposition of an evidential verb stands whom the words are from (نقل عن)
        if entry.grade != "evidential":
            for before, after in tree.obliques(cue):
                if any({self.forms[p], self.lemmas[p]} & takes for p in before):
                    to = [c for c in objects if c < after]
                    yield self._from(to, self._phrase(after)), False
                    return
        if "object" in takes:
            passive = [c for c in on if self.words[c].dep == "nsubj:pass"]
            for top in (objects or passive)[:1]:
                yield self._phrase(top), False

    def _parted(self, clause: int, cue: Sequence[int]) -> bool:
        """Whether a clause before the cue is another sentence: “It came: he declared war”."""
        return any(self.forms[place] in _PARTING for place in range(clause + 1, cue[0]))

    def _is_object(self, place: int, cue: tuple[int, ...]) -> bool:
        """After the preposition that belongs to the cue (call for)."""
        case = [c for c in self.tree.children[place] if self.tree.dep(c) == "case"]
        return len(cue) > 1 and (self.tree.dep(place) == "pobj" or any(c in cue for c in case))

    def _from(self, objects: list[int], places: list[int]) -> list[int]:
        """Beginning with to whom or of whom it is said: urged the mayor to resign."""
        return sorted({*(p for top in objects for p in self.tree.subtree(top)), *places})

    def _phrase(self, top: int) -> list[int]:
        """A noun and what hangs on it, without its preposition and its commas."""
        return self.tree.subtree(top, lambda c: self.words[c].head == top and self._is_case(c))

    def _is_case(self, place: int) -> bool:
        return self.tree.dep(place) in ("case", "cc")

    def _clause(self, top: int, of_verb: set[int], leave: Iterable[int] = ()) -> list[int]:
        """A clause without the “that” which opens it, and without a “, adding that” at its end."""
        leave = set(leave)

        def is_other(place: int) -> bool:
            adds = place in of_verb and self.tree.dep(place) == "advcl"
            return place in leave or (adds and place > top)

        places = self.tree.subtree(top, is_other)
        while places and (self._opens(places[0]) or self._is_mark(places[0])):
            joined = [p for p in places[1:] if self._is_onto(p, places[0])]
            places = places[1 + len(joined) :]
        return places

    def _opens(self, place: int) -> bool:
        """Whether a word is the “that” or “and” of a clause (not: said that was enough)."""
        dep = self.tree.dep(place)
        return dep == "cc" or (self.forms[place] in self.cues.that and dep not in _NOUNS)

    def _is_onto(self, place: int, before: int) -> bool:
        """Whether a word is written onto the “that” before it: أنه."""
        one, other = self.words[before], self.words[place]
        onto = other[:2] == one[:2] or (other.start == one.end and place == before + 1)
        return onto and not self._is_mark(before) and not self._is_mark(place)

    def _as_told(
        self, places: list[int], clause: bool, speaker: Span, cue: Sequence[int], entry: Entry
    ) -> Iterator[Told]:
        """The words as one span, or as the quotations in marks that they are."""
        solid = [place for place in places if not self._is_mark(place)]
        inside = {self.in_marks[place] for place in solid}
        told = (clause, speaker, self.span(cue), entry.name, entry.grade)
        if not solid:
            return
        if -1 not in inside:
            for number in sorted(inside):
                yield Told(self.quoted[number], number, *told)
        elif entry.takes != {"quote"}:
            yield Told(self.span(solid), -1, *told)

    def _governed(self, cue: tuple[int, ...]) -> set[int]:
        """The quotations in marks whose words hang on a cue, or on whose words the cue hangs."""
        found = {
            self.in_marks[c]
            for c in self._on(cue)
            if self.tree.dep(c) in _CONTENT and not self._is_mark(c)
        }
        top = self._top(cue)
        head = self.words[top].head
        if head >= 0 and self.tree.dep(top) in ("parataxis", "dep"):
            found.add(self.in_marks[head])
        return found - {-1}

    def _speaker(self, cue: Sequence[int]) -> list[int]:
        tree = self.tree
        passive = any(self.words[c].dep in _PASSIVE for c in self._on(cue))
        agents = [
            after
            for before, after in tree.obliques(cue)
            if any(self.words[p].dep == "agent" or self.forms[p] in _BY for p in before)
            or self.words[after].dep == "obl:agent"
        ]
        if passive:
            return self._name(agents[0]) if agents else []
        place = self._top(cue)
        for step in range(_FAR):
            group = cue if step == 0 else (place,)
            subjects = [c for c in self._on(group) if self._is_subject(c, step)]
            if subjects and self.forms[subjects[0]] not in self.cues.relative:
                return self._name(subjects[0])
            dep, head = self.words[place].dep, self.words[place].head
            if head < 0 or dep.split(":")[0] not in _GOES_ON:
                return []
            if dep.startswith("acl") and self.words[head].pos != "VERB":
                return self._name(head)  # a statement saying; the mayor, who said
            place = head
        return []

    def _is_subject(self, place: int, step: int) -> bool:
        dep = self.words[place].dep
        return dep.split(":")[0] == "nsubj" and (step > 0 or dep != "nsubj:pass")

    def _name(self, top: int) -> list[int]:
        """A noun phrase without relative clauses, its preposition, and marks at its end."""
        places = self.tree.subtree(
            top,
            lambda c: (
                self.tree.dep(c) in ("acl", "parataxis")
                or (self.words[c].head == top and self._is_case(c))
            ),
        )
        while places and self._is_mark(places[-1]):
            places.pop()
        return places

    def _by_source(self, cue: tuple[int, ...], entry: Entry, of_verb: set[int]) -> Iterator[Told]:
        """The clause on which a source hangs, and the noun after its words."""
        words, tree = self.words, self.tree
        after = [words[p].head for p in cue if words[p].head > cue[-1] and tree.dep(p) in _BEFORE]
        after += [c for c in self._on(cue) if c > cue[-1] and tree.dep(c) in _AFTER]
        if not after:
            return
        noun = after[0]
        top = noun if words[noun].head not in cue else cue[0]
        while words[top].head in cue or words[top].head == noun:
            top = words[top].head
        own = set(tree.subtree(top)) | set(cue)
        clause, steps = words[top].head, 0
        while clause >= 0 and not self._has_subject(clause) and words[clause].head >= 0:
            clause, steps = words[clause].head, steps + 1
            if steps > _FAR:
                return
        if clause < 0 or clause in own or clause in of_verb:
            return  # the verb there tells better who says it
        places = self._clause(clause, of_verb, own)
        yield from self._as_told(places, True, self.span(self._name(noun)), cue, entry)

    def _has_subject(self, place: int) -> bool:
        return any(self.tree.dep(c) in ("nsubj", "csubj") for c in self.tree.children[place])
