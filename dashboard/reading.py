"""What stands where in one article, as marks; which article to read beside it. No Streamlit.

Reader and Side by side share this. Spans come from the corpus and from measures; nothing is
looked for here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.corpus import Part, Scope
from analysis.tables import rows_of
from dashboard import i18n
from dashboard.context import Context
from dashboard.markup import Mark, MarkKind

#: What can be marked, in the order of the switches.
LAYERS = ("quotation", "tone", "term", "shared", "boilerplate")
MOST_TERMS = 10  # of the words that set the group apart: those that page Words shows first
LONG_OPENING = 500  # characters: a first paragraph beyond it is shown by its first sentences
OPENING_SENTENCES = 3
PARTS = {"title": Part.TITLE, "body": Part.BODY}
_TONE_KINDS: dict[str, MarkKind] = {
    "positive": "tone_positive",
    "negative": "tone_negative",
    "negation": "negation",
    "intensifier": "intensifier",
    "contrast": "intensifier",
}


def row_of(context: Context, article_id: str) -> int:
    """The row number of an article in the corpus. KeyError if there is none."""
    found = np.flatnonzero(context.articles.frame["article_id"] == article_id)
    if not len(found):
        raise KeyError(article_id)
    return int(found[0])


def only(*article_ids: str, scope: Scope | None = None) -> Scope:
    """Just these articles, whatever the page's scope lets through; by default their whole text.

    scope: whose choice of parts, voice, shared and boilerplate text to keep.
    """
    return replace(
        scope or Scope(),
        stories=None,
        since=None,
        until=None,
        language=None,
        where=(("article_id", tuple(sorted(article_ids))),),
    )


def outlet_label(context: Context, article_id: str) -> str:
    """The article's outlet, or that none is given."""
    return context.article(article_id)["outlet"] or context.say("group.not_given")


def labels(context: Context, pair: tuple[str, str]) -> tuple[str, str]:
    """What to call two articles: their outlets, else their headlines, else first and second."""
    outlets = tuple(context.article(one)["outlet"] for one in pair)
    titles = tuple(context.article(one)["title"] for one in pair)
    for first, second in (outlets, titles):
        if first and second and first != second:
            return first, second
    return context.say("side.first"), context.say("side.second")


def headline(context: Context, article_id: str) -> str:
    """The article's headline, or that it has none."""
    return context.article(article_id)["title"] or context.say("article.untitled")


def place(at: str) -> tuple[str, int, int] | None:
    """(part, start, end) of the choice `at` (“body-12-80”); None where it is not one."""
    part, _, span = at.partition("-")
    start, _, end = span.partition("-")
    if part not in PARTS or not (start.isdecimal() and end.isdecimal()) or len(at) > 40:
        return None
    return (part, int(start), int(end)) if int(start) < int(end) else None


def marks_of(
    context: Context, article_id: str, part: str, layers: Iterable[str] = LAYERS
) -> list[Mark]:
    """The marks of one part of an article; offsets count characters of its title or text."""
    finders = {
        "quotation": _quotations,
        "tone": _tone,
        "term": _terms,
        "shared": _shared,
        "boilerplate": _boilerplate,
    }
    return [mark for name in layers for mark in finders[name](context, article_id, part)]


def hits(context: Context, article_id: str, part: str, query: str) -> list[Mark]:
    """Where a word or phrase that somebody looks for stands."""
    found = context.frame("concordance", query, by="article_id", scope=only(article_id))
    return [Mark(row.start, row.end, "hit") for row in rows_of(found[found["part"] == part])]


def _spans(context: Context, spans: pd.DataFrame, article_id: str, part: str) -> pd.DataFrame:
    here = (spans["article"] == row_of(context, article_id)) & (spans["part"] == int(PARTS[part]))
    return spans[here]


def _quotations(context: Context, article_id: str, part: str) -> list[Mark]:
    article = context.article(article_id)
    text = article["title"] if part == "title" else article["text"]
    found = _spans(context, context.corpus.quotations, article_id, part)
    return [
        Mark(
            row.start,
            row.end,
            "quotation",
            text[row.speaker_start : row.speaker_end] if row.speaker_start >= 0 else "",
            context.say("reader.mark.quotation"),
        )
        for row in rows_of(found)
    ]


def _boilerplate(context: Context, article_id: str, part: str) -> list[Mark]:
    found = _spans(context, context.corpus.boilerplate, article_id, part)
    label = context.say("reader.mark.boilerplate")
    return [
        Mark(row.start, row.end, "boilerplate", label, context.say.name("boilerplate", row.rule))
        for row in rows_of(found)
    ]


def _shared(context: Context, article_id: str, part: str) -> list[Mark]:
    found = _spans(context, context.corpus.passages, article_id, part)
    marks = []
    for row in rows_of(found):
        names = also_in(context, article_id, int(row.passage))
        label = context.say("reader.also_in", names=context.say.list(names)) if names else ""
        marks.append(Mark(row.start, row.end, "shared", label))
    return marks


def also_in(context: Context, article_id: str, passage: int) -> list[str]:
    """The other outlets that have a passage, by name; an article without outlet by its title."""
    spans = context.corpus.passages
    rows = sorted(set(spans.loc[spans["passage"] == passage, "article"]))
    others = context.articles.frame.iloc[rows]
    own = context.article(article_id)["outlet"]
    others = others[others["article_id"] != article_id]
    if own:  # its own other articles are not other outlets; without an outlet each is one
        others = others[others["outlet"] != own]
    names = [row.outlet or headline(context, row.article_id) for row in rows_of(others)]
    return sorted(set(names))


def _tone(context: Context, article_id: str, part: str) -> list[Mark]:
    words = context.frame("tone_words", scope=only(article_id))
    return tone_marks(context, words[words["part"] == part])


def tone_marks(context: Context, words: pd.DataFrame) -> list[Mark]:
    """Marks for rows of `tone_words`: what the word is, and what it counted after the rules."""
    say = context.say
    return [
        Mark(
            row.start,
            row.end,
            _TONE_KINDS[row.role],
            say(f"tone.role.{row.role}"),
            say("tone.counted", value=i18n.number(row.value, context.language))
            if row.role in ("positive", "negative")
            else "",
        )
        for row in rows_of(words)
    ]


def _terms(context: Context, article_id: str, part: str) -> list[Mark]:
    """The words that set the article's group apart (page Words), wherever they stand in it."""
    marks = []
    for row in rows_of(terms_apart(context, article_id)):
        found = context.frame("concordance", row.term, by="article_id", scope=only(article_id))
        note = context.say(
            "reader.mark.term.note", articles=row.articles_target, of=row.of_target,
            rest=row.articles_rest, of_rest=row.of_rest,
        )  # fmt: skip
        label = context.say("reader.mark.term")
        marks += [
            Mark(hit.start, hit.end, "term", label, note)
            for hit in rows_of(found[found["part"] == part])
        ]
    return marks


def terms_apart(context: Context, article_id: str) -> pd.DataFrame:
    """The first shown rows of `term_differences` of the article's group and language."""
    group = context.articles.groups(context.by).iloc[row_of(context, article_id)]
    table = context.frame("term_differences")
    own = table["language"] == context.article(article_id)["language"]
    shown = table[own & (table["group"] == group) & table["shown"]]
    return shown.sort_values("rank").head(MOST_TERMS)


# --- parts of an article -------------------------------------------------------------------


def opening(context: Context, article_id: str) -> tuple[int, int]:
    """(start, end) of the first paragraph that is not boilerplate as a whole.

    Of a text without paragraphs: its first sentences.
    """
    text = context.article(article_id)["text"]
    sentences = _spans(context, context.corpus.sentences, article_id, "body")
    promo = _spans(context, context.corpus.boilerplate, article_id, "body")
    wholly = [
        bool(((promo["start"] <= row.start) & (promo["end"] >= row.end)).any())
        for row in rows_of(sentences)
    ]
    kept = sentences[~np.array(wholly, dtype=bool)]
    if kept.empty:
        kept = sentences
    if kept.empty:
        return 0, 0
    start = int(kept["start"].iloc[0])
    start = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", int(kept["end"].iloc[0]) - 1)
    end = newline if newline >= 0 else len(text)
    if end - start > LONG_OPENING:
        end = min(end, int(kept["end"].iloc[:OPENING_SENTENCES].iloc[-1]))
    return start, end


def in_both(context: Context, a: str, b: str) -> list[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Passages that two articles share: (number, span in a's body, span in b's), in a's order."""
    first = _spans(context, context.corpus.passages, a, "body")
    second = _spans(context, context.corpus.passages, b, "body").drop_duplicates("passage")
    found = first.drop_duplicates("passage").merge(second, on="passage", suffixes=("", "_b"))
    return [(row.passage, (row.start, row.end), (row.start_b, row.end_b)) for row in rows_of(found)]


# --- which articles ------------------------------------------------------------------------


def known_ids(context: Context, wanted: Sequence[str], most: int) -> list[str]:
    """The ids among `wanted` that exist, each once, at most `most`."""
    ids = set(context.articles.frame["article_id"])
    return [one for one in dict.fromkeys(wanted) if one in ids][:most]


def default_pair(context: Context) -> tuple[str, str] | None:
    """Two articles to start with: of one story (or day) from two outlets of one language.

    The interface's language first, then the language with most articles. Where there is no such
    pair: two of one language, else the first two of all. None with fewer than two articles.
    """
    frame = context.in_scope
    if len(frame) < 2:
        frame = context.articles.frame
    if len(frame) < 2:
        return None
    languages = frame["language"].value_counts()
    order = sorted(languages.index, key=lambda code: (code != context.language, -languages[code]))
    day = frame["published"].dt.strftime("%Y-%m-%d").fillna("")
    frame = frame.assign(event=frame["story"].where(frame["story"] != "", day))
    frame = frame.sort_values("published", kind="stable")
    for code in order:
        own = frame[frame["language"] == code]
        for known in (own[own["event"] != ""], own.assign(event="")):
            firsts = known.drop_duplicates(["event", "outlet"])
            events = firsts.groupby("event", sort=False)["article_id"]
            pair = next((ids.iloc[:2] for _, ids in events if len(ids) > 1), None)
            if pair is not None:
                return pair.iloc[0], pair.iloc[1]
    own = frame[frame["language"] == order[0]]
    chosen = own if len(own) > 1 else frame
    return chosen["article_id"].iloc[0], chosen["article_id"].iloc[1]


def beside(context: Context, shown: Sequence[str]) -> str | None:
    """Another article to read beside those shown: another outlet's on the same story, the same
    language, the nearest day; None where there is none left."""
    first = context.article(shown[0])
    frame = context.articles.frame
    rest = frame[~frame["article_id"].isin(shown)]
    if rest.empty:
        return None
    outlets = set(frame.loc[frame["article_id"].isin(shown), "outlet"])
    ranked = rest.assign(
        other_language=rest["language"] != first["language"],
        other_story=rest["story"] != first["story"],
        same_outlet=rest["outlet"].isin(outlets - {""}),
        apart=(rest["published"] - first["published"]).abs(),
    ).sort_values(
        ["other_language", "other_story", "same_outlet", "apart"], kind="stable",
        na_position="last",
    )  # fmt: skip
    return str(ranked["article_id"].iloc[0])
