"""Every language folder, walked: it loads, and its lists hold what an editor may put there."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from analysis.errors import InputError
from analysis.marks.rules import PLACES, RULES
from analysis.measures.lexicon import vader_words
from analysis.text import languages
from analysis.text.languages import FOLDER, Language, get_language, known_languages, read_list
from analysis.text.normal import normal_form

CODES = known_languages()
TONED = [code for code in CODES if get_language(code).tone is not None]
CLASSES = {"evaluation", "event", "emotion"}
FIELDS = {
    "conflict", "diplomacy", "economy", "politics", "sport", "disaster", "health", "culture",
    "general",
}  # fmt: skip
# Words by which coverages differ, so that they must never be dropped as function words.
TELLING = {
    "ar": "قال قالت أكد أعلن أضاف صرح ذكر نفى زعم أشار اليوم أمس الأمم المتحدة بحسب وفقا ضد",
    "en": "said says told stated state added claimed reported today yesterday against UN US WHO",
    "fr": "dit déclaré affirmé ajouté selon d'après hier aujourd'hui contre ONU Nations d'accord",
}
# What an editor must find, whatever else is in the list.
EXPECTED_STOPWORDS = {
    "ar": "في من إلى على وفي بأن لأن منها عليه التي الذي هذا هذه كان وقد",
    "en": "the of and to in he she it don't isn't they're us who",
    "fr": "le la les de du et dans qui être a l d qu qu'il c'est n'a d'un lorsqu'il jusqu'à",
}


def folded(entry: str, language: Language) -> str:
    return " ".join(normal_form(word, language) for word in entry.split())


def repeated(entries: Iterable[str], language: Language) -> list[str]:
    counts = Counter(folded(entry, language) for entry in entries)
    return [entry for entry, count in counts.items() if count > 1]


def test_arabic_and_english_have_a_complete_folder() -> None:
    assert {"ar", "en"} <= set(CODES)
    assert [get_language(code).missing for code in ("ar", "en")] == [[], []]


@pytest.mark.parametrize("code", CODES)
def test_a_folder_loads_with_names_direction_and_marks(code: str) -> None:
    language = get_language(code)
    assert language.name
    assert language.native_name
    assert language.direction in ("ltr", "rtl")
    assert language.quotes
    assert all(opening and closing for opening, closing in language.quotes)
    assert language.clause_marks
    assert not re.search(r"[\w.!?؟]", language.clause_marks)
    assert not any(word.endswith(".") for word in language.abbreviations)
    assert all(word.removesuffix("s").isupper() for word in language.keep_case)


@pytest.mark.parametrize("code", CODES)
def test_a_pack_has_no_key_that_nothing_reads(code: str) -> None:
    pack = tomllib.loads((FOLDER / code / "pack.toml").read_text(encoding="utf-8"))
    assert set(pack) <= {
        "name", "native_name", "direction", "quotes", "clause_marks", "abbreviations",
        "keep_case", "elisions", "not_elided", "naming", "speakers", "tone",
        "boilerplate",
    }  # fmt: skip
    assert set(pack.get("tone", {})) <= {
        "negators", "negation_exceptions", "intensifiers", "intensifiers_after", "contrast",
        "mild", "harm",
    }  # fmt: skip
    assert set(pack.get("boilerplate", {})) <= set(PLACES)


@pytest.mark.parametrize("code", CODES)
def test_boilerplate_patterns_compile_have_no_groups_and_match_nothing_empty(code: str) -> None:
    for one in get_language(code).boilerplate:
        expression = re.compile(one.pattern, re.MULTILINE)
        assert expression.groups == 0, one.pattern
        assert expression.match("") is None, one.pattern
        assert one.rule in RULES
        assert one.where in PLACES


@pytest.mark.parametrize("code", CODES)
def test_stop_words_stand_once_and_are_single_words(code: str) -> None:
    words = read_list(FOLDER / code / "stopwords.txt")
    assert len(words) >= 200
    assert repeated(words, get_language(code)) == []
    assert not [word for word in words if " " in word]


@pytest.mark.parametrize("code", sorted(TELLING))
def test_words_that_tell_coverages_apart_are_never_stop_words(code: str) -> None:
    language = get_language(code)
    stopped = {folded(word, language) for word in language.stopwords}
    assert not [word for word in TELLING[code].split() if folded(word, language) in stopped]
    expected = EXPECTED_STOPWORDS[code].split()
    assert not [word for word in expected if folded(word, language) not in stopped]


@pytest.mark.parametrize("code", TONED)
def test_no_tone_word_is_a_stop_word(code: str) -> None:
    language = get_language(code)
    assert language.tone is not None
    toned = {folded(entry, language) for entry in language.tone["entry"]}
    assert not toned & {folded(word, language) for word in language.stopwords}


@pytest.mark.parametrize("code", TONED)
def test_tone_entries_stand_once_with_legal_valence_class_and_field(code: str) -> None:
    language = get_language(code)
    tone = language.tone
    assert tone is not None
    assert repeated(tone["entry"], language) == []
    assert tone["entry"].str.strip().eq(tone["entry"]).all()
    assert tone["entry"].ne("").all()
    assert tone["valence"].between(-4, 4).all()
    assert set(tone["class"]) <= CLASSES
    assert set(tone["field"]) <= FIELDS


def test_the_arabic_lexicon_covers_all_classes_fields_and_both_signs() -> None:
    tone = get_language("ar").tone
    assert tone is not None
    assert len(tone) >= 900
    assert set(tone["class"]) == CLASSES
    assert set(tone["field"]) == FIELDS
    assert {-3, -2, -1, 0, 1, 2, 3} <= set(tone["valence"])
    assert tone["entry"].str.contains(" ").sum() >= 100


def test_the_english_lexicon_covers_all_classes_fields_and_both_signs() -> None:
    tone = get_language("en").tone
    assert tone is not None
    assert len(tone) >= 2500
    assert set(tone["class"]) == CLASSES
    assert set(tone["field"]) == FIELDS
    assert {-3, -2, -1, 0, 1, 2} <= set(tone["valence"])


def test_the_english_words_of_valence_0_are_such_as_would_count_without_them() -> None:
    tone = get_language("en").tone
    assert tone is not None
    out = tone.loc[tone["valence"] == 0, "entry"]
    counted = {*vader_words(), *tone.loc[tone["valence"] != 0, "entry"]}
    idle = [entry for entry in out if not counted & {entry, *re.split("[ -]", entry)}]
    assert idle == []


def test_english_entries_without_tone_outlast_the_dropping_of_events() -> None:
    tone = get_language("en").tone
    assert tone is not None
    assert set(tone.loc[tone["valence"] == 0, "class"]) == {"evaluation"}


@pytest.mark.parametrize("code", CODES)
def test_tone_rules_have_positive_reach_and_no_form_twice(code: str) -> None:
    language = get_language(code)
    assert all(1 <= negator.reach <= 5 for negator in language.negators)
    assert repeated([negator.form for negator in language.negators], language) == []
    assert repeated(language.negation_exceptions, language) == []
    assert repeated(language.contrast, language) == []
    for table in (language.intensifiers, language.intensifiers_after):
        assert all(0 < abs(step) < 1 for step in table.values())
        assert repeated(table, language) == []


def test_a_language_without_a_folder_works_and_says_what_is_missing() -> None:
    language = get_language("es")
    assert language.missing == ["pack", "tone"]
    assert "desde" in language.stopwords
    assert get_language("und").missing == ["pack", "stopwords", "tone"]
    assert get_language("fa").direction == "rtl"


def test_french_has_a_folder_without_tone() -> None:
    assert get_language("fr").missing == ["tone"]


@pytest.mark.parametrize("code", CODES)
def test_elisions_are_single_words_and_what_looks_elided_begins_with_one(code: str) -> None:
    language = get_language(code)
    assert all(word.isalpha() and word.islower() for word in language.elisions)
    begun = {word.partition("'")[0] for word in language.not_elided}
    assert begun <= language.elisions


def test_a_folder_with_a_pack_alone_borrows_stop_words_and_says_that_tone_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "it"
    folder.mkdir()
    (folder / "pack.toml").write_text(
        'name = "Italian"\nnative_name = "italiano"\ndirection = "ltr"\n'
        'quotes = [["«", "»"]]\nclause_marks = ",;:"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    language = languages.get_language.__wrapped__("it")
    assert language.missing == ["tone"]
    assert "della" in language.stopwords
    (folder / "pack.toml").write_text('name = "Italian"\n', encoding="utf-8")
    with pytest.raises(InputError, match="it"):
        languages.get_language.__wrapped__("it")
