"""The dashboard: page set-up, side panel, navigation, one error frame.

Run with `python -m dashboard`, or `streamlit run dashboard/app.py`.
"""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[1])
if ROOT not in sys.path:  # `streamlit run` puts only this folder on the path
    sys.path.insert(0, ROOT)

from collections.abc import Callable  # noqa: E402

import streamlit as st  # noqa: E402

from analysis.study import Study  # noqa: E402
from dashboard import bring, cache, markup, panel, registry, state, theme  # noqa: E402
from dashboard.charts.theme import outlet_colours  # noqa: E402
from dashboard.components import empty_state, guarded  # noqa: E402
from dashboard.context import Context  # noqa: E402
from dashboard.i18n import Say  # noqa: E402


def prepared(study: Study, say: Say) -> Context:
    """The context of this run; a progress bar says what is being done when it takes long."""
    articles, off = study.articles, study.recipe.boilerplate_off
    place = st.empty()

    def tell(share: float, step: str) -> None:
        place.progress(min(max(share, 0.0), 1.0), text=say(f"prepare.{step}"))

    corpus = cache.corpus_of(articles, None if cache.is_prepared(articles, off) else tell, off)
    place.empty()
    by = state.grouping(corpus.articles)
    groups = sorted(set(corpus.articles.groups(by)) - {""})
    return Context(
        study=study,
        articles=corpus.articles,
        corpus=corpus,
        by=by,
        scope=state.scope(corpus.articles),
        language=say.language,
        say=say,
        colours=outlet_colours(groups),
    )


def page_runner(page: registry.Page, say: Say) -> Callable[[], None]:
    """What the navigation runs for a page: prepare, draw the panel, render; all in the frame."""

    def run() -> None:
        with guarded(say):
            if line := bring.say_what_happened(say):
                st.warning(markup.plain(line), icon=":material/info:")
            study = state.study()
            if study is None:
                if page.slug == "articles":
                    page.load()(None)
                else:
                    empty_state(say, "page.nothing_yet")
                return
            context = prepared(study, say)
            panel.side_panel(study, context.articles, say)
            page.load()(context)

    return run


def home() -> None:
    """The bare address: what was brought, or the first screen."""
    state.go("overview" if state.study() is not None else "articles")


def main() -> None:
    st.set_page_config(page_title="Parallax", layout="wide", initial_sidebar_state=272)
    say = Say(state.language())
    with guarded(say):
        bring.start()
    markup.style(theme.stylesheet(say))
    pages = {
        page.slug: st.Page(
            page_runner(page, say),
            title=say(f"nav.{page.slug}"),
            icon=page.icon,
            url_path=page.slug,
        )
        for page in registry.available()
    }
    state.remember_pages(pages)
    sections = {
        say(f"nav.group.{group}"): [pages[p.slug] for p in registry.available() if p.group == group]
        for group in registry.GROUPS
    }
    start = st.Page(home, title="Parallax", url_path="start", default=True, visibility="hidden")
    chosen = st.navigation(
        {"": [start], **{name: found for name, found in sections.items() if found}},
        position="top",
    )
    chosen.run()
    state.sync()


main()
