"""Language: given values to codes, and identification."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.detect import LANGUAGES, identify, primary_code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("Arabic", "ar"), ("ara", "ar"), ("ar-SA", "ar"), ("ar_EG", "ar"), ("العربية", "ar"),
        ("عربي", "ar"), ("اللغة العربية", "ar"), ("English", "en"), ("en-US", "en"),
        ("en_GB.UTF-8", "en"), ("ENG", "en"), ("English (UK)", "en"), ("الإنجليزية", "en"),
        ("انجليزي", "en"), ("Français", "fr"), ("فارسی", "fa"), ("الفارسية", "fa"),
        ("nb-NO", "no"), ("und", "und"), ("", ""), ("Klingonese", ""), ("xx-YY", ""),
    ],
)  # fmt: skip
def test_what_people_write_for_a_language_becomes_its_code(value: str, code: str) -> None:
    assert primary_code(value) == code


def test_every_listed_code_is_its_own_code() -> None:
    assert {code: primary_code(code) for code in LANGUAGES} == {code: code for code in LANGUAGES}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister arrives in the capital for talks", "en"),
        ("وزير الخارجية يصل إلى العاصمة لبحث الأزمة", "ar"),
        ("وصل الوزير", "ar"),
        ("وزیر خارجه به پایتخت رفت و درباره بحران گفت‌وگو کرد", "fa"),
        ("وزیر خارجہ نے کہا ہے کہ مذاکرات جاری رہیں گے", "ur"),
        ("Le ministre est arrivé hier dans la capitale", "fr"),
        ("Der Minister ist gestern in der Hauptstadt angekommen", "de"),
    ],
)
def test_a_headline_is_enough_to_tell_the_language(text: str, code: str) -> None:
    assert identify([text]) == [code]


@pytest.mark.parametrize("text", ["", "  ", "12 – 34", "OK", "https://ledger.example/a", "\ud800"])
def test_without_letters_enough_the_language_is_undetermined(text: str) -> None:
    assert identify([text]) == ["und"]


@given(st.lists(st.text(), max_size=5))
def test_any_texts_have_a_listed_code_each(texts: list[str]) -> None:
    found = identify(texts)
    assert len(found) == len(texts)
    assert set(found) <= {*LANGUAGES, "und"}
