"""Colours, marker shapes and the one Plotly template; how a figure is fitted to the screen.

Outlet colours are the Okabe–Ito set in an order of our own plus two, chosen so that any two of the
first ten stay apart for readers with protanopia or deuteranopia as well (tested with the
matrices of Machado, Oliveira & Fernandes 2009).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.i18n import Say

INK = "#1A1D21"
MUTED = "#5C6066"
PAPER = "#FFFFFF"
GRID = "#D9D7D0"
ACCENT = "#0B5FA5"
#: The ends of tone, as the signs on words in a text have them (`--px-positive-ink`).
POSITIVE, NEGATIVE = ACCENT, "#A84300"
GREY = "#8E8D88"  # an outlet without a colour of its own; a number on too little text
TRANSPARENT = "rgba(0,0,0,0)"
_PLACES = ("\ue000", "\ue001")  # characters for private use, which no text has, keep places

#: What stands for what on dark paper; `on_screen` swaps them.
DARK = {
    INK: "#E8E6E1", MUTED: "#A9A8A3", PAPER: "#16181B", GRID: "#3A3D41", ACCENT: "#6CB4F0",
    NEGATIVE: "#F0A070",
}  # fmt: skip

OUTLET_COLOURS = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#8C6D31",
    "#5F5FC4",
    "#76AE65",
    "#16605A",
)
#: Plotly marker symbol and the same shape as a character, in the order of the colours.
SYMBOLS = (
    ("circle", "●"),
    ("square", "■"),
    ("diamond", "◆"),
    ("triangle-up", "▲"),
    ("triangle-down", "▼"),
    ("cross", "✚"),
    ("x", "✖"),
    ("star", "★"),
    ("pentagon", "⬟"),
    ("hexagon", "⬢"),
)
#: Less alike than chance – as chance has it – more alike; neither tone's colours nor red and green.
DIVERGING = (
    (0.0, "#8C510A"),
    (0.25, "#D8B365"),
    (0.5, "#F6F5F2"),
    (0.75, "#5AB4AC"),
    (1.0, "#01665E"),
)

FONT = (
    '"Noto Sans", "Segoe UI", "Noto Sans Arabic", "IBM Plex Sans Arabic", '
    "system-ui, Roboto, Helvetica, Arial, sans-serif"
)
SIZE = 13  # px of labels in a figure
SMALL = 12
TITLE = 18

#: Options for `st.plotly_chart(config=…)` and for HTML; no bar of tools, no call to a server.
CONFIG: dict[str, object] = {
    "displayModeBar": False,
    "displaylogo": False,
    "responsive": True,
    "scrollZoom": False,
    "plotlyServerURL": "",
}


def _places(names: Iterable[str], chosen: Sequence[str]) -> dict[str, int]:
    """A place in the palette for each name (−1: none), settled by name alone."""
    ordered = sorted(set(names))
    count = len(OUTLET_COLOURS)
    if len(ordered) <= count:
        return {name: place for place, name in enumerate(ordered)}
    picked = sorted(set(chosen) & set(ordered))[:count] or ordered[:count]
    places = dict.fromkeys(ordered, -1)
    free = set(range(count))
    for name in picked:
        wanted = ordered.index(name) % count
        place = wanted if wanted in free else min(free)
        free.discard(place)
        places[name] = place
    return places


def outlet_colours(names: Iterable[str], chosen: Sequence[str] = ()) -> dict[str, str]:
    """A colour for every outlet of the study, by sorted name, so the same on every page.

    Pass the names of the whole study, not of the selection. With more than ten, the `chosen` ones
    (without any: the first ten) have a colour and the others are grey.
    """
    places = _places(names, chosen)
    return {name: OUTLET_COLOURS[p] if p >= 0 else GREY for name, p in places.items()}


def outlet_symbols(names: Iterable[str], chosen: Sequence[str] = ()) -> dict[str, str]:
    """A Plotly marker symbol for every outlet, the second cue beside its colour."""
    places = _places(names, chosen)
    return {name: SYMBOLS[p][0] if p >= 0 else "circle" for name, p in places.items()}


def colour_of(name: str, colours: Mapping[str, str]) -> str:
    """The colour of a group; grey where it has none."""
    return colours.get(name, GREY)


def _shape(name: str, colours: Mapping[str, str]) -> tuple[str, str]:
    colour = colours.get(name, GREY)
    return SYMBOLS[OUTLET_COLOURS.index(colour)] if colour in OUTLET_COLOURS else SYMBOLS[0]


def symbol_of(name: str, colours: Mapping[str, str]) -> str:
    """The marker symbol that goes with a group's colour: the two never part."""
    return _shape(name, colours)[0]


def glyph_of(name: str, colours: Mapping[str, str]) -> str:
    """The same shape as a character, for headings of panels."""
    return _shape(name, colours)[1]


def languages_in(frame: pd.DataFrame) -> list[str]:
    """The languages of a frame, the one with most rows first, ties by code."""
    counts = frame["language"].value_counts()
    return sorted(map(str, counts.index), key=lambda code: (-counts[code], code))


def one_language(frame: pd.DataFrame) -> str:
    """The one language of a frame ("" when empty); ValueError where there are more."""
    codes = sorted(map(str, frame["language"].unique()))
    if len(codes) > 1:
        raise ValueError(f"a figure shows one language, got {', '.join(codes)}")
    return codes[0] if codes else ""


def caption(say: Say, *, settings: str, version: str) -> str:
    """The line under every figure: settings, version, and that a difference is not a bias."""
    if not settings:
        return say("chart.caption.bare", version=version)
    # Not given to `say`, which isolates what has foreign letters or digits: the settings are words
    # of the interface, and would run as “TF-IDF” does where they begin with it.
    first, second = _PLACES
    line = say("chart.caption", settings=first, version=second)
    return line.replace(first, settings).replace(second, version)


def template() -> go.layout.Template:
    """Ink on white, hairline grids, no box: what every figure of the house stands on."""
    axis = {
        "color": INK,
        "gridcolor": GRID,
        "linecolor": GRID,
        "zeroline": False,
        "ticks": "",
        "tickfont": {"size": SMALL, "color": INK},
        "title": {"font": {"size": SMALL, "color": MUTED}, "standoff": 8},
        "automargin": False,
        "fixedrange": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": SIZE, "color": INK},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
            "colorway": list(OUTLET_COLOURS),
            "xaxis": axis,
            "yaxis": axis,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": PAPER,
                "bordercolor": MUTED,
                "font": {"family": FONT, "size": SIZE, "color": INK},
            },
            "bargap": 0.3,
            "dragmode": False,
        }
    )


def on_screen(figure: go.Figure, *, dark: bool = False) -> go.Figure:
    """A copy for the page: its paper shows through, and in the dark theme the inks are swapped.

    The figure that is passed stays as it is: on white, for pictures and files.
    """
    content = figure.to_plotly_json()
    if dark:
        content = _swapped(content)
    copy = go.Figure(content)
    copy.update_layout(paper_bgcolor=TRANSPARENT, plot_bgcolor=TRANSPARENT, width=None)
    return copy


def _swapped(value: object) -> object:
    """`value` with the inks of paper replaced by those of the dark theme, at any depth."""
    if isinstance(value, str):
        for light, dark in DARK.items():
            value = value.replace(light, dark) if light in value else value
        return value
    if isinstance(value, Mapping):
        return {key: _swapped(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_swapped(item) for item in value]
    return value
