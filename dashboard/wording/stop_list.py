"""The words that are left out, with how much each of them takes away, to be edited."""

from __future__ import annotations

import streamlit as st

from analysis.study import Recipe
from analysis.text.languages import get_language
from dashboard import state
from dashboard.context import Context
from dashboard.markup import el, show
from dashboard.wording.choices import Choices


def stop_words(context: Context, choices: Choices, language: str) -> None:
    """The list of a language, and what each word removes; changes are kept with the study."""
    say, recipe = context.say, context.study.recipe
    own = sorted(get_language(language).stopwords)
    words = (recipe.stopwords() or {}).get(language, own)
    counts = context.frame("stop_word_counts", unit=choices.unit)
    counts = counts[counts["language"] == language].reset_index(drop=True)
    left, right = st.columns(2, gap="medium")
    with left:
        show(el("p", say("words.stopwords", n=len(words)), class_="px-label"))
        st.dataframe(
            counts[["word", "n", "articles"]],
            hide_index=True,
            height=262,
            column_config={
                "word": st.column_config.Column(say("words.near.word")),
                "n": st.column_config.NumberColumn(say("column.n")),
                "articles": st.column_config.NumberColumn(say("column.articles")),
            },
        )
    with right, st.form(f"px_stopwords_{language}", border=False):
        text = st.text_area(say("words.stopwords.edit"), "\n".join(words), height=220)
        with st.container(horizontal=True):
            if st.form_submit_button(say("words.stopwords.apply"), type="primary"):
                _change(recipe.with_stopwords(language, text.split("\n")))
            if st.form_submit_button(say("words.stopwords.reset")):
                _change(recipe.with_stopwords(language, own))
    removed = int(counts["n"].sum())
    st.caption(say("words.stopwords.removed", n=removed, idle=int((counts["n"] == 0).sum())))


def _change(recipe: Recipe) -> None:
    state.change_recipe(
        stopwords_added=recipe.stopwords_added, stopwords_removed=recipe.stopwords_removed
    )
    st.rerun()
