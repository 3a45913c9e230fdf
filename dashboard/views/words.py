"""Which words set each outlet apart, with the sentences behind every bar."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.study import Recipe
from analysis.tables import rows_of
from analysis.text.languages import get_language
from dashboard import state
from dashboard.charts import word_detail as detail
from dashboard.charts import words as charts
from dashboard.components import (
    empty_state,
    evidence,
    from_concordance,
    group_label,
    group_name,
    how_to_read,
    note,
    page_head,
    scope_chip,
    section,
)
from dashboard.context import Context
from dashboard.i18n import number
from dashboard.markup import Html, el, join, show
from dashboard.plots import draw, language_shown, words_around

_REST = "rest"
_MOST_TERMS = 8


def render(context: Context) -> None:
    say = context.say
    options = {
        "ngrams": int(state.choice("ngrams", "1")),
        "against": state.choice("against", _REST),
    }
    if options["against"] not in (_REST, *context.groups):
        options["against"] = _REST
    table = context.frame("term_differences", **options)
    languages = [code for code in context.languages if code in set(table["language"])]
    shown = state.choice("words_in", context.language)
    first = table[table["language"] == shown] if shown in languages else table
    page_head(say("words.question"), _answer(context, first))
    scope_chip(context)
    if not languages:
        empty_state(say, "words.nothing", slug="side_by_side")
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="px_words_controls"):
        language = language_shown(context, languages, "words_in")
        _controls(context)
    here = table[table["language"] == language].reset_index(drop=True)
    _caution(context, here)
    clicked = _bars(context, here, options)
    if clicked:
        state.choose(term=clicked[1], at_group=clicked[0])
    _term(context, here, language)
    _all_terms(context, here)
    _stop_words(context, language)
    how_to_read(say, "words.how_to_read", **_example(here, context))


def _controls(context: Context) -> None:
    say = context.say
    state.pick(
        st.selectbox,
        say("words.against"),
        [_REST, *context.groups],
        name="against",
        default=_REST,
        format_func=lambda name: say("words.rest") if name == _REST else name,
    )
    state.pick(
        st.segmented_control,
        say("words.ngrams"),
        ["1", "2", "3"],
        name="ngrams",
        default="1",
        format_func=lambda n: say(f"words.ngrams.{n}"),
    )


def _answer(context: Context, table: pd.DataFrame) -> str | Html:
    """The clearest term of the page in a sentence: in all of its articles, in the fewest others."""
    shown = table[table["shown"]]
    if shown.empty:
        return context.say("words.answer.none") if len(table) else ""
    row = next(rows_of(shown.sort_values(["score", "term"], ascending=[False, True])))
    return join(
        [
            context.say(
                "words.answer",
                term=row.display,
                group=group_label(context, row.group),
                articles=row.articles_target,
                of=row.of_target,
                rest=row.articles_rest,
                of_rest=row.of_rest,
            )
        ]
    )


def _caution(context: Context, table: pd.DataFrame) -> None:
    say = context.say
    if (table["of_target"] == 1).any():
        note(say("words.single_article"), "caution")
    elif len(table) and table["of_target"].max() <= 5:
        note(say("words.few_articles"))
    if len(table) and table["within"].iloc[0] == "story":
        note(say("words.within_story"))


def _bars(context: Context, table: pd.DataFrame, options: dict[str, object]) -> list[str] | None:
    say = context.say
    figure = charts.words_bars(
        table,
        **words_around(
            context,
            say("words.settings", n=int(str(options["ngrams"]))),
            language=_language_of(table),
        ),
        top=_MOST_TERMS,
    )
    shown = table[table["shown"]].reset_index(drop=True)
    return draw(context, figure, shown, name="term_differences", key="words_bars", settings=options)


def _term(context: Context, table: pd.DataFrame, language: str) -> None:
    """The chosen or typed term: its rate in every article, and its sentences by outlet."""
    say = context.say
    section(say("words.term.title"), say("words.term.note"))
    row = _chosen(table)
    typed = st.text_input(
        say("words.term.search"),
        value=state.choice("term"),
        key=f"px_term_{state.choice('term')}",
        placeholder=say("words.term.placeholder"),
    )
    if typed != state.choice("term"):
        state.choose(term=typed, at_group=None)
        st.rerun()
    if not typed:
        show(el("p", say("words.term.choose"), class_="px-note"))
        return
    query = typed
    hits = context.frame("concordance", query)
    hits = hits[hits["article_id"].isin(_of_language(context, language))].reset_index(drop=True)
    if hits.empty:
        note(say("words.term.not_found", term=query))
        return
    rates = context.frame("term_rates", query)
    rates = rates[rates["language"] == language].reset_index(drop=True)
    display = row.display if row is not None and row.term == query else query
    evidence_place, chart_place = st.container(), st.container()
    with chart_place:
        dots = rates.assign(outlet=rates["group"])
        figure = detail.words_dots(
            dots, **words_around(context, language=language), display=display
        )
        clicked = draw(context, figure, rates, name="term_rates", key="words_dots")
        if clicked:
            state.go("reader", article=clicked[0], term=query)
    with evidence_place:
        groups = list(dict.fromkeys(rates["group"]))
        first = state.choice("at_group")
        groups.sort(key=lambda name: (name != first, name))
        with_hits = set(hits["article_id"])
        found = set(rates.loc[rates["article_id"].isin(with_hits), "group"])
        evidence(context, from_concordance(context, hits), groups=[g for g in groups if g in found])
        silent = [group_name(context, name) for name in groups if name not in found]
        if silent:
            note(join([say("words.term.silent"), " ", join(silent, " ")]))


def _chosen(table: pd.DataFrame):
    """The row of the chosen term, or of the clearest one where none is chosen."""
    term, group = state.choice("term"), state.choice("at_group")
    rows = table[table["term"] == term] if term else table.iloc[:0]
    if group and (rows["group"] == group).any():
        rows = rows[rows["group"] == group]
    return next(rows_of(rows.sort_values("score", ascending=False)), None)


def _of_language(context: Context, language: str) -> pd.Series:
    frame = context.articles.frame
    return frame.loc[frame["language"] == language, "article_id"]


def _all_terms(context: Context, table: pd.DataFrame) -> None:
    """Every term of one group: how often against how distinctive."""
    say = context.say
    section(say("words.scatter.title"), say("words.scatter.note"))
    groups = sorted(table["group"].unique())
    group = state.pick(
        st.selectbox, say("words.scatter.group"), groups, name="scatter",
        format_func=lambda name: group_label(context, name),
    )  # fmt: skip
    rows = table[table["group"] == group].reset_index(drop=True)
    figure = detail.words_scatter(
        rows,
        **words_around(context, narrowed=group_label(context, group), language=_language_of(table)),
    )
    clicked = draw(context, figure, rows, name="term_differences", key="words_scatter")
    if clicked:
        state.choose(term=clicked[1], at_group=clicked[0])
        st.rerun()


def _stop_words(context: Context, language: str) -> None:
    """The list that is left out, in full and to be edited; changes are kept with the study."""
    say, recipe = context.say, context.study.recipe
    own = sorted(get_language(language).stopwords)
    words = (recipe.stopwords() or {}).get(language, own)
    with (
        st.expander(say("words.stopwords", n=len(words)), icon=":material/filter_list:"),
        st.form(f"px_stopwords_{language}", border=False),
    ):
        text = st.text_area(say("words.stopwords.edit"), "\n".join(words), height=220)
        places = st.columns([1, 1, 3])
        if places[0].form_submit_button(say("words.stopwords.apply"), type="primary"):
            _change_stop_words(recipe.with_stopwords(language, text.split("\n")))
        if places[1].form_submit_button(say("words.stopwords.reset")):
            _change_stop_words(recipe.with_stopwords(language, own))


def _change_stop_words(recipe: Recipe) -> None:
    state.change_recipe(
        stopwords_added=recipe.stopwords_added, stopwords_removed=recipe.stopwords_removed
    )
    st.rerun()


def _example(table: pd.DataFrame, context: Context) -> dict[str, str]:
    """An example from the data at hand for “how to read this”."""
    rows = table[table["shown"]] if table["shown"].any() else table
    row = next(rows_of(rows.sort_values("score", ascending=False)))
    return {
        "term": row.display,
        "group": group_label(context, row.group),
        "label": f"{row.articles_target}/{row.of_target} · {row.articles_rest}/{row.of_rest}",
        "rate": number(row.rate_target, context.language),
        "rest": number(row.rate_rest, context.language),
    }


def _language_of(table: pd.DataFrame) -> str:
    """The one language of a table that a chart shows."""
    return str(table["language"].iloc[0])
