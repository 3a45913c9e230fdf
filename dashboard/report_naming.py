"""The section Naming of a report: labels, who did it, loaded words; a part a language."""

from __future__ import annotations

import pandas as pd

from dashboard.charts import theme
from dashboard.charts.agency import agency_bars
from dashboard.charts.loaded import loaded_dots
from dashboard.charts.naming import naming_bars
from dashboard.naming.labels import by_language
from dashboard.report_frames import Frames, grouped_counts, most_articles
from dashboard.report_parts import Block, Report, Section, table, text

CONCEPTS = 4  # a language
LABEL_COLUMNS = (
    "group", "concept", "label", "n", "rate", "share", "low", "high", "n_marked", "articles", "of",
)  # fmt: skip
AGENCY_COLUMNS = ("group", "kind", "n", "share", "low", "high", "articles")
LOADED_COLUMNS = ("group", "class", "n", "rate", "low", "high", "rate_rest", "words", "articles")


def naming_section(report: Report, frames: Frames) -> Section:
    """The concepts named most differently, agents of harm, and the reporters' loaded words."""
    labels = report.recipe.labels
    say, counts = report.say, grouped_counts(report, frames)
    contrasts = by_language("naming_contrasts", report.corpus, labels, **report.grouping)
    named = by_language("naming", report.corpus, labels, **report.grouping)
    shown = [
        most_articles(report, frame, counts)
        for frame in (named, frames["agency"], frames["loaded_words"])
    ]
    blocks = [text(say("report.naming.intro"))]
    languages = theme.languages_in(counts)
    for code in languages:
        own = [frame[frame["language"] == code].reset_index(drop=True) for frame in shown]
        concepts = contrasts.loc[contrasts["language"] == code, "concept"].tolist()[:CONCEPTS]
        parts = [*_labels(report, own[0], concepts, code), *_agency(report, own[1], code),
                 *_loaded(report, own[2], code)]  # fmt: skip
        if parts:
            name = report.language_name(code)
            blocks += [text(say("report.in_language", language=name), "heading"), *parts]
    if len(blocks) == 1:
        blocks.append(text(say("report.naming.none"), "caution"))
    return Section("naming", say("report.naming"), blocks)


def _labels(report: Report, frame: pd.DataFrame, concepts: list[str], code: str) -> list[Block]:
    """The labels of the concepts, where one is used."""
    used = frame[frame["concept"].isin(concepts)]
    if used.empty:
        return []
    around = report.around(report.say("naming.settings"), report.language_name(code))
    rows = used[(used["voice"] == "all") & (used["n"] > 0)].sort_values(
        ["concept", "group", "n"], ascending=[True, True, False]
    )
    return [
        Block("figure", figure=naming_bars(used, concepts, **around)),
        *table(report, rows, LABEL_COLUMNS),
    ]


def _agency(report: Report, frame: pd.DataFrame, code: str) -> list[Block]:
    """Who did it, where there are words for harm."""
    say = report.say
    if frame.empty:
        return []
    around = report.around(say("naming.agency.settings"), report.language_name(code))
    told = frame.assign(kind=[say(f"naming.agency.{kind}") for kind in frame["kind"]])
    note = [text(say("naming.agency.unvocalised"))] if code == "ar" else []
    return [
        Block("figure", figure=agency_bars(frame, **around)),
        text(say("naming.agency.note")),
        *note,
        *table(report, told, AGENCY_COLUMNS),
    ]


def _loaded(report: Report, frame: pd.DataFrame, code: str) -> list[Block]:
    """Loaded and hedging words of the reporters, where a word of the list is used."""
    say = report.say
    own = frame[frame["voice"] == "reporter"].reset_index(drop=True)
    if not own["n"].any():
        return []
    around = report.around(say("naming.loaded.settings"), report.language_name(code))
    told = own[own["n"] > 0]
    told = told.assign(**{"class": [say(f"loaded.class.{kind}") for kind in told["class"]]})
    return [
        Block("figure", figure=loaded_dots(own, **around)),
        text(say("naming.loaded.note")),
        *table(report, told, LOADED_COLUMNS),
    ]
