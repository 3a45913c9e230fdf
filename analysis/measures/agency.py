"""Agency: in sentences of harm, whether the text says who did it.

Killed, struck, قتل, قصف: each word for harm has its agent named in the sentence, or none was found
there. No parser and no model: lists and the order of words (methods 4), so a row says “agent not
found in the sentence”, never that anybody was hidden; the sentence stands beside it to be read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.corpus import PART_NAMES, Corpus, Flag, Scope
from analysis.measures import agency_order, agency_verb_first
from analysis.measures.agency_line import KINDS, Hit, Line, Outcome
from analysis.measures.agency_words import Acts, acts_of
from analysis.measures.counts import article_mask, group_names, token_mask
from analysis.measures.naming import spans_of
from analysis.measures.shares import share_interval
from analysis.tables import AGENCY, AGENCY_SENTENCES
from analysis.text.languages import Language, get_language
from analysis.text.phrases import without_overlaps

_RULES: dict[str, Callable[[Line, list[Hit]], list[Outcome]]] = {
    "ar": agency_verb_first.read_sentence
}


def agency(corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope()) -> pd.DataFrame:
    """In what share of the words for harm an agent is named (table `agency`).

    Three rows for every group and language with such words: agent_named; agent_not_found (active,
    or active and passive alike as written: قتل); passive_or_nominal (was killed, died, the killing
    of, لقي مصرعه) without an agent in the sentence. low, high: 95% interval of the share over
    articles (ratio estimator, Cochran 1977), from three articles with such words on. Sorted by
    group, language, then kind in that order. A language without `acts.tsv` has no rows.
    """
    found = agency_sentences(corpus, by=by, scope=scope)
    rows: list[dict[str, object]] = []
    for (group, language), own in found.groupby(["group", "language"], sort=True):
        by_article = pd.crosstab(own["article_id"], own["kind"]).reindex(
            columns=KINDS, fill_value=0
        )
        for kind in KINDS:
            part = by_article[kind].to_numpy()
            low, high = share_interval(part, by_article.to_numpy().sum(axis=1))
            rows.append(
                {
                    "group": group,
                    "language": language,
                    "kind": kind,
                    "n": int(part.sum()),
                    "share": part.sum() / len(own),
                    "low": low,
                    "high": high,
                    "articles": int((part > 0).sum()),
                }
            )
    return AGENCY.frame(pd.DataFrame(rows) if rows else None)


def agency_sentences(corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope()) -> pd.DataFrame:
    """Every word for harm behind `agency` (table `agency_sentences`), in order of the text.

    The agent is looked for in the whole sentence, whatever voice the scope asks for.
    """
    group = group_names(corpus, by, article_mask(corpus, scope))
    there = (group != "")[corpus.tokens.article]
    whole = token_mask(corpus, replace(scope, voice="all")) & there
    languages = corpus.articles.frame["language"].to_numpy(dtype=object)
    rows: list[tuple[int, int, int, int, str, str]] = []
    for code in sorted(set(languages[group != ""].tolist())):
        language = get_language(code)
        acts = acts_of(language)
        if acts is not None:
            own = whole & (languages == code)[corpus.tokens.article]
            rows += _Reader(corpus, language, acts).rows(own)
    inside = token_mask(corpus, scope)
    rows = sorted(row for row in rows if inside[row[0]])
    return _frame(corpus, group, rows)


def _frame(
    corpus: Corpus, group: np.ndarray, rows: list[tuple[int, int, int, int, str, str]]
) -> pd.DataFrame:
    """Rows (token rows of first, last, agent's first and last or −1; kind, construction)."""
    tokens, frame = corpus.tokens, corpus.articles.frame
    places = np.array([row[:4] for row in rows], dtype=np.int64).reshape(-1, 4)
    first, last, agent, agent_last = places.T
    article, part = tokens.article[first], tokens.part[first]
    start, end = tokens.start[first], tokens.end[last]
    named = agent >= 0
    agent_start = np.where(named, tokens.start[agent], -1)
    agent_end = np.where(named, tokens.end[agent_last], -1)
    shown = (np.maximum(agent_start, 0), np.maximum(agent_end, 0))
    quoted = (tokens.flags[first] & np.uint8(Flag.QUOTED)) != 0
    return AGENCY_SENTENCES.frame(
        {
            "article_id": frame["article_id"].array.take(article),
            "outlet": frame["outlet"].array.take(article),
            "group": group[article],
            "language": frame["language"].array.take(article),
            "part": PART_NAMES[part],
            "sentence": tokens.sentence[first],
            "start": start,
            "end": end,
            "form": spans_of(corpus, article, part, start, end),
            "kind": [row[4] for row in rows],
            "construction": [row[5] for row in rows],
            "voice": np.where(quoted, "quoted", "reporter"),
            "agent": spans_of(corpus, article, part, *shown),
            "agent_start": agent_start,
            "agent_end": agent_end,
        }
    )


@dataclass(frozen=True, eq=False)
class _Reader:
    """Reads the sentences of one language."""

    corpus: Corpus
    language: Language
    acts: Acts

    def rows(self, mask: np.ndarray) -> list[tuple[int, int, int, int, str, str]]:
        """A tuple for every word for harm whose tokens are where `mask` is true."""
        tokens = self.corpus.tokens
        read = _RULES.get(self.language.code, agency_order.read_sentence)
        result = []
        for sentence, hits in self._hits(mask).items():
            low, high = np.searchsorted(tokens.sentence, (sentence, sentence + 1))
            inside = low + np.flatnonzero(mask[low:high])
            place = {row: number for number, row in enumerate(inside.tolist())}
            line = self._line(inside)
            own = [
                Hit(place[first], place[last], self.acts.found[entry])
                for first, last, entry in hits
                if first in place and last in place
            ]
            own = [hit for hit in own if not hit.act.unsure or _is_shown(line, hit)]
            for one in read(line, own) if own else ():
                spans = (one.hit.first, one.hit.last, *(one.agent or (-1, -1)))
                a, b, c, d = (int(inside[at]) if at >= 0 else -1 for at in spans)
                result.append((a, b, c, d, one.kind, one.construction))
        return result

    def _hits(self, mask: np.ndarray) -> dict[int, list[tuple[int, int, int]]]:
        """Sentence → (first, last token row, entry) of the entries in it; exceptions taken out."""
        tokens, phrases = self.corpus.tokens, self.acts.phrases
        vocabulary = tokens.vocabulary
        own = (vocabulary["language"] == self.language.code).to_numpy()
        word = np.full(len(vocabulary), -1, dtype=np.int64)
        word[own] = [phrases.words.get(form, -1) for form in vocabulary["form"][own]]
        of_token = np.where(mask, word[tokens.term], -1)
        size = np.bincount(tokens.sentence, minlength=len(self.corpus.sentences))
        last = (np.cumsum(size) - 1)[tokens.sentence]
        start, width, entry = phrases.find(of_token, phrases.opening(of_token), last)
        kept = without_overlaps(start, width)
        result: dict[int, list[tuple[int, int, int]]] = {}
        for row in kept.tolist():
            if self.acts.found[entry[row]].kind != "exception":
                first = int(start[row])
                hit = (first, first + int(width[row]) - 1, int(entry[row]))
                result.setdefault(int(tokens.sentence[first]), []).append(hit)
        return result

    def _line(self, rows: np.ndarray) -> Line:
        tokens, vocabulary = self.corpus.tokens, self.corpus.tokens.vocabulary
        term = tokens.term[rows]
        column = "title" if tokens.part[rows[0]] == 0 else "text"
        text = self.corpus.articles.frame[column].array[int(tokens.article[rows[0]])]
        start, end = tokens.start[rows].tolist(), tokens.end[rows].tolist()
        before = [0, *end[:-1]]
        marks = ["", *(text[a:b] for a, b in zip(before[1:], start[1:], strict=True)), ""]
        lemma = vocabulary["lemma"].to_numpy()[term]
        return Line(
            vocabulary["form"].array.take(term).tolist(),
            vocabulary["form"].array.take(lemma).tolist(),
            marks,
            [text[at].isupper() for at in start],
            self.acts,
            self.language.clause_marks,
        )


def _is_shown(line: Line, hit: Hit) -> bool:
    """Whether another word of the sentence shows that this one is meant as harm."""
    places = (at for at in range(len(line)) if not hit.first <= at <= hit.last)
    return any(line.has("wound", at) for at in places)
