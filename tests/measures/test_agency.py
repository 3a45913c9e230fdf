"""Agency: the kinds and agents of single sentences, and how they are counted."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import Corpus, Scope
from analysis.measures import agency, agency_sentences
from analysis.measures.shares import share_interval
from analysis.tables import AGENCY, AGENCY_SENTENCES
from tests.helpers import corpus_of

NAMED, NOT_FOUND, LEFT_OUT = "agent_named", "agent_not_found", "passive_or_nominal"
SENTENCES = [
    "Soldiers killed three farmers.",
    "Three farmers were killed near Marlow.",
    "The killing of two reporters shocked the town.",
    "The harbour was quiet.",
    "Three farmers were shot dead by a gunman.",
]


def read(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """(form, kind, agent) of every word for harm in a text."""
    frame = agency_sentences(corpus_of([("a", text)], language))
    return list(zip(frame["form"], frame["kind"], frame["agent"], strict=True))


def test_the_columns_are_the_declared_ones_also_without_a_row() -> None:
    corpus, quiet = corpus_of([("a", SENTENCES[0])]), corpus_of([("a", SENTENCES[3])])
    for table, measure in ((AGENCY, agency), (AGENCY_SENTENCES, agency_sentences)):
        frame, empty = measure(corpus), measure(quiet)
        assert list(frame.columns) == table.names
        assert len(empty) == 0
        assert empty.dtypes.equals(frame.dtypes)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Soldiers killed a man.", ("killed", NAMED, "Soldiers")),
        ("A man was killed by soldiers.", ("killed", NAMED, "soldiers")),
        ("A man was killed on Monday.", ("killed", LEFT_OUT, "")),
        ("A man was killed by gunfire.", ("killed", LEFT_OUT, "")),
        ("A man was killed by police fire.", ("killed", NAMED, "police")),
        ("A man died in a rebel air strike.", ("died", NAMED, "rebel")),
        ("A blast killed a man.", ("killed", LEFT_OUT, "")),
        ("A Russian strike killed a man.", ("killed", NAMED, "Russian")),
        ("The army’s shelling of Ostwick goes on.", ("shelling of", NAMED, "The army’s")),
        ("The gunman who shot her fled.", ("shot", NAMED, "The gunman")),
        ("Man killed in Ostwick", ("killed", LEFT_OUT, "")),
    ],
)
def test_english_sentences(text: str, found: tuple[str, str, str]) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "They struck a deal.",
        "They did not kill him.",
        "The wounded man left.",
        "A quiet attack of nerves.",
    ],
)
def test_english_words_that_tell_of_no_harm_done(text: str) -> None:
    assert read(text) == []


def test_two_verbs_share_a_subject() -> None:
    assert read("Rebels wounded ten men and killed a boy.") == [
        ("wounded", NAMED, "Rebels"),
        ("killed", NAMED, "Rebels"),
    ]


def test_who_is_named_in_what_is_connected_did_it() -> None:
    found = read("Two men were killed when police opened fire.")
    assert [row[1:] for row in found] == [(NAMED, "police")] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل الجيش ثلاثة رجال.", ("قتل", NAMED, "الجيش")),
        ("قتل ثلاثة رجال أمس.", ("قتل", NOT_FOUND, "")),
        ("وقتل ثلاثة رجال برصاص الجيش.", ("وقتل", NAMED, "الجيش")),
        ("قتل ثلاثة رجال على يد مسلحين.", ("قتل", NAMED, "مسلحين")),
        ("لقي شاب مصرعه في الميناء.", ("مصرعه", LEFT_OUT, "")),
        ("مقتل ثلاثة رجال في غارة روسية", ("مقتل", NAMED, "روسية")),
        ("مقتل ثلاثة رجال في هجوم مسلح", ("مقتل", LEFT_OUT, "")),
        ("تم قتل الرهائن أمس.", ("قتل", LEFT_OUT, "")),
        ("قوات التحالف قصفت القرية.", ("قصفت", NAMED, "قوات التحالف")),
        ("قام جنود بقتل الراعي.", ("بقتل", NAMED, "جنود")),
        ("اغتيل العمدة أمس.", ("اغتيل", LEFT_OUT, "")),
    ],
)
def test_arabic_sentences(text: str, found: tuple[str, str, str]) -> None:
    assert read(text, "ar") == [found]


@pytest.mark.parametrize(
    "text",
    ["زار الوفد مدينة تدمر أمس.", "أصيب الوزير بخيبة أمل.", "قتل نفسه أمس.", "لم يقتل الجيش أحدا."],
)
def test_arabic_words_that_tell_of_no_harm_to_another(text: str) -> None:
    assert read(text, "ar") == []


def test_agents_stand_where_they_say() -> None:
    corpus = corpus_of([("a", " ".join(SENTENCES))])
    text = corpus.articles.frame["text"][0]
    for row in agency_sentences(corpus).itertuples():
        assert text[row.start : row.end] == row.form
        found = text[row.agent_start : row.agent_end] if row.agent_start >= 0 else ""
        assert found == row.agent
        assert (row.agent != "") == (row.kind == NAMED)


def three_articles() -> Corpus:
    rows = [("a", " ".join(SENTENCES[:2])), ("a", SENTENCES[2]), ("a", SENTENCES[4])]
    return corpus_of([*rows, ("b", SENTENCES[0])])


def test_a_hand_count() -> None:
    frame = agency(three_articles())
    assert frame[["group", "kind", "n", "share", "articles"]].to_numpy().tolist() == [
        ["a", NAMED, 2, 0.5, 2], ["a", NOT_FOUND, 0, 0.0, 0], ["a", LEFT_OUT, 2, 0.5, 2],
        ["b", NAMED, 1, 1.0, 1], ["b", NOT_FOUND, 0, 0.0, 0], ["b", LEFT_OUT, 0, 0.0, 0],
    ]  # fmt: skip
    wanted = share_interval(np.array([1, 0, 1]), np.array([2, 1, 1]))
    assert frame.loc[0, ["low", "high"]].tolist() == pytest.approx(wanted)
    assert frame.loc[frame["group"] == "b", "low"].isna().all()


def test_the_scope_narrows_the_words_and_an_agent_is_looked_for_in_the_whole_sentence() -> None:
    corpus = corpus_of(
        [("a", "Soldiers, “who have killed three men here”, fled. Men were killed.")]
    )
    whole = agency_sentences(corpus)
    parts = [agency_sentences(corpus, scope=Scope(voice=voice)) for voice in ("quoted", "reporter")]
    assert whole["voice"].tolist() == ["quoted", "reporter"]
    pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), whole)


def test_a_language_without_rules_has_no_rows() -> None:
    assert len(agency(corpus_of([("a", "Soldaten töteten drei Männer.")], "de"))) == 0


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(SENTENCES)), min_size=1, max_size=5)
)
def test_a_doubled_corpus_changes_no_share_and_names_no_number(
    articles: list[tuple[str, str]],
) -> None:
    once, twice = agency(corpus_of(articles)), agency(corpus_of(articles * 2))
    assert once["share"].tolist() == twice["share"].tolist()
    assert (2 * once["n"]).tolist() == twice["n"].tolist()
    renamed = agency(corpus_of([({"a": "x", "b": "y"}[o], text) for o, text in articles]))
    pd.testing.assert_frame_equal(once.drop(columns="group"), renamed.drop(columns="group"))
