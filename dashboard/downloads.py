"""What can be taken away from a chart: the picture, and the data behind it.

Pictures are drawn by one headless Chrome or Chromium, started when the first is asked for and
held until the program ends; a browser that died is started again once. Without one, everything
but PNG, SVG and PDF works. The functions above `download_row` know nothing of Streamlit, so the
command line and the report use them too.

Cells of articles that begin with = + - or @ would run as formulas in a spreadsheet. In XLSX they
are written as strings, which never run. In CSV they stay as they are: a CSV is data for programs,
and a changed cell would no longer be what the article says.
"""

from __future__ import annotations

import asyncio
import atexit
import io
import os
import shutil
import threading
from collections.abc import Coroutine, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import plotly.io

from analysis.errors import AnalysisError
from analysis.tables import TABLES, Table
from dashboard.charts import theme
from dashboard.charts.layout import WIDTH
from dashboard.i18n import DIRECTIONS, Say

Picture = Literal["png", "svg", "pdf"]
MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CELL = 32_767  # characters that a cell of XLSX holds
ROWS = 1_048_575  # rows of a sheet, without the heading
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


def browser_path() -> str | None:
    """The Chrome, Chromium or Edge of this machine, or None; `BROWSER_PATH` goes first."""
    given = os.environ.get("BROWSER_PATH")
    if given is not None:
        return given if Path(given).is_file() else None
    found = (shutil.which(name) for name in _BROWSERS)
    placed = (place for place in _PLACES if Path(place).is_file())
    return next((path for path in found if path), None) or next(placed, None)


class _Painter:
    """One browser on a loop of its own thread; `draw` may be called from any thread."""

    def __init__(self, path: str) -> None:
        # Imported here: it takes a third of a second, and only pictures need it.
        import kaleido

        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="pictures", daemon=True).start()
        # choreographer passes --no-sandbox unless told otherwise; as root Chrome needs it.
        self._kaleido = kaleido.Kaleido(n=1, timeout=60, mathjax=False, path=path)
        self._wait(self._kaleido.open(), 60)

    def _wait(self, work: Coroutine[Any, Any, Any], seconds: float) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def draw(self, figure: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
        return self._wait(self._kaleido.calc_fig(dict(figure), opts=dict(options)), 90)

    def close(self) -> None:
        """Let the browser go; one that is dead already has nothing more to tell."""
        try:
            self._wait(self._kaleido.close(), 10)
        except Exception as error:  # the browser is gone: whatever it raises, we are done with it
            threading.excepthook  # noqa: B018
            del error
        self._loop.call_soon_threadsafe(self._loop.stop)
