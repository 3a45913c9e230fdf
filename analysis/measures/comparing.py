"""Which groups are compared with which, in which language: what all term tables go through."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.counts import Counts, StopWords, content_counts
from analysis.measures.grouped import Grouped, Sides
from analysis.measures.scoring import Terms, fitting_measure


@dataclass(frozen=True, eq=False)
class Comparison:
    """One target and its reference, in one language."""

    counts: Counts  # of the terms that are compared
    terms: Terms
    sides: Sides
    reference: str
    within: str
    measure: str


def comparisons(
    corpus: Corpus,
    *,
    by: str,
    scope: Scope,
    against: str,
    measure: str | None,
    within: str | None,
    unit: str,
    ngrams: int,
    stopwords: StopWords | None,
    leave_out: Collection[str],
) -> Iterator[Comparison]:
    """Every comparison asked for, sorted by group, reference and language.

    measure: None for the one that suits the number of articles in each language
    (`fitting_measure`). InputError: an unknown option, column or group.
    """
    found: list[Comparison] = []
    known: set[str] = set()
    for ready in ready_of(corpus, by, scope, within, unit, ngrams, stopwords, leave_out):
        known |= set(ready.terms.counts.names)
        found.extend(_of_language(ready, against, measure))
    if against not in ("rest", "pairs") and known and against not in known:
        raise InputError("unknown_group", by=by, group=against, groups=", ".join(sorted(known)))
    yield from sorted(found, key=lambda one: (one.sides.name, one.reference, one.counts.language))


@dataclass(frozen=True, eq=False)
class Ready:
    """What one language is compared by, whatever the measure and the reference."""

    counts: Counts
    terms: Terms


#: What was made ready last for a corpus, and for which options: a change of measure or reference
#: begins there.
_last: WeakKeyDictionary[Corpus, tuple[Hashable, list[Ready]]] = WeakKeyDictionary()


def ready_of(
    corpus: Corpus, by: str, scope: Scope, within: str | None, unit: str, ngrams: int,
    stopwords: StopWords | None, leave_out: Collection[str],
) -> list[Ready]:  # fmt: skip
    """What each language is compared by, languages in order of their code. InputError: an unknown
    option or column."""
    stops = {code: frozenset(words) for code, words in (stopwords or {}).items()}
    key = (by, scope, within, unit, ngrams, frozenset(stops.items()), frozenset(leave_out))
    before = _last.get(corpus)
    if before is not None and before[0] == key:
        return before[1]
    made = []
    for counts in content_counts(corpus, by, scope, within, unit, ngrams, stopwords, leave_out):
        if counts.within == "story":
            grouped = Grouped.of(
                counts.matrix, counts.group, totals=counts.totals, stories=counts.story
            )
        else:
            grouped = Grouped.of_parts(counts.parts, counts.group, counts.totals)
        made.append(Ready(counts, Terms(grouped)))
    _last[corpus] = (key, made)
    return made


def _of_language(ready: Ready, against: str, measure: str | None) -> list[Comparison]:
    grouped = ready.terms.counts
    names = grouped.names
    if len(names) < 2:
        return []
    chosen = measure or fitting_measure(np.bincount(grouped.group).tolist())
    return [
        Comparison(ready.counts, ready.terms, sides, reference, ready.counts.within, chosen)
        for target in names
        for reference, others in _references(names, target, against)
        if (sides := grouped.side_by_side(target, others)) is not None
    ]


def _references(names: Sequence[str], target: str, against: str) -> list[tuple[str, list[str]]]:
    """(name of the reference, its groups) for a target."""
    others = [name for name in names if name != target]
    if against == "rest":
        return [("rest", others)]
    if against == "pairs":
        return [(name, [name]) for name in others]
    return [(against, [against])] if against in others else []
