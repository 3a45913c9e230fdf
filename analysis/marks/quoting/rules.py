"""The patterns of a language's `quotations.toml`, compiled: regular expressions over letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.text.languages import Language
from analysis.text.normal import normal_form, normal_forms

_SAID = ("Q", "Q2", "I", "I2")


@dataclass(frozen=True, eq=False)
class Rule:
    """One pattern; groups: C cue, S speaker, Q quotations in marks, I what else is said,
    p a preposition that the cue must take.

    said: the groups of what is said. heads: those that the pattern follows, none where it stands
    alone. before: what the sentence must be up to the head (group I). next: letters that the
    pattern may begin with, "" for any (it saves time only). takes: what the cue must take (clause,
    quote, object), one of them, none for any. entries: the cues that may introduce it,
    none for any. speaker: “last” where one that is not named is the speaker before, “subject” where
    it is that of the sentence. late: only what other rules leave.
    """

    name: str
    heads: frozenset[str]
    said: tuple[str, ...]
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    next: str
    takes: frozenset[str]
    entries: frozenset[str]
    speaker: str
    late: bool


@dataclass(frozen=True, eq=False)
class Head:
    """A pattern of a cue (group C) and its speaker (S) that several rules have in common.

    cues: letters that the cue may have → letters that may follow then, "" for any; reach: items
    before it that the pattern may take in.
    """

    pattern: re.Pattern[str]
    cues: dict[str, str]
    reach: int


@dataclass(frozen=True, eq=False)
class Rules:
    """All patterns of a language in their order, and the letter of each word that has one.

    shapes: (letter, regular expression of a normal form) for words without a letter of their own.
    exact: normal form → last character with which alone it has its letter (على is no علي).
    heads: by name.
    subject: the pattern of who acts in a sentence, from its beginning on (group S).
    incise: the pattern of who says it, set into the words in marks (« Oui, dit-il, demain »).
    trim: what of a speaker is kept (group S), by it and what follows.
    capitals: whether words with a capital get the letter A; terms: whether a name or a word or two
    in marks are one letter, q. names: letters that a capital makes an A too; names_inside: those
    that it makes one but at the beginning of a sentence.
    """

    rules: tuple[Rule, ...]
    heads: dict[str, Head]
    letters: dict[str, str]
    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    exact: dict[str, str]
    subject: re.Pattern[str] | None
    incise: re.Pattern[str] | None
    trim: re.Pattern[str] | None
    capitals: bool
    terms: bool
    names: str
    names_inside: str

    def letter(self, form: str) -> str:
        """The letter of a word that is no cue, by its normal form."""
        known = self.letters.get(form)
        if known is not None:
            return known
        if form[:1].isdigit():
            return "9"
        return next((letter for letter, shape in self.shapes if shape.fullmatch(form)), "n")


def _cues(written: str) -> dict[str, str]:
    """The cues of a head, letter → letters after it, from what stands for them: “V P B:Tmd”."""
    pairs = (part.partition(":") for part in written.split())
    return {letter: following for letter, _, following in pairs}


@lru_cache(maxsize=32)
def rules_of(language: Language) -> Rules | None:
    """The rules of a language, None where it has none."""
    source = language.quotations
    if source is None:
        return None
    letters: dict[str, str] = {}
    for letter, words in source.get("words", {}).items():
        joined = source.get("joined", ()) if letter in source.get("joined_words", "") else ()
        written = [before + word for word in words for before in ("", *joined)]
        for form in normal_forms(written, language):
            letters.setdefault(form, letter)
    for form in _roles(language) if "roles" in source else ():
        letters.setdefault(form, source["roles"])
    parts: dict[str, str] = {}
    for name, part in source.get("parts", {}).items():
        parts[name] = f"(?:{_filled(part, parts)})"
    rules = tuple(
        Rule(
            one["name"],
            frozenset(one.get("head", ())),
            tuple(group for group in _SAID if f"(?P<{group}>" in _filled(one["pattern"], parts)),
            re.compile(_filled(one["pattern"], parts), re.VERBOSE),
            re.compile(_filled(one["before"], parts), re.VERBOSE) if "before" in one else None,
            one.get("next", ""),
            frozenset(filter(None, one.get("takes", "").split("|"))),
            frozenset(one.get("entries", ())),
            one.get("speaker", source.get("speaker", "")),
            bool(one.get("late", False)),
        )
        for one in source["rules"]
    )
    heads = {
        name: Head(
            re.compile(_filled(head["pattern"], parts), re.VERBOSE),
            _cues(head["cues"]),
            head["reach"],
        )
        for name, head in source.get("heads", {}).items()
    }
    subject, incise, trim = (
        re.compile(_filled(source[name], parts), re.VERBOSE) if name in source else None
        for name in ("subject", "incise", "trim")
    )
    shapes = tuple(
        (letter, re.compile(shape)) for letter, shape in source.get("shapes", {}).items()
    )
    exact = {normal_form(word, language): word[-1] for word in source.get("exact", ())}
    return Rules(
        rules,
        heads,
        letters,
        shapes,
        exact,
        subject,
        incise,
        trim,
        bool(source.get("capitals", False)),
        bool(source.get("terms", False)),
        source.get("names", ""),
        source.get("names_inside", ""),
    )


def _roles(language: Language) -> list[str]:
    """Words that say what somebody is (رئيس), in normal form; of several words none."""
    table = language.roles
    if table is None:
        return []
    written = [*table["entry"], *(form for forms in table["forms"] for form in forms.split("|"))]
    return normal_forms([word for word in written if word and " " not in word], language)


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with `{name}` replaced by the part of that name."""
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern
