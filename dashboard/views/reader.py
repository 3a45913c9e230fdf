"""One to three articles side by side, with what the other pages count marked in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from analysis.corpus import Scope
from analysis.errors import AnalysisError
from analysis.tables import rows_of
from dashboard import i18n, state
from dashboard.components import dot, empty_state, error_line, how_to_read, note, page_head
from dashboard.context import Context
from dashboard.marking import KINDS, LAYERS, hits, marks_of
from dashboard.markup import Html, Mark, MarkKind, el, join, marked, plain, show
from dashboard.picking import byline, pick_article
from dashboard.reading import (
    beside,
    default_pair,
    known_ids,
    only,
    outlet_label,
    place,
    row_of,
)

MOST = 3  # articles at once
ANCHOR = "px-at"
_PARTS = ("title", "body")
#: Shown until the reader chooses; the other layers would cover most lines.
_FIRST = ("quotation", "verb", "tone", "shared", "boilerplate")


def render(context: Context) -> None:
    say = context.say
    page_head(say("reader.question"), say("reader.answer"))
    ids = _chosen(context)
    if not ids:
        empty_state(say, "reader.nothing")
        return
    layers = _controls(context)
    query = _looked_for(context)
    target = place(state.choice("at"))
    _legend(context, layers, hit=bool(query or target))
    if target is not None and target[0] == "body":
        show(el("p", el("a", say("reader.jump"), href=f"#{ANCHOR}"), class_="px-note"))
    columns = st.columns(len(ids), gap="large") if len(ids) > 1 else [st.container()]
    for position, (column, article_id) in enumerate(zip(columns, ids, strict=True)):
        with column:
            wanted = pick_article(
                context, article_id, name=f"reader_{position}",
                without=[one for one in ids if one != article_id],
            )  # fmt: skip
            if wanted != article_id:
                _show([wanted if one == article_id else one for one in ids])
            at = target if position == 0 else None
            _article(context, article_id, layers, query, at)
    _more_and_less(context, ids)
    how_to_read(say, "reader.how_to_read")


def _chosen(context: Context) -> list[str]:
    """The articles that the address names; without any, a pair to start with."""
    named = known_ids(context, state.choices("article"), MOST)
    if named:
        return named
    pair = default_pair(context)
    if pair is not None:
        return list(pair)
    return context.articles.frame["article_id"].head(1).tolist()


def _show(ids: list[str]) -> None:
    """Show these articles instead; the place that a link pointed at is left behind."""
    state.choose(article=ids, at=None)
    st.rerun()


def _controls(context: Context) -> list[str]:
    """The switches: which marks are shown."""
    say = context.say
    chosen = state.pick_many(
        st.pills,
        say("reader.marks"),
        LAYERS,
        name="marks",
        default=_FIRST,
        selection_mode="multi",
        format_func=lambda name: say(f"reader.layer.{name}"),
    )
    return [name for name in LAYERS if name in chosen]


def _looked_for(context: Context) -> str:
    """A word to look for in the articles shown; pages that link here may bring one along."""
    say = context.say
    typed = st.text_input(
        say("reader.search"),
        value=state.choice("term"),
        key=f"px_reader_term_{state.choice('term')}",
        placeholder=say("reader.search.placeholder"),
        icon=":material/search:",
        label_visibility="collapsed",
    )
    if typed != state.choice("term"):
        state.choose(term=typed)
        st.rerun()
    return typed.strip()


def _legend(context: Context, layers: list[str], *, hit: bool) -> None:
    """What each mark looks like, in a word that wears it."""
    lines = [[_entry(context, kind) for kind in KINDS[name]] for name in layers]
    if hit:
        lines.append([_entry(context, "hit")])
    if lines:
        # what one switch shows stands together
        groups = [el("span", join(line, " "), class_="px-keys") for line in lines]
        show(el("p", join(groups, " "), class_="px-legend px-note"))


def _entry(context: Context, kind: MarkKind) -> Html:
    word = context.say(f"reader.legend.{kind}")
    example = marked(word, [Mark(0, len(word), kind)], context.direction)
    return el("span", example, class_=f"px-key px-key-{kind.replace('_', '-')}")


def _article(
    context: Context,
    article_id: str,
    layers: list[str],
    query: str,
    at: tuple[str, int, int] | None,
) -> None:
    say, article = context.say, context.article(article_id)
    direction = context.text_direction(article["language"])
    marks = {part: _marks(context, article_id, part, layers, query, at) for part in _PARTS}
    title = article["title"]
    group = context.articles.groups(context.by).iloc[row_of(context, article_id)]
    head = el(
        "header",
        el(
            "p",
            dot(context.colours.get(group, "#8a8780")),
            el("bdi", outlet_label(context, article_id)),
            class_="px-outlet",
        ),
        el("h2", marked(title, marks["title"], direction), dir=direction)
        if title
        else el("h2", say("article.untitled"), class_="px-pale"),
        el("p", byline(context, article_id), class_="px-source"),
        el("p", _size(context, article_id), class_="px-source"),
    )
    text = _text(article["text"], marks["body"], direction, at)
    show(el("article", head, text, class_="px-article", lang=article["language"] or None))
    if article["complete"] != "yes":
        note(say.name("complete", article["complete"]), "caution")


def _marks(
    context: Context,
    article_id: str,
    part: str,
    layers: list[str],
    query: str,
    at: tuple[str, int, int] | None,
) -> list[Mark]:
    """All marks of a part. A measure that cannot answer takes only its own marks away."""
    marks: list[Mark] = []
    for layer in layers:
        with _told(context, part):
            marks += marks_of(context, article_id, part, [layer])
    if query:
        with _told(context, part):
            marks += hits(context, article_id, part, query)
    if at is not None and at[0] == part:
        marks.append(Mark(at[1], at[2], "hit"))
    return marks


@contextmanager
def _told(context: Context, part: str) -> Iterator[None]:
    """What a measure cannot do is said once, in a line; the article is shown all the same."""
    try:
        yield
    except AnalysisError as error:
        if part == "body":
            note(error_line(error, context.say))


def _size(context: Context, article_id: str) -> str:
    """Words, quotations and what is shared: counts over the whole article but its boilerplate."""
    counts = context.frame("article_counts", scope=Scope())
    row = next(rows_of(counts[counts["article_id"] == article_id]))
    say = context.say
    return " · ".join(
        [
            say("count.words", n=int(row.words)),
            _speech(context, article_id),
            say("reader.quoted_words", n=int(row.quoted_words)),
            say("reader.shared_words", n=int(row.shared_words)),
        ]
    )


def _speech(context: Context, article_id: str) -> str:
    """How many quotations, and how many of them in marks, partly in marks, and without."""
    types = context.frame("quotations", scope=only(article_id))["type"].value_counts()
    say, total = context.say, int(types.sum())
    counted = say("reader.quotations", n=total)
    if not total:
        return counted
    kinds = [
        say(f"reader.quotations.{name}", number=int(types[name]))
        for name in ("direct", "mixed", "indirect")
        if name in types
    ]
    return f"{counted} ({say.list(kinds)})"


def _text(text: str, marks: list[Mark], direction: str, at: tuple[str, int, int] | None) -> Html:
    """The body; before the paragraph that a link points at stands the place to scroll to."""
    if not text.strip():
        return el("p", "–")
    if at is None or at[0] != "body" or at[1] >= len(text):
        return marked(text, marks, direction, paragraphs=True)
    cut = text.rfind("\n", 0, at[1] + 1) + 1
    before = marked(text[:cut], _clipped(marks, 0, cut), direction, paragraphs=True)
    after = marked(text[cut:], _clipped(marks, cut, len(text)), direction, paragraphs=True)
    return join([before, el("span", id=ANCHOR, class_="px-at"), after])


def _clipped(marks: list[Mark], start: int, end: int) -> list[Mark]:
    """The marks inside [start, end), counted from `start`."""
    return [
        Mark(max(m.start, start) - start, min(m.end, end) - start, m.kind, m.label, m.note)
        for m in marks
        if m.start < end and m.end > start
    ]


def _more_and_less(context: Context, ids: list[str]) -> None:
    """Read another article beside these, or take the last one away."""
    say = context.say
    following = beside(context, ids) if len(ids) < MOST else None
    with st.container(horizontal=True, key="px_reader_more"):
        if following is not None and st.button(
            say("reader.add"), icon=":material/add:", key="px_reader_add",
            help=plain(i18n.isolate(outlet_label(context, following), context.language)),
        ):  # fmt: skip
            _show([*ids, following])
        if len(ids) > 1 and st.button(
            say("reader.remove"), icon=":material/remove:", key="px_reader_remove"
        ):
            _show(ids[:-1])
        if len(ids) > 1 and st.button(
            say("reader.compare"), icon=":material/vertical_split:", key="px_reader_compare"
        ):
            state.go("side_by_side", a=ids[0], b=ids[1])
