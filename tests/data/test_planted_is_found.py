"""What was planted in the first sample (`planted.json`) is what the product finds in it."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis import Corpus, Flag, Scope, prepare, similarity, term_differences, tone
from analysis.ingest import read_sample
from analysis.text.languages import get_language
from analysis.text.normal import normal_form

FILE = Path(__file__).resolve().parents[2] / "data" / "samples" / "visit" / "planted.json"
PLANTED: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
LANGUAGES = ("en", "ar")


@lru_cache(maxsize=1)
def corpus() -> Corpus:
    return prepare(read_sample("visit").articles)


def row_of(url: str) -> int:
    return int(np.flatnonzero(corpus().articles.frame["url"] == url)[0])


def spans(name: str, row: int) -> list[str]:
    frame = getattr(corpus(), name)
    text = corpus().articles.frame["text"].iloc[row]
    own = frame[(frame["article"] == row) & (frame["part"] == 1)]
    return [text[s:e] for s, e in zip(own["start"], own["end"], strict=True)]


@pytest.mark.parametrize("article", PLANTED["articles"], ids=lambda one: one["url"][-40:])
def test_promo_lines_datelines_and_credits_are_marked_and_nothing_else(article):
    planted = [each["text"] for each in article["boilerplate"]]
    if article["dateline"]:
        planted.append(article["dateline"])
    found = [text.strip() for text in spans("boilerplate", row_of(article["url"]))]
    assert sorted(found) == sorted(text.strip() for text in planted)


@pytest.mark.parametrize("article", PLANTED["articles"], ids=lambda one: one["url"][-40:])
def test_direct_quotations_of_three_words_or_more_are_found_in_their_marks(article):
    found = spans("quotations", row_of(article["url"]))
    for quotation in article["quotations"]["spans"]:
        if quotation["type"] == "direct" and len(quotation["text"].split()) >= 3:
            opening = quotation["text"].split("\n")[0]
            assert any(opening in text or text in opening for text in found), quotation["text"]


@pytest.mark.parametrize("passage", PLANTED["shared_passages"], ids=lambda one: one["language"])
def test_agency_copy_is_shared_in_the_agency_and_in_both_outlets_that_took_it(passage):
    tokens = corpus().tokens
    for place in (passage["source"], *passage["verbatim"]):
        own = tokens.article == row_of(place["url"])
        assert ((tokens.flags & Flag.SHARED) > 0)[own].sum() >= 0.9 * passage["words"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outlets_with_planted_tone_stand_at_the_ends(language):
    table = tone(corpus(), scope=Scope(language=language))
    own = table[(table["part"] == "body") & (table["voice"] == "reporter")].sort_values("tone")
    planted = {one["sign"]: one["outlet"] for one in PLANTED["tone"] if one["language"] == language}
    assert own["group"].iloc[0] == planted["negative"]
    assert own["group"].iloc[-1] == planted["positive"]
    assert own["enough"].all()


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_planted_words_are_among_those_that_set_their_outlet_apart(language):
    table = term_differences(corpus(), scope=Scope(language=language))
    shown = table[table["shown"]]
    known = get_language(language)
    displays = {
        (row.group, normal_form(word, known))
        for row in shown.itertuples()
        for word in (row.display, row.term)
    }
    planted = [one for one in PLANTED["outlet_terms"] if one["language"] == language]
    single = [one for one in planted if all(" " not in form for form in one["forms"])]
    hit = [
        any((one["outlet"], normal_form(form, known)) in displays for form in one["forms"])
        for one in single
    ]
    assert len(single) >= 30
    assert np.mean(hit) >= 0.7


@pytest.mark.parametrize("language", LANGUAGES)
def test_shared_agency_copy_makes_outlets_more_alike(language):
    passage = next(one for one in PLANTED["shared_passages"] if one["language"] == language)
    pair = {passage["source"]["outlet"], passage["verbatim"][0]["outlet"]}

    def likeness(scope: Scope) -> float:
        table = similarity(corpus(), scope=scope, relabellings=1)
        here = [{a, b} == pair for a, b in zip(table["a"], table["b"], strict=True)]
        return float(table.loc[here, "similarity"].item())

    whole = likeness(Scope(language=language))
    without = likeness(Scope(language=language, shared="drop"))
    assert without < whole
