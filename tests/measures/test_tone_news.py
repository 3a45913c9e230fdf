"""English tone as news are read: the pack's rules, its words over VADER's, and what is left out."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.corpus import Scope
from analysis.measures.lexicon import pack_lexicon, tone_table, vader_words
from analysis.measures.tone import tone_sentences, tone_words
from analysis.text.languages import get_language
from tests.helpers import corpus_of

EN = get_language("en")
PLAIN = "The talks were successful."
STEP = 0.293  # what an intensifier adds (VADER)


def tone_of(text: str, lexicon: str = "news", events: str = "count") -> float:
    corpus = corpus_of([("Harbour Post", text)])
    frame = tone_sentences(corpus, lexicon=lexicon, events=events)
    assert len(frame) == 1
    return float(frame["tone"].iloc[0])


def value_of(text: str) -> dict[str, float]:
    words = tone_words(corpus_of([("Harbour Post", text)]))
    counted = words[words["valence"].notna()]
    return dict(zip(counted["form"], counted["value"], strict=True))


def roles_of(text: str) -> dict[str, str]:
    words = tone_words(corpus_of([("Harbour Post", text)]))
    return dict(zip(words["form"], words["role"], strict=True))


NEGATED = {
    "not negates": "The talks were not successful.",
    "never negates": "The talks were never successful.",
    "no negates the noun after it": "There was no success.",
    "an n't negates": "The talks weren't successful.",
    "a typographic n’t negates": "The talks weren’t successful.",
    "hardly negates": "The talks were hardly successful.",
    "without negates what it governs": "The talks ended without success.",
    "far from negates": "The talks were far from successful.",
    "failed to negates the verb after it": "The talks failed to succeed.",
    "a negator reaches three words": "The talks were not a great success.",
    "neither negates": "Neither party was successful.",
}


@pytest.mark.parametrize("text", NEGATED.values(), ids=NEGATED.keys())
def test_negation_turns_a_word_because(text: str) -> None:
    assert tone_of(text) < 0 < tone_of(PLAIN)
    assert "negation" in roles_of(text).values()


RELIEF = {
    "a danger that was averted": "The crew averted a disaster.",
    "a failure that was prevented": "The guards prevented a riot.",
    "anti- is against what follows": "The anti-racist group met on Monday.",
    "nothing that is wrong": "The engineers found nothing wrong.",
}


@pytest.mark.parametrize("text", RELIEF.values(), ids=RELIEF.keys())
def test_what_is_bad_is_turned_too_as_in(text: str) -> None:
    assert tone_of(text) > 0


NOT_NEGATED = {
    "not only adds": "The talks were not only successful.",
    "no doubt affirms": "The talks were no doubt successful.",
    "without doubt affirms": "The talks were without doubt successful.",
    "nothing but means only": "The talks were nothing but successful.",
    "no less compares": "The talks were no less successful.",
    "not merely adds": "The talks were not merely successful.",
    "a comma ends the clause": "The minister did not come, a success.",
    "but opens another clause": "He did not come but success followed.",
    "a negator reaches three words only": "It was not the mayor of Tell who succeeded.",
}


@pytest.mark.parametrize("text", NOT_NEGATED.values(), ids=NOT_NEGATED.keys())
def test_nothing_is_negated_because(text: str) -> None:
    assert tone_of(text) > 0
    assert "negation" not in roles_of(text).values()


def test_a_negator_alone_has_no_tone() -> None:
    assert value_of("Their answer was no and never.") == {}


@pytest.mark.parametrize("word", ["very", "extremely", "particularly", "highly"])
def test_an_intensifier_strengthens_in_both_directions(word: str) -> None:
    good, bad = (value_of(f"The plan was {kind}.")[kind] for kind in ("good", "bad"))
    assert value_of(f"The plan was {word} good.")["good"] == pytest.approx(good + STEP)
    assert value_of(f"The plan was {word} bad.")["bad"] == pytest.approx(bad - STEP)


def test_a_diminisher_weakens() -> None:
    assert 0 < tone_of("The talks were somewhat successful.") < tone_of(PLAIN)


def test_an_intensifier_wears_off_with_distance() -> None:
    good = value_of("A good plan.")["good"]
    far = value_of("A very new good plan.")["good"]
    assert far - good == pytest.approx(STEP * 0.95)


@pytest.mark.parametrize("but", ["but", "however", "yet", "nevertheless"])
def test_what_follows_a_contrast_weighs_three_times_what_went_before(but: str) -> None:
    plain = value_of("The talks were good and the end was bad.")
    values = value_of(f"The talks were good {but} the end was bad.")
    assert values["good"] == pytest.approx(plain["good"] * 0.5)
    assert values["bad"] == pytest.approx(plain["bad"] * 1.5)


NEUTRAL = {
    "a party is a group of politicians": "The party met on Monday.",
    "security is a task": "The security council met on Monday.",
    "a share is a paper": "The shares closed at 40 crowns.",
    "interest is paid": "The bank paid interest on Monday.",
    "an actor plays": "She plays a clerk in the novel.",
    "united is part of names": "The United Harbour council met.",
    "to commit and a kind are nobody's praise": "It committed a kind of clerk to the post.",
    "a museum of war is a museum": "The War Museum opens at ten.",
    "the fire department is an office": "The fire department moved on Monday.",
}


@pytest.mark.parametrize("text", NEUTRAL.values(), ids=NEUTRAL.keys())
def test_a_word_has_no_tone_in_news_because(text: str) -> None:
    assert value_of(text) == {}
    assert tone_of(text) == 0
    assert tone_of(text, events="drop") == 0


NEWS = {
    "stalemate": -1, "layoffs": -1, "indicted": -1, "scandal": -1, "bankrupt": -1,
    "overcrowded": -1, "declining": -1, "lawsuit": -1, "recession": -1, "deficits": -1,
    "unpaid": -1, "shortages": -1, "hackneyed": -1, "mediocre": -1, "plodding": -1,
    "thriving": 1, "breakthrough": 1, "acclaimed": 1, "elegant": 1, "vibrant": 1, "masterly": 1,
    "riveting": 1, "prestigious": 1,
}  # fmt: skip


@pytest.mark.parametrize(("word", "sign"), NEWS.items())
def test_a_word_of_news_and_reviews_is_known(word: str, sign: int) -> None:
    assert np.sign(tone_of(f"It was {word}.")) == sign


def test_a_row_of_the_folder_replaces_what_vader_says_and_vader_stands_below() -> None:
    table = tone_table(EN)
    assert table is not None
    assert EN.tone is not None
    assert table["entry"].is_unique
    value = dict(zip(table["entry"].tolist(), table["valence"].tolist(), strict=True))
    own = dict(zip(EN.tone["entry"].tolist(), EN.tone["valence"].tolist(), strict=True))
    vader = vader_words()
    rest = value.keys() - own.keys()
    assert len(rest) > 1000
    assert value == own | {word: vader[word] for word in rest}
    assert vader["crisis"] != own["crisis"] == value["crisis"]


def test_emoticons_chat_and_function_words_of_vader_are_left_out() -> None:
    lexicon = pack_lexicon("en", "count")
    assert lexicon is not None
    left_out = {":)", "lmfao", "rofl", "wtf", "2qt", "no", "yes", "like", "well"}
    assert left_out <= set(vader_words())
    assert not left_out & set(lexicon.words)
    assert value_of("No :) lmfao") == {}


def test_capitals_and_exclamation_marks_do_not_change_a_tone() -> None:
    assert tone_of("The talks were SUCCESSFUL!!!") == tone_of(PLAIN)


def test_typographic_quotes_do_not_hide_a_word() -> None:
    assert tone_of("A “great” plan") == tone_of('A "great" plan') > 0


def test_a_hyphened_entry_stands_for_its_parts() -> None:
    assert list(value_of("It was an ill-fated plan.")) == ["ill-fated"]
    frame = tone_sentences(corpus_of([("Harbour Post", "It was an ill-fated plan.")]))
    assert frame["hits"].tolist() == [2]


def test_dropping_events_leaves_a_death_out_and_keeps_a_judgement() -> None:
    corpus = corpus_of([("Harbour Post", "The war killed many people. The plan was terrible.")])
    kept = tone_sentences(corpus)
    dropped = tone_sentences(corpus, events="drop")
    assert kept["tone"].iloc[0] < 0 == dropped["tone"].iloc[0]
    assert dropped["hits"].iloc[0] == 0
    assert dropped["tone"].iloc[1] == kept["tone"].iloc[1] < 0


def test_a_word_that_is_quoted_is_the_speakers() -> None:
    text = "The plan is terrible. “This is a great day for the town,” the mayor said."
    corpus = corpus_of([("Harbour Post", text)])
    row = tone_sentences(corpus).iloc[1]
    assert row["tone_quoted"] > 0 == row["tone_reporter"]
    spoken = tone_sentences(corpus, scope=Scope(voice="quoted"))
    assert spoken["tone"].tolist() == [row["tone_quoted"]]


def test_values_of_the_words_sum_to_the_tone_of_their_sentence() -> None:
    text = "The talks were not very good, but the ministers hailed a great success!"
    total = sum(value_of(text).values())
    assert tone_of(text) == pytest.approx(total / np.sqrt(total**2 + 15))


def test_words_that_acted_are_told_with_their_role() -> None:
    assert roles_of("The talks were not very good but the end was great.") == {
        "not": "negation",
        "very": "intensifier",
        "good": "positive",
        "but": "contrast",
        "great": "positive",
    }


def test_vader_is_untouched_by_the_folder() -> None:
    text = "The party will share security in the interest of value."
    assert tone_of(text, lexicon="news") == 0
    words = tone_words(corpus_of([("Harbour Post", text)]), lexicon="vader")
    vader = vader_words()
    counted = words.dropna(subset="valence")
    assert counted["valence"].tolist() == [vader[word] for word in counted["form"]]
    assert {"party", "share", "security", "interest", "value"} == set(counted["form"])
