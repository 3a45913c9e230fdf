"""Collocates against a plain loop over the tokens, on small random corpora."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from analysis.corpus import Corpus, Flag, Part, Scope
from analysis.measures.collocates import collocates
from analysis.measures.concordance import concordance
from analysis.tables import rows_of
from tests.helpers import corpus_of

WORDS = {
    "en": ["harbour", "Harbours", "rebels", "ferry", "the", "of", "12", "x", "“ferry", "ferry”"],
    "ar": ["الميناء", "والميناء", "المتمردون", "سفينة", "في", "على", "12", "س", "«سفينة", "سفينة»"],
}
NO_TERMS = {"the", "of", "في", "علي", "12", "x", "س"}
SCOPES = [Scope(), Scope(voice="reporter"), Scope(voice="quoted"), Scope(part="title")]


def sentences(language: str) -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=9)
    return words.map(lambda some: " ".join(some) + ". ")


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Corpus, str]:
    language = draw(st.sampled_from(["en", "ar"]))
    texts = st.lists(sentences(language), min_size=1, max_size=4).map("".join)
    rows = draw(st.lists(st.tuples(st.sampled_from("ABC"), texts), min_size=1, max_size=5))
    titles = [draw(sentences(language)) for _ in rows]
    query = draw(st.sampled_from(WORDS[language][:4]))
    query += draw(st.sampled_from(["", "", " " + WORDS[language][2], "*"]))
    return corpus_of(rows, language, title=titles), query


def plain_loop(
    corpus: Corpus, query: str, scope: Scope, window: int
) -> dict[tuple[str, str], dict]:
    """(group, term) → counts, by walking through the tokens one by one."""
    tokens, vocabulary = corpus.tokens, corpus.tokens.vocabulary
    ids, outlets = (corpus.articles.frame[name].tolist() for name in ("article_id", "outlet"))
    places = {
        (ids[tokens.article[i]], "body" if tokens.part[i] == Part.BODY else "title", column[i]): i
        for i in range(len(tokens))
        for column in (tokens.start, tokens.end)
    }
    hits = [
        (places[h.article_id, h.part, h.start], places[h.article_id, h.part, h.end])
        for h in rows_of(concordance(corpus, query, scope=scope))
    ]

    def inside(i: int) -> bool:
        quoted = bool(tokens.flags[i] & Flag.QUOTED)
        return (
            not tokens.flags[i] & Flag.BOILERPLATE
            and (scope.voice == "all" or quoted == (scope.voice == "quoted"))
            and (scope.part == "all" or tokens.part[i] == Part.TITLE)
        )

    term = [vocabulary["form"][vocabulary["lemma"][tokens.term[i]]] for i in range(len(tokens))]
    group = [outlets[article] for article in tokens.article]
    in_hits = {i for first, last in hits for i in range(first, last + 1)}
    near = {
        i
        for first, last in hits
        for i in range(len(tokens))
        if (first - window <= i < first or last < i <= last + window)
        and tokens.sentence[i] == tokens.sentence[first]
        and i not in in_hits
        and inside(i)
    }
    counted = [i for i in range(len(tokens)) if inside(i)]
    words, close = Counter(group[i] for i in counted), Counter(group[i] for i in near)
    node, queries = Counter(group[i] for i in in_hits), Counter(group[f] for f, _ in hits)
    result = {}
    for g, t in {(group[i], term[i]) for i in near if term[i] not in NO_TERMS}:
        where = [i for i in near if (group[i], term[i]) == (g, t)]
        uses = [i for i in counted if (group[i], term[i]) == (g, t)]
        far = [i for i in uses if i not in near and i not in in_hits]
        table = [
            [len(where), len(far)],
            [close[g] - len(where), words[g] - close[g] - node[g] - len(far)],
        ]
        result[g, t] = {
            "n": len(where),
            "n_query": queries[g],
            "n_term": len(uses),
            "articles": len({tokens.article[i] for i in where}),
            "of_articles": len({tokens.article[f] for f, _ in hits if group[f] == g}),
            "n_rest": sum(term[i] == t and group[i] != g for i in near),
            "n_query_rest": sum(queries.values()) - queries[g],
            "n_term_rest": sum(term[i] == t and group[i] != g for i in counted),
            "table": table,
        }
    return result


def dice(n: float, x: int, y: int) -> float:
    return 14 + float(np.log2(2 * n / (x + y))) if x else float("nan")


def g2(table: list[list[int]]) -> float:
    """SciPy's likelihood ratio of the table, with the sign of the difference."""
    (a, b), (c, d) = table
    if not (a + b and c + d and a + c and b + d):
        return 0.0
    found = chi2_contingency(table, correction=False, lambda_="log-likelihood")
    return float(np.sign(a - found.expected_freq[0, 0]) * found.statistic)


@settings(max_examples=40, deadline=None)
@given(corpora(), st.sampled_from(SCOPES), st.integers(1, 6))
def test_every_number_is_that_of_a_plain_loop(
    made: tuple[Corpus, str], scope: Scope, window: int
) -> None:
    corpus, query = made
    found = collocates(corpus, query, scope=scope, window=window)
    expected = plain_loop(corpus, query, scope, window)
    assert set(zip(found["group"], found["term"], strict=True)) == set(expected)
    for row in rows_of(found):
        wanted = expected[row.group, row.term]
        for name in ("n", "n_query", "n_term", "articles", "of_articles", "n_rest", "n_query_rest"):
            assert getattr(row, name) == wanted[name], name
        own = dice(row.n, row.n_query, row.n_term)
        rest = dice(row.n_rest or 0.5, row.n_query_rest, wanted["n_term_rest"])
        if row.n_rest == 0 and rest > own:
            rest = own
        assert row.log_dice == pytest.approx(own)
        assert row.log_dice_rest == pytest.approx(rest, nan_ok=True)
        assert row.difference == pytest.approx(own - rest, nan_ok=True)
        assert row.g2 == pytest.approx(g2(wanted["table"]), abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(corpora())
def test_terms_near_the_query_twice_come_first_then_the_strongest_then_by_name(
    made: tuple[Corpus, str],
) -> None:
    found = collocates(*made)
    rows = [(r.group, r.language, r.n < 2, -r.log_dice, r.term) for r in rows_of(found)]
    assert rows == sorted(rows)
    for _, part in found.groupby(["group", "language"]):
        assert part["rank"].tolist() == list(range(1, len(part) + 1))
    assert (found["n"] <= found["n_term"]).all()
