"""Cases of JSON, of lists of addresses, and of what is pasted."""

from __future__ import annotations

from typing import Any

from tests.ingest.corpus import Case
from tests.ingest.corpus.writers import (
    as_json,
    as_jsonl,
    csv_of,
    headed,
    lines_of,
    text_of,
)
from tests.ingest.material import ARABIC, ENGLISH, OUTLETS, TEXTS, TITLES, table

_TIME = "2031-06-08T15:43:00Z"
_NOON = "2031-06-08 12:43:00+00:00"
_USUAL = {
    language: {
        "outlet": OUTLETS[language], "title": f"{TITLES[language]} 0", "language": language,
        "text": TEXTS[language][:40], "published": _NOON,
    }
    for language in ("en", "ar")
}  # fmt: skip


def _news(language: str, content: str) -> dict[str, Any]:
    return {
        "source": {"id": None, "name": OUTLETS[language]}, "author": "Ana Vell",
        "title": TITLES[language], "description": TEXTS[language][:60],
        "url": "https://ledger.example/1", "publishedAt": _TIME, "content": content,
    }  # fmt: skip


JSON = (
    Case(
        "records in JSON",
        "a.json",
        lambda: as_json({"articles": table("ar").to_dict("records")}),
        2,
        first=_USUAL["ar"],
    ),
    Case("records in JSONL", "a.jsonl", lambda: as_jsonl(table("en")), 2, first=_USUAL["en"]),
    Case(
        "an answer of NewsAPI",
        "a.json",
        lambda: as_json(
            {
                "status": "ok",
                "totalResults": 2,
                "articles": [_news("ar", f"{ARABIC[:120]}… [+2345 chars]"), _news("en", ENGLISH)],
            }
        ),
        2,
        "looks_cut",
        first={"outlet": OUTLETS["ar"], "published": "2031-06-08 15:43", "complete": "looks cut"},
    ),
    Case(
        "an answer in the manner of the Guardian",
        "a.json",
        lambda: as_json(
            {
                "response": {
                    "status": "ok",
                    "results": [
                        {
                            "id": "world/1",
                            "webTitle": TITLES["en"],
                            "webUrl": "https://g.example/1",
                            "webPublicationDate": _TIME,
                            "fields": {"bodyText": ENGLISH, "byline": "Ana Vell"},
                        }
                    ],
                }
            }
        ),
        1,
        "no_outlet",
        first={"title": TITLES["en"], "author": "Ana Vell", "text": ENGLISH[:40]},
    ),
    Case(
        "addresses without texts, of GDELT",
        "gdelt.json",
        lambda: as_json(
            {
                "articles": [
                    {
                        "url": f"https://a.example/{n}",
                        "title": "T",
                        "seendate": "20310608T154300Z",
                        "domain": "a.example",
                        "language": "Arabic",
                    }
                    for n in range(3)
                ]
            }
        ),
        0,
        "addresses_without_text addresses_without_text addresses_without_text",
        3,
    ),
    Case(
        "addresses without texts, of Media Cloud",
        "mediacloud.csv",
        lambda: lines_of(
            "id,publish_date,title,url,language,media_name",
            "1,2031-06-08,Talks,https://a.example/1,ar,The Oster Ledger",
        ),
        0,
        "addresses_without_text",
        1,
    ),
    Case(
        "JSON-LD with nodes of other types",
        "a.json",
        lambda: as_json(
            {
                "@context": "https://schema.org",
                "@graph": [
                    {"@type": "WebSite", "@id": "#site", "name": OUTLETS["ar"]},
                    {
                        "@type": "NewsArticle",
                        "headline": TITLES["ar"],
                        "articleBody": ARABIC,
                        "datePublished": _TIME,
                        "publisher": {"@id": "#site"},
                    },
                ],
            }
        ),
        1,
        "other_nodes",
        first={"outlet": OUTLETS["ar"], "title": TITLES["ar"]},
    ),
    Case(
        "JSON with a comma too many",
        "a.json",
        lambda: '[\n{"text": "a b"},\n]',
        0,
        "broken_json",
        1,
    ),
    Case(
        "JSON that something follows",
        "a.json",
        lambda: "[\n" + as_json({"outlet": "A", "text": ARABIC}) + "\n]\n;done()",
        1,
        "json_remainder",
    ),
    Case(
        "a broken line of JSONL",
        "a.jsonl",
        lambda: lines_of(
            as_json({"outlet": "A", "text": ENGLISH}),
            "{oh",
            as_json({"outlet": "B", "text": ARABIC}),
        ),
        2,
        "broken_line",
        1,
        first={"outlet": "A"},
    ),
    Case(
        "values that are no records",
        "a.json",
        lambda: as_json([{"outlet": "A", "text": ARABIC}, "a", 3, None]),
        1,
        "not_a_record not_a_record not_a_record",
        3,
    ),
    Case(
        "half of a character",
        "a.json",
        lambda: f'[{{"outlet": "A", "text": "half \\ud83d {text_of(1)}"}}]',
        1,
        "bad_characters",
        first={"text": "half \ufffd"},
    ),
    Case("an empty list", "a.json", lambda: "[]", 0, "no_rows"),
    Case("brackets without end", "a.json", lambda: "[" * 100_000, 0, "broken_file", 1),
    Case(
        "an export of Telegram",
        "result.json",
        lambda: as_json(
            {
                "name": "News of Velmara",
                "type": "private_group",
                "id": 7,
                "messages": [
                    {
                        "id": 1,
                        "type": "message",
                        "date": "2031-06-08T15:43:00",
                        "from": "Mira Tolland",
                        "text": f"{text_of(1)} {text_of(2)}",
                    },
                    {
                        "id": 2,
                        "type": "message",
                        "date": "2031-06-08T15:44:00",
                        "from": "Jon Vask",
                        "text": ["read ", {"type": "link", "text": "https://ledger.example/2"}],
                    },
                ],
            }
        ),
        1,
        "chat_links chat_messages_left_out chat_read no_outlet",
        first={"text": text_of(1), "shared_at": "2031-06-08"},
    ),
    Case(
        "spreadsheet cells, pasted",
        "paste",
        lambda: csv_of(headed("ar"), sep="\t"),
        2,
        first=_USUAL["ar"],
        pasted=True,
    ),
    Case(
        "articles parted by a line, pasted",
        "paste",
        lambda: f"{TITLES['ar']}\n\n{ARABIC}\n\n---\n\n{TITLES['en']}\n\n{ENGLISH}",
        2,
        "no_outlet title_from_line title_from_line",
        first={"title": TITLES["ar"]},
        pasted=True,
    ),
)
