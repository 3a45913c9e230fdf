"""Rules of boilerplate: their names, what holds in any language, a language's patterns compiled.

A pack may use the names in `RULES` and no others; the interface has a string for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.errors import InputError
from analysis.text.languages import BoilerplatePattern, Language

TITLE_REPEAT = "title_repeat"
REPEATED_LINE = "repeated_line"
#: Every rule there is, in the order in which they are shown. Packs use these names only.
RULES = (
    "promo", "advertisement", "share", "follow", "subscribe", "comments", "tags", "consent",
    "read_time", "caption", "dateline", "byline", "agency", "credit", "rights", "note", "address",
    TITLE_REPEAT, REPEATED_LINE,
)  # fmt: skip
PLACES = ("line", "alone", "start", "opening", "end")
ENDING = 160  # characters at a body's end in which an `end` is looked for

Span = tuple[int, int, str]

#: What holds in any language, also in one without a pack.
ANYWHERE = (
    BoilerplatePattern("address", r"(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+)", "alone"),
    BoilerplatePattern("address", r"(?:@\w{2,30}[\s,،|/]*)+", "alone"),
    BoilerplatePattern("rights", r"(?:©|ⓒ|\([cC]\) ?\d{4})", "line"),
    BoilerplatePattern("caption", r"(?:Getty Images|AFP PHOTO|AP Photo)\b[^\n]{0,60}", "alone"),
)


@dataclass(frozen=True)
class Rules:
    """The patterns of one place as one alternation; `names[i]` is the rule of group i + 1."""

    expression: re.Pattern[str]
    names: tuple[str, ...]

    def match(self, text: str, position: int) -> tuple[int, str] | None:
        """(end of the match, rule) where a pattern matches at `position`."""
        return self._told(self.expression.match(text, position), position)

    def whole(self, text: str, start: int, end: int) -> str | None:
        """The rule of the pattern that matches exactly from `start` to `end`."""
        found = self._told(self.expression.fullmatch(text, start, end), start)
        return found[1] if found else None

    def last(self, text: str) -> Span | None:
        """The first place near the end of `text` from which a pattern runs to its end."""
        found = self.expression.search(text, max(0, len(text) - ENDING))
        told = self._told(found, found.start() if found else 0)
        return (found.start(), *told) if found and told else None

    def _told(self, found: re.Match[str] | None, position: int) -> tuple[int, str] | None:
        if found is None or found.end() == position or found.lastindex is None:
            return None
        return found.end(), self.names[found.lastindex - 1]


@lru_cache(maxsize=64)
def rules_of(language: Language) -> dict[str, Rules]:
    """The rules of a language by place; InputError when a pattern cannot be used."""
    all_patterns = (*language.boilerplate, *ANYWHERE)
    return {
        place: _compiled(patterns, language.code, place)
        for place in PLACES
        if (patterns := [one for one in all_patterns if one.where == place])
    }


def _compiled(patterns: Sequence[BoilerplatePattern], code: str, place: str) -> Rules:
    """One alternation of all patterns: a group for each, so the match tells its rule."""
    for one in patterns:
        _check(one, code)
    closing = r"[\s.]*\Z" if place == "end" else ""
    joined = "|".join(f"((?:{one.pattern}){closing})" for one in patterns)
    return Rules(re.compile(joined, re.MULTILINE), tuple(one.rule for one in patterns))


def _check(one: BoilerplatePattern, code: str) -> None:
    try:
        groups = re.compile(one.pattern).groups
    except re.error as error:
        raise InputError("broken_pack", code=code, reason=f"{one.pattern}: {error}") from error
    if groups:  # it would shift the numbers by which the rules are told apart
        raise InputError("broken_pack", code=code, reason=f"{one.pattern}: write (?:…), not (…)")
    if one.rule not in RULES:
        reason = f"the rule {one.rule} is unknown; there are {', '.join(RULES)}"
        raise InputError("broken_pack", code=code, reason=reason)
