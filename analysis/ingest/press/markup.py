"""Elements of a page as lines: what `factiva` and `europresse` read of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis.ingest.press.pieces import Line, plain

_BLOCK_NAMES = (
    "address article aside blockquote body br center dd div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th "
    "thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "button", "select"))
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def page_of(page: str) -> Any:
    """The root element of an HTML page; None where there is none."""
    import lxml.etree
    import lxml.html

    try:
        return lxml.html.document_fromstring(_DECLARATION.sub("", page.replace("\0", "")))
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None  # nothing in it that can be parsed


def with_class(element: Any, *names: str) -> list[Any]:
    """The elements below that bear one of these classes, in order."""
    wanted = frozenset(names)
    return [each for each in element.iter() if wanted & set(classes(each))]


def classes(element: Any) -> list[str]:
    """The classes of an element; none of a comment."""
    return str(element.get("class") or "").split() if isinstance(element.tag, str) else []


def lines_in(element: Any, without: tuple[Any, ...] = ()) -> list[Line]:
    """The lines that a browser would show of an element; headlines (by class) and <h1>–<h6> are
    bold. A cell that holds a code in capitals goes before the next line, with a tab."""
    lines: list[Line] = []
    code = ""
    for text, head, cell in _runs(element, frozenset(without)):
        if cell and re.fullmatch(r"[A-Z]{2,3}", text):
            code = text
            continue
        shown = f"{code}\t{text}" if code else text
        lines.append(Line(shown, plain(shown), bold=head, level=1 if head else 0, opens=head))
        code = ""
    return lines


def text_in(element: Any, without: tuple[Any, ...] = ()) -> str:
    """The text that a browser would show of an element, a block a line."""
    return "\n".join(line.text for line in lines_in(element, without))


def _runs(root: Any, without: frozenset[Any]) -> Iterator[tuple[str, bool, bool]]:
    """(text of a run of inline content, is it a headline, does it stand in a table's cell)."""
    parts: list[str] = []
    head = cell = False
    for kind, element in _walk(root, without):
        name = element.tag.lower()
        if name in _BLOCKS and "".join(parts).strip():
            yield " ".join("".join(parts).split()), head, cell
            parts, head = [], False
        elif name in _BLOCKS:
            parts = []
        if name in ("td", "th", "tr", "table"):
            cell = kind == "start" and name in ("td", "th")
        if kind == "start":
            parts.append(element.text or "")
            head = head or _is_head(element)
        elif element is not root:
            parts.append(element.tail or "")
    if "".join(parts).strip():
        yield " ".join("".join(parts).split()), head, cell


def _walk(root: Any, without: frozenset[Any]) -> Iterator[tuple[str, Any]]:
    """("start" | "end", element) in order of the page, without what is not shown."""
    stack: list[tuple[str, Any]] = [("start", root)]
    while stack:
        kind, element = stack.pop()
        shown = isinstance(element.tag, str) and element.tag.lower() not in _UNSEEN
        if not shown or (element in without and element is not root):
            # A comment or hidden element: what follows it is shown all the same.
            if element.tail and element.getparent() is not None:
                yield "end", _Tail(element.tail)
            continue
        yield kind, element
        if kind == "start":
            stack.append(("end", element))
            stack.extend(("start", child) for child in reversed(element))


class _Tail:
    """The text after an element that is not shown."""

    tag, text = "span", ""

    def __init__(self, tail: str) -> None:
        self.tail = tail


def _is_head(element: Any) -> bool:
    return re.fullmatch(r"h[1-6]", element.tag.lower()) is not None or any(
        name.endswith("Headline") for name in classes(element)
    )
