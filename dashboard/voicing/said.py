"""The quotations of a language with who says them, and how one is shown with its marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.tables import rows_of
from dashboard import reading
from dashboard.components import Sentence, at, evidence_card, group_name
from dashboard.context import Context
from dashboard.i18n import number
from dashboard.marking import PLAIN_VERB, VERB_KINDS
from dashboard.markup import Html, Mark, el, show

MOST, OF_FIRST = 2, 4  # quotations a group, side by side; of the one that was clicked
FAR = 300  # characters: a speaker or verb farther away than that is not shown with the words
LONG = 900  # characters of a card at most
PLAIN = "neutral"  # the grade that adds nothing: not said beside a card
PLACE = ["article_id", "part", "start", "end"]


def said(context: Context, language: str) -> pd.DataFrame:
    """The quotations in scope of one language: `quotations` with group, and with who, kind and
    named as `speakers` settled them (empty and False where no speaker was found)."""
    frame = context.frame("quotations")
    frame = frame[frame["language"] == language]
    settled = context.frame("speakers").rename(columns={"speaker": "who"})
    settled = settled[[*PLACE, "who", "kind", "named"]].drop_duplicates(PLACE)
    frame = frame.merge(settled, on=PLACE, how="left", validate="m:1")
    frame = frame.assign(
        group=context.groups_of(frame["article_id"]),
        who=frame["who"].fillna(""),
        kind=frame["kind"].fillna(""),
        named=frame["named"].eq(True),
    )
    return frame[frame["group"] != ""].reset_index(drop=True)


def side_by_side(
    context: Context,
    rows: pd.DataFrame,
    groups: Sequence[str],
    *,
    first: str = "",
) -> None:
    """Rows of `said` as cards, a column a group: `first` before the others, in the rows' order."""
    order = sorted(groups, key=lambda name: (name != first, name))
    of = {str(name): own for name, own in rows.groupby("group", sort=False)}
    empty = rows.iloc[:0]
    columns = [
        _column(context, name, of.get(name, empty), OF_FIRST if name == first else MOST)
        for name in order
    ]
    show(el("div", *columns, class_="px-evidence px-said"))


def _column(context: Context, group: str, rows: pd.DataFrame, most: int) -> Html:
    say, count = context.say, len(rows)
    counted = el("span", number(count), class_="px-count") if count else None
    head = el("h3", group_name(context, group), counted)
    if not count:
        return el("section", head, el("p", say("voices.said.none"), class_="px-note"))
    cards = [evidence_card(context, sentence(context, row)) for row in rows_of(rows.head(most))]
    more = count - most
    rest = el("p", say("voices.said.more", n=more), class_="px-note") if more > 0 else None
    return el("section", head, *cards, rest)


def sentence(context: Context, row: Any) -> Sentence:
    """A row of `said` in the sentences it stands in: what is said, by whom, with which verb."""
    start, end = _sentences(context, row)
    told = [row.who if row.who != row.speaker else "", _verb(context, row)]
    note = " · ".join(f"\u2068{one}\u2069" for one in told if one)
    return at(context, row.article_id, row.part, start, end, marks(context, row), note)


def _verb(context: Context, row: Any) -> str:
    return context.say(f"grade.{row.grade}") if row.grade not in ("", PLAIN) else ""


def marks(context: Context, row: Any) -> list[Mark]:
    """What is said, who says it and the verb, for any row with their places."""
    say = context.say
    who = getattr(row, "who", "") or row.speaker
    found = [Mark(row.start, row.end, "quotation", who, say(f"quotation.{row.type}"))]
    if row.speaker_start >= 0:
        found.append(
            Mark(row.speaker_start, row.speaker_end, "speaker", say("column.speaker"), who)
        )
    if row.cue_start >= 0:
        kind = VERB_KINDS.get(row.grade, PLAIN_VERB)
        found.append(Mark(row.cue_start, row.cue_end, kind, row.verb, _verb(context, row)))
    return found


def _sentences(context: Context, row: Any) -> tuple[int, int]:
    """Where the sentences begin and end that hold the words, and speaker and verb if near."""
    start, end = row.start, row.end
    for first, last in ((row.speaker_start, row.speaker_end), (row.cue_start, row.cue_end)):
        if first >= 0 and first > start - FAR and last < end + FAR:
            start, end = min(start, first), max(end, last)
    spans = context.corpus.sentences
    here = spans[
        (spans["article"] == reading.row_of(context, row.article_id))
        & (spans["part"] == int(reading.PARTS[row.part]))
        & (spans["end"] > start)
        & (spans["start"] < end)
    ]
    whole = min(start, *here["start"]), max(end, *here["end"])
    if whole[1] - whole[0] <= LONG:
        return whole
    return start, min(end, start + LONG)
