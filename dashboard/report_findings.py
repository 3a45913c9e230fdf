"""What stands out, in sentences, for the top of a report."""

from __future__ import annotations

import pandas as pd

from analysis.tables import rows_of
from dashboard.charts import theme
from dashboard.i18n import number, percent
from dashboard.report_frames import Frames, grouped_counts
from dashboard.report_parts import Block, Report, Section, text


def findings(report: Report, frames: Frames) -> Section:
    """What stands out, in sentences; each language on its own, for nothing compares across them."""
    say = report.say
    blocks = []
    for code in theme.languages_in(frames["article_counts"]):
        items = [
            *_term_findings(report, _in(frames["term_differences"], code)),
            *_tone_findings(report, _in(frames["tone"], code)),
            *_quoted_findings(report, _in(grouped_counts(report, frames), code)),
            *_alike_findings(report, _in(frames["similarity"], code)),
        ]
        if items:
            name = say("report.in_language", language=report.language_name(code))
            blocks += [text(name, "heading"), Block("findings", items=items)]
    of = frames["term_differences"]["of_target"]
    if not blocks:
        blocks = [text(say("report.findings.none"))]
    elif len(of) and of.median() < 6:
        blocks.append(text(say("report.findings.few"), "caution"))
    return Section("findings", say("report.findings"), blocks)


def _in(frame: pd.DataFrame, code: str) -> pd.DataFrame:
    return frame[frame["language"] == code]


def _term_findings(report: Report, frame: pd.DataFrame) -> list[str]:
    """The first term of each group; the strongest five of them."""
    first = frame[frame["shown"] & (frame["rank"] == 1) & (frame["score"] > 0)]
    first = first.sort_values(["score", "group"], ascending=[False, True]).head(5)
    return [
        report.say(
            "report.findings.term" if row.articles_rest else "report.findings.term_none",
            term=row.display, group=row.group, a=row.articles_target, of_a=row.of_target,
            b=row.articles_rest, of_b=row.of_rest,
        )
        for row in rows_of(first)
    ]  # fmt: skip


def _tone_findings(report: Report, frame: pd.DataFrame) -> list[str]:
    """The ends of the reporters' own wording, and whether their intervals overlap."""
    own = frame[(frame["part"] == "body") & (frame["voice"] == "reporter") & frame["enough"]]
    rows = list(rows_of(own.sort_values(["tone", "group"])))
    if len(rows) < 2:
        return []
    low, high = rows[0], rows[-1]
    line = report.say(
        "report.findings.tone", low=low.group, high=high.group, low_tone=number(low.tone),
        high_tone=number(high.tone),
    )  # fmt: skip
    if pd.isna(low.high) or pd.isna(high.low):
        return [f"{line} {report.say('report.findings.tone_no_interval')}"]
    apart = low.high < high.low
    return [line if apart else f"{line} {report.say('report.findings.tone_overlap')}"]


def _alike_findings(report: Report, frame: pd.DataFrame) -> list[str]:
    """The two pairs whose likeness goes furthest beyond chance."""
    beyond = frame[frame["similarity"] > frame["high"]]
    gap = beyond["similarity"] - beyond["expected"]
    most = beyond.assign(gap=gap).sort_values(["gap", "a", "b"], ascending=[False, True, True])
    return [
        report.say(
            "report.findings.alike", a=row.a, b=row.b, value=number(row.similarity),
            expected=number(row.expected),
        )
        for row in rows_of(most.head(2))
    ]  # fmt: skip


def _quoted_findings(report: Report, counts: pd.DataFrame) -> list[str]:
    """Who gives quoted words the most room, and who the least."""
    rows = list(rows_of(counts.sort_values(["quoted", "group"])))
    if len(rows) < 2 or not rows[-1].quoted > rows[0].quoted:
        return []
    return [
        report.say(
            "report.findings.quoted", high=rows[-1].group, high_share=percent(rows[-1].quoted),
            low=rows[0].group, low_share=percent(rows[0].quoted),
        )
    ]  # fmt: skip
