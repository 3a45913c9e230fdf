"""Words that stand beside an actor's name, by outlet: titles and modifiers (ousted, المخلوع).

Without a parser: only words that touch the name in one noun phrase count. A phrase ends at any
mark, at a function word, and at a word known or shown by the corpus to be a verb.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.agency_words import acts_of
from analysis.measures.association import log_likelihood, log_ratio
from analysis.measures.counts import article_mask, group_names, stop_forms, token_mask
from analysis.measures.toward_actors import Actors, Mentions, find_mentions, spellings_of
from analysis.tables import NAMING_SUGGESTIONS
from analysis.text.clitics import ARTICLE
from analysis.text.inflection import verb_forms
from analysis.text.languages import Language, get_language
from analysis.text.normal import normal_form, normal_forms

LONGEST = 3
#: Languages in which an adjective follows its noun and agrees with it in the article.
_ADJECTIVE_AFTER = frozenset({"ar"})


@dataclass(frozen=True, eq=False)
class _Beside:
    """What stands beside mentions: an entry a (mention, n-gram, side), each once a mention."""

    mention: list[int]
    words: list[tuple[str, ...]]
    side: list[str]
    surface: list[str]


def naming_suggestions(
    corpus: Corpus, actors: Actors, *, by: str = "outlet", scope: Scope = Scope()
) -> pd.DataFrame:
    """Titles and modifiers next to an actor's mentions (table `naming_suggestions`).

    actors: as in `tone_toward`. Counted are the runs of one to three content words within the three
    words that touch a mention, once a mention. score: log-likelihood G² of the mentions with the
    words, against the other groups of the language (Dunning 1993); log_ratio: Hardie 2014; NaN
    where no other group mentions the actor. A run that a longer one always stands around is left
    out. Sorted by group, language, actor as given, then score (highest first) and words.
    InputError: nothing to look for.
    """
    spellings = spellings_of(actors)
    group = group_names(corpus, by, article_mask(corpus, scope))
    mask = token_mask(corpus, scope) & (group != "")[corpus.tokens.article]
    mentions = find_mentions(corpus, spellings, mask)
    article = corpus.tokens.article[mentions.first]
    codes = corpus.articles.frame["language"].to_numpy(dtype=object)[article]
    frames = []
    for code in sorted(set(codes.tolist())):
        own = mentions.take(codes == code)
        beside = _beside(corpus, own, get_language(code), mask)
        frames.append(_counted(corpus, own, beside, group).assign(language=code))
    frames = [frame for frame in frames if len(frame)]
    if not frames:
        return NAMING_SUGGESTIONS.frame()
    frame = pd.concat(frames, ignore_index=True)
    frame = frame.sort_values(
        ["group", "language", "actor", "score", "n", "words", "side"],
        ascending=[True, True, True, False, False, True, True],
        kind="stable",
        na_position="last",
    )
    names = np.array(list(spellings), dtype=object)
    frame["actor"] = names[frame["actor"].to_numpy(dtype=np.int64)]
    return NAMING_SUGGESTIONS.frame(frame)


def _beside(corpus: Corpus, mentions: Mentions, language: Language, mask: np.ndarray) -> _Beside:
    tokens = corpus.tokens
    forms = tokens.vocabulary["form"].to_numpy(dtype=object)
    display = tokens.vocabulary["display"].to_numpy(dtype=object)
    rule = _PhraseRule(corpus, language)
    result = _Beside([], [], [], [])
    for number, (first, last) in enumerate(
        zip(mentions.first.tolist(), mentions.last.tolist(), strict=True)
    ):
        for side, run in (
            ("before", rule.before(first, mask)),
            ("after", rule.after(last, mask)),
        ):
            seen: set[tuple[str, ...]] = set()
            for gram in _runs(run):
                words = tuple(forms[tokens.term[row]] for row in gram)
                if words in seen:
                    continue
                seen.add(words)
                result.mention.append(number)
                result.words.append(words)
                result.side.append(side)
                result.surface.append(" ".join(display[tokens.term[row]] for row in gram))
    return result


def _runs(rows: list[int]) -> Iterator[list[int]]:
    for size in range(1, len(rows) + 1):
        for begin in range(len(rows) - size + 1):
            yield rows[begin : begin + size]


class _PhraseRule:
    """Which words beside a name belong to its noun phrase, in one language."""

    def __init__(self, corpus: Corpus, language: Language) -> None:
        self.tokens = corpus.tokens
        self.texts = corpus.articles.frame[["title", "text"]].to_numpy(dtype=object)
        self.forms = corpus.tokens.vocabulary["form"].to_numpy(dtype=object)
        self.lemmas = self.forms[corpus.tokens.vocabulary["lemma"].to_numpy()]
        self.adjective_after = language.code in _ADJECTIVE_AFTER
        self.verbs = _verbs(language)
        self.stops = stop_forms(language.code) | self.verbs
        acts = acts_of(language)
        none = frozenset[str]()
        self.determiners = acts.words.get("determiner", none) if acts is not None else none
        own = (corpus.tokens.vocabulary["language"] == language.code).to_numpy()
        self.known = frozenset(self.forms[own].tolist())

    def before(self, first: int, mask: np.ndarray) -> list[int]:
        """Rows of the words of the phrase that touch the name on their right."""
        rows: list[int] = []
        for row in range(first - 1, first - 1 - LONGEST, -1):
            if row < 0 or not mask[row] or not self._touch(row, row + 1):
                break
            if not (self._content(row) or self._modifies(row)):
                break
            if self.adjective_after and not self._is_noun(row):
                break
            rows.insert(0, row)
        return rows

    def after(self, last: int, mask: np.ndarray) -> list[int]:
        rows: list[int] = []
        for row in range(last + 1, min(last + 1 + LONGEST, len(self.tokens))):
            if not mask[row] or not self._touch(row - 1, row) or not self._content(row):
                break
            form = self._form(row)
            if self.adjective_after and not form.startswith(ARTICLE):
                break  # an adjective of a name has the article
            if not self.adjective_after and self._is_verbal(row):
                break
            rows.append(row)
        return rows

    def _is_verbal(self, row: int) -> bool:
        """An English word in a form that no noun has (took, denied, saying) or an adverb."""
        form, lemma = self._form(row), self.lemmas[self.tokens.term[row]]
        return form.endswith(("ed", "ing", "ly")) or (form != lemma and not form.endswith("s"))

    def _form(self, row: int) -> str:
        return self.forms[self.tokens.term[row]]

    def _touch(self, a: int, b: int) -> bool:
        """Whether nothing but a space or a hyphen stands between two tokens of a sentence."""
        tokens = self.tokens
        if tokens.sentence[a] != tokens.sentence[b]:
            return False
        text = self.texts[tokens.article[a], tokens.part[a]]
        return text[tokens.end[a] : tokens.start[b]] in (" ", "-", "\u00a0")

    def _content(self, row: int) -> bool:
        form = self._form(row)
        return form not in self.stops and any(map(str.isalpha, form))

    def _modifies(self, row: int) -> bool:
        """A participle that opens a phrase: the ousted president; not: they ousted president …"""
        form = self._form(row)
        if self.adjective_after or form not in self.verbs or not form.endswith(("ed", "en")):
            return False
        if row == 0 or not self._touch(row - 1, row):
            return True
        before = self._form(row - 1)
        return before in self.determiners or before.endswith("'s")

    def _is_noun(self, row: int) -> bool:
        """An Arabic word with the article, or one that the corpus also has with it (رئيس)."""
        form = self._form(row)
        return form.startswith(ARTICLE) or ARTICLE + form in self.known


def _verbs(language: Language) -> frozenset[str]:
    """Verbs of the folder's lists in normal form: reporting, of harm, and falling on somebody."""
    written: list[str] = []
    for table, kinds in (
        (language.reporting, ("verb",)),
        (language.acts, ("verb", "active", "passive", "intransitive")),
        (language.toward, ("verb", "speech", "auxiliary")),
    ):
        if table is None:
            continue
        chosen = table[table["kind"].isin(kinds)]
        for entry, more in zip(chosen["entry"], chosen["forms"], strict=True):
            forms = verb_forms(entry, [form for form in more.split("|") if form], language.code)
            joined = ("", "و", "ف") if language.code == "ar" else ("",)
            written += [before + form for form in forms if " " not in form for before in joined]
    folded = normal_forms(written, language) if written else []
    return frozenset(form for form in folded if form != normal_form("ال", language))


def _counted(
    corpus: Corpus, mentions: Mentions, beside: _Beside, group: np.ndarray
) -> pd.DataFrame:
    """The rows of one language; actor as a number."""
    article = corpus.tokens.article[mentions.first]
    every = pd.DataFrame({"group": group[article], "actor": mentions.actor, "article": article})
    found = every.iloc[beside.mention].assign(
        key=pd.Series(beside.words, dtype=object).to_numpy(),
        side=beside.side,
        surface=beside.surface,
    )
    if found.empty:
        return found
    of_group = every.groupby(["actor", "group"]).size()
    of_actor = every.groupby("actor").size()
    keys = ["actor", "key", "side"]
    whole = found.groupby(keys).size()
    kept = _not_within_longer(whole)
    shown = found.groupby(["key", "surface"]).size().reset_index(name="times")
    shown = shown.sort_values(["times", "surface"], ascending=[False, True], kind="stable")
    shown = shown.drop_duplicates("key").set_index("key")["surface"]
    counts = found.groupby([*keys, "group"])["article"].agg(["size", "nunique"]).reset_index()
    counts = counts[[key in kept for key in counts[keys].itertuples(index=False, name=None)]]
    n = counts["size"].to_numpy(dtype=float)
    of = of_group.loc[list(zip(counts["actor"], counts["group"], strict=True))].to_numpy()
    all_n = whole.loc[list(counts[keys].itertuples(index=False, name=None))].to_numpy()
    rest, of_rest = all_n - n, of_actor.loc[counts["actor"]].to_numpy() - of
    alone = of_rest == 0
    safe = np.maximum(of_rest, 1)
    with_nan = np.where(alone, np.nan, 1.0)
    return pd.DataFrame(
        {
            "group": counts["group"].to_numpy(),
            "actor": counts["actor"].to_numpy(),
            "words": shown.loc[counts["key"].tolist()].to_numpy(),
            "side": counts["side"].to_numpy(),
            "n": counts["size"].to_numpy(),
            "of_mentions": of,
            "rate": n / of,
            "rate_rest": rest / safe * with_nan,
            "articles": counts["nunique"].to_numpy(),
            "log_ratio": log_ratio(n, rest, of, safe) * with_nan,
            "score": log_likelihood(n, rest, of, safe) * with_nan,
        }
    )


def _not_within_longer(whole: pd.Series) -> set[Hashable]:
    """The keys (actor, words, side) that also stand without a word of a longer one around them."""
    within: dict[Hashable, int] = {}
    for key, n in whole.items():
        actor, words, side = cast(tuple[int, tuple[str, ...], str], key)
        for short in (words[1:], words[:-1]):
            shorter = (actor, short, side)
            within[shorter] = max(within.get(shorter, 0), int(n))
    return {key for key, n in whole.items() if within.get(key, 0) < n}
