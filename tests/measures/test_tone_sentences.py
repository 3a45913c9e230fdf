"""Tone of bare sentences: the same rules as in a corpus, from text alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import Scope
from analysis.errors import InputError
from analysis.measures.tone import tone_sentences
from analysis.measures.tone_hits import sentence_tones
from tests.helpers import corpus_of
from tests.measures.test_tone_vader import CLOSE, ORACLE, sentences

EVERYTHING = Scope(boilerplate="keep")
ARABIC = ["كان اللقاء ناجحا جدا.", "لم يكن الاتفاق جيدا، بل كان كارثة!", "وصل الوفد أمس.", "؟"]


def in_a_corpus(titles: list[str], language: str, **options: str) -> np.ndarray:
    """The tone of each text as the title of an article; NaN for those without a word."""
    corpus = corpus_of([("Harbour Post", "x")] * len(titles), title=titles, language=language)
    frame = tone_sentences(corpus, scope=EVERYTHING, **options)  # type: ignore[arg-type]
    frame = frame[frame["part"] == "title"].set_index("article_id")["tone"]
    return frame.reindex(corpus.articles.frame["article_id"]).to_numpy()


@settings(max_examples=40)
@given(st.lists(sentences(), min_size=1, max_size=30))
def test_generated_sentences_have_the_tone_that_vader_gives_them(texts: list[str]) -> None:
    found = sentence_tones(texts, lexicon="vader")
    expected = np.array([ORACLE.polarity_scores(text)["compound"] for text in texts])
    has_words = ~np.isnan(found)
    assert np.allclose(found[has_words], expected[has_words], atol=CLOSE)
    assert not has_words[[text.strip(' \t.,;:!?-–)"') == "" for text in texts]].any()


@settings(max_examples=40)
@given(st.lists(sentences(), min_size=1, max_size=30), st.sampled_from(["news", "vader"]))
def test_a_sentence_has_the_tone_that_it_has_in_a_corpus(texts: list[str], lexicon: str) -> None:
    found = sentence_tones(texts, lexicon=lexicon)
    assert np.array_equal(found, in_a_corpus(texts, "en", lexicon=lexicon), equal_nan=True)


def test_arabic_sentences_have_the_tone_that_they_have_in_a_corpus() -> None:
    found = sentence_tones(ARABIC, language="ar")
    assert np.array_equal(found, in_a_corpus(ARABIC, "ar"), equal_nan=True)
    assert found[0] > 0 > found[1]
    assert np.isnan(found[3])


def test_words_for_events_can_be_left_out() -> None:
    texts = ["The war killed many people.", *ARABIC]
    assert sentence_tones(texts)[0] < 0 == sentence_tones(texts, events="drop")[0]


def test_white_space_around_a_text_and_signs_before_it_change_nothing() -> None:
    plain, *others = sentence_tones(["A good day", "  A good day\n", "- “ - A good day"])
    assert others == [plain, plain]


def test_a_character_beyond_the_first_plane_shifts_nothing() -> None:
    texts = [
        "A good day.",
        "\U0001d538 \U0001d539 and so on \U0001f600\U0001f600 .",
        "A bad day, not good.",
    ]
    found = sentence_tones(texts, lexicon="vader")
    alone = [sentence_tones([text], lexicon="vader")[0] for text in texts]
    assert found.tolist() == alone
    assert found[0] > 0 > found[2]


def test_without_texts_words_or_a_lexicon_there_is_no_tone() -> None:
    assert len(sentence_tones([])) == 0
    assert np.isnan(sentence_tones(["", " ?!"])).all()
    assert np.isnan(sentence_tones(["La réunion était terrible."], language="fr")).all()


def test_an_unknown_option_is_an_error() -> None:
    with pytest.raises(InputError):
        sentence_tones(["A good day"], lexicon="other")
