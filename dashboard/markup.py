"""The one builder through which text from articles reaches a page: everything is escaped.

Nothing else in the dashboard calls `st.html` or passes `unsafe_allow_html`; a test holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Literal

import streamlit as st

TAGS = frozenset(
    [
        "a",
        "abbr",
        "article",
        "aside",
        "b",
        "bdi",
        "br",
        "cite",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "header",
        "hr",
        "i",
        "ins",
        "li",
        "mark",
        "nav",
        "ol",
        "p",
        "q",
        "rect",
        "s",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "svg",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "time",
        "title",
        "tr",
        "u",
        "ul",
    ]
)
_VOID = frozenset(("br", "hr"))
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|[#?./]|[\w-]+(?:\?|$))", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[a-z][a-z0-9-]*")
#: Characters that would turn the rest of the page around, or that no page can carry.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

MarkKind = Literal[
    "quotation",
    "mixed",
    "indirect",
    "speaker",
    "verb_plain",
    "verb_supports",
    "verb_distance",
    "verb_judges",
    "loaded_hedge",
    "loaded_assertive",
    "loaded_factive",
    "loaded_implicative",
    "loaded_intensifier",
    "loaded_subjective",
    "loaded_one_sided",
    "label",
    "tone_positive",
    "tone_negative",
    "negation",
    "intensifier",
    "term",
    "boilerplate",
    "shared",
    "hit",
]
#: Marks told at the side of a paragraph as well (a bar with `label`), not only in the line.
SIDE_KINDS = ("quotation", "mixed", "indirect", "shared")


@dataclass(frozen=True)
class Html:
    """Markup that is safe to show: made by `el`, `marked`, `join`, never from data by hand."""

    source: str

    def __str__(self) -> str:
        return self.source


Child = Html | str | int | float | None


@dataclass(frozen=True)
class Mark:
    """A span [start, end) of a text to be marked; `label` stands with it, `note` is its tooltip."""

    start: int
    end: int
    kind: MarkKind
    label: str = ""
    note: str = ""


def _escaped(value: object) -> str:
    return escape(_CONTROL.sub("\ufffd", str(value)), quote=True)


def _child(child: Child) -> str:
    if child is None:
        return ""
    return child.source if isinstance(child, Html) else _escaped(child)


def join(children: Iterable[Child], between: str = "") -> Html:
    """The children one after the other, strings escaped, with `between` (escaped) between them."""
    return Html(_escaped(between).join(_child(child) for child in children))


def el(tag: str, *children: Child, **attrs: str | int | float | bool | None) -> Html:
    """An element: children that are strings are escaped, `Html` is kept.

    Attributes: a trailing underscore is dropped (`class_`), others become hyphens (`data_id`);
    None and False leave the attribute out. An address that is not http(s), mailto or relative
    is left out. ValueError for a tag or attribute that pages here do not use.
    """
    if tag not in TAGS:
        raise ValueError(f"<{tag}> is not a tag for pages here")
    parts = [tag]
    for name, value in attrs.items():
        name = name.rstrip("_").replace("_", "-")
        if not _ATTRIBUTE.fullmatch(name) or name.startswith("on"):
            raise ValueError(f"{name} is not an attribute for pages here")
        if value is None or value is False:
            continue
        if name in ("href", "src") and not _SAFE_ADDRESS.match(str(value)):
            continue
        parts.append(name if value is True else f'{name}="{_escaped(value)}"')
    opening = f"<{' '.join(parts)}>"
    if tag in _VOID:
        return Html(opening)
    return Html(f"{opening}{''.join(map(_child, children))}</{tag}>")


def marked(
    text: str,
    marks: Sequence[Mark] = (),
    direction: str = "auto",
    *,
    paragraphs: bool = False,
) -> Html:
    """`text` with its marks, in its own direction; marks may overlap and nest.

    As one line (`paragraphs=False`: a <span>), or as an article's body (a <div> of <p>; a
    paragraph with speech or a shared passage has a bar at its side, with the mark's label). Where a
    mark is cut by others, its first piece wears px-b and its last px-e.
    The visible text is `text` to the character: labels and notes are attributes.
    """
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    if not paragraphs:
        return el("span", _line(text, 0, len(text), inside), dir=direction, class_="px-line")
    blocks = [
        _paragraph(text, found.start(), found.end(), inside)
        for found in re.finditer(r"[^\n]+", text)
        if found.group().strip()
    ]
    return el("div", *blocks, dir=direction, class_="px-text")


def _paragraph(text: str, start: int, end: int, marks: Sequence[Mark]) -> Html:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    sides = [kind for kind in SIDE_KINDS if any(mark.kind == kind for mark in here)]
    labels = dict.fromkeys(mark.label for mark in here if mark.kind in SIDE_KINDS and mark.label)
    side = el("span", " · ".join(labels), class_="px-side") if labels else None
    names = " ".join(f"px-has-{kind}" for kind in sides)
    return el("p", side, _line(text, start, end, here), class_=names or None)


def _line(text: str, start: int, end: int, marks: Sequence[Mark]) -> Html:
    """text[start:end], cut wherever a mark begins or ends; each piece wears its marks nested."""
    edges = {start, end}
    for mark in marks:
        edges.update(edge for edge in (mark.start, mark.end) if start < edge < end)
    cuts = sorted(edges)
    return join(_piece(text[left:right], left, right, marks) for left, right in pairwise(cuts))


def _piece(piece: str, left: int, right: int, marks: Sequence[Mark]) -> Html:
    covering = [mark for mark in marks if mark.start <= left and mark.end >= right]
    covering.sort(key=lambda mark: (mark.end - mark.start, mark.kind))  # shortest is innermost
    result: Html = join([piece])
    for mark in covering:
        tag = "del" if mark.kind == "boilerplate" else "mark"
        edges = f"{' px-b' if mark.start == left else ''}{' px-e' if mark.end == right else ''}"
        result = el(
            tag,
            result,
            class_=f"px-m{edges} px-m-{mark.kind.replace('_', '-')}",
            title=": ".join(filter(None, (mark.label, mark.note))) or None,
        )
    return result


def plain(value: object) -> str:
    """Text from data for a Streamlit label or message, which reads Markdown: shown as it stands."""
    flat = _CONTROL.sub("\ufffd", " ".join(str(value).split()))
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|:$<>~])", r"\\\1", flat)


def show(html: Html, width: Literal["stretch", "content"] = "stretch") -> None:
    """Put markup on the page."""
    if not isinstance(html, Html):
        raise TypeError("show takes Html: build it with el, marked or join")
    if html.source:
        st.html(html.source, width=width)


def style(sheet: str) -> None:
    """Put a style sheet of the project's own (theme.py) on the page; never text from data."""
    st.html(f"<style>{sheet}</style>")
