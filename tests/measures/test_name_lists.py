"""The lists behind names: every language's files are sound, and forms follow as they should."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from babel import Locale

from analysis.measures.names.arabic_words import without_joined
from analysis.measures.names.lists import name_lists, nationality_forms, phrases_of
from analysis.text.languages import get_language, known_languages

NAME_KINDS = {
    "head", "place_head", "place_before", "organisation", "given", "inside", "title", "never",
}  # fmt: skip
PLACE_KINDS = {"country", "nationality", "capital", "city", "region"}
CODES = pytest.mark.parametrize("code", ["ar", "en", "fr"])


def spellings(frame: pd.DataFrame, *columns: str) -> list[tuple[str, ...]]:
    """Each spelling of a list with the values of the columns."""
    rows = frame[["entry", "forms", *columns]].itertuples(index=False)
    return [
        (text, *more) for entry, forms, *more in rows for text in [entry, *forms.split("|")] if text
    ]


def twice(rows: list[tuple[str, ...]], code: str) -> list[tuple[object, ...]]:
    phrases = phrases_of([row[0] for row in rows], code)
    found = Counter((phrase, *row[1:]) for phrase, row in zip(phrases, rows, strict=True))
    return [key for key, times in found.items() if times > 1]


def test_the_languages_with_a_folder_have_both_lists() -> None:
    assert {"ar", "en", "fr"} <= set(known_languages())
    for code in ("ar", "en", "fr"):
        assert get_language(code).names is not None
        assert get_language(code).places is not None


@CODES
def test_no_spelling_stands_twice_after_folding_and_every_kind_is_known(code: str) -> None:
    language = get_language(code)
    assert language.names is not None
    assert language.places is not None
    assert twice(spellings(language.names, "kind"), code) == []
    assert twice(spellings(language.places, "kind"), code) == []
    assert set(language.names["kind"]) <= NAME_KINDS
    assert set(language.places["kind"]) <= PLACE_KINDS


@CODES
def test_the_countries_are_codes_of_cldr_and_only_regions_have_none(code: str) -> None:
    places = get_language(code).places
    assert places is not None
    assert set(places["country"]) - {""} <= set(Locale(code).territories)
    assert set(places.loc[places["country"] == "", "kind"]) == {"region"}
    nations = set(places.loc[places["kind"] == "nationality", "country"])
    assert len(nations) >= 190


@pytest.mark.parametrize(
    ("word", "code", "country"),
    [
        ("سورية", "ar", "SY"), ("السوريون", "ar", "SY"), ("الكورية الشمالية", "ar", "KP"),
        ("Syrians", "en", "SY"), ("Irish", "en", "IE"), ("North Koreans", "en", "KP"),
        ("syriennes", "fr", "SY"), ("françaises", "fr", "FR"),
    ],
)  # fmt: skip
def test_forms_of_nationalities_follow(word: str, code: str, country: str) -> None:
    (phrase,) = phrases_of([word], code)
    assert name_lists(code).nations[phrase] == country


def test_no_form_of_a_nationality_is_the_country() -> None:
    assert ("روسيا",) not in nationality_forms(("روسي",), "ar")
    lists = name_lists("ar")
    assert lists.places[("روسيا",)].country == "RU"


def test_a_name_of_two_places_says_so() -> None:
    (phrase,) = phrases_of(["عمان"], "ar")
    assert name_lists("ar").places[phrase].ambiguous
    assert not name_lists("ar").places[("روسيا",)].ambiguous


def test_a_language_without_a_folder_knows_countries_alone() -> None:
    lists = name_lists("sv")
    assert lists.places[("norge",)].country == "NO"
    assert lists.organisations == {}
    assert name_lists("xx-unknown").places == {}


@pytest.mark.parametrize(
    ("form", "rest"),
    [("وزافكين", "زافكين"), ("لزافكين", "زافكين"), ("ولزافكين", "زافكين"), ("بزافكين", "زافكين"),
     ("للصين", "الصين"), ("وللصين", "الصين"), ("زافكين", "زافكين"), ("مزافكين", "مزافكين")],
)  # fmt: skip
def test_what_is_written_onto_a_name_is_taken_off_where_a_name_is_left(
    form: str, rest: str
) -> None:
    assert without_joined(form, {"زافكين", "الصين"}) == rest
