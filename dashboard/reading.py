"""One article and the article to read beside it: names, parts, what two share. No Streamlit.

Reader and Side by side share this; what is marked in a text stands in `marking`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.corpus import Part, Scope
from analysis.tables import rows_of
from dashboard.context import Context

LONG_OPENING = 500  # characters: a first paragraph beyond it is shown by its first sentences
OPENING_SENTENCES = 3
PARTS = {"title": Part.TITLE, "body": Part.BODY}


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


def spans_in(context: Context, spans: pd.DataFrame, article_id: str, part: str) -> pd.DataFrame:
    """The rows of a frame of spans that stand in one part of an article."""
    here = (spans["article"] == row_of(context, article_id)) & (spans["part"] == int(PARTS[part]))
    return spans[here]


# --- parts of an article -------------------------------------------------------------------


def opening(context: Context, article_id: str) -> tuple[int, int]:
    """(start, end) of the first paragraph that is not boilerplate as a whole.

    Of a text without paragraphs: its first sentences.
    """
    text = context.article(article_id)["text"]
    sentences = spans_in(context, context.corpus.sentences, article_id, "body")
    promo = spans_in(context, context.corpus.boilerplate, article_id, "body")
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
    first = spans_in(context, context.corpus.passages, a, "body")
    second = spans_in(context, context.corpus.passages, b, "body").drop_duplicates("passage")
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
