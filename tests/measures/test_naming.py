"""Naming: what is counted, for whom, in whose voice, and how a use is marked."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.articles import ArticleSet
from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures import naming, naming_hits
from analysis.measures.shares import share_interval
from analysis.prepare import prepare
from analysis.tables import NAMING, NAMING_HITS
from tests.helpers import corpus_of

LABELS = {
    "armed": {"militants": ["militant", "militants"], "fighters": ["fighter", "fighters"]},
    "power": {"government": ["government"], "regime": ["regime"]},
}
ARABIC = {
    "armed": {"مسلحون": ["مسلحون", "مسلحين"], "إرهابيون": ["إرهابيون", "إرهابيين"]},
    "crime": {"قطاع طرق": ["قطاع طرق"], "عملية عسكرية": ["عملية عسكرية"]},
}


def small() -> Corpus:
    rows = [
        ("Harbour Post", "Militants met fighters. “The militants are gone from here,” Orval said."),
        ("Harbour Post", "A fighter left."),
        ("Marlow Times", "The regime fell."),
    ]
    return corpus_of(rows)


def marks(text: str, language: str = "en", labels: dict = LABELS) -> list[str]:
    return naming_hits(corpus_of([("a", text)], language), labels)["marked"].tolist()


def test_the_columns_are_the_declared_ones_also_without_a_row() -> None:
    corpus = small()
    for table, measure in ((NAMING, naming), (NAMING_HITS, naming_hits)):
        frame, empty = measure(corpus, LABELS), measure(corpus, {"x": {"y": ["zebra"]}})
        assert list(frame.columns) == table.names
        assert len(empty) == 0
        assert empty.dtypes.equals(frame.dtypes)


def test_a_hand_count() -> None:
    frame = naming(small(), LABELS)
    post = frame[(frame["group"] == "Harbour Post") & (frame["concept"] == "armed")]
    got = post.set_index(["label", "voice"])[["n", "rate", "share", "articles", "of"]]
    # 14 words in two articles, of which the quotation has 6
    assert got.loc[("militants", "all")].tolist() == pytest.approx([2, 2000 / 14, 0.5, 1, 2])
    assert got.loc[("militants", "reporter")].tolist() == pytest.approx([1, 1000 / 8, 1 / 3, 1, 2])
    assert got.loc[("militants", "quoted")].tolist() == pytest.approx([1, 1000 / 6, 1, 1, 1])
    assert got.loc[("fighters", "all")].tolist() == pytest.approx([2, 2000 / 14, 0.5, 2, 2])


def test_a_label_that_is_used_anywhere_has_a_row_for_every_group() -> None:
    frame = naming(small(), LABELS)
    times = frame[(frame["group"] == "Marlow Times") & (frame["voice"] == "all")]
    assert dict(zip(times["label"], times["n"], strict=True)) == {
        "militants": 0, "fighters": 0, "regime": 1
    }  # fmt: skip
    armed = times[times["concept"] == "armed"]
    assert armed["share"].isna().all()
    assert "government" not in set(frame["label"])


def test_rows_are_sorted_by_group_language_then_the_labels_and_voices_in_order() -> None:
    frame = naming(small(), LABELS)
    assert frame["group"].is_monotonic_increasing
    first = frame.head(6)
    assert first["label"].tolist() == ["militants"] * 3 + ["fighters"] * 3
    assert first["voice"].tolist() == ["all", "reporter", "quoted"] * 2


def test_the_longest_label_of_a_concept_counts_and_other_concepts_have_their_own() -> None:
    labels = {
        "armed": {"rebels": ["rebel"], "rebel group": ["rebel group"]},
        "groups": {"group": ["group"]},
    }
    hits = naming_hits(corpus_of([("a", "A rebel group met a rebel.")]), labels)
    assert hits["label"].tolist() == ["rebel group", "group", "rebels"]
    assert hits["form"].tolist() == ["rebel group", "group", "rebel"]


@pytest.mark.parametrize(
    "word", ["مسلحون", "المسلحون", "والمسلحين", "للمسلحين", "بمسلحين", "مُسَلّحون"]
)
def test_an_arabic_label_is_found_with_what_is_written_onto_it(word: str) -> None:
    hits = naming_hits(corpus_of([("a", f"وصل {word} إلى القرية.")], "ar"), ARABIC)
    assert hits["label"].tolist() == ["مسلحون"]
    assert hits["form"].tolist() == [word]


@pytest.mark.parametrize("words", ["قطاع الطرق", "العملية العسكرية", "وعملية عسكرية"])
def test_a_phrase_is_found_with_the_article_on_all_words_or_on_the_last(words: str) -> None:
    hits = naming_hits(corpus_of([("a", f"تحدث الوزير عن {words} أمس.")], "ar"), ARABIC)
    assert hits["form"].tolist() == [words]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The “militants” left.", "scare_quotes"),
        ("The ‘militants’ left.", "scare_quotes"),
        ('The "moderate militants" left.', "scare_quotes"),
        ("The so-called militants left.", "so_called"),
        ("What it calls moderate militants left.", "so_called"),
        ("The militants left the “Harbour” hotel.", ""),
        ("The so-called deal, militants said, is off.", ""),
        ("“We saw that the militants left,” Orval said.", ""),
        ("The militants’ camp and a ‘harbour’ burned.", ""),
    ],
)
def test_english_marks(text: str, marked: str) -> None:
    assert marks(text) == [marked]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("وصل «المسلحون» إلى القرية.", "scare_quotes"),
        ("وصل ما يسمى بالمسلحين إلى القرية.", "so_called"),
        ("تحدث عن المسلحين المزعومين أمس.", "so_called"),
        ("وصل المسلحون إلى القرية.", ""),
        ("وصف ما يسمى بالاتفاق، والمسلحون غابوا.", ""),
    ],
)
def test_arabic_marks(text: str, marked: str) -> None:
    assert marks(text, "ar", ARABIC) == [marked]


def test_marked_uses_are_counted() -> None:
    frame = naming(corpus_of([("a", "The “militants” left. Militants came.")]), LABELS)
    assert frame.loc[frame["voice"] == "all", "n_marked"].tolist() == [1]


def test_the_interval_is_that_of_a_share_over_articles() -> None:
    texts = ["militants militants", "militants fighters", "fighters", "harbour"]
    frame = naming(corpus_of([("a", text) for text in texts]), LABELS)
    row = frame[(frame["label"] == "militants") & (frame["voice"] == "all")].iloc[0]
    low, high = share_interval(np.array([2, 1, 0]), np.array([2, 2, 1]))
    assert [row["share"], row["low"], row["high"]] == pytest.approx([0.6, low, high])
    two = naming(corpus_of([("a", text) for text in texts[:2]]), LABELS)
    assert two["low"].isna().all()


def test_boilerplate_does_not_count_unless_it_is_kept() -> None:
    corpus = corpus_of([("a", "Militants met.\nRead also: Militants in town\nMilitants left.")])
    kept = naming_hits(corpus, LABELS, scope=Scope(boilerplate="keep"))
    assert (len(naming_hits(corpus, LABELS)), len(kept)) == (2, 3)


def test_languages_are_never_pooled() -> None:
    labels = {"armed": {"both": ["militants", "مسلحون"]}}
    rows = [("a", "Militants met."), ("a", "وصل مسلحون إلى القرية.")]
    frame = naming(corpus_of(rows, ["en", "ar"]), labels)
    assert frame.loc[frame["voice"] == "all", ["language", "n", "of"]].to_numpy().tolist() == [
        ["ar", 1, 1], ["en", 1, 1]
    ]  # fmt: skip


@pytest.mark.parametrize("labels", [{}, {"x": {}}, {"x": {"y": []}}, {"x": {"y": [" – "]}}])
def test_nothing_to_look_for_is_an_error(labels: dict) -> None:
    with pytest.raises(InputError, match="Type a word"):
        naming(small(), labels)


WORDS = ["militants", "fighters", "regime", "government", "harbour", "“militants”", "met"]
ARTICLES = st.lists(
    st.tuples(st.sampled_from("ab"), st.lists(st.sampled_from(WORDS), min_size=1, max_size=8)),
    min_size=1,
    max_size=5,
)


def drawn(articles: list[tuple[str, list[str]]], times: int = 1) -> Corpus:
    rows = [(outlet, " ".join(words) + ".") for outlet, words in articles] * times
    frame = pd.DataFrame(rows, columns=["outlet", "text"]).assign(language="en", title="")
    return prepare(ArticleSet.from_frame(frame))


@settings(max_examples=25)
@given(ARTICLES)
def test_other_names_of_groups_change_no_number(articles: list[tuple[str, list[str]]]) -> None:
    other = [({"a": "x", "b": "y"}[outlet], words) for outlet, words in articles]
    numbers = naming(drawn(articles), LABELS).drop(columns="group")
    pd.testing.assert_frame_equal(numbers, naming(drawn(other), LABELS).drop(columns="group"))


@settings(max_examples=25)
@given(ARTICLES)
def test_a_doubled_corpus_changes_no_rate_and_no_share(
    articles: list[tuple[str, list[str]]],
) -> None:
    once = naming(drawn(articles), LABELS)
    twice = naming(drawn(articles, 2), LABELS)
    pd.testing.assert_frame_equal(once[["rate", "share"]], twice[["rate", "share"]])
    assert (2 * once["n"]).tolist() == twice["n"].tolist()


@settings(max_examples=25)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_the_voices_of_a_scope_add_up_and_are_the_rows_of_their_voice(words: list[str]) -> None:
    text = f"{' '.join(words)}. “{' '.join(reversed(words))} and so on,” Orval said."
    corpus = corpus_of([("a", text)])
    whole = naming(corpus, LABELS).set_index(["label", "voice"])["n"]
    for voice in ("reporter", "quoted"):
        narrowed = naming(corpus, LABELS, scope=Scope(voice=voice))
        found = narrowed[narrowed["voice"] == "all"].set_index("label")["n"]
        for label in whole.index.get_level_values(0).unique():
            assert found.get(label, 0) == whole[label, voice]
            assert whole[label, "all"] == whole[label, "reporter"] + whole[label, "quoted"]
