"""JSON as interfaces and archives give it: nested, wrapped, in a row, and broken."""

from __future__ import annotations

import json
from typing import Any

import pytest

from analysis import read_articles
from analysis.errors import InputError
from analysis.ingest import ReadResult
from tests.ingest.material import ARABIC, ENGLISH, OUTLETS, TEXTS, TITLES, adds_up, codes

LANGUAGES = ["en", "ar"]
TIME = "2031-06-08T15:43:00Z"


def _read(content: Any, name: str = "a.json") -> ReadResult:
    data = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False)
    return read_articles((name, data if isinstance(data, bytes) else data.encode()))


def _news_api(language: str, content: str) -> dict[str, Any]:
    return {
        "source": {"id": None, "name": OUTLETS[language]},
        "author": "Ana Vell",
        "title": TITLES[language],
        "description": TEXTS[language][:60],
        "url": "https://ledger.example/1",
        "urlToImage": "https://ledger.example/1.png",
        "publishedAt": TIME,
        "content": content,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_api_gives_articles_and_says_which_look_cut(language: str) -> None:
    cut = f"{TEXTS[language][:120]}… [+2345 chars]"
    whole = TEXTS[language]
    answer = {"status": "ok", "articles": [_news_api(language, cut), _news_api(language, whole)]}
    result = _read({**answer, "totalResults": 2})
    frame = result.articles.frame
    assert frame["text"].tolist() == [cut, whole]
    assert frame["outlet"].tolist() == [OUTLETS[language]] * 2
    assert frame["published_precision"].tolist() == ["minute", "minute"]
    assert frame["complete"].tolist() == ["looks cut", "yes"]
    assert frame["description"].tolist() == [TEXTS[language][:60]] * 2
    assert "urlToImage" in frame.columns
    assert adds_up(result)


def test_gdelt_gives_a_row_for_each_address() -> None:
    rows = [
        {"url": f"https://a.example/{n}", "title": "T", "seendate": "20310608T154300Z",
         "domain": "a.example", "language": "Arabic", "sourcecountry": "Velmara"}
        for n in range(3)
    ]  # fmt: skip
    result = read_articles(
        [("gdelt.json", json.dumps({"articles": rows}).encode()), ("b.txt", ARABIC.encode())]
    )
    told = result.problems.query("source == 'gdelt.json' and action == 'dropped'")
    assert told["row"].tolist() == [1, 2, 3]
    assert adds_up(result)


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_in_objects_are_known_by_their_last_name(language: str) -> None:
    item = {
        "id": "world/1",
        "webTitle": TITLES[language],
        "webUrl": "https://g.example/1",
        "webPublicationDate": TIME,
        "fields": {"bodyText": TEXTS[language], "byline": "Ana Vell", "wordcount": "90"},
    }
    frame = _read({"response": {"status": "ok", "results": [item]}}).articles.frame
    row = frame.iloc[0]
    assert (row["title"], row["text"]) == (TITLES[language], TEXTS[language])
    assert (row["author"], row["url"]) == ("Ana Vell", "https://g.example/1")
    assert row["published_precision"] == "minute"
    assert row["fields.wordcount"] == "90"


def test_a_list_under_docs_with_values_in_objects_is_read() -> None:
    doc = {
        "abstract": "What it says in short.",
        "headline": {"main": "Talks open", "kicker": None},
        "byline": {"original": "By Ana Vell"},
        "web_url": "https://n.example/1",
        "pub_date": "2031-06-08T15:43:00+0000",
        "multimedia": [{"caption": {"content": "A picture"}, "url": "x"}],
    }
    row = _read({"response": {"docs": [doc], "meta": {"hits": 1}}}).articles.frame.iloc[0]
    assert (row["title"], row["author"]) == ("Talks open", "By Ana Vell")
    assert (row["text"], row["complete"]) == ("What it says in short.", "summary")


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_articles_of_json_ld_are_read_and_other_nodes_are_told(language: str) -> None:
    graph = [
        {"@type": "WebSite", "@id": "#site", "name": OUTLETS[language]},
        {"@type": "NewsArticle", "headline": TITLES[language], "articleBody": TEXTS[language],
         "datePublished": TIME, "publisher": {"@id": "#site"},
         "author": [{"@type": "Person", "name": "Ana"}, {"@type": "Person", "name": "Ben"}]},
    ]  # fmt: skip
    result = _read({"@context": "https://schema.org", "@graph": graph})
    row = result.articles.frame.iloc[0]
    assert (row["outlet"], row["author"]) == (OUTLETS[language], "Ana, Ben")
    assert (row["title"], row["text"]) == (TITLES[language], TEXTS[language])
    assert row["published_precision"] == "minute"
    told = result.problems.query("problem == 'other_nodes'")["detail"].iloc[0]
    assert told == "1 records of other types were passed over: WebSite."
    assert adds_up(result)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hits_of_a_search_engine_are_read(language: str) -> None:
    source = {"title": TITLES[language], "body": TEXTS[language], "source": {"name": "Ledger"}}
    hits = [{"_index": "news", "_id": f"n{n}", "_score": 1.5, "_source": source} for n in range(2)]
    frame = _read({"took": 3, "hits": {"total": {"value": 2}, "hits": hits}}).articles.frame
    assert frame["article_id"].tolist() == ["n0", "n1"]
    assert frame["text"].tolist() == [TEXTS[language]] * 2
    assert frame["outlet"].tolist() == ["Ledger"] * 2
    assert frame["score"].tolist() == [1.5, 1.5]


def test_records_that_stand_several_levels_down_are_found() -> None:
    page = {
        "meta": {"site": {"name": "Ledger"}},
        "article": {"title": "a", "body": {"text": ENGLISH}},
    }
    row = _read({"query": "x", "answer": {"result": {"pages": [page]}}}).articles.frame.iloc[0]
    assert (row["title"], row["text"]) == ("a", ENGLISH)


def test_lists_under_several_keys_are_all_read_with_the_key_of_each() -> None:
    one, two = {"title": "a", "text": ENGLISH}, {"title": "b", "text": ARABIC}
    frame = _read({"Ledger": [one], "المرفأ": [two]}).articles.frame
    assert frame["key"].tolist() == ["Ledger", "المرفأ"]
    assert frame["text"].tolist() == [ENGLISH, ARABIC]
    by_id = _read({"n1": one, "n2": two}).articles.frame
    assert by_id["key"].tolist() == ["n1", "n2"]


def test_what_is_said_of_an_outlet_stays_with_its_articles() -> None:
    outlets = [
        {"name": "Ledger", "country": "Velmara", "articles": [{"title": "a", "content": ENGLISH}]},
        {"name": "المرفأ", "country": "Osteria", "articles": [{"title": "b", "content": ARABIC}]},
    ]
    frame = _read(outlets).articles.frame
    assert frame["parent.name"].tolist() == ["Ledger", "المرفأ"]
    assert frame["text"].tolist() == [ENGLISH, ARABIC]


def test_what_describes_a_feed_is_no_article() -> None:
    feed = {"title": "The Ledger", "description": "News of Velmara",
            "items": [{"title": "a", "url": "u", "content_text": ENGLISH}]}  # fmt: skip
    frame = _read(feed).articles.frame
    assert frame["text"].tolist() == [ENGLISH]


@pytest.mark.parametrize(
    "body",
    [
        ["جئنا لنستمع.", "ثم نقرر."],
        [
            {"type": "p", "text": "جئنا لنستمع."},
            {"type": "image", "src": "x"},
            {"text": "ثم نقرر."},
        ],
    ],
)
def test_a_list_of_paragraphs_is_one_text(body: list[Any]) -> None:
    record = {"title": "a", "body": body, "keywords": ["talks", "محادثات"]}
    row = _read([record]).articles.frame.iloc[0]
    assert row["text"] == "جئنا لنستمع.\n\nثم نقرر."
    assert row["keywords"] == "talks, محادثات"


def test_what_stands_in_two_objects_alike_is_not_guessed() -> None:
    record = {
        "original": {"title": "a", "text": ENGLISH},
        "translated": {"title": "b", "text": ARABIC},
    }
    result = read_articles(
        ("a.json", json.dumps([record, record]).encode()), columns={"text": "translated.text"}
    )
    assert result.articles.frame["text"].tolist() == [ARABIC, ARABIC]
    assert result.articles.frame["original.text"].tolist() == [ENGLISH, ENGLISH]


def test_tables_as_other_programs_write_them_are_read() -> None:
    split = {"columns": ["title", "text"], "index": [0, 1], "data": [["a", ENGLISH], ["b", ARABIC]]}
    rows = [["title", "text"], ["a", ENGLISH], ["b", ARABIC]]
    for content in (split, rows):
        frame = _read(content).articles.frame
        assert frame["title"].tolist() == ["a", "b"]
        assert frame["text"].tolist() == [ENGLISH, ARABIC]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'// made by hand\n[{"text": "a b"}]', "line 1, at character 1, a comment stands here"),
        (b'[{"text": "a b"}, # note\n]', "a comment stands here"),
        (b'[\n{"text": "a b"},\n]', "a comma too many stands here"),
        (b'[{"text": "a', "it breaks off"),
        (b'[{"text": "a"', "it breaks off"),
        (b"[" * 100_000, "nested too deeply"),
        (b"17", "it holds no records"),
        (b"  ", "empty"),
        (b'["a text", "another"]', "Here stands string"),
    ],
)
def test_what_is_no_json_is_one_clear_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        _read(data)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_follows_the_json_is_told_and_costs_nothing() -> None:
    data = json.dumps([{"title": "a", "text": ARABIC}], indent=1, ensure_ascii=False)
    result = _read(f"{data}\n;done()".encode())
    assert result.articles.frame["text"].tolist() == [ARABIC]
    told = result.problems.query("problem == 'json_remainder'").iloc[0]
    assert (told["action"], ";done()" in told["detail"]) == ("repaired", True)
    assert adds_up(result)


def test_several_values_one_after_the_other_are_one_list() -> None:
    one = json.dumps({"text": ENGLISH}, indent=2)
    other = json.dumps({"text": ARABIC}, indent=2)
    frame = _read(f"{one}\n{other}{one}".encode()).articles.frame
    assert frame["text"].tolist() == [ENGLISH, ARABIC, ENGLISH]


def test_lines_may_have_a_mark_in_front_and_commas_behind() -> None:
    one, two = json.dumps({"text": ENGLISH}), json.dumps({"text": ARABIC}, ensure_ascii=False)
    data = f"\ufeff{one}\n{two}\n".encode()
    assert _read(data, "a.jsonl").articles.frame["text"].tolist() == [ENGLISH, ARABIC]
    data = f"[\n{one},\n{two}\n]".encode()
    assert _read(data, "a.jsonl").articles.frame["text"].tolist() == [ENGLISH, ARABIC]
    data = f"\x1e{one}\n\x1e\ufeff{two}\n".encode()
    assert _read(data, "a.jsonl").articles.frame["text"].tolist() == [ENGLISH, ARABIC]


def test_numbers_that_no_table_holds_come_through() -> None:
    digits = "123456789012345678901234567890"
    numbers = f'"a": NaN, "b": Infinity, "id": {digits}, "c": {"9" * 5000}'
    data = f'[{{"text": "{ENGLISH[:70]}", {numbers}}}]'
    row = _read(data.encode()).articles.frame.iloc[0]
    assert row["article_id"] == digits
    assert row["c"] == "9" * 5000
    assert row["b"] == float("inf")


def test_a_name_that_stands_twice_in_an_object_keeps_both_values() -> None:
    row = _read(b'[{"text": "some words", "tag": "x", "tag": "y"}]').articles.frame.iloc[0]
    assert (row["tag"], row["tag 2"]) == ("x", "y")


def test_values_that_are_no_records_are_told_one_by_one() -> None:
    result = _read([{"text": ENGLISH}, "str", 3, None, [1], {"text": ARABIC}])
    told = result.problems.query("problem == 'not_a_record'")
    assert told["row"].tolist() == [2, 3, 4, 5]
    assert result.articles.frame["text"].tolist() == [ENGLISH, ARABIC]
    assert adds_up(result)


def test_objects_whose_keys_are_values_do_not_become_thousands_of_columns() -> None:
    records = [
        {"text": f"{ENGLISH} {n}", "counts": {f"word{n}-{k}": k for k in range(20)}}
        for n in range(100)
    ]
    frame = _read(records).articles.frame
    assert len(frame) == 100
    assert len(frame.columns) < 30
    assert json.loads(frame["counts"][0])["word0-3"] == 3
    assert "column_renamed" not in codes(_read(records))


def test_a_list_without_records_is_told_and_counts_no_row() -> None:
    result = _read(b"[]")
    assert (result.rows_read, codes(result)) == (0, ["no_rows"])
