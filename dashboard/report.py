"""The whole comparison as one page that works without a network: HTML, in English or Arabic.

The frames are those of the tables, of the screen and of the command line. Plotly stands in the
page once; every text of an article goes through Jinja's escaping.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from analysis.corpus import Corpus, Scope
from analysis.study import Recipe
from analysis.tables import PROBLEMS
from dashboard import __version__
from dashboard import report_sections as parts
from dashboard.charts import theme
from dashboard.i18n import Say, date
from dashboard.report_findings import findings
from dashboard.report_frames import Frames
from dashboard.report_naming import naming_section
from dashboard.report_parts import Report, Section
from dashboard.report_voices import voices_section


def report_html(
    corpus: Corpus,
    problems: pd.DataFrame | None = None,
    *,
    by: str = "outlet",
    language: str = "en",
    scope: Scope = Scope(),
    recipe: Recipe = Recipe(),
) -> str:
    """The comparison of `corpus` as one self-contained page.

    problems: what reading told (table `problems`). by, scope: as the measures take them.
    language: of the page, en or ar; articles keep their own. recipe: the study's, whose
    stop-words, lexicons, labels and merged actors count (`by` and `scope` are those given).
    InputError: `by` is no column.
    """
    say = Say(language)
    names = sorted(set(corpus.articles.groups(by)) - {""})
    narrowed = scope_words(scope, say)
    report = Report(
        corpus, by, scope, say, theme.outlet_colours(names), _subtitle(corpus, scope, by, say),
        __version__, recipe,
    )  # fmt: skip
    frames = Frames(report)
    sections = _sections(
        report, frames, PROBLEMS.frame() if problems is None else problems, narrowed
    )
    draw = _Drawer()
    return _environment().get_template("report.html.j2").render(
        language=language,
        direction=say.direction,
        title=say("report.title", articles=say("count.articles", n=len(frames["article_counts"]))),
        lead=say("report.lead"),
        subtitle=report.subtitle,
        contents=say("report.contents"),
        made_with=say("report.made_with", version=__version__),
        version=__version__,
        sections=sections,
        plotly=Markup(get_plotlyjs()),
        draw=draw,
    )  # fmt: skip


def write_report(
    corpus: Corpus,
    problems: pd.DataFrame,
    *,
    by: str,
    language: str,
    scope: Scope,
    path: str | Path,
    recipe: Recipe = Recipe(),
) -> None:
    """Write `report_html` to `path`. OSError: it cannot be written."""
    page = report_html(corpus, problems, by=by, language=language, scope=scope, recipe=recipe)
    Path(path).write_text(page, encoding="utf-8")


def _sections(
    report: Report,
    frames: Frames,
    problems: pd.DataFrame,
    narrowed: list[str],
) -> list[Section]:
    return [
        parts.compared(report, frames, problems),
        findings(report, frames),
        parts.words_section(report, frames),
        parts.tone_section(report, frames),
        voices_section(report, frames),
        naming_section(report, frames),
        parts.timeline_section(report, frames),
        parts.similarity_section(report, frames),
        parts.methods(report),
        parts.settings(report, narrowed),
    ]


def _subtitle(corpus: Corpus, scope: Scope, by: str, say: Say) -> str:
    """The scope as one line: “4 outlets · 12 articles · headlines only”."""
    from analysis.measures.counts import article_mask, translations_apart

    mask = article_mask(corpus, scope)
    names = corpus.articles.groups(by)[mask]
    groups = names[names != ""].nunique()
    if by == "outlet":
        shown = say("count.outlets", n=groups)
    else:
        shown = say("count.groups", n=groups, column=say.name("column", by))
    parts = [shown, say("count.articles", n=int(mask.sum()))]
    if apart := translations_apart(corpus, scope):
        parts.append(say("scope.translations.apart", n=apart))
    return " · ".join([*parts, *scope_words(scope, say)])


def scope_words(scope: Scope, say: Say) -> list[str]:
    """What narrows the comparison, in words; empty for the scope that a study starts with."""
    words = []
    if scope.stories:
        words.append(say("scope.stories", stories=say.list(scope.stories)))
    if scope.language:
        words.append(say("scope.language", name=say.name("language", scope.language)))
    for name in ("since", "until"):
        value = getattr(scope, name)
        if value:
            words.append(say(f"scope.{name}", day=date(pd.Timestamp(value), say.language)))
    for column, values in scope.where or ():
        words.append(say("scope.where", column=say.name("column", column), values=say.list(values)))
    for name in ("part", "voice", "shared", "boilerplate", "translations"):
        value = getattr(scope, name)
        if value != getattr(Scope(), name):
            words.append(say(f"scope.{name}.{value}"))
    return words


class _Drawer:
    """A figure as markup, numbered, so that the same corpus gives the same page."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, figure: go.Figure) -> Markup:
        self.count += 1
        source = figure.to_html(
            full_html=False,
            include_plotlyjs=False,
            config=theme.CONFIG,
            div_id=f"figure-{self.count}",
            default_width="100%",
        )
        return Markup(written_out(source))  # Plotly escapes what stands in a figure


#: In a figure's JSON: an escaped backslash, or a character that is written as its number.
_NUMBERED = re.compile(r"\\\\|\\u([0-9a-f]{4})")


def written_out(source: str) -> str:
    """A figure's markup with its letters as such: Arabic takes two bytes then and not six.

    What is a number for a reason stays one: signs of markup and halves of characters.
    """

    def letter(found: re.Match[str]) -> str:
        code = int(found[1] or "0", 16)
        plain = 0xA0 < code < 0xD800 and code not in (0x2028, 0x2029)
        return chr(code) if plain else found[0]

    return _NUMBERED.sub(letter, source)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
