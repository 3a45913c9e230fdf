"""How a CSV stands: what parts its fields, what quotes them, and where its header is."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from analysis.ingest.columns import guess_columns

DELIMITERS = ",;\t|"
HEAD = 65_536  # characters of the start that are looked at
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_STATED = re.compile(r"\s*\"?sep=(?P<mark>[^\"\r\n])\"?[ \t]*(?:\r\n|\n|\r|$)", re.IGNORECASE)
_WITHIN = 10  # records among which the header is looked for
_DATA_WORDS = 12  # a name of a column has fewer
_DATA = re.compile(r"\s*(?:https?://\S+|[+-]?\d[\d.,:/ T+Z-]*)\s*$")
_SINGLE = re.compile(r"(?:^|[,;\t|])'", re.MULTILINE)
_CLOSING = re.compile(r"'(?=[,;\t|]|\r?$)", re.MULTILINE)
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class Shape:
    """delimiter, quote: as they stand. header: the line (from 1) where the header begins; passed:
    how many lines of titles or comments are above it. named: whether that line holds names;
    without, it is a row."""

    delimiter: str
    quote: str = '"'
    header: int = 1
    named: bool = True
    passed: int = 0

    def rows(self, lines: Iterable[str], *, strict: bool = False) -> Any:
        """A `csv.reader` over lines with their ends."""
        return csv.reader(lines, delimiter=self.delimiter, quotechar=self.quote, strict=strict)


def split_lines(text: str) -> list[str]:
    """Lines with their ends. Only line feeds and carriage returns end one: str.splitlines also
    breaks at U+2028 and others, which stand inside the texts of web pages."""
    return _LINE.findall(text)


def shape_of(head: str) -> Shape:
    """The shape of a table from its start (`HEAD` characters of it are looked at).

    A first line `sep=;`, as Excel writes it, is believed. Else what names most known columns is
    taken, in the first line or, below titles and comments, in one of the first ten; where no
    text column is named, the first line is the header and its most frequent separator counts.
    """
    lines = split_lines(head[:HEAD])
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    stated = _STATED.match(lines[first]) if lines else None
    marks = DELIMITERS
    if stated:
        first, marks = first + 1, stated.group("mark")
        first = next((n for n in range(first, len(lines)) if lines[n].strip()), first)
    single = any(_SINGLE.search(line) for line in lines[first : first + _WITHIN])
    best: tuple[tuple[int, int, int], Shape] | None = None
    for mark in marks:
        shape = Shape(mark, '"', first + 1)
        for place, (line, fields) in enumerate(_first_records(lines, first, shape)):
            known = guess_columns([field.strip(" '") for field in fields])
            if "text" not in known or (place and len(known) < 2):
                continue
            score = (-place, len(known), len(fields))
            if best is None or score > best[0]:
                best = score, replace(shape, header=line)
            break
    if best:
        shape = best[1]
        above = sum(bool(line.strip()) for line in lines[first : shape.header - 1])
        return replace(shape, quote=_quote(lines, shape, single), passed=above)
    shape = Shape(_most_frequent(lines[first:], marks), '"', first + 1)
    shape = replace(shape, quote=_quote(lines, shape, single))
    header = next((fields for _, fields in _first_records(lines, first, shape)), [])
    return replace(shape, named=not _is_data(header))


def _first_records(
    lines: Sequence[str], first: int, shape: Shape
) -> Iterator[tuple[int, list[str]]]:
    """(line from 1, fields) of the first records that are not empty."""
    reader = shape.rows(islice(lines, first, None))
    begins, found = first, 0
    for fields in reader:
        if any(field.strip() for field in fields):
            yield begins + 1, fields
            found += 1
        if found > _WITHIN:
            return
        begins = first + reader.line_num


def _most_frequent(lines: Sequence[str], marks: str) -> str:
    """The separator that stands most often outside quotation marks in the first record."""
    if len(marks) == 1:
        return marks
    header, quoted = [], False
    for character in "".join(lines):
        if character == '"':
            quoted = not quoted
        elif character in "\r\n" and not quoted and any(not c.isspace() for c in header):
            break
        elif not quoted:
            header.append(character)
    counts = {mark: header.count(mark) for mark in marks}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def _quote(lines: Sequence[str], shape: Shape, single: bool) -> str:
    """The apostrophe, where it stands around all names or where it alone makes whole rows."""
    if not single or shape.quote == "'":
        return shape.quote
    other = Shape(shape.delimiter, "'", shape.header)
    start = shape.header - 1
    records = [fields for _, fields in _first_records(lines, start, shape)]
    if records and all(len(f) > 1 and f[0] == f[-1] == "'" for f in map(str.strip, records[0])):
        return "'"
    if len(records) > _WITHIN:  # the last may be cut by the end of what is looked at
        records = records[:_WITHIN]
    wrong = sum(len(fields) != len(records[0]) for fields in records) if records else 0
    others = [fields for _, fields in _first_records(lines, start, other)][: len(records)]
    well = len(others) > 1 and all(len(fields) == len(others[0]) for fields in others)
    start = "".join(lines)
    opened, closed = len(_SINGLE.findall(start)), len(_CLOSING.findall(start))
    return "'" if wrong and well and abs(opened - closed) < 2 else shape.quote


def _is_data(fields: Sequence[str]) -> bool:
    """Whether a first record is a row: no known name in it, and text, an address, a number or a
    date where a name would stand."""
    given = [field for field in fields if field.strip()]
    if not given or guess_columns(given):
        return False
    return any(len(f.split()) >= _DATA_WORDS or _DATA.match(f) for f in given)
