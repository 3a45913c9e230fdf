"""What taking a column for a field would give, in one line."""

from __future__ import annotations

from analysis.ingest.look import Effect, Look, effect
from analysis.ingest.options import FileChoice
from dashboard import i18n
from dashboard.i18n import Say

_VALUES_SHOWN = 6


def effect_line(one: Look, field: str, column: str, choice: FileChoice, say: Say) -> str:
    """The line beside a choice; without a column, what stands in for it."""
    if not column:
        given = choice.defaults.get(field, "") or one.given.get(field, "")
        if given:
            return say("reading.effect.given", value=given)
        return say(f"reading.effect.none.{field}" if field in _NONE else "reading.effect.none")
    zone = choice.defaults.get("published_zone", "")
    found = effect(one, field, column, zone=zone, dates=choice.dates)
    if field == "text":
        line = say("reading.effect.text", filled=found.filled, rows=found.rows, n=found.words)
        return _and_empty(line, found, say, "reading.effect.text.empty")
    if field == "published":
        return _dates(found, say)
    if found.values:
        return _and_empty(_values(found, field, say), found, say, "reading.effect.empty")
    return say("reading.effect.filled", filled=found.filled, rows=found.rows, n=found.distinct)


#: Fields for which something else stands in when no column holds them.
_NONE = ("text", "outlet", "published", "language", "story")


def _and_empty(line: str, found: Effect, say: Say, key: str) -> str:
    empty = found.rows - found.filled
    return f"{line} {say(key, n=empty)}" if empty else line


def _values(found: Effect, field: str, say: Say) -> str:
    shown = [
        f"{i18n.isolate(_name(value, field, say), say.language)} {i18n.number(count)}"
        for value, count in found.values[:_VALUES_SHOWN]
    ]
    rest = found.distinct - len(shown)
    listed = " · ".join(shown)
    more = f" {say('reading.effect.more', n=rest)}" if rest else ""
    return say("reading.effect.values", n=found.distinct, values=listed) + more


def _name(value: str, field: str, say: Say) -> str:
    return say.name("language", value) if field == "language" else value


def _dates(found: Effect, say: Say) -> str:
    if found.first is None:
        parts = [say("reading.effect.dates.none", filled=found.filled)]
    else:
        first = i18n.date(found.first, say.language)
        last = i18n.date(found.last, say.language)
        parts = [
            say(
                "reading.effect.dates",
                first=first,
                last=last,
                precision=say(f"reading.precision.{found.precision}"),
            )
        ]
    if found.ambiguous:
        parts.append(say("reading.effect.ambiguous", n=found.ambiguous))
    if found.without_zone:
        parts.append(say("reading.effect.zone", n=found.without_zone))
    if found.unreadable:
        parts.append(
            say("reading.effect.unreadable", n=len(found.unreadable), value=found.unreadable[0])
        )
    if found.rows > found.filled:
        parts.append(say("reading.effect.empty", n=found.rows - found.filled))
    return " ".join(parts)
