"""Every string of the interface in English and Arabic, and how numbers and dates are written.

`text(key, language, **values)` is the only door. Strings stand in `en.json` and `ar.json`, keyed
`page.topic`. Where the wording depends on a number, the keys end in a plural form (`.one`, `.two`,
`.few`, `.many`, `.other`) and `n=` chooses among them by the rules of the language.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

LANGUAGES: tuple[str, ...] = ("en", "ar")
NAMES = {"en": "English", "ar": "العربية"}
DIRECTIONS = {"en": "ltr", "ar": "rtl"}
FORMS = ("zero", "one", "two", "few", "many", "other")
FOLDER = Path(__file__).parent

_ISOLATE, _END = "\u2068", "\u2069"  # first strong isolate … pop directional isolate
_FOREIGN = {
    "en": re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"),
    "ar": re.compile(r"[0-9A-Za-z\u00c0-\u024f]"),
}
_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
    "ar": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
}
_log = logging.getLogger(__name__)


@lru_cache(maxsize=8)
def _read(language: str, changed: int) -> dict[str, str]:
    """The strings of a language; `changed` (time of the last change) only keys the cache."""
    return json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))


def strings(language: str) -> dict[str, str]:
    """Every string of `language` by key (do not change it)."""
    return _read(language, (FOLDER / f"{language}.json").stat().st_mtime_ns)


def plural_form(n: float, language: str) -> str:
    """The CLDR plural form of `n`: one or other in English, six forms in Arabic."""
    if language != "ar":
        return "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return FORMS[int(n)]
    if n != int(n):
        return "other"
    rest = int(n) % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def _template(key: str, language: str, n: object) -> str:
    """The string under `key`, or under its plural form for `n`; KeyError where there is none."""
    known = strings(language)
    if key in known:
        return known[key]
    if isinstance(n, (int, float)):
        for form in (plural_form(n, language), "other"):
            if f"{key}.{form}" in known:
                return known[f"{key}.{form}"]
    raise KeyError(f"no string “{key}” in {language}.json")


def isolate(value: str, language: str) -> str:
    """`value` in a directional isolate where its letters run against the interface's."""
    return f"{_ISOLATE}{value}{_END}" if _FOREIGN[language].search(value) else value


def _written(value: object, language: str) -> object:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return f"{value:,}"
    return isolate(value, language) if isinstance(value, str) else value


def text(key: str, language: str, /, **values: object) -> str:
    """The string `key` in `language` with its places filled in.

    Whole numbers get thousands separators; strings that run the other way are isolated, so that
    an Arabic name in an English line (and the reverse) keeps its neighbours in order. A plural
    is chosen by `n`. KeyError where the key is unknown. A key that only English has is logged
    and shown in English; with PARALLAX_STRICT_STRINGS=1 (the tests) that raises too.
    """
    try:
        template = _template(key, language, values.get("n"))
    except KeyError:
        if language == "en" or os.environ.get("PARALLAX_STRICT_STRINGS"):
            raise
        _log.error("string %s is missing in %s: shown in English", key, language)
        template = _template(key, "en", values.get("n"))
    return template.format(**{name: _written(value, language) for name, value in values.items()})


def plural(key: str, n: int, language: str, /, **values: object) -> str:
    """`text` with `n` choosing the plural form: `plural("count.articles", 3, "ar")`."""
    return text(key, language, n=n, **values)


def has(key: str, language: str) -> bool:
    """Whether there is a string under `key` (or under one of its plural forms)."""
    known = strings(language)
    return key in known or f"{key}.other" in known


@dataclass(frozen=True)
class Say:
    """`text` bound to one interface language: `say("words.title", outlet=name)`."""

    language: str = "en"

    def __call__(self, key: str, /, **values: object) -> str:
        return text(key, self.language, **values)

    @property
    def direction(self) -> str:
        return DIRECTIONS[self.language]

    def has(self, key: str) -> bool:
        return has(key, self.language)

    def name(self, family: str, value: str) -> str:
        """The wording of an id (`name("part", "title")` → “headline”); the value if there is none.

        For ids that come from data: a language code, a column, a group.
        """
        key = f"{family}.{value}"
        return self(key) if self.has(key) else value

    def list(self, values: list[str] | tuple[str, ...]) -> str:
        """“a, b and c”."""
        parts = [isolate(value, self.language) for value in values]
        if len(parts) < 2:
            return "".join(parts)
        joint, last = ("، ", " و") if self.language == "ar" else (", ", " and ")
        return joint.join(parts[:-1]) + last + parts[-1]


def number(value: float | None, language: str = "en", *, decimals: int | None = None) -> str:
    """A number for the surface: whole numbers in full, others to two significant digits (or to
    `decimals` places, where numbers of one scale stand in a column).

    Latin digits in both languages (as Arabic news sites write them), a true minus, “–” for none.
    """
    if value is None or pd.isna(value):
        return "–"
    if decimals is not None:
        shown = f"{value:,.{decimals}f}"
        shown = shown.removeprefix("-") if not float(shown.replace(",", "")) else shown
    elif isinstance(value, int) or float(value).is_integer() or abs(value) >= 100:
        shown = f"{round(value):,}"
    else:
        digits = max(0, 1 - _exponent(value))
        shown = f"{value:.{digits}f}"
    return shown.replace("-", "−")


def _exponent(value: float) -> int:
    """The power of ten of the first significant digit, after rounding to two digits."""
    return int(f"{abs(value):.1e}".split("e")[1])


def percent(share: float | None, language: str = "en") -> str:
    """A share (0…1) as a percentage without decimals; below one half per cent “<1%”."""
    if share is None or pd.isna(share):
        return "–"
    if 0 < share < 0.005:
        return "<1%"
    return f"{share * 100:.0f}%"


def date(value: dt.date | pd.Timestamp | None, language: str = "en") -> str:
    """A day as people write it: 3 May 2026, 3 مايو 2026; “–” where there is none."""
    if value is None or pd.isna(value):
        return "–"
    return f"{value.day} {_MONTHS[language][value.month - 1]} {value.year}"


def moment(value: pd.Timestamp | None, precision: str = "minute", language: str = "en") -> str:
    """Day and, where it is known to the minute, time (UTC)."""
    day = date(value, language)
    if value is None or pd.isna(value) or precision != "minute":
        return day
    joint = "، " if language == "ar" else ", "
    return f"{day}{joint}{value.hour:02}:{value.minute:02}"
