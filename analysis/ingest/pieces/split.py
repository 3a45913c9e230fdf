"""One document, several articles: where each begins.

Precision first. What rules propose (`openings`) is taken only where the pieces look like
articles; an article with subheads stays one. What is left in doubt is told, not cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

import pandas as pd

from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.blocks import Document
from analysis.ingest.pieces.heads import Piece, piece_of
from analysis.ingest.pieces.layouts import starts_of
from analysis.ingest.pieces.line_kinds import CLUES
from analysis.ingest.pieces.numbering import marker
from analysis.ingest.pieces.openings import Found, View, found_by_rules
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable

_HEAD_LINES = 6  # lines under a title that are looked at for a date, a byline, an address
_CHAPTER_NAMES = (
    "introduction background conclusion conclusions summary abstract methodology methods results "
    "discussion references bibliography appendix contents overview preface acknowledgements "
    "مقدمة المقدمة خاتمة الخاتمة خلاصة الخلاصة المراجع المصادر الملاحق ملحق الفهرس تمهيد "
    "المنهجية النتائج التوصيات"
)
_CHAPTERS = frozenset(_CHAPTER_NAMES.split())
_DATELINE = re.compile(
    r"[A-Z][A-Z.' -]{2,40}(?:, [^—–\n-]{1,30})?(?: ?\([^()\n]{2,40}\))? ?[-–—] "
    r"|[^\W\d_][^()\n.]{2,40} ?\([^()\n]{2,40}\) ?[-–—:.] ?"
    r"|[\u0621-\u064a][\u0621-\u064a ]{2,30} ?[-–—/] ?"
)
#: What stands for all articles of a file where its metadata says it.
_FOR_ALL = ("outlet", "language", "story")
_COLUMNS = ("title", "text", "outlet", "published", "author", "url", "language", "story")
_MAYBE_WORDS = 120  # of pieces that are long for the parts of one article
_UNSURE = ("headings", "pages", "bold", "listed", "rules", "numbered", "addresses", "contents")


@dataclass(frozen=True)
class _Needs:
    """What pieces must be. words: half of them have as many or more. clues: share of them (but
    the first) with a date, byline or address above the text. sure: how much the rule itself
    counts beside clues, from 0 to 1."""

    words: int
    clues: float
    sure: float


_NEEDS = {
    "fields": _Needs(10, 0, 1),
    "counted": _Needs(25, 0.5, 1),
    "closings": _Needs(25, 0, 1),
    "contents": _Needs(25, 0.5, 0.9),
    "dated": _Needs(25, 0.9, 0),
    "headings": _Needs(25, 0.5, 0),
    "pages": _Needs(40, 0.5, 0),
    "numbered": _Needs(25, 0.5, 0.9),
    "listed": _Needs(25, 0.5, 0),
    "addresses": _Needs(40, 0, 0.5),
    "rules": _Needs(25, 0.5, 0.8),
    "bold": _Needs(40, 0.5, 0),
}


@dataclass(frozen=True)
class Split:
    """How a document is cut. rule: what found the starts, "chosen", "layout" or "saved"; starts:
    numbers of blocks; stated: articles that the document says it holds, or 0; layout: the name of
    the one that was used."""

    rule: str
    starts: tuple[int, ...]
    stated: int = 0
    layout: str = ""


@dataclass(frozen=True)
class _Weighed:
    """What was found and what its pieces are: words of each, whether clues stand above each."""

    found: Found
    words: tuple[int, ...]
    clued: tuple[bool, ...]

    @property
    def share(self) -> float:
        """Of the pieces but the first (one article has a date above, too), those with clues."""
        return sum(self.clued[1:]) / (len(self.clued) - 1)

    @property
    def score(self) -> float:
        return max(sum(self.clued), _NEEDS[self.found.rule].sure * len(self.words))


def split_articles(
    source: str, document: Document, problems: Problems, options: ReadOptions
) -> RawTable | None:
    """The articles of a document in which several begin; None where it is one article.

    Starts or a layout chosen for the source go before all rules; saved layouts are tried where no
    rule fits. Told: how it was cut, what stood before the first article, what was left in doubt.
    """
    view = View(document)
    split = find_split(view, source, options, problems)
    if split is None:
        return None
    pieces = pieces_of(view, split)
    _tell(source, view, split, pieces, problems)
    columns = {
        name: [piece.text if name == "text" else piece.fields.get(name, "") for piece in pieces]
        for name in _COLUMNS
        if name == "text" or any(piece.fields.get(name) for piece in pieces)
    }
    given = {name: document.metadata[name] for name in _FOR_ALL if document.metadata.get(name)}
    frame = pd.DataFrame(columns, dtype=object)
    return RawTable(source, frame, range(1, len(pieces) + 1), given, whole=True)


def find_split(
    view: View, source: str, options: ReadOptions, problems: Problems | None = None
) -> Split | None:
    """How a document is cut; None where it is one article. With `problems`, a doubt is told."""
    chosen = options.of(source)
    if chosen.starts is not None:
        known = {n for n in chosen.starts if 0 <= n < len(view.blocks)}
        starts = sorted({_full_from(view, n) for n in known} - {-1})
        return Split("chosen", tuple(starts)) if starts else None
    if chosen.layout is not None:
        starts = starts_of(view.blocks, chosen.layout)
        if starts:
            return Split("layout", tuple(starts), layout=chosen.layout.name)
        if problems is not None:
            problems.add("kept", "layout_unfit", source, layout=chosen.layout.name)
    weighed = [_weighed(view, found) for found in found_by_rules(view)]
    weighed = [one for one in weighed if len(one.words) > 1]
    sure = [one for one in weighed if _is_sure(view, one)]
    if sure:
        best = max(sure, key=lambda one: one.score)
        return Split(best.found.rule, best.found.starts, best.found.stated)
    for layout in options.layouts:
        one = _weighed(view, Found("saved", tuple(starts_of(view.blocks, layout))))
        if len(one.words) > 1 and median(one.words) >= 20:
            return Split("saved", one.found.starts, layout=layout.name)
    if problems is not None:
        _tell_doubt(source, weighed, problems)
    return None


def pieces_of(view: View, split: Split) -> list[Piece]:
    """The articles between the starts."""
    ends = (*split.starts[1:], len(view.blocks))
    marks = [marker(view.lines[start].text, bare=True) for start in split.starts]
    numbers = [mark.number if mark and mark.form == "bare" else -1 for mark in marks]
    numbered = numbers == list(range(1, len(numbers) + 1))
    return [
        piece_of(view.blocks[start:end], view.lines[start:end], numbered)
        for start, end in zip(split.starts, ends, strict=True)
    ]


def _full_from(view: View, at: int) -> int:
    """The first block from here on that is not empty; -1 where there is none."""
    while at < len(view.lines) and view.lines[at].kind == "blank":
        at += 1
    return at if at < len(view.lines) else -1


def _weighed(view: View, found: Found) -> _Weighed:
    """What was found, without the starts of pieces that hold no text."""
    starts, words, clued = [], [], []
    ends = (*found.starts[1:], len(view.lines))[: len(found.starts)]  # where none was found: none
    for start, end in zip(found.starts, ends, strict=True):
        body, clue = _body(view, start, end)
        if body >= 0:
            starts.append(start)
            words.append(view.words[end] - view.words[body])
            clued.append(clue)
    return _Weighed(Found(found.rule, tuple(starts), found.stated), tuple(words), tuple(clued))


def _body(view: View, start: int, end: int) -> tuple[int, bool]:
    """(number of the line that begins the text of a piece, or -1 where it has none; whether a
    date, byline or address stands above it, or a dateline in it)."""
    clue, at, seen, first = False, start, 0, start
    while at < end and seen < _HEAD_LINES:
        kind = view.lines[at].kind
        clue |= kind in CLUES
        if kind == "prose" and not (at == start and _is_head(view, at)):
            clue |= _DATELINE.match(view.blocks[at].text.lstrip()[:120]) is not None
            return at, clue
        seen += kind != "blank"
        first = at if kind == "title" and at > start else first
        at += 1
    has_text = view.words[end] - view.words[start] >= 20
    return (max(first, start + 1) if has_text and start + 1 < end else -1), clue


def _is_head(view: View, start: int) -> bool:
    """Whether the first line of a piece is a title although it is closed like a sentence."""
    return bool(view.blocks[start].level) or (
        view.can_be_title(start) and view.kind(view.after(start)) in CLUES
    )


def _is_sure(view: View, one: _Weighed) -> bool:
    """Whether the pieces look like articles."""
    needs, rule = _NEEDS[one.found.rule], one.found.rule
    if median(one.words) < needs.words or _quarter(one.words) < min(needs.words, 15):
        return False
    if rule == "addresses":
        return _titled(view, one) >= 0.8
    if one.share >= needs.clues:
        return True
    is_one = one.clued[0] and not any(one.clued[1:])  # a date stands once, over all of it
    if rule in ("bold", "listed") or is_one or _has_chapters(view, one):
        return False
    if rule in ("counted", "numbered", "rules"):
        return _titled(view, one) >= 0.8 and median(one.words) >= 40
    if rule == "contents":
        return median(one.words) >= 80
    if rule == "pages":
        return median(one.words) >= 100
    if rule == "headings":
        return _is_top(view, one) and median(one.words) >= (100 if len(one.words) > 2 else 150)
    return False


def _quarter(words: tuple[int, ...]) -> int:
    """What three quarters of the pieces have, or more."""
    return sorted(words)[len(words) // 4]


def _titled(view: View, one: _Weighed) -> float:
    """The share of pieces that begin with a title, below numbers and clues."""
    count = 0
    for start in one.found.starts:
        at = start
        while view.kind(at) in ("blank", "rule", "closing", *CLUES):
            at = view.after(at)
        count += view.kind(at) == "title"
    return count / len(one.found.starts)


def _has_chapters(view: View, one: _Weighed) -> bool:
    """Whether a piece is called as the chapters of a report are."""
    return any(
        view.lines[start].text.lower().strip(" :.0123456789") in _CHAPTERS
        for start in one.found.starts
    )


def _is_top(view: View, one: _Weighed) -> bool:
    """Whether headings are the highest of the document, with no text over the first of them, as
    titles are and subheads are not."""
    first = one.found.starts[0]
    level = view.blocks[first].level
    is_highest = not any(0 < block.level < level for block in view.blocks)
    return is_highest and view.words[first] < 20


def _tell(source: str, view: View, split: Split, pieces: list[Piece], problems: Problems) -> None:
    """How it was cut, what the lines above the texts gave, what stood before the first."""
    count = len(pieces)
    if split.layout:
        problems.add("kept", "layout_used", source, layout=split.layout, count=count)
    else:
        problems.add("kept", f"split_{split.rule}", source, count=count)
    if split.stated and split.stated != count:
        problems.add("kept", "split_count", source, stated=split.stated, found=count)
    names = sorted({name for piece in pieces for name in piece.fields})
    if names:
        problems.add("kept", "heads_read", source, fields=", ".join(names), count=count)
    words = view.words[split.starts[0]]
    if words:
        problems.add("kept", "front_matter", source, words=words)


def _tell_doubt(source: str, weighed: list[_Weighed], problems: Problems) -> None:
    """What could be several articles and was kept as one."""
    counts = [
        len(one.words)
        for one in weighed
        if one.found.rule in _UNSURE
        and median(one.words) >= _MAYBE_WORDS
        and (len(one.words) > 2 or one.share)
    ]
    if counts:
        problems.add("kept", "maybe_several", source, count=max(counts))
