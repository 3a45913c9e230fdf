"""Forms of an entry of a word list that follow from it, so that an editor need not write them.

What is not regular stands in the list's column `forms`. Forms are for matching: a form that no one
writes does no harm, one that is another word does, so the rules stay narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

_AR_PERSONS = ("ي", "ت", "ن")
_AR_PERFECT = ("", "ت", "تا", "وا", "نا", "ها", "ته", "تها")
_AR_IMPERFECT = ("", "ان", "ون", "ن", "وا", "ا", "ه", "ها", "ونه", "ونها")
_AR_PARTICIPLE = ("ة", "ين", "تين", "ون", "ات")


def verb_forms(entry: str, more: Sequence[str], code: str) -> list[str]:
    """The forms of a verb: entry, those that follow from it, and `more`; in Arabic what follows
    from these too (of an imperfect its persons).

    Of an expression (“point out”) the first word is inflected. code: the language's.
    """
    inflect = _VERBS.get(code, _unchanged)
    return _each(inflect, [entry, *more] if code == "ar" else [entry]) + list(more)


def participle_forms(entry: str, more: Iterable[str], code: str) -> list[str]:
    """The forms of an adverbial participle (قائلا: قائلة، قائلين)."""
    return _each(_PARTICIPLES.get(code, _unchanged), [entry, *more])


def _each(inflect: Callable[[str], list[str]], entries: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for entry in entries:
        first, *rest = entry.split()
        for form in inflect(first):
            found[" ".join((form, *rest))] = None
    return list(found)


def _unchanged(word: str) -> list[str]:
    return [word]


def _english(verb: str) -> list[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else verb + "s"
    return [verb, third, stem + "ed", stem + "ing"]


def _french(verb: str) -> list[str]:
    if not verb.endswith("er"):
        return [verb]
    stem = verb[:-2]
    soft = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1:], stem)  # jugea, annonça
    present = [stem + "e", stem + "ent"]
    past = [soft + ending for ending in ("ait", "aient", "a", "ant")] + [stem + "èrent"]
    participle = [stem + ending for ending in ("é", "ée", "és", "ées")]
    return [verb, *present, *past, *participle, verb + "a", verb + "ont", verb + "ait"]


def _arabic(verb: str) -> list[str]:
    """Of a perfect (قال) its endings; of an imperfect with ي (يقول) its persons and the future."""
    if verb.startswith("ي") and len(verb) > 2:
        bare = [person + verb[1:] + end for person in _AR_PERSONS for end in _AR_IMPERFECT]
        bare += ["س" + form for form in bare]
    elif verb.endswith("ى"):  # نفى: نفت، نفيا، نفوا
        bare = [verb, verb[:-1] + "ت", verb[:-1] + "يا", verb[:-1] + "وا", verb[:-1] + "ين"]
    elif verb.endswith("ا"):  # دعا: دعت، دعوا
        bare = [verb, verb[:-1] + "ت", verb[:-1] + "وا", verb[:-1] + "ون"]
    else:
        bare = [verb + ending for ending in _AR_PERFECT]
    return bare


def _arabic_participle(word: str) -> list[str]:
    """قائلا: قائل، قائلة، قائلين، قائلتين؛ داعيا: داعية، داعين."""
    stem = word[:-1] if word.endswith("ا") else word
    bare = [word, *(stem + ending for ending in _AR_PARTICIPLE)]
    if stem.endswith("ي"):
        bare.append(stem[:-1] + "ين")
    return bare


_VERBS = {"en": _english, "fr": _french, "ar": _arabic}
_PARTICIPLES = {"ar": _arabic_participle}
