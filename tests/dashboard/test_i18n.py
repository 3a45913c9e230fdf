"""Strings: both languages have the same ones, and every one that the code asks for."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import MESSAGES
from analysis.ingest import PROBLEM_MESSAGES
from dashboard import i18n
from dashboard.i18n import Say
from dashboard.registry import GROUPS, available

ROOT = Path(__file__).resolve().parents[2] / "dashboard"
PLURALS = re.compile(r"\.(zero|one|two|few|many|other)$")


def base(key: str) -> str:
    return PLURALS.sub("", key)


def placeholders(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)[^}]*\}", template))


def keys_in_code() -> Iterator[tuple[str, str]]:
    """(file, key) of every string constant that is the first argument of `say(…)` or of `text(…)`;
    both branches where the key is chosen by a condition."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _is_say(node.func):
                first = node.args[0]
                found = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                for one in found:
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield path.name, one.value


def _is_say(called: ast.expr) -> bool:
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name == "say"


def test_both_languages_have_the_same_strings() -> None:
    english, arabic = ({base(key) for key in i18n.strings(code)} for code in i18n.LANGUAGES)
    assert english == arabic


def test_every_plural_has_the_forms_its_language_needs() -> None:
    for code, forms in (("en", ("one", "other")), ("ar", ("two", "few", "many", "other"))):
        known = i18n.strings(code)
        found = Counter(base(key) for key in known if PLURALS.search(key))
        plurals = [key for key, count in found.items() if count > 1]
        missing = [f"{key}.{form}" for key in plurals for form in forms
                   if f"{key}.{form}" not in known]  # fmt: skip
        assert missing == []


def test_a_string_has_the_same_places_in_both_languages() -> None:
    """A plural form may leave out its number: the word itself says one, two or none."""
    english, arabic = (i18n.strings(code) for code in i18n.LANGUAGES)
    for key in english.keys() & arabic.keys():
        difference = placeholders(english[key]) ^ placeholders(arabic[key])
        assert difference <= ({"n"} if PLURALS.search(key) else set()), key


def test_no_string_is_empty_or_left_in_the_other_language() -> None:
    arabic = i18n.strings("ar")
    empty = [key for code in i18n.LANGUAGES for key, v in i18n.strings(code).items() if not v]
    assert empty == []
    bare = {key: re.sub(r"\{\w+\}|Parallax|[A-Z]{3,}", "", value) for key, value in arabic.items()}
    arabic_letter = re.compile("[\u0600-\u06ff]")
    latin = [
        key
        for key, value in bare.items()
        if re.search("[A-Za-z]{3}", value) and not arabic_letter.search(value)
    ]
    assert latin == []


def test_every_string_that_the_code_asks_for_exists() -> None:
    missing = sorted({(name, key) for name, key in keys_in_code() if not i18n.has(key, "en")})
    assert missing == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_error_and_every_problem_is_said_in_both_languages(language: str) -> None:
    missing = [f"error.{code}" for code in MESSAGES if not i18n.has(f"error.{code}", language)]
    missing += [
        f"problem.{code}" for code in PROBLEM_MESSAGES if not i18n.has(f"problem.{code}", language)
    ]
    assert missing == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_errors_and_problems_ask_for_no_value_that_is_not_there(language: str) -> None:
    known = i18n.strings(language)
    for family, messages in (("error", MESSAGES), ("problem", PROBLEM_MESSAGES)):
        for code, message in messages.items():
            assert placeholders(known[f"{family}.{code}"]) <= placeholders(message), code


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_page_and_group_of_the_navigation_has_a_name(language: str) -> None:
    say = Say(language)
    names = [f"nav.{page.slug}" for page in available()] + [f"nav.group.{g}" for g in GROUPS]
    assert [name for name in names if not say.has(name)] == []


def test_an_unknown_key_raises() -> None:
    with pytest.raises(KeyError, match=r"no\.such"):
        i18n.text("no.such", "en")


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"),
     (100, "other"), (102, "other"), (103, "few"), (111, "many")],
)  # fmt: skip
def test_arabic_plurals_follow_the_six_forms(n: int, form: str) -> None:
    assert i18n.plural_form(n, "ar") == form


def test_arabic_counts_read_as_arabic_does() -> None:
    say = Say("ar")
    assert say("count.outlets", n=2) == "وسيلتان"
    assert say("count.outlets", n=3).startswith("3 ")
    assert say("count.outlets", n=11) != say("count.outlets", n=3).replace("3", "11")


def test_a_foreign_name_is_isolated_and_a_native_one_is_not() -> None:
    assert i18n.isolate("Morning Lantern", "ar") == "\u2068Morning Lantern\u2069"
    assert i18n.isolate("12.5%", "ar") == "\u206812.5%\u2069"
    assert i18n.isolate("منارة الصباح", "ar") == "منارة الصباح"
    assert i18n.isolate("منارة الصباح", "en") == "\u2068منارة الصباح\u2069"
    assert i18n.isolate("Morning Lantern", "en") == "Morning Lantern"


def test_lists_are_joined_as_each_language_does() -> None:
    assert Say("en").list(["a", "b", "c"]) == "a, b and c"
    assert Say("ar").list(["ألف", "باء"]) == "ألف وباء"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(3, "3"), (12345, "12,345"), (0.0347, "0.035"), (12.34, "12"), (123.4, "123"),
     (-0.27, "−0.27"), (0.0996, "0.10"), (2.0, "2"), (None, "–"), (float("nan"), "–")],
)  # fmt: skip
def test_numbers_on_the_surface_have_two_significant_digits(value: float, shown: str) -> None:
    assert i18n.number(value) == shown


def test_numbers_of_one_scale_have_the_same_decimals_and_no_negative_zero() -> None:
    assert [i18n.number(v, decimals=2) for v in (-0.0056, -0.001, 0.333)] == [
        "−0.01", "0.00", "0.33"
    ]  # fmt: skip


@given(st.floats(-1e6, 1e6, allow_nan=False))
def test_a_shown_number_is_within_five_percent_of_the_number(value: float) -> None:
    shown = float(i18n.number(value).replace("−", "-").replace(",", ""))
    assert abs(shown - value) <= max(0.051 * abs(value), 1e-12)


def test_percentages_and_days_are_written_as_people_do() -> None:
    shares = [i18n.percent(share) for share in (0.0, 0.001, 0.345, 1.0)]
    assert shares == ["0%", "<1%", "34%", "100%"]
    day = pd.Timestamp("2026-05-03T10:05", tz="UTC")
    assert i18n.date(day) == "3 May 2026"
    assert i18n.date(day, "ar") == "3 مايو 2026"
    assert i18n.moment(day) == "3 May 2026, 10:05"
    assert i18n.moment(day, "day") == "3 May 2026"
    assert i18n.date(pd.NaT) == "–"
