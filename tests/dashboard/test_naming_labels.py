"""Label sets and actor sets: what people write, what a recipe keeps, what is found with them."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import Scope
from analysis.measures import naming, starting_labels
from analysis.study import Recipe
from dashboard.naming.actor_sets import apart, merged, spellings_of
from dashboard.naming.beside import words_near
from dashboard.naming.concepts import spread
from dashboard.naming.labels import (
    LABELLED,
    as_frame,
    by_language,
    concepts_in,
    labels_of,
    parsed,
    with_concept,
    written,
)
from dashboard.naming.people import toggled
from tests.helpers import corpus_of

OWN = {"armed": {"rebels": ("rebels", "rebel"), "bandits": ("bandits",)}}


def test_a_language_starts_with_the_list_of_its_folder_until_somebody_changes_it() -> None:
    start = labels_of(Recipe(), "en")
    assert {c: {n: list(f) for n, f in own.items()} for c, own in start.items()} == (
        starting_labels("en")
    )
    assert labels_of(Recipe(labels={"en": OWN}), "en") == OWN
    assert labels_of(Recipe(labels={"en": OWN}), "ar") == concepts_in({}, "ar")
    assert labels_of(Recipe(labels={"en": {}}), "en") == {}
    assert labels_of(Recipe(), "de") == {}


def test_labels_are_written_a_line_each_and_read_back() -> None:
    assert written(OWN["armed"]) == "rebels: rebel\nbandits"
    assert parsed(written(OWN["armed"])) == OWN["armed"]
    for own in labels_of(Recipe(), "ar").values():
        assert parsed(written(own)) == {
            label: tuple(dict.fromkeys(forms)) for label, forms in own.items()
        }


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("  freedom   fighters :  a ,b; c | d ", {"freedom fighters": ("freedom fighters", "a",
                                                                       "b", "c", "d")}),
        ("ثوار: ثائر، ثائرون؛ الثوار", {"ثوار": ("ثوار", "ثائر", "ثائرون", "الثوار")}),
        ("rebels: rebel\nrebels: rebel, revolts", {"rebels": ("rebels", "rebel", "revolts")}),
        ("…\n: x\n\n - ", {}),
        ("a: …, ,b", {"a": ("a", "b")}),
    ],
)  # fmt: skip
def test_what_people_type_is_read_with_commas_of_both_scripts(typed, labels) -> None:
    assert parsed(typed) == labels


@given(st.text(max_size=60))
def test_any_text_gives_labels_that_can_be_looked_for(typed: str) -> None:
    for label, forms in parsed(typed).items():
        assert forms[0] == label
        assert all(any(map(str.isalnum, form)) for form in forms)


def test_a_concept_changes_in_its_place_joins_another_or_goes() -> None:
    two = {**OWN, "power": {"regime": ("regime",)}}
    renamed = with_concept(two, "armed", "with arms", {"rebels": ("rebels",)})
    assert list(renamed) == ["with arms", "power"]
    joined = with_concept(two, "armed", "power", OWN["armed"])
    assert list(joined) == ["power"]
    assert set(joined["power"]) == {"regime", "rebels", "bandits"}
    assert list(with_concept(two, "*", "deal", {"accord": ("accord",)})) == [
        "armed", "power", "deal",
    ]  # fmt: skip
    assert with_concept(two, "armed", "armed", {}) == {"power": two["power"]}


def test_a_list_can_be_taken_away_as_a_languages_folder_has_it() -> None:
    assert as_frame(OWN).to_numpy().tolist() == [["armed", "rebels", "rebel"],
                                                 ["armed", "bandits", ""]]  # fmt: skip


def test_labels_of_one_language_are_not_looked_for_in_another() -> None:
    corpus = corpus_of([("A", "the rebels"), ("B", "rebels ثوار")], ["en", "ar"])
    frame = by_language("naming", corpus, {"en": OWN, "ar": {"x": {"ثوار": ("ثوار",)}}})
    assert frame.drop_duplicates("language")["label"].tolist() == ["ثوار", "rebels"]
    only = by_language("naming", corpus, {"en": OWN}, scope=Scope(language="en"))
    pd.testing.assert_frame_equal(only, naming(corpus, OWN, scope=Scope(language="en")))
    for name in LABELLED:
        assert by_language(name, corpus, {"en": {}, "ar": {}}).empty


# --- actors --------------------------------------------------------------------------------

ACTORS = pd.DataFrame(
    [("Mira Solano", "en", "Solano|Mira Solano"), ("ميرا سولانو", "ar", "سولانو"),
     ("Tavel", "en", "Tavel")],
    columns=["actor", "language", "forms"],
)  # fmt: skip


def test_merged_actors_keep_all_their_spellings_under_one_name() -> None:
    sets = merged({}, ACTORS, ["Mira Solano", "ميرا سولانو"], "Mira Solano")
    assert sets == {"Mira Solano": ("Solano", "ميرا سولانو", "سولانو")}
    assert spellings_of(ACTORS, ["Tavel"]) == ["Tavel"]


def test_a_set_that_is_merged_again_is_taken_up() -> None:
    sets = {"Solano": ("سولانو",), "Port": ("Harbour",)}
    assert merged(sets, ACTORS, ["Tavel", "Solano"], "Both") == {
        "Port": ("Harbour",), "Both": ("Tavel", "Solano", "سولانو"),
    }  # fmt: skip
    assert apart(sets, "Solano") == {"Port": ("Harbour",)}


def test_ticked_rows_join_the_chosen_and_unticked_ones_leave() -> None:
    assert toggled(["A"], [], ["B"]) == ["A", "B"]
    assert toggled(["A", "B"], ["B"], []) == ["A"]
    assert toggled(["A"], ["A"], ["A", "C"]) == ["A", "C"]


# --- words beside a name -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "side", "found"),
    [
        ("Yesterday the ousted President ", "ousted", "before", "ousted"),
        ("Yesterday the ousted President ", "Ousted president", "before", "ousted President"),
        ("the president, ", "president", "before", None),
        ("the old and former and late ", "old", "before", None),
        (" administration officials said", "officials", "after", "officials"),
        (", the president", "president", "after", None),
        ("وصل الرئيسُ المخلوع ", "الرئيس المخلوع", "before", "الرئيسُ المخلوع"),
        ("", "x", "before", None),
    ],
)
def test_words_count_only_where_they_touch_the_name(text, words, side, found) -> None:
    place = words_near(text, words, side, "ar" if "ا" in text else "en")
    assert (place and text[slice(*place)]) == found


def test_sentences_of_different_articles_come_first() -> None:
    rows = pd.DataFrame({"article_id": ["a", "a", "b", "c"], "sentence": [0, 1, 7, 9]})
    assert spread(rows)["sentence"].tolist() == [0, 7, 9, 1]
