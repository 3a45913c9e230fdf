"""French quotations: a folder of rules and words, none of it in the program."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pandas as pd
import pytest

from analysis.articles import ArticleSet
from analysis.corpus import Flag
from analysis.marks.quoting import pairs
from analysis.marks.quoting.rules import rules_of
from analysis.measures import quotations
from analysis.prepare import prepare
from analysis.text.languages import get_language
from tests.marks.quotations_fr_cases import CASES

PACKAGE = Path(pairs.__file__).parent


def prepared(texts: list[str], titles: list[str] | None = None):
    frame = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts})
    frame = frame.assign(outlet="Le Courrier de Calder", title=titles or "", language="fr")
    return prepare(ArticleSet.from_frame(frame))


def rows(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    return list(frame[["type", "text", "speaker", "cue"]].itertuples(index=False, name=None))


ALL = quotations(prepared([text for _, text, _ in CASES]))


@pytest.mark.parametrize(
    ("number", "expected"),
    list(enumerate(expected for *_, expected in CASES)),
    ids=[name for name, *_ in CASES],
)
def test_a_sentence_gives_its_quotations(number, expected):
    assert rows(ALL[ALL["article_id"] == f"a{number}"]) == expected


def test_verbs_are_told_by_their_infinitive_and_grade():
    frame = quotations(prepared(["Le maire a dénoncé ce choix. Elle prétend qu'il ment."]))
    told = list(frame[["verb", "grade"]].itertuples(index=False, name=None))
    assert told == [("dénoncer", "evaluative"), ("prétendre", "distancing")]


def test_a_headline_with_a_colon_before_marks_has_a_speaker():
    frame = quotations(prepared(["Le quai est fermé."], ["Luc Terrin : « Nous ne céderons pas »"]))
    assert rows(frame) == [("direct", "« Nous ne céderons pas »", "Luc Terrin", ":")]


def test_a_headline_that_names_its_matter_before_a_colon_has_none():
    assert quotations(prepared(["Le quai est fermé."], ["Budget : le ton monte à Orval"])).empty


def test_an_incise_is_not_among_the_words_quoted():
    text = "« Nous irons, a-t-il dit, demain matin. »"
    words = prepared([text]).tokens
    quoted = (words.flags & Flag.QUOTED) > 0
    spans = zip(words.start[quoted].tolist(), words.end[quoted].tolist(), strict=True)
    assert [text[start:end] for start, end in spans] == ["Nous", "irons", "demain", "matin"]


def test_two_incises_leave_one_quotation():
    text = "« Non, dit-il, pas ici, ajoute-t-il, et pas demain. »"
    frame = quotations(prepared([text]))
    assert rows(frame) == [("direct", text, "il", "dit")]


def test_quotations_without_an_incise_stay_whole_beside_one_with():
    text = "« Nous irons tous ensemble », dit-il. « Le pont, dit-elle, est fermé. »"
    frame = quotations(prepared([text]))
    assert frame["text"].tolist() == [
        "« Nous irons tous ensemble »",
        "« Le pont, dit-elle, est fermé. »",
    ]
    assert frame["speaker"].tolist() == ["il", "elle"]


def test_rows_lie_in_their_texts_and_in_order():
    corpus = prepared([" ".join(text for _, text, _ in CASES if "\n" not in text)])
    frame = quotations(corpus)
    text = corpus.articles.frame["text"].iloc[0]
    assert len(frame) > 50
    assert frame["start"].is_monotonic_increasing
    for row in frame.itertuples():
        assert text[row.start : row.end] == row.text
        assert row.cue_start < 0 or text[row.cue_start : row.cue_end] == row.cue


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "le maire d'Orval, ",
            "a ",
            "de la ",
            "A",
            "que ",
            "« a », ",
            "selon ",
            "dit ",
            "l'a dit ",
        ),
        *("d'ajouter ", "affirmant ", "ne pas ", "du quai de ", "« non, dit-il, non » "),
    ],
)
def test_repetition_takes_no_longer_than_it_must(unit):
    text = unit * (60_000 // len(unit))
    prepared(["Le maire a dit que le quai est fermé."])  # rules and words are loaded
    begin = time.perf_counter()
    prepared([text])
    assert time.perf_counter() - begin < 6


def test_no_pattern_of_the_program_asks_for_the_language():
    sources = [path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py")]
    assert len(sources) > 5
    assert not [one for one in sources if re.search(r"""["']fr["']""", one)]


def test_every_letter_of_the_words_is_used_by_a_pattern():
    rules = rules_of(get_language("fr"))
    assert rules is not None
    patterns = [rule.pattern.pattern for rule in rules.rules]
    patterns += [head.pattern.pattern for head in rules.heads.values()]
    used = "".join(patterns)
    assert {letter for letter in set(rules.letters.values()) if letter not in used} == set()
