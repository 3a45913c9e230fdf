"""Words that introduce speech, as a parse needs them: looked up by lemma or form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.text.inflection import participle_forms, verb_forms
from analysis.text.languages import Language
from analysis.text.normal import normal_form


class Entry(NamedTuple):
    """A row of the list: the words after its first, as the list has it, grade, what it takes."""

    rest: tuple[str, ...]
    name: str
    grade: str
    takes: frozenset[str]


class SpeechCues:
    """The cues of a language, by the normal form of their first word, the longest first."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.verbs: dict[str, list[Entry]] = {}
        self.participles: dict[str, list[Entry]] = {}
        self.sources: dict[str, list[Entry]] = {}
        rules = language.quotations or {}
        words = rules.get("words", {})
        self.joined = tuple(map(self.fold, rules.get("joined", ())))
        self.that, self.relative = (
            frozenset(self.fold(word) for name in names for word in words.get(name, ()))
            for names in ("T", "urT")
        )
        table = language.reporting
        rows = [] if table is None else list(zip(*(table[name] for name in table), strict=True))
        for entry, kind, grade, takes, forms in rows:
            more = [form for form in forms.split("|") if form]
            if kind == "verb":
                self._add(self.verbs, entry, grade, takes, verb_forms(entry, more, language.code))
            elif kind == "participle":
                derived = participle_forms(entry, more, language.code)
                self._add(self.participles, entry, grade, takes, [entry, *derived])
            elif kind == "source":
                self._add(self.sources, entry, grade, takes, [entry, *more])
        for entries in (self.verbs, self.participles, self.sources):
            for found in entries.values():
                found.sort(key=lambda entry: -len(entry.rest))

    def fold(self, word: str) -> str:
        return normal_form(word, self.language)

    def _add(
        self,
        entries: dict[str, list[Entry]],
        entry: str,
        grade: str,
        takes: str,
        forms: Sequence[str],
    ) -> None:
        wanted = frozenset(self.fold(word) for word in takes.replace("|", " ").split())
        for form in dict.fromkeys(forms):
            first, *rest = map(self.fold, form.split())
            entries.setdefault(first, []).append(Entry(tuple(rest), entry, grade, wanted))


@lru_cache(maxsize=32)
def speech_cues(language: Language) -> SpeechCues:
    """The cues of a language; none where it has no list."""
    return SpeechCues(language)
