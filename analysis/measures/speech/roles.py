"""Words that say what a speaker is: an official, a news agency, an expert, a witness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.measures.names.lists import name_lists, phrases_of
from analysis.text.clitics import ARTICLE
from analysis.text.languages import Language, get_language
from analysis.text.normal import normal_form, without_elision

Phrase = tuple[str, ...]
#: Written onto an Arabic word before its article, in normal form.
_JOINED = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")


@dataclass(frozen=True)
class Role:
    """What a phrase says somebody is: kind as in roles.tsv; unnamed: it leaves a source unnamed."""

    kind: str
    unnamed: bool


@dataclass(frozen=True, eq=False)
class Roles:
    """The roles of a language, words without article and conjunctions.

    phrases: phrase → role; longest: words of the longest; stop: words that begin no description;
    of: words after which a name is another's (spokesman for …); pronouns: word → person, thing or
    people; counterpart: words that give somebody another's role; nations: nationalities; passing:
    single words that stand in descriptions of people (roles, nationalities, of, the); name_last:
    whether a description stands before the name, as in Arabic.
    """

    code: str
    phrases: Mapping[Phrase, Role]
    longest: int
    stop: frozenset[str]
    of: frozenset[str]
    pronouns: Mapping[str, str]
    counterpart: frozenset[str]
    nations: frozenset[str]
    passing: frozenset[str]
    name_last: bool

    def bare(self, form: str) -> str:
        """A normal form without what is written onto it: و, the article; ’s; l’."""
        if self.code != "ar":
            form = without_elision(form, get_language(self.code))
            return form.removesuffix("'s") or form
        for joined in _JOINED:
            if form.startswith(joined + ARTICLE) and len(form) > 4:
                form = form[1:]
        for before in _PREPOSITIONS:
            if form.startswith(before + ARTICLE) and len(form) > 5:
                form = form[1:]
        return form.removeprefix(ARTICLE) if len(form) > 3 else form

    def find(self, words: Sequence[str]) -> Role | None:
        """The first role in a row of bare words, the longest that begins there."""
        for first in range(len(words)):
            for size in range(min(self.longest, len(words) - first), 0, -1):
                role = self.phrases.get(tuple(words[first : first + size]))
                if role is not None:
                    return role
        return None

    def is_of(self, before: Sequence[str]) -> bool:
        """Whether a name after these words is another's (a spokesman for …)."""
        return any(word in self.of for word in before)


@lru_cache(maxsize=32)
def roles_of(code: str) -> Roles:
    """The roles of a language; none where its folder has no list."""
    language = get_language(code)
    made = Roles(
        code, {}, 0, _stop(language), _words(language, "of"), _pronouns(language),
        _words(language, "counterpart"), frozenset(), frozenset(), code == "ar",
    )  # fmt: skip
    phrases: dict[Phrase, Role] = {}
    table = language.roles
    if table is not None:
        rows = zip(table["entry"], table["kind"], table["unnamed"], table["forms"], strict=True)
        for entry, kind, unnamed, forms in rows:
            written = [entry, *filter(None, forms.split("|"))]
            for phrase in phrases_of(written, code):
                bare = tuple(made.bare(word) for word in phrase)
                phrases.setdefault(bare, Role(kind, unnamed == "yes"))
    nations = {made.bare(word) for phrase in name_lists(code).nations for word in phrase}
    longest = max(map(len, phrases), default=0)
    passing = {word for phrase in phrases for word in phrase} | nations
    passing |= made.of | _words(language, "articles")
    return replace(
        made, phrases=phrases, longest=longest, nations=frozenset(nations),
        passing=frozenset(passing),
    )  # fmt: skip


def _words(language: Language, name: str) -> frozenset[str]:
    return frozenset(normal_form(word, language) for word in language.speakers.get(name, ()))


def _stop(language: Language) -> frozenset[str]:
    return frozenset(normal_form(word, language) for word in language.stopwords)


def _pronouns(language: Language) -> dict[str, str]:
    return {
        normal_form(word, language): kind
        for kind in ("person", "thing", "people")
        for word in language.speakers.get(kind, ())
    }
