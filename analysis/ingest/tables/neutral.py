"""Cells that would run as formulas when a spreadsheet opens a CSV: made harmless, and undone.

Spreadsheets take a cell for a formula that begins with = + - or @ (or their full-width forms),
some of them after spaces, tabs, line ends or invisible signs. An apostrophe before it makes it
text. So that nothing is lost, a cell that already begins with apostrophes before such a sign gets
one more: then each cell goes one way only, and `as_it_was` gives back what `neutral` was given.
Lines of dialogue (“- He said”) begin with such a sign too and are treated no differently: what
a spreadsheet would make of them is an error in the cell.
"""

from __future__ import annotations

import re

_MARK = "'"
_RUNS = re.compile(
    "'*(?:[\t\r\n]|[\\s\0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\\-@＝＋－＠])"
)


def neutral(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it.

    >>> neutral("=1+1"), neutral("- قال"), neutral("It’s 1 + 1")
    ("'=1+1", "'- قال", 'It’s 1 + 1')
    """
    return _MARK + cell if _RUNS.match(cell) else cell


def as_it_was(cell: str) -> str:
    """The cell that `neutral` was given.

    >>> as_it_was("'=1+1"), as_it_was("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith(_MARK) and _RUNS.match(cell, 1) else cell
