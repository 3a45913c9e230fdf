"""How sure the page is: what relabelling the same articles would give."""

from __future__ import annotations

import streamlit as st

from analysis.tables import rows_of
from dashboard import state
from dashboard.context import Context
from dashboard.markup import el, show
from dashboard.separation_in_words import sentence
from dashboard.wording.choices import Choices


@st.fragment(parallel=True)
def certainty(context: Context, choices: Choices, language: str) -> None:
    """The line under the answer: as many terms by chance, or rarely so many.

    In thousands of articles the test takes seconds: the page is drawn beside it.
    """
    place = st.empty()
    asked = repr((context.articles.fingerprint, context.by, context.scope, choices.counting))
    if state.kept("certainty") != asked:  # else the answer is at hand, and nothing flickers
        with place:
            show(el("p", context.say("words.sure.busy"), class_="px-sure px-busy"))
    table = context.frame("separation_test", **choices.counting)
    state.keep("certainty", asked)
    with place:
        for row in rows_of(table[table["language"] == language]):
            show(el("p", sentence(context.say, row), class_="px-sure"))
