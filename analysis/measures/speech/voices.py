"""Voices: whom a group lets speak, with how many words, and what kind of people they are."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.names.merging import Names
from analysis.measures.shares import difference_interval, share_interval
from analysis.measures.speech.speakers import speakers
from analysis.tables import VOICE_KINDS, VOICES

KINDS = (
    "official", "military", "party", "agency", "expert", "civilian", "organisation", "other",
)  # fmt: skip
MOST_FORMS = 8


def voices(
    corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope(), merged: Names | None = None
) -> pd.DataFrame:
    """Who speaks in each group, a row a speaker (columns: VOICES).

    Speakers are settled as `speakers` says; merged as in `actors`. A quotation in pieces counts
    once, with the words of all of them. Shares are of the group's quotations that have a speaker.
    By language and group, most words first, ties by name.
    """
    said = _utterances(corpus, speakers(corpus, by=by, scope=scope, merged=merged))
    named = said[said["speaker"] != ""]
    if named.empty:
        return VOICES.frame()
    keys = ["language", "group"]
    totals = said.groupby(keys).agg(all=("words", "size"), all_words=("words", "sum"))
    of = said.groupby(keys)["article_id"].nunique().rename("of")
    rows = named.groupby([*keys, "speaker"]).agg(
        quotations=("words", "size"), words=("words", "sum"), articles=("article_id", "nunique"),
        kind=("kind", _commonest), named=("named", "max"), forms=("put", _listed),
    )  # fmt: skip
    first = named.groupby([*keys, "speaker", "article_id"])["position"].min()
    rows["first_position"] = first.groupby([*keys, "speaker"]).mean()
    rows = rows.reset_index().merge(totals, on=keys).merge(of, on=keys)
    groups = named.groupby(["language", "speaker"])["group"].nunique().rename("groups")
    rows = rows.merge(groups, on=["language", "speaker"])
    rows = rows.assign(
        share=rows["quotations"] / rows["all"],
        share_words=rows["words"] / rows["all_words"].where(rows["all_words"] > 0),
        only_here=rows["groups"] == 1,
    )
    order = ["language", "group", "words", "quotations", "speaker"]
    rows = rows.sort_values(order, ascending=[True, True, False, False, True])
    return VOICES.frame(rows[VOICES.names])


def voice_kinds(
    corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope(), merged: Names | None = None
) -> pd.DataFrame:
    """What kind of people speak in each group, a row a kind (columns: VOICE_KINDS).

    share_words is of the words of all quotations with a speaker; its interval and that of the
    difference to the mean of the other groups as in `reporting_verbs`. Kinds are told by the words
    beside a name (roles.tsv of the language); other: no such word. By language, group, and kind in
    the order of KINDS.
    """
    said = _utterances(corpus, speakers(corpus, by=by, scope=scope, merged=merged))
    rows: list[dict[str, object]] = []
    for language, own in said.groupby("language", sort=True):
        matrix = {str(group): _per_article(part) for group, part in own.groupby("group", sort=True)}
        for group, counts in matrix.items():
            whole = counts.sum(axis=1)
            here = own[own["group"] == group]
            for number, kind in enumerate(KINDS):
                part = counts[:, number]
                others = [
                    (other[:, number], other.sum(axis=1))
                    for name, other in matrix.items()
                    if name != group
                ]
                low, high = share_interval(part, whole) if part.any() else (np.nan, np.nan)
                rest, least, most = difference_interval(part, whole, others)
                share = part.sum() / whole.sum() if whole.any() else np.nan
                kept = here[here["kind"] == kind]
                unnamed = kept[~kept["named"]]
                rows.append(
                    {
                        "group": group, "language": language, "kind": kind,
                        "quotations": len(kept), "words": int(part.sum()), "share_words": share,
                        "low": low, "high": high, "share_rest": rest, "difference": share - rest,
                        "difference_low": least, "difference_high": most,
                        "unnamed": len(unnamed), "words_unnamed": int(unnamed["words"].sum()),
                        "articles": kept["article_id"].nunique(), "of": len(whole),
                    }
                )  # fmt: skip
    return VOICE_KINDS.frame(pd.DataFrame(rows)) if rows else VOICE_KINDS.frame()


def _utterances(corpus: Corpus, said: pd.DataFrame) -> pd.DataFrame:
    """Quotations with a speaker, pieces of one as one row; position: how far into the text."""
    frame = corpus.articles.frame
    length = dict(zip(frame["article_id"], frame["text"].str.len(), strict=True))
    title = said["part"] == "title"
    size = said["article_id"].map(length).astype("float64").clip(lower=1)
    position = (said["start"] / size).where(~title, 0.0)
    said = said.assign(position=position)
    # pieces of one quotation: the same cue, one after another
    change = (said[["article_id", "part", "cue", "put"]] != said[
        ["article_id", "part", "cue", "put"]].shift()).any(axis=1)  # fmt: skip
    piece = ~change & (said["cue"] != "") & (said["type"] == "direct") & (
        said["type"].shift() == "direct") & (said["start"] - said["end"].shift() < 120)  # fmt: skip
    number = (~piece).cumsum().rename("number")
    words = said["words"].groupby(number).sum()
    firsts = said[~piece].copy()
    firsts["words"] = words.to_numpy()
    return firsts


def _per_article(said: pd.DataFrame) -> np.ndarray:
    """Words a kind, a row an article."""
    place = {kind: number for number, kind in enumerate(KINDS)}
    rows, articles = pd.factorize(said["article_id"])
    counts = np.zeros((len(articles), len(KINDS)), dtype=np.int64)
    np.add.at(counts, (rows, said["kind"].map(place).to_numpy()), said["words"].to_numpy())
    return counts


def _commonest(kinds: pd.Series) -> str:
    counts = Counter(kinds)
    return max(counts, key=lambda kind: (counts[kind], -KINDS.index(kind)))


def _listed(forms: pd.Series) -> str:
    counted = sorted(Counter(forms).items(), key=lambda one: (-one[1], one[0]))
    return " | ".join(form for form, _ in counted[:MOST_FORMS])
