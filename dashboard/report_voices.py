"""The section Voices of a report: who is quoted, with which verbs, in how many versions."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.measures.speech.verbs import GRADES
from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.charts.voices_kinds import voice_kinds_bars
from dashboard.charts.voices_matrix import voices_matrix
from dashboard.charts.voices_verbs import verb_choice
from dashboard.report_frames import Frames, grouped_counts, most_articles
from dashboard.report_parts import Block, Report, Section, Sentence, Sentences, table, text

UTTERANCES = 3  # a language, in their versions
READABLE = 400  # characters of a version that still reads well on its own
KIND_COLUMNS = (
    "group", "kind", "quotations", "words", "share_words", "low", "high", "share_rest", "unnamed",
    "articles", "of",
)  # fmt: skip
VOICE_COLUMNS = (
    "group", "speaker", "kind", "quotations", "words", "share_words", "articles", "of", "only_here",
)  # fmt: skip
VERB_COLUMNS = (
    "group", "grade", "verbs", "n", "share", "share_rest", "difference", "difference_low",
    "difference_high",
)  # fmt: skip


def voices_section(report: Report, frames: Frames) -> Section:
    """Kinds of speakers, speakers, verbs and versions: a part a language that has quotations."""
    say, counts = report.say, grouped_counts(report, frames)
    names = ("voice_kinds", "voices", "reporting_verbs", "quotation_versions")
    kinds, voices, verbs, versions = (most_articles(report, frames[name], counts) for name in names)
    blocks = [text(say("report.voices.intro"))]
    languages = theme.languages_in(frames["quotations"])
    if not languages:
        blocks.append(text(say("report.voices.none"), "caution"))
    look_up = Sentences(report)
    for code in languages:
        name = report.language_name(code)
        around = report.around(say("voices.settings"), name)
        here, said, graded = (_of(frame, code) for frame in (kinds, voices, verbs))
        blocks += [
            text(say("report.in_language", language=name), "heading"),
            Block("figure", figure=voice_kinds_bars(here, **around)),
            *table(report, _named(report, here[here["quotations"] > 0]), KIND_COLUMNS),
            Block("figure", figure=voices_matrix(said, **around)),
            *table(report, _named(report, said), VOICE_COLUMNS),
            Block("figure", figure=verb_choice(graded, **around)),
            *table(report, _named(report, graded[graded["n"] > 0]), VERB_COLUMNS),
        ]
        sentences = _versions(report, look_up, _of(versions, code))
        if sentences:
            blocks.append(
                Block("sentences", text=say("report.voices.versions"), sentences=sentences)
            )
    return Section("voices", say("report.voices"), blocks)


def _of(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    return frame[frame["language"] == language].reset_index(drop=True)


def _named(report: Report, frame: pd.DataFrame) -> pd.DataFrame:
    """Kinds and grades in words; of grades in their order."""
    families = {"kind": "voices.speaker_kind", "grade": "grade"}
    say = report.say
    if "grade" in frame:
        order = frame["grade"].map({grade: place for place, grade in enumerate(GRADES)})
        frame = frame.assign(order=order).sort_values(["group", "order"]).drop(columns="order")
    return frame.assign(
        **{
            column: [say.name(family, value) for value in frame[column]]
            for column, family in families.items()
            if column in frame
        }
    )


def _versions(report: Report, look_up: Sentences, frame: pd.DataFrame) -> list[Sentence]:
    """The first utterances, a sentence a version: the words marked, what stood before them too."""
    rows = frame.drop_duplicates(["utterance", "group", "version", "text"])
    readable = rows.groupby("utterance")["text"].transform(lambda texts: texts.str.len().max())
    rows = rows[readable <= READABLE]
    first = rows["utterance"].drop_duplicates().head(UTTERANCES)
    return [_version(report, look_up, row) for row in rows_of(rows[rows["utterance"].isin(first)])]


def _version(report: Report, look_up: Sentences, row: Any) -> Sentence:
    article = look_up.rows[row.article_id]
    whole = article.title if row.part == "title" else article.text
    begins = whole.rfind(row.before, 0, row.start) if row.before else row.start
    note = report.say.name("version", row.version)
    return look_up.at(
        row.article_id, row.part, begins, row.end, [(row.start, row.end, "term", "")], note
    )
