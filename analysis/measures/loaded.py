"""Loaded and hedging words: how sure, how strong, how one-sided a wording is. A cue, no verdict.

Classes after Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013 and Hyland 2005 (methods 4); the
words are an editor's list a language (`loaded.tsv`). What is not on the list is not seen, and most
slant stands in what is told rather than in a word (Fan and others 2019).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.corpus import PART_NAMES, Corpus, Flag, Scope
from analysis.measures.counts import article_mask, group_names, token_mask
from analysis.measures.lexicon import folded
from analysis.measures.naming import spans_of
from analysis.measures.shares import difference_interval, ratio, share_interval
from analysis.measures.toward_words import find_entries
from analysis.tables import LOADED_HITS, LOADED_WORDS
from analysis.text.languages import Language, get_language
from analysis.text.phrases import Phrases

#: Classes in the order in which they are shown: how sure, how strong, how one-sided.
CLASSES = (
    "hedge", "assertive", "factive", "implicative", "intensifier", "subjective", "one_sided",
)  # fmt: skip
VOICES = ("all", "reporter", "quoted")
PER = 1000.0  # rates are per 1,000 tokens
MOST_WORDS = 12  # of the words of a class that are listed
_NONE = "none"  # entries that only look like one and stand in its way


@dataclass(frozen=True, eq=False)
class LoadedLexicon:
    """A language's list: phrases in normal form, and of each its entry as written and its class.

    The class `none` takes out what only looks like one (rather than, sanctions regime).
    """

    phrases: Phrases
    entry: np.ndarray
    kind: np.ndarray


@lru_cache(maxsize=32)
def loaded_lexicon(language: Language) -> LoadedLexicon | None:
    """The list of a language, ready to match; None where its folder has none."""
    table = language.loaded
    if table is None:
        return None
    rows: dict[tuple[str, ...], tuple[str, str]] = {}
    for entry, kind, more in zip(table["entry"], table["class"], table["forms"], strict=True):
        for written in (entry, *filter(None, more.split("|"))):
            rows.setdefault(folded(written, language), (entry, kind))
    entries, kinds = zip(*rows.values(), strict=True)
    return LoadedLexicon(
        Phrases(list(rows)), np.array(entries, dtype=object), np.array(kinds, dtype=object)
    )


def loaded_words(corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope()) -> pd.DataFrame:
    """Rates of loaded and hedging words by class (columns: LOADED_WORDS). A cue, not a verdict.

    Rows: every class of a language's list for every group with a word in scope in that language,
    in all voices, the reporter's and quoted (so 0 is a row); by language, group, then class and
    voice in the order of CLASSES and VOICES. A word has the voice of its first token. low, high:
    the ratio's interval over articles (`shares.share_interval`) per 1,000 words; rate_rest: the
    mean of the other groups' rates, each counting alike; difference with its interval (Welch).
    NaN: no words in that voice, no other group, fewer than three articles. Languages without a
    list have no rows. InputError: as `Scope` and `by` are checked.
    """
    group, hits = _find(corpus, by, scope)
    frame = corpus.articles.frame
    code = frame["language"].to_numpy(dtype=object)
    words = _words_per_article(corpus, scope)
    rows: list[dict[str, object]] = []
    for language in sorted(set(code[group != ""])):
        lexicon = loaded_lexicon(get_language(language))
        if lexicon is None:
            continue
        here = (code == language) & (group != "") & (words["all"] > 0)
        names = sorted(set(group[here]))
        members = {name: np.flatnonzero(here & (group == name)) for name in names}
        own = hits[hits["language"] == language]
        present = set(lexicon.kind)
        cells = [(kind, voice) for kind in CLASSES if kind in present for voice in VOICES]
        counts = {cell: _per_article(own, *cell, len(frame)) for cell in cells}
        for name in names:
            mine = own[own["group"] == name]
            for kind, voice in cells:
                heard = mine[mine["class"] == kind]
                if voice != "all":
                    heard = heard[heard["voice"] == voice]
                place = {"group": name, "language": language, "class": kind, "voice": voice}
                row = _rate_row(counts[kind, voice], words[voice], members, name)
                rows.append({**place, **row, "n": len(heard), "words": _listed(heard["entry"])})
    return LOADED_WORDS.frame(pd.DataFrame(rows)) if rows else LOADED_WORDS.frame()


def loaded_hits(corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope()) -> pd.DataFrame:
    """The words behind `loaded_words`, a row each, in order of the text (columns: LOADED_HITS).

    Of entries that overlap the one that begins first counts, of those the longest; a word counts
    where all of it is in scope. Articles outside the groups have no rows.
    """
    return LOADED_HITS.frame(_find(corpus, by, scope)[1].drop(columns="article"))


def _find(corpus: Corpus, by: str, scope: Scope) -> tuple[np.ndarray, pd.DataFrame]:
    """(the group of each article, the hits in scope)."""
    tokens, frame = corpus.tokens, corpus.articles.frame
    group = group_names(corpus, by, article_mask(corpus, scope))
    whole = token_mask(corpus, replace(scope, voice="all")) & (group != "")[tokens.article]
    found = list(_found(corpus, whole))
    first, last = (
        np.concatenate([np.zeros(0, dtype=np.int64), *(part[number] for part in found)])
        for number in (0, 1)
    )
    entry, kind = (
        np.concatenate([np.zeros(0, dtype=object), *(part[number] for part in found)])
        for number in (2, 3)
    )
    order = np.argsort(first)
    order = order[token_mask(corpus, scope)[first[order]]]
    first, last, entry, kind = first[order], last[order], entry[order], kind[order]
    article, part = tokens.article[first], tokens.part[first]
    start, end = tokens.start[first], tokens.end[last]
    quoted = (tokens.flags[first] & np.uint8(Flag.QUOTED)) != 0
    hits = pd.DataFrame(
        {
            "article": article,
            "article_id": frame["article_id"].array.take(article),
            "outlet": frame["outlet"].array.take(article),
            "group": group[article],
            "language": frame["language"].array.take(article),
            "part": PART_NAMES[part],
            "sentence": tokens.sentence[first],
            "start": start,
            "end": end,
            "form": spans_of(corpus, article, part, start, end),
            "entry": entry,
            "class": kind,
            "voice": np.where(quoted, "quoted", "reporter"),
        }
    )
    return group, hits


def _found(
    corpus: Corpus, mask: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
    """(first and last token row, entry, class) of the words whose tokens are all in `mask`,
    language by language."""
    tokens = corpus.tokens
    code = corpus.articles.frame["language"].to_numpy(dtype=object)
    out = np.concatenate(([0], np.cumsum(~mask)))
    there = np.bincount(tokens.article[mask], minlength=len(code)) > 0
    for language in sorted(set(code.tolist())):
        lexicon = loaded_lexicon(get_language(language))
        rows = np.flatnonzero((there & (code == language))[tokens.article])
        if lexicon is None or not len(rows):
            continue
        sentence = tokens.sentence[rows]
        last = np.searchsorted(sentence, sentence, side="right") - 1
        at, width, payload = find_entries(
            corpus, tokens.term[rows], last, get_language(language), lexicon.phrases
        )
        first, final = rows[at], rows[at + width - 1]
        inside = (out[final + 1] == out[first]) & (lexicon.kind[payload] != _NONE)
        payload = payload[inside]
        yield first[inside], final[inside], lexicon.entry[payload], lexicon.kind[payload]


def _words_per_article(corpus: Corpus, scope: Scope) -> dict[str, np.ndarray]:
    """Voice → words of it in scope, an entry an article."""
    tokens = corpus.tokens
    mask = token_mask(corpus, scope)
    quoted = (tokens.flags & np.uint8(Flag.QUOTED)) != 0
    masks = {"all": mask, "reporter": mask & ~quoted, "quoted": mask & quoted}
    size = len(corpus.articles.frame)
    return {v: np.bincount(tokens.article[there], minlength=size) for v, there in masks.items()}


def _per_article(hits: pd.DataFrame, kind: str, voice: str, size: int) -> np.ndarray:
    """Hits of one class and voice, an entry an article of the corpus."""
    wanted = hits["class"] == kind
    if voice != "all":
        wanted &= hits["voice"] == voice
    return np.bincount(hits.loc[wanted, "article"], minlength=size)


def _rate_row(
    counts: np.ndarray, words: np.ndarray, members: dict[str, np.ndarray], name: str
) -> dict[str, object]:
    """Rate, interval, difference from the others, and articles of one group."""
    own = members[name]
    part, whole = counts[own], words[own]
    others = [(counts[rest], words[rest]) for other, rest in members.items() if other != name]
    rate, _, of = ratio(part, whole)
    low, high = share_interval(part, whole) if part.any() else (np.nan, np.nan)
    rest, least, most = difference_interval(part, whole, others)
    return {
        "rate": rate * PER,
        "low": low * PER,
        "high": high * PER,
        "rate_rest": rest * PER,
        "difference": (rate - rest) * PER,
        "difference_low": least * PER,
        "difference_high": most * PER,
        "articles": int((part > 0).sum()),
        "of": of,
    }


def _listed(entries: pd.Series) -> str:
    """The most frequent words with their counts: “regime 12 | thug 3”."""
    counted = sorted(Counter(entries).items(), key=lambda one: (-one[1], one[0]))
    return " | ".join(f"{entry} {n}" for entry, n in counted[:MOST_WORDS])
