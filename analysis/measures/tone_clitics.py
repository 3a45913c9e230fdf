"""What is written onto a word of a tone lexicon, and what may be left of the word without it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Clitics:
    """What a language writes onto a word, in normal form.

    pronouns: before them a final teh marbuta is written teh (قوة, قوتهم); feminine: endings that
    stand in its place (أزمة, أزمات); both find the entry with teh marbuta (folded: heh) again.
    imperfect: first letters of the imperfect, of which an entry has the first (يدمر stands for
    تدمر and ندمر too); future: what is written before an imperfect alone. short: the endings that
    may leave no more than three letters.
    """

    prefixes: frozenset[str]
    future: frozenset[str]
    imperfect: str
    pronouns: frozenset[str]
    endings: frozenset[str]
    feminine: frozenset[str]
    short: frozenset[str]
    shortest: int = 3

    def stems(self, form: str) -> list[str]:
        """What may be left of `form`, the longest first (methods 2: three letters or more)."""
        stems: dict[str, int] = {}
        heads = [size for size in range(6) if form[:size] in self.prefixes]
        futures = [size for size in range(1, 4) if form[:size] in self.future]
        for tail in range(min(5, len(form) - self.shortest + 1)):
            ending = form[len(form) - tail :]
            is_pronoun = ending in self.pronouns
            if tail and not is_pronoun and ending not in self.endings:
                continue
            for head in (*heads, *futures):
                stem = form[head : len(form) - tail]
                if len(stem) < self.shortest:
                    continue
                verb = stem[0] in self.imperfect
                if head in futures and not verb:
                    continue
                if len(stem) > self.shortest or not tail or ending in self.short:
                    stems.setdefault(stem, head + tail)
                if verb and len(stem) > self.shortest and form[:head] not in _WITH_NOUNS:
                    stems.setdefault(self.imperfect[0] + stem[1:], head + tail)
                if is_pronoun and stem.endswith("ت"):
                    stems.setdefault(stem[:-1] + "ه", head + tail)
                if ending in self.feminine:
                    stems.setdefault(stem + "ه", head + tail)
        stems.pop(form, None)
        return sorted(stems, key=lambda stem: stems[stem])


_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "كم", "نا", "ي")
_FEMININE = ("ات", "تان", "تين", "اته", "اتها", "اتهم")
_ENDINGS = ("ون", "ين", "ان", "ت", "وا", "ا", "يه")
_SHORT = ("ه", "ها", "هم", "ت", "ا", "ات", "وا")
_NOUN = ("ب", "ل", "ال", "بال", "كال", "لل")
_JOINED = ("", "و", "ف")
_WITH_NOUNS = frozenset(joined + noun for joined in _JOINED for noun in _NOUN if noun != "ل")

CLITICS = {
    "ar": Clitics(
        prefixes=frozenset((*_JOINED, *(joined + noun for joined in _JOINED for noun in _NOUN))),
        future=frozenset(joined + "س" for joined in _JOINED),
        imperfect="يتن",
        pronouns=frozenset(_PRONOUNS),
        endings=frozenset((*_ENDINGS, *_FEMININE)),
        feminine=frozenset(_FEMININE),
        short=frozenset(_SHORT),
    )
}
