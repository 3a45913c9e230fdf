"""PAGES: the one place to add a page. A page appears once its file in `views/` exists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from dashboard.context import Context

VIEWS = Path(__file__).parent / "views"
GROUPS = ("bring", "compare", "read", "take")


@dataclass(frozen=True)
class Page:
    """One page: its address, group of the navigation, icon (Material symbol); strings
    `nav.<slug>` (short title); file `views/<slug>.py` with `render(context)`."""

    slug: str
    group: str
    icon: str

    @property
    def exists(self) -> bool:
        return (VIEWS / f"{self.slug}.py").is_file()

    def load(self) -> Callable[[Context | None], None]:
        """The page's `render`, imported when it is opened. Only Articles is ever given None: the
        first screen, before there is a study."""
        return import_module(f"dashboard.views.{self.slug}").render


PAGES: tuple[Page, ...] = (
    Page("articles", "bring", ":material/article:"),
    Page("overview", "compare", ":material/dashboard:"),
    Page("words", "compare", ":material/match_word:"),
    Page("tone", "compare", ":material/balance:"),
    Page("voices", "compare", ":material/record_voice_over:"),
    Page("naming", "compare", ":material/label:"),
    Page("similarity", "compare", ":material/grid_on:"),
    Page("side_by_side", "read", ":material/vertical_split:"),
    Page("reader", "read", ":material/chrome_reader_mode:"),
    Page("report", "take", ":material/summarize:"),
    Page("methods", "take", ":material/functions:"),
)


def available() -> list[Page]:
    """The pages that exist, in the order of the navigation."""
    return [page for page in PAGES if page.exists]
