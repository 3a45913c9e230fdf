"""Tone by sentence and by group: what counts, where, and how it is averaged."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures import tone_hits
from analysis.measures.counts import token_mask
from analysis.measures.tone import tone, tone_sentences, tone_words
from analysis.tables import TONE, TONE_SENTENCES, TONE_WORDS
from analysis.text.phrases import Phrases, without_overlaps
from tests.helpers import corpus_of

GOOD, BAD, PLAIN = "A good result.", "A terrible result.", "The council met on Monday."
MIXED = "The plan is terrible. “This is a great and good day for the town,” the mayor said."


def both_languages() -> Corpus:
    rows = [("Harbour Post", GOOD), ("صحيفة المرفأ", "كان اللقاء ناجحا."), ("Levant Echo", "Oui.")]
    return corpus_of(rows, language=["en", "ar", "fr"])  # type: ignore[arg-type]


def rows_of(frame: pd.DataFrame, part: str, voice: str) -> pd.DataFrame:
    return frame[(frame["part"] == part) & (frame["voice"] == voice)]


def test_there_is_one_row_for_every_sentence_of_a_language_with_a_lexicon() -> None:
    corpus = corpus_of([("Harbour Post", f"{GOOD} {PLAIN} {BAD}")], title=["Talks"])
    frame = tone_sentences(corpus)
    assert frame["sentence"].tolist() == list(range(4))
    assert frame["part"].tolist() == ["title", "body", "body", "body"]
    assert list(frame.columns) == TONE_SENTENCES.names


def test_a_language_without_lexicon_has_no_rows_and_others_keep_theirs() -> None:
    frame = tone_sentences(both_languages())
    assert set(frame["language"]) == {"en", "ar"}


def test_without_any_lexicon_the_tables_are_empty_and_typed() -> None:
    corpus = corpus_of([("Levant Echo", "La réunion était terrible.")], language="fr")
    for table, frame in (
        (TONE_SENTENCES, tone_sentences(corpus)),
        (TONE, tone(corpus)),
        (TONE_WORDS, tone_words(corpus)),
    ):
        assert len(frame) == 0
        assert frame.dtypes.equals(table.frame().dtypes)


def test_an_empty_set_gives_empty_tables() -> None:
    corpus = corpus_of([])
    assert len(tone_sentences(corpus)) == len(tone(corpus)) == len(tone_words(corpus)) == 0


def test_a_sentence_without_a_hit_has_tone_zero() -> None:
    row = tone_sentences(corpus_of([("Harbour Post", PLAIN)])).iloc[0]
    assert (row["tone"], row["hits"], row["coverage"]) == (0.0, 0, 0.0)


def test_quoted_words_are_the_speakers_and_not_the_reporters() -> None:
    frame = tone_sentences(corpus_of([("Harbour Post", MIXED)]))
    first, second = frame.iloc[0], frame.iloc[1]
    assert first["voice"] == "reporter"
    assert first["tone_reporter"] == first["tone"] < 0
    assert np.isnan(first["tone_quoted"])
    assert second["voice"] == "mixed"
    assert second["tone_quoted"] == second["tone"] > 0
    assert second["tone_reporter"] == 0


def test_an_exclamation_mark_strengthens_the_voice_it_stands_in() -> None:
    calm = "“This is a great day for the town,” the mayor said after the good meeting."
    loud = calm.replace("town,”", "town!!!”")
    before = tone_sentences(corpus_of([("Harbour Post", calm)]), lexicon="vader").iloc[0]
    after = tone_sentences(corpus_of([("Harbour Post", loud)]), lexicon="vader").iloc[0]
    assert after["tone_quoted"] > before["tone_quoted"]
    assert after["tone_reporter"] == before["tone_reporter"]


@pytest.mark.parametrize("voice", ["reporter", "quoted"])
def test_a_scope_of_one_voice_gives_that_voices_tone(voice: str) -> None:
    corpus = corpus_of([("Harbour Post", MIXED)])
    whole = tone_sentences(corpus).set_index("sentence")
    part = tone_sentences(corpus, scope=Scope(voice=voice)).set_index("sentence")  # type: ignore[arg-type]
    assert np.allclose(part["tone"], whole.loc[part.index, f"tone_{voice}"])
    assert set(part["voice"]) == {voice}


def test_negation_outside_the_scope_still_negates() -> None:
    text = "The mayor did not say “good and great things about the town hall”, he insisted."
    corpus = corpus_of([("Harbour Post", text)])
    quoted = tone_sentences(corpus, scope=Scope(voice="quoted"))
    assert quoted["tone"].iloc[0] == tone_sentences(corpus)["tone_quoted"].iloc[0]


def test_every_sentence_with_a_token_in_scope_has_a_row() -> None:
    corpus = corpus_of([("Harbour Post", MIXED), ("Levant Echo", GOOD)], title=["War", "Peace"])
    for scope in (Scope(part="title"), Scope(part="body"), Scope(voice="quoted"), Scope()):
        expected = np.unique(corpus.tokens.sentence[token_mask(corpus, scope)])
        assert tone_sentences(corpus, scope=scope)["sentence"].tolist() == expected.tolist()


def test_the_mean_is_over_articles_and_not_over_sentences() -> None:
    corpus = corpus_of([("Harbour Post", f"{GOOD} {GOOD} {GOOD}"), ("Harbour Post", BAD)])
    sentences = tone_sentences(corpus)["tone"]
    row = rows_of(tone(corpus), "body", "all").iloc[0]
    assert row["tone"] == pytest.approx((sentences.iloc[0] + sentences.iloc[3]) / 2)
    assert (row["articles"], row["sentences"]) == (2, 4)


def test_the_interval_stands_on_students_t_from_three_articles_on() -> None:
    bodies = [GOOD, BAD, f"{GOOD} {PLAIN}"]
    two = rows_of(tone(corpus_of([("Harbour Post", body) for body in bodies[:2]])), "body", "all")
    assert two[["low", "high"]].isna().all(axis=None)
    corpus = corpus_of([("Harbour Post", body) for body in bodies])
    means = tone_sentences(corpus).groupby("article_id", sort=False)["tone"].mean()
    row = rows_of(tone(corpus), "body", "all").iloc[0]
    expected = stats.t.interval(0.95, 2, loc=means.mean(), scale=stats.sem(means))
    assert (row["low"], row["high"]) == pytest.approx(expected)


def test_each_group_has_headline_body_and_both_voices_in_that_order() -> None:
    corpus = corpus_of([("Harbour Post", MIXED), ("Alder Times", GOOD)], title=["Talks", "War"])
    frame = tone(corpus)
    assert frame["group"].tolist() == ["Alder Times"] * 4 + ["Harbour Post"] * 4
    views = [("title", "all"), ("body", "all"), ("body", "reporter"), ("body", "quoted")]
    assert list(zip(frame["part"], frame["voice"], strict=True)) == views * 2
    unquoted = frame[frame["group"] == "Alder Times"].iloc[3]
    assert np.isnan(unquoted["tone"])
    assert (unquoted["articles"], bool(unquoted["enough"])) == (0, False)


def test_languages_are_never_pooled_in_one_row() -> None:
    rows = [("Harbour Post", GOOD), ("Harbour Post", "كان اللقاء ناجحا.")]
    frame = tone(corpus_of(rows, language=["en", "ar"]))  # type: ignore[arg-type]
    bodies = rows_of(frame, "body", "all")
    assert bodies["language"].tolist() == ["ar", "en"]
    assert bodies["articles"].tolist() == [1, 1]


def test_articles_can_be_grouped_by_a_column_of_ones_own() -> None:
    corpus = corpus_of(
        [("Harbour Post", GOOD), ("Alder Times", BAD)], country=["Norland", "Norland"]
    )
    bodies = rows_of(tone(corpus, by="country"), "body", "all")
    assert bodies[["group", "articles"]].values.tolist() == [["Norland", 2]]


def test_enough_needs_eight_hits_and_one_and_a_half_percent() -> None:
    few = rows_of(tone(corpus_of([("Harbour Post", " ".join([GOOD] * 7))])), "body", "all")
    many = rows_of(tone(corpus_of([("Harbour Post", " ".join([GOOD] * 8))])), "body", "all")
    text = " ".join([GOOD] * 8 + [PLAIN] * 150)
    thin = rows_of(tone(corpus_of([("Harbour Post", text)])), "body", "all")
    assert thin["coverage"].iloc[0] < 0.015
    assert [bool(f["enough"].iloc[0]) for f in (few, many, thin)] == [False, True, False]


@pytest.mark.parametrize(
    ("option", "value"), [("lexicon", "twitter"), ("events", "maybe")], ids=["lexicon", "events"]
)
def test_an_unknown_option_is_told_with_the_values_there_are(option: str, value: str) -> None:
    corpus = corpus_of([("Harbour Post", GOOD)])
    for measure in (tone_sentences, tone, tone_words):
        with pytest.raises(InputError, match=value):
            measure(corpus, **{option: value})


def test_words_of_some_sentences_are_those_of_all_narrowed_down() -> None:
    corpus = corpus_of([("Harbour Post", f"{GOOD} {BAD}")])
    every, some = tone_words(corpus), tone_words(corpus, sentences=[1])
    expected = every[every["sentence"] == 1].reset_index(drop=True)
    pd.testing.assert_frame_equal(some, expected)
    assert len(some) == 1


def test_results_do_not_depend_on_how_sentences_are_cut_into_blocks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [("Harbour Post", f"{MIXED} {GOOD} Not so {BAD}"), ("Alder Times", BAD)] * 3
    corpus = corpus_of(rows, title=["Talks fail!", "War", "No hope", "Peace?", "So", "But good"])
    whole = tone_sentences(corpus), tone_words(corpus)
    monkeypatch.setattr(tone_hits, "BLOCK", 7)
    again = corpus.select(np.ones(len(rows), dtype=bool))  # nothing is kept for it
    pd.testing.assert_frame_equal(tone_sentences(again), whole[0])
    pd.testing.assert_frame_equal(tone_words(again), whole[1])


def test_a_part_of_the_corpus_keeps_its_tone() -> None:
    corpus = corpus_of([("Harbour Post", MIXED), ("Alder Times", BAD), ("Quay", GOOD)])
    whole = tone_sentences(corpus)
    part = tone_sentences(corpus.select(np.array([False, True, True])))
    expected = whole[whole["outlet"] != "Harbour Post"]["tone"].tolist()
    assert part["tone"].tolist() == expected


@settings(max_examples=40)
@given(st.lists(st.text(max_size=60), max_size=4), st.sampled_from(["en", "ar"]))
def test_any_text_has_tones_between_minus_one_and_one_and_true_spans(
    texts: list[str], language: str
) -> None:
    corpus = corpus_of([("Harbour Post", text) for text in texts], language=language)
    frame = tone_sentences(corpus, scope=Scope(boilerplate="keep"))
    assert frame["sentence"].tolist() == list(range(len(corpus.sentences)))
    assert frame["tone"].between(-1, 1).all()
    assert frame["coverage"].between(0, 1).all()


def test_the_longest_phrase_wins_at_each_place() -> None:
    phrases = Phrases([("a",), ("a", "b", "c"), ("b", "c")])
    tokens = ["a", "b", "c", "a", "b", "b", "c"]
    word = np.array([phrases.words.get(token, -1) for token in tokens])
    last = np.full(len(tokens), len(tokens) - 1)
    start, width, payload = phrases.find(word, word, last)
    kept = without_overlaps(start, width)
    assert list(zip(start[kept], width[kept], payload[kept], strict=True)) == [
        (0, 3, 1),
        (3, 1, 0),
        (5, 2, 2),
    ]


def test_a_phrase_does_not_run_on_into_the_next_sentence() -> None:
    phrases = Phrases([("a", "b")])
    word = np.array([phrases.words[token] for token in ("a", "b")])
    start, *_ = phrases.find(word, word, np.array([0, 1]))
    assert len(start) == 0
