"""Agencies and outlets that articles cite: named in the report, and as a source of words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures.counts import article_mask, group_names, token_mask
from analysis.measures.speech.quotations import token_range
from analysis.measures.speech.roles import roles_of
from analysis.measures.toward_actors import Mentions, find_mentions
from analysis.tables import AGENCIES_CITED
from analysis.text.languages import get_language
from analysis.text.normal import normal_form
from analysis.text.outlets import known_outlets

#: Arabic words with the article: names so made (الشرق الأوسط) are other words too.
_WITH_ARTICLE = re.compile("[وفبك]?ال|و?لل")
_MARKS = '“”"«»„'


def agencies_cited(corpus: Corpus, *, by: str = "outlet", scope: Scope = Scope()) -> pd.DataFrame:
    """Agencies and outlets that each group's articles name (columns: AGENCIES_CITED).

    Names are those of `data/outlets.tsv`, the longest at each place. One that may be other words
    (عاجل, الشرق الأوسط, “Time”) counts where “agency”, «صحيفة» or the like stands right before it
    or it stands in quotation marks; agencies of roles.tsv (Reuters, سانا) everywhere. An outlet's
    own name in its own article does not count. as_source: quotations in scope whose speaker it is.
    By language and group, most mentions first, ties by name.
    """
    group = group_names(corpus, by, article_mask(corpus, scope))
    tokens, frame = corpus.tokens, corpus.articles.frame
    mask = token_mask(corpus, scope) & (group != "")[tokens.article]
    spellings = _spellings()
    found = find_mentions(corpus, {name: list(forms) for name, forms in spellings.items()}, mask)
    names = list(spellings)
    languages = frame["language"].to_numpy(dtype=object)
    own = frame["outlet"].to_numpy(dtype=object)
    speaker = _speaker_tokens(corpus)
    rows = []
    for actor, first, last in _longest(found):
        article = int(tokens.article[first])
        name = names[actor]
        if _folded(own[article]) in {_folded(form) for form in (name, *spellings[name])}:
            continue
        form = _written(corpus, first, last)
        if not _is_cited(corpus, first, last, form, languages[article]):
            continue
        rows.append((languages[article], group[article], name, article, form, speaker[first]))
    columns = ["language", "group", "agency", "article", "form", "quotation"]
    table = pd.DataFrame(rows, columns=columns)
    if table.empty:
        return AGENCIES_CITED.frame()
    counted = np.flatnonzero(group != "")
    of = Counter(zip(languages[counted], group[counted], strict=True))
    keys = ["language", "group", "agency"]
    cited = table.groupby(keys).agg(
        mentions=("form", "size"), articles=("article", "nunique"), forms=("form", _listed)
    )
    said = table[table["quotation"] >= 0].groupby(keys)["quotation"].nunique()
    cited["as_source"] = said.reindex(cited.index, fill_value=0)
    cited = cited.reset_index()
    pairs = zip(cited["language"], cited["group"], strict=True)
    cited["of"] = [of[pair] for pair in pairs]
    order = ["language", "group", "mentions", "agency"]
    cited = cited.sort_values(order, ascending=[True, True, False, True])
    return AGENCIES_CITED.frame(cited[AGENCIES_CITED.names])


def _longest(found: Mentions) -> list[tuple[int, int, int]]:
    """(actor, first, last) of the mentions that stand in no longer one (Fox in Fox News)."""
    order = np.lexsort((-found.last, found.first))
    kept: list[tuple[int, int, int]] = []
    for row in order.tolist():
        actor, first, last = int(found.actor[row]), int(found.first[row]), int(found.last[row])
        if not kept or first > kept[-1][2]:
            kept.append((actor, first, last))
    return kept


@lru_cache(maxsize=1)
def _spellings() -> dict[str, tuple[str, ...]]:
    """Name → how it may be written; one-word names of fewer than three letters are left out."""
    return {
        one.name: tuple(form for form in (one.name, one.arabic, *one.spellings) if len(form) > 2)
        for one in known_outlets()
    }


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return normal_form(text, get_language("ar"))


def _written(corpus: Corpus, first: int, last: int) -> str:
    tokens, frame = corpus.tokens, corpus.articles.frame
    column = "text" if tokens.part[first] else "title"
    text = frame[column].array[int(tokens.article[first])]
    return text[tokens.start[first] : tokens.end[last]]


def _is_cited(corpus: Corpus, first: int, last: int, form: str, code: str) -> bool:
    """Whether a name is surely one: of several words, a known agency, in marks, after a head."""
    roles = roles_of(code)
    tokens = corpus.tokens
    forms = corpus.tokens.vocabulary["form"].array
    words = [roles.bare(forms[term]) for term in tokens.term[first : last + 1]]
    role = roles.phrases.get(tuple(words))
    if code != "ar" and not form[:1].isupper():
        return False
    if role is not None and role.kind == "agency":
        return True
    if last > first and not (code == "ar" and _WITH_ARTICLE.match(form)):
        return True
    if first and tokens.sentence[first - 1] == tokens.sentence[first]:
        head = roles.phrases.get((roles.bare(forms[tokens.term[first - 1]]),))
        if head is not None and head.kind == "agency" and words[0] not in _in_roles(code):
            return True
    frame = corpus.articles.frame
    column = "text" if tokens.part[first] else "title"
    text = frame[column].array[int(tokens.article[first])]
    start, end = int(tokens.start[first]), int(tokens.end[last])
    return text[start - 1 : start] in tuple(_MARKS) and text[end : end + 1] in tuple(_MARKS)


@lru_cache(maxsize=32)
def _in_roles(code: str) -> frozenset[str]:
    """Words that stand after “agency” in its generic names: وكالة الأنباء, news agency."""
    return frozenset(word for phrase in roles_of(code).phrases for word in phrase)


def _speaker_tokens(corpus: Corpus) -> np.ndarray:
    """The quotation (row) of whose speaker each token is a word, −1 for none."""
    spans = corpus.quotations
    known = np.flatnonzero((spans["speaker_start"] >= 0).to_numpy())
    of_speaker = spans.iloc[known][["article", "part"]].assign(
        start=spans["speaker_start"].to_numpy()[known], end=spans["speaker_end"].to_numpy()[known]
    )
    first, last = token_range(corpus, of_speaker)
    home = np.full(len(corpus.tokens), -1, dtype=np.int64)
    for row, a, b in zip(known.tolist(), first.tolist(), last.tolist(), strict=True):
        home[a:b] = row
    return home


def _listed(forms: pd.Series) -> str:
    counted = sorted(Counter(forms).items(), key=lambda one: (-one[1], one[0]))
    return " | ".join(form for form, _ in counted[:6])
