from __future__ import annotations

import time
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.articles import ArticleSet
from analysis.corpus import Flag
from analysis.measures import quotations
from analysis.prepare import prepare
from tests.marks.quotations_en_cases import CASES


def found(texts: list[str], titles: list[str] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts})
    frame = frame.assign(outlet="Kestrel Courier", title=titles or "", language="en")
    return quotations(prepare(ArticleSet.from_frame(frame)))


def rows(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    return list(frame[["type", "text", "speaker", "cue"]].itertuples(index=False, name=None))


ALL = found([text for _, text, _ in CASES])


@pytest.mark.parametrize(
    ("number", "expected"),
    list(enumerate(expected for *_, expected in CASES)),
    ids=[name for name, *_ in CASES],
)
def test_a_sentence_gives_its_quotations(number, expected):
    assert rows(ALL[ALL["article_id"] == f"a{number}"]) == expected


def test_a_headline_with_a_colon_is_what_its_speaker_says():
    frame = found(["The harbour is closed."], ["Harbour master: No ships before Monday"])
    assert rows(frame) == [("indirect", "No ships before Monday", "Harbour master", ":")]
    assert frame["part"].tolist() == ["title"]


def test_a_headline_in_capitals_has_verbs():
    frame = found(["The harbour is closed."], ["Orval Says The Harbour Will Stay Closed"])
    assert rows(frame) == [("indirect", "The Harbour Will Stay Closed", "Orval", "Says")]


def test_words_in_marks_are_quoted_and_those_told_of_are_not():
    text = "Orval said the dam was weak. “We saw the cracks,” she added."
    corpus = prepare(ArticleSet.from_frame(pd.DataFrame({"text": [text], "language": ["en"]})))
    assert quotations(corpus)["type"].tolist() == ["indirect", "direct"]
    words = corpus.tokens
    quoted = (words.flags & Flag.QUOTED) > 0
    spans = zip(words.start[quoted].tolist(), words.end[quoted].tolist(), strict=True)
    assert [text[start:end] for start, end in spans] == ["We", "saw", "the", "cracks"]


# words of which every pattern is made, in any order
WORDS = [
    *("said", "Orval", "he", "the", "dam", "that", "told", "to", "of", "who", "claims", "saying"),
    *("has", "not", "but", "and", "in", "urged", "whether", "Friday", "called", "according to"),
    *("“", "”", "‘", "’", '"', "'", "“Yes we can go.”", ",", ".", ":", "—", "(", ")", "?", "\n"),
]
texts = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=60)


@settings(max_examples=100, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3))
def test_whatever_is_written_spans_are_sound(some):
    frame = found([text or "x" for text in some])
    for one in frame.itertuples():
        text = some[int(one.article_id[1:])] or "x"
        assert 0 <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        for start, end in ((one.speaker_start, one.speaker_end), (one.cue_start, one.cue_end)):
            assert (start, end) == (-1, -1) or 0 <= start < end <= len(text)
    whole = frame[(frame["cue_start"] >= 0) & (frame["rule"] != "continued")]
    pieces = Counter(zip(whole["article_id"], whole["cue_start"], strict=True))
    split = whole["type"].eq("direct").groupby([whole["article_id"], whole["cue_start"]]).all()
    assert all(count == 1 or split[key] for key, count in pieces.items())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([text for _, text, _ in CASES]), min_size=1, max_size=4), texts)
def test_another_article_changes_no_row(some, other):
    assert rows(found([*some, other or "x"]))[: len(found(some))] == rows(found(some))


def test_what_is_direct_has_its_marks_and_pieces_do_not_overlap():
    direct = ALL[ALL["type"] == "direct"]
    opened = direct["text"].str[0].map({"“": "”", '"': '"', "‘": "’", "'": "'"})
    odd = direct["text"].isin(["“We waited for a week.", '“The valves were rusty,"'])
    assert (direct["text"].str[-1] == opened)[~odd].all()
    for _, rows_of in ALL.groupby("article_id"):
        said = rows_of.sort_values("start")
        assert (said["end"].to_numpy()[:-1] <= said["start"].to_numpy()[1:]).all()


@pytest.mark.parametrize(
    "text",
    ["Orval " * 50_000, "“" * 50_000, '" ' * 50_000, "‘a " * 50_000, "said " * 50_000,
     "the man " * 25_000 + "said it.", "a, " * 50_000 + "he said.", "Orval, who said " * 10_000,
     "(" * 50_000, "' " * 50_000],
    ids=["capitals", "opening", "straight", "single", "verbs", "nouns", "commas", "relatives",
         "brackets", "apostrophes"],
)  # fmt: skip
def test_monstrous_texts_take_no_longer_than_their_length_asks(text):
    began = time.process_time()
    found([text])
    assert time.process_time() - began < 5
