"""What a report is made of: sections of paragraphs, figures, tables and sentences. Plain data.

The measures' frames go in, values for the template come out; nothing is computed here that is not
in a frame. Every text stays text: the template escapes it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.corpus import Corpus, Scope
from analysis.study import Recipe
from analysis.tables import rows_of
from analysis.text.languages import get_language
from dashboard.charts import theme
from dashboard.i18n import Say, date, number

MOST_ROWS = 400  # of one table
MOST_GROUPS = 24  # in figures


def measured(measure: Callable[..., pd.DataFrame], corpus: Corpus, **options: Any) -> pd.DataFrame:
    """The measure's frame with those of the options (`by`, `scope`) that it takes."""
    takes = inspect.signature(measure).parameters
    return measure(corpus, **{name: value for name, value in options.items() if name in takes})


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; `kind` is "" or says how it is marked, `note` what it counted."""

    text: str
    kind: str = ""
    note: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of an article in its own language and direction, with its source."""

    pieces: Sequence[Piece]
    group: str
    colour: str
    glyph: str
    language: str
    direction: str
    source: Sequence[str]
    note: str = ""


@dataclass(frozen=True)
class Block:
    """One block of a section. kind says which of the fields the template takes:

    text, heading, caution: text. items: items. figure: figure. table: head, rows, text (its
    heading), numeric (which columns are numbers). sentences: sentences, text (its heading).
    """

    kind: str
    text: str = ""
    items: Sequence[str] = ()
    figure: go.Figure | None = None
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    numeric: Sequence[bool] = ()
    sentences: Sequence[Sentence] = ()


@dataclass(frozen=True)
class Section:
    """A section of the report: anchor, heading, what stands in it."""

    name: str
    title: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    """What all sections share: the corpus, how it is grouped and narrowed, words and colours."""

    corpus: Corpus
    by: str
    scope: Scope
    say: Say
    colours: Mapping[str, str]
    subtitle: str
    version: str
    recipe: Recipe = Recipe()

    @property
    def grouping(self) -> dict[str, Any]:
        """How measures group and narrow."""
        return {"by": self.by, "scope": self.scope}

    @property
    def options(self) -> dict[str, Any]:
        """What measures take."""
        return {**self.grouping, **self.recipe.options()}

    def around(self, settings: str, *narrowed: str) -> dict[str, Any]:
        """What chart builders take."""
        return {
            "say": self.say,
            "colours": self.colours,
            "subtitle": " · ".join([*narrowed, self.subtitle]),
            "caption": theme.caption(self.say, settings=settings, version=self.version),
            "direction": self.say.direction,
        }

    def language_name(self, code: str) -> str:
        return self.say.name("language", code)


def text(value: str, kind: str = "text") -> Block:
    return Block(kind, text=value)


def table(
    report: Report, frame: pd.DataFrame, columns: Sequence[str], *, title: str = ""
) -> list[Block]:
    """A frame's columns as a table that opens on a click, and a line where it is cut."""
    shown = frame[list(columns)].head(MOST_ROWS)
    say = report.say
    rows = [[written(value, say) for value in row] for row in shown.itertuples(index=False)]
    block = Block(
        "table",
        text=title or say("report.data"),
        head=[say.name("column", column) for column in columns],
        rows=rows,
        numeric=[pd.api.types.is_numeric_dtype(shown[column]) for column in columns],
    )
    if len(frame) > len(shown):
        return [block, text(say("report.first_rows", n=len(shown)), "caution")]
    return [block]


def written(value: Any, say: Say) -> str:
    """A cell as people read it: two significant digits, days in words, nothing for nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, pd.Timestamp):
        return date(value, say.language)
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "✓" if value else "–"
    return number(value, say.language)


def pieces(
    whole: str, start: int, end: int, marks: Iterable[tuple[int, int, str, str]]
) -> list[Piece]:
    """whole[start:end] divided at the marks (start, end, kind, note); a mark inside another one
    that came first is left out. Joined, the pieces are the text to the character."""
    result: list[Piece] = []
    at = start
    for first, last, kind, note in sorted(marks):
        if first < at or last > end or first >= last:
            continue
        if first > at:
            result.append(Piece(whole[at:first]))
        result.append(Piece(whole[first:last], kind, note))
        at = last
    if at < end:
        result.append(Piece(whole[at:end]))
    return result


class Sentences:
    """Looks up sentences of the corpus as `Sentence` values."""

    def __init__(self, report: Report) -> None:
        self.report = report
        frame = report.corpus.articles.frame
        self.rows = {row.article_id: row for row in rows_of(frame)}
        self.groups = dict(
            zip(frame["article_id"], report.corpus.articles.groups(report.by), strict=True)
        )

    def at(
        self,
        article_id: str,
        part: str,
        start: int,
        end: int,
        marks: Iterable[tuple[int, int, str, str]] = (),
        note: str = "",
    ) -> Sentence:
        row = self.rows[article_id]
        group = self.groups[article_id]
        when = date(row.published, self.report.say.language) if pd.notna(row.published) else ""
        whole = row.title if part == "title" else row.text
        return Sentence(
            pieces(whole, start, end, marks),
            group,
            theme.colour_of(group, self.report.colours),
            theme.glyph_of(group, self.report.colours),
            row.language,
            get_language(row.language or "und").direction,
            [piece for piece in (row.title if part == "body" else "", when) if piece],
            note,
        )
