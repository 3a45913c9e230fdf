"""What is marked in one article: speech, loaded words, names, tone, terms, passages. No Streamlit.

Spans come from the corpus and from measures; nothing is looked for here.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.tables import rows_of
from dashboard import i18n
from dashboard.context import Context
from dashboard.markup import Mark, MarkKind
from dashboard.naming.labels import labels_of
from dashboard.reading import headline, only, row_of, spans_in

#: What can be marked, in the order of the switches.
LAYERS = ("quotation", "verb", "loaded", "label", "tone", "term", "shared", "boilerplate")
MOST_TERMS = 10  # of the words that set the group apart: those that page Words shows first
SPEECH_KINDS: dict[str, MarkKind] = {
    "direct": "quotation",
    "mixed": "mixed",
    "indirect": "indirect",
}
#: Ten grades in four kinds of underline: what the verb says besides that something was said.
VERB_KINDS: dict[str, MarkKind] = {
    "neutral": "verb_plain",
    "evidential": "verb_plain",
    "pointing": "verb_supports",
    "assertive": "verb_supports",
    "factive": "verb_supports",
    "opinion": "verb_distance",
    "denial": "verb_distance",
    "distancing": "verb_distance",
    "evaluative": "verb_judges",
    "directive": "verb_judges",
}
PLAIN_VERB: MarkKind = "verb_plain"
LOADED_KINDS: dict[str, MarkKind] = {
    "hedge": "loaded_hedge",
    "assertive": "loaded_assertive",
    "factive": "loaded_factive",
    "implicative": "loaded_implicative",
    "intensifier": "loaded_intensifier",
    "subjective": "loaded_subjective",
    "one_sided": "loaded_one_sided",
}
_TONE_KINDS: dict[str, MarkKind] = {
    "positive": "tone_positive",
    "negative": "tone_negative",
    "negation": "negation",
    "intensifier": "intensifier",
    "contrast": "intensifier",
}
#: The marks that each switch shows, for the legend.
KINDS: dict[str, tuple[MarkKind, ...]] = {
    "quotation": ("quotation", "mixed", "indirect", "speaker"),
    "verb": tuple(dict.fromkeys(VERB_KINDS.values())),
    "loaded": tuple(LOADED_KINDS.values()),
    "label": ("label",),
    "tone": ("tone_negative", "tone_positive", "negation", "intensifier"),
    "term": ("term",),
    "shared": ("shared",),
    "boilerplate": ("boilerplate",),
}


def marks_of(
    context: Context, article_id: str, part: str, layers: Iterable[str] = LAYERS
) -> list[Mark]:
    """The marks of one part of an article; offsets count characters of its title or text."""
    finders = {
        "quotation": _quotations,
        "verb": _verbs,
        "loaded": _loaded,
        "label": _labels,
        "tone": _tone,
        "term": _terms,
        "shared": _shared,
        "boilerplate": _boilerplate,
    }
    return [mark for name in layers for mark in finders[name](context, article_id, part)]


def hits(context: Context, article_id: str, part: str, query: str) -> list[Mark]:
    """Where a word or phrase that somebody looks for stands."""
    found = context.frame("concordance", query, by="article_id", scope=only(article_id))
    return [Mark(row.start, row.end, "hit") for row in rows_of(found[found["part"] == part])]


# --- speech --------------------------------------------------------------------------------


def _quotations(context: Context, article_id: str, part: str) -> list[Mark]:
    """What is said, with the speaker's name for the bar at the side, and the speakers."""
    say = context.say
    found = _said(context, article_id, part)
    marks = [
        Mark(
            row.start, row.end, SPEECH_KINDS[row.type], row.speaker, say(f"reader.mark.{row.type}")
        )
        for row in rows_of(found)
    ]
    named = found[found["speaker_start"] >= 0].drop_duplicates(["speaker_start", "speaker_end"])
    label = say("reader.mark.speaker")
    return marks + [
        Mark(row.speaker_start, row.speaker_end, "speaker", label) for row in rows_of(named)
    ]


def _verbs(context: Context, article_id: str, part: str) -> list[Mark]:
    """The words that introduce speech, each once, by what they say besides."""
    say = context.say
    found = _said(context, article_id, part)
    known = found[(found["cue_start"] >= 0) & (found["grade"] != "")]
    label = say("reader.mark.verb")
    return [
        Mark(row.cue_start, row.cue_end, VERB_KINDS[row.grade], label, say(f"grade.{row.grade}"))
        for row in rows_of(known.drop_duplicates(["cue_start", "cue_end"]))
    ]


def _said(context: Context, article_id: str, part: str) -> pd.DataFrame:
    """The quotations of one part, without those in promo lines and credits."""
    found = context.frame("quotations", scope=only(article_id))
    return found[found["part"] == part]


# --- words ---------------------------------------------------------------------------------


def _loaded(context: Context, article_id: str, part: str) -> list[Mark]:
    """Loaded and hedging words by class: a cue, not a verdict."""
    say = context.say
    found = context.frame("loaded_hits", by="article_id", scope=only(article_id))
    here = found[found["part"] == part].rename(columns={"class": "kind"})
    note = say("loaded.note")
    return [
        Mark(row.start, row.end, LOADED_KINDS[row.kind], say(f"loaded.class.{row.kind}"), note)
        for row in rows_of(here)
    ]


def _labels(context: Context, article_id: str, part: str) -> list[Mark]:
    """Names that outlets choose between, from the study's list; the longest at a place."""
    labels = labels_of(context.study.recipe, context.article(article_id)["language"])
    if not labels:
        return []
    found = context.frame("naming_hits", labels, by="article_id", scope=only(article_id))
    marks = []
    for row in rows_of(found[found["part"] == part]):
        marked = context.say(f"reader.mark.label.{row.marked}") if row.marked else ""
        concept = context.say("reader.mark.label", concept=row.concept)
        note = " · ".join(filter(None, (row.label, marked)))
        marks.append(Mark(row.start, row.end, "label", concept, note))
    return marks


def _tone(context: Context, article_id: str, part: str) -> list[Mark]:
    words = context.frame("tone_words", scope=only(article_id))
    return tone_marks(context, words[words["part"] == part])


def tone_marks(context: Context, words: pd.DataFrame) -> list[Mark]:
    """Marks for rows of `tone_words`: what the word is, and what it counted after the rules."""
    say = context.say
    return [
        Mark(
            row.start,
            row.end,
            _TONE_KINDS[row.role],
            say(f"tone.role.{row.role}"),
            say("tone.counted", value=i18n.number(row.value, context.language))
            if row.role in ("positive", "negative")
            else "",
        )
        for row in rows_of(words)
    ]


def _terms(context: Context, article_id: str, part: str) -> list[Mark]:
    """The words that set the article's group apart (page Words), wherever they stand in it."""
    marks = []
    for row in rows_of(terms_apart(context, article_id)):
        found = context.frame("concordance", row.term, by="article_id", scope=only(article_id))
        note = context.say(
            "reader.mark.term.note", articles=row.articles_target, of=row.of_target,
            rest=row.articles_rest, of_rest=row.of_rest,
        )  # fmt: skip
        label = context.say("reader.mark.term")
        marks += [
            Mark(hit.start, hit.end, "term", label, note)
            for hit in rows_of(found[found["part"] == part])
        ]
    return marks


def terms_apart(context: Context, article_id: str) -> pd.DataFrame:
    """The first shown rows of `term_differences` of the article's group and language."""
    group = context.articles.groups(context.by).iloc[row_of(context, article_id)]
    table = context.frame("term_differences")
    own = table["language"] == context.article(article_id)["language"]
    shown = table[own & (table["group"] == group) & table["shown"]]
    return shown.sort_values("rank").head(MOST_TERMS)


# --- shared and left out -------------------------------------------------------------------


def _shared(context: Context, article_id: str, part: str) -> list[Mark]:
    found = spans_in(context, context.corpus.passages, article_id, part)
    marks = []
    for row in rows_of(found):
        names = also_in(context, article_id, int(row.passage))
        label = context.say("reader.also_in", names=context.say.list(names)) if names else ""
        marks.append(Mark(row.start, row.end, "shared", label))
    return marks


def also_in(context: Context, article_id: str, passage: int) -> list[str]:
    """The other outlets that have a passage, by name; an article without outlet by its title."""
    spans = context.corpus.passages
    rows = sorted(set(spans.loc[spans["passage"] == passage, "article"]))
    others = context.articles.frame.iloc[rows]
    own = context.article(article_id)["outlet"]
    others = others[others["article_id"] != article_id]
    if own:  # its own other articles are not other outlets; without an outlet each is one
        others = others[others["outlet"] != own]
    names = [row.outlet or headline(context, row.article_id) for row in rows_of(others)]
    return sorted(set(names))


def _boilerplate(context: Context, article_id: str, part: str) -> list[Mark]:
    found = spans_in(context, context.corpus.boilerplate, article_id, part)
    label = context.say("reader.mark.boilerplate")
    return [
        Mark(row.start, row.end, "boilerplate", label, context.say.name("boilerplate", row.rule))
        for row in rows_of(found)
    ]
