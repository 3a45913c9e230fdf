"""What the styles of a Word document say of its paragraphs and runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analysis.ingest.documents.gathering import BODY_LEVEL, level_of_name
from analysis.ingest.documents.packages import attribute, child, children, local

_OFF = frozenset(("0", "false", "off", "none"))


def switch(properties: Any, name: str) -> bool | None:
    """Whether a property such as bold is on; None where it is not named."""
    found = child(properties, name) if properties is not None else None
    return None if found is None else attribute(found, "val", "1").lower() not in _OFF


def value(properties: Any, name: str) -> str:
    """The value of a property, or ""."""
    found = child(properties, name) if properties is not None else None
    return "" if found is None else attribute(found, "val")


@dataclass(frozen=True)
class Look:
    """Bold (of Latin and of Arabic letters) and hidden, where they are named; None where not."""

    bold: bool | None = None
    bold_arabic: bool | None = None
    hidden: bool | None = None

    def over(self, under: Look) -> Look:
        """This look, with the other's values where it has none."""
        return Look(
            under.bold if self.bold is None else self.bold,
            under.bold_arabic if self.bold_arabic is None else self.bold_arabic,
            under.hidden if self.hidden is None else self.hidden,
        )


NOTHING_NAMED = Look()


def look_of(properties: Any) -> Look:
    """The look that run properties name."""
    if properties is None:
        return NOTHING_NAMED
    return Look(*(switch(properties, name) for name in ("b", "bCs", "vanish")))


@dataclass(frozen=True)
class Style:
    """A style with all that it is based on."""

    level: int = 0
    breaks: bool = False
    look: Look = NOTHING_NAMED


class Styles:
    """The styles of a document by id; the default one for paragraphs that name none."""

    def __init__(self, root: Any) -> None:
        self._found: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        self._default = ""
        for one in children(root, "style"):
            name = attribute(one, "styleId")
            self._found[name] = one
            if attribute(one, "type") == "paragraph" and attribute(one, "default") in ("1", "true"):
                self._default = name

    def of(self, name: str) -> Style:
        """A paragraph's style: the default one for ""."""
        return self.run(name or self._default)

    def run(self, name: str) -> Style:
        """A style by its id; a plain one where there is none."""
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str) -> Style:
        level: int | None = None
        breaks: bool | None = None
        look = NOTHING_NAMED
        for one in self._chain(name):
            paragraph = child(one, "pPr")
            if level is None:
                level = outline_level(paragraph)
            if level is None:
                named = value(one, "name") or attribute(one, "styleId")
                level = level_of_name(named) or None
            if breaks is None:
                breaks = switch(paragraph, "pageBreakBefore")
            look = look.over(look_of(child(one, "rPr")))
        return Style(level or 0, bool(breaks), look)

    def _chain(self, name: str) -> Iterator[Any]:
        """A style and those it is based on; one that is based on itself ends it."""
        seen: set[str] = set()
        while name in self._found and name not in seen:
            seen.add(name)
            yield self._found[name]
            name = value(self._found[name], "basedOn")


def outline_level(paragraph: Any) -> int | None:
    """1–9 by the outline level of paragraph properties, 0 for body text, None without one."""
    given = value(paragraph, "outlineLvl")
    if not given.isdecimal():
        return None
    return int(given) + 1 if int(given) < BODY_LEVEL else 0


def section_breaks(body: Any) -> list[bool]:
    """For each section of a document, in order: whether it begins a page."""
    return [
        value(one, "type") not in ("continuous", "nextColumn")
        for one in body.iter()
        if local(one) == "sectPr"
    ]
