"""The label sets of a study: the user's own, or the language's list to start with. No Streamlit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd

from analysis.corpus import Corpus, Scope
from analysis.measures import naming, naming_contrasts, naming_hits, starting_labels
from analysis.study import Recipe
from analysis.tables import TABLES

#: The measures that take labels, by name.
LABELLED: dict[str, Callable[..., pd.DataFrame]] = {
    "naming": naming,
    "naming_contrasts": naming_contrasts,
    "naming_hits": naming_hits,
}
#: Label → its forms, the label among them; and concept → these.
Forms = Mapping[str, tuple[str, ...]]
Concepts = Mapping[str, Forms]


def labels_of(recipe: Recipe, language: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The concepts of a language that have a label, as the study has them."""
    return concepts_in(recipe.labels, language)


def concepts_in(
    labels: Mapping[str, Concepts], language: str
) -> dict[str, dict[str, tuple[str, ...]]]:
    """The concepts of a language that have a label: its own ones, or those to start with."""
    own = labels.get(language)
    if own is None:
        starting = starting_labels(language)
        own = {
            concept: {label: tuple(forms) for label, forms in labels.items()}
            for concept, labels in starting.items()
        }
    return {concept: dict(labels) for concept, labels in own.items() if labels}


def by_language(
    name: str,
    corpus: Corpus,
    labels: Mapping[str, Concepts] | None = None,
    *,
    by: str = "outlet",
    scope: Scope = Scope(),
) -> pd.DataFrame:
    """The frame of one of LABELLED over all languages, each with its own labels.

    labels: language → concepts, where a study has its own. InputError: as the measure does.
    """
    frames = []
    for code in sorted(set(corpus.articles.frame["language"]) - {""}):
        concepts = concepts_in(labels or {}, code)
        if concepts and scope.language in (None, code):
            own = replace(scope, language=code)
            frames.append(LABELLED[name](corpus, concepts, by=by, scope=own))
    return TABLES[name].frame(pd.concat(frames, ignore_index=True) if frames else None)


def is_changed(recipe: Recipe, language: str) -> bool:
    """Whether the study has a list of its own for a language."""
    return language in recipe.labels


def written(labels: Forms) -> str:
    """A concept's labels as text: a label a line, after a colon its other forms."""
    lines = []
    for label, forms in labels.items():
        others = [form for form in forms if form != label]
        lines.append(f"{label}: {', '.join(others)}" if others else label)
    return "\n".join(lines)


def parsed(text: str) -> dict[str, tuple[str, ...]]:
    """The labels in what somebody typed (`written`): each once, the label among its forms.

    Forms are parted by commas of both scripts, semicolons or |. What has no letter or digit is
    left out.
    """
    labels: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        label, _, rest = (part.strip() for part in line.partition(":"))
        label = " ".join(label.split())
        if not any(map(str.isalnum, label)):
            continue
        forms = (" ".join(form.split()) for form in re.split(r"[,،;؛|]", rest))
        named = [form for form in forms if any(map(str.isalnum, form))]
        labels[label] = tuple(dict.fromkeys([label, *labels.get(label, ()), *named]))
    return labels


def with_concept(concepts: Concepts, old: str, new: str, labels: Forms) -> Concepts:
    """The concepts with one changed in its place, or added at the end (old is none of them).

    Renamed to one that is there already, it joins it. Without labels it is taken away.
    """
    result: dict[str, dict[str, tuple[str, ...]]] = {}
    for concept, own in concepts.items():
        if concept != old:
            result.setdefault(concept, {}).update(own)
        elif labels:
            result.setdefault(new, {}).update(labels)
    if old not in concepts and labels:
        result.setdefault(new, {}).update(labels)
    return result


def as_frame(concepts: Concepts) -> pd.DataFrame:
    """concept, label, forms (parted by |): as a language's folder has its list."""
    rows = [
        (concept, label, "|".join(form for form in forms if form != label))
        for concept, labels in concepts.items()
        for label, forms in labels.items()
    ]
    return pd.DataFrame(rows, columns=["concept", "label", "forms"])
