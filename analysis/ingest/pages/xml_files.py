"""XML files: exports of Factiva, and feeds. Entities are never expanded, nothing is fetched."""

from __future__ import annotations

import re
from typing import Any

from analysis.ingest.letters.encoding import text_of
from analysis.ingest.options import ReadOptions
from analysis.ingest.press import read_press_xml
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable

_ENCODING = re.compile(rb"^[^<]{0,4}<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_SUBSET = re.compile(r"<!DOCTYPE\b[^>\[]*\[")
_FEEDS = ("rss", "feed", "rdf", "channel")


def read_xml(source: str, data: bytes, problems: Problems, options: ReadOptions) -> list[RawTable]:
    """The articles of a Factiva export, else of a feed.

    Unreadable: `xml_entities` where the file declares entities, `broken_file` where it is no XML,
    `xml_unknown` where it is neither.
    """
    declared = _ENCODING.match(data[:400])
    name = declared.group(1).decode("ascii", "replace") if declared else ""
    text = text_of(source, data, problems, options, name)
    if not text.strip():
        raise Unreadable("empty_file")
    if "<!ENTITY" in text and _SUBSET.search(text):
        raise Unreadable("xml_entities")
    root = xml_root(text)
    kind = _name(root)
    if kind in _FEEDS:
        from analysis.ingest.pages.feeds import read_feed

        return read_feed(source, data, problems, options)
    table = read_press_xml(source, root, problems)
    if table is None:
        raise Unreadable("xml_unknown", root=kind[:60] or "?")
    return [table]


def xml_root(text: str) -> Any:
    """The root element of an XML text, no entity expanded. Unreadable: `broken_file`."""
    import lxml.etree

    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        return lxml.etree.fromstring(_DECLARATION.sub("", text, count=1), parser)
    except (lxml.etree.LxmlError, SyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0][:120] if str(error) else "it is damaged"
        raise Unreadable("broken_file", format="XML", reason=reason) from error


def _name(root: Any) -> str:
    return root.tag.rpartition("}")[2].lower() if isinstance(root.tag, str) else ""
