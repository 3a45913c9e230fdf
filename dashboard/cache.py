"""The only path by which views get numbers: a corpus prepared once, frames computed once.

Corpora are shared by all sessions (their arrays are never written to) and keyed by fingerprint
and version of `prepare`; frames are copies, bounded.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from threading import Lock
from typing import Any

import pandas as pd
import streamlit as st

import analysis
from analysis.articles import ArticleSet
from analysis.corpus import VERSION, Corpus, Scope
from analysis.ingest.quality.checks import article_checks

Progress = Callable[[float, str], None]
_MOST_CORPORA, _SECONDS = 8, 6 * 3600.0


class _Corpora:
    """Prepared corpora by key: the least recently used goes first, old ones after six hours."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[float, Corpus]] = OrderedDict()
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def get(self, key: str) -> Corpus | None:
        with self._lock:
            for old in [k for k, (at, _) in self._kept.items() if time.monotonic() - at > _SECONDS]:
                del self._kept[old]
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][1]

    def put(self, key: str, corpus: Corpus) -> None:
        with self._lock:
            self._kept[key] = (time.monotonic(), corpus)
            while len(self._kept) > _MOST_CORPORA:
                self._kept.popitem(last=False)

    def lock(self, key: str) -> Lock:
        """One lock a corpus, so that two sessions do not prepare the same articles twice."""
        with self._lock:
            return self._locks.setdefault(key, Lock())


@st.cache_resource
def _corpora() -> _Corpora:
    return _Corpora()


def corpus_key(articles: ArticleSet, rules_off: Collection[str] = ()) -> str:
    """What a prepared corpus depends on: the articles, and the rules that do not mark."""
    return "/".join([articles.fingerprint, VERSION, *sorted(set(rules_off))])


def is_prepared(articles: ArticleSet, rules_off: Collection[str] = ()) -> bool:
    """Whether `corpus_of` would return at once."""
    return _corpora().get(corpus_key(articles, rules_off)) is not None


def corpus_of(
    articles: ArticleSet, progress: Progress | None = None, rules_off: Collection[str] = ()
) -> Corpus:
    """The prepared corpus of `articles`; `progress(share_done, step)` while it is being made.

    rules_off: names of boilerplate rules that do not mark.
    """
    key = corpus_key(articles, rules_off)
    with _corpora().lock(key):
        corpus = _corpora().get(key)
        if corpus is None:
            corpus = analysis.prepare(articles, progress=progress, boilerplate_off=rules_off)
            _corpora().put(key, corpus)
    return corpus


@st.cache_data(
    max_entries=16,
    ttl=_SECONDS,
    show_spinner=False,
    hash_funcs={ArticleSet: lambda articles: articles.fingerprint},
)
def checks_of(articles: ArticleSet, version: str = VERSION) -> pd.DataFrame:
    """What stands out in each article (`article_checks`)."""
    return article_checks(articles)


@st.cache_data(
    max_entries=256,
    ttl=_SECONDS,
    show_spinner=False,
    hash_funcs={Corpus: lambda corpus: corpus_key(corpus.articles, corpus.rules_off), Scope: repr},
)
def frame_of(
    name: str, corpus: Corpus, /, *arguments: Any, version: str = VERSION, **options: Any
) -> pd.DataFrame:
    """The frame of measure `name` (`analysis.MEASURES`) over `corpus`; a copy, yours to change.

    `arguments` are what the measure needs (a query, two groups); `options` are its keyword
    options, `by` and `scope` among them. Raises what the measure raises (AnalysisError).
    """
    return getattr(analysis, name)(corpus, *arguments, **options)
