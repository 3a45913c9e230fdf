"""Concordance (key word in context): every hit of a word or phrase with its sentence."""

from __future__ import annotations

import re
from fnmatch import translate

import numpy as np
import pandas as pd

from analysis.corpus import PART_NAMES, Corpus, Flag, Scope, TokenTable
from analysis.errors import InputError
from analysis.measures.counts import article_mask, group_names, token_mask
from analysis.tables import CONCORDANCE
from analysis.text.languages import get_language
from analysis.text.normal import normal_form
from analysis.text.tokens import words


def concordance(
    corpus: Corpus,
    query: str,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
    unit: str = "lemma",
) -> pd.DataFrame:
    """The hits of `query`, a row a hit (columns: CONCORDANCE), in the order of the articles.

    query: a term of a term table, or a word or phrase as people type it; * stands for any ending.
    With unit lemma a word that is a lemma of the corpus finds all its forms, another word only
    itself; so the hits of a term are its n_target + n_rest over all languages. Articles that
    stand outside grouped results (`by`) are left out here too. InputError: nothing to look for.
    """
    wanted = _query_words(query)
    if not wanted:
        raise InputError("empty_query")
    tokens = corpus.tokens
    mask = article_mask(corpus, scope)
    grouped = group_names(corpus, by, mask) != ""
    position = np.flatnonzero(token_mask(corpus, scope) & grouped[tokens.article])
    first = _matches(tokens, position, wanted, unit)
    last = first + len(wanted) - 1
    return _frame(corpus, first, last)


def _query_words(query: str) -> list[str]:
    """The words of the query; a * stays where somebody wrote it."""
    pieces = [piece for piece in query.split() if piece.strip("*")]
    result = []
    for piece in pieces:
        if "*" in piece:
            result.append(piece)
            continue
        found = words([piece], [""])
        result.extend(found.types["surface"].to_numpy(dtype=object)[found.type].tolist())
    return result


def _matches(tokens: TokenTable, position: np.ndarray, wanted: list[str], unit: str) -> np.ndarray:
    """Token rows where the words of the query begin, all in scope and in one sentence."""
    if not len(position):
        return position
    in_scope = np.zeros(len(tokens) + len(wanted), dtype=bool)
    in_scope[position] = True
    first = position[position + len(wanted) <= len(tokens)]
    for offset, word in enumerate(wanted):
        accepted = _accepted(tokens, word, unit)
        following = first + offset
        keep = (
            in_scope[following]
            & accepted[tokens.term[following]]
            & (tokens.sentence[following] == tokens.sentence[first])
        )
        first = first[keep]
    return first


def _accepted(tokens: TokenTable, word: str, unit: str) -> np.ndarray:
    """True for the vocabulary rows that `word` finds."""
    vocabulary = tokens.vocabulary
    forms = vocabulary["form"].to_numpy(dtype=object)
    codes = vocabulary["language"].to_numpy(dtype=object)
    accepted = np.zeros(len(vocabulary), dtype=bool)
    used = np.zeros(len(vocabulary), dtype=bool)
    used[np.unique(vocabulary["lemma"].to_numpy()[np.unique(tokens.term)])] = True
    for code in sorted(set(codes)):
        own = codes == code
        folded = normal_form(word, get_language(code))
        if "*" in word:
            pattern = re.compile(translate(folded.replace("[", "[[]").replace("?", "[?]")))
            accepted |= own & np.array([bool(pattern.match(form)) for form in forms])
            continue
        entry = np.flatnonzero(own & (forms == folded))
        if unit == "lemma" and len(entry) and used[entry[0]]:
            accepted |= vocabulary["lemma"].to_numpy() == entry[0]
        else:
            accepted[entry] = True
    return accepted


def _frame(corpus: Corpus, first: np.ndarray, last: np.ndarray) -> pd.DataFrame:
    tokens, articles = corpus.tokens, corpus.articles.frame
    titles, texts = articles["title"].tolist(), articles["text"].tolist()
    article, sentence = tokens.article[first], tokens.sentence[first]
    spans = corpus.sentences.iloc[sentence]
    rows = zip(
        article.tolist(),
        tokens.part[first].tolist(),
        spans["start"].tolist(),
        spans["end"].tolist(),
        tokens.start[first].tolist(),
        tokens.end[last].tolist(),
        strict=True,
    )
    contexts = []
    for row, part, begin, finish, start, end in rows:
        text = texts[row] if part else titles[row]
        contexts.append((text[begin:start], text[start:end], text[end:finish]))
    left, node, right = zip(*contexts, strict=True) if contexts else ((), (), ())
    quoted = (tokens.flags[first] & np.uint8(Flag.QUOTED)) != 0
    return CONCORDANCE.frame(
        {
            "article_id": articles["article_id"].to_numpy(dtype=object)[article],
            "outlet": articles["outlet"].to_numpy(dtype=object)[article],
            "part": PART_NAMES[tokens.part[first]],
            "sentence": sentence,
            "left": list(left),
            "node": list(node),
            "right": list(right),
            "start": tokens.start[first],
            "end": tokens.end[last],
            "voice": np.where(quoted, "quoted", "reporter").astype(object),
        }
    )
