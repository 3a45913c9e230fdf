"""The word lists by which names are found, folded for use: one value a language.

Countries come from CLDR (package Babel); nationalities, cities, organisations, first names and the
heads of names from `data/languages/<code>/places.tsv` and `names.tsv`; titles from `roles.tsv`,
verbs of saying from `reporting.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
from babel import Locale, UnknownLocaleError

from analysis.text.inflection import verb_forms
from analysis.text.languages import Language, get_language
from analysis.text.normal import normal_form, normal_forms
from analysis.text.tokens import words

Phrase = tuple[str, ...]

#: Codes of CLDR that are no countries: unions, test locales, “unknown”, rest of Oceania.
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
#: Africa, Americas, North, South and Central America, Asia, Europe, Oceania, Caribbean.
_CONTINENTS = frozenset({"002", "019", "003", "005", "013", "142", "150", "009", "029"})
#: Kinds of roles that people have: where such a word stands before a name, it says who that is.
_OF_PEOPLE = frozenset({"official", "expert", "civilian"})
#: Endings that make a possessive, in normal form.
OWNER = {"en": "'s"}
#: What is written onto the beginning of a word with an apostrophe, in normal form.
ELIDED = {"fr": ("l'", "d'", "qu'", "s'", "n'", "c'", "j'", "m'", "t'")}


@dataclass(frozen=True)
class Place:
    """A country or city: the name it is shown by, and its country (ISO 3166-1, "" if none)."""

    name: str
    country: str
    ambiguous: bool = False


@dataclass(frozen=True, eq=False)
class NameLists:
    """Word lists in normal form. Phrases are tuples of words.

    stop: words that never begin, continue or end a name; never: those that are no actor,
    calendar (days and months) among them; given,
    inside, heads, place_heads, place_before: as names.tsv says; speech: forms of verbs of saying;
    titles: phrases that stand next to a name; roles: single words that say what somebody is;
    nations: nationality → country; places, organisations: phrase → what it names; capitals: the
    phrases that are written in capital letters throughout; country_names: ISO code → name; teh:
    names of one word that end in ة, which folds with ه (جدة, and جده, “his grandfather”).
    """

    code: str
    stop: frozenset[str]
    never: frozenset[str]
    calendar: frozenset[str]
    given: frozenset[str]
    inside: frozenset[str]
    heads: frozenset[str]
    place_heads: frozenset[str]
    place_before: frozenset[str]
    speech: frozenset[str]
    titles: frozenset[Phrase]
    roles: frozenset[str]
    nations: Mapping[Phrase, str]
    places: Mapping[Phrase, Place]
    organisations: Mapping[Phrase, str]
    capitals: frozenset[Phrase]
    country_names: Mapping[str, str]
    teh: frozenset[Phrase]


def phrases_of(texts: Sequence[str], code: str) -> list[Phrase]:
    """Each text as the normal forms of its words, without a possessive ending."""
    found = words(list(texts), [code] * len(texts))
    surfaces = found.types["surface"].tolist()
    forms = normal_forms(surfaces, get_language(code)) if surfaces else []
    phrases: list[list[str]] = [[] for _ in texts]
    for text, kind in zip(found.text.tolist(), found.type.tolist(), strict=True):
        phrases[text].append(without_owner(forms[kind], code))
    return [tuple(phrase) for phrase in phrases]


def without_owner(form: str, code: str) -> str:
    """The form without a possessive ending (’s), or what is elided before it (l’), where the
    language has such."""
    ending = OWNER.get(code)
    form = form.removesuffix(ending) or form if ending else form
    return form[elided(form, code) :] or form


def elided(form: str, code: str) -> int:
    """How many characters of what is elided stand before a form (l’ONU: 2)."""
    return next((len(one) for one in ELIDED.get(code, ()) if form.startswith(one)), 0)


@lru_cache(maxsize=32)
def name_lists(code: str) -> NameLists:
    """The lists of a language; empty ones, and CLDR's countries, where it has no folder."""
    language = get_language(code)
    kinds = _by_kind(language)

    def single(kind: str) -> frozenset[str]:
        return frozenset(normal_form(text, language) for text, _ in kinds.get(kind, []))

    heads = single("head")
    roles, titles = _roles(language, heads)
    never = single("never") | _calendar(language)
    places, nations, country_names, shouted = _places(language, never)
    organisations: dict[Phrase, str] = {}
    rows = kinds.get("organisation", [])
    for phrase, (text, entry) in zip(phrases_of([t for t, _ in rows], code), rows, strict=True):
        organisations.setdefault(phrase, entry)
        if text.isupper():
            shouted.add(phrase)
    return NameLists(
        code=code,
        stop=frozenset(normal_form(word, language) for word in language.stopwords),
        never=never,
        calendar=_calendar(language),
        given=single("given"),
        inside=single("inside"),
        heads=heads,
        place_heads=single("place_head"),
        place_before=single("place_before"),
        speech=_speech(language),
        titles=titles,
        roles=roles,
        nations=nations,
        places=places,
        organisations=organisations,
        capitals=frozenset(shouted),
        country_names=country_names,
        teh=frozenset(phrase for phrase in places if len(phrase) == 1 and phrase[0].endswith("ه")),
    )


def _rows(frame: pd.DataFrame | None, *columns: str) -> Iterable[tuple[str, ...]]:
    """(form, entry, further columns) of every spelling of a list."""
    if frame is None:
        return
    for entry, forms, *more in frame[["entry", "forms", *columns]].itertuples(index=False):
        for form in [entry, *filter(None, forms.split("|"))]:
            yield (form, entry, *more)


def _by_kind(language: Language) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for form, entry, kind in _rows(language.names, "kind"):
        found.setdefault(kind, []).append((form, entry))
    return found


def _roles(language: Language, heads: frozenset[str]) -> tuple[frozenset[str], frozenset[Phrase]]:
    """(single words that say what somebody is, phrases that stand next to names)."""
    rows = list(_rows(language.roles, "title", "kind"))
    phrases = phrases_of([row[0] for row in rows], language.code)
    titles = {
        phrase
        for phrase, (_, _, title, kind) in zip(phrases, rows, strict=True)
        if phrase and (title == "yes" or kind in _OF_PEOPLE) and not heads & {phrase[0], phrase[-1]}
    }
    more = [text for text, _, kind in _rows(language.names, "kind") if kind == "title"]
    titles |= set(phrases_of(more, language.code))
    singles = {phrase[0] for phrase in (*phrases, *titles) if len(phrase) == 1}
    if language.code == "ar":  # entries stand without the article on their first word
        titles |= {("ال" + phrase[0], *phrase[1:]) for phrase in titles}
        singles |= {"ال" + word for word in singles}
    return frozenset(singles), frozenset(titles)


def _speech(language: Language) -> frozenset[str]:
    forms = set()
    for entry, kind, more in _verbs(language):
        if kind == "verb" and " " not in entry:
            forms |= set(verb_forms(entry, more, language.code))
    found = {normal_form(form, language) for form in forms if " " not in form}
    if language.code == "ar":  # and, so: written onto the verb
        found |= {joined + form for joined in ("و", "ف") for form in found}
    return frozenset(found)


def _verbs(language: Language) -> Iterable[tuple[str, str, list[str]]]:
    if language.reporting is not None:
        rows = language.reporting[["entry", "kind", "forms"]].itertuples(index=False)
        yield from (
            (entry, kind, [f for f in forms.split("|") if f]) for entry, kind, forms in rows
        )


def _locale(code: str) -> Locale | None:
    try:
        return Locale(code)
    except (UnknownLocaleError, ValueError):
        return None


def _calendar(language: Language) -> frozenset[str]:
    """Days and months, as CLDR writes them."""
    locale = _locale(language.code)
    if locale is None:
        return frozenset()
    kinds = ("format", "stand-alone")
    names = [
        name
        for table in (locale.days, locale.months)
        for kind in kinds
        for name in table.get(kind, {}).get("wide", {}).values()
    ]
    return frozenset(word for phrase in phrases_of(names, language.code) for word in phrase)


def _places(
    language: Language, never: frozenset[str]
) -> tuple[dict[Phrase, Place], dict[Phrase, str], dict[str, str], set[Phrase]]:
    """(places, nationalities, country → name, phrases in capitals); the own table goes first."""
    code = language.code
    rows = list(_rows(language.places, "country", "kind"))
    names: dict[str, str] = {}
    for _, entry, country, kind in rows:
        if kind == "country":
            names.setdefault(country, entry)
    locale = _locale(code)
    for country, name in (locale.territories if locale else {}).items():
        if len(country) == 2 and country.isalpha() and country not in _NO_COUNTRY:
            names.setdefault(country, name)
            rows.append((name, names[country], country, "country"))
        elif country in _CONTINENTS:
            rows.append((name, name, "", "region"))
    places: dict[Phrase, Place] = {}
    nations: dict[Phrase, str] = {}
    shouted = set()
    for phrase, (text, entry, country, kind) in zip(
        phrases_of([row[0] for row in rows], code), rows, strict=True
    ):
        if kind == "nationality":
            for form in nationality_forms(phrase, code):
                nations.setdefault(form, country)
        elif phrase and not (len(phrase) == 1 and phrase[0] in never):  # مالي is “financial” too
            known = places.get(phrase)
            if known and known.country != country:  # عمان is a country and a capital
                places[phrase] = Place(known.name, "", ambiguous=True)
            else:
                places.setdefault(phrase, Place(entry, country))
            if text.isupper() and text.lower() != text:
                shouted.add(phrase)
    return places, nations, names, shouted


def nationality_forms(phrase: Phrase, code: str) -> list[Phrase]:
    """The forms of a nationality that follow from it, in normal form: plurals, feminines, article.

    Arabic adds no accusative: روسيا is Russia.
    """
    if code == "ar":
        endings = ("", "ه", "ون", "ين", "ات", "تين", "ان", "يه")
        stems = [phrase if phrase[-1].endswith("ي") else None]
        forms = [
            tuple(word + end for word in phrase)
            for end in (endings if stems[0] else ("",))
            if end != "يه"
        ]
        articles = [tuple("ال" + word for word in form) for form in forms]
        return forms + articles
    *before, last = phrase
    more: tuple[str, ...] = (last, last + "s")
    if code == "fr":
        feminine = last + ("ne" if last.endswith(("en", "on")) else "" if last[-1] == "e" else "e")
        more = (last, last + "s", feminine, feminine + "s")
    return [(*before, word) for word in more]
