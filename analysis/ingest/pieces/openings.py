"""Where articles may begin in a document: one rule for each way in which people part them.

A rule only proposes: `split` weighs what each found and takes none that it is not sure of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.pieces.line_kinds import (
    CLUES,
    MOST_TITLE_WORDS,
    address,
    field_line,
    is_closed,
    is_outlet,
    line_of,
)
from analysis.ingest.pieces.numbering import Marker, marker

_MARKED = frozenset(("outlet", "title", "published"))
_SOCIAL = ("t.co", "twitter.com", "x.com", "pic.twitter.com", "youtu.be", "youtube.com",
           "facebook.com", "instagram.com", "t.me", "tiktok.com")  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What a rule found. starts: numbers of blocks, from 0, rising. stated: how many articles
    the document itself says there are, or 0."""

    rule: str
    starts: tuple[int, ...]
    stated: int = 0


class View:
    """A document's blocks with what each line is, and the lines before and after each."""

    def __init__(self, document: Document) -> None:
        self.blocks: Sequence[Block] = document.blocks
        self.lines = [line_of(block) for block in self.blocks]
        self.full = [n for n, line in enumerate(self.lines) if line.kind != "blank"]
        self._place = {n: place for place, n in enumerate(self.full)}
        self.words = [0]
        for line in self.lines:
            self.words.append(self.words[-1] + line.words)

    def before(self, at: int) -> int:
        """The number of the line before that is not empty; -1 where there is none."""
        place = self._place[at]
        return self.full[place - 1] if place else -1

    def after(self, at: int) -> int:
        """The number of the line after that is not empty; -1 where there is none."""
        place = self._place[at] + 1
        return self.full[place] if place < len(self.full) else -1

    def kind(self, at: int) -> str:
        """What a line is; "" of -1."""
        return self.lines[at].kind if at >= 0 else ""

    def is_free(self, at: int) -> bool:
        """Whether a text can begin here: below an empty line, a rule, a closed sentence, an
        address, or at the top of a page."""
        previous = self.before(at)
        if previous < 0 or previous < at - 1 or self.blocks[at].breaks or self.blocks[at].level:
            return True
        return self.lines[previous].kind in ("rule", "closing", "url", "prose")

    def can_be_title(self, at: int) -> bool:
        """Whether a line beside clues can be the title: a short one; closed like a sentence only
        where it is a heading, bold, or stands alone right over them."""
        line, block = self.lines[at], self.blocks[at]
        if line.kind == "title" or block.level:
            return True
        is_alone = at == 0 or self.kind(at - 1) in ("blank", "rule", "closing")
        is_alone = is_alone and self.after(at) == at + 1
        is_short = line.kind == "prose" and bool(line.text) and line.words <= MOST_TITLE_WORDS
        return is_short and (block.bold or is_alone)

    def title_above(self, at: int) -> int:
        """The number of the title that stands over a line of clues, else the line itself."""
        above = self.before(at)
        if above < 0 or not self.can_be_title(above):
            return at
        higher = self.before(above)
        over = self.lines[higher] if higher == above - 1 and higher >= 0 else None
        if over and over.kind == "title" and is_outlet(over.text) and self.is_free(higher):
            return higher
        if over and over.kind == "title" and is_outlet(self.lines[above].text):
            return higher if self.is_free(higher) else at
        return above if self.is_free(above) else at


def fields(view: View) -> Found:
    """Header blocks: two lines or more such as “Outlet: …”, or “Title: …” again and again."""
    starts, titles = [], []
    at_field = [n for n in view.full if view.kind(n) == "field"]
    last = -1
    for n in at_field:
        if last >= 0 and view.before(n) == last:
            last = n
            continue
        last = n
        names = {_name(view, n)}
        follower = view.after(n)
        while view.kind(follower) == "field":
            names.add(_name(view, follower))
            follower = view.after(follower)
        if len(names) > 1 and names & _MARKED:
            starts.append(n if "title" in names else view.title_above(n))
        elif names == {"title"}:
            titles.append(n)
    return Found("fields", tuple(starts if len(starts) > 1 else sorted({*starts, *titles})))


def _name(view: View, at: int) -> str:
    return field_line(view.lines[at].text)[0]


def _markers(view: View, form: str) -> list[tuple[int, Marker]]:
    """The numbers of one form that rise one by one, from the first."""
    found: list[tuple[int, Marker]] = []
    for n in view.full:
        line = view.lines[n]
        if not line.text or line.words > 40:
            continue
        mark = marker(line.text, bare=form == "bare")
        if mark is None or mark.form != form:
            continue
        if mark.number == (found[-1][1].number + 1 if found else 1):
            found.append((n, mark))
    return found


def counted(view: View) -> Found:
    """“1 of 20”, “2 of 20” …"""
    found = _markers(view, "of")
    stated = found[0][1].total if found else 0
    return Found("counted", tuple(n for n, _ in found), stated)


def named(view: View) -> Found:
    """“Article 1”, «المقال الأول» …, each over a title or beside one."""
    found = [
        n
        for n, mark in _markers(view, "named")
        if mark.title or view.blocks[n].level or _is_short(view, view.after(n))
    ]
    return Found("numbered", tuple(found))


def _is_short(view: View, at: int) -> bool:
    return at >= 0 and bool(view.lines[at].text) and view.lines[at].words <= MOST_TITLE_WORDS


def bare(view: View) -> Found:
    """“1. …”, “2. …”."""
    return Found("listed", tuple(n for n, _ in _markers(view, "bare")))


def closings(view: View) -> Found:
    """“End of Document”, «انتهى»: an article begins below each, and at the top."""
    closing = [n for n in view.full if view.kind(n) == "closing"]
    if len(closing) < 2:
        return Found("closings", ())
    starts = [view.full[0], *(view.after(n) for n in closing)]
    return Found("closings", tuple(n for n in dict.fromkeys(starts) if n >= 0))


def contents(view: View) -> Found:
    """A list of links to places in the document; each is the title of an article below."""
    places = {name: n for n, block in enumerate(view.blocks) for name in block.anchors}
    wanted: list[str] = []
    last = -1
    for n in view.full:
        links = [link[1:] for link in view.blocks[n].links if link.startswith("#")]
        if links:
            wanted += links[:1]
            last = n
        elif last >= 0 and n > last and view.lines[n].kind == "prose":
            break
        elif last < 0 and view.words[n] > 200:
            break  # a list so far below is none of contents
    ends = {places[name] for name in wanted if places.get(name, -1) > last}
    marked = [n for n in ends if view.lines[n].kind in ("title", "prose") and view.lines[n].text]
    highest = min((view.blocks[n].level for n in marked if view.blocks[n].level), default=0)
    starts = sorted(n for n in marked if not highest or view.blocks[n].level == highest)
    lower = len(marked) - len(starts)
    return Found("contents", tuple(starts), len(set(wanted)) - lower)


def under_titles(view: View) -> Found:
    """A date, byline or “Outlet, date” line under each title, or the date over it."""
    starts = []
    for n in view.full:
        if view.kind(n) not in ("dated", "byline") or view.kind(view.before(n)) in CLUES:
            continue
        start = view.title_above(n)
        if start == n:
            follower = view.after(n)
            is_over = view.kind(follower) == "title" and view.is_free(n)
            if not is_over or view.kind(view.before(n)) in ("title", "field"):
                continue
        starts.append(start)
    return Found("dated", tuple(dict.fromkeys(starts)))


def headings(view: View) -> list[Found]:
    """The headings of each level, the highest first."""
    levels = sorted({block.level for block in view.blocks if block.level})
    return [
        Found("headings", tuple(n for n in view.full if view.blocks[n].level == level))
        for level in levels
    ]


def pages(view: View) -> Found:
    """Pages that begin with a title (marked as one, or over a date), not with a line that stands
    on many pages; or all pages, where each begins with a short line below a closed sentence."""
    opening = [n for n in view.full if view.blocks[n].breaks or n == view.full[0]]
    texts = Counter(view.lines[n].text for n in opening)
    running = max(1, len(opening) // 6)  # pages from which a line is no title but runs over them
    starts = []
    for n in opening:
        block, line = view.blocks[n], view.lines[n]
        marked = block.level or block.bold or line.kind == "field"
        after = view.after(n)
        is_dated = line.kind == "title" and view.kind(after) in CLUES
        if texts[line.text] <= running and (marked or is_dated):
            starts.append(n)
    if len(starts) < 2:
        starts = [
            n for n in opening if view.kind(n) == "title" and texts[view.lines[n].text] <= running
        ]
        whole = all(_is_closed_above(view, n) for n in starts)
        starts = starts if whole and len(starts) == len(opening) else []
    return Found("pages", tuple(starts))


def _is_closed_above(view: View, at: int) -> bool:
    """Whether the line before is none, or ends as a sentence does."""
    before = view.before(at)
    return before < 0 or is_closed(view.blocks[before].text.rstrip())


def bold(view: View) -> Found:
    """Short paragraphs all in bold over others that are not."""
    starts = []
    for n in view.full:
        block, after = view.blocks[n], view.after(n)
        if not block.bold or after < 0:
            continue
        if view.kind(n) != "title" and not (view.kind(after) in CLUES and view.can_be_title(n)):
            continue
        above = view.before(n)
        if above >= 0 and view.blocks[above].bold and view.kind(above) == "title":
            continue  # the second line of a title
        starts.append(n)
    return Found("bold", tuple(starts))


def addresses(view: View) -> Found:
    """Addresses alone on a line, each over or below a title, or each under an article's text."""
    found = [n for n in view.full if view.kind(n) == "url" and _is_article(view.lines[n].text)]
    if len(found) < 2:
        return Found("addresses", ())
    over = [view.title_above(n) for n in found if view.kind(view.after(n)) in ("title", "prose")]
    over = [n for n in over if view.is_free(n)]
    if found[-1] == view.full[-1] and found[0] not in view.full[:3]:
        below = [view.full[0], *(view.after(n) for n in found[:-1])]
        return Found("addresses", tuple(n for n in below if view.kind(n) == "title"))
    return Found("addresses", tuple(dict.fromkeys(over)))


def _is_article(text: str) -> bool:
    """Whether an address can be an article's: of no post or film, and with a path."""
    try:
        parts = urlsplit(address(text))
    except ValueError:
        return False  # a bracket in it: no address
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = parts.path if parts.hostname else f"/{parts.path.partition('/')[2]}"
    return host not in _SOCIAL and len(path) > 4


def rules(view: View) -> Found:
    """Lines of --- or ===: an article begins below each, and at the top."""
    found = [n for n in view.full if view.kind(n) == "rule"]
    if not found:
        return Found("rules", ())
    starts = [view.full[0], *(view.after(n) for n in found)]
    return Found(
        "rules", tuple(n for n in dict.fromkeys(starts) if view.kind(n) not in ("rule", ""))
    )


#: In this order where two are as sure.
RULES: tuple[Callable[[View], Found | list[Found]], ...] = (
    fields, counted, closings, contents, under_titles, headings, pages, named, bare, addresses,
    rules, bold,
)  # fmt: skip


def found_by_rules(view: View) -> list[Found]:
    """What each rule found; those that found two places or more."""
    result: list[Found] = []
    for rule in RULES:
        found = rule(view)
        result += found if isinstance(found, list) else [found]
    return [one for one in result if len(one.starts) > 1]
