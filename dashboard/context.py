"""Context: everything a page needs to know, in one frozen value; `render(context) -> None`."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

import analysis
from analysis.articles import ArticleSet
from analysis.corpus import Corpus, Scope
from analysis.measures.counts import article_mask, translations_apart
from analysis.study import Study
from analysis.text.languages import get_language
from dashboard import cache
from dashboard.i18n import Say


@dataclass(frozen=True, eq=False)
class Context:
    """What is compared and how it is shown.

    study, articles, corpus: the whole study, prepared; `scope` is applied by the measures, not
    here. by: the column grouped by. language: of the interface. say: its strings. colours: group
    → colour, for every group of the whole study.
    """

    study: Study
    articles: ArticleSet
    corpus: Corpus
    by: str
    scope: Scope
    language: str
    say: Say
    colours: Mapping[str, str]

    @property
    def direction(self) -> str:
        """Of the interface: ltr or rtl."""
        return self.say.direction

    @property
    def groups(self) -> list[str]:
        """The groups of the whole study (values of `by`), by name."""
        return sorted(set(self.articles.groups(self.by)) - {""})

    @property
    def languages(self) -> list[str]:
        """Languages of the articles in scope, most articles first, then by code."""
        counts = self.in_scope["language"].value_counts()
        return sorted(counts.index, key=lambda code: (-counts[code], code))

    @property
    def in_scope(self) -> pd.DataFrame:
        """The frame of the articles that the scope lets through."""
        return self.articles.frame[article_mask(self.corpus, self.scope)]

    @property
    def translations_apart(self) -> int:
        """Machine translations that the scope leaves out because there are originals."""
        return translations_apart(self.corpus, self.scope)

    def frame(self, name: str, /, *arguments: Any, **options: Any) -> pd.DataFrame:
        """The frame of a measure with this page's `by` and `scope`: `frame("tone")`,
        `frame("concordance", "word")`. `options` go on to the measure; what is given wins.

        Raises AnalysisError as the measure does (the page's frame shows it in one line).
        """
        takes = inspect.signature(getattr(analysis, name)).parameters
        if "by" in takes:
            options.setdefault("by", self.by)
        options.setdefault("scope", self.scope)
        for option, value in self.study.recipe.options().items():
            if option in takes:
                options.setdefault(option, value)
        return cache.frame_of(name, self.corpus, *arguments, **options)

    def article(self, article_id: str) -> pd.Series:
        """The article with this id. KeyError if there is none."""
        found = self.articles.frame.index[self.articles.frame["article_id"] == article_id]
        if not len(found):
            raise KeyError(article_id)
        return self.articles.frame.loc[found[0]]

    def groups_of(self, ids: pd.Series) -> pd.Series:
        """The group of each article id."""
        frame = self.articles.frame
        return ids.map(dict(zip(frame["article_id"], self.articles.groups(self.by), strict=True)))

    def text_direction(self, language: str) -> str:
        """In which direction text of a language runs: its own, whatever the interface's."""
        return get_language(language or "und").direction
