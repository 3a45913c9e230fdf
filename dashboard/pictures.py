"""Figures as PNG, SVG and PDF, drawn by one headless Chrome or Chromium.

The browser is started when the first picture is asked for and held until the program ends: about
4 s for the first picture, 0.3 s for each one after it. One that died is started again, once.
"""

from __future__ import annotations

import asyncio
import atexit
import logging
import os
import shutil
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Literal

import plotly.graph_objects as go

from analysis.errors import AnalysisError
from dashboard.charts.layout import WIDTH

Picture = Literal["png", "svg", "pdf"]

START = 60.0  # s that a browser may take to start
DRAW = 40.0  # s that one picture may take
SCALE = 2  # device pixels per px of a PNG

_BROWSERS = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
#: What a browser that is gone, or never came up, makes kaleido raise: ChannelClosedError is an
#: OSError, BrowserClosedError, BrowserFailedError and ChromeNotFoundError are RuntimeErrors.
_GONE = (OSError, RuntimeError, TimeoutError, asyncio.CancelledError)
_log = logging.getLogger(__name__)


def browser_path() -> str | None:
    """The Chrome, Chromium or Edge of this machine, or None.

    PARALLAX_CHROME (or BROWSER_PATH) goes first: whoever names one means that one.
    """
    named = os.environ.get("PARALLAX_CHROME") or os.environ.get("BROWSER_PATH")
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in _BROWSERS)
    placed = (place for place in _PLACES if Path(place).is_file())
    return next((path for path in found if path), None) or next(placed, None)


class _Painter:
    """One browser, on an event loop in a thread of its own."""

    def __init__(self, path: str) -> None:
        # Imported here: it takes a third of a second, and only pictures need it.
        import kaleido

        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="pictures", daemon=True).start()
        # choreographer starts Chrome with --no-sandbox, which it needs when run as root; what it
        # opens is our own figure and nothing from the network.
        self._kaleido = kaleido.Kaleido(n=1, timeout=DRAW, mathjax=False, path=path)
        self._wait(self._kaleido.open(), START)

    def _wait(self, work: Coroutine[Any, Any, Any], seconds: float) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def draw(self, figure: dict[str, Any], options: Any) -> bytes:
        return self._wait(self._kaleido.calc_fig(figure, opts=options), DRAW)

    def close(self) -> None:
        """Let the browser go."""
        try:
            self._wait(self._kaleido.close(), 10)
        except _GONE as error:
            _log.info("the browser for pictures was gone already: %s", error)
        self._loop.call_soon_threadsafe(self._loop.stop)


_lock = threading.Lock()  # one picture at a time: there is one tab
_painter: _Painter | None = None


def _held() -> _Painter:
    """The browser that is held, started if there is none. AnalysisError `needs_browser`."""
    global _painter
    if _painter is None:
        path = browser_path()
        if path is None:
            raise AnalysisError("needs_browser")
        try:
            _painter = _Painter(path)
        except _GONE as error:
            _log.warning("%s does not start: %s", path, error)
            raise AnalysisError("needs_browser") from error
    return _painter


def _let_go() -> None:
    global _painter
    painter, _painter = _painter, None
    if painter is not None:
        painter.close()


atexit.register(_let_go)


def picture(figure: go.Figure, format: Picture, *, width: int = WIDTH) -> bytes:
    """The figure as PNG (twice the pixels), SVG (its text stays text) or PDF, `width` px wide.

    Safe to call from several threads. AnalysisError `needs_browser` without Chrome or Chromium.
    """
    content = figure.to_plotly_json()
    options = {
        "format": format,
        "width": width,
        "height": figure.layout.height or 500,
        "scale": SCALE if format == "png" else 1,
    }
    with _lock:
        painter = _held()
        try:
            return painter.draw(content, options)
        except _GONE as error:
            # Killed by the system or by its user: start another one and draw again, once.
            _log.info("the browser for pictures is gone (%s): starting it again", error)
            _let_go()
            return _held().draw(content, options)
