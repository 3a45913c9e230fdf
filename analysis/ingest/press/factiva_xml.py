"""Factiva as XML: `article` as its tools give it, and `DistDoc` of the Select feed.

Names are compared without namespace and case: `leadParagraph` of the one is `LeadPara` of the
other. Values stand in `value` or as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis.ingest.press.pieces import Export, author_of, joined, outlet_of, plain

#: Element → what it holds here.
_NAMES = {
    "headline": "title", "byline": "author", "credit": "credit", "sourcename": "outlet",
    "srcname": "outlet", "sourcecode": "source_code", "srccode": "source_code",
    "baselanguage": "language", "baselang": "language", "publicationdate": "date",
    "publicationtime": "clock", "edition": "edition", "pubedition": "edition",
    "sectionname": "section", "columnname": "section", "page": "page", "pubpage": "page",
    "wordcount": "stated_words", "copyright": "rights", "accessionno": "accession",
    "reference": "accession", "corrections": "correction", "artwork": "graphic", "art": "graphic",
    "notes": "notes",
}  # fmt: skip
#: `Date`, `Time`, `Num` mean what their `fid` says.
_FIELDS = {("date", "pd"): "date", ("time", "et"): "clock", ("num", "wc"): "stated_words"}
_TEXTS = ("leadparagraph", "leadpara", "tailparagraphs", "tailparas")
_PARAGRAPHS = ("para", "paragraph")
_CODES = ("codeset", "cset", "newssubject", "region", "company", "industry")


def is_xml(root: Any) -> bool:
    """A `DistDoc` with what it holds, or an article with headline, source and text."""
    names = {_name(element) for element in root.iter()}
    if "distdoc" in names and names & {"replyitem", "archivedoc"}:
        return True
    has_text = bool(names & set(_TEXTS)) and "headline" in names
    return "article" in names and has_text and bool(names & {"sourcename", "sourcecode"})


def read_xml(root: Any) -> Export:
    """The articles, and the number that the result set names."""
    names = {"distdoc"} if any(_name(each) == "distdoc" for each in root.iter()) else {"article"}
    items = [each for each in root.iter() if _name(each) in names]
    counts = [each.get("count") for each in root.iter() if _name(each).endswith("resultset")]
    stated = next(
        (int(count) for count in counts if count and re.fullmatch(r"\d{1,6}", count)), None
    )
    return Export([_article(item) for item in items], stated, counts_titles=True)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _article(item: Any) -> dict[str, str]:
    values: dict[str, str] = {}
    for element in item.iter():
        name = _name(element)
        column = _NAMES.get(name) or _FIELDS.get((name, element.get("fid") or ""))
        if column and not values.get(column):
            values[column] = plain(element.get("value") or _text(element))
    outlet, place = outlet_of(values.pop("outlet", ""))
    date, clock = values.pop("date", ""), values.pop("clock", "")
    whole = next((each for each in item.iter() if _name(each) == "archivedoc"), item)
    return {
        **values,
        "text": "\n".join(_paragraphs(whole)),
        "outlet": outlet,
        "author": author_of(values.get("author", "")),
        "published": joined(date, clock, by=" "),
        "edition": joined(values.get("edition", ""), place),
        "accession": values.get("accession", "").rpartition("/")[2],
        "stated_words": re.sub(r"\D", "", values.get("stated_words", ""))[:8],
        "classification": " | ".join(_codes(item)),
    }


def _paragraphs(item: Any) -> Iterator[str]:
    """The paragraphs of lead and tail; what they hold without paragraphs is one."""
    for element in item.iter():
        if _name(element) not in _TEXTS:
            continue
        found = [each for each in element.iter() if _name(each) in _PARAGRAPHS]
        for paragraph in found or [element]:
            text = " ".join(_text(paragraph).split())
            if text:
                yield text


def _text(element: Any) -> str:
    """All text below, but for `A`: another spelling of the next word, given for searching."""
    parts: list[str] = []
    stack: list[Any] = [element]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            parts.append(one)
            continue
        if one is not element:
            stack.append(one.tail or "")
        if isinstance(one.tag, str) and _name(one) != "a":
            stack.extend(reversed(one))
            stack.append(one.text or "")
            if _name(one) in _PARAGRAPHS:
                stack.append(" ")
    return "".join(parts)


def _codes(item: Any) -> Iterator[str]:
    """Subjects, regions, companies, industries: by name, else by code."""
    for element in item.iter():
        if _name(element) in _CODES:
            kind = element.get("codeCategory") or element.get("fid") or _name(element)
            named = [
                each
                for each in element.iter()
                if _name(each) in ("coded", "codedescription", "name")
            ]
            texts = [plain(_text(each)) for each in named]
            texts = texts or [
                each.get("value") or "" for each in element.iter() if each is not element
            ]
            value = joined(*texts)
            if value:
                yield f"{kind}: {value}"
