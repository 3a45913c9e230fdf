"""Where things stand in a figure: title, subtitle, key, caption, margins; labels that are not cut.

Plotly neither wraps text nor leaves room for it, so widths are estimated here (generously) and
margins are computed from the labels. All figures are laid out for 680 px, and stay right when
the page stretches them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import plotly.graph_objects as go

from dashboard.charts import theme
from dashboard.i18n import Say

WIDTH = 680
PAD = 16
LINE = 1.35  # line height in font sizes
_CAP = 0.7  # height of capitals in font sizes, as Plotly has it

_RTL, _LTR, _FIRST, _END = "\u2067", "\u2066", "\u2068", "\u2069"
_OPEN = (_RTL, _LTR, _FIRST)
_TAG = re.compile(r"<[^>]*>")
_NARROW = set("iljtfrI.,:;'’|!()[]·“” -/")
_WIDE = set("mwMW@%—")


@dataclass(frozen=True)
class Frame:
    """The words around a figure, and the side they start from.

    key: (symbol as HTML, meaning) pairs, shown as one line under the subtitle, inside the picture.
    """

    title: str
    subtitle: str
    caption: str
    direction: str
    key: Sequence[tuple[str, str]] = ()

    @property
    def rtl(self) -> bool:
        return self.direction == "rtl"


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float = theme.SIZE) -> float:
    """Estimated width in px of one line, on the generous side."""
    total = 0.0
    for char in text:
        if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
            continue
        if unicodedata.east_asian_width(char) in "WF":
            total += 1.0
        elif char in _NARROW:
            total += 0.36
        elif "\u0600" <= char <= "\u08ff":
            total += 0.53
        elif char in _WIDE:
            total += 0.92
        elif char.isupper():
            total += 0.7
        else:
            total += 0.58
    return total * size


def wrap(text: str, width: float, size: float = theme.SIZE) -> list[str]:
    """The lines of `text` at most `width` px wide; a longer single word keeps its own line.

    Each line of an SVG text is a paragraph of its own: an isolate that reaches over several lines
    is closed at the end of each and opened again in the next.
    """
    rows: list[list[str]] = []
    used = 0.0
    for word in text.split():
        joined = used + text_width(" ", size) + text_width(word, size)
        if rows and joined <= width:
            rows[-1].append(word)
            used = joined
        else:
            rows.append([word])
            used = text_width(word, size)
    return _closed([" ".join(row) for row in rows] or [""])


def _closed(rows: Sequence[str]) -> list[str]:
    """The lines of one text with every isolate whole in its line, running as it did."""
    whole, found, opened = "\n".join(rows), [], []
    at = 0
    for row in rows:
        line = "".join(opened)
        for char in row:
            at += 1
            if char == _END and not opened:
                continue  # it would end the isolate that the line stands in
            line += char
            if char == _END:
                opened.pop()
            elif char in _OPEN:
                opened.append(_mark(whole[at:]) if char == _FIRST else char)
        found.append(line + _END * len(opened))
        at += 1
    return found


def _mark(text: str) -> str:
    """The isolate that runs as the first letter of `text` does."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return _LTR if kind == "L" else _RTL
    return _FIRST


def isolated(text: str, direction: str = "") -> str:
    """`text` escaped for Plotly and isolated, so that its neighbours keep their order.

    direction: rtl, ltr or "" (as its first letter has it).
    """
    mark = {"rtl": _RTL, "ltr": _LTR}.get(direction, _FIRST)
    return f"{mark}{html.escape(' '.join(text.split()), quote=False)}{_END}"


def lines(text: str, direction: str, width: float, size: float = theme.SIZE) -> str:
    """`text` wrapped, each line escaped and set in `direction`."""
    return "<br>".join(isolated(line, direction) for line in wrap(text, width, size))


def hover(sentence: str, direction: str, *more: str) -> str:
    """A hover text of whole sentences, wrapped at a comfortable width."""
    return "<br>".join(lines(part, direction, 320) for part in (sentence, *more) if part)


def widest(labels: Sequence[str], size: float = theme.SIZE) -> float:
    """Width in px of the longest of the lines of `labels` (lines parted by <br>)."""
    parts = [_TAG.sub("", line) for label in labels for line in label.split("<br>")]
    return max((text_width(html.unescape(part), size) for part in parts), default=0.0)


def row_height(labels: Sequence[str], least: float, size: float = theme.SIZE) -> float:
    """Height in px of a row whose label may have several lines, so that no two rows touch."""
    most = max((label.count("<br>") + 1 for label in labels), default=1)
    return max(least, most * size * LINE + 4)


def name_lines(name: str, width: float, size: float = theme.SIZE) -> list[str]:
    """The lines of a name, each escaped and isolated, all running as its first letter does."""
    direction = {_RTL: "rtl", _LTR: "ltr"}.get(_mark(name), "")
    return [isolated(line, direction) for line in wrap(name, width, size)]


def wrapped_label(name: str, width: float, size: float = theme.SIZE) -> str:
    """A name for an axis, on several lines where it is long, never cut."""
    return "<br>".join(name_lines(name, width, size))


def lead(text: str, rtl: bool) -> str:
    """A line of Plotly HTML set in the interface's direction, whatever it begins with."""
    return (_RTL if rtl else _LTR) + text + _END


def spot(colour: str, glyph: str) -> str:
    """A coloured character for a key or a heading."""
    return f'<span style="color:{colour}">{glyph}</span>'


def _key_lines(key: Sequence[tuple[str, str]], direction: str) -> list[str]:
    """The key's entries, filled into lines of the figure's width."""
    rows: list[list[str]] = []
    used = 0.0
    for mark, meaning in key:
        need = text_width(meaning, theme.SMALL) + 2.6 * theme.SMALL
        if not rows or used + need > WIDTH - 2 * PAD:
            rows.append([])
            used = 0.0
        rows[-1].append(f"{mark}\u00a0{isolated(meaning, direction)}")
        used += need
    isolate = _RTL if direction == "rtl" else _LTR
    return [isolate + "\u2003".join(row) + _END for row in rows]


def compose(
    figure: go.Figure,
    frame: Frame,
    *,
    plot_height: float,
    left: float = PAD,
    right: float = PAD,
    above: float = 0,
    below: float = 24,
) -> go.Figure:
    """Set size, margins, title, subtitle, key and caption, and return the figure.

    plot_height: px of the plotting area; left, right: px that axis labels need; above, below: px
    between the plotting area and the words (panel headings; tick labels and axis title).
    """
    inner = WIDTH - 2 * PAD
    title = wrap(frame.title, inner, theme.TITLE)
    subtitle = wrap(frame.subtitle, inner, theme.SIZE) if frame.subtitle else []
    key = _key_lines(frame.key, frame.direction)
    caption = wrap(frame.caption, inner, 11) if frame.caption else []
    steps = [
        (len(title), theme.TITLE, theme.INK),
        (len(subtitle), theme.SIZE, theme.MUTED),
        (len(key), theme.SMALL, theme.INK),
    ]
    top = 12 + sum(n * size * LINE + (4 if n else 0) for n, size, _ in steps)
    # Plotly lets the first line of a title hang from the top (dy .7em) only if there is no other.
    hang = _CAP * theme.TITLE if len(title) > 1 else 0
    bottom = below + len(caption) * 11 * LINE + 14
    figure.update_layout(
        template=theme.template(),
        height=round(top + above + plot_height + bottom),
        margin={"l": left, "r": right, "t": top + above, "b": bottom, "pad": 4},
        title={
            "text": "<br>".join(isolated(line, frame.direction) for line in title),
            "font": {"size": theme.TITLE, "color": theme.INK, "weight": 600},
            "x": 1 if frame.rtl else 0,
            "xref": "container",
            "xanchor": "right" if frame.rtl else "left",
            "pad": {"l": PAD, "r": PAD, "t": 12 + hang},
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "automargin": False,
        },
        showlegend=False,
        hoverlabel={"align": "right" if frame.rtl else "left"},
    )
    start = (right - PAD) if frame.rtl else (PAD - left)
    place = {
        "xref": "paper",
        "yref": "paper",
        "x": 1 if frame.rtl else 0,
        "xanchor": "right" if frame.rtl else "left",
        "xshift": start,
        "align": "right" if frame.rtl else "left",
        "showarrow": False,
    }
    down = 12 + steps[0][0] * theme.TITLE * LINE + 4
    for name, rows, size, colour in (
        ("subtitle", [isolated(line, frame.direction) for line in subtitle], *steps[1][1:]),
        ("key", key, *steps[2][1:]),
    ):
        if not rows:
            continue
        figure.add_annotation(
            text="<br>".join(rows),
            name=name,
            y=1,
            yanchor="top",
            yshift=top + above - down,
            font={"size": size, "color": colour},
            **place,
        )
        down += len(rows) * size * LINE + 4
    if caption:
        figure.add_annotation(
            text="<br>".join(isolated(line, frame.direction) for line in caption),
            name="caption",
            y=0,
            yanchor="bottom",
            yshift=-bottom + 8,
            font={"size": 11, "color": theme.MUTED},
            **place,
        )
    return figure


def framed(
    say: Say,
    key: str,
    *,
    title: str | None,
    subtitle: str,
    caption: str,
    direction: str | None,
    marks: Sequence[tuple[str, str]] = (),
) -> Frame:
    """The `Frame` of a chart: its own question as title unless a finding is passed."""
    return Frame(
        title or say(f"chart.{key}.title"), subtitle, caption, direction or say.direction, marks
    )


def nothing(frame: Frame, line: str) -> go.Figure:
    """The figure where there is nothing to draw: the same frame and one line that says why."""
    figure = go.Figure()
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(
        text=lines(line, frame.direction, WIDTH - 4 * PAD),
        x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False,
        font={"size": theme.SIZE, "color": theme.MUTED},
    )  # fmt: skip
    return compose(figure, Frame(frame.title, frame.subtitle, frame.caption, frame.direction),
                   plot_height=80)  # fmt: skip


def heading(
    figure: go.Figure,
    text: str,
    *,
    x: float,
    y: float,
    rtl: bool,
    shift: float = 0,
    size: float = theme.SIZE,
) -> None:
    """A panel's heading at the start of its side, just above `y` (paper units)."""
    figure.add_annotation(
        text=text, x=x, y=y, xref="paper", yref="paper", xshift=shift, yshift=4,
        xanchor="right" if rtl else "left", yanchor="bottom", showarrow=False, name="heading",
        font={"size": size, "color": theme.INK, "weight": 600},
        align="right" if rtl else "left",
    )  # fmt: skip


def stacked(values: np.ndarray, near: float, step: float = 0.16) -> np.ndarray:
    """Offsets (0, step, −step, 2·step, …) for sorted values that lie nearer than `near`."""
    offsets = np.zeros(len(values))
    run = 0
    for i in range(1, len(values)):
        run = run + 1 if values[i] - values[i - 1] < near else 0
        level = min((run + 1) // 2, 3)
        offsets[i] = level * step * (1 if run % 2 else -1)
    return offsets
