from __future__ import annotations

import pandas as pd
import pytest

from analysis.articles import ArticleSet
from analysis.corpus import Flag
from analysis.marks.passages import SHINGLE
from analysis.marks.quoting.pairs import pairs
from analysis.prepare import prepare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “We will go there now.” Then left.", ["“We will go there now.”"]),
        ('He said "we will go there" and left.', ['"we will go there"']),
        ("وقال: «سنواصل العمل معا» ثم غادر", ["«سنواصل العمل معا»"]),
        ("وقال: ”سنواصل العمل معا“ ثم غادر", ["”سنواصل العمل معا“"]),
        ("It’s the players’ union that didn’t agree.", []),
        ("‘We don’t know the answer,’ she said.", ["‘We don’t know the answer,’"]),
        ("Il dit : « Nous irons demain », puis part.", ["« Nous irons demain »"]),
        ("قال: « سنواصل العمل معا »، ثم غادر", ["« سنواصل العمل معا »"]),
        ("The “Gone With the Wind” night.", []),
        ("The so-called “talks” failed.", []),
        (
            "He said: “We heard ‘no deal’ from them again.”",
            ["“We heard ‘no deal’ from them again.”"],
        ),
        ("وأضاف أن “الوفد «الرسمي» وصل أمس”.", ["“الوفد «الرسمي» وصل أمس”"]),
        ("He said: “We will go there now.\nNext paragraph.", ["“We will go there now."]),
        ('A 12" pipe and a 14" pipe were found.', []),
        # marks of two kinds, a mark that closes nothing
        ('“We will go there now," he said. “Not I.”', ['“We will go there now,"']),
        ('We saw it" he wrote, and "that is all there is".', ['"that is all there is"']),
        (
            "‘We asked the players’ union today,’ she said.",
            ["‘We asked the players’ union today,’"],
        ),
        ("'We don't know the answer,' she said.", ["'We don't know the answer,'"]),
        ("Rock 'n' roll and the players' union of the '90s.", []),
    ],
)
def test_speech_in_marks_is_found_and_terms_are_not(text, expected):
    assert [text[one.start : one.end] for one in pairs(text) if one.speech] == expected


def test_quoted_words_are_flagged_and_the_reporters_are_not():
    text = "وقال الوزير: “سنواصل العمل معا” ثم غادر."
    corpus = prepare(ArticleSet.from_frame(pd.DataFrame({"text": [text], "language": ["ar"]})))
    quoted = (corpus.tokens.flags & Flag.QUOTED) > 0
    words = [text[s:e] for s, e in zip(corpus.tokens.start, corpus.tokens.end, strict=True)]
    assert [w for w, q in zip(words, quoted, strict=True) if q] == ["سنواصل", "العمل", "معا"]


def shared_words(rows: list[tuple[str, str]]) -> list[int]:
    frame = pd.DataFrame(rows, columns=["outlet", "text"]).assign(language="en")
    tokens = prepare(ArticleSet.from_frame(frame)).tokens
    return [
        int(((tokens.flags & Flag.SHARED) > 0)[tokens.article == row].sum())
        for row in range(len(frame))
    ]


COPY = "the two sides agreed on a list of forty names after eleven hours of talks"


def test_a_passage_of_two_outlets_is_shared_in_both_and_only_there():
    count = len(COPY.split())
    assert (
        shared_words([("A", f"Alpha wrote {COPY} today"), ("B", f"{COPY} and beta")]) == [count] * 2
    )


def test_a_passage_repeated_by_one_outlet_alone_is_not_shared():
    assert shared_words([("A", COPY), ("A", COPY)]) == [0, 0]


def test_fewer_words_than_a_shingle_are_not_shared():
    short = " ".join(COPY.split()[: SHINGLE - 1])
    assert shared_words([("A", f"{short} one two three"), ("B", f"x y z {short}")]) == [0, 0]


def test_one_passage_has_one_number_wherever_it_stands():
    frame = pd.DataFrame(
        {"outlet": ["A", "B", "C"], "text": [COPY, f"x {COPY}", COPY], "language": "en"}
    )
    passages = prepare(ArticleSet.from_frame(frame)).passages
    assert passages["passage"].tolist() == [0, 0, 0]
    assert passages["article"].tolist() == [0, 1, 2]
