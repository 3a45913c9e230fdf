"""Title and author that a document's metadata gives, where they can be believed; and what the one
article of a document is called."""

from __future__ import annotations

import re

from analysis.ingest.documents.texts import from_name, header_fields
from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.blocks import Document
from analysis.ingest.pieces.cutting import articles_of
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable, one_text

_LONGEST_TITLE = 300  # characters; what is longer is a text put in the wrong place
_TITLE_WORDS, _TEXT_WORDS = 40, 20
#: What programs write where nobody gave a title.
_NO_TITLE = re.compile(
    r"""^(?:
        microsoft\ (?:word|powerpoint|excel)\b.* | (?:document|doc|dokument|page|slide)\s*\d* |
        untitled.* | no\ title | unbenannt.* | sans\ (?:titre|nom).* | مستند\s*\d* | بدون\ عنوان |
        .*\.(?:docx?|docm|dotx?|odt|rtf|pdf|txt|html?|indd|qxp|qxd|pages|tmp|eps) |
        (?:https?|file|about)://?\S* | about:blank | new\ tab | \S*[/\\]\S*[/\\]\S* |
        (?:word|print|layout|normal|template|letter)(?:\s.{0,20})? | [\W\d_]*
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
#: Words that no name of a person holds: programs, accounts, devices.
_NO_PERSON = re.compile(
    r"\b(?:microsoft|office|user|users|admin|administrator|windows|owner|student|guest|default|"
    r"author|unknown|anonymous|python|docx|word|libre|openoffice|adobe|acrobat|chrome|mozilla|"
    r"quark\w*|indesign|computer|laptop|desktop|lenovo|dell|acer|asus|toshiba|compaq|"
    r"مستخدم|المستخدم|مايكروسوفت|المسؤول)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^[^\W\d_][^\W\d_.'’-]*(?:[ .'’-]+[^\W\d_][^\W\d_.'’-]*)+\.?$")


def said_metadata(title: str, author: str) -> dict[str, str]:
    """Title and author as columns. What a program fills in (“Document1”, “Microsoft Word - x.doc”,
    “User”) is none; dates of files are not of publication and not taken."""
    title, author = " ".join(title.split()), " ".join(author.split())
    found: dict[str, str] = {}
    if title and len(title) <= _LONGEST_TITLE and not _NO_TITLE.match(title):
        found["title"] = title
    if _PERSON.match(author) and len(author) <= 80 and not _NO_PERSON.search(author):
        found["author"] = author
    return found


def document_articles(
    source: str, document: Document, problems: Problems, options: ReadOptions
) -> list[RawTable]:
    """The articles of a document (see `articles_of`). Unreadable `empty_file` without a text.

    Of one that is a single article, a first line that the author made a heading is the title
    where metadata has none: told, and it stays in the text. Two or more lines above the text such
    as “Outlet: …”, “التاريخ: …” become fields, as in a TXT; the file's name can give the outlet.
    """
    if not document.blocks:
        raise Unreadable("empty_file")
    tables = articles_of(source, document, problems, options)
    if len(tables) != 1 or set(tables[0].frame.columns) != {"text", *document.metadata}:
        return tables
    if len(tables[0].frame) != 1 or tables[0].frame["text"].iloc[0] != document.text:
        return tables
    return [one_text(source, **_single(source, document, problems))]


def _single(source: str, document: Document, problems: Problems) -> dict[str, str]:
    fields, body = header_fields(document.text, at_least=2)
    if fields:
        problems.add("kept", "header_read", source, 1, fields=", ".join(sorted(fields)))
    values = {**from_name(source, problems), **document.metadata, **fields, "text": body}
    title = "" if document.metadata.get("title") or fields.get("title") else _heading(document)
    if title:
        problems.add("kept", "title_from_line", source, 1, "title", title=title)
        values["title"] = title
    return values


def _heading(document: Document) -> str:
    """A first block that is a heading of the highest level over a text."""
    if not document.blocks or document.blocks[0].level != 1:
        return ""
    title = " ".join(document.blocks[0].text.split())
    rest = sum(len(block.text.split()) for block in document.blocks[1:])
    return title if len(title.split()) <= _TITLE_WORDS and rest >= _TEXT_WORDS else ""
