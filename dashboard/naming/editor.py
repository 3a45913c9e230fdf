"""The form in which somebody changes the labels that are looked for; kept with the study."""

from __future__ import annotations

import streamlit as st

from dashboard import state
from dashboard.components import note
from dashboard.context import Context
from dashboard.downloads import table_downloads
from dashboard.naming.labels import (
    Concepts,
    as_frame,
    is_changed,
    labels_of,
    parsed,
    with_concept,
    written,
)

NEW = "*"  # the choice of a concept that is not there yet; no concept is called so


def keep_labels(context: Context, language: str, concepts: Concepts | None) -> None:
    """Make these the study's labels of a language; None: the list it started with again."""
    kept = {code: own for code, own in context.study.recipe.labels.items() if code != language}
    if concepts is not None:
        kept[language] = {concept: dict(labels) for concept, labels in concepts.items()}
    state.change_recipe(labels=kept)


def editor(context: Context, language: str, concepts: list[str]) -> None:
    """One concept at a time: its name, its labels, a label a line. concepts: which come first."""
    say, recipe = context.say, context.study.recipe
    own = labels_of(recipe, language)
    name = say.name("language", language)
    with st.expander(say("naming.edit"), icon=":material/edit:"):
        changed = "changed" if is_changed(recipe, language) else "starting"
        st.caption(say(f"naming.edit.{changed}", language=name, n=len(own)))
        order = [*concepts, *(one for one in own if one not in concepts)]
        wanted = state.pick(
            st.selectbox, say("naming.edit.concept"), [*order, NEW], name="naming_edit",
            default=order[0] if order else NEW,
            format_func=lambda one: say("naming.edit.new") if one == NEW else one,
        )  # fmt: skip
        labels = own.get(wanted, {})
        # The key names what is edited, so that another concept draws a fresh form.
        key = f"px_labels_{language}_{wanted}_{hash(written(labels))}"
        with st.form(key, border=False):
            title = st.text_input(say("naming.edit.name"), "" if wanted == NEW else wanted)
            text = st.text_area(
                say("naming.edit.labels"), written(labels), height=220,
                help=say("naming.edit.labels.help"),
                placeholder=say("naming.edit.labels.example"),
            )  # fmt: skip
            with st.container(horizontal=True):
                keep = st.form_submit_button(say("naming.edit.keep"), type="primary")
                remove = wanted != NEW and st.form_submit_button(say("naming.edit.remove"))
        if keep:
            _keep(context, language, wanted, " ".join(title.split()), text)
        elif remove:
            keep_labels(context, language, with_concept(own, wanted, wanted, {}))
            state.choose(naming_edit=None)
            st.rerun()
        with st.container(horizontal=True, vertical_alignment="center"):
            if is_changed(recipe, language) and st.button(
                say("naming.edit.reset"), icon=":material/restart_alt:"
            ):
                keep_labels(context, language, None)
                state.choose(naming_edit=None)
                st.rerun()
            if own:
                table_downloads(as_frame(own), name="labels", say=say, key="naming_labels")


def _keep(context: Context, language: str, old: str, name: str, text: str) -> None:
    """Take what was typed, or say what is missing."""
    labels = parsed(text)
    if not name or not labels:
        note(context.say("naming.edit.missing"), "caution")
        return
    own = labels_of(context.study.recipe, language)
    keep_labels(context, language, with_concept(own, old, name, labels))
    state.choose(naming_edit=name, naming_concept=name, naming_label=None)
    st.rerun()
