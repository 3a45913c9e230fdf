"""From names to actors: which runs of words name the same one.

Within one language. “Vladimir Putin” and “Putin” are one where no other full name ends so; full
names that begin and end alike, or of which one begins the other, are one; an acronym is what the
articles or the lists say it is. What the user says goes before all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analysis.measures.names.evidence import Candidate
from analysis.measures.names.lists import NameLists, Phrase, phrases_of
from analysis.text.transliteration import transliteration_key

#: Name → spellings, as the user gives them; or names alone.
Names = Mapping[str, Iterable[str]] | Iterable[str]
#: Share of the names that begin with a word that must be one person's; how much oftener they are
#: than those that end with it.
_MOSTLY, _CLEARLY = 0.6, 5
_ORDER = ("user", "title", "attribution", "country", "list", "capitals", "agreement")


@dataclass
class Actor:
    """name: "" until it is known how the articles write it; forms: phrases, best first; small:
    those that the user writes without a capital."""

    name: str
    kind: str
    found_by: str
    forms: list[Phrase] = field(default_factory=list)
    ambiguous: bool = False
    country: str = ""
    small: frozenset[Phrase] = frozenset()


def merged_names(
    candidates: Iterable[Candidate], acronyms: Mapping[Phrase, Phrase], lists: NameLists
) -> list[Actor]:
    """The actors of one language: those of the lists, then those that were found."""
    actors = _of_lists(lists)
    owner = {form: actor for actor in actors for form in actor.forms}
    rest = [one for one in candidates if one.words not in owner]
    people = [one for one in rest if len(one.words) > 1 and one.kind in ("person", "")]
    found = _full_names(people)
    for one in rest:
        if len(one.words) > 1 and one.kind not in ("person", ""):
            found.append(Actor("", one.kind, one.found_by, [one.words]))
    times = {one.words: one.n for one in rest}
    singles = [one for one in rest if len(one.words) == 1]
    _join_single(found, people, singles, lists, times, owner)
    everything = actors + found
    for short, long in sorted(acronyms.items()):
        _join_acronym(everything, short, long)
    return everything


def _of_lists(lists: NameLists) -> list[Actor]:
    """Countries, cities and organisations that are well known, by name."""
    made: dict[tuple[str, str], Actor] = {}
    for phrase, place in lists.places.items():
        key = ("place", place.name)
        actor = made.setdefault(key, Actor(place.name, "place", "country", country=place.country))
        actor.forms.append(phrase)
        actor.ambiguous |= place.ambiguous
    for phrase, name in lists.organisations.items():
        if phrase not in lists.places:
            actor = made.setdefault(("organisation", name), Actor(name, "organisation", "list"))
            actor.forms.append(phrase)
    return list(made.values())


def _plain(words: Phrase) -> Phrase:
    """A full name without initials in its middle."""
    middle = [word for word in words[1:-1] if len(word) > 1]
    return (words[0], *middle, words[-1])


def _full_names(people: list[Candidate]) -> list[Actor]:
    """Full names, those that begin and end alike or begin one another as one actor."""
    plain = {one.words: _plain(one.words) for one in people}
    longer: dict[Phrase, set[Phrase]] = {}
    for words in set(plain.values()):
        for size in range(2, len(words)):
            longer.setdefault(words[:size], set()).add(words)
        if len(words) > 2:
            longer.setdefault((words[0], words[-1]), set()).add(words)
    of_words: dict[Phrase, Actor] = {}
    for one in sorted(people, key=lambda one: (-len(plain[one.words]), -one.n, one.words)):
        words = plain[one.words]
        one_line = _one_line(longer.get(words, set()))
        actor = of_words.get(words) or (of_words[one_line] if one_line else None)
        if actor is None:
            actor = Actor("", one.kind, one.found_by)
        of_words[words] = actor
        actor.forms.append(one.words)
        actor.kind = actor.kind or one.kind
        actor.found_by = min(actor.found_by, one.found_by, key=_ORDER.index)
    times = {one.words: one.n for one in people}
    actors = list({id(actor): actor for actor in of_words.values()}.values())
    for actor in actors:
        actor.forms.sort(key=lambda form: (-times[form], form))
    return actors


def _one_line(names: set[Phrase]) -> Phrase | None:
    """The longest of the names where all others begin it, or have its ends: one person's."""
    if not names:
        return None
    longest = max(names, key=lambda words: (len(words), words))
    fits = all(
        words == longest[: len(words)] or words == (longest[0], longest[-1]) for words in names
    )
    return longest if fits else None


def _join_single(
    found: list[Actor], people: list[Candidate], singles: list[Candidate], lists: NameLists,
    times: Mapping[Phrase, int], owner: Mapping[Phrase, Actor],
) -> None:  # fmt: skip
    """Single words join the full name that ends with them, else one that begins with them."""
    last: dict[str, list[Actor]] = {}
    first: dict[str, list[Actor]] = {}
    alone = {one.words for one in people if one.alone}
    for actor in found:
        if actor.kind in ("person", ""):
            whole = [form for form in actor.forms if not _begins(form, actor.forms)]
            for table, at in ((last, -1), (first, 0)):
                for word in sorted({form[at] for form in whole}):
                    table.setdefault(word, []).append(actor)
    known = {one.words[0]: one for one in singles}
    stands = {form[-1] for form in alone}
    for word in sorted({*last, *known}):
        one = known.get(word)
        owners = _owners(last.get(word, []), first.get(word, []) if one else [], times)
        if (word,) in owner or _is_common(word, lists) or not (one or word in stands):
            continue
        if not owners:
            if one:
                found.append(Actor("", one.kind, one.found_by, [one.words]))
            continue
        best = min(owners, key=lambda actor: (-_often(actor, times), actor.forms))
        best.forms.append((word,))
        best.ambiguous |= _differ(owners, word)
        if one:
            best.kind = best.kind or one.kind
            best.found_by = min(best.found_by, one.found_by, key=_ORDER.index)


def _owners(last: list[Actor], first: list[Actor], times: Mapping[Phrase, int]) -> list[Actor]:
    """Those that a single word may name: whose names end with it; whose names begin with it where
    nearly all do (Kim), and most of these are one's."""
    ends = max((_often(actor, times) for actor in last), default=0)
    begins = [_often(actor, times) for actor in first]
    most = max(begins, default=0)
    if most and most >= _MOSTLY * sum(begins) and most > _CLEARLY * ends:
        return first
    return last


def _begins(form: Phrase, forms: list[Phrase]) -> bool:
    return any(len(form) < len(other) and other[: len(form)] == form for other in forms)


def _is_common(word: str, lists: NameLists) -> bool:
    """Words that alone are no name, though they end one."""
    return (
        word in lists.stop | lists.never | lists.heads | lists.place_heads | lists.roles
        or word in lists.inside
        or (lists.code == "ar" and word in lists.given)
        or (word,) in lists.nations
        or len(word) < 2
    )


def _often(actor: Actor, times: Mapping[Phrase, int]) -> int:
    return sum(times.get(form, 0) for form in actor.forms if len(form) > 1)


def _differ(owners: list[Actor], word: str) -> bool:
    """Whether the full names are of different people: spelling variants are not."""
    keys = {
        transliteration_key(form[0])
        for actor in owners
        for form in actor.forms
        if len(form) > 1 and word in (form[0], form[-1])
    }
    return len(owners) > 1 and len(keys) > 1


def _join_acronym(actors: list[Actor], short: Phrase, long: Phrase) -> None:
    of_short = next((actor for actor in actors if short in actor.forms), None)
    of_long = next((actor for actor in actors if long in actor.forms), None)
    if of_long is None or of_short is of_long:
        return
    if of_short is not None:
        of_short.forms.remove(short)
    of_long.forms.append(short)
    of_long.kind = "organisation"


def with_own(actors: list[Actor], own: Names | None, code: str) -> list[Actor]:
    """The actors with what the user says of them.

    A name of an actor that was found, among the forms, brings all its forms along; every other
    form is taken from whoever has it. Forms without a word of this language do no harm.
    """
    if own is None:
        return actors
    for name, forms in spellings(own).items():
        texts = list(dict.fromkeys([name, *forms]))
        phrases = [phrase for phrase in phrases_of(texts, code) if phrase]
        small = phrases_of([text for text in texts if text.lower() == text], code)
        one = Actor(name, "", "user", small=frozenset(small))
        for phrase in phrases:
            for actor in actors:
                if phrase not in actor.forms:
                    continue
                whole = actor.forms and phrase == actor.forms[0]
                taken = list(actor.forms) if whole else [phrase]
                one.kind = one.kind or (actor.kind if whole else "")
                one.country = one.country or (actor.country if whole else "")
                one.forms += [form for form in taken if form not in one.forms]
                actor.forms = [form for form in actor.forms if form not in taken]
            if phrase not in one.forms:
                one.forms.append(phrase)
        one.kind = one.kind or "other"
        actors = [actor for actor in actors if actor.forms] + [one]
    return actors


def spellings(names: Names) -> dict[str, list[str]]:
    """Name → spellings."""
    if isinstance(names, str):
        return {names: [names]}
    if isinstance(names, Mapping):
        return {
            name: [forms] if isinstance(forms, str) else list(forms)
            for name, forms in names.items()
        }
    return {name: [name] for name in names}
