"""What press archives have in common: lines, date lines, lengths, bylines, counts, the table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.ingest.dates import clean
from analysis.ingest.dates.month_names import MONTHS
from analysis.ingest.pieces.blocks import Document
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable
from analysis.text.detect import primary_code

#: Columns of an article, in this order. Beyond the declared ones: `stated_words` is the length
#: that the archive states, `rights` the copyright line, `graphic` what is said of pictures.
DECLARED = ("title", "text", "outlet", "published", "author", "language", "url")
OWN = (
    "edition", "section", "page", "dateline", "highlight", "stated_words", "load_date",
    "classification", "graphic", "correction", "notes", "credit", "rights",
    "source_code", "accession",
)  # fmt: skip

#: Both must be passed for a length to be told. A headline, a byline or captions that one side
#: counts and the other does not make 10 to 30 words; signs and numbers counted as words 5 to 15 %.
TOLERATED_WORDS, TOLERATED_SHARE = 30, 0.2

_MARKS = dict.fromkeys([0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_WEEKDAY_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi "
    "samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag lunes martes "
    "miércoles jueves viernes sábado domingo الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت "
    "الأحد"
)
_WEEKDAYS = frozenset(clean(name) for name in _WEEKDAY_NAMES.split())
#: Beyond the English, French and Arabic ones that `dates` knows: they make a date line, too.
_MONTH_NAMES = (
    "januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio "
    "settembre ottobre dicembre"
)
_OTHER_MONTHS = frozenset(_MONTH_NAMES.split())
_MONTH = r"[^\W\d_]+\.?(?:[ /][^\W\d_]+)??"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_DATE = re.compile(
    rf"(?:(?P<before>[^\W\d_]+)[,،]? )?"
    rf"(?:(?P<us>{_MONTH}) {_DAY}[,،]? \d{{4}}"
    rf"|{_DAY} (?:de )?(?P<world>{_MONTH})[,،]? (?:de )?\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)(?!\d)"
    r"(?:[,،]? (?P<after>[^\W\d_]+)(?![\w-]))?"
)
_CLOCK = re.compile(
    r"[ ,;،\-–]*(?P<clock>\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?| ?[صم](?!\w))?"
    r"(?: \(?(?:utc|gmt|[a-z]{1,3}[sd]?t|cet|cest)\b\)?(?: ?[+\-−]\d{1,2}(?::?\d{2})?)?)?)",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(r"(?P<month>[^\W\d_]+(?: [^\W\d_]+)?) \d{4}")
_WORD_NAMES = r"words?|mots?|wörter|palabras|parole|palavras|слов[а-я]*|語|字|كلمة|كلمات"
_LENGTH = re.compile(rf"(\d[\d,. ]*?)\s*(?:{_WORD_NAMES})(?!\w)", re.IGNORECASE)
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*$")
_BY = re.compile(
    r"^(?:(?:by|par)(?:\s*[:：]\s*|\s+)|(?:von|por|da|door)\s*[:：]\s*"
    r"|(?:بقلم|كتبت?)(?:\s*[:：]\s*|\s+))",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\(?(?:copyright\b|©|\(c\)|c\) ?\d{4}|all rights reserved|tous droits réservés"
    r"|alle rechte vorbehalten|جميع الحقوق|كافة الحقوق|حقوق النشر|حقوق الطبع)",
    re.IGNORECASE,
)
#: Names in the other languages of Factiva's interface.
_LANGUAGES = {
    "en": ("englisch", "inglés", "inglese", "inglês", "английский"),
    "ar": ("arabisch", "árabe", "arabo", "арабский"),
    "fr": ("französisch", "francés", "francese", "francês", "французский"),
    "es": ("spanisch", "español", "spagnolo", "espanhol", "испанский"),
    "de": ("alemán", "tedesco", "alemão", "немецкий"),
}
_GLUE = {"line": " ", "part": ""}
_RESERVED = ("all rights reserved", "all rights reserved.", "tous droits réservés.")


@dataclass(frozen=True)
class Line:
    """One line of a document. text: as it stands; plain: without marks and outer space, to
    compare; opens: a page, a heading or the target of a link begins here; glue: what stands
    between it and the line above in a text."""

    text: str
    plain: str
    bold: bool = False
    level: int = 0
    opens: bool = False
    glue: str = "\n"


@dataclass(frozen=True)
class Export:
    """What is in a file of an archive: a dictionary of columns an article, how many articles
    the file says it holds (None: it does not), whether its lengths count the headline."""

    articles: Sequence[Mapping[str, str]]
    stated: int | None = None
    counts_titles: bool = False


def plain(text: str) -> str:
    """A line as it is compared: no signs of direction, single spaces.

    >>> plain("\u200fLength:\u00a0 512 words ")
    'Length: 512 words'
    """
    return " ".join(unmarked(text).split())


def unmarked(text: str) -> str:
    """A text without signs of direction."""
    return text.translate(_MARKS)


def lines_of(document: Document) -> list[Line]:
    """The lines of a document; what begins with a block begins with its first line."""
    lines = []
    for block in document.lines or document.blocks:
        glue = _GLUE.get(block.kind, "\n")
        opens = block.breaks or block.level > 0 or bool(block.anchors)
        for text in re.split(r"[\n\v\f\u2028]", block.text):
            text = text.rstrip("\r")
            lines.append(Line(text, plain(text), block.bold, block.level, opens, glue))
            opens, glue = False, "\n"
    return lines


def date_line(text: str) -> tuple[str, str] | None:
    """(date with weekday and time, what follows it) where a line begins with a date, else None.

    >>> date_line("June 8, 2018 Friday 3:43 PM GMT")
    ('June 8, 2018 Friday 3:43 PM GMT', '')
    >>> date_line("June 8, 2018 Friday, Final Edition")
    ('June 8, 2018 Friday', 'Final Edition')
    """
    match = _DATE.match(text) if len(text) <= 200 else None
    if match is None:
        only = _MONTH_ONLY.fullmatch(text)
        return (text, "") if only and _is_month(only["month"]) else None
    month = match["us"] or match["world"]
    if month and not _is_month(month):
        return None
    if match["before"] and clean(match["before"]) not in _WEEKDAYS:
        return None
    end = match.end()
    if match["after"] and clean(match["after"]) not in _WEEKDAYS:
        end = match.start("after")
    date = text[:end].rstrip(" ,،")
    clock = _CLOCK.match(text, len(date))
    if clock:
        date, end = f"{date} {clock['clock']}", clock.end()
    rest = text[end:].strip(" ,;،-–|")
    return (date, rest) if len(rest) <= 80 else None


def is_clock(text: str) -> bool:
    """Whether a line is a time of day and nothing else."""
    return _CLOCK.fullmatch(text) is not None


def _is_month(name: str) -> bool:
    folded = clean(name).replace(".", "")
    parts = [folded, *re.split(r"[ /]", folded)]
    return any(part in MONTHS or part in _OTHER_MONTHS for part in parts)


def stated_length(text: str, whole: bool = False) -> str:
    """The number in `512 words`, `1 024 mots`, `512 كلمة`; "" where there is none."""
    match = _LENGTH.fullmatch(text) if whole else _LENGTH.match(text)
    digits = re.sub(r"\D", "", match.group(1)) if match else ""
    return str(int(digits)) if 0 < len(digits) < 9 else ""


def words_in(text: str) -> int | None:
    """How many words a text has, as archives count: what stands between spaces and has a letter
    or digit. None for scripts without spaces."""
    if len(_NO_SPACES.findall(text)) * 3 > len(text):
        return None
    return sum(any(map(str.isalnum, word)) for word in text.split())


def is_rights(text: str) -> bool:
    """Whether a line states a copyright."""
    if len(text) <= 160 and ("©" in text or text.lower().endswith(_RESERVED)):
        return True
    return len(text) <= 300 and _RIGHTS.match(text) is not None


def author_of(byline: str) -> str:
    """A byline without “By”, “Par”, «بقلم».

    >>> author_of("By Lena Ostrow"), author_of("بقلم: سامي المرفئي")
    ('Lena Ostrow', 'سامي المرفئي')
    """
    return _BY.sub("", plain(byline)).strip(" :;,")


def language_of(name: str) -> str:
    """A language's name as an interface of an archive gives it; "" where it is none.

    >>> language_of("Arabic"), language_of("Arabisch"), language_of("OSTLED")
    ('Arabic', 'ar', '')
    """
    if primary_code(name):
        return name
    return next((code for code, names in _LANGUAGES.items() if name.lower() in names), "")


def is_byline(text: str) -> bool:
    """Whether a line begins as a byline does."""
    return _BY.match(text) is not None and len(text.split()) <= 12


def outlet_of(publication: str) -> tuple[str, str]:
    """(name, edition) of a publication line: brackets at its end hold the edition or place.

    >>> outlet_of("The Oster Ledger (Velmara) (Online)")
    ('The Oster Ledger', 'Velmara, Online')
    """
    name, editions = plain(publication), []
    while (match := _BRACKETS.search(name)) and match.start() > 0:
        editions.insert(0, match.group(1).strip())
        name = name[: match.start()].strip(" ,")
    return name, ", ".join(edition for edition in editions if edition)


def joined(*values: str, by: str = "; ") -> str:
    """The values that are not empty, each once."""
    return by.join(dict.fromkeys(value for value in values if value))


def body_of(lines: Sequence[Line]) -> str:
    """Lines as a text, without the empty ones around it."""
    parts = [part for line in lines for part in (line.glue, line.text)]
    return "".join(parts[1:]).strip("\n\r\t \u00a0")


def table_of(source: str, archive: str, export: Export, problems: Problems) -> RawTable:
    """The articles as rows, and what is to be told: the archive, the count, the lengths."""
    found = len(export.articles)
    problems.add("kept", "press_read", source, archive=archive, count=found)
    if export.stated is not None and export.stated != found:
        problems.add(
            "kept", "press_count", source, archive=archive, stated=export.stated, found=found
        )
    for row, article in enumerate(export.articles, start=1):
        _tell_length(source, row, article, export.counts_titles, problems)
    columns = {
        name: [article.get(name, "") for article in export.articles]
        for name in (*DECLARED, *OWN)
        if name in DECLARED[:-1] or any(article.get(name) for article in export.articles)
    }
    frame = pd.DataFrame(columns, dtype=object)
    if "stated_words" in columns:
        numbers = [int(value) if value else None for value in columns["stated_words"]]
        frame["stated_words"] = pd.Series(numbers, dtype=object)
    return RawTable(source, frame, range(1, found + 1), whole=True)


def _tell_length(
    source: str, row: int, article: Mapping[str, str], with_title: bool, problems: Problems
) -> None:
    stated, text = article.get("stated_words", ""), article.get("text", "")
    read = words_in(text)
    if not stated or not read:
        return
    words = int(stated)
    most = read + (words_in(article.get("title", "")) or 0 if with_title else 0)
    apart = max(read - words, words - most, 0)
    if apart > TOLERATED_WORDS and apart > TOLERATED_SHARE * max(words, read):
        problems.add("kept", "press_length", source, row, "text", stated=words, read=read)
