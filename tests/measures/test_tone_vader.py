"""English tone against vaderSentiment 3.3.2 itself (Hutto & Gilbert 2014) as the oracle."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.corpus import Scope
from analysis.measures.lexicon import vader_words
from analysis.measures.tone import tone_sentences, tone_words
from tests.helpers import corpus_of

ORACLE = SentimentIntensityAnalyzer()
EVERYTHING = Scope(boilerplate="keep")
CLOSE = 1e-4  # vaderSentiment rounds to four places

WORDS = [
    *("good", "great", "bad", "terrible", "killed", "hope", "love", "hates", "war", "crisis"),
    *("very", "extremely", "so", "this", "slightly", "barely", "almost", "most", "more", "less"),
    *("not", "never", "without", "doubt", "isn't", "won't", "cannot", "nor", "or", "no", "despite"),
    *("least", "at", "kind", "sort", "of", "just", "enough", "but", "however", "rarely", "none"),
    *("the", "bomb", "shit", "yeah", "right", "to", "die", "for", "beating", "heart", "kiss"),
    *("death", "bus", "stop", "bad-ass", "badass", "kind-of", "well-known", "good/bad", "U.S."),
    *("minister", "report", "1,200", "a", "I", "-", "--", "–", "$5", "(good)", '"great"', "“good”"),
    *("don’t", "hope's", "O'Hara", "café", "no,", "so,", "it", "in", "but,", "win_win"),
]
SIGNS = ["", "", "", ",", ".", "!", "?", "!!", "???", "?!", ";", ":", ")", '"', "...", "!!!!!"]
CASES = [str, str, str, str, str.upper, str.capitalize]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A title: one sentence whatever stands in it."""
    parts = draw(
        st.lists(
            st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.sampled_from(CASES)),
            min_size=1,
            max_size=14,
        )
    )
    shout = draw(st.sampled_from([str, str, str, str.upper]))
    return shout(
        draw(st.sampled_from([" ", " ", "  ", "\t"])).join(
            case(word) + sign for word, sign, case in parts
        )
    )


def titles_tone(titles: list[str], lexicon: str) -> dict[int, float]:
    """Tone by the title's place in the list; titles without a word have none."""
    corpus = corpus_of([("Harbour Post", "x")] * len(titles), title=titles)
    frame = tone_sentences(corpus, lexicon=lexicon, scope=EVERYTHING)
    frame = frame[frame["part"] == "title"]
    place = {name: row for row, name in enumerate(corpus.articles.frame["article_id"])}
    rows = zip(frame["article_id"].tolist(), frame["tone"].tolist(), strict=True)
    return {place[name]: value for name, value in rows}


@settings(max_examples=60)
@given(st.lists(sentences(), min_size=1, max_size=40))
def test_generated_sentences_have_the_tone_that_vader_gives_them(titles: list[str]) -> None:
    found = titles_tone(titles, "vader")
    for place, tone in found.items():
        assert tone == pytest.approx(ORACLE.polarity_scores(titles[place])["compound"], abs=CLOSE)


ODDITIES = {
    "so right before a word, three words in, strengthens": "They said it was so good",
    "never so strengthens": "It was never so good",
    "without doubt does not negate": "He was without doubt good",
    "no before a word of the lexicon negates it": "There was no hope left",
    "no at the end stands for itself": "Their answer was no",
    "no stays no with a comma because two letters keep their signs": "They said no, good",
    "or after no carries it on": "There was no hope or love",
    "least negates, at least does not": "It was the least good, at least bad",
    "very least does not negate": "The very least good thing",
    "capitals count only beside small letters": "THIS IS GOOD",
    "capitals count beside small letters": "This is VERY GOOD",
    "kind of dampens": "The plan was kind of good",
    "sort of dampens two words later": "It was sort of really good",
    "a special phrase has a value of its own": "That show was the bomb",
    "a special phrase may follow": "We saw the kiss of death there",
    "a phrase can take the value away": "They waited at the old bus stop",
    "but weighs the halves": "The plan was good but the end was terrible",
    "an equal value before but is changed twice": "A good good plan but good end",
    "a value equal to a halved one is looked up in the wrong place": "love but hate, but love",
    "four exclamation marks count and no more": "What a good day!!!!!!",
    "question marks count from two": "A good day??? Really?",
    "a hyphen makes one word": "A well-known good-natured friend",
    "a row of signs takes a place": "Not - - good",
    "an n't negates": "It isn't good and hasn't been great",
}


@pytest.mark.parametrize("title", ODDITIES.values(), ids=ODDITIES.keys())
def test_an_oddity_of_vader_is_kept(title: str) -> None:
    expected = ORACLE.polarity_scores(title)["compound"]
    assert titles_tone([title], "vader")[0] == pytest.approx(expected, abs=CLOSE)


def test_every_word_of_the_lexicon_made_of_letters_has_vaders_valence() -> None:
    words = [word for word in vader_words() if word.isalpha() and len(word) > 2]
    assert len(words) > 6000
    found = titles_tone(words, "vader")
    expected = [ORACLE.polarity_scores(word)["compound"] for word in words]
    assert np.allclose([found[row] for row in range(len(words))], expected, atol=CLOSE)


def test_typographic_signs_are_letters_to_vader() -> None:
    assert titles_tone(["The plan isn’t good"], "vader")[0] > 0
    assert titles_tone(["A “great” plan"], "vader")[0] == 0


def test_the_plain_lexicon_knows_no_events_to_drop() -> None:
    corpus = corpus_of([("Harbour Post", "The war killed many people.")])
    kept = tone_sentences(corpus, lexicon="vader")["tone"].tolist()
    assert tone_sentences(corpus, lexicon="vader", events="drop")["tone"].tolist() == kept
    assert kept[0] < 0


def test_values_of_the_words_sum_to_the_tone_of_their_sentence() -> None:
    text = "The talks were not very good, but the ministers hailed a great success. A bad end."
    corpus = corpus_of([("Harbour Post", text)])
    sums = tone_words(corpus, lexicon="vader").groupby("sentence")["value"].sum()
    frame = tone_sentences(corpus, lexicon="vader").set_index("sentence")
    expected = sums / np.sqrt(sums**2 + 15)
    assert np.allclose(frame["tone"].reindex(expected.index), expected)
    assert len(expected) == 2


def test_words_that_acted_are_told_with_their_role() -> None:
    corpus = corpus_of([("Harbour Post", "The talks were not very good but the end was great.")])
    words = tone_words(corpus, lexicon="vader")
    roles = dict(zip(words["form"], words["role"], strict=True))
    assert roles == {
        "not": "negation",
        "very": "intensifier",
        "good": "positive",
        "but": "contrast",
        "great": "positive",
    }
    values = words.set_index("form")["value"]
    assert values["good"] < 0 < values["great"]
    assert np.isnan(values["but"])


def test_the_span_of_a_word_is_the_word_in_the_untouched_text() -> None:
    text = "Zoë’s “great” plan — GOOD, well-being and so on — isn’t terrible."
    words = tone_words(corpus_of([("Harbour Post", text)]))
    assert [text[s:e] for s, e in zip(words["start"], words["end"], strict=True)] == list(
        words["form"]
    )
    assert {"great", "GOOD", "isn’t", "terrible"} <= set(words["form"])
