"""One quotation, many versions: what each outlet has of the same words, beside the fullest."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.speech.versions import word_differences
from analysis.tables import rows_of
from dashboard import i18n, state
from dashboard.components import group_label, group_name, note, section
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.markup import Html, Mark, el, join, marked, plain, show
from dashboard.plots import data_behind, settings_of
from dashboard.voicing.said import PLACE, PLAIN, marks

MOST = 60  # utterances in the list
BEGINNING = 90  # characters of an utterance in the list
NEAR = 160  # characters after the words in which verb and speaker are shown
FEW = 8  # words left out that are shown struck through; more are counted
ALIKE = {"altered": 0.4, "indirect": 0.6}  # below this, differences word by word tell nothing
ORDER = ("whole", "cut", "altered", "indirect")


def versions(context: Context, language: str, rows: pd.DataFrame) -> None:
    """A list of utterances and, beside it, the chosen one in all its versions."""
    say = context.say
    frame = context.frame("quotation_versions")
    frame = frame[frame["language"] == language].reset_index(drop=True)
    section(say("voices.versions.title"), say("voices.versions.note"))
    if frame.empty:
        note(say("voices.versions.none"))
        return
    here = rows[[*PLACE, "who", "verb", "speaker_start", "speaker_end", "cue_start", "cue_end"]]
    full = frame.merge(here.drop_duplicates(PLACE), on=PLACE, how="left", validate="m:1")
    for name in ("speaker_start", "speaker_end", "cue_start", "cue_end"):
        full[name] = full[name].fillna(-1).astype("int64")
    full[["who", "verb"]] = full[["who", "verb"]].fillna("")
    listed, shown = st.columns([2, 5], gap="large")
    with listed:
        chosen = _list(context, full)
    with shown:
        _chosen(context, full[full["utterance"] == chosen].reset_index(drop=True))
    data_behind(context, frame)
    with st.container(horizontal=True):
        table_downloads(
            frame, name="quotation_versions", say=say, key="quotation_versions",
            settings=settings_of(context),
        )  # fmt: skip


def _list(context: Context, frame: pd.DataFrame) -> int:
    """The utterances, those of most outlets first; the number of the chosen one."""
    say = context.say
    of = {str(number): own for number, own in frame.groupby("utterance", sort=True)}
    options = list(of)[:MOST]
    with st.container(height=620, key="px_utterances", border=False):
        chosen = state.pick(
            st.radio, say("voices.versions.list"), options, name="utterance",
            format_func=lambda number: plain(_isolated(beginning(of[number]["text"].iloc[0]))),
            captions=[plain(_who(context, of[number])) for number in options],
        )  # fmt: skip
    if len(of) > MOST:
        show(el("p", say("voices.versions.more", n=len(of) - MOST), class_="px-note"))
    return int(chosen)


def beginning(text: str) -> str:
    """The first words of what is said, without the marks around it."""
    bare = " ".join(text.split()).strip("\"'“”«»‘’ ")
    if len(bare) <= BEGINNING:
        return bare
    return bare[: BEGINNING + 1].rsplit(" ", 1)[0].rstrip(" ,،.;؛:") + " …"


def _isolated(text: str) -> str:
    """In its own direction, where no markup can say so."""
    return f"\u2068{text}\u2069"


def _who(context: Context, rows: pd.DataFrame) -> str:
    say, n = context.say, rows["group"].nunique()
    names = [name for name in [*rows["who"], *rows["speaker"]] if name]
    counted = (
        say("count.outlets", n=n)
        if context.by == "outlet"
        else say("count.groups", n=n, column=say.name("column", context.by))
    )
    return " · ".join([*map(_isolated, names[:1]), counted])


def _chosen(context: Context, rows: pd.DataFrame) -> None:
    """The fullest version over the others, each with what differs from it."""
    fullest = next(rows_of(rows))
    show(el("p", _answer(context, rows), class_="px-versions-of"))
    show(el("div", _card(context, fullest, None, rows.head(1)), class_="px-fullest"))
    same = ["group", "version", "before", "text"]  # in several articles of one outlet: one card
    others = [
        _card(context, next(rows_of(own)), fullest, own)
        for _, own in rows.iloc[1:].groupby(same, sort=False)
    ]
    show(el("div", *others, class_="px-evidence px-versions"))
    _legend(context)


def _answer(context: Context, rows: pd.DataFrame) -> Html:
    """Who has it how: “The fullest in A; cut in B and C; in other words in D.”"""
    say = context.say
    parts = []
    for version in ("fullest", *ORDER):
        groups = list(dict.fromkeys(rows.loc[rows["version"] == version, "group"]))
        if groups:
            names = say.list([group_label(context, name) for name in groups])
            parts.append(say(f"voices.version.{version}", names=names))
    return el("span", say("voices.semicolon").join(parts) + ".")


def _card(context: Context, row: Any, fullest: Any, places: pd.DataFrame) -> Html:
    """A version: outlet and how it has it, what stands before, the words; every place of them."""
    say, article = context.say, context.article(row.article_id)
    text = article["title"] if row.part == "title" else article["text"]
    direction = context.text_direction(article["language"])
    kind = say.name("version", row.version)
    size = (
        say("count.words", n=int(row.words))
        if fullest is None
        else say("voices.version.words", n=int(row.words), of=int(fullest.words))
    )
    head = el("h3", group_name(context, row.group),
              el("span", f"{kind} · {size}", class_="px-count"))  # fmt: skip
    begins = max(text.rfind(row.before, 0, row.start), 0) if row.before else row.start
    ends = max([row.end, *(e for e in (row.cue_end, row.speaker_end) if e <= row.end + NEAR)])
    around = marks(context, row)[1:]
    words = text[row.start : row.end]
    own = row.similarity < ALIKE.get(row.version, 0)
    quote = el("span", words)
    if fullest is not None and not own:
        quote = differences(context, fullest.text, words)
    line = el(
        "p",
        _beside(text, begins, row.start, around, direction),
        el("span", quote, class_="px-said-words"),
        _beside(text, row.end, ends, around, direction),
        class_="px-quote", dir=direction,
    )  # fmt: skip
    unmarked = None
    if fullest is not None and own:
        unmarked = el("p", say("voices.version.unmarked"), class_="px-note")
    sources = [_source(context, place) for place in rows_of(places)]
    return el("div", head, line, unmarked, *sources, class_="px-card")


def _beside(text: str, start: int, end: int, around: list[Mark], direction: str) -> Html | None:
    """What stands before or after the words, with speaker and verb marked."""
    if start >= end:
        return None
    inside = [
        Mark(m.start - start, m.end - start, m.kind, m.label, m.note)
        for m in around
        if m.start >= start and m.end <= end
    ]
    return el("span", marked(text[start:end], inside, direction), class_="px-beside")


def _source(context: Context, row: Any) -> Html:
    article = context.article(row.article_id)
    href = state.link(
        "reader", article=row.article_id, at=f"{row.part}-{row.start}-{row.end}"
    )  # fmt: skip
    headline = article["title"] or context.say("article.untitled")
    told = [
        i18n.date(article["published"], context.language) if pd.notna(article["published"]) else "",
        context.say("part.title") if row.part == "title" else "",
        context.say(f"grade.{row.grade}") if row.grade not in ("", PLAIN) else "",
    ]
    return el(
        "p",
        el("a", el("bdi", headline), href=href, target="_self"),
        *(el("span", f" · {word}") for word in told if word),
        class_="px-source",
    )


def differences(context: Context, full: str, own: str) -> Html:
    """`own` with its differences from `full`: left out struck through, added and other words
    underlined. Without what is struck it is `own` to the character."""
    pieces: list[Html | str] = []
    at = 0
    for kind, (first, last), (start, end) in word_differences(full, own):
        pieces.append(own[at:start])
        if kind != "added":
            pieces.append(_left_out(context, full[first:last], after=own[:start]))
        if kind != "cut":
            name = "added" if kind == "added" else "other"
            pieces.append(el("ins", own[start:end], class_=f"px-{name}"))
        at = end
    pieces.append(own[at:])
    return join(pieces)


def _left_out(context: Context, words: str, after: str) -> Html:
    """Words struck through, or how many they are; with the space that parts them from the rest."""
    n = len(words.split())
    before, behind = ("", " ") if not after or after[-1].isspace() else (" ", "")
    if n <= FEW:
        return el("del", f"{before}{words}{behind}", class_="px-cut")
    told = el("span", context.say("voices.version.left_out", n=n), class_="px-gap")
    return el("abbr", before, told, behind, title=words)


def _legend(context: Context) -> None:
    say = context.say
    entries = [
        el("del", say("voices.versions.key.cut"), class_="px-cut px-key"),
        el("ins", say("voices.versions.key.added"), class_="px-added px-key"),
        el("ins", say("voices.versions.key.other"), class_="px-other px-key"),
    ]
    show(el("p", join(entries, " "), class_="px-legend px-note"))
