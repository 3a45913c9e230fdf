"""Wording that a machine chose is never in one number with wording that people chose."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import (
    MEASURES,
    InputError,
    Scope,
    concordance,
    term_differences,
    term_rates,
    tone,
    tone_sentences,
    words_apart,
)
from analysis.articles import ArticleSet
from analysis.corpus import Corpus
from analysis.measures.counts import article_mask, term_counts, translations_apart
from analysis.prepare import prepare

ORIGINALS = {
    "en": ["The minister praised the calm quay.", "Traders denounced the shameful quay deal."],
    "ar": ["أشاد الوزير بالرصيف الهادئ.", "ندد التجار بصفقة الرصيف المخزية."],
}
MACHINE = {
    "en": ["The minister lauded the serene berth.", "Merchants decried the scandalous berth."],
    "ar": ["أثنى الوزير على المرسى الوادع.", "استنكر التجار المرسى الفاضح."],
}
SAID = {"en": {"berth", "serene"}, "ar": {"مرسى", "مرسي", "المرسى", "المرسي"}}
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])


def corpus_of(texts: list[str], **columns: object) -> Corpus:
    """Texts of two outlets in turn; further columns by name."""
    outlets = ["Lantern" if n % 2 == 0 else "Herald" for n in range(len(texts))]
    frame = pd.DataFrame({"text": texts}).assign(**{"outlet": outlets, **columns})
    return prepare(ArticleSet.from_frame(frame))


def mixed(language: str, **columns: object) -> Corpus:
    """Two outlets, each with an original and a translation."""
    texts = [*ORIGINALS[language], *MACHINE[language]]
    return corpus_of(texts, language=language, translated=["", "", "yes", "yes"], **columns)


@LANGUAGES
def test_originals_are_compared_without_translations(language: str) -> None:
    corpus = mixed(language)
    assert article_mask(corpus).tolist() == [True, True, False, False]
    terms = set(term_differences(corpus)["term"])
    assert terms
    assert not terms & SAID[language]
    assert (tone(corpus)["articles"] <= 1).all()
    shown = set(tone_sentences(corpus)["article_id"])
    assert shown <= set(corpus.articles.frame["article_id"][:2])


@LANGUAGES
def test_translations_can_be_compared_with_each_other(language: str) -> None:
    corpus, only = mixed(language), Scope(translations="only")
    assert article_mask(corpus, only).tolist() == [False, False, True, True]
    terms = set(term_differences(corpus, scope=only)["term"])
    assert terms & SAID[language]
    assert set(tone_sentences(corpus, scope=only)["article_id"]) <= set(
        corpus.articles.frame["article_id"][2:]
    )


@LANGUAGES
def test_a_language_that_has_only_translations_is_compared_as_it_is(language: str) -> None:
    other = "ar" if language == "en" else "en"
    corpus = corpus_of(
        MACHINE[language] + ORIGINALS[other],
        language=[language] * 2 + [other] * 2,
        translated=["yes", "yes", "", ""],
    )
    assert article_mask(corpus).tolist() == [True] * 4
    assert translations_apart(corpus) == 0
    assert set(term_differences(corpus)["language"]) == {"en", "ar"}


def test_originals_out_of_scope_do_not_keep_translations_out() -> None:
    corpus = mixed("en", story=["a", "a", "b", "b"])
    assert article_mask(corpus, Scope(stories=("b",))).tolist() == [False, False, True, True]
    assert translations_apart(corpus, Scope(stories=("b",))) == 0
    assert translations_apart(corpus) == 2
    assert translations_apart(corpus, Scope(translations="only")) == 0


def test_two_articles_are_set_side_by_side_only_when_both_or_neither_is_translated() -> None:
    corpus = mixed("en")
    ids = corpus.articles.frame["article_id"].tolist()
    assert len(words_apart(corpus, ids[0], ids[2])) == 0
    assert len(words_apart(corpus, ids[0], ids[1])) > 0
    assert len(words_apart(corpus, ids[2], ids[3])) > 0


def test_a_word_is_looked_for_in_one_kind_of_text_only() -> None:
    corpus = mixed("en")
    assert len(concordance(corpus, "berth")) == 0
    assert len(concordance(corpus, "berth", scope=Scope(translations="only"))) == 2
    assert set(term_rates(corpus, "minister")["n"]) == {0, 1}
    assert len(term_rates(corpus, "minister")) == 2


def test_an_unknown_choice_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match="“mixed” is not a value of translations"):
        article_mask(mixed("en"), Scope(translations="mixed"))  # type: ignore[arg-type]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Lantern", "Herald", ""]), st.sampled_from(["en", "ar"]), st.booleans(),
        st.sampled_from(["bridge", "rain"]),
    ),
    min_size=1, max_size=8,
)  # fmt: skip
SCOPES = st.builds(
    Scope,
    translations=st.sampled_from(["apart", "only"]),
    language=st.sampled_from([None, "en", "ar"]),
    stories=st.sampled_from([None, ("bridge",)]),
    where=st.sampled_from([None, (("outlet", ("Lantern",)),)]),
)


@given(ROWS, SCOPES)
@settings(max_examples=60, deadline=None)
def test_no_language_ever_pools_translations_and_originals(
    rows: list[tuple[str, str, bool, str]], scope: Scope
) -> None:
    texts = [(MACHINE if made else ORIGINALS)[code][n % 2] for n, (_, code, made, _) in
             enumerate(rows)]  # fmt: skip
    corpus = corpus_of(
        texts,
        outlet=[row[0] for row in rows],
        language=[row[1] for row in rows],
        translated=["yes" if row[2] else "" for row in rows],
        story=[row[3] for row in rows],
    )
    frame = corpus.articles.frame[article_mask(corpus, scope)]
    assert (frame.groupby("language")["translated"].nunique() <= 1).all()
    for counts in term_counts(corpus, scope=scope):
        kinds = corpus.articles.frame["translated"].to_numpy(dtype=object)[counts.rows]
        assert len(set(kinds)) <= 1
    if scope.translations == "only":
        assert (frame["translated"] == "yes").all()


def test_without_translations_every_measure_is_what_it_was() -> None:
    plain = corpus_of(ORIGINALS["en"], language="en")
    marked = corpus_of(ORIGINALS["en"], language="en", translated="")
    for name in ("term_differences", "tone", "article_counts", "timeline"):
        pd.testing.assert_frame_equal(MEASURES[name](plain), MEASURES[name](marked))
    assert np.array_equal(article_mask(plain), [True, True])
