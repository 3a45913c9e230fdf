"""What each number is, how it is made, what it cannot say; the data dictionary; word lists."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import streamlit as st

from analysis.articles import COLUMNS
from analysis.corpus import VERSION
from analysis.marks.passages import SHINGLE
from analysis.marks.quoting.pairs import MIN_WORDS
from analysis.measures.lexicon import has_lexicon
from analysis.measures.tone import ENOUGH_COVERAGE, ENOUGH_HITS, INTERVAL_FROM
from analysis.tables import TABLES, Column
from analysis.text.languages import get_language, known_languages
from dashboard import __version__, lexicons, state
from dashboard.components import note, page_head
from dashboard.context import Context
from dashboard.i18n import Say, percent
from dashboard.markup import Html, el, join, show
from dashboard.meanings import meaning

ROOT = Path(__file__).resolve().parents[2]
#: Tables that are no numbers: they are told in the dictionary only.
NOT_MEASURES = ("problems",)
STEPS = ("language", "sentences", "words", "boilerplate", "quotations", "passages")
LIMITS = (
    "not_bias", "your_choice", "day_and_topic", "length", "quoted_speech", "wire_copy",
    "headlines", "translated", "few_articles", "dictionaries", "settings", "absence", "labels",
    "close_reading", "no_league_table",
)  # fmt: skip
ASPECTS = ("formula", "defaults", "limits", "source")
LIBRARIES = (
    "streamlit", "plotly", "pandas", "numpy", "scipy", "scikit-learn", "py3langid", "simplemma",
    "PyStemmer", "vaderSentiment", "stopwordsiso", "babel", "trafilatura", "kaleido",
)  # fmt: skip


def render(context: Context) -> None:
    say = context.say
    page_head(say("methods.question"), say("methods.answer"))
    sections = {
        "limits": _limits,
        "measures": _measures,
        "prepare": _steps,
        "languages": _languages,
        "dictionary": _dictionary,
        "versions": _versions,
    }
    for name, draw in sections.items():
        # The section of the list that was chosen stays open when the page runs again.
        is_open = name == "languages" and bool(state.choice("list"))
        with st.expander(say(f"methods.section.{name}"), expanded=is_open):
            draw(context)


def facts() -> dict[str, str | int]:
    """The settings that the texts name, taken from where they are used."""
    return {
        "shingle": SHINGLE,
        "min_words": MIN_WORDS,
        "coverage": f"{ENOUGH_COVERAGE:.1%}",
        "hits": ENOUGH_HITS,
        "interval": INTERVAL_FROM,
        "confidence": percent(0.95),
    }


def _limits(context: Context) -> None:
    say = context.say
    items = [el("li", say(f"methods.limit.{name}", **facts())) for name in LIMITS]
    show(el("ol", *items, class_="px-prose"))


def _measures(context: Context) -> None:
    """One closed entry a measure: what it is, its formula in words, defaults, limits, source."""
    say = context.say
    names = [name for name in TABLES if name not in NOT_MEASURES]
    show(join(_entry(say, f"methods.{name}", code=name) for name in names))


def _steps(context: Context) -> None:
    show(join(_entry(context.say, f"methods.step.{name}") for name in STEPS))


def _entry(say: Say, key: str, code: str = "") -> Html:
    rows = [el("p", say(f"{key}.what", **facts()))]
    for aspect in ASPECTS:
        if say.has(f"{key}.{aspect}"):
            label = el("b", say(f"methods.aspect.{aspect}"), " ")
            rows.append(el("p", label, say(f"{key}.{aspect}", **facts())))
    name = el("span", el("bdi", code), class_="px-code") if code else None
    summary = el("summary", el("span", say(key)), " ", name)
    return el("details", summary, *rows, class_="px-details px-prose")


# --- languages -----------------------------------------------------------------------------


def _languages(context: Context) -> None:
    """What each language has, and its lists in full: nothing is left out or weighed in secret."""
    say = context.say
    codes = sorted({*known_languages(), *context.languages} - {""})
    head = el("tr", *(el("th", say(f"methods.languages.{name}")) for name in _LANGUAGE_COLUMNS))
    body = [el("tr", *(el("td", cell) for cell in _language_row(say, code))) for code in codes]
    table = el("table", el("thead", head), el("tbody", *body), class_="px-table")
    show(el("div", table, class_="px-scroll"))
    note(say("methods.languages.note"))
    lists = [f"{kind}-{code}" for code in codes for kind in _kinds_of_list(code)]
    chosen = state.pick(
        st.selectbox, say("methods.list"), ["", *lists], name="list",
        format_func=lambda one: _list_name(say, one) if one else say("methods.list.none"),
    )  # fmt: skip
    if chosen:
        _list(context, *chosen.split("-", 1))


_LANGUAGE_COLUMNS = ("name", "stopwords", "tone", "missing")


def _language_row(say: Say, code: str) -> list[str]:
    language = get_language(code)
    tone = say("methods.languages.entries", n=len(lexicons.tone(code)))
    missing = [name for name in language.missing if not (name == "tone" and has_lexicon(code))]
    return [
        say.name("language", code),
        say("methods.languages.entries", n=len(language.stopwords)),
        tone,
        say.list([say(f"methods.languages.missing.{name}") for name in missing]) or "–",
    ]


def _kinds_of_list(code: str) -> list[str]:
    kinds = {"stopwords": bool(get_language(code).stopwords), "tone": has_lexicon(code)}
    return [kind for kind, has_one in kinds.items() if has_one]


def _list_name(say: Say, one: str) -> str:
    kind, code = one.split("-", 1)
    return say(f"methods.list.{kind}", language=say.name("language", code))


def _list(context: Context, kind: str, code: str) -> None:
    if kind == "stopwords":
        words = " · ".join(sorted(get_language(code).stopwords))
        show(el("p", words, dir=context.text_direction(code), class_="px-note"))
        return
    frame = lexicons.tone(code)
    headings = {name: context.say(f"methods.tone_list.{name}") for name in frame.columns}
    st.dataframe(frame, hide_index=True, column_config=headings)


# --- dictionary ----------------------------------------------------------------------------


def _dictionary(context: Context) -> None:
    say = context.say
    note(say("methods.dictionary.note"))
    articles = [Column(name, "text", meaning) for name, (_, meaning) in COLUMNS.items()]
    entries = [_columns(say, "articles", articles)]
    entries += [_columns(say, table.name, table.columns) for table in TABLES.values()]
    show(join(entries))


def _columns(say: Say, table: str, columns: tuple[Column, ...] | list[Column]) -> Html:
    head = el("tr", *(el("th", say(f"methods.dictionary.{name}")) for name in _DICTIONARY))
    body = [
        el(
            "tr",
            el("td", el("bdi", column.name, class_="px-code")),
            el("td", meaning(say, table, column)),
            el("td", el("bdi", say.name("unit", column.unit)) if column.unit else ""),
        )
        for column in columns
    ]
    grid = el("table", el("thead", head), el("tbody", *body), class_="px-table")
    row = el("span", say(f"table_row.{table}"), class_="px-count")
    summary = el("summary", el("bdi", table, class_="px-code"), " ", row)
    return el("details", summary, el("div", grid, class_="px-scroll"), class_="px-details")


_DICTIONARY = ("column", "meaning", "unit")


# --- versions ------------------------------------------------------------------------------


def _versions(context: Context) -> None:
    say = context.say
    versions = {
        "Parallax": tool_version(),
        say("methods.versions.prepare"): VERSION,
        "Python": platform.python_version(),
        **{name: version_of(name) for name in LIBRARIES},
    }
    rows = [
        el("tr", el("td", el("bdi", name)), el("td", el("bdi", value)))
        for name, value in versions.items()
    ]
    show(el("table", el("tbody", *rows), class_="px-table px-narrow"))
    note(say("methods.versions.fingerprint", value=context.articles.fingerprint))


def tool_version() -> str:
    """The version of the product."""
    return __version__


def version_of(name: str) -> str:
    """The installed version of a library; “–” where it is not installed as one."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"
