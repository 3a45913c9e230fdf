"""Page Tone: what counts, what is said of chance, words and actors with their sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.i18n import Say
from dashboard.toning.toward import actors_in
from tests.dashboard.gate import CASES
from tests.dashboard.pages import ENGLISH, Marks, context_of, markup, opened, texts

MANY = [
    {**row, "text": row["text"] + f" Notice {n}.", "title": f"{row['title']} {n}"}
    for n in range(3)
    for row in ENGLISH
]


@pytest.mark.parametrize(("language", "articles", "_word"), CASES)
def test_the_page_says_of_each_outlet_whether_its_gap_is_more_than_chance(
    language, articles, _word, monkeypatch
) -> None:
    app = opened("tone", context_of(articles, language), monkeypatch)
    assert Say(language)("tone.gaps.title") in texts(app)


def test_too_few_articles_are_said_to_be_too_few(monkeypatch) -> None:
    app = opened("tone", context_of(ENGLISH), monkeypatch)
    assert "too few to test; three on each side are needed" in texts(app)


def test_event_words_can_be_left_out_and_vader_be_asked(monkeypatch) -> None:
    context = context_of(ENGLISH)
    for choice in ({"events": "drop"}, {"lexicon": "vader"}, {"events": "nonsense"}):
        app = opened("tone", context, monkeypatch, **choice)
        assert not app.error


def test_a_word_of_the_shift_opens_to_its_sentences(monkeypatch) -> None:
    app = opened("tone", context_of(ENGLISH), monkeypatch, shift_word="terrible")
    marks = Marks(markup(app))
    assert marks.of("tone-negative").count("terrible") == 2  # among the sentences, and below
    assert len(opened("tone", context_of(ENGLISH), monkeypatch).get("plotly_chart")) == 5


def test_names_that_are_typed_are_measured_and_those_not_mentioned_are_told(monkeypatch) -> None:
    app = opened("tone", context_of(ENGLISH), monkeypatch, actors="council, traders; Nobody")
    assert Say("en")("tone.toward.absent", names="Nobody") in texts(app)
    assert set(Marks(markup(app)).of("term")) == {"council"}
    other = opened(
        "tone", context_of(ENGLISH), monkeypatch, actors="council, traders", toward="traders"
    )
    assert Marks(markup(other)).of("term") == ["Traders"]


def test_names_are_parted_by_commas_of_both_scripts_and_stand_once() -> None:
    assert actors_in(" council ,traders؛ المجلس، council\n") == ("council", "traders", "المجلس")
    assert actors_in(" , ،") == ()


def test_a_lexicon_of_the_study_is_used_and_shown(monkeypatch) -> None:
    context = context_of(ENGLISH)
    recipe = {"lexicons": {"en": (("gate", 2.0), ("quay", -1.0))}}
    own = replace(context, study=context.study.with_recipe(**recipe))
    app = opened("tone", own, monkeypatch, tone_end="positive")
    assert any("entries: 2" in one.value for one in app.caption)
    assert set(Marks(markup(app)).of("tone-positive")) == {"gate"}


def test_with_several_articles_each_gap_has_its_p(monkeypatch) -> None:
    app = opened("tone", context_of(MANY), monkeypatch)
    assert "p = " in texts(app) or "too few ways" in texts(app)
