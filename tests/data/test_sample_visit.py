"""The sample story set "visit" is what its planted.json says it is."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "data" / "samples" / "visit"
COLUMNS = ["outlet", "title", "date", "url", "author", "section", "text"]
INVENTED = "All outlets, people and places are invented."
LANGUAGES = ("en", "ar")

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The rows of articles.csv, as the csv module reads them."""
    with (FOLDER / "articles.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        found = list(reader)
    assert reader.fieldnames == COLUMNS
    return found


@pytest.fixture(scope="module")
def by_url(rows: list[Row]) -> dict[str, Row]:
    return {row["url"]: row for row in rows}


@pytest.fixture(scope="module")
def planted() -> dict[str, Any]:
    return json.loads((FOLDER / "planted.json").read_text(encoding="utf-8"))


def script(text: str) -> str:
    """ "ar" where most letters are Arabic, else "en"."""
    arabic = len(re.findall(r"[\u0621-\u064a]", text))
    return "ar" if arabic > len(re.findall(r"[A-Za-z]", text)) else "en"


def whole_word(form: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", text))


def own_text(article: dict[str, Any], by_url: dict[str, Row], planted: dict[str, Any]) -> str:
    """The body without the agency copy in it."""
    text = by_url[article["url"]]["text"]
    for passage in planted["shared_passages"]:
        text = text.replace(passage["text"], " ")
    return text


def test_ten_outlets_have_three_articles_each(rows: list[Row]) -> None:
    assert sorted(Counter(row["outlet"] for row in rows).values()) == [3] * 10


def test_five_outlets_write_english_and_five_arabic(rows: list[Row]) -> None:
    languages: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        languages[row["outlet"]] |= {script(row["text"]), script(row["title"])}
    assert all(len(found) == 1 for found in languages.values())
    assert Counter(found.pop() for found in languages.values()) == {"en": 5, "ar": 5}


def test_every_body_has_200_to_450_words(rows: list[Row]) -> None:
    lengths = {row["title"]: len(row["text"].split()) for row in rows}
    assert {title: n for title, n in lengths.items() if not 200 <= n <= 450} == {}


def test_no_title_url_or_text_stands_twice(rows: list[Row]) -> None:
    for column in ("title", "url", "text"):
        assert len({row[column] for row in rows}) == len(rows), column


def test_no_field_is_empty_and_no_host_is_real(rows: list[Row]) -> None:
    for row in rows:
        assert all(row[column].strip() == row[column] != "" for column in COLUMNS)
        assert re.match(r"https://[a-z.-]+\.example/", row["url"])


def test_times_have_a_zone_and_lie_within_four_days(rows: list[Row]) -> None:
    times = [datetime.fromisoformat(row["date"]) for row in rows]
    assert all(time.utcoffset() == timedelta(0) for time in times)
    assert len({time.date() for time in times}) == 4
    assert (max(times).date() - min(times).date()).days == 3


def test_every_planted_text_stands_in_its_article(
    by_url: dict[str, Row], planted: dict[str, Any]
) -> None:
    checked = 0

    def walk(node: Any) -> None:
        nonlocal checked
        if isinstance(node, dict):
            if "url" in node and "text" in node:
                assert node["text"] in by_url[node["url"]]["text"], node
                assert node["outlet"] == by_url[node["url"]]["outlet"]
                checked += 1
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(planted)
    assert checked > 80


def test_planted_articles_agree_with_the_table(
    by_url: dict[str, Row], planted: dict[str, Any]
) -> None:
    assert {article["url"] for article in planted["articles"]} == set(by_url)
    for article in planted["articles"]:
        row = by_url[article["url"]]
        assert (article["outlet"], article["title"]) == (row["outlet"], row["title"])
        assert article["published"] == row["date"]
        assert article["language"] == script(row["text"])
        assert article["words"] == len(row["text"].split())


def test_promo_and_other_boilerplate_are_whole_lines(
    by_url: dict[str, Row], planted: dict[str, Any]
) -> None:
    promos: dict[str, list[str]] = defaultdict(list)
    for article in planted["articles"]:
        lines = by_url[article["url"]]["text"].split("\n")
        for mark in article["boilerplate"]:
            assert lines.count(mark["text"]) == 1, mark
            if mark["rule"] == "promo":
                assert 0 < lines.index(mark["text"]) < len(lines) - 1, "a promo stands mid-body"
                promos[article["language"]].append(mark["text"])
    for language in LANGUAGES:
        openings = {re.split(r"[:|؟?]", line)[0].strip() for line in promos[language]}
        assert len(promos[language]) >= 10
        assert len(openings) >= 4, openings


def test_lines_that_only_look_like_promos_are_body_text(
    by_url: dict[str, Row], planted: dict[str, Any]
) -> None:
    found = defaultdict(int)
    for article in planted["articles"]:
        for text in article["not_boilerplate"]:
            assert text in by_url[article["url"]]["text"]
            assert all(text not in mark["text"] for mark in article["boilerplate"])
            found[article["language"]] += 1
    assert all(found[language] for language in LANGUAGES)


def test_datelines_open_their_articles(by_url: dict[str, Row], planted: dict[str, Any]) -> None:
    datelines = [a for a in planted["articles"] if a["dateline"]]
    assert all(by_url[a["url"]]["text"].startswith(a["dateline"] + " ") for a in datelines)
    assert all(sum(a["language"] == language for a in datelines) >= 9 for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_agency_copy_is_identical_in_the_outlets_named(
    language: str, by_url: dict[str, Row], planted: dict[str, Any]
) -> None:
    (passage,) = [p for p in planted["shared_passages"] if p["language"] == language]
    text = passage["text"]
    assert text.startswith(passage["first_words"])
    assert text.endswith(passage["last_words"])
    assert text.count("\n") + 1 == passage["paragraphs"] >= 4
    assert len(text.split()) == passage["words"] >= 100
    holders = {url for url, row in by_url.items() if text in row["text"]}
    named = [passage["source"], *passage["verbatim"]]
    assert holders == {holder["url"] for holder in named}
    assert len({holder["outlet"] for holder in named}) == 3
    first = min(holders, key=lambda url: by_url[url]["date"])
    assert first == passage["source"]["url"], "the agency publishes first"


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_outlet_edits_the_agency_copy_as_written_down(
    language: str, planted: dict[str, Any]
) -> None:
    (passage,) = [p for p in planted["shared_passages"] if p["language"] == language]
    (edited,) = passage["edited"]
    before, after = passage["text"].split("\n"), edited["text"].split("\n")
    assert len(before) == len(after)
    for edit in edited["edits"]:
        assert edit["before"] in before[edit["paragraph"]]
        assert edit["before"] not in after[edit["paragraph"]]
        assert edit["after"] in after[edit["paragraph"]]
    # Lightly edited: most of the words that are left come from the agency.
    kept = Counter(edited["text"].split()) & Counter(passage["text"].split())
    assert kept.total() / len(edited["text"].split()) > 0.8


def test_quotations_are_counted_and_closed(by_url: dict[str, Row], planted: dict[str, Any]) -> None:
    pairs = {"“": "”", "«": "»", '"': '"'}
    for article in planted["articles"]:
        text = by_url[article["url"]]["text"]
        spans = article["quotations"]["spans"]
        kinds = Counter(span["type"] for span in spans)
        assert all(kinds[kind] == n for kind, n in article["quotations"]["counts"].items())
        for span in spans:
            assert span["text"] in text
            assert pairs[span["text"][0]] == span["text"][-1]
            if span["type"] != "term":
                assert span["speaker"]
                assert span["speaker"] in text
                assert span["cue"] in text
        opened = sum(text.count(mark) for mark in "“«") + text.count('"') // 2
        continued = sum("\n" in span["text"] for span in spans)
        assert opened == len(spans) + continued, article["title"]


def test_reporting_verbs_and_quote_marks_vary(planted: dict[str, Any]) -> None:
    for language in LANGUAGES:
        cues: set[str] = set()
        marks: set[str] = set()
        for article in planted["articles"]:
            if article["language"] == language:
                spans = article["quotations"]["spans"]
                indirect = article["quotations"]["indirect_examples"]
                cues |= {s["cue"] for s in [*spans, *indirect] if s.get("cue")}
                marks |= {span["text"][0] for span in spans}
        assert len(cues) >= 10
        assert len(marks) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_outlets_differ_in_one_figure_and_keep_their_own(
    language: str, planted: dict[str, Any]
) -> None:
    (figure,) = [
        f for f in planted["figures"] if (f["figure"], f["language"]) == ("released", language)
    ]
    values: dict[str, set[int]] = defaultdict(set)
    for mention in figure["mentions"]:
        values[mention["outlet"]].add(mention["value"])
    assert len(values) == 5
    assert all(len(found) == 1 for found in values.values())
    assert {found.pop() for found in values.values()} == {180, 240, 300}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_figure_rises_from_day_to_day(language: str, planted: dict[str, Any]) -> None:
    (figure,) = [
        f for f in planted["figures"] if (f["figure"], f["language"]) == ("displaced", language)
    ]
    days: dict[str, set[int]] = defaultdict(set)
    for mention in figure["mentions"]:
        days[mention["day"]].add(mention["value"])
    assert [days[day] for day in sorted(days)] == [{4200}, {6800}, {9500}, {12300}]
    assert len(figure["mentions"]) == 15


def test_figures_are_written_as_their_values(planted: dict[str, Any]) -> None:
    for figure in planted["figures"]:
        for mention in figure["mentions"]:
            # int() reads Arabic-Indic digits too.
            digits = [int(n) for n in re.findall(r"\d+", mention["text"].replace(",", ""))]
            assert mention["value"] in digits, mention


def test_each_outlet_keeps_its_own_name_for_the_armed_side(
    by_url: dict[str, Row], planted: dict[str, Any]
) -> None:
    for group in planted["labels"]:
        forms = {entry["outlet"]: entry["forms"] for entry in group["outlets"]}
        for article in planted["articles"]:
            if article["language"] != group["language"]:
                continue
            text = own_text(article, by_url, planted)
            for outlet, labels in forms.items():
                count = sum(whole_word(label, text) for label in labels)
                assert (count > 0) == (outlet == article["outlet"]), (article["title"], labels)


def test_facts_stand_only_where_they_are_said_to(planted: dict[str, Any]) -> None:
    for language in LANGUAGES:
        facts = [fact for fact in planted["facts"] if fact["language"] == language]
        assert len(facts) >= 10
        for fact in facts:
            assert fact["outlets"] == list(dict.fromkeys(m["outlet"] for m in fact["mentions"]))
        assert {len(fact["outlets"]) for fact in facts} == {1, 2}


def test_outlet_words_recur_and_set_the_outlet_apart(
    rows: list[Row], planted: dict[str, Any]
) -> None:
    per_outlet: Counter[str] = Counter()
    for entry in planted["outlet_terms"]:
        spread = {True: 0, False: 0}
        for row in rows:
            text = f"{row['title']} {row['text']}".lower()
            if script(text) == entry["language"]:
                hit = any(whole_word(form, text) for form in entry["forms"])
                spread[row["outlet"] == entry["outlet"]] += hit
        assert spread[True] == entry["articles"] >= 2, entry
        assert spread[False] == entry["articles_elsewhere"], entry
        # Apart: a larger share of its own three articles than of the other twelve.
        per_outlet[entry["outlet"]] += spread[True] / 3 > spread[False] / 12 + 0.3
    assert len(per_outlet) == 10
    assert min(per_outlet.values()) >= 5


def test_tone_is_planted_both_ways_in_each_language(
    by_url: dict[str, Row], planted: dict[str, Any]
) -> None:
    signs = {(entry["language"], entry["sign"]) for entry in planted["tone"]}
    assert signs == {(lang, sign) for lang in LANGUAGES for sign in ("negative", "positive")}
    for entry in planted["tone"]:
        assert len(entry["urls"]) == 3
        for url in entry["urls"]:
            assert by_url[url]["outlet"] == entry["outlet"]
            assert sum(by_url[url]["text"].count(name) for name in entry["target"]) >= 2


def test_the_set_says_plainly_that_it_is_invented(planted: dict[str, Any]) -> None:
    sample = tomllib.loads((FOLDER / "sample.toml").read_text(encoding="utf-8"))
    assert sample["id"] == "visit"
    assert sample["invented"] is True
    assert sample["note"] == planted["note"] == INVENTED
    assert set(sample["title"]) == set(sample["description"]) == set(LANGUAGES)
    assert "invented" in sample["description"]["en"]
    assert "متخيَّل" in sample["description"]["ar"]
    assert INVENTED in (FOLDER / "README.md").read_text(encoding="utf-8")
