"""The sample set “feed”: what its README and planted.json say of it is so."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

FEED = Path(__file__).parents[2] / "data" / "samples" / "feed"
COLUMNS = ["outlet", "title", "date", "url", "author", "section", "story", "text"]
INVENTED = "All outlets, people and places are invented."
LOCAL = timezone(timedelta(hours=3))
ARABIC = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"[A-Za-z]")
PER_STORY = {
    "Water law": 5,
    "Cup final": 5,
    "Factory fire": 6,
    "Rate decision": 4,
    "Lantern festival": 5,
    "Measles campaign": 5,
}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
PROMO = re.compile(r"^(Read also|More|See also|Related|اقرأ أيضا|طالع أيضا|شاهد أيضا|للمزيد): ")


def read_feed() -> list[dict[str, str]]:
    with (FEED / "articles.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def language_of(article: dict[str, str]) -> str:
    """The script that most letters of the body are in; independent of the product's own guess."""
    arabic = len(ARABIC.findall(article["text"]))
    return "ar" if arabic > len(LATIN.findall(article["text"])) else "en"


def shingles(text: str, size: int = 5) -> set[tuple[str, ...]]:
    # One Arabic outlet writes Arabic-Indic digits: the same figure in another script is no edit.
    words = re.findall(r"\w+", text.translate(DIGITS))
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


ARTICLES = read_feed()
BY_URL = {article["url"]: article for article in ARTICLES}
PLANTED: dict[str, Any] = json.loads((FEED / "planted.json").read_text(encoding="utf-8"))


def test_the_file_has_the_declared_columns_and_sixty_distinct_articles() -> None:
    assert list(ARTICLES[0]) == COLUMNS
    assert len(ARTICLES) == len(BY_URL) == 60
    assert len({article["title"] for article in ARTICLES}) == 60
    assert all(article["title"] and article["text"] for article in ARTICLES)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_language_has_thirty_articles_of_six_stories_from_four_outlets(language: str) -> None:
    mine = [article for article in ARTICLES if language_of(article) == language]
    assert Counter(article["story"] for article in mine) == PER_STORY
    assert len({article["outlet"] for article in mine}) == 4


def test_a_body_has_sixty_to_a_hundred_and_thirty_words() -> None:
    lengths = {article["url"]: len(article["text"].split()) for article in ARTICLES}
    assert {url: n for url, n in lengths.items() if not 60 <= n <= 130} == {}
    assert lengths == {entry["url"]: entry["words"] for entry in PLANTED["articles"]}


def test_paragraphs_are_separated_by_one_line_break_and_no_cell_has_stray_space() -> None:
    for article in ARTICLES:
        paragraphs = article["text"].split("\n")
        assert len(paragraphs) >= 3, article["url"]
        assert all(p and p == p.strip() for p in paragraphs), article["url"]
        assert "  " not in article["text"], article["url"]


def test_dates_have_an_offset_and_fall_on_one_day_and_one_article_has_none() -> None:
    dates = [datetime.fromisoformat(a["date"]) for a in ARTICLES if a["date"]]
    assert all(date.tzinfo is not None for date in dates)
    assert {date.astimezone(LOCAL).date().isoformat() for date in dates} == {PLANTED["day"]}
    assert {date.astimezone(UTC).date().isoformat() for date in dates} == {PLANTED["day"]}
    assert [a["url"] for a in ARTICLES if not a["date"]] == PLANTED["without_date"]
    assert len(PLANTED["without_date"]) == 1


def test_one_article_of_each_language_has_no_author() -> None:
    without = [article for article in ARTICLES if not article["author"]]
    assert sorted(a["url"] for a in without) == sorted(PLANTED["without_author"])
    assert sorted(language_of(a) for a in without) == ["ar", "en"]


def test_a_story_has_one_section_and_addresses_lead_nowhere() -> None:
    sections = {(article["story"], article["section"]) for article in ARTICLES}
    assert len(sections) == len(PER_STORY)
    assert all(re.match(r"https://[^/]+\.example/\S+$", article["url"]) for article in ARTICLES)


def test_who_carries_a_story_is_as_planted_and_in_each_language_somebody_leaves_one_out() -> None:
    outlets = {
        language: {a["outlet"] for a in ARTICLES if language_of(a) == language}
        for language in ("ar", "en")
    }
    left_out = set()
    for story in PLANTED["stories"]:
        for language in ("ar", "en"):
            mine = [
                a for a in ARTICLES if a["story"] == story["story"] and language_of(a) == language
            ]
            carried = story["carried_by"][language]
            assert sorted(u for urls in carried.values() for u in urls) == sorted(
                a["url"] for a in mine
            )
            assert set(carried) == {a["outlet"] for a in mine}
            absent = set(story["not_carried_by"][language])
            assert absent == outlets[language] - set(carried)
            left_out |= {(language, outlet) for outlet in absent}
            assert any(len(urls) > 1 for urls in carried.values()), "nobody follows the story up"
    assert {language for language, _ in left_out} == {"ar", "en"}


def test_promo_lines_stand_as_lines_of_their_own_and_all_are_listed() -> None:
    for entry in PLANTED["articles"]:
        lines = BY_URL[entry["url"]]["text"].split("\n")
        assert [x for x in lines if PROMO.match(x)] == [b["text"] for b in entry["boilerplate"]]
        assert set(entry["editor_notes"]) <= set(lines)
    promos = Counter(e["language"] for e in PLANTED["articles"] for _ in e["boilerplate"])
    assert min(promos["ar"], promos["en"]) >= 8


def test_datelines_open_their_articles() -> None:
    datelines = [entry for entry in PLANTED["articles"] if entry["dateline"]]
    assert Counter(entry["language"] for entry in datelines).keys() == {"ar", "en"}
    for entry in datelines:
        assert BY_URL[entry["url"]]["text"].startswith(entry["dateline"])


def test_every_passage_in_quotation_marks_is_listed_with_speaker_and_cue() -> None:
    for entry in PLANTED["articles"]:
        text = BY_URL[entry["url"]]["text"]
        spans = entry["quotations"]["spans"]
        marked = re.findall(r"«[^»]+»|“[^”]+”|\"[^\"]+\"", text)
        assert marked == [span["text"] for span in spans], entry["url"]
        for found in spans + entry["quotations"]["indirect_examples"]:
            assert found["text"] in text
            assert found["speaker"] in text, (entry["url"], found["speaker"])
            assert found["cue"] in text, (entry["url"], found["cue"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_agency_items_of_two_outlets_are_nearly_the_same(language: str) -> None:
    pairs = [p for p in PLANTED["near_duplicates"] if p["language"] == language]
    agency = [p for p in pairs if p["kind"] == "agency"]
    assert len(agency) >= 2
    for pair in pairs:
        first, second = (BY_URL[url] for url in pair["urls"])
        assert pair["text"] in first["text"]
        assert pair["text"] in second["text"]
        assert len(pair["text"].split()) == pair["words"] >= 20
        assert (first["outlet"] != second["outlet"]) == (pair["kind"] == "agency")
        a, b = shingles(first["text"]), shingles(second["text"])
        overlap = len(a & b) / min(len(a), len(b))
        assert overlap > (0.6 if pair["kind"] == "agency" else 0.3), pair["urls"]


def test_no_other_two_articles_share_more_than_a_few_words() -> None:
    planted = {frozenset(pair["urls"]) for pair in PLANTED["near_duplicates"]}
    sets = {url: shingles(article["text"], 8) for url, article in BY_URL.items()}
    urls = sorted(sets)
    close = {
        frozenset((a, b))
        for i, a in enumerate(urls)
        for b in urls[i + 1 :]
        if len(sets[a] & sets[b]) > 0.1 * min(len(sets[a]), len(sets[b]))
    }
    # The update keeps a paragraph of the bulletin, so it also resembles the other outlet's copy.
    copies = {frozenset(urls) for urls in PLANTED["near_duplicates_by_way_of_another"]}
    assert close == planted | copies


def test_figures_stand_where_planted_and_differ() -> None:
    for figure in PLANTED["figures"]:
        assert len({mention["value"] for mention in figure["mentions"]}) >= 2
        for mention in figure["mentions"]:
            article = BY_URL[mention["url"]]
            assert mention["text"] in article["text"], mention
            assert article["outlet"] == mention["outlet"]
            assert article["story"] == figure["story"]
            assert language_of(article) == figure["language"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_toll_of_the_fire_only_rises_during_the_day(language: str) -> None:
    toll = next(
        f for f in PLANTED["figures"] if f["figure"] == "dead" and f["language"] == language
    )
    by_time = sorted(
        (datetime.fromisoformat(BY_URL[m["url"]]["date"]), m["value"]) for m in toll["mentions"]
    )
    values = [value for _, value in by_time]
    assert values == sorted(values)
    assert set(values) == {9, 14, 17}


def test_names_and_facts_stand_where_planted() -> None:
    for concept in PLANTED["labels"]:
        for label, urls in concept["labels"].items():
            assert all(label in BY_URL[url]["text"] for url in urls), label
    for fact in PLANTED["facts"]:
        for mention in fact["mentions"]:
            assert mention["text"] in BY_URL[mention["url"]]["text"]


def test_the_set_says_that_it_is_invented_in_both_languages() -> None:
    sample = tomllib.loads((FEED / "sample.toml").read_text(encoding="utf-8"))
    assert sample["id"] == "feed"
    assert sample["note"] == PLANTED["note"] == INVENTED
    assert "made up" in sample["description"]["en"]
    assert "من نسج الخيال" in sample["description"]["ar"]
    assert set(sample["title"]) == set(sample["description"]) == {"en", "ar"}
    assert INVENTED in (FEED / "README.md").read_text(encoding="utf-8")
