"""A page drawn alone over a few articles, without a browser; everything in them is invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.articles import ArticleSet
from analysis.corpus import Scope
from analysis.prepare import prepare
from analysis.study import Study
from dashboard.charts.theme import outlet_colours
from dashboard.context import Context
from dashboard.i18n import Say

SHARED = "the lower gate of the old harbour will open again before the autumn storms"
ENGLISH = [
    {
        "outlet": "Morning Lantern", "title": "Harbour gate to open, council says",
        "text": "PORT SELIM (Lantern) — The council praised the good agreement. "
        f"It said {SHARED}.\n"
        "“We have waited for eleven years,” said Ada Norr, who runs a warehouse.\n"
        "Read also: Ten walks along the quay",
        "language": "en", "published": "2025-03-09T08:00:00Z", "author": "Ines Tarl",
        "url": "https://lantern.example/gate",
    },
    {
        "outlet": "Port Herald", "title": "Anger over a shameful gate deal",
        "text": f"Traders denounced the terrible deal. A notice says that {SHARED}.\n"
        "They were not happy. The quay was empty.",
        "language": "en", "published": "2025-03-09T11:00:00Z",
    },
]  # fmt: skip
ARABIC = [
    {
        "outlet": "صحيفة المرفأ", "title": "المجلس يعلن إعادة فتح البوابة",
        "text": "رحب المجلس بالاتفاق الناجح على إعادة فتح البوابة القديمة.\n"
        "وقالت آدا نور «انتظرنا هذا اليوم أحد عشر عاما».",
        "language": "ar", "published": "2025-03-09T09:00:00Z",
    },
    {
        "outlet": "نورفيسا لحظة", "title": "كارثة عند البوابة",
        "text": "ندد التجار بالاتفاق ووصفوه بالكارثة. ولم يكونوا سعداء بما جرى عند البوابة.",
        "language": "ar", "published": "2025-03-09T10:00:00Z",
    },
]  # fmt: skip
#: Two texts as somebody pastes them: no outlet, no date; the second without a headline.
PASTED = [{"title": row["title"], "text": row["text"]} for row in ENGLISH]
PASTED[1]["title"] = ""


def context_of(
    rows: Sequence[Mapping[str, object]],
    language: str = "en",
    scope: Scope = Scope(),
    by: str = "outlet",
) -> Context:
    """The context of a study of these articles."""
    corpus = prepare(ArticleSet.from_frame(pd.DataFrame(rows)))
    groups = sorted(set(corpus.articles.groups(by)) - {""})
    study = Study("study", rounds=(corpus.articles,))
    return Context(
        study, corpus.articles, corpus, by, scope, language, Say(language), outlet_colours(groups)
    )


def ids_of(context: Context) -> list[str]:
    return context.articles.frame["article_id"].tolist()


def _page(slug: str, context: object) -> None:
    from importlib import import_module

    import_module(f"dashboard.views.{slug}").render(context)


def opened(
    slug: str, context: Context, monkeypatch: pytest.MonkeyPatch, **choices: str | list[str]
) -> AppTest:
    """The page drawn with these choices in its address; strings that are missing raise."""
    monkeypatch.setenv("PARALLAX_STRICT_STRINGS", "1")
    app = AppTest.from_function(_page, args=(slug, context), default_timeout=60)
    for name, value in choices.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def markup(app: AppTest) -> str:
    """All markup on the page."""
    return "\n".join(element.proto.body for element in app.get("html"))


class Marks(HTMLParser):
    """What is marked in markup: `found` has (kind, marked text) of every <mark> and <del>; a span
    that other marks cut into pieces is several. `text` is all that people read."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self.text = ""
        self.tags: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in ("mark", "del"):
            kind = (dict(attrs)["class"] or "").split()[-1].removeprefix("px-m-")
            self._open.append((kind, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("mark", "del"):
            self.found.append(self._open.pop())

    def handle_data(self, data: str) -> None:
        self.text += data
        self._open = [(kind, text + data) for kind, text in self._open]

    def of(self, kind: str) -> list[str]:
        return [text for name, text in self.found if name == kind]


def texts(app: AppTest) -> str:
    """All that a page says, without its marks."""
    return Marks(markup(app)).text


def in_address(app: AppTest, name: str) -> str:
    """A choice as it stands in the address."""
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]
