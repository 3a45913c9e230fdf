"""Chat exports (WhatsApp, Telegram): long messages are articles, links can be fetched.

Who sent a message is never read on: names and numbers of senders, mentions, “forwarded from” and
contact cards are left out here, before anything is told or kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.ingest.pages.addresses import see_addresses
from analysis.ingest.pieces.line_kinds import is_closed, is_title, plain
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable

LONG = 60  # words from which a message can be an article
_LOOKED_AT = 30  # lines from which a chat is known
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\ufeff]")
_DATE = r"\d{1,4} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{1,4}"
_CLOCK = (
    r"\d{1,2}[:.٫]\d{2}(?:[:.٫]\d{2})?"
    r"(?:[ \u202f\u00a0]?(?:[APap]\.? ?[Mm]\.?|صباحًا|صباحا|مساءً|مساء|ظهرًا|ظهرا|ص|م))?"
)
_STAMP = re.compile(
    rf"\[(?P<ios>{_DATE}[,،]? {{0,2}}{_CLOCK})\] ?|(?P<android>{_DATE}[,،]? {{0,2}}{_CLOCK}) [-–] "
)
_SENDER = re.compile(r"([^\n:]{1,100}): ?")
_TAIL = re.compile(r"([^\n:]{1,100}): (?=\S)")  # of a name with a colon in it
_ENCRYPTED = re.compile(r"end-to-end encrypted|مشفرة? تماما|مشف[ّ]?رة? تمام[اًا]|التشفير التام")
_MENTION = re.compile("@ ?\u2068[^\u2069\n]{0,100}\u2069|@\\+?\\d[\\d ]{4,18}\\d|@\\+?\\d{5,20}")
_ISOLATES = re.compile("[\u2066-\u2069]")
_PHONE = re.compile(
    r"(?<![\w/=.-])(?:(?:\+|00)\(?\d(?:[ ().\-\u00a0]{0,2}\d){6,16}|[0٠]\d(?:[ -]?\d){7,11})"
    r"(?![\d/])"
)
_FORWARDED = re.compile(
    r" *(?:forwarded (?:message )?(?:from|by)|forwarded as received|sent by|shared by"
    r"|محو[ّ]?ل من|معاد توجيهها? من|أعيد توجيهها? من|منقول عن|منقول من|منقول|مرسل من|أرسله[ا]?"
    r"|تم(?:ت)? إعادة التوجيه من)(?!\w) *([:：]?)([^\n]{0,80})",
    re.IGNORECASE,
)
_ENDINGS = r"vcf|jpe?g|png|gif|webp|mp[34]|opus|ogg|m4a|aac|pdf|docx?|xlsx?|pptx?|zip|3gp|mov"
_MEDIA = re.compile(
    r" *(?:<(?:media omitted|تم استبعاد الوسائط|attached: [^\n<>]{1,200}|المُ?رفق: [^\n<>]{1,200}"
    r"|this message was edited|تم تعديل هذه الرسالة|الوسائط محذوفة|medien ausgeschlossen"
    r"|médias omis|multimedia omitido)>"
    r"|(?:image|video|audio|sticker|gif|document|contact card|الصورة|الفيديو|الصوت|الملصق"
    r"|المستند|صورة|فيديو|ملصق|مقطع صوتي|بطاقة جهة الاتصال) (?:omitted|محذوفة?|غير مدرجة?)"
    r"|this message was deleted\.?|you deleted this message\.?|تم حذف هذه الرسالة\.?"
    rf"|[^\n]{{1,150}}\.(?:{_ENDINGS}) \((?:file attached|الملف مرفق|ملف مرفق)\))[ .]*",
    re.IGNORECASE,
)
_NAME_WORDS = 4
#: What a news desk puts before each message: no part of its name.
_LABELS = frozenset(
    ("breaking", "breaking news", "urgent", "update", "news", "video", "عاجل", "خبر عاجل", "خبر",
     "تحديث", "فيديو", "متابعة", "تقرير", "رأي", "تحليل")
)  # fmt: skip
_LINK = re.compile(r"https?://[^\s<>\"'«»“”]{4,2000}")
_LINK_END = ".,;:!?؟،؛)]}*_…"


@dataclass(frozen=True)
class Message:
    """One message: its text without who sent it, and its time as it stood."""

    text: str
    time: str


#: What WhatsApp calls an export: words of its own, then whom the chat is with.
_EXPORT_NAME = re.compile(
    r"(WhatsApp Chat|Discussion WhatsApp|محادثة واتساب|دردشة واتساب|دردشة WhatsApp|محادثة WhatsApp)"
    r"\s*(?:with|avec|مع|[-–—])\s*.*?(\.[A-Za-z]{2,4})?$",
    re.IGNORECASE,
)


def nameless(name: str) -> str:
    """The name of a chat's file without the person it names; any other name as it is.

    >>> nameless("WhatsApp Chat with Ada Norr.txt"), nameless("ledger.txt")
    ('WhatsApp Chat.txt', 'ledger.txt')
    """
    return _EXPORT_NAME.sub(lambda found: f"{found[1]}{found[2] or ''}", name)


def is_chat(text: str) -> bool:
    """Whether a text is surely an export of a chat: it begins with a message, and so do others."""
    lines = [line for line in text[:20_000].split("\n")[: 4 * _LOOKED_AT] if line.strip()]
    if not lines:
        return False
    stamped = [found for line in lines if (found := _stamp(line))]
    if not _stamp(lines[0]):
        return False
    sent = sum(_SENDER.match(rest) is not None for _, rest in stamped)
    known = any(_ENCRYPTED.search(rest) for _, rest in stamped)
    return (sent >= 2 and len(stamped) >= 2) or (known and sent >= 1)


def chat_addresses(text: str) -> list[str]:
    """The links in the messages of a chat, each once, in their order."""
    return _links(_messages(text))


def chat_tables(source: str, text: str, problems: Problems) -> list[RawTable]:
    """The long messages of a chat as articles; how many short ones and links there are is told.

    Columns: title (a short first line, which stays in the text), text, url (where a message has
    one link), shared_at (when it was sent, as it stood: no time of publication). Unreadable
    `chat_without_articles` where no message is long.
    """
    return tables_of_messages(source, _messages(text), problems)


def tables_of_messages(
    source: str, messages: Sequence[Message], problems: Problems
) -> list[RawTable]:
    """The rows of a chat's messages (see `chat_tables`)."""
    long = [one for one in messages if len(one.text.split()) >= LONG]
    links = _links(messages)
    see_addresses([{"url": link} for link in links])
    short = sum(bool(one.text.strip()) for one in messages) - len(long)
    if not long:
        raise Unreadable("chat_without_articles", messages=short, links=len(links))
    problems.add("kept", "chat_read", source, count=len(long))
    if short:
        problems.add("kept", "chat_messages_left_out", source, count=short)
    if links:
        problems.add("kept", "chat_links", source, count=len(links))
    rows = [
        {
            "title": _title(one.text),
            "text": one.text,
            "url": own[0] if len(own := _links([one])) == 1 else "",
            "shared_at": one.time,
        }
        for one in long
    ]
    return [RawTable(source, pd.DataFrame(rows, dtype=object), range(1, len(rows) + 1), whole=True)]


def telegram_messages(content: Any) -> list[Message] | None:
    """The messages of a Telegram export (JSON, as parsed): of one chat, or of all chats of an
    account; None where it is none."""
    if not isinstance(content, Mapping):
        return None
    parts = [content.get(key) for key in ("chats", "left_chats")]
    listed = [part["list"] for part in parts if isinstance(part, Mapping) and "list" in part]
    chats = [one for chat in listed if isinstance(chat, list) for one in chat]
    read = [_chat_messages(one) for one in chats] or [_chat_messages(content)]
    known = [one for one in read if one is not None]
    return [message for one in known for message in one] if known else None


def _chat_messages(content: Any) -> list[Message] | None:
    """The messages of one Telegram chat; None where it is none."""
    if not isinstance(content, Mapping) or not isinstance(content.get("messages"), list):
        return None
    records = [one for one in content["messages"] if isinstance(one, Mapping)]
    known = [one for one in records if {"id", "type", "date", "text"} <= one.keys()]
    if not known or len(known) < len(records) or not {"name", "type", "id"} & content.keys():
        return None
    senders = {str(one[key]) for one in records for key in _TELEGRAM_NAMES if one.get(key)}
    senders |= {str(content.get("name") or "")}
    texts = [_telegram_text(one["text"]) for one in known if one["type"] == "message"]
    times = [str(one["date"]) for one in known if one["type"] == "message"]
    people = _People(senders)
    return [Message(people.left_out(text), time) for text, time in zip(texts, times, strict=True)]


_TELEGRAM_NAMES = ("from", "from_id", "forwarded_from", "author", "saved_from", "actor", "via_bot")
_PERSONAL = ("mention", "mention_name", "phone")


def _telegram_text(value: Any) -> str:
    """A message's text; parts that name a person or a number are left out."""
    if isinstance(value, str):
        return value
    parts: list[str] = []
    for part in value if isinstance(value, list) else []:
        if isinstance(part, str):
            parts.append(part)
        elif isinstance(part, Mapping) and part.get("type") not in _PERSONAL:
            text = str(part.get("text") or "")
            link = str(part.get("href") or "")
            parts.append(f"{text} {link}" if link and link != text else text)
    return "".join(parts)


def _stamp(line: str) -> tuple[str, str] | None:
    """(time, what follows it) of a line that begins a message; None of another."""
    start = _MARKS.sub("", line[:400]).lstrip(" \u202f\u00a0")
    found = _STAMP.match(start)
    if found is None:
        return None
    time = found["ios"] or found["android"]
    rest = start[found.end() :] + _MARKS.sub("", line[400:])
    return " ".join(time.split()), rest.rstrip("\r")


def _messages(text: str) -> list[Message]:
    """The messages of a WhatsApp export, without lines of the system."""
    raw: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        found = _stamp(line) if line[:12].strip() and any(map(str.isdigit, line[:12])) else None
        if found:
            raw.append((found[0], [found[1]]))
        elif raw:
            raw[-1][1].append(line.rstrip("\r"))
    sent: list[tuple[str, str, str]] = []
    for time, lines in raw:
        sender = _SENDER.match(lines[0])
        if sender:
            lines[0] = lines[0][sender.end() :]
            sent.append((sender[1].strip(), time, "\n".join(lines)))
    tails = _tails(sent)
    people = _People(
        {name for name, _, _ in sent} | {f"{name}: {tail}" for name, tail in tails.items()}
    )
    return [
        Message(people.left_out(_without_tail(body, tails.get(name, ""))), time)
        for name, time, body in sent
    ]


def _tails(sent: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """Sender → what of the name stands after a colon in it: all of its messages begin so."""
    bodies: dict[str, list[str]] = {}
    for name, _, body in sent:
        bodies.setdefault(name, []).append(body)
    tails = {}
    for name, texts in bodies.items():
        found = _TAIL.match(texts[0])
        is_name = found is not None and found[1].strip().casefold() not in _LABELS
        if (
            found
            and is_name
            and len(texts) > 1
            and all(text.startswith(found[0]) for text in texts)
        ):
            tails[name] = found[1].strip()
    return tails


def _without_tail(body: str, tail: str) -> str:
    return body[len(tail) + 1 :].lstrip(" ") if tail else body


class _People:
    """Those who sent messages, by the names that the export gives them."""

    def __init__(self, senders: set[str]) -> None:
        self._names = {plain(name).strip("~ ").casefold() for name in senders} - {""}
        longest_first = sorted(self._names, key=len, reverse=True)
        named = "|".join(re.escape(name) for name in longest_first) or "(?!)"
        self._mentioned = re.compile(rf"@ ?~? ?(?:{named})(?!\w)", re.IGNORECASE)

    def left_out(self, text: str) -> str:
        """A message without mentions, numbers, notes on media and lines that say who sent it."""
        text = _MARKS.sub("", _MENTION.sub("", text))
        text = _PHONE.sub("", _ISOLATES.sub("", text))
        if "@" in text:
            text = self._mentioned.sub("", text)
        return "\n".join(line for line in text.split("\n") if not self._says_who(line)).strip("\n ")

    def _says_who(self, line: str) -> bool:
        """Whether a line is a note on media, says where a message is from, or is such a name."""
        if len(line) > 300:
            return False
        if _MEDIA.fullmatch(line):
            return True
        said = _FORWARDED.fullmatch(line)
        if said and not _LINK.search(line):
            is_name = len(said[2].split()) <= _NAME_WORDS and not is_closed(said[2].strip())
            return bool(said[1]) or is_name
        return plain(line).strip("-–—~*_()[]:. ").casefold() in self._names


def _links(messages: Sequence[Message]) -> list[str]:
    found = (link for one in messages if "http" in one.text for link in _LINK.findall(one.text))
    return list(dict.fromkeys(link.rstrip(_LINK_END) for link in found))


def _title(text: str) -> str:
    """A first line that can be a headline, without the signs of bold."""
    first, _, rest = text.partition("\n")
    line = plain(first).strip("*_ ")
    return line if is_title(line) and not _LINK.search(line) and rest.strip() else ""
