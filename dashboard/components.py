"""The pieces that pages are made of: head, scope chip, evidence, notes, cards, the error frame."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.corpus import Scope
from analysis.errors import AnalysisError
from analysis.tables import rows_of
from dashboard import i18n, state
from dashboard.bring import error_line
from dashboard.context import Context
from dashboard.i18n import Say
from dashboard.markup import Html, Mark, MarkKind, el, join, marked, plain, show

_log = logging.getLogger(__name__)


def page_head(question: str, answer: str | Html = "") -> None:
    """The page's title as a question, and the sentence that answers it from the data."""
    show(
        el(
            "header",
            el("h1", question),
            el("p", answer, class_="px-answer") if answer else None,
            class_="px-head",
        )
    )


def section(title: str, note: str | Html = "") -> None:
    """The title of a second part of a page, with a line under it."""
    show(
        el(
            "div",
            el("h2", title),
            el("p", note, class_="px-note") if note else None,
            class_="px-section",
        )
    )


def note(text: str | Html, kind: str = "note") -> None:
    """A line beside a chart; kind: note (pale), caution (with a bar)."""
    show(el("p", text, class_=f"px-{kind}"))


def dot(colour: str) -> Html:
    """A dot in an outlet's colour (decoration: the name always stands with it)."""
    return el("span", class_="px-dot", style=f"background:{colour}", aria_hidden="true")


def group_name(context: Context, group: str) -> Html:
    """A group with its dot, isolated for direction: wherever a name stands in HTML."""
    return el(
        "span",
        dot(context.colours.get(group, "#8a8780")),
        el("bdi", group_label(context, group)),
        class_="px-group",
    )


def group_label(context: Context, group: str) -> str:
    """What people read for a value of the grouping column: languages and gaps are spelt out."""
    if context.by == "language":
        return context.say.name("language", group)
    if group in ("", "not given"):
        return context.say("group.not_given")
    return group


# --- scope ---------------------------------------------------------------------------------


def scope_words(scope: Scope, say: Say) -> dict[str, str]:
    """What narrows the comparison, in words: choice name (as in the address) → wording.

    Empty for the scope that a study starts with. Used for the chip, subtitles and exports.
    """
    words: dict[str, str] = {}
    if scope.stories:
        words["story"] = say("scope.stories", stories=say.list(scope.stories))
    if scope.language:
        words["in"] = say("scope.language", name=say.name("language", scope.language))
    if scope.since:
        words["since"] = say("scope.since", day=i18n.date(pd.Timestamp(scope.since), say.language))
    if scope.until:
        words["until"] = say("scope.until", day=i18n.date(pd.Timestamp(scope.until), say.language))
    for column, values in scope.where or ():
        words[f"is.{column}"] = say(
            "scope.where", column=say.name("column", column), values=say.list(values)
        )
    for name in ("part", "voice", "shared", "boilerplate", "translations"):
        value = getattr(scope, name)
        if value != getattr(Scope(), name):
            words[name] = say(f"scope.{name}.{value}")
    return words


def scope_line(context: Context) -> str:
    """The scope as one line for subtitles: “10 outlets · 30 articles · headlines only”."""
    return " · ".join([*_counts(context), *scope_words(context.scope, context.say).values()])


def _counts(context: Context) -> list[str]:
    say, frame = context.say, context.in_scope
    groups = context.articles.groups(context.by)[frame.index]
    n = groups[groups != ""].nunique()
    if context.by == "outlet":
        shown = say("count.outlets", n=n)
    else:
        shown = say("count.groups", n=n, column=say.name("column", context.by))
    apart = context.translations_apart
    left_out = [say("scope.translations.apart", n=apart)] if apart else []
    return [shown, say("count.articles", n=len(frame)), *left_out]


def scope_chip(context: Context) -> None:
    """What the page's numbers cover; each narrowing can be taken away with one click."""
    say = context.say
    with st.container(horizontal=True, key="px_scope", vertical_alignment="center", gap="small"):
        parts = _counts(context)
        recipe = context.study.recipe
        changed = len(recipe.stopwords_added) + len(recipe.stopwords_removed)
        if changed:
            parts.append(say("scope.stopwords", n=changed))
        if context.corpus.rules_off:
            parts.append(say("scope.rules_off", n=len(context.corpus.rules_off)))
        show(el("span", " · ".join(parts), class_="px-chip"), width="content")
        for name, wording in scope_words(context.scope, say).items():
            st.button(
                plain(wording),
                key=f"px_chip_{name}",
                icon=":material/close:",
                icon_position="right",
                type="tertiary",
                help=say("scope.remove"),
                on_click=_forget,
                args=(name,),
            )


def _forget(name: str) -> None:
    state.choose(**{name: None})


# --- evidence ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sentence:
    """A sentence from an article, to be shown with its marks: `start`, `end` are its place in
    that part of the article (−1: not known); marks count from the start of `text`."""

    group: str
    article_id: str
    text: str
    marks: tuple[Mark, ...] = ()
    part: str = "body"
    start: int = -1
    end: int = -1
    note: str = ""


def from_concordance(
    context: Context, hits: pd.DataFrame, kind: MarkKind = "term"
) -> list[Sentence]:
    """Sentences from a `concordance` frame, the hit marked."""
    groups = _group_of(context)
    return [
        Sentence(
            group=groups.get(hit.article_id, ""),
            article_id=hit.article_id,
            text=f"{hit.left}{hit.node}{hit.right}",
            marks=(Mark(len(hit.left), len(hit.left) + len(hit.node), kind),),
            part=hit.part,
            start=hit.start,
            end=hit.end,
            note=context.say("voice.quoted") if hit.voice == "quoted" else "",
        )
        for hit in rows_of(hits)
    ]


def at(
    context: Context,
    article_id: str,
    part: str,
    start: int,
    end: int,
    marks: Sequence[Mark] = (),
    note: str = "",
) -> Sentence:
    """The sentence [start, end) of an article; `marks` count from the start of the part."""
    article = context.article(article_id)
    text = article["title"] if part == "title" else article["text"]
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    moved = tuple(
        Mark(max(m.start, start) - start, min(m.end, end) - start, m.kind, m.label, m.note)
        for m in inside
    )
    group = _group_of(context).get(article_id, "")
    return Sentence(group, article_id, text[start:end], moved, part, start, end, note)


def _group_of(context: Context) -> Mapping[str, str]:
    ids = context.articles.frame["article_id"]
    return dict(zip(ids, context.articles.groups(context.by), strict=True))


def evidence(
    context: Context,
    sentences: Sequence[Sentence],
    *,
    groups: Sequence[str] | None = None,
    most: int = 6,
) -> None:
    """Sentences side by side by group, each in its own direction, with a way into the article.

    groups: which to show, in order (those without a sentence say so); default: those that have
    one. most: sentences a group before “and n more”.
    """
    found: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        found.setdefault(sentence.group, []).append(sentence)
    wanted = list(groups) if groups is not None else sorted(found)
    columns = [_evidence_column(context, group, found.get(group, []), most) for group in wanted]
    show(el("div", *columns, class_="px-evidence"))


def _evidence_column(
    context: Context, group: str, sentences: Sequence[Sentence], most: int
) -> Html:
    say = context.say
    head = el(
        "h3",
        group_name(context, group),
        el("span", i18n.number(len(sentences)), class_="px-count") if sentences else None,
    )
    if not sentences:
        return el("section", head, el("p", say("evidence.none"), class_="px-note"))
    cards = [evidence_card(context, sentence) for sentence in sentences[:most]]
    more = len(sentences) - most
    rest = el("p", say("evidence.more", n=more), class_="px-note") if more > 0 else None
    return el("section", head, *cards, rest)


def evidence_card(context: Context, sentence: Sentence) -> Html:
    """A sentence with its marks and, under it, the article it is from, open at this place."""
    article = context.article(sentence.article_id)
    direction = context.text_direction(article["language"])
    where = [
        i18n.date(article["published"], context.language) if pd.notna(article["published"]) else "",
        context.say(f"part.{sentence.part}") if sentence.part == "title" else "",
        sentence.note,
    ]
    headline = article["title"] or context.say("article.untitled")
    return el(
        "div",
        el("p", marked(sentence.text, sentence.marks, direction), class_="px-quote", dir=direction),
        el(
            "p",
            el(
                "a",
                el("bdi", headline),
                href=state.link("reader", article=sentence.article_id, at=_place(sentence)),
                target="_self",
            ),
            *(el("span", f" · {word}") for word in where if word),
            class_="px-source",
        ),
        class_="px-card",
    )


def _place(sentence: Sentence) -> str | None:
    """Where in the article, for the Reader: part-start-end (choice `at`)."""
    if sentence.start < 0:
        return None
    return f"{sentence.part}-{sentence.start}-{sentence.end}"


# --- around the charts ---------------------------------------------------------------------


def how_to_read(say: Say, key: str, **values: object) -> None:
    """The closed “how to read this” of a chart: string `key`, paragraphs parted by a line."""
    with st.expander(say("page.how_to_read"), icon=":material/help:"):
        paragraphs = say(key, **values).split("\n")
        show(el("div", *(el("p", line) for line in paragraphs if line), class_="px-how"))


def cards(items: Sequence[Html]) -> None:
    """Cards in a row (wrapping): a finding each."""
    show(
        el(
            "div",
            *(el("article", item, class_="px-finding") for item in items),
            class_="px-findings",
        )
    )


def onward(say: Say) -> str:
    """The icon that points onward in the direction of reading."""
    return ":material/arrow_back:" if say.direction == "rtl" else ":material/arrow_forward:"


def back(say: Say) -> str:
    """The icon that points back, against the direction of reading."""
    return ":material/arrow_forward:" if say.direction == "rtl" else ":material/arrow_back:"


def empty_state(say: Say, key: str, *, slug: str = "articles", **values: object) -> None:
    """Nothing to show yet: what the next step is (`key`), and a button that goes there."""
    show(el("div", el("p", say(key, **values)), class_="px-empty"))
    if st.button(say(f"go.{slug}"), icon=onward(say), key=f"px_empty_{key}"):
        state.go(slug)


@contextmanager
def guarded(say: Say) -> Iterator[None]:
    """The error frame: an AnalysisError becomes its one line, anything else one line and a log."""
    try:
        yield
    except AnalysisError as error:
        st.warning(plain(error_line(error, say)), icon=":material/info:")
    except Exception as error:  # noqa: BLE001 - the last frame: told to the reader, kept in the log
        _log.exception("a page failed")
        st.error(
            say("error.unexpected", what=plain(f"{type(error).__name__}: {error}"[:300])),
            icon=":material/error:",
        )


def inline(*children: Html | str) -> Html:
    """Markup and text in one line (for answers and notes with names in them)."""
    return join(children)
