"""What is left out of the terms besides stop-words: numbers, single letters, names, by choice."""

from __future__ import annotations

import pytest

from analysis.errors import InputError
from analysis.measures.capitals import name_forms
from analysis.measures.terms import term_differences
from tests.helpers import corpus_of

ROWS = [
    ("North", "The harbour of Valmere closed at 12. Plan X failed, said the mayor of Valmere."),
    ("North", "At 12 the mayor left Valmere. Plan X is over. Voters wait in Valmere."),
    ("South", "The UN spoke of the harbour. Talks at the UN go on, and the US stays away."),
    ("South", "In the US the harbour is no news. Voters read of it, and the UN wrote."),
]


def _terms(*leave_out: str) -> set[str]:
    return set(term_differences(corpus_of(ROWS), leave_out=leave_out)["term"])


def test_numbers_and_single_letters_are_left_out_unless_asked_for():
    usual = set(term_differences(corpus_of(ROWS))["term"])
    assert not usual & {"12", "x"}
    assert _terms("one_letter") == usual | {"12"}
    assert _terms("numbers") == usual | {"x"}
    assert _terms() == usual | {"12", "x"}


def test_names_are_told_by_capital_letters_inside_sentences():
    usual, without = _terms("numbers", "one_letter"), _terms("numbers", "one_letter", "names")
    assert "valmere" in usual
    assert usual - without == {"valmere", "UN", "US"}
    assert "voter" in without, "it has a capital letter only where its sentence begins"


def test_the_un_and_the_us_are_never_hidden_by_a_stop_word():
    assert {"UN", "US"} <= set(term_differences(corpus_of(ROWS))["term"])


def test_arabic_has_no_capitals_so_no_word_is_taken_for_a_name():
    rows = [("الميناء", "قالت بلدية المرفأ إن الأمم المتحدة ترحب بالهدنة في المرفأ اليوم.")] * 2
    more = ("الساحل", "رحبت الأمم المتحدة بالهدنة في المرفأ اليوم.")
    corpus = corpus_of([*rows, more], language="ar")
    assert name_forms(corpus, "ar", "lemma") == frozenset()
    with_names = term_differences(corpus, leave_out=())
    without = term_differences(corpus, leave_out=("names",))
    assert with_names["term"].tolist() == without["term"].tolist()


def test_a_lone_arabic_stroke_is_never_a_word():
    rows = [("الميناء", "رحبت البلدية ــ وهي الأولى ــ بالهدنة."), ("الساحل", "رحبت البلدية أمس.")]
    terms = set(term_differences(corpus_of(rows, language="ar"), leave_out=())["term"])
    assert "بلدي" in terms
    assert not {term for term in terms if not term.strip("ـ")}


def test_german_nouns_are_no_names():
    rows = [("Nord", "Wir sahen den Hafen und die Stadt. Dann kam der Hafen in die Zeitung.")] * 2
    corpus = corpus_of(rows, language="de")
    assert name_forms(corpus, "de", "lemma") == frozenset()
    assert "hafen" in name_forms(corpus_of(rows), "en", "lemma"), "the letters alone would say so"


def test_something_else_to_leave_out_is_named():
    with pytest.raises(InputError, match=r"verbs.*leave_out.*numbers, one_letter, names"):
        _terms("verbs")
