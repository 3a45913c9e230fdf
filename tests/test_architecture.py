"""The arrows of the design, held: what may import what, and the one place for each thing.

Nothing is imported here: the sources are parsed. Each rule is also tried on a small made-up
source that breaks it, so that a rule that can no longer fail is found.
"""

from __future__ import annotations

import sys

import pytest

from tests.architecture import (
    Source,
    against_arrows,
    cycles,
    importing,
    part_of,
    sources,
    within,
)

ANALYSIS = sources("analysis")
DASHBOARD = sources("dashboard")
TESTS = sources("tests")
KNOWN = [source.module for source in [*ANALYSIS, *DASHBOARD]]


def _arrows() -> dict[str, frozenset[str]]:
    """What each part of `analysis` may import of `analysis`."""
    line = ["errors", "tables", "articles", "corpus", "text", "marks", "prepare"]
    arrows = {
        f"analysis.{part}": frozenset(f"analysis.{before}" for before in line[:i])
        for i, part in enumerate(line)
    }
    base = frozenset(f"analysis.{part}" for part in line[:5])
    counts, measures = "analysis.measures.counts", "analysis.measures"
    arrows["analysis.ingest"] = base
    cells, capitals = "analysis.measures.cells", "analysis.measures.capitals"
    runs = "analysis.measures.runs"  # of which cells are made, and nothing else
    picking = "analysis.measures.picking"
    tools = {"analysis.measures.blocks", "analysis.measures.threads"}  # they know of arrays alone
    arrows |= dict.fromkeys(tools, frozenset[str]())
    arrows[runs] = base | tools
    parts = "analysis.measures.parts"  # so do the counts of groups apart
    arrows[parts] = frozenset(tools)
    arrows[cells] = base | {runs} | tools
    arrows[picking] = base | {cells, parts} | tools
    arrows[capitals] = base | {cells}
    arrows[counts] = base | {cells, capitals, parts, picking} | tools
    arrows[measures] = base | {cells, capitals, counts, parts} | tools
    arrows["analysis.models"] = base | {cells, capitals, counts, measures}
    arrows["analysis.measures.findings"] = base | {cells, capitals, counts, measures}
    return arrows


ARROWS = _arrows()
# What stands beside the flow and may use all of it; nothing in the flow may use these.
BESIDE = {"analysis", "analysis.study", "analysis.scale", "analysis.samples"}

NETWORK = (
    "urllib.request", "urllib3", "http.client", "http.server", "requests", "httpx", "aiohttp",
    "socket", "socketserver", "ssl", "ftplib", "smtplib", "trafilatura.downloads",
)  # fmt: skip
INTERFACE = ("streamlit", "plotly", "kaleido", "dashboard", "matplotlib", "altair")
# The one module that hands HTML to a page.
BUILDER = "dashboard.markup"
LONGEST = 350


def outside(files: list[Source], *places: str) -> list[Source]:
    return [source for source in files if not any(within(source.module, p) for p in places)]


def inside(files: list[Source], *places: str) -> list[Source]:
    return [source for source in files if any(within(source.module, p) for p in places)]


def raw_html(files: list[Source]) -> list[str]:
    """Where a page is given HTML: `st.html`, `components.html`, `unsafe_allow_html`."""
    wrong: list[str] = []
    for source in files:
        wrong += [
            f"{source.module}:{line} calls {name}"
            for name, line in source.calls()
            if name in {"st.html", "streamlit.html", "st.iframe"}
            or name.endswith("components.html")
            or ".components.v1." in name
        ]
        wrong += [
            f"{source.module}:{line} imports {name}"
            for name, line in source.imports()
            if name == "streamlit.html" or within(name, "streamlit.components")
        ]
        wrong += [
            f"{source.module}:{line} says unsafe_allow_html"
            for word, line in source.words()
            if word == "unsafe_allow_html"
        ]
    return wrong


def naming(files: list[Source], *attributes: str) -> list[str]:
    """Where one of these attributes of Streamlit is used or imported."""
    wrong = [
        f"{source.module}:{line} uses {name}"
        for source in files
        for name, line in source.names()
        if any(name == f"{st}.{a}" for st in ("st", "streamlit") for a in attributes)
    ]
    return wrong + importing(files, [f"streamlit.{attribute}" for attribute in attributes])


def changing_the_path(files: list[Source]) -> list[str]:
    return [
        f"{source.module}:{line}"
        for source in files
        for name, line in source.names()
        if name in {"sys.path", "site.addsitedir"}
    ] + importing(files, ["sys.path"])


def printing(files: list[Source]) -> list[str]:
    return [
        f"{source.module}:{line}"
        for source in files
        for name, line in source.calls()
        if name in {"print", "pprint", "pprint.pprint", "sys.stdout.write", "sys.stderr.write"}
    ]


def standing_before_the_library(files: list[Source]) -> list[str]:
    """Modules directly in `dashboard/` that hide one of the standard library.

    `streamlit run dashboard/app.py` puts `dashboard/` first on the path, and processes started
    from there inherit it: their `import html` would find a `dashboard/html.py`.
    """
    names = [source.module.split(".") for source in files]
    return sorted(
        ".".join(parts)
        for parts in names
        if len(parts) == 2 and parts[1] in sys.stdlib_module_names - {"__main__"}
    )


def too_long(files: list[Source]) -> list[str]:
    return [f"{source.module}: {source.lines} lines" for source in files if source.lines > LONGEST]


def test_the_sources_are_found() -> None:
    assert {"analysis.errors", "analysis.corpus"} <= {source.module for source in ANALYSIS}
    assert DASHBOARD


def test_no_arrow_of_the_analysis_runs_back() -> None:
    assert against_arrows(ANALYSIS, ARROWS, KNOWN) == []


def test_every_part_of_the_analysis_has_its_place_in_the_arrows() -> None:
    placeless = {
        source.module
        for source in ANALYSIS
        if part_of(source.module, ARROWS) is None
        and source.module != "analysis"
        and not any(within(source.module, part) for part in BESIDE - {"analysis"})
    }
    assert placeless == set()


def test_measures_never_import_marks_or_prepare() -> None:
    measures = inside(ANALYSIS, "analysis.measures")
    wrong = [
        f"{source.module}:{line} imports {name}"
        for source in measures
        for name, line in source.imports(KNOWN)
        if within(name, "analysis.marks") or within(name, "analysis.prepare")
    ]
    assert wrong == []


def test_no_modules_import_one_another_in_a_circle() -> None:
    assert cycles([*ANALYSIS, *DASHBOARD]) == []


def test_the_analysis_knows_no_interface() -> None:
    assert importing(ANALYSIS, INTERFACE) == []


def test_only_ingest_web_reaches_the_network() -> None:
    assert importing(outside(ANALYSIS, "analysis.ingest.web"), NETWORK) == []


def test_only_ingest_feeds_uses_feedparser() -> None:
    # It fetches what it is given as text; test_feeds.py holds that it is given bytes only.
    assert importing(outside(ANALYSIS, "analysis.ingest.pages.feeds"), ["feedparser"]) == []
    assert importing(inside(ANALYSIS, "analysis.ingest.pages.feeds"), ["feedparser"]) != []


def test_nothing_in_the_analysis_prints() -> None:
    assert printing(ANALYSIS) == []


def test_charts_know_no_streamlit() -> None:
    assert importing(inside(DASHBOARD, "dashboard.charts"), ["streamlit"]) == []


def test_only_the_html_builder_gives_html_to_a_page() -> None:
    assert raw_html(outside(DASHBOARD, BUILDER)) == []


def test_only_state_touches_the_session_and_the_address() -> None:
    assert naming(outside(DASHBOARD, "dashboard.state"), "session_state", "query_params") == []


def test_only_app_changes_the_import_path() -> None:
    assert changing_the_path([*ANALYSIS, *outside(DASHBOARD, "dashboard.app")]) == []


def test_no_folder_of_the_dashboard_is_named_pages() -> None:
    # Streamlit would take it for its own and draw a second navigation.
    assert inside(DASHBOARD, "dashboard.pages") == []


def test_no_module_of_the_dashboard_has_a_name_of_the_standard_library() -> None:
    assert standing_before_the_library(DASHBOARD) == []


@pytest.mark.parametrize("source", [*ANALYSIS, *DASHBOARD, *TESTS], ids=lambda s: s.module)
def test_a_module_fits_in_one_read(source: Source) -> None:
    assert too_long([source]) == []


# The rules themselves, on sources made up to break them.


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("analysis.errors", "from analysis.tables import Table"),
        ("analysis.tables", "import analysis.articles"),
        ("analysis.articles", "from .corpus import Corpus"),
        ("analysis.corpus", "from analysis import text"),
        ("analysis.text.tokens", "from ..marks.quotations import find"),
        ("analysis.text.tokens", "def late():\n    from analysis.marks import quotations"),
        ("analysis.marks.names", "from analysis.prepare import prepare"),
        ("analysis.marks.names", "from analysis.measures.terms import core"),
        ("analysis.measures.counts", "from analysis.measures.terms import core"),
        ("analysis.measures.terms", "from analysis.measures.findings import findings"),
        ("analysis.measures.terms", "from analysis.marks.quotations import find"),
        ("analysis.measures.terms", "from analysis import prepare"),
        ("analysis.measures.tone", "from analysis.models.tone import tone_by_model"),
        ("analysis.models.tone", "from analysis.marks.quotations import find"),
        ("analysis.ingest.read", "from analysis.prepare import prepare"),
        ("analysis.ingest.read", "from analysis import ArticleSet"),
        ("analysis.prepare", "from analysis.study import Study"),
    ],
)
def test_an_import_against_the_arrows_is_found(module: str, text: str) -> None:
    known = [
        "analysis", *ARROWS, "analysis.text.tokens", "analysis.marks.quotations",
        "analysis.measures.terms", "analysis.study",
    ]  # fmt: skip
    assert len(against_arrows([Source(module, text)], ARROWS, known)) == 1


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("analysis.tables", "from analysis.errors import InputError"),
        ("analysis.text.tokens", "from analysis.text.languages import Language"),
        ("analysis.text.tokens", "from .languages import Language"),
        ("analysis.measures.terms", "from analysis.measures import counts"),
        ("analysis.measures.findings", "from analysis.measures.terms import term_differences"),
        ("analysis.study", "from analysis.prepare import prepare"),
        ("analysis.corpus", "import numpy as np"),
    ],
)
def test_an_import_along_the_arrows_is_let_through(module: str, text: str) -> None:
    known = ["analysis", *ARROWS, "analysis.text.languages", "analysis.measures.terms"]
    assert against_arrows([Source(module, text)], ARROWS, known) == []


@pytest.mark.parametrize(
    "text",
    [
        "import requests",
        "import urllib.request",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import socket as s",
        "def f():\n    import httpx",
    ],
)
def test_a_reach_for_the_network_is_found(text: str) -> None:
    assert importing([Source("analysis.x", text)], NETWORK)


def test_reading_an_address_apart_is_not_a_reach_for_the_network() -> None:
    assert importing([Source("analysis.x", "from urllib.parse import urlsplit")], NETWORK) == []


@pytest.mark.parametrize(
    "text",
    [
        "import streamlit as st\nst.html(x)",
        "from streamlit import html\nhtml(x)",
        "st.markdown(x, unsafe_allow_html=True)",
        "st.markdown(x, **{'unsafe_allow_html': True})",
        "import streamlit.components.v1 as components\ncomponents.html(x)",
    ],
)
def test_html_given_to_a_page_past_the_builder_is_found(text: str) -> None:
    assert raw_html([Source("dashboard.views.words", text)])


@pytest.mark.parametrize(
    "text",
    ["st.session_state['a'] = 1", "x = st.session_state.a", "from streamlit import session_state"],
)
def test_a_touch_of_the_session_is_found(text: str) -> None:
    assert naming([Source("dashboard.views.words", text)], "session_state")


@pytest.mark.parametrize("text", ["import sys\nsys.path.insert(0, '.')", "from sys import path"])
def test_a_change_of_the_import_path_is_found(text: str) -> None:
    assert changing_the_path([Source("dashboard.cache", text)])


def test_a_print_and_a_long_module_are_found() -> None:
    assert printing([Source("analysis.x", "def f():\n    print(1)")]) == ["analysis.x:2"]
    assert too_long([Source("analysis.x", "a = 1\n" * (LONGEST + 1))])
    assert too_long([Source("analysis.x", "a = 1\n" * LONGEST)]) == []


def test_a_name_of_the_standard_library_is_found() -> None:
    hiding = Source("dashboard.calendar", "")
    deeper = Source("dashboard.views.calendar", "")
    main = Source("dashboard.__main__", "")
    assert standing_before_the_library([hiding, deeper, main]) == ["dashboard.calendar"]


def test_a_circle_of_imports_is_found_and_a_late_import_breaks_it() -> None:
    there = Source("a.one", "from a import two")
    back = Source("a.two", "from a.one import x")
    late = Source("a.two", "def f():\n    from a.one import x")
    assert cycles([there, back]) == [["a.one", "a.two"]]
    assert cycles([there, late]) == []
