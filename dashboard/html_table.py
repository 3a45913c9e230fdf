"""A small table in the page's own type, for a few rows that people read rather than sort."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.i18n import number
from dashboard.markup import Html, el, show

Cell = Html | str | int | float


def html_table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """A heading row and rows of cells; numbers are set as numbers, text is escaped."""
    top = el("thead", el("tr", *(el("th", name, scope="col") for name in head)))
    body = el("tbody", *(el("tr", *(_cell(value) for value in row)) for row in rows))
    show(el("div", el("table", top, body, class_="px-table"), class_="px-scroll"))


def _cell(value: Cell) -> Html:
    if isinstance(value, int | float):
        return el("td", number(value), class_="px-n")
    return el("td", value)
