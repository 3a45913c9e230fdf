"""Gaps of tone between groups, headlines against bodies, and how far one article bears its mean."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.errors import InputError
from analysis.measures import tone_articles, tone_gaps, tone_headlines, tone_sentences
from analysis.tables import TONE_ARTICLES, TONE_GAPS, TONE_HEADLINES
from tests.helpers import corpus_of

GOOD = "It was a wonderful and brilliant day. {n} people came to the pier."
BAD = "It was a horrible and disgraceful day. {n} people came to the pier."


def rows(good: int, bad: int) -> list[tuple[str, str]]:
    fine = [("The Larkfield Post", GOOD.format(n=n)) for n in range(good)]
    return fine + [("Dunmore Sun", BAD.format(n=n + 50)) for n in range(bad)]


def body(frame: pd.DataFrame) -> pd.DataFrame:
    chosen = (frame["part"] == "body") & (frame["voice"] == "all")
    return frame[chosen].set_index("group")


def test_a_gap_is_the_difference_of_the_means_and_mirrored_for_the_other_side():
    corpus = corpus_of(rows(4, 4))
    found = body(tone_gaps(corpus))
    means = tone_sentences(corpus).groupby(["outlet", "article_id"])["tone"].mean()
    expected = means["The Larkfield Post"].mean() - means["Dunmore Sun"].mean()
    assert found.loc["The Larkfield Post", "gap"] == pytest.approx(expected)
    assert found.loc["Dunmore Sun", "gap"] == pytest.approx(-expected)
    assert found["reference"].eq("rest").all()


def test_p_counts_the_relabellings_with_a_gap_as_large_all_of_them_where_they_are_few():
    texts = [GOOD, GOOD, GOOD + " It was awful.", BAD, BAD + " It was good.", BAD + " It was fun."]
    named = ["The Larkfield Post"] * 3 + ["Dunmore Sun"] * 3
    corpus = corpus_of(
        [
            (name, text.format(n=7 * i))
            for i, (name, text) in enumerate(zip(named, texts, strict=True))
        ]
    )
    tones = tone_sentences(corpus).groupby("article_id", sort=False)["tone"].mean().to_numpy()
    observed = abs(tones[:3].mean() - tones[3:].mean())
    splits = [
        abs(tones[list(one)].mean() - np.delete(tones, list(one)).mean())
        for one in combinations(range(6), 3)
    ]
    row = body(tone_gaps(corpus)).loc["The Larkfield Post"]
    assert row["relabellings"] == len(splits) == 20
    assert row["p"] == pytest.approx(np.mean(np.array(splits) >= observed - 1e-12))
    assert row["p_absent"] == ""
    assert row["q"] >= row["p"]


def test_where_p_could_tell_nothing_the_reason_stands_in_its_place():
    few = body(tone_gaps(corpus_of(rows(2, 5)))).loc["Dunmore Sun"]
    assert (np.isnan(few["p"]), few["p_absent"]) == (True, "few_articles")
    corpus = corpus_of(rows(3, 3), story=["a", "b", "c", "a", "b", "d"])
    held = body(tone_gaps(corpus)).loc["Dunmore Sun"]
    assert (held["p_absent"], held["relabellings"]) == ("few_relabellings", 4)


def test_copies_of_one_text_are_dealt_together_and_are_no_more_evidence_than_one():
    copies = [("The Larkfield Post", GOOD.format(n=1) * 3)] * 3
    other = [("Dunmore Sun", (BAD.format(n=n) + f" Number {n} sailed.") * 3) for n in range(3)]
    apart = body(tone_gaps(corpus_of([*copies, *other]))).loc["Dunmore Sun"]
    assert apart["relabellings"] == 1
    assert np.isnan(apart["p"])


def test_no_real_gap_gives_small_p_no_more_often_than_it_should():
    draw = np.random.default_rng(5)
    words = ["good", "bad", "horrible", "wonderful", "pier", "harbour"]
    small = 0
    for _ in range(40):
        texts = [
            (
                f"{'Larkfield' if n < 5 else 'Dunmore'}",
                f"{n} " + " ".join(draw.choice(words, 9)) + ".",
            )
            for n in range(10)
        ]
        small += int(body(tone_gaps(corpus_of(texts))).loc["Dunmore", "p"] <= 0.05)
    assert small <= 6


def test_pairs_and_one_reference_and_an_unknown_one():
    corpus = corpus_of([*rows(3, 3), ("Harbour Times", "Calm day. Quiet sea.")])
    pairs = tone_gaps(corpus, against="pairs")
    assert set(zip(pairs["group"], pairs["reference"], strict=True)) == {
        (a, b)
        for a in ("The Larkfield Post", "Dunmore Sun", "Harbour Times")
        for b in ("The Larkfield Post", "Dunmore Sun", "Harbour Times")
        if a != b
    }
    assert set(tone_gaps(corpus, against="Dunmore Sun")["reference"]) == {"Dunmore Sun"}
    with pytest.raises(InputError, match="Nowhere"):
        tone_gaps(corpus, against="Nowhere")


@pytest.mark.parametrize("text", ["", "Le port dort."])
def test_without_tone_the_frames_are_empty_and_typed(text: str):
    corpus = corpus_of([("Le Phare", text), ("La Jetée", text)], language="fr")
    for measure, table in ((tone_gaps, TONE_GAPS), (tone_headlines, TONE_HEADLINES)):
        found = measure(corpus)
        assert found.empty
        assert found.dtypes.equals(table.frame().dtypes)


def test_headlines_are_held_against_their_own_bodies():
    corpus = corpus_of(rows(3, 0) + rows(0, 2))
    titled = corpus_of(rows(3, 0) + rows(0, 2), title=["Terrible day"] * 3 + ["Good day", ""])
    assert tone_headlines(corpus).empty
    found = tone_headlines(titled).set_index("group")
    assert found["articles"].to_dict() == {"Dunmore Sun": 1, "The Larkfield Post": 3}
    assert (
        found.loc["The Larkfield Post", "difference"] < 0 < found.loc["Dunmore Sun", "difference"]
    )
    frame = tone_sentences(titled)
    own = frame[frame["outlet"] == "The Larkfield Post"].groupby(["article_id", "part"])["tone"]
    paired = own.mean().unstack()
    gaps = paired["title"] - paired["body"]
    low, high = stats.t.interval(0.95, 2, gaps.mean(), stats.sem(gaps)) if gaps.std() else (
        gaps.mean(), gaps.mean(),
    )  # fmt: skip
    assert found.loc["The Larkfield Post", "low"] == pytest.approx(low)
    assert found.loc["The Larkfield Post", "high"] == pytest.approx(high)
    assert np.isnan(found.loc["Dunmore Sun", "low"])


def test_a_long_article_says_how_far_its_sentences_bear_its_mean_and_a_short_one_does_not():
    long = " ".join(["It was a good day.", "It was a bad day.", "The pier is long."] * 6)
    frame = tone_articles(corpus_of([("Larkfield", long), ("Larkfield", "A good day.")]))
    assert frame.dtypes.equals(TONE_ARTICLES.frame().dtypes)
    assert frame["low"].iloc[0] < frame["tone"].iloc[0] < frame["high"].iloc[0]
    assert frame[["low", "high"]].iloc[1].isna().all()
    tones = np.array([0.0, 0.44, -0.54])
    assert frame["high"].iloc[0] - frame["low"].iloc[0] == pytest.approx(
        2 * 1.96 * np.tile(tones, 6).std() / np.sqrt(18), rel=0.25
    )
