"""A tone lexicon of the user's own: chosen as a file, checked, kept with the study."""

from __future__ import annotations

import streamlit as st

from analysis.errors import InputError
from analysis.ingest.lexicon_file import read_lexicon
from dashboard import state
from dashboard.bring import error_line
from dashboard.components import note
from dashboard.context import Context

_EXAMPLE = "word,valence\nsplendid,3\nshameful,-2.5\nmixed blessing,-0.5\n"


def own_lists(context: Context, languages: list[str]) -> None:
    """Upload, see and take away a list for any language of the articles."""
    say, kept = context.say, dict(context.study.recipe.lexicons)
    with st.expander(say("tone.own.title"), icon=":material/upload_file:"):
        st.caption(say("tone.own.note"))
        language = state.pick(
            st.selectbox,
            say("tone.own.language"),
            languages,
            name="own_lexicon_in",
            default=languages[0],
            format_func=lambda code: say.name("language", code),
            width=260,
        )
        given = st.file_uploader(say("tone.own.file"), type=["csv", "tsv", "txt"], key="px_lexicon")
        with st.container(horizontal=True):
            if given is not None and st.button(say("tone.own.use"), type="primary"):
                try:
                    entries = read_lexicon(given.getvalue(), given.name)
                except InputError as error:
                    note(error_line(error, say), "caution")
                else:
                    state.change_recipe(lexicons={**kept, language: entries})
                    st.rerun()
            if language in kept and st.button(say("tone.own.remove")):
                state.change_recipe(lexicons={c: e for c, e in kept.items() if c != language})
                st.rerun()
            st.download_button(
                say("tone.own.example"), _EXAMPLE, file_name="lexicon.csv", mime="text/csv"
            )
        for code, entries in sorted(kept.items()):
            name = say.name("language", code)
            st.caption(say("tone.own.kept", language=name, n=len(entries)))
