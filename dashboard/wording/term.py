"""The chosen term: found by completion or typed, its numbers, its dots, and its lines."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import rows_of
from analysis.text.languages import get_language
from analysis.text.normal import lemmas, normal_form
from dashboard import state
from dashboard.charts import words as figures
from dashboard.components import group_label, group_name, guarded, note
from dashboard.context import Context
from dashboard.i18n import number
from dashboard.markup import Html, el, join, show
from dashboard.plots import draw, words_around
from dashboard.wording import concordance, neighbours
from dashboard.wording.choices import REST, Choices, captions, measure_name
from dashboard.wording.frames import differences

MOST_OFFERED = 2000  # a box with more options is slow in the browser; anything can be typed
ANCHOR = "px-term"
MOST_FORMS = 8


def term(context: Context, table: pd.DataFrame, choices: Choices, language: str) -> None:
    """The search box, and all that is known of the term in it."""
    say = context.say
    head = [el("h2", say("words.term.title")), el("p", say("words.term.note"), class_="px-note")]
    show(el("div", *head, class_="px-section", id=ANCHOR))
    query = _searched(context, table, language)
    if not query:
        show(el("p", say("words.term.choose"), class_="px-note"))
        return
    with guarded(say):
        _about(context, table, choices, language, query)


def row_of(context: Context, table: pd.DataFrame, choices: Choices) -> Any:
    """The row of the chosen term: of the group (and reference) where it was clicked, else where
    it is clearest."""
    query, group = state.choice("term"), state.choice("at_group")
    if not query or table.empty:
        return None
    language, against = str(table["language"].iloc[0]), state.choice("at_against")
    if against != choices.against and against in (REST, *context.groups):
        table = differences(context, choices, against=against)
        table = table[table["language"] == language]
    rows = table[table["term"].isin([query, *_counted_as(query, language)])]
    if rows.empty:
        rows = table[table["display"] == query]
    if group and (rows["group"] == group).any():
        rows = rows[rows["group"] == group]
    return next(rows_of(rows.sort_values("score", ascending=False)), None)


def _counted_as(query: str, language: str) -> list[str]:
    """What somebody typed in the forms under which words are counted (قمة as قمه, goes as go)."""
    words, known = query.split(), get_language(language)
    return [
        " ".join(normal_form(word, known) for word in words),
        " ".join(lemmas(words, known)),
    ]


def numbers(context: Context, row: Any) -> Html:
    """The numbers with which a term's mark was drawn, in a sentence."""
    say, language = context.say, context.language
    reference = say("words.rest") if row.reference == REST else group_label(context, row.reference)
    said = say(
        "words.term.numbers",
        term=row.display, group=group_label(context, row.group), reference=reference,
        n=row.n_target, a=row.articles_target, of_a=row.of_target,
        rate=number(row.rate_target, language),
        m=row.n_rest, b=row.articles_rest, of_b=row.of_rest,
        rest=number(row.rate_rest, language),
    )  # fmt: skip
    measure, score = measure_name(say, row.measure), number(row.score, language)
    if pd.isna(row.low) or row.of_target == 1:
        scored = say("words.term.score", measure=measure, score=score)
    else:
        scored = say(
            "words.term.score.range", measure=measure, score=score,
            low=number(row.low, language), high=number(row.high, language),
        )  # fmt: skip
    return join([said, " ", scored])


def pointer(context: Context, table: pd.DataFrame, choices: Choices) -> None:
    """Beside the bars: the numbers of the chosen term, and the way down to its sentences."""
    row, query = row_of(context, table, choices), state.choice("term")
    if row is None:
        key = "words.term.no_mark" if query else "words.term.click"
        show(el("p", context.say(key, term=query), class_="px-note px-pointer"))
        return
    _numbers_and_way(context, row, "words.term.down")


def numbers_here(context: Context, table: pd.DataFrame, choices: Choices) -> None:
    """Under a chart further down: the numbers of the mark that was clicked, and the way up."""
    row = row_of(context, table, choices)
    if row is not None:
        _numbers_and_way(context, row, "words.term.up")


def _numbers_and_way(context: Context, row: Any, way: str) -> None:
    link = el("a", context.say(way), href=f"#{ANCHOR}", target="_self")
    show(el("p", numbers(context, row), " ", link, class_="px-note px-pointer"))


def completions(table: pd.DataFrame, most: int = MOST_OFFERED) -> dict[str, str]:
    """Term → how it is written: the shown terms and the most frequent ones, those first that are
    used most. Of terms that are written alike only the first is offered."""
    uses = (table["n_target"] + table["n_rest"]).rename("uses")
    rows = table[["term", "display", "shown"]].assign(uses=uses)
    groups = max(1, table["group"].nunique())
    frequent = rows.nlargest(most * groups, "uses").drop_duplicates("term").head(most)
    offered = pd.concat([frequent, rows[rows["shown"]]]).sort_values(
        ["uses", "term"], ascending=[False, True]
    )
    offered = offered.drop_duplicates("term").drop_duplicates("display")
    return dict(zip(offered["term"], offered["display"], strict=True))


def _searched(context: Context, table: pd.DataFrame, language: str) -> str:
    """The search box; what was chosen in it is the page's term from the next run on."""
    say, now = context.say, state.choice("term")
    written = completions(table)
    options = list(written) if not now or now in written else [now, *written]
    typed = st.selectbox(
        say("words.term.search"),
        options,
        index=options.index(now) if now else None,
        format_func=lambda one: str(written.get(one, one)),
        key=f"px_term_{language}_{now}",
        placeholder=say("words.term.placeholder"),
        accept_new_options=True,
        filter_mode="contains",
    )
    typed = (typed or "").strip()
    if typed != now:
        state.choose(term=typed, at_group=None, at_against=None, kwic_page=None)
        st.rerun()
    return typed


def _about(
    context: Context, table: pd.DataFrame, choices: Choices, language: str, query: str
) -> None:
    say, row = context.say, row_of(context, table, choices)
    found = context.frame("concordance", query, unit=choices.unit)
    here = found["article_id"].isin(_of_language(context, language))
    hits = found[here].reset_index(drop=True)
    display = row.display if row is not None else query
    if hits.empty:
        note(say("words.term.not_found", term=display))
        return
    if choices.unit == "lemma" and " " not in query:
        _forms(context, hits)
    each = context.frame("term_rates", query, unit=choices.unit)
    each = each[each["language"] == language].reset_index(drop=True)
    _dots(context, each, choices, language, display, query)
    first = state.choice("at_group")
    concordance.lines_of(context, hits, display, first)
    with_hits = set(each.loc[each["n"] > 0, "group"])
    silent = [group_name(context, name) for name in dict.fromkeys(each["group"])
              if name not in with_hits]  # fmt: skip
    if silent:
        note(join([say("words.term.silent"), " ", join(silent, " ")]))
    neighbours.neighbours(context, choices, language, query, display)


def _forms(context: Context, hits: pd.DataFrame) -> None:
    """Which forms are counted as one term, the most frequent first; nothing where there is one."""
    say = context.say
    times = hits["node"].str.lower().value_counts().sort_index()
    times = times.sort_values(ascending=False, kind="stable")
    if len(times) < 2:
        return
    listed = [f"{form} {n}" for form, n in times.head(MOST_FORMS).items()]
    if len(times) > MOST_FORMS:
        listed.append(say("words.term.forms.more", n=len(times) - MOST_FORMS))
    note(say("words.term.forms", forms=say.list(listed)))


def _dots(
    context: Context, rates: pd.DataFrame, choices: Choices, language: str, display: str, query: str
) -> None:
    measured = captions(context.say, choices, "")[2:3]
    figure = figures.words_dots(
        rates.assign(outlet=rates["group"]),
        **words_around(context, *measured, language=language),
        display=display,
        raw=choices.raw,
    )
    clicked = draw(context, figure, rates, name="term_rates", key="words_dots")
    if clicked:
        state.go("reader", article=clicked[0], term=query)


def _of_language(context: Context, language: str) -> pd.Series:
    articles = context.articles.frame
    return articles.loc[articles["language"] == language, "article_id"]
