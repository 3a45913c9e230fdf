"""Cells are the counts that one gets by going through the words one by one."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy import sparse

from analysis.articles import ArticleSet
from analysis.corpus import Corpus, Flag, Part, Scope
from analysis.measures import cells, picking, term_differences
from analysis.measures.blocks import beginnings
from analysis.measures.parts import matrix_of
from analysis.prepare import prepare

WORDS = [
    *("a", "b", "aa", "ab", "a'b", "U.S", "1", "ministers", "minister", "漢字", "ﷺ"),
    *("ولد", "الولد", "ولدهم", ".", '"', "«", "»", ".\n"),
]
TEXT = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


def one_by_one(corpus: Corpus, language: str, unit: str, ngrams: int) -> Counter:
    """(term, corpus row, in the body, some and all words quoted) of every occurrence."""
    tokens, codes = corpus.tokens, corpus.articles.frame["language"].tolist()
    vocabulary = tokens.vocabulary
    names = vocabulary["form"].tolist()
    row = vocabulary["lemma"].tolist() if unit == "lemma" else range(len(vocabulary))
    found: Counter = Counter()
    for first in range(len(tokens)):
        for size in range(1, ngrams + 1):
            run = range(first, first + size)
            if run[-1] >= len(tokens) or tokens.sentence[run[-1]] != tokens.sentence[first]:
                break
            if codes[tokens.article[first]] != language:
                break
            quoted = [bool(tokens.flags[place] & Flag.QUOTED) for place in run]
            term = " ".join(names[row[tokens.term[place]]] for place in run)
            body = tokens.part[first] == Part.BODY
            found[term, int(tokens.article[first]), bool(body), any(quoted), all(quoted)] += 1
    return found


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5), st.sampled_from(["lemma", "form"]))
@example([("a b", 'b "a b a" b. a b'), ("", "")], "form")
@settings(max_examples=60)
def test_cells_hold_what_counting_one_by_one_gives(pairs, unit):
    frame = pd.DataFrame(pairs, columns=["title", "text"])
    frame["language"] = ["en", "ar", "en", "ja", "en"][: len(frame)]
    corpus = prepare(ArticleSet.from_frame(frame))
    for code in frame["language"].unique():
        for ngrams in (1, 2, 3):
            made = cells.cells_of(corpus, code, unit, ngrams)
            found: Counter = Counter()
            for term, article, kind, count in zip(
                made.terms[made.term], made.rows[made.article], made.kind, made.count, strict=True
            ):
                flags = bool(kind & 1), bool(kind & 2), bool(kind & 4)
                found[(term, int(article), *flags)] += int(count)
            assert found == one_by_one(corpus, code, unit, ngrams)
            assert made.terms.tolist() == sorted(made.terms)
            order = list(zip(made.term, made.article, made.kind, strict=True))
            assert order == sorted(set(order))


@pytest.mark.parametrize("ngrams", [2, 3])
def test_in_much_text_terms_of_several_words_need_two_occurrences(monkeypatch, ngrams):
    frame = pd.DataFrame({"text": ["one two three. one two", "two three four"], "language": "en"})
    corpus = prepare(ArticleSet.from_frame(frame))
    monkeypatch.setattr(cells, "_ONCE_COUNTS_UP_TO", 3)
    made = cells.cells_of(corpus, "en", "form", ngrams)
    assert [term for term in made.terms if " " in term] == ["one two", "two three"]
    rows = {term: place for place, term in enumerate(made.terms)}
    inside = {(int(term), int(part)) for term, part in made.inside}
    assert (rows["one two"], rows["one"]) in inside


@given(
    st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4),
    st.sampled_from([Scope(), Scope(part="title"), Scope(voice="quoted"), Scope(voice="reporter")]),
    st.lists(st.booleans(), min_size=4, max_size=4),
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
)
@settings(max_examples=100)
def test_what_a_scope_picks_is_the_sum_of_its_cells(pairs, scope, articles, groups):
    frame = pd.DataFrame(pairs, columns=["title", "text"]).assign(language="en")
    made = cells.cells_of(prepare(ArticleSet.from_frame(frame)), "en", "form", 2)
    here, kinds = np.array(articles[: len(frame)]), picking.kinds_in(scope)
    group = np.array(groups[: len(frame)])
    layout = picking.Layout.of(made, group, made.terms != "a")
    totals, column, parts = picking.picked(made, layout, here, kinds)
    rows = made.rows[here]
    expected, words = Counter(), Counter()
    for term, article, kind, count in zip(
        made.term, made.article, made.kind, made.count, strict=True
    ):
        if kinds[kind] and here[article]:
            words[int(made.rows[article])] += int(count) if made.size[term] == 1 else 0
            if made.terms[term] != "a":
                expected[int(made.rows[article]), int(term)] += int(count)
    assert sorted(parts) == sorted(set(group[here].tolist()))
    for number, part in parts.items():
        order = list(zip(part.term, part.article, strict=True))
        assert order == sorted(set(order))
        assert part.first.tolist() == beginnings(part.term).tolist()
        assert set(group[here][part.article].tolist()) <= {number}
    whole = matrix_of(list(parts.values()), len(rows)) if parts else sparse.csc_matrix((0, 0))
    assert whole.shape == (len(rows), len(column))
    whole = whole.tocoo()
    found = zip(rows[whole.row].tolist(), column[whole.col].tolist(), strict=True)
    assert dict(zip(found, whole.data.tolist(), strict=True)) == expected
    assert dict(zip(rows.tolist(), totals.tolist(), strict=True)) == {r: words[r] for r in rows}
    assert column.tolist() == sorted({term for _, term in expected})


def test_words_that_stand_once_in_very_much_text_are_counted_and_not_compared(monkeypatch):
    frame = pd.DataFrame({"text": ["pier pier harbour", "pier lighthouse"], "language": "en"})
    frame["outlet"] = ["Larkfield Post", "The Dunmore Sun"]
    few = term_differences(prepare(ArticleSet.from_frame(frame)), unit="form")
    assert set(few["term"]) == {"pier", "harbour", "lighthouse"}
    monkeypatch.setattr(cells, "_ONCE_COMPARED_UP_TO", 4)
    many = term_differences(prepare(ArticleSet.from_frame(frame)), unit="form")
    assert set(many["term"]) == {"pier"}
    assert many["rate_target"].tolist() == few.loc[few["term"] == "pier", "rate_target"].tolist()
