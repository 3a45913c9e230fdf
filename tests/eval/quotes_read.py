"""Labelled quotations written into the text itself, read into frames.

A file begins with comment lines (`#`). `=== outlet | title` begins an article; what follows, up to
the next such line, is its text, with marks ⟦…⟧ in it that are taken out on reading:

    ⟦S1 …⟧  the speaker of quotation 1          ⟦C1 …⟧  its cue
    ⟦D1 …⟧  quotation 1, direct    ⟦I1 …⟧  indirect    ⟦M1 …⟧  mixed
    ⟦N …⟧   what looks like a quotation and is none

`⟦S1,2 …⟧` serves several quotations; a second `⟦D1 …⟧` is a further piece of a quotation that is
split; `⟦I1? …⟧` is one that readers could take either way (agreed: False). Marks may stand in one
another. Quotations are numbered 1, 2, … through the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pandas as pd

OWN = Path(__file__).parent / "data"
TYPES = {"D": "direct", "I": "indirect", "M": "mixed"}
LABEL_COLUMNS = [
    *("article_id", "agreed", "type", "text", "start", "end"),
    *("speaker", "speaker_start", "speaker_end", "cue", "cue_start", "cue_end", "pieces"),
]
ARTICLE_COLUMNS = ["article_id", "outlet", "title", "text", "language"]
TRAP_COLUMNS = ["article_id", "text", "start", "end"]
_MARK = re.compile(r"⟦(?:(N)|([SCDIM])(\d+(?:,\d+)*)(\?)?) |⟦|⟧|\n")


class Labelled(NamedTuple):
    """The articles (article_id, outlet, title, text, language), the labels (`LABEL_COLUMNS`;
    offsets into the text; pieces: a list of [start, end]) and the traps (article_id, text, start,
    end)."""

    articles: pd.DataFrame
    labels: pd.DataFrame
    traps: pd.DataFrame


@dataclass
class _Quotation:
    line: int
    kind: str = ""
    agreed: bool = True
    pieces: list[list[int]] = field(default_factory=list)
    speaker: tuple[int, int] = (-1, -1)
    cue: tuple[int, int] = (-1, -1)

    def row(self, article_id: str, text: str) -> dict:
        start, end = self.pieces[0][0], self.pieces[-1][1]
        row = {"article_id": article_id, "agreed": self.agreed, "type": TYPES[self.kind]}
        row |= {"text": text[start:end], "start": start, "end": end}
        for name, (first, last) in (("speaker", self.speaker), ("cue", self.cue)):
            words = text[first:last] if first >= 0 else ""
            row |= {name: words, f"{name}_start": first, f"{name}_end": last}
        return row | {"pieces": self.pieces}


def read_labelled(path: Path) -> Labelled:
    """Read one file; its language is what follows the last `_` of its name (`quotes_ar.txt`).

    Raises ValueError, with file and line, where the mark-up is malformed.
    """
    language = path.stem.rpartition("_")[2]
    articles, labels, traps = [], [], []
    for number, (line, head, body) in enumerate(_articles(path)):
        article_id = f"{language}-{number:02d}"
        outlet, bar, title = (part.strip() for part in head.partition("|"))
        if not (outlet and bar and title):
            raise ValueError(f"{path.name}, line {line}: needs “=== outlet | title”")
        text, quotations, found = _read_marks(body, line + 1, path.name)
        articles.append((article_id, outlet, title, text, language))
        labels += [one.row(article_id, text) for one in quotations]
        traps += [(article_id, text[start:end], start, end) for start, end in found]
    return Labelled(
        pd.DataFrame(articles, columns=ARTICLE_COLUMNS),
        pd.DataFrame(labels, columns=LABEL_COLUMNS),
        pd.DataFrame(traps, columns=TRAP_COLUMNS),
    )


def _articles(path: Path) -> list[tuple[int, str, str]]:
    """(line of the heading, heading, text with marks) of each article."""
    found: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.startswith("==="):
            found.append((number, line.removeprefix("==="), []))
        elif found:
            found[-1][2].append(line)
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"{path.name}, line {number}: text before the first article")
    return [(number, head, "\n".join(lines).rstrip()) for number, head, lines in found]


def _read_marks(body: str, line: int, name: str) -> tuple[str, list[_Quotation], list[list[int]]]:
    """The text without marks, its quotations in the order of their numbers, and its traps."""
    parts: list[str] = []
    length = last = 0
    open_marks: list[tuple[re.Match[str], int, int]] = []
    quotations: dict[int, _Quotation] = {}
    traps: list[list[int]] = []

    def fail(why: str, at: int) -> ValueError:
        return ValueError(f"{name}, line {at}: {why}")

    for match in _MARK.finditer(body):
        before = body[last : match.start()]
        parts.append(before)
        length += len(before)
        last = match.end()
        if match[0] == "\n":
            parts.append("\n")
            length += 1
            line += 1
        elif match[0] == "⟦":
            raise fail(f"unknown mark “{body[match.start() : match.start() + 8]}”", line)
        elif match[0] != "⟧":
            open_marks.append((match, length, line))
        elif not open_marks:
            raise fail("⟧ closes nothing", line)
        else:
            mark, start, since = open_marks.pop()
            span = "".join(parts)[start:length]
            if not span or span != span.strip():
                raise fail(f"{mark[0].strip()} is empty or has a blank at an end", since)
            try:
                _put(mark, [start, length], since, quotations, traps)
            except ValueError as error:
                raise fail(str(error), since) from None
    if open_marks:
        raise fail(f"{open_marks[-1][0][0].strip()} isn't closed", open_marks[-1][2])
    text = "".join(parts) + body[last:]
    for expected, (number, one) in enumerate(sorted(quotations.items()), start=1):
        if number != expected:
            raise fail(f"quotation {expected} is missing before {number}", one.line)
        if not one.pieces:
            raise fail(f"quotation {number} has a speaker or cue but no words", one.line)
        one.pieces.sort()
    return text, [quotations[number] for number in sorted(quotations)], sorted(traps)


def _put(
    mark: re.Match[str],
    span: list[int],
    line: int,
    quotations: dict[int, _Quotation],
    traps: list[list[int]],
) -> None:
    """Enter one mark into what was found so far; ValueError says what is wrong with it."""
    if mark[1]:
        traps.append(span)
        return
    kind = mark[2]
    if kind not in TYPES and mark[4]:
        raise ValueError(f"“?” belongs to a quotation, not to {kind}")
    if kind in TYPES and "," in mark[3]:
        raise ValueError(f"{kind}{mark[3]}: the words of one quotation only")
    for number in map(int, mark[3].split(",")):
        one = quotations.setdefault(number, _Quotation(line))
        if kind in TYPES:
            if one.pieces and kind != one.kind:
                raise ValueError(f"quotation {number} is {one.kind} and {kind}")
            one.kind = kind
            one.agreed = one.agreed and not mark[4]
            one.pieces.append(list(span))
        else:
            part = "speaker" if kind == "S" else "cue"
            if getattr(one, part) != (-1, -1):
                raise ValueError(f"quotation {number} has two of {kind}")
            setattr(one, part, (span[0], span[1]))
