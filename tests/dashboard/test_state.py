"""Choices and addresses: a scope written into an address comes back as the same scope."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.articles import ArticleSet
from analysis.corpus import Scope
from analysis.measures.counts import article_mask
from analysis.prepare import prepare
from dashboard.addresses import scope_choices, scope_of

WORDS = st.text("abcأبت -~", min_size=1, max_size=8)
DAYS = st.dates().map(lambda day: day.isoformat()).filter(lambda day: "1700" < day < "2200")
SCOPES = st.builds(
    Scope,
    stories=st.none() | st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple),
    since=st.none() | DAYS,
    until=st.none() | DAYS,
    where=st.none()
    | st.lists(WORDS, min_size=1, max_size=3, unique=True).map(lambda v: (("outlet", tuple(v)),)),
    language=st.none() | st.sampled_from(("ar", "en")),
    part=st.sampled_from(("all", "title", "body")),
    voice=st.sampled_from(("all", "reporter", "quoted")),
    shared=st.sampled_from(("keep", "drop")),
    boilerplate=st.sampled_from(("keep", "drop")),
    translations=st.sampled_from(("apart", "only")),
)


@given(SCOPES)
def test_a_scope_written_into_the_address_comes_back_as_it_was(scope: Scope) -> None:
    assert scope_of(scope_choices(scope), ["outlet"]) == scope


def test_the_plain_scope_leaves_the_address_empty() -> None:
    assert scope_choices(Scope()) == {}


def test_what_an_address_says_and_nobody_knows_is_passed_over() -> None:
    chosen = {
        "part": ["tail"],
        "translations": ["mixed"],
        "since": ["tomorrow or so"],
        "is.secret": ["x"],
        "in": [""],
    }
    assert scope_of(chosen, ["outlet"]) == Scope()


ARTICLES = ArticleSet.from_frame(
    pd.DataFrame(
        {
            "outlet": ["Lantern", "Herald", "Lantern", ""],
            "text": ["The bridge opened.", "أُغلق الجسر.", "Rain fell.", "Nobody signed this."],
            "language": ["en", "ar", "en", "en"],
            "story": ["bridge", "bridge", "rain", ""],
            "published": pd.to_datetime(
                ["2026-05-03T10:00Z", "2026-05-03T23:59Z", "2026-05-04T00:00Z", None], utc=True
            ),
        }
    )
)


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(language="ar"),
        Scope(stories=("bridge",)),
        Scope(since="2026-05-04"),
        Scope(until="2026-05-03"),
        Scope(until="2026-05-03T12:00"),
        Scope(where=(("outlet", ("Lantern",)),)),
        Scope(language="en", until="2026-05-03", where=(("outlet", ("Lantern", "Herald")),)),
    ],
)
def test_the_pages_and_the_measures_agree_on_which_articles_are_in_scope(scope: Scope) -> None:
    corpus = prepare(ARTICLES)
    expected = article_mask(corpus, scope).tolist()
    assert article_mask(corpus, scope).tolist() == expected
