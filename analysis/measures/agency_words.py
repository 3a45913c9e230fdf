"""Words for harm and the words of grammar beside them: a language's `acts.tsv`, ready to match."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.measures.lexicon import folded
from analysis.text.inflection import participle_forms, verb_forms
from analysis.text.languages import Language
from analysis.text.phrases import Phrases

#: Kinds that are counted; the others help to read them.
ACTS = (
    "verb", "both", "active", "passive", "intransitive", "noun", "victim_noun", "strike",
    "exception",
)  # fmt: skip
_VERBS = frozenset({"verb", "both", "active"})
_NOUNS = frozenset({"both", "noun", "victim_noun", "strike"})
_BEFORE_NOUN = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "وب", "ول", "فال")
_BEFORE_ACTOR = ("", "ال", "لل", "بال", "ل", "ب", "و", "وال", "ول", "ولل")
_BEFORE_EVENT = ("", "ال", "ب", "بال", "و", "وال", "ل", "لل", "وب")


@dataclass(frozen=True)
class Act:
    """An entry as it matches: its kind, whether it must be shown to be harm, which form it is.

    form: base, third (-s), past, ing or other; bare: written as the verb is, without an article or
    preposition that only a noun has.
    """

    kind: str
    unsure: bool
    form: str
    bare: bool


@dataclass(frozen=True, eq=False)
class Acts:
    """A language's words: phrases with what each is, and the sets of words of grammar."""

    phrases: Phrases
    found: list[Act]
    longest: int
    words: dict[str, frozenset[str]]
    marks: frozenset[tuple[str, ...]]
    connectors: frozenset[tuple[str, ...]]
    code: str = field(default="")

    def has(self, kind: str, form: str) -> bool:
        return form in self.words.get(kind, frozenset())


@lru_cache(maxsize=16)
def acts_of(language: Language) -> Acts | None:
    """The words of a language in normal form; None where its folder has no list."""
    table = language.acts
    if table is None:
        return None
    rows: dict[tuple[str, ...], Act] = {}
    words: dict[str, set[str]] = {}
    several: dict[str, set[tuple[str, ...]]] = {"mark": set(), "connector": set()}
    entries = zip(table["entry"], table["kind"], table["forms"], strict=True)
    for entry, kinds, more in sorted(entries, key=lambda row: _rank(row[1])):
        kind, *rest = kinds.split()
        forms = [form for form in more.split("|") if form]
        if kind in ACTS:
            for written, act in _matches(entry, forms, kind, bool(rest), language.code):
                rows.setdefault(folded(written, language), act)
            continue
        for written in _helping(entry, forms, kind, language.code):
            phrase = folded(written, language)
            if kind in several:
                several[kind].add(phrase)
            words.setdefault(kind, set()).add(phrase[-1] if kind == "actor" else phrase[0])
    return Acts(
        Phrases(list(rows)),
        list(rows.values()),
        max(map(len, rows), default=1),
        {kind: frozenset(forms) for kind, forms in words.items()},
        frozenset(several["mark"]),
        frozenset(several["connector"]),
        language.code,
    )


def _rank(kinds: str) -> int:
    """Of two entries with one form the first counts: أصيب is passive, not a form of أصاب."""
    order = ("exception", "passive", "intransitive", "victim_noun", "noun")
    kind = kinds.split()[0]
    return order.index(kind) if kind in order else len(order)


def _helping(entry: str, forms: list[str], kind: str, code: str) -> Iterable[str]:
    """The forms of a word that helps to read: in Arabic with what is written onto it."""
    if code != "ar" or kind == "preposition":
        return [entry, *forms]
    every = [entry, *forms]
    if kind == "actor":
        every = participle_forms(entry, forms, code)
        return [before + form for form in every for before in _BEFORE_ACTOR]
    if kind in ("event", "object_noun", "manner", "head"):
        return [before + form for form in every for before in _BEFORE_EVENT]
    if kind == "wound":
        return [before + form for form in every for before in ("", "ال", "و", "ب")]
    return [before + form for form in every for before in ("", "و", "ف")]


def _matches(
    entry: str, forms: list[str], kind: str, unsure: bool, code: str
) -> Iterable[tuple[str, Act]]:
    if kind == "exception":
        for written in (entry, *forms):
            yield written, Act(kind, False, "base", True)
        return
    if kind in _VERBS or kind in ("passive", "intransitive"):
        joined = ("", "و", "ف") if code == "ar" else ("",)
        for written in verb_forms(entry, forms, code):
            act = Act(kind, unsure, _form_of(written, entry, code), True)
            yield from ((before + written, act) for before in joined)
    if kind in _NOUNS and code != "ar":
        for written in (entry, *forms):
            yield written, Act(kind, unsure, "base", False)
    elif kind in _NOUNS:
        for written in (entry,) if kind == "both" else (entry, *forms):
            for before in _BEFORE_NOUN:
                yield before + written, Act(kind, unsure, "base", before in ("", "و", "ف"))


def _form_of(written: str, entry: str, code: str) -> str:
    first, base = written.split()[0], entry.split()[0]
    if code == "ar":
        return "imperfect" if first.lstrip("وفس")[:1] in tuple("يت") else "past"
    if first == base:
        # “hit” and “shot” are past as well; only the first is also the base
        return "base" if first not in ("hit", "beat") else "past"
    if first.endswith("ing"):
        return "ing"
    return "third" if code == "en" and first.endswith("s") else "past"
