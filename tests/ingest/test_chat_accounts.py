"""Chats under other names: a Markdown file, a Telegram account with all of its chats."""

from __future__ import annotations

import json
from typing import Any

import pytest

from analysis.ingest import ReadResult, read_articles
from analysis.ingest.pages.addresses import seen_addresses
from tests.ingest.cuts import TITLES, body
from tests.ingest.material import adds_up, codes

both = pytest.mark.parametrize("language", ["en", "ar"])
NAMES = {"en": "Lena Ostrow", "ar": "سامي المرفئي"}
NUMBER = "+961 70 555 0142"


def article(language: str, which: int = 0) -> str:
    return f"{TITLES[language][which]}\n\n{body(language, which)}"


def shown(result: ReadResult) -> str:
    articles = result.articles.frame.astype(str).to_csv()
    return articles + result.problems[["field", "problem", "detail", "values"]].to_csv()


@both
def test_a_chat_in_a_markdown_file_is_known_and_its_links_are_seen(language: str) -> None:
    begin = f"[08/06/2031, 15:43:10] {NAMES[language]}: "
    text = f"{begin}{article(language)}\n{begin}https://oster.example/a1.\n{begin}ok"
    with seen_addresses() as seen:
        result = read_articles(("a.md", text.encode()))
    assert result.articles.frame["text"].tolist() == [article(language)]
    assert [record["url"] for record in seen] == ["https://oster.example/a1"]
    assert "chat_links" in codes(result)
    assert NAMES[language] not in shown(result)
    assert adds_up(result)


def telegram(language: str, who: str) -> dict[str, Any]:
    base = {"type": "message", "date": "2031-06-08T15:43:10", "from": who, "from_id": "user77"}
    messages = [
        {**base, "id": 1, "text": f"{article(language)}\n@{who}\n{NUMBER}"},
        {**base, "id": 2, "text": "ok", "forwarded_from": who},
    ]
    return {"name": who, "type": "personal_chat", "id": 4, "messages": messages}


@both
def test_all_chats_of_an_account_are_read_without_those_who_wrote(language: str) -> None:
    person = {"first_name": NAMES[language], "phone_number": NUMBER}
    chats = {"list": [telegram(language, NAMES[language]), telegram("en", "Ivo Marr")]}
    content = {"personal_information": person, "contacts": {"list": [person]}, "chats": chats}
    result = read_articles(("result.json", json.dumps(content).encode()))
    assert "chat_read" in codes(result)
    texts = [article(language), article("en")]
    assert result.articles.frame["text"].tolist() == texts[: len(result.articles)]
    for name in (NAMES[language], NUMBER, "Ivo Marr", "user77"):
        assert name not in shown(result)
    assert adds_up(result)
