"""Methods: every measure is explained and every column has a meaning, in both languages."""

from __future__ import annotations

import pytest

from analysis import MEASURES
from analysis.articles import COLUMNS
from analysis.marks.boilerplate import TITLE_REPEAT
from analysis.measures.lexicon import has_lexicon
from analysis.tables import TABLES
from analysis.text.languages import get_language, known_languages
from dashboard import i18n, lexicons
from dashboard.i18n import Say
from dashboard.meanings import meaning_key
from dashboard.views.methods import (
    LIMITS,
    NOT_MEASURES,
    STEPS,
    facts,
    tool_version,
    version_of,
)
from tests.dashboard.pages import ARABIC, ENGLISH, Marks, context_of, markup, opened

LANGUAGES = pytest.mark.parametrize("language", i18n.LANGUAGES)


@LANGUAGES
def test_every_column_of_every_table_has_a_meaning(language: str) -> None:
    say = Say(language)
    columns = [(table.name, column.name) for table in TABLES.values() for column in table.columns]
    columns += [("articles", name) for name in COLUMNS]
    missing = [
        f"{table}.{column}"
        for table, column in columns
        if not say.has(meaning_key(say, table, column))
    ]
    assert missing == []


def test_the_english_meanings_are_the_declared_ones() -> None:
    say = Say("en")

    def typed(text: str) -> str:
        """Typewriter signs, since source code and interface differ in them."""
        return text.replace("’", "'").replace(" %", "%")

    stale = {
        f"{table.name}.{column.name}": column.meaning
        for table in TABLES.values()
        for column in table.columns
        if typed(say(meaning_key(say, table.name, column.name))) != typed(column.meaning)
    }
    assert stale == {}


@LANGUAGES
def test_every_table_and_unit_is_named(language: str) -> None:
    say = Say(language)
    units = {column.unit for table in TABLES.values() for column in table.columns} - {""}
    keys = [f"unit.{unit}" for unit in units]
    keys += [f"table_row.{name}" for name in (*TABLES, "articles")]
    assert [key for key in keys if not say.has(key)] == []


@LANGUAGES
def test_every_measure_says_what_it_is_and_where_it_comes_from(language: str) -> None:
    say = Say(language)
    told = {*MEASURES, *TABLES} - set(NOT_MEASURES)
    keys = [f"methods.{name}{end}" for name in told for end in ("", ".what", ".source")]
    keys += [f"methods.{name}.formula" for name in MEASURES]
    keys += [f"methods.step.{name}{end}" for name in STEPS for end in ("", ".what")]
    keys += [f"methods.limit.{name}" for name in LIMITS]
    assert [key for key in keys if not say.has(key)] == []


@LANGUAGES
def test_every_kind_of_boilerplate_is_named(language: str) -> None:
    rules = {one.rule for code in known_languages() for one in get_language(code).boilerplate}
    say = Say(language)
    assert [rule for rule in (*rules, TITLE_REPEAT) if not say.has(f"boilerplate.{rule}")] == []


@LANGUAGES
def test_the_page_tells_measures_limits_and_settings(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of([*ENGLISH, *ARABIC], language)
    text = Marks(markup(opened("methods", context, monkeypatch))).text
    say = context.say
    assert say("methods.limit.not_bias") in text
    assert say("methods.step.passages.what", **facts()) in text
    assert say("methods.term_differences.formula") in text
    assert "similarity" in text
    assert context.articles.fingerprint in text
    assert "{" not in text


@LANGUAGES
def test_the_dictionary_is_in_the_interfaces_language(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(ENGLISH, language)
    text = Marks(markup(opened("methods", context, monkeypatch))).text
    english = TABLES["timeline"].columns[2].meaning
    assert (english in text) == (language == "en")


@LANGUAGES
@pytest.mark.parametrize("code", known_languages())
def test_the_stop_words_can_be_read_in_full(
    code: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened("methods", context_of(ENGLISH, language), monkeypatch, list=f"stopwords-{code}")
    text = Marks(markup(page)).text
    assert all(word in text for word in get_language(code).stopwords)


@LANGUAGES
@pytest.mark.parametrize("code", [code for code in known_languages() if has_lexicon(code)])
def test_the_tone_lists_can_be_read_in_full(
    code: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("methods", context_of(ENGLISH, language), monkeypatch, list=f"tone-{code}")
    (frame,) = app.dataframe
    assert len(frame.value) == len(lexicons.tone(code)) > 600


def test_the_english_list_has_the_values_that_tone_counts_with() -> None:
    frame = lexicons.tone("en").set_index("entry")
    assert frame.loc["good", "valence"] > 0
    assert frame.loc["killed", "class"] == "event"
    assert frame.index.is_unique


def test_versions_are_told_and_a_library_that_is_not_there_is_a_dash() -> None:
    assert version_of("pandas")[0].isdigit()
    assert version_of("parallax-of-nowhere") == "–"
    assert tool_version().count(".") == 2
