"""Chat exports: long messages and links come in, whoever sent them does not."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.ingest import ReadResult, read_articles, read_pasted
from analysis.ingest.pieces.chats import chat_addresses, is_chat, nameless, telegram_messages
from tests.ingest.cuts import TITLES, body
from tests.ingest.material import adds_up, codes

both = pytest.mark.parametrize("language", ["en", "ar"])
LONG = {"en": body("en", 0), "ar": body("ar", 0)}

#: How a message begins in the exports of WhatsApp: {n} is the minute, {who} the sender.
STAMPS = {
    "android 24": "08/06/2031, 15:4{n} - {who}: ",
    "android 12": "6/8/31, 3:4{n}\u202fPM - {who}: ",
    "android point": "08.06.31, 15:4{n} - {who}: ",
    "android iso": "2031-06-08, 15:4{n} - {who}: ",
    "android arabic": "\u200f٨\u200f/٦\u200f/٢٠٣١، ٣:٤{n} م - {who}: ",
    "android words": "٨/٦/٢٠٣١، ٣:٤{n} صباحًا - {who}: ",
    "ios 24": "[08/06/2031, 15:4{n}:12] {who}: ",
    "ios 12": "\u200e[6/8/31, 3:4{n}:12\u202fPM] {who}: ",
    "ios arabic": "[٨/٦/٢٠٣١، ٣:٤{n}:١٢ م] \u200e{who}: ",
}
_SYSTEM = {
    "en": "08/06/2031, 15:40 - Messages and calls are end-to-end encrypted. Tap to learn more.",
    "ar": "08/06/2031, 15:40 - الرسائل والمكالمات مشفرة تمامًا بين الطرفين.",
}
_MEDIA = {"en": "<Media omitted>", "ar": "<تم استبعاد الوسائط>"}


def chat(
    stamp: str, language: str, who: str = "Lena Ostrow", number: str = "+963 11 555 0199"
) -> str:
    """A chat with one long message of several lines, links, mentions, media and small talk."""
    begin = [stamp.format(n=n, who=(who, number)[n % 2]) for n in range(7)]
    return "\n".join(
        [
            f"{begin[0]}hello",
            f"{begin[1]}{TITLES[language][0]}",
            "",
            LONG[language],
            f"{begin[2]}https://oster.example/news/one look at this @{number.replace(' ', '')[1:]}",
            f"{begin[3]}{_MEDIA[language]}",
            f"{begin[4]}@\u2068~{who}\u2069 https://oster.example/news/two.",
            f"{begin[5]}Forwarded from {who}",
            f"{begin[6]}https://oster.example/news/one",
        ]
    )


def everything(result: ReadResult) -> str:
    """All that a reading gives, as one text."""
    frames = (result.articles.frame, result.problems)
    return "\n".join(frame.astype(str).to_csv() for frame in frames)


@both
@pytest.mark.parametrize("form", STAMPS)
def test_long_messages_become_articles_and_the_rest_is_counted(form: str, language: str) -> None:
    text = chat(STAMPS[form], language)
    result = read_articles(("chat.txt", text.encode()))
    row = result.articles.frame.iloc[0]
    assert len(result.articles) == 1
    assert row["text"] == f"{TITLES[language][0]}\n\n{LONG[language]}"
    assert row["title"] == TITLES[language][0]
    assert row["published_precision"] == "none"
    assert ":4" in row["shared_at"] or ":٤" in row["shared_at"]
    told = result.problems.set_index("problem")["values"].map(json.loads)
    assert told["chat_read"]["count"] == 1
    assert told["chat_links"]["count"] == 2
    assert told["chat_messages_left_out"]["count"] == 4
    assert "Lena" not in everything(result)
    assert "555" not in everything(result)
    assert adds_up(result)


@both
def test_a_line_of_the_system_begins_a_chat_and_is_no_message(language: str) -> None:
    text = f"{_SYSTEM[language]}\n{chat(STAMPS['android 24'], language)}"
    assert is_chat(text)
    result = read_articles(("chat.txt", text.encode()))
    assert "end-to-end" not in everything(result)
    assert "مشفرة" not in everything(result)


@both
@pytest.mark.parametrize(
    "text",
    ["", "08/06/2031, 15:43", "8 June 2031, 15:43 - Oster: {0}",
     "15:43 - Minister: one\n15:44 - Minister: two",
     "{0}\n[08/06/2031, 15:43:12] Lena: hello\n[08/06/2031, 15:44:12] Lena: there"],
)  # fmt: skip
def test_other_texts_are_no_chats(text: str, language: str) -> None:
    assert not is_chat(text.format(LONG[language]))


def test_a_chat_of_short_messages_is_one_clear_line_with_its_links() -> None:
    text = "\n".join(f"[08/06/2031, 15:4{n}:12] Lena: https://oster.example/{n}" for n in range(5))
    with pytest.raises(InputError, match=r"5 links") as caught:
        read_articles(("chat.txt", text.encode())).with_articles()
    assert "Lena" not in str(caught.value)
    assert chat_addresses(text) == [f"https://oster.example/{n}" for n in range(5)]


def test_links_are_given_once_without_the_signs_behind_them() -> None:
    text = (
        "08/06/2031, 15:43 - Lena: (https://oster.example/a), https://oster.example/b?x=1&y=2.\n"
        "08/06/2031, 15:44 - سامي: «https://oster.example/a» ثم https://oster.example/خبر؟\n"
    )
    assert chat_addresses(text) == [
        "https://oster.example/a", "https://oster.example/b?x=1&y=2", "https://oster.example/خبر",
    ]  # fmt: skip


@both
def test_a_pasted_chat_is_read_like_a_file(language: str) -> None:
    result = read_pasted(chat(STAMPS["ios 24"], language))
    assert len(result.articles) == 1
    assert "Lena" not in everything(result)


def test_a_message_with_one_link_has_it_as_its_address() -> None:
    text = chat(STAMPS["ios 24"], "en").replace(
        LONG["en"], f"{LONG['en']}\nhttps://oster.example/x"
    )
    frame = read_articles(("chat.txt", text.encode())).articles.frame
    assert frame["url"].tolist() == ["https://oster.example/x"]


def test_a_news_text_that_names_a_sender_keeps_its_words() -> None:
    text = chat(STAMPS["ios 24"], "en", who="Tuesday")
    frame = read_articles(("chat.txt", text.encode())).articles.frame
    assert "on Tuesday and spoke" in frame["text"][0]


def test_a_contact_card_and_lines_that_name_a_sender_are_left_out() -> None:
    text = chat(STAMPS["android 24"], "en").replace(
        LONG["en"],
        f"Lena Ostrow.vcf (file attached)\n{LONG['en']}\n— *Lena Ostrow*\nمحوّل من: سامي المرفئي",
    )
    result = read_articles(("chat.txt", text.encode()))
    assert len(result.articles) == 1
    assert "Lena" not in everything(result)
    assert "المرفئي" not in everything(result)


def test_a_name_with_a_colon_in_it_is_left_out_whole() -> None:
    lines = chat(STAMPS["ios 24"], "en", who="Desk: Qorvath Lena")
    result = read_articles(("chat.txt", lines.encode()))
    assert "Qorvath" not in everything(result)


_names = st.one_of(
    st.text(alphabet="ABCDKLMNQXZ", min_size=6, max_size=14),
    st.tuples(
        st.text(alphabet="BDFGKQXZ", min_size=5, max_size=9),
        st.text(alphabet="بتثجحخ", min_size=5, max_size=9),
    ).map(" ".join),
)
_numbers = st.tuples(
    st.integers(1, 999), st.integers(10, 99), st.integers(100, 999), st.integers(1000, 9999)
).map(lambda parts: f"+{parts[0]} {parts[1]} {parts[2]} {parts[3]}")


@settings(max_examples=150, deadline=None)
@given(_names, _numbers, st.sampled_from(sorted(STAMPS)), st.sampled_from(["en", "ar"]))
def test_no_name_and_no_number_of_a_sender_is_anywhere_in_the_result(
    who: str, number: str, form: str, language: str
) -> None:
    call = f"@{who} call {number.replace(' ', '-')}"
    text = chat(STAMPS[form], language, who, number).replace(
        LONG[language], f"Forwarded by {who}\n{LONG[language]}\n{number}\n{call}\n~{who}"
    )
    found = everything(read_articles(("chat.txt", text.encode())))
    assert who not in found
    assert number not in found
    assert number.split()[-1] not in found.replace("0199", "")
    assert TITLES[language][0] in found


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["[08/06/2031, 15:43:12] ", "08/06/2031, 15:43 - ", "Lena: ", "\u200e", "\n", ": ", "@",
             "<Media omitted>", "a" * 50, "word " * 40, "https://x", "+1 ", "\u2068", "] ", "\r\n"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_mixture_of_parts_of_a_chat_adds_up(parts: list[str]) -> None:
    start = "[08/06/2031, 15:43:12] Lena: a\n[08/06/2031, 15:43:12] Lena: b\n"
    assert adds_up(
        read_articles([("chat.txt", (start + "".join(parts)).encode()), ("b.txt", b"b")])
    )


@pytest.mark.parametrize(
    "filler", [" ", "1 ", "+1", "@", "(", "\u2068", "a:", "0-", "://", "http://"]
)
def test_long_lines_of_signs_in_a_chat_take_no_time(filler: str) -> None:
    start = "[08/06/2031, 15:43:12] Lena: a\n[08/06/2031, 15:43:12] Lena: "
    began = time.perf_counter()
    read_articles([("chat.txt", (start + filler * 60_000).encode()), ("b.txt", b"b")])
    assert time.perf_counter() - began < 4


def telegram(text: object) -> dict[str, object]:
    record = {
        "type": "message",
        "date": "2031-06-08T15:43:00",
        "from": "Lena Ostrow",
        "from_id": "u1",
    }
    texts = [text, "short", ["see ", {"type": "link", "text": "https://oster.example/t"}]]
    return {
        "name": "Lena Ostrow", "type": "personal_chat", "id": 1,
        "messages": [{"id": n, **record, "text": one} for n, one in enumerate(texts)]
        + [{"id": 9, "type": "service", "date": "2031", "actor": "Lena Ostrow", "text": ""}],
    }  # fmt: skip


@both
def test_a_telegram_export_gives_its_long_messages_without_people(language: str) -> None:
    parts = [
        LONG[language],
        {"type": "mention", "text": "@qorvath"},
        {"type": "phone", "text": "+963115550199"},
        {"type": "text_link", "text": "more", "href": "https://oster.example/more"},
    ]
    for text in (LONG[language], parts):
        data = json.dumps(telegram(text), ensure_ascii=False).encode()
        result = read_articles(("result.json", data))
        assert len(result.articles) == 1
        assert result.articles.frame["text"][0].startswith(LONG[language])
        assert result.articles.frame["shared_at"].tolist() == ["2031-06-08T15:43:00"]
        assert "Lena" not in everything(result)
        assert "qorvath" not in everything(result)
        assert "555" not in everything(result)
        assert "chat_links" in codes(result)
        assert adds_up(result)


@pytest.mark.parametrize(
    "content",
    [None, [], {"messages": []}, {"messages": [{"text": "a"}]}, {"name": "a", "messages": ["x"]},
     {"messages": {"id": 1}},
     {"name": "x", "messages": [{"title": "a", "text": "b", "date": "2031"}]}],
)  # fmt: skip
def test_other_json_is_no_telegram_export(content: object) -> None:
    assert telegram_messages(content) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Shared by both sides, the river gave water to two towns and their fields."),
        ("en", "Breaking: the ministers met."),
        ("ar", "منقولات البحر تكدست في المرفأ منذ أسبوع كما قال أحد العاملين فيه."),
        ("ar", "عاجل: اجتماع الوزراء."),
    ],
)
def test_a_line_of_news_that_begins_like_a_note_stays(language: str, line: str) -> None:
    text = "\n".join(f"[08/06/2031, 15:4{n}:12] Desk: {line}\n{LONG[language]}" for n in range(3))
    frame = read_articles(("chat.txt", text.encode())).articles.frame
    assert frame["text"].tolist() == [f"{line}\n{LONG[language]}"] * 3


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("WhatsApp Chat with Ada Norr.txt", "WhatsApp Chat.txt"),
        ("WhatsApp Chat - Quay group.zip", "WhatsApp Chat.zip"),
        ("محادثة واتساب مع آدا نور.txt", "محادثة واتساب.txt"),
        ("_chat.txt", "_chat.txt"),
        ("A chat with the minister.txt", "A chat with the minister.txt"),
    ],
)
def test_the_name_of_a_chat_file_loses_the_person_it_names(name: str, shown: str) -> None:
    assert nameless(name) == shown
