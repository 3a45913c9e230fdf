"""Naming: which of several labels for one thing an outlet uses, in whose voice, and how marked.

The labels are the user's; a language's folder has a list to start from (methods 4: machines align
such words badly, so nothing is guessed). Counts say what a thing is called, not what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.corpus import PART_NAMES, Corpus, Flag, Scope
from analysis.errors import InputError
from analysis.measures.counts import article_mask, group_names, token_mask
from analysis.measures.naming_marks import scare_quotes, so_called
from analysis.measures.shares import share_interval
from analysis.measures.toward_actors import Mentions, find_mentions
from analysis.tables import NAMING, NAMING_HITS
from analysis.text.clitics import ARTICLE
from analysis.text.languages import get_language
from analysis.text.phrases import without_overlaps

#: Concept → label → its forms.
Labels = Mapping[str, Mapping[str, Iterable[str]]]

PER = 1000.0  # rates are per 1,000 tokens
VOICES = ("all", "reporter", "quoted")


@dataclass(frozen=True, eq=False)
class _Found:
    """Uses of labels: mentions (actor: number among `names`), how each is marked, groups."""

    names: list[tuple[str, str]]
    mentions: Mentions
    marked: np.ndarray
    group: np.ndarray


def starting_labels(language: str) -> dict[str, dict[str, list[str]]]:
    """The labels that a language's folder starts with: {concept: {label: [forms]}}; {}: none."""
    table = get_language(language).labels
    result: dict[str, dict[str, list[str]]] = {}
    if table is None:
        return result
    rows = zip(table["concept"], table["label"], table["forms"], strict=True)
    for concept, label, more in rows:
        forms = [label, *filter(None, map(str.strip, more.split("|")))]
        result.setdefault(concept, {})[label] = forms
    return result


def naming(
    corpus: Corpus, labels: Labels, *, by: str = "outlet", scope: Scope = Scope()
) -> pd.DataFrame:
    """How often each group uses each label of a concept (table `naming`).

    labels: {concept: {label: [forms]}}. Forms are looked up in normal form, in Arabic also with the
    article and with what is written onto them; of the labels of one concept the longest at a place
    counts. Rows: every label that occurs in a language, for every group with a word in scope in it
    (so 0 is a row), in all voices, the reporter's and quoted; sorted by group, language, then
    concept, label and voice in order. share: NaN where the group uses no label of the concept;
    low, high: 95% interval of the share over articles, as mentions in one article are not
    independent (ratio estimator, Cochran 1977); from three articles that name the concept on.
    InputError: no form to look for.
    """
    found = _find(corpus, labels, by, scope)
    sides, groups = _sides(corpus, found.group, scope)
    tokens, code = corpus.tokens, corpus.articles.frame["language"].to_numpy(dtype=object)
    article = tokens.article[found.mentions.first]
    uses = pd.DataFrame(
        {
            "group": found.group[article],
            "language": code[article],
            "number": found.mentions.actor,
            "concept": [found.names[number][0] for number in found.mentions.actor.tolist()],
            "article": article,
            "quoted": _quoted(corpus, found.mentions.first),
            "marked": found.marked != "",
        }
    )
    rows: list[dict[str, object]] = []
    for language, names in groups.items():
        own = uses[uses["language"] == language]
        numbers = sorted(set(own["number"].tolist()))
        of_group = dict(iter(own.groupby("group", sort=False)))
        for group in names:
            mine = of_group.get(group, own.iloc[:0])
            for voice in VOICES:
                heard = mine if voice == "all" else mine[mine["quoted"] == (voice == "quoted")]
                words, of = sides[group, language, voice]
                rows += [
                    {"group": group, "language": language, "voice": voice, "of": of, **row}
                    for row in _label_rows(heard, numbers, found.names, words)
                ]
    frame = pd.DataFrame(rows)
    if frame.empty:
        return NAMING.frame()
    order = ["group", "language", "number", "place"]
    frame["place"] = frame["voice"].map({voice: i for i, voice in enumerate(VOICES)})
    return NAMING.frame(frame.sort_values(order, kind="stable").drop(columns=order[2:]))


def naming_hits(
    corpus: Corpus, labels: Labels, *, by: str = "outlet", scope: Scope = Scope()
) -> pd.DataFrame:
    """Every use behind `naming` with its place in the text (table `naming_hits`).

    In order of the text, then of the labels as given. marked: scare_quotes where marks stand close
    around it and no speech is quoted there; so_called where a word of the language's folder
    (so-called, ما يسمى) stands at most two words before it, or one after it.
    """
    found = _find(corpus, labels, by, scope)
    mentions, tokens, frame = found.mentions, corpus.tokens, corpus.articles.frame
    article, part = tokens.article[mentions.first], tokens.part[mentions.first]
    start, end = tokens.start[mentions.first], tokens.end[mentions.last]
    names = np.empty((len(found.names), 2), dtype=object)
    names[:] = found.names
    return NAMING_HITS.frame(
        {
            "article_id": frame["article_id"].array.take(article),
            "outlet": frame["outlet"].array.take(article),
            "group": found.group[article],
            "language": frame["language"].array.take(article),
            "part": PART_NAMES[part],
            "sentence": tokens.sentence[mentions.first],
            "start": start,
            "end": end,
            "form": spans_of(corpus, article, part, start, end),
            "concept": names[mentions.actor, 0],
            "label": names[mentions.actor, 1],
            "voice": np.where(_quoted(corpus, mentions.first), "quoted", "reporter"),
            "marked": found.marked,
        }
    )


def spans_of(
    corpus: Corpus, article: np.ndarray, part: np.ndarray, start: np.ndarray, end: np.ndarray
) -> list[str]:
    """The text of each span."""
    texts = corpus.articles.frame[["title", "text"]].to_numpy(dtype=object)
    spans = zip(texts[article, part], start.tolist(), end.tolist(), strict=True)
    return [text[a:b] for text, a, b in spans]


def _label_rows(
    heard: pd.DataFrame, numbers: list[int], names: list[tuple[str, str]], words: int
) -> list[dict[str, object]]:
    """A row for every label among `numbers`: one group, language and voice."""
    by_article = pd.crosstab(heard["article"], heard["number"])
    by_article = by_article.reindex(columns=numbers, fill_value=0)
    marked = heard.loc[heard["marked"], "number"].value_counts()
    concepts = np.array([names[number][0] for number in numbers], dtype=object)
    rows: list[dict[str, object]] = []
    for number in numbers:
        concept, label = names[number]
        part = by_article[number].to_numpy()
        whole = by_article.to_numpy()[:, concepts == concept].sum(axis=1)
        n = int(part.sum())
        low, high = share_interval(part, whole)
        rows.append(
            {
                "number": number,
                "concept": concept,
                "label": label,
                "n": n,
                "rate": n * PER / words if words else np.nan,
                "share": n / int(whole.sum()) if whole.any() else np.nan,
                "low": low,
                "high": high,
                "n_marked": int(marked.get(number, 0)),
                "articles": int((part > 0).sum()),
            }
        )
    return rows


def _sides(
    corpus: Corpus, group: np.ndarray, scope: Scope
) -> tuple[dict[tuple[str, str, str], tuple[int, int]], dict[str, list[str]]]:
    """((group, language, voice) → (tokens, articles with one) in scope; language → groups)."""
    tokens, code = corpus.tokens, corpus.articles.frame["language"].to_numpy(dtype=object)
    mask = token_mask(corpus, scope)
    quoted = (tokens.flags & np.uint8(Flag.QUOTED)) != 0
    masks = {"all": mask, "reporter": mask & ~quoted, "quoted": mask & quoted}
    words = {
        voice: np.bincount(tokens.article[there], minlength=len(code))
        for voice, there in masks.items()
    }
    sides: dict[tuple[str, str, str], tuple[int, int]] = {}
    groups: dict[str, list[str]] = {}
    for language in sorted(set(code.tolist())):
        for name in sorted(set(group[(group != "") & (code == language)].tolist())):
            own = (group == name) & (code == language)
            if not words["all"][own].any():
                continue
            groups.setdefault(language, []).append(name)
            for voice, many in words.items():
                of = int((many[own] > 0).sum())
                sides[name, language, voice] = int(many[own].sum()), of
    return sides, groups


def _quoted(corpus: Corpus, token: np.ndarray) -> np.ndarray:
    return (corpus.tokens.flags[token] & np.uint8(Flag.QUOTED)) != 0


def _find(corpus: Corpus, labels: Labels, by: str, scope: Scope) -> _Found:
    """All uses in scope. A use has the voice of its first word."""
    names = [(concept, label) for concept, own in labels.items() for label in own]
    spellings = {
        str(number): _with_article(labels[concept][label])
        for number, (concept, label) in enumerate(names)
    }
    written = "".join(form for forms in spellings.values() for form in forms)
    if not any(map(str.isalnum, written)):
        raise InputError("empty_query")
    group = group_names(corpus, by, article_mask(corpus, scope))
    whole = token_mask(corpus, replace(scope, voice="all")) & (group != "")[corpus.tokens.article]
    packs = [get_language(code) for code in sorted(set(corpus.articles.frame["language"]))]
    spellings["before"] = [word for pack in packs for word in pack.so_called_before]
    spellings["after"] = [word for pack in packs for word in pack.so_called_after]
    found = find_mentions(corpus, spellings, whole)
    before, after = (found.take(found.actor == len(names) + side) for side in (0, 1))
    mentions = _longest(found.take(found.actor < len(names)), names, len(corpus.tokens))
    mentions = mentions.take(token_mask(corpus, scope)[mentions.first])
    marked = np.where(so_called(corpus, mentions, before, after), "so_called", "")
    marked = np.where(scare_quotes(corpus, mentions), "scare_quotes", marked).astype(object)
    return _Found(names, mentions, marked, group)


def _with_article(forms: Iterable[str]) -> list[str]:
    """The forms, and Arabic ones with the article on all words or on the last (قطاع الطرق)."""
    result: dict[str, None] = {}
    for form in forms:
        result[form] = None
        words = form.split()
        if words and all("\u0621" <= word[0] <= "\u064a" for word in words):
            with_it = [w if w.startswith(ARTICLE) else ARTICLE + w for w in words]
            result[" ".join(with_it)] = None
            result[" ".join((*words[:-1], with_it[-1]))] = None
    return list(result)


def _longest(mentions: Mentions, names: list[tuple[str, str]], size: int) -> Mentions:
    """Of mentions of one concept that overlap the longest; in order of the text, then of labels."""
    place = {concept: number for number, concept in enumerate(dict.fromkeys(c for c, _ in names))}
    concept = np.array([place[concept] for concept, _ in names] or [0])[mentions.actor]
    width = mentions.last - mentions.first + 1
    kept = without_overlaps(concept * (size + 1) + mentions.first, width)
    return mentions.take(kept[np.lexsort((mentions.actor[kept], mentions.first[kept]))])
