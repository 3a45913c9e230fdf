"""Two articles compared in counts: headlines, openings, sizes, words, tone, shared passages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis.corpus import Scope
from analysis.tables import rows_of
from dashboard import state, tone_in_words
from dashboard.components import (
    at,
    dot,
    empty_state,
    group_label,
    how_to_read,
    note,
    page_head,
    section,
)
from dashboard.context import Context
from dashboard.i18n import number
from dashboard.marking import SPEECH_KINDS, VERB_KINDS, marks_of, tone_marks
from dashboard.markup import Html, Mark, el, join, marked, show
from dashboard.picking import byline, open_both, pick_article
from dashboard.reading import (
    beside,
    default_pair,
    headline,
    in_both,
    known_ids,
    labels,
    only,
    opening,
    row_of,
)
from dashboard.word_lists import word_lists

MOST_QUOTATIONS = 5
SIDES = ("a", "b")
_COUNTS = ("words", "sentences", "quotations", "quoted_words", "shared_words", "boilerplate")


def render(context: Context) -> None:
    say = context.say
    pair = _pair(context)
    if pair is None:
        page_head(say("side.question"))
        empty_state(say, "side.nothing")
        return
    words = context.frame("words_apart", *pair, scope=_scope(context, pair))
    page_head(say("side.question"), _answer(context, pair, words))
    _pickers(context, pair)
    one_language = _languages_alike(context, pair)
    if not one_language:
        note(say("side.two_languages"), "caution")
    _openings(context, pair)
    _sizes(context, pair)
    word_lists(context, pair, words, one_language)
    _tone(context, pair, one_language)
    _quotations(context, pair)
    _passages(context, pair, one_language)
    if open_both(context, *pair):
        state.go("reader", article=list(pair), at=None)
    how_to_read(say, "side.how_to_read")


def _pair(context: Context) -> tuple[str, str] | None:
    """The two that the address names; with one named, another beside it; else a pair to start."""
    named = known_ids(context, [state.choice(side) for side in SIDES], 2)
    if len(named) == 2:
        return named[0], named[1]
    if not named:
        return default_pair(context)
    other = beside(context, named)
    if other is None:
        return None
    return (named[0], other) if state.choice("a") == named[0] else (other, named[0])


def _scope(context: Context, pair: tuple[str, str]) -> Scope:
    return only(*pair, scope=context.scope)


def _languages_alike(context: Context, pair: tuple[str, str]) -> bool:
    first, second = (context.article(one)["language"] for one in pair)
    return first == second


def _answer(context: Context, pair: tuple[str, str], words: pd.DataFrame) -> str:
    """What the two have in common and what each has alone, in counts of words."""
    say = context.say
    passages = say("side.answer.passages", n=len(in_both(context, *pair)))
    if words.empty:
        return passages if _languages_alike(context, pair) else say("side.answer.two_languages")
    sizes = words["side"].value_counts()
    counted = say(
        "side.answer", both=int(sizes.get("both", 0)), a=int(sizes.get("a", 0)),
        b=int(sizes.get("b", 0)),
    )  # fmt: skip
    return f"{counted} {passages}"


def _pickers(context: Context, pair: tuple[str, str]) -> None:
    for side, column in zip(SIDES, st.columns(2, gap="large"), strict=True):
        here = pair[SIDES.index(side)]
        with column:
            others = [one for one in pair if one != here]
            wanted = pick_article(context, here, name=f"side_{side}", without=others)
        if wanted != here:
            changed = dict(zip(SIDES, pair, strict=True)) | {side: wanted}
            state.choose(**changed)
            st.rerun()


def _two(context: Context, pair: tuple[str, str], cell: Callable[[str], Html]) -> None:
    """The same piece of both articles, each under its outlet's name."""
    names = _names(context, pair)
    cells = [
        el("section", el("h3", name), cell(one)) for one, name in zip(pair, names, strict=True)
    ]
    show(el("div", *cells, class_="px-evidence px-pair"))


def _names(context: Context, pair: tuple[str, str]) -> list[Html]:
    """What the two are called, with the colour of their groups."""
    groups = context.articles.groups(context.by)
    result = []
    for one, label in zip(pair, labels(context, pair), strict=True):
        group = groups.iloc[row_of(context, one)]
        colour = context.colours.get(group)
        name = el("bdi", label)
        if colour is not None:
            name = join([dot(colour), name])
        if context.by != "outlet":
            name = join([name, " · ", el("bdi", group_label(context, group))])
        result.append(el("span", name))
    return result


def _openings(context: Context, pair: tuple[str, str]) -> None:
    """Headlines under each other, then the first paragraphs beside each other."""
    say = context.say
    section(say("side.headlines"))
    lines = []
    for one, name in zip(pair, _names(context, pair), strict=True):
        article = context.article(one)
        direction = context.text_direction(article["language"])
        title = el("p", headline(context, one), class_="px-headline", dir=direction)
        source = el("p", join([name, byline(context, one)], " · "), class_="px-source")
        lines.append(el("div", title, source, class_="px-card"))
    show(el("div", *lines, class_="px-headlines"))
    section(say("side.openings"), say("side.openings.note"))
    _two(context, pair, lambda one: _opening(context, one))


def _opening(context: Context, article_id: str) -> Html:
    article = context.article(article_id)
    start, end = opening(context, article_id)
    marks = marks_of(context, article_id, "body", ["quotation", "tone", "boilerplate"])
    sentence = at(context, article_id, "body", start, end, marks)
    return _quote(context, article["language"], sentence.text, sentence.marks)


def _quote(context: Context, language: str, text: str, marks: tuple[Mark, ...] = ()) -> Html:
    direction = context.text_direction(language)
    return el("p", marked(text, marks, direction), class_="px-quote", dir=direction)


def _sizes(context: Context, pair: tuple[str, str]) -> None:
    """Length, quotations, shared and marked text: counts, a row each."""
    say = context.say
    section(say("side.sizes"), say("side.sizes.note"))
    frame = context.frame("article_counts", scope=_scope(context, pair))
    rows = {row.article_id: row for row in rows_of(frame)}
    head = el("tr", el("th", ""), *(el("th", name) for name in _names(context, pair)))
    body = [
        el(
            "tr",
            el("td", say(f"side.count.{name}")),
            *(el("td", number(int(getattr(rows[one], name))), class_="px-n") for one in pair),
        )
        for name in _COUNTS
    ]
    table = el("table", el("thead", head), el("tbody", *body), class_="px-table px-narrow")
    show(el("div", table, class_="px-scroll"))


def _tone(context: Context, pair: tuple[str, str], one_language: bool) -> None:
    """How negative or positive the wording of each is, with the sentences at the two ends."""
    say = context.say
    section(say("side.tone"), say("tone.not_stance"))
    scope = _scope(context, pair)
    articles = context.frame("tone_articles", by="article_id", scope=scope)
    if articles.empty:
        note(say("side.tone.no_lexicon"))
        return
    if not one_language:
        note(say("side.tone.two_languages"))
    sentences = context.frame("tone_sentences", scope=scope)
    rows = {row.article_id: row for row in rows_of(articles)}

    def cell(one: str) -> Html:
        if one not in rows:
            return el("p", say("side.tone.no_lexicon"), class_="px-note")
        own = sentences[(sentences["article_id"] == one) & (sentences["part"] == "body")]
        lines = el("p", tone_in_words.line(rows[one], say), class_="px-note")
        return join([lines, *_ends(context, one, own)])

    _two(context, pair, cell)


def _ends(context: Context, article_id: str, sentences: pd.DataFrame) -> list[Html]:
    """The most negative and the most positive sentence, with the words that counted."""
    say, language = context.say, context.article(article_id)["language"]
    ends = []
    for end, row in tone_in_words.ends(sentences).items():
        if row is None:
            ends.append(el("p", say(f"side.tone.no_{end}"), class_="px-note"))
            continue
        words = context.frame(
            "tone_words", scope=_scope(context, (article_id, article_id)),
            sentences=(int(row.sentence),),
        )  # fmt: skip
        sentence = at(context, article_id, "body", row.start, row.end, tone_marks(context, words))
        place = f"body-{row.start}-{row.end}"
        href = state.link("reader", article=article_id, at=place)
        source = el("a", say(f"side.tone.most_{end}"), href=href, target="_self")
        quote = _quote(context, language, sentence.text, sentence.marks)
        ends.append(el("div", el("p", source, class_="px-source"), quote, class_="px-card"))
    return ends


def _quotations(context: Context, pair: tuple[str, str]) -> None:
    """What is said in each, by whom and with which verb; with quotation marks or without."""
    say = context.say
    section(say("side.quotations"), say("side.quotations.note"))
    frame = context.frame("quotations", scope=_scope(context, pair))

    def cell(one: str) -> Html:
        found = frame[frame["article_id"] == one]
        if found.empty:
            return el("p", say("side.quotations.none"), class_="px-note")
        lines = [_said(context, row) for row in rows_of(found.head(MOST_QUOTATIONS))]
        rest = len(found) - len(lines)
        more = None
        if rest > 0:
            href = state.link("reader", article=one)
            link = el("a", say("side.more", n=rest), href=href, target="_self")
            more = el("p", link, class_="px-source")
        return join([*lines, more])

    _two(context, pair, cell)


def _said(context: Context, row: Any) -> Html:
    """A card: who says it, the verb as it stands with what it says besides, then the words."""
    say, direction = context.say, context.text_direction(row.language)
    speaker = el("bdi", row.speaker, class_="px-m-speaker") if row.speaker else None
    who = speaker or say("side.said.unknown")
    parts: list[Html | str] = [who]
    if row.grade:  # a colon in a headline has none
        cue = marked(row.cue, [Mark(0, len(row.cue), VERB_KINDS[row.grade])], direction)
        parts += [cue, say(f"grade.{row.grade}")]
    if row.type != "direct":  # marks are seen
        parts.append(say(f"side.said.{row.type}"))
    if row.part == "title":
        parts.append(say("side.said.headline"))
    bar = f"px-quote px-key-{SPEECH_KINDS[row.type]}"
    text = el("p", row.text, class_=bar, dir=direction)
    return el("div", el("p", join(parts, " · "), class_="px-source"), text, class_="px-card")


def _passages(context: Context, pair: tuple[str, str], one_language: bool) -> None:
    """What both have word for word."""
    say = context.say
    section(say("side.passages"), say("side.passages.note"))
    found = in_both(context, *pair)
    if not found:
        first, second = (context.article(one)["outlet"] for one in pair)
        reason = "same_outlet" if first and first == second else "none"
        note(say(f"side.passages.{reason if one_language else 'two_languages'}"))
        return
    article = context.article(pair[0])
    texts = [article["text"][start:end] for _, (start, end), _ in found]
    cards = [
        el("div", _quote(context, article["language"], text), class_="px-card") for text in texts
    ]
    show(el("div", *cards, class_="px-passages"))
