"""The sections of a report, each from the same frames as tables, screen and command line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pandas as pd

import analysis
from analysis.tables import rows_of
from dashboard import separation_in_words
from dashboard.charts import overview, similarity, theme, timeline, tone, words
from dashboard.i18n import Say, date, number
from dashboard.report_frames import Frames, grouped_counts, most_articles
from dashboard.report_parts import (
    MOST_GROUPS,
    Block,
    Report,
    Section,
    Sentence,
    Sentences,
    table,
    text,
)

TERMS_WITH_SENTENCES = 3  # a group
TONE_SENTENCES = 3  # a language and end
ROLES = {"positive": "positive", "negative": "negative"}
TERM_COLUMNS = (
    "group", "rank", "display", "score", "low", "high", "rate_target", "rate_rest",
    "articles_target", "articles_rest",
)  # fmt: skip
SHOWN_TERMS = 10  # a group, as in the figure
READABLE = 400  # characters of a sentence that still reads well on its own


def compared(report: Report, frames: Frames, problems: pd.DataFrame) -> Section:
    """Who, how much, when, and what could not be taken as it stood."""
    say = report.say
    counts = grouped_counts(report, frames)
    scoped = frames["article_counts"]
    articles = report.corpus.articles.frame
    here = articles[articles["article_id"].isin(scoped["article_id"])]
    languages = [report.language_name(code) for code in theme.languages_in(here)]
    n = counts["group"].nunique()
    kind = "outlets" if report.by == "outlet" else "groups"
    blocks = [
        text(
            say(
                "report.compared.intro",
                articles=say("count.articles", n=len(scoped)),
                words=say("count.words", n=int(scoped["words"].sum())),
                groups=say(f"count.{kind}", n=n, column=say.name("column", report.by)),
                languages=say.list(languages),
            )
        )
    ]
    dated = here["published"].dropna()
    if len(dated):
        first, last = date(dated.min(), say.language), date(dated.max(), say.language)
        blocks.append(text(say("report.compared.dates", first=first, last=last)))
    else:
        blocks.append(text(say("report.compared.no_dates")))
    if n > MOST_GROUPS:
        blocks.append(text(say("report.first_groups", n=MOST_GROUPS), "caution"))
    shown = most_articles(report, counts, counts)
    blocks.append(Block("figure", figure=overview.outlets_glance(shown, **report.around(""))))
    listed = here.merge(scoped[["article_id", "words", "quotations"]], on="article_id")
    columns = ["outlet", "title", "published", "language", "words", "quotations"]
    columns += ["story"] if (listed["story"] != "").any() else []
    columns += ["url"] if (listed["url"] != "").any() else []
    listed = listed.assign(language=[report.language_name(code) for code in listed["language"]])
    blocks += table(report, listed, columns, title=say("report.articles"))
    return Section("compared", say("report.compared"), blocks + _problems(report, problems))


def _problem(row: Any, say: Say) -> str:
    """The line of a problem in the page's language."""
    key = f"problem.{row.problem}"
    given = getattr(row, "values", "")
    return say(key, **json.loads(given)) if given and say.has(key) else row.detail


def _problems(report: Report, problems: pd.DataFrame) -> list[Block]:
    say = report.say
    if problems.empty:
        return [text(say("report.problems.none"))]
    shown = problems.assign(
        action=[say.name("action", action) for action in problems["action"]],
        detail=[_problem(row, say) for row in rows_of(problems)],
    )
    columns = ["source", "row", "field", "detail", "action"]
    title = f"{say('report.problems')} ({len(problems)})"
    return table(report, shown, columns, title=title)


def words_section(report: Report, frames: Frames) -> Section:
    """The terms that set each group apart, with the sentences behind the first ones."""
    say, frame = report.say, frames["term_differences"]
    blocks = [text(say("report.words.intro"))]
    if "term_differences" in frames.refused:
        blocks.append(text(frames.refused["term_differences"], "caution"))
    counts = grouped_counts(report, frames)
    frame = most_articles(report, frame, counts)
    look_up = Sentences(report)
    if frame.empty and not frames.refused:
        blocks.append(text(say("chart.words_bars.none"), "caution"))
    for code in theme.languages_in(frame):
        here = frame[frame["language"] == code]
        name = say("report.in_language", language=report.language_name(code))
        around = report.around(_measured_by(report, here), report.language_name(code))
        shown = here[here["shown"] & (here["rank"] <= SHOWN_TERMS)].sort_values(["group", "rank"])
        blocks += [
            text(name, "heading"),
            *_separation(report, frames["separation_test"], code),
            Block("figure", figure=words.words_bars(here, **around)),
            *table(report, _of(shown), TERM_COLUMNS),
        ]
        sentences = _term_sentences(report, look_up, shown)
        if sentences:
            blocks.append(
                Block("sentences", text=say("report.words.sentences"), sentences=sentences)
            )
    return Section("words", say("report.words"), blocks)


def _separation(report: Report, found: pd.DataFrame, code: str) -> list[Block]:
    """What relabelling the articles gives in this language."""
    rows = found[found["language"] == code]
    return [text(separation_in_words.sentence(report.say, row)) for row in rows_of(rows)]


def _measured_by(report: Report, terms: pd.DataFrame) -> str:
    """The measure of a term table, as its settings name it."""
    measure = report.say.name("words.measure", str(terms["measure"].iloc[0]))
    return report.say("words.settings.robust", measure=measure)


def _of(terms: pd.DataFrame) -> pd.DataFrame:
    """Article counts with what they are out of: “3/3”."""
    return terms.assign(
        articles_target=[f"{n}/{of}" for n, of in zip(
            terms["articles_target"], terms["of_target"], strict=True)],
        articles_rest=[f"{n}/{of}" for n, of in zip(
            terms["articles_rest"], terms["of_rest"], strict=True)],
    )  # fmt: skip


def _term_sentences(report: Report, look_up: Sentences, shown: pd.DataFrame) -> list[Sentence]:
    """For the first terms of each group one of its own sentences, each sentence once."""
    spans = report.corpus.sentences
    found: list[Sentence] = []
    for group, rows in shown.groupby("group", sort=True):
        used: set[int] = set()
        for row in rows_of(rows.head(TERMS_WITH_SENTENCES)):
            hits = analysis.concordance(report.corpus, row.term, **report.options)
            own = hits[hits["article_id"].map(look_up.groups) == group]
            free = own[~own["sentence"].isin(used)]
            if free.empty:
                continue
            hit = next(rows_of(free))
            used.add(hit.sentence)
            marks = [
                (h.start, h.end, "term", "") for h in rows_of(own[own.sentence == hit.sentence])
            ]
            span = spans.iloc[hit.sentence]
            found.append(
                look_up.at(hit.article_id, hit.part, int(span["start"]), int(span["end"]), marks,
                           note=row.display)
            )  # fmt: skip
    return found


def tone_section(report: Report, frames: Frames) -> Section:
    """Tone by language, with its most negative and most positive sentences."""
    say = report.say
    blocks = [text(say("report.tone.intro"))]
    if "tone" in frames.refused:
        blocks.append(text(frames.refused["tone"], "caution"))
    frame = most_articles(report, frames["tone"], grouped_counts(report, frames))
    look_up = Sentences(report)
    columns = ["group", "part", "voice", "tone", "low", "high", "articles", "sentences",
               "coverage", "enough"]  # fmt: skip
    for code in theme.languages_in(frame):
        here = frame[frame["language"] == code]
        around = report.around(say("report.tone.settings"), report.language_name(code))
        named = here.assign(
            part=[say.name("part", part) for part in here["part"]],
            voice=[say.name("voice", voice) for voice in here["voice"]],
        )
        blocks += [
            text(say("report.in_language", language=report.language_name(code)), "heading"),
            Block("figure", figure=tone.tone_intervals(here, **around)),
            *table(report, named, columns),
        ]
        sentences = frames["tone_sentences"]
        sentences = sentences[(sentences["language"] == code) & (sentences["part"] == "body")]
        blocks.append(text(say("report.tone.key")))
        for end, ascending in (("negative", True), ("positive", False)):
            rows = sentences.sort_values(["tone", "sentence"], ascending=[ascending, True])
            rows = rows[rows["tone"] < 0] if ascending else rows[rows["tone"] > 0]
            # Text that nobody divided into sentences piles up words until it is off the scale.
            rows = rows[rows["end"] - rows["start"] <= READABLE]
            blocks.append(
                Block("sentences", text=say(f"report.tone.{end}"),
                      sentences=_toned(report, look_up, rows.head(TONE_SENTENCES)))
            )  # fmt: skip
    return Section("tone", say("report.tone"), blocks)


def _toned(report: Report, look_up: Sentences, rows: pd.DataFrame) -> list[Sentence]:
    """Sentences with the words that counted marked."""
    counted = analysis.tone_words(
        report.corpus, scope=report.scope, sentences=rows["sentence"].tolist()
    )
    return [
        look_up.at(
            row.article_id, row.part, row.start, row.end,
            [(w.start, w.end, ROLES.get(w.role, "shifter"), number(w.value))
             for w in rows_of(counted[counted["sentence"] == row.sentence])],
            note=number(row.tone),
        )
        for row in rows_of(rows)
    ]  # fmt: skip


def timeline_section(report: Report, frames: Frames) -> Section:
    """When how much was published."""
    say = report.say
    frame = most_articles(report, frames["timeline"], grouped_counts(report, frames))
    figure = timeline.timeline(frame, **report.around(say("report.timeline.settings")))
    blocks = [text(say("report.timeline.intro")), Block("figure", figure=figure)]
    named = frame.assign(language=[report.language_name(code) for code in frame["language"]])
    columns = ["period", "group", "language", "articles", "words", "tone"]
    return Section("timeline", say("report.timeline"), blocks + table(report, named, columns))


def similarity_section(report: Report, frames: Frames) -> Section:
    """Which groups word it alike, against chance."""
    say, frame = report.say, frames["similarity"]
    blocks = [text(say("report.similarity.intro"))]
    if frame.empty:
        line = frames.refused.get("similarity", say("chart.similarity.none"))
        blocks.append(text(line, "caution"))
    counts = grouped_counts(report, frames)
    allowed = set(most_articles(report, counts, counts)["group"])
    frame = frame[frame["a"].isin(allowed) & frame["b"].isin(allowed)]
    for code in theme.languages_in(frame):
        here = frame[frame["language"] == code]
        around = report.around(say("report.similarity.settings"), report.language_name(code))
        blocks += [
            text(say("report.in_language", language=report.language_name(code)), "heading"),
            Block("figure", figure=similarity.similarity_heat(here, **around)),
            *table(report, here, ["a", "b", "similarity", "expected", "low", "high"]),
        ]
    return Section("similarity", say("report.similarity"), blocks)


def methods(report: Report) -> Section:
    """How it was counted, and what it cannot say."""
    say = report.say
    limits = ("bias", "choice", "events", "quoted", "wire", "few", "absent", "translated", "read")
    blocks = [
        text(say(f"report.methods.{name}"))
        for name in ("words", "tone", "voices", "naming", "similarity")
    ]
    blocks += [
        text(say("report.limits"), "heading"),
        Block("items", items=[say(f"report.limits.{name}") for name in limits]),
    ]
    return Section("methods", say("report.methods"), blocks + _dictionary(report))


def _dictionary(report: Report) -> list[Block]:
    """What the columns mean, from the declared tables (meanings are in English)."""
    used = (
        "term_differences", "tone", "voice_kinds", "voices", "reporting_verbs", "naming",
        "agency", "loaded_words", "timeline", "similarity",
    )  # fmt: skip
    seen: dict[str, list[str]] = {}
    for name in used:
        for column in analysis.TABLES[name].columns:
            label = report.say.name("column", column.name)
            key = f"meaning.{column.name}"
            meaning = report.say(key) if report.say.has(key) else column.meaning
            seen.setdefault(column.name, [label, column.name, meaning, column.unit])
    return [
        Block("table", text=report.say("report.columns"), rows=list(seen.values()),
              numeric=[False] * 4)
    ]  # fmt: skip


def settings(report: Report, narrowed: list[str]) -> Section:
    """What the numbers were made with."""
    say = report.say
    rows = [
        [say("report.settings.by"), say.name("column", report.by)],
        [say("report.settings.scope"), "; ".join(narrowed) or say("report.settings.everything")],
        [say("report.settings.fingerprint"), report.corpus.articles.fingerprint],
        [say("report.settings.version"), report.version],
    ]
    rows += [[key, str(value)] for key, value in asdict(report.scope).items() if value is not None]
    block = Block("table", rows=rows, numeric=[False, False])
    return Section("settings", say("report.settings"), [block])
