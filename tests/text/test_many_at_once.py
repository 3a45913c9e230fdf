"""What is done for many texts or words at once is what is done for one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

from analysis.text import tokens
from analysis.text.arabic import arabic_lemma, arabic_lemmas
from analysis.text.languages import get_language
from analysis.text.normal import lemmas, normal_form, normal_forms
from analysis.text.sentence_rows import sentence_rows
from analysis.text.sentences import sentence_spans
from analysis.text.tokens import word_keys, words
from analysis.text.units import joined_units

PIECES = [
    *("U.S.", "Mr.", "J.", "word", "Word", "US", "don’t", "a-b", "a" * 70, "ولافروف", "لافروف"),
    *("المقبل", "وأكد", "د.", "1.", "12", "3.5", "1,200", "٣٫٥", "²", "Ⅷ", "İ", "Σ", "漢字", "ﷺ"),
    *(*".!؟…。」”»)“«(‹،,\"'", "..", "\u0640", "\u064e", "\u0301", "\u200c", "x\u00ady"),
    *("\U0001f600", "\U00010400\U00010428", "e\u0301"),
    *(" ", "  ", "\n", "\n\n", " \n ", "\x1e", "\r\n", "\x00"),
]
TEXT = st.text(st.characters(codec="utf-8"), max_size=80) | st.lists(
    st.sampled_from(PIECES), max_size=40
).map("".join)
CODES = ("ar", "en", "und", "fr", "ja")


@given(st.lists(st.tuples(TEXT, st.sampled_from(CODES), st.booleans()), max_size=6))
@example([("One.\n\ntwo. " + "." * 60 + ")" * 30 + " Three", "en", False)])
@settings(max_examples=300)
def test_sentences_of_many_texts_are_the_sentences_of_each(rows):
    texts, codes, whole = ([row[place] for row in rows] for place in range(3))
    found = sentence_rows(texts, codes, np.array(whole, dtype=bool))
    expected = []
    for row, (text, code, is_whole) in enumerate(rows):
        spans = sentence_spans(text, get_language(code))
        if is_whole and spans:
            spans = [(spans[0][0], spans[-1][1])]
        expected.extend((row, *span) for span in spans)
    assert list(zip(*(column.tolist() for column in found), strict=True)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J. Hale won. He left.", ["J. Hale won.", "He left."]),
        ("قال د. سمير ذلك. غادر.", ["قال د. سمير ذلك.", "غادر."]),
        ("1. One thing.\n2. Another.", ["1. One thing.", "2. Another."]),
    ],
)
def test_marks_that_must_be_asked_about_are_decided_in_order(text, expected):
    code = "ar" if "قال" in text else "en"
    _, start, end = sentence_rows([text], [code], np.array([False]))
    assert [text[s:e] for s, e in zip(start, end, strict=True)] == expected


@given(st.lists(st.text(min_size=1, max_size=90), min_size=1, max_size=12))
@example(["\U00010400", "\U00020400", "a" * 64, "a" * 65, "a" * 66, "ab", "a"])
def test_words_have_one_key_exactly_when_they_are_the_same(surfaces):
    units = joined_units(surfaces + surfaces[::-1], "\n")
    keys = word_keys(units, units.offsets[:-1], units.offsets[1:] - 1)
    coded = {}
    for surface, key in zip(surfaces + surfaces[::-1], keys.tolist(), strict=True):
        assert coded.setdefault(surface, key) == key
    assert len(set(coded.values())) == len(coded)


@given(st.lists(TEXT, max_size=6), st.sampled_from([1, 7, 50]), st.integers(1, 3))
def test_neither_blocks_nor_threads_change_the_words(texts, block, workers):
    codes = [CODES[row % len(CODES)] for row in range(len(texts))]
    once = words(texts, codes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_BLOCK", block)
        again = words(texts, codes, workers=workers)
    for name in ("text", "start", "end", "type"):
        assert getattr(once, name).tolist() == getattr(again, name).tolist()
    assert once.types.equals(again.types)


@given(st.lists(TEXT, max_size=8), st.sampled_from(CODES))
def test_forms_of_many_words_are_the_forms_of_each(surfaces, code):
    language = get_language(code)
    assert normal_forms(surfaces, language) == [normal_form(each, language) for each in surfaces]


def test_a_word_that_cannot_be_one_is_folded_all_the_same():
    language = get_language("ar")
    assert normal_forms(["أكد\n", "إلى"], language) == ["اكد\n", "الي"]
    assert lemmas(["قال\n", "حكومته"], language)[1] == "حكومه"


ENTRIES = list(DEFAULT_DICTIONARY_FACTORY.get_dictionary("ar"))[::997]
PREFIXES = st.sampled_from(["", "و", "ف", "ب", "ال", "وال", "لل", "وبال", "س", "وسي", "كال"])
SUFFIXES = st.sampled_from(["", "ه", "ها", "هما", "هم", "تهم", "ته", "نا", "ك", "ي", "كم", "ات"])
STEMS = st.sampled_from(ENTRIES) | st.text("ابتسفلوميهنك", min_size=1, max_size=7)
TYPES = st.tuples(PREFIXES, STEMS, SUFFIXES).map("".join)


@given(st.lists(TYPES | st.sampled_from(["\u064e", "abc", "٣", "کتاب", "وَزير", "ﷺ"]), max_size=10))
@settings(max_examples=300)
def test_arabic_lemmas_found_all_at_once_are_those_of_each_word(surfaces):
    """The rules are written twice, for one word and for all; so is what simplemma does."""
    known = {surface.translate({0x064E: None}) for surface in surfaces}
    assert arabic_lemmas(surfaces) == [arabic_lemma(each, known) for each in surfaces]
