"""What a list of stop-words takes away: its counts are those that a comparison leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import pytest

from analysis.articles import ArticleSet
from analysis.corpus import Corpus, Scope
from analysis.measures.counts import content_terms, term_counts
from analysis.measures.stop_counts import STOP_WORD_COUNTS, stop_word_counts
from analysis.prepare import prepare


def _rows(language: str, *articles: tuple[str, str, str]) -> list[dict[str, str]]:
    names = ("outlet", "title", "text")
    return [{**dict(zip(names, one, strict=True)), "language": language} for one in articles]


ENGLISH = _rows(
    "en",
    ("Port Herald", "", "The gate said no. He says it."),
    ("Lantern", "The quay", "Boats left the quay 3 times."),
)
ARABIC = _rows(
    "ar",
    ("صحيفة المرفأ", "", "وقف التجار في الميناء وفي السوق."),
    ("نورفيسا", "", "غادر التجار الميناء على عجل."),
)


def corpus_of(rows: Sequence[Mapping[str, str]]) -> Corpus:
    return prepare(ArticleSet.from_frame(pd.DataFrame(rows)))


def counted(frame: pd.DataFrame, word: str) -> tuple[int, int]:
    row = frame[frame["word"] == word].iloc[0]
    return int(row["n"]), int(row["articles"])


def test_each_word_is_counted_with_its_forms_and_its_articles() -> None:
    frame = stop_word_counts(corpus_of(ENGLISH), stopwords={"en": ["the", "say", "never"]})
    assert counted(frame, "the") == (3, 2)
    assert counted(frame, "say") == (2, 1)  # said, says
    assert counted(frame, "never") == (0, 0)
    assert frame["word"].tolist() == ["the", "say", "never"]
    assert (frame["of_articles"] == 2).all()


def test_forms_stand_for_themselves_where_forms_are_counted() -> None:
    frame = stop_word_counts(corpus_of(ENGLISH), unit="form", stopwords={"en": ["say", "says"]})
    assert counted(frame, "say") == (0, 0)
    assert counted(frame, "says") == (1, 1)


@pytest.mark.parametrize("rows", [ENGLISH, ARABIC])
@pytest.mark.parametrize("unit", ["lemma", "form"])
def test_the_sum_is_what_comparisons_leave_out(rows, unit) -> None:
    corpus = corpus_of(rows)
    frame = stop_word_counts(corpus, unit=unit)
    (counts,) = term_counts(corpus, unit=unit)
    left_out = ~content_terms(corpus, counts, leave_out=())
    assert frame["n"].sum() == counts.matrix[:, left_out].sum() > 0


def test_only_what_is_in_scope_counts() -> None:
    frame = stop_word_counts(
        corpus_of(ENGLISH), scope=Scope(part="title"), stopwords={"en": ["the"]}
    )
    assert counted(frame, "the") == (1, 1)


def test_words_that_are_one_in_normal_form_are_one_row() -> None:
    frame = stop_word_counts(corpus_of(ENGLISH), stopwords={"en": ["The", "the"]})
    assert frame["word"].tolist() == ["The"]
    assert counted(frame, "The") == (3, 2)


def test_an_empty_list_and_an_empty_scope_give_typed_empty_frames() -> None:
    corpus = corpus_of(ENGLISH)
    for frame in (
        stop_word_counts(corpus, stopwords={"en": []}),
        stop_word_counts(corpus, scope=Scope(since="2090-01-01")),
    ):
        assert list(frame.columns) == STOP_WORD_COUNTS.names
        assert frame.empty
        assert frame["n"].dtype == "int64"
