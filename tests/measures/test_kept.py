"""What is made once a corpus is kept with it, and goes when it goes."""

from __future__ import annotations

import gc
import weakref

from analysis.measures.collocates import collocates
from analysis.measures.keyness import keyness
from analysis.measures.separation import separation_test
from analysis.measures.terms import term_differences
from analysis.measures.tone import tone_sentences, tone_words
from analysis.measures.tone_hits import _KEPT, _found
from tests.helpers import corpus_of

ROWS = [("North", "The harbour of Valmere closed."), ("South", "The harbour opened again.")] * 2


def test_no_measure_of_words_keeps_a_corpus_that_nobody_else_has():
    corpus = corpus_of(ROWS)
    term_differences(corpus, ngrams=2, leave_out=("names",))
    keyness(corpus)
    separation_test(corpus)
    collocates(corpus, "harbour")
    gone = weakref.ref(corpus)
    del corpus
    gc.collect()
    assert gone() is None


def test_no_measure_of_tone_keeps_a_corpus_that_nobody_else_has():
    corpus = corpus_of(ROWS)
    tone_sentences(corpus)
    tone_words(corpus, lexicon="vader")
    gone = weakref.ref(corpus)
    del corpus
    gc.collect()
    assert gone() is None


def test_of_many_lexicons_the_last_are_kept_with_a_corpus():
    corpus = corpus_of(ROWS)
    for valence in range(1, _KEPT + 3):
        frame = tone_sentences(corpus, lexicons={"en": [("harbour", float(valence))]})
        assert frame["tone"].max() == valence / (valence**2 + 15) ** 0.5
    assert len(_found[corpus]) == _KEPT
