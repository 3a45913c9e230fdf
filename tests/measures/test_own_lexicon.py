"""A user's lexicon: it gives a language tone that has none, and stands in place of the own one."""

from __future__ import annotations

import pytest

from analysis.measures import (
    tone,
    tone_articles,
    tone_gaps,
    tone_headlines,
    tone_sentences,
    tone_words,
    word_shift,
)
from analysis.study import Study
from tests.helpers import corpus_of

FRENCH = {"fr": (("splendide", 3.0), ("honte", -2.0), ("coup de théâtre", -1.0))}
ROWS = [
    ("Le Phare", "La fête était splendide. Quel coup de théâtre !"),
    ("La Jetée", "Quelle honte. Le port dort."),
]


def test_a_language_without_a_folder_has_tone_by_a_users_lexicon_alone():
    corpus = corpus_of(ROWS, language="fr")
    assert tone_sentences(corpus).empty
    found = tone_sentences(corpus, lexicons=FRENCH)
    assert found["tone"].gt(0).tolist() == [True, False, False, False]
    assert found["tone"].lt(0).tolist() == [False, True, True, False]
    assert found["hits"].tolist() == [1, 3, 1, 0]
    words = tone_words(corpus, lexicons=FRENCH)
    assert words["valence"].tolist() == words["value"].tolist() == [3.0, -1.0, -2.0]


def test_it_stands_in_place_of_the_languages_own_for_every_measure():
    corpus = corpus_of([("Larkfield", "A good day."), ("Dunmore", "A terrible gate.")])
    own = {"en": (("gate", 2.0),)}
    assert tone_words(corpus, lexicons=own)["form"].tolist() == ["gate"]
    vader = tone_words(corpus, lexicon="vader", lexicons=own)
    assert vader["form"].tolist() == ["gate"]
    shift = word_shift(corpus, "Dunmore", "Larkfield", lexicons=own)
    assert shift["display"].tolist() == ["gate"]
    for measure in (tone, tone_articles, tone_gaps):
        frame = measure(corpus, lexicons=own).set_index("group")
        assert frame.loc["Dunmore", "tone"].max() > 0
    assert tone_headlines(corpus, lexicons=own).empty


def test_the_negators_of_the_language_act_on_a_users_words_too():
    corpus = corpus_of([("المرفأ", "كان العرض مبهرا جدا. لم يكن العرض مبهرا.")], language="ar")
    values = tone_words(corpus, lexicons={"ar": (("مبهر", 2.0),)})
    values = values[values["valence"].notna()]["value"].tolist()
    assert values == pytest.approx([2.293, -1.48])


def test_it_is_kept_with_the_study():
    study = Study("harbour").with_recipe(lexicons=FRENCH)
    again = Study.from_json(study.to_json())
    assert again.recipe.lexicons == FRENCH
