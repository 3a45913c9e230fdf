from __future__ import annotations

import pytest

from analysis.corpus import Scope
from analysis.errors import InputError
from analysis.measures.articles import article_counts, term_rates, words_apart
from analysis.measures.concordance import concordance
from tests.helpers import corpus_of

ROWS = [
    ("A", "The ministers met. “We will open the harbour soon,” the minister said."),
    ("B", "Harbour talks failed, and the foreign minister left."),
]


def test_a_hit_stands_between_the_rest_of_its_sentence():
    corpus = corpus_of(ROWS)
    hits = concordance(corpus, "harbour")
    row = hits.iloc[0]
    assert row["left"] + row["node"] + row["right"] == ROWS[0][1][19:]
    text = corpus.articles.frame["text"].iloc[0]
    assert text[row["start"] : row["end"]] == row["node"] == "harbour"
    assert hits["voice"].tolist() == ["quoted", "reporter"]


def test_a_lemma_finds_its_forms_and_another_form_only_itself():
    corpus = corpus_of(ROWS)
    assert concordance(corpus, "minister")["node"].tolist() == ["ministers", "minister", "minister"]
    assert concordance(corpus, "ministers")["node"].tolist() == ["ministers"]
    assert concordance(corpus, "minister", unit="form")["node"].tolist() == ["minister"] * 2


def test_phrases_and_endings_are_found():
    corpus = corpus_of(ROWS)
    assert concordance(corpus, "Foreign Minister")["node"].tolist() == ["foreign minister"]
    assert concordance(corpus, "minist*")["node"].tolist() == ["ministers", "minister", "minister"]
    assert len(concordance(corpus, "minister harbour")) == 0


def test_arabic_is_found_with_or_without_vowels_and_clitics():
    rows = [("أ", "وقال الوزيرُ إن الميناء مفتوح. والوزير غادر."), ("ب", "رحب بالوزير")]
    nodes = concordance(corpus_of(rows, "ar"), "وزير")["node"].tolist()
    assert nodes == ["الوزيرُ", "والوزير", "بالوزير"]


def test_scope_leaves_out_what_it_leaves_out():
    corpus = corpus_of(ROWS)
    assert len(concordance(corpus, "harbour", scope=Scope(voice="quoted"))) == 1
    assert len(concordance(corpus, "harbour", scope=Scope(where=(("outlet", ("B",)),)))) == 1
    assert len(concordance(corpus, "harbour", scope=Scope(part="title"))) == 0


@pytest.mark.parametrize("query", ["", "  ", "*", "…"])
def test_an_empty_query_is_told_in_one_line(query):
    with pytest.raises(InputError, match="Type a word or a phrase"):
        concordance(corpus_of(ROWS), query)


def test_counts_of_an_article_add_up():
    counts = article_counts(corpus_of(ROWS)).iloc[0]
    assert (counts["words"], counts["sentences"]) == (12, 2)
    assert (counts["quotations"], counts["quoted_words"]) == (1, 6)


def test_the_rate_of_a_term_is_per_thousand_words_of_the_article():
    rates = term_rates(corpus_of(ROWS), "minister")
    assert rates["n"].tolist() == [2, 1]
    assert rates["rate"].tolist() == pytest.approx([2 * 1000 / 12, 1000 / 8])


def test_words_of_two_articles_stand_on_their_side():
    corpus = corpus_of(ROWS)
    a, b = corpus.articles.frame["article_id"]
    table = words_apart(corpus, a, b).set_index("term")
    assert table.loc["foreign", "side"] == "b"
    assert table.loc["open", "side"] == "a"
    assert table.loc["minister", ["n_a", "n_b", "side"]].tolist() == [2, 1, "both"]
    flipped = words_apart(corpus, b, a).set_index("term")
    assert flipped.loc["foreign", "side"] == "a"
